"""Gestures on the text, from the mouse or the key to the library: words, bookmarks, handles."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, click_row, settle

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
WORDS = "招商引资签约项目"


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(window.reader, QKeySequence(keys))
    settle(window)


def middle(window: MainWindow, place: int) -> QPoint:
    """Return where a character is in the pane, bringing it into view."""
    window.reader.reveal(place)
    rect = window.reader.character_rect(place)
    assert rect.isValid()
    return rect.center()


def drag(window: MainWindow, start: QPoint, end: QPoint) -> None:
    viewport = window.reader.viewport()
    QTest.mousePress(viewport, LEFT, NONE, start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, NONE, end)
    settle(window)


def menu_at(window: MainWindow, place: int) -> QMenu:
    """Click a character with the right button and give the menu that opens."""
    where, viewport = middle(window, place), window.reader.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, NONE, where)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, viewport.mapToGlobal(where))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, *path: str) -> None:
    """Choose an entry of a menu with the mouse, through those that lead to it."""
    for at, words in enumerate(path):
        action = next(one for one in menu.actions() if words in one.text())
        place = menu.actionGeometry(action).center()
        if at + 1 == len(path):
            QTest.mouseMove(menu, place)
            QTest.mouseClick(menu, LEFT, NONE, place)
            return
        QTest.mouseMove(menu, place)
        QTest.keyClick(menu, Qt.Key.Key_Right)
        inner = QApplication.activePopupWidget()
        assert isinstance(inner, QMenu)
        assert inner is not menu
        menu = inner


def tag(window: MainWindow, start: int, end: int, name: str) -> str:
    """Put a new tag on a range and give the annotation's id."""
    action = AddTag(name)
    window.session.perform(action)
    added = AddAnnotation(window.document.id, start, end, action.id)
    window.session.perform(added)
    settle(window)
    return added.id


def spans(window: MainWindow) -> list[tuple[int, int, str]]:
    rows = window.session.library.queries.annotations(window.document.id)
    return [(row.start, row.end, row.quote) for row in rows]


def test_words_are_taken_split_and_joined_by_right_click(two: MainWindow) -> None:
    place = two.text().index("签约项目")
    tag(two, place, place + 4, "就业")
    before = spans(two)
    drag(two, middle(two, place) - QPoint(6, 0), middle(two, place + 3) + QPoint(6, 0))
    assert two.reader.selected_text() == "签约项目"
    choose(menu_at(two, place + 1), "Words", "Add “签约项目” to dictionary")
    settle(two)
    assert two.reader.word_at(place) == (place, place + 4)
    two.reader.clear_selection()
    choose(menu_at(two, place + 2), "Words", "Split: 签约 | 项目")
    settle(two)
    assert two.reader.word_at(place) == (place, place + 2)
    assert two.reader.word_at(place + 2) == (place + 2, place + 4)
    choose(menu_at(two, place), "Words", "Merge: 签约 + 项目")
    settle(two)
    assert two.reader.word_at(place) == (place, place + 4)
    assert spans(two) == before
    for _ in range(3):
        press(two, "Ctrl+Z")
    assert two.reader.word_at(place) == (place, place + 2)


def test_words_that_were_split_are_double_clicked_as_they_are_now(two: MainWindow) -> None:
    place = two.text().index(WORDS)
    whole = two.reader.word_at(place)
    assert whole == (place, place + 4)
    choose(menu_at(two, place + 2), "Words", "Split: 招商 | 引资")
    settle(two)
    QTest.qWait(QApplication.doubleClickInterval() + 20)
    viewport = two.reader.viewport()
    QTest.mouseClick(viewport, LEFT, NONE, middle(two, place))
    QTest.mouseDClick(viewport, LEFT, NONE, middle(two, place))
    assert two.reader.selected_text() == "招商"


def test_a_bookmark_is_gone_to_and_taken_away_in_the_outline(two: MainWindow, qtbot: QtBot) -> None:
    place = two.text().index(WORDS)
    QTest.mouseClick(two.reader.viewport(), LEFT, NONE, middle(two, place) - QPoint(6, 0))
    press(two, "Ctrl+D")
    marks = two.outline.panel.bookmarks
    qtbot.waitUntil(lambda: marks.count() == 1)
    before = two.reader.grab().toImage()
    press(two, "Ctrl+Home")
    click_row(marks, 0)
    settle(two)
    assert two.reader.caret() == place
    marks.setFocus()
    QTest.keyClick(marks, Qt.Key.Key_Delete)
    settle(two)
    assert not two.session.library.queries.bookmarks(two.document.id)
    assert not marks.isVisible()
    assert two.reader.grab().toImage() != before  # the ribbon is gone


def ends(window: MainWindow, start: int, end: int) -> tuple[QPoint, QPoint]:
    """Return the knobs of the handles at a range's ends."""
    first, last = window.reader.character_rect(start), window.reader.character_rect(end - 1)
    return first.topLeft() + QPoint(0, -3), last.bottomRight() + QPoint(0, 3)


