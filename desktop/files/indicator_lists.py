"""Lists of indicators for a ledger as CSV: one row an indicator, read with clear complaints, and written."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from desktop.files.boundary import read_safely
from desktop.files.csv_table import read_table, write_rows
from desktop.files.errors import Unreadable
from desktop.files.small_tables import named_rows, read_small_table, table_data
from desktop.text.ledger.indicators import BETTER, KINDS, SCOPES, LedgerIndicator, kinds_of, unit_in_base

COLUMNS = ("indicator", "synonyms", "unit", "kind", "low", "high", "scope", "better")
"""The columns of the CSV, in order."""

_JOINT = "|"
_JOINTS = re.compile(r"[|｜;；、]")
"""What parts of a cell may be joined by; written with the first."""

_KINDS = {
    "quantity": ("数量", "总量", "绝对值"),
    "percent": ("百分比", "比重", "比率", "占比"),
    "change": ("变化", "变动", "增速", "增长"),
}
_SCOPES = {"whole": ("整体", "全域", "全地区"), "level": ("水平", "期末水平"), "any": ("任意", "不限")}
_BETTER = {
    "more": ("高", "越高越好", "越大越好", "正向"),
    "less": ("低", "越低越好", "越小越好", "逆向", "负向"),
    "band": ("区间", "适度"),
}
"""What kinds, scopes and what is better may be called in Chinese."""

_NAMES = {
    "indicator": ("indicator", "indicators", "name", "指标", "指标名称", "指标名", "名称"),
    "synonyms": ("synonyms", "synonym", "aliases", "同义词", "近义词", "别名", "别称"),
    "unit": ("unit", "units", "单位", "计量单位", "常用单位"),
    "kind": ("kind", "类型", "种类", "类别"),
    "low": ("low", "min", "下限", "最小值"),
    "high": ("high", "max", "上限", "最大值"),
    "scope": ("scope", "范围", "口径"),
    "better": ("better", "方向", "指标方向", "趋好方向"),
}


@dataclass
class BadRow(ValueError):
    """A row of a list of indicators that can't be taken.

    Attributes:
        line: Its number among the rows below the header, from 1.
        column: The column, by its name in COLUMNS.
        value: What stands there.
        reason: ``empty``, ``twice``, ``kind``, ``scope``, ``better``, ``number`` or ``order``.
    """

    line: int
    column: str
    value: str
    reason: str


def read_indicators(path: Path) -> tuple[LedgerIndicator, ...]:
    """Read a list of indicators.

    Raises:
        Unreadable: With reason ``columns`` when there is no column ``indicator``, ``empty`` when there is no
            row, or as for any file.
        BadRow: When a row can't be taken.
    """
    data = table_data(path)
    held, missing = read_safely(str(path), lambda: _table(data, path))
    found = tuple(_indicators(held, missing))
    if not found:
        raise Unreadable(path, "empty")
    return found


def _table(data: bytes, path: Path) -> tuple[list[dict[str, str]], frozenset[str]]:
    """Return the rows by our names of the columns, and which of these are missing.

    A table of one column needs no header: its cells are the names.
    """
    columns, rows = read_small_table(data)
    header = {one.strip().lower() for one in columns}
    if (
        len(columns) == 1
        and columns[0].strip()
        and not header & {one for some in _NAMES.values() for one in some}
    ):
        names = [columns[0], *(row[columns[0]] for row in rows)]
        held = [dict.fromkeys(COLUMNS, "") | {"indicator": name.strip()} for name in names]
        return held, frozenset(COLUMNS[1:])
    missing = frozenset(name for name, some in _NAMES.items() if not header & set(some))
    return list(named_rows(data, path, _NAMES, ("indicator",))), missing


@cache
def _program_rows() -> dict[str, dict[str, str]]:
    """Return the rows of the lists that come with the program, by indicator; the first list counts."""
    found: dict[str, dict[str, str]] = {}
    folder = files("resources").joinpath("ledger")
    for one in sorted(folder.iterdir(), key=lambda file: (file.name != "headline.csv", file.name)):
        if one.name.endswith(".csv"):
            for row in read_table(BytesIO(one.read_bytes()))[1]:
                found.setdefault(row["indicator"], row)
    return found


def _completed(row: Mapping[str, str], missing: Collection[str]) -> Mapping[str, str]:
    """Return a row with what its table has no column for, where the program knows its indicator by name.

    One in another unit is another indicator: 固定资产投资 in % and in 亿元.
    """
    known = _program_rows().get(row["indicator"]) if missing else None
    if known is not None and row["unit"]:
        bases = {unit_in_base(one)[1] for one in _several(known["unit"])}
        known = known if all(unit_in_base(one)[1] in bases for one in _several(row["unit"])) else None
    return row if known is None else {**row, **{name: known[name] for name in missing}}


def _indicators(rows: Iterable[Mapping[str, str]], missing: Collection[str]) -> Iterator[LedgerIndicator]:
    seen: set[str] = set()
    for line, row in enumerate(rows, start=1):
        if not any(row.values()):
            continue
        name = row["indicator"]
        if not name:
            raise BadRow(line, "indicator", "", "empty")
        if name in seen:
            raise BadRow(line, "indicator", name, "twice")
        seen.add(name)
        yield _indicator(line, _completed(row, missing))


def _indicator(line: int, row: Mapping[str, str]) -> LedgerIndicator:
    name, scope = row["indicator"], _known(row["scope"].lower(), _SCOPES) or "whole"
    kinds = tuple(_known(one, _KINDS) for one in _several(row["kind"].lower()))
    for kind in kinds:
        if kind not in KINDS:
            raise BadRow(line, "kind", kind, "kind")
    if scope not in SCOPES:
        raise BadRow(line, "scope", row["scope"], "scope")
    better = _known(row["better"].lower(), _BETTER)
    if better and better not in BETTER:
        raise BadRow(line, "better", row["better"], "better")
    low, high = _limit(line, row, "low"), _limit(line, row, "high")
    if low is not None and high is not None and low > high:
        raise BadRow(line, "low", row["low"], "order")
    units = _several(row["unit"].replace("％", "%"))
    kinds = kinds_of(name, kinds, units)
    return LedgerIndicator(name, _several(row["synonyms"]), units, kinds, low, high, scope, better)


def _known(word: str, called: Mapping[str, Sequence[str]]) -> str:
    """Return the word that is meant by a Chinese one; any other as it is."""
    return next((meant for meant, words in called.items() if word in words), word)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, _JOINTS.split(cell))))


def _limit(line: int, row: Mapping[str, str], column: str) -> float | None:
    written = row[column].replace(",", "")
    if not written:
        return None
    try:
        number = float(written)
    except ValueError as error:
        raise BadRow(line, column, row[column], "number") from error
    if number != number or number in (float("inf"), float("-inf")):
        raise BadRow(line, column, row[column], "number")
    return number


def write_indicators(indicators: Iterable[LedgerIndicator], out: BinaryIO) -> int:
    """Write a list of indicators; return how many."""
    return write_rows(COLUMNS, map(indicator_cells, indicators), out)


def indicator_cells(indicator: LedgerIndicator) -> tuple[str, ...]:
    """Return the cells of an indicator's row, in the order of COLUMNS."""
    return (
        indicator.name,
        _JOINT.join(indicator.synonyms),
        _JOINT.join(indicator.units),
        _JOINT.join(indicator.kinds),
        "" if indicator.low is None else f"{indicator.low:.12g}",
        "" if indicator.high is None else f"{indicator.high:.12g}",
        indicator.scope,
        indicator.better,
    )
