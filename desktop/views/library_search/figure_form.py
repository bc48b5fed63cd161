"""The form of a query for figures: a field for each condition, kept in step with what is written."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.i18n import language, translate
from desktop.text.number_query_form import OPERATORS, form_of, sign_of, status_of, with_condition
from desktop.views import display_names
from desktop.views.widgets.flow_layout import FlowLayout

STATUSES = ("achieved", "target", "other")

UNITS = ("%", "亿元", "万元", "元", "万人", "人", "个", "家", "户", "公里", "亩", "吨", "个百分点")
"""Units that are offered; any other can be written."""

QUALIFIERS = ("以上", "以下", "以内", "左右", "约", "近", "超过", "突破", "达到", "不低于", "不超过")
"""Qualifiers that are offered; any other can be written."""

OFFERED_INDICATORS = 300
"""Indicators that the box lists, the most frequent; all of them are completed while one types."""


class FigureForm(QWidget):
    """Fields for indicator, value, unit, qualifier, status, year and period.

    Signals:
        edited: The user changed a field; the written query (str) has to become what is given.
    """

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._query = ""
        self._filling = False
        self.indicator = _box("figure-indicator", (), 170)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.indicator.setCompleter(completer)
        self.operator = QComboBox()
        self.operator.setObjectName("figure-operator")
        for one in OPERATORS:
            self.operator.addItem(sign_of(one), one)
        self.value = _field("figure-value", 80)
        self.unit = _box("figure-unit", UNITS, 84)
        self.qualifier = _box("figure-qualifier", QUALIFIERS, 84)
        self.status = QComboBox()
        self.status.setObjectName("figure-status-asked")
        self.status.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # in either language
        self.year, self.period = _field("figure-year", 92), _field("figure-period", 92)
        self._labels = {name: QLabel() for name in _FIELDS}
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        layout = FlowLayout(8, self)
        for name, widgets in (
            ("indicator", (self.indicator,)),
            ("value", (self.operator, self.value)),
            ("unit", (self.unit,)),
            ("qualifier", (self.qualifier,)),
            ("status", (self.status,)),
            ("year", (self.year,)),
            ("period", (self.period,)),
        ):
            self._labels[name].setProperty("look", "muted")
            self._labels[name].setBuddy(widgets[-1])
            layout.addWidget(_pair(self._labels[name], *widgets))

    def _connect(self) -> None:
        for name, box in (("indicator", self.indicator), ("unit", self.unit), ("qualifier", self.qualifier)):
            box.editTextChanged.connect(lambda text, name=name: self._write(name, "=", text))
        for name, field in (("year", self.year), ("period", self.period)):
            field.textEdited.connect(lambda text, name=name: self._write(name, "=", text))
        self.value.textEdited.connect(lambda _: self._write_value())
        self.operator.activated.connect(lambda _: self._write_value())
        self.status.activated.connect(lambda _: self._write("status", "=", self.status.currentData() or ""))

    def _write_value(self) -> None:
        self._write("value", str(self.operator.currentData()), self.value.text())

    def _write(self, field: str, operator: str, value: str) -> None:
        if self._filling:
            return
        written = with_condition(self._query, field, operator, value, chinese=language() == "zh")
        if written != self._query:
            self._query = written
            self.edited.emit(written)

    def show_query(self, query: str) -> None:
        """Fill the fields from a written query; the one that is being written in stays as it is."""
        if query == self._query:
            return
        self._query = query
        form = form_of(query)
        self._filling = True
        held = {name: form[name].value if name in form else "" for name in _FIELDS}
        for name, box in (("indicator", self.indicator), ("unit", self.unit), ("qualifier", self.qualifier)):
            box.setEditText(held[name])
        for name, field in (("value", self.value), ("year", self.year), ("period", self.period)):
            field.setText(held[name])
        if "value" in form:
            self.operator.setCurrentIndex(self.operator.findData(form["value"].operator))
        self.status.setCurrentIndex(max(0, self.status.findData(status_of(held["status"]))))
        self._filling = False

    def offer_indicators(self, names: Sequence[str]) -> None:
        """Offer the indicators that occur in the library, and their other names."""
        self._filling = True
        before = self.indicator.currentText()
        self.indicator.clear()
        self.indicator.addItems(list(names[:OFFERED_INDICATORS]))
        self.indicator.setEditText(before)
        self._names.setStringList(list(names))
        self._filling = False

    def retranslate(self) -> None:
        """Show everything in the present language."""
        before = self.status.currentData()
        self.status.clear()
        self.status.addItem(translate("LibrarySearch", "Any status"), "")
        for name in STATUSES:
            self.status.addItem(display_names.status(name), name)
        self.status.setCurrentIndex(max(0, self.status.findData(before)))
        for name, words in (
            ("indicator", translate("Figures", "Indicator")),
            ("value", translate("Figures", "Value")),
            ("unit", translate("Figures", "Unit")),
            ("qualifier", translate("Figures", "Qualifier")),
            ("status", translate("Figures", "Status")),
            ("year", translate("LibrarySearch", "Year")),
            ("period", translate("Figures", "Period")),
        ):
            self._labels[name].setText(words)
            self._labels[name].buddy().setAccessibleName(words)
        self.operator.setAccessibleName(translate("LibrarySearch", "Comparison"))
        self.year.setPlaceholderText("2024–2026")
        self.year.setToolTip(translate("LibrarySearch", "Year of the document"))
        self.period.setPlaceholderText("2025")
        self.period.setToolTip(translate("LibrarySearch", "Year or span that the figure speaks of"))


_FIELDS = ("indicator", "value", "unit", "qualifier", "status", "year", "period")


def _box(name: str, entries: Sequence[str], width: int) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.addItems(list(entries))
    box.setEditText("")
    box.setMinimumContentsLength(3)
    box.setFixedWidth(width)
    return box


def _field(name: str, width: int) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setFixedWidth(width)
    return field


def _pair(*widgets: QWidget) -> QWidget:
    """Return widgets side by side that are never parted by a line end."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget)
    return pair
