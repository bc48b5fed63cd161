"""The filters above the list of annotations."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.actions.annotation_filters import AnnotationFilter
from desktop.actions.annotation_index import AnnotationIndex
from desktop.i18n import translate
from desktop.text.place_order import place_order
from desktop.views import display_names
from desktop.views.retrieval.filter_chip import FilterChip
from desktop.views.widgets.flow_layout import FlowLayout

SCOPES = ("all", "here", "answer")
"""What is listed: everything, the document that is open, or the answer to the query."""


class AnnotationFilterBar(QWidget):
    """What a user asks of the annotations that are listed: words, and a chip for each filter in use.

    Signals:
        changed: Something else is asked.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = _field("words")
        self.scope, self.tag, self.annotator = _combo("scope"), _combo("tag"), _combo("annotator")
        self.part, self.region, self.kind = _combo("part"), _combo("region"), _combo("kind")
        self.noted, self.reviewed = _combo("noted"), _combo("reviewed")
        self.years, self.section = _field("years"), _field("section")
        self.below = QCheckBox()
        self.below.setObjectName("list-below")
        self.below.setChecked(True)
        self.add_button = QToolButton()
        self.add_button.setObjectName("add-filter")
        self.add_button.setProperty("opens-menu", True)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self)
        self.add_button.setMenu(self.menu)
        self.chips = self._make_chips()
        self._actions = {name: self.menu.addAction("") for name in self.chips}
        self._lay_out()
        self._connect()
        self.set_choices(AnnotationIndex())
        self.retranslate()

    def _make_chips(self) -> dict[str, FilterChip]:
        fields: dict[str, QComboBox | QLineEdit] = {
            "tag": self.tag,
            "scope": self.scope,
            "annotator": self.annotator,
            "region": self.region,
            "years": self.years,
            "kind": self.kind,
            "part": self.part,
            "section": self.section,
            "noted": self.noted,
            "reviewed": self.reviewed,
        }
        return {
            name: FilterChip(name, field, [self.below] if name == "tag" else ())
            for name, field in fields.items()
        }

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        row.addWidget(self.add_button)
        self.row = row
        chips = FlowLayout()
        for chip in self.chips.values():
            chips.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(chips)

    def _connect(self) -> None:
        for name, chip in self.chips.items():
            self._actions[name].triggered.connect(lambda _=False, chip=chip: chip.begin())
            chip.removed.connect(self.changed)
            chip.removed.connect(self.words.setFocus)
            if isinstance(chip.field, QComboBox):
                chip.field.currentIndexChanged.connect(lambda _: self.changed.emit())
            else:
                chip.field.textChanged.connect(lambda _: self.changed.emit())
        self.words.textChanged.connect(lambda _: self.changed.emit())
        self.below.toggled.connect(lambda _: self.changed.emit())
        self.menu.aboutToShow.connect(self._offer_unused)

    def _offer_unused(self) -> None:
        """Offer the filters that are not shown already."""
        for name, chip in self.chips.items():
            self._actions[name].setVisible(chip.isHidden())

    def set_choices(self, annotation_index: AnnotationIndex) -> None:
        """Offer the tags, annotators and regions that there are; what was chosen stays chosen."""
        without = translate("Retrieval", "No tag")
        tags = [
            (display_names.tag_path(tag.path) or without, key) for key, tag in annotation_index.tags.items()
        ]
        held = {one.region for one in annotation_index.documents.values() if one.region}
        regions = sorted(held, key=place_order)
        people = sorted((name, key) for key, name in annotation_index.annotators.items())
        _fill(self.tag, translate("Retrieval", "All tags"), tags)
        _fill(self.region, translate("Retrieval", "All regions"), [(one, one) for one in regions])
        nameless = translate("Retrieval", "(unnamed)")
        _fill(
            self.annotator,
            translate("Retrieval", "All annotators"),
            [(name or nameless, key) for name, key in people],
        )

    def show_only_tag(self, tag_id: str, path: str) -> None:
        """Ask for the annotations of one tag and nothing else; it may not have been offered yet."""
        for chip in self.chips.values():
            chip.clear()
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        if self.tag.findData(tag_id) < 0:
            self.tag.addItem(display_names.tag_path(path), tag_id)
        self.tag.setCurrentIndex(self.tag.findData(tag_id))

    def current_filter(
        self, annotation_index: AnnotationIndex, document_id: str, answer: frozenset[str] | None
    ) -> AnnotationFilter:
        """Return what is asked.

        Args:
            annotation_index: The annotations.
            document_id: The document that is open, or empty.
            answer: Ids of the annotations that answer the query, where one was asked.
        """
        tag, who, kind, region = (
            box.currentData() for box in (self.tag, self.annotator, self.kind, self.region)
        )
        tags = (
            None
            if tag is None
            else annotation_index.subtree([tag])
            if self.below.isChecked()
            else frozenset([tag])
        )
        scope = self.scope.currentData()
        return AnnotationFilter(
            words=self.words.text(),
            tags=tags,
            annotators=frozenset([who]) if who else None,
            documents=frozenset([document_id]) if scope == "here" else None,
            kinds=frozenset([kind]) if kind else None,
            regions=frozenset([region]) if region else None,
            years=years_of(self.years.text()),
            part=self.part.currentData() or "",
            section=self.section.text(),
            noted=self.noted.currentData(),
            reviewed=self.reviewed.currentData(),
            ids=answer if scope == "answer" else None,
        )

    def retranslate(self) -> None:
        """Say everything in the present language."""
        every = (
            translate("Retrieval", "All documents"),
            translate("Retrieval", "This document"),
            translate("Retrieval", "Query results"),
        )
        _fill(self.scope, "", list(zip(every, SCOPES, strict=True)))
        kinds = [(display_names.kind(one), one) for one in ("report", "investment", "notice", "other")]
        _fill(self.kind, translate("Retrieval", "All types"), kinds)
        parts = [(display_names.part(one), one) for one in ("review", "plan", "other")]
        _fill(self.part, translate("Retrieval", "Whole report"), parts)
        notes = (translate("Retrieval", "With a note"), translate("Retrieval", "Without a note"))
        _fill(
            self.noted,
            translate("Retrieval", "With or without note"),
            list(zip(notes, (True, False), strict=True)),
        )
        seen = (translate("Retrieval", "Reviewed"), translate("Retrieval", "Not reviewed"))
        _fill(
            self.reviewed,
            translate("Retrieval", "Reviewed or not"),
            list(zip(seen, (True, False), strict=True)),
        )
        self.below.setText(translate("Retrieval", "Include subtags"))
        self.below.setAccessibleName(self.below.text())
        search = translate("Retrieval", "Words in passage, note or tag")
        self.words.setPlaceholderText(search)
        self.words.setAccessibleName(search)
        self.add_button.setText(translate("Retrieval", "+ Filter"))
        self.add_button.setToolTip(translate("Retrieval", "Add filter"))
        for name, words in (
            ("scope", translate("Retrieval", "Scope")),
            ("tag", translate("Retrieval", "Tag")),
            ("annotator", translate("Retrieval", "Annotator")),
            ("part", translate("Retrieval", "Part of report")),
            ("section", translate("Retrieval", "Words in section heading")),
            ("region", translate("Retrieval", "Region")),
            ("years", translate("Retrieval", "Year or range, e.g. 2020-2024")),
            ("kind", translate("Retrieval", "Document type")),
            ("noted", translate("Retrieval", "Note")),
            ("reviewed", translate("Retrieval", "Review status")),
        ):
            self.chips[name].set_caption(words)
            self._actions[name].setText(words)


def years_of(text: str) -> tuple[int, int] | None:
    """Read a year or a range of years; None where it is neither."""
    ends = [part.strip() for part in text.replace("—", "-").replace("–", "-").replace("～", "-").split("-")]
    if not all(len(one) == 4 and one.isdecimal() for one in ends) or len(ends) > 2:
        return None
    first, last = int(ends[0]), int(ends[-1])
    return min(first, last), max(first, last)


def _combo(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(f"list-{name}")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaximumWidth(260)
    box.setMaxVisibleItems(24)
    return box


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(f"list-{name}")
    field.setClearButtonEnabled(True)
    field.setMinimumWidth(80)
    return field


def _fill(box: QComboBox, every: str, entries: Iterable[tuple[str, object]]) -> None:
    """Offer entries, the one for everything first, and keep what was chosen."""
    before = box.currentData()
    box.blockSignals(True)
    box.clear()
    if every:
        box.addItem(every, None)
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(before)) if before is not None else 0)
    box.blockSignals(False)
