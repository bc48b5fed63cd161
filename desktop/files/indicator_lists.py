"""Lists of indicators for a ledger as CSV: one row an indicator, read with clear complaints, and written."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.files.boundary import read_safely
from desktop.files.csv_table import write_rows
from desktop.files.errors import Unreadable
from desktop.files.small_tables import named_rows, table_data
from desktop.text.ledger.indicators import KINDS, SCOPES, LedgerIndicator, kinds_of

COLUMNS = ("indicator", "synonyms", "unit", "kind", "low", "high", "scope")
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
"""What kinds and scopes may be called in Chinese."""

_NAMES = {
    "indicator": ("indicator", "name", "指标", "指标名称"),
    "synonyms": ("synonyms", "aliases", "同义词", "别名"),
    "unit": ("unit", "units", "单位"),
    "kind": ("kind", "类型", "种类", "类别"),
    "low": ("low", "min", "下限"),
    "high": ("high", "max", "上限"),
    "scope": ("scope", "范围"),
}


@dataclass
class BadRow(ValueError):
    """A row of a list of indicators that can't be taken.

    Attributes:
        line: Its number among the rows below the header, from 1.
        column: The column, by its name in COLUMNS.
        value: What stands there.
        reason: ``empty``, ``twice``, ``kind``, ``scope``, ``number`` or ``order``.
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
    held = read_safely(str(path), lambda: list(named_rows(data, path, _NAMES, ("indicator",))))
    found = tuple(_indicators(held))
    if not found:
        raise Unreadable(path, "empty")
    return found


def _indicators(rows: Iterable[Mapping[str, str]]) -> Iterator[LedgerIndicator]:
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
        yield _indicator(line, row)


def _indicator(line: int, row: Mapping[str, str]) -> LedgerIndicator:
    name, scope = row["indicator"], _known(row["scope"].lower(), _SCOPES) or "whole"
    kinds = tuple(_known(one, _KINDS) for one in _several(row["kind"].lower()))
    for kind in kinds:
        if kind not in KINDS:
            raise BadRow(line, "kind", kind, "kind")
    if scope not in SCOPES:
        raise BadRow(line, "scope", row["scope"], "scope")
    low, high = _limit(line, row, "low"), _limit(line, row, "high")
    if low is not None and high is not None and low > high:
        raise BadRow(line, "low", row["low"], "order")
    units = _several(row["unit"].replace("％", "%"))
    return LedgerIndicator(name, _several(row["synonyms"]), units, kinds_of(name, kinds), low, high, scope)


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
    )
