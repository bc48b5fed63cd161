"""Composition: makes the parts of the main window, gives each what it works with, and connects them."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions.rows import AnnotationRow
from desktop.lifetime import connect
from desktop.views.annotations.controller import AnnotationController
from desktop.views.annotations.cursor_annotations import CursorAnnotations
from desktop.views.annotations.palette_controller import PaletteController
from desktop.views.annotations.panel import AnnotationsPanel
from desktop.views.appearance import Appearance
from desktop.views.beside.controller import SplitViewController
from desktop.views.card import Card
from desktop.views.cards import Cards
from desktop.views.coding.annotators import Annotators
from desktop.views.commands.registry import QT_TRANSLATE_NOOP, Command, CommandRegistry, Place
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
from desktop.views.menus import MenuChoices, Menus
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
    window.commands = CommandRegistry(window, desk.icons)
    window.choices = MenuChoices(window)
    yield
    _make_document_features(window)
    _make_annotation_features(window)
    _make_library_features(window)
    yield
    _add_commands(window)
    window.menus = Menus(window, window.commands, window.choices)
    window.appearance.restore()
    yield
    _make_displays(window)
    _place(window)
    _connect(window)
    _add_number_keys(window)
    window.key_settings.restore()
    window.finish()
    yield


def _make_document_features(window: Window) -> None:
    """Make what shows the open document."""
    desk, reader, commands = window.desk, window.reader, window.commands
    document = window.document = OpenDocument(desk, reader)
    window.finder = FindBar(reader, window.text, desk.icons)
    window.appearance = Appearance(desk, reader, commands, window.choices, window.tools, window)
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


def _make_displays(window: Window) -> None:
    """Make what follows the library and the open document; it needs the commands and the menus."""
    desk, document, reader, navigator = window.desk, window.document, window.reader, window.navigator
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
        window.annotations.codebook,
        window.cursor_annotations,
        window.finder,
        navigator,
        window.libraries,
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

    connect(document.annotations_changed, window, list_annotations)
    connect(document.figures_changed, window, panel.figures.set_rows)
    connect(panel.figures.export_wanted, window, lambda: filing.export("figures", [document.id]))
    connect(panel.codebook.put, window, window.cursor_annotations.apply_tag)
    for name in ("first-end", "last-end"):
        connect(window.cursor_annotations.ends_movable, window, window.commands[name].setEnabled)
    connect(window.cards.chosen, window, window.navigator.choose_in_lists)
    connect(reader.span_walked, window, window.navigator.choose_in_lists)
    connect(window.appearance.set_anew, window, window.split_view.take_looks)
    connect(window.script.changed, window, window.split_view.take_looks)
    connect(window.key_settings.changed, window, window.undo_commands.update)
    connect(desk.edits.began, window, window.progress.follow)
    connect(desk.edits.ended, window, window.progress.finish)
    connect(filing.importing.ended, window, open_imported)
    connect(window.status.encoding_wanted, window, lambda: window.papers.choose_encoding(document.id))
    connect(window.status.damage_wanted, window, lambda: reader.next_span("damage"))
    connect(window.nothing.button.clicked, window, lambda: filing.choose_files())
    connect(window.split.splitterMoved, window, lambda *_: window.keep_sides())
    connect(window.dropped, window, filing.take_paths)
    connect(window.resized, window, lambda: window.cards.card.dismiss())
    for name, action in window.choices.languages.items():
        connect(action.triggered, window, lambda _=False, name=name: window.choose_language(name))
    window.libraries.watch(lambda: filing.importing.progress is not None)


def _add_commands(window: Window) -> None:
    """Take the commands of every feature."""
    features = (
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
        window.script,
    )
    for feature in features:
        window.commands.add(feature.commands())
    window.commands.add(_own_commands(window))


def _add_number_keys(window: Window) -> None:
    """Let the keys that belong to the text, and the number keys, work where they are to work."""
    window.commands.add_text_keys(window.reader)
    panel = window.annotations
    for key in NUMBER_KEYS:
        for widget in (window.reader, panel.codebook.tree, panel.marks.list):
            _add_shortcut(widget, key, partial(window.cursor_annotations.apply_pinned, key))


def _add_shortcut(widget: QWidget, key: str, handler: Callable[[], object]) -> None:
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(handler)


def _own_commands(window: Window) -> list[Command]:
    """Return the commands that belong to no feature, or to a panel."""
    reader, codebook = window.reader, window.annotations.codebook

    def show_about() -> None:
        from desktop.views.dialogs.about import About

        About(window.desk, window).open()

    return [
        Command(
            "quit",
            QT_TRANSLATE_NOOP("Commands", "&Quit"),
            window.close,
            Place("file", 5, 0),
            keys=("Ctrl+Q",),
        ),
        Command(
            "copy",
            QT_TRANSLATE_NOOP("Commands", "&Copy"),
            reader.copy,
            Place("edit", 1, 0),
            keys=("Ctrl+C",),
            icon="copy",
            scope="widget",
            enabled_when="document",
        ),
        Command(
            "move-ends",
            QT_TRANSLATE_NOOP("Commands", "Move the &ends of the annotation"),
            lambda: reader.do("adjust"),
            Place("annotate", 6, 0),
            keys=("F4",),
            scope="widget",
            enabled_when="document",
        ),
        Command(
            "new-tag",
            QT_TRANSLATE_NOOP("Commands", "New &tag…"),
            lambda: codebook.add(),
            Place("annotate", 3, 1),
            keys=("Ctrl+T",),
            icon="tag",
        ),
        Command(
            "use-codebook",
            QT_TRANSLATE_NOOP("Commands", "Use a &codebook…"),
            codebook.use_template,
            Place("annotate", 3, 2),
        ),
        Command(
            "annotator",
            QT_TRANSLATE_NOOP("Commands", "A&nnotators…"),
            window.annotators.show_dialog,
            Place("annotate", 8, 0),
        ),
        Command(
            "about",
            QT_TRANSLATE_NOOP("Commands", "&About Piyue"),
            show_about,
            Place("help", 0, 1),
            icon="info",
        ),
        Command(
            "show-documents",
            QT_TRANSLATE_NOOP("Commands", "Panel of &documents"),
            partial(window.show_panel, "show-documents"),
            Place("view", 5, 0),
            keys=("F9",),
            icon="panel-left",
            checkable=True,
            tool_bar=18,
        ),
        Command(
            "show-annotations",
            QT_TRANSLATE_NOOP("Commands", "Panel of a&nnotations"),
            partial(window.show_panel, "show-annotations"),
            Place("view", 5, 1),
            keys=("F10",),
            icon="panel-right",
            checkable=True,
            tool_bar=19,
        ),
    ]
