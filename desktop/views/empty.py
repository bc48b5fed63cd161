"""Empty states: what stands where there is nothing yet, and says what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget


class Empty(QWidget):
    """A heading, a hint and perhaps buttons, in the middle of an empty place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._heading = _label("heading")
        self._hint = _label("muted")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(24, 24, 24, 24)
        self._layout.setSpacing(8)
        self._layout.addStretch(2)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self._hint)
        self._layout.addStretch(3)

    def say(self, heading: str, hint: str) -> None:
        """Say what is missing and what to do."""
        self._heading.setText(heading)
        self._hint.setText(hint)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(hint)

    def add(self, button: QPushButton) -> None:
        """Add a button that does what the hint speaks of."""
        self._layout.insertWidget(self._layout.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)


def _label(look: str) -> QLabel:
    label = QLabel()
    label.setProperty("look", look)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
