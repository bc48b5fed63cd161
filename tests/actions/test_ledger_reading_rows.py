"""Rows of the readings of a ledger, whole and in their order, from cells that are made by hand."""

from typing import Any

import pytest

from desktop.actions import ledger_readings
from desktop.actions.ledger_cells import LedgerCell
from desktop.actions.ledger_readings import (
    COLUMNS,
    READINGS,
    RealizedMatcher,
    cell_id,
    difference_from,
    differs,
    place_path,
    reading_rows,
)
from desktop.actions.ledgers import CellKey, template_indicators
from desktop.actions.row_types import DocumentRow
from desktop.files.realized_values import RealizedValue
from desktop.text.ledger import CellValue
from desktop.text.ledger.indicators import better_of

GROWTH, JOBLESS, GRAIN = "地区生产总值增速", "城镇调查失业率", "粮食产量"
ALL = template_indicators("headline")
LEVELS = {"山西省": "province", "长治市": "city", "武乡县": "county", "襄垣县": "county", "": "nation"}


def row(place: str = "武乡县", **more: Any) -> DocumentRow:
    """Return the document of a place in 长治市 of 山西省."""
    level = LEVELS[place]
    values: dict[str, Any] = dict.fromkeys(DocumentRow._fields[:18], "")
    values |= {"id": f"{place}0", "title": "报告", "region": place, "level": level, "year": 2024}
    values |= {"characters": 0, "annotations": 0, "damage": 0}
    values["province"] = "山西省" if level != "nation" else ""
    values["city"] = "长治市" if level in ("city", "county") else ""
    values["county"] = place if level == "county" else ""
    return DocumentRow(**{**values, **more})


def cell(
    place: str,
    value: float | None,
    year: int = 2024,
    status: str = "target",
    indicator: str = GROWTH,
    unit: str | None = "%",
    qualifier: str | None = None,
    **more: Any,
) -> LedgerCell:
    document = more.pop("document", row(place))
    key = CellKey(document.id, indicator, status, str(year))
    return LedgerCell(document, key, "proposed", CellValue(value, None, unit, qualifier), **more)


def base(place: str, year: int = 2024, indicator: str = GROWTH) -> dict[str, Any]:
    return {"place": place, "level": LEVELS[place], "year": year, "indicator": indicator}


def test_each_reading_has_its_columns() -> None:
    told = {name: " ".join(f"{one.name}:{one.kind}" for one in columns) for name, columns in COLUMNS.items()}
    place = "place:text level:text year:number indicator:text"
    assert told == {
        "kept": f"{place} target:cell result:cell verdict:text difference:number",
        "changes": f"{place} former:cell target:cell number_change:text wording_change:text "
        "difference:number",
        "levels": f"{place} target:cell above:text above_target:cell difference:number "
        "nation:cell province:cell city:cell",
        "rank": "indicator:text status:text year:number level:text rank:number of:number order:text "
        "place:text said:cell",
        "gaps": f"{place} status:text said:cell",
        "realized": f"{place} realized:number unit:text source:text result:cell difference:number "
        "differs:text target:cell target_difference:number",
    }
    assert tuple(told) == READINGS


def test_targets_beside_results_by_place_year_and_indicator() -> None:
    cells = [
        cell("襄垣县", 5),
        cell("武乡县", 6.5, 2025),
        cell("武乡县", 5, indicator=JOBLESS),
        cell("武乡县", 6),
        cell("武乡县", 6.2, status="achieved"),
        cell("武乡县", 5.5, status="achieved", indicator=JOBLESS),
        cell("武乡县", None, indicator=GRAIN),
    ]
    target = dict(zip(("other", "next", "jobless", "own"), cells, strict=False))
    result, jobless = cells[4], cells[5]
    kept = {"result": None, "verdict": "no-report", "difference": None}
    assert reading_rows("kept", cells) == [
        {**base("武乡县"), "target": target["own"], "result": result, "verdict": "kept", "difference": 0.2},
        {
            **base("武乡县", indicator=JOBLESS),
            "target": target["jobless"],
            "result": jobless,
            "verdict": "missed",
            "difference": 0.5,
        },
        {**base("武乡县", 2025), "target": target["next"], **kept},
        {**base("襄垣县"), "target": target["other"], **kept},
    ]


def test_a_result_without_a_number_is_not_said() -> None:
    cells = [cell("武乡县", 6), cell("武乡县", None, status="achieved")]
    (found,) = reading_rows("kept", cells)
    assert (found["result"], found["verdict"], found["difference"]) == (cells[1], "not-said", None)


