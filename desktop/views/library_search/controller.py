"""The library search in the window: its page, the field in the tool bar, and the index kept complete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolBar, QWidget

from desktop.i18n import translate, translate_noop
from desktop.lifetime import connect
from desktop.views.annotations.codebook_panel import CodebookPanel
from desktop.views.annotations.controller import AnnotationController
from desktop.views.annotations.mini_bar_controller import MiniBarController
from desktop.views.commands.registry import Command, Place
from desktop.views.import_export.import_job import ImportJob
from desktop.views.library.controller import LibraryController
from desktop.views.library_search.figure_search import FigureSearch
from desktop.views.library_search.hit_search import HitSearch
from desktop.views.library_search.index_updater import IndexUpdater
from desktop.views.navigator import Navigator
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session
from desktop.views.workspaces.controller import WorkspaceController
from desktop.views.workspaces.page import Page, Workspace

if TYPE_CHECKING:
    from desktop.views.library_search.figures_view import FiguresView
    from desktop.views.library_search.hits_view import HitsView
    from desktop.views.library_search.page import SearchPage

PAGE = "search"
"""Id of the page."""

FIELD_WIDTH_PX = 250
"""Width of the field in the tool bar at most."""


class LibraryField(QLineEdit):
    """The field in the tool bar; Enter searches the library for what it holds."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter alone do something: a tool bar has no default button."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            event.accept()
            return
        super().keyPressEvent(event)


class LibrarySearchController(QObject):
    """Shows the page Search and searches for what stands elsewhere in the window.

    Attributes:
        updater: Completes the index and the figures of the library in the background.
        field: The field in the tool bar.
    """

    def __init__(
        self,
        session: Session,
        libraries: LibraryController,
        importing: ImportJob,
        codebook: CodebookPanel,
        annotations: AnnotationController,
        reader: ReaderWidget,
        mini_bar: MiniBarController,
        navigator: Navigator,
        workspaces: WorkspaceController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._codebook = codebook
        self._annotations = annotations
        self._reader = reader
        self._navigator = navigator
        self._workspaces = workspaces
        self.updater = IndexUpdater(session, libraries, importing, self)
        self.field = LibraryField()
        self.field.setObjectName("library-field")
        self.field.setMaximumWidth(FIELD_WIDTH_PX)
        self.field.setClearButtonEnabled(True)
        self.field.returnPressed.connect(self._search_field)
        connect(mini_bar.look_up_wanted, self, self.look_up)

    def workspace(self) -> Workspace:
        """Return the page."""
        return Workspace(
            PAGE,
            "library-search",
            translate_noop("Commands", "&Search"),
            "find",
            ("Ctrl+Shift+F",),
            self._make_page,
        )

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "look-up",
                translate_noop("Commands", "&Look up in the library"),
                self.look_up,
                Place("edit", 2, 3),
                keys=("Ctrl+Alt+F",),
                enabled_when="document",
            )
        ]

    def place_field(self, bar: QToolBar) -> None:
        """Put the field into the tool bar, before what stands at its right end."""
        space = bar.findChild(QWidget, "tool-space")
        place = next((one for one in bar.actions() if bar.widgetForAction(one) is space), None)
        if place is not None:
            bar.insertWidget(place, self.field)
        self.retranslate()

    def _make_page(self) -> SearchPage:
        from desktop.views.library_search.page import SearchPage

        return SearchPage(self._make_hits, self._make_figures)

    def _make_hits(self) -> Page:
        from desktop.views.library_search.hits_view import HitsView

        view = HitsView(self._session, self._navigator)
        view.ready.connect(partial(self._equip, view, "words"))
        return view

    def _make_figures(self) -> Page:
        from desktop.views.library_search.figures_view import FiguresView

        view = FiguresView(self._session, self._navigator)
        view.ready.connect(partial(self._equip, view, "numbers"))
        return view

    def _equip(self, view: HitsView | FiguresView, mode: str) -> None:
        """Let what a view shows be annotated and saved."""
        from desktop.views.library_search.found_actions import FoundActions

        FoundActions(self._session, view, mode, self._codebook, self._annotations.recent.used, view)

    def page(self) -> SearchPage | None:
        """Show the page and return it; None where no library is open."""
        from desktop.views.library_search.page import SearchPage

        shown = self._workspaces.show(PAGE)
        return shown if isinstance(shown, SearchPage) else None

    def search(self, query: str) -> HitsView | None:
        """Search the library for words and show the hits."""
        from desktop.views.library_search.hits_view import HitsView

        page = self.page()
        view = page.show_tab("words") if page is not None else None
        if not isinstance(view, HitsView):
            return None
        view.row.set_query(query)
        view.focus_search()
        return view

    def _search_field(self) -> None:
        query = self.field.text()
        self.field.clear()
        self._workspaces.choose(PAGE, partial(self.search, query))

    def look_up(self) -> None:
        """Search the library for the words that are selected in the text."""
        words = self._reader.selected_text().split("\n")[0].strip()
        if words:
            self._workspaces.choose(PAGE, partial(self.search, as_phrase(words)))

    def stop(self) -> None:
        """Want nothing any more: the window is about to close, which waits for what is under way."""
        self.updater.stop()
        for search in self._window.findChildren(HitSearch):
            search.stop()
        for figures in self._window.findChildren(FigureSearch):
            figures.stop()

    def retranslate(self) -> None:
        """Show everything in the present language."""
        words = translate("LibrarySearch", "Search the library")
        self.field.setPlaceholderText(words)
        self.field.setAccessibleName(words)
        self.field.setToolTip(words + " (Enter)")


def as_phrase(words: str) -> str:
    """Return words as a query that asks for them as they stand, in quotes where they could mean more.

    Example: 招商引资 stays so; 推进 NOT* becomes "推进 NOT*".
    """
    plain = all(character.isalnum() or character in "，。、：；！？%" for character in words)
    if plain and words not in ("OR", "NOT", "AND", "NEAR"):
        return words
    return '"' + words.replace('"', '""') + '"'
