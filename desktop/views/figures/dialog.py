"""The dialog in which a user corrects what a figure means."""

from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QFormLayout, QLineEdit, QPushButton, QWidget

from desktop.actions.known_figures import KnownFigure
from desktop.actions.user_data import ConfirmFigure, CorrectFigure, ForgetCorrection
from desktop.i18n import translate
from desktop.text.figures.model import FIGURE_KINDS
from desktop.views import display_names
from desktop.views.figures.columns import check_text
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label

STATUSES = ("achieved", "target", "other")


class FigureDialog(BaseDialog):
    """Indicator, value, unit, status, kind, period and qualifier of a figure.

    Args:
        session: The session.
        document_id: The document it stands in.
        known: The figure.
        over: The window it opens over.
    """

    def __init__(self, session: Session, document_id: str, known: KnownFigure, over: QWidget) -> None:
        super().__init__(over, "figure-dialog")
        self._session = session
        self._document_id = document_id
        self._known = known
        figure = known.figure
        self.indicator = QLineEdit(figure.indicator or "")
        self.value = QLineEdit(write_value(figure.value))
        self.unit = QLineEdit(figure.unit or "")
        self.period = QLineEdit(figure.period or "")
        self.qualifier = QLineEdit(figure.qualifier or "")
        self.status = QComboBox()
        for name in STATUSES:
            self.status.addItem(display_names.status(name), name)
        self.status.setCurrentIndex(STATUSES.index(figure.status) if figure.status in STATUSES else 2)
        self.kind = QComboBox()
        for name in FIGURE_KINDS:
            self.kind.addItem(display_names.figure_kind(name), name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(figure.kind)))
        self._problem = make_label("", "warning")
        self._problem.hide()
        self.setWindowTitle(translate("FigureDialog", "Correct figure"))
        self._lay_out()
        self.setMinimumWidth(420)

    def _lay_out(self) -> None:
        self.column.addWidget(make_label(self._known.figure.text.replace("\n", ""), "heading"))
        if self._known.to_check:
            self.column.addWidget(make_label(check_text(self._known), "muted"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for name, label, field in (
            ("indicator", translate("FigureDialog", "Indicator"), self.indicator),
            ("value", translate("FigureDialog", "Value"), self.value),
            ("unit", translate("FigureDialog", "Unit"), self.unit),
            ("kind", translate("FigureDialog", "Type"), self.kind),
            ("status", translate("FigureDialog", "Status"), self.status),
            ("period", translate("FigureDialog", "Period"), self.period),
            ("qualifier", translate("FigureDialog", "Qualifier"), self.qualifier),
        ):
            field.setObjectName(f"figure-{name}")
            field.setAccessibleName(label)
            field.setToolTip(label)
            form.addRow(label, field)
        self.value.setPlaceholderText(translate("FigureDialog", "A number, or two for a range: 4.5 – 5"))
        self.column.addLayout(form)
        self.column.addWidget(self._problem)
        buttons = self.add_buttons(translate("FigureDialog", "Save"))
        none = QPushButton(translate("FigureDialog", "Not a figure"))
        none.setObjectName("figure-none")
        none.setAutoDefault(False)
        none.clicked.connect(self._dismiss)
        buttons.addButton(none, QDialogButtonBox.ButtonRole.DestructiveRole)
        if self._known.correction_id:
            again = QPushButton(translate("FigureDialog", "Revert to automatic"))
            again.setObjectName("figure-again")
            again.setAutoDefault(False)
            again.clicked.connect(self._reset)
            buttons.addButton(again, QDialogButtonBox.ButtonRole.ResetRole)

    def accept(self) -> None:
        """Keep what was changed."""
        figure = self._known.figure
        try:
            value = read_value(self.value.text())
        except ValueError:
            self._problem.setText(
                translate("FigureDialog", "The value must be a number, or two numbers for a range.")
            )
            self._problem.show()
            self.value.setFocus()
            return
        said: dict[str, object] = {
            "indicator": self.indicator.text().strip() or None,
            "value": value,
            "unit": self.unit.text().strip() or None,
            "kind": self.kind.currentData(),
            "status": self.status.currentData(),
            "period": self.period.text().strip() or None,
            "qualifier": self.qualifier.text().strip() or None,
        }
        changed = {name: value for name, value in said.items() if value != getattr(figure, name)}
        if self._save(self._earlier_correction() | changed) if changed else self._confirm():
            super().accept()

    def _confirm(self) -> bool:
        """Save that a figure in doubt is right as it is; return whether that went well."""
        if not self._known.to_check:
            return True
        return self._session.perform(ConfirmFigure.of(self._document_id, self._known.figure)) is not None

    def _earlier_correction(self) -> dict[str, object]:
        """Return what was corrected before and stays."""
        recognized, figure = self._known.recognized, self._known.figure
        if recognized is None or self._known.dismissed:
            return {}
        names = (
            "indicator",
            "value",
            "unit",
            "kind",
            "status",
            "period",
            "qualifier",
            "norm_value",
            "norm_unit",
        )
        return {
            name: getattr(figure, name)
            for name in names
            if getattr(figure, name) != getattr(recognized, name)
        }

    def _save(self, fields: dict[str, object]) -> bool:
        """Keep a correction; the value in the base unit follows value and unit where it can."""
        if "value" in fields or "unit" in fields:
            fields |= in_base_unit(self._known, fields)
        figure = self._known.figure
        action = CorrectFigure(self._document_id, figure.start, figure.end, fields)
        return self._session.perform(action) is not None

    def _dismiss(self) -> None:
        figure = self._known.figure
        if (
            self._session.perform(CorrectFigure(self._document_id, figure.start, figure.end, None))
            is not None
        ):
            super().accept()

    def _reset(self) -> None:
        if self._session.perform(ForgetCorrection(self._known.correction_id)) is not None:
            super().accept()


def in_base_unit(known: KnownFigure, fields: dict[str, object]) -> dict[str, object]:
    """Return the value in the base unit after a correction of value or unit.

    The factor of the figure as recognized is kept while the unit is; with another unit nothing is known of
    the base unit, and nothing is said.
    """
    figure = known.figure
    unit = fields.get("unit", figure.unit)
    value, before, norm = fields.get("value", figure.value), figure.value, figure.norm_value
    plain = (int, float)
    if unit == figure.unit and isinstance(before, plain) and before and isinstance(norm, plain):
        factor = norm / before
        if isinstance(value, list):
            return {"norm_value": [one * factor for one in value]}
        if isinstance(value, plain):
            return {"norm_value": value * factor}
    return {"norm_value": value if unit == figure.norm_unit else None, "norm_unit": unit if unit else None}


def write_value(value: float | int | list[float | int] | None) -> str:
    """Write a value so that it can be edited."""
    if value is None:
        return ""
    if isinstance(value, list):
        return " – ".join(f"{one:g}" if isinstance(one, float) else str(one) for one in value)
    return repr(value)


def read_value(text: str) -> float | int | list[float | int] | None:
    """Read a value as it was edited: a number, or several with a dash or a colon between them.

    Raises:
        ValueError: It is no number.
    """
    cleaned = text.replace("，", "").replace(",", "").replace("：", ":").strip()
    if not cleaned:
        return None
    for mark in ("–", "—", "~", ":", " - "):
        cleaned = cleaned.replace(mark, "\n")
    numbers = [_number(part) for part in cleaned.split("\n")]
    return numbers[0] if len(numbers) == 1 else numbers


def _number(text: str) -> float | int:
    number = float(text.strip())
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(text)
    return int(number) if number.is_integer() and "." not in text and "e" not in text.lower() else number
