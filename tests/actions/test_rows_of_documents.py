"""What is told from rows of documents alone: related reports, hits by place and year, charts of panels."""

from typing import Any

import pytest

from desktop.actions.concordance import Concordance, HitGroup, arranged, grouped, place_of
from desktop.actions.document_filters import DocumentFilters
from desktop.actions.panel import PanelCell
from desktop.actions.panel_charts import chart_of
from desktop.actions.panel_measures import MEASURES, measured
from desktop.actions.related_documents import (
    place_and_above,
    report_of_last_year,
    report_of_place_above,
    years_apart,
)
from desktop.actions.row_types import DocumentRow
from desktop.files.charts.model import MOST_BARS, Chart
from desktop.text.concordance import ConcordanceLine


def row(key: str, level: str = "county", year: int | None = 2024, **more: Any) -> DocumentRow:
    """Return the report of 武乡县, 长治市, 山西省, or of what is above it."""
    values: dict[str, Any] = dict.fromkeys(DocumentRow._fields, "")
    values |= {"id": key, "title": f"题{key}", "kind": "report", "level": level, "year": year}
    values |= {"version_id": f"v{key}", "characters": 100}
    region = {"nation": "全国", "province": "山西省", "city": "长治市", "county": "武乡县", "town": "蟠龙镇"}
    values["region"] = region.get(level, "")
    values["province"] = "" if level in ("nation", "") else "山西省"
    values["city"] = "长治市" if level in ("city", "county", "town") else ""
    values["county"] = "武乡县" if level in ("county", "town") else ""
    return DocumentRow(**{**values, **more})


OWN = row("own")
LAST, BEFORE, LATER = row("last", year=2023), row("before", year=2021), row("later", year=2025)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([BEFORE, LATER, LAST, OWN], LAST),
        ([BEFORE, OWN], BEFORE),
        ([LATER, OWN, row("same")], None),
        ([row("x", year=2023, kind="notice")], None),
        ([row("x", year=2023, region="襄垣县")], None),
        ([row("x", year=2023, level="city")], None),
        ([row("x", year=2023, province="江苏省")], None),
        ([row("x", year=2023, city="南京市")], None),
        ([row("x", year=2023, county="鼓楼区")], None),
        ([row("x", year=None)], None),
        ([], None),
    ],
)
def test_the_report_of_the_year_before(rows: list[DocumentRow], found: DocumentRow | None) -> None:
    assert report_of_last_year(rows, OWN) == found


def test_without_year_or_place_there_is_no_year_before() -> None:
    assert report_of_last_year([LAST], OWN._replace(year=None)) is None
    nowhere = row("x", "", year=2023)
    assert report_of_last_year([nowhere], nowhere._replace(id="y", year=2024)) is None


@pytest.mark.parametrize(
    ("own", "rows", "found"),
    [
        (OWN, ["province", "city"], "city"),
        (OWN, ["province", "nation"], "province"),
        (OWN, ["nation", "county"], None),
        (row("own", "town"), ["city", "county", "province"], "county"),
        (row("own", "town"), ["province", "city"], "city"),
        (row("own", "city"), ["province", "nation", "county"], "province"),
        (row("own", "province"), ["nation", "city"], "nation"),
        (row("own", "nation"), ["province"], None),
        (row("own", ""), ["province"], None),
    ],
)
def test_the_report_of_the_place_above(own: DocumentRow, rows: list[str], found: str | None) -> None:
    above = report_of_place_above([*(row(level, level) for level in rows), own], own)
    assert (above and above.id) == found


@pytest.mark.parametrize(
    "more",
    [{"year": 2023}, {"kind": "notice"}, {"city": "晋城市"}, {"province": "江苏省"}, {"id": "own"}],
)
def test_a_report_of_another_place_kind_or_year_is_not_above(more: dict[str, Any]) -> None:
    city = row("city", "city")
    assert report_of_place_above([city], OWN) == city
    assert report_of_place_above([city._replace(**more)], OWN) is None


