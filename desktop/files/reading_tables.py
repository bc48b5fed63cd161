"""Readings of a ledger as files: CSV with a codebook of its columns, a workbook, and a table for Word."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from desktop.files.csv_table import write_table

CODEBOOK_COLUMNS = ("column", "type", "description", "values")
"""The columns of a codebook of columns."""

_DESCRIPTIONS = {
    "place": "name of the place that the report is of",
    "level": "level of the place",
    "year": "year that the value speaks of, not the year of the report",
    "indicator": "name of the indicator in the ledger",
    "status": "what the value is",
    "verdict": "whether the result reached the target; around (左右) may miss it by 5% of the target",
    "difference": "second value less first, in the unit of the target",
    "number_change": "how the number of the target changed against the year before",
    "wording_change": "how the qualifier changed: at least or most, then exact, then around or striven for",
    "above": "nearest place above that has a target for the same year",
    "rank": "rank of the number among places of one level, from the end that order says",
    "of": "how many places are ranked",
    "order": "which number has rank 1: the highest, or the lowest where less is better",
    "realized": "value from elsewhere",
    "unit": "unit of the value from elsewhere",
    "source": "source of the value from elsewhere",
    "differs": "whether the report says another value, beyond its own rounding",
    "target_difference": "value from elsewhere less target, in the unit of the former",
}
_VALUES = {
    "level": "nation; province; city; county; town",
    "status": "target; achieved",
    "verdict": "kept; missed; not-said; no-report",
    "number_change": "raised; lowered; same; dropped; new; none",
    "wording_change": "strengthened; weakened; same; changed",
    "order": "highest; lowest",
    "differs": "same; differs; not-said; unit; no-report",
    "state": "proposed; confirmed; corrected; absent; conflict",
}
_PARTS = {
    "value": ("number", "number as written, or the first of a range"),
    "high": ("number", "other end of a range"),
    "unit": ("text", "unit as written"),
    "qualifier": ("text", "words of degree; 下降 among them for a fall"),
    "state": ("text", "state of the cell; a proposal until confirmed_by is filled"),
    "confirmed_by": ("text", "who confirmed it"),
    "document": ("text", "title of the report"),
    "sentence": ("text", "sentence that it stands in, or the passage searched"),
}
CELL_PARTS = tuple(_PARTS)
"""What a cell becomes columns of, in order: ``target_value``, ``target_high`` and so on."""


def flat_columns(columns: Iterable[tuple[str, str]]) -> list[str]:
    """Return the columns of a file: of each cell its parts.

    Args:
        columns: Name and kind (``text``, ``number``, ``cell``) of each column of the reading.
    """
    return [
        name
        for column, kind in columns
        for name in ([f"{column}_{part}" for part in CELL_PARTS] if kind == "cell" else [column])
    ]


def codebook(columns: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Return what the columns of a file mean, one row a column; arguments as for ``flat_columns``."""
    rows = []
    for column, kind in columns:
        if kind == "cell":
            for part, (of_kind, meaning) in _PARTS.items():
                said = f"{column}: {meaning}"
                rows.append(_entry(f"{column}_{part}", of_kind, said, _VALUES.get(part, "")))
        else:
            rows.append(_entry(column, kind, _DESCRIPTIONS.get(column, ""), _VALUES.get(column, "")))
    return rows


def _entry(column: str, kind: str, description: str, values: str) -> dict[str, str]:
    return {"column": column, "type": kind, "description": description, "values": values}


def write_reading_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write the rows of a reading as CSV; return their number."""
    return write_table(columns, map(_whole, rows), out)


def write_codebook_csv(columns: Iterable[tuple[str, str]], out: BinaryIO) -> int:
    """Write the codebook of the columns; return how many there are."""
    return write_table(CODEBOOK_COLUMNS, codebook(columns), out)


def write_reading_xlsx(
    name: str, columns: Sequence[tuple[str, str]], rows: Iterable[Mapping[str, Any]], out: BinaryIO
) -> int:
    """Write a reading as a workbook in which numbers are numbers, its codebook on a second sheet."""
    from desktop.files.exchange.xlsx_export import Worksheet, write_xlsx  # loads openpyxl

    held = list(map(_whole, rows))
    sheets = [
        Worksheet(name, flat_columns(columns), held),
        Worksheet("columns", CODEBOOK_COLUMNS, codebook(columns)),
    ]
    write_xlsx(sheets, out)
    return len(held)


def write_reading_docx(
    heading: str, titles: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[str], out: BinaryIO
) -> int:
    """Write a reading as a table for Word, its sentences as numbered notes below; return how many rows.

    Args:
        heading: What stands above the table.
        titles: Headings of the columns.
        rows: The cells of each row, as they are read.
        notes: The sentences.
        out: A file open for writing bytes.
    """
    from desktop.files.exchange.docx_table import write_docx_table  # loads python-docx

    write_docx_table(heading, titles, rows, notes, out)
    return len(rows)


def _whole(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row whose numbers have no fraction that says nothing: 8500.0 is 8500."""
    return {
        name: int(value) if isinstance(value, float) and value.is_integer() else value
        for name, value in row.items()
    }
