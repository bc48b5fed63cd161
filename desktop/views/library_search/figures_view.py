"""The page Search for figures: a query as a form and as text, and the figures it finds in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.annotate import Place
from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.actions.figure_listing import ListedFigure
from desktop.i18n import translate
from desktop.text.outline import SectionLookup
from desktop.theme import Theme
from desktop.views import display_names
from desktop.views.library_search.choice_loader import FilterChoiceLoader
from desktop.views.library_search.figure_columns import COLUMNS, WIDTHS, marked_columns
from desktop.views.library_search.figure_form import FigureForm
from desktop.views.library_search.figure_search import FigureSearch
from desktop.views.library_search.found_export import FoundExport
from desktop.views.library_search.found_view import FoundView
from desktop.views.library_search.passage_view import PassageView
from desktop.views.library_search.query_row import QueryRow
from desktop.views.library_search.strip_plot import StripPlot
from desktop.views.navigator import Navigator
from desktop.views.operations.turns import Steps
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.export_button import ExportButton
from desktop.views.widgets.selected_rows import selected_count, selected_rows
from desktop.views.widgets.table_model import RowTableModel
from desktop.views.widgets.table_view import keep_selection_from_header


class FiguresView(FoundView):
    """Figures that fulfill a query in all documents.

    Attributes:
        row: The query as text, and its filters.
        form: The query as a form.
        search: Answers the query.
        model: The figures as they are shown.

    Signals:
        answered: A query has its answer.
        annotate_wanted: The selected figures are to be annotated.
    """

    model: RowTableModel[ListedFigure]

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self.setObjectName("figures-view")
        self._new: Collection[str] = ()
        self._is_asked = False
        self._is_begun = False
        self._complete = True
        self._return_to = ""

    # Making it.

    def parts(self) -> Steps:
        """Make the query, its form, the figures and what stands beside them."""
        session = self._session
        self.row = QueryRow("numbers")
        column = self._make_column()
        yield
        self.form = FigureForm()
        self.row.add_below(self.form)
        yield
        self.search = FigureSearch(session, self)
        self.at_end(self.search.close)
        self._choices = FilterChoiceLoader(session, self.row.filters, self)
        self.at_end(self._choices.stop)
        self._export = FoundExport(session, self)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        found = QWidget()
        self._stack.addWidget(found)
        self._empty = EmptyState("no-figures-found")
        self._stack.addWidget(self._empty)
        listed = QVBoxLayout(found)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(4)
        self.plot = StripPlot(session.theme)
        listed.addWidget(self.plot)
        yield
        below = QSplitter(Qt.Orientation.Vertical)
        below.setHandleWidth(1)
        listed.addWidget(below, 1)
        shown = marked_columns(lambda one: one.document.version_id in self._new)
        self.model = RowTableModel(shown, lambda one: one.key)
        self.table = QTableView()
        below.addWidget(self.table)
        self._set_up_table()
        yield
        self.passage = PassageView()
        below.addWidget(self.passage)
        below.setSizes([420, 130])
        self.export_button = ExportButton("figures-found-export")
        self._make_foot(column, "figures-found")
        yield
        self._connect()
        yield
        self.retranslate()
        self._show_nothing()
        self.search.read_indicators()

    def _set_up_table(self) -> None:
        table = self.table
        table.setObjectName("figures-found")
        table.setModel(self.model)
        keep_selection_from_header(table)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setMouseTracking(True)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 11)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        for place, width in enumerate(WIDTHS):
            header.resizeSection(place, width)
        table.setSortingEnabled(True)

    def _connect(self) -> None:
        search, session, table = self.search, self._session, self.table
        self.row.asked.connect(self.ask)
        self.row.entered.connect(self.focus_found)
        self.row.left.connect(self.row.field.clear)
        self.row.field.textChanged.connect(self.form.show_query)
        self.form.edited.connect(self.row.field.setText)
        search.moved.connect(lambda count: self._show_state(count))
        search.began.connect(self._show_first)
        search.answered.connect(self._show)
        search.failed.connect(self._fail)
        search.indicators_known.connect(self.form.offer_indicators)
        self.plot.chosen.connect(self.select)
        table.selectionModel().currentRowChanged.connect(lambda *_: self._show_passage())
        table.selectionModel().selectionChanged.connect(lambda *_: self._show_state())
        table.doubleClicked.connect(lambda _: self.show_in_text())
        table.customContextMenuRequested.connect(self._open_menu)
        self.export_button.wanted.connect(
            lambda ending: self._export.write_figures(ending, self.listed(), self.row.query())
        )
        for key, handler in (
            ("Return", self.show_in_text),
            ("Enter", self.show_in_text),
            ("M", self.annotate_wanted.emit),
            ("Ctrl+C", self.copy),
            ("Esc", self.focus_search),
        ):
            shortcut = QShortcut(QKeySequence(key), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(handler)
        self._follow_session()
        session.theme_changed.connect(self._take_theme)

    # Asking.

    def ask(self) -> None:
        """Answer the query as it is written now."""
        query = self.row.query()
        self._stale = False
        self._is_asked = self._is_begun = False
        self._mark_new(())
        if not query or not self._session.is_open:
            self.search.stop()
            self.row.show_problem(None, self._session.theme)
            self._show_nothing()
            return
        self.row.show_problem(None, self._session.theme)
        self._is_asked = True
        self.search.start(self.row.field.text(), self.row.filters.filters_so_far())
        self._show_state()

    def _drop_query(self) -> None:
        self.search.stop()
        self._is_asked = False

    def _show_first(self, figures: Sequence[ListedFigure]) -> None:
        """Let the first figures be read while the rest is searched for."""
        self._list(figures, self._return_to)
        self._is_begun = True

    def _show(self, figures: Sequence[ListedFigure], complete: bool) -> None:
        self._complete = complete
        current = self.current()
        read = current.key if self._is_begun and current is not None else ""
        before, self._return_to = self._return_to or read, ""
        self._list(figures, before)
        self._show_state()
        self.answered.emit()

    def _list(self, figures: Sequence[ListedFigure], current: str) -> None:
        self.model.set_rows(figures)
        self.plot.show_figures(figures)
        self._stack.setCurrentIndex(0 if figures else 1)
        index = self.model.index_of(current) if current else self.model.index(0, 0)
        self._select(index.row() if index.isValid() else 0)
        self._show_passage()

    # What is read.

    def current(self) -> ListedFigure | None:
        """Return the figure that is read."""
        return self.model.row_at(self.table.currentIndex())

    def selected(self) -> list[ListedFigure]:
        """Return the selected figures in the order shown."""
        shown = self.model.shown_rows()
        return [shown[row] for row in selected_rows(self.table)]

    def listed(self) -> list[ListedFigure]:
        """Return all figures in the order shown."""
        return self.model.shown_rows()

    def select(self, key: str) -> None:
        """Make a figure the current one."""
        index = self.model.index_of(key)
        if index.isValid():
            self._select(index.row())
            self.table.setFocus()

    def _select(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            kind = QItemSelectionModel.SelectionFlag
            index = self.model.index(row, 0)
            self.table.selectionModel().setCurrentIndex(index, kind.ClearAndSelect | kind.Rows)
            self.table.scrollTo(index)

    def _show_passage(self) -> None:
        figure = self.current()
        self.plot.show_current("" if figure is None else figure.key)
        if figure is None or not self._session.is_open:
            self.passage.clear()
            return
        row, start, end = figure.document, figure.fields["start"], figure.fields["end"]
        queries = self._session.library.queries
        try:
            section = SectionLookup(queries.headings(row.id)).section(start)
            text = queries.text(row.id)
        except LibraryError:
            self.passage.clear()  # it was deleted meanwhile; the query is about to be answered again
            return
        self.passage.show_passage(row, section, text, start, end, self._session.theme)

    def show_in_text(self) -> None:
        """Show the current figure on the page Read."""
        figure = self.current()
        if figure is not None:
            self._navigator.show_passage(figure.document.id, figure.fields["start"], figure.fields["end"])

    def copy(self) -> None:
        """Copy the selected rows as cells that a spreadsheet takes."""
        rows = self.selected()
        lines = ["\t".join(column.title() for column in COLUMNS)]
        lines += ["\t".join(" ".join(column.text(one).split()) for column in COLUMNS) for one in rows]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
        self._session.messages.show_note(translate("Figures", "%n row(s) copied as a table", n=len(rows)))

    def _open_menu(self, where: QPoint) -> None:
        if self.current() is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, handler in (
            (translate("LibrarySearch", "Show in text") + "\tEnter", self.show_in_text),
            (translate("LibrarySearch", "Annotate…") + "\tM", self.annotate_wanted.emit),
            (translate("LibrarySearch", "Copy") + "\tCtrl+C", self.copy),
        ):
            menu.addAction(words).triggered.connect(lambda _=False, handler=handler: handler())
        menu.popup(self.table.viewport().mapToGlobal(where))

    # What is said.

    def _show_nothing(self) -> None:
        self.model.set_rows(())
        self.plot.show_figures(())
        self._stack.setCurrentIndex(1)
        self._show_state()

    def _say_nothing(self) -> None:
        if self._is_asked and self.search.busy:
            self._empty.set_text(translate("LibrarySearch", "Searching…"), "")
        elif self._is_asked:
            self._empty.set_text(
                translate("LibrarySearch", "No figures found"),
                translate("LibrarySearch", "Leave out a condition, or remove a filter."),
            )
        else:
            self._empty.set_text(
                translate("LibrarySearch", "Search the figures of all documents"),
                translate(
                    "LibrarySearch",
                    "Choose an indicator or another condition above, or write the query; "
                    "click ? for examples.",
                ),
            )

    def _show_state(self, found: int = 0) -> None:
        self._say_nothing()
        shown = self.model.rowCount()
        self.annotate_button.setEnabled(bool(shown))
        self.export_button.setEnabled(bool(shown) and not self.search.busy)
        if not self._is_asked:
            self.state.setText("")
            return
        if self.search.busy:
            counted = translate("LibrarySearch", "Searching… %1")
            counted = counted.replace("%1", display_names.number_text(found))
            self.state.setText(counted if found else "")  # that it is searched is said in the middle
            return
        if not shown:
            self.state.setText("")  # that nothing was found is said in the middle
            return
        documents = len({one.document.id for one in self.model.rows()})
        words_list = [
            display_names.found_text(
                translate("LibrarySearch", "%n figure(s)", n=shown),
                documents,
            )
        ]
        if not self._complete:
            words_list.append(
                translate("LibrarySearch", "there are more; narrow the query down to list all of them")
            )
        chosen = selected_count(self.table)
        if chosen > 1:
            words_list.append(translate("LibrarySearch", "%n selected", n=chosen))
        self.state.setText(" · ".join(words_list))

    def selected_places(self) -> list[Place]:
        """Return the places that are selected, in the order shown."""
        return [_place(one) for one in self.selected()]

    def listed_places(self) -> list[Place]:
        """Return all places that are shown, in their order."""
        return [_place(one) for one in self.listed()]

    def counts_by_version(self) -> Mapping[str, int]:
        """Return how many figures each version of a text has."""
        return Counter(one.document.version_id for one in self.model.rows())

    def _mark_new(self, version_ids: Collection[str]) -> None:
        self._new = version_ids
        if self.model.rowCount():
            column = next(n for n, one in enumerate(COLUMNS) if one.name == "document")
            last = self.model.index(self.model.rowCount() - 1, column)
            self.model.dataChanged.emit(self.model.index(0, column), last)

    # Coming and going.

    def _may_differ(self, changes: Changes) -> bool:
        changed = changes.everything or changes.documents or changes.texts or changes.figures
        return bool(changed) and self._is_asked

    def _ask_again(self) -> None:
        current = self.current()
        self._return_to = "" if current is None else current.key
        self.ask()

    def _take_theme(self, theme: Theme) -> None:
        self.plot.take_theme(theme)
        self._show_passage()

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self.row.retranslate()
        self.form.retranslate()
        self.passage.retranslate()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.table.setAccessibleName(translate("LibrarySearch", "Figures found"))
        self.annotate_button.setText(translate("LibrarySearch", "Annotate…"))
        self.annotate_button.setToolTip(translate("LibrarySearch", "Annotate the selected figures (M)"))
        self.export_button.retranslate(translate("LibrarySearch", "Export listed figures"))
        self._show_state()


def _place(figure: ListedFigure) -> Place:
    return figure.document.id, figure.fields["start"], figure.fields["end"]
