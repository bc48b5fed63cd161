"""The document filter bar: a chip for each filter in use, and a button that adds one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QToolButton, QWidget

from desktop.actions.document_filters import DocumentFilters, InvalidFilter, filters_from
from desktop.actions.filter_choices import FilterChoice, FilterChoices
from desktop.i18n import translate
from desktop.text.outline import PARTS
from desktop.views import display_names
from desktop.views.document_filters.choice_picker import ChoicePicker
from desktop.views.retrieval.filter_chip import FilterChip
from desktop.views.widgets.flow_layout import FlowLayout

PICKED = ("region", "kind", "level", "part", "group", "tag", "attribute")
"""The filters of which values are ticked; ``year`` is written."""

LEVELS = ("nation", "province", "city", "county", "town")
"""The levels, from the greatest."""


class PickerChip(FilterChip):
    """A chip whose filter has any number of values."""

    def __init__(self, name: str, picker: ChoicePicker) -> None:
        """Show the values of a picker; the name is the chip's."""
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
    """Which documents of a library, and which part of their texts, are meant.

    Attributes:
        years: The field for years and ranges of them.
        pickers: The boxes of all other filters, by their names.
        chips: The chips of all filters.
        add_button: Offers the filters that are not in use.

    Signals:
        changed: Something else is meant.
        typed: Something else is written in a field; comes with every key.
    """

    changed = Signal()
    typed = Signal()

    def __init__(self, name: str, *, holds_button: bool = True) -> None:
        """Make an empty bar.

        Args:
            name: What the names of its widgets begin with.
            holds_button: Whether the button that adds a filter stands in the bar. Where it stands elsewhere,
                the bar takes no room while no filter is in use.
        """
        super().__init__()
        self.setObjectName(name)
        self._holds_button = holds_button
        self.caption = QLabel()
        self.caption.setProperty("look", "heading")
        self.caption.setMinimumHeight(self.fontMetrics().height() + 14)
        self.caption.hide()
        self.years = QLineEdit()
        self.years.setObjectName(f"{name}-year-field")
        self.years.setMinimumWidth(110)
        self.pickers = {one: ChoicePicker(f"{name}-{one}") for one in PICKED}
        chips: dict[str, FilterChip] = {
            one: PickerChip(f"{name}-{one}", box) for one, box in self.pickers.items()
        }
        self.chips = {"region": chips["region"], "year": FilterChip(f"{name}-year", self.years), **chips}
        self.add_button = QToolButton()
        self.add_button.setObjectName(f"{name}-add")
        self.add_button.setProperty("opens-menu", True)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.add_button)
        self.add_button.setMenu(self.menu)
        self._actions = {one: self.menu.addAction("") for one in self.chips}
        self._choices = FilterChoices()
        layout = FlowLayout(6, self)
        layout.addWidget(self.caption)
        for chip in self.chips.values():
            layout.addWidget(chip)
        if holds_button:
            layout.addWidget(self.add_button)
        self._connect()
        self.retranslate()
        self._show_whether_used()

    def _connect(self) -> None:
        for name, chip in self.chips.items():
            self._actions[name].triggered.connect(lambda _=False, chip=chip: chip.begin())
            chip.removed.connect(self._removed)
        for box in self.pickers.values():
            box.changed.connect(self.changed)
        self.years.textChanged.connect(lambda _: self.typed.emit())
        self.menu.aboutToShow.connect(self._offer_unused)

    def _removed(self) -> None:
        self._show_whether_used()
        self._mark_wrong(wrong=False)
        self.changed.emit()
        self.add_button.setFocus()

    def _offer_unused(self) -> None:
        self.show()  # what is added has room then
        for name, chip in self.chips.items():
            offered = name not in self.pickers or bool(self._choices_of(name))
            self._actions[name].setVisible(chip.isHidden() and offered)

    def _show_whether_used(self) -> None:
        if not self._holds_button:
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
        found["year"] = _written(self.years.text())
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

    def set_filters(self, filters: DocumentFilters) -> None:
        """Show other filters by place, years, level and part, and tell it once."""
        years = [str(first) if first == last else f"{first}-{last}" for first, last in filters.years]
        shown = {"region": filters.regions, "year": years, "level": filters.levels, "part": filters.parts}
        self.set_values(shown)
        self.changed.emit()

    def filters(self) -> DocumentFilters:
        """Return what is meant; what can't be understood is marked.

        Raises:
            InvalidFilter: When the years can't be understood.
        """
        try:
            found = filters_from(self.values())
        except InvalidFilter:
            self._mark_wrong(wrong=True)
            raise
        self._mark_wrong(wrong=False)
        return found

    def filters_so_far(self) -> DocumentFilters:
        """Return what is meant; years that are not fully written yet are marked and count as none."""
        try:
            return self.filters()
        except InvalidFilter:
            return filters_from({name: held for name, held in self.values().items() if name != "year"})

    def _mark_wrong(self, *, wrong: bool) -> None:
        if bool(self.years.property("wrong")) != wrong:
            self.years.setProperty("wrong", wrong)
            self.years.style().unpolish(self.years)
            self.years.style().polish(self.years)

    def set_caption(self, words: str) -> None:
        """Show what the filters are for, before them."""
        self.caption.setText(words)
        self.caption.setVisible(bool(words))

    def retranslate(self) -> None:
        """Show everything in the present language."""
        self.add_button.setText(translate("Retrieval", "+ Filter"))
        self.add_button.setToolTip(translate("Analysis", "Add a filter: which documents are meant"))
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


def _written(text: str) -> list[str]:
    """Return what is written, cut at commas and spaces; a range of years may have spaces in it."""
    joined = text.replace(" - ", "-").replace(" – ", "–")
    return [one for one in joined.replace("，", " ").replace(",", " ").replace("、", " ").split() if one]
