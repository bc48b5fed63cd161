"""The page Read: panels and reading pane, as the layout of the window made them."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.workspaces.page import Page


class ReadPage(Page):
    """Holds the reading pane with the panels at its sides."""

    def __init__(self) -> None:
        super().__init__()
        self._reader: QWidget | None = None
        self._open_search: Callable[[], object] = lambda: None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)

    def set_targets(self, reader: QWidget, open_search: Callable[[], object]) -> None:
        """Take the reading pane and what opens the search in its text."""
        self._reader = reader
        self._open_search = open_search

    def focus_content(self) -> None:
        """Focus the text."""
        if self._reader is not None:
            self._reader.setFocus()

    def focus_search(self) -> None:
        """Open the search in the text."""
        self._open_search()
