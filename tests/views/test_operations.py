"""Large edits in the background: it stays alive, nothing interleaves, nothing written meanwhile is lost."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest

from desktop.actions.action import Result
from desktop.actions.annotate import AddAnnotation, ApplyTags, Retag
from desktop.actions.changes import Changes
from desktop.actions.codebook import AddTag
from desktop.views.library.controller import WATCH_INTERVAL_MS
from desktop.views.main_window import MainWindow
from desktop.views.operations.write_queue import SYNC_ROW_LIMIT
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import settle

WAIT = "The previous change is still being applied"


@pytest.fixture
def tags(two: MainWindow) -> list[str]:
    two.session.settings.annotator = "王"
    actions = [AddTag("甲"), AddTag("乙")]
    for action in actions:
        two.session.perform(action)
    return [action.id for action in actions]


def many(window: MainWindow, tag: str) -> ApplyTags:
    """Return an action of more annotations than are made at once."""
    spans = [(start, start + size) for start in range(100) for size in range(1, 5)]
    return ApplyTags([(window.document.id, *span) for span in spans[: SYNC_ROW_LIMIT + 50]], [tag])


def count(window: MainWindow) -> int:
    return len(window.session.library.queries.annotations())


def changes_of(window: MainWindow) -> list[Changes]:
    seen: list[Changes] = []
    window.session.changed.connect(seen.append)
    return seen


def test_many_are_made_in_the_background_in_one_step(two: MainWindow, tags: list[str]) -> None:
    done: list[Result[Any]] = []
    seen = changes_of(two)
    two.session.perform_many([many(two, tags[0])], SYNC_ROW_LIMIT + 50, done.append)
    assert two.session.writes.busy
    assert seen == []
    settle(two)
    assert (
        len(done[0].changes.annotations)
        == SYNC_ROW_LIMIT + 50
        == count(two)
        == len(two.document.visible_annotations())
    )
    assert seen == [done[0].changes]  # what was written is not taken for somebody else's
    QTest.qWait(WATCH_INTERVAL_MS + 200)
    assert len(seen) == 1


def test_few_are_made_at_once(two: MainWindow, tags: list[str]) -> None:
    done: list[Result[Any]] = []
    two.session.perform_many([ApplyTags([(two.document.id, 3, 5)], [tags[0]])], 1, done.append)
    assert len(done[0].changes.annotations) == count(two) == 1


def test_a_large_step_is_undone_and_redone_in_the_background(two: MainWindow, tags: list[str]) -> None:
    two.session.perform(many(two, tags[0]))
    for command, left in (("undo", 0), ("redo", SYNC_ROW_LIMIT + 50)):
        two.commands[command].trigger()
        assert two.session.writes.busy
        settle(two)
        assert count(two) == left == len(two.document.visible_annotations())


def test_a_small_step_is_undone_at_once(two: MainWindow, tags: list[str]) -> None:
    two.session.perform(AddAnnotation(two.document.id, 3, 5, tags[0]))
    two.commands["undo"].trigger()
    assert not two.session.writes.busy
    assert count(two) == 0


def test_nothing_else_is_changed_meanwhile(two: MainWindow, tags: list[str], recorder: Recorder) -> None:
    two.session.perform(AddAnnotation(two.document.id, 110, 112, tags[0]))
    two.session.perform(many(two, tags[0]))
    two.commands["undo"].trigger()
    assert two.session.perform(AddAnnotation(two.document.id, 120, 122, tags[1])) is None
    two.session.undo()
    two.session.redo()
    two.session.perform_many([many(two, tags[1])], SYNC_ROW_LIMIT + 50)
    assert sum(WAIT in said for said in recorder.heard("note")) == 4
    settle(two)
    assert count(two) == 1
    redoable = two.session.library.redoable()
    assert redoable is not None
    assert redoable.name == "apply-tags"


def test_a_note_written_meanwhile_is_kept(two: MainWindow, tags: list[str]) -> None:
    action = AddAnnotation(two.document.id, 110, 112, tags[0])
    two.session.perform(action)
    two.session.perform(many(two, tags[0]))
    two.commands["undo"].trigger()
    marks = two.annotations_panel.annotation_list
    marks.edit_note(action.id)
    marks.note.setPlainText("meanwhile")
    marks.save_note()
    assert two.session.library.queries.annotation(action.id).note == ""
    settle(two)
    assert two.session.library.queries.annotation(action.id).note == "meanwhile"


def test_a_note_waits_although_the_window_closes(
    two: MainWindow, tags: list[str], make_window: Callable[..., MainWindow]
) -> None:
    action = AddAnnotation(two.document.id, 110, 112, tags[0])
    two.session.perform(action)
    two.session.perform(many(two, tags[0]))
    path = two.session.library.path
    two.commands["undo"].trigger()
    two.annotations_panel.annotation_list.edit_note(action.id)
    two.annotations_panel.annotation_list.note.setPlainText("at the end")
    two.close()
    again = make_window(path)
    assert again.session.library.queries.annotation(action.id).note == "at the end"


def test_what_is_stopped_leaves_nothing_done(two: MainWindow, tags: list[str], recorder: Recorder) -> None:
    two.session.perform(many(two, tags[0]))
    ids = [row.id for row in two.document.visible_annotations()]
    two.session.writes.began.connect(lambda progress: progress.cancel())
    two.session.perform_many([Retag(ids, tags[1])], len(ids))
    two.commands["undo"].trigger()  # refused: the first is not over yet
    settle(two)
    assert {row.tag_id for row in two.session.library.queries.annotations()} == {tags[0]}
    assert recorder.heard("note")[-1] == "Stopped. Nothing was changed."
    assert not two.progress.isVisible()


def test_an_error_is_told_and_the_window_goes_on(
    two: MainWindow, tags: list[str], recorder: Recorder
) -> None:
    failed: list[bool] = []
    two.session.perform_many([Retag(["nothing"] * (SYNC_ROW_LIMIT + 1), tags[1])], SYNC_ROW_LIMIT + 1)
    two.session.perform_in_background([Retag(["nothing"], tags[1])], on_failed=lambda: failed.append(True))
    settle(two)
    assert len(recorder.heard("warn")) == 2
    assert failed == [True]
    assert two.session.perform(AddAnnotation(two.document.id, 3, 5, tags[0])) is not None
