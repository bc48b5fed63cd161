"""Queries on what users keep beside annotations, on ledgers and on the index of characters: exact results."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection

from db.queries import (
    attributes,
    dictionaries,
    document_facts,
    document_groups,
    ledger_proposals,
    ledgers,
    relocation,
    saved_searches,
    search_index,
    suggestions,
    user_data,
)
from db.row_types import (
    AttributeRow,
    BookmarkRow,
    CorrectionRow,
    GroupRow,
    SavedQueryRow,
    VerdictRow,
)
from db.store import Store
from tests.db.filled import AT, HEADINGS, TEXTS, filled_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled_store(tmp_path_factory.mktemp("filled")) as opened:
        yield opened


@pytest.fixture(scope="module")
def reading(store: Store) -> Iterator[Connection]:
    with store.read() as connection:
        yield connection


@pytest.fixture
def writing(store: Store) -> Iterator[Connection]:
    """A transaction that is taken back."""
    with pytest.raises(KeyboardInterrupt), store.unit_of_work("甲") as work:
        yield work.connection
        raise KeyboardInterrupt


def test_saved_queries(reading: Connection) -> None:
    assert suggestions.saved_queries(reading) == [
        SavedQueryRow("q1", "a", '["q1"]', AT.format(1)),
        SavedQueryRow("q2", "b", '["q2"]', AT.format(1)),
    ]
    assert [suggestions.query_named(reading, name) for name in ("c", "e")] == ["q3", None]
    listed = [("q3", "c", "numbers", '["q3"]'), ("q4", "d", "words", '["q4"]')]
    assert saved_searches.listed(reading, ["words", "numbers"]) == listed
    assert saved_searches.listed(reading, []) == []
    assert [saved_searches.last_run(reading, key) for key in ("q4", "q3")] == ["[4]", None]


def test_verdicts_on_suggestions(reading: Connection) -> None:
    every = suggestions.verdicts(reading, None)
    assert [row.id for row in every] == ["e1", "e2", "e3", "e4"]
    assert every[1] == VerdictRow("e2", "r", "d1", 2, 4, "e2", "t1", "refused")
    assert suggestions.verdicts(reading, "s") == every[3:]
    assert sorted(map(tuple, suggestions.verdicts_in(reading, "d2"))) == [
        ("e3", 3, 5, "e3"),
        ("e4", 4, 6, "e4"),
    ]
    assert suggestions.verdicts_on(reading, ["t2", "t3"]) == ["e4"]
    assert sorted(suggestions.verdicts_on(reading, ["t1"])) == ["e1", "e2"]
    assert [suggestions.hit_rate(reading, rule) for rule in "rst"] == [(1, 2), (0, 1), (0, 0)]


def test_ranges_that_bear_a_tag_in_the_current_texts(reading: Connection) -> None:
    assert suggestions.tagged(reading, "t1", ["d1", "d2", "d9"]) == {"d1": [(0, 2)], "d2": [(5, 7)]}
    assert suggestions.tagged(reading, "t1", ["d1", "d2"], ["甲"]) == {"d2": [(5, 7)]}
    assert suggestions.tagged(reading, "t2", ["d2"]) == {}


def test_groups_and_attributes_in_their_order_without_documents_taken_away(reading: Connection) -> None:
    assert document_groups.groups(reading) == [
        GroupRow("g2", "丙组", frozenset({"d1"})),
        GroupRow("g1", "乙组", frozenset({"d1", "d2"})),
        GroupRow("g3", "甲组", frozenset()),
    ]
    assert document_groups.members(reading, "g1") == {"d1": "m1", "d3": "m2", "d2": "m4"}
    assert document_groups.attributes(reading) == [
        AttributeRow("h2", "字数", "number"),
        AttributeRow("h3", "备注", "text"),
        AttributeRow("h1", "版本", "choice", ("一", "二")),
    ]
    assert document_groups.values(reading) == {"d1": {"h1": "一", "h2": "9"}, "d2": {"h1": "二"}}
    assert document_groups.value_ids(reading, "h1") == {"d1": "x1", "d3": "x3", "d2": "x4"}


def test_groups_and_attributes_come_behind_those_that_are_there(writing: Connection) -> None:
    assert document_groups.next_group_position(writing) == 2
    assert document_groups.next_attribute_position(writing) == 2
    for table in ("document_group_member", "document_group", "attribute_value", "attribute"):
        writing.exec_driver_sql(f"DELETE FROM {table}")
    assert document_groups.next_group_position(writing) == 0
    assert document_groups.next_attribute_position(writing) == 0
    assert attributes.values_in(writing, ["d1"]) == {}


def test_documents_by_group_attribute_and_tag(reading: Connection) -> None:
    assert [document_facts.has_group(reading, name) for name in ("甲组", "丁组")] == [True, False]
    assert [document_facts.has_attribute(reading, name) for name in ("版本", "书名")] == [True, False]
    assert document_facts.in_groups(reading, ["丙组", "甲组"]) == {"d1"}
    assert document_facts.in_groups(reading, ["乙组"]) == {"d1", "d2", "d3"}
    assert document_facts.in_groups(reading, []) == set()
    assert document_facts.with_value(reading, "版本", "一") == {"d1", "d3"}
    assert document_facts.with_value(reading, "字数", "一") == set()
    assert document_facts.tagged(reading, ["t2", "t3"]) == {"d1", "d2"}
    assert document_facts.tagged(reading, []) == set()
    assert attributes.values_of(reading, "d1") == {"字数": "9", "版本": "一"}
    assert list(attributes.values_of(reading, "d1")) == ["字数", "版本"]
    assert attributes.values_of(reading, "d4") == {}
    assert attributes.values_in(reading, ["d2", "d4"]) == {"d2": {"版本": "二"}}


def test_own_words_corrections_bookmarks_and_places(reading: Connection) -> None:
    words = [("word", ["戊己"]), ("word", ["甲乙"]), ("split", ["丙", "丁"])]
    assert user_data.words(reading) == words
    assert [user_data.with_word(reading, word) for word in ("丙丁", "丙")] == [["w3"], []]
    assert user_data.corrections(reading, "d1") == [
        CorrectionRow("c1", "d1", 0, 2, TEXTS["v1"][:2], None),
        CorrectionRow("c2", "d1", 10, 14, "生产总值", {"indicator": "甲"}),
    ]
    assert [row.state for row in user_data.corrections(reading, "d2")] == ["lost", "review"]
    assert [user_data.correction_at(reading, key) for key in ("p4", "p3")] == ["c3", None]
    assert user_data.bookmarks(reading, "d1") == [
        BookmarkRow("b1", "d1", 3, "b1"),
        BookmarkRow("b2", "d1", 9, "b2"),
    ]
    assert [user_data.place(reading, key) for key in ("d1", "d2")] == [7, None]
    assert user_data.setting(reading, "none") is None


def test_dictionaries_and_their_words_in_order(reading: Connection) -> None:
    assert [dictionaries.named(reading, name) for name in "ac"] == ["i1", None]
    assert dictionaries.listed(reading) == [("i1", "a", "a注"), ("i2", "b", "b注")]
    assert dictionaries.word_ids(reading, "i1") == ["k2", "k1"]
    assert dictionaries.words(reading, "i1") == [
        ("题k2", "词k2", '["k2"]', "级k2", "注k2"),
        ("题k1", "词k1", '["k1"]', "级k1", "注k1"),
    ]


def test_what_waits_to_be_placed(reading: Connection) -> None:
    assert relocation.counts(reading) == {"review": 1, "lost": 1}
    found = {state: relocation.documents(reading, state) for state in ("placed", "review", "lost")}
    assert found == {"placed": ["d1", "d2"], "review": ["d2"], "lost": ["d2"]}


def test_ledgers_and_their_cells(reading: Connection) -> None:
    assert [ledgers.named(reading, name) for name in ("子", "巳")] == ["l1", None]
    assert [ledgers.is_there(reading, key) for key in ("l1", "l9")] == [True, False]
    assert ledgers.listed(reading)[0] == ("l2", "丑", '["l2"]', '{"l2": 1}', "丑注")
    assert [row[0] for row in ledgers.listed(reading)] == ["l2", "l3", "l1", "l4"]
    assert ledgers.cell_ids(reading, "l1") == ["j2", "j3", "j1"]
    place = ("产值", "target", "")
    assert ledgers.cell_at(reading, "l1", "d1", *place) == "j2"  # the one that was changed last
    assert ledgers.cell_at(reading, "l1", "d2", *place) == "j3"
    for other in (("粮食", "target", ""), ("产值", "achieved", ""), ("产值", "target", "市")):
        assert ledgers.cell_at(reading, "l1", "d1", *other) is None
    assert ledgers.cell_at(reading, "l3", "d1", *place) is None
    cells = list(ledgers.cells(reading))
    assert [row[0] for row in cells] == ["j4", "j1", "j3", "j2"]
    assert dict(zip((*ledgers.CELL_COLUMNS, "who"), cells[3], strict=True)) == {
        "id": "j2",
        "ledger_id": "l1",
        "document_id": "d1",
        "indicator": "产值",
        "status": "target",
        "period": "2022",
        "scope": "",
        "state": "confirmed",
        "value": 1.5,
        "value_high": 2.5,
        "unit": "亿元",
        "qualifier": "以上",
        "version_id": "v1",
        "start": 1,
        "end": 2,
        "quote": "句",
        "note": "j2",
        "confirmed_at": AT.format(8),
        "who": "乙",
    }
    assert cells[2][-2:] == (None, None)
    assert [row[0] for row in ledgers.cells(reading, "l1")] == ["j1", "j3", "j2"]
    assert [row[0] for row in ledgers.cells(reading, documents=["d1"])] == ["j4", "j1", "j2"]
    assert [row[0] for row in ledgers.cells(reading, "l1", {"d2"})] == ["j3"]
    assert list(ledgers.cells(reading, "l1", [])) == []


def test_proposals_of_a_list_are_stored_by_document(writing: Connection) -> None:
    assert ledger_proposals.bases(writing, "L") == {"d1": "Ld1", "d2": "Ld2"}
    assert sorted(ledger_proposals.stored(writing, "L")) == [("d1", "Ld1", b"d1"), ("d2", "Ld2", b"d2")]
    assert ledger_proposals.cells_of(writing, "L", ["d1", "d3", "d4"]) == {"d1": b"d1", "d3": b"d3"}
    ledger_proposals.store(writing, "L", [("d1", "now", b"1"), ("d4", "now", b"4")])
    assert ledger_proposals.bases(writing, "L") == {"d1": "now", "d2": "Ld2", "d4": "now"}
    assert ledger_proposals.cells_of(writing, "L", ["d1", "d4"]) == {"d1": b"1", "d4": b"4"}
    assert ledger_proposals.bases(writing, "M") == {"d1": "Md1"}
    marks = {"d1": f"2 {AT.format(3)}", "d2": f"2 {AT.format(5)}"}
    assert ledger_proposals.correction_marks(writing) == marks
    ledger_proposals.forget_other_lists(writing, ["M", "N"])
    assert ledger_proposals.bases(writing, "L") == {}
    assert ledger_proposals.bases(writing, "M") == {"d1": "Md1"}


def spaced(text: str) -> str:
    """Return a text with a space after each character, as the index has them."""
    return "".join(f"{ord(one):x} " for one in text)


def asked(text: str) -> str:
    return f'"{spaced(text)}"'


def taken_in(writing: Connection, *versions: str, stamp: str = "form") -> None:
    search_index.add_texts(writing, [(key, spaced(TEXTS[key])) for key in versions], stamp)


def test_an_index_takes_in_texts_of_its_own_form_alone(writing: Connection) -> None:
    assert search_index.is_usable(writing, "form") and search_index.is_usable(writing, "other")
    taken_in(writing, stamp="other")
    assert user_data.setting(writing, search_index.STAMP_KEY) is None
    assert len(search_index.missing_versions(writing)) == 7
    taken_in(writing, "v1", "v2b")
    assert user_data.setting(writing, "text-index-form") == "form"
    assert search_index.is_usable(writing, "form") and not search_index.is_usable(writing, "other")
    missing = search_index.missing_versions(writing)
    assert len(missing) == 5
    taken_in(writing, "v3", stamp="other")
    assert search_index.missing_versions(writing) == missing
    taken_in(writing, "v3")
    entries = writing.exec_driver_sql("SELECT number, version_id FROM text_index_entry ORDER BY number")
    assert list(map(tuple, entries)) == [(1, "v1"), (2, "v2b"), (3, "v3")]
    texts = {key: TEXTS[key] for key in ("v2a", "v4a", "v4b")} | {"v2c": TEXTS["v4a"]}
    assert dict(search_index.missing_texts(writing, ["v1", *missing])) == texts
    assert search_index.missing_versions(writing) == [key for key in missing if key != "v3"]
    assert search_index.missing_versions(writing, 2) == [key for key in missing if key != "v3"][:2]
    search_index.begin_again(writing, "other")
    assert search_index.is_usable(writing, "other") and not search_index.is_usable(writing, "form")
    assert len(search_index.missing_versions(writing)) == 7
    taken_in(writing, "v2b", stamp="other")
    assert search_index.candidates(writing, asked("甲县"), "other") == ["d1", "d4"]


def test_a_text_may_hold_what_is_asked_for_unless_the_index_says_no(writing: Connection) -> None:
    every = ["d1", "d2", "d4"]
    assert search_index.candidates(writing, asked("甲县"), "form") == every
    taken_in(writing, "v2b", "v1", "v3", "v2a")
    assert search_index.candidates(writing, asked("甲县"), "form") == ["d1", "d4"]
    assert search_index.candidates(writing, asked("县"), "form") == every
    assert search_index.candidates(writing, asked("县甲"), "form") == ["d4"]
    assert search_index.candidates(writing, None, "form") == every
    assert search_index.candidates(writing, asked("甲县"), "other") == every
    assert search_index.versions_with(writing, asked("丙县"), "form") == {"v3", "v4a", "v4b", "v2c"}
    assert search_index.versions_with(writing, asked("丙县"), "other") is None
    taken_in(writing, "v4b")
    assert search_index.candidates(writing, asked("丙县"), "form") == []


def test_current_texts_come_in_the_order_asked_for(reading: Connection) -> None:
    found: list[tuple[Any, ...]] = list(search_index.current_texts(reading, ["d2", "d3", "d1", "d9"]))
    assert found == [("d2", TEXTS["v2b"], HEADINGS), ("d1", TEXTS["v1"], "[]")]
