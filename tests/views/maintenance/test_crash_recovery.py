"""A fault of our own: the work is saved, the report holds no word of the texts, the window goes on."""

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from desktop import app, paths
from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.views.dialogs.crash_dialog import CrashDialog
from desktop.views.main_window import MainWindow
from desktop.views.maintenance import crash_recovery, recovery_state
from desktop.views.maintenance.backups_dialog import BackupsDialog
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, report, settle


def _go_wrong(words: str) -> None:
    try:
        raise ValueError(words)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    QApplication.processEvents()


def test_a_crash_saves_the_work_and_gives_a_report_that_can_be_copied(
    two: MainWindow, capsys: pytest.CaptureFixture[str]
) -> None:
    app.watch_for_crashes(two)
    tag = AddTag("秘密标签")
    mark = AddAnnotation(two.document.id, 0, 4, tag.id)
    two.session.perform(tag)
    two.session.perform(mark)
    two.annotations_panel.annotation_list.edit_note(mark.id)
    two.annotations_panel.annotation_list.note.setPlainText("写了一半的秘密")
    _go_wrong("秘密文本")
    dialog = two.findChild(CrashDialog)
    assert dialog is not None
    shown = child(dialog, QPlainTextEdit, "crash-report").toPlainText()
    for told in ("ValueError", "PySide6", "piyue", "Python", "add-tag", "add-annotation"):
        assert told in shown
    assert "秘密" not in shown
    assert str(Path.home()) not in shown
    assert two.session.library.queries.annotation(mark.id).note == "写了一半的秘密"
    QTest.mouseClick(child(dialog, QPushButton, "crash-copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == shown
    dialog.close()
    settle(two)
    two.session.undo()
    assert two.session.library.queries.annotation(mark.id).note == ""
    _go_wrong("秘密文本")
    capsys.readouterr()


def test_what_stopped_the_program_is_shown_on_the_next_start(two: MainWindow, recorder: Recorder) -> None:
    recovery_state.folder().mkdir(parents=True, exist_ok=True)
    held = {"library": str(two.session.library.path), "document_id": two.document.id}
    (recovery_state.folder() / "left.json").write_text(json.dumps(held))
    paths.data_folder().joinpath("faults.txt").write_text("Fatal Python error: Segmentation fault\n")
    recorder.answer("choose", "report")
    two.recovery.offer()
    dialog = two.findChild(CrashDialog)
    assert dialog is not None
    assert "Segmentation fault" in child(dialog, QPlainTextEdit, "crash-report").toPlainText()
    dialog.close()
    assert crash_recovery.read_faults() == ""


def test_a_ruined_session_counts_as_absent(two: MainWindow, recorder: Recorder) -> None:
    recovery_state.folder().mkdir(parents=True, exist_ok=True)
    alive = set(recovery_state.folder().glob("*.json"))
    for number, held in enumerate(("", "[]", "{", '{"position": "x"}', '{"library": 1}', "\x00")):
        (recovery_state.folder() / f"{number}.json").write_text(held)
    assert recovery_state.abandoned_sessions() == []
    assert set(recovery_state.folder().glob("*.json")) == alive


def test_a_library_damaged_within_is_told_once_and_is_no_crash(
    make_window: Callable[..., MainWindow],
    recorder: Recorder,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "l.piyue"
    with Library.create(path, "甲") as library:
        tag = AddTag("标签")
        library.perform(ImportFile(read_bytes(report().encode(), "报告.txt")))
        library.perform(tag)
        library.perform(AddAnnotation(library.queries.documents()[0].id, 0, 4, tag.id))
    with closing(sqlite3.connect(path)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        roots = connection.execute("SELECT rootpage FROM sqlite_schema WHERE tbl_name IN ('tag', 'action')")
        pages = [root for (root,) in roots]
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * size : page * size] = b"\xa5" * size
    path.write_bytes(data)
    window = make_window()
    app.watch_for_crashes(window)
    window.open_library(path)
    settle(window)
    told = [words for words in recorder.heard("warn") if "The library is damaged" in words]
    assert len(told) == 1
    assert "restore a backup" in told[0]
    assert window.findChild(BackupsDialog) is not None
    assert window.findChild(CrashDialog) is None
    assert "Traceback" not in capsys.readouterr().err
