"""The cell editor: number, upper end, unit and qualifier of a cell, typed."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from desktop.actions.ledger_cells import LedgerCell
from desktop.i18n import translate
from desktop.text.ledger import CellValue
from desktop.views.ledger.cell_text import cell_name, number_text
from desktop.views.widgets.base_dialog import BaseDialog, make_label


class CellEditor(BaseDialog):
    """Asks what a cell says instead; accepted only with a number."""

    def __init__(self, cell: LedgerCell, over: QWidget, usual_unit: str = "") -> None:
        """Show the dialog's fields.

        Args:
            cell: The cell.
            over: The widget that it opens over.
            usual_unit: What stands for the unit where the report says nothing.
        """
        super().__init__(over, "ledger-cell-editor")
        self._cell = cell
        self.setWindowTitle(translate("Ledger", "Edit value"))
        self.column.addWidget(make_label(cell_name(cell), "heading"))
        held = cell.value
        self.number = _field("ledger-number", "" if held.value is None else number_text(held.value))
        self.upper = _field("ledger-upper", "" if held.value_high is None else number_text(held.value_high))
        self.unit = _field("ledger-unit", usual_unit if held.value is None else held.unit or "")
        self.qualifier = _field("ledger-qualifier", (held.qualifier or "") if held.value is not None else "")
        form = QFormLayout()
        for words, field in (
            (translate("Ledger", "Number"), self.number),
            (translate("Ledger", "Upper end of a range"), self.upper),
            (translate("Ledger", "Unit"), self.unit),
            (translate("Ledger", "Qualifier"), self.qualifier),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.column.addLayout(form)
        self._problem = make_label("", "warning")
        self._problem.hide()
        self.column.addWidget(self._problem)
        self.add_buttons(translate("Ledger", "Save"))
        self.number.selectAll()
        self.setMinimumWidth(360)

    def value(self) -> CellValue | None:
        """Return what was typed; None where the number is none."""
        try:
            number = _number(self.number.text())
            upper = _number(self.upper.text()) if self.upper.text().strip() else None
        except ValueError:
            return None
        held = self._cell.value
        unit, qualifier = self.unit.text().strip() or None, self.qualifier.text().strip() or None
        if held.value is None:  # what it has is the passage searched, in which the number is not
            return CellValue(number, upper, unit, qualifier)
        return CellValue(number, upper, unit, qualifier, held.start, held.end, held.quote)

    def accept(self) -> None:
        """Close, where what was typed is a value."""
        if self.value() is None:
            self._problem.setText(translate("Ledger", "Enter a number, such as 5.5"))
            self._problem.show()
            self.number.setFocus()
            return
        super().accept()


def _field(name: str, text: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setObjectName(name)
    return field


def _number(text: str) -> float:
    number = float(text.strip().replace(",", "").replace("，", ""))
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(text)
    return number
