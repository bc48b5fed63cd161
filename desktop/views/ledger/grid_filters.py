"""Grid filters: which documents and which columns of a ledger are listed, and in which order."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from desktop.actions.ledger_grid import GridColumn, Summaries
from desktop.actions.row_types import DocumentRow
from desktop.i18n import translate
from desktop.views.ledger.cell_text import ABSENT, CONFLICT

STATES = ("open", "conflict", "absent", "done")
"""What documents are listed for: a cell that is not decided, in conflict, or not mentioned; or none open."""


class GridFilterBar(QWidget):
    """What a user asks of the documents and columns that are listed.

    Signals:
        rows_asked: Other documents are asked for.
        columns_asked: Other columns are asked for.
    """

    rows_asked = Signal()
    columns_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.words.setObjectName("ledger-words")
        self.words.setClearButtonEnabled(True)
        self.state, self.status, self.indicator = (QComboBox() for _ in range(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        for name, box in (("state", self.state), ("status", self.status), ("indicator", self.indicator)):
            box.setObjectName(f"ledger-{name}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMaximumWidth(240)
            box.setMaxVisibleItems(24)
            row.addWidget(box)
        self.words.textChanged.connect(lambda _: self.rows_asked.emit())
        self.state.currentIndexChanged.connect(lambda _: self.rows_asked.emit())
        for box in (self.status, self.indicator):
            box.currentIndexChanged.connect(lambda _: self.columns_asked.emit())

    def set_indicators(self, names: Sequence[str]) -> None:
        """Offer the indicators of a ledger; what was chosen stays chosen."""
        every = translate("Ledger", "All indicators")
        _fill(self.indicator, [(every, None), *((name, name) for name in names)])

    def shows_column(self, column: GridColumn) -> bool:
        """Return whether a column is asked for."""
        status: str | None = self.status.currentData()
        indicator: str | None = self.indicator.currentData()
        return status in (None, column.status) and indicator in (None, column.indicator)

    def asks_for_rows(self) -> bool:
        """Return whether only some documents are asked for."""
        return bool(self.words.text().strip()) or self.state.currentData() is not None

    def shows_row(self, row: DocumentRow, states: Collection[tuple[str, bool]]) -> bool:
        """Return whether a document is asked for.

        Args:
            row: The document.
            states: The states of its cells in the columns that are shown, each with whether a user decided
                it; none while they are not known.
        """
        words = self.words.text().split()
        told = f"{row.region} {row.title} {row.province} {row.city} {row.county} {row.year or ''}"
        if not all(one in told for one in words):
            return False
        state: str | None = self.state.currentData()
        if state is None or not states:
            return True
        if state in ("open", "done"):
            return any(not is_decided for _, is_decided in states) is bool(state == "open")
        return any(one == (CONFLICT if state == "conflict" else ABSENT) for one, _ in states)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        words = translate("Ledger", "Place, year or title")
        self.words.setPlaceholderText(words)
        self.words.setAccessibleName(words)
        titles = (
            translate("Ledger", "With undecided cells"),
            translate("Ledger", "With conflicts"),
            translate("Ledger", "With indicators not mentioned"),
            translate("Ledger", "Fully decided"),
        )
        _fill(self.state, [(translate("Ledger", "All documents"), None), *zip(titles, STATES, strict=True)])
        _fill(
            self.status,
            [
                (translate("Ledger", "Targets and results"), None),
                (translate("Ledger", "Only targets"), "target"),
                (translate("Ledger", "Only results"), "achieved"),
            ],
        )
        for box, name in (
            (self.state, translate("Ledger", "Documents by state")),
            (self.status, translate("Ledger", "Targets or results")),
            (self.indicator, translate("Ledger", "Indicator")),
        ):
            box.setAccessibleName(name)
        if self.indicator.count():
            self.indicator.setItemText(0, translate("Ledger", "All indicators"))


def _fill(box: QComboBox, entries: Sequence[tuple[str, str | None]]) -> None:
    """Offer entries and keep what was chosen."""
    before = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(before)) if before is not None else 0)
    box.blockSignals(False)


class GridOrder:
    """The order of the documents: by place and year, or by a column, either way."""

    def __init__(self) -> None:
        self.column: int | None = None
        self.descending = False

    def toggle(self, column: int) -> None:
        """Sort by a column; the other way round where it is sorted by it already, then as at first."""
        if self.column != column:
            self.column, self.descending = column, False
        elif not self.descending:
            self.descending = True
        else:
            self.column, self.descending = None, False

    def sorted_rows(
        self, rows: Sequence[DocumentRow], lead: Sequence[str], summaries: Summaries
    ) -> list[DocumentRow]:
        """Return documents in this order; those without a number in the column come last.

        Args:
            rows: The documents, by place and year.
            lead: Names of the columns before those of the cells.
            summaries: The summaries of the cells.
        """
        if self.column is None:
            return list(rows)
        keys = {row.id: self._key(row, lead, summaries) for row in rows}
        known = [row for row in rows if keys[row.id] is not None]
        known.sort(key=lambda row: keys[row.id], reverse=self.descending)  # type: ignore[arg-type, return-value]
        return known + [row for row in rows if keys[row.id] is None]

    def _key(self, row: DocumentRow, lead: Sequence[str], summaries: Summaries) -> str | float | None:
        assert self.column is not None
        found = summaries.get(row.id, ())
        if self.column >= len(lead):
            place = self.column - len(lead)
            return found[place].value if place < len(found) else None
        name = lead[self.column]
        if name == "year":
            return row.year
        if name == "done":
            return summaries[row.id].done if found else 0
        return row.region or row.title
