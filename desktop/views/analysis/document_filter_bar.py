"""The document filter bar: a chip for each filter in use, and a button that adds one."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from desktop.actions.document_filters import DocumentFilters, InvalidFilter, filters_from
from desktop.actions.filter_choices import FilterChoices
from desktop.i18n import translate
from desktop.text.outline import PARTS
from desktop.views import display_names
from desktop.views.retrieval.filter_chip import FilterChip
from desktop.views.widgets.flow_layout import FlowLayout

TYPING_DELAY_MS = 350
"""Milliseconds after a key in a field before what it says is asked for."""

FIELDS = ("region", "year", "kind", "level", "part", "group", "tag", "attribute")
"""The filters, in the order they are offered in."""

_WRITTEN = ("region", "year", "attribute")


class DocumentFilterBar(QWidget):
    """Which documents of a library, and which part of their texts, are meant.

    Signals:
        changed: Something else is meant.
    """

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.caption = QLabel()
        self.caption.setProperty("look", "heading")
        self.caption.setMinimumHeight(self.fontMetrics().height() + 14)
        self.caption.hide()
        self.fields: dict[str, QComboBox | QLineEdit] = {
            one: _line(name, one) if one in _WRITTEN else _combo(name, one) for one in FIELDS
        }
        self.chips = {one: FilterChip(f"{name}-{one}", field) for one, field in self.fields.items()}
        self.add_button = QToolButton()
        self.add_button.setObjectName(f"{name}-add")
        self.add_button.setProperty("opens-menu", True)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.add_button.setMenu(self.menu)
        self._actions = {one: self.menu.addAction("") for one in FIELDS}
        row = FlowLayout(6, self)
        for widget in (self.caption, *self.chips.values(), self.add_button):
            row.addWidget(widget)
        self._timer = QTimer(self, singleShot=True, interval=TYPING_DELAY_MS)
        self._timer.timeout.connect(self.changed)
        self._choices = FilterChoices()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        for one, chip in self.chips.items():
            self._actions[one].triggered.connect(lambda _=False, chip=chip: chip.begin())
            chip.removed.connect(self._timer.stop)
            chip.removed.connect(self.changed)
            chip.removed.connect(self.add_button.setFocus)
            if isinstance(chip.field, QComboBox):
                chip.field.currentIndexChanged.connect(lambda _: self.changed.emit())
            else:
                chip.field.textChanged.connect(lambda _: self._timer.start())
        self.menu.aboutToShow.connect(self._offer_unused)

    def _offer_unused(self) -> None:
        for one, chip in self.chips.items():
            self._actions[one].setVisible(chip.isHidden())

    def set_choices(self, choices: FilterChoices) -> None:
        """Offer what there is in the library; what was chosen stays chosen."""
        self._choices = choices
        region = self.fields["region"]
        assert isinstance(region, QLineEdit)
        completer = QCompleter(sorted({one.name for one in choices.regions}), region)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        region.setCompleter(completer)
        self._fill()

    def _fill(self) -> None:
        choices = self._choices
        kinds = [(display_names.kind(one.value), one.value) for one in choices.kinds]
        levels = [(display_names.level(one.value), one.value) for one in choices.levels]
        parts = [(display_names.part(one), one) for one in PARTS]
        groups = [(one.name, one.value) for one in choices.groups]
        tags = [(display_names.tag_path(one.value), one.value) for one in choices.tags]
        for name, every, entries in (
            ("kind", translate("Analysis", "All types"), kinds),
            ("level", translate("Analysis", "All levels"), levels),
            ("part", translate("Analysis", "Whole report"), parts),
            ("group", translate("Analysis", "All groups"), groups),
            ("tag", translate("Analysis", "With any tags"), tags),
        ):
            field = self.fields[name]
            assert isinstance(field, QComboBox)
            _fill(field, every, entries)

    def filters(self) -> DocumentFilters:
        """Return what is meant.

        Raises:
            InvalidFilter: When a field can't be understood.
        """
        values: dict[str, list[str]] = {}
        for name, field in self.fields.items():
            if isinstance(field, QComboBox):
                said = [field.currentData()] if field.currentData() else []
            else:
                said = _written(field.text())
            if said:
                values[name] = said
        try:
            found = filters_from(values)
        except InvalidFilter as error:
            self._mark_wrong(error.reason)
            raise
        self._mark_wrong("")
        return found

    def _mark_wrong(self, wrong: str) -> None:
        for name in _WRITTEN:
            field = self.fields[name]
            if bool(field.property("wrong")) != (name == wrong):
                field.setProperty("wrong", name == wrong)
                field.style().unpolish(field)
                field.style().polish(field)

    def set_filters(self, filters: DocumentFilters) -> None:
        """Show other filters by place, year, level and part, and tell it once."""
        for chip in self.chips.values():
            chip.clear()
        years = [str(a) if a == b else f"{a}-{b}" for a, b in filters.years]
        for name, text in (("region", " ".join(filters.regions)), ("year", " ".join(years))):
            field = self.fields[name]
            if text and isinstance(field, QLineEdit):
                field.setText(text)
        for name, values in (("level", filters.levels), ("part", filters.parts)):
            field = self.fields[name]
            if values and isinstance(field, QComboBox):
                field.blockSignals(True)
                field.setCurrentIndex(field.findData(values[0]))
                field.blockSignals(False)
                self.chips[name].show()
        self._timer.stop()
        self.changed.emit()

    def set_caption(self, words: str) -> None:
        """Show what the filters are for, before them."""
        self.caption.setText(words)
        self.caption.setVisible(bool(words))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._fill()
        self.add_button.setText(translate("Analysis", "+ Filter"))
        self.add_button.setToolTip(translate("Analysis", "Add a filter: which documents are meant"))
        for name, words in (
            ("region", translate("Analysis", "Place")),
            ("year", translate("Analysis", "Year or range")),
            ("kind", translate("Analysis", "Type")),
            ("level", translate("Analysis", "Level")),
            ("part", translate("Analysis", "Part of report")),
            ("group", translate("Analysis", "Group")),
            ("tag", translate("Analysis", "Tag")),
            ("attribute", translate("Analysis", "Attribute")),
        ):
            self.chips[name].set_caption(words)
            self._actions[name].setText(words)
        attribute = self.fields["attribute"]
        assert isinstance(attribute, QLineEdit)
        attribute.setPlaceholderText(translate("Analysis", "name=value"))


def _written(text: str) -> list[str]:
    """Return what is written, cut at commas and spaces; a range of years may have spaces in it."""
    joined = text.replace(" - ", "-").replace(" – ", "–")
    return [one for one in joined.replace("，", " ").replace(",", " ").replace("、", " ").split() if one]


def _line(name: str, one: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(f"{name}-{one}-field")
    field.setMinimumWidth(110)
    return field


def _combo(name: str, one: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(f"{name}-{one}-field")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaximumWidth(260)
    box.setMaxVisibleItems(24)
    return box


def _fill(box: QComboBox, every: str, entries: Iterable[tuple[str, str]]) -> None:
    before = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(every, "")
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(before)))
    box.blockSignals(False)
