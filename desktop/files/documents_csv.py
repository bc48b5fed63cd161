"""The table of documents as CSV: metadata, groups and a user's attributes, one document a row."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from desktop.files.csv_table import read_table, write_table
from desktop.files.errors import Unreadable
from desktop.files.table_words import english_columns, english_reader

FOUND_BY = ("id", "document_id", "title", "document", "source")
"""Columns by which a row finds its document, one of which a table has to have."""


FIELDS = (
    "id",
    "title",
    "kind",
    "region",
    "province",
    "city",
    "county",
    "level",
    "year",
    "date",
    "session",
    "speaker",
    "script",
    "characters",
    "annotations",
    "damage",
    "source",
    "source_url",
)
"""What is said of a document, in order; the columns of groups and attributes follow."""

GROUPS = "groups"
"""The column of the groups."""


def write_documents(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write documents as UTF-8 with BOM, CRLF, RFC 4180; return their number."""
    return write_table(columns, rows, out)


def read_documents(source: BinaryIO, path: str = "") -> Iterator[dict[str, str]]:
    """Yield the rows of a table of documents, every cell as text, formulas unguarded.

    Raises:
        Unreadable: With reason ``columns`` when no column says which documents the rows are about.
    """
    found, rows = read_table(source)
    known = (*FIELDS, GROUPS)
    english = bool(set(FOUND_BY) & set(found))  # then a Chinese name is that of a user's own column
    columns = found if english else english_columns(found, known)
    if not set(FOUND_BY) & set(columns):
        raise Unreadable(path, "columns", missing=", ".join(FOUND_BY[:3]))
    yield from rows if columns == found else map(english_reader(found, known), rows)
