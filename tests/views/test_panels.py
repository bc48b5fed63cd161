"""The panels beside the text: how wide they are, and that they stay so."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from desktop.views.main_window import MainWindow
from tests.views.conftest import child, settle


def widths(window: MainWindow) -> list[int]:
    """Return the widths of left panel, text and right panel."""
    return child(window, QSplitter, "split").sizes()


def drag(window: MainWindow, handle: int, by: int) -> None:
    """Drag a handle between panel and text sideways."""
    bar = child(window, QSplitter, "split").handle(handle)
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(0, 40))
    QTest.mouseMove(bar, QPoint(by, 40))
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(by, 40))


def test_at_first_the_panels_have_room_for_titles_and_tags(make_window: Callable[..., MainWindow]) -> None:
    left, text, right = widths(make_window())
    assert 270 <= left <= 290
    assert 310 <= right <= 340
    assert text >= left + right - 2, "the text has half"


def test_in_a_small_window_the_text_keeps_half_and_the_panels_come_back(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window()
    at_first = widths(window)
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: widths(window)[::2] == [230, 250], timeout=5000)  # less they can't have
    assert widths(window)[1] > 400
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: widths(window) == at_first)


def test_the_widths_that_the_user_gave_come_back_on_the_next_start(
    make_window: Callable[..., MainWindow],
) -> None:
    window = make_window()
    drag(window, 1, -40)
    drag(window, 2, 30)
    chosen = widths(window)[::2]
    assert chosen[0] < 290
    assert chosen[1] < 340
    path = window.session.library.path
    window.close()
    assert widths(make_window(path))[::2] == chosen


def test_a_panel_shown_again_is_as_wide_as_before(
    make_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = make_window()
    at_first = widths(window)
    for name in ("show-documents", "outline"):
        window.commands[name].trigger()
    qtbot.waitUntil(lambda: widths(window)[0] == 0)
    window.commands["show-documents"].trigger()
    qtbot.waitUntil(lambda: widths(window)[0] == at_first[0])


def test_at_the_smallest_size_nothing_lies_over_another(make_window: Callable[..., MainWindow]) -> None:
    window = make_window()
    split = child(window, QSplitter, "split")
    panels = [panel for place in range(3) if (panel := split.widget(place)) is not None]
    for wide in (300, 840, 880, 940, 1100):
        window.resize(wide, 430)
        settle(window)
        left, text, right = (panel.geometry() for panel in panels)
        assert left.right() < text.left(), wide
        assert text.right() < right.left(), wide
        assert split.mapTo(window, right.topRight()).x() < window.width(), wide
