"""The window of suggestions: opened and brought to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.views.annotations.codebook import Codebook
from desktop.views.annotations.controller import AnnotationController
from desktop.views.commands.registry import QT_TRANSLATE_NOOP, Command, Place
from desktop.views.desk import Desk
from desktop.views.document import OpenDocument
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.navigator import Navigator

if TYPE_CHECKING:
    from desktop.views.coding.queue import Queue


class SuggestionsController(QObject):
    """Opens the window of suggestions."""

    def __init__(
        self,
        desk: Desk,
        document: OpenDocument,
        documents: DocumentsPanel,
        codebook: Codebook,
        controller: AnnotationController,
        navigator: Navigator,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._document = document
        self._documents = documents
        self._codebook = codebook
        self._controller = controller
        self._navigator = navigator
        self._window = window

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "suggestions",
                QT_TRANSLATE_NOOP("Commands", "&Suggestions…"),
                self.show,
                Place("annotate", 2, 2),
                keys=("Ctrl+Shift+U",),
                icon="hits",
            ),
        ]

    def show(self) -> Queue | None:
        """Show the window of suggestions."""
        if not self._desk.is_open:
            return None
        from desktop.views.coding.queue import Queue

        found = next((one for one in self._window.findChildren(Queue) if one.isVisible()), None)
        if found is None:
            found = Queue(
                self._desk,
                self._document,
                self._documents,
                self._codebook,
                self._controller.recent,
                self._navigator,
                self._window,
            )
        found.show()
        found.raise_()
        found.activateWindow()
        return found
