"""Counts: words by document, place, year, part or section, in tables and charts that open their passages."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from desktop.actions.document_filters import DocumentFilters, InvalidFilter
from desktop.actions.panel import PanelCell
from desktop.actions.panel_charts import CHART_KEYS, ONE_THEME, chart_of
from desktop.actions.panel_passages import cell_passages, word_passages
from desktop.actions.word_table import CountedWord
from desktop.i18n import translate
from desktop.text.dictionary import Dictionary
from desktop.views.analysis import labels
from desktop.views.analysis.chart_view import ChartView
from desktop.views.analysis.count_files import export_counts, save_picture
from desktop.views.analysis.count_options import CountOptions
from desktop.views.analysis.counting import Counted, Counting, CountRequest
from desktop.views.analysis.counts_table import (
    THEME_COLUMN,
    CountRow,
    cell_tip,
    long_columns,
    row_key,
    rows_of,
    wide_columns,
    word_columns,
)
from desktop.views.analysis.dictionary_choice import DictionaryChoice
from desktop.views.analysis.document_filter_bar import DocumentFilterBar
from desktop.views.analysis.library_facts import LibraryFacts
from desktop.views.analysis.passages_pane import FindPassages, PassagesPane
from desktop.views.analysis.table_export import ExportButton
from desktop.views.navigator import Navigator
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.widgets.table_model import RowTableModel
from desktop.views.workspaces.page import Page


class CountsView(Page):
    """Counts words across documents."""

    def __init__(self, session: Session, navigator: Navigator, facts: LibraryFacts) -> None:
        super().__init__()
        self.setObjectName("counts")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._facts = facts
        self.choice = DictionaryChoice()
        self.choice.load(session.library.queries)
        self.filters = DocumentFilterBar("counts-filter")
        self.options = CountOptions()
        self.model: RowTableModel[CountRow] = RowTableModel([], row_key, self)
        self.word_model: RowTableModel[CountedWord] = RowTableModel(
            word_columns(), lambda row: str(row.number), self
        )
        self.table, self.words = _table("counts-table"), _table("words-table")
        self.chart = ChartView(session)
        self.passages = PassagesPane(session, navigator, "count-passages")
        self._state = QLabel()
        self.stop_button, self.bundle_button = _button("count-stop"), _button("count-bundle")
        self.chart_button = _button("count-save-chart")
        self.export_button = ExportButton("count-export")
        self._empty = EmptyState("no-counts")
        self._stack = QStackedWidget()
        self._counting = Counting(session, self)
        self._counted: Counted | None = None
        self._chart_cells: list[list[PanelCell | None]] = []
        self._titles: dict[str, str] = {}
        self._stale = False
        self._from_passages = False
        self._lay_out()
        self._connect()
        self.retranslate()
        self._set_choices()
        self.ask()

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.words.setModel(self.word_model)
        self.words.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for widget in (self.table, self.words, self.chart, self._empty):
            self._stack.addWidget(widget)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._stack)
        split.addWidget(self.passages)
        split.setSizes([300, 260])
        self._state.setProperty("look", "muted")
        self._state.setWordWrap(True)
        self.stop_button.hide()
        foot = QHBoxLayout()
        foot.addWidget(self._state, 1)
        buttons = (self.stop_button, self.chart_button, self.bundle_button, self.export_button)
        for button in buttons:
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.choice)
        asked = QHBoxLayout()
        asked.setSpacing(10)
        asked.addWidget(self.options, 0, Qt.AlignmentFlag.AlignTop)
        asked.addWidget(self.filters, 1)
        layout.addLayout(asked)
        layout.addWidget(split, 1)
        layout.addLayout(foot)
        self.passages.hide()

    def _connect(self) -> None:
        self.choice.changed.connect(self.ask)
        self.choice.edit_wanted.connect(self.edit_dictionary)
        self.filters.changed.connect(self.ask)
        self.options.keys_changed.connect(self.ask)
        self.options.display_changed.connect(self._change_display)
        self.options.look_changed.connect(self._show)
        self._counting.counted.connect(self._take)
        self._counting.began.connect(self._begin)
        self._counting.ended.connect(self._end)
        self._counting.moved.connect(
            lambda done, total: self._state.setText(labels.progress_text(done, total))
        )
        self._counting.refused.connect(self._refuse)
        self._facts.loaded.connect(self._set_choices)
        self._facts.outdated.connect(self._outdate)
        for table in (self.table, self.words):
            table.clicked.connect(self._open_cell)
            table.activated.connect(self._open_cell)
        self.chart.canvas.chosen.connect(self._open_value)
        self.chart.drawn.connect(self._say_face)
        self.passages.opened.connect(self._leave)
        self.stop_button.clicked.connect(self._counting.stop)
        self.export_button.csv.triggered.connect(lambda: self.export(".csv"))
        self.export_button.xlsx.triggered.connect(lambda: self.export(".xlsx"))
        self.chart_button.clicked.connect(self.save_chart)
        self.bundle_button.clicked.connect(self.save_bundle)

    # What is asked.

    def _set_choices(self) -> None:
        self.filters.set_choices(self._facts.choices)
        self._titles = {row.id: row.title for row in self._facts.choices.documents}
        if "document" in self.options.panel_keys():
            self._show()

    def _outdate(self) -> None:
        """Count again, now or when it is seen."""
        self.choice.load(self._session.library.queries)
        if self.isVisible():
            self.ask()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Count again what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.ask()

    def ask(self) -> None:
        """Count what is chosen."""
        self._stale = False
        try:
            filters = self.filters.filters()
        except InvalidFilter as error:
            self._counting.stop()
            self._refuse(error)
            return
        dictionary = self.choice.dictionary()
        if not dictionary.words:
            self._counting.stop()
            self._counted = None
            self._show()
            return
        words = self.options.shown_as == "words"
        self._counting.count(CountRequest(dictionary, self.options.panel_keys(), filters, words))

    def _change_display(self) -> None:
        """Show what is counted in another way; count again where that needs another panel."""
        request = self._counted.request if self._counted else None
        words = self.options.shown_as == "words"
        if request is not None and request.by == self.options.panel_keys() and request.words == words:
            self._show()
        else:
            self.ask()

    def _begin(self) -> None:
        self.stop_button.show()
        self._state.setText(translate("Analysis", "Counting…"))

    def _end(self) -> None:
        self.stop_button.hide()
        self._say_state()

    def _refuse(self, error: InvalidFilter) -> None:
        self._state.setText(labels.filter_error(error))

    # What is shown.

    def _take(self, counted: Counted) -> None:
        before = self._counted.request if self._counted else None
        self._counted = counted
        if before != counted.request:
            self._clear_passages()
        self.options.set_themes(counted.request.dictionary.themes)
        self._show()

    def _show(self) -> None:
        """Show what was counted last, in the way that is chosen."""
        counted, display, chart = self._counted, self.options.shown_as, self.options.is_chart
        self.chart_button.setVisible(chart)
        nothing = counted is None or (not counted.cells and not counted.words)
        for button in (self.export_button, self.chart_button, self.bundle_button):
            button.setEnabled(not nothing)
        if counted is None or nothing:
            self._stack.setCurrentWidget(self._empty)
            self._say_empty()
            self._clear_passages()
        elif display == "words" and counted.request.words:
            self.word_model.set_rows(counted.words)
            self._stack.setCurrentWidget(self.words)
            self.words.resizeColumnsToContents()
        elif chart and counted.request.by == (CHART_KEYS[display],):
            self._stack.setCurrentWidget(self.chart)
            self._show_chart(counted)
        elif not chart and not counted.request.words:
            self._show_table(counted, wide=display == "wide")
        self._say_state()

    def _show_table(self, counted: Counted, *, wide: bool) -> None:
        measure, by = self.options.measured_in, counted.request.by
        themes = counted.request.dictionary.themes
        columns = (
            wide_columns(by, themes, measure, self._title) if wide else long_columns(by, measure, self._title)
        )
        self.model.set_columns(columns)
        self.model.set_rows(counted.rows if wide else rows_of(counted.cells, wide=False))
        self._stack.setCurrentWidget(self.table)
        self.table.resizeColumnsToContents()
        for place in range(len(by) + (0 if wide else 1)):
            self.table.setColumnWidth(place, min(300, self.table.columnWidth(place)))

    def _show_chart(self, counted: Counted) -> None:
        display, measure = self.options.shown_as, self.options.measured_in
        theme = self.options.theme.currentText()
        heading = theme if display in ONE_THEME else _called(counted.request.dictionary)
        chart, cells = chart_of(
            display, counted.cells, measure, (heading, labels.measure_name(measure)), theme
        )
        self._chart_cells = cells

        def tip(row: int, column: int) -> str:
            return f"{chart.columns[column]}\n{cell_tip(cells[row][column])}"

        self.chart.show_chart(chart, tip)

    def _title(self, document_id: str) -> str:
        return self._titles.get(document_id, document_id)

    def _say_state(self) -> None:
        if self._counting.busy:
            return
        counted = self._counted
        if counted is None:
            self._state.setText("")
            return
        words = translate("Analysis", "%1 themes, %2 words")
        dictionary = counted.request.dictionary
        said = words.replace("%1", str(len(dictionary.themes))).replace("%2", str(len(dictionary.words)))
        groups = len(counted.rows)
        if groups:
            said += " · " + translate("Analysis", "%n group(s)", n=groups)
        if self.passages.isHidden() and (counted.cells or counted.words):
            said += " · " + translate("Analysis", "Choose a number to see the passages behind it")
        self._state.setText(said)

    def _say_face(self, has_chinese: bool) -> None:
        if not has_chinese:
            self._state.setText(translate("Analysis", "No Chinese font was found for charts"))

    def _say_empty(self) -> None:
        if self._counted is None:
            self._empty.set_text(
                translate("Analysis", "Count words across the library"),
                translate("Analysis", "Type words above, or choose a dictionary."),
            )
        else:
            self._empty.set_text(
                translate("Analysis", "No document matches"), translate("Analysis", "Remove a filter.")
            )

    # Passages.

    def _open_cell(self, index: QModelIndex) -> None:
        """List the passages of the cell that was chosen."""
        counted = self._counted
        if counted is None or not index.isValid():
            return
        if counted.request.words:
            row = self.word_model.row_at(index)
            if row is not None:
                request = counted.request
                find = partial(_find_word, request.dictionary, row.number, request.filters)
                self._list(f"{row.theme} · {row.word}", find)
            return
        found, name = self.model.row_at(index), self.model.columns[index.column()].name
        if found is None:
            return
        theme = name.removeprefix(THEME_COLUMN) or found.first.theme
        if not name.startswith(THEME_COLUMN) and len(found.cells) > 1:
            return
        self.open_passages(found.cells.get(theme, found.first))

    def _clear_passages(self) -> None:
        """Give their room to what was counted until a number is chosen."""
        self.passages.clear()
        self.passages.hide()

    def _list(self, title: str, find: FindPassages) -> None:
        self.passages.show()
        self.passages.show_passages(title, find)

    def _open_value(self, row: int, column: int) -> None:
        cell = self._chart_cells[row][column]
        if cell is not None:
            self.open_passages(cell)

    def open_passages(self, cell: PanelCell) -> None:
        """List the passages of a cell."""
        if self._counted is None:
            return
        request = self._counted.request
        said = [labels.key_value(*pair, self._title) for pair in zip(request.by, cell.keys, strict=True)]
        self._list(" · ".join([cell.theme, *said]), partial(_find_cell, request, cell))

    def _leave(self) -> None:
        self._from_passages = True

    # Dictionaries.

    def edit_dictionary(self) -> None:
        """Open the editor with the dictionary that is chosen."""
        from desktop.views.analysis.dictionary_dialog import DictionaryDialog

        dictionary = self.choice.dictionary()
        dialog = DictionaryDialog(self._session, dictionary, self.choice.saved_id, self)
        dialog.saved.connect(self._use_dictionary)
        dialog.open()

    def _use_dictionary(self, key: str) -> None:
        """Count with the dictionary that was saved; with typed words where it was deleted."""
        self.choice.load(self._session.library.queries)
        self.choice.choose(key)
        self.ask()

    # Files.

    def export(self, suffix: str) -> None:
        """Write what is shown; of a chart its panel, of a panel the bytes that ``piyue panel`` writes."""
        if self._counted is not None:
            export_counts(self._session, self._counted, suffix, wide=self.options.shown_as == "wide")

    def save_chart(self) -> None:
        """Write the chart as SVG, PDF or PNG."""
        if self.chart.chart is not None:
            save_picture(self._session, self.chart.chart)

    def save_bundle(self) -> None:
        """Write a ZIP with all that is needed to make the panel again."""
        from desktop.views.analysis.bundle_export import export_bundle

        if self._counted is not None:
            request = self._counted.request
            export_bundle(self._session, request.dictionary, request.by, request.filters)

    # The page.

    def focus_content(self) -> None:
        """Give the focus to what is worked in: the passages, where one was opened from there."""
        if self._from_passages and self.passages.model.row_total():
            self.passages.table.setFocus()
        elif self._stack.currentWidget() is self.table:
            self.table.setFocus()
            if not self.table.currentIndex().isValid():
                first = self.model.index(0, len(self.options.panel_keys()))
                self.table.selectionModel().setCurrentIndex(
                    first, QItemSelectionModel.SelectionFlag.ClearAndSelect
                )
        else:
            self.choice.words.setFocus()
        self._from_passages = False

    def focus_search(self) -> None:
        """Give the focus to the words."""
        self.choice.words.setFocus()
        self.choice.words.selectAll()

    def stop(self) -> None:
        """Want no more results."""
        self._counting.stop()
        self.chart.stop()
        self.passages.stop()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.table.setAccessibleName(translate("Analysis", "Counts"))
        self.words.setAccessibleName(translate("Analysis", "Words"))
        self.stop_button.setText(translate("Analysis", "Stop"))
        self.chart_button.setText(translate("Analysis", "Save chart…"))
        self.chart_button.setToolTip(translate("Analysis", "Save the chart as SVG, PDF or PNG"))
        self.bundle_button.setText(translate("Analysis", "Replication bundle…"))
        self.bundle_button.setToolTip(
            translate("Analysis", "A ZIP with dictionary, panel, hashes of the texts, settings and method")
        )
        for part in (self.choice, self.options, self.filters, self.passages, self.chart, self.export_button):
            part.retranslate()
        self.word_model.set_columns(word_columns())
        self._show()


def _called(dictionary: Dictionary) -> str:
    return labels.dictionary_name(dictionary.name) or translate("Analysis", "Typed words")


def _find_cell(request: CountRequest, cell: PanelCell, library: Any, progress: Any) -> Any:
    return cell_passages(
        library.queries,
        request.dictionary,
        cell.theme,
        request.by,
        cell.keys,
        request.filters,
        progress.report,
    )


def _find_word(
    dictionary: Dictionary, word: int, filters: DocumentFilters, library: Any, progress: Any
) -> Any:
    return word_passages(library.queries, dictionary, word, filters, progress.report)


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)
    return button


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
    table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    table.horizontalHeader().setStretchLastSection(False)
    table.horizontalHeader().setResizeContentsPrecision(60)  # rows that are measured
    return table
