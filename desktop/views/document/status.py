"""What the window says of the open document: its title, the status line, and the hint where none is open."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views import display_names
from desktop.views.annotations.cursor_annotations import CursorAnnotations
from desktop.views.commands.registry import CommandRegistry
from desktop.views.document.model import DocumentContents, DocumentModel
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session
from desktop.views.widgets.status_bar import StatusBar


class DocumentStatus(QObject):
    """Follows the open document and the cursor."""

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        reader: ReaderWidget,
        cursor: CursorAnnotations,
        commands: CommandRegistry,
        status: StatusBar,
        center: QStackedWidget,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._reader = reader
        self._cursor = cursor
        self._commands = commands
        self._status = status
        self._center = center
        self._window = window
        self._place_timer = QTimer(self, interval=0, singleShot=True)
        self._place_timer.timeout.connect(self._show_place)
        document.opened.connect(self._show_document)
        document.renamed.connect(self._show_title)
        connect(document.encoding_doubted, self, status.show_doubt)
        for moved in (document.annotations_changed, reader.selected, reader.caret_moved):
            connect(moved, self, lambda: self._place_timer.start())
        connect(session.library_changed, self, lambda: self._show_title(document.contents))

    def _show_document(self, contents: DocumentContents | None) -> None:
        self._center.setCurrentIndex(1 if contents is None else 0)
        self._commands.set_document_open(contents is not None)
        self._show_title(contents)
        if contents is None:
            self._status.show_nothing()
        else:
            self._status.show_document(contents.row.damage, contents.version.encoding)
            self._place_timer.start()

    def _show_title(self, contents: DocumentContents | None) -> None:
        parts = [contents.row.title] if contents is not None else []
        if self._session.is_open:
            parts.append(display_names.library(self._session.library.path))
        self._window.setWindowTitle(" — ".join([*parts, translate("Window", "Piyue")]))

    def _show_place(self) -> None:
        """Show where the cursor is; once for all that moved it in one event."""
        contents = self._document.contents
        if contents is not None:
            start, end = self._reader.selection()
            rows = self._cursor.annotations_at_cursor()
            self._status.show_place(
                contents.headings, len(contents.text), self._reader.caret(), start, end, rows
            )

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self._status.retranslate()
        contents = self._document.contents
        self._show_title(contents)
        if contents is not None:
            self._status.show_document(contents.row.damage, contents.version.encoding)
            self._show_place()
        else:
            self._status.show_nothing()
