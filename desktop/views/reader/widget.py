"""The reader widget: the reading pane, a read-only view of one text with its spans. Events in, paint out."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.i18n import translate
from desktop.text.offsets import Utf16Map
from desktop.text.spans import Span
from desktop.text.text_units import paragraph_at
from desktop.views.reader.accessibility import AccessibilityNotifier
from desktop.views.reader.controller import ReaderController
from desktop.views.reader.key_input import KeyInput
from desktop.views.reader.mouse import Mouse
from desktop.views.reader.text_view import TextView

POINTER_REST_MS = 60
"""Milliseconds after a turn of the wheel until what has come under the pointer stands out."""


class ReaderWidget(TextView):
    """A view of one text. It shows spans and does not know where they come from; offsets are code points.

    What it is asked about the caret, the selection, places and spans its controller answers and does.

    Signals:
        selected(int, int): The selection came to be this range; an empty one means that nothing is selected.
        caret_moved(int): The caret stands before this code point.
        span_hovered(str, str, QPoint): Layer and key of the span under the pointer or walked to by key,
            and where on the screen.
        span_walked(str, str): Layer and key of the span walked to by key.
        no_more_spans(str): There is no further span of this layer in the way that was asked for.
        span_left(): No span is under the pointer any more.
        dismissed(): Nothing is to stand out any more: the user pressed Esc.
        focus_left(): The focus went to another widget of the window.
        span_activated(str, str): Layer and key of the span that was clicked or opened with a key.
        span_resized(str, str, int, int): Layer and key of an adjusted span with the range wanted for it.
        menu_wanted(QPoint, int): Where on the screen a context menu is wanted, and for which code point.
        selection_made(): The user has selected something with the mouse.
        selection_dragged(): The user drags what is selected.
        zoomed(float): The size of the text in points has changed.
        scrolled(): Another part of the text is in view.
    """

    selected = Signal(int, int)
    caret_moved = Signal(int)
    span_hovered = Signal(str, str, QPoint)
    span_walked = Signal(str, str)
    no_more_spans = Signal(str)
    span_left = Signal()
    dismissed = Signal()
    focus_left = Signal()
    span_activated = Signal(str, str)
    span_resized = Signal(str, str, int, int)
    menu_wanted = Signal(QPoint, int)
    selection_made = Signal()
    selection_dragged = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._mouse = Mouse(self._controller, self)
        self._key_input = KeyInput(self._controller)
        self._notifier = AccessibilityNotifier(self, self._controller)
        self._resting_at = QPointF()
        self._at_rest = QTimer(self, interval=POINTER_REST_MS, singleShot=True)
        self._at_rest.timeout.connect(self._point_at_rest)
        self._connect_controller()

    def _connect_controller(self) -> None:
        """Pass on what the controller tells; places in the window become places on the screen."""
        controller = self._controller
        controller.selected.connect(self.selected)
        controller.caret_moved.connect(self.caret_moved)
        controller.span_walked.connect(self.span_walked)
        controller.no_more_spans.connect(self.no_more_spans)
        controller.span_left.connect(self.span_left)
        controller.dismissed.connect(self.dismissed)
        controller.span_activated.connect(self.span_activated)
        controller.span_resized.connect(self.span_resized)
        controller.selected.connect(self._offer_selection)
        self._mouse.selection_made.connect(self.selection_made)
        self._mouse.drag_wanted.connect(self.selection_dragged)
        controller.span_hovered.connect(self._on_span_hovered)
        controller.menu_wanted.connect(self._on_menu_wanted)
        controller.highlight_moved.connect(self.repaint_spans)
        controller.zoom_wanted.connect(self.zoom)

    def _on_span_hovered(self, layer: str, key: str, point: QPointF) -> None:
        self.span_hovered.emit(layer, key, self.viewport().mapToGlobal(point.toPoint()))

    def _offer_selection(self) -> None:
        """Let the middle button paste what is selected, where the desktop knows that."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and (words := self.selected_text()):
            clipboard.setText(words, QClipboard.Mode.Selection)

    def _on_menu_wanted(self, point: QPointF, code_point: int) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(point.toPoint()), code_point)

    @property
    def controller(self) -> ReaderController:
        """What moves the caret, selects and walks through spans."""
        return self._controller

    # The caret and the selection

    def selection(self) -> tuple[int, int]:
        """Return the selected range; an empty one at the caret where nothing is selected."""
        return self._controller.selection()

    def selected_text(self) -> str:
        """Return the selected characters, exactly as they are in the text."""
        return self._controller.selected_text()

    def select(self, start: int, end: int) -> None:
        """Select a range; the caret stands at its end."""
        self._controller.select(start, end)

    def clear_selection(self) -> None:
        """Select nothing, and leave off adjusting and standing out; the caret stays."""
        self._controller.clear_selection()

    def caret(self) -> int:
        """Return the code point before which the caret stands."""
        return self._controller.caret()

    def set_caret(self, code_point: int) -> None:
        """Put the caret somewhere, select nothing, and bring it into view."""
        self._controller.set_caret(code_point)

    def word_at(self, code_point: int) -> tuple[int, int]:
        """Return the word that a code point is in."""
        return self._model.word_at(code_point)

    def copy(self) -> None:
        """Copy the selected characters, exactly as they are in the text (see ``set_copies_shown``)."""
        self._controller.copy()

    # Places

    def position(self) -> int:
        """Return the first code point in view."""
        return self._controller.position()

    def set_position(self, code_point: int) -> None:
        """Bring the line of a code point to the top of the pane."""
        self._controller.set_position(code_point)

    def resume(self, code_point: int) -> None:
        """Let reading go on somewhere: put the caret there, and bring its line to the top of the pane."""
        self._controller.set_caret(code_point)
        self._controller.set_position(code_point)

    def reveal(self, start: int, end: int | None = None) -> None:
        """Bring a range into view, moving no more than is needed, and remember the place one comes from."""
        self._controller.reveal(start, end)

    def go_to(self, code_point: int) -> None:
        """Bring a place to the top and remember the place one comes from."""
        self._controller.go_to(code_point)

    def jump_count(self) -> int:
        """Return how many jumps can be gone back on."""
        return self._controller.jump_count()

    def go_back(self) -> bool:
        """Go back to the place before the last jump; return whether there is one."""
        return self._controller.go_back()

    def go_forward(self) -> bool:
        """Go forward again; return whether there is where to."""
        return self._controller.go_forward()

    def code_point_at(self, point: QPointF) -> int:
        """Return the character at a place in the viewport, the nearest for what is beside the text."""
        return self._controller.hit_test.code_point_at(point)

    def character_rect(self, code_point: int) -> QRect:
        """Return where a character is, in the viewport's pixels.

        An empty rectangle when it is not in view.
        """
        return self._controller.hit_test.character_rect(code_point)

    def place_of(self, code_point: int) -> QPoint | None:
        """Return the middle of a character in the viewport's pixels; None when it is not in view."""
        rect = self.character_rect(code_point)
        return rect.center() if rect.isValid() else None

    def caret_rectangle(self) -> QRect:
        """Return where the caret is, in the viewport's pixels; an empty rectangle when it is not in view."""
        return self._controller.hit_test.caret_rectangle()

    # Spans

    def next_span(self, layer: str) -> bool:
        """Go to the next span of a layer; return whether there is one."""
        return self._controller.next_span(layer)

    def previous_span(self, layer: str) -> bool:
        """Go to the span before in a layer; return whether there is one."""
        return self._controller.previous_span(layer)

    def spans_at_caret(self) -> list[Span]:
        """Return the visible spans that cover the caret, annotations first."""
        return self._controller.spans_at_caret()

    def adjust(self, layer: str, key: str) -> None:
        """Let the ends of a span be moved by handles and keys; ``span_resized`` tells the outcome."""
        self._controller.adjuster.adjust(layer, key)

    def adjusting(self) -> tuple[str, str] | None:
        """Return layer and key of the span whose ends are being moved, or None."""
        return self._controller.adjuster.adjusting()

    def choose_end(self, *, first: bool) -> None:
        """Let the movements move one end of the selection while a span is adjusted: its first or its last."""
        self._controller.adjuster.choose_end(first=first)

    def finish_adjusting(self, *, stay: bool = False) -> None:
        """Tell the range that is wanted for the span being adjusted.

        Arguments:
            stay: Whether its ends can be moved on.
        """
        self._controller.adjuster.finish(stay=stay)

    # Keys

    def set_keys(self, own: Mapping[str, Sequence[str]]) -> None:
        """Take a user's own keys, by command; what is not named keeps its defaults."""
        self._key_input.set_keys(own)

    def run_command(self, command: str) -> None:
        """Do what a command of the table of keys does.

        Raises:
            KeyError: There is no such command.
        """
        self._key_input.run(command)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for."""
        event.setAccepted(self._key_input.press(event.keyCombination()))

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        """Tell an input method where the caret is and what stands round it; nothing can be written here."""
        asked = Qt.InputMethodQuery
        text, caret = self.text(), self.caret()
        start, end = paragraph_at(text, caret)
        answers: dict[Qt.InputMethodQuery, object] = {
            asked.ImEnabled: False,
            asked.ImReadOnly: True,
            asked.ImCursorRectangle: self.caret_rectangle(),
            asked.ImSurroundingText: text[start:end],
            asked.ImCursorPosition: Utf16Map(text[start:end]).to_utf16(caret - start),
            asked.ImCurrentSelection: self.selected_text(),
        }
        return answers[query] if query in answers else super().inputMethodQuery(query)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin selecting."""
        self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the word, and on further clicks more."""
        self._mouse.press(event, double=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select or point."""
        if self._mouse.dragging:
            self._mouse.drag(event)
        else:
            self._point_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End selecting."""
        self._mouse.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; the span then under the pointer stands out once the text rests, or it would flicker."""
        super().wheelEvent(event)
        self._resting_at = event.position()
        self._at_rest.start()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu at the pointer; outside the selection the caret goes there first."""
        self._controller.request_menu(QPointF(event.pos()))

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice that the pointer has left, or rests on a character that is converted in doubt."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            readings = self.doubt_at(self.code_point_at(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), doubt_text(readings), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._at_rest.stop()
            self._controller.point_at(None)
        return super().viewportEvent(event)

    def _point_at_rest(self) -> None:
        self._point_at(self._resting_at)

    def _point_at(self, point: QPointF) -> None:
        """Let the span at a place stand out, under the pointer that fits what can be done there."""
        self._at_rest.stop()
        shape = Qt.CursorShape.ArrowCursor
        if self._controller.hit_test.handle_at(point) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif self._controller.hit_test.in_column(point):
            shape = Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        self._controller.point_at(point)

    # The focus

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        self.repaint_soon()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        self.repaint_soon()
        super().focusOutEvent(event)
        reason = Qt.FocusReason
        passing = (reason.PopupFocusReason, reason.ActiveWindowFocusReason, reason.MenuBarFocusReason)
        if event.reason() not in passing:
            self.focus_left.emit()


def doubt_text(readings: Sequence[str]) -> str:
    """Return a text that says that a character is converted in doubt; nothing for one that is not."""
    if not readings:
        return ""
    words = translate("Reader", "Shown as %1; could also be %2")
    return words.replace("%1", readings[0]).replace("%2", " / ".join(readings[1:]))
