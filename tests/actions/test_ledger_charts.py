"""Charts of readings: which numbers of which places and years are drawn, and how."""

from types import SimpleNamespace
from typing import Any, cast

from desktop.actions.ledger_cells import LedgerCell
from desktop.actions.ledger_charts import (
    MOST_LINES,
    MOST_ROWS,
    ChartSeries,
    chart_series,
    reading_chart,
)
from desktop.actions.ledgers import CellKey
from desktop.text.ledger import CellValue

GROWTH, WORK = "地区生产总值增速", "城镇新增就业"


def _row(place: str, year: int, difference: float | None, indicator: str = GROWTH) -> dict[str, Any]:
    return {"place": place, "level": "city", "year": year, "indicator": indicator, "difference": difference}


def test_lines_by_place_and_year() -> None:
    rows = [
        _row("甲市", 2024, -0.5),
        _row("甲市", 2023, 1.0),
        _row("乙市", 2024, 0.2),
        _row("乙市", 2023, None),
    ]
    series = chart_series("kept", [*rows, _row("甲市", 2024, 3, WORK)])
    assert series == [ChartSeries(GROWTH), ChartSeries(WORK)]
    both = [*rows, _row("甲市", 2024, 3, WORK)]
    assert chart_series("kept", both, [WORK, GROWTH]) == [ChartSeries(WORK), ChartSeries(GROWTH)]
    chart, found = reading_chart("kept", rows, series[0], "甲", "差")
    assert (chart.kind, chart.rows, chart.columns) == ("lines", ("甲市", "乙市"), ("2023", "2024"))
    assert chart.values == ((1.0, -0.5), (None, 0.2))
    assert found == [[rows[1], rows[0]], [None, rows[2]]]


def test_one_year_is_bars_the_highest_first() -> None:
    rows = [_row("甲市", 2024, -0.5), _row("乙市", 2024, 0.2)]
    chart, found = reading_chart("levels", rows, ChartSeries(GROWTH), "甲", "差")
    assert (chart.kind, chart.columns, chart.values) == ("bars", ("乙市", "甲市"), ((0.2, -0.5),))
    assert found == [[rows[1], rows[0]]]


def test_many_places_are_fields_and_not_without_end() -> None:
    rows = [_row(f"{n}市", year, n) for n in range(MOST_LINES + 1) for year in (2023, 2024)]
    assert reading_chart("levels", rows, ChartSeries(GROWTH), "甲", "差").chart.kind == "heat"
    rows = [_row(f"{n}市", year, n) for n in range(MOST_ROWS + 3) for year in (2023, 2024)]
    chart = reading_chart("levels", rows, ChartSeries(GROWTH), "甲", "差").chart
    assert (len(chart.rows), len(chart.values), chart.cut) == (MOST_ROWS, MOST_ROWS, 3)


def test_gaps_are_counted_by_indicator_and_year() -> None:
    rows = [
        {"place": place, "level": "city", "year": year, "indicator": WORK, "status": status}
        for place, year, status in (
            ("甲市", 2023, "achieved"),
            ("甲市", 2024, "target"),
            ("乙市", 2024, "target"),
        )
    ]
    assert chart_series("gaps", []) == []
    chart, found = reading_chart("gaps", rows, chart_series("gaps", rows)[0], "甲", "数", str.upper)
    assert chart.rows == (f"{WORK} · TARGET", f"{WORK} · ACHIEVED")
    assert chart.values == ((None, 2.0), (1.0, None))
    assert found == [[None, rows[1]], [rows[0], None]]


def _said(place: str, value: float, unit: str) -> dict[str, Any]:
    document = SimpleNamespace(level="province", region=place, province="", city="", county="", title=place)
    cell = LedgerCell(
        cast(Any, document),
        CellKey(place, "地区生产总值", "achieved", "2024"),
        "proposed",
        CellValue(value, unit=unit),
    )
    return {
        "place": place,
        "level": "province",
        "year": 2024,
        "indicator": "地区生产总值",
        "status": "achieved",
        "order": "highest",
        "said": cell,
    }


def test_numbers_are_drawn_in_one_unit() -> None:
    rows = [_said("甲省", 5696, "亿元"), _said("乙省", 1.5, "万亿元"), _said("丙省", 4000, "亿元")]
    (series,) = chart_series("rank", rows)
    chart = reading_chart("rank", rows, series, "甲", "完成").chart
    assert (chart.columns, chart.values) == (("乙省", "甲省", "丙省"), ((15000.0, 5696.0, 4000.0),))
    assert chart.measure == "完成 (亿元)"


def test_targets_are_drawn_where_none_meets_its_result() -> None:
    def promised(place: str, target: LedgerCell | None, indicator: str = GROWTH) -> dict[str, Any]:
        return _row(place, 2026, None, indicator) | {"target": target, "result": None}

    growth = [
        promised(place, _said(place, value, "%")["said"]) for place, value in (("甲", 5.0), ("乙", 4.5))
    ]
    rows = [*growth, promised("甲", None, "粮食产量"), _row("甲", 2026, 0.3, WORK)]
    targets = ChartSeries(GROWTH, column="target")
    assert chart_series("kept", rows, [GROWTH, WORK]) == [targets, ChartSeries(WORK)]
    chart, found = reading_chart("kept", rows, targets, "目标", "目标")
    assert (chart.kind, chart.columns, chart.values) == ("bars", ("甲", "乙"), ((5.0, 4.5),))
    assert chart.measure == "目标 (%)"
    assert found == [growth]
