"""Number search over rows of figures that are known: which are found, and in which order."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from db.queries import derived
from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.number_search import find_numbers, occurring_indicators, sentence_of
from desktop.text.number_query import parse_number_query
from desktop.text.text_analysis import recognizer_stamp
from tests.db.filled import figure, filled_store


def _figure(
    document: str, start: int, end: int, value: Any, unit: str, norm: Any, base: str, **more: Any
) -> tuple[Any, ...]:
    ends = norm if isinstance(norm, list) else [norm]
    row = figure(document, start, more.pop("indicator", None), value=json.dumps(value), unit=unit)
    row |= {"end": end, "norm_value": json.dumps(norm), "norm_unit": base, "kind": "quantity"}
    row |= {"lowest": min(ends), "highest": max(ends), "text": f"{document}:{start}", **more}
    return tuple(row[name] for name in derived.FIGURE_COLUMNS)


FIGURES = [
    _figure("d2", 7, 10, 5, "万吨", 50_000_000, "千克", indicator="柑橘", status="target"),
    _figure("d2", 0, 1, 3, "%", 3, "%", indicator="增速[甲]", direction="up", kind="change"),
    _figure("d4", 2, 4, [1, 2], "亿元", [1e8, 2e8], "元", indicator="增速?", kind="range"),
    _figure("d1", 14, 18, 100, "亿元", 1e10, "元", indicator="生产总值"),
    _figure("d1", 0, 2, 7, "个", 7, "个", indicator="柑橘"),
]
"""Of d1 the second was said to be none by a user, who said as well that there is one from 10 to 14."""


@pytest.fixture(scope="module")
def queries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibraryQueries]:
    names = ("document_id", "version_id", "year", "recognizer")
    with filled_store(tmp_path_factory.mktemp("filled")) as store:
        with store.unit_of_work("甲") as work:
            work.connection.exec_driver_sql("DELETE FROM figure")
            derived.store_figures(
                work.connection,
                FIGURES,
                [
                    dict(zip(names, (*run, recognizer_stamp()), strict=True))
                    for run in (("d1", "v1", 2022), ("d2", "v2b", 2023), ("d4", "v4b", None))
                ],
            )
        yield LibraryQueries(store)


def found(queries: LibraryQueries, written: str, filters: DocumentFilters = ALL_DOCUMENTS) -> str:
    rows = find_numbers(queries, parse_number_query(written), filters)
    return " ".join(f"{one.document.id}:{one.fields['start']}" for one in rows)


EVERY = [
    ("值>=0", "d1:14 d2:0 d2:7 d4:2"),
    ("值>=100 单位=亿元", "d1:14"),
    ("值>100 单位=亿元", ""),
    ("值<=2 单位=亿元", "d4:2"),
    ("值<1 单位=亿元", ""),
    ("值<=1 单位=亿元", "d4:2"),
    ("值=1.5 单位=亿元", "d4:2"),
    ("值=2.5 单位=亿元", ""),
    ("值=10000000000 单位=元", "d1:14"),
    ("值=50000.00001 单位=吨", "d2:7"),
    ("值=50001 单位=吨", ""),
    ("值!=3 单位=%", ""),
    ("值>=5万吨", "d2:7"),
    ("单位=亿元", "d1:14 d4:2"),
    ("单位=万吨", "d2:7"),
    ("单位=千克", "d2:7"),
    ("单位!=亿元", "d1:10 d2:0 d2:7"),
    ("指标=柑橘", "d2:7"),
    ("指标=甲", "d1:10"),
    ("指标=增速*", "d2:0 d4:2"),
    ("指标=增速[*", "d2:0"),
    ("指标=*?", "d4:2"),
    ("指标!=柑橘 值>=0", "d1:14 d2:0 d4:2"),
    ("状态=目标", "d2:7"),
    ("状态=目标 状态=目标", "d2:7"),
    ("状态=目标 状态=已完成", ""),
    ("增减=增长", "d2:0"),
    ("种类=增减|范围", "d2:0 d4:2"),
    ("年份=2022", "d1:10 d1:14"),
    ("年份=2022,2023", "d1:10 d1:14 d2:0 d2:7"),
    ("年份!=2022", "d2:0 d2:7"),
    ("年份>2022", "d2:0 d2:7"),
    ("年份>=2022-2023", "d1:10 d1:14 d2:0 d2:7"),
    ("年份<2022-2023", ""),
    ("年份<=2022", "d1:10 d1:14"),
]


@pytest.mark.parametrize(("written", "wanted"), EVERY)
def test_figures_are_found_by_their_fields(queries: LibraryQueries, written: str, wanted: str) -> None:
    assert found(queries, written) == wanted
    only = [one for one in wanted.split() if one.startswith("d2")]
    assert found(queries, written, DocumentFilters(regions=("乙县",))) == " ".join(only)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("值>=0 生产总值", "d1:14"),
        ("值>=0 粮食", "d2:7"),
        ("单位=% 粮食", ""),
        ("值>=0 县", "d2:0 d4:2"),
        ("值>=0 无此词", ""),
    ],
)
def test_words_stand_in_the_sentence_of_a_figure(queries: LibraryQueries, written: str, wanted: str) -> None:
    assert found(queries, written) == wanted


def test_parts_and_fields_of_what_is_found(queries: LibraryQueries) -> None:
    for part, wanted in (("plan", "d2:7"), ("review", ""), ("other", "d1:14 d2:0 d4:2")):
        assert found(queries, "值>=0", DocumentFilters(parts=(part,))) == wanted
    (one,) = find_numbers(queries, parse_number_query("单位=万吨"))
    fields: dict[str, Any] = {"start": 7, "end": 10, "value": 5, "unit": "万吨", "direction": None}
    fields |= {"norm_value": 50_000_000, "norm_unit": "千克", "indicator": "柑橘", "status": "target"}
    assert {name: one.fields[name] for name in fields} == fields
    assert sentence_of(queries, one) == "粮食五万吨。"
    (one,) = find_numbers(queries, parse_number_query("指标=增速? 种类=范围"))
    assert (one.fields["value"], one.fields["norm_value"]) == ([1, 2], [1e8, 2e8])
    assert occurring_indicators(queries) == [("柑橘", 2), ("增速?", 1), ("增速[甲]", 1), ("生产总值", 1)]
