"""Decode: from a file's bytes to its text, with the encoding guessed where nobody names it."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from desktop.files.chinese_likelihood import chinese_likelihood
from desktop.files.errors import Unreadable
from desktop.files.markup import is_printable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\xd0\xcf\x11\xe0", "OLE"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
    (b"{\\rtf", "RTF"),
)
_UNFIT = ("undefined", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "mbcs", "oem")
_SAMPLE = 20_000  # bytes that are looked at to guess; even
_SHORT = 200  # bytes that hold too little to be sure of anything
_CERTAIN = 30  # so many characters beyond ASCII are never valid UTF-8 by chance
_CLOSE = 0.15  # likenesses nearer to each other than this leave a doubt
_GOOD = 0.3  # prose has 0.6 to 0.8, the same bytes misread less than 0
_SPOILT = 0.02  # of all characters may stand for bytes that were damaged
_NO_TEXTS = frozenset({".docx", ".xlsx", ".pdf", ".odt", ".ods", ".epub", ".doc", ".xls"})
"""Endings of documents that are no text: one that neither begins as such nor is a text is damaged."""
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?utf-?8", re.IGNORECASE)
_HEAD = 2048  # bytes in which a page or an XML file says its encoding
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text.

    Attributes:
        text: The text, without a byte order mark.
        encoding: The encoding used, a Python codec name.
        doubtful: Whether another encoding is nearly as likely, or bytes had to be replaced.
        replaced: How many characters stand for bytes that the encoding does not know.
    """

    text: str
    encoding: str
    doubtful: bool = False
    replaced: int = 0


def decode(data: bytes, path: str = "", *, encoding: str | None = None) -> Decoded:
    """Return the text of a file's bytes.

    Args:
        data: The bytes.
        path: The path to name in an error.
        encoding: What a user chose, a Python codec name; nothing is guessed then.

    Raises:
        Unreadable: ``empty``, ``binary``, ``not-text``, ``damaged`` where the name says that it is no text,
            ``wrong-encoding`` when the chosen one is none.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(path, "binary", format=name)
    name = _checked(encoding, path) if encoding else _guess(data[:_SAMPLE], path)
    doubtful = not encoding and name.endswith("?")
    decoded = _whole(data, name.rstrip("?"), doubtful)
    if not encoding and decoded.replaced > _SPOILT * len(decoded.text):
        # The beginning misled: look where it stops being what it seemed to be.
        at = max(0, len(decoded.text[: decoded.text.index("\ufffd")].encode(decoded.encoding, "ignore")))
        decoded = _whole(data, _guess(data[at : at + _SAMPLE], path).rstrip("?"), doubtful=True)
    if encoding and decoded.replaced > _SPOILT * len(decoded.text):
        raise Unreadable(path, "wrong-encoding", encoding=encoding)
    if not decoded.text.strip().strip("\ufeff\x00").strip():
        raise Unreadable(path, "empty")
    if _is_binary(decoded.text):
        raise _no_text(path, "binary")
    return decoded


def _no_text(path: str, reason: str) -> Unreadable:
    """Return why bytes are no text; what a name says to be another kind of document is a damaged one."""
    return Unreadable(path, "damaged" if PurePath(path).suffix.lower() in _NO_TEXTS else reason)


def _checked(encoding: str, path: str) -> str:
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError) as error:  # no such codec; a NUL or half a character in its name
        raise Unreadable(path, "wrong-encoding", encoding=encoding) from error
    if not getattr(info, "_is_text_encoding", True) or info.name in _UNFIT:
        raise Unreadable(path, "wrong-encoding", encoding=encoding)
    return info.name


def _whole(data: bytes, name: str, doubtful: bool) -> Decoded:
    """Decode all of it; bytes that the encoding does not know become U+FFFD and are counted."""
    try:
        return Decoded(data.decode(name).removeprefix("\ufeff"), name, doubtful)
    except UnicodeError:
        text = data.decode(name, "replace").removeprefix("\ufeff")
        own = text.count("\ufffd")
        return Decoded(text, name, True, own)


def _is_binary(text: str) -> bool:
    if is_printable(text):
        return False
    return len(_CONTROLS.findall(text[:_SAMPLE])) > max(3, len(text[:_SAMPLE]) // 50)


def _guess(sample: bytes, path: str) -> str:
    """Name the encoding of the beginning of a file, with a question mark after it where that is doubtful."""
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    if _surely_utf8(sample):
        return "utf-8"
    readings = sorted(_readings(sample), reverse=True)
    best, name = readings[0] if readings else (-1.0, "")
    if best >= _GOOD or (best >= 0 and len(sample) < _SHORT):
        close = [other for likeness_of, other in readings if best - likeness_of < _CLOSE]
        return name if len(close) == 1 else _settled(sample, close) + "?"
    return _foreign_encoding(sample, path) + "?"


def _surely_utf8(sample: bytes) -> bool:
    text = _beginning(sample, "utf-8")
    if text is None or text.count("\x00") > len(text) // 10:
        return False
    wide = len(text) - len(text.encode("ascii", "ignore"))
    if wide == 0 or wide > _CERTAIN or _DECLARED.search(sample[:_HEAD]):
        return True
    return chinese_likelihood(text) > 2 * _GOOD


def _readings(sample: bytes) -> Iterator[tuple[float, str]]:
    """Yield every Chinese reading of the bytes with its likeness."""
    for family in (("utf-8",), ("gb18030",), ("big5", "cp950", "big5hkscs"), ("utf-16-le",), ("utf-16-be",)):
        name = next((one for one in family if _beginning(sample, one) is not None), family[0])
        text = _beginning(sample, name, "replace") or ""
        spoilt = text.count("\ufffd")
        if text and not _is_binary(text) and spoilt <= _SPOILT * len(text):
            yield chinese_likelihood(text), name


def _beginning(sample: bytes, name: str, errors: str = "strict") -> str | None:
    """Decode a beginning, whose last character may be cut in two; None when it is no such text."""
    try:
        return codecs.getincrementaldecoder(name)(errors).decode(sample, final=len(sample) < _SAMPLE)
    except UnicodeError:
        return None


def _settled(sample: bytes, close: list[str]) -> str:
    """Choose among close guesses by what charset-normalizer thinks of them, else the likeliest."""
    if len(sample) < _SHORT:
        return close[0]
    from charset_normalizer import from_bytes  # rarely needed and slow to load

    best = from_bytes(sample, cp_isolation=close).best()
    return next((name for name in close if best and name.replace("-", "_") == best.encoding), close[0])


def _foreign_encoding(sample: bytes, path: str) -> str:
    """Name the encoding of a text that is not Chinese."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise _no_text(path, "not-text")
    return best.encoding
