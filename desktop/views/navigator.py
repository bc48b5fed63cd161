"""Navigation: opening documents, bringing a passage into view, giving a panel the focus."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate_noop
from desktop.lifetime import connect
from desktop.settings import last_document_key
from desktop.views.annotations.panel import AnnotationsPanel
from desktop.views.commands.registry import Command, CommandRegistry, Place
from desktop.views.document.model import DocumentModel
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session
from desktop.views.workspaces.controller import WorkspaceController


class Navigator(Protocol):
    """Where a feature can send the user: a document, a passage of it, an annotation, a panel."""

    def open_document(self, document_id: str) -> None:
        """Open a document and give the text the focus."""

    def show_passage(self, document_id: str, start: int, end: int) -> None:
        """Open a document, select a range of it (code points, end exclusive) and bring it into view."""

    def show_position(self, document_id: str, position: int) -> None:
        """Open a document and scroll to a code point."""

    def show_annotation(self, document_id: str, annotation_id: str) -> None:
        """Open a document, select the words of an annotation and make it current in the list."""

    def here(self) -> tuple[str, int] | None:
        """Return the open document's id and the first code point shown, or None."""

    def go_back(self) -> None:
        """Go to the page or the place one came from."""


class WindowNavigator(QObject):
    """The navigator of the main window."""

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        reader: ReaderWidget,
        documents: DocumentsPanel,
        annotations: AnnotationsPanel,
        commands: CommandRegistry,
        workspaces: WorkspaceController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspaces = workspaces
        workspaces.set_opener(self._return_to)
        self._session = session
        self._document = document
        self._reader = reader
        self._documents = documents
        self._annotations = annotations
        self._commands = commands
        self._window = window
        documents.open_wanted.connect(self.open_document)
        annotations.annotation_list.wanted.connect(self.select_annotation)
        connect(annotations.annotation_list.note_saved, self, reader.setFocus)
        annotations.figures.wanted.connect(self.select_figure)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "filter-documents",
                translate_noop("Commands", "Filter &documents"),
                self._filter_documents,
                Place("edit", 2, 1),
                keys=("Ctrl+L",),
                icon="filter",
            ),
            Command(
                "go-documents",
                translate_noop("Commands", "Go to documents"),
                lambda: self.focus("documents"),
                Place("panels", 0, 0),
                keys=("Ctrl+1",),
            ),
            Command(
                "go-annotations",
                translate_noop("Commands", "Go to annotations"),
                lambda: self.focus("annotations"),
                Place("panels", 0, 1),
                keys=("Ctrl+3",),
            ),
            Command(
                "go-tags",
                translate_noop("Commands", "Go to the &tags"),
                lambda: self.focus("tags"),
                Place("panels", 0, 2),
                keys=("Ctrl+7",),
            ),
            Command(
                "go-figures",
                translate_noop("Commands", "Go to figures"),
                lambda: self.focus("figures"),
                Place("panels", 0, 3),
                keys=("Ctrl+4",),
            ),
            Command(
                "full-screen",
                translate_noop("Commands", "Full sc&reen"),
                self._full_screen,
                Place("view", 5, 0),
                keys=("F11",),
                checkable=True,
            ),
            Command(
                "next-document",
                translate_noop("Commands", "&Next document"),
                lambda: self._step_document(1),
                Place("go", 2, 0),
                keys=("Ctrl+PgDown",),
            ),
            Command(
                "previous-document",
                translate_noop("Commands", "&Previous document"),
                lambda: self._step_document(-1),
                Place("go", 2, 1),
                keys=("Ctrl+PgUp",),
            ),
        ]

    # Documents and passages.

    def open_document(self, document_id: str) -> None:
        """Open a document and give the text the focus."""
        self._workspaces.show_text()
        self._open(document_id)
        self._reader.setFocus()

    def _return_to(self, document_id: str, position: int) -> None:
        """Open a document at a code point, without a trace in the history of pages."""
        if self._open(document_id, leaving=False):
            self._reader.set_position(position)

    def _open(self, document_id: str, *, leaving: bool = True) -> bool:
        """Open a document; return whether it is open now."""
        if document_id != self._document.id:
            if leaving and self._document.id:
                self._workspaces.leave()
            if not self._document.open(document_id):
                return False
            self._session.settings.set_text(last_document_key(self._session.library.path), document_id)
        return True

    def open_last(self) -> None:
        """Open the document that was open last in this library, or the first of the list."""
        rows = self._documents.model.rows()
        last = self._session.settings.text(last_document_key(self._session.library.path))
        first = next((row.id for row in rows if row.id == last), rows[0].id if rows else "")
        if first:
            self.open_document(first)

    def show_passage(self, document_id: str, start: int, end: int) -> None:
        """Open a document, select a range of it and bring it into view."""
        self.open_document(document_id)
        if start < end:
            self._select(start, end)

    def show_position(self, document_id: str, position: int) -> None:
        """Open a document and scroll to a code point."""
        self.open_document(document_id)
        if self._document.id == document_id:
            self._reader.set_position(position)

    def show_annotation(self, document_id: str, annotation_id: str) -> None:
        """Open a document, select the words of an annotation and make it current in the list."""
        self.open_document(document_id)
        self.select_annotation(annotation_id)
        self._annotations.annotation_list.select(annotation_id)

    def here(self) -> tuple[str, int] | None:
        """Return the open document's id and the first code point shown, or None."""
        return (self._document.id, self._reader.position()) if self._document.id else None

    def go_back(self) -> None:
        """Go to the page or the place one came from."""
        self._workspaces.go_back()

    def select_annotation(self, annotation_id: str) -> None:
        """Bring an annotation of the open document into view and select its words."""
        self._workspaces.show_text()
        row = self._document.annotation(annotation_id)
        if row is not None and row.state == "placed":
            self._select(row.start, row.end)

    def select_figure(self, key: str) -> None:
        """Bring a figure of the open document into view and select it."""
        contents = self._document.contents
        figures = contents.figures if contents is not None else []
        known = next((one for one in figures if one.key == key), None)
        if known is not None:
            self._select(known.figure.start, known.figure.end)

    def _select(self, start: int, end: int) -> None:
        self._reader.select(start, end)
        self._reader.reveal(start, end)

    def go_to(self, position: int) -> None:
        """Go to a code point of the open document; the place before can be gone back to."""
        self._workspaces.show_text()
        self._reader.go_to(position)
        self._reader.set_caret(position)

    def choose_in_lists(self, layer: str, key: str) -> None:
        """Choose in its list what was chosen in the text."""
        if layer == "annotations":
            self._annotations.annotation_list.select(key)
        elif layer == "figures":
            self._annotations.figures.select(key)

    def _step_document(self, step: int) -> None:
        """Open the document some rows further down in the list."""
        rows = self._documents.shown()
        place = next((n for n, row in enumerate(rows) if row.id == self._document.id), -1)
        place = place + step if place >= 0 else 0
        if 0 <= place < len(rows):
            self.open_document(rows[place].id)

    # Panels.

    def focus(self, where: str) -> None:
        """Focus a panel: ``documents``, ``annotations``, ``tags`` or ``figures``."""
        self._workspaces.show_text()
        name = "show-documents" if where == "documents" else "show-annotations"
        self._commands[name].setChecked(True)
        if where == "documents":
            self._documents.list.setFocus()
        elif where == "annotations":
            self._annotations.show_annotations()
            self._annotations.annotation_list.list.setFocus()
        elif where == "tags":
            self._annotations.show_tags()
            self._annotations.codebook.tree.setFocus()
        else:
            self._annotations.show_figures()
            self._annotations.figures.table.setFocus()

    def _filter_documents(self) -> None:
        self._workspaces.show_text()
        self._commands["show-documents"].setChecked(True)
        self._documents.filters.words.setFocus()
        self._documents.filters.words.selectAll()

    def _full_screen(self, on: bool) -> None:
        """Fill the screen, or be again as large as before: a maximized window stays one."""
        state, full = self._window.windowState(), Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | full if on else state & ~full)
