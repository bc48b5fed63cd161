"""The readings view: a ledger read side by side as a table that opens its sentences, and written to files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
)

from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.actions.ledger_cells import LedgerCell, ledger_cells
from desktop.actions.ledger_export import realized_values
from desktop.actions.ledger_readings import READINGS, Row, cell_id, reading_rows, sentences_of
from desktop.actions.ledgers import Ledger
from desktop.actions.library import Library
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.tasks import Progress
from desktop.views import display_names
from desktop.views.ledger.cell_text import status_text, value_text
from desktop.views.ledger.export import LedgerExport
from desktop.views.ledger.reading_chart_view import ReadingChartView
from desktop.views.ledger.reading_model import ReadingModel
from desktop.views.ledger.reading_text import reading_title
from desktop.views.ledger.realized import RealizedController
from desktop.views.navigator import Navigator
from desktop.views.operations.background import LibraryRead
from desktop.views.operations.turns import Steps
from desktop.views.session import Session
from desktop.views.widgets.text_metrics import LEFT, line_height
from desktop.views.workspaces.page import Page

_LANE = "ledger"


class ReadingsView(Page):
    """One reading at a time, as a table or as a plot.

    Enter and O open the sentence of the current column; P goes to the plot and back; Alt+Left comes back.

    Signals:
        left: The cells are wanted again.
    """

    left = Signal()

    def __init__(self, session: Session, navigator: Navigator, realized: RealizedController) -> None:
        super().__init__()
        self.setObjectName("ledger-readings")
        self._session = session
        self._navigator = navigator
        self._realized = realized
        self._ledger: Ledger | None = None
        self._key = ""
        self._shown_name = ""
        self._outdated = True

    def parts(self) -> Steps:
        """Make the choice of a reading, its table, its plot and the sentences below."""
        self._reading = LibraryRead(self._session, self, _LANE)
        self.at_end(self._reading.drop)
        self._export = LedgerExport(self._session, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        column.addLayout(row)
        self.chooser = QComboBox()
        self.chooser.setObjectName("ledger-reading-chooser")
        for name in READINGS:
            self.chooser.addItem("", name)
        self.state = QLabel()
        self.state.setProperty("look", "muted")
        self.plot_button, self.realized_button, self.export_button = (QPushButton() for _ in range(3))
        self.plot_button.setObjectName("ledger-plot")
        self.plot_button.setCheckable(True)
        self.realized_button.setObjectName("ledger-realized")
        self.export_button.setObjectName("ledger-reading-export")
        row.addWidget(self.chooser)
        row.addWidget(self.state, 1)
        for button in (self.plot_button, self.realized_button, self.export_button):
            row.addWidget(button)
        yield
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        column.addWidget(split, 1)
        self._shown = QStackedWidget()
        split.addWidget(self._shown)
        self.model = ReadingModel()
        self.table = QTableView()
        self._shown.addWidget(self.table)
        self._set_up_table()
        yield
        self.plot = ReadingChartView(self._session)
        self.at_end(self.plot.stop)
        self.plot.series.hide()
        row.insertWidget(1, self.plot.series)
        self._shown.addWidget(self.plot)
        yield
        self.sentences = QTextBrowser()
        self.sentences.setObjectName("ledger-sentences")
        self.sentences.setOpenLinks(False)
        self.sentences.setTabChangesFocus(True)
        split.addWidget(self.sentences)
        split.setSizes([420, 170])
        self._connect()
        yield
        self.retranslate()

    def _set_up_table(self) -> None:
        table = self.table
        table.setObjectName("ledger-reading")
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setSortingEnabled(True)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(line_height(self.font()) + 8)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setResizeContentsPrecision(60)  # rows that are measured
        table.horizontalHeader().setDefaultAlignment(LEFT)

    def _connect(self) -> None:
        self.chooser.currentIndexChanged.connect(lambda _: self.read())
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_sentences())
        self.table.doubleClicked.connect(lambda _: self.open_sentence())
        self.model.modelReset.connect(self._show_sentences)
        self.sentences.anchorClicked.connect(self._click)
        self.export_button.clicked.connect(self.export)
        self.realized_button.clicked.connect(lambda: self._realized.choose(self._key))
        self._realized.changed.connect(self.renew)
        self.plot_button.toggled.connect(self.show_plot)
        self.plot.chosen.connect(self._select_row)
        for key, over in (("P", self.table), ("P", self.plot), ("O", self.plot)):
            shortcut = QShortcut(QKeySequence(key), over)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.plot_button.toggle if key == "P" else self.open_sentence)
        for key in ("Return", "Enter", "O"):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.open_sentence)
        escape_key = QShortcut(QKeySequence("Esc"), self)
        escape_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape_key.activated.connect(self.left)
        self._session.changed.connect(self._follow)
        self.at_end(lambda: self._session.changed.disconnect(self._follow))
        connect(self._session.theme_changed, self, lambda _: self._show_sentences())

    # Reading.

    def set_ledger(self, ledger_id: str, ledger: Ledger | None) -> None:
        """Read another ledger, when the page is seen."""
        self._key, self._ledger = ledger_id, ledger
        self.renew()

    def renew(self) -> None:
        """Read again what is shown, now or when it is seen."""
        self._outdated = True
        if self.isVisible():
            self.read()

    def _follow(self, changes: Changes) -> None:
        if (
            changes.ledger_cells
            or changes.documents
            or changes.texts
            or changes.figures
            or changes.everything
        ):
            self.renew()

    def read(self) -> None:
        """Make the reading that is chosen, in the background."""
        ledger = self._ledger
        if ledger is None or not self._session.is_open:
            return
        self._outdated = False
        name = str(self.chooser.currentData())
        self.state.setText(translate("Ledger", "Reading…"))
        work = partial(_rows, name, self._key, ledger)
        self._reading.read(work, partial(self._show, name), supersedes=True)

    def _show(self, name: str, rows: Sequence[Row]) -> None:
        before = self._cells_at(self.table.currentIndex().row()) if self._shown_name == name else ()
        self._shown_name = name
        self.model.set_rows(name, rows)
        held = () if self._ledger is None else self._ledger.indicators
        self.plot.set_rows(name, rows, [one.name for one in held])
        self._offer_series()
        self.table.resizeColumnsToContents()
        for column in range(self.model.columnCount()):
            self.table.setColumnWidth(column, min(240, self.table.columnWidth(column) + 14))
        if rows:  # the row that was current stays so when the reading is made again
            again = (number for number in range(len(rows)) if before and self._cells_at(number) == before)
            self.table.setCurrentIndex(self.model.index(next(again, 0), 0))
        count = display_names.number_text(len(rows))
        words = translate("Ledger", "%1 rows").replace("%1", count)
        if not rows and name == "realized":
            words = translate(
                "Ledger", "Choose a CSV with the columns place, year, indicator, value and unit"
            )
        self.state.setText(words)

    def _cells_at(self, row: int) -> tuple[str, ...]:
        """Return the ids of the cells that a row is about."""
        return tuple(cell_id(one) for one in self.model.cells_of(self.model.index(row, 0)))

    # The plot.

    def show_plot(self, wanted: bool) -> None:
        """Show the reading as a plot, or as a table again, and give that the focus."""
        self._shown.setCurrentIndex(int(wanted))
        self._offer_series()
        self._name_plot_button()
        (self.plot if wanted else self.table).setFocus()

    def _offer_series(self) -> None:
        """Offer what can be plotted, where the plot is shown and there is anything."""
        self.plot.series.setVisible(self.plot_button.isChecked() and self.plot.series.count() > 0)

    def _name_plot_button(self) -> None:
        shown = self.plot_button.isChecked()
        self.plot_button.setText(translate("Ledger", "Table") if shown else translate("Ledger", "Plot"))
        self.plot_button.setToolTip(
            translate("Ledger", "Show the reading as a table (P)")
            if shown
            else translate("Ledger", "Show the reading as a plot (P)")
        )

    def _select_row(self, row: Row) -> None:
        """Make a row of the plot the current one, so that its sentences are shown."""
        for number, one in enumerate(self.model.rows()):
            if one is row:
                self.table.setCurrentIndex(self.model.index(number, 0))

    # Sentences.

    def _show_sentences(self) -> None:
        cells = self.model.cells_of(self.table.currentIndex())
        try:
            found = sentences_of(
                self._session.library.queries, [{str(n): one for n, one in enumerate(cells)}]
            )
        except (LibraryError, RuntimeError):
            cells, found = [], {}  # deleted meanwhile, or the library was closed
        theme = self._session.theme
        body = "".join(
            f'<p style="color:{theme.muted}"><a href="{number}" style="color:{theme.accent}">'
            f"{escape(one.document.title)}</a> · {escape(one.key.indicator)} · "
            f"{escape(status_text(one.key.status))} · <b>{escape(value_text(one.value))}</b></p>"
            f'<p style="color:{theme.text}; line-height:140%">{_marked(one, found.get(cell_id(one), ""))}</p>'
            for number, one in enumerate(cells)
        )
        self.sentences.setHtml(body)

    def _click(self, url: QUrl) -> None:
        cells = self.model.cells_of(self.table.currentIndex())
        number = int(url.toString() or -1)
        if 0 <= number < len(cells):
            self._open(cells[number])

    def open_sentence(self) -> None:
        """Show the sentence of the current column in the report, or the first of the row."""
        cells = self.model.cells_of(self.table.currentIndex())
        if cells:
            self._open(cells[0])

    def _open(self, cell: LedgerCell) -> None:
        value = cell.value
        if value.start is None or value.end is None or not cell.is_current:
            self._navigator.open_document(cell.document.id)
        else:
            self._navigator.show_passage(cell.document.id, value.start, value.end)

    def export(self) -> None:
        """Write the reading to a file, or its plot where that is shown."""
        if self.plot_button.isChecked():
            self.plot.save()
        elif self._ledger is not None:
            self._export.write_reading(str(self.chooser.currentData()), self.model.rows(), self._ledger.name)

    # The page.

    def focus_content(self) -> None:
        """Focus the table, or the plot."""
        (self.plot if self.plot_button.isChecked() else self.table).setFocus()
        if self._outdated:
            self.read()

    def focus_search(self) -> None:
        """Focus the choice of the reading."""
        self.chooser.setFocus()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        for place, name in enumerate(READINGS):
            self.chooser.setItemText(place, reading_title(name))
        self.chooser.setAccessibleName(translate("Ledger", "Reading"))
        self.table.setAccessibleName(translate("Ledger", "Rows of the reading"))
        self.sentences.setAccessibleName(translate("Ledger", "Sentences of the row"))
        self._name_plot_button()
        self.plot.retranslate()
        self.realized_button.setText(translate("Ledger", "Realized values…"))
        self.realized_button.setToolTip(
            translate("Ledger", "Lay the values of a yearbook (CSV) beside the ledger")
        )
        self.export_button.setText(translate("Ledger", "Export…"))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.model.columnCount() - 1))


def _rows(name: str, ledger_id: str, ledger: Ledger, library: Library, progress: Progress) -> list[Row]:
    cells = ledger_cells(
        library.queries, ledger.indicators, ledger.filters, ledger_id, lambda *_: progress.check_canceled()
    )
    return reading_rows(name, cells, ledger.indicators, realized_values(library.queries, ledger_id))


def _marked(cell: LedgerCell, sentence: str) -> str:
    """Return a sentence as HTML, the value in bold."""
    quote = cell.value.quote
    if cell.value.value is None or not quote:
        return escape(sentence)
    before, found, after = sentence.partition(quote)
    return f"{escape(before)}<b>{escape(found)}</b>{escape(after)}"
