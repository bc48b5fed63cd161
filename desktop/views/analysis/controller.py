"""The page of analyses: shown, with the three tabs that it has."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate_noop
from desktop.views.analysis.library_facts import LibraryFacts
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.navigator import Navigator
from desktop.views.session import Session
from desktop.views.workspaces.controller import WorkspaceController
from desktop.views.workspaces.page import Page, Workspace
from desktop.views.workspaces.tabbed_page import PageTab, TabbedPage

PAGE = "analyze"
"""Id of the page."""


class AnalysisPage(TabbedPage):
    """Shows counts, a comparison, or what two documents share."""

    handbook_page = "analyzing"

    def __init__(self, session: Session, document: DocumentModel, navigator: Navigator) -> None:
        self._session = session
        self._document = document
        self._navigator = navigator
        self._facts = LibraryFacts(session)
        super().__init__(
            "analysis-page",
            translate_noop("Workspaces", "Analyses"),
            [
                PageTab("counts", translate_noop("Workspaces", "Counts"), self._make_counts),
                PageTab("compare", translate_noop("Workspaces", "Compare"), self._make_compare),
                PageTab("shared", translate_noop("Workspaces", "Shared passages"), self._make_shared),
            ],
        )
        self._facts.setParent(self)
        self.at_end(self._facts.stop)

    def _make_counts(self) -> Page:
        from desktop.views.analysis.counts_view import CountsView

        return CountsView(self._session, self._navigator, self._facts)

    def edit_dictionary(self) -> None:
        """Show the counts, and the editor with the dictionary that is chosen there."""
        from desktop.views.analysis.counts_view import CountsView

        counts = self.show_tab("counts")
        if isinstance(counts, CountsView):
            counts.edit_dictionary()

    def _make_compare(self) -> Page:
        from desktop.views.analysis.compare_view import CompareView

        return CompareView(self._session, self._document, self._navigator, self._facts)

    def _make_shared(self) -> Page:
        from desktop.views.analysis.shared_view import SharedView

        return SharedView(self._session, self._document, self._navigator, self._facts)


class AnalysisController(QObject):
    """Offers the page of analyses, and the command that leads to its dictionaries."""

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        navigator: Navigator,
        workspaces: WorkspaceController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._navigator = navigator
        self._workspaces = workspaces

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "edit-dictionary",
                translate_noop("Commands", "Edit &dictionary…"),
                self.edit_dictionary,
                Place("analyze", 5, 1),
            )
        ]

    def edit_dictionary(self) -> None:
        """Show the page and edit the dictionary that is chosen there."""
        self._workspaces.choose(PAGE, self._edit_dictionary)

    def _edit_dictionary(self) -> None:
        page = self._workspaces.page(PAGE)
        if isinstance(page, AnalysisPage):
            page.edit_dictionary()

    def workspace(self) -> Workspace:
        """Return the page."""
        return Workspace(
            PAGE,
            "analysis",
            translate_noop("Commands", "Anal&yze"),
            "analyze",
            ("Ctrl+Shift+A",),
            lambda: AnalysisPage(self._session, self._document, self._navigator),
        )
