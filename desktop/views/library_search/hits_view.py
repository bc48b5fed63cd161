"""The page Search for words: hits in their lines, counted, sorted, read in their context."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
)

from desktop.actions.annotate import Place
from desktop.actions.changes import Changes
from desktop.actions.concordance import MAX_LINES, Concordance, HitGroup, arranged
from desktop.actions.errors import LibraryError
from desktop.i18n import translate
from desktop.text.concordance import ConcordanceLine
from desktop.text.outline import SectionLookup
from desktop.text.search_query import InvalidQuery, SearchQuery, parse_query
from desktop.theme import Theme
from desktop.views import display_names
from desktop.views.library_search.choice_loader import FilterChoiceLoader
from desktop.views.library_search.counts_panel import CountsPanel
from desktop.views.library_search.found_export import HIT_FORMATS, FoundExport
from desktop.views.library_search.found_view import FoundView
from desktop.views.library_search.hit_search import Arranging, HitSearch
from desktop.views.library_search.hit_table import HitTable
from desktop.views.library_search.hit_table_model import COLUMNS, HitTableModel
from desktop.views.library_search.order_choice import OrderChoice
from desktop.views.library_search.passage_view import PassageView
from desktop.views.library_search.query_row import QueryRow
from desktop.views.navigator import Navigator
from desktop.views.operations.turns import Steps
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.export_button import ExportButton
from desktop.views.widgets.selected_rows import selected_count

SYNC_LINES = 3000
"""Lines that are put in order at once; more in the background."""


class HitsView(FoundView):
    """Hits of a query in all documents.

    Enter and a double click show a hit in the text, and Alt+Left comes back to it; Space reads the next one.

    Attributes:
        row: The query and its filters.
        search: Answers the query.
        model: The hits as they are shown.

    Signals:
        answered: A query has its whole answer.
        annotate_wanted: The selected hits are to be annotated.
    """

    table: HitTable
    model: HitTableModel

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self.setObjectName("hits-view")
        self._asked: SearchQuery | None = None
        self._failed = False
        self._group: Collection[int] | None = None
        self._return_to: tuple[str, int] | None = None

    # Making it.

    def parts(self) -> Steps:
        """Make the query, the hits and what stands beside them."""
        session = self._session
        self.row = QueryRow("words")
        column = self._make_column()
        yield
        self.search, self.group_search = HitSearch(session, self), HitSearch(session, self)
        self._shown = self.search.found
        self._arranging = Arranging(session, self)
        self._choices = FilterChoiceLoader(session, self.row.filters, self)
        for job in (self.search, self.group_search, self._arranging, self._choices):
            self.at_end(job.stop)
        self._export = FoundExport(session, self)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        self._stack.addWidget(split)
        self._empty = EmptyState("no-hits")
        self._stack.addWidget(self._empty)
        self.counts = CountsPanel(session)
        self.at_end(self.counts.stop)
        split.addWidget(self.counts)
        yield
        right = QSplitter(Qt.Orientation.Vertical)
        right.setHandleWidth(1)
        split.addWidget(right)
        split.setSizes([310, 850])
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 5)
        self.table = HitTable(session)
        self.model = self.table.lines
        right.addWidget(self.table)
        yield
        self.passage = PassageView()
        right.addWidget(self.passage)
        right.setSizes([440, 170])
        self.order = OrderChoice()
        self.export_button = ExportButton("search-export", HIT_FORMATS)
        self._make_foot(column, "search", self.order)
        yield
        self._connect()
        yield
        self.retranslate()
        self._show_nothing()

    def _connect(self) -> None:
        search, session = self.search, self._session
        self.row.asked.connect(self.ask)
        self.row.entered.connect(self.focus_found)
        self.row.left.connect(self._leave_field)
        search.added.connect(self._add)
        search.moved.connect(lambda done, total: self._show_state(done, total))
        search.ended.connect(self._end)
        search.failed.connect(self._fail)
        self.group_search.ended.connect(self._show_group_found)
        self.counts.chosen.connect(self._choose_group)
        self.order.changed.connect(self.arrange)
        table = self.table
        table.horizontalHeader().sectionClicked.connect(self._order_by_column)
        table.selectionModel().currentRowChanged.connect(lambda *_: self._show_passage())
        table.selectionModel().selectionChanged.connect(lambda *_: self._show_state())
        table.show_wanted.connect(self.show_in_text)
        table.annotate_wanted.connect(self.annotate_wanted)
        table.left.connect(self.focus_search)
        self.export_button.wanted.connect(
            lambda ending: self._export.write_hits(
                ending, self._shown.documents, list(self.model.lines()), self.row.query()
            )
        )
        self._follow_session()
        session.theme_changed.connect(self._take_theme)

    # Asking.

    def ask(self) -> None:
        """Answer the query as it is written now."""
        query = self.row.query()
        self._stale = False
        try:
            asked = parse_query(query) if query else None
        except InvalidQuery as error:
            self._refuse(error)
            return
        self.row.show_problem(None, self._session.theme)
        self._asked = asked
        self.group_search.stop()
        if asked is None or not self._session.is_open:
            self.search.stop()
            self._show_nothing()
            return
        self._failed = False
        self._group = None
        self.search.start(asked, self.row.filters.filters_so_far())
        self._shown = self.search.found
        self.model.set_new(())
        self.model.set_lines(self._shown.documents, [])
        self.counts.show_found(Concordance())
        self.passage.clear()
        self._stack.setCurrentIndex(0)
        self._show_state()

    def _drop_query(self) -> None:
        self.search.stop()
        self._failed = True

    def _add(self, piece: Concordance) -> None:
        if not self.order.order and self._group is None:
            first = not self.model.rowCount()
            self.model.append(piece.lines)
            if first and piece.lines:
                self.table.selectRow(0)
        self._show_state()

    def _end(self) -> None:
        found = self.search.found
        self.counts.show_found(found)
        if not found.documents:
            self._show_nothing()
        elif self.order.order:
            self.arrange()
        if self._return_to is not None:
            self.table.select_line(self.model.row_of(*self._return_to))
            self._return_to = None
        self._show_state()
        self.answered.emit()

    # Order and groups.

    def _order_by_column(self, section: int) -> None:
        """Sort by what a column shows; by the context to the right, then to the left, then not at all."""
        name = COLUMNS[section].name
        if name == "context":
            name = {"": "right", "right": "left"}.get(self.order.order, "")
        elif name == self.order.order:
            name = ""
        self.order.set_order(name)

    def arrange(self) -> None:
        """Show the lines in the order that is chosen."""
        order = self.order.order
        found = self._shown
        if self.search.busy or not found.lines:
            return
        if not order or (len(found.lines) <= SYNC_LINES and not self.order.by_word.isChecked()):
            self._arranging.stop()
            self._set_lines(arranged(found, order))
        else:
            self.state.setText(translate("LibrarySearch", "Sorting…"))
            self._arranging.start(found, order, self.order.by_word.isChecked(), self._set_lines)

    def _set_lines(self, lines: list[ConcordanceLine]) -> None:
        """Show lines, those of the chosen group alone; the current one stays current."""
        current = self.table.current()
        if self._group is not None and self._shown is self.search.found:
            lines = [line for line in lines if line.document in self._group]
        self.model.set_lines(self._shown.documents, lines)
        row = -1
        if current is not None:
            row = self.model.row_of(current[0].id, current[1].start)
        self.table.select_line(max(row, 0))
        self._show_state()

    def _choose_group(self, group: HitGroup | None) -> None:
        """Show the hits that were counted in a group: all of them, also where not all were kept as lines."""
        found = self.search.found
        self.group_search.stop()
        self._group = None if group is None else frozenset(group.documents)
        self._shown = found
        if group is not None and self._asked is not None and len(found.lines) >= MAX_LINES:
            ids = {found.documents[number].id for number in group.documents}
            self.group_search.start(self._asked, self.row.filters.filters_so_far(), ids)
            return
        self.arrange()

    def _show_group_found(self) -> None:
        self._shown = self.group_search.found
        self.arrange()

    # What is read.

    def _show_passage(self) -> None:
        current = self.table.current()
        if current is None or not self._session.is_open:
            self.passage.clear()
            return
        row, line = current
        queries = self._session.library.queries
        try:
            section = SectionLookup(queries.headings(row.id)).section(line.start)
            text = queries.text(row.id)
        except LibraryError:
            self.passage.clear()  # it was deleted meanwhile; the query is about to be answered again
            return
        self.passage.show_passage(row, section, text, line.start, line.end, self._session.theme)

    def show_in_text(self) -> None:
        """Show the current hit on the page Read."""
        current = self.table.current()
        if current is not None:
            self._navigator.show_passage(current[0].id, current[1].start, current[1].end)

    # What is said.

    def _show_nothing(self) -> None:
        """Say why there are no hits: nothing was asked, or nothing was found."""
        self.model.set_lines((), [])
        self._shown = Concordance()
        self._stack.setCurrentIndex(1)
        self._say_nothing()
        self._show_state()

    def _say_nothing(self) -> None:
        if self._asked is not None and not self._failed:
            self._empty.set_text(
                translate("LibrarySearch", "Nothing found"),
                translate("LibrarySearch", "Try fewer words, another spelling, or remove a filter."),
            )
        else:
            self._empty.set_text(
                translate("LibrarySearch", "Search all documents"),
                translate(
                    "LibrarySearch",
                    "Type one or more words above. Simplified and traditional characters are alike; "
                    "click ? for phrases, OR, NOT and NEAR.",
                ),
            )

    def _show_state(self, done: int = 0, total: int = 0) -> None:
        """Say how much was found, how far the search has come, and how much is selected."""
        found = self.search.found
        answered = self._asked is not None and not self._failed
        self.annotate_button.setEnabled(bool(self.model.rowCount()))
        self.export_button.setEnabled(bool(self.model.rowCount()) and not self.search.busy)
        if not answered or (not found.total and not self.search.busy):
            self.state.setText("")  # that nothing was found is said in the middle
            return
        hits = found.total
        words = [
            display_names.found_text(
                translate("LibrarySearch", "%n hit(s)", n=hits),
                len(found.documents),
            )
        ]
        shown = self.model.rowCount()
        if shown and shown < found.total and not self.search.busy:
            listed = translate("LibrarySearch", "%1 listed")
            words.append(listed.replace("%1", display_names.number_text(shown)))
        if self.search.busy:
            number = display_names.number_text
            searching = translate("LibrarySearch", "Searching… %1").replace(
                "%1", f"{number(done)} / {number(total)}"
            )
            words.append(searching if total else translate("LibrarySearch", "Searching…"))
        chosen = selected_count(self.table)
        if chosen > 1:
            words.append(translate("LibrarySearch", "%n selected", n=chosen))
        self.state.setText(" · ".join(words))

    def _mark_new(self, version_ids: Collection[str]) -> None:
        self.model.set_new(version_ids)

    def selected_places(self) -> list[Place]:
        """Return the places that are selected, in the order shown."""
        return [(row.id, line.start, line.end) for row, line in self.table.selected()]

    def listed_places(self) -> list[Place]:
        """Return all places that are shown, in their order."""
        return [(row.id, line.start, line.end) for row, line in self.table.listed()]

    def counts_by_version(self) -> Mapping[str, int]:
        """Return how many hits each version of a text has."""
        return self.search.found.hits_by_version()

    # Coming and going.

    def focus_found(self) -> None:
        """Focus the hits."""
        super().focus_found()
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.select_line(0)

    def _leave_field(self) -> None:
        if self.search.busy:
            self.search.stop()
            self._end()
        elif self.row.field.text():
            self.row.field.clear()

    def _may_differ(self, changes: Changes) -> bool:
        changed = changes.everything or changes.documents or changes.texts or changes.classification
        return bool(changed) and self._asked is not None

    def _ask_again(self) -> None:
        current = self.table.current()
        self.ask()
        self._return_to = None if current is None else (current[0].id, current[1].start)

    def _take_theme(self, theme: Theme) -> None:
        self.table.take_theme(theme)
        self._show_passage()

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self.row.retranslate()
        self.counts.retranslate()
        self.passage.retranslate()
        self.model.retranslate()
        self.order.retranslate()
        self.table.setAccessibleName(translate("LibrarySearch", "Hits"))
        self.annotate_button.setText(translate("LibrarySearch", "Annotate…"))
        self.annotate_button.setToolTip(translate("LibrarySearch", "Annotate the selected hits (M)"))
        self.export_button.retranslate(translate("LibrarySearch", "Export listed hits"))
        self._say_nothing()
        self._show_state()
