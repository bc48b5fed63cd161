"""Realized values: what a yearbook says was reached, read from a CSV, long or with a column an indicator."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.files.boundary import read_safely
from desktop.files.errors import Unreadable
from desktop.files.indicator_lists import BadRow
from desktop.files.small_tables import read_small_table, table_data

_NAMES = {
    "place": (
        *(
            "place",
            "region",
            "area",
            "地区",
            "地区名称",
            "地名",
            "区域",
            "行政区",
            "行政区划",
            "地市",
            "区县",
        ),
        *("县区", "县名", "县", "市", "省"),
    ),
    "year": ("year", "年份", "年度", "年", "统计年份", "时间"),
    "indicator": ("indicator", "指标", "指标名称", "指标名"),
    "value": ("value", "数值", "值", "实际值", "数据", "指标值"),
    "unit": ("unit", "单位", "计量单位"),
    "source": ("source", "来源", "资料来源"),
    "province": ("province", "city", "省份", "城市", "所属省份", "所属", "上级"),
}
_UNIT = re.compile(r"^(.*?)\s*[（(]([^（）()]+)[）)]$")
_NUMBER = re.compile(r"([-−+]?[\d.,，]+)\s*([%％‰\u4e00-\u9fffA-Za-z/]+)?")
_EMPTY = ("", "-", "—", "--", "——", "…", "...", "/", "NA", "N/A", "nan", "null")


@dataclass(frozen=True, slots=True)
class RealizedValue:
    """A value from elsewhere.

    Attributes:
        place: The place's name.
        year: The year that it is of.
        indicator: The indicator's name there.
        value: The number.
        unit: Its unit; empty where none is said.
        source: Where it is from.
        province: A place that it lies in, where its name alone does not tell it.
    """

    place: str
    year: int
    indicator: str
    value: float
    unit: str = ""
    source: str = ""
    province: str = ""


def read_realized(path: Path) -> tuple[RealizedValue, ...]:
    """Read a table of values: columns place, year, indicator, value, unit; or an indicator as a column each.

    Raises:
        Unreadable: With reason ``columns`` where place, year or values are missing, ``empty`` without a row,
            or as for any file.
        BadRow: When a row can't be taken.
    """
    data = table_data(path)
    columns, rows = read_safely(str(path), lambda: _table(data))
    named = _named(columns)
    others = [one for one in columns if one and one not in named.values()]
    is_long = "indicator" in named and "value" in named
    if "place" not in named or "year" not in named or not (is_long or others):
        raise Unreadable(path, "columns")
    wanted = {} if is_long else {one: _parted(one) for one in others}
    found = tuple(_values(rows, named, wanted))
    if not found:
        raise Unreadable(path, "empty")
    return found


def _table(data: bytes) -> tuple[list[str], list[dict[str, str]]]:
    columns, rows = read_small_table(data)
    return columns, list(rows)


def _named(columns: Sequence[str]) -> dict[str, str]:
    """Return the columns that have a meaning of their own, by that."""
    known = {column.strip().lower(): column for column in columns}
    found = {name: next((known[one] for one in some if one in known), None) for name, some in _NAMES.items()}
    named = {name: column for name, column in found.items() if column is not None}
    if "place" not in named and "province" in named:
        named["place"] = named.pop("province")
    return named


def _parted(column: str) -> tuple[str, str]:
    """Return the indicator and the unit of a column such as 地区生产总值（亿元）."""
    match = _UNIT.match(column.strip())
    return (match[1], match[2]) if match else (column.strip(), "")


def _values(
    rows: Sequence[Mapping[str, str]], named: Mapping[str, str], wanted: Mapping[str, tuple[str, str]]
) -> Iterator[RealizedValue]:
    for line, row in enumerate(rows, start=1):
        told = {name: row.get(column, "").strip() for name, column in named.items()}
        if not any(told.values()):
            continue
        if not told["place"]:
            raise BadRow(line, "place", "", "empty")
        year = _year(line, told["year"])
        cells = {column: row.get(column, "").strip() for column in wanted}
        several = [(name, unit, cells[column], column) for column, (name, unit) in wanted.items()]
        one = [(told.get("indicator", ""), told.get("unit", ""), told.get("value", ""), "value")]
        for name, unit, written, column in several or one:
            if written in _EMPTY:
                continue
            if not name:
                raise BadRow(line, "indicator", "", "empty")
            number, own_unit = _number(line, column, written)
            source, province = told.get("source", ""), told.get("province", "")
            unit = (own_unit or unit).replace("％", "%")
            yield RealizedValue(told["place"], year, name, number, unit, source, province)


def _year(line: int, written: str) -> int:
    plain = written.removesuffix("度").removesuffix("年").removesuffix(".0").strip()
    if not (plain.isdecimal() and len(plain) == 4):
        raise BadRow(line, "year", written, "number")
    return int(plain)


def _number(line: int, column: str, written: str) -> tuple[float, str]:
    """Return the number of a cell, and the unit that stands behind it, if any: 1.2万亿元."""
    match = _NUMBER.fullmatch(written)
    digits, unit = (match[1], match[2] or "") if match else (written, "")
    try:
        number = float(digits.replace(",", "").replace("，", "").replace("−", "-"))
    except ValueError as error:
        raise BadRow(line, column, written, "number") from error
    if number != number or number in (float("inf"), float("-inf")):
        raise BadRow(line, column, written, "number")
    return number, unit


def as_plain(values: Sequence[RealizedValue]) -> list[dict[str, object]]:
    """Return values as JSON can hold them."""
    return [asdict(one) for one in values]
