"""Table files: one table as CSV or as an Excel workbook, by the ending of its name."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, BinaryIO

from desktop.files.csv_table import write_rows

TABLE_SUFFIXES = (".csv", ".xlsx")
"""Endings of the tables that are written."""


def write_table_file(
    suffix: str,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    out: BinaryIO,
    whole_numbers: Collection[str] = (),
) -> int:
    """Write a table; return the number of its rows.

    Args:
        suffix: One of TABLE_SUFFIXES, whatever its case; anything else is CSV.
        name: What the sheet of a workbook is called.
        columns: Names of the columns.
        rows: The cells of each row, in their order.
        out: A file open for writing bytes.
        whole_numbers: Columns whose texts are numbers in a workbook where they are made of digits.
    """
    if suffix.lower() != ".xlsx":
        return write_rows(columns, rows, out)
    from desktop.files.exchange.xlsx_export import Worksheet, write_xlsx  # loads openpyxl

    unique = _unique(columns)
    numbers = {at for at, column in enumerate(columns) if column in whole_numbers}
    held = [
        {unique[at]: _number(cell) if at in numbers else cell for at, cell in enumerate(row)} for row in rows
    ]
    write_xlsx([Worksheet(name, unique, held)], out)
    return len(held)


def _unique(columns: Sequence[str]) -> list[str]:
    """Return names no two of which are the same: a theme may be called like a column."""
    names: dict[str, None] = {}
    for column in columns:
        name, number = column, 2
        while name in names:
            name, number = f"{column} ({number})", number + 1
        names[name] = None
    return list(names)


def _number(cell: Any) -> Any:
    return int(cell) if isinstance(cell, str) and cell.isascii() and cell.isdigit() else cell
