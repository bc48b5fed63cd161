"""Annotations as CSV: one row per annotation, in document order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from desktop.files.csv_table import read_table, write_rows
from desktop.files.errors import Unreadable
from desktop.files.table_words import english_columns, english_reader

COLUMNS = (
    "annotation_id",
    "document_id",
    "document",
    "kind",
    "region",
    "province",
    "city",
    "county",
    "level",
    "year",
    "date",
    "section",
    "part",
    "tag",
    "tag_path",
    "quote",
    "note",
    "annotator",
    "start",
    "end",
    "prefix",
    "suffix",
    "created",
    "modified",
    "source",
)
"""The columns, in order; ``start`` and ``end`` are code points into the document's text, end exclusive."""

HIGHLIGHT_COLUMNS = ("id", "document", "tag", "content")
"""The columns of Taguette's table of highlights."""
_COMMON = slice(COLUMNS.index("document_id"), COLUMNS.index("quote"))  # of a document, a section and a tag


def write_annotations(rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write annotations, in the order given, as UTF-8 with BOM, CRLF, RFC 4180; return their number."""
    return write_values(([row.get(name) for name in COLUMNS] for row in rows), out)


def write_values(rows: Iterable[Sequence[Any]], out: BinaryIO) -> int:
    """Write the same from the values of each annotation in the order of COLUMNS."""
    return write_rows(COLUMNS, rows, out, _COMMON)


def read_annotations(source: BinaryIO, path: str = "") -> Iterator[dict[str, str]]:
    """Return the rows of a CSV written by ``write_annotations``, every cell as text, formulas unguarded.

    Raises:
        Unreadable: With reason ``columns`` when one of the columns that make an annotation is missing.
    """
    found, rows = read_table(source)
    columns = english_columns(found, COLUMNS)
    missing = [name for name in ("document_id", "tag_path", "quote", "start", "end") if name not in columns]
    if missing:
        raise Unreadable(path, "columns", missing=", ".join(missing))
    return rows if columns == found else map(english_reader(found, COLUMNS), rows)


def read_highlights(source: BinaryIO, _path: str = "") -> Iterator[dict[str, Any]]:
    """Yield the rows of Taguette's table of highlights, which has no offsets; who made them is not told."""
    _, rows = read_table(source)
    yield from map(highlight, rows)


def highlight(row: Mapping[str, str]) -> dict[str, Any]:
    """Return a row of Taguette's table of highlights as a row of ours."""
    return {
        "document": row.get("document", ""),
        "tag_path": row.get("tag", ""),
        "quote": row.get("content", ""),
        "annotator": None,
    }