def test_targets_beside_those_of_the_year_before() -> None:
    cells = [cell("武乡县", 6, 2023), cell("武乡县", 6.5, 2024, qualifier="以上"), cell("襄垣县", 1, 2024)]
    assert reading_rows("changes", cells) == [
        {
            **base("武乡县"),
            "former": cells[0],
            "target": cells[1],
            "number_change": "raised",
            "wording_change": "strengthened",
            "difference": 0.5,
        }
    ]


def test_a_target_beside_those_of_the_places_above_it() -> None:
    nation, province, city = cell("", 4), cell("山西省", 5), cell("长治市", None)
    county, other = cell("武乡县", 6), cell("襄垣县", 4.5, 2023)
    found = reading_rows("levels", [county, city, province, nation, other])
    common = {"above": "山西省", "above_target": province, "nation": nation, "province": province}
    assert found == [
        {**base("山西省"), "target": province, "above": "全国", "above_target": nation, "nation": nation}
        | {"difference": 1},
        {**base("武乡县"), "target": county, **common, "city": city, "difference": 1},
    ]
    (one,) = reading_rows("levels", [cell("长治市", 5), cell("武乡县", 5.1, unit="亿元")])
    assert (one["above"], one["difference"], one["nation"], one["province"]) == ("长治市", None, None, None)


def test_places_above_a_county_are_its_city_at_the_lowest() -> None:
    town = row("武乡县", county="武乡县", region="丰州镇", level="town")
    cells = [cell("武乡县", 6), cell("", 5, document=town)]
    (one,) = reading_rows("levels", cells)
    assert (one["place"], one["level"], one["above"], one["difference"]) == ("丰州镇", "town", "武乡县", -1)
    assert set(one) == {column.name for column in COLUMNS["levels"]}


def test_places_are_ranked_among_those_of_one_level_year_status_and_unit() -> None:
    cells = [
        cell("襄垣县", 6),
        cell("武乡县", 6),
        cell("长治市", 9),
        cell("武乡县", 7, status="achieved"),
        cell("襄垣县", 8, 2023),
        cell("武乡县", 10, indicator=GRAIN, unit="万吨"),
        cell("襄垣县", 20_000, indicator=GRAIN, unit="吨"),
        cell("襄垣县", 2, 2022, qualifier="下降"),
        cell("武乡县", 1, 2022),
        cell("武乡县", None, 2021),
    ]
    found = [
        (one["indicator"], one["status"], one["year"], one["level"], one["rank"], one["of"], one["place"])
        for one in reading_rows("rank", cells)
    ]
    assert found == [
        (GROWTH, "achieved", 2024, "county", 1, 1, "武乡县"),
        (GROWTH, "target", 2022, "county", 1, 2, "武乡县"),
        (GROWTH, "target", 2022, "county", 2, 2, "襄垣县"),
        (GROWTH, "target", 2023, "county", 1, 1, "襄垣县"),
        (GROWTH, "target", 2024, "city", 1, 1, "长治市"),
        (GROWTH, "target", 2024, "county", 1, 2, "武乡县"),
        (GROWTH, "target", 2024, "county", 1, 2, "襄垣县"),
        (GRAIN, "target", 2024, "county", 1, 2, "武乡县"),
        (GRAIN, "target", 2024, "county", 2, 2, "襄垣县"),
    ]
    rank = reading_rows("rank", cells[:1])
    assert rank == [
        {**base("襄垣县"), "status": "target", "rank": 1, "of": 1, "order": "highest", "said": cells[0]}
    ]
    zeros = [cell("襄垣县", 0), cell("武乡县", 0), cell("武乡县", 0, 2023)]
    assert [one["rank"] for one in reading_rows("rank", zeros)] == [1, 1, 1]
    apart = [cell("襄垣县", 1_000_000_000_000), cell("武乡县", 1_000_000_000_100), cell("武乡县", 2, 2023)]
    assert [one["rank"] for one in reading_rows("rank", apart)] == [1, 1, 1]


def test_what_reports_do_not_say() -> None:
    cells = [
        *(cell("武乡县", None), cell("武乡县", None, status="achieved"), cell("武乡县", 1, 2023)),
        *(cell("武乡县", None, 2023, indicator=GRAIN), cell("", None)),
    ]
    gaps = reading_rows("gaps", cells)
    assert gaps == [
        {**base("") | {"place": "全国"}, "status": "target", "said": cells[4]},
        {**base("武乡县", 2023, GRAIN), "status": "target", "said": cells[3]},
        {**base("武乡县"), "status": "target", "said": cells[0]},
        {**base("武乡县"), "status": "achieved", "said": cells[1]},
    ]


