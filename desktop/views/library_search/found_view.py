"""What both pages of the search have: a query, what it found in a table, and a foot with what can be done."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractItemModel, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.text.search_query import InvalidQuery
from desktop.views.library_search.query_problems import PROBLEMS
from desktop.views.library_search.query_row import QueryRow
from desktop.views.navigator import Navigator
from desktop.views.session import Session
from desktop.views.widgets.export_button import ExportButton
from desktop.views.workspaces.page import Page


class FoundView(Page):
    """Shows what a query finds in all documents. It is asked again when what it found may have changed.

    Attributes:
        row: The query as text, and its filters.
        table: What was found.
        model: The same for Qt.
        export_button: Exports what is listed.

    Signals:
        answered: A query has its answer.
        annotate_wanted: What is selected is to be annotated.
    """

    answered = Signal()
    annotate_wanted = Signal()

    row: QueryRow
    table: QTableView
    model: QAbstractItemModel
    export_button: ExportButton

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__()
        self._session = session
        self._navigator = navigator
        self._stale = False

    # Making it.

    def _make_column(self) -> QVBoxLayout:
        """Lay out the query; return the column for what stands below it."""
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.row)
        return column

    def _make_foot(self, column: QVBoxLayout, name: str, *others: QWidget) -> None:
        """Lay out the line that tells how much was found, and the buttons.

        Args:
            column: Where it is the last.
            name: What the names of its parts begin with.
            others: What stands before the buttons.
        """
        foot = QHBoxLayout()
        foot.setSpacing(6)
        column.addLayout(foot)
        self.state = QLabel()
        self.state.setObjectName(f"{name}-state")
        self.state.setProperty("look", "muted")
        foot.addWidget(self.state, 1)
        self.annotate_button = QPushButton()
        self.annotate_button.setObjectName(f"{name}-annotate")
        self.annotate_button.clicked.connect(self.annotate_wanted)
        for widget in (*others, self.annotate_button, self.export_button):
            foot.addWidget(widget)

    def _follow_session(self) -> None:
        session = self._session
        session.changed.connect(self._follow)
        self.at_end(lambda: session.changed.disconnect(self._follow))

    # What the pages differ in.

    def _drop_query(self) -> None:
        """Answer the query no longer."""
        raise NotImplementedError

    def _show_nothing(self) -> None:
        """Show that nothing is found, or asked."""
        raise NotImplementedError

    def _may_differ(self, changes: Changes) -> bool:
        """Return whether a query was asked whose answer may be another after some changes."""
        raise NotImplementedError

    def _ask_again(self) -> None:
        """Ask the same, and return to where one is."""
        raise NotImplementedError

    def _mark_new(self, version_ids: Collection[str]) -> None:
        """Mark texts with more in them than last time."""
        raise NotImplementedError

    # What they share.

    def _refuse(self, error: Exception) -> None:
        """Say what is wrong; a query that asks for nothing yet is only not answered."""
        self._drop_query()
        empty = isinstance(error, InvalidQuery) and error.reason == "empty"
        self.row.show_problem(None if empty else error, self._session.theme)
        self._show_nothing()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, PROBLEMS):
            self._refuse(error)
        elif isinstance(error, LibraryError):
            self._session.report_error(error)

    def set_new(self, version_ids: Collection[str], note: str) -> None:
        """Mark texts with more in them than last time, and say so.

        Args:
            version_ids: The versions.
            note: What is said of it.
        """
        self._mark_new(version_ids)
        if note:
            self.state.setText(f"{self.state.text()} · {note}")

    def listed_count(self) -> int:
        """Return how many places are shown."""
        return self.model.rowCount()

    def focus_found(self) -> None:
        """Focus what was found."""
        if self.model.rowCount():
            self.table.setFocus()

    def focus_content(self) -> None:
        """Focus what was found, or the field where that is nothing."""
        if self.model.rowCount():
            self.focus_found()
        else:
            self.focus_search()

    def focus_search(self) -> None:
        """Focus the field."""
        self.row.field.setFocus()
        self.row.field.selectAll()

    def _follow(self, changes: Changes) -> None:
        """Answer the query again where that may differ; when it is seen, if it is not now."""
        if self._may_differ(changes):
            self._stale = True
            if self.isVisible():
                self._ask_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Answer again what has changed while nobody saw it."""
        super().showEvent(event)
        if self._stale:
            self._ask_again()
