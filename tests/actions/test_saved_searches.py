"""Saved searches: in the history beside the queries on annotations, and compared with last time."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.errors import BadValue
from desktop.actions.library import Library
from desktop.actions.saved_queries import DeleteQuery, Query, SaveQuery
from desktop.actions.saved_searches import SavedSearch, SaveSearch, new_hits, remember_run, saved_searches


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        yield library


def test_saved_replaced_deleted_and_undone(library: Library) -> None:
    library.perform(SaveQuery("批注", Query()))
    key = library.perform(SaveSearch("招商", "words", "招商 OR 引资", {"year": ["2024"]})).value
    first = SavedSearch(key, "招商", "words", "招商 OR 引资", {"year": ["2024"]})
    assert saved_searches(library.queries) == [first]
    assert [row.name for row in library.queries.saved_queries()] == ["批注"]
    assert library.perform(SaveSearch(" 招商 ", "numbers", "值≥5")).value == key
    assert saved_searches(library.queries) == [SavedSearch(key, "招商", "numbers", "值≥5", {})]
    library.perform(DeleteQuery(key))
    assert saved_searches(library.queries) == []
    library.undo()
    library.undo()
    assert saved_searches(library.queries) == [first]


def test_a_name_is_one_querys(library: Library) -> None:
    library.perform(SaveSearch("同名", "words", "招商"))
    library.perform(SaveQuery("同名", Query()))
    assert saved_searches(library.queries) == []
    assert [row.name for row in library.queries.saved_queries()] == ["同名"]


def test_what_is_new_since_last_time(library: Library) -> None:
    key = library.perform(SaveSearch("招商", "words", "招商")).value
    assert new_hits(library.queries, key, {"a": 1}) is None
    remember_run(library, key, {"a": 1, "b": 2})
    assert new_hits(library.queries, key, {"a": 3, "b": 1, "c": 1}) == Counter({"a": 2, "c": 1})
    remember_run(library, key, {})
    assert new_hits(library.queries, key, {"a": 1}) == Counter({"a": 1})
    library.perform(DeleteQuery(key))


@pytest.mark.parametrize(("name", "kind"), [(" ", "words"), ("招商", "tags")])
def test_refused(library: Library, name: str, kind: str) -> None:
    with pytest.raises(BadValue):
        library.perform(SaveSearch(name, kind, "招商"))