def test_of_two_cells_of_one_place_and_year_what_was_confirmed_counts_else_the_first_with_a_number() -> None:
    first, second = cell("武乡县", 1), cell("武乡县", 2, confirmed_by="甲")
    silent, third = cell("武乡县", None), cell("武乡县", 3)
    for cells, counted in (
        ([first, second], second),
        ([second, first], second),
        ([silent, first, third], first),
        ([first, silent], first),
        ([cell("武乡县", None, confirmed_by="甲"), first], None),
    ):
        assert [one["said"] for one in reading_rows("rank", cells)] == ([counted] if counted else [])
    undated = LedgerCell(row(), CellKey("x", GROWTH, "target", ""), "proposed", CellValue(1))
    assert reading_rows("rank", [undated]) == []


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (row("武乡县"), ("山西省", "长治市", "武乡县")),
        (row("长治市"), ("山西省", "长治市")),
        (row("山西省"), ("山西省",)),
        (row(""), ()),
        (row("武乡县", region="全国"), ()),
        (row("武乡县", region="武乡"), ("山西省", "长治市", "武乡县")),
        (row("武乡县", region="蟠龙镇"), ("山西省", "长治市", "武乡县", "蟠龙镇")),
        (row("武乡县", region="长治市", county=""), ("山西省", "长治市")),
        (row("武乡县", province="", city="", county=""), ("武乡县",)),
        (row("武乡县", province="", city="", county="", region=""), ("报告",)),
    ],
)
def test_the_path_of_a_place(document: DocumentRow, path: tuple[str, ...]) -> None:
    assert place_path(document) == path


def test_which_way_an_indicator_is_good() -> None:
    names = ("城镇调查失业率", "居民消费价格涨幅", GROWTH)
    assert [better_of(name) for name in names] == ["less", "band", "more"]


CASES = [
    (CellValue(5.1, unit="%"), CellValue(5.1, unit="%"), 0, "same"),
    (CellValue(5.1, unit="%"), CellValue(5.14, unit="%"), -0.04, "same"),
    (CellValue(5.1, unit="%"), CellValue(5.15, unit="%"), -0.05, "same"),
    (CellValue(5.1, unit="%"), CellValue(5.16, unit="%"), -0.06, "differs"),
    (CellValue(5.1, unit="%"), CellValue(5.2), -0.1, "differs"),
    (CellValue(5, unit="%"), CellValue(5.5, unit="%"), -0.5, "same"),
    (CellValue(5, unit="%"), CellValue(5.6, unit="%"), -0.6, "differs"),
    (CellValue(3, unit="万吨"), CellValue(34_000, unit="吨"), -4_000, "same"),
    (CellValue(3, unit="万吨"), CellValue(36_000, unit="吨"), -6_000, "differs"),
    (CellValue(36_000, unit="吨"), CellValue(3.6, unit="万吨"), 0, "same"),
    (CellValue(5, unit="%"), CellValue(5, unit="亿元"), None, "unit"),
    (CellValue(5, unit="%"), CellValue(None, unit="%"), None, "unit"),
    (CellValue(None, unit="%"), CellValue(5, unit="%"), None, "not-said"),
    (CellValue(5), CellValue(5), 0, "same"),
]


@pytest.mark.parametrize(("said", "realized", "difference", "verdict"), CASES)
def test_what_is_said_differs_beyond_its_own_rounding(
    said: CellValue, realized: CellValue, difference: float | None, verdict: str
) -> None:
    wanted = None if difference is None else pytest.approx(difference)
    assert difference_from(said, realized) == wanted
    assert differs(said, realized) == verdict


def test_values_from_elsewhere_beside_what_is_said() -> None:
    target, result = cell("武乡县", 6), cell("武乡县", 5.5, status="achieved")
    values = [
        RealizedValue("武乡", 2024, GROWTH, 5.2, "%", "年鉴"),
        RealizedValue("武乡县", 2023, GROWTH, 5.2, "%"),
        RealizedValue("襄垣县", 2024, "无此指标", 1, ""),
    ]
    first, second, third = reading_rows("realized", [target, result], ALL, values)
    assert first == {
        "place": "武乡",
        "level": "county",
        "year": 2024,
        "indicator": GROWTH,
        "realized": 5.2,
        "unit": "%",
        "source": "年鉴",
        "result": result,
        "differs": "differs",
        "difference": pytest.approx(0.3),
        "target": target,
        "target_difference": pytest.approx(-0.8),
    }
    nothing = {"result": None, "difference": None, "differs": "no-report"}
    nothing |= {"target": None, "target_difference": None}
    usual = {"level": "", "source": "", **nothing}
    assert second == {
        **usual,
        "place": "武乡县",
        "year": 2023,
        "indicator": GROWTH,
        "realized": 5.2,
        "unit": "%",
    }
    assert third == {
        **usual,
        "place": "襄垣县",
        "year": 2024,
        "indicator": "无此指标",
        "realized": 1,
        "unit": "",
    }
    (one,) = reading_rows("realized", [target], ALL, values[:1])
    assert (one["result"], one["differs"], one["target"], one["level"]) == (
        None,
        "no-report",
        target,
        "county",
    )


