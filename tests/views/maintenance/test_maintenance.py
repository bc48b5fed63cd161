"""Backups by themselves and by hand, restoring, checking, the history, and two windows on one library."""

import json
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.actions import backups as backup_actions
from desktop.actions.annotate import AddAnnotation, SetNote, SetReviewed
from desktop.actions.backups import back_up, backups, read_contents
from desktop.actions.codebook import AddTag, DeleteTag
from desktop.actions.documents import DeleteDocuments, SetMetadata
from desktop.actions.library import Library
from desktop.views.history.dialog import AGES, HistoryDialog
from desktop.views.library.controller import WATCH_INTERVAL_MS
from desktop.views.main_window import MainWindow
from desktop.views.maintenance import backup_folders, integrity_check, recovery_state
from desktop.views.maintenance.backups_dialog import BackupsDialog
from desktop.views.maintenance.integrity_check import FindingsDialog
from desktop.views.operations.background import LibraryRead
from tests.actions.factories import rows
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, settle


def _click(dialog: object, name: str) -> None:
    assert isinstance(dialog, BackupsDialog | HistoryDialog | FindingsDialog)
    QTest.mouseClick(child(dialog, QPushButton, name), Qt.MouseButton.LeftButton)


def test_the_backup_of_the_day_is_made_once(two: MainWindow) -> None:
    path = two.session.library.path
    two.maintenance.keeper.back_up_daily()
    settle(two)
    two.maintenance.keeper.back_up_daily()
    settle(two)
    assert [one.reason for one in backups(path)] == ["daily"]


