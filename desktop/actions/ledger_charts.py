"""Charts of readings: what of a reading is drawn at a time, and its rows as the values of a chart."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from desktop.actions.ledger_cells import LedgerCell
from desktop.actions.ledger_readings import CHANGES, GAPS, KEPT, LEVELS, RANK, REALIZED, Row, place_path
from desktop.files.charts.model import MOST_BARS, Chart
from desktop.text.ledger.indicators import unit_in_base

MOST_LINES = 8
"""Places that are drawn as lines at most; more are drawn as fields."""

MOST_ROWS = 200
"""Rows of fields of a chart at most."""

MEASURES = {
    KEPT: ("difference", "target", "result"),
    CHANGES: ("target",),
    LEVELS: ("difference", "target"),
    RANK: ("said",),
    GAPS: ("of",),
    REALIZED: ("difference", "realized", "result"),
}
"""The columns whose numbers are drawn, by reading; of gaps, how many places do not say an indicator.

The first is drawn where an indicator has any number there, the others where it has none: with reports of one
year alone no target meets its result, but the targets can be compared.
"""

_UNIT_OF = {KEPT: "target", CHANGES: "target", LEVELS: "above_target", RANK: "said", REALIZED: "result"}
"""The column whose cell has the unit of those numbers, by reading."""


class ChartSeries(NamedTuple):
    """What a chart of a reading shows at a time.

    Attributes:
        indicator: The indicator; empty for all.
        status: ``target`` or ``achieved``, where the reading has both.
        level: The level of the places, where the reading is by level.
        column: The column whose numbers are drawn where it is not the first of the reading's MEASURES.
    """

    indicator: str = ""
    status: str = ""
    level: str = ""
    column: str = ""


class ReadingChart(NamedTuple):
    """A chart of a reading.

    Attributes:
        chart: The chart.
        rows: The row of the reading that each value is of, by row and column of the chart.
    """

    chart: Chart
    rows: list[list[Row | None]]


def chart_series(name: str, rows: Sequence[Row], indicators: Sequence[str] = ()) -> list[ChartSeries]:
    """Return what can be drawn of a reading, one at a time.

    Args:
        name: The reading.
        rows: Its rows.
        indicators: The indicators in the order of the ledger; others come behind in the order of the rows.
    """
    if name == GAPS:
        return [ChartSeries()] if rows else []
    first, *others = MEASURES[name]
    found = list(dict.fromkeys(_series(name, row) for row in rows if _number(row, first) is not None))
    drawn = {one.indicator for one in found}
    found += dict.fromkeys(
        _series(name, row)._replace(column=column)
        for column in others
        for row in rows
        if row["indicator"] not in drawn and _number(row, column) is not None
    )
    place = {indicator: number for number, indicator in enumerate(indicators)}
    return sorted(found, key=lambda one: place.get(one.indicator, len(place)))


def _series(name: str, row: Row) -> ChartSeries:
    if name == RANK:
        return ChartSeries(row["indicator"], row["status"], row["level"])
    return ChartSeries(row["indicator"])


def column_of(name: str, series: ChartSeries) -> str:
    """Return the column of a reading whose numbers a series is of."""
    return series.column or MEASURES[name][0]


def _number(row: Row, column: str) -> float | None:
    value = row.get(column)
    if isinstance(value, LedgerCell):
        return value.value.signed
    return None if value is None else float(value)


def _unit(name: str, row: Row, column: str) -> str:
    """Return the unit of a row's number; empty where it has none."""
    if isinstance(row.get(column), LedgerCell):
        return row[column].value.unit or ""
    if name == REALIZED and row.get("unit"):
        return str(row["unit"])
    cell = row.get(_UNIT_OF[name])
    return (cell.value.unit or "") if isinstance(cell, LedgerCell) else ""


class _Numbers:
    """The numbers of rows in one unit: that of most of them, so that 1.5万亿元 is above 5696亿元.

    Attributes:
        unit: The unit; empty where there is none.
    """

    def __init__(self, name: str, rows: Sequence[Row], column: str) -> None:
        self._name, self._column = name, column
        units = Counter(_unit(name, row, column) for row in rows)
        self.unit = max(units, key=lambda unit: units[unit]) if units else ""

    def of(self, row: Row | None) -> float | None:
        """Return the number of a row in the unit; as written where the units do not go together."""
        if row is None:
            return None
        number, unit = _number(row, self._column), _unit(self._name, row, self._column)
        if number is None or unit == self.unit:
            return number
        (factor, base), (whole, other) = map(unit_in_base, (unit, self.unit))
        return float(f"{number * factor / whole:.12g}") if base == other else number


