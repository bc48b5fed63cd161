"""Document filters: how they are written, and which documents of a library of known rows fulfill them."""

from collections.abc import Iterator
from typing import Any

import pytest

from db.check import check
from db.errors import NotFound
from db.store import Store
from desktop.actions.document_filters import (
    ALL_DOCUMENTS,
    DocumentFilters,
    InvalidFilter,
    filtered_documents,
    filters_from,
    lies_in,
    parse_filters,
    years_of,
)
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from tests.db.filled import filled_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled_store(tmp_path_factory.mktemp("filled")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("2024", (2024, 2024)),
        (" 2024年 ", (2024, 2024)),
        ("2024-2026", (2024, 2026)),
        ("2026 至 2024年", (2024, 2026)),
        ("7", (7, 7)),
        *((f"2020{joint}2021", (2020, 2021)) for joint in "-–—－~～至到"),
    ],
)
def test_years(written: str, years: tuple[int, int]) -> None:
    assert years_of(written) == years


@pytest.mark.parametrize("written", ["", "20245", "2024-", "-2024", "二〇二四", "2024/2025", "2024年x"])
def test_what_is_no_year_is_refused(written: str) -> None:
    with pytest.raises(InvalidFilter) as raised:
        years_of(written)
    assert (raised.value.reason, raised.value.value) == ("year", written)
    assert str(raised.value) == f"year: {written}"


@pytest.mark.parametrize(
    ("written", "filters"),
    [
        ("", ALL_DOCUMENTS),
        (" , ，", ALL_DOCUMENTS),
        ("year=2024", DocumentFilters(years=((2024, 2024),))),
        ("region = 山西省 ，kind=report", DocumentFilters(regions=("山西省",), kinds=("report",))),
        ("region=甲,地区＝乙", DocumentFilters(regions=("甲", "乙"))),
        ("文档=d1,年份=2020,类型=report", DocumentFilters(("d1",), (), ((2020, 2020),), ("report",))),
        ("层级=city,部分=plan", DocumentFilters(levels=("city",), parts=("plan",))),
        ("分组=甲组,标签=产业/煤炭", DocumentFilters(groups=("甲组",), tags=("产业/煤炭",))),
        ("document=d,level=city,part=review", DocumentFilters(("d",), levels=("city",), parts=("review",))),
        ("group=a,tag=b", DocumentFilters(groups=("a",), tags=("b",))),
        ("attribute=版本:一,属性=版本：二", DocumentFilters(attributes=(("版本", "一"), ("版本", "二")))),
        ("attribute=版本 = 一 ", DocumentFilters(attributes=(("版本", "一"),))),
        ("attribute=a:b=c", DocumentFilters(attributes=(("a", "b:c"),))),
    ],
)
def test_filters_are_written_in_one_line(written: str, filters: DocumentFilters) -> None:
    assert parse_filters(written) == filters


@pytest.mark.parametrize(
    ("written", "reason", "value"),
    [
        ("2024", "field", "2024"),
        ("region=", "field", "region="),
        ("regions=x", "field", "regions=x"),
        ("year=2024, nothing=x", "field", "nothing=x"),
        ("year=x", "year", "x"),
        ("part=all", "part", "all"),
        ("attribute=版本", "attribute", "版本"),
    ],
)
def test_what_can_not_be_understood_is_told(written: str, reason: str, value: str) -> None:
    with pytest.raises(InvalidFilter) as raised:
        parse_filters(written)
    assert (raised.value.reason, raised.value.value) == (reason, value)


def test_filters_are_empty_where_every_document_fulfills_them() -> None:
    assert ALL_DOCUMENTS.is_empty
    assert filters_from({"part": ["plan"]}).is_empty
    for name in ("document", "region", "kind", "level", "group", "tag"):
        assert not filters_from({name: ["x"]}).is_empty
    assert not filters_from({"year": ["2024"]}).is_empty
    assert not filters_from({"attribute": ["a:b"]}).is_empty


@pytest.mark.parametrize(
    ("region", "found"),
    [
        ("江苏省", True),
        ("江苏", True),
        ("鼓楼", True),
        ("鼓楼区", True),
        ("南京市", True),
        ("京", False),
        ("福建省/鼓楼区", False),
        ("江苏省/南京市/鼓楼区", True),
        ("江苏/鼓楼", True),
        ("幕府山", True),
    ],
)
def test_a_document_lies_in_a_region_that_a_name_of_its_place_begins_with(region: str, found: bool) -> None:
    values: dict[str, Any] = dict.fromkeys(DocumentRow._fields, "")
    row = DocumentRow(
        **{**values, "region": "幕府山街道", "county": "鼓楼区", "city": "南京市", "province": "江苏省"}
    )
    assert lies_in(row, [region]) is found
    assert lies_in(row, ["别处", region]) is found
    assert not lies_in(row, [])


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (ALL_DOCUMENTS, "d1 d2 d4"),
        (DocumentFilters(parts=("plan",)), "d1 d2 d4"),
        (DocumentFilters(regions=("乙县",)), "d2"),
        (DocumentFilters(regions=("山西", "甲")), "d1 d2"),
        (DocumentFilters(years=((2022, 2022),)), "d1"),
        (DocumentFilters(years=((2000, 2021), (2023, 2030))), "d2"),
        (DocumentFilters(kinds=("report", "notice")), "d1 d2"),
        (DocumentFilters(levels=("county",)), "d2"),
        (DocumentFilters(groups=("乙组",)), "d1 d2"),
        (DocumentFilters(groups=("丙组", "甲组")), "d1"),
        (DocumentFilters(groups=("甲组",)), ""),
        (DocumentFilters(tags=("产业",)), "d1 d2"),
        (DocumentFilters(tags=("交通",)), ""),
        (DocumentFilters(tags=("交通", "产业/煤炭")), "d1 d2"),
        (DocumentFilters(attributes=(("版本", "一"),)), "d1"),
        (DocumentFilters(attributes=(("版本", "一"), ("字数", "9"))), "d1"),
        (DocumentFilters(attributes=(("版本", "一"), ("字数", "8"))), ""),
        (DocumentFilters(groups=("乙组",), years=((2023, 2023),)), "d2"),
    ],
)
def test_documents_fulfill_all_filters(store: Store, filters: DocumentFilters, found: str) -> None:
    rows = filtered_documents(LibraryQueries(store), filters)
    assert " ".join(row.id for row in rows) == found


@pytest.mark.parametrize(
    ("filters", "reason", "value"),
    [
        (DocumentFilters(groups=("乙组", "戊组")), "group", "戊组"),
        (DocumentFilters(tags=("产业", "文旅")), "tag", "文旅"),
        (DocumentFilters(attributes=(("书名", "一"),)), "attribute", "书名=一"),
    ],
)
def test_what_the_library_does_not_have_is_told_and_taken_for_no_damage(
    store: Store, filters: DocumentFilters, reason: str, value: str
) -> None:
    assert check(store.path)  # the rows of this library do not fit each other
    with pytest.raises(InvalidFilter) as raised:
        filtered_documents(LibraryQueries(store), filters)
    assert (raised.value.reason, raised.value.value) == (reason, value)
    with pytest.raises(NotFound):
        filtered_documents(LibraryQueries(store), DocumentFilters(documents=("abcd",)))
