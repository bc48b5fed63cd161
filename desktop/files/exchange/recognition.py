"""Recognition: which program's annotations, tags or project a file holds, by its bytes and its name."""

import json
import re
import zipfile
from pathlib import Path
from typing import BinaryIO

from desktop.files.errors import Unreadable
from desktop.files.exchange.doccano import is_doccano
from desktop.files.guarded import is_library, opened
from desktop.files.table_words import COLUMN_NAMES

ROWS = ("csv", "jsonl", "jsonld", "highlights", "xlsx", "docx")
"""Kinds that hold annotations, one a row."""

EDITED = ("xlsx", "docx")
"""Those of them in which people edit notes."""

PROJECTS = ("qdpx", "doccano", "label-studio", "taguette-page")
"""Kinds that hold texts with their annotations."""

CODEBOOKS = ("qdc", "codebook")
"""Kinds that hold tags alone."""

DATABASE = "taguette"
"""The kind that is a database of SQLite."""

KINDS = (*ROWS, *PROJECTS, *CODEBOOKS, DATABASE)
"""All kinds that can be taken in, by name."""

CHOICES = ("doccano", "label-studio")
"""Kinds that may be asked for by name, where a file does not tell."""

ENDINGS = (
    *(".csv", ".jsonl", ".jsonld", ".json", ".xlsx", ".docx", ".qdpx", ".qdc"),
    *(".sqlite3", ".sqlite", ".db", ".html", ".htm"),
)
"""The endings that files of these kinds have."""

_PACKED_ENDINGS = (".xlsx", ".docx")
_HEAD = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SQLITE = b"SQLite format 3\x00"
_BRAT = re.compile(rb"\s*(?:T\d+\t\S+ \d+ \d+|[REAMN]\d+\t\S+ |#\d+\t\S+ |\*\t\S+ )")
_UIMA = re.compile(rb"<(?:xmi:XMI|(?:cas:)?CAS|typeSystemDescription)[\s>]")
_WEBANNO = b"#FORMAT=WebAnno"
_HIGHLIGHT = b'class="highlight"'
_ROW_NAMES = ("tag_path", "quote")
_ROW_COLUMNS = (
    tuple(name.encode() for name in _ROW_NAMES),
    *(
        tuple(COLUMN_NAMES[name].encode(encoding) for name in _ROW_NAMES)
        for encoding in ("utf-8", "gb18030")  # a spreadsheet may have saved it again
    ),
)
_HIGHLIGHT_COLUMNS = b"id,document,tag,content"
_TAG_COLUMNS = b"tag,description,number of highlights"


def kind_of(path: Path, chosen: str = "") -> str:
    """Return the kind of a file, one of KINDS; a table or page that is none of another program is ``csv``.

    Args:
        path: The file.
        chosen: One of CHOICES, where somebody said so.

    Raises:
        Unreadable: ``brat``, ``uima`` or ``webanno`` for what has to be converted first, ``no-annotations``
            where it is none of these, ``damaged`` where it is not the workbook or Word file that its name
            says, ``empty``, or as for any file.
    """
    if is_library(path):
        raise Unreadable(path, "is-library")
    try:
        with opened(path) as file:
            head = file.read(_HEAD)
            if not head.strip():
                raise Unreadable(path, "empty")
            refused(head, str(path))
            if chosen:
                return chosen
            if head.startswith(b"PK\x03\x04"):
                return _packed(file, path)
            if head.startswith(_OLE):
                _refuse_ole(head + file.read(), path)
    except FileNotFoundError as error:
        raise Unreadable(path, "missing") from error
    except PermissionError as error:
        raise Unreadable(path, "no-permission") from error
    except OSError as error:
        raise Unreadable(path, "io-error") from error
    kind = _plain(head.removeprefix(b"\xef\xbb\xbf"), path.suffix.lower())
    if kind is None:
        # What is called a workbook or a Word file and is none was cut off or overwritten.
        raise Unreadable(path, "damaged" if path.suffix.lower() in _PACKED_ENDINGS else "no-annotations")
    return kind


