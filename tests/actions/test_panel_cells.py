"""Cells of panels: exact values, in their order, of a library of known rows."""

from collections.abc import Iterator

import pytest

from db.queries import derived
from desktop.actions.document_filters import DocumentFilters
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.panel import (
    KEYS,
    InvalidKey,
    PanelCell,
    PanelCounts,
    in_group,
    make_panel,
    parse_keys,
)
from desktop.text.dictionary import Dictionary, DictionaryWord
from desktop.text.text_analysis import segmenter_stamp
from tests.db.filled import TEXTS, filled_store

WORDS = (DictionaryWord("文", "稿"), DictionaryWord("经济", "生产总值"), DictionaryWord("文", "县"))
DICTIONARY = Dictionary("词典", WORDS)
LENGTHS = {key: len(TEXTS[version]) for key, version in (("d1", "v1"), ("d2", "v2b"), ("d4", "v4b"))}


@pytest.fixture(scope="module")
def queries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LibraryQueries]:
    counts = {"v1": (0, 0, 9), "v2b": (2, 3, 4), "v4b": (0, 0, 3)}
    with filled_store(tmp_path_factory.mktemp("filled")) as store:
        with store.unit_of_work("甲") as work:
            derived.store_word_counts(
                work.connection,
                [
                    {"version_id": key, "segmenter": segmenter_stamp(), "review": a, "plan": b, "other": c}
                    for key, (a, b, c) in counts.items()
                ],
            )
        yield LibraryQueries(store)


def cell(theme: str, key: str, found: int, characters: int, words: int, *documents: int) -> PanelCell:
    return PanelCell(theme, (key,), found, characters, words, *documents)


D1, D2, D4 = LENGTHS["d1"], LENGTHS["d2"], LENGTHS["d4"]


@pytest.mark.parametrize(
    ("by", "cells"),
    [
        (
            "document",
            [
                *(cell("文", "d1", 1, D1, 9, 1, 1), cell("文", "d2", 2, D2, 9, 1, 1)),
                *(cell("文", "d4", 2, D4, 3, 1, 1), cell("经济", "d1", 1, D1, 9, 1, 1)),
                *(cell("经济", "d2", 0, D2, 9, 1, 0), cell("经济", "d4", 0, D4, 3, 1, 0)),
            ],
        ),
        (
            "year",
            [
                *(cell("文", "2022", 1, D1, 9, 1, 1), cell("文", "2023", 2, D2, 9, 1, 1)),
                *(cell("文", "", 2, D4, 3, 1, 1), cell("经济", "2022", 1, D1, 9, 1, 1)),
                *(cell("经济", "2023", 0, D2, 9, 1, 0), cell("经济", "", 0, D4, 3, 1, 0)),
            ],
        ),
        (
            "level",
            [
                *(cell("文", "county", 2, D2, 9, 1, 1), cell("文", "", 3, D1 + D4, 12, 2, 2)),
                *(cell("经济", "county", 0, D2, 9, 1, 0), cell("经济", "", 1, D1 + D4, 12, 2, 1)),
            ],
        ),
        (
            "part",
            [
                *(cell("文", "review", 1, 3, 2, 1, 1), cell("文", "plan", 0, D2 - 5, 3, 1, 0)),
                cell("文", "other", 4, D1 + 2 + D4, 9 + 4 + 3, 3, 3),
                *(cell("经济", "review", 0, 3, 2, 1, 0), cell("经济", "plan", 0, D2 - 5, 3, 1, 0)),
                cell("经济", "other", 1, D1 + 2 + D4, 9 + 4 + 3, 3, 1),
            ],
        ),
    ],
)
def test_a_panel_by_one_key(queries: LibraryQueries, by: str, cells: list[PanelCell]) -> None:
    assert make_panel(queries, DICTIONARY, (by,)) == cells


def test_a_panel_by_several_keys(queries: LibraryQueries) -> None:
    found = make_panel(queries, DICTIONARY, ("region", "part"), DocumentFilters(regions=("乙县",)))
    told = [(one.theme, *one.keys, one.occurrences, one.characters) for one in found]
    assert told[:3] == [
        ("文", "乙县", "review", 1, 3),
        ("文", "乙县", "plan", 0, D2 - 5),
        ("文", "乙县", "other", 1, 2),
    ]


def test_a_panel_by_section_has_the_uppermost_headings(queries: LibraryQueries) -> None:
    found = make_panel(queries, DICTIONARY, ("section",))
    told = [(one.theme, *one.keys, one.occurrences, one.characters, one.documents) for one in found]
    assert told == [
        *(("文", "一、新稿", 1, D2 - 2, 1), ("文", "", 4, D1 + 2 + D4, 3)),
        *(("经济", "一、新稿", 0, D2 - 2, 1), ("经济", "", 1, D1 + 2 + D4, 3)),
    ]


def test_a_panel_of_some_parts_counts_these_alone(queries: LibraryQueries) -> None:
    filters = DocumentFilters(parts=("review", "plan"))
    found = make_panel(queries, DICTIONARY, ("document",), filters)
    assert found == [cell("文", "d2", 1, D2 - 2, 5, 1, 1), cell("经济", "d2", 0, D2 - 2, 5, 1, 0)]


def test_counts_are_kept_for_other_words_and_progress_is_told(queries: LibraryQueries) -> None:
    counts = PanelCounts(queries)
    told: list[tuple[int, int]] = []
    rows = queries.documents()
    first = counts.count(DICTIONARY, rows, lambda *one: told.append(one))
    assert told == [(0, 3), (1, 3), (2, 3)]
    assert first["d1"] == {("other", "", "文"): 1, ("other", "", "经济"): 1}
    assert first["d2"] == {("other", "", "文"): 1, ("review", "一、新稿", "文"): 1}
    told.clear()
    assert counts.count(Dictionary("别名", WORDS), rows, lambda *one: told.append(one)) == first
    assert told == []
    for words in (
        WORDS[:1],
        (*WORDS, DictionaryWord("农", "粮食")),
        WORDS[1:],
        (DictionaryWord("文", "二"),),
    ):
        dictionary = Dictionary("词典", words)
        assert counts.count(dictionary, rows) == PanelCounts(queries).count(dictionary, rows)


@pytest.mark.parametrize(
    ("written", "keys"),
    [("year", ("year",)), (" year ， part,region ", ("year", "part", "region")), (",".join(KEYS), KEYS)],
)
def test_keys_are_written_with_commas(written: str, keys: tuple[str, ...]) -> None:
    assert parse_keys(written) == keys
    assert (*("document", "region", "province", "city", "level", "kind", "year", "part", "section"),) == KEYS


@pytest.mark.parametrize(("written", "wrong"), [("", ""), ("year,day", "day"), ("year,year", "year")])
def test_what_is_no_key_is_refused(written: str, wrong: str) -> None:
    with pytest.raises(InvalidKey, match=f"^{wrong}$"):
        parse_keys(written)


def test_a_document_belongs_to_a_group_whatever_its_parts(queries: LibraryQueries) -> None:
    first, second, last = queries.documents()
    assert in_group(second, ("year", "part"), ("2023", "plan"))
    assert in_group(second, ("section", "document"), ("x", "d2"))
    assert not in_group(second, ("year", "region"), ("2023", "甲县"))
    assert not in_group(first, ("year",), ("2023",))
    assert in_group(last, ("year",), ("",))
