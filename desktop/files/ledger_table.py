"""Ledgers as tables: long CSV and a workbook, one row a cell."""

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from desktop.files.csv_table import write_table

LEDGER_COLUMNS = (
    "document_id",
    "document",
    "region",
    "level",
    "year",
    "indicator",
    "status",
    "period",
    "scope",
    "state",
    "value",
    "value_high",
    "unit",
    "qualifier",
    "quote",
    "start",
    "end",
    "section",
    "confirmed_by",
    "confirmed_at",
)
"""The columns, in order."""

_NUMBERS = ("value", "value_high")


def write_ledger_csv(rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write cells as UTF-8 with BOM, CRLF, RFC 4180; return their number."""
    return write_table(LEDGER_COLUMNS, map(_plain, rows), out)


def write_ledger_xlsx(rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write cells as a workbook in which numbers are numbers; return their number."""
    from desktop.files.exchange.xlsx_export import Worksheet, write_xlsx  # loads openpyxl

    held = [_plain(row) for row in rows]
    for row in held:
        row["period"] = int(row["period"]) if str(row["period"] or "").isdecimal() else row["period"]
    write_xlsx([Worksheet("ledger", LEDGER_COLUMNS, held)], out)
    return len(held)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _number(row.get(name)) if name in _NUMBERS else row.get(name) for name in LEDGER_COLUMNS}


def _number(value: float | None) -> float | int | None:
    """Return a number without a fraction that says nothing: 8500.0 is 8500."""
    return int(value) if value is not None and float(value).is_integer() else value
