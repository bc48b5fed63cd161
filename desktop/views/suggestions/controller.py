"""The window of suggestions: opened and brought to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate_noop
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.controller import AnnotationController
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.navigator import Navigator
from desktop.views.session import Session

if TYPE_CHECKING:
    from desktop.views.suggestions.window import SuggestionWindow


class SuggestionsController(QObject):
    """Opens the window of suggestions."""

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        documents: DocumentsPanel,
        codebook: CodebookPanel,
        controller: AnnotationController,
        navigator: Navigator,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
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
                translate_noop("Commands", "&Suggestions…"),
                self.show,
                Place("annotate", 2, 2),
                keys=("Ctrl+Shift+U",),
                icon="hits",
            ),
        ]

    def show(self) -> SuggestionWindow | None:
        """Show the window of suggestions."""
        if not self._session.is_open:
            return None
        from desktop.views.suggestions.window import SuggestionWindow

        found = next((one for one in self._window.findChildren(SuggestionWindow) if one.isVisible()), None)
        if found is None:
            found = SuggestionWindow(
                self._session,
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
