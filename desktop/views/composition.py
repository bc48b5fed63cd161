"""Composition: makes the parts of the main window, gives each what it works with, and connects them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.rows import AnnotationRow
from desktop.views.annotations.controller import AnnotationController
from desktop.views.annotations.cursor_annotations import CursorAnnotations
from desktop.views.annotations.palette_controller import PaletteController
from desktop.views.annotations.panel import AnnotationsPanel
from desktop.views.appearance import Appearance
from desktop.views.beside.controller import SplitViewController
from desktop.views.card import Card
from desktop.views.cards import Cards
from desktop.views.coding.annotators import Annotators
from desktop.views.commands import Commands
from desktop.views.desk import Desk
from desktop.views.document import OpenDocument
from desktop.views.document_status import DocumentStatus
from desktop.views.documents.panel import DocumentsPanel
from desktop.views.figures.controller import FigureController
from desktop.views.filing import Filing
from desktop.views.find import FindBar
from desktop.views.frame import PANELS
from desktop.views.history.undo_commands import UndoCommands
from desktop.views.importing import Imported
from desktop.views.keeping.recovery import Recovery
from desktop.views.keeping.upkeep import Upkeep
from desktop.views.key_settings import KeySettings
from desktop.views.libraries import Libraries
from desktop.views.library_display import LibraryDisplay
from desktop.views.menus import Menus
from desktop.views.navigator import WindowNavigator
from desktop.views.nothing import NothingOpen
from desktop.views.outline.bookmarks import BookmarkController
from desktop.views.outline.controller import OutlineController
from desktop.views.own_words import OwnWords
from desktop.views.papers import Papers
from desktop.views.printing.deeds import Printing
from desktop.views.progress import ProgressStrip
from desktop.views.reader_menu import ReaderMenu
from desktop.views.retrieval.controller import RetrievalController
from desktop.views.script_view import ScriptController
from desktop.views.search.hits import HitController
from desktop.views.status import StatusLine
from desktop.views.suggestions.controller import SuggestionsController
from desktop.views.window import NARROW_WIDTH_PX, Window

translate = QCoreApplication.translate

NUMBER_KEYS = "1234567890"
"""Keys that apply the tag they are given to."""


def build_main_window(window: Window, desk: Desk) -> Iterator[None]:
    """Make everything in a window but its reader, step by step, so that the window stays alive meanwhile.

    Args:
        window: The window, with its reader.
        desk: The library, settings and tasks that its parts share.
    """
    window.desk = desk
    window.documents = DocumentsPanel(desk)
    yield
    window.annotations = AnnotationsPanel(desk)
    yield
    window.status = StatusLine()
    window.progress = ProgressStrip()
    window.commands = Commands(window, desk.icons)
    yield
    window.menus = Menus(window, window.commands)
    yield
    _make_document_features(window)
    _make_annotation_features(window)
    _make_library_features(window)
    yield
    _place(window)
    _connect(window)
    _connect_commands(window)
    window.key_settings.restore()
    window.finish()
    yield


def _make_document_features(window: Window) -> None:
    """Make what shows the open document."""
    desk, reader, commands = window.desk, window.reader, window.commands
    document = window.document = OpenDocument(desk, reader)
    window.finder = FindBar(reader, window.text, desk.icons)
    window.appearance = Appearance(desk, reader, commands, window.menus, window)
    window.script = ScriptController(document, reader, commands, window.status)
    window.navigator = WindowNavigator(
        desk, document, reader, window.documents, window.annotations, commands, window
    )
    window.outline = OutlineController(desk, document, reader, commands)
    window.bookmarks = BookmarkController(
        desk, document, reader, window.outline.panel, window.navigator, window
    )
    window.printing = Printing(desk, document, reader, window.progress, window)
    window.words = OwnWords(desk, reader)
    window.key_settings = KeySettings(desk, commands, window)
    window.key_settings.add_reader(reader)


def _make_annotation_features(window: Window) -> None:
    """Make what changes annotations and figures."""
    desk, document, reader, commands = window.desk, window.document, window.reader, window.commands
    panel = window.annotations
    codebook, marks = panel.codebook, panel.marks
    window.annotation_controller = AnnotationController(desk, codebook)
    cursor = window.cursor_annotations = CursorAnnotations(
        desk, document, reader, codebook, marks, window.annotation_controller
    )
    window.figure_controller = FigureController(
        desk, document, reader, codebook, marks, panel.figures, window
    )
    window.palette_controller = PaletteController(
        desk, reader, codebook, cursor, window.annotation_controller.recent, window
    )
    window.cards = Cards(desk, document, reader, window.figure_controller, Card(window))
    window.hits = HitController(desk, document, window.finder, codebook)
    window.split_view = SplitViewController(
        desk,
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


def _make_library_features(window: Window) -> None:
    """Make what works on the whole library."""
    desk, document, reader, navigator = window.desk, window.document, window.reader, window.navigator
    codebook, marks = window.annotations.codebook, window.annotations.marks
    libraries = window.libraries = Libraries(desk)
    window.annotators = Annotators(desk, window.status, libraries, window)
    window.filing = Filing(desk, document, window.documents, libraries, window.progress, window)
    window.papers = Papers(desk, document, window.documents, window.filing.importing, navigator, window)
    window.retrieval = RetrievalController(
        desk, document, codebook, window.annotation_controller, navigator, window
    )
    window.suggestions = SuggestionsController(
        desk, document, window.documents, codebook, window.annotation_controller, navigator, window
    )
    window.undo_commands = UndoCommands(desk, window.commands)
    window.upkeep = Upkeep(
        desk, document, reader, marks, navigator, libraries, window.status, window.progress, window
    )
    window.recovery = Recovery(desk, document, navigator, libraries, window)
    window.document_status = DocumentStatus(
        desk,
        document,
        reader,
        window.cursor_annotations,
        window.commands,
        window.status,
        window.centre,
        window,
    )
    window.library_display = LibraryDisplay(
        desk,
        document,
        window.documents,
        codebook,
        window.cursor_annotations,
        window.finder,
        navigator,
        libraries,
        window.menus,
    )
    window.nothing = NothingOpen()


def _place(window: Window) -> None:
    """Put the parts into the window."""
    page = window.page.layout()
    assert isinstance(page, QVBoxLayout)
    page.insertWidget(0, window.finder)
    window.centre.addWidget(window.nothing)
    window.place_panels(window.documents, window.annotations)
    window.annotations.restore()
    window.outline.place(window.split, window.documents, documents_shown=window.panel_shown("show-documents"))
    for name in PANELS:
        window.commands[name].setChecked(window.panel_shown(name))
    window.status.addPermanentWidget(window.progress)
    window.setStatusBar(window.status)
    window.menus.set_narrow(window.width() < NARROW_WIDTH_PX)


def _connect(window: Window) -> None:
    """Connect parts that know nothing of each other."""
    desk, document, reader = window.desk, window.document, window.reader
    panel, filing = window.annotations, window.filing

    def list_annotations(rows: Sequence[AnnotationRow]) -> None:
        panel.marks.set_rows(rows, document.hidden())
        panel.codebook.set_here(Counter(row.tag_id for row in rows) if document.id else None)

    def open_imported(imported: Imported) -> None:
        if imported.made and not document.id:
            window.navigator.open_document(imported.made[0])

    document.annotations_changed.connect(list_annotations)
    document.figures_changed.connect(panel.figures.set_rows)
    panel.figures.export_wanted.connect(lambda: filing.export("figures", [document.id]))
    panel.codebook.put.connect(window.cursor_annotations.apply_tag)
    for name in ("first-end", "last-end"):
        window.cursor_annotations.ends_movable.connect(window.commands[name].setEnabled)
    window.cards.chosen.connect(window.navigator.choose_in_lists)
    reader.span_walked.connect(window.navigator.choose_in_lists)
    window.appearance.set_anew.connect(window.split_view.take_looks)
    window.script.changed.connect(window.split_view.take_looks)
    window.key_settings.changed.connect(window.undo_commands.update)
    desk.edits.began.connect(window.progress.follow)
    desk.edits.ended.connect(window.progress.finish)
    filing.importing.ended.connect(open_imported)
    window.status.encoding_wanted.connect(lambda: window.papers.choose_encoding(document.id))
    window.status.damage_wanted.connect(lambda: reader.next_span("damage"))
    window.nothing.button.clicked.connect(lambda: filing.choose_files())
    window.split.splitterMoved.connect(lambda *_: window.keep_sides())
    window.dropped.connect(filing.take_paths, Qt.ConnectionType.QueuedConnection)
    window.resized.connect(lambda: window.cards.card.dismiss())
    for name, action in window.menus.languages.items():
        action.triggered.connect(lambda _=False, name=name: window.choose_language(name))
    window.libraries.watch(lambda: filing.importing.progress is not None)


def _connect_commands(window: Window) -> None:
    """Give every command its handler, and the number keys theirs."""
    commands = window.commands
    for feature in (
        window.undo_commands,
        window.libraries,
        window.filing,
        window.papers,
        window.navigator,
        window.appearance,
        window.outline,
        window.bookmarks,
        window.split_view,
        window.printing,
        window.words,
        window.hits,
        window.cursor_annotations,
        window.palette_controller,
        window.figure_controller,
        window.cards,
        window.retrieval,
        window.suggestions,
        window.upkeep,
        window.key_settings,
    ):
        commands.connect_to(feature.deeds())
    commands.connect_to(_own_handlers(window))
    for name in PANELS:
        commands[name].toggled.connect(lambda on, name=name: window.show_panel(name, on))
    commands.give_text(window.reader)
    panel = window.annotations
    for key in NUMBER_KEYS:
        for widget in (window.reader, panel.codebook.tree, panel.marks.list):
            _add_shortcut(widget, key, partial(window.cursor_annotations.apply_pinned, key))


def _add_shortcut(widget: QWidget, key: str, handler: Callable[[], object]) -> None:
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(handler)


def _own_handlers(window: Window) -> dict[str, Callable[[], object]]:
    """Return the handlers of commands that belong to no feature, or to a panel."""
    reader, codebook = window.reader, window.annotations.codebook

    def show_about() -> None:
        from desktop.views.dialogs.about import About

        About(window.desk, window).open()

    return {
        "quit": window.close,
        "copy": reader.copy,
        "move-ends": lambda: reader.do("adjust"),
        "new-tag": lambda: codebook.add(),
        "use-codebook": codebook.use_template,
        "annotator": window.annotators.show_dialog,
        "about": show_about,
    }
