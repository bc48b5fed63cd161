"""Excel workbooks: annotations, codebook, documents and figures, each on a sheet of its own.

Numbers and dates are numbers and dates, the header row stays in view, every column can be filtered. Text that
begins like a formula is stored as text, which a workbook can say and a CSV cannot, so nothing is guarded. A
table of more rows than a sheet can have goes on in further sheets.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import IO, Any, BinaryIO
from xml.sax.saxutils import escape

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

_ROWS_END = b"</sheetData>"
_EPOCH, _DAY = datetime(1899, 12, 30), timedelta(days=1)
"""What a date in a workbook counts from, and in what."""

_WIDE = {"quote": 60, "note": 40, "prefix": 30, "suffix": 30, "section": 40, "document": 32, "title": 32}
_WIDE |= {"sentence": 60, "description": 50, "tag_path": 28, "tag": 18, "created": 24, "modified": 24}
_WIDE |= {"indicator": 28, "confirmed_at": 24, "left": 38, "right": 38}
MOMENT_FORMAT = 'yyyy-mm-dd hh:mm:ss" UTC"'
"""How a moment is shown: a cell has no zone, and a time without one is read as that of the reader's place."""

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
    with ExitStack() as files:
        pages = _Pages(book, files, chinese)
        split = {sheet.name: count for sheet in sheets if (count := pages.write_table(sheet)) > 1}
        made = files.enter_context(spooled_file())
        book.save(made)
        copy_stable(made, out, inserted={name: (_ROWS_END, rows) for name, rows in pages.rows.items()})
    return split


class _Pages:
    """The sheets of a workbook; openpyxl, which takes four times as long, writes all of them but the rows.

    Attributes:
        rows: The rows below the headers, as XML, by the name of the sheet's entry in the workbook.
    """

    def __init__(self, book: Workbook, files: ExitStack, chinese: bool) -> None:
        self.rows: dict[str, IO[bytes]] = {}
        self._book, self._files, self._chinese = book, files, chinese

    def write_table(self, sheet: Worksheet) -> int:
        """Write a table to as many sheets as it needs; return their number."""
        rows = iter(sheet.rows)
        number, first = 0, next(rows, None)
        while first is not None or number == 0:
            number += 1
            title = table_words.SHEET_NAMES.get(sheet.name, sheet.name) if self._chinese else sheet.name
            name = title if number == 1 else f"{title} {number}"
            page = [] if first is None else itertools.chain([first], rows)
            self._write_sheet(name, sheet.columns, itertools.islice(page, MOST_ROWS - 1))
            first = next(rows, None)
        return number

    def _write_sheet(self, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
        page = self._book.create_sheet(name)
        page.freeze_panes = "A2"
        for index, column in enumerate(columns, start=1):
            page.column_dimensions[get_column_letter(index)].width = _WIDE.get(column, 14)
        names = map(table_words.column_name, columns) if self._chinese else columns
        page.append([_header(page, name) for name in names])
        cells = [_ColumnCells(page, index, column) for index, column in enumerate(columns, start=1)]
        out = self._files.enter_context(spooled_file())
        count = 1
        for row in rows:
            values = [row.get(name) for name in columns]
            if self._chinese:
                values = list(map(table_words.value_name, columns, values))
            count += 1
            written = "".join([cell.written(count, value) for cell, value in zip(cells, values, strict=True)])
            out.write(f'<row r="{count}">{written}</row>'.encode())
        page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"
        self.rows[f"xl/worksheets/sheet{len(self.rows) + 1}.xml"] = out


def _header(page: WriteOnlyWorksheet, name: str) -> object:
    cell = WriteOnlyCell(page, name)
    cell.font = Font(bold=True)
    return cell


class _ColumnCells:
    """The cells of a column, as XML.

    Rows of one document have most cells in common, so that the last value is not worked out again.
    """

    def __init__(self, page: WriteOnlyWorksheet, index: int, name: str) -> None:
        text, date = WriteOnlyCell(page, ""), WriteOnlyCell(page, "")
        if _WIDE.get(name, 0) >= 40:
            text.alignment = Alignment(wrap_text=True, vertical="top")
        self._read: Callable[[str], datetime | None] | None = None
        if name in _MOMENTS:
            self._read, date.number_format = _moment, MOMENT_FORMAT
        elif name == "date":
            self._read, date.number_format = _day, "yyyy-mm-dd"
        self._begin = f'<c r="{get_column_letter(index)}'
        self._text_style, self._date_style = (f' s="{cell.style_id}"' for cell in (text, date))
        self._last: object = None
        self._last_rest = ""

    def written(self, number: int, value: object) -> str:
        """Return the cell of a value in a row; an empty text takes none.

        Args:
            number: The row's number, the header's being 1.
            value: The value.
        """
        if value is None or value == "":
            return ""
        if value != self._last or type(value) is not type(self._last):
            self._last, self._last_rest = value, self._rest(value)
        return f"{self._begin}{number}{self._last_rest}"

    def _rest(self, value: object) -> str:
        """Return what stands after the row's number in a cell: its style, its type and the value."""
        if isinstance(value, bool):
            return f'" t="b"><v>{value:d}</v></c>'
        if isinstance(value, int | float):
            return f'" t="n"><v>{value}</v></c>'
        text = str(value)
        if self._read is not None and (when := self._read(text)):
            return f'"{self._date_style} t="n"><v>{(when - _EPOCH) / _DAY}</v></c>'
        held = _held(text)
        kept = "" if held == held.strip() else ' xml:space="preserve"'
        return f'"{self._text_style} t="inlineStr"><is><t{kept}>{escape(held)}</t></is></c>'


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
