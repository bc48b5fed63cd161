"""The reading pane: a read-only view of one text with its marks."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
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
from desktop.text.outline import Heading
from desktop.text.spans import Span
from desktop.text.text_units import unit_at
from desktop.views.reader.accessibility import AccessibilityNotifier
from desktop.views.reader.key_table import KeyTable
from desktop.views.reader.mouse import Mouse
from desktop.views.reader.movements import ReaderCommands
from desktop.views.reader.text_view import TextView

POINTER_REST_MS = 60
"""Milliseconds after a turn of the wheel until what has come under the pointer stands out."""


class ReaderWidget(TextView):
    """A view of one text. It shows spans and does not know where they come from; offsets are code points.

    Signals:
        selected(int, int): The selection came to be this range; an empty one means that nothing is selected.
        caret_moved(int): The caret stands before this code point.
        span_hovered(str, str, QPoint): Layer and key of the span under the pointer or walked to by key,
            and where on the screen.
        span_walked(str, str): Layer and key of the span walked to by key.
        span_missed(str): There is no further span of this layer in the way that was asked for.
        span_left(): No span is under the pointer any more.
        dismissed(): Nothing is to stand out any more: the user pressed Esc.
        focus_left(): The focus went to another widget of the window.
        span_activated(str, str): Layer and key of the span that was clicked or opened with a key.
        span_resized(str, str, int, int): Layer and key of an adjusted span with the range wanted for it.
        menu_wanted(QPoint, int): Where on the screen a context menu is wanted, and for which code point.
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

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self._mouse = Mouse(self, self._state)
        self._commands = ReaderCommands(self, self._state)
        self._told: tuple[int, int, int] = (0, 0, 0)
        self._teller = AccessibilityNotifier(self)
        self._resting_at = QPointF()
        self._at_rest = QTimer(self, interval=POINTER_REST_MS, singleShot=True)
        self._at_rest.timeout.connect(lambda: self.point_at(self._resting_at))

    def show_text(self, text: str, headings: Sequence[Heading] = (), script: str = "") -> None:
        """Show a text from its beginning, without words and spans."""
        super().show_text(text, headings, script)
        self._emit_selection()
        self._teller.text_changed()

    # Where one is

    def selection(self) -> tuple[int, int]:
        """Return the selected range; an empty one at the caret where nothing is selected."""
        return self._state.selection.range

    def selected_text(self) -> str:
        """Return the selected characters, exactly as they are in the text."""
        return self._state.selected_text()

    def select(self, start: int, end: int) -> None:
        """Select a range; the caret stands at its end."""
        last = len(self._state.text)
        start, end = sorted((min(max(start, 0), last), min(max(end, 0), last)))
        self._state.selection.select(start, end)
        self.selection_moved(final=True)

    def clear_selection(self) -> None:
        """Select nothing, and leave off adjusting and standing out; the caret stays."""
        self.end_adjusting()
        self.dismissed.emit()
        if self._state.marks.highlighted_span is not None:
            self._state.marks.highlighted_span = None
            self.span_left.emit()
        self._state.selection.place(self._state.selection.caret)
        self.selection_moved(final=True)

    def caret(self) -> int:
        """Return the code point before which the caret stands."""
        return self._state.selection.caret

    def set_caret(self, code_point: int) -> None:
        """Put the caret somewhere, select nothing, and bring it into view."""
        self._state.selection.place(min(max(code_point, 0), len(self._state.text)))
        self.selection_moved(final=True)
        self.follow_caret()

    def position(self) -> int:
        """Return the first code point in view."""
        return self._state.view.first_code_point()

    def set_position(self, code_point: int) -> None:
        """Bring the line of a code point to the top of the pane."""
        self._state.view.scroll_to_top(min(max(code_point, 0), len(self._state.text)))
        self._scrolled()

    def reveal(self, start: int, end: int | None = None) -> None:
        """Bring a range into view, moving no more than is needed, and remember the place one comes from."""
        before = self.position()
        if self._state.view.reveal(start, start if end is None else end):
            self._state.trail.push(before)
            self._scrolled()

    def word_at(self, code_point: int) -> tuple[int, int]:
        """Return the word that a code point is in."""
        return unit_at(self._state.text, code_point, "word", self._state.words)

    def go_to(self, code_point: int) -> None:
        """Bring a place to the top and remember the place one comes from."""
        self._state.trail.push(self.position())
        self.set_position(code_point)

    def follow_caret(self) -> None:
        """Bring the caret into view."""
        caret = self._state.selection.caret
        if self._state.view.reveal(caret, caret):
            self._scrolled()

    def go_back(self) -> bool:
        """Go back to the place before the last jump; return whether there is one."""
        return self._go(self._state.trail.back(self.position()))

    def go_forward(self) -> bool:
        """Go forward again; return whether there is where to."""
        return self._go(self._state.trail.forward())

    def _go(self, place: int | None) -> bool:
        if place is not None:
            self.set_position(place)
        return place is not None

    # Going through spans

    def next_span(self, layer: str) -> bool:
        """Go to the next span of a layer; return whether there is one."""
        return self._step(layer, forward=True)

    def previous_span(self, layer: str) -> bool:
        """Go to the span before in a layer; return whether there is one."""
        return self._step(layer, forward=False)

    def _step(self, layer: str, *, forward: bool) -> bool:
        marks = self._state.marks
        key = (
            marks.highlighted_span[1]
            if marks.highlighted_span is not None and marks.highlighted_span[0] == layer
            else ""
        )
        span = marks.step(layer, self.caret(), key, forward=forward)
        if span is None:
            self.no_more_spans.emit(layer)
            return False
        self._state.selection.place(span.start)
        self.reveal(span.start, span.end)
        self.selection_moved(final=True)
        self._highlight_span(span)
        return True

    def spans_at_caret(self) -> list[Span]:
        """Return the visible spans that cover the caret, annotations first."""
        return self._state.marks.at(self.caret())

    def walk_spans(self) -> None:
        """Lift the next of the spans at the caret, after the last one the first again."""
        spans = self.spans_at_caret()
        if spans:
            places = [(span.layer, span.key) for span in spans]
            highlighted_span = self._state.marks.highlighted_span
            at = places.index(highlighted_span) + 1 if highlighted_span in places else 0
            self._highlight_span(spans[at % len(spans)])

    def _highlight_span(self, span: Span) -> None:
        """Let a span stand out, and ask for its card."""
        self._state.marks.highlighted_span = (span.layer, span.key)
        if span.layer == "hits":
            self._state.marks.current_hit = span.key
        where = self.window_point(max(span.start, self.caret()))
        self.span_hovered.emit(span.layer, span.key, self.viewport().mapToGlobal(where.toPoint()))
        self.span_walked.emit(span.layer, span.key)
        self.repaint_soon()

    # Adjusting a span's ends

    def adjust(self, layer: str, key: str) -> None:
        """Let the ends of a span be moved by handles and keys; ``span_resized`` tells the outcome."""
        span = self._state.marks.index(layer).get(key)
        if span is not None:
            self._state.adjusting = (layer, key)
            self._state.marks.highlighted_span = (layer, key)
            self.select(span.start, span.end)
            self.reveal(span.start, span.end)

    def finish_adjusting(self, *, stay: bool = False) -> None:
        """Tell the range that is wanted for the span being adjusted.

        Arguments:
            stay: Whether its ends can be moved on.
        """
        adjusting, selection = self._state.adjusting, self._state.selection
        if adjusting is not None:
            if not stay:
                self._state.adjusting = None
            if selection:
                self.span_resized.emit(*adjusting, *selection.range)

    def adjusting(self) -> tuple[str, str] | None:
        """Return layer and key of the span whose ends are being moved, or None."""
        return self._state.adjusting

    def choose_end(self, *, first: bool) -> None:
        """Let the movements move one end of the selection while a span is adjusted: its first or its last."""
        selection = self._state.selection
        if self._state.adjusting is not None and selection:
            start, end = selection.range
            selection.select(start, end, caret_at_start=first)
            selection.set_anchor(end if first else start)
            self.selection_moved(final=True)
            self.follow_caret()

    def end_adjusting(self) -> None:
        """Leave off adjusting and tell nothing."""
        self._state.adjusting = None

    # Copying and menus

    def copy(self) -> None:
        """Copy the selected characters, exactly as they are in the text (see ``set_copies_shown``)."""
        if self._state.selection:
            QGuiApplication.clipboard().setText(self._state.copied_text())

    def request_menu(self) -> None:
        """Ask for a context menu at the caret."""
        where = self.viewport().mapToGlobal(self.window_point(self.caret()).toPoint())
        self.menu_wanted.emit(where, self.caret())

    # What mouse and keys bring about

    def select_unit(self, code_point: int, unit: str) -> None:
        """Select the word, clause, sentence or paragraph at a code point."""
        self._state.selection.select(*unit_at(self._state.text, code_point, unit, self._state.words))

    def selection_moved(self, *, final: bool) -> None:
        """Show the selection as it is now, and tell of it once it is final."""
        self.repaint_soon()
        if final:
            self._emit_selection()

    def _emit_selection(self) -> None:
        told, selection = self._told, self._state.selection
        self._told = (*selection.range, selection.caret)
        if told[:2] != selection.range and (selection or told[0] < told[1]):
            self.selected.emit(*selection.range)
            self._teller.selected()
            clipboard = QGuiApplication.clipboard()
            if selection and clipboard.supportsSelection():
                clipboard.setText(self.selected_text(), QClipboard.Mode.Selection)
        if told[2] != selection.caret:
            self.caret_moved.emit(selection.caret)
            self._teller.caret_moved()

    def code_point_at(self, point: QPointF) -> int:
        """Return the character at a place in the viewport, the nearest for what is beside the text."""
        return self._state.view.code_point_at(point, between=False)

    def point_at(self, point: QPointF) -> None:
        """Lift the span at a place in the window, and tell of it."""
        self._at_rest.stop()
        span = self._state.span_at(point)
        marks = self._state.marks
        now = (span.layer, span.key) if span is not None else None
        on_handle = self._mouse.handle_at(point) is not None
        in_column = point.x() < self._state.view.left + self._state.page.width + 4
        shape = Qt.CursorShape.IBeamCursor if in_column else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if on_handle else shape)
        if now == marks.highlighted_span:
            return
        before, marks.highlighted_span = marks.highlighted_span, now
        self.repaint_spans(before, now)
        if now is None:
            self.span_left.emit()
        else:
            self.span_hovered.emit(*now, self.viewport().mapToGlobal(point.toPoint()))

    # Events

    def set_keys(self, own: Mapping[str, Sequence[str]]) -> None:
        """Take a user's own keys, by command; what is not named keeps its defaults."""
        self._state.keys = KeyTable(own)

    def run_command(self, command: str) -> None:
        """Do what a command of the table of keys does.

        Raises:
            KeyError: There is no such command.
        """
        self._commands.run(command)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key stands for."""
        command = self._state.keys.command(event.keyCombination())
        if command is None:
            event.ignore()
            return
        self._commands.run(command)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin selecting."""
        self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the word, and on further clicks more."""
        self._mouse.press(event, double=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select or point."""
        self._mouse.move(event)

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
        code_point = self._state.view.code_point_at(QPointF(event.pos()), between=False)
        selection = self._state.selection
        if not selection.start <= code_point < selection.end:
            selection.place(code_point)
            self.selection_moved(final=True)
        self.menu_wanted.emit(event.globalPos(), code_point)

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice that the pointer has left, or rests on a character that is converted in doubt."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            readings = self.doubt_at(self.code_point_at(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), doubt_text(readings), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._at_rest.stop()
        if event.type() == QEvent.Type.Leave and self._state.marks.highlighted_span is not None:
            before, self._state.marks.highlighted_span = self._state.marks.highlighted_span, None
            self.span_left.emit()
            self.repaint_spans(before)
        return super().viewportEvent(event)

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
    words = translate("Reader", "Shown as %1; it could also be %2")
    return words.replace("%1", readings[0]).replace("%2", " / ".join(readings[1:]))
