"""The page of all annotations: shown, with those of one tag, and gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate_noop
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.controller import AnnotationController
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.navigator import Navigator
from desktop.views.retrieval.page import AnnotationsPage
from desktop.views.session import Session
from desktop.views.workspaces.controller import WorkspaceController
from desktop.views.workspaces.page import Page, Workspace
from desktop.views.workspaces.tabbed_page import PageTab

if TYPE_CHECKING:
    from desktop.views.retrieval.view import RetrievalView

PAGE = "annotations"
"""Id of the page."""


class RetrievalController(QObject):
    """Shows the page of all annotations."""

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        codebook: CodebookPanel,
        controller: AnnotationController,
        navigator: Navigator,
        workspaces: WorkspaceController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._codebook = codebook
        self._controller = controller
        self._navigator = navigator
        self._workspaces = workspaces
        self._tabs = [PageTab("list", translate_noop("Workspaces", "All annotations"), self._make_list)]
        codebook.passages_wanted.connect(self.show_passages)

    def workspace(self) -> Workspace:
        """Return the page."""
        return Workspace(
            PAGE,
            "retrieval",
            translate_noop("Commands", "&Annotations"),
            "annotations",
            ("Ctrl+Shift+R",),
            lambda: AnnotationsPage(self._tabs),
        )

    def add_tab(self, tab: PageTab) -> None:
        """Take a tab for what else works on annotations."""
        self._tabs.append(tab)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "come-back",
                translate_noop("Commands", "Back to annotation &list"),
                lambda: self._workspaces.go_back_to(PAGE),
                Place("go", 1, 2),
                keys=("B",),
                scope="text",
                enabled_when="document",
            ),
        ]

    def _make_list(self) -> Page:
        from desktop.views.retrieval.view import RetrievalView

        return RetrievalView(self._session, self._document, self._codebook, self._controller, self._navigator)

    def show_tab(self, tab_id: str) -> Page | None:
        """Show a tab of the page and return its content; None where no library is open."""
        page = self._workspaces.show(PAGE)
        return page.show_tab(tab_id) if isinstance(page, AnnotationsPage) else None

    def show(self) -> RetrievalView | None:
        """Show the list of all annotations."""
        from desktop.views.retrieval.view import RetrievalView

        found = self.show_tab("list")
        return found if isinstance(found, RetrievalView) else None

    def show_passages(self, tag_id: str) -> None:
        """Show the annotations of a tag, and of the tags below it."""
        found = self.show()
        if found is not None:
            found.show_tag(tag_id)
