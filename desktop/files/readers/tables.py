"""Tables with one document a row: CSV, Excel workbooks, JSON lines."""

import csv
import io
import itertools
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime

from openpyxl import load_workbook

from desktop.files.boundary import safe_rows
from desktop.files.budget import spend
from desktop.files.column_mapping import HEAD_ROWS, Mapper, TableHead, head_of
from desktop.files.errors import Unreadable
from desktop.files.readers.archive import Packed, counted, unpacked

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")

MAX_ROWS = 200_000
"""How many documents a table may hold at most."""

MOST_COLUMNS = 500
"""How many columns of a workbook are read."""

_DELIMITERS = ",\t;|"
_LONG = 200
"""Characters that a text has at least which an object holds by the name of its file."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row that holds a document.

    Attributes:
        number: Its number in the table, the first below the header being 1.
        text: The document's text.
        metadata: What the other mapped columns say, by field; empty values are left out.
    """

    number: int
    text: str
    metadata: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows hold documents.

    Attributes:
        columns: The names of its columns.
        mapping: Which field each mapped column is, by the column's name.
        rows: Its documents, read once, while they are asked for; rows without text are passed over.
        sure: Whether text and title are named as such, or somebody said which they are.
        left_out: Numbers of the rows that hold something and no text, filled while the rows are read.
    """

    columns: tuple[str, ...]
    mapping: Mapping[str, str]
    rows: Iterator[TableRow]
    sure: bool
    left_out: list[int] = field(default_factory=list)


@safe_rows
def csv_records(text: str, path: str) -> "Iterator[list[str]]":
    """Yield the rows of a CSV, the header first.

    Raises:
        Unreadable: ``damaged`` where it is no table.
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a report is longer than the 131,072 that csv allows
    head = text[:4096].partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            spend("cells", len(cells))
            yield cells
    except csv.Error as error:
        raise Unreadable(path, "damaged", format="CSV") from error


@safe_rows
def jsonl_records(text: str, path: str) -> "Iterator[list[str]]":
    """Yield the objects of JSON lines as rows, their names first.

    Raises:
        Unreadable: ``damaged`` with the line's number.
    """
    objects = [_flat(one) for one in _objects(text, path)]
    columns = list(dict.fromkeys(str(key) for one in objects for key in one))
    spend("cells", len(columns) * len(objects))
    yield columns
    yield from ([_plain(one.get(key)) for key in columns] for one in objects)


def _flat(record: Mapping[str, object]) -> dict[str, object]:
    """Return an object with what objects within it say beside its own, and lists of texts as their lines."""
    own: dict[str, object] = {}
    inner: dict[str, object] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            inner = {**_flat(value), **inner}
        elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
            own[key] = "\n".join(value)
        else:
            own[key] = value
    return {**inner, **own}


def _records_within(whole: Mapping[str, object]) -> list[Mapping[str, object]]:
    """Return the objects that one object holds which is the whole file: a list, or one or a text by name."""
    lists = [value for value in whole.values() if _are_objects(value)]
    if len(lists) == 1 and isinstance(lists[0], list):
        return lists[0]
    named = dict(whole)
    if named and all(isinstance(value, dict) for value in named.values()):
        if len(named) > 1:
            return [{"file_name": key, **value} for key, value in named.items() if isinstance(value, dict)]
    elif len(named) > 1 and all(isinstance(value, str) and len(value) >= _LONG for value in named.values()):
        return [{"file_name": key, "text": value} for key, value in named.items()]
    return [whole]


def _are_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _is_whole(text: str) -> bool:
    """Return whether a text is one value of JSON and not one a line."""
    begun = text.lstrip("\ufeff \t\r\n")
    if begun.startswith("["):
        return True
    first = begun.partition("\n")[0]
    try:
        json.loads(first)
    except ValueError:
        return begun.startswith("{")
    return not begun.partition("\n")[2].strip()


