"""The dictionary dialog: words added, changed, undone; read, written, saved as a step of the history."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QPushButton

from desktop.actions.dictionaries import saved_dictionaries
from desktop.text.dictionary import Dictionary, DictionaryWord
from desktop.views.analysis.counts_view import CountsView
from desktop.views.analysis.dictionary_dialog import DictionaryDialog
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.analysis.conftest import analysis_page
from tests.views.conftest import child, settle, write


@pytest.fixture
def counts(window: MainWindow) -> Iterator[CountsView]:
    """The tab of counts."""
    yield child(analysis_page(window), CountsView, "counts")
    settle(window)


def open_dialog(counts: CountsView) -> DictionaryDialog:
    """Open the editor by its button."""
    QTest.mouseClick(child(counts, QPushButton, "edit-dictionary"), Qt.MouseButton.LeftButton)
    dialog = child(counts, DictionaryDialog, "dictionary-dialog")
    dialog.activateWindow()
    for _ in range(250):  # its keys work once it is the active window
        if QApplication.activeWindow() is dialog:
            break
        QTest.qWait(20)
    return dialog


def put(dialog: DictionaryDialog, row: int, column: int, words: str) -> None:
    """Write into a cell as a user does: F2, the words, Enter."""
    dialog.table.setCurrentIndex(dialog.model.index(row, column))
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_F2)
    editor = dialog.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    write(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the editor that is done with


def save(dialog: DictionaryDialog) -> None:
    """Press the button that saves."""
    box = child(dialog, QDialogButtonBox, "")
    (button,) = (
        one for one in box.buttons() if box.buttonRole(one) is QDialogButtonBox.ButtonRole.AcceptRole
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_dictionary_is_made_saved_counted_and_undone(window: MainWindow, counts: CountsView) -> None:
    dialog = open_dialog(counts)
    assert dialog.name.text() == ""
    header = dialog.table.horizontalHeader()
    for place in range(header.count()):
        assert header.sectionSize(place) >= header.sectionSizeHint(place), "headings are read whole"
    save(dialog)
    assert dialog.isVisible()  # it wants a name
    write(dialog.name, "我的词典")
    put(dialog, 0, 0, "投资")
    put(dialog, 0, 1, "招商引资")
    put(dialog, 0, 2, "招商引资再上|招商引资到位")
    put(dialog, 1, 1, "项目")
    assert dialog.model.words == (
        DictionaryWord("投资", "招商引资", ("招商引资再上", "招商引资到位")),
        DictionaryWord("投资", "项目"),
    )
    QTest.keyClick(dialog.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    undone = len(dialog.model.words)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(dialog.table, Qt.Key.Key_Z, both)
    assert (undone, len(dialog.model.words)) == (1, 2)
    save(dialog)
    settle(window)
    (saved,) = saved_dictionaries(window.session.library.queries).values()
    assert saved == Dictionary("我的词典", dialog.model.words)
    assert counts.choice.box.currentText() == "我的词典"
    cells = [counts.display.model.index(row, 1).data() for row in range(counts.display.model.rowCount())]
    assert cells == ["2", "4"]
    window.session.undo()
    settle(window)
    assert saved_dictionaries(window.session.library.queries) == {}
    assert counts.choice.box.findText("我的词典") < 0


def test_a_built_in_one_is_a_start_and_stays_as_it_is(window: MainWindow, counts: CountsView) -> None:
    counts.choice.choose("opening_up")
    settle(window)
    dialog = open_dialog(counts)
    before = len(dialog.model.words)
    assert dialog.name.text() == "Opening up" and before > 10
    dialog.table.setFocus()
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert len(dialog.model.words) == before - 1
    dialog.add_shipped("livelihood")
    assert len(dialog.model.words) > before
    dialog.model.undo()
    save(dialog)
    settle(window)
    (saved,) = saved_dictionaries(window.session.library.queries).values()
    assert len(saved.words) == before - 1
    assert counts.choice.saved_id


def test_files_come_in_and_go_out(
    window: MainWindow, counts: CountsView, recorder: Recorder, tmp_path: Path
) -> None:
    source = tmp_path / "w.csv"
    source.write_text("theme,word,except\n投资,招商引资,招商引资局\n", "utf-8")
    dialog = open_dialog(counts)
    recorder.answer("choose_file", source, tmp_path / "none.csv")
    QTest.mouseClick(dialog.buttons["import"], Qt.MouseButton.LeftButton)
    assert dialog.name.text() == "w"
    assert dialog.model.words == (DictionaryWord("投资", "招商引资", ("招商引资局",)),)
    QTest.mouseClick(dialog.buttons["import"], Qt.MouseButton.LeftButton)
    assert "none.csv" in recorder.heard("warn")[0]
    for suffix, action in zip((".csv", ".yml"), dialog.export_button.menu().actions(), strict=True):
        out = tmp_path / f"out{suffix}"
        recorder.answer("choose_new_file", out)
        action.trigger()
        settle(window)
        assert "招商引资" in out.read_text("utf-8-sig")
    dialog.reject()


def test_a_saved_one_is_deleted_after_a_question(
    window: MainWindow, counts: CountsView, recorder: Recorder
) -> None:
    counts.choice.choose("opening_up")
    dialog = open_dialog(counts)
    save(dialog)
    settle(window)
    dialog = open_dialog(counts)
    recorder.answer("choose", "", "yes")
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    assert len(saved_dictionaries(window.session.library.queries)) == 1
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    settle(window)
    assert saved_dictionaries(window.session.library.queries) == {}
    assert counts.choice.saved_id == ""
