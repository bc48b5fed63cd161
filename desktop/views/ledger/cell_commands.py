"""Cell commands: what keys and buttons do to the cells of a ledger, each decision one step of the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.actions.ledger_cells import LedgerCell
from desktop.actions.ledgers import (
    ChooseCandidate,
    ConfirmCells,
    CorrectCell,
    MarkCellAbsent,
    NoteCell,
    ReopenCells,
)
from desktop.i18n import translate
from desktop.lifetime import alive
from desktop.text.ledger import CellValue
from desktop.views.ledger.cell_editor import CellEditor
from desktop.views.ledger.cell_panel import candidates_of
from desktop.views.ledger.cell_text import CONFLICT, cell_name
from desktop.views.navigator import Navigator
from desktop.views.session import Session


class LedgerCells(Protocol):
    """The grid, as far as the commands need it."""

    def ledger_id(self) -> str:
        """Return the id of the ledger that is shown."""

    def current_cell(self) -> LedgerCell | None:
        """Return the current cell."""

    def usual_unit(self) -> str:
        """Return the unit that the indicator of the current cell is usually given in."""

    def go_on(self) -> None:
        """Go to the next cell that is not decided."""

    def unseen_count(self) -> int:
        """Return how many open cells of the current column were not looked at; the first becomes current."""

    def open_column(self) -> Sequence[LedgerCell]:
        """Return the cells of the current column that are not decided, of all documents listed."""


class CellCommands(QObject):
    """Decides on cells."""

    def __init__(self, session: Session, navigator: Navigator, cells: LedgerCells, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._navigator = navigator
        self._cells = cells
        self._over = over

    def keys(self) -> dict[str, Callable[[], object]]:
        """Return what each key does, in Qt's portable notation."""
        keys: dict[str, Callable[[], object]] = {
            "Return": self.confirm,
            "Enter": self.confirm,
            "A": self.mark_absent,
            "E": self.edit,
            "O": self.open_in_report,
            "U": self._session.undo,
            "N": self.edit_note,
            "Del": self.reopen,
            "Ctrl+Return": self.confirm_column,
            "Ctrl+Enter": self.confirm_column,
        }
        for number in range(1, 10):
            keys[str(number)] = partial(self.choose, number)
        return keys

    def confirm(self) -> None:
        """Confirm what is proposed and go on; what is decided already is only passed."""
        cell = self._cells.current_cell()
        if cell is None:
            return
        if not cell.confirmed_by and cell.state == CONFLICT:
            words = translate("Ledger", "The report gives two values: choose one with a number key")
            self._session.messages.show_note(words)
            return
        done = cell.confirmed_by or self._session.perform(
            ConfirmCells(self._cells.ledger_id(), {cell.key: cell.value})
        )
        if done:
            self._cells.go_on()

    def mark_absent(self) -> None:
        """Say that the report says nothing, and go on."""
        cell = self._cells.current_cell()
        if cell is None:
            return
        proposed = cell.value
        searched = (
            proposed if proposed.value is None else CellValue(None, start=proposed.start, end=proposed.end)
        )
        if self._session.perform(MarkCellAbsent(self._cells.ledger_id(), cell.key, searched)):
            self._cells.go_on()

    def choose(self, number: int) -> None:
        """Take a candidate, counted from 1, and go on; the one proposed is confirmed by it."""
        cell = self._cells.current_cell()
        found = [] if cell is None else candidates_of(cell)
        if cell is None or number > len(found):
            return
        value, ledger_id = found[number - 1], self._cells.ledger_id()
        is_own = value == cell.value
        if is_own and cell.confirmed_by:
            self._cells.go_on()
            return
        action = (
            ConfirmCells(ledger_id, {cell.key: value})
            if is_own
            else ChooseCandidate(ledger_id, cell.key, value)
        )
        if self._session.perform(action):
            self._cells.go_on()

    def edit(self) -> None:
        """Ask what the cell says instead."""
        cell = self._cells.current_cell()
        if cell is None:
            return
        ledger_id = self._cells.ledger_id()
        editor = CellEditor(cell, self._over, self._cells.usual_unit())

        def save() -> None:
            value = editor.value()
            if value is not None and self._session.perform(CorrectCell(ledger_id, cell.key, value)):
                self._cells.go_on()

        editor.accepted.connect(save)
        editor.open()
        editor.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_note(self) -> None:
        """Ask for a note on the cell; nothing is confirmed by it."""
        cell = self._cells.current_cell()
        if cell is None:
            return
        ledger_id = self._cells.ledger_id()
        note = self._session.messages.ask_text(
            translate("Ledger", "Note on the cell"), cell_name(cell), cell.note
        )
        if note is not None and note != cell.note and alive(self):
            self._session.perform(NoteCell(ledger_id, cell.key, note, cell.state, cell.value))

    def reopen(self) -> None:
        """Take back what was decided on the cell: it is as proposed again."""
        cell = self._cells.current_cell()
        if cell is not None and cell.id:
            self._session.perform(ReopenCells((cell.id,)))

    def open_in_report(self) -> None:
        """Show the passage on the page Read; Alt+Left comes back."""
        cell = self._cells.current_cell()
        if cell is None:
            return
        value = cell.value
        if value.start is None or value.end is None or not cell.is_current:
            self._navigator.open_document(cell.document.id)
        else:
            self._navigator.show_passage(cell.document.id, value.start, value.end)

    def confirm_column(self) -> None:
        """Confirm the rest of the current column in one step, once each of its cells was looked at.

        A conflict stays open: which of two values is meant can't be confirmed for many at once.
        """
        unseen = self._cells.unseen_count()
        if unseen:
            words = translate("Ledger", "%n cell(s) of this column not looked at yet", n=unseen)
            self._session.messages.show_note(words)
            return
        open_cells = self._cells.open_column()
        sure = {one.key: one.value for one in open_cells if one.state != CONFLICT}
        if sure:
            self._session.perform(ConfirmCells(self._cells.ledger_id(), sure))
        if len(sure) < len(open_cells):
            words = translate("Ledger", "%n conflict(s) still to be decided", n=len(open_cells) - len(sure))
            self._session.messages.show_note(words)
