"""The pane as a screen reader meets it."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from pytestqt.qtbot import QtBot

from desktop.text.spans import Span
from desktop.views.reader import ReaderWidget
from tests.views.reader.conftest import TEXT


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """As if a screen reader were there."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def text_of(reader: ReaderWidget) -> QAccessibleTextInterface:
    interface = QAccessible.queryAccessibleInterface(reader)
    text = interface.textInterface()
    assert text is not None
    return text


def test_it_is_a_text_that_cannot_be_written_in(reader: ReaderWidget) -> None:
    reader.setAccessibleName("正文")
    interface = QAccessible.queryAccessibleInterface(reader)
    assert interface.text(QAccessible.Text.Name) == "正文"
    assert interface.role() == QAccessible.Role.EditableText
    state = interface.state()
    assert state.readOnly
    assert state.multiLine


def test_the_text_is_counted_in_utf16_units(reader: ReaderWidget) -> None:
    text = text_of(reader)
    assert text.characterCount() == len(TEXT.encode("utf-16-le")) // 2
    at = TEXT.index("𠮷")
    assert text.text(at, at + 4) == "𠮷祥村"
    assert text.text(0, 5) == TEXT[:5]


def test_the_caret_goes_both_ways(reader: ReaderWidget) -> None:
    text = text_of(reader)
    after = TEXT.index("小学")
    reader.set_caret(after)
    assert text.cursorPosition() == after + 2
    text.setCursorPosition(3)
    assert reader.caret() == 3


def test_selecting(reader: ReaderWidget) -> None:
    text = text_of(reader)
    text.addSelection(2, 6)
    assert reader.selection() == (2, 6)
    text.removeSelection(0)
    assert reader.selection() == (6, 6)


def test_places_on_the_screen(reader: ReaderWidget) -> None:
    text = text_of(reader)
    rect = text.characterRect(30)
    assert rect.isValid()
    assert text.offsetAtPoint(rect.center() - QPoint(2, 0)) == 30


def test_annotations_at_the_caret_are_described(reader: ReaderWidget) -> None:
    reader.add_span(Span(5, 9, "annotations", "a", "产业/煤炭"))
    interface = QAccessible.queryAccessibleInterface(reader)
    reader.set_caret(6)
    assert interface.text(QAccessible.Text.Description) == "产业/煤炭"
    reader.set_caret(12)
    assert interface.text(QAccessible.Text.Description) == ""


def test_it_can_be_asked_for_what_it_is_not(reader: ReaderWidget) -> None:
    interface = QAccessible.queryAccessibleInterface(reader)
    assert interface.actionInterface() is None
    assert interface.valueInterface() is None
    assert interface.editableTextInterface() is None
    assert interface.selectionInterface() is None


def test_panes_come_and_go(qtbot: QtBot) -> None:
    gc.collect()
    gc.freeze()  # what the tests before left is not looked through thirty times
    for _ in range(30):
        pane = ReaderWidget()
        pane.show_text(TEXT)
        text_of(pane).text(0, 5)
        pane.set_caret(4)
        pane.deleteLater()
        del pane
        gc.collect()
        qtbot.wait(1)
