"""Empty states: what is shown where there is nothing yet, with what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget


class EmptyState(QWidget):
    """A heading, a hint and perhaps buttons, in the middle of an empty place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._heading = _label("heading")
        self._hint = _label("muted")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 8, 24, 8)
        self._layout.setSpacing(8)
        self._layout.addStretch(2)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self._hint)
        self._layout.addStretch(3)

    def set_text(self, heading: str, hint: str) -> None:
        """Show what is missing and what to do."""
        self._heading.setText(heading)
        self._hint.setText(hint)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(hint)

    def add_button(self, button: QPushButton) -> None:
        """Add a button that does what the hint speaks of."""
        self._layout.insertWidget(self._layout.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)


def _label(preview: str) -> QLabel:
    label = QLabel()
    label.setProperty("look", preview)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
