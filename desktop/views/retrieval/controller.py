"""The window of all annotations: opened, brought to the front, and gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate, translate_noop
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.controller import AnnotationController
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.navigator import Navigator
from desktop.views.session import Session

if TYPE_CHECKING:
    from desktop.views.retrieval.window import RetrievalWindow


class RetrievalController(QObject):
    """Opens the window of all annotations."""

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        codebook: CodebookPanel,
        controller: AnnotationController,
        navigator: Navigator,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._codebook = codebook
        self._controller = controller
        self._navigator = navigator
        self._window = window
        codebook.passages_wanted.connect(self.show_passages)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "retrieval",
                translate_noop("Commands", "&All annotations…"),
                self.show,
                Place("annotate", 2, 0),
                keys=("Ctrl+Shift+R",),
                icon="annotations",
            ),
            Command(
                "come-back",
                translate_noop("Commands", "&Back to annotation list"),
                self.come_back,
                Place("annotate", 2, 1),
                keys=("B",),
                scope="text",
                enabled_when="document",
            ),
        ]

    def _found(self) -> RetrievalWindow | None:
        from desktop.views.retrieval.window import RetrievalWindow

        return next((one for one in self._window.findChildren(RetrievalWindow) if one.isVisible()), None)

    def show(self) -> RetrievalWindow | None:
        """Show the window of all annotations."""
        if not self._session.is_open:
            return None
        from desktop.views.retrieval.window import RetrievalWindow

        found = self._found() or RetrievalWindow(
            self._session, self._document, self._codebook, self._controller, self._navigator, self._window
        )
        found.show()
        found.raise_()
        found.activateWindow()
        found.table.setFocus()
        return found

    def show_passages(self, tag_id: str) -> None:
        """Show the window of all annotations with those of a tag, and of the tags below it."""
        found = self.show()
        if found is not None:
            found.show_tag(tag_id)

    def come_back(self) -> None:
        """Go back to the list that one came from, and to the place where one was before."""
        found = self._found()
        if found is None:
            self._session.messages.show_note(translate("Coding", "No annotation list is open"))
            return
        found.handlers.go_back()
        found.activateWindow()
        found.table.setFocus()
