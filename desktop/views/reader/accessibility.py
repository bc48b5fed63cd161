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

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget
from shiboken6 import VoidPtr

from desktop.i18n import translate
from desktop.text.offsets import Utf16Map
from desktop.text.spans import Span
from desktop.views.reader.controller import ReaderController

_NOTHING = VoidPtr(0)

ANNOUNCE_LENGTH = 120
"""Characters of a selection that are said."""


class Utf16Offsets:
    """Code points and UTF-16 units of a controller's text; counted again only for another text."""

    def __init__(self, controller: ReaderController):
        self._controller = controller
        self._text = ""
        self._map = Utf16Map("")

    @property
    def map(self) -> Utf16Map:
        """The map of the present text."""
        text = self._controller.text()
        if text is not self._text:
            self._text, self._map = text, Utf16Map(text)
        return self._map

    def to_utf16(self, code_point: int) -> int:
        """Return the UTF-16 units before a code point."""
        return self.map.to_utf16(code_point)

    def to_code_points(self, units: int) -> int:
        """Return the code points before so many UTF-16 units."""
        return self.map.to_code_points(units)


class ReaderTextInterface(QAccessibleTextInterface):
    """The pane's text; offsets are UTF-16 units of the whole text, as Qt wants them."""

    def __init__(self, widget: QAbstractScrollArea, controller: ReaderController):
        """Make the interface.

        Arguments:
            widget: Where the window is on the screen.
            controller: All else that is asked and done.
        """
        super().__init__()
        self._widget = widget
        self._controller = controller
        self._offsets = Utf16Offsets(controller)

    def characterCount(self) -> int:
        """Return the length of the text."""
        return self._offsets.map.units

    def text(self, startOffset: int, endOffset: int) -> str:  # noqa: N803 - Qt's names
        """Return a part of the text; up to its end for a negative end."""
        offsets = self._offsets
        end = offsets.map.units if endOffset < 0 else endOffset
        return self._controller.text()[offsets.to_code_points(startOffset) : offsets.to_code_points(end)]

    def cursorPosition(self) -> int:
        """Return where the caret stands."""
        return self._offsets.to_utf16(self._controller.caret())

    def setCursorPosition(self, position: int) -> None:
        """Put the caret somewhere."""
        self._controller.set_caret(self._offsets.to_code_points(position))

    def selectionCount(self) -> int:
        """Return 0, whatever is selected: asking which would give what nobody has set (see the module)."""
        return 0

    def setSelection(self, selectionIndex: int, startOffset: int, endOffset: int) -> None:  # noqa: N803
        """Select a range."""
        offsets = self._offsets
        self._controller.select(offsets.to_code_points(startOffset), offsets.to_code_points(endOffset))

    def addSelection(self, startOffset: int, endOffset: int) -> None:  # noqa: N803
        """Select a range."""
        self.setSelection(0, startOffset, endOffset)

    def removeSelection(self, selectionIndex: int) -> None:  # noqa: N803
        """Select nothing."""
        self._controller.clear_selection()

    def scrollToSubstring(self, startIndex: int, endIndex: int) -> None:  # noqa: N803
        """Bring a range into view."""
        offsets = self._offsets
        self._controller.reveal(offsets.to_code_points(startIndex), offsets.to_code_points(endIndex))

    def characterRect(self, offset: int) -> QRect:
        """Return where a character is on the screen."""
        rect = self._controller.hit_test.character_rect(self._offsets.to_code_points(offset))
        if rect.isEmpty():
            return QRect()
        return rect.translated(self._widget.viewport().mapToGlobal(QPoint(0, 0)))

    def offsetAtPoint(self, point: QPoint) -> int:
        """Return the character at a place on the screen."""
        local = self._widget.viewport().mapFromGlobal(point)
        return self._offsets.to_utf16(self._controller.hit_test.code_point_at(QPointF(local)))