def reading_chart(
    name: str,
    rows: Sequence[Row],
    series: ChartSeries,
    title: str,
    measure: str,
    status_name: Callable[[str], str] = str,
) -> ReadingChart:
    """Return the chart of a reading: places by year as lines, bars for one year, fields for many places.

    Args:
        name: The reading.
        rows: Its rows.
        series: One of ``chart_series``.
        title: The heading.
        measure: What the values are, in words.
        status_name: Returns what a status is called.
    """
    if name == GAPS:
        return _gaps_chart(rows, title, measure, status_name)
    column, wanted = column_of(name, series), series._replace(column="")
    shown = [row for row in rows if _series(name, row) == wanted and _number(row, column) is not None]
    numbers = _Numbers(name, shown, column)
    measure = f"{measure} ({numbers.unit})" if numbers.unit else measure
    names = _place_names(shown)
    found = {(names[_path(row)], str(row["year"])): row for row in shown}
    places = list(dict.fromkeys(place for place, _ in found))
    years = sorted({year for _, year in found})
    if len(years) == 1:
        return _bars(numbers, found, places, f"{title} · {years[0]}", measure)
    kind = "lines" if len(places) <= MOST_LINES else "heat"
    cut = max(0, len(places) - MOST_ROWS) if kind == "heat" else 0
    places = places[:MOST_ROWS]
    cells = [[found.get((place, year)) for year in years] for place in places]
    values = tuple(tuple(map(numbers.of, line)) for line in cells)
    return ReadingChart(Chart(kind, title, measure, tuple(places), tuple(years), values, cut), cells)


def _bars(
    held: _Numbers, found: Mapping[tuple[str, str], Row], places: list[str], title: str, measure: str
) -> ReadingChart:
    by_place = {place: row for (place, _), row in found.items()}
    numbers = {place: held.of(row) or 0.0 for place, row in by_place.items()}
    lowest_first = any(row.get("order") == "lowest" for row in by_place.values())
    places.sort(key=lambda place: numbers[place] if lowest_first else -numbers[place])
    cut, places = max(0, len(places) - MOST_BARS), places[:MOST_BARS]
    values = (tuple(numbers[place] for place in places),)
    chart = Chart("bars", title, measure, (title,), tuple(places), values, cut)
    return ReadingChart(chart, [[by_place[place] for place in places]])


def _gaps_chart(
    rows: Sequence[Row], title: str, measure: str, status_name: Callable[[str], str]
) -> ReadingChart:
    """Return how many places do not say an indicator, by indicator and year; the targets first."""
    count = Counter((row["status"], row["indicator"], str(row["year"])) for row in rows)
    first = {(row["status"], row["indicator"], str(row["year"])): row for row in reversed(rows)}
    names = list(dict.fromkeys((row["status"], row["indicator"]) for row in rows))
    names.sort(key=lambda one: one[0] != "target")
    years = sorted({year for _, _, year in count})
    cells = [[first.get((*one, year)) for year in years] for one in names]
    values = tuple(tuple(float(count[*one, year]) or None for year in years) for one in names)
    labels = tuple(f"{indicator} · {status_name(status)}" for status, indicator in names)
    return ReadingChart(Chart("heat", title, measure, labels, tuple(years), values), cells)


def _path(row: Row) -> tuple[str, ...]:
    cell = next((one for one in row.values() if isinstance(one, LedgerCell)), None)
    return (row["place"],) if cell is None else (*place_path(cell.document)[:-1], row["place"])


def _place_names(rows: Sequence[Row]) -> dict[tuple[str, ...], str]:
    """Return what each place is called: its name, with those above it where two have the same."""
    paths = list(dict.fromkeys(map(_path, rows)))
    count = Counter(path[-1] for path in paths)
    return {path: path[-1] if count[path[-1]] == 1 else " ".join(path) for path in paths}
