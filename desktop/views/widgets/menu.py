"""A menu whose letters are its own while it is open."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

_LETTERS_WITH = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Menu(QMenu):
    """A menu that keys without Ctrl or Alt go to.

    Qt looks for shortcuts of the widget that has the focus even while a menu is open: a letter that applies a
    tag in the text would do so, and the entry with that letter would not be chosen.
    """

    def event(self, event: QEvent) -> bool:
        """Claim keys before they become shortcuts."""
        pressed = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if pressed and not event.modifiers() & ~_LETTERS_WITH:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take letters that no entry has, too: Qt would hand them on to the menu bar, and so to the text."""
        written = event.text().isprintable() and event.text().strip()
        if written and not event.modifiers() & ~_LETTERS_WITH and not self._has_letter(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def _has_letter(self, event: QKeyEvent) -> bool:
        letter = QKeySequence(Qt.KeyboardModifier.AltModifier.value | event.key())
        return any(QKeySequence.mnemonic(one.text()) == letter for one in self.actions())

    def add_submenu(self, words: str = "", icon: QIcon | None = None) -> "Menu":
        """Add a menu of the same kind within this one and return it."""
        inner = Menu(words, self)
        if icon is not None:
            inner.setIcon(icon)
        self.addMenu(inner)
        return inner
