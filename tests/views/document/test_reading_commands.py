"""Reading in the window: outline, places, bookmarks, words, hits, script, second text and looks."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
)
from pytestqt.qtbot import QtBot

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.settings import Settings
from desktop.text.script import traditional
from desktop.views.appearance.reading_settings_dialog import ReadingSettingsDialog
from desktop.views.main_window import MainWindow
from desktop.views.search.go_to_dialog import GoToDialog
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, settle, write


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(window.reader, QKeySequence(keys))
    settle(window)


def place_caret(window: MainWindow, words: str) -> int:
    """Put the caret into words of the text by a click."""
    place = window.text().index(words)
    window.reader.reveal(place)
    window.reader.setFocus()
    where = window.reader.character_rect(place)
    assert where.isValid()
    left = QPoint(where.left() + 2, where.center().y())
    QTest.mouseClick(
        window.reader.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, left
    )
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    return place


def outline(window: MainWindow) -> QTreeWidget:
    return child(window, QTreeWidget, "outline")


def item(tree: QTreeWidget, number: int) -> QTreeWidgetItem:
    found = tree.topLevelItem(number)
    assert found is not None
    return found


def test_the_outline_shows_headings_parts_and_annotations(two: MainWindow) -> None:
    tree = outline(two)
    shown = [item(tree, n) for n in range(tree.topLevelItemCount())]
    assert [one.text(0)[:2] for one in shown] == ["一、", "二、"]
    assert [one.text(1) for one in shown] == ["review", "plan"]
    tag = AddTag("产业")
    two.session.perform(tag)
    start = two.text().index("招商引资到位")
    two.session.perform(AddAnnotation(two.document.id, start, start + 4, tag.id))
    settle(two)
    assert [item(tree, n).text(1) for n in range(2)] == ["review", "plan  1"]
    two.session.undo()
    settle(two)
    assert item(tree, 1).text(1) == "plan"


def test_a_click_in_the_outline_goes_there_and_one_can_come_back(two: MainWindow) -> None:
    two.resize(1000, 540)
    for _ in range(12):
        two.reader.zoom(1)
    settle(two)
    tree = outline(two)
    second = item(tree, 1)
    before = two.reader.position()
    QTest.mouseClick(
        tree.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        tree.visualItemRect(second).center(),
    )
    assert two.reader.caret() == two.text().index("二、2024")
    assert two.reader.position() > before
    press(two, "Alt+Left")
    assert two.reader.position() == before


def test_keys_reach_the_outline(two: MainWindow) -> None:
    press(two, "Ctrl+5")
    tree = outline(two)
    assert QApplication.focusWidget() is tree
    tree.setCurrentItem(item(tree, 1))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert two.reader.caret() == two.text().index("二、2024")
    press(two, "F6")
    assert not tree.isVisible()
    assert Settings().text("outline") == "false"


def test_bookmarks_come_and_go_and_can_be_undone(two: MainWindow) -> None:
    place = place_caret(two, "招商引资签约")
    press(two, "Ctrl+D")
    rows = two.session.library.queries.bookmarks(two.document.id)
    assert [(row.position, row.label[:6]) for row in rows] == [(place, "招商引资签约")]
    assert two.outline.panel.bookmarks.item(0).text().startswith("招商引资签约")
    place_caret(two, "各位代表")
    press(two, "Ctrl+F2")
    assert two.reader.caret() == place
    press(two, "Ctrl+D")
    assert not two.session.library.queries.bookmarks(two.document.id)
    press(two, "Ctrl+Z")
    assert len(two.session.library.queries.bookmarks(two.document.id)) == 1
    assert two.outline.panel.bookmarks.isVisible()


def test_go_to_a_share_of_the_text(two: MainWindow) -> None:
    press(two, "Ctrl+G")
    dialog = two.findChild(GoToDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.field, "50%")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert two.reader.caret() == round(len(two.text()) / 2)


def test_words_are_joined_split_and_taken_at_once(two: MainWindow) -> None:
    place = place_caret(two, "签约项目")
    assert two.reader.word_at(place) == (place, place + 2)
    two.reader.select(place, place + 4)
    press(two, "W")
    assert two.reader.word_at(place) == (place, place + 4)
    two.reader.set_caret(place + 2)
    press(two, "S")
    assert two.reader.word_at(place) == (place, place + 2)
    two.reader.set_caret(place)
    press(two, "J")
    assert two.reader.word_at(place) == (place, place + 4)
    press(two, "Ctrl+Z")
    assert two.reader.word_at(place) == (place, place + 2)


def test_hits_become_annotations_in_one_step(two: MainWindow, recorder: Recorder) -> None:
    two.session.perform(AddTag("产业"))
    press(two, "Ctrl+F")
    write(two.find_bar.field, "招商引资")
    settle(two)
    hits = two.find_bar.hits()
    assert len(hits) == 2
    recorder.answer("choose_item", 0)
    two.commands["annotate-hits"].trigger()
    settle(two)
    rows = two.session.library.queries.annotations(two.document.id)
    assert [(row.start, row.end) for row in rows] == hits
    two.session.undo()
    assert not two.session.library.queries.annotations(two.document.id)


def test_a_bad_pattern_is_told(two: MainWindow, qtbot: QtBot) -> None:
    press(two, "Ctrl+F")
    regex = child(two, QToolButton, "find-regex")
    QTest.mouseClick(regex, Qt.MouseButton.LeftButton)
    write(two.find_bar.field, "(亿元")
    assert two.find_bar.field.property("wrong")
    write(two.find_bar.field, ")")
    qtbot.waitUntil(lambda: len(two.find_bar.hits()) == 3)


def test_the_other_script_is_a_view_that_keeps_the_place(two: MainWindow) -> None:
    place = place_caret(two, "招商引资签约")
    two.reader.select(place, place + 4)
    press(two, "Ctrl+Shift+T")
    assert two.reader.script() == "hant"
    assert two.reader.selection() == (place, place + 4)
    press(two, "Ctrl+C")
    assert QApplication.clipboard().text() == "招商引资"
    press(two, "Ctrl+Shift+T")
    assert two.reader.script() == ""


def test_what_is_chosen_of_looks_comes_back(two: MainWindow, make_window: Callable[..., MainWindow]) -> None:
    press(two, "Ctrl+,")
    settle(two)
    dialog = two.findChild(ReadingSettingsDialog)
    assert dialog is not None
    for name, value in (("points", 18), ("leading", 2.2), ("measure", 28), ("letter_spacing", 0.1)):
        child(dialog, QDoubleSpinBox, f"reading-{name}").setValue(value)
    paper = child(dialog, QComboBox, "reading-paper")
    paper.setCurrentIndex(paper.findData("sepia"))
    QTest.mouseClick(child(dialog, QCheckBox, "reading-copies"), Qt.MouseButton.LeftButton)
    assert dialog.preview.typography().leading == 2.2
    assert dialog.preview.theme().name == "sepia"
    accept = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
    QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
    typography = two.reader.typography()
    assert (typography.points, typography.leading, typography.measure) == (18, 2.2, 28)
    two.reader.select(0, 4)
    press(two, "Ctrl+Shift+T")
    press(two, "Ctrl+C")
    assert QApplication.clipboard().text() == traditional(two.text()[:4])
    library = two.session.library.path
    two.close()
    again = make_window(library)
    assert again.reader.typography() == typography
    assert again.reader.theme().name == "sepia"


def test_two_documents_stand_side_by_side(two: MainWindow) -> None:
    press(two, "Ctrl+B")
    pane = two.split_view.pane
    assert pane is not None and pane.isVisible()
    assert pane.reader.text() == two.text()
    other = next(row.id for row in two.documents.model.rows() if row.id != two.document.id)
    pane.choice.setCurrentIndex(pane.choice.findData(other))
    pane.choice.activated.emit(pane.choice.currentIndex())
    settle(two)
    assert "长治市" in pane.reader.text()
    assert "云岭县" in two.text()
    press(two, "Ctrl+Shift+B")
    two.resize(1000, 520)
    for _ in range(14):
        two.reader.zoom(1)
    settle(two)
    two.reader.set_position(two.text().index("二、2024"))
    assert pane.reader.position() == pane.reader.text().index("二、2023年工作安排")
    press(two, "Ctrl+B")
    assert not pane.isVisible()


def test_an_annotation_made_in_one_pane_is_seen_in_both(two: MainWindow) -> None:
    two.session.perform(AddTag("产业", shortcut="1"))
    press(two, "Ctrl+6")
    pane = two.split_view.pane
    assert pane is not None
    pane.reader.select(3, 6)
    QTest.keyClick(pane.reader, Qt.Key.Key_1)
    settle(two)
    for reader in (two.reader, pane.reader):
        reader.set_caret(4)
        assert [span.label for span in reader.spans_at_caret() if span.layer == "annotations"] == ["产业"]


@pytest.mark.parametrize("suffix", ["a", "报告 1"])
def test_a_pdf_is_written(two: MainWindow, recorder: Recorder, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"{suffix}.pdf"
    recorder.answer("choose_new_file", path)
    written: list[str] = []
    two.session.messages.written.connect(lambda words, _: written.append(words))
    two.commands["export-pdf"].trigger()
    for _ in range(100):
        if path.exists():
            break
        QTest.qWait(20)
    assert path.read_bytes().startswith(b"%PDF")
    assert any(path.name in words for words in written)


def test_the_status_line_lists_all_annotations_at_the_caret(two: MainWindow) -> None:
    start = two.text().index("招商引资签约")
    for number in range(7):
        tag = AddTag(f"标签{number}")
        two.session.perform(tag)
        two.session.perform(AddAnnotation(two.document.id, start, start + 4 + number, tag.id))
    place_caret(two, "招商引资签约")
    shown = child(two, QLabel, "status-annotations")
    assert [f"标签{number}" in shown.text() for number in range(7)] == [True] * 6 + [False]
    assert shown.text().endswith("+1")
    assert "标签6" in shown.accessibleName()


def test_long_names_of_tags_leave_room_for_the_place_in_the_status_line(two: MainWindow) -> None:
    start = two.text().index("招商引资签约")
    name = "推进以县城为重要载体的城镇化建设" * 5
    for number in range(3):
        tag = AddTag(f"{number}{name}")
        two.session.perform(tag)
        two.session.perform(AddAnnotation(two.document.id, start, start + 4 + number, tag.id))
    two.resize(1280, 720)
    place_caret(two, "招商引资签约")
    shown, place = child(two, QLabel, "status-annotations"), child(two, QLabel, "status-position")
    assert shown.text().endswith("+1")
    assert f"2{name}" in shown.toolTip()
    assert shown.width() < 640
    assert place.mapTo(two, place.rect().topRight()).x() < two.width()


@pytest.mark.parametrize("keys", ["Esc", "Ctrl++", "Right"])
def test_a_card_walked_to_by_key_goes_with_the_next_one(two: MainWindow, qtbot: QtBot, keys: str) -> None:
    tag = AddTag("产业")
    two.session.perform(tag)
    start = two.text().index("招商引资签约")
    two.session.perform(AddAnnotation(two.document.id, start, start + 6, tag.id))
    place_caret(two, "招商引资签约")
    press(two, "`")
    qtbot.waitUntil(two.popover.card.isVisible, timeout=3000)
    press(two, keys)
    qtbot.waitUntil(lambda: not two.popover.card.isVisible(), timeout=3000)


@pytest.mark.parametrize("keys", ["Esc", "Ctrl+L"])
def test_a_card_that_comes_to_lie_under_the_pointer_goes_all_the_same(
    two: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    tag = AddTag("产业")
    two.session.perform(tag)
    start = two.text().index("招商引资签约")
    two.session.perform(AddAnnotation(two.document.id, start, start + 6, tag.id))
    place_caret(two, "招商引资签约")
    press(two, "`")
    popover = two.popover.card
    qtbot.waitUntil(popover.isVisible, timeout=3000)
    monkeypatch.setattr(popover, "underMouse", lambda: True)
    press(two, keys)
    qtbot.waitUntil(lambda: not popover.isVisible(), timeout=3000)
