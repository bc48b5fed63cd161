"""What the panels list of a library: read when it is opened, and again when an action touched it."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.cursor_annotations import CursorAnnotations
from desktop.views.commands.menus import Menus
from desktop.views.document.model import DocumentContents, DocumentModel
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.library.controller import LibraryController
from desktop.views.navigator import WindowNavigator
from desktop.views.search.find_bar import FindBar
from desktop.views.session import Session

LAYOUT_MS = 20
"""Milliseconds that a long list has for laying its rows out before a document is opened."""


class LibraryDisplay(QObject):
    """Keeps the list of documents, the codebook and the menus as the library is.

    Signals:
        filled: The lists and the document of a library are there that were still to come when it was opened.

    Attributes:
        filling: Whether that is still to come.
    """

    filled = Signal()

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        documents: DocumentsPanel,
        codebook: CodebookPanel,
        cursor: CursorAnnotations,
        finder: FindBar,
        navigator: WindowNavigator,
        libraries: LibraryController,
        menus: Menus,
        *,
        text_shown: bool = False,
    ) -> None:
        super().__init__()
        self._text_shown = text_shown
        self.filling = False
        self._session = session
        self._document = document
        self._documents = documents
        self._codebook = codebook
        self._cursor = cursor
        self._finder = finder
        self._navigator = navigator
        self._libraries = libraries
        self._menus = menus
        self._opening = QTimer(self, singleShot=True, interval=LAYOUT_MS)
        self._opening.timeout.connect(self._open_last_listed)
        session.library_changed.connect(self._show_library)
        documents.listed.connect(self._open_last_soon)
        session.changed.connect(self._follow)
        document.opened.connect(self._show_document)

    def _show_library(self) -> None:
        """Show another library; at the start the text of its document is there already, and stays.

        Lists and document have turns of the event loop of their own then, and where there are many documents,
        so that the window is not held.
        """
        if self._document.contents is not None:
            self._document.discard()
        if self._text_shown:
            self._text_shown = False
            self.filling = True
            QTimer.singleShot(0, self, self._list_soon)
        elif self._session.is_open and self._documents.is_long:
            self.filling = True
            self._list_soon()
        else:
            self._list()
            self._open_last()
            self._end_filling()

    def _list_soon(self) -> None:
        if self._session.is_open:  # not closed by now
            self._documents.refresh_soon()
            self._list_tags()

    def _open_last_soon(self) -> None:
        if self.filling:  # counted from the next turn, for this one may have taken as long as that
            QTimer.singleShot(0, self._opening, self._opening.start)

    def _open_last_listed(self) -> None:
        if self._session.is_open and self.filling:
            self._open_last()
            self._end_filling()

    def _end_filling(self) -> None:
        if self.filling:
            self.filling = False
            self.filled.emit()

    def _list(self) -> None:
        self._documents.refresh()
        self._list_tags()

    def _list_tags(self) -> None:
        self._codebook.refresh()
        self._offer_tags()
        self._menus.set_recent(self._session.settings.recent(), self._libraries.open)

    def _open_last(self) -> None:
        self._navigator.open_last()
        if self._document.contents is None:
            self._document.discard()

    def _follow(self, changes: Changes) -> None:
        """Read again what an action touched."""
        if not self._session.is_open:
            return
        try:
            if changes.everything or changes.classification:
                self._documents.refresh()
            elif changes.documents:
                self._documents.refresh_rows(changes.documents)
            if changes.everything or changes.tags or changes.texts:  # a document's removal counts, too
                if self._codebook.refresh():
                    self._offer_tags()
            elif changes.counted_tags:
                self._codebook.refresh_counts(changes.counted_tags)
        except LibraryError as error:
            self._session.messages.show_note(str(error))

    def _offer_tags(self) -> None:
        self._menus.set_tags(self._codebook.tags(), self._cursor.apply_tag)

    def _show_document(self, contents: DocumentContents | None) -> None:
        self._documents.set_open_document(contents.row.id if contents is not None else "")
        self._finder.refresh()
