"""The counts display: what was counted as a table, a list of words or a chart, whose numbers are chosen."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QTableView

from desktop.actions.panel import PanelCell
from desktop.actions.panel_charts import CHART_KEYS, ONE_THEME, chart_of
from desktop.actions.word_table import CountedWord
from desktop.i18n import translate
from desktop.views.analysis import labels
from desktop.views.analysis.chart_view import ChartView
from desktop.views.analysis.count_options import CountOptions
from desktop.views.analysis.counting import Counted
from desktop.views.analysis.counts_table import (
    THEME_COLUMN,
    CountRow,
    TitleOf,
    cell_tip,
    long_columns,
    row_key,
    rows_of,
    wide_columns,
    word_columns,
)
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.table_model import RowTableModel

ASK, COUNTING, STOPPED, NO_MATCH = "ask", "counting", "stopped", "no-match"
"""Why there are no numbers: nothing is asked for, it is being counted, it was not, or no document matches."""

WIDEST_KEY_PX = 300
"""Width of a column of keys at most, in pixels: titles are long."""


class CountsDisplay(QStackedWidget):
    """Shows counts in the way that is chosen.

    Signals:
        cell_chosen: A number of a panel was chosen (`PanelCell`).
        word_chosen: A word was chosen (`CountedWord`).
    """

    cell_chosen = Signal(object)
    word_chosen = Signal(object)

    def __init__(self, session: Session, options: CountOptions, title_of: TitleOf) -> None:
        """Make the tables and the chart.

        Args:
            session: The session.
            options: What is chosen.
            title_of: Returns the title of a document by its id.
        """
        super().__init__()
        self._options = options
        self._title_of = title_of
        self._why_empty = ASK
        self._chart_cells: list[list[PanelCell | None]] = []
        self.model: RowTableModel[CountRow] = RowTableModel([], row_key, self)
        self.word_model: RowTableModel[CountedWord] = RowTableModel(
            word_columns(), lambda row: str(row.number), self
        )
        self.table, self.words = _table("counts-table"), _table("words-table")
        self.table.setModel(self.model)
        self.words.setModel(self.word_model)
        self.words.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.chart = ChartView(session)
        self._empty = EmptyState("no-counts")
        for widget in (self.table, self.words, self.chart, self._empty):
            self.addWidget(widget)
        for signal in (self.table.clicked, self.table.activated):
            signal.connect(self._choose_cell)
        for signal in (self.words.clicked, self.words.activated):
            signal.connect(self._choose_word)
        self.chart.canvas.chosen.connect(self._choose_value)
        self.show_nothing(ASK)

    @property
    def is_empty(self) -> bool:
        """Whether neither numbers nor a chart are shown."""
        return self.currentWidget() is self._empty

    def show_nothing(self, why: str) -> None:
        """Say why there are no numbers: one of ASK, COUNTING, STOPPED and NO_MATCH."""
        self._why_empty = why
        self.setCurrentWidget(self._empty)
        heading, hint = {
            ASK: (
                translate("Analysis", "Count words across the library"),
                translate("Analysis", "Type words above, or choose a dictionary."),
            ),
            COUNTING: (translate("Analysis", "Counting…"), ""),
            STOPPED: (
                translate("Analysis", "Not counted"),
                translate("Analysis", "Press Enter in the field above to count."),
            ),
            NO_MATCH: (
                translate("Analysis", "No document matches"),
                translate("Analysis", "Remove a filter."),
            ),
        }[why]
        self._empty.set_text(heading, hint)

    def show_progress(self, words: str) -> None:
        """Say how far counting has come, where nothing that was counted is shown."""
        if self.is_empty and self._why_empty == COUNTING:
            self._empty.set_text(translate("Analysis", "Counting…"), words)

    def show_counted(self, counted: Counted) -> None:
        """Show what was counted, unless it was counted for another way to show it."""
        display, request = self._options.shown_as, counted.request
        if display == "words" and request.words:
            self.word_model.set_rows(counted.words)
            self.setCurrentWidget(self.words)
            self.words.resizeColumnsToContents()
        elif self._options.is_chart and request.by == (CHART_KEYS[display],) and not request.words:
            self.setCurrentWidget(self.chart)
            self._show_chart(counted)
        elif display in ("wide", "long") and not request.words:
            self._show_table(counted, wide=display == "wide")

    def _show_table(self, counted: Counted, *, wide: bool) -> None:
        measure, by = self._options.measured_in, counted.request.by
        themes = counted.request.dictionary.themes
        if wide:
            self.model.set_columns(wide_columns(by, themes, measure, self._title_of))
            self.model.set_rows(counted.rows)
        else:
            self.model.set_columns(long_columns(by, measure, self._title_of))
            self.model.set_rows(rows_of(counted.cells, wide=False))
        self.setCurrentWidget(self.table)
        self.table.resizeColumnsToContents()
        for place in range(len(by) + (0 if wide else 1)):
            self.table.setColumnWidth(place, min(WIDEST_KEY_PX, self.table.columnWidth(place)))

    def _show_chart(self, counted: Counted) -> None:
        display, measure = self._options.shown_as, self._options.measured_in
        theme, name = self._options.theme.currentText(), counted.request.dictionary.name
        called = labels.dictionary_name(name) or translate("Analysis", "Typed words")
        titles = (theme if display in ONE_THEME else called, labels.measure_name(measure))
        chart, cells = chart_of(display, counted.cells, measure, titles, theme)
        self._chart_cells = cells

        def tip(row: int, column: int) -> str:
            return f"{chart.columns[column]}\n{cell_tip(cells[row][column])}"

        self.chart.show_chart(chart, tip)

    def _choose_cell(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is None:
            return
        name = self.model.columns[index.column()].name
        if len(row.cells) == 1:
            self.cell_chosen.emit(row.first)
        elif name.startswith(THEME_COLUMN):
            self.cell_chosen.emit(row.cells[name.removeprefix(THEME_COLUMN)])

    def _choose_word(self, index: QModelIndex) -> None:
        row = self.word_model.row_at(index)
        if row is not None:
            self.word_chosen.emit(row)

    def _choose_value(self, row: int, column: int) -> None:
        cell = self._chart_cells[row][column]
        if cell is not None:
            self.cell_chosen.emit(cell)

    def focus_numbers(self) -> bool:
        """Focus the numbers; return whether there are any."""
        shown = self.currentWidget()
        if shown is None or shown is self._empty:
            return False
        (self.chart.canvas if shown is self.chart else shown).setFocus()
        if shown is self.table and not self.table.currentIndex().isValid():
            first = self.model.index(0, len(self._options.panel_keys()))
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.table.selectionModel().setCurrentIndex(first, only)
        return True

    def stop(self) -> None:
        """Want no more pictures."""
        self.chart.stop()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.table.setAccessibleName(translate("Analysis", "Counts"))
        self.words.setAccessibleName(translate("Analysis", "Words"))
        self.chart.retranslate()
        self.word_model.set_columns(word_columns())
        if self.is_empty:
            self.show_nothing(self._why_empty)


def _table(name: str) -> QTableView:
    table = QTableView()
    table.setObjectName(name)
    table.setSortingEnabled(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 10)
    header = table.horizontalHeader()
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    header.setResizeContentsPrecision(60)  # rows that are measured
    return table
