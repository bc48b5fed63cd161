"""The mini-bar beside the selection, tags dragged and double-clicked, highlights and notes without a tag."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions.codebook import AddTag
from desktop.actions.row_types import AnnotationRow
from desktop.views.annotations.mini_bar import place_beside
from desktop.views.annotations.tag_drag import SELECTION_MIME, tag_data
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, click_row, settle, show_tab_of

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
NAMES = ("脱贫", "财政", "产业", "民生", "生态", "就业", "治理")


@pytest.fixture
def tagged(two: MainWindow) -> MainWindow:
    """A window with seven tags, the first four with a key, and the focus in the text."""
    for number, name in enumerate(NAMES):
        two.session.perform(AddTag(name, shortcut=str(number + 1) if number < 4 else None))
    two.reader.setFocus()
    return two


def rows(window: MainWindow) -> list[tuple[str, str]]:
    """Return tags and words of the annotations of the document."""
    return [(row.tag, row.quote) for row in window.session.library.queries.annotations(window.document.id)]


def first(window: MainWindow) -> AnnotationRow:
    return window.session.library.queries.annotations(window.document.id)[0]


def place(window: MainWindow, words: str) -> tuple[int, int]:
    contents = window.document.contents
    assert contents is not None
    start = contents.text.index(words)
    return start, start + len(words)


def drag_over(window: MainWindow, words: str) -> None:
    """Select words with the mouse."""
    start, end = place(window, words)
    reader = window.reader
    reader.reveal(start, end)
    viewport = reader.viewport()
    begin = reader.character_rect(start)
    last = reader.character_rect(end - 1)
    from_, to = QPoint(begin.left() + 1, begin.center().y()), QPoint(last.right() - 1, last.center().y())
    QTest.mousePress(viewport, LEFT, NONE, from_)
    QTest.mouseMove(viewport, (from_ + to) / 2)
    QTest.mouseMove(viewport, to)
    QTest.mouseRelease(viewport, LEFT, NONE, to)


def bar_of(window: MainWindow) -> QWidget:
    return window.mini_bar.bar


def wait_for_bar(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.mini_bar.shown)


def test_it_comes_when_words_were_selected_and_covers_none_of_them(tagged: MainWindow, qtbot: QtBot) -> None:
    drag_over(tagged, "招商引资签约")
    wait_for_bar(tagged, qtbot)
    start, end = tagged.reader.selection()
    bar, viewport = bar_of(tagged).geometry(), tagged.reader.viewport()
    for one in range(start, end):
        rect = tagged.reader.character_rect(one)
        assert not bar.intersects(rect.translated(viewport.mapTo(tagged, QPoint(0, 0))))
    assert tagged.rect().contains(bar)
    assert tagged.reader.hasFocus(), "who came with the mouse goes on with the keys of the text"
    shown = [child(bar_of(tagged), QToolButton, f"mini-tag-{number}").text() for number in range(6)]
    assert shown == ["脱贫  1", "财政  2", "产业  3", "民生  4", "生态", "就业"]


def test_a_tag_of_the_bar_is_applied_and_comes_first_next_time(tagged: MainWindow, qtbot: QtBot) -> None:
    drag_over(tagged, "招商引资")
    wait_for_bar(tagged, qtbot)
    QTest.mouseClick(child(bar_of(tagged), QToolButton, "mini-tag-4"), LEFT)
    assert rows(tagged) == [("生态", "招商引资")]
    assert not tagged.mini_bar.shown
    assert tagged.reader.hasFocus()
    drag_over(tagged, "签约项目")
    wait_for_bar(tagged, qtbot)
    assert child(bar_of(tagged), QToolButton, "mini-tag-0").text() == "生态"
    QTest.keyClick(tagged.reader, Qt.Key.Key_2)
    assert rows(tagged)[-1] == ("财政", "签约项目")
    assert not tagged.mini_bar.shown


def test_esc_takes_it_away_and_leaves_the_selection(tagged: MainWindow, qtbot: QtBot) -> None:
    drag_over(tagged, "招商引资")
    wait_for_bar(tagged, qtbot)
    QTest.keyClick(tagged.reader, Qt.Key.Key_Escape)
    assert not tagged.mini_bar.shown
    assert tagged.reader.selected_text() == "招商引资"
    QTest.keyClick(tagged.reader, Qt.Key.Key_Escape)
    assert tagged.reader.selected_text() == ""


def test_it_is_opened_by_key_and_used_with_keys_alone(tagged: MainWindow) -> None:
    tagged.reader.select(*place(tagged, "招商引资"))
    QTest.keyClick(tagged.reader, Qt.Key.Key_T)
    assert child(bar_of(tagged), QToolButton, "mini-tag-0").hasFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
    assert rows(tagged) == [("财政", "招商引资")]
    assert tagged.reader.hasFocus()
    tagged.reader.select(*place(tagged, "签约项目"))
    QTest.keyClick(tagged.reader, Qt.Key.Key_T)
    QTest.keyClick(child(bar_of(tagged), QToolButton, "mini-tag-0"), Qt.Key.Key_3)
    assert rows(tagged)[-1] == ("产业", "签约项目")
    QTest.keyClick(tagged.reader, Qt.Key.Key_T)
    QTest.keyClick(child(bar_of(tagged), QToolButton, "mini-tag-0"), Qt.Key.Key_Escape)
    assert (tagged.mini_bar.shown, tagged.reader.hasFocus()) == (False, True)
    QTest.keyClick(tagged.reader, Qt.Key.Key_T)
    QTest.keyClick(child(bar_of(tagged), QToolButton, "mini-tag-0"), Qt.Key.Key_Slash)
    QApplication.processEvents()
    assert child(tagged, QLineEdit, "palette-field").hasFocus()


def test_the_finder_takes_its_place(tagged: MainWindow, qtbot: QtBot) -> None:
    drag_over(tagged, "招商引资")
    wait_for_bar(tagged, qtbot)
    QTest.keyClick(tagged.reader, Qt.Key.Key_Slash)
    assert child(tagged, QLineEdit, "palette-field").isVisible()
    assert not tagged.mini_bar.shown


def test_with_few_tags_its_buttons_have_words(two: MainWindow, qtbot: QtBot) -> None:
    words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    for number, name in enumerate(NAMES):
        drag_over(two, "招商引资")
        wait_for_bar(two, qtbot)
        note = child(bar_of(two), QToolButton, "mini-note")
        assert (note.toolButtonStyle() == words) == (number <= 3)
        assert two.rect().contains(bar_of(two).geometry())
        QTest.keyClick(two.reader, Qt.Key.Key_Escape)
        QTest.keyClick(two.reader, Qt.Key.Key_Escape)  # a drag from within the selection would carry it
        two.session.perform(AddTag(name))


def test_highlight_copy_and_finder_are_in_it(tagged: MainWindow, qtbot: QtBot) -> None:
    drag_over(tagged, "招商引资")
    wait_for_bar(tagged, qtbot)
    QTest.mouseClick(child(bar_of(tagged), QToolButton, "mini-copy"), LEFT)
    assert QGuiApplication.clipboard().text() == "招商引资"
    QTest.keyClick(tagged.reader, Qt.Key.Key_T)
    QTest.mouseClick(child(bar_of(tagged), QToolButton, "mini-highlight"), LEFT)
    assert rows(tagged) == [("", "招商引资")]
    QTest.keyClick(tagged.reader, Qt.Key.Key_T)
    QTest.mouseClick(child(bar_of(tagged), QToolButton, "mini-find"), LEFT)
    assert child(tagged, QLineEdit, "palette-field").hasFocus()


def test_it_can_be_turned_off_and_its_key_stays(tagged: MainWindow, qtbot: QtBot) -> None:
    assert tagged.commands["mini-bar-on-selection"].isChecked()
    tagged.commands["mini-bar-on-selection"].trigger()
    drag_over(tagged, "招商引资")
    qtbot.wait(260)
    assert not tagged.mini_bar.shown
    assert not tagged.mini_bar.on_selection
    QTest.keyClick(tagged.reader, Qt.Key.Key_T)
    assert tagged.mini_bar.shown


def test_it_follows_the_text_and_goes_with_another_selection(tagged: MainWindow, qtbot: QtBot) -> None:
    drag_over(tagged, "招商引资")
    wait_for_bar(tagged, qtbot)
    tagged.reader.select(*place(tagged, "各位代表"))
    assert not tagged.mini_bar.shown
    tagged.reader.clear_selection()
    QTest.keyClick(tagged.reader, Qt.Key.Key_T)
    assert not tagged.mini_bar.shown, "there is nothing to annotate"


def test_a_click_within_the_selection_ends_it(tagged: MainWindow) -> None:
    start, end = place(tagged, "招商引资签约")
    tagged.reader.select(start, end)
    where = tagged.reader.character_rect(start + 2).center()
    QTest.mouseClick(tagged.reader.viewport(), LEFT, NONE, where)
    assert tagged.reader.selected_text() == ""
    assert start < tagged.reader.caret() < end


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (QRect(300, 300, 80, 24), 300 - 8 - 40),
        (QRect(300, 110, 80, 24), 133 + 8),
        (QRect(300, 100, 500, 500), 100 - 40),
    ],
)
def test_where_it_goes(selection: QRect, expected: int) -> None:
    room, within = QRect(200, 100, 600, 500), QRect(0, 0, 1000, 640)
    found = place_beside(QSize(600, 40), selection, room, within)
    assert found.top() == expected
    assert not found.intersects(selection)
    assert within.contains(found)


# Drag and drop.


def carried(view: QWidget, point: QPoint, data: QMimeData) -> bool:
    """Send what a window system sends when something is dragged there and dropped; return if it is taken."""
    actions = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(point, actions, data, LEFT, NONE)
    QApplication.sendEvent(view, enter)
    QApplication.sendEvent(view, QDragMoveEvent(point, actions, data, LEFT, NONE))
    drop = QDropEvent(QPointF(point), actions, data, LEFT, NONE)
    QApplication.sendEvent(view, drop)
    return enter.isAccepted() and drop.isAccepted()


def test_a_tag_is_dragged_onto_the_selection(tagged: MainWindow) -> None:
    tag = tagged.annotations_panel.codebook.tags()[5]
    start, end = place(tagged, "招商引资")
    viewport = tagged.reader.viewport()
    point = tagged.reader.character_rect(start).center()
    assert not carried(viewport, point, tag_data(QMimeData(), tag.id)), "nothing is selected"
    tagged.reader.select(start, end)
    assert carried(viewport, point, tag_data(QMimeData(), tag.id))
    assert rows(tagged) == [("就业", "招商引资")]


def test_the_selection_is_dragged_onto_a_tag(tagged: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = tagged.annotations_panel.codebook.tree
    start, end = place(tagged, "招商引资")
    tagged.reader.select(start, end)
    viewport = tagged.reader.viewport()
    begun = tagged.reader.character_rect(start + 1).center()
    show_tab_of(tree)
    onto = tree.visualRect(tree.model().index(3, 0)).center()
    taken: list[bool] = []

    def carry(drag: QDrag, *_: object) -> Qt.DropAction:
        assert drag.mimeData().text() == "招商引资"
        assert drag.mimeData().hasFormat(SELECTION_MIME)
        taken.append(carried(tree.viewport(), onto, drag.mimeData()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", carry)
    QTest.mousePress(viewport, LEFT, NONE, begun)
    for step in (1, 2):
        away = QPointF(begun + QPoint(0, step * QApplication.startDragDistance()))
        moved = QMouseEvent(QEvent.Type.MouseMove, away, viewport.mapToGlobal(away), LEFT, LEFT, NONE)
        QApplication.sendEvent(viewport, moved)
    assert taken == [True]
    assert rows(tagged) == [("民生", "招商引资")]
    assert tagged.reader.selected_text() == "招商引资"


# Without a tag.


def test_h_highlights_and_a_digit_gives_the_highlight_its_tag(tagged: MainWindow) -> None:
    tagged.reader.select(*place(tagged, "招商引资"))
    QTest.keyClick(tagged.reader, Qt.Key.Key_H)
    assert rows(tagged) == [("", "招商引资")]
    (span,) = tagged.reader.touching_spans("annotations", *place(tagged, "招商引资"))
    assert (span.style, span.label) == ("highlight", "Highlight")
    marks = tagged.annotations_panel.annotation_list
    assert [marks.model.index(0, 0).data()] == ["Highlight: 招商引资"]
    tagged.reader.set_caret(place(tagged, "招商引资")[0] + 1)
    QTest.keyClick(tagged.reader, Qt.Key.Key_2)
    assert rows(tagged) == [("财政", "招商引资")]
    tagged.commands["undo"].trigger()
    settle(tagged)
    assert rows(tagged) == [("", "招商引资")]


def test_the_list_is_filtered_by_what_has_no_tag(tagged: MainWindow) -> None:
    tagged.reader.select(*place(tagged, "招商引资"))
    QTest.keyClick(tagged.reader, Qt.Key.Key_H)
    tagged.reader.select(*place(tagged, "签约项目"))
    QTest.keyClick(tagged.reader, Qt.Key.Key_1)
    marks = tagged.annotations_panel.annotation_list
    assert [marks.tag.itemText(n) for n in range(marks.tag.count())] == ["All tags", "No tag", "脱贫"]
    marks.tag.setCurrentIndex(1)
    assert [row.quote for row in marks.model.shown_rows()] == ["招商引资"]
    marks.tag.setCurrentIndex(0)
    assert len(marks.model.shown_rows()) == 2


def test_nothing_is_said_of_tags_where_there_is_nothing_to_note(
    tagged: MainWindow, recorder: Recorder
) -> None:
    tagged.reader.set_caret(0)
    QTest.keyClick(tagged.reader, Qt.Key.Key_N)
    assert rows(tagged) == []
    assert recorder.heard("note")[-1] == "Select text or an annotation first"


def test_n_works_after_a_click_on_a_tag(tagged: MainWindow) -> None:
    tagged.reader.select(*place(tagged, "招商引资"))
    click_row(tagged.annotations_panel.codebook.tree, 1)
    assert rows(tagged) == []
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_N)
    assert rows(tagged) == [("", "招商引资")]
    field = QApplication.focusWidget()
    assert field is not None
    assert field.objectName() == "note"
    QTest.keyClicks(field, "mind this")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert first(tagged).note == "mind this"
    assert tagged.reader.hasFocus()
