"""Accessibility: the text of the pane for screen readers, through Qt's interfaces.

What PySide 6.11 permits: a factory may give an interface of ours whose text interface is a Python class, so
that text, caret, the places of characters and setting the selection work. Two functions of Qt's text
interface are kept from Python because they answer through pointers, and what stands in for them leaves the
answer unset:

* ``selection``: so ``selectionCount`` has to say that there is none; events tell the range, and the selected
  words are announced.
* ``attributes``: so the annotations at the caret are not attributes of the text; they are announced when the
  caret comes to them, and they are the pane's description.

``textAtOffset`` and its kin are kept back too: a screen reader is given Qt's own words and lines, which are
sentences and paragraphs.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr

from desktop.i18n import translate
from desktop.text.offsets import Utf16Map
from desktop.text.spans import Span

if TYPE_CHECKING:
    from desktop.views.reader.reader_widget import ReaderWidget

_NOTHING = VoidPtr(0)

ANNOUNCE_LENGTH = 120
"""Characters of a selection that are said."""


class ReaderTextInterface(QAccessibleTextInterface):
    """The pane's text; offsets are UTF-16 units of the whole text, as Qt wants them."""

    def __init__(self, reader: "ReaderWidget"):
        super().__init__()
        self._reader = reader
        self._text = ""
        self._map = Utf16Map("")

    def _units(self) -> Utf16Map:
        if self._reader.text() is not self._text:
            self._text = self._reader.text()
            self._map = Utf16Map(self._text)
        return self._map

    def characterCount(self) -> int:
        """The length of the text."""
        return self._units().units

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803 - Qt's names
        """A part of the text."""
        units = self._units()
        end = units.units if endOffset < 0 else endOffset
        return self._text[units.to_code_points(startOffset) : units.to_code_points(end)]

    def cursorPosition(self) -> int:
        """Where the caret stands."""
        return self._units().to_utf16(self._reader.caret())

    def setCursorPosition(self, position: int) -> None:
        """Put the caret somewhere."""
        self._reader.set_caret(self._units().to_code_points(position))

    def selectionCount(self) -> int:
        """None, whatever is selected: asking which would give what nobody has set (see the module)."""
        return 0

    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:  # noqa: N803
        """Select a range."""
        units = self._units()
        self._reader.select(units.to_code_points(startOffset), units.to_code_points(endOffset))

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N803
        """Select a range."""
        self.setSelection(0, startOffset, endOffset)

    def removeSelection(self, selectionIndex: int) -> None:  # noqa: N803
        """Select nothing."""
        self._reader.clear_selection()

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N803
        """Bring a range into view."""
        units = self._units()
        self._reader.reveal(units.to_code_points(startIndex), units.to_code_points(endIndex))

    def characterRect(self, offset: int) -> QRect:
        """Where a character is on the screen."""
        rect = self._reader.character_rect(self._units().to_code_points(offset))
        if rect.isEmpty():
            return QRect()
        return rect.translated(self._reader.viewport().mapToGlobal(QPoint(0, 0)))

    def offsetAtPoint(self, point: QPoint) -> int:
        """Which character is at a place on the screen."""
        local = self._reader.viewport().mapFromGlobal(point)
        return self._units().to_utf16(self._reader.code_point_at(QPointF(local)))


class ReaderAccessible(QAccessibleWidget):
    """The pane as a screen reader meets it: a text that can be read and selected, not written in."""

    def __init__(self, reader: "ReaderWidget"):
        super().__init__(reader, QAccessible.Role.EditableText, "")
        self._reader = reader
        self._text_access = ReaderTextInterface(reader)

    def text(self, t: QAccessible.Text) -> str:
        """The pane's name and, as its description, the annotations at the caret."""
        if t == QAccessible.Text.Description:
            return spans_text(self._reader.spans_at_caret())
        return super().text(t)

    def state(self) -> QAccessible.State:
        """Read-only, of several lines, with a text that can be selected."""
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        state.selectableText = True
        state.focusable = True
        state.focused = self._reader.hasFocus()
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override]
        """The text interface; none of the others.

        None has to be said by a null pointer: PySide 6.11 crashes on ``None`` and on the base class's own
        answer, a number, when a screen reader asks.
        """
        return self._text_access if kind == QAccessible.InterfaceType.TextInterface else _NOTHING


def spans_text(spans: list[Span]) -> str:
    """Return spans as a screen reader shall say them."""
    return "; ".join(span.label for span in spans if span.label)


def shortened(words: str) -> str:
    """Return words as they are to be said: of very many only the first and the last."""
    return (
        words
        if len(words) <= ANNOUNCE_LENGTH
        else f"{words[: ANNOUNCE_LENGTH // 2]} … {words[-ANNOUNCE_LENGTH // 2 :]}"
    )


def _interface_factory(_key: str, thing: QObject) -> QAccessibleInterface | None:
    from desktop.views.reader.reader_widget import ReaderWidget

    return ReaderAccessible(thing) if isinstance(thing, ReaderWidget) else None


_installed = False


def install() -> None:
    """Let Qt give the pane's own interface to screen readers; further calls do nothing."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_interface_factory)
        _installed = True


class AccessibilityNotifier:
    """Tells screen readers what happens in the pane, while there are any."""

    def __init__(self, reader: "ReaderWidget"):
        """Tell of a pane."""
        self._reader = reader
        self._spans: list[Span] = []
        install()

    def caret_moved(self) -> None:
        """Tell where the caret is and what annotations have begun or ended there."""
        if QAccessible.isActive():
            event = QAccessibleTextCursorEvent(self._reader, self._units(self._reader.caret()))
            QAccessible.updateAccessibility(event)
            spans = [span for span in self._reader.spans_at_caret() if span.layer == "annotations"]
            if spans != self._spans:
                self._spans = spans
                self.announce_text(spans_text(spans) or translate("Reader", "No annotation here"))

    def selected(self) -> None:
        """Tell what is selected."""
        if QAccessible.isActive():
            start, end = (self._units(place) for place in self._reader.selection())
            QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(self._reader, start, end))
            self.announce_text(shortened(self._reader.selected_text()))

    def text_changed(self) -> None:
        """Tell that another text is shown."""
        self._spans = []
        if QAccessible.isActive():
            event = QAccessibleEvent(self._reader, QAccessible.Event.TextUpdated)
            QAccessible.updateAccessibility(event)

    def announce_text(self, words: str) -> None:
        """Have words said."""
        if QAccessible.isActive() and words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._reader, words))

    def _units(self, code_point: int) -> int:
        interface = QAccessible.queryAccessibleInterface(self._reader)
        text = interface.textInterface() if interface is not None else None
        return text._units().to_utf16(code_point) if isinstance(text, ReaderTextInterface) else code_point
