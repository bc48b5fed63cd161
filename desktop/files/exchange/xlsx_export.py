"""Excel workbooks: annotations, codebook, documents and figures, each on a sheet of its own.

Numbers and dates are numbers and dates, the header row stays in view, every column can be filtered. Text that
begins like a formula is stored as text, which a workbook can say and a CSV cannot, so nothing is guarded. A
table of more rows than a sheet can have goes on in further sheets.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from desktop.files import table_words
from desktop.files.exchange.reproducible_zip import copy_stable, spooled_file

MOST_ROWS = 1_048_576
"""Rows that a sheet can have, its header among them (Excel's specifications and limits)."""

_LIMIT = 32_767
"""UTF-16 units that a cell of a workbook can hold (Excel's specifications and limits)."""

# What the XML of a workbook cannot carry or would change, and what looks as if it stood for that: a workbook
# has _xHHHH_ for it, and _x005F_ for the line before an x that is meant as it stands (ECMA-376, ST_Xstring).
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_CUT = re.compile("_(?:x[0-9A-F]{0,4})?\\Z")

_MEANT = ("=", "#")
"""What a text begins with that a workbook would take for a formula or an error."""

_WIDE = {"quote": 60, "note": 40, "prefix": 30, "suffix": 30, "section": 40, "document": 32, "title": 32}
_WIDE |= {"sentence": 60, "description": 50, "tag_path": 28, "tag": 18, "created": 20, "modified": 20}
_WIDE |= {"indicator": 28, "confirmed_at": 20}
_MOMENTS = frozenset({"created", "modified", "confirmed_at"})
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A table of the workbook.

    Attributes:
        name: Name on the sheet's tab, at most 31 characters.
        columns: Names of the columns, in order.
        rows: One mapping a row, read once.
    """

    name: str
    columns: Sequence[str]
    rows: Iterable[Mapping[str, Any]]


def write_xlsx(sheets: Iterable[Worksheet], out: BinaryIO, *, chinese: bool = False) -> dict[str, int]:
    """Write the sheets as a workbook; the same tables give the same bytes.

    Args:
        sheets: The tables.
        out: A file open for writing bytes.
        chinese: Whether headers, sheet names and values are Chinese.

    Returns:
        The tables that one sheet could not hold, by name, with the number of their sheets.
    """
    book = Workbook(write_only=True)
    book.properties.creator = "Piyue"
    split = {sheet.name: count for sheet in sheets if (count := _write_table(book, sheet, chinese)) > 1}
    with spooled_file() as made:
        book.save(made)
        copy_stable(made, out)
    return split


def _write_table(book: Workbook, sheet: Worksheet, chinese: bool) -> int:
    """Write a table to as many sheets as it needs; return their number."""
    rows = iter(sheet.rows)
    number, first = 0, next(rows, None)
    while first is not None or number == 0:
        number += 1
        title = table_words.SHEET_NAMES.get(sheet.name, sheet.name) if chinese else sheet.name
        name = title if number == 1 else f"{title} {number}"
        page = [] if first is None else itertools.chain([first], rows)
        _write_sheet(book, name, sheet.columns, itertools.islice(page, MOST_ROWS - 1), chinese)
        first = next(rows, None)
    return number


def _write_sheet(
    book: Workbook, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]], chinese: bool
) -> None:
    page = book.create_sheet(name)
    page.freeze_panes = "A2"
    for index, column in enumerate(columns, start=1):
        page.column_dimensions[get_column_letter(index)].width = _WIDE.get(column, 14)
    names = map(table_words.column_name, columns) if chinese else columns
    page.append([_header(page, name) for name in names])
    cells = [_ColumnCell(page, column) for column in columns]
    count = 1
    for row in rows:
        values = [row.get(name) for name in columns]
        if chinese:
            values = list(map(table_words.value_name, columns, values))
        page.append([cell.filled(value) for cell, value in zip(cells, values, strict=True)])
        count += 1
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"


def _header(page: WriteOnlyWorksheet, name: str) -> object:
    cell = WriteOnlyCell(page, name)
    cell.font = Font(bold=True)
    return cell


class _ColumnCell:
    """The cells of a column: a row is written as it is appended, so that each kind of cell is made once.

    Attributes:
        name: The column's name.
    """

    def __init__(self, page: WriteOnlyWorksheet, name: str) -> None:
        self.name = name
        self._text = WriteOnlyCell(page, "")
        self._wrapped = _WIDE.get(name, 0) >= 40
        if self._wrapped:
            self._text.alignment = Alignment(wrap_text=True, vertical="top")
        self._read: Callable[[str], datetime | None] | None = None
        self._date = WriteOnlyCell(page, "")
        if name in _MOMENTS:
            self._read, self._date.number_format = _moment, "yyyy-mm-dd hh:mm:ss"
        elif name == "date":
            self._read, self._date.number_format = _day, "yyyy-mm-dd"

    def filled(self, value: object) -> object:
        """Return a value as a row has it; an empty text takes no cell."""
        if value is None or value == "":
            return None
        if isinstance(value, bool | int | float):
            return value
        text = str(value)
        if self._read is not None and (when := self._read(text)):
            self._date.value = when
            return self._date
        if not self._wrapped and text[:1] not in _MEANT:
            return _held(text)  # the library takes a text in a fifth of the time that a cell takes it
        self._text.value = _held(text)
        self._text.data_type = "s"  # also where it begins with =: text, never a formula
        return self._text


def escaped(text: str) -> str:
    """Return a text as the XML of a workbook has it."""
    return _ESCAPED.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


def _held(text: str) -> str:
    """Return as much of a text, escaped, as a cell holds; Excel counts UTF-16 units."""
    whole = escaped(text)
    if len(whole) * 2 <= _LIMIT:
        return whole
    cut = whole.encode("utf-16-le")[: _LIMIT * 2].decode("utf-16-le", "ignore")
    return cut if cut == whole else _CUT.sub("", cut)


def _day(text: str) -> datetime | None:
    """Return the day of a full date; None where the text is none, or one before a workbook's calendar."""
    if not _FULL_DATE.fullmatch(text):
        return None
    try:
        day = datetime.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year > 1900 else None


def _moment(text: str) -> datetime | None:
    """Return the moment in UTC without zone, as a workbook holds it, or None when it is none."""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when
