"""The window: documents left, the text in the middle, annotations and figures right.

What it is made of is imported when it is furnished (`furnish`), after the first text is on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMenu

from desktop.lifetime import connect
from desktop.settings import Settings, last_document_key
from desktop.theme import Theme
from desktop.views.frame import Frame

if TYPE_CHECKING:
    from desktop.actions.changes import Changes
    from desktop.views.annotations.panel import AnnotationsPanel
    from desktop.views.appearance import Appearance
    from desktop.views.cards import Cards
    from desktop.views.coding.annotators import Annotators
    from desktop.views.coding.coding import Coding
    from desktop.views.commands import Commands
    from desktop.views.deeds import Deeds
    from desktop.views.desk import Desk
    from desktop.views.document import Contents, OpenDocument
    from desktop.views.documents.panel import DocumentsPanel
    from desktop.views.exporting import Exporting
    from desktop.views.filing import Filing
    from desktop.views.find import FindBar
    from desktop.views.importing import Imported, Importing
    from desktop.views.keeping.upkeep import Upkeep
    from desktop.views.libraries import Libraries
    from desktop.views.menus import Menus
    from desktop.views.nothing import NothingOpen
    from desktop.views.progress import ProgressStrip
    from desktop.views.reading import Reading
    from desktop.views.status import StatusLine
    from desktop.views.tagging import Tagging

translate = QCoreApplication.translate

KEYS = "1234567890"

LISTEN = 1000
"""Milliseconds between two looks whether another window wrote into the library."""

NARROW = 1180
"""Below this width, in pixels, the tool bar shows icons alone."""


class Window(Frame):
    """The window, which puts the parts together and lets each do its own.

    Signals:
        language_wanted: The language that was chosen: ``system``, ``zh`` or ``en``.
        closed: The window was closed.
    """

    language_wanted = Signal(str)
    closed = Signal()

    desk: Desk
    documents: DocumentsPanel
    annotations: AnnotationsPanel
    status: StatusLine
    progress: ProgressStrip
    commands: Commands
    menus: Menus
    document: OpenDocument
    finder: FindBar
    libraries: Libraries
    importing: Importing
    exporting: Exporting
    filing: Filing
    tagging: Tagging
    appearance: Appearance
    cards: Cards
    annotators: Annotators
    coding: Coding
    deeds: Deeds
    nothing: NothingOpen
    reading: Reading
    upkeep: Upkeep

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self.furnished = False

    def furnish(self, desk: Desk) -> Iterator[None]:
        """Put everything into the frame, step by step."""
        from desktop.views.furnishing import furnish

        self.desk = desk
        yield from furnish(self)
        self._listen = QTimer(self, interval=LISTEN)
        self._connect()
        self.setAcceptDrops(True)
        self.furnished = True
        self.retranslate()
        self.balance()

    def _connect(self) -> None:
        desk, document, reader = self.desk, self.document, self.reader
        desk.library_changed.connect(self._library_changed)
        desk.changed.connect(self._follow)
        connect(desk.messages.noted, self, self.status.say)
        document.opened.connect(self._show_document)
        document.renamed.connect(self._name_document)
        connect(document.doubted, self, self.status.show_doubt)
        connect(document.annotations_changed, self, lambda _: self._show_place())
        connect(
            document.annotations_changed,
            self,
            lambda rows: self.annotations.marks.set_rows(rows, document.hidden()),
        )
        connect(document.figures_changed, self, self.annotations.figures.set_rows)
        reader.selected.connect(lambda *_: self._show_place())
        reader.caret_moved.connect(lambda _: self._show_place())
        reader.menu_wanted.connect(self._reader_menu)
        reader.span_resized.connect(self.tagging.resize)
        connect(desk.edits.began, self, self.progress.follow)
        connect(desk.edits.ended, self, self.progress.finish)
        connect(self.importing.began, self, self.progress.follow)
        self.importing.ended.connect(self._imported)
        connect(
            self.status.encoding_wanted, self, lambda: self.deeds.papers.choose_encoding(self.document.id)
        )
        connect(self.status.damage_wanted, self, lambda: reader.next_span("damage"))
        connect(self.nothing.button.clicked, self, lambda: self.filing.choose_files())
        self.split.splitterMoved.connect(lambda *_: self.keep_sides())
        self._listen.timeout.connect(self._look_elsewhere)
        for name, action in self.menus.languages.items():
            connect(action.triggered, self, lambda _=False, name=name: self._choose_language(name))
        self.deeds.connect_all()

    # The library and the document.

    def open_library(self, path: Path | None) -> bool:
        """Open a library, or the person's own; tell whether one lies open now."""
        return self.libraries.open(path) if path is not None else self.libraries.open_default()

    def open_document(self, document_id: str) -> None:
        """Lay a document open and give it the focus."""
        if document_id == self.document.id:
            self.reader.setFocus()
            return
        if self.document.open(document_id):
            self.desk.settings.set_text(self._last_document_key(), document_id)
            self.reader.setFocus()

    def _library_changed(self) -> None:
        self.document.forget()
        self._refresh()
        self._listen.start()
        self.menus.set_recent(self.desk.settings.recent(), self.libraries.open)
        rows = self.documents.model.rows()
        last = self.desk.settings.text(self._last_document_key())
        first = next((row.id for row in rows if row.id == last), rows[0].id if rows else "")
        if first:
            self.open_document(first)
        self._name_document(self.document.contents)

    def _last_document_key(self) -> str:
        return last_document_key(self.desk.library.path)

    def text(self) -> str:
        """Give the text that lies open, or nothing."""
        contents = self.document.contents
        return contents.text if contents is not None else ""

    def _refresh(self) -> None:
        """Read everything that is listed anew."""
        self.documents.refresh()
        self.annotations.codebook.refresh()
        self._name_steps()
        self.menus.set_tags(self.annotations.codebook.tags(), self.tagging.put)

    def _follow(self, changes: Changes) -> None:
        """Read anew what an action touched."""
        from desktop.actions.errors import LibraryError

        if not self.desk.is_open:
            return
        try:
            self._follow_documents(changes)
            if (changes.everything or changes.tags) and self.annotations.codebook.refresh():
                self.menus.set_tags(self.annotations.codebook.tags(), self.tagging.put)
            self._name_steps()
        except LibraryError as error:
            self.status.say(str(error))

    def _follow_documents(self, changes: Changes) -> None:
        if changes.everything:
            self.documents.refresh()
        elif changes.documents:
            self.documents.refresh_rows(changes.documents)
        if not self.document.id and self.centre.currentIndex() == 0:
            self._show_document(None)

    def _look_elsewhere(self) -> None:
        """Take over what another window wrote."""
        from desktop.actions.changes import Changes
        from desktop.actions.errors import LibraryError
        from desktop.views import problems

        if not self.desk.is_open or self.importing.progress is not None or self.desk.edits.busy:
            return
        try:
            if self.desk.library.changed_elsewhere():
                self.desk.changed.emit(Changes(everything=True))
        except LibraryError as error:
            self.status.say(problems.doing(error)[1])

    def _imported(self, imported: Imported) -> None:
        self.progress.finish()
        if imported.made and not self.document.id:
            self.open_document(imported.made[0])

    # What is shown.

    def _show_document(self, contents: Contents | None) -> None:
        self.centre.setCurrentIndex(1 if contents is None else 0)
        self.commands.set_document(contents is not None)
        self._name_document(contents)
        self.documents.mark_open(contents.row.id if contents is not None else "")
        self.finder.refresh()
        if contents is None:
            self.status.show_nothing()
        else:
            self.status.show_document(contents)
            self._show_place()

    def _name_document(self, contents: Contents | None) -> None:
        parts = [contents.row.title] if contents is not None else []
        if self.desk.is_open:
            parts.append(self.desk.library.path.stem)
        self.setWindowTitle(" — ".join([*parts, translate("Window", "Piyue")]))

    def _show_place(self) -> None:
        contents = self.document.contents
        if contents is not None:
            start, end = self.reader.selection()
            self.status.show_place(contents, self.reader.caret(), start, end, self.tagging.here())

    def _name_steps(self) -> None:
        self.deeds.name_steps()

    def _reader_menu(self, where: QPoint, _code_point: int) -> None:
        menu = self.reader_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def reader_menu(self) -> QMenu:
        """Give the menu of what can be done at the caret."""
        from desktop.views.reader_menu import reader_menu

        return reader_menu(self)

    # Files that are dropped.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped; a library is opened."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.filing.take_paths(paths))

    # Layout, language, end.

    def show_panel(self, name: str, on: bool) -> None:
        """Show or hide a panel: ``show-documents`` or ``show-annotations``."""
        (self.documents if name == "show-documents" else self.annotations).setVisible(on)
        self.desk.settings.set_text(name, "true" if on else "false")
        QTimer.singleShot(0, self, self.balance)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the words in the tool bar where there is no room."""
        super().resizeEvent(event)
        if not self.furnished:
            return
        self.menus.set_narrow(event.size().width() < NARROW)
        QTimer.singleShot(0, self, self.balance)  # when the panels have taken the new width
        self.cards.card.dismiss()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.furnished:
            self.retranslate()

    def _choose_language(self, name: str) -> None:
        self.desk.settings.language = name
        self.language_wanted.emit(name)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.commands.retranslate()
        self.menus.retranslate()
        self.documents.retranslate()
        self.annotations.retranslate()
        self.coding.retranslate()
        self.finder.retranslate()
        self.progress.retranslate()
        self.reader.setAccessibleName(translate("Window", "Text"))
        self.reader.verticalScrollBar().setAccessibleName(translate("Window", "Place in the text"))
        self.nothing.retranslate()
        self.reading.retranslate()
        self.status.retranslate()
        self._name_steps()
        contents = self.document.contents
        self._name_document(contents)
        if contents is not None:
            self.status.show_document(contents)
            self._show_place()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what has to come back on the next start, and let the library go."""
        self.settings.set_state("window", self.saveGeometry())
        if self.furnished:
            self._leave()
        self.settings.sync()
        super().closeEvent(event)
        self.closed.emit()

    def _leave(self) -> None:
        self._listen.stop()
        self.annotations.marks.keep_note()
        self.document.keep_place()
        self.desk.waiting.finish()
        self.upkeep.leave()
        for progress in (self.importing.progress, self.exporting.progress):
            if progress is not None:
                progress.cancel()
        self.desk.tasks.close()
        self.annotations.keep()
        self.desk.close()