class ReaderAccessible(QAccessibleWidget):
    """The pane as a screen reader meets it: a text that can be read and selected, not written in."""

    def __init__(self, widget: QAbstractScrollArea, controller: ReaderController):
        """Make the interface of a pane (see ``ReaderTextInterface``)."""
        super().__init__(widget, QAccessible.Role.EditableText, "")
        self._widget = widget
        self._controller = controller
        self._text_interface = ReaderTextInterface(widget, controller)

    def text(self, t: QAccessible.Text) -> str:
        """Return the pane's name or, as its description, the annotations at the caret."""
        if t == QAccessible.Text.Description:
            return spans_text(self._controller.spans_at_caret())
        return super().text(t)

    def state(self) -> QAccessible.State:
        """Return that it is read-only, of several lines, with a text that can be selected."""
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        state.selectableText = True
        state.focusable = True
        state.focused = self._widget.hasFocus()
        return state

    def interface_cast(self, kind: QAccessible.InterfaceType) -> object:  # type: ignore[override]
        """Return the text interface; none of the others.

        None has to be said by a null pointer: PySide 6.11 crashes on ``None`` and on the base class's own
        answer, a number, when a screen reader asks.
        """
        return self._text_interface if kind == QAccessible.InterfaceType.TextInterface else _NOTHING


def spans_text(spans: list[Span]) -> str:
    """Return spans as a screen reader is to say them."""
    return "; ".join(span.label for span in spans if span.label)


def shortened(words: str) -> str:
    """Return words as they are to be said: of very many only the first and the last."""
    return (
        words
        if len(words) <= ANNOUNCE_LENGTH
        else f"{words[: ANNOUNCE_LENGTH // 2]} … {words[-ANNOUNCE_LENGTH // 2 :]}"
    )


def _interface_factory(_key: str, thing: QObject) -> QAccessibleInterface | None:
    """Return the interface of a pane, which is a scroll area with a controller; None for anything else."""
    if not isinstance(thing, QAbstractScrollArea):
        return None
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    controller = thing.findChild(ReaderController, options=direct)
    return ReaderAccessible(thing, controller) if controller is not None else None


_installed = False


def install() -> None:
    """Let Qt give the pane's own interface to screen readers; further calls do nothing."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_interface_factory)
        _installed = True


class AccessibilityNotifier(QObject):
    """Tells screen readers what happens in the pane, while there are any."""

    def __init__(self, widget: QAbstractScrollArea, controller: ReaderController):
        """Listen to a controller.

        Arguments:
            widget: The pane, as whose events they are told.
            controller: Its controller, a child of it, by which a screen reader's questions find it.
        """
        super().__init__(widget)
        self._widget = widget
        self._controller = controller
        self._offsets = Utf16Offsets(controller)
        self._annotations: list[Span] = []
        controller.caret_moved.connect(self._on_caret_moved)
        controller.selected.connect(self._on_selected)
        controller.text_replaced.connect(self._on_text_replaced)
        install()

    def _on_caret_moved(self, caret: int) -> None:
        """Tell where the caret is and what annotations have begun or ended there."""
        if QAccessible.isActive():
            event = QAccessibleTextCursorEvent(self._widget, self._offsets.to_utf16(caret))
            QAccessible.updateAccessibility(event)
            spans = [span for span in self._controller.spans_at_caret() if span.layer == "annotations"]
            if spans != self._annotations:
                self._annotations = spans
                self._announce(spans_text(spans) or translate("Reader", "No annotation here"))

    def _on_selected(self, start: int, end: int) -> None:
        """Tell what is selected."""
        if QAccessible.isActive():
            first, last = self._offsets.to_utf16(start), self._offsets.to_utf16(end)
            QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(self._widget, first, last))
            self._announce(shortened(self._controller.selected_text()))

    def _on_text_replaced(self) -> None:
        """Tell that another text is shown."""
        self._annotations = []
        if QAccessible.isActive():
            event = QAccessibleEvent(self._widget, QAccessible.Event.TextUpdated)
            QAccessible.updateAccessibility(event)

    def _announce(self, words: str) -> None:
        """Have words said."""
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, words))
