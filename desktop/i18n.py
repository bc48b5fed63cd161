"""Internationalization: the one gettext catalog of messages for window, command line and set-up.

What the code says is English; ``resources/locale/LANGUAGE/LC_MESSAGES/piyue.po`` holds the Chinese, and for
English the plurals. The compiled ``piyue.mo`` is made at set-up and build. Where there is none, or one made
of another ``piyue.po``, the ``.po`` itself is read: a checkout never speaks words of yesterday.

This module needs the standard library alone and nothing of the project, so that ``packaging/start.py``, which
speaks before anything is installed, can load it by its path, also with a Python that is too old for the rest.
"""

from __future__ import annotations

import operator
import os
import re
import struct
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

LANGUAGES = ("zh", "en")
"""The languages spoken."""

LOCALES = {"zh": "zh_CN", "en": "en"}
"""The folder of each language."""

LOCALE_FOLDER = Path(__file__).parent.with_name("resources") / "locale"
DOMAIN = "piyue"

CHECKSUM = ("catalog", "CRC-32 of the .po")
"""Context and source of the entry of a ``.mo`` that names the ``.po`` it was made of."""

_current: list[str] = []  # the language in use, once one is


# ---- speaking


def translate(context: str, source: str, comment: str | None = None, n: int | None = None) -> str:
    """Return a message in the language in use.

    Args:
        context: Where it is said, such as the window's part.
        source: The English words; with ``%n`` in them where something is counted.
        comment: What tells it from the same words elsewhere in the context.
        n: How many there are; chooses the plural and takes the place of ``%n``, its digits in groups.
    """
    found = lookup(context, source, comment, n)
    words = source if found is None else found
    return words if n is None else words.replace("%n", f"{n:,}")


def lookup(context: str, source: str, comment: str | None = None, n: int | None = None) -> str | None:
    """Return a message in the language in use, ``%n`` still in it; None where the catalog lacks it."""
    return catalog(language()).get(message_context(context, comment), source, n)


def translate_noop(_context: str, source: str) -> str:
    """Return the source: marks words that are translated where they are shown."""
    return source


class MessageTable:
    """Messages that are named by a key.

    Args:
        context: Where they are said; in the catalog a message's context is ``context|key``.
        sources: The English words by key, with ``{name}`` where a value is put in.
    """

    def __init__(self, context: str, sources: Mapping[str, str]) -> None:
        self._context = context
        self._sources = sources

    def __contains__(self, key: str) -> bool:
        return key in self._sources

    def template(self, key: str) -> str:
        """Return a message in the language in use, no values put in."""
        return translate(self._context, self._sources[key], key)

    def format(self, key: str, /, **values: object) -> str:
        """Return a message in the language in use, with values in it."""
        return self.template(key).format(**values)


def message_context(context: str, comment: str | None = None) -> str:
    """Return what gettext calls the context: ours, with what tells equal words apart."""
    return f"{context}|{comment}" if comment else context


# ---- languages


def use(setting: str) -> str:
    """Speak a language from now on and return it.

    Args:
        setting: One of LANGUAGES, or ``system`` for what the system speaks.
    """
    _current[:] = [setting if setting in LANGUAGES else system_language()]
    return _current[0]


def language() -> str:
    """Return the language in use: the system's as long as none was chosen."""
    return _current[0] if _current else use("system")


