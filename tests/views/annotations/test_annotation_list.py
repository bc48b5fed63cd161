"""The list of annotations: in order, filtered, gone to; notes; export."""

import csv
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.views.annotations.delegates import AnnotationDelegate
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, click_row, settle, write


def annotated(window: MainWindow) -> list[str]:
    """Put three annotations on the document that is open and give their ids in order of place."""
    first, second = AddTag("产业"), AddTag("民生")
    window.session.perform(first)
    window.session.perform(second)
    actions = [
        AddAnnotation(window.document.id, 40, 50, second.id),
        AddAnnotation(window.document.id, 3, 7, first.id),
        AddAnnotation(window.document.id, 4, 12, second.id, note="看这里"),
    ]
    for action in actions:
        window.session.perform(action)
    return [actions[1].id, actions[2].id, actions[0].id]


def listed(window: MainWindow) -> list[str]:
    return [row.id for row in window.annotations_panel.annotation_list.model.shown_rows()]


def test_in_order_and_a_click_goes_there(two: MainWindow) -> None:
    ids = annotated(two)
    assert listed(two) == ids
    click_row(two.annotations_panel.annotation_list.list, 2)
    assert two.reader.selection() == (40, 50)


def test_filtering_by_words_and_tag(two: MainWindow) -> None:
    ids = annotated(two)
    field = child(two, QLineEdit, "annotation-filter")
    write(field, "看这里")
    assert listed(two) == [ids[1]]
    field.clear()
    box = two.annotations_panel.annotation_list.tag
    box.setCurrentIndex(box.findText("民生"))
    assert listed(two) == ids[1:]


def test_notes_are_kept_dropped_and_joined_to_one_step(two: MainWindow) -> None:
    annotated(two)
    click_row(two.annotations_panel.annotation_list.list, 0)
    note = child(two, QPlainTextEdit, "note")
    QTest.mouseClick(note.viewport(), Qt.MouseButton.LeftButton)
    write(note, "第一句")
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert two.annotations_panel.annotation_list.model.shown_rows()[0].note == "第一句"
    click_row(two.annotations_panel.annotation_list.list, 0)
    QTest.mouseClick(note.viewport(), Qt.MouseButton.LeftButton)
    write(note, "不要")
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert two.annotations_panel.annotation_list.model.shown_rows()[0].note == "第一句"
    two.commands["undo"].trigger()
    assert two.annotations_panel.annotation_list.model.shown_rows()[0].note == ""


def test_a_note_is_kept_when_another_annotation_is_chosen(two: MainWindow) -> None:
    annotated(two)
    click_row(two.annotations_panel.annotation_list.list, 0)
    note = child(two, QPlainTextEdit, "note")
    QTest.mouseClick(note.viewport(), Qt.MouseButton.LeftButton)
    write(note, "半句")
    click_row(two.annotations_panel.annotation_list.list, 2)
    assert two.annotations_panel.annotation_list.model.shown_rows()[0].note == "半句"
    assert note.toPlainText() == ""


def test_delete_in_the_list(two: MainWindow) -> None:
    ids = annotated(two)
    click_row(two.annotations_panel.annotation_list.list, 1)
    QTest.keyClick(two.annotations_panel.annotation_list.list, Qt.Key.Key_Delete)
    assert listed(two) == [ids[0], ids[2]]


def test_another_tag_from_the_menu(two: MainWindow) -> None:
    annotated(two)
    marks = two.annotations_panel.annotation_list
    menu = marks.context_menu(marks.model.shown_rows()[:1], two.session.library.queries.tags())
    other = next(action.menu() for action in menu.actions() if action.text() == "Change tag")
    assert other is not None
    other.actions()[1].trigger()  # type: ignore[attr-defined]
    assert marks.model.shown_rows()[0].tag == "民生"
    menu.deleteLater()


def test_export_of_this_document(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
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
    two: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    annotated(two)
    (tmp_path / "taken.csv").mkdir()
    recorder.answer("choose_new_file", tmp_path / "taken.csv")
    two.commands["export-all"].trigger()
    settle(two)
    assert "“taken.csv” could not be written" in recorder.heard("warn")[-1]
    assert [path.name for path in tmp_path.iterdir() if "csv" in path.name] == ["taken.csv"]


def test_cards_name_annotators_only_where_there_are_several(two: MainWindow) -> None:
    def names_annotators() -> bool:
        delegate = two.annotations_panel.annotation_list.list.itemDelegate()
        assert isinstance(delegate, AnnotationDelegate)
        return delegate.names_annotators

    annotated(two)
    settle(two)
    before = two.annotations_panel.annotation_list.list.grab().toImage()
    assert not names_annotators()
    two.session.perform(AddAnnotation(two.document.id, 60, 64, "", annotator="乙"))
    settle(two)
    assert names_annotators()
    assert two.annotations_panel.annotation_list.list.grab().toImage() != before
