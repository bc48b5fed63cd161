"""The export button: offers the formats that something can be written in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views.library_search.found_export import format_name


class ExportButton(QPushButton):
    """A button with a menu of formats.

    Signals:
        wanted: A file of this format (its ending) is wanted.
    """

    wanted = Signal(str)

    def __init__(self, name: str, formats: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("opens-menu", True)
        self.formats = QMenu(self)
        self._actions = {ending: self.formats.addAction("") for ending in formats}
        for ending, action in self._actions.items():
            connect(action.triggered, self, lambda _=False, ending=ending: self.wanted.emit(ending))
        self.setMenu(self.formats)

    def retranslate(self, tip: str) -> None:
        """Show everything in the present language."""
        self.setText(translate("LibrarySearch", "Export"))
        self.setToolTip(tip)
        for ending, action in self._actions.items():
            action.setText(format_name(ending) + "…")
