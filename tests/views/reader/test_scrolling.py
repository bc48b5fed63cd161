"""What one looks at stays where it is, whatever comes late."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.text.outline import Heading
from desktop.text.spans import Span
from desktop.views.reader import CONTRAST, DARK, ReaderWidget
from tests.views.reader.conftest import TEXT

LONG = "\n".join(
    f"第{number}段。" + "全市上下坚持稳中求进工作总基调，完成投资12.5亿元。" * (number % 7)
    for number in range(600)
)
MIDDLE = len(LONG) // 2


def turn(reader: ReaderWidget, pixels: int = 0, angle: int = 0, control: bool = False) -> None:
    middle = QPointF(200, 200)
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        middle,
        reader.viewport().mapToGlobal(middle),
        QPoint(0, pixels),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(reader.viewport(), event)


def test_a_touchpad_scrolls_by_pixels(reader: ReaderWidget) -> None:
    reader.show_text(LONG)
    before = reader.character_rect(0).top()
    turn(reader, pixels=-7)
    assert reader.character_rect(0).top() == before - 7
    turn(reader, pixels=7)
    assert reader.character_rect(0).top() == before


def test_the_wheel_goes_down_and_up_again(reader: ReaderWidget) -> None:
    reader.show_text(LONG)
    reader.set_position(MIDDLE)
    place, top = reader.position(), reader.character_rect(reader.position()).top()
    for _ in range(20):
        turn(reader, angle=-120)
    assert reader.position() > place
    for _ in range(20):
        turn(reader, angle=120)
    assert (reader.position(), reader.character_rect(place).top()) == (place, top)


def test_a_span_that_comes_under_the_pointer_stands_out_at_rest(reader: ReaderWidget, qtbot: QtBot) -> None:
    reader.show_text("字" * 3000)
    reader.add_span(Span(1000, 3000, "annotations", "rest", "甲", "#aa0000"))
    reader.set_position(1500)
    seen: list[str] = []
    reader.span_hovered.connect(lambda _layer, key, _point: seen.append(key))
    turn(reader, pixels=-30)
    turn(reader, pixels=-10)
    assert seen == []
    qtbot.waitUntil(lambda: seen == ["rest"])


def test_the_wheel_ends_at_the_ends(reader: ReaderWidget) -> None:
    reader.show_text(TEXT)
    turn(reader, angle=-1200)
    assert reader.position() == 0
    reader.show_text(LONG)
    turn(reader, angle=120)
    assert reader.position() == 0
    turn(reader, pixels=-10_000_000)
    bar = reader.verticalScrollBar()
    assert bar.value() == bar.maximum()
    assert reader.character_rect(len(LONG) - 1).isValid()


def test_the_scroll_bar_reaches_everything(reader: ReaderWidget) -> None:
    reader.show_text(LONG)
    bar = reader.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert reader.character_rect(len(LONG) - 1).isValid()
    bar.setValue(bar.maximum() // 2)
    assert abs(reader.position() - MIDDLE) < len(LONG) // 8
    bar.setValue(0)
    assert reader.position() == 0


CHANGES: dict[str, Callable[[ReaderWidget], None]] = {
    "words": lambda reader: reader.set_words(list(range(0, len(LONG) + 1, 2))),
    "spaces": lambda reader: reader.set_word_marks("spaces"),
    "tint": lambda reader: reader.set_word_marks("tint"),
    "zoom": lambda reader: reader.zoom(2),
    "font": lambda reader: reader.set_font("", 18),
    "measure": lambda reader: reader.set_typography(replace(reader.typography(), measure=24)),
    "theme": lambda reader: reader.set_theme(DARK),
    "resize": lambda reader: reader.resize(520, 400),
    "annotations": lambda reader: reader.set_spans(
        "annotations", [Span(a, a + 90, "annotations", str(a), "甲", "#aa0000") for a in range(0, MIDDLE, 9)]
    ),
    "hide": lambda reader: reader.set_layer_visible("annotations", False),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_line_looked_at_stays(
    reader: ReaderWidget, change: Callable[[ReaderWidget], None], qtbot: QtBot
) -> None:
    reader.show_text(LONG)
    reader.set_position(MIDDLE)
    place = reader.position()
    top = reader.character_rect(place).top()
    change(reader)
    QApplication.processEvents()
    rect = reader.character_rect(place)
    assert rect.isValid()
    assert abs(rect.top() - top) <= 12


@pytest.mark.parametrize("width", [430, 470, 510])
def test_a_place_shown_at_another_width_begins_the_first_line_again(reader: ReaderWidget, width: int) -> None:
    reader.show_text(LONG)
    reader.set_position(MIDDLE)
    place = reader.position()
    before = reader.size()
    reader.resize(width, before.height())
    reader.set_position(place)
    reader.resize(before)
    QApplication.processEvents()
    assert reader.position() == place


def test_resizing_to_and_fro_does_not_drift(reader: ReaderWidget) -> None:
    reader.show_text(LONG)
    reader.set_position(MIDDLE)
    place = reader.position()
    for width in (500, 900, 640, 420, 760) * 4:
        reader.resize(width, 520)
    assert reader.position() == place


def test_heights_are_found_out_in_idle_time_without_a_jump(reader: ReaderWidget, qtbot: QtBot) -> None:
    reader.show_text(LONG)
    reader.set_position(MIDDLE)
    place = reader.position()
    top = reader.character_rect(place).top()
    bar = reader.verticalScrollBar()
    qtbot.wait(200)
    seen = set()

    def settled() -> bool:
        seen.add(bar.maximum())
        return reader.all_heights_known()

    qtbot.waitUntil(settled, timeout=20_000)
    assert reader.position() == place
    assert reader.character_rect(place).top() == top


def test_heights_wait_while_something_is_wanted_sooner(reader: ReaderWidget, qtbot: QtBot) -> None:
    busy = [True]
    reader.wait_while(lambda: bool(busy))
    reader.show_text(LONG)
    qtbot.wait(100)
    guessed = reader.verticalScrollBar().maximum()
    qtbot.wait(600)
    assert reader.verticalScrollBar().maximum() == guessed
    busy.clear()
    qtbot.waitUntil(reader.all_heights_known, timeout=20_000)
    assert reader.verticalScrollBar().maximum() != guessed


def test_revealing_moves_no_more_than_needed(reader: ReaderWidget) -> None:
    reader.show_text(LONG)
    reader.reveal(5, 9)
    assert reader.position() == 0
    reader.reveal(MIDDLE, MIDDLE + 10)
    rect = reader.character_rect(MIDDLE)
    assert 0 < rect.top() < reader.viewport().height() / 2
    place = reader.position()
    reader.reveal(MIDDLE + 20)
    assert reader.position() == place


def test_places_come_back_exactly(reader: ReaderWidget) -> None:
    reader.show_text(LONG)
    for place in (0, 77, MIDDLE, len(LONG)):
        reader.set_position(place)
        found = reader.position()
        reader.set_position(0)
        reader.set_position(found)
        assert reader.position() == found


def test_texts_of_every_kind_can_be_shown(reader: ReaderWidget) -> None:
    for text in ("", "\n", "字", "\n\n\n", "a" * 5000, "𠮷" * 3000, "字" * 30_000, "\t一\r二\u2028三\x00四"):
        reader.show_text(text, [Heading(0, len(text), 1, text[:9], "other")] if text else [])
        reader.set_words([0, len(text)])
        reader.set_word_marks("ticks")
        reader.set_theme(CONTRAST)
        reader.grab()
        reader.set_caret(len(text))
        reader.select(0, len(text))
        assert reader.selected_text() == text
        reader.grab()


def test_control_and_wheel_enlarge(reader: ReaderWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.zoomed):
        turn(reader, angle=120, control=True)


@pytest.mark.parametrize("text", ["", "短文。", TEXT])
def test_another_text_without_headings_may_follow_the_end_of_a_long_one(
    reader: ReaderWidget, text: str
) -> None:
    reader.show_text(LONG, [Heading(0, 4, 1, "第0段", "review")])
    reader.select(len(LONG) - 9, len(LONG) - 4)
    reader.reveal(len(LONG) - 9, len(LONG) - 4)
    reader.clear_selection()
    reader.show_text(text)  # the line of headings goes, and the page grows by it
    reader.set_word_marks("off")
    assert reader.text() == text
    assert reader.position() == 0
