"""The codebook: tags made, changed, pinned and deleted with a question."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton, QToolButton

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, click_row, write


def test_a_tag_is_made_in_the_dialog(two: MainWindow) -> None:
    QTest.mouseClick(child(two, QToolButton, "tag-add"), Qt.MouseButton.LeftButton)
    dialog = child(two, QDialog, "tag-dialog")
    name = child(dialog, QLineEdit, "tag-name")
    write(name, "产业/煤")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    name.clear()
    write(name, "产业")
    QTest.keyClick(name, Qt.Key.Key_Return)
    (tag,) = two.annotations_panel.codebook.tags()
    assert (tag.name, tag.shortcut) == ("产业", "1")


def test_a_taken_name_keeps_the_dialog_open(two: MainWindow, recorder: Recorder) -> None:
    two.session.perform(AddTag("产业"))
    two.commands["new-tag"].trigger()
    dialog = child(two, QDialog, "tag-dialog")
    write(child(dialog, QLineEdit, "tag-name"), "产业")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "“产业” is already in use" in recorder.heard("warn")[-1]


def test_editing_is_one_step(two: MainWindow) -> None:
    two.session.perform(AddTag("产业", shortcut="1"))
    two.session.perform(AddTag("煤炭"))
    click_row(two.annotations_panel.codebook.tree, 1)
    QTest.mouseClick(child(two, QToolButton, "tag-edit"), Qt.MouseButton.LeftButton)
    dialog = child(two, QDialog, "tag-dialog")
    child(dialog, QLineEdit, "tag-name").setText("煤")
    parent = child(dialog, QComboBox, "tag-parent")
    parent.setCurrentIndex(1)
    key = child(dialog, QComboBox, "tag-key")
    key.setCurrentIndex(key.findData("1"))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert [(tag.path, tag.shortcut) for tag in two.annotations_panel.codebook.tags()] == [
        ("产业", None),
        ("产业/煤", "1"),
    ]
    two.commands["undo"].trigger()
    assert [(tag.path, tag.shortcut) for tag in two.annotations_panel.codebook.tags()] == [
        ("产业", "1"),
        ("煤炭", None),
    ]


def test_deleting_says_how_many_annotations_go(two: MainWindow, recorder: Recorder) -> None:
    tag = AddTag("产业")
    two.session.perform(tag)
    two.session.perform(AddAnnotation(two.document.id, 0, 4, tag.id))
    two.session.perform(AddAnnotation(two.document.id, 2, 9, tag.id))
    click_row(two.annotations_panel.codebook.tree, 0)
    QTest.keyClick(two.annotations_panel.codebook.tree, Qt.Key.Key_Delete)
    assert "2 annotations will be deleted with it." in recorder.heard("choose")[-1]
    assert len(two.annotations_panel.codebook.tags()) == 1
    recorder.answer("choose", "yes")
    QTest.keyClick(two.annotations_panel.codebook.tree, Qt.Key.Key_Delete)
    assert two.annotations_panel.codebook.tags() == []
    assert two.annotations_panel.annotation_list.model.rowCount() == 0
    two.commands["undo"].trigger()
    assert two.annotations_panel.annotation_list.model.rowCount() == 2


def test_a_tag_nobody_uses_goes_without_a_query(two: MainWindow, recorder: Recorder) -> None:
    two.session.perform(AddTag("产业"))
    click_row(two.annotations_panel.codebook.tree, 0)
    QTest.keyClick(two.annotations_panel.codebook.tree, Qt.Key.Key_Delete)
    assert two.annotations_panel.codebook.tags() == []
    assert recorder.heard("choose") == []


def test_the_context_menu_pins_recolors_and_renames(two: MainWindow, recorder: Recorder) -> None:
    two.session.perform(AddTag("产业"))
    codebook = two.annotations_panel.codebook
    menu = codebook.context_menu(codebook.tags()[0])
    entries = {action.text().split("\t")[0]: action for action in menu.actions()}
    recorder.answer("ask_line", "工业")
    entries["Rename…"].trigger()
    recorder.answer("choose_color", "#123456")
    entries["Color…"].trigger()
    keys = entries["Number key"].menu()
    assert keys is not None
    keys.actions()[6].trigger()  # type: ignore[attr-defined]
    (tag,) = codebook.tags()
    assert (tag.name, tag.color, tag.shortcut) == ("工业", "#123456", "7")
    menu.deleteLater()


def test_a_name_that_cannot_be_had_is_asked_for_again(two: MainWindow, recorder: Recorder) -> None:
    for name in ("民生", "产业"):
        two.session.perform(AddTag(name))
    tree = two.annotations_panel.codebook.tree
    click_row(tree, 1)
    recorder.answer("ask_line", "民生", "", "工业/矿业", "工业")
    QTest.keyClick(tree, Qt.Key.Key_F2)
    assert len(recorder.heard("ask_line")) == 4
    taken, empty, slash = recorder.heard("warn")
    assert "“民生” is already in use" in taken
    assert "can't be empty" in empty
    assert "slash" in slash
    assert [tag.name for tag in two.annotations_panel.codebook.tags()] == ["民生", "工业"]


def test_renaming_can_be_given_up(two: MainWindow, recorder: Recorder) -> None:
    two.session.perform(AddTag("民生"))
    two.session.perform(AddTag("产业"))
    tree = two.annotations_panel.codebook.tree
    click_row(tree, 1)
    recorder.answer("ask_line", "民生", None)
    QTest.keyClick(tree, Qt.Key.Key_F2)
    assert [tag.name for tag in two.annotations_panel.codebook.tags()] == ["民生", "产业"]


def test_a_codebook_by_theme_is_one_step(two: MainWindow, recorder: Recorder) -> None:
    recorder.answer("choose_item", 1)
    QTest.mouseClick(child(two, QPushButton, "use-template"), Qt.MouseButton.LeftButton)
    assert len(two.annotations_panel.codebook.tags()) > 5
    two.commands["undo"].trigger()
    assert two.annotations_panel.codebook.tags() == []


def test_a_key_without_a_tag_says_so(two: MainWindow, recorder: Recorder) -> None:
    two.reader.setFocus()
    two.reader.select(0, 4)
    QTest.keyClick(two.reader, Qt.Key.Key_5)
    assert "No tag uses the key 5" in recorder.heard("note")[-1]
