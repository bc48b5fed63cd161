"""Concordances: hits as lines, sorted and counted, and what documents can be filtered by."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import concordance
from desktop.actions.attributes import AddAttribute, SetAttributes
from desktop.actions.codebook import AddTagPath
from desktop.actions.concordance import Concordance, arranged, collect, grouped
from desktop.actions.document_filters import DocumentFilters, filtered_documents
from desktop.actions.documents import ImportFile, SetMetadata
from desktop.actions.filter_choices import filter_choices
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.text.search_query import parse_query

PLACES = (
    ("2024", "江苏省", "南京市", "鼓楼区", "产业产业产业"),
    ("2023", "江苏省", "徐州市", "鼓楼区", "产业"),
    ("2024", "江苏省", "南京市", "", "产业产业"),
    ("2022", "", "", "", "别的"),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Four documents, of three places and three years."""
    with Library.create(tmp_path / "places.piyue") as made:
        for number, (year, province, city, county, text) in enumerate(PLACES):
            file = read_bytes(f"第{number}篇\n{text}\n".encode(), f"{number}.txt")
            (document_id,) = made.perform(ImportFile(file)).value.made
            region = county or city or province
            made.perform(
                SetMetadata(
                    document_id, year=int(year), province=province, city=city, county=county, region=region
                )
            )
        yield made


def _found(library: Library, query: str = "产业", filters: DocumentFilters | None = None) -> Concordance:
    found = Concordance()
    collect(library.queries, parse_query(query), filters or DocumentFilters(), found.add)
    return found


def test_every_hit_is_a_line(library: Library) -> None:
    found = _found(library)
    assert found.counts == [3, 1, 2]
    assert found.total == len(found.lines) == 6
    assert [line.document for line in found.lines] == [0, 0, 0, 1, 2, 2]
    assert found.lines[0].left == "第0篇 "
    assert sum(found.hits_by_version().values()) == 6


def test_more_than_is_kept_is_counted(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance, "MAX_LINES", 4)
    found = _found(library)
    assert found.counts == [3, 1, 2]
    assert len(found.lines) == 4
    only = Concordance()
    ids = {found.documents[2].id}
    collect(library.queries, parse_query("产业"), DocumentFilters(), only.add, only=ids)
    assert len(only.lines) == 2


def test_lines_are_sorted_by_what_is_known_of_their_documents(library: Library) -> None:
    found = _found(library)
    assert [line.document for line in arranged(found, "")] == [0, 0, 0, 1, 2, 2]
    assert [line.document for line in arranged(found, "year")] == [1, 0, 0, 0, 2, 2]
    assert [line.document for line in arranged(found, "place")] == [2, 2, 0, 0, 0, 1]
    assert [line.left[-1] for line in arranged(found, "left")] == ["业", "业", "业", " ", " ", " "]


def test_hits_are_counted_by_document_year_and_place(library: Library) -> None:
    found = _found(library)
    assert [group.hits for group in grouped(found, "document")] == [3, 2, 1]
    assert [(group.key, group.hits) for group in grouped(found, "year")] == [(2023, 1), (2024, 5)]
    (province,) = grouped(found, "place")
    assert (province.key, province.hits, len(province.documents)) == (("江苏省",), 6, 3)
    city = province.children[0]
    assert (city.key, city.hits) == (("江苏省", "南京市"), 5)
    assert [one.hits for one in city.children] == [3]
    assert province.rate == pytest.approx(10_000 * 6 / province.characters)


def test_a_place_is_told_from_another_of_the_same_name(library: Library) -> None:
    regions = {choice.value: choice for choice in filter_choices(library.queries).regions}
    assert regions["江苏省"].count == 3
    assert regions["江苏省/徐州市/鼓楼区"].parent == "江苏省/徐州市"
    both = filtered_documents(library.queries, DocumentFilters(regions=("鼓楼区",)))
    one = filtered_documents(library.queries, DocumentFilters(regions=("江苏省/徐州市/鼓楼区",)))
    assert (len(both), len(one)) == (2, 1)


def test_what_documents_can_be_filtered_by(library: Library) -> None:
    library.perform(AddTagPath("产业/煤炭"))
    attribute = library.perform(AddAttribute("批次", "text")).value
    ids = [row.id for row in library.queries.documents()]
    values = zip(ids, ("甲", "乙", "甲"), strict=False)
    library.perform(SetAttributes({key: {attribute: value} for key, value in values}))
    choices = filter_choices(library.queries)
    assert [(one.value, one.parent) for one in choices.tags] == [("产业", ""), ("产业/煤炭", "产业")]
    assert [(one.value, one.count) for one in choices.attributes] == [
        ("批次", None),
        ("批次=乙", 1),
        ("批次=甲", 2),
    ]
    assert sum(one.count or 0 for one in choices.kinds) == 4


def test_lines_of_one_place_are_in_the_order_of_their_years(library: Library) -> None:
    (last,) = (row for row in library.queries.documents() if row.title.startswith("第2篇"))
    for year in (2025, 2023, None):
        library.perform(SetMetadata(last.id, county="鼓楼区", region="鼓楼区", year=year))
        found = _found(library)
        years = [found.documents[line.document].year for line in arranged(found, "place")]
        assert years[:5] == sorted(years[:5], key=lambda one: one or 0)
        assert years[5:] == [2023], "another place comes after"