def test_the_last_two_years() -> None:
    def years(first: int) -> DocumentFilters:
        return DocumentFilters(years=((first, first),))

    assert years_apart([BEFORE, OWN, LAST, row("x", year=None), OWN]) == (years(2024), years(2023))
    assert years_apart([BEFORE, OWN]) == (years(2024), years(2021))
    assert years_apart([OWN, row("x", year=None)]) is None
    assert years_apart([]) is None


def test_a_place_and_the_level_above_it() -> None:
    province, nation = row("p", "province"), row("n", "nation")
    own = DocumentFilters(regions=("武乡县",), levels=("county",))
    above = DocumentFilters(regions=("山西省",), levels=("province",))
    assert place_and_above([province, OWN], OWN, "province") == (own, above)
    assert place_and_above([nation], OWN, "nation") == (own, DocumentFilters(levels=("nation",)))
    assert place_and_above([OWN, nation], OWN, "province") is None
    assert place_and_above([province._replace(province="江苏省")], OWN, "province") is None
    assert place_and_above([province], OWN, "nation") is None
    assert place_and_above([province], province, "province") is None
    assert place_and_above([nation], nation, "nation") is None
    assert place_and_above([nation], nation, "province") is None
    assert place_and_above([nation], OWN._replace(region=""), "nation") is None
    assert place_and_above([nation], OWN._replace(level=""), "nation") is None


@pytest.mark.parametrize(
    ("one", "steps"),
    [
        (OWN, ("山西省", "长治市", "武乡县")),
        (row("x", "city"), ("山西省", "长治市")),
        (row("x", "town"), ("山西省", "长治市", "武乡县", "蟠龙镇")),
        (row("x", "nation"), ("全国",)),
        (row("x", "", region="开发区"), ("开发区",)),
        (row("x", "county", region="开发区"), ("山西省", "长治市", "武乡县")),
        (row("x", "county", city="武乡县"), ("山西省", "武乡县")),
        (row("x", "city", region="开发区", province="", city=""), ("开发区",)),
        (row("x", ""), ()),
    ],
)
def test_the_steps_of_a_place(one: DocumentRow, steps: tuple[str, ...]) -> None:
    assert place_of(one) == steps


ROWS = [
    row("a", "city", 2024),
    row("b", year=2022),
    row("c", year=None),
    row("d", "", 2024),
    row("e", year=2022),
]
COUNTS = [2, 1, 5, 3, 2]


def found() -> Concordance:
    lines = [
        ConcordanceLine(number, start, start + 1, "", "词", str(9 - start))
        for number in range(5)
        for start in (0, 3)
    ]
    return Concordance(ROWS, COUNTS, lines)


def told(groups: list[HitGroup]) -> list[tuple[Any, ...]]:
    return [(one.key, one.hits, one.documents, one.characters) for one in groups]


def test_hits_are_counted_by_document_the_most_first() -> None:
    assert found().total == 13
    assert found().hits_by_version() == {"va": 2, "vb": 1, "vc": 5, "vd": 3, "ve": 2}
    wanted = [
        ("c", 5, [2], 100),
        ("d", 3, [3], 100),
        ("a", 2, [0], 100),
        ("e", 2, [4], 100),
        ("b", 1, [1], 100),
    ]
    assert told(grouped(found(), "document")) == wanted


def test_hits_are_counted_by_year_in_order_and_unknown_ones_last() -> None:
    assert told(grouped(found(), "year")) == [
        (2022, 3, [1, 4], 200),
        (2024, 5, [0, 3], 200),
        (None, 5, [2], 100),
    ]


