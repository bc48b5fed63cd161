"""The export button: offers the formats that something can be written in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.i18n import translate
from desktop.lifetime import connect

TABLE_FORMATS = ("csv", "xlsx")
"""The formats that a table can be written in."""


def format_name(name: str) -> str:
    """Return what a format is called."""
    return {
        "csv": translate("Exporting", "CSV table"),
        "xlsx": translate("Exporting", "Excel workbook"),
        "docx": translate("LibrarySearch", "Word document"),
    }[name]


class ExportButton(QPushButton):
    """A button with a menu of formats.

    Signals:
        wanted: A file of this format (its ending) is wanted.
    """

    wanted = Signal(str)

    def __init__(self, name: str, formats: Sequence[str] = TABLE_FORMATS) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("opens-menu", True)
        self.setAutoDefault(False)
        self.formats = QMenu(self)
        self._actions = {ending: self.formats.addAction("") for ending in formats}
        for ending, action in self._actions.items():
            connect(action.triggered, self, lambda _=False, ending=ending: self.wanted.emit(ending))
        self.setMenu(self.formats)

    def retranslate(self, tip: str = "") -> None:
        """Show everything in the present language.

        Args:
            tip: What it exports, where that is not the table beside it.
        """
        self.setText(translate("Analysis", "Export"))
        self.setToolTip(tip or translate("Analysis", "Export this table"))
        for ending, action in self._actions.items():
            action.setText(format_name(ending) + "…")
