"""Queries on tags and passages past the actions: trees that are sound and trees that are not."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.queries import passages, suggestions, tags, user_data
from db.queries.tags import LONGEST_PATH, in_order
from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag, AddTagPath
from desktop.actions.library import Library
from desktop.actions.user_data import AddBookmark, CorrectFigure
from tests.actions.factories import imported, tagged
from tests.helpers.deep import close_circle, key_of

_INSERT = "INSERT INTO tag (id, parent_id, name, position, color, archived) VALUES (?, ?, ?, 0, '#111111', 0)"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as opened:
        yield opened


def test_the_order_of_a_tree_is_each_tag_before_those_under_it() -> None:
    parents = {"c": "a", "a": None, "d": "a", "b": None, "e": "c"}
    assert list(in_order(parents).items()) == [("a", None), ("c", "a"), ("e", "c"), ("d", "a"), ("b", None)]
    assert in_order({}) == {}


def test_what_hangs_nowhere_comes_behind_the_tree_as_at_the_root() -> None:
    assert list(in_order({"x": "gone", "y": "x", "a": None}).items()) == [
        ("x", None),
        ("y", "x"),
        ("a", None),
    ]
    assert list(in_order({"s": "s", "a": None, "t": "s"}).items()) == [("a", None), ("s", None), ("t", "s")]
    circle = {"below": "two", "one": "two", "two": "one", "a": None}
    assert list(in_order(circle).items()) == [("a", None), ("two", None), ("below", "two"), ("one", "two")]


def test_levels_and_heights_are_counted_from_one(library: Library) -> None:
    ids = library.perform(AddTagPath("一/二/三")).value
    side = tagged(library, "一/侧")
    with library.queries.moment() as connection:
        assert [tags.level(connection, one) for one in (None, *ids)] == [0, 1, 2, 3]
        assert [tags.height(connection, one) for one in (*ids, side)] == [3, 2, 1, 1]
        assert tags.subtree(connection, ids[0]) == [ids[0], ids[1], side, ids[2]]
        assert tags.children(connection, ids[0]) == [ids[1], side]
        assert tags.children(connection, None) == [ids[0]]
        assert [tags.next_position(connection, one) for one in (None, ids[0], ids[2])] == [1, 2, 0]
        assert tags.with_path(connection, "一/二/三") == ids[2]
        assert tags.child_named(connection, ids[0], "侧") == side
        assert tags.child_named(connection, None, "侧") is None


def test_tags_in_a_circle_are_counted_once(library: Library) -> None:
    close_circle(library.path)
    with library.queries.moment() as connection:
        circle = [key_of(name) for name in ("环甲", "环乙", "环丙")]
        assert sorted(tags.subtree(connection, circle[0])) == sorted([*circle, key_of("挂")])
        assert [tags.level(connection, one) for one in (*circle, key_of("挂"), key_of("自环"))] == [
            3,
            3,
            3,
            4,
            1,
        ]
        assert tags.height(connection, key_of("自环")) == 1
        found = tags.paths(connection)
        assert found[key_of("挂")][:2] == ("挂", "环甲/挂")


def test_colors_and_keys_are_found(library: Library) -> None:
    one, two = AddTag("一", color="#111111", shortcut="1"), AddTag("二", color="#111111")
    for action in (one, two, AddTag("三", color="#222222")):
        library.perform(action)
    with library.queries.moment() as connection:
        assert tags.color_counts(connection) == {"#111111": 2, "#222222": 1}
        assert tags.pinned_to(connection, "1") == [one.id]
        assert tags.pinned_to(connection, "2") == []
        assert tags.paths(connection)[two.id] == ("二", "二", "#111111", "dashes")


def test_a_path_that_is_too_long_keeps_its_end(library: Library) -> None:
    names = ["字" * 199 + str(number % 10) for number in range(41)]
    with closing(sqlite3.connect(library.path)) as connection, connection:
        for number, name in enumerate(names):
            above = str(number - 1) if number else None
            connection.execute(_INSERT, (str(number), above, name))
    assert LONGEST_PATH == 8000
    paths = {row.id: row.path for row in library.queries.tags()}
    assert paths["38"] == "/".join(names[:39])
    assert len(paths["39"]) == len(paths["40"]) == 8000
    assert paths["39"] == "…" + "/".join(names[:40])[-7999:]
    assert paths["40"].startswith("…字")
    assert paths["40"].endswith(f"/{names[40]}")


def test_passages_that_nothing_stands_on_are_unused(library: Library) -> None:
    document, tag = imported(library), tagged(library)
    version = library.queries.version(document).id
    library.perform(AddAnnotation(document, 0, 4, tag))
    library.perform(AddAnnotation(document, 4, 6, tag, annotator="乙"))
    library.perform(CorrectFigure(document, 6, 8, None))
    library.perform(AddBookmark(document, 5, "x"))
    with library.queries.moment() as connection:
        there = {(0, 4), (4, 6), (6, 8)}
        few = {(0, 4), (6, 8), (0, 5)}
        many = few | {(start, start + 1) for start in range(20)}
        ids = passages.ids_by_range(connection, version, many)
        assert ids.keys() == there
        assert passages.ids_by_range(connection, version, few) == {one: ids[one] for one in few & there}
        for asked in (few, many):
            assert passages.ids_by_range(connection, "nothing", asked) == {}
        assert passages.passage_id_at(connection, version, 0, 4) == ids[0, 4]
        for place in ((0, 5), (1, 4)):
            assert passages.passage_id_at(connection, version, *place) is None
        assert passages.unused(connection, list(ids.values())) == []
        who = {row.name: row.id for row in library.queries.annotators()}
        (first, second) = library.queries.annotations()
        every = list(ids.values())
        assert passages.tagged(connection, every, who["甲"]) == {(ids[0, 4], tag): first.id}
        assert passages.tagged(connection, every, who["乙"]) == {(ids[4, 6], tag): second.id}
        assert [row.position for row in passages.bookmarks_of(connection, document)] == [5]
        assert [row.quote for row in passages.movable(connection, document)] == ["政府工作", "报告", "\n一"]
        standing = passages.referencing(connection, "annotation", document)
        assert {(row.id, row.passage_id) for row in standing} == {
            (first.id, ids[0, 4]),
            (second.id, ids[4, 6]),
        }
        (correction,) = passages.referencing(connection, "figure_correction", document)
        assert correction.passage_id == ids[6, 8]
        assert user_data.correction_at(connection, ids[6, 8]) == correction.id
        assert user_data.correction_at(connection, ids[0, 4]) is None
        assert suggestions.tagged(connection, tag, [document]).keys() == {document}
        assert sorted(suggestions.tagged(connection, tag, [document])[document]) == [(0, 4), (4, 6)]
        assert suggestions.tagged(connection, tag, [document], ["甲"]) == {document: [(4, 6)]}
        assert suggestions.tagged(connection, tag, ["other"]) == {}
