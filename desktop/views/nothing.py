"""What stands in the middle while no document lies open."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from desktop.views.empty import Empty

translate = QCoreApplication.translate


class NothingOpen(Empty):
    """A hint, and a button to import files."""

    def __init__(self) -> None:
        super().__init__("no-document")
        self.button = QPushButton()
        self.add(self.button)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.say(
            translate("Window", "Nothing lies open"),
            translate("Window", "Choose a document from the list on the left, or drag text files here."),
        )
        self.button.setText(translate("Window", "Import files…"))