def test_hits_are_counted_by_place_within_place_the_most_first() -> None:
    (province, unknown) = grouped(found(), "place")
    assert told([province, unknown]) == [(("山西省",), 10, [0, 1, 2, 4], 400), ((), 3, [3], 100)]
    (city,) = province.children
    assert told([city]) == [(("山西省", "长治市"), 10, [0, 1, 2, 4], 400)]
    assert told(city.children) == [(("山西省", "长治市", "武乡县"), 8, [1, 2, 4], 300)]
    assert unknown.children == city.children[0].children == []
    more = Concordance([row("x"), row("y", county="襄垣县")], [1, 2])
    assert [one.hits for one in grouped(more, "place")[0].children[0].children] == [2, 1]


def test_the_rate_is_of_ten_thousand_characters() -> None:
    assert HitGroup("x", 3, [0], 2_000).rate == 15
    assert HitGroup("x").rate == 0


@pytest.mark.parametrize(
    ("order", "documents"),
    [
        ("", "aabbccddee"),
        ("document", "aabbccddee"),
        ("year", "bbeeaaddcc"),
        ("place", "aaccbbeedd"),
    ],
)
def test_lines_are_sorted_by_what_is_known_of_their_documents(order: str, documents: str) -> None:
    lines = arranged(found(), order)
    assert "".join(ROWS[line.document].id for line in lines) == documents
    assert [line.start for line in lines] == [0, 3] * 5


def test_lines_are_sorted_by_what_follows() -> None:
    assert [line.right for line in arranged(found(), "right")] == ["6"] * 5 + ["9"] * 5
    held = found()
    other = found()
    held.add(other)
    assert (held.total, len(held.lines), len(held.documents)) == (26, 20, 10)


CELL = PanelCell("题", ("2024",), 3, 2_000, 600, 8, 2)


def test_measures_of_a_cell() -> None:
    assert [measured(CELL, name) for name in MEASURES] == [3, 15, 5, 25]
    empty = PanelCell("题", ("2024",), 0, 0, 0, 0)
    assert [measured(empty, name) for name in MEASURES] == [0, None, None, None]


def cells() -> list[PanelCell]:
    return [
        *(PanelCell("甲", ("2023",), 1, 10, 5, 1, 1), PanelCell("甲", ("2024",), 3, 10, 5, 1, 1)),
        *(PanelCell("甲", ("",), 9, 10, 5, 1, 1), PanelCell("乙", ("2024",), 2, 0, 5, 1, 1)),
    ]


def test_a_chart_of_themes_by_year() -> None:
    drawn, held = chart_of("trend", cells(), "count", ("标题", "次"), name_of=lambda year: f"{year}年")
    assert drawn == Chart("lines", "标题", "次", ("甲", "乙"), ("2023年", "2024年"), ((1, 3), (None, 2)))
    assert held == [cells()[:2], [None, cells()[3]]]
    drawn, _ = chart_of("themes", cells(), "per_10000_characters", ("标题", "率"), "乙")
    assert (drawn.kind, drawn.rows, drawn.values) == ("heat", ("甲", "乙"), ((1_000, 3_000), (None, None)))


def test_a_chart_of_places_has_one_theme_and_the_longest_bars() -> None:
    drawn, held = chart_of("places", cells(), "count", ("标题", "次"), "甲")
    assert drawn == Chart("bars", "标题", "次", ("甲",), ("2024", "2023"), ((3, 1),))
    assert held == [[cells()[1], cells()[0]]]
    drawn, _ = chart_of("provinces", cells(), "count", ("标题", "次"), "乙")
    assert (drawn.kind, drawn.rows, drawn.columns, drawn.values) == (
        "tiles",
        ("乙",),
        ("2023", "2024"),
        ((None, 2),),
    )
    assert chart_of("places", cells(), "count", ("标题", "次"), "丙")[0].rows == ()
    many = [PanelCell("甲", (f"{number:03}",), number, 1, 1, 1) for number in range(MOST_BARS + 2)]
    drawn, _ = chart_of("places", many, "count", ("标题", "次"), "甲")
    assert (drawn.cut, len(drawn.columns), drawn.columns[0], drawn.columns[-1]) == (2, 300, "301", "002")
    assert chart_of("places", many[2:], "count", ("标题", "次"), "甲")[0].cut == 0
