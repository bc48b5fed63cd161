"""Large edits beside the window: it stays alive, nothing interleaves, nothing written meanwhile is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest

from desktop.actions.action import Result
from desktop.actions.annotate import AddAnnotation, Retag
from desktop.actions.changes import Changes
from desktop.actions.codebook import AddTag
from desktop.actions.coding import ApplyTags
from desktop.views.edits import FEW
from desktop.views.libraries import WATCH_INTERVAL_MS
from desktop.views.window import Window
from tests.helpers.recorder import Recorder
from tests.views.conftest import settle

WAIT = "The last change is still being made"


@pytest.fixture
def tags(two: Window) -> list[str]:
    two.desk.settings.annotator = "王"
    actions = [AddTag("甲"), AddTag("乙")]
    for action in actions:
        two.desk.perform(action)
    return [action.id for action in actions]


def many(window: Window, tag: str) -> ApplyTags:
    """Give an action of more annotations than are made at once."""
    spans = [(start, start + size) for start in range(100) for size in range(1, 5)]
    return ApplyTags([(window.document.id, *span) for span in spans[: FEW + 50]], [tag])


def count(window: Window) -> int:
    return len(window.desk.library.reading.annotations())


def changes_of(window: Window) -> list[Changes]:
    seen: list[Changes] = []
    window.desk.changed.connect(seen.append)
    return seen


def test_many_are_made_beside_the_window_in_one_step(two: Window, tags: list[str]) -> None:
    done: list[Result[Any]] = []
    seen = changes_of(two)
    two.desk.perform_many([many(two, tags[0])], FEW + 50, done.append)
    assert two.desk.edits.busy
    assert seen == []
    settle(two)
    assert len(done[0].changes.annotations) == FEW + 50 == count(two) == len(two.document.shown())
    assert seen == [done[0].changes]  # what was written is not taken for somebody else's
    QTest.qWait(WATCH_INTERVAL_MS + 200)
    assert len(seen) == 1


def test_few_are_made_at_once(two: Window, tags: list[str]) -> None:
    done: list[Result[Any]] = []
    two.desk.perform_many([ApplyTags([(two.document.id, 3, 5)], [tags[0]])], 1, done.append)
    assert len(done[0].changes.annotations) == count(two) == 1


def test_a_large_step_is_undone_and_redone_beside_the_window(two: Window, tags: list[str]) -> None:
    two.desk.perform(many(two, tags[0]))
    for command, left in (("undo", 0), ("redo", FEW + 50)):
        two.commands[command].trigger()
        assert two.desk.edits.busy
        settle(two)
        assert count(two) == left == len(two.document.shown())


def test_a_small_step_is_undone_at_once(two: Window, tags: list[str]) -> None:
    two.desk.perform(AddAnnotation(two.document.id, 3, 5, tags[0]))
    two.commands["undo"].trigger()
    assert not two.desk.edits.busy
    assert count(two) == 0


def test_nothing_else_is_changed_meanwhile(two: Window, tags: list[str], recorder: Recorder) -> None:
    two.desk.perform(AddAnnotation(two.document.id, 110, 112, tags[0]))
    two.desk.perform(many(two, tags[0]))
    two.commands["undo"].trigger()
    assert two.desk.perform(AddAnnotation(two.document.id, 120, 122, tags[1])) is None
    two.desk.undo()
    two.desk.redo()
    two.desk.perform_many([many(two, tags[1])], FEW + 50)
    assert sum(WAIT in said for said in recorder.heard("note")) == 4
    settle(two)
    assert count(two) == 1
    redoable = two.desk.library.redoable()
    assert redoable is not None
    assert redoable.name == "annotate-many"


def test_a_note_written_meanwhile_is_kept(two: Window, tags: list[str]) -> None:
    action = AddAnnotation(two.document.id, 110, 112, tags[0])
    two.desk.perform(action)
    two.desk.perform(many(two, tags[0]))
    two.commands["undo"].trigger()
    marks = two.annotations.marks
    marks.write_note(action.id)
    marks.note.setPlainText("meanwhile")
    marks.keep_note()
    assert two.desk.library.reading.annotation(action.id).note == ""
    settle(two)
    assert two.desk.library.reading.annotation(action.id).note == "meanwhile"


def test_a_note_waits_although_the_window_closes(
    two: Window, tags: list[str], make_window: Callable[..., Window]
) -> None:
    action = AddAnnotation(two.document.id, 110, 112, tags[0])
    two.desk.perform(action)
    two.desk.perform(many(two, tags[0]))
    path = two.desk.library.path
    two.commands["undo"].trigger()
    two.annotations.marks.write_note(action.id)
    two.annotations.marks.note.setPlainText("at the end")
    two.close()
    again = make_window(path)
    assert again.desk.library.reading.annotation(action.id).note == "at the end"


def test_what_is_stopped_leaves_nothing_done(two: Window, tags: list[str], recorder: Recorder) -> None:
    two.desk.perform(many(two, tags[0]))
    ids = [row.id for row in two.document.shown()]
    two.desk.edits.began.connect(lambda progress: progress.cancel())
    two.desk.perform_many([Retag(ids, tags[1])], len(ids))
    two.commands["undo"].trigger()  # refused: the first is not over yet
    settle(two)
    assert {row.tag_id for row in two.desk.library.reading.annotations()} == {tags[0]}
    assert recorder.heard("note")[-1] == "Stopped; nothing was changed"
    assert not two.progress.isVisible()


def test_an_error_is_told_and_the_window_goes_on(two: Window, tags: list[str], recorder: Recorder) -> None:
    failed: list[bool] = []
    two.desk.perform_many([Retag(["nothing"] * (FEW + 1), tags[1])], FEW + 1)
    two.desk.perform_beside([Retag(["nothing"], tags[1])], on_failed=lambda: failed.append(True))
    settle(two)
    assert len(recorder.heard("warn")) == 2
    assert failed == [True]
    assert two.desk.perform(AddAnnotation(two.document.id, 3, 5, tags[0])) is not None