def test_nobody_waits_for_a_backup_or_a_check(
    two: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To copy and read a large library takes minutes."""
    begun, free, read = threading.Semaphore(0), threading.Event(), list[int]()

    def wait_long(*_: object) -> None:
        begun.release()
        assert free.wait(30)

    monkeypatch.setattr(backup_actions, "back_up_daily", wait_long)
    monkeypatch.setattr(integrity_check, "_run_check", wait_long)
    monkeypatch.setattr(integrity_check.IntegrityCheck, "_show", lambda *_: None)
    two.maintenance.keeper.back_up_daily()
    two.commands["check"].trigger()
    try:
        assert begun.acquire(timeout=30) and begun.acquire(timeout=30), "one waits for the other"
        reading = LibraryRead(two.session, two)
        reading.read(lambda library, _: library.queries.document_count(), read.append)
        qtbot.waitUntil(lambda: read == [2])
    finally:
        free.set()
    settle(two)


def test_a_risky_action_is_backed_up_as_it_was_before(two: MainWindow) -> None:
    path = two.session.library.path
    before = read_contents(path)
    two.session.perform(DeleteDocuments([row.id for row in two.documents.shown()]))
    settle(two)
    (made,) = backups(path)
    assert made.reason == "delete-documents"
    assert read_contents(made.path) == before
    assert read_contents(path).documents == 0


def test_a_series_of_repairs_is_backed_up_once_a_minute(two: MainWindow) -> None:
    for number in range(3):
        tag = AddTag(f"标签{number}")
        two.session.perform(tag)
        two.session.perform(DeleteTag(tag.id))
        settle(two)
    assert [one.reason for one in backups(two.session.library.path)] == ["delete-tag"]


def test_a_backup_is_restored_from_the_screen(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    path = two.session.library.path
    before = rows(path)
    back_up(path)
    two.session.perform(AddTag("后来"))
    two.commands["backups"].trigger()
    settle(two)
    dialog = two.findChild(BackupsDialog)
    assert dialog is not None
    shown = [dialog.model.index(0, column).data() for column in range(7)]
    assert shown[1:6] == ["Manual", "2  (=)", "0  (=)", "0  (\u22121)", "2  (\u22121)"]
    _click(dialog, "backups-restore")  # the recorder says no
    assert "backed up first" in recorder.heard("choose")[-1]
    settle(two)
    assert read_contents(path).tags == 1
    recorder.answer("choose", "yes")
    _click(dialog, "backups-restore")
    settle(two)
    assert rows(path) == before
    assert two.session.library.queries.tags() == []
    assert {one.reason for one in backups(path)} == {"manual", "restore"}
    two.commands["backups"].trigger()  # the settings closed with the library that was replaced
    settle(two)
    dialog = two.findChild(BackupsDialog)
    assert dialog is not None
    assert dialog.model.rowCount() == 2
    two.session.perform(AddTag("再来"))
    dialog.close()


def test_backups_go_where_the_user_says(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    elsewhere = tmp_path / "另一块盘"
    elsewhere.mkdir()
    two.commands["backups"].trigger()
    dialog = two.findChild(BackupsDialog)
    assert dialog is not None
    recorder.answer("choose_folder", elsewhere)
    _click(dialog, "backups-elsewhere")
    _click(dialog, "backups-now")
    settle(two)
    (made,) = backup_folders.backups(two.session.settings, two.session.library.path)
    assert elsewhere in made.path.parents
    dialog.close()


def test_a_damaged_library_is_restored_without_being_opened(
    two: MainWindow, recorder: Recorder, make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "坏.piyue"
    with Library.create(path) as library:
        library.perform(AddTag("好"))
    back_up(path)
    path.write_bytes(b"ruined")
    recorder.answer("choose", "restore", "yes")
    assert two.open_library(path)
    settle(two)
    dialog = two.findChild(BackupsDialog)
    assert dialog is not None
    _click(dialog, "backups-restore")
    settle(two)
    assert two.session.library.path == path
    assert [tag.name for tag in two.session.library.queries.tags()] == ["好"]
    dialog.close()


def test_the_check_says_that_all_is_well_or_what_is_not(two: MainWindow) -> None:
    two.commands["check"].trigger()
    settle(two)
    dialog = two.findChild(FindingsDialog)
    assert dialog is not None
    dialog.close()
    settle(two)
    with closing(sqlite3.connect(two.session.library.path)) as connection:
        connection.execute("UPDATE document_version SET text = '别的' || text")
        connection.commit()
    two.commands["check"].trigger()
    settle(two)
    dialog = next(one for one in two.findChildren(FindingsDialog) if one.isVisible())
    text = child(dialog, QPlainTextEdit, "findings-text").toPlainText()
    assert "differs from what was imported" in text
    assert "without one, import the file into another library" in text
    dialog.close()


@pytest.fixture
def worked(two: MainWindow) -> MainWindow:
    """A window in which something was done, by two people."""
    tag = AddTag("招商")
    two.session.perform(tag)
    two.session.perform(AddAnnotation(two.document.id, 0, 4, tag.id))
    two.session.perform(AddAnnotation(two.document.id, 5, 8, tag.id, annotator="乙"))
    return two


def _history(window: MainWindow) -> HistoryDialog:
    QTest.keyClick(window.reader, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    found = window.findChild(HistoryDialog)
    assert found is not None and found.isVisible()
    return found


def test_the_history_is_filtered(worked: MainWindow) -> None:
    history = _history(worked)
    kinds = [row.name for row in history.model.rows()]
    assert kinds == ["add-annotation", "add-annotation", "add-tag", "import", "import"]
    assert "招商" in history.details.toPlainText() or "annotation" in history.details.toPlainText()
    history.annotator.setCurrentIndex(history.annotator.findData("乙"))
    assert [row.name for row in history.model.rows()] == ["add-annotation"]
    history.annotator.setCurrentIndex(0)
    history.document.setCurrentIndex(2)
    assert [row.name for row in history.model.rows()] == ["import"]
    history.document.setCurrentIndex(0)
    history.tag.setCurrentIndex(1)
    assert [row.name for row in history.model.rows()] == ["add-annotation", "add-annotation", "add-tag"]
    history.close()


def test_the_history_names_where_and_what_in_words(worked: MainWindow) -> None:
    row = worked.session.library.queries.annotations()[0]
    worked.session.perform(SetReviewed([row.id], True))
    worked.session.perform(SetMetadata(worked.document.id, kind="notice"))
    settle(worked)
    history = _history(worked)
    where = [history.model.index(line, 3).data() for line in range(2)]
    assert where == [worked.session.library.queries.document(worked.document.id).title] * 2
    assert "Work report → Notice" in history.details.toPlainText()
    history.table.selectRow(1)
    settle(worked)
    told = history.details.toPlainText()
    assert f"{row.tag_path} “{row.quote}”" in told and "no → yes" in told
    history.close()


def test_going_back_is_one_step_that_can_be_undone(worked: MainWindow, recorder: Recorder) -> None:
    history = _history(worked)
    recorder.answer("choose", "yes")
    history.table.selectRow(2)
    _click(history, "history-back")
    settle(worked)
    assert worked.session.library.queries.annotations() == []
    assert [one.reason for one in backups(worked.session.library.path)] == ["go-back"]
    assert history.model.rows()[0].name == "go-back"
    worked.session.undo()
    assert len(worked.session.library.queries.annotations()) == 2
    history.close()


def test_the_history_is_exported_and_thinned_only_after_a_query(
    worked: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    history = _history(worked)
    out = tmp_path / "历史.jsonl"
    recorder.answer("choose_new_file", out)
    _click(history, "history-export")
    settle(worked)
    steps = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [step["action"] for step in steps][-1] == "add-annotation"
    recorder.answer("choose_item", 0)
    _click(history, "history-thin")  # the recorder says no
    settle(worked)
    assert history.model.rowCount() == 5
    recorder.answer("choose_item", 0)
    recorder.answer("choose", "yes")
    _click(history, "history-thin")
    settle(worked)
    assert history.model.rowCount() == 5, "nothing is as old as that"
    assert "thin-history" in [one.reason for one in backups(worked.session.library.path)]
    history.close()


def test_the_history_is_pruned_up_to_the_selected_step(worked: MainWindow, recorder: Recorder) -> None:
    history = _history(worked)
    steps = history.model.rows()
    history.table.selectRow(2)
    recorder.answer("choose_item", len(AGES))
    recorder.answer("choose", "yes")
    _click(history, "history-thin")
    settle(worked)
    assert [step.number for step in history.model.rows()] == [step.number for step in steps[:2]]
    assert recorder.heard("note")[-1] == f"{len(steps) - 2} steps pruned"
    assert "Up to and including the selected step" in recorder.heard("choose")[-1]
    assert "thin-history" in [one.reason for one in backups(worked.session.library.path)]
    history.close()


def test_two_windows_see_each_other(
    two: MainWindow, make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    other = make_window(two.session.library.path)
    tag = AddTag("招商")
    two.session.perform(tag)
    two.session.perform(AddAnnotation(two.document.id, 0, 4, tag.id))
    marks, others = two.annotations_panel.annotation_list.model, other.annotations_panel.annotation_list.model
    qtbot.waitUntil(lambda: [row.tag for row in others.rows()] == ["招商"], timeout=20_000)
    other.session.undo()
    qtbot.waitUntil(lambda: marks.rows() == [], timeout=20_000)
    assert WATCH_INTERVAL_MS <= 2000


def test_a_note_changed_on_both_sides_is_a_conflict_that_is_shown(
    two: MainWindow, make_window: Callable[..., MainWindow], recorder: Recorder
) -> None:
    tag = AddTag("招商")
    mark = AddAnnotation(two.document.id, 0, 4, tag.id)
    two.session.perform(tag)
    two.session.perform(mark)
    two.annotations_panel.annotation_list.edit_note(mark.id)
    two.annotations_panel.annotation_list.note.setPlainText("这边的备注")
    with Library.open(two.session.library.path, "乙") as other:
        other.perform(SetNote(mark.id, "那边的备注"))
    QTest.keyClick(
        two.annotations_panel.annotation_list.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    assert two.session.library.queries.annotation(mark.id).note == "那边的备注"
    assert any("changed elsewhere" in said for said in recorder.heard("warn") + recorder.heard("choose"))


def test_a_session_left_behind_is_offered_once(two: MainWindow, recorder: Recorder) -> None:
    tag = AddTag("招商")
    mark = AddAnnotation(two.document.id, 0, 4, tag.id)
    two.session.perform(tag)
    two.session.perform(mark)
    place = recovery_state.WorkPlace(
        str(two.session.library.path), two.documents.shown()[1].id, 0, mark.id, "写了一半", ""
    )
    recovery_state.folder().mkdir(parents=True, exist_ok=True)
    (recovery_state.folder() / "left.json").write_text(json.dumps({**_as_dict(place), "extra": 1}))
    recorder.answer("choose", "go-on")
    two.recovery.offer()
    assert "closed unexpectedly" in recorder.heard("choose")[-1]
    assert two.document.id == place.document_id
    assert two.session.library.queries.annotation(mark.id).note == "写了一半"
    asked = len(recorder.heard("choose"))
    two.recovery.offer()
    assert len(recorder.heard("choose")) == asked


def _as_dict(place: recovery_state.WorkPlace) -> dict[str, object]:
    return {name: getattr(place, name) for name in recovery_state.WorkPlace.__slots__}


def test_a_window_that_lives_is_not_offered(two: MainWindow, make_window: Callable[..., MainWindow]) -> None:
    two.maintenance.session.save()
    assert len(list(recovery_state.folder().glob("*.json"))) == 1
    assert recovery_state.abandoned_sessions() == []
    assert len(list(recovery_state.folder().glob("*.json"))) == 1
    two.close()
    assert list(recovery_state.folder().iterdir()) == []
