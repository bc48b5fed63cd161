"""The page of analyses: shown, with the three tabs that it has."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate_noop
from desktop.views.analysis.library_facts import LibraryFacts
from desktop.views.document.model import DocumentModel
from desktop.views.navigator import Navigator
from desktop.views.session import Session
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

    def _make_compare(self) -> Page:
        from desktop.views.analysis.compare_view import CompareView

        return CompareView(self._session, self._document, self._navigator, self._facts)

    def _make_shared(self) -> Page:
        from desktop.views.analysis.shared_view import SharedView

        return SharedView(self._session, self._document, self._navigator, self._facts)


class AnalysisController(QObject):
    """Offers the page of analyses."""

    def __init__(
        self, session: Session, document: DocumentModel, navigator: Navigator, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._navigator = navigator

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