def _refuse_ole(data: bytes, path: Path) -> None:
    """Refuse a file of the older Office, or of a newer one behind a password.

    Raises:
        Unreadable: ``encrypted`` or ``old-table``; else nothing, for such a file holds no annotations.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(path, "encrypted")
    if "Workbook\0".encode("utf-16-le") in data:
        raise Unreadable(path, "old-table")


def refused(head: bytes, path: str) -> None:
    """Refuse what brat, UIMA or WebAnno wrote.

    Raises:
        Unreadable: ``brat``, ``uima`` or ``webanno``.
    """
    if path.lower().endswith(".ann") and _BRAT.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise Unreadable(path, "brat")
    if head.removeprefix(b"\xef\xbb\xbf").startswith(_WEBANNO):
        raise Unreadable(path, "webanno")
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and _UIMA.search(head[:4096]):
        raise Unreadable(path, "uima")


def packed_refusal(names: list[str]) -> str:
    """Return the program whose annotations an archive holds and that is refused, or nothing."""
    endings = {name.rpartition(".")[2].lower() for name in names}
    if "ann" in endings:
        return "brat"
    if "xmi" in endings:
        return "uima"
    return "webanno" if "exportedproject.json" in {name.rpartition("/")[2] for name in names} else ""


def is_project(path: Path) -> bool:
    """Return whether a file is a REFI-QDA project, looked into only where its name may be an archive's."""
    if path.suffix.lower() not in (".zip", ".qdpx", "") or is_library(path) or not path.is_file():
        return False
    try:
        with opened(path) as file:
            return zipfile.is_zipfile(file) and holds_project(zipfile.ZipFile(file).namelist())
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False  # reading it says why


def holds_project(names: list[str]) -> bool:
    """Return whether an archive is a REFI-QDA project, by the names of what it holds."""
    return any(name.lower().endswith(".qde") for name in names)


def _packed(file: BinaryIO, path: Path) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise Unreadable(path, "damaged", format="ZIP") from error
    if holds_project(names) or path.suffix.lower() == ".qdpx":
        return "qdpx"
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    raise Unreadable(path, packed_refusal(names) or "no-annotations")


def _plain(head: bytes, ending: str) -> str | None:
    """Return the kind of what is not packed, or None."""
    if head.startswith(_SQLITE):
        return DATABASE
    if ending == ".qdpx":
        return "qdpx"
    if ending == ".jsonld":
        return "jsonld"
    begun = head.lstrip()
    if begun.startswith(b"<"):
        return "qdc" if b"<CodeBook" in head or ending == ".qdc" else _page(head)
    if begun.startswith((b"{", b"[")):
        return _json(begun, ending)
    return _table(head) or ("csv" if ending == ".csv" else None)


def _page(head: bytes) -> str | None:
    return "taguette-page" if _HIGHLIGHT in head or b".taglist" in head else None


def _json(head: bytes, ending: str) -> str | None:
    if head.startswith(b"["):
        return "label-studio" if b'"@context"' not in head else "jsonld"
    first = head.split(b"\n", 1)[0]
    try:
        record = json.loads(first)
    except (ValueError, RecursionError):
        record = None
    if is_doccano(record):
        return "doccano"
    if record is None and b'"text"' in first[:200] and b'"annotation_id"' not in first:
        return "doccano"  # a first line longer than what was looked at
    if b'"@context"' in head:
        return "jsonld"
    return "jsonl" if ending != ".json" or record is not None else None


def _table(head: bytes) -> str | None:
    line = head.split(b"\n", 1)[0].strip()
    if line == _HIGHLIGHT_COLUMNS:
        return "highlights"
    if line.startswith(_TAG_COLUMNS):
        return "codebook"
    return "csv" if any(all(name in line for name in names) for names in _ROW_COLUMNS) else None
