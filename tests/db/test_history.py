"""History: what is written of a step, which steps are one, and what undoing, redoing and thinning leave."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db import history
from db.errors import CorruptLibrary, EditConflict
from db.row_changes import RowChange, decode, encode
from db.store import Store
from db.unit_of_work import UnitOfWork
from db.upgrade import create, open_store

AT = "2024-05-01T08:00:00+00:00"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "l.piyue"
    create(path)
    return path


@pytest.fixture
def store(tmp_path: Path, empty: Path) -> Iterator[Store]:
    opened = open_store(Path(shutil.copy(empty, tmp_path / "l.piyue")), 1.0)
    yield opened
    opened.close()


def tag(key: str, name: str = "") -> dict[str, Any]:
    return {"id": key, "parent_id": None, "name": name or key, "position": 0, "color": "#111111"}


def insert_document(work: UnitOfWork, key: str, title: str) -> None:
    source = {"id": f"s{key}", "sha256": key, "name": "n", "path": "p", "added": AT, "data": b""}
    version = {"id": f"v{key}", "document_id": key, "reason": "import", "sha256": key, "created": AT}
    version |= {"source_file_id": f"s{key}", "encoding": "utf-8", "text": "全文"}
    number = int(work.connection.exec_driver_sql("SELECT count(*) FROM document").scalar_one())
    work.insert_unrecorded("source_file", source)
    work.insert(
        "document", {"id": key, "number": number, "title": title, "version_id": f"v{key}", "added": AT}
    )
    work.insert_unrecorded("document_version", version)


def insert_annotation(work: UnitOfWork, key: str, document_id: str, tag_id: str | None) -> None:
    passage = {"id": f"p{key}", "version_id": f"v{document_id}", "start": 0, "end": 1, "quote": "全"}
    who = {"document_id": document_id, "tag_id": tag_id, "annotator_id": work.annotator_id}
    work.insert("passage", passage)
    work.insert("annotation", {"id": key, "passage_id": f"p{key}", **who, "created": AT, "modified": AT})


def made(
    store: Store,
    *keys: str,
    at: str = AT,
    group: str | None = None,
    merge: str | None = None,
    annotator: str = "甲",
    **label_args: str,
) -> int | None:
    """Record a step that makes some tags."""
    with store.unit_of_work(annotator) as work:
        work.now = at
        work.insert("tag", *(tag(key) for key in keys))
        work.set_label_args(**label_args)
        return history.record(work, "add-tag", group, merge)


def named(store: Store, key: str, name: str, at: str, merge: str | None = "m", annotator: str = "甲") -> Any:
    """Record a step that gives a tag another name, as a quick edit does."""
    with store.unit_of_work(annotator) as work:
        work.now = at
        work.update("tag", key, name=name)
        work.set_label_args(tag=name)
        return history.record(work, "rename-tag", None, merge)


def kept(store: Store, columns: str = "number, state, undo_seq") -> list[tuple[Any, ...]]:
    with store.read() as connection:
        found = connection.exec_driver_sql(f"SELECT {columns} FROM action ORDER BY number")
        return [tuple(row) for row in found]


def subjects(store: Store) -> set[tuple[str, int]]:
    with store.read() as connection:
        return {(one, no) for one, no in connection.exec_driver_sql("SELECT * FROM action_subject")}


def tags(store: Store) -> dict[str, str]:
    with store.read() as connection:
        return dict(map(tuple, connection.exec_driver_sql("SELECT id, name FROM tag ORDER BY id")))


def undo(store: Store, expected: int | None = None) -> bool:
    with store.unit_of_work("甲") as work:
        return history.undo(work, expected)


def redo(store: Store, expected: int | None = None) -> bool:
    with store.unit_of_work("甲") as work:
        return history.redo(work, expected)


def test_a_step_is_written_with_all_that_undoing_and_naming_it_needs(store: Store) -> None:
    assert made(store, "a", group="批", merge="键", tag="名", count="1") == 1
    columns = "number, name, label_args, at, state, group_id, merge_key, undo_seq"
    label = '{"tag": "名", "count": "1"}'
    assert kept(store, columns) == [(1, "add-tag", label, AT, "done", "批", "键", None)]
    with store.read() as connection:
        (held, who) = connection.exec_driver_sql(
            "SELECT row_changes, name FROM (SELECT row_changes, annotator_id FROM action) "
            "JOIN annotator ON id = annotator_id"
        ).one()
        assert history.exists(connection, 1)
        assert not history.exists(connection, 2)
    assert (decode(held), who) == ([RowChange("tag", "a", None, tag("a"))], "甲")


def test_what_changed_nothing_is_no_step_and_leaves_what_was_undone(store: Store) -> None:
    made(store, "a")
    undo(store)
    assert made(store) is None
    assert kept(store) == [(1, "undone", 1)]


@pytest.mark.parametrize(
    ("titles", "given", "wanted"),
    [
        ([], {}, {}),
        (["甲县"], {}, {"document": "甲县"}),
        (["甲县"], {"document": "自己的"}, {"document": "自己的"}),
        (["甲县", "乙县"], {}, {"documents": "2"}),
        (["甲县", "乙县", "丙县"], {"document": "自己的"}, {"document": "自己的", "documents": "3"}),
    ],
)
def test_a_step_names_its_document_or_how_many(
    store: Store, titles: list[str], given: dict[str, str], wanted: dict[str, str]
) -> None:
    with store.unit_of_work("甲") as work:
        work.insert("tag", tag("t"))
        for title in titles:
            insert_document(work, title, title)
        work.set_label_args(**given)
        history.record(work, "import", None, None)
    assert [json.loads(one) for (one,) in kept(store, "label_args")] == [wanted]


def test_a_step_is_found_by_the_documents_and_tags_that_it_concerns(store: Store) -> None:
    with store.unit_of_work("甲") as work:
        insert_document(work, "d", "甲县")
        work.insert("tag", tag("t"), tag("u"))
        history.record(work, "first", None, None)
    assert subjects(store) == {("d", 1), ("t", 1), ("u", 1)}
    with store.unit_of_work("甲") as work:
        insert_annotation(work, "a", "d", "t")
        history.record(work, "add-annotation", None, None)
    assert subjects(store) - {("d", 1), ("t", 1), ("u", 1)} == {("d", 2), ("t", 2)}
    with store.unit_of_work("甲") as work:
        correction = {"id": "f", "document_id": "d", "passage_id": "pa", "annotator_id": work.annotator_id}
        work.insert("figure_correction", {**correction, "created": AT, "modified": AT})
        history.record(work, "correct-figure", None, None)
    assert [json.loads(one).get("document") for (one,) in kept(store, "label_args")] == ["甲县"] * 3
    assert {one for one, number in subjects(store) if number == 3} == {"d"}
    with store.unit_of_work("甲") as work:
        work.insert("own_word", {"id": "w", "kind": "word", "word": "词", "created": AT})
        history.record(work, "add-word", None, None)
    assert {number for _, number in subjects(store)} == {1, 2, 3}


@pytest.mark.parametrize(
    ("second", "merge", "annotator", "joined"),
    [
        (AT, "m", "甲", True),
        ("2024-05-01T08:00:08+00:00", "m", "甲", True),
        ("2024-05-01T16:00:07.999+08:00", "m", "甲", True),
        ("2024-05-01T08:00:08.001+00:00", "m", "甲", False),
        ("2024-05-01T07:59:59.999+00:00", "m", "甲", False),
        (AT, "n", "甲", False),
        (AT, None, "甲", False),
        (AT, "m", "乙", False),
    ],
)
def test_quick_edits_of_one_thing_by_one_annotator_are_one_step(
    store: Store, second: str, merge: str | None, annotator: str, joined: bool
) -> None:
    made(store, "a")
    assert named(store, "a", "一", AT) == 2
    assert named(store, "a", "二", second, merge, annotator) == (2 if joined else 3)
    assert len(kept(store)) == (2 if joined else 3)
    assert kept(store, "at")[-1] == (second,)
    undo(store)
    assert tags(store) == {"a": "a" if joined else "一"}


def test_steps_that_are_one_tell_the_last_of_it_and_what_the_first_alone_told(store: Store) -> None:
    made(store, "a", merge="m", tag="名", count="1")
    assert named(store, "a", "二", AT) == 1
    (held,) = kept(store, "name, label_args, row_changes")
    assert (held[0], json.loads(held[1])) == ("add-tag", {"tag": "二", "count": "1"})
    assert decode(held[2]) == [RowChange("tag", "a", None, tag("a", "二"))]
    assert undo(store)
    assert tags(store) == {}


def test_rows_of_a_joined_step_may_point_to_rows_that_are_written_after_them(store: Store) -> None:
    with store.unit_of_work("甲") as work:
        insert_document(work, "d", "甲县")
        work.insert("tag", tag("t"))
        insert_annotation(work, "a", "d", "t")
        history.record(work, "import", None, None)
    for change in ({"note": "注"}, {"tag_id": "u"}):
        with store.unit_of_work("甲") as work:
            work.now = AT
            if "tag_id" in change:
                work.insert("tag", tag("u"))
            work.update("annotation", "a", **change)
            assert history.record(work, "edit", None, "m") == 2
    assert undo(store) and list(tags(store)) == ["t"]
    assert redo(store) and list(tags(store)) == ["t", "u"]
    with store.unit_of_work("甲") as work:
        assert work.row("annotation", "a")["tag_id"] == "u"


def test_an_edit_joins_the_last_step_that_is_done_alone(store: Store) -> None:
    made(store, "a")
    named(store, "a", "一", AT)
    made(store, "b")
    assert named(store, "a", "二", AT) == 4
    assert undo(store) and undo(store)
    assert named(store, "a", "三", AT) == 5  # not joined, as it abandons what was undone after the second
    states = ["done", "done", "abandoned", "abandoned", "done"]
    assert kept(store) == [(number, state, None) for number, state in enumerate(states, start=1)]
    assert next_steps(store) == (5, None)
    assert named(store, "a", "四", AT) == 5


def next_steps(store: Store) -> tuple[int | None, int | None]:
    """Return the numbers of the steps that would be undone and redone next."""
    with store.read() as connection:
        back, forth = history.undoable(connection), history.redoable(connection)
    return None if back is None else back.number, None if forth is None else forth.number


def test_what_was_undone_last_is_redone_first(store: Store) -> None:
    for key in "abc":
        made(store, key)
    assert next_steps(store) == (3, None)
    assert [undo(store), undo(store)] == [True, True]
    assert kept(store) == [(1, "done", None), (2, "undone", 2), (3, "undone", 1)]
    assert next_steps(store) == (1, 2)
    assert redo(store)
    assert kept(store) == [(1, "done", None), (2, "done", None), (3, "undone", 1)]
    assert list(tags(store)) == ["a", "b"]
    assert redo(store)
    assert next_steps(store) == (3, None)
    assert not redo(store)
    assert [undo(store) for _ in range(4)] == [True, True, True, False]
    assert kept(store) == [(1, "undone", 3), (2, "undone", 2), (3, "undone", 1)]
    assert next_steps(store) == (None, 1)
    assert tags(store) == {}


def test_another_step_than_the_one_that_was_seen_is_left_alone(store: Store) -> None:
    for take, number, found in ((undo, 2, None), (redo, 1, None)):
        with pytest.raises(EditConflict) as raised:
            take(store, number)
        details = {"what": "step", "id": number, "found": found}
        assert (raised.value.reason, raised.value.details) == ("conflict", details)
    made(store, "a")
    made(store, "b")
    with pytest.raises(EditConflict) as raised:
        undo(store, 1)
    assert raised.value.details == {"what": "step", "id": 1, "found": 2}
    assert list(tags(store)) == ["a", "b"]
    assert undo(store, 2)
    with pytest.raises(EditConflict) as raised:
        redo(store, 1)
    assert raised.value.details == {"what": "step", "id": 1, "found": 2}
    assert redo(store, 2)


def test_actions_of_a_group_are_one_step(store: Store) -> None:
    made(store, "a")
    made(store, "b", group="批", count="3")
    made(store, "x")
    made(store, "c", group="批", annotator="乙", count="4", tag="名")
    made(store, "d", group="别")
    undo(store)
    with store.read() as connection:
        step = history.undoable(connection)
        assert step is not None
        assert (step.number, step.name, step.annotator, step.state) == (4, "add-tag", "乙", "done")
        assert (step.at, step.group_id) == (AT, "批")
        assert step.label_args == {"count": "7", "tag": "名", "actions": "2"}
        assert history.row_count_of(connection, 4) == history.row_count_of(connection, 2) == 2
        assert history.row_count_of(connection, 3) == 1
        assert history.row_count_of(connection, 9) == 0
    assert undo(store)
    assert list(tags(store)) == ["a", "x"]
    assert kept(store)[1:] == [(2, "undone", 2), (3, "done", None), (4, "undone", 2), (5, "undone", 1)]
    with store.read() as connection:
        step = history.redoable(connection)
        assert step is not None
        assert (step.number, step.state, step.label_args["actions"]) == (4, "undone", "2")
    assert redo(store)
    assert list(tags(store)) == ["a", "b", "c", "x"]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [({"count": "3"}, {}, "3"), ({"count": "几"}, {}, "2"), ({}, {}, "2"), ({"count": "0"}, {}, "0")],
)
def test_a_group_counts_what_its_actions_count_and_else_these(
    store: Store, first: dict[str, str], second: dict[str, str], count: str
) -> None:
    made(store, "a", group="批", **first)
    made(store, "b", group="批", **second)
    with store.read() as connection:
        step = history.undoable(connection)
    assert step is not None
    assert (step.label_args["count"], step.label_args["actions"]) == (count, "2")


def test_an_action_alone_of_its_group_is_named_as_it_is(store: Store) -> None:
    made(store, "a", group="批", tag="名")
    with store.read() as connection:
        step = history.undoable(connection)
    assert step is not None and step.label_args == {"tag": "名"}


def test_whoever_waits_is_told_how_many_rows_are_written_in_all(store: Store) -> None:
    made(store, "a", "b", group="批")
    named(store, "a", "一", AT)
    undo(store)
    made(store, "c", group="批")
    told: list[tuple[int, int]] = []
    for take in (history.undo, history.redo):
        with store.unit_of_work("甲") as work:
            work.on_progress = lambda done, total: told.append((done, total))
            take(work)
    assert told == [(1, 3), (3, 3), (2, 3), (3, 3)]


def test_a_row_that_is_not_as_the_step_left_it_is_named(store: Store) -> None:
    with store.unit_of_work("甲") as work:
        work.insert("own_word", {"id": "w", "kind": "word", "word": "词", "created": AT})
        history.record(work, "add-word", None, None)
    for change in ("UPDATE own_word SET word = '别'", "DELETE FROM own_word"):
        with store.unit_of_work("甲") as work:
            work.connection.exec_driver_sql(change)
        with pytest.raises(EditConflict) as raised:
            undo(store)
        assert (raised.value.reason, raised.value.details) == ("conflict", {"what": "own-word", "id": "w"})
    with store.unit_of_work("甲") as work:
        word = {"id": "w", "kind": "word", "word": "词", "created": AT}
        work.insert_unrecorded("own_word", word)
    assert undo(store)
    with store.unit_of_work("甲") as work:
        work.insert_unrecorded("own_word", word)
    with pytest.raises(EditConflict) as raised:
        redo(store)
    assert raised.value.details == {"what": "own-word", "id": "w"}


def test_a_row_that_can_no_longer_be_written_is_named(store: Store) -> None:
    made(store, "a")
    with store.unit_of_work("甲") as work:
        work.delete("tag", "a")
        history.record(work, "delete-tag", None, None)
    assert undo(store) and redo(store)
    with store.unit_of_work("甲") as work:
        work.insert_unrecorded("tag", tag("b", "a"))
    with pytest.raises(EditConflict) as raised:
        undo(store)
    assert (raised.value.reason, raised.value.details) == ("conflict", {"what": "tag", "id": "a"})
    assert tags(store) == {"b": "a"}
    with store.unit_of_work("甲") as work:
        work.insert("document_group", {"id": "g", "name": "组", "created": AT})
        history.record(work, "add-group", None, None)
    undo(store)
    with store.unit_of_work("甲") as work:
        work.insert_unrecorded("document_group", {"id": "h", "name": "组", "created": AT})
    with pytest.raises(EditConflict) as raised:
        redo(store)
    assert raised.value.details == {"what": "document-group", "id": "g"}


def test_a_damaged_step_is_named(store: Store) -> None:
    made(store, "a")
    with store.unit_of_work("甲") as work:
        work.connection.exec_driver_sql("UPDATE action SET row_changes = x'00'")
    with pytest.raises(CorruptLibrary) as raised:
        undo(store)
    assert raised.value.reason == "corrupt"
    assert str(raised.value.details["detail"]).startswith("step 1: Error -")


def test_the_rows_of_a_large_step_are_guessed_from_its_size(store: Store) -> None:
    made(store, "a", group="批")
    made(store, "b", group="批")
    held = encode([RowChange("tag", "a", None, tag("a"))] * 3)

    def rows(*sizes: int) -> int:
        with store.unit_of_work("甲") as work:
            for number, size in enumerate(sizes, start=1):
                work.connection.exec_driver_sql(
                    "UPDATE action SET row_changes = ? WHERE number = ?",
                    (held + bytes(size - len(held)), number),  # what follows its end is not read
                )
            return history.row_count_of(work.connection, 2)

    assert rows(1_000, 64_536) == 6
    assert rows(1_000, 64_537) == 65_537 // 25
    assert rows(50_000, 50_000) == 4_000


def test_going_back_takes_back_what_was_done_since_and_says_how_much(store: Store) -> None:
    for key in "abc":
        made(store, key)
    undo(store)
    named(store, "a", "一", AT, merge=None)
    made(store, "e")
    with store.unit_of_work("甲") as work:
        assert history.revert_to(work, 1) == 3
        assert {(one.key, one.after and one.after["name"]) for one in work.row_changes} == {
            *(("a", "a"), ("b", None), ("e", None))
        }
        assert history.record(work, "revert", None, None) == 6
    assert tags(store) == {"a": "a"}
    assert [state for _, state, _ in kept(store)] == ["done", "done", "abandoned", "done", "done", "done"]
    assert undo(store)
    assert tags(store) == {"a": "一", "b": "b", "e": "e"}
    redo(store)
    with store.unit_of_work("甲") as work:
        assert history.revert_to(work, 6) == 0
        assert list(work.row_changes) == []
        assert history.revert_to(work, 3) == 3
        assert sorted(one.key for one in work.row_changes) == ["b"]


def _times(store: Store) -> None:
    for key, at in zip("abcd", ("08:00", "09:00", "10:00", "09:30"), strict=True):
        made(store, key, at=f"2024-05-01T{at}:00+00:00")


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ("2024-05-01T07:00:00+00:00", [1, 2, 3, 4]),
        ("2024-05-01T08:00:00+00:00", [1, 2, 3, 4]),
        ("2024-05-01T08:00:01+00:00", [2, 3, 4]),
        ("2024-05-01T09:45:00+00:00", [3, 4]),  # the last of an earlier time stands behind a later one
        ("2024-05-01T11:00:00+00:00", []),
    ],
)
def test_steps_before_a_time_are_deleted_with_their_subjects(
    store: Store, before: str, left: list[int]
) -> None:
    _times(store)
    with store.unit_of_work("甲") as work:
        assert history.delete_before(work, before) == 4 - len(left)
    assert [number for number, _, _ in kept(store)] == left
    assert {number for _, number in subjects(store)} == {*left}
    assert len(tags(store)) == 4


@pytest.mark.parametrize(("number", "left"), [(0, [1, 2, 3, 4]), (1, [2, 3, 4]), (3, [4]), (4, []), (9, [])])
def test_steps_up_to_a_number_are_deleted_with_their_subjects(
    store: Store, number: int, left: list[int]
) -> None:
    _times(store)
    with store.unit_of_work("甲") as work:
        assert history.delete_through(work, number) == 4 - len(left)
    assert [found for found, _, _ in kept(store)] == left
    assert {found for _, found in subjects(store)} == {*left}
    assert len(tags(store)) == 4