def _objects(text: str, path: str) -> Iterator[Mapping[str, object]]:
    whole = _is_whole(text)
    lines = [text] if whole else text.split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        spend("nodes", line.count("{") + line.count("[") + line.count('":'))
        try:
            value = json.loads(line)
        except ValueError as error:
            raise Unreadable(path, "damaged", format="JSON", line=str(number)) from error
        if whole and isinstance(value, dict):
            value = _records_within(value)
        for one in value if isinstance(value, list) else [value]:
            if not isinstance(one, dict):
                raise Unreadable(path, "damaged", format="JSON", line=str(number))
            yield one


def first_sheet(rows: "Iterable[tuple[str, list[str]]]") -> "Iterator[list[str]]":
    """Yield the rows of the first sheet of a workbook that has any, the header first.

    Args:
        rows: The rows of all sheets, each with the name of its sheet.
    """
    first: str | None = None
    for sheet, cells in rows:
        first = sheet if first is None else first
        if sheet != first:
            return
        yield cells


@safe_rows
def xlsx_sheets(held: Packed, path: str) -> "Iterator[tuple[str, list[str]]]":
    """Yield the rows of all sheets of a workbook, each with the name of its sheet, a sheet's header first.

    Raises:
        Unreadable: ``damaged``, ``encrypted`` or ``too-much-within``.
    """
    with unpacked(held, path, "XLSX") as archive:
        counted(archive)
        assert archive.fp is not None
        with closing(load_workbook(archive.fp, read_only=True, data_only=True)) as book:
            for sheet in book.worksheets:
                # What a file says of its own size need not be true; one cell far out makes every row wide.
                sheet.reset_dimensions()
                rows = _cells(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS))
                yield from ((sheet.title, cells) for cells in rows)


def _cells(rows: "Iterable[tuple[object, ...]]") -> Iterator[list[str]]:
    """Yield the cells of each row as far as they are used.

    Rows that a sheet skips, up to a million, come from openpyxl as one and the same tuple of empty cells, and
    are passed over.
    """
    empty: tuple[object, ...] | None = None
    for row in rows:
        spend("rows")
        if row is empty:
            continue
        cells = [_unescaped(cell) for cell in row]
        used = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
        empty = row if not used else empty
        spend("cells", used)
        yield cells[:used]


def _unescaped(value: object) -> str:
    """Return a cell as text; _x000D_ and the like stand for what the XML of a workbook cannot carry."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), value) if type(value) is str else _plain(value)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def read_table(records: Iterable[Sequence[str]], path: str, mapper: Mapper | None = None) -> Table:
    """Return the documents of a table.

    Args:
        records: Its rows, the first of which names the columns.
        path: The path to name in an error.
        mapper: Tells which column is which field; guessed where it does not know.

    Raises:
        Unreadable: ``columns`` when no column holds the text, ``empty`` when no row has one.
    """
    stream = iter(records)
    first = list(itertools.islice(stream, HEAD_ROWS))
    head = head_of(first, mapper)
    text = next((column for column, name in head.mapping.items() if name == "text"), None)
    if text is None or text not in head.columns:
        raise Unreadable(path, "columns", missing="text", columns=", ".join(head.columns)[:200])
    left_out: list[int] = []
    rows = _rows(itertools.chain(first[1:], stream), head, text, path, left_out)
    one = next(rows, None)
    if one is None:
        raise Unreadable(path, "empty")
    return Table(head.columns, head.mapping, itertools.chain((one,), rows), head.sure, left_out)


def _rows(
    records: Iterable[Sequence[str]], head: TableHead, text: str, path: str, left_out: list[int]
) -> Iterator[TableRow]:
    count = 0
    for number, cells in enumerate(records, start=1):
        record = dict(zip(head.columns, cells, strict=False))
        if record.get(text, "").strip():
            count += 1
            if count > MAX_ROWS:
                raise Unreadable(path, "too-many-rows", limit=str(MAX_ROWS))
            metadata = {
                name: record[column].strip()
                for column, name in head.mapping.items()
                if name != "text" and record.get(column, "").strip()
            }
            yield TableRow(number, record[text], metadata)
        elif any(cell.strip() for cell in cells):
            left_out.append(number)
