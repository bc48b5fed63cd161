"""Annotations as CSV: one row per annotation, in document order."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from desktop.files.errors import Unreadable
from desktop.files.table import read_table, write_table

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


def write_annotations(rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write annotations, in the order given, as UTF-8 with BOM, CRLF, RFC 4180; give their number."""
    return write_table(COLUMNS, rows, out)


def read_annotations(source: BinaryIO, path: str = "") -> Iterator[dict[str, str]]:
    """Give the rows of a CSV written by ``write_annotations``, every cell as text, formulas unguarded.

    Raises:
        Unreadable: With reason ``columns`` when one of the columns that make an annotation is missing.
    """
    columns, rows = read_table(source)
    missing = [name for name in ("document_id", "tag_path", "quote", "start", "end") if name not in columns]
    if missing:
        raise Unreadable(path, "columns", missing=", ".join(missing))
    return rows
