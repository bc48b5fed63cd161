"""The filters above the document list: a field to type in, and drop-downs for region, year and kind."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.actions.row_types import GroupRow
from desktop.i18n import translate
from desktop.views import display_names
from desktop.views.documents.filter import DocumentFilter, FilterChoices
from desktop.views.widgets.filter_field import FilterField
from desktop.views.widgets.icons import Icons


class DocumentListFilterBar(QWidget):
    """What a user wants to see of the documents.

    Signals:
        changed: What is wanted now (`DocumentFilter`).
    """

    changed = Signal(object)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.words = FilterField()
        self.words.setObjectName("document-filter")
        self.words.setClearButtonEnabled(True)
        self.region = FilterChoice("document-region")
        self.year = FilterChoice("document-year")
        self.kind = FilterChoice("document-kind")
        self.group = FilterChoice("document-group")
        self.value = FilterChoice("document-value")
        self._offered: FilterChoices | None = None
        row = QHBoxLayout()
        row.setSpacing(4)
        for box, stretch in ((self.region, 23), (self.year, 19), (self.kind, 19)):
            row.addWidget(box, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(self.words)
        layout.addLayout(row)
        own = QHBoxLayout()
        own.setSpacing(6)
        own.addWidget(self.group)
        own.addWidget(self.value)
        layout.addLayout(own)
        self.group.hide()
        self.value.hide()
        self.words.textChanged.connect(self._emit_changed)
        for box in (self.region, self.year, self.kind, self.group, self.value):
            box.currentIndexChanged.connect(self._emit_changed)
        self.retranslate()

    def current_filter(self) -> DocumentFilter:
        """Return what is wanted."""
        year = self.year.currentData()
        return DocumentFilter(
            self.words.text().strip(),
            self.region.currentData() or "",
            year if isinstance(year, int) else None,
            self.kind.currentData() or "",
            self.group.currentData() or "",
            self.value.currentData(),
        )

    def clear(self) -> None:
        """Want all documents again."""
        self.words.clear()
        for box in (self.region, self.year, self.kind, self.group, self.value):
            box.setCurrentIndex(-1)

    def offer_own(self, groups: Sequence[GroupRow], values: Sequence[tuple[object, str]]) -> None:
        """Offer the groups and the values of attributes that a user gave; where there are none, no choice."""
        self.group.set_entries(
            translate("Documents", "Group"),
            translate("Documents", "All groups"),
            [(one.id, one.name) for one in groups],
        )
        self.value.set_entries(
            translate("Documents", "Attribute"), translate("Documents", "All attributes"), values
        )
        self.group.setVisible(bool(groups))
        self.value.setVisible(bool(values))

    def set_choices(self, choices: FilterChoices) -> None:
        """Offer the regions, years and kinds that documents have."""
        if self._offered == choices:
            return
        self._offered = choices
        places, years, kinds = choices
        self.region.set_entries(
            translate("Documents", "Region"),
            translate("Documents", "All regions"),
            [(name, "\u2003" * depth + name) for name, depth in places],
        )
        self.year.set_entries(
            translate("Documents", "Year"),
            translate("Documents", "All years"),
            [(year, str(year)) for year in years],
        )
        self.kind.set_entries(
            translate("Documents", "Type"),
            translate("Documents", "All types"),
            [(kind, display_names.kind(kind)) for kind in kinds],
        )

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.words.set_hints(
            translate("Documents", "Filter: words (simplified or traditional), pinyin"),
            translate("Documents", "Filter"),
        )
        self.words.setAccessibleName(translate("Documents", "Filter documents"))
        self.words.setToolTip(
            translate(
                "Documents",
                "Filter by title, region, source or pinyin (zzs or changzhi → 长治市)",
            )
            + " (Ctrl+L)"
        )
        for box, name in (
            (self.region, translate("Documents", "Show only this region")),
            (self.year, translate("Documents", "Show only this year")),
            (self.kind, translate("Documents", "Show only this type")),
            (self.group, translate("Documents", "Show only this group")),
            (self.value, translate("Documents", "Show only this value")),
        ):
            box.setAccessibleName(name)
            box.setToolTip(name)
        self._offered = None

    def _emit_changed(self) -> None:
        self.changed.emit(self.current_filter())


class FilterChoice(QComboBox):
    """A drop-down that shows what it is about while it wants all.

    Its first entry wants all; choosing it leaves no entry current, and the placeholder is shown.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(3)
        self.activated.connect(self._chosen)

    def set_entries(self, about: str, everything: str, items: Sequence[tuple[object, str]]) -> None:
        """Offer entries, and keep what was chosen where it is still there."""
        before = self.currentData()
        self.blockSignals(True)
        self.clear()
        self.setPlaceholderText(about)
        self.addItem(everything, None)
        for data, text in items:
            self.addItem(text, data)
        kept = next((place for place, (data, _) in enumerate(items, 1) if data == before), -1)
        self.setCurrentIndex(kept if before is not None else -1)
        self.blockSignals(False)
        width = max(
            self.fontMetrics().horizontalAdvance(text) for text in (everything, *(t for _, t in items))
        )
        self.view().setMinimumWidth(width + 40)
        if before is not None and kept < 0:
            self.currentIndexChanged.emit(-1)

    def _chosen(self, place: int) -> None:
        if place == 0:
            self.setCurrentIndex(-1)
