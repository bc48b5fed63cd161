"""Composition: makes the parts of the main window and gives each what it works with."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout

from desktop.i18n import translate_noop
from desktop.lifetime import connect
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
from desktop.views.commands_without_feature import add_text_keys, own_commands
from desktop.views.connections import connect_parts
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
from desktop.views.main_window import MainWindow
from desktop.views.main_window_layout import PANELS
from desktop.views.maintenance.controller import MaintenanceController
from desktop.views.maintenance.crash_recovery import Recovery
from desktop.views.navigator import WindowNavigator
from desktop.views.outline.bookmarks import BookmarkController
from desktop.views.outline.controller import OutlineController
from desktop.views.popover.controller import PopoverController
from desktop.views.popover.popover import Popover
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
from desktop.views.workspaces.controller import READ, WorkspaceController
from desktop.views.workspaces.page import Workspace

SHOWN_LATER = (
    "desktop.views.library_search.page",
    "desktop.views.library_search.hits_view",
    "desktop.views.library_search.figures_view",
    "desktop.views.library_search.found_actions",
    "desktop.views.retrieval.view",
    "desktop.views.ledger.page",
    "desktop.views.analysis.counts_view",
    "desktop.views.analysis.compare_view",
    "desktop.views.analysis.shared_view",
    "desktop.views.handbook.window",
    "desktop.views.history.dialog",
    "desktop.views.settings.dialog",
    "desktop.views.appearance.reading_settings_dialog",
)
"""What pages and windows that are made when they are first shown are of; imported once the window is in use,
so that showing them does not wait for it."""


def build_main_window(window: MainWindow, session: Session) -> Iterator[None]:
    """Make everything in a window but its reader, step by step, so that the window stays alive meanwhile.

    Args:
        window: The window, with its reader.
        session: The library, settings and tasks that its parts share.
    """
    window.session = session
    window.documents = DocumentsPanel(session)
    yield
    window.annotations_panel = AnnotationsPanel(session)
    yield from window.annotations_panel.make_pages()
    window.status_bar = StatusBar()
    window.progress = ProgressStrip()
    window.commands = CommandRegistry(window, session.icons)
    window.choices = MenuChoices(window)
    yield
    _make_document_features(window)
    yield
    _make_annotation_features(window)
    yield
    _make_library_features(window)
    yield
    yield from _add_commands(window)
    window.menus = Menus(window.menuBar(), window.tools, window.commands, window.choices)
    yield
    window.library_search.place_field(window.tools)
    window.appearance.restore()
    _make_displays(window)
    yield
    yield from _place_parts(window)
    connect_parts(window)
    add_text_keys(window)
    window.key_settings.restore()
    _make_toast(window)
    yield
    window.finish()
    yield


def _make_document_features(window: MainWindow) -> None:
    """Make what shows the open document."""
    session, reader, commands = window.session, window.reader, window.commands
    document = window.document = DocumentModel(session, window)
    window.reader_binding = ReaderBinding(session, document, reader)
    window.find_bar = FindBar(reader, window.text, session.icons)
    settings_window = window.settings_window = SettingsController(session, window)
    window.appearance = AppearanceController(
        session, reader, commands, window.choices, window.tools, settings_window, window
    )
    window.script = ScriptController(document, reader, commands, window.status_bar)
    window.workspaces = WorkspaceController(
        session, document, reader, commands, window.rail, window.pages, window
    )
    window.read_page.set_targets(reader, window.find_bar.open_bar)
    window.navigator = WindowNavigator(
        session,
        document,
        reader,
        window.documents,
        window.annotations_panel,
        commands,
        window.workspaces,
        window,
    )
    window.outline = OutlineController(session, document, reader, commands)
    window.bookmarks = BookmarkController(
        session, document, reader, window.outline.panel, window.navigator, window
    )
    window.printing = PrintController(session, document, reader, window.progress, window)
    window.words = UserDictionaryController(session, reader)
    window.key_settings = KeySettings(session, commands, settings_window, window)
    window.key_settings.add_reader(reader)


def _make_annotation_features(window: MainWindow) -> None:
    """Make what changes annotations and figures."""
    session, document, reader, commands = window.session, window.document, window.reader, window.commands
    panel = window.annotations_panel
    codebook, marks = panel.codebook, panel.annotation_list
    window.annotation_controller = AnnotationController(session, codebook)
    cursor = window.cursor_annotations = CursorAnnotations(
        session, document, reader, codebook, marks, window.annotation_controller
    )
    window.figure_controller = FigureController(
        session, document, reader, codebook, marks, panel.figures, window
    )
    window.palette_controller = PaletteController(
        session, reader, codebook, cursor, window.annotation_controller.recent, window
    )
    window.popover = PopoverController(session, document, reader, window.figure_controller, Popover(window))
    window.mini_bar = MiniBarController(
        session,
        reader,
        codebook,
        cursor,
        window.palette_controller,
        window.annotation_controller.recent,
        window.popover.card,
        window,
    )
    window.tag_drag = TagDrag(reader)
    window.hits = HitController(session, document, window.find_bar, codebook)
    window.split_view = SplitViewController(
        session,
        document,
        reader,
        panel,
        window.annotation_controller,
        commands,
        window.key_settings,
        window.page,
    )
    window.reader_menu = ReaderMenu(
        reader, panel, window.annotation_controller, cursor, window.words, commands, window
    )


def _make_library_features(window: MainWindow) -> None:
    """Make what works on the whole library."""
    session, document, reader, navigator = window.session, window.document, window.reader, window.navigator
    codebook, marks = window.annotations_panel.codebook, window.annotations_panel.annotation_list
    libraries = window.libraries = LibraryController(session)
    window.annotators = AnnotatorController(
        session, window.status_bar, libraries, window.settings_window, window
    )
    window.import_export = ImportExportController(
        session, document, window.documents, libraries, window.progress, window.settings_window, window
    )
    window.document_controller = DocumentController(
        session, document, window.documents, window.import_export.importing, navigator, window
    )
    window.organizer = OrganizerController(session, window.documents, window)
    window.retrieval = RetrievalController(
        session, document, codebook, window.annotation_controller, navigator, window.workspaces, window
    )
    window.suggestions = SuggestionsController(
        session,
        document,
        window.documents,
        codebook,
        window.annotation_controller,
        navigator,
        window.retrieval,
        window,
    )
    window.ledger = LedgerController(session, navigator, window.workspaces, window)
    window.analysis = AnalysisController(session, document, navigator, window.workspaces, window)
    window.library_search = LibrarySearchController(
        session,
        libraries,
        window.import_export.importing,
        codebook,
        window.annotation_controller,
        reader,
        window.mini_bar,
        navigator,
        window.workspaces,
        window,
    )
    window.workspaces.add(_pages(window))
    window.command_palette = CommandPaletteController(
        session,
        document,
        reader,
        window.documents,
        codebook,
        window.cursor_annotations,
        navigator,
        window.commands,
        window.choices,
        window,
    )
    window.handbook = HandbookController(
        [
            (window.annotations_panel.figures, "figures"),
            (window.annotations_panel, "tagging"),
            (window.documents, "documents"),
            (window.read_page, "reading"),
        ],
        window,
    )
    window.hints = HintController(session.settings, session.icons, window.pages, reader, window)
    window.undo_commands = UndoCommands(session, window.commands)
    window.maintenance = MaintenanceController(
        session,
        document,
        reader,
        window.reader_binding,
        marks,
        navigator,
        libraries,
        window.status_bar,
        window.progress,
        window.settings_window,
        window,
    )
    window.recovery = Recovery(session, document, navigator, libraries, window)


def _pages(window: MainWindow) -> list[Workspace]:
    """Return the pages of the window, in the order of the rail."""
    read = Workspace(
        READ,
        "go-text",
        translate_noop("Commands", "&Read"),
        "read",
        ("Ctrl+2",),
        lambda: window.read_page,
    )
    others = (window.library_search, window.retrieval, window.ledger, window.analysis)
    return [read, *(one.workspace() for one in others)]


def _make_displays(window: MainWindow) -> None:
    """Make what follows the library and the open document; it needs the commands and the menus."""
    session, document, reader, navigator = window.session, window.document, window.reader, window.navigator
    window.document_status = DocumentStatus(
        session,
        document,
        reader,
        window.cursor_annotations,
        window.commands,
        window.status_bar,
        window.center,
        window,
    )
    window.library_display = LibraryDisplay(
        session,
        document,
        window.documents,
        window.annotations_panel.codebook,
        window.cursor_annotations,
        window.find_bar,
        navigator,
        window.libraries,
        window.menus,
        text_shown=window.first_text is not None,
    )
    window.no_document = NoDocumentView()


def _place_parts(window: MainWindow) -> Iterator[None]:
    """Put the parts into the window, step by step."""
    window.workspaces.place()
    page = window.page.layout()
    assert isinstance(page, QVBoxLayout)
    page.insertWidget(0, window.find_bar)
    window.center.addWidget(window.no_document)
    yield
    window.place_panels(window.outline.side, window.annotations_panel)
    window.outline.place(window.documents, documents_shown=window.panel_shown("show-documents"))
    window.annotations_panel.place_pages()
    window.annotations_panel.restore_state()
    yield
    for name in PANELS:
        window.commands[name].setChecked(window.panel_shown(name))
    window.status_bar.addPermanentWidget(window.library_search.updater.label)
    window.status_bar.addPermanentWidget(window.progress)
    window.setStatusBar(window.status_bar)


def _add_commands(window: MainWindow) -> Iterator[None]:
    """Take the commands of every feature, each in a step of its own."""
    features = (
        window.undo_commands,
        window.libraries,
        window.import_export,
        window.document_controller,
        window.workspaces,
        window.organizer,
        window.navigator,
        window.appearance,
        window.outline,
        window.bookmarks,
        window.split_view,
        window.printing,
        window.words,
        window.hits,
        window.cursor_annotations,
        window.mini_bar,
        window.palette_controller,
        window.figure_controller,
        window.popover,
        window.library_search,
        window.retrieval,
        window.suggestions,
        window.ledger,
        window.analysis,
        window.maintenance,
        window.key_settings,
        window.script,
        window.command_palette,
        window.settings_window,
        window.handbook,
        window.hints,
    )
    for feature in features:
        window.commands.add(feature.commands())
        yield
    window.commands.add(own_commands(window))
    window.hints.follow(window.session, window.commands)


def _make_toast(window: MainWindow) -> None:
    """Say in passing what was done and what could not be."""
    toast = window.toast = Toast(window)
    toast.set_corner(QPoint(window.rail.minimumWidth(), window.statusBar().minimumHeight()))
    connect(window.session.messages.noted, toast, toast.show_note)
    connect(window.session.messages.written, toast, toast.show_written)
    connect(window.undo_commands.performed, toast, toast.show_step)
    connect(window.undo_commands.undone, toast, toast.end_step)
    connect(toast.undo_wanted, window, window.session.undo)
    connect(toast.view_wanted, window, window.navigator.open_document)
