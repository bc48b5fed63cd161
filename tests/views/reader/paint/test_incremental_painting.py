"""Only what changes is painted again: the screen must show what painting everything would give."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.text.spans import Span
from desktop.views.reader import ReaderWidget
from tests.views.reader.test_scrolling import LONG, turn

TAGS = (("甲", "#aa3333"), ("乙", "#2266bb"), ("丙", "#228844"))


def fill(reader: ReaderWidget) -> None:
    reader.show_text(LONG)
    reader.set_words(list(range(0, len(LONG) + 1, 2)))
    reader.set_word_marks("ticks")
    spans = [
        Span(start, start + 7 * (1 + start % 9), "annotations", str(start), *TAGS[start % len(TAGS)])
        for start in range(0, len(LONG) - 80, 13)
    ]
    reader.set_spans("annotations", spans)
    reader.set_spans("figures", [Span(at, at + 5, "figures", str(at)) for at in range(0, len(LONG), 29)])
    reader.set_position(len(LONG) // 2)
    QApplication.processEvents()


def on_screen(reader: ReaderWidget) -> QImage:
    """Return what the window shows of the page, without having anything painted."""
    shown = reader.screen().grabWindow(reader.window().winId()).toImage()
    return page_of(reader, shown)


def page_of(reader: ReaderWidget, window: QImage) -> QImage:
    return window.copy(reader.viewport().geometry()).convertToFormat(QImage.Format.Format_RGB32)


def painted_anew(reader: ReaderWidget) -> QImage:
    return page_of(reader, reader.window().grab().toImage())


def differences(one: QImage, other: QImage) -> list[tuple[int, int]]:
    assert one.size() == other.size()
    if one == other:
        return []
    everywhere = ((x, y) for y in range(one.height()) for x in range(one.width()))
    return [(x, y) for x, y in everywhere if one.pixel(x, y) != other.pixel(x, y)]


def scroll(reader: ReaderWidget) -> None:
    for pixels in (-31, -120, 7, -64, 200, -5):
        turn(reader, pixels=pixels)
        QApplication.processEvents()


def point(reader: ReaderWidget) -> None:
    for step in range(12):
        QTest.mouseMove(reader.viewport(), QPoint(80 + 40 * step, 60 + 31 * step))
        QApplication.processEvents()
    figure = (reader.position() + 150) // 29 * 29
    hit_test = reader.controller.hit_test
    QTest.mouseMove(reader.viewport(), QRectF(hit_test.character_rect(figure + 2)).center().toPoint())
    QApplication.processEvents()


def change_spans(reader: ReaderWidget) -> None:
    at = reader.position()
    reader.add_span(Span(at + 3, at + 70, "annotations", "new", "丁", "#8833aa"))
    QApplication.processEvents()
    reader.add_span(Span(at + 9, at + 40, "annotations", "new", "丁", "#8833aa"))
    QApplication.processEvents()
    reader.remove_span("annotations", str(at // 13 * 13 + 26))
    QApplication.processEvents()


def leave(reader: ReaderWidget) -> None:
    point(reader)
    QTest.mouseMove(reader.viewport(), QPoint(2, 2))
    QApplication.processEvents()


def press(reader: ReaderWidget, *commands: str) -> None:
    """Run commands of the keys, painting after each, and compare after each."""
    for command in commands:
        reader.run_command(command)
        QApplication.processEvents()
        assert differences(on_screen(reader), painted_anew(reader)) == [], command


def move_caret(reader: ReaderWidget) -> None:
    reader.set_caret(reader.position() + 200)
    press(
        reader, "next-character", "next-line", "line-end", "next-character", "next-paragraph", "previous-word"
    )


def extend(reader: ReaderWidget) -> None:
    reader.set_caret(reader.position() + 200)
    press(reader, "select-next-character", "select-next-line", "select-next-line", "swap-ends")
    press(reader, "select-previous-line", "select-next-paragraph", "select-next-paragraph")
    press(reader, "next-character", "widen", "widen", "widen", "narrow", "clear", "select-all")


def adjust(reader: ReaderWidget) -> None:
    reader.set_caret(reader.position() + 200)
    press(reader, "walk", "walk", "adjust", "next-character", "next-word", "clear", "next-figure", "clear")


def drag(reader: ReaderWidget) -> None:
    viewport, button = reader.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, button, pos=QPoint(220, 180))
    for place in (QPoint(420, 182), QPoint(300, 330), QPoint(260, 90), QPoint(222, 182)):
        QTest.mouseMove(viewport, place)
        QApplication.processEvents()
        assert differences(on_screen(reader), painted_anew(reader)) == [], place
    QTest.mouseMove(viewport, QPoint(300, 330))
    QTest.mouseRelease(viewport, button, pos=QPoint(300, 330))
    QApplication.processEvents()


def drag_in_large_text(reader: ReaderWidget) -> None:
    reader.zoom(8)
    drag(reader)


def select_in_small_text(reader: ReaderWidget) -> None:
    reader.zoom(-6)
    extend(reader)


ACTS: dict[str, Callable[[ReaderWidget], None]] = {
    "scroll": scroll,
    "point": point,
    "leave": leave,
    "spans": change_spans,
    "caret": move_caret,
    "extend": extend,
    "adjust": adjust,
    "drag": drag,
    "drag in large text": drag_in_large_text,
    "select in small text": select_in_small_text,
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_the_screen_shows_what_painting_everything_gives(
    reader: ReaderWidget, act: Callable[[ReaderWidget], None]
) -> None:
    fill(reader)
    before = on_screen(reader)
    act(reader)
    assert differences(on_screen(reader), painted_anew(reader)) == []
    assert act is leave or differences(before, on_screen(reader))


def test_a_stale_line_would_be_noticed(reader: ReaderWidget) -> None:
    fill(reader)
    before = on_screen(reader)
    reader.add_span(Span(reader.position(), reader.position() + 9, "hits", "h"))
    assert differences(before, painted_anew(reader))
