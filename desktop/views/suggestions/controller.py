"""Suggestions: a tab of the page of all annotations, made when it is first shown."""

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
from desktop.views.retrieval.controller import RetrievalController
from desktop.views.session import Session
from desktop.views.workspaces.tabbed_page import PageTab

if TYPE_CHECKING:
    from desktop.views.suggestions.view import SuggestionView


class SuggestionsController(QObject):
    """Shows the suggestions."""

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        documents: DocumentsPanel,
        codebook: CodebookPanel,
        controller: AnnotationController,
        navigator: Navigator,
        retrieval: RetrievalController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._retrieval = retrieval
        retrieval.add_tab(PageTab("suggestions", translate_noop("Workspaces", "Suggestions"), self._make))
        self._session = session
        self._document = document
        self._documents = documents
        self._codebook = codebook
        self._controller = controller
        self._navigator = navigator

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "suggestions",
                translate_noop("Commands", "&Suggestions…"),
                self.show,
                Place("analyze", 0, 0),
                keys=("Ctrl+Shift+U",),
                icon="hits",
            ),
        ]

    def _make(self) -> SuggestionView:
        from desktop.views.suggestions.view import SuggestionView

        return SuggestionView(
            self._session,
            self._document,
            self._documents,
            self._codebook,
            self._controller.recent,
            self._navigator,
        )

    def show(self) -> SuggestionView | None:
        """Show the suggestions."""
        from desktop.views.suggestions.view import SuggestionView

        found = self._retrieval.show_tab("suggestions")
        return found if isinstance(found, SuggestionView) else None
