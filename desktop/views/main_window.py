"""The main window: documents left, the text in the middle, annotations and figures right.

`composition` makes its parts after the first text is on the screen; here are layout, language and end.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.i18n import translate
from desktop.lifetime import is_ending
from desktop.settings import Settings
from desktop.theme import Theme
from desktop.views.main_window_layout import MainWindowLayout

if TYPE_CHECKING:
    from desktop.views.analysis.controller import AnalysisController
    from desktop.views.annotations.annotators import AnnotatorController
    from desktop.views.annotations.controller import AnnotationController
    from desktop.views.annotations.cursor_annotations import CursorAnnotations
    from desktop.views.annotations.mini_bar_controller import MiniBarController
    from desktop.views.annotations.palette_controller import PaletteController
    from desktop.views.annotations.panel import AnnotationsPanel
    from desktop.views.annotations.tag_drag import TagDrag
    from desktop.views.appearance.controller import AppearanceController
    from desktop.views.appearance.script_controller import ScriptController
    from desktop.views.commands.command_palette_controller import CommandPaletteController
    from desktop.views.commands.key_settings import KeySettings
    from desktop.views.commands.menus import MenuChoices, Menus
    from desktop.views.commands.reader_context_menu import ReaderMenu
    from desktop.views.commands.registry import CommandRegistry
    from desktop.views.document.model import DocumentModel
    from desktop.views.document.no_document_view import NoDocumentView
    from desktop.views.document.reader_binding import ReaderBinding
    from desktop.views.document.status import DocumentStatus
    from desktop.views.document.user_dictionary import UserDictionaryController
    from desktop.views.documents.controller import DocumentController
    from desktop.views.documents.organizer_controller import OrganizerController
    from desktop.views.documents.panel import DocumentsPanel
    from desktop.views.figures.controller import FigureController
    from desktop.views.handbook.controller import HandbookController
    from desktop.views.handbook.hints import HintController
    from desktop.views.history.undo_commands import UndoCommands
    from desktop.views.import_export.controller import ImportExportController
    from desktop.views.ledger.controller import LedgerController
    from desktop.views.library.controller import LibraryController
    from desktop.views.library.display import LibraryDisplay
    from desktop.views.library_search.controller import LibrarySearchController
    from desktop.views.maintenance.controller import MaintenanceController
    from desktop.views.maintenance.crash_recovery import Recovery
    from desktop.views.navigator import WindowNavigator
    from desktop.views.outline.bookmarks import BookmarkController
    from desktop.views.outline.controller import OutlineController
    from desktop.views.popover.controller import PopoverController
    from desktop.views.printing.controller import PrintController
    from desktop.views.retrieval.controller import RetrievalController
    from desktop.views.search.find_bar import FindBar
    from desktop.views.search.hits import HitController
    from desktop.views.session import Session
    from desktop.views.settings.controller import SettingsController
    from desktop.views.split_view.controller import SplitViewController
    from desktop.views.suggestions.controller import SuggestionsController
    from desktop.views.widgets.progress import ProgressStrip
    from desktop.views.widgets.status_bar import StatusBar
    from desktop.views.widgets.toast import Toast
    from desktop.views.workspaces.controller import WorkspaceController


SIDE_PANELS = ("show-documents", "outline", "show-annotations")
"""The commands that show the panels beside the text, which are also the names of their settings."""


class MainWindow(MainWindowLayout):
    """The main window. Its attributes are its parts, as `composition` makes them.

    Signals:
        language_wanted: The language that was chosen: ``system``, ``zh`` or ``en``.
        dragged_in: Files and folders were dragged into the window and may be dropped (list of `Path`).
        dropped: Files and folders that were dropped (list of `Path`).
        resized: The window has another size.
        closed: The window was closed.
    """

    language_wanted = Signal(str)
    dragged_in = Signal(list)
    dropped = Signal(list)
    resized = Signal()
    closed = Signal()

    # What everything works with.
    session: Session
    commands: CommandRegistry
    navigator: WindowNavigator
    workspaces: WorkspaceController
    key_settings: KeySettings
    settings_window: SettingsController

    # The widgets in the window, beside the reader.
    documents: DocumentsPanel
    annotations_panel: AnnotationsPanel
    find_bar: FindBar
    no_document: NoDocumentView
    status_bar: StatusBar
    toast: Toast
    progress: ProgressStrip
    menus: Menus
    choices: MenuChoices
    reader_menu: ReaderMenu

    # The open document.
    document: DocumentModel
    reader_binding: ReaderBinding
    document_status: DocumentStatus
    appearance: AppearanceController
    script: ScriptController
    outline: OutlineController
    bookmarks: BookmarkController
    split_view: SplitViewController
    printing: PrintController
    words: UserDictionaryController
    hits: HitController
    popover: PopoverController

    # Annotations and figures.
    annotation_controller: AnnotationController
    cursor_annotations: CursorAnnotations
    palette_controller: PaletteController
    mini_bar: MiniBarController
    tag_drag: TagDrag
    organizer: OrganizerController
    figure_controller: FigureController
    annotators: AnnotatorController

    # The library.
    libraries: LibraryController
    library_display: LibraryDisplay
    import_export: ImportExportController
    document_controller: DocumentController
    retrieval: RetrievalController
    ledger: LedgerController
    analysis: AnalysisController
    library_search: LibrarySearchController
    suggestions: SuggestionsController
    command_palette: CommandPaletteController
    undo_commands: UndoCommands
    handbook: HandbookController
    hints: HintController
    maintenance: MaintenanceController
    recovery: Recovery

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(settings, theme)
        self.composed = False
        self._folded: list[str] = []

    def finish(self) -> None:
        """Take the parts, all of which are there now, into use."""
        self.setAcceptDrops(True)
        self.composed = True
        self.retranslate()
        self.balance_panels()

    def open_library(self, path: Path | None) -> bool:
        """Open a library, or the user's own; return whether one is open now."""
        return self.libraries.open(path) if path is not None else self.libraries.open_default()

    def open_document(self, document_id: str) -> None:
        """Open a document and give the text the focus."""
        self.navigator.open_document(document_id)

    def text(self) -> str:
        """Return the text of the open document, or nothing."""
        contents = self.document.contents
        return contents.text if contents is not None else ""

    # Files that are dropped.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        paths = _local_paths(event)
        if paths:
            event.acceptProposedAction()
            self.dragged_in.emit(paths)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the files that were dropped."""
        paths = _local_paths(event)
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.dropped.emit(paths))

    # Layout, language, end.

    def show_panel(self, name: str, on: bool) -> None:
        """Show or hide a panel: ``show-documents`` or ``show-annotations``."""
        (self.documents if name == "show-documents" else self.annotations_panel).setVisible(on)
        self.settings.set_text(name, "true" if on else "false")
        QTimer.singleShot(0, self, self.balance_panels)

    def fold_panels(self, folded: bool) -> None:
        """Hide the side panels while two texts are open side by side, or show those again that this hid.

        The settings stay as they were, so that the next start shows the panels. A panel that the user hides
        meanwhile stays hidden.
        """
        if folded:
            self._folded = [name for name in SIDE_PANELS if self.commands[name].isChecked()]
            for name in self._folded:
                self.commands[name].setChecked(False)
                self.settings.set_text(name, "true")
            return
        for name in self._folded:
            if self.panel_shown(name):
                self.commands[name].setChecked(True)
        self._folded = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the panels and the text."""
        super().resizeEvent(event)
        if not self.composed:
            return
        QTimer.singleShot(0, self, self.balance_panels)  # when the panels have taken the new width
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Show everything in the new language when it changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.composed:
            self.retranslate()

    def choose_language(self, name: str) -> None:
        """Use a language from now on: ``system``, ``zh`` or ``en``."""
        self.settings.language = name
        self.language_wanted.emit(name)

    def retranslate(self) -> None:
        """Show everything in the present language."""
        for part in (
            self.commands,
            self.menus,
            self.documents,
            self.annotations_panel,
            self.palette_controller,
            self.command_palette,
            self.mini_bar,
            self.find_bar,
            self.progress,
            self.toast,
            self.no_document,
            self.outline,
            self.split_view,
            self.workspaces,
            self.library_search,
            self.document_status,
        ):
            part.retranslate()
        self.undo_commands.update()
        self.reader.setAccessibleName(translate("Window", "Text"))
        self.reader.verticalScrollBar().setAccessibleName(translate("Window", "Position in text"))

    def quit(self) -> None:
        """Close, as the user wishes: where files are being read or written, that is asked about first."""
        if self._may_close():
            self.close()

    def _may_close(self) -> bool:
        return not self.composed or is_ending() or self.import_export.may_close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what has to come back on the next start, and close the library.

        A close that the window system asks for, by the window's cross, is a user's.
        """
        if event.spontaneous() and not self._may_close():
            event.ignore()
            return
        self.settings.set_state("window", self.saveGeometry())
        if self.composed:
            self._save_before_closing()
        self.settings.sync()
        super().closeEvent(event)
        self._hide_windows()
        self.closed.emit()

    def _hide_windows(self) -> None:
        """Hide menus and dialogs that are open: one that is visible when all is freed crashes Python."""
        for one in self.findChildren(QWidget):
            if one.isWindow() and one.isVisible():
                one.hide()

    def _save_before_closing(self) -> None:
        self.commands.close()
        self.workspaces.close()
        self.libraries.stop_watching()
        self.annotations_panel.annotation_list.save_note()
        self.reader_binding.save_position()
        self.session.retry_queue.finish()
        self.maintenance.close()
        self.import_export.stop()
        self.library_search.stop()
        self.session.tasks.close()
        self.annotations_panel.save_state()
        self.session.close()


def _local_paths(event: QDropEvent) -> list[Path]:
    """Return the files and folders that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
