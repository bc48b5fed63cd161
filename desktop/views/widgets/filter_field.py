"""A field for words that a list is filtered by."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

HINT_INSET_PX = 24
"""Pixels of a field that its words can't take: borders and padding."""


class FilterField(QLineEdit):
    """A field that says what can be written in it at length where there is room, else in a word."""

    def __init__(self) -> None:
        super().__init__()
        self._hints = ("", "")

    def set_hints(self, long: str, short: str) -> None:
        """Say what can be written: at length, and in a word."""
        self._hints = long, short
        self._show_hint()

    def _show_hint(self) -> None:
        long, short = self._hints
        fits = self.fontMetrics().horizontalAdvance(long) <= self.width() - HINT_INSET_PX
        self.setPlaceholderText(long if fits else short)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._show_hint()
