"""Formats: what kind of file these bytes are, and how each kind becomes a text.

The bytes decide, not the name: a PDF called .txt is a PDF. Where the bytes are plain text, the name's ending
tells Markdown, tables and pages from the rest.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from zipfile import ZipFile

from desktop.files.errors import Unreadable
from desktop.files.exchange.recognition import holds_project, packed_refusal, refused
from desktop.files.readers.extracted_text import ExtractedText

TEXT, MARKDOWN = "text", "markdown"
"""Kinds that are read by decoding alone."""
TABLES = ("csv", "jsonl", "xlsx", "ods")
"""Kinds that hold one document a row."""
ARCHIVE = "zip"
"""The kind that holds files of other kinds."""

PICTURE = "picture"
"""The kind whose words have to be recognized."""

_ENDINGS = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "jsonl",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_OTHERS = re.compile(
    r"\.(?:wps|xlsb?|xml|pptx?|py|js|css|ini|cfg|toml|ya?ml|sh|bat|log|sql|db|sqlite|piyue|qdpx|qdc|rar"
    r"|7z|gz|tar|png|jpe?g|gif|bmp|tiff?|webp|svg|mp[34]|wav|avi|mov|exe|dll|so|tt[fc]|otf|lnk|tmp)"
)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html[\s>])", re.I | re.S
)
_SAVED_PAGE = re.compile(
    rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,15}?Content-Type:\s*multipart/related", re.IGNORECASE
)
"""How a page begins that a browser saved in one file with its pictures (MHT)."""
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
"""How PNG, JPEG and TIFF begin."""
_PACKED = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED_OTHERWISE = (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
"""How archives of other kinds than ZIP begin."""
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_EXCEL_STREAMS = ("Workbook\0".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
_INSIDE = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))
_MIMETYPES = (
    (b"application/epub+zip", "epub"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
)


@dataclass(frozen=True, slots=True)
class IdentifiedFile:
    """A file whose kind is known.

    Attributes:
        data: Its bytes.
        path: Its path or name.
        kind: One of the kinds above, or docx, odt, epub, pdf, rtf, doc, html, mht, picture.
        archive: The file as an archive, open; None where it is none.
    """

    data: bytes
    path: str
    kind: str
    archive: ZipFile | None = None


@contextmanager
def identified(data: bytes, path: str) -> Iterator[IdentifiedFile]:
    """Name the kind of a file, for a ``with`` block; what is packed is open in it, once for whoever reads it.

    Raises:
        Unreadable: ``not-supported`` for a kind that holds no report; ``damaged`` for a broken archive.
    """
    if not data.startswith(_PACKED):
        yield IdentifiedFile(data, path, format_of(data, path))
        return
    from desktop.files.readers.archive import opened

    with opened(data, path, "ZIP") as archive:
        yield IdentifiedFile(data, path, _packed_kind(archive, path), archive)


def format_of(data: bytes, path: str) -> str:
    """Name the kind of a file, as ``identified`` does.

    Raises:
        Unreadable: ``not-supported`` for a kind that holds no report; ``damaged`` for a broken archive.
    """
    if data.startswith(_PACKED):
        with identified(data, path) as file:
            return file.kind
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_PICTURES):
        return PICTURE
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_OLE):
        return _ole_kind(data, path)
    if data.startswith(_PACKED_OTHERWISE):
        raise Unreadable(path, "packed", format=PurePath(path).suffix.removeprefix("."))
    refused(data[:4096], path)
    if _PAGE.match(data[:4096]):
        return "html"
    if _SAVED_PAGE.match(data[:4096]):
        return "mht"
    ending = PurePath(path).suffix.lower()
    if not data:
        raise Unreadable(path, "empty")
    if ending == ".qdpx":  # one that is no archive
        raise Unreadable(path, "damaged", format="qdpx")
    if _OTHERS.fullmatch(ending):
        raise Unreadable(path, "not-supported", format=ending.removeprefix("."))
    return _ENDINGS.get(ending, TEXT)


def _ole_kind(data: bytes, path: str) -> str:
    """Name the kind of a file of the older Office, or of a newer one behind a password."""
    if _WORD_STREAM in data:
        return "doc"
    if _ENCRYPTED_STREAM in data:
        raise Unreadable(path, "encrypted")
    if any(stream in data for stream in _EXCEL_STREAMS):
        raise Unreadable(path, "old-table", format="xls")
    raise Unreadable(path, "not-supported", format=PurePath(path).suffix.removeprefix("."))


def _packed_kind(archive: ZipFile, path: str) -> str:
    names = archive.namelist()
    if holds_project(names):
        raise Unreadable(path, "is-project", format="qdpx")
    if reason := packed_refusal(names):
        raise Unreadable(path, reason)
    for name, kind in _INSIDE:
        if name in names:
            return kind
    if "ppt/presentation.xml" in names:
        raise Unreadable(path, "not-supported", format="pptx")
    if "mimetype" in names:
        with archive.open("mimetype") as member:
            said = member.read(80).strip()
        return next((kind for mimetype, kind in _MIMETYPES if said == mimetype), ARCHIVE)
    return ARCHIVE


def plain_text(file: IdentifiedFile) -> ExtractedText:
    """Return the text of a document in one of the formats that are not text themselves.

    Raises:
        Unreadable: As its reader says.
    """
    # Each reader brings a library of its own, which is loaded when a file needs it.
    path, held = file.path, file.archive or file.data
    if file.kind == "doc":
        from desktop.files.readers.rtf import doc_to_docx

        held = doc_to_docx(file.data, path)
    if file.kind in ("doc", "docx"):
        from desktop.files.readers.docx import read_docx

        return read_docx(held, path)
    if file.kind == "odt":
        from desktop.files.readers.odt import read_odt

        return read_odt(held, path)
    if file.kind == "epub":
        from desktop.files.readers.epub import read_epub

        return read_epub(held, path)
    if file.kind == "rtf":
        from desktop.files.readers.rtf import read_rtf

        return read_rtf(file.data, path)
    if file.kind == "mht":
        from desktop.files.readers.mht import read_mht

        return read_mht(file.data, path)
    if file.kind == PICTURE:
        from desktop.files.readers.scanned import read_picture

        return read_picture(file.data, path)
    from desktop.files.readers.pdf import read_pdf

    return read_pdf(file.data, path)
