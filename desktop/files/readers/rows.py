"""Tables with one document a row: CSV, Excel workbooks, JSON lines; the column mapping is guessed."""

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from desktop.files.errors import Unreadable
from desktop.files.readers.packed import opened

FIELDS = (
    "title",
    "text",
    "year",
    "date",
    "province",
    "city",
    "county",
    "region",
    "kind",
    "speaker",
    "source",
)
"""What a column can be mapped to."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("full_text", "fulltext", "content", "text", "body", "正文", "全文", "内容", "文本"),
    "title": ("title", "name", "headline", "标题", "题名", "名称", "报告名称"),
    "year": ("year", "年份", "年度", "年"),
    "date": ("publish_date", "pub_date", "date", "published", "发布日期", "发布时间", "日期", "时间"),
    "province": ("province", "prov", "省份", "省", "省级"),
    "city": ("city", "prefecture", "城市", "地级市", "市"),
    "county": ("county", "district", "区县", "县", "县区"),
    "region": ("region", "area", "地区", "区域", "行政区"),
    "kind": ("kind", "type", "category", "类型", "类别"),
    "speaker": ("speaker", "author", "报告人", "作者"),
    "source": ("source_url", "url", "link", "source", "链接", "网址", "来源"),
}
_DELIMITERS = ",\t;|"
_LONG = 200
"""Characters that a cell has at least on average for its column to be taken for the text."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that holds a document.

    Attributes:
        number: Its number in the table, the first below the header being 1.
        text: The document's text.
        facts: What the other mapped columns say, by field; empty values are left out.
    """

    number: int
    text: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows hold documents.

    Attributes:
        columns: The names of its columns.
        mapping: Which field each mapped column is, by the column's name.
        rows: Its documents; rows without text are passed over.
    """

    columns: tuple[str, ...]
    mapping: Mapping[str, str]
    rows: tuple[Row, ...]


def guess_mapping(columns: tuple[str, ...], first_rows: list[Mapping[str, str]]) -> dict[str, str]:
    """Guess which column is which field from the names, and the text from the longest cells."""
    mapping: dict[str, str] = {}
    plain = {column: column.strip().strip("\ufeff").lower().replace(" ", "_") for column in columns}
    for field, names in _NAMES.items():
        for name in names:
            found = next(
                (column for column in columns if plain[column] == name and column not in mapping), None
            )
            if found is not None:
                mapping[found] = field
                break
    if "text" not in mapping.values() and first_rows:
        lengths = {column: _typical_length(column, first_rows) for column in columns}
        longest = max(columns, key=lengths.__getitem__)
        if lengths[longest] >= _LONG:
            mapping[longest] = "text"
    return mapping


def _typical_length(column: str, rows: list[Mapping[str, str]]) -> float:
    """Give the mean length of a column's cells that are not empty."""
    lengths = [len(row[column]) for row in rows if row.get(column)]
    return sum(lengths) / len(lengths) if lengths else 0


def read_csv(text: str, path: str, mapping: Mapping[str, str] | None = None) -> Table:
    """Read a CSV, TSV or the like, decoded, whose first row names the columns.

    Raises:
        Unreadable: ``columns`` when no column holds the text.
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a report is longer than the 131,072 that csv allows
    head = text[:4096].partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise Unreadable(path, "damaged", format="CSV") from error
    return _table(records[0] if records else [], records[1:], path, mapping)


def read_jsonl(text: str, path: str, mapping: Mapping[str, str] | None = None) -> Table:
    """Read JSON lines, or a JSON array of objects, decoded.

    Raises:
        Unreadable: ``damaged`` with the line's number, or ``columns`` when no field holds the text.
    """
    objects = list(_objects(text, path))
    columns = tuple(dict.fromkeys(str(key) for one in objects for key in one))
    return _table(columns, [[_plain(one.get(key)) for key in columns] for one in objects], path, mapping)


def _objects(text: str, path: str) -> Iterator[Mapping[str, object]]:
    lines = [text] if text.lstrip().startswith("[") else text.split("\n")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise Unreadable(path, "damaged", format="JSON", line=str(number)) from error
        for one in value if isinstance(value, list) else [value]:
            if not isinstance(one, dict):
                raise Unreadable(path, "damaged", format="JSON", line=str(number))
            yield one


def read_xlsx(data: bytes, path: str, mapping: Mapping[str, str] | None = None) -> Table:
    """Read the first sheet of a workbook whose first row names the columns.

    Raises:
        Unreadable: ``damaged``, ``encrypted``, ``too-large``, or ``columns`` when no column holds the text.
    """
    with opened(data, path, "XLSX"):
        pass  # the limits hold
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable(path, "damaged", format="XLSX") from error
    try:
        sheet = book.worksheets[0] if book.worksheets else None
        records = (
            []
            if sheet is None
            else [[_plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        )
    finally:
        book.close()
    return _table(records[0] if records else [], records[1:], path, mapping)


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


def _table(
    header: "list[str] | tuple[str, ...]",
    records: list[list[str]],
    path: str,
    mapping: Mapping[str, str] | None,
) -> Table:
    columns = tuple(
        name.strip().strip("\ufeff") or f"column {index}" for index, name in enumerate(header, start=1)
    )
    named: list[Mapping[str, str]] = [dict(zip(columns, record, strict=False)) for record in records]
    chosen = dict(mapping) if mapping is not None else guess_mapping(columns, named[:20])
    text = next((column for column, field in chosen.items() if field == "text"), None)
    if text is None:
        raise Unreadable(path, "columns", missing="text", columns=", ".join(columns)[:200])
    rows = []
    for number, record in enumerate(named, start=1):
        if record.get(text, "").strip():
            facts = {
                field: record[column].strip()
                for column, field in chosen.items()
                if field != "text" and record.get(column, "").strip()
            }
            rows.append(Row(number, record[text], facts))
    if not rows:
        raise Unreadable(path, "empty")
    return Table(columns, chosen, tuple(rows))