def system_language() -> str:
    """Return the language that the environment asks for: Chinese where it names it, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            break
    else:
        return "zh" if sys.platform == "win32" and _windows_speaks_chinese() else "en"
    if value.split(".")[0] not in {"C", "POSIX"}:
        value = os.environ.get("LANGUAGE", "").split(":")[0] or value
    return "zh" if value.lower().startswith("zh") else "en"


def _windows_speaks_chinese() -> bool:
    import ctypes

    number: int = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined,unused-ignore]
    return number & 0x3FF == 0x04  # the primary language, without its country


# ---- the catalog


class Catalog:
    """The messages of a language.

    Args:
        path: Its ``.po`` file; the ``.mo`` is beside it. Where neither can be read, there are no messages.
    """

    def __init__(self, path: Path) -> None:
        messages = _compiled(path)
        self._messages = _of_source(path) if messages is None else messages

    def get(self, context: str, source: str, n: int | None = None) -> str | None:
        """Return the words for a source, or None where there are none.

        Args:
            context: What gettext calls the context.
            source: The English words.
            n: How many there are, where something is counted.
        """
        found = self._messages.get(_key(context, source, plural=n is not None))
        if found is None or n is None:
            return None if found is None else found.decode()
        forms = found.decode().split("\0")
        return forms[min(self._form_for(n), len(forms) - 1)]

    @cached_property
    def _form_for(self) -> Callable[[int], int]:
        """What chooses the plural: an expression in C in the header."""
        import gettext  # takes longer to load than what the first text needs

        found = re.search(r"plural=([^;\n]+)", self._messages.get(b"", b"").decode())
        return gettext.c2py(found[1] if found else "0")


def _key(context: str, source: str, *, plural: bool = False) -> bytes:
    """Return what a ``.mo`` finds a message by; the plural of a source is the source itself."""
    return f"{context}\4{source}\0{source}".encode() if plural else f"{context}\4{source}".encode()


@lru_cache(maxsize=len(LANGUAGES))
def catalog(language: str) -> Catalog:
    """Return the catalog of one of LANGUAGES."""
    return Catalog(po_path(language))


def po_path(language: str) -> Path:
    """Return the ``.po`` of one of LANGUAGES."""
    return LOCALE_FOLDER / LOCALES[language] / "LC_MESSAGES" / f"{DOMAIN}.po"


def is_compiled(language: str) -> bool:
    """Return whether the ``.mo`` of one of LANGUAGES is there and was made of its ``.po``."""
    return _compiled(po_path(language)) is not None


def checksum(po: bytes) -> str:
    """Return what a ``.mo`` says of the ``.po`` it was made of."""
    return f"{zlib.crc32(po):08x}"


def _compiled(path: Path) -> dict[bytes, bytes] | None:
    """Return what the ``.mo`` beside a ``.po`` holds; None where it is absent, damaged or made of another."""
    try:
        messages = read_mo(path.with_suffix(".mo").read_bytes())
    except (OSError, ValueError):
        return None
    try:
        made_of = checksum(path.read_bytes()).encode()
    except OSError:
        return messages
    return messages if messages.get(_key(*CHECKSUM)) == made_of else None


def _of_source(path: Path) -> dict[bytes, bytes]:
    """Return what a ``.po`` holds, in the form of a ``.mo``."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    messages = {}
    for context, source, plural, forms in read_po(text):
        if all(forms):
            messages[_key(context, source, plural=plural) if source else b""] = "\0".join(forms).encode()
    return messages


def read_mo(data: bytes) -> dict[bytes, bytes]:
    """Return the translations of a ``.mo`` by their keys.

    ``gettext.GNUTranslations`` does the same and decodes all of them, which the start would wait for.

    Raises:
        ValueError: It is no ``.mo``, or cut short.
    """
    try:
        magic, _, count, sources_at, translations_at = struct.unpack_from("<5I", data)
        if magic != _MAGIC:
            raise ValueError("no .mo")
        sources = struct.unpack_from(f"<{2 * count}I", data, sources_at)
        translations = struct.unpack_from(f"<{2 * count}I", data, translations_at)
    except struct.error as error:
        raise ValueError("a .mo that is cut short") from error
    if max(map(operator.add, translations[::2], translations[1::2]), default=0) >= len(data):
        raise ValueError("a .mo that is cut short")
    return {
        data[start : start + size]: data[at : at + length]
        for size, start, length, at in zip(  # noqa: B905 - set-up speaks with Pythons that lack `strict`
            sources[::2], sources[1::2], translations[::2], translations[1::2]
        )
    }


_MAGIC = 0x950412DE  # as Babel writes it, whatever the machine


# ---- reading a .po


_LINE = r'(?:(msg[a-z_]+)(?:\[(\d+)\])? )?"(.*)"\s*'
_ESCAPE = r"\\(.)"
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


def read_po(text: str) -> Iterator[tuple[str, str, bool, tuple[str, ...]]]:
    """Yield the entries of a ``.po``, without those that are fuzzy or obsolete.

    Each is its context, its source, whether something is counted, and its translation: one form, or one for
    each plural. The header has neither context nor source.
    """
    # Compiled here: the start reads no .po.
    line_pattern, escape = re.compile(_LINE), re.compile(_ESCAPE)
    for block in re.split(r"\n\s*\n", text):
        fields: dict[str, list[str]] = {}
        into: list[str] = []
        fuzzy = False
        for line in block.splitlines():
            found = line_pattern.fullmatch(line)
            if found is None:
                fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
                continue
            keyword, number, quoted = found.groups()
            if keyword:
                into = fields.setdefault(f"{keyword}{number or ''}", [])
            into.append(escape.sub(lambda match: _ESCAPED.get(match[1], match[1]), quoted))
        if "msgid" in fields and not fuzzy:
            forms = tuple("".join(part) for name, part in fields.items() if name.startswith("msgstr"))
            context, source = "".join(fields.get("msgctxt", ())), "".join(fields["msgid"])
            yield context, source, "msgid_plural" in fields, forms or ("",)
