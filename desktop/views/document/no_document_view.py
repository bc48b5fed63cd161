"""What is shown in the middle while no document is open."""

from PySide6.QtWidgets import QPushButton

from desktop.i18n import translate
from desktop.views.widgets.empty_state import EmptyState


class NoDocumentView(EmptyState):
    """A hint, and a button to import files."""

    def __init__(self) -> None:
        super().__init__("no-document")
        self.button = QPushButton()
        self.add_button(self.button)
        self._library_empty = False

    def set_library_empty(self, empty: bool) -> None:
        """Say whether there is any document that could be chosen."""
        if empty != self._library_empty:
            self._library_empty = empty
            self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        if self._library_empty:
            self.set_text(
                translate("Window", "This library is empty"),
                translate(
                    "Window",
                    "Drag files or folders here, or click Import files. All Chinese encodings are supported.",
                ),
            )
        else:
            self.set_text(
                translate("Window", "No document open"),
                translate("Window", "Choose a document from the list on the left, or drag files here."),
            )
        self.button.setText(translate("Window", "Import files…"))
