"""History: every kind of step is undone and redone, in any order, across restarts, with the same ids."""

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from db import history
from db.check import check
from desktop.actions import annotate, codebook, documents, user_data
from desktop.actions.action import Action
from desktop.actions.errors import CorruptLibrary, EditConflict, LibraryError, NotFound
from desktop.actions.library import Library
from desktop.actions.revert import RevertTo
from tests.actions.factories import TEXT, imported, label_args, refusal, rows, source, steps, tagged


def test_a_step_has_a_name_and_what_its_wording_needs(library: Library, document: str, tag: str) -> None:
    action = annotate.AddAnnotation(document, 0, 6, tag)
    library.perform(action)
    step = library.undoable()
    assert step is not None
    assert (step.name, step.annotator, step.state) == ("add-annotation", "甲", "done")
    assert step.label_args == {"tag": "煤炭", "quote": "政府工作报告", "document": "某县2024年政府工作报告"}
    assert library.redoable() is None
    library.undo(expected=step.number)
    redo = library.redoable()
    assert redo is not None and redo.number == step.number
    with pytest.raises(EditConflict):
        library.undo(expected=step.number)


def test_nothing_to_undo_is_none(library: Library) -> None:
    assert (library.undo(), library.redo(), library.undoable(), library.redoable()) == (
        None,
        None,
        None,
        None,
    )


def test_quick_edits_of_one_note_are_one_step(library: Library, document: str, tag: str) -> None:
    one, other = (annotate.AddAnnotation(document, 0, end, tag) for end in (4, 5))
    library.perform(one)
    library.perform(other)
    for note in ("我", "我看", "我看好"):
        library.perform(annotate.SetNote(one.id, note))
    assert [name for name, _ in steps(library.path)].count("set-note") == 1
    library.perform(annotate.SetNote(other.id, "别"))
    library.perform(annotate.SetNote(one.id, "再"))
    library.perform(annotate.SetNote(one.id, "再看", annotator="乙"))
    assert [name for name, _ in steps(library.path)].count("set-note") == 4
    for note in ("再", "我看好", "我看好", ""):
        library.undo()
        assert library.queries.annotation(one.id).note == note


