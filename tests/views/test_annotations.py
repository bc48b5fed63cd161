"""The list of annotations: in order, filtered, gone to; notes; export."""

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.views.window import Window
from tests.helpers.recorder import Recorder
from tests.views.conftest import child, click_row, settle, write


def annotated(window: Window) -> list[str]:
    """Put three annotations on the document that lies open and give their ids in order of place."""
    first, second = AddTag("产业"), AddTag("民生")
    window.desk.perform(first)
    window.desk.perform(second)
    actions = [
        AddAnnotation(window.document.id, 40, 50, second.id),
        AddAnnotation(window.document.id, 3, 7, first.id),
        AddAnnotation(window.document.id, 4, 12, second.id, note="看这里"),
    ]
    for action in actions:
        window.desk.perform(action)
    return [actions[1].id, actions[2].id, actions[0].id]


def listed(window: Window) -> list[str]:
    return [row.id for row in window.annotations.marks.model.shown()]


def test_in_order_and_a_click_goes_there(two: Window) -> None:
    ids = annotated(two)
    assert listed(two) == ids
    click_row(two.annotations.marks.list, 2)
    assert two.reader.selection() == (40, 50)


def test_filtering_by_words_and_tag(two: Window) -> None:
    ids = annotated(two)
    field = child(two, QLineEdit, "annotation-filter")
    write(field, "看这里")
    assert listed(two) == [ids[1]]
    field.clear()
    box = two.annotations.marks.tag
    box.setCurrentIndex(box.findText("民生"))
    assert listed(two) == ids[1:]


def test_notes_are_kept_dropped_and_joined_to_one_step(two: Window) -> None:
    annotated(two)
    click_row(two.annotations.marks.list, 0)
    note = child(two, QPlainTextEdit, "note")
    QTest.mouseClick(note.viewport(), Qt.MouseButton.LeftButton)
    write(note, "第一句")
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert two.annotations.marks.model.shown()[0].note == "第一句"
    click_row(two.annotations.marks.list, 0)
    QTest.mouseClick(note.viewport(), Qt.MouseButton.LeftButton)
    write(note, "不要")
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert two.annotations.marks.model.shown()[0].note == "第一句"
    two.commands["undo"].trigger()
    assert two.annotations.marks.model.shown()[0].note == ""


def test_a_note_is_kept_when_another_annotation_is_chosen(two: Window) -> None:
    annotated(two)
    click_row(two.annotations.marks.list, 0)
    note = child(two, QPlainTextEdit, "note")
    QTest.mouseClick(note.viewport(), Qt.MouseButton.LeftButton)
    write(note, "半句")
    click_row(two.annotations.marks.list, 2)
    assert two.annotations.marks.model.shown()[0].note == "半句"
    assert note.toPlainText() == ""


def test_delete_in_the_list(two: Window) -> None:
    ids = annotated(two)
    click_row(two.annotations.marks.list, 1)
    QTest.keyClick(two.annotations.marks.list, Qt.Key.Key_Delete)
    assert listed(two) == [ids[0], ids[2]]


def test_another_tag_from_the_menu(two: Window) -> None:
    annotated(two)
    marks = two.annotations.marks
    menu = marks.context_menu(marks.model.shown()[:1], two.desk.library.reading.tags())
    other = next(action.menu() for action in menu.actions() if action.text() == "Another tag")
    assert other is not None
    other.actions()[1].trigger()  # type: ignore[attr-defined]
    assert marks.model.shown()[0].tag == "民生"
    menu.deleteLater()


def test_export_of_this_document(two: Window, recorder: Recorder, tmp_path: Path) -> None:
    ids = annotated(two)
    out = tmp_path / "出.csv"
    recorder.answer("choose_new_file", out)
    two.commands["export-document"].trigger()
    settle(two)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["annotation_id"] for row in rows] == ids
    text = two.text()
    assert all(row["quote"] == text[int(row["start"]) : int(row["end"])] for row in rows)
    assert recorder.heard("note")[-1] == "3 annotations exported to 出.csv"


def test_an_export_that_fails_says_so_and_leaves_nothing(
    two: Window, recorder: Recorder, tmp_path: Path
) -> None:
    annotated(two)
    (tmp_path / "taken.csv").mkdir()
    recorder.answer("choose_new_file", tmp_path / "taken.csv")
    two.commands["export-all"].trigger()
    settle(two)
    assert "“taken.csv” could not be written" in recorder.heard("warn")[-1]
    assert [path.name for path in tmp_path.iterdir() if "csv" in path.name] == ["taken.csv"]
