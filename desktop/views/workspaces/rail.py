"""The rail: a slim column of buttons, one for each page of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout

WIDTH_PX = 78
"""Width of the rail at least, in pixels; it grows where the names of pages need more."""


class Rail(QFrame):
    """The rail at the left edge; empty until it is given its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setMinimumWidth(WIDTH_PX)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 8, 4, 8)
        self._column.setSpacing(4)
        self._column.addStretch(1)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Show a button for each action, from the top."""
        for place, action in enumerate(actions):
            button = QToolButton()
            button.setObjectName(f"rail-{action.objectName()}")
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(20, 20))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._column.insertWidget(place, button)