def test_slow_edits_of_one_note_are_steps_of_their_own(
    library: Library, document: str, tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = annotate.AddAnnotation(document, 0, 4, tag)
    library.perform(one)
    monkeypatch.setattr(history, "MERGE_WINDOW_S", -1.0)
    for note in ("我", "我看"):
        library.perform(annotate.SetNote(one.id, note))
    library.undo()
    assert library.queries.annotation(one.id).note == "我"


def test_an_edit_after_undoing_does_not_join(library: Library, document: str, tag: str) -> None:
    one = annotate.AddAnnotation(document, 0, 4, tag)
    library.perform(one)
    library.perform(annotate.SetNote(one.id, "一"))
    library.perform(annotate.SetNote(one.id, "一二", annotator="乙"))
    library.undo()
    library.perform(annotate.SetNote(one.id, "一三"))
    assert steps(library.path)[-3:] == [("set-note", "done"), ("set-note", "abandoned"), ("set-note", "done")]
    library.undo()
    assert library.queries.annotation(one.id).note == "一"


def test_steps_survive_a_restart(library: Library, document: str, tag: str) -> None:
    library.perform(annotate.AddAnnotation(document, 0, 4, tag))
    full = rows(library.path)
    library.undo()
    empty = rows(library.path)
    library.close()
    with Library.open(library.path, "乙") as again:
        again.redo()
        assert rows(library.path) == full
        again.undo()
        assert rows(library.path) == empty


def test_what_is_done_during_a_batch_is_undone_and_redone_in_its_turn(library: Library, tag: str) -> None:
    first = documents.ImportFile(source("第一篇", name="1"), group_id="批")
    first_result = library.perform(first).value
    note = annotate.AddAnnotation(first_result.made[0], 0, 2, tag)
    library.perform(note)
    library.perform(documents.ImportFile(source("第二篇", name="2"), group_id="批"))
    full = rows(library.path)
    library.undo()
    assert library.queries.documents() == []
    library.undo()
    library.redo()
    step = library.undoable()
    assert step is not None and step.name == "add-annotation"
    library.redo()
    assert rows(library.path) == full


def _behind(library: Library, statement: str, *values: object) -> None:
    """Write to a library without its knowing."""
    with closing(sqlite3.connect(library.path, isolation_level=None)) as connection:
        connection.execute(statement, values)


def test_a_row_changed_behind_the_history_is_a_conflict(library: Library, document: str, tag: str) -> None:
    library.perform(annotate.AddAnnotation(document, 0, 4, tag))
    _behind(library, "UPDATE annotation SET note = '他处'")
    before = rows(library.path), steps(library.path)
    with pytest.raises(EditConflict):
        library.undo()
    assert (rows(library.path), steps(library.path)) == before


_HOSTILE = (
    b"",
    b"no zlib",
    zlib.compress(b"no json"),
    zlib.compress(b"[1]"),
    zlib.compress(b'[["sqlite_schema", "x", null, {"name": "x"}, []]]'),
    zlib.compress(b'[["tag", "x", null, {"name) SELECT 1 --": "x"}, []]]'),
    zlib.compress(b'[["tag", "x", null, {"id": "x"}, []]]'),
)


@pytest.mark.parametrize("held", _HOSTILE)
def test_a_damaged_step_is_told_and_changes_nothing(
    library: Library, document: str, tag: str, held: bytes
) -> None:
    before = rows(library.path)
    _behind(
        library, "UPDATE action SET row_changes = ? WHERE number = (SELECT max(number) FROM action)", held
    )
    with pytest.raises(LibraryError):
        library.undo()
    assert rows(library.path) == before


def test_history_is_filtered_by_whom_it_concerns(library: Library, document: str, tag: str) -> None:
    other = tagged(library, "交通")
    library.perform(annotate.AddAnnotation(document, 0, 4, tag, annotator="乙"))
    library.perform(annotate.AddAnnotation(document, 0, 4, other))
    reading = library.queries
    assert [step.name for step in reading.history(tag_id=other)] == ["add-annotation", "add-tag"]
    assert [step.annotator for step in reading.history(document_id=document, tag_id=tag)] == ["乙"]
    assert [step.name for step in reading.history(annotator="乙")] == ["add-annotation"]
    numbers = [step.number for step in reading.history()]
    assert numbers == sorted(numbers, reverse=True)
    assert [step.number for step in reading.history(before=numbers[1], limit=1)] == [numbers[2]]


class Undoing(RuleBasedStateMachine):
    """Performs, undoes and redoes at random; the rows are always those of the same point in history."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.library = Library.create(Path(self.folder.name) / "l.piyue", "甲")
        imported(self.library)
        imported(self.library, TEXT[3:])
        tagged(self.library, "产业/煤炭")
        tagged(self.library, "交通")
        while self.library.undoable():
            self.library.undo()
        self.states = [rows(self.library.path)]
        self.at = 0
        while self.library.redo():
            self.states.append(rows(self.library.path))
            self.at += 1

    def _perform(self, make: Callable[[], Action[object]]) -> None:
        before = rows(self.library.path)
        try:
            changes = self.library.perform(make()).changes
        except (LibraryError, IndexError):
            assert rows(self.library.path) == before
            return
        after = rows(self.library.path)
        if changes != type(changes)():
            del self.states[self.at + 1 :]
            self.states.append(after)
            self.at += 1
        else:
            assert after == before

    def _document(self, pick: int) -> str:
        listed = self.library.queries.documents()
        return listed[pick % len(listed)].id if listed else "none"

    def _tag(self, pick: int) -> str:
        listed = self.library.queries.tags()
        return listed[pick % len(listed)].id if listed else "none"

    def _annotation(self, pick: int) -> str:
        listed = self.library.queries.annotations()
        return listed[pick % len(listed)].id if listed else "none"

    @rule(pick=st.integers(0, 9), of=st.integers(0, 9), start=st.integers(0, 50), size=st.integers(1, 9))
    def annotate(self, pick: int, of: int, start: int, size: int) -> None:
        self._perform(
            lambda: annotate.AddAnnotation(self._document(pick), start, start + size, self._tag(of))
        )

    @rule(pick=st.integers(0, 9), start=st.integers(0, 50), size=st.integers(1, 9))
    def change_span(self, pick: int, start: int, size: int) -> None:
        self._perform(lambda: annotate.ChangeSpan(self._annotation(pick), start, start + size))

    @rule(pick=st.integers(0, 9), of=st.integers(0, 9))
    def retag(self, pick: int, of: int) -> None:
        self._perform(lambda: annotate.Retag([self._annotation(pick)], self._tag(of)))

    @rule(picks=st.lists(st.integers(0, 9), min_size=1, max_size=3))
    def delete(self, picks: list[int]) -> None:
        self._perform(lambda: annotate.DeleteAnnotations([self._annotation(pick) for pick in picks]))

    @rule(path=st.sampled_from(["产业", "产业/煤炭", "产业/文旅", "交通/铁路", "交通"]))
    def add_path(self, path: str) -> None:
        self._perform(lambda: codebook.AddTagPath(path))

    @rule(pick=st.integers(0, 9), of=st.integers(0, 9), place=st.integers(0, 3))
    def move_tag(self, pick: int, of: int, place: int) -> None:
        self._perform(lambda: codebook.MoveTag(self._tag(pick), self._tag(of), place))

    @rule(pick=st.integers(0, 9), of=st.integers(0, 9))
    def merge(self, pick: int, of: int) -> None:
        self._perform(lambda: codebook.MergeTags([self._tag(pick)], self._tag(of)))

    @rule(pick=st.integers(0, 9))
    def delete_tag(self, pick: int) -> None:
        self._perform(lambda: codebook.DeleteTag(self._tag(pick)))

    @rule(pick=st.integers(0, 9), key=st.sampled_from(["1", "2", None]))
    def pin(self, pick: int, key: str | None) -> None:
        self._perform(lambda: codebook.PinTag(self._tag(pick), key))

    @rule(
        pick=st.integers(0, 9),
        fields=st.fixed_dictionaries({}, optional={"year": st.just(1), "title": st.text()}),
    )
    def set_facts(self, pick: int, fields: dict[str, Any]) -> None:
        self._perform(lambda: documents.SetMetadata(self._document(pick), **fields))

    @rule(pick=st.integers(0, 9))
    def delete_document(self, pick: int) -> None:
        self._perform(lambda: documents.DeleteDocuments([self._document(pick)]))

    @rule(cut=st.integers(0, 6))
    def import_again(self, cut: int) -> None:
        self._perform(lambda: documents.ImportFile(source(TEXT[cut:])))

    @rule(pick=st.integers(0, 9), start=st.integers(0, 50), fields=st.none() | st.just({"unit": "亿元"}))
    def correct(self, pick: int, start: int, fields: dict[str, str] | None) -> None:
        self._perform(lambda: user_data.CorrectFigure(self._document(pick), start, start + 2, fields))

    @rule(words=st.lists(st.sampled_from(["招商", "引资", "煤"]), min_size=1, max_size=2))
    def teach(self, words: list[str]) -> None:
        self._perform(lambda: user_data.SplitWord(words) if len(words) > 1 else user_data.AddWord(words[0]))

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        assert self.library.undo() is not None
        self.at -= 1

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        assert self.library.redo() is not None
        self.at += 1

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = Library.open(self.library.path, "甲")

    @invariant()
    def rows_are_those_of_this_point(self) -> None:
        # what is written once and never deleted is there whatever is undone
        kept = {row[0] for row in rows(self.library.path)["document"]}
        found, wanted = rows(self.library.path), self.states[self.at]
        assert {row[0] for row in wanted["document"]} <= kept
        assert _present(found) == _present(wanted)

    def teardown(self) -> None:
        while self.library.undo():
            self.at -= 1
        assert self.at == 0
        self.rows_are_those_of_this_point()
        while self.library.redo():
            self.at += 1
        assert self.at == len(self.states) - 1
        self.rows_are_those_of_this_point()
        self.library.close()
        self.folder.cleanup()


def _present(state: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows a user can see: documents that were taken away (the last column says when) left out."""
    return {**state, "document": [row for row in state["document"] if row[-1] is None]}


Undoing.TestCase.settings = settings(max_examples=12, stateful_step_count=25)
TestUndoing = Undoing.TestCase


def test_several_actions_are_one_transaction(library: Library, document: str, tag: str) -> None:
    before = rows(library.path), steps(library.path)
    good = [annotate.AddAnnotation(document, at, at + 2, tag, group_id="批") for at in (0, 4)]
    with pytest.raises(LibraryError):
        library.perform_all([*good, annotate.AddAnnotation(document, 5, 5, tag, group_id="批")])
    assert (rows(library.path), steps(library.path)) == before
    changes = library.perform_all(good).changes
    assert changes.annotations == {one.id for one in good}
    assert len(steps(library.path)) == len(before[1]) + 2
    library.undo()
    assert rows(library.path) == before[0]
    library.redo()
    assert {row.id for row in library.queries.annotations()} == {one.id for one in good}


def test_edits_of_one_note_join_within_eight_seconds(
    library: Library, document: str, tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = library.perform(annotate.AddAnnotation(document, 0, 4, tag)).value

    def notes(*seconds: float) -> int:
        """Return how many steps notes make that are written at these seconds of a minute."""
        before = len(steps(library.path))
        for number, second in enumerate(seconds):
            at = f"2999-01-01T00:00:{second:06.3f}+00:00"
            monkeypatch.setattr("db.unit_of_work.now", lambda at=at: at)
            library.perform(annotate.SetNote(one, f"{len(steps(library.path))} {number} {second}"))
        found = len(steps(library.path)) - before
        library.perform(codebook.AddTag(f"between {len(steps(library.path))}"))
        return found

    assert history.MERGE_WINDOW_S == 8.0
    assert notes(1, 9) == 1
    assert notes(1, 9.001) == 2
    assert notes(1, 8, 15) == 1
    assert notes(5, 4.999) == 2
    assert notes(5, 5) == 1


def test_a_joined_step_tells_what_was_told_last_and_holds_both_changes(
    library: Library, document: str, tag: str
) -> None:
    one = library.perform(annotate.AddAnnotation(document, 0, 4, tag)).value
    first = library.perform(annotate.SetNote(one, "一"))
    library.perform(codebook.RenameTag(tag, "煤"))
    library.undo()
    assert first.changes.annotations == {one}
    library.perform(annotate.SetNote(one, "二"))
    library.perform(annotate.SetNote(one, "三"))
    (*_, (step, changes)) = library.queries.iterate_changes()
    assert step.label_args == {"tag": "煤炭", "quote": TEXT[:4], "document": "某县2024年政府工作报告"}
    (change,) = changes
    assert change.before is not None and change.after is not None
    assert (change.before["note"], change.after["note"]) == ("一", "三")


def test_another_step_than_the_one_seen_is_a_conflict(library: Library, tag: str) -> None:
    (number,) = (step.number for step in library.queries.history())
    for act, wrong, found in (
        (library.undo, number + 1, number),
        (library.undo, 0, number),
        (library.redo, number, None),
    ):
        with pytest.raises(EditConflict) as raised:
            act(wrong)
        assert raised.value.reason == "conflict"
        assert raised.value.details == {"what": "step", "id": wrong, "found": found}
    assert library.undo(number) is not None
    assert library.redo(number) is not None
    assert library.redo() is None


def test_a_row_that_is_in_the_way_is_named(library: Library, document: str, tag: str) -> None:
    added = library.perform(annotate.AddAnnotation(document, 0, 4, tag)).value
    _behind(library, "UPDATE annotation SET note = '他处'")
    with pytest.raises(EditConflict) as raised:
        library.undo()
    assert (raised.value.reason, raised.value.details) == ("conflict", {"what": "annotation", "id": added})
    _behind(library, "UPDATE annotation SET note = ''")
    library.undo()
    _behind(library, "UPDATE action SET state = 'done'")
    with pytest.raises(EditConflict) as raised:
        library.undo()
    assert raised.value.details == {"what": "annotation", "id": added}


def test_a_name_that_was_given_behind_the_history_is_in_the_way(library: Library) -> None:
    one = codebook.AddTag("一")
    library.perform(one)
    library.undo()
    _behind(
        library,
        "INSERT INTO tag (id, name, position, color, archived) VALUES ('x', '一', 0, '#111111', 0)",
    )
    with pytest.raises(EditConflict) as raised:
        library.redo()
    assert (raised.value.reason, raised.value.details) == ("conflict", {"what": "tag", "id": one.id})


def test_a_damaged_step_is_named_by_its_number(library: Library, tag: str) -> None:
    number = library.queries.history()[0].number
    _behind(library, "UPDATE action SET row_changes = ?", zlib.compress(b"[1]"))
    with pytest.raises(CorruptLibrary) as raised:
        library.undo()
    assert raised.value.reason == "corrupt"
    assert str(raised.value.details["detail"]).startswith(f"step {number}: ")


def test_a_step_of_several_actions_adds_up_their_counts(library: Library, document: str) -> None:
    one, two = tagged(library, "一"), tagged(library, "二")
    ids = [library.perform(annotate.AddAnnotation(document, at, at + 2, one)).value for at in range(3)]
    library.perform(annotate.Retag(ids[:2], two, group_id="批"))
    library.perform(annotate.Retag(ids[2:], two, group_id="批"))
    step = library.undoable()
    assert step is not None
    assert (step.number, step.name, step.group_id, step.annotator) == (8, "retag", "批", "甲")
    assert (step.label_args["actions"], step.label_args["count"]) == ("2", "3")
    assert library.step_size(step.number) == 3
    library.undo()
    redo = library.redoable()
    assert redo is not None
    assert redo.label_args == step.label_args
    assert (redo.number, redo.state) == (step.number, "undone")
    assert library.step_size(redo.number) == 3
    library.perform(codebook.AddTag("x", group_id="又"))
    library.perform(codebook.AddTag("y", group_id="又"))
    step = library.undoable()
    assert step is not None
    assert (step.label_args["actions"], step.label_args["count"]) == ("2", "2")
    single = library.perform(codebook.AddTag("z", group_id="单"))
    assert single.changes.tags
    assert label_args(library) == {"tag": "z"}


def test_steps_are_undone_in_turn_and_redone_the_other_way(library: Library) -> None:
    for name in "一二三":
        library.perform(codebook.AddTag(name))
    for left in ("一二", "一", ""):
        assert library.undo() is not None
        assert "".join(row.name for row in library.queries.tags()) == left
    assert [state for _, state in steps(library.path)] == ["undone"] * 3
    for there in ("一", "一二"):
        assert library.redo() is not None
        assert "".join(row.name for row in library.queries.tags()) == there
    library.perform(codebook.AddTag("四"))
    assert [state for _, state in steps(library.path)] == ["done", "done", "abandoned", "done"]
    assert library.redo() is None
    assert library.redoable() is None
    library.undo()
    library.undo()
    redo = library.redoable()
    assert redo is not None
    assert redo.label_args == {"tag": "二"}


def test_large_steps_are_counted_roughly(
    library: Library, document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.perform(codebook.AddTagPath("一/二/三"))
    number = library.queries.history()[0].number
    assert library.step_size(number) == 3
    with closing(sqlite3.connect(library.path)) as connection:
        (size,) = connection.execute(
            "SELECT length(row_changes) FROM action WHERE number = ?", (number,)
        ).fetchone()
    for limit, count in ((size, 3), (size - 1, size // 25)):
        monkeypatch.setattr(history, "_LARGE_STEP_ROWS", limit)
        assert library.step_size(number) == count
    assert library.step_size(99) == 0


def test_how_many_rows_are_written_is_told(library: Library, document: str, tag: str) -> None:
    told: list[tuple[int, int]] = []

    def on_progress(done: int, total: int) -> None:
        told.append((done, total))

    library.perform(annotate.AddAnnotation(document, 0, 4, tag), on_progress)
    assert told == [(1, 0), (2, 0)]
    del told[:]
    library.undo(on_progress=on_progress)
    assert told[-1] == (2, 2)
    library.redo(on_progress=on_progress)
    assert told[-1] == (2, 2)
    del told[:]
    library.perform_all([codebook.AddTag("一"), codebook.AddTag("二")], on_progress)
    assert told == [(1, 0), (1, 0)]


def test_several_actions_give_their_values_and_what_all_of_them_touched(
    library: Library, document: str, tag: str
) -> None:
    add = annotate.AddAnnotation(document, 0, 4, tag, annotator="乙")
    result = library.perform_all([add, codebook.AddTagPath("一/二"), user_data.AddWord("煤")])
    first, second, third = result.value
    assert (first, third) == (add.id, None)
    assert isinstance(second, list)
    assert result.changes.tags == set(second)
    assert result.changes.counted_tags == {tag}
    assert result.changes.annotations == {add.id}
    assert result.changes.documents == {document}
    assert result.changes.words
    assert [step.annotator for step in library.queries.history(limit=3)] == ["甲", "甲", "乙"]
    assert library.perform_all([]).value == []


def test_steps_before_a_moment_are_forgotten(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def at(minute: int) -> str:
        return f"2999-01-01T00:{minute:02}:00.000+00:00"

    for minute in range(4):
        monkeypatch.setattr("db.unit_of_work.now", lambda minute=minute: at(minute))
        library.perform(codebook.AddTag(str(minute)))
    tags = [row.id for row in library.queries.tags()]
    assert library.thin_history(at(0)) == 0
    assert library.thin_history(at(2)) == 2
    assert [step.number for step in library.queries.history()] == [4, 3]
    assert library.queries.history(tag_id=tags[1]) == []
    assert [step.number for step in library.queries.history(tag_id=tags[2])] == [3]
    assert library.thin_history(at(9)) == 2
    assert library.queries.history() == []


def test_a_step_and_all_before_it_are_forgotten(library: Library) -> None:
    for name in "一二三四":
        library.perform(codebook.AddTag(name))
    tags = [row.id for row in library.queries.tags()]
    library.undo()
    assert library.thin_history_through(0) == 0
    assert library.thin_history_through(2) == 2
    assert [step.number for step in library.queries.history()] == [4, 3]
    assert library.queries.history(tag_id=tags[1]) == []
    assert library.redo() is not None, "what was undone after it is still there"
    assert len(library.queries.tags()) == 4
    assert check(library.path) == []


def test_going_back_tells_to_where_and_how_much(library: Library) -> None:
    for name in "一二三":
        library.perform(codebook.AddTag(name))
    library.perform(RevertTo(1))
    assert label_args(library) == {"number": "1", "count": "2"}
    assert [row.name for row in library.queries.tags()] == ["一"]
    error = refusal(library, RevertTo(99))
    assert isinstance(error, NotFound)
    assert (error.reason, error.details) == ("unknown", {"what": "step", "id": "99"})
    before = steps(library.path)
    library.perform(RevertTo(4))
    assert steps(library.path) == before
    library.perform(RevertTo(0))
    assert library.queries.tags() == []
    assert label_args(library) == {"number": "0", "count": "4"}


def test_a_step_in_several_documents_tells_how_many(library: Library, tag: str) -> None:
    one, two = imported(library), imported(library, f"{TEXT}完。\n")
    ids = [library.perform(annotate.AddAnnotation(where, 0, 2, tag)).value for where in (one, two)]
    library.perform(annotate.DeleteAnnotations(ids))
    assert label_args(library) == {"count": "2", "documents": "2"}
    library.undo()
    library.perform(annotate.DeleteAnnotations(ids[:1]))
    assert label_args(library)["document"] == "某县2024年政府工作报告"
    library.perform(user_data.CorrectFigure(two, 0, 2, None))
    assert [step.name for step in library.queries.history(document_id=two, limit=1)] == ["correct-figure"]
