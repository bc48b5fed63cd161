"""The find bar: searching the text that lies open as one types."""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from desktop.text.find import find_all
from desktop.text.spans import Span
from desktop.views import wording
from desktop.views.icons import Icons
from desktop.views.reader import Reader

translate = QCoreApplication.translate

MOST = 20_000
"""Hits that are marked at most; a text of one character repeated has more than anybody wants to see."""


class FindField(QLineEdit):
    """The field that is typed in.

    Signals:
        step: Go to the next hit (True) or the one before.
        left: The person is done.
    """

    step = Signal(bool)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Return, back with Shift+Return, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step.emit(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Field, count, ways on and back."""

    def __init__(self, reader: Reader, text: Callable[[], str], icons: Icons) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._reader = reader
        self._text = text
        self._hits: list[tuple[int, int]] = []
        self._at = -1
        self.field = FindField()
        self.field.setObjectName("find")
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(420)
        self._count = QLabel()
        self._count.setObjectName("find-count")
        self._count.setProperty("look", "muted")
        self._regex = QToolButton()
        self._regex.setObjectName("find-regex")
        self._regex.setText(".*")
        self._regex.setCheckable(True)
        self._previous, self._next, self._close = QToolButton(), QToolButton(), QToolButton()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 10, 6)
        layout.setSpacing(4)
        layout.addWidget(self.field, 3)
        layout.addWidget(self._regex)
        for button, name in ((self._previous, "up"), (self._next, "down")):
            button.setObjectName(f"find-{name}")
            icons.put(button, name)
            layout.addWidget(button)
        layout.addSpacing(8)
        layout.addWidget(self._count)
        layout.addStretch(1)
        icons.put(self._close, "close")
        self._close.setObjectName("find-close")
        layout.addWidget(self._close)
        self.field.textChanged.connect(lambda _: self._search())
        self.field.step.connect(self._step)
        self.field.left.connect(self.leave)
        self._regex.toggled.connect(lambda _: self._search())
        self._previous.clicked.connect(lambda: self._step(False))
        self._next.clicked.connect(lambda: self._step(True))
        self._close.clicked.connect(self.leave)
        self.hide()
        self.retranslate()

    def enter(self) -> None:
        """Show the bar with the words that are selected, ready for typing."""
        start, end = self._reader.selection()
        chosen = self._text()[start:end]
        self.show()
        if chosen and len(chosen) <= 60 and "\n" not in chosen:
            self.field.setText(chosen)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def leave(self) -> None:
        """Hide the bar and the marks of its hits."""
        self.hide()
        self._hits = []
        self._reader.set_spans("hits", ())
        self._reader.setFocus()

    def refresh(self) -> None:
        """Search again, in another text."""
        if self.isVisible():
            self._search()

    def _search(self) -> None:
        query, wrong = self.field.text(), False
        try:
            found = find_all(self._text(), query, regex=self._regex.isChecked()) if query else []
        except (re.error, ValueError):
            found, wrong = [], True
        self._hits = [hit for hit in found if hit[0] < hit[1]]
        self.field.setProperty("wrong", wrong or bool(query and not self._hits))
        self.field.style().polish(self.field)
        marked = self._hits[:MOST]
        self._reader.set_spans("hits", [Span(a, b, "hits", str(n)) for n, (a, b) in enumerate(marked)])
        caret = min(self._reader.selection())
        self._at = next((n for n, (start, _) in enumerate(self._hits) if start >= caret), 0)
        self._show_hit()

    def _step(self, on: bool) -> None:
        if self._hits:
            self._at = (self._at + (1 if on else -1)) % len(self._hits)
            self._show_hit()

    def _show_hit(self) -> None:
        if not self._hits:
            self._count.setText(translate("Find", "Nothing found") if self.field.text() else "")
            return
        start, end = self._hits[self._at]
        self._reader.select(start, end)
        self._reader.reveal(start, end)
        self._count.setText(f"{wording.number(self._at + 1)} / {wording.number(len(self._hits))}")

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.field.setPlaceholderText(translate("Find", "Find in this document"))
        for widget, words in (
            (self.field, translate("Find", "Find in the text; simplified and traditional alike")),
            (self._regex, translate("Find", "Regular expression")),
            (self._previous, translate("Find", "Hit before") + " (Shift+F3)"),
            (self._next, translate("Find", "Next hit") + " (F3)"),
            (self._close, translate("Find", "Close") + " (Esc)"),
        ):
            widget.setAccessibleName(words)
            widget.setToolTip(words)
