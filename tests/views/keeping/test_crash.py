"""A fault of our own: the work is saved, the report holds no word of the texts, the window goes on."""

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from desktop import app, paths
from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.views.dialogs.crash import CrashDialog
from desktop.views.keeping import recovery, session
from desktop.views.window import Window
from tests.helpers.recorder import Recorder
from tests.views.conftest import child, settle


def _go_wrong(words: str) -> None:
    try:
        raise ValueError(words)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    QApplication.processEvents()


def test_a_crash_saves_the_work_and_gives_a_report_that_can_be_copied(
    two: Window, capsys: pytest.CaptureFixture[str]
) -> None:
    app.watch_for_crashes(two)
    tag = AddTag("秘密标签")
    mark = AddAnnotation(two.document.id, 0, 4, tag.id)
    two.desk.perform(tag)
    two.desk.perform(mark)
    two.annotations.marks.write_note(mark.id)
    two.annotations.marks.note.setPlainText("写了一半的秘密")
    _go_wrong("秘密文本")
    dialog = two.findChild(CrashDialog)
    assert dialog is not None
    report = child(dialog, QPlainTextEdit, "crash-report").toPlainText()
    for told in ("ValueError", "PySide6", "piyue", "Python", "add-tag", "add-annotation"):
        assert told in report
    assert "秘密" not in report
    assert str(Path.home()) not in report
    assert two.desk.library.reading.annotation(mark.id).note == "写了一半的秘密"
    QTest.mouseClick(child(dialog, QPushButton, "crash-copy"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == report
    dialog.close()
    settle(two)
    two.desk.undo()
    assert two.desk.library.reading.annotation(mark.id).note == ""
    _go_wrong("秘密文本")
    capsys.readouterr()


def test_what_stopped_the_program_is_shown_on_the_next_start(two: Window, recorder: Recorder) -> None:
    session.folder().mkdir(parents=True, exist_ok=True)
    held = {"library": str(two.desk.library.path), "document_id": two.document.id}
    (session.folder() / "left.json").write_text(json.dumps(held))
    paths.data_folder().joinpath("faults.txt").write_text("Fatal Python error: Segmentation fault\n")
    recorder.answer("choose", "report")
    recovery.offer(two)
    dialog = two.findChild(CrashDialog)
    assert dialog is not None
    assert "Segmentation fault" in child(dialog, QPlainTextEdit, "crash-report").toPlainText()
    dialog.close()
    assert recovery.take_faults() == ""


def test_a_ruined_session_counts_as_absent(two: Window, recorder: Recorder) -> None:
    session.folder().mkdir(parents=True, exist_ok=True)
    alive = set(session.folder().glob("*.json"))
    for number, held in enumerate(("", "[]", "{", '{"position": "x"}', '{"library": 1}', "\x00")):
        (session.folder() / f"{number}.json").write_text(held)
    assert session.abandoned() == []
    assert set(session.folder().glob("*.json")) == alive
