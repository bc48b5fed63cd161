"""The first hints: three of them, read or dismissed once, and no more until they are asked for."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.views.handbook.hints import HintCard
from desktop.views.handbook.window import HandbookWindow
from desktop.views.main_window import MainWindow
from tests.views.conftest import settle


def card(window: MainWindow) -> HintCard | None:
    found = window.hints.card
    return found if found is not None and found.isVisible() else None


def words(shown: HintCard) -> list[str]:
    return [label.text() for label in shown.findChildren(QLabel)]


def test_three_hints_are_read_one_after_the_other_and_not_again(two: MainWindow) -> None:
    two.hints.offer()
    shown = card(two)
    assert shown is not None
    assert not shown.hasFocus()
    assert two.rect().contains(shown.geometry())
    seen = []
    for _ in range(3):
        assert card(two) is shown
        seen.append(words(shown)[0])
        QTest.mouseClick(shown.next_button, Qt.MouseButton.LeftButton)
    assert len(set(seen)) == 3
    assert card(two) is None
    two.hints.offer()
    assert card(two) is None


def test_a_hint_goes_when_one_does_what_it_says(two: MainWindow) -> None:
    two.hints.offer()
    shown = card(two)
    assert shown is not None
    seen = [words(shown)[0]]
    two.commands["layer-words"].trigger()  # what a later hint says
    assert words(shown)[0] == seen[0]
    two.reader.select(10, 14)
    QTest.keyClick(two.reader, Qt.Key.Key_H)
    settle(two)
    seen.append(words(shown)[0])
    two.commands["layer-words"].trigger()
    seen.append(words(shown)[0])
    assert len(set(seen)) == 3
    two.commands["handbook"].trigger()
    two.findChildren(HandbookWindow)[0].close()
    assert card(two) is None
    two.hints.offer()
    assert card(two) is None, "they were all taken"


def test_they_are_dismissed_with_one_click_and_come_back_from_the_menu(two: MainWindow) -> None:
    two.hints.offer()
    shown = card(two)
    assert shown is not None
    QTest.mouseClick(shown.close_button, Qt.MouseButton.LeftButton)
    two.hints.offer()
    assert card(two) is None
    two.commands["hints"].trigger()
    shown = card(two)
    assert shown is not None
    before = words(shown)
    two.choices.languages["zh"].trigger()
    settle(two)
    assert words(shown) != before
    two.resize(900, 500)
    settle(two)
    assert two.rect().contains(shown.geometry())
    two.choices.languages["en"].trigger()
    settle(two)


def test_the_sample_library_is_opened_from_the_menu_and_kept(two: MainWindow) -> None:
    two.commands["sample-library"].trigger()
    settle(two)
    path = two.session.library.path
    assert len(two.documents.model.rows()) == 4
    two.session.undo()
    settle(two)
    left = two.session.library.undoable()
    two.commands["sample-library"].trigger()
    settle(two)
    assert two.session.library.path == path
    assert two.session.library.undoable() == left, "opened, not made again"
