"""Translations: brings resources/locale up to date with what the program says, by Babel, and compiles it.

    python packaging/translations.py            bring the .po files up to date and compile the .mo files
    python packaging/translations.py --missing  list what has no translation yet
    python packaging/translations.py --compile  compile alone, as set-up and build do

What is said is English; ``zh_CN`` translates all of it, ``en`` holds nothing but English plurals. The .mo
files are not kept in git.
"""

import ast
import datetime
import importlib.util
import io
import os
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import IO, Any

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("desktop/**/*.py", "packaging/start.py", "packaging/shipping/*.py")
"""The files in which something is said to a user."""

PLURALS_ONLY = "en"
"""The language that needs plurals alone: the sources are in it."""

NO_DATE = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)

HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
"""What stands at the head of a .po."""

Key = tuple[str, str]
"""Context and source of a message; its plural is no part of it."""


def _i18n() -> ModuleType:
    """Return `desktop.i18n`, loaded by its path: a build has no project on its path."""
    spec = importlib.util.spec_from_file_location("piyue_i18n", ROOT / "desktop" / "i18n.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


i18n = _i18n()
LANGUAGES: tuple[str, ...] = tuple(i18n.LANGUAGES)


# ---- extraction


def extract_messages(
    fileobj: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: dict[str, Any]
) -> Iterator[tuple[int, str, tuple[str, ...], list[str]]]:
    """Yield what a module says, as an extractor of Babel: line, function of gettext, arguments, comments.

    Args:
        fileobj: The module.
        keywords: Not used: the names are those of `desktop.i18n`.
        comment_tags: Not used.
        options: Not used.

    Raises:
        ValueError: A context is not written out, or ``%n`` stands without a count.
    """
    for node in ast.walk(ast.parse(fileobj.read())):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in ("translate", "translate_noop") and len(node.args) > 1:
            yield from _of_call(node, noop=name != "translate")
        elif name == "MessageTable":
            yield from _of_table(node)


def _of_call(node: ast.Call, *, noop: bool) -> Iterator[tuple[int, str, tuple[str, ...], list[str]]]:
    context, source = _words(node.args[0]), _words(node.args[1])
    if source is None:
        return  # words that were marked elsewhere
    if context is None:
        raise ValueError(f"line {node.lineno}: the context has to be written out")
    comment = _words(node.args[2]) if len(node.args) > 2 else None
    plural = len(node.args) > 3 or any(keyword.arg == "n" for keyword in node.keywords)
    if plural != ("%n" in source) and not noop:
        raise ValueError(f"line {node.lineno}: %n and a count belong together")
    context = i18n.message_context(context, comment)
    if plural:
        yield node.lineno, "npgettext", (context, source, source), []
    else:
        yield node.lineno, "pgettext", (context, source), []


def _of_table(node: ast.Call) -> Iterator[tuple[int, str, tuple[str, ...], list[str]]]:
    context, sources = node.args
    if not isinstance(sources, ast.Dict):
        raise ValueError(f"line {node.lineno}: the messages have to be written out")
    for key, value in zip(sources.keys, sources.values, strict=True):
        words = [_words(part) if part is not None else None for part in (context, key, value)]
        if None in words:
            raise ValueError(f"line {value.lineno}: context, key and words have to be written out")
        yield value.lineno, "pgettext", (i18n.message_context(words[0], words[1]), words[2] or ""), []


def _words(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def template(root: Path = ROOT) -> Catalog:
    """Return everything that the code says, sorted by context and source."""
    found: dict[Key, str | tuple[str, ...]] = {}
    for pattern in SOURCES:
        for path in sorted(root.glob(pattern)):
            try:
                with path.open("rb") as file:
                    # Babel's types know names of methods alone; it takes a function as well.
                    for _, words, _, context in extract(extract_messages, file):  # type: ignore[arg-type]
                        found[context or "", words if isinstance(words, str) else words[0]] = words
            except ValueError as error:
                raise ValueError(f"{path}: {error}") from error
    result = Catalog(project="Piyue")
    for (context, _), words in sorted(found.items()):
        result.add(words, context=context)
    return result


# ---- the files


def known(language: str) -> Catalog:
    """Return the catalog of a language as it stands in its .po."""
    path: Path = i18n.po_path(language)
    locale = i18n.LOCALES[language]
    if not path.exists():
        return Catalog(locale=locale, project="Piyue", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def of_language(language: str, messages: Catalog) -> Catalog:
    """Return what has to be translated into a language."""
    result = Catalog(project="Piyue")
    for message in _said(messages):
        if language != PLURALS_ONLY or message.pluralizable:
            result.add(message.id, context=message.context)
    return result


def updated(language: str, messages: Catalog) -> Catalog:
    """Return the catalog of a language brought up to date: what is said and no more, known words kept."""
    result = known(language)
    result.update(of_language(language, messages), no_fuzzy_matching=True, update_creation_date=False)
    return result


def missing(messages: Catalog) -> list[Message]:
    """Return the messages of an up-to-date catalog that have no translation, or not all plurals."""
    return [one for one in _said(messages) if one.fuzzy or not all(_forms(one))]


def _forms(message: Message) -> Sequence[str]:
    """Return the translation of a message: one form, or one for each plural."""
    return (message.string or "",) if isinstance(message.string, str | None) else message.string


def _said(messages: Catalog) -> list[Message]:
    """Return the messages without the header."""
    return [one for one in messages if one.id]


def write(language: str, messages: Catalog) -> None:
    """Write the .po of a language."""
    path: Path = i18n.po_path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(messages))


def written(messages: Catalog) -> bytes:
    """Return the .po of a catalog; its header names no dates, authors or versions, which git knows better."""
    out = io.BytesIO()
    write_po(out, messages, width=0, no_location=True, omit_header=True, ignore_obsolete=True)
    header = HEADER.format(language=messages.locale_identifier, plural=messages.plural_forms)
    return f"{header}\n{out.getvalue().decode().strip()}\n".encode()


def compiled(language: str) -> bytes:
    """Return the .mo of a language; it says which .po it was made of."""
    source = i18n.po_path(language).read_bytes()
    messages = read_po(io.BytesIO(source), locale=i18n.LOCALES[language])
    context, name = i18n.CHECKSUM
    messages.add(name, i18n.checksum(source), context=context)
    messages.creation_date = NO_DATE  # else it would be that of now, and no two builds the same
    out = io.BytesIO()
    write_mo(out, messages)
    return out.getvalue()


def compile_all() -> list[Path]:
    """Compile the .po files where that is not done yet, and return the .mo files."""
    paths = []
    for language in LANGUAGES:
        path: Path = i18n.po_path(language).with_suffix(".mo")
        data = compiled(language)
        if not path.exists() or path.read_bytes() != data:
            beside = path.with_name(f".{path.name}-{os.getpid()}")
            beside.write_bytes(data)
            beside.replace(path)  # a program that is running never reads half of it
        paths.append(path)
    return paths


def main(arguments: Sequence[str]) -> int:
    """Bring the files up to date, list what is missing, or compile."""
    if "--compile" in arguments:
        compile_all()
        return 0
    said, lacking = template(), 0
    for language in LANGUAGES:
        messages = updated(language, said)
        without = missing(messages)
        lacking += len(without)
        if "--missing" in arguments:
            for one in without:
                print(f"{language}\t{one.context}\t{one.id!r}")
            continue
        write(language, messages)
        print(f"{language}: {len(_said(messages))} messages, {len(without)} without a translation")
    if "--missing" not in arguments:
        compile_all()
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
