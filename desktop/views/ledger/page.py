"""The page Ledger: a ledger chosen or made, its grid, and the readings of it in tabs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.changes import Changes
from desktop.actions.document_filters import InvalidFilter
from desktop.actions.ledgers import DeleteLedger, Ledger, SaveLedger, saved_ledgers
from desktop.i18n import translate
from desktop.lifetime import alive
from desktop.views.ledger.export import LedgerExport
from desktop.views.ledger.grid_view import LedgerGridView
from desktop.views.ledger.ledger_dialog import LedgerDialog
from desktop.views.ledger.readings_view import ReadingsView
from desktop.views.ledger.realized import RealizedController
from desktop.views.navigator import Navigator
from desktop.views.operations.turns import Steps
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState
from desktop.views.workspaces.page import Page

LAST_KEY = "ledger/last"
"""The setting that keeps which ledger was shown last."""


class LedgerPage(Page):
    """Shows one ledger at a time."""

    handbook_page = "ledger"

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__()
        self.setObjectName("ledger-page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._navigator = navigator
        self._ledgers: dict[str, Ledger] = {}
        self._shown = ""

    def parts(self) -> Steps:
        """Make the row with the choice of a ledger, the grid, and the readings."""
        body = QWidget()  # shown when all is there
        body.hide()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(0)
        self._make_row(column)
        yield
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self._empty = EmptyState("ledger-empty")
        self._stack.addWidget(self._empty)
        self.first_button = QPushButton()
        self.first_button.setObjectName("ledger-first")
        self._empty.add_button(self.first_button)
        self.grid = LedgerGridView(self._session, self._navigator)
        self.at_end(self.grid.stop)
        self._stack.addWidget(self.grid)
        yield
        yield from self.grid.making()
        self.realized = RealizedController(self._session, self)
        self.readings = ReadingsView(self._session, self._navigator, self.realized)
        self.at_end(self.readings.stop)
        self._stack.addWidget(self.readings)
        yield
        yield from self.readings.making()
        self._export = LedgerExport(self._session, self)
        self._tabs: list[Page] = [self.grid, self.readings]
        self._connect()
        self._retranslate_own()
        yield
        self.list_ledgers()
        yield
        body.show()

    def _make_row(self, column: QVBoxLayout) -> None:
        """Make the row in which a ledger is chosen, made, changed and deleted."""
        row = QHBoxLayout()
        row.setSpacing(6)
        column.addLayout(row)
        self.chooser = QComboBox()
        self.chooser.setObjectName("ledger-chooser")
        self.chooser.setMinimumWidth(200)
        row.addWidget(self.chooser)
        self.new_button, self.edit_button, self.delete_button = (QPushButton() for _ in range(3))
        for name, button in (
            ("new", self.new_button),
            ("edit", self.edit_button),
            ("delete", self.delete_button),
        ):
            button.setObjectName(f"ledger-{name}")
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.bar = QTabBar()
        self.bar.setObjectName("ledger-tabs")
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        for _ in range(2):
            self.bar.addTab("")
        row.addWidget(self.bar)

    def _connect(self) -> None:
        self.chooser.activated.connect(lambda _: self._show_chosen())
        self.new_button.clicked.connect(self.make_ledger)
        self.first_button.clicked.connect(self.make_ledger)
        for key in ("Return", "Enter"):  # a button by itself is only pressed by the space bar
            shortcut = QShortcut(QKeySequence(key), self.first_button)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.make_ledger)
        self.edit_button.clicked.connect(self.edit_ledger)
        self.delete_button.clicked.connect(self.delete_ledger)
        self.bar.currentChanged.connect(self._show_tab)
        self.bar.tabBarClicked.connect(lambda _: self.focus_content())
        self.grid.realized_lines = self.realized.lines
        self.grid.loader.opened.connect(lambda _: self._match_realized())
        self.grid.export_wanted.connect(self.export_cells)
        self.grid.readings_wanted.connect(partial(self.show_tab, 1))
        self.readings.left.connect(partial(self.show_tab, 0))
        self.realized.changed.connect(self._match_realized)
        self.grid.loader.refused.connect(self._say_refused)
        self._session.changed.connect(self._follow)
        self.at_end(lambda: self._session.changed.disconnect(self._follow))

    # Which ledger is shown.

    def list_ledgers(self) -> None:
        """Offer the ledgers of the library, and show the one that was shown last."""
        self._ledgers = saved_ledgers(self._session.library.queries)
        self.chooser.clear()
        for key, one in self._ledgers.items():
            self.chooser.addItem(one.name, key)
        last = self._shown or self._session.settings.text(LAST_KEY, "")
        self.chooser.setCurrentIndex(max(0, self.chooser.findData(last)))
        for widget in (self.chooser, self.new_button, self.edit_button, self.delete_button, self.bar):
            widget.setVisible(bool(self._ledgers))
        self._show_chosen()

    def _show_chosen(self) -> None:
        key = self.chooser.currentData() or ""
        self._stack.setCurrentWidget(self._tabs[max(0, self.bar.currentIndex())] if key else self._empty)
        self._shown = key
        self.readings.set_ledger(key, self._ledgers.get(key))
        if not key:
            self.grid.clear()
            return
        self._session.settings.set_text(LAST_KEY, key)
        self.grid.filters.set_indicators([one.name for one in self._ledgers[key].indicators])
        self.grid.loader.open_ledger(key, self._ledgers[key])

    def _match_realized(self) -> None:
        grid = self.grid.loader.grid
        if grid is not None and self._session.is_open:
            contents = grid.contents
            self.realized.set_ledger(contents.ledger_id, contents.ledger, contents.rows)

    def export_cells(self) -> None:
        """Write the cells of the ledger that is shown to a file."""
        if self._shown:
            self._export.write_cells(self._shown, self._ledgers[self._shown])

    def show_tab(self, place: int) -> None:
        """Show the cells, 0, or the readings, 1, and give them the focus."""
        self.bar.setCurrentIndex(place)
        self.focus_content()

    def _show_tab(self, place: int) -> None:
        if self._shown:
            self._stack.setCurrentWidget(self._tabs[place])
            self._tabs[place].focus_content()

    def _follow(self, changes: Changes) -> None:
        if self._session.is_open and (changes.ledgers or changes.everything):
            self.list_ledgers()

    def _say_refused(self, error: InvalidFilter) -> None:
        heading = translate("Ledger", "The filter of this ledger no longer fits the library")
        self._session.messages.warn(heading, error.value)

    # Ledgers made, changed, deleted.

    def make_ledger(self) -> None:
        """Ask for a new ledger."""
        self._ask(None, partial(self._save, None))

    def edit_ledger(self) -> None:
        """Ask for the name, documents and indicators of the ledger that is shown."""
        if self._shown:
            self._ask(self._ledgers[self._shown], partial(self._save, self._shown))

    def _ask(self, ledger: Ledger | None, save: Callable[[Ledger], bool]) -> None:
        """Open the dialog, once: a second Enter before it is there must not open another."""
        if self.findChild(LedgerDialog) is None:
            LedgerDialog(self._session, self, ledger, save).open()

    def _save(self, key: str | None, ledger: Ledger) -> bool:
        """Save a ledger, under another name where that was changed; return whether that was possible."""
        if any(one.name == ledger.name and known != key for known, one in self._ledgers.items()):
            words = translate("Ledger", "There is a ledger named “%1” already").replace("%1", ledger.name)
            self._session.messages.warn(words, translate("Ledger", "Enter another name."))
            return False
        action = SaveLedger(ledger) if key is None else SaveLedger(ledger, key)
        self._shown = action.id
        return self._session.perform(action) is not None

    def delete_ledger(self) -> None:
        """Delete the ledger that is shown, when that is meant."""
        if not self._shown:
            return
        key, name = self._shown, self._ledgers[self._shown].name
        heading = translate("Ledger", "Delete ledger “%1”?").replace("%1", name)
        done = self.grid.model.totals[0]
        words = translate("Ledger", "%n decided cell(s) will be deleted with it. You can undo this.", n=done)
        if self._session.messages.ask(
            heading, words, translate("Ledger", "Delete"), dangerous=True
        ) and alive(self):
            self._shown = ""
            self._session.perform(DeleteLedger(key))

    # The page.

    def focus_content(self) -> None:
        """Focus what is worked in."""
        if self._shown:
            self._tabs[max(0, self.bar.currentIndex())].focus_content()
        else:
            self.first_button.setFocus()

    def focus_search(self) -> None:
        """Focus the search field."""
        if self._shown:
            self._tabs[max(0, self.bar.currentIndex())].focus_search()

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self._retranslate_own()
        for tab in self._tabs:
            tab.retranslate()

    def _retranslate_own(self) -> None:
        self.chooser.setAccessibleName(translate("Ledger", "Ledger"))
        self.bar.setAccessibleName(translate("Ledger", "Views of the ledger"))
        self.bar.setTabText(0, translate("Ledger", "Cells"))
        self.bar.setTabText(1, translate("Ledger", "Readings"))
        self.new_button.setText(translate("Ledger", "New…"))
        self.edit_button.setText(translate("Ledger", "Edit…"))
        self.delete_button.setText(translate("Ledger", "Delete"))
        self.first_button.setText(translate("Ledger", "New ledger…"))
        self._empty.set_text(
            translate("Ledger", "No ledgers yet"),
            translate(
                "Ledger",
                "A ledger lists what each report promises for its year and what it says was achieved, "
                "indicator by indicator. Choose documents and indicators to begin.",
            ),
        )
