"""The document filter bar: a chip for each filter in use, and a button that adds one."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QToolButton, QWidget

from desktop.actions.document_filters import DocumentFilters, InvalidFilter, filters_from
from desktop.actions.filter_choices import FilterChoice, FilterChoices
from desktop.i18n import translate
from desktop.text.outline import PARTS
from desktop.views import display_names
from desktop.views.document_filters.choice_picker import ChoicePicker
from desktop.views.retrieval.filter_chip import FilterChip
from desktop.views.widgets.flow_layout import FlowLayout

FILTERS = ("region", "year", "kind", "level", "part", "group", "tag", "attribute")
"""The filters, in their order. ``year`` is written; of all others values are ticked."""

YEARS_EXAMPLE = "2020-2024"

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

    The chip of a filter is made when that is first used: there are many filters, and few are.

    Attributes:
        chips: The chips that have been made, by the names of their filters.
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
        self.chips: dict[str, FilterChip] = {}
        self.add_button = QToolButton()
        self.add_button.setObjectName(f"{name}-add")
        self.add_button.setProperty("opens-menu", True)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.add_button)
        self.add_button.setMenu(self.menu)
        self._actions = {one: self.menu.addAction("") for one in FILTERS}
        self._choices = FilterChoices()
        self._flow = FlowLayout(6, self)
        self._flow.addWidget(self.caption)
        if holds_button:
            self._flow.addWidget(self.add_button)
        self._connect()
        self.retranslate()
        self._show_whether_used()

    def _connect(self) -> None:
        for name, action in self._actions.items():
            action.triggered.connect(lambda _=False, name=name: self.chip(name).begin())
        self.menu.aboutToShow.connect(self._offer_unused)

    def chip(self, name: str) -> FilterChip:
        """Return the chip of a filter: one of FILTERS."""
        chip = self.chips.get(name)
        if chip is None:
            chip = self.chips[name] = self._made_chip(name)
            before = [self.chips[one] for one in FILTERS[: FILTERS.index(name)] if one in self.chips]
            self._flow.insert_widget(1 + len(before), chip)
            after = before[-1].remove_button if before else self._focused_before()
            if after is not None:
                self.setTabOrder(after, chip.field)
            self.setTabOrder(chip.field, chip.remove_button)
            chip.set_caption(_filter_name(name))
            chip.removed.connect(self._removed)
        return chip

    def _focused_before(self) -> QWidget | None:
        """Return what the key Tab goes to before it comes into the bar; None where there is nothing else."""
        here = self.caption.previousInFocusChain()
        while here is not None and here is not self.caption:
            if here.focusPolicy() & Qt.FocusPolicy.TabFocus and not self.isAncestorOf(here):
                return here
            here = here.previousInFocusChain()
        return None

    def _made_chip(self, name: str) -> FilterChip:
        own_name = f"{self.objectName()}-{name}"
        if name == "year":
            years = QLineEdit()
            years.setObjectName(f"{own_name}-field")
            years.setMinimumWidth(110)
            years.setPlaceholderText(YEARS_EXAMPLE)
            years.textChanged.connect(lambda _: self.typed.emit())
            return FilterChip(own_name, years)
        box = ChoicePicker(own_name)
        box.set_choices(self._choices_of(name))
        box.changed.connect(self.changed)
        return PickerChip(own_name, box)

    @property
    def years(self) -> QLineEdit:
        """The field for years and ranges of them."""
        field = self.chip("year").field
        assert isinstance(field, QLineEdit)
        return field

    def picker(self, name: str) -> ChoicePicker:
        """Return the box of a filter: one of FILTERS but ``year``."""
        chip = self.chip(name)
        assert isinstance(chip, PickerChip)
        return chip.picker

    def _removed(self) -> None:
        self._show_whether_used()
        self._mark_wrong(wrong=False)
        self.changed.emit()
        self.add_button.setFocus()

    def _offer_unused(self) -> None:
        self.show()  # what is added has room then
        for name, action in self._actions.items():
            offered = name == "year" or bool(self._choices_of(name))
            action.setVisible(offered and (name not in self.chips or self.chips[name].isHidden()))

    def _show_whether_used(self) -> None:
        if not self._holds_button:
            self.setVisible(any(not chip.isHidden() for chip in self.chips.values()))

    def set_choices(self, choices: FilterChoices) -> None:
        """Offer what there is in the library; what is chosen stays chosen."""
        self._choices = choices
        for name, chip in self.chips.items():
            if isinstance(chip, PickerChip):
                chip.picker.set_choices(self._choices_of(name))

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
        found = {
            name: list(chip.picker.chosen()) if isinstance(chip, PickerChip) else _written(self.years.text())
            for name, chip in self.chips.items()
        }
        return {name: found[name] for name in FILTERS if found.get(name)}

    def set_values(self, values: Mapping[str, Sequence[str]]) -> None:
        """Use filters as they are written, and no others."""
        self.blockSignals(True)
        for name in FILTERS:
            wanted = [str(one) for one in values.get(name, ())]
            if not wanted and name not in self.chips:
                continue
            chip = self.chip(name)
            chip.clear()
            if isinstance(chip, PickerChip):
                chip.picker.choose(wanted)
            else:
                self.years.setText(", ".join(wanted))
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
        if "year" in self.chips and bool(self.years.property("wrong")) != wrong:
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
        for name, action in self._actions.items():
            action.setText(_filter_name(name))
        for name, chip in self.chips.items():
            chip.set_caption(_filter_name(name))
            if isinstance(chip, PickerChip):
                chip.picker.retranslate()
        self.set_choices(self._choices)


def _filter_name(name: str) -> str:
    """Return what a filter is called: one of FILTERS."""
    return {
        "region": translate("LibrarySearch", "Place"),
        "year": translate("LibrarySearch", "Year"),
        "kind": translate("LibrarySearch", "Type"),
        "level": translate("LibrarySearch", "Level"),
        "part": translate("LibrarySearch", "Part of report"),
        "group": translate("LibrarySearch", "Group"),
        "tag": translate("LibrarySearch", "Tag"),
        "attribute": translate("LibrarySearch", "Attribute"),
    }[name]


def _written(text: str) -> list[str]:
    """Return what is written, cut at commas and spaces; a range of years may have spaces in it."""
    joined = text.replace(" - ", "-").replace(" – ", "–")
    return [one for one in joined.replace("，", " ").replace(",", " ").replace("、", " ").split() if one]
