"""The grid view: the cells of a ledger, confirmed one by one by keys, the report beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
)

from desktop.actions.errors import LibraryError
from desktop.actions.ledger_cells import LedgerCell
from desktop.actions.ledger_grid import LedgerGrid, Summaries
from desktop.actions.row_types import DocumentRow
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views import display_names
from desktop.views.ledger.cell_commands import CellCommands
from desktop.views.ledger.cell_panel import CellPanel
from desktop.views.ledger.grid_filters import GridFilterBar, GridOrder
from desktop.views.ledger.grid_model import LEAD, LedgerGridModel
from desktop.views.ledger.grid_table import GridTable
from desktop.views.ledger.loader import LedgerLoader
from desktop.views.navigator import Navigator
from desktop.views.operations.turns import Steps
from desktop.views.session import Session
from desktop.views.workspaces.page import Page


class LedgerGridView(Page):
    """The grid with its filters, the current cell beside it, and how far the work has come.

    Signals:
        export_wanted: The ledger is to be written to a file.
        readings_wanted: The ledger is to be read side by side.
    """

    export_wanted = Signal()
    readings_wanted = Signal()

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__()
        self.setObjectName("ledger-grid")
        self._session = session
        self._navigator = navigator
        self.realized_lines: Callable[[LedgerCell], Sequence[str]] = lambda _: ()
        self._seen: set[tuple[str, str, str]] = set()
        self._work = ""

    def parts(self) -> Steps:
        """Make the filters, the table and the panel beside it."""
        session = self._session
        self.loader = LedgerLoader(session, self)
        self.at_end(self.loader.close)
        self.model = LedgerGridModel(session)
        self.order = GridOrder()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        self.filters = GridFilterBar()
        column.addWidget(self.filters)
        yield
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        column.addWidget(split, 1)
        self.table = GridTable(self.model)
        split.addWidget(self.table)
        split.setStretchFactor(0, 1)
        yield
        self.panel = CellPanel()
        split.addWidget(self.panel)
        split.setSizes([800, 340])
        self.commands = CellCommands(session, self._navigator, self, self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._show_current)
        yield
        self._make_foot(column)
        yield
        self._connect()
        yield
        self.retranslate()

    def _make_foot(self, column: QVBoxLayout) -> None:
        foot = QHBoxLayout()
        column.addLayout(foot)
        self.state = QLabel()
        self.state.setObjectName("ledger-progress")
        self.state.setProperty("look", "muted")
        foot.addWidget(self.state, 1)
        self.down_columns = QCheckBox()
        self.down_columns.setObjectName("ledger-down")
        foot.addWidget(self.down_columns)
        self.column_button, self.export_button = QPushButton(), QPushButton()
        self.column_button.setObjectName("ledger-confirm-column")
        self.export_button.setObjectName("ledger-export")
        for button in (self.column_button, self.export_button):
            button.setAutoDefault(False)
            foot.addWidget(button)

    def _connect(self) -> None:
        loader, table = self.loader, self.table
        loader.opened.connect(self._show_grid)
        loader.summarized.connect(self._take_summaries)
        loader.refreshed.connect(self._refresh)
        loader.moved.connect(self._show_work)
        loader.ended.connect(self._end_work)
        self.filters.rows_asked.connect(self.list_rows)
        self.filters.columns_asked.connect(self._show_columns)
        table.current_changed.connect(lambda _: self._show_current())
        table.sort_wanted.connect(self._sort)
        table.header_menu_wanted.connect(self._header_menu)
        table.activated.connect(lambda _: self.commands.open_in_report())
        connect(self._session.theme_changed, self, lambda _: self._show_current())
        self.panel.chosen.connect(self.commands.choose)
        self.column_button.clicked.connect(self.commands.confirm_column)
        self.export_button.clicked.connect(self.export_wanted)
        keys = self.commands.keys() | {
            "Space": self._read_down,
            "P": self._pin_current,
            "X": self.export_wanted.emit,
            "R": self.readings_wanted.emit,
        }
        for key, handler in keys.items():
            shortcut = QShortcut(QKeySequence(key), table)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(handler)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._leave_field)

    # What is listed.

    def _show_grid(self, grid: LedgerGrid) -> None:
        here = self.current_cell()
        if {column.indicator for column in self.model.columns()} != {one.indicator for one in grid.columns}:
            self.table.unpin_all()
            self._seen.clear()
        self.filters.set_indicators([one.name for one in grid.contents.ledger.indicators])
        self.model.forget_summaries()
        self.model.set_grid(grid, self._listed(grid))
        self._hide_columns()
        if here is not None:
            self.go_to_cell(here)
        if self.isVisible() and not self.filters.words.text():
            self.table.take_focus()
        self._show_state()

    def clear(self) -> None:
        """Show no ledger."""
        self.loader.drop()
        self.model.set_grid(None, [])
        self._seen.clear()
        self._show_current()

    def _listed(self, grid: LedgerGrid) -> list[DocumentRow]:
        shown = [place for place, column in enumerate(grid.columns) if self.filters.shows_column(column)]
        summaries = self.model.summaries if self.filters.state.currentData() is not None else {}
        rows = list(grid.contents.rows)
        if self.filters.asks_for_rows():
            states = {key: found.states(shown) for key, found in summaries.items()}
            rows = [row for row in rows if self.filters.shows_row(row, states.get(row.id, ()))]
        return self.order.sorted_rows(rows, LEAD, self.model.summaries)

    def list_rows(self) -> None:
        """List the documents that are asked for now, and stay at the cell that is current."""
        grid = self.loader.grid
        if grid is None:
            return
        here = self.table.current()
        cell_id = self.model.rows()[here.row()].id if here.isValid() else ""
        rows = self._listed(grid)
        if rows != self.model.rows():
            self.model.set_grid(grid, rows)
            index = self.model.index_of(cell_id, here.column())
            if not index.isValid() and rows:
                index = self.model.index(
                    min(max(here.row(), 0), len(rows) - 1), max(here.column(), len(LEAD))
                )
            self.table.go_to(index)
        self._show_current()
        self._show_state()

    def _hide_columns(self) -> None:
        columns = self.model.columns()
        self.table.set_hidden(
            [place + len(LEAD) for place, one in enumerate(columns) if not self.filters.shows_column(one)]
        )

    def _show_columns(self) -> None:
        self._hide_columns()
        here, shown = self.table.current(), self.table.shown_columns()
        if here.isValid() and shown and here.column() not in shown:
            self.table.go_to(self.model.index(here.row(), shown[0]))
        self.list_rows()

    def _take_summaries(self, found: Summaries) -> None:
        self.model.take_summaries(found)
        if self.filters.state.currentData() is None and self.order.column is None:
            self.model.refresh(list(found) if len(found) < len(self.model.rows()) else [])
            self.table.frozen.viewport().update()
            self._show_state()
        elif self.filters.state.currentData() is None or len(found) > 1:
            self.list_rows()  # a document that was decided just now stays until another is asked for
        else:
            self.model.refresh(list(found))
            self._show_state()

    def _refresh(self, document_ids: Sequence[str]) -> None:
        self.model.refresh(document_ids)
        here = self.current_cell()
        if here is not None and here.document.id in document_ids:
            self._again.start()  # where another cell becomes current meanwhile, that is shown alone

    def _sort(self, column: int) -> None:
        self.order.toggle(column)
        for view in (self.table.frozen, self.table.cells):
            header = view.horizontalHeader()
            header.setSortIndicatorShown(self.order.column is not None)
            if self.order.column is not None:
                way = Qt.SortOrder.DescendingOrder if self.order.descending else Qt.SortOrder.AscendingOrder
                header.setSortIndicator(self.order.column, way)
        self.list_rows()

    def _header_menu(self, column: int, where: QPoint) -> None:
        menu = self.header_menu(column)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def header_menu(self, column: int) -> QMenu:
        """Return the menu of a heading."""
        menu = QMenu(self)
        menu.addAction(translate("Ledger", "Sort by this column"), lambda: self._sort(column))
        if column >= len(LEAD):
            words = translate("Ledger", "Unpin column") if self.table.is_pinned(column) else ""
            words = words or translate("Ledger", "Pin column")
            menu.addAction(words, lambda: self.table.toggle_pinned(column))
        return menu

    def _pin_current(self) -> None:
        here = self.table.current()
        if here.isValid():
            self.table.toggle_pinned(here.column())
            self.table.go_to(here)
            self.table.take_focus()

    # The current cell.

    def ledger_id(self) -> str:
        """Return the id of the ledger that is shown."""
        return "" if self.loader.grid is None else self.loader.grid.contents.ledger_id

    def current_cell(self) -> LedgerCell | None:
        """Return the current cell."""
        return self.model.cell_at(self.table.current())

    def usual_unit(self) -> str:
        """Return the unit that the indicator of the current cell is usually given in; empty for none."""
        cell, grid = self.current_cell(), self.loader.grid
        if cell is None or grid is None:
            return ""
        asked = (one for one in grid.contents.ledger.indicators if one.name == cell.key.indicator)
        return next((one.units[0] for one in asked if one.units), "")

    def _show_current(self) -> None:
        self._again.stop()
        cell, text = self.current_cell() if self._session.is_open else None, ""
        if cell is not None:
            try:
                text = self._session.library.queries.text(cell.document.id)
            except LibraryError:
                cell = None  # deleted meanwhile; the ledger is about to be read again
        if cell is not None:
            self._seen.add(_place_of(cell))
        lines = () if cell is None else self.realized_lines(cell)
        self.panel.show_cell(cell, text, self._session.theme, lines)

    def go_on(self) -> None:
        """Go to the next cell that is not decided: along the document, or down the column."""
        here = self.table.current()
        if not here.isValid():
            return
        columns, count = self.table.shown_columns(), self.model.rowCount()
        if here.column() not in columns:
            return
        width, row, place = len(columns), here.row(), columns.index(here.column())
        down = self.down_columns.isChecked()
        at = place * count + row if down else row * width + place
        for step in range(1, count * width):
            number = (at + step) % (count * width)
            row, place = (number % count, number // count) if down else divmod(number, width)
            if not self._is_decided(row, columns[place]):
                self.table.go_to(self.model.index(row, columns[place]))
                return
        self._session.messages.show_note(translate("Ledger", "All cells listed are decided"))

    def _is_decided(self, row: int, column: int) -> bool:
        found = self.model.summaries.get(self.model.rows()[row].id)
        return found is not None and found[column - len(LEAD)].is_confirmed

    def _read_down(self) -> None:
        """Look at the next cell of the column that is not decided."""
        here = self.table.current()
        for row in range(here.row() + 1, self.model.rowCount()):
            if here.isValid() and not self._is_decided(row, here.column()):
                self.table.go_to(self.model.index(row, here.column()))
                return

    def unseen_count(self) -> int:
        """Return how many open cells of the current column were not looked at; the first becomes current."""
        here = self.table.current()
        if self.model.column_at(here) is None:
            return 0
        column = self.model.columns()[here.column() - len(LEAD)]
        rows = self.model.rows()
        unseen = [row for row in self._open_rows(here.column()) if (rows[row].id, *column) not in self._seen]
        if unseen:
            self.table.go_to(self.model.index(unseen[0], here.column()))
        return len(unseen)

    def open_column(self) -> Sequence[LedgerCell]:
        """Return the cells of the current column that are not decided, of all documents listed."""
        column = self.table.current().column()
        found = (self.model.cell_at(self.model.index(row, column)) for row in self._open_rows(column))
        return [one for one in found if one is not None and not one.confirmed_by]

    def _open_rows(self, column: int) -> list[int]:
        return [row for row in range(self.model.rowCount()) if not self._is_decided(row, column)]

    def go_to_cell(self, cell: LedgerCell) -> None:
        """Make a cell the current one, where it is listed."""
        for place, column in enumerate(self.model.columns(), start=len(LEAD)):
            if column == (cell.key.indicator, cell.key.status):
                self.table.go_to(self.model.index_of(cell.document.id, place))

    # What is said.

    def _show_work(self, step: str, done: int, total: int) -> None:
        words = translate("Ledger", "Proposing values… %1 of %2 documents")
        if step == "figures":
            words = translate("Ledger", "Recognizing figures… %1 of %2 documents")
        number = display_names.number_text
        self._work = words.replace("%1", number(done)).replace("%2", number(total))
        self._show_state()

    def _end_work(self) -> None:
        self._work = ""
        self._show_state()

    def _show_state(self) -> None:
        grid = self.loader.grid
        if grid is None:
            self.state.setText(self._work)
            return
        total = len(grid.contents.rows) * len(grid.columns)
        done, conflicts = self.model.totals
        number = display_names.number_text
        words = translate("Ledger", "%1 of %2 cells decided, in %3 documents")
        said = [words.replace("%1", number(done)).replace("%2", number(total))]
        said[0] = said[0].replace("%3", number(len(grid.contents.rows)))
        if conflicts:
            said.append(translate("Ledger", "%n conflict(s)", n=conflicts))
        if self._work:
            said.append(self._work)
        self.state.setText(" · ".join(said))

    def _leave_field(self) -> None:
        if self.filters.words.hasFocus() and self.filters.words.text():
            self.filters.words.clear()
        self.table.take_focus()

    def focus_content(self) -> None:
        """Focus the grid."""
        self.table.take_focus()

    def focus_search(self) -> None:
        """Focus the search field."""
        self.filters.words.setFocus()
        self.filters.words.selectAll()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.filters.retranslate()
        self.panel.retranslate()
        for view in (self.table.frozen, self.table.cells):
            view.setAccessibleName(translate("Ledger", "Cells of the ledger"))
        self.table.lay_out()
        self.down_columns.setText(translate("Ledger", "Enter goes down"))
        self.down_columns.setToolTip(
            translate("Ledger", "After a decision, go to the next document instead of the next indicator")
        )
        self.column_button.setText(translate("Ledger", "Confirm column"))
        self.column_button.setToolTip(
            translate(
                "Ledger", "Confirm the rest of this column once you have looked at each cell (Ctrl+Enter)"
            )
        )
        self.export_button.setText(translate("Ledger", "Export…"))
        self.export_button.setToolTip(translate("Ledger", "Export cells to Excel or CSV (X)"))
        self._show_current()
        self._show_state()


def _place_of(cell: LedgerCell) -> tuple[str, str, str]:
    return cell.document.id, cell.key.indicator, cell.key.status
