"""The filters of a search: a chip for each in use, of place, years, type, level, part, group, tag."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QToolButton, QWidget

from desktop.actions.document_filters import DocumentFilters, InvalidFilter, filters_from
from desktop.actions.filter_choices import FilterChoice, FilterChoices
from desktop.i18n import translate
from desktop.text.outline import PARTS
from desktop.views import display_names
from desktop.views.library_search.choice_picker import ChoicePicker
from desktop.views.retrieval.filter_chip import FilterChip
from desktop.views.widgets.flow_layout import FlowLayout

PICKED = ("region", "kind", "level", "part", "group", "tag", "attribute")
"""The filters of which values are ticked; ``year`` is written."""

LEVELS = ("nation", "province", "city", "county", "town")
"""The levels, from the greatest."""


class PickerChip(FilterChip):
    """A chip whose filter has any number of values."""

    def __init__(self, name: str, picker: ChoicePicker) -> None:
        super().__init__(name, picker)
        self.picker = picker
        picker.changed.connect(self._show_used)

    @property
    def used(self) -> bool:
        """Whether any value is chosen."""
        return bool(self.picker.chosen())

    def clear(self) -> None:
        """Filter by nothing and hide, without telling anybody."""
        self.picker.choose(())
        self.hide()


class DocumentFilterBar(QWidget):
    """The chips, and the button that adds one.

    Attributes:
        add_button: Offers the filters that are not in use; stands beside the query.

    Signals:
        changed: Something else is asked.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.years = QLineEdit()
        self.years.setObjectName("search-years")
        self.years.setMinimumWidth(110)
        self.pickers = {name: ChoicePicker(f"search-{name}") for name in PICKED}
        chips: dict[str, FilterChip] = {name: PickerChip(name, box) for name, box in self.pickers.items()}
        self.chips = {"region": chips["region"], "year": FilterChip("year", self.years), **chips}
        self.add_button = QToolButton()
        self.add_button.setObjectName("search-add-filter")
        self.add_button.setProperty("opens-menu", True)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.add_button)
        self.add_button.setMenu(self._menu)
        self._actions = {name: self._menu.addAction("") for name in self.chips}
        self._choices = FilterChoices()
        layout = FlowLayout(6, self)
        for name, chip in self.chips.items():
            layout.addWidget(chip)
            self._actions[name].triggered.connect(lambda _=False, chip=chip: chip.begin())
            chip.removed.connect(self._removed)
        for box in self.pickers.values():
            box.changed.connect(self.changed)
        self.years.textChanged.connect(lambda _: self.changed.emit())
        self._menu.aboutToShow.connect(self._offer_unused)
        self.retranslate()
        self._show_whether_used()

    def _removed(self) -> None:
        self._show_whether_used()
        self.changed.emit()

    def _offer_unused(self) -> None:
        self.show()  # what is added has room then
        for name, chip in self.chips.items():
            offered = name not in self.pickers or bool(self._choices_of(name))
            self._actions[name].setVisible(chip.isHidden() and offered)

    def _show_whether_used(self) -> None:
        self.setVisible(any(not chip.isHidden() for chip in self.chips.values()))

    def set_choices(self, choices: FilterChoices) -> None:
        """Offer what there is in the library; what is chosen stays chosen."""
        self._choices = choices
        for name, box in self.pickers.items():
            box.set_choices(self._choices_of(name))

    def _choices_of(self, name: str) -> Sequence[FilterChoice]:
        held = self._choices
        if name == "part":
            return [FilterChoice(one, display_names.part(one)) for one in PARTS]
        if name == "kind":
            return [
                FilterChoice(one.value, display_names.kind(one.value), "", one.count) for one in held.kinds
            ]
        if name == "level":
            counts = {one.value: one.count for one in held.levels}
            known = [one for one in LEVELS if one in counts]
            return [FilterChoice(one, display_names.level(one), "", counts[one]) for one in known]
        found: Sequence[FilterChoice] = getattr(held, f"{name}s")
        return found

    def values(self) -> dict[str, list[str]]:
        """Return the filters as they are written, by name."""
        found = {name: list(box.chosen()) for name, box in self.pickers.items()}
        found["year"] = [one for one in self.years.text().replace("，", ",").split(",") if one.strip()]
        return {name: values for name, values in found.items() if values}

    def set_values(self, values: Mapping[str, Sequence[str]]) -> None:
        """Use filters as they are written, and no others."""
        self.blockSignals(True)
        for name, chip in self.chips.items():
            chip.clear()
            wanted = [str(one) for one in values.get(name, ())]
            if name == "year":
                self.years.setText(", ".join(wanted))
            else:
                self.pickers[name].choose(wanted)
            chip.setVisible(bool(wanted))
        self.blockSignals(False)
        self._show_whether_used()

    def filters(self) -> DocumentFilters:
        """Return the filters; years that are not fully written yet count as none."""
        values = self.values()
        try:
            return filters_from(values)
        except InvalidFilter:
            return filters_from({name: held for name, held in values.items() if name != "year"})

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self.add_button.setText(translate("Retrieval", "+ Filter"))
        self.add_button.setToolTip(translate("Retrieval", "Add filter"))
        self.years.setPlaceholderText("2020-2024")
        for name, words in (
            ("region", translate("LibrarySearch", "Place")),
            ("year", translate("LibrarySearch", "Year")),
            ("kind", translate("LibrarySearch", "Type")),
            ("level", translate("LibrarySearch", "Level")),
            ("part", translate("LibrarySearch", "Part of report")),
            ("group", translate("LibrarySearch", "Group")),
            ("tag", translate("LibrarySearch", "Tag")),
            ("attribute", translate("LibrarySearch", "Attribute")),
        ):
            self.chips[name].set_caption(words)
            self._actions[name].setText(words)
        for box in self.pickers.values():
            box.retranslate()
        self.set_choices(self._choices)
