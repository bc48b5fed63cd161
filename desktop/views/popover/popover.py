"""The popover: what is known of a figure, a term, a damaged place or an annotation, shown next to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

REST_MS = 380
"""Milliseconds the pointer rests on a span before its card comes."""

GRACE_MS = 260
"""Milliseconds the pointer may take from the span to the card."""

WIDTH = 340

EDGE_PX, GAP_PX, SHIFT_PX = 8, 12, 24
"""Pixels between a card and the edge of the window, between it and its place, and by which it begins before
its place."""


@dataclass(frozen=True, slots=True)
class PopoverContent:
    """What a card says.

    Attributes:
        heading: The first line.
        kind: What sort of thing it is, in small letters.
        fields: Names and values, in order; empty values are left out.
        body: A paragraph, such as a gloss.
        foot: Where that comes from.
        handlers: Words of a button and what it does.
        brief: One line with what matters most, shown while the pointer rests; a click shows the rest. Where
            it is empty, everything is shown at once.
    """

    heading: str
    kind: str = ""
    fields: Sequence[tuple[str, str]] = ()
    body: str = ""
    foot: str = ""
    handlers: Sequence[tuple[str, Callable[[], object]]] = field(default_factory=tuple)
    brief: str = ""


class Popover(QFrame):
    """A card over the window; it goes when the pointer does, or with Esc."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 13, 16, 13)
        self._layout.setSpacing(6)
        self._content: QWidget | None = None
        self._full_content: PopoverContent | None = None
        self._back: QWidget | None = None
        self._asked_by: QWidget | None = None
        self._waiting: Callable[[], PopoverContent | None] | None = None
        self._where = QRect()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._show_pending)
        self._grace = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._grace.timeout.connect(self._hide_if_left)
        self.hide()

    def show_later(self, text: Callable[[], PopoverContent | None], where: QRect) -> None:
        """Show a card when the pointer has rested.

        Args:
            text: Gives what the card says, when it comes to that.
            where: Place on the screen that must stay in sight.
        """
        self._waiting, self._where = text, where
        self._grace.stop()
        self._rest.start()

    def hide_later(self) -> None:
        """Let the card go soon, unless the pointer comes to it."""
        self._rest.stop()
        self._grace.start()

    def show_at(self, text: PopoverContent, where: QRect, *, focus: QWidget | None = None) -> None:
        """Show a card at once.

        Args:
            text: What it says.
            where: Place on the screen that must stay in sight.
            focus: What has the focus now; the card's first button takes it and gives it back.
        """
        self._rest.stop()
        self._grace.stop()
        self._where, self._asked_by = where, focus
        self._fill(text)
        self._fit_and_place()
        self._back = focus
        button = self.findChild(QPushButton)
        if focus is not None and button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit_and_place(self) -> None:
        self.adjustSize()
        self._place(self._where)
        self.show()
        self.raise_()

    def show_next(self, text: PopoverContent) -> None:
        """Show another card where the last one was, with the focus as it was then."""
        self.show_at(text, self._where, focus=self._asked_by)

    def dismiss(self) -> None:
        """Take the card away at once."""
        self._rest.stop()
        self._grace.stop()
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.hide()
        if had_focus and self._back is not None:
            self._back.setFocus()
        self._back = None

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        self._grace.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go soon."""
        self._grace.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _show_pending(self) -> None:
        text = self._waiting() if self._waiting is not None else None
        if text is not None and text.brief:
            self._show_brief(text)
        elif text is not None:
            self.show_at(text, self._where)

    def _show_brief(self, text: PopoverContent) -> None:
        """Show heading and one line; a screen reader is told all."""
        self._grace.stop()
        self._asked_by = self._back = None
        self._fill(PopoverContent(text.heading, body=text.brief))
        self._describe(text)
        self._full_content = text
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fit_and_place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show everything where only a brief line is shown."""
        if self._full_content is not None:
            self.show_at(self._full_content, self._where)
        else:
            super().mousePressEvent(event)

    def _hide_if_left(self) -> None:
        if not self.underMouse() and self._back is None:
            self.hide()

    def _place(self, where: QRect) -> None:
        """Stand below the place, above or beside it, wherever there is room, within the window."""
        over = self._over
        place = QRect(over.mapFromGlobal(where.topLeft()), where.size())
        self.move(place_card(self.size(), place, over.rect()))

    def _fill(self, text: PopoverContent) -> None:
        if self._content is not None:
            self._layout.removeWidget(self._content)
            self._content.deleteLater()
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(7)
        if text.kind:
            layout.addWidget(_label(text.kind, "muted"))
        layout.addWidget(_label(text.heading, "heading"))
        fields = [(name, value) for name, value in text.fields if value]
        if fields:
            layout.addLayout(_grid(fields))
        if text.body:
            layout.addWidget(_label(text.body, ""))
        if text.foot:
            layout.addWidget(_label(text.foot, "muted"))
        buttons = self._buttons(text.handlers) if text.handlers else None
        if buttons is not None:
            layout.addLayout(buttons)
        self._content = content
        self._layout.addWidget(content)
        # What buttons say is never cut short; their width is known once they stand in the window.
        content.setFixedWidth(WIDTH if buttons is None else max(WIDTH, buttons.sizeHint().width()))
        content.show()
        self._describe(text)
        self._full_content = None
        self.unsetCursor()

    def _describe(self, text: PopoverContent) -> None:
        """Let a screen reader say what the card is about."""
        self.setAccessibleName(text.heading)
        fields = (f"{name} {value}" for name, value in text.fields if value)
        said = [text.kind, *fields, text.body, text.foot]
        self.setAccessibleDescription(". ".join(part for part in said if part))

    def _buttons(self, handlers: Sequence[tuple[str, Callable[[], object]]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(6)
        for words, handler in handlers:
            button = QPushButton(words)
            button.setAutoDefault(True)
            button.clicked.connect(lambda _=False, handler=handler: self._run_action(handler))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _run_action(self, handler: Callable[[], object]) -> None:
        self.dismiss()
        handler()


def place_card(size: QSize, place: QRect, within: QRect) -> QPoint:
    """Return where a card goes: below a place, else above it, else to its right or its left.

    Args:
        size: The size of the card.
        place: What it must not cover, where there is room beside it.
        within: The whole window; the card leaves it only where it is larger.
    """
    lowest, rightmost = within.bottom() - EDGE_PX - size.height(), within.right() - EDGE_PX - size.width()
    x = max(min(place.left() - SHIFT_PX, rightmost), EDGE_PX)
    below, above = place.top() + place.height() + GAP_PX, place.top() - GAP_PX - size.height()
    if below <= lowest:
        return QPoint(x, below)
    if above >= EDGE_PX:
        return QPoint(x, above)
    y = max(min(place.top() - size.height() // 2, lowest), EDGE_PX)
    right, left = place.left() + place.width() + GAP_PX, place.left() - GAP_PX - size.width()
    if right <= rightmost:
        return QPoint(right, y)
    return QPoint(left, y) if left >= EDGE_PX else QPoint(x, max(above, EDGE_PX))


def _label(text: str, preview: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if preview:
        label.setProperty("look", preview)
    return label


def _grid(fields: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(fields):
        grid.addWidget(_label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_label(value, ""), row, 1)
    return grid
