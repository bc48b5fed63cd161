"""Realized values: the table of a yearbook laid beside a ledger, and what differs from a cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop import error_messages
from desktop.actions.ledger_cells import LedgerCell
from desktop.actions.ledger_export import realized_values, save_realized
from desktop.actions.ledger_readings import RealizedMatcher, differs, place_path
from desktop.actions.ledgers import Ledger
from desktop.actions.row_types import DocumentRow
from desktop.files.errors import Unreadable
from desktop.files.indicator_lists import BadRow
from desktop.files.realized_values import RealizedValue, read_realized
from desktop.i18n import translate
from desktop.messages import Choice
from desktop.text.ledger import CellValue
from desktop.views.ledger.cell_text import number_text
from desktop.views.session import Session


class RealizedController(QObject):
    """Reads, keeps and finds values from elsewhere.

    Signals:
        changed: Other values are laid beside the ledger.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._found: dict[tuple[tuple[str, ...], str, int], RealizedValue] = {}

    def set_ledger(self, ledger_id: str, ledger: Ledger, rows: Sequence[DocumentRow]) -> None:
        """Match the values kept for a ledger with its places and indicators."""
        values = realized_values(self._session.library.queries, ledger_id)
        match = RealizedMatcher(ledger.indicators, {place_path(row) for row in rows} if values else ())
        self._found = {}
        for one in values:
            place, indicator = match.place(one), match.indicator(one)
            if place is not None and indicator is not None:
                self._found[place, indicator, one.year] = one

    def lines(self, cell: LedgerCell) -> Sequence[str]:
        """Return what there is to say of a result where another value is known."""
        if not self._found or cell.key.status != "achieved" or not cell.key.period.isdecimal():
            return ()
        key = place_path(cell.document), cell.key.indicator, int(cell.key.period)
        one = self._found.get(key)
        if one is None:
            return ()
        value = CellValue(one.value, unit=one.unit or None)
        words = {
            "same": translate("Ledger", "= Realized value: %1"),
            "differs": translate("Ledger", "≠ Realized value differs: %1"),
            "unit": translate("Ledger", "Realized value in another unit: %1"),
        }.get(differs(cell.value, value), translate("Ledger", "Realized value: %1"))
        told = f"{number_text(one.value)}{one.unit}"
        return [words.replace("%1", f"{told}（{one.source}）" if one.source else told)]

    def choose(self, ledger_id: str) -> None:
        """Ask for a table, or whether the values that are laid beside the ledger are to go."""
        if not ledger_id:
            return
        messages = self._session.messages
        known = realized_values(self._session.library.queries, ledger_id)
        if known:
            heading = translate("Ledger", "%n realized value(s) are laid beside this ledger", n=len(known))
            answer = messages.choose(
                heading,
                "",
                [
                    Choice("replace", translate("Ledger", "Choose another file…")),
                    Choice("remove", translate("Ledger", "Remove values"), dangerous=True),
                ],
            )
            if answer != "replace":
                if answer == "remove":
                    self._keep(ledger_id, ())
                return
        title = translate("Ledger", "Realized values")
        path = messages.choose_file(title, self._session.settings.folder, "CSV (*.csv)")
        if path is None:
            return
        try:
            found = read_realized(path)
        except BadRow as error:
            words = translate("Ledger", "row %1, %2: “%3” is not valid")
            why = words.replace("%1", str(error.line)).replace("%2", error.column).replace("%3", error.value)
        except Unreadable as error:
            why = error_messages.import_failure(error.reason)
            if error.reason == "columns":
                why = translate("Ledger", "no columns place, year and value, or one for each indicator")
        else:
            self._keep(ledger_id, found)
            return
        messages.warn(translate("Ledger", "“%1” could not be read").replace("%1", path.name), why)

    def _keep(self, ledger_id: str, values: Sequence[RealizedValue]) -> None:
        with self._session.reporting_errors():
            save_realized(self._session.library, ledger_id, values)
            self.changed.emit()
