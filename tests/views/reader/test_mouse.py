"""What the mouse does, with real events."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.text.spans import Span
from desktop.views.reader import ReaderWidget
from tests.views.reader.conftest import TEXT, Hand

PROJECT = TEXT.index("招商引资")
WORDS = [0, PROJECT, PROJECT + 4, PROJECT + 6, PROJECT + 8, len(TEXT)]


def test_a_click_puts_the_caret(reader: ReaderWidget, hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.caret_moved) as caught:
        hand.click(PROJECT)
    assert caught.args == [PROJECT]
    assert reader.selection() == (PROJECT, PROJECT)


def test_dragging_is_by_character_where_words_are_off(reader: ReaderWidget, hand: Hand, qtbot: QtBot) -> None:
    reader.set_words(WORDS)
    reader.set_snapping(False)
    with qtbot.waitSignal(reader.selected) as caught:
        hand.drag(hand.at(PROJECT + 1), hand.at(PROJECT + 4, right=True))
    assert caught.args == [PROJECT + 1, PROJECT + 5]
    assert reader.selected_text() == "商引资签"


def test_dragging_takes_whole_words(reader: ReaderWidget, hand: Hand) -> None:
    reader.set_words(WORDS)
    reader.set_snapping(True)
    hand.drag(hand.at(PROJECT + 1), hand.at(PROJECT + 4, right=True))
    assert reader.selected_text() == "招商引资签约"
    hand.drag(hand.at(PROJECT + 6, right=True), hand.at(PROJECT + 2))
    assert reader.selected_text() == "招商引资签约项目"
    assert reader.caret() == PROJECT


def test_alt_turns_snapping_round(reader: ReaderWidget, hand: Hand) -> None:
    reader.set_words(WORDS)
    reader.set_snapping(True)
    viewport = reader.viewport()
    start, end = hand.at(PROJECT + 1), hand.at(PROJECT + 4, right=True)
    for kind, point, buttons in (
        (QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseMove, end, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.NoButton),
    ):
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        where = viewport.mapToGlobal(point)
        event = QMouseEvent(
            kind, QPointF(point), QPointF(where), button, buttons, Qt.KeyboardModifier.AltModifier
        )
        QApplication.sendEvent(viewport, event)
    assert reader.selected_text() == "商引资签"


def test_clicks_in_a_row_take_more_and_more(reader: ReaderWidget, hand: Hand) -> None:
    reader.set_words(WORDS)
    taken = []
    hand.double_click(PROJECT + 1)
    taken.append(reader.selected_text())
    for _ in range(3):
        hand.click(PROJECT + 1)
        taken.append(reader.selected_text())
    assert taken[0] == "招商引资"
    assert taken[1] == "招商引资签约项目32个"
    assert taken[2].startswith("2023年")
    assert taken[2].endswith("86亿元。")
    assert taken[3] == TEXT.split("\n")[3]


def test_shift_click_extends(reader: ReaderWidget, hand: Hand) -> None:
    reader.set_snapping(False)
    hand.click(PROJECT)
    hand.click(PROJECT + 4, Qt.KeyboardModifier.ShiftModifier)
    assert reader.selected_text() == "招商引资"


def test_wide_characters_are_one_character(reader: ReaderWidget, hand: Hand) -> None:
    reader.set_snapping(False)
    start, end = TEXT.index("𠮷"), TEXT.index("😀") + 1
    hand.drag(hand.at(start), hand.at(end - 1, right=True))
    assert reader.selection() == (start, end)
    assert reader.selected_text() == "𠮷祥村😀"


def test_an_end_is_moved_by_its_handle(reader: ReaderWidget, hand: Hand, qtbot: QtBot) -> None:
    reader.set_snapping(False)
    reader.select(PROJECT, PROJECT + 4)
    handle = reader.character_rect(PROJECT + 3).bottomRight() + QPoint(0, 3)
    hand.drag(handle, hand.at(PROJECT + 5, right=True))
    assert reader.selection() == (PROJECT, PROJECT + 6)
    handle = reader.character_rect(PROJECT).topLeft() + QPoint(0, -3)
    hand.drag(handle, hand.at(PROJECT + 2))
    assert reader.selection() == (PROJECT + 2, PROJECT + 6)


def test_an_annotation_is_adjusted_by_its_handle(reader: ReaderWidget, hand: Hand, qtbot: QtBot) -> None:
    reader.set_snapping(False)
    reader.add_span(Span(PROJECT, PROJECT + 4, "annotations", "a1", "招商", "#aa3333"))
    reader.adjust("annotations", "a1")
    handle = reader.character_rect(PROJECT + 3).bottomRight() + QPoint(0, 3)
    with qtbot.waitSignal(reader.span_resized) as caught:
        hand.drag(handle, hand.at(PROJECT + 5, right=True))
    assert caught.args == ["annotations", "a1", PROJECT, PROJECT + 6]


def test_the_span_under_the_pointer_is_told(reader: ReaderWidget, hand: Hand, qtbot: QtBot) -> None:
    reader.add_span(Span(PROJECT, PROJECT + 9, "annotations", "wide", "招商", "#aa3333"))
    reader.add_span(Span(PROJECT, PROJECT + 4, "terms", "term", "招商引资"))
    with qtbot.waitSignal(reader.span_hovered) as caught:
        QTest.mouseMove(reader.viewport(), hand.at(PROJECT + 1))
    assert caught.args[:2] == ["terms", "term"]
    with qtbot.waitSignal(reader.span_hovered) as caught:
        QTest.mouseMove(reader.viewport(), hand.at(PROJECT + 6))
    assert caught.args[:2] == ["annotations", "wide"]
    with qtbot.waitSignal(reader.span_left):
        QTest.mouseMove(reader.viewport(), hand.at(PROJECT + 10))


def test_lanes_tell_overlapping_annotations_apart(reader: ReaderWidget, hand: Hand, qtbot: QtBot) -> None:
    for number in range(3):
        reader.add_span(Span(PROJECT, PROJECT + 6, "annotations", f"a{number}", f"标签{number}", "#336699"))
    seen = []
    reader.span_hovered.connect(lambda layer, key, point: seen.append(key))
    foot = reader.character_rect(PROJECT + 2).bottomLeft()
    for lane in range(3):
        QTest.mouseMove(reader.viewport(), foot + QPoint(2, 4 + 4 * lane))
    assert seen == ["a0", "a1", "a2"]


def test_a_click_opens_the_span(reader: ReaderWidget, hand: Hand, qtbot: QtBot) -> None:
    reader.add_span(Span(PROJECT, PROJECT + 4, "annotations", "a1", "招商", "#aa3333"))
    with qtbot.waitSignal(reader.span_activated) as caught:
        hand.click(PROJECT + 1)
    assert caught.args == ["annotations", "a1"]


def test_a_hidden_layer_is_not_met(reader: ReaderWidget, hand: Hand, qtbot: QtBot) -> None:
    reader.add_span(Span(PROJECT, PROJECT + 4, "figures", "f1"))
    reader.set_layer_visible("figures", False)
    with qtbot.assertNotEmitted(reader.span_activated):
        hand.click(PROJECT + 1)


def test_dragging_beyond_the_edge_scrolls(reader: ReaderWidget, hand: Hand, qtbot: QtBot) -> None:
    reader.show_text("这是很长的一段文字。" * 400)
    start = hand.at(30)
    QTest.mousePress(reader.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(reader.viewport(), QPoint(200, reader.viewport().height() + 60))
    qtbot.waitUntil(lambda: reader.position() > 60)
    QTest.mouseRelease(reader.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 400))
    first, last = reader.selection()
    assert first == 30
    assert last > 200


def test_a_menu_is_asked_for_where_the_pointer_is(reader: ReaderWidget, hand: Hand, qtbot: QtBot) -> None:
    from PySide6.QtGui import QContextMenuEvent

    point = hand.at(PROJECT)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, reader.viewport().mapToGlobal(point))
    with qtbot.waitSignal(reader.menu_wanted) as caught:
        QApplication.sendEvent(reader.viewport(), event)
    assert caught.args[1] == PROJECT
    assert reader.caret() == PROJECT


def test_names_in_the_margin_keep_to_one_edge_and_can_be_pointed_at(
    reader: ReaderWidget, hand: Hand, qtbot: QtBot
) -> None:
    """A name stands at the same place beside one annotation and beside six."""
    reader.resize(1000, 520)
    reader.add_span(Span(2, 6, "annotations", "alone", "民生保障", "#aa3333"))
    for number in range(6):
        reader.add_span(Span(PROJECT, PROJECT + 6, "annotations", f"a{number}", f"标签{number}", "#336699"))
    seen: list[str] = []
    reader.span_hovered.connect(lambda _layer, key, _point: seen.append(key))
    edge = reader.viewport().width()
    for place in (2, PROJECT):
        y = reader.character_rect(place).center().y()
        QTest.mouseMove(reader.viewport(), QPoint(edge - 40, y))
        QTest.mouseMove(reader.viewport(), QPoint(edge - 90, y))
    assert seen == ["alone", "a0"]
    assert reader.character_rect(2).left() < reader.viewport().width() / 2


def test_where_there_is_room_the_column_is_in_the_middle(reader: ReaderWidget) -> None:
    def room(width: int) -> tuple[int, int]:
        """Return the pixels left of the longest line and right of it."""
        reader.resize(width, 520)
        QApplication.processEvents()
        start = TEXT.index("2023年")
        first = [reader.character_rect(place) for place in range(start, start + 80)]
        lines = [rect for rect in first if rect.isValid()]
        return min(rect.left() for rect in lines), reader.viewport().width() - max(
            rect.right() for rect in lines
        )

    left, right = room(1400)
    assert abs(left - right) < 40
    left, right = room(900)
    assert right > left + 60


def test_six_brackets_can_be_pointed_at_in_text_three_times_as_large(
    reader: ReaderWidget, qtbot: QtBot
) -> None:
    reader.resize(900, 700)
    for number in range(6):
        reader.add_span(Span(3, 7, "annotations", f"a{number}", f"标签{number}", "#336699"))
    for _ in range(15):
        reader.zoom(1)
    reader.set_caret(3)
    seen: list[str] = []
    reader.span_hovered.connect(lambda _layer, key, _point: seen.append(key))
    y = reader.character_rect(4).center().y()
    for x in range(reader.viewport().width() // 2, reader.viewport().width(), 2):
        QTest.mouseMove(reader.viewport(), QPoint(x, y))
    assert set(seen) == {f"a{number}" for number in range(6)}
