"""Figures as CSV: one row per figure, with its document, section and sentence."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from desktop.files.csv_table import write_table

COLUMNS = (
    "document_id",
    "document",
    "region",
    "year",
    "section",
    "part",
    "sentence",
    "start",
    "end",
    "text",
    "kind",
    "value",
    "unit",
    "norm_value",
    "norm_unit",
    "qualifier",
    "direction",
    "indicator",
    "status",
    "period",
    "doubt",
    "correction",
)
"""The columns, in order; a range's or ratio's values are a JSON array: ``[3, 5]``."""


def write_figures(rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write figures, in the order given, as UTF-8 with BOM, CRLF, RFC 4180; return their number."""
    return write_table(COLUMNS, map(plain, rows), out)


def plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a figure with its lists of values as JSON."""
    return {name: json.dumps(value) if isinstance(value, list) else value for name, value in row.items()}
