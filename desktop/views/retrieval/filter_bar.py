"""The filters above the list of annotations."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.actions.annotation_filters import AnnotationFilter
from desktop.actions.annotation_index import AnnotationIndex
from desktop.i18n import translate
from desktop.views import display_names

SCOPES = ("all", "here", "answer")
"""What is listed: everything, the document that is open, or the answer to the query."""


class AnnotationFilterBar(QWidget):
    """What a user asks of the annotations that are listed.

    Signals:
        changed: Something else is asked.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scope = _combo("scope")
        self.words = _field("words")
        self.tag = _combo("tag")
        self.below = QCheckBox()
        self.below.setObjectName("list-below")
        self.below.setChecked(True)
        self.annotator = _combo("annotator")
        self.kind = _combo("kind")
        self.region = _combo("region")
        self.years = _field("years")
        self.part = _combo("part")
        self.section = _field("section")
        self.noted = _combo("noted")
        self.reviewed = _combo("reviewed")
        self._boxes = (
            self.scope,
            self.tag,
            self.annotator,
            self.kind,
            self.region,
            self.part,
            self.noted,
            self.reviewed,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for line in (
            ((self.scope, 2), (self.words, 3), (self.tag, 3), (self.below, 0), (self.annotator, 2)),
            (
                (self.part, 2),
                (self.section, 2),
                (self.region, 2),
                (self.years, 2),
                (self.kind, 2),
                (self.noted, 2),
                (self.reviewed, 2),
            ),
        ):
            row = QHBoxLayout()
            row.setSpacing(6)
            for widget, share in line:
                row.addWidget(widget, share)
            layout.addLayout(row)
        for box in self._boxes:
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        for field in (self.words, self.years, self.section):
            field.textChanged.connect(lambda _: self.changed.emit())
        self.below.toggled.connect(lambda _: self.changed.emit())
        self.set_choices(AnnotationIndex())
        self.retranslate()

    def set_choices(self, annotation_index: AnnotationIndex) -> None:
        """Offer the tags, annotators and regions that there are; what was chosen stays chosen."""
        without = translate("Retrieval", "No tag")
        tags = [
            (display_names.tag_path(tag.path) or without, key) for key, tag in annotation_index.tags.items()
        ]
        regions = sorted({one.region for one in annotation_index.documents.values() if one.region})
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
        for box in self._boxes:
            box.blockSignals(True)
            box.setCurrentIndex(0)
            box.blockSignals(False)
        for field in (self.words, self.years, self.section):
            field.blockSignals(True)
            field.clear()
            field.blockSignals(False)
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
        for widget, words in (
            (self.scope, translate("Retrieval", "Scope")),
            (self.words, translate("Retrieval", "Words in passage, note or tag")),
            (self.tag, translate("Retrieval", "Tag")),
            (self.below, translate("Retrieval", "Include subtags")),
            (self.annotator, translate("Retrieval", "Annotator")),
            (self.part, translate("Retrieval", "Part of report")),
            (self.section, translate("Retrieval", "Words in section heading")),
            (self.region, translate("Retrieval", "Region")),
            (self.years, translate("Retrieval", "Year or range, e.g. 2020-2024")),
            (self.kind, translate("Retrieval", "Document type")),
            (self.noted, translate("Retrieval", "Note")),
            (self.reviewed, translate("Retrieval", "Review status")),
        ):
            widget.setAccessibleName(words)
            widget.setToolTip(words)
            if isinstance(widget, QLineEdit):
                widget.setPlaceholderText(words)


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
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setMinimumWidth(90)
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