def _matched(name: str, province: str = "") -> tuple[str, ...] | None:
    places = [
        *(("辽宁省", "大连市", "中山区"), ("山西省", "长治市"), ("山西省", "长治市", "武乡县"), ()),
        *(("江苏省", "南京市", "鼓楼区"), ("福建省", "福州市", "鼓楼区")),
    ]
    return RealizedMatcher(ALL, places).place(RealizedValue(name, 2024, GROWTH, 1.0, "%", province=province))


@pytest.mark.parametrize(
    ("name", "province", "place"),
    [
        ("武乡", "", ("山西省", "长治市", "武乡县")),
        ("武乡县", "山东省", ("山西省", "长治市", "武乡县")),
        ("长治", "", ("山西省", "长治市")),
        ("全国", "", ()),
        ("鼓楼区", "", None),
        ("鼓楼区", "江苏", ("江苏省", "南京市", "鼓楼区")),
        ("鼓楼区", "福建省", ("福建省", "福州市", "鼓楼区")),
        ("鼓楼区", "山西", None),
        ("无此地", "", None),
    ],
)
def test_a_place_is_told_by_its_name_and_of_several_by_the_province(
    name: str, province: str, place: tuple[str, ...] | None
) -> None:
    assert _matched(name, province) == place


@pytest.mark.parametrize(
    ("name", "told", "found"),
    [
        ("某某县", "某某", True),
        ("某某", "某某县", True),
        ("某县", "某", False),
        ("某", "某县", False),
        ("某某镇", "某某", False),
    ],
)
def test_a_place_that_nobody_knows_may_be_named_without_the_word_for_its_kind(
    name: str, told: str, found: bool
) -> None:
    place = ("山西省", name)
    matcher = RealizedMatcher(ALL, [place])
    assert matcher.place(RealizedValue(told, 2024, GROWTH, 1.0)) == (place if found else None)


def test_an_indicator_is_told_by_its_name_or_a_synonym_with_a_unit_that_fits() -> None:
    matcher = RealizedMatcher(ALL, [])

    def told(name: str, unit: str) -> str | None:
        return matcher.indicator(RealizedValue("武乡县", 2024, name, 1.0, unit))

    assert told(GROWTH, "亿元") == GROWTH
    assert told("生产总值增速", "%") == GROWTH
    assert told("生产总值", "亿元") == "地区生产总值"
    assert told("生产总值", "人") is None
    assert told("无此指标", "%") is None


def test_a_cell_is_told_from_any_other_of_its_ledger() -> None:
    key = CellKey("d", GROWTH, "target", "2024", "全市")
    one = LedgerCell(row(), key, "proposed", CellValue(1))
    assert cell_id(one) == f"d|{GROWTH}|target|2024|全市"


def test_a_cell_has_its_sentence_where_its_offsets_are_those_of_the_text() -> None:
    text = "开头。 全县生产总值增长6.5%，好于预期。后来。"
    start = text.index("6.5%")
    value = CellValue(6.5, unit="%", start=start, end=start + 4, quote="6.5%")
    key = CellKey("d", GROWTH, "target", "2024")

    class Texts:
        def text(self, document_id: str) -> str:
            assert document_id == "武乡县0"
            return text

    def told(value: CellValue, *, is_current: bool = True) -> str:
        one = LedgerCell(row(), key, "proposed", value, is_current=is_current)
        rows = [{"place": "武乡县", "target": one, "result": None}]
        texts: Any = Texts()
        (sentence,) = ledger_readings.sentences_of(texts, rows).values()
        return sentence

    assert told(value) == "全县生产总值增长6.5%，好于预期。"
    assert told(value, is_current=False) == "6.5%"
    for other in (
        CellValue(None, None, "%", None, start, start + 4, "6.5%"),
        CellValue(6.5, None, "%", None, start + 1, start + 5, "6.5%"),
        CellValue(6.5, None, "%", None, None, start + 4, "6.5%"),
        CellValue(6.5, None, "%", None, start, None, "6.5%"),
    ):
        assert told(other) == "6.5%"
