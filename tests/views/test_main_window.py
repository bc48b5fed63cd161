"""The main job, with real events: open, select, tag, note, undo, close, open again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTreeView
from pytestqt.qtbot import QtBot

from desktop.actions.codebook import AddTag
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, click_row, dragged, drop, report, settle, write


def tag_words(window: MainWindow, words: str) -> tuple[int, int]:
    """Select words in the reader and give their range."""
    contents = window.document.contents
    assert contents is not None
    start = contents.text.index(words)
    window.reader.select(start, start + len(words))
    return start, start + len(words)


def test_the_first_start_shows_the_samples(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    assert len(window.documents.shown()) == 2
    assert window.document.contents is not None
    assert window.session.library.queries.text(window.document.id) == window.document.contents.text


def test_a_click_on_a_document_opens_it(two: MainWindow) -> None:
    first = two.document.id
    click_row(two.documents.list, 1)
    settle(two)
    assert two.document.id == two.documents.shown()[1].id != first
    assert "长治市" in two.windowTitle()


def test_select_and_double_click_a_tag(two: MainWindow) -> None:
    two.session.perform(AddTag("招商"))
    start, end = tag_words(two, "招商引资")
    tree = two.annotations_panel.codebook.tree
    click_row(tree, 0)
    assert two.session.library.queries.annotations(two.document.id) == [], "a click selects the tag"
    place = tree.visualRect(tree.currentIndex()).center()
    QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    (row,) = two.session.library.queries.annotations(two.document.id)
    assert (row.start, row.end, row.tag, row.quote) == (start, end, "招商", "招商引资")
    assert two.annotations_panel.annotation_list.model.rowCount() == 1
    assert two.documents.shown()[0].annotations == 1


def test_number_key_note_delete_undo(two: MainWindow) -> None:
    two.session.perform(AddTag("项目", shortcut="1"))
    two.reader.setFocus()
    tag_words(two, "签约项目")
    QTest.keyClick(two.reader, Qt.Key.Key_1)
    (row,) = two.session.library.queries.annotations(two.document.id)
    assert row.tag == "项目"

    QTest.keyClick(two.reader, Qt.Key.Key_N)
    note = child(two, QPlainTextEdit, "note")
    assert note.hasFocus()
    QTest.keyClicks(note, "key")
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert two.session.library.queries.annotations(two.document.id)[0].note == "key"
    assert two.reader.hasFocus()

    QTest.keyClick(two.reader, Qt.Key.Key_Delete)
    assert two.session.library.queries.annotations(two.document.id) == []
    assert "Delete 1 annotation" in two.commands["undo"].text()
    QTest.keyClick(two.reader, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    (row,) = two.session.library.queries.annotations(two.document.id)
    assert row.note == "key"
    QTest.keyClick(
        two.reader, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert two.session.library.queries.annotations(two.document.id) == []


def test_a_tag_is_not_put_twice_on_the_same_words(two: MainWindow, recorder: Recorder) -> None:
    two.session.perform(AddTag("项目", shortcut="1"))
    tag_words(two, "签约项目")
    two.reader.setFocus()
    QTest.keyClick(two.reader, Qt.Key.Key_1)
    QTest.keyClick(two.reader, Qt.Key.Key_1)
    assert len(two.session.library.queries.annotations(two.document.id)) == 1
    assert recorder.heard("note")[-1] == "The selection already has this tag"


def test_everything_comes_back_on_the_next_start(
    make_window: Callable[..., MainWindow], two: MainWindow
) -> None:
    path = two.session.library.path
    click_row(two.documents.list, 1)
    settle(two)
    opened = two.document.id
    two.commands["show-annotations"].trigger()
    two.commands["layer-words"].trigger()
    two.close()
    again = make_window(path)
    assert again.document.id == opened
    assert not again.annotations_panel.isVisible()
    assert not again.commands["layer-words"].isChecked()
    assert not again.reader.layer_visible("words")
    assert path in again.session.settings.recent()


def test_words_figures_and_terms_arrive(two: MainWindow) -> None:
    contents = two.document.contents
    assert contents is not None
    texts = [known.figure.text for known in contents.figures]
    assert "125.6亿元" in texts
    assert len(two.annotations_panel.figures.shown_figures()) == len(contents.figures)


def test_files_are_dropped(two: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "洪洞县.txt").write_text(report("洪洞县", 2021), encoding="gb18030")
    (folder / "empty.txt").write_bytes(b"")
    with qtbot.waitSignal(two.import_export.importing.ended):
        assert drop(two, dragged([folder]))
    settle(two)
    assert any("洪洞县" in row.title for row in two.documents.shown())
    (told,) = two.session.messages.heard("inform")  # type: ignore[attr-defined]
    assert "empty.txt: empty, or contains no text" in told


def test_what_is_dropped_while_an_import_runs_comes_in_after_it(two: MainWindow, tmp_path: Path) -> None:
    places = ["武乡县", "洪洞县", "霍州市"]
    for name in places:
        folder = tmp_path / name
        folder.mkdir()
        (folder / f"{name}.txt").write_text(report(name, 2021), encoding="utf-8")
        assert drop(two, dragged([folder]))
    settle(two)
    titles = " ".join(row.title for row in two.documents.shown())
    assert [name for name in places if name in titles] == places


def test_projects_that_are_dropped_together_are_taken_one_after_the_other(
    two: MainWindow, tmp_path: Path, recorder: Recorder, qtbot: QtBot
) -> None:
    paths = [tmp_path / f"{name}.qdpx" for name in ("甲", "乙", "丙")]
    for path in paths:
        path.write_text("no project", encoding="utf-8")
    assert drop(two, dragged(paths))
    qtbot.waitUntil(lambda: len(recorder.heard("warn")) == len(paths), timeout=20_000)
    assert all(path.name in told for path, told in zip(paths, recorder.heard("warn"), strict=True))


def test_the_same_again_is_known(two: MainWindow, tmp_path: Path, recorder: Recorder, qtbot: QtBot) -> None:
    path = tmp_path / "again.txt"
    path.write_text(report(), encoding="utf-8")
    recorder.answer("choose_files", [path])
    with qtbot.waitSignal(two.import_export.importing.ended):
        two.commands["import-files"].trigger()
    assert len(two.documents.shown()) == 2
    assert recorder.heard("note")[-1] == "0 documents imported, 1 already in the library"


def test_documents_are_deleted_after_a_query(two: MainWindow, recorder: Recorder) -> None:
    two.commands["delete-document"].trigger()
    assert len(two.documents.shown()) == 2
    recorder.answer("choose", "yes")
    two.commands["delete-document"].trigger()
    assert len(two.documents.shown()) == 1
    two.commands["undo"].trigger()
    assert len(two.documents.shown()) == 2


def test_find_goes_from_hit_to_hit(two: MainWindow) -> None:
    QTest.keyClick(two, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = child(two, QLineEdit, "find")
    assert field.hasFocus()
    write(field, "招商引資")
    first = two.reader.selection()
    contents = two.document.contents
    assert contents is not None
    assert contents.text[slice(*first)] == "招商引资"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert two.reader.selection() > first
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert two.reader.hasFocus()


def test_the_theme_turns(two: MainWindow) -> None:
    two.choices.turn_theme.trigger()
    assert two.session.theme.name == "dark"
    assert two.session.settings.theme == "dark"
    two.choices.turn_theme.trigger()
    assert two.session.theme.name == "light"


def test_the_language_changes_at_once(two: MainWindow) -> None:
    two.choices.languages["zh"].trigger()
    QApplication.processEvents()
    assert two.commands["find"].text().startswith("在文档中查找")
    assert two.documents.list.accessibleName() == "文档列表"
    two.choices.languages["en"].trigger()
    QApplication.processEvents()
    assert two.commands["find"].text().startswith("&Find")


def test_a_second_window_sees_what_the_first_did(
    two: MainWindow, make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    other = make_window(two.session.library.path)
    other.session.perform(AddTag("新标签"))

    def seen() -> None:
        assert [tag.name for tag in two.annotations_panel.codebook.tags()] == ["新标签"]

    qtbot.waitUntil(seen, timeout=30_000)


def test_every_control_has_a_name_and_a_tip(two: MainWindow) -> None:
    for action in two.menus.bar.actions():
        if not action.isSeparator() and action.text():
            assert action.toolTip(), action.text()
    for view in two.findChildren(QTreeView):
        if view.isVisible() and view.window() is two:
            assert view.accessibleName(), view.objectName()
    for field in two.findChildren(QLineEdit):
        if field.isVisible() and field.objectName() and not field.objectName().startswith("qt_"):
            assert field.accessibleName(), field.objectName()
            assert field.toolTip(), field.objectName()
