"""The card of what is known of a place: it stands beside that place, never over it."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest

from desktop.views.main_window import MainWindow
from desktop.views.popover.popover import place_card
from tests.views.conftest import settle


@given(
    st.integers(200, 420),
    st.integers(60, 380),
    st.integers(0, 1100),
    st.integers(0, 660),
    st.integers(10, 160),
)
def test_a_card_covers_no_part_of_its_place(width: int, height: int, x: int, y: int, wide: int) -> None:
    within, place, size = QRect(0, 0, 1280, 700), QRect(x, y, wide, 24), QSize(width, height)
    card = QRect(place_card(size, place, within), size)
    assert within.contains(card)
    assert not card.intersects(place)


def test_a_card_without_room_above_and_below_stands_beside_the_figure(two: MainWindow) -> None:
    two.resize(1000, 420)
    settle(two)
    reader = two.reader
    place = two.text().index("125.6亿元")
    reader.reveal(place, place + 7)
    settle(two)
    first, last = reader.character_rect(place), reader.character_rect(place + 6)
    QTest.mouseClick(
        reader.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first.center()
    )
    card = two.popover.card
    assert card.isVisible()
    figure = first.united(last).translated(reader.viewport().mapTo(two, QPoint(0, 0)))
    assert not card.geometry().intersects(figure)
