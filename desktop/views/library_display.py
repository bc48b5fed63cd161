"""What the panels list of a library: read when it is opened, and again when an action touched it."""

from PySide6.QtCore import QObject

from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.views.annotations.codebook import Codebook
from desktop.views.annotations.cursor_annotations import CursorAnnotations
from desktop.views.desk import Desk
from desktop.views.document import Contents, OpenDocument
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.find import FindBar
from desktop.views.libraries import Libraries
from desktop.views.menus import Menus
from desktop.views.navigator import WindowNavigator


class LibraryDisplay(QObject):
    """Keeps the list of documents, the codebook and the menus as the library is."""

    def __init__(
        self,
        desk: Desk,
        document: OpenDocument,
        documents: DocumentsPanel,
        codebook: Codebook,
        cursor: CursorAnnotations,
        finder: FindBar,
        navigator: WindowNavigator,
        libraries: Libraries,
        menus: Menus,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._document = document
        self._documents = documents
        self._codebook = codebook
        self._cursor = cursor
        self._finder = finder
        self._navigator = navigator
        self._libraries = libraries
        self._menus = menus
        desk.library_changed.connect(self._show_library)
        desk.changed.connect(self._follow)
        document.opened.connect(self._show_document)

    def _show_library(self) -> None:
        self._document.forget()
        self._documents.refresh()
        self._codebook.refresh()
        self._offer_tags()
        self._menus.set_recent(self._desk.settings.recent(), self._libraries.open)
        self._navigator.open_last()

    def _follow(self, changes: Changes) -> None:
        """Read again what an action touched."""
        if not self._desk.is_open:
            return
        try:
            if changes.everything:
                self._documents.refresh()
            elif changes.documents:
                self._documents.refresh_rows(changes.documents)
            if (changes.everything or changes.tags) and self._codebook.refresh():
                self._offer_tags()
        except LibraryError as error:
            self._desk.messages.note(str(error))

    def _offer_tags(self) -> None:
        self._menus.set_tags(self._codebook.tags(), self._cursor.apply_tag)

    def _show_document(self, contents: Contents | None) -> None:
        self._documents.mark_open(contents.row.id if contents is not None else "")
        self._finder.refresh()
