"""Annotations of a workbook that ``xlsx_export`` or Taguette wrote, as rows: notes may have been edited."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, BinaryIO

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from desktop.files import annotations_csv
from desktop.files.annotations_csv import HIGHLIGHT_COLUMNS, highlight
from desktop.files.budget import spend
from desktop.files.errors import Unreadable
from desktop.files.table_words import english_columns, english_reader

_CONTROL = re.compile("_x(00[01][0-9A-Fa-f]|FFF[EFef])_")
"""What stands for a character that XML cannot carry; openpyxl has unescaped the line before an x."""

_KNOWN = (*annotations_csv.COLUMNS, "state", "version")
_NEEDED = frozenset(("annotation_id", "tag_path", "quote", "note"))


def read_workbook_rows(source: BinaryIO, path: str = "") -> Iterator[dict[str, Any]]:
    """Yield the annotations of every sheet that has their columns, as rows of the CSV.

    Raises:
        Unreadable: ``columns`` when no sheet has, ``damaged`` when it is no workbook.
    """
    try:
        book = load_workbook(source, read_only=True, data_only=True)
    except (InvalidFileException, KeyError, ValueError, OSError) as error:
        raise Unreadable(path, "damaged", format="xlsx") from error
    found = False
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a program says of a sheet's size need not be true
        rows = sheet.iter_rows(values_only=True)
        names = [str(name or "") for name in next(rows, ())]
        if tuple(names[: len(HIGHLIGHT_COLUMNS)]) == HIGHLIGHT_COLUMNS:
            found = True
            for row in rows:
                spend("cells", len(row))
                yield highlight(dict(_cells(names, row)))
            continue
        columns = english_columns(names, _KNOWN)
        read = english_reader(names, _KNOWN)
        if not _NEEDED.issubset(columns):
            continue
        found = True
        for row in rows:
            spend("cells", len(row))
            if any(cell is not None for cell in row):
                yield read(dict(_cells(names, row)))
    if not found:
        raise Unreadable(path, "columns", missing=", ".join(sorted(_NEEDED)))


def _cells(columns: Sequence[str], row: Sequence[object]) -> Iterator[tuple[str, str]]:
    for name, cell in zip(columns, row, strict=False):
        if isinstance(cell, datetime):
            yield name, f"{cell.isoformat()}+00:00"
        elif isinstance(cell, float) and cell.is_integer():
            yield name, str(int(cell))
        else:
            yield name, "" if cell is None else _CONTROL.sub(_character, str(cell))


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