def test_an_annotation_is_resized_by_both_its_handles(two: MainWindow) -> None:
    two.reader.set_snapping(False)
    place = two.text().index(WORDS)
    tag(two, place, place + 4, "招商")
    choose(menu_at(two, place + 1), "招商", "Adjust range")
    settle(two)
    assert two.reader.adjusting() is not None
    assert two.reader.selection() == (place, place + 4)
    drag(two, ends(two, place, place + 4)[1], middle(two, place + 5) + QPoint(4, 0))
    assert spans(two) == [(place, place + 6, "招商引资签约")]
    drag(two, ends(two, place, place + 6)[0], middle(two, place + 2) - QPoint(4, 0))
    assert spans(two) == [(place + 2, place + 6, "引资签约")]
    press(two, "Esc")
    assert two.reader.adjusting() is None
    press(two, "Ctrl+Z")
    press(two, "Ctrl+Z")
    assert spans(two) == [(place, place + 4, "招商引资")]


def test_an_annotation_is_resized_by_keys(two: MainWindow) -> None:
    place = two.text().index(WORDS)
    tag(two, place, place + 4, "招商")
    QTest.mouseClick(two.reader.viewport(), LEFT, NONE, middle(two, place + 1))
    for keys in ("F4", "Shift+Right", "Shift+Right", "X", "Shift+Right", "Return"):
        press(two, keys)
    assert spans(two) == [(place + 1, place + 6, "商引资签约")]


def test_what_is_walked_to_is_what_is_deleted(two: MainWindow) -> None:
    place = two.text().index(WORDS)
    inner, outer = tag(two, place, place + 4, "内"), tag(two, place, place + 8, "外")
    QTest.mouseClick(two.reader.viewport(), LEFT, NONE, middle(two, place + 1))
    settle(two)
    seen = []
    for _ in range(2):
        press(two, "`")
        current = two.annotations_panel.annotation_list.current()
        assert current is not None
        seen.append(current.id)
    assert sorted(seen) == sorted([inner, outer])
    press(two, "Del")
    left = [row.id for row in two.session.library.queries.annotations(two.document.id)]
    assert left == [one for one in (inner, outer) if one != seen[-1]]


def test_it_is_said_where_there_is_nothing_further_to_go_to(two: MainWindow, recorder: Recorder) -> None:
    place = two.text().index(WORDS)
    tag(two, place, place + 4, "招商")
    press(two, "F8")
    assert two.reader.caret() == place
    assert not recorder.heard("note")
    press(two, "F8")
    assert "No more" in recorder.heard("note")[-1]


def test_what_is_said_in_passing_is_seen(two: MainWindow) -> None:
    place = two.text().index(WORDS)
    tag(two, place, place + 4, "招商")
    QTest.mouseClick(two.reader.viewport(), LEFT, NONE, middle(two, place + 1))
    settle(two)
    said, named = child(two, QLabel, "status-said"), child(two, QLabel, "status-annotations")
    assert not said.isVisible()
    assert named.isVisible()
    press(two, "Ctrl+F2")
    assert "No more bookmarks" in two.toast.text()
    assert named.isVisible(), "what is said in passing leaves the status line alone"
    two.status_bar.show_note("doubtful character")
    assert said.isVisible()
    assert said.width() > said.fontMetrics().horizontalAdvance(said.text())
    assert not named.isVisible()
    two.status_bar.show_note("a" * 4000)  # however long, the window stays as wide as it was
    QTest.qWait(20)
    assert two.minimumSizeHint().width() < 1200
    two.status_bar.show_note("")
    assert not said.isVisible()
    assert named.isVisible()


def composed(field: QWidget, words: str) -> None:
    """Show letters that an input method is about to turn into words."""
    QApplication.sendEvent(field, QInputMethodEvent(words, []))


def committed(field: QWidget, words: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


def test_finding_waits_until_an_input_method_has_the_words(two: MainWindow) -> None:
    press(two, "Ctrl+F")
    field = two.find_bar.field
    for letters in ("z", "zhao", "zhao'shang"):
        composed(field, letters)
        assert field.text() == ""
        assert not two.find_bar.hits()
    committed(field, "招商")
    assert field.text() == "招商"
    assert {two.text()[start:end] for start, end in two.find_bar.hits()} == {"招商"}


@pytest.mark.parametrize("commit", ["招商", "1"])
def test_the_pane_takes_nothing_from_an_input_method(two: MainWindow, commit: str) -> None:
    two.session.perform(AddTag("招商", shortcut="1"))
    place = two.text().index(WORDS)
    QTest.mouseClick(two.reader.viewport(), LEFT, NONE, middle(two, place))
    before = two.text()
    assert not two.reader.inputMethodQuery(Qt.InputMethodQuery.ImEnabled)
    composed(two.reader, "zhao")
    committed(two.reader, commit)
    assert two.text() == before
    assert not spans(two)
    two.reader.select(place, place + 4)
    QTest.keyClick(two.reader, Qt.Key.Key_1)  # keys without a modifier go on working
    settle(two)
    assert spans(two) == [(place, place + 4, "招商引资")]
