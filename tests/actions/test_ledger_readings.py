"""Readings of a ledger: promises and results of two years, levels, ranks, gaps, values from elsewhere."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from desktop.actions.document_filters import ALL_DOCUMENTS
from desktop.actions.documents import ImportFile, SetMetadata
from desktop.actions.ledger_cells import LedgerCell, ledger_cells
from desktop.actions.ledger_charts import chart_series, reading_chart
from desktop.actions.ledger_export import codebook_path, realized_values, save_realized, write_reading
from desktop.actions.ledger_readings import (
    COLUMNS,
    READINGS,
    RealizedMatcher,
    reading_rows,
)
from desktop.actions.ledgers import ConfirmCells, Ledger, SaveLedger, template_indicators
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.files.realized_values import RealizedValue
from desktop.text.ledger.indicators import better_of

INDICATORS = template_indicators("headline")
GROWTH = "地区生产总值增速"
REPORT = (
    "{year}年{place}政府工作报告\n一、{last}年工作回顾\n{last}年，{whole}地区生产总值增长{got}，"
    "固定资产投资增长{invested}，城镇调查失业率5.2%。\n"
    "二、{year}年工作安排\n主要预期目标是：地区生产总值增长{aim}，固定资产投资增长7%，城镇调查失业率5.5%以内。\n"
)


def _report(place: str, whole: str, year: int, got: str, aim: str, invested: str = "6%") -> bytes:
    return REPORT.format(
        place=place, whole=whole, year=year, last=year - 1, got=got, aim=aim, invested=invested
    ).encode()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        for place, whole, year, got, aim, metadata in (
            ("山西省", "全省", 2024, "5%", "5%左右", {"level": "province", "province": "山西省"}),
            ("长治市", "全市", 2024, "5.5%", "6%左右", {"level": "city", "city": "长治市"}),
            ("长治市", "全市", 2025, "5.1%", "6%以上", {"level": "city", "city": "长治市"}),
            (
                "武乡县",
                "全县",
                2024,
                "4.9%",
                "6.5%",
                {"level": "county", "city": "长治市", "county": "武乡县"},
            ),
            ("襄垣县", "全县", 2024, "6.2%", "5%", {"level": "county", "city": "长治市", "county": "襄垣县"}),
        ):
            file = read_bytes(_report(place, whole, year, got, aim), f"{place}{year}.txt")
            (document,) = library.perform(ImportFile(file)).value.made
            fields: dict[str, Any] = {"region": place, "province": "山西省", "year": year, **metadata}
            library.perform(SetMetadata(document, **fields))
        yield library


def _rows(library: Library, name: str, realized: tuple[RealizedValue, ...] = ()) -> list[dict[str, Any]]:
    cells = ledger_cells(library.queries, INDICATORS, ALL_DOCUMENTS)
    return reading_rows(name, cells, INDICATORS, realized)


def _of(rows: list[dict[str, Any]], **wanted: object) -> list[dict[str, Any]]:
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def _number(cell: LedgerCell | None) -> float | None:
    return None if cell is None else cell.value.value


def test_promises_beside_results(library: Library) -> None:
    rows = _rows(library, "kept")
    (growth,) = _of(rows, place="长治市", indicator=GROWTH, year=2024)
    assert (_number(growth["target"]), _number(growth["result"])) == (6, 5.1)
    assert (growth["verdict"], growth["difference"]) == ("missed", pytest.approx(-0.9))
    (jobless,) = _of(rows, place="长治市", indicator="城镇调查失业率", year=2024)
    assert jobless["verdict"] == "kept"
    (open_one,) = _of(rows, place="武乡县", indicator=GROWTH, year=2024)
    assert (open_one["verdict"], open_one["result"], open_one["difference"]) == ("no-report", None, None)


def test_targets_beside_those_of_the_year_before(library: Library) -> None:
    rows = _rows(library, "changes")
    (growth,) = _of(rows, indicator=GROWTH)
    assert (growth["number_change"], growth["wording_change"], growth["difference"]) == (
        "same",
        "strengthened",
        0,
    )
    assert growth["former"].value.qualifier == "左右"


def test_levels_side_by_side(library: Library) -> None:
    rows = _of(_rows(library, "levels"), indicator=GROWTH, year=2024)
    told = {row["place"]: (row["above"], row["difference"]) for row in rows}
    assert told == {"长治市": ("山西省", 1), "武乡县": ("长治市", 0.5), "襄垣县": ("长治市", -1)}
    assert _number(_of(rows, place="武乡县")[0]["province"]) == 5


def test_ranks_are_among_those_of_one_level(library: Library) -> None:
    rows = _of(_rows(library, "rank"), indicator=GROWTH, status="achieved", year=2023)
    assert [(row["place"], row["rank"], row["of"]) for row in rows if row["level"] == "county"] == [
        ("襄垣县", 1, 2),
        ("武乡县", 2, 2),
    ]


@pytest.mark.parametrize(
    ("better", "expected"),
    [
        ("", [("武乡县", 1, "highest"), ("襄垣县", 2, "highest")]),
        ("more", [("武乡县", 1, "highest"), ("襄垣县", 2, "highest")]),
        ("band", [("武乡县", 1, "highest"), ("襄垣县", 2, "highest")]),
        ("less", [("襄垣县", 1, "lowest"), ("武乡县", 2, "lowest")]),
    ],
)
def test_the_lowest_is_first_where_less_is_better(
    library: Library, better: str, expected: list[tuple[str, int, str]]
) -> None:
    indicators = [replace(one, better=better) for one in INDICATORS]
    cells = ledger_cells(library.queries, indicators, ALL_DOCUMENTS)
    rows = reading_rows("rank", cells, indicators)
    found = _of(rows, indicator=GROWTH, status="target", year=2024, level="county")
    assert [(row["place"], row["rank"], row["order"]) for row in found] == expected
    (series,) = (
        one
        for one in chart_series("rank", rows)
        if (one.indicator, one.status, one.level) == (GROWTH, "target", "county")
    )
    chart = reading_chart("rank", rows, series, "", "").chart
    assert list(chart.columns) == [place for place, _, _ in expected]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("内蒙古", ("内蒙古自治区",)),
        ("内蒙古自治区", ("内蒙古自治区",)),
        ("广西", ("广西壮族自治区",)),
        ("恩施州", ("湖北省", "恩施土家族苗族自治州")),
        ("恩施", ("湖北省", "恩施土家族苗族自治州")),
        ("陕西", ("陕西省",)),
        ("宁夏", None),
    ],
)
def test_places_by_the_names_of_a_yearbook(told: str, place: tuple[str, ...] | None) -> None:
    places = [("内蒙古自治区",), ("广西壮族自治区",), ("湖北省", "恩施土家族苗族自治州"), ("陕西省",)]
    matcher = RealizedMatcher(INDICATORS, places)
    assert matcher.place(RealizedValue(told, 2024, GROWTH, 5.0)) == place


def test_gaps(library: Library) -> None:
    rows = _rows(library, "gaps")
    assert _of(rows, place="武乡县", indicator="粮食产量", status="target", year=2024)
    assert not _of(rows, indicator=GROWTH)


@pytest.mark.parametrize(
    ("place", "indicator", "value", "unit", "differs", "difference"),
    [
        ("长治市", GROWTH, 5.1, "%", "same", 0),
        ("长治", GROWTH, 5.13, "%", "same", -0.03),
        ("长治市", GROWTH, 5.4, "%", "differs", -0.3),
        ("长治市", "生产总值增速", 5.4, "", "no-report", None),
        ("长治市", "粮食产量", 3, "万吨", "not-said", None),
        ("长治市", GROWTH, 5.4, "亿元", "unit", None),
        ("太原市", GROWTH, 5.4, "%", "no-report", None),
    ],
)
def test_values_from_elsewhere(
    library: Library,
    place: str,
    indicator: str,
    value: float,
    unit: str,
    differs: str,
    difference: float | None,
) -> None:
    (row,) = _rows(library, "realized", (RealizedValue(place, 2024, indicator, value, unit),))
    assert row["differs"] == differs
    assert row["difference"] == (None if difference is None else pytest.approx(difference))
    assert row["realized"] == value


def test_what_is_confirmed_counts_of_two_reports_of_a_place(library: Library) -> None:
    again = read_bytes(_report("武乡县", "全县", 2024, "1%", "2%", "3%"), "再来.txt")
    (document,) = library.perform(ImportFile(again)).value.made
    library.perform(
        SetMetadata(
            document,
            region="武乡县",
            province="山西省",
            city="长治市",
            county="武乡县",
            level="county",
            year=2024,
        )
    )
    wanted = {"place": "武乡县", "indicator": GROWTH, "status": "target", "year": 2024}
    assert _number(_of(_rows(library, "rank"), **wanted)[0]["said"]) == 6.5
    ledger_id = library.perform(SaveLedger(Ledger("账", INDICATORS))).value
    cell = next(
        one
        for one in ledger_cells(library.queries, INDICATORS, ALL_DOCUMENTS)
        if one.document.id == document and one.key.indicator == GROWTH and one.key.status == "target"
    )
    library.perform(ConfirmCells(ledger_id, {cell.key: cell.value}))
    assert _number(_of(_rows(library, "rank"), **wanted)[0]["said"]) == 2


def test_directions() -> None:
    assert [better_of(one) for one in ("城镇调查失业率", "居民消费价格涨幅", GROWTH)] == [
        "less",
        "band",
        "more",
    ]


@pytest.mark.parametrize("name", READINGS)
def test_files(library: Library, tmp_path: Path, name: str) -> None:
    realized = (RealizedValue("长治市", 2024, GROWTH, 5.4, "%", "年鉴"),)
    rows = _rows(library, name, realized)
    assert rows
    paths = [tmp_path / f"{name}{ending}" for ending in (".csv", ".xlsx", ".docx")]
    for path in paths:
        assert write_reading(
            library.queries, name, rows, path, lambda column, value: str(value or column)
        ) == len(rows)
    with paths[0].open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    with codebook_path(paths[0]).open(encoding="utf-8-sig", newline="") as file:
        meanings = list(csv.DictReader(file))
    assert [one["column"] for one in meanings] == list(table[0])
    assert all(one["description"] for one in meanings)
    assert all(len(one) <= 32 for one in table[0])  # names that Stata takes
    sheet = openpyxl.load_workbook(BytesIO(paths[1].read_bytes())).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(table[0])
    assert sheet.max_row == len(rows) + 1
    cell_name = next(one.name for one in COLUMNS[name] if one.kind == "cell")
    number = [cell.value for cell in sheet[2]][list(table[0]).index(f"{cell_name}_value")]
    assert number is None or isinstance(number, int | float)
    word = Document(str(paths[2]))
    assert len(word.tables[0].rows) == len(rows) + 1
    if name == "kept":
        growth = next(one for one in table if one["place"] == "长治市" and one["indicator"] == GROWTH)
        assert growth["target_sentence"].startswith("主要预期目标是：地区生产总值增长6%左右")
        assert growth["target_state"] == "proposed"


def test_values_from_elsewhere_are_kept_with_the_library(library: Library) -> None:
    values = (RealizedValue("长治市", 2024, GROWTH, 5.4, "%", "年鉴"),)
    save_realized(library, "账", values)
    assert realized_values(library.queries, "账") == values
    assert realized_values(library.queries, "别的") == ()
    library.set_setting("ledger-realized/账", json.dumps([{"nothing": 1}]))
    assert realized_values(library.queries, "账") == ()
