"""The query bar: tag A in a relation to tag B; saved queries."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from desktop.actions.annotation_index import NO_TAG, AnnotationIndex
from desktop.actions.row_types import SavedQueryRow
from desktop.actions.saved_queries import RELATIONS, Query, query_from_json
from desktop.i18n import translate
from desktop.views.retrieval.tag_picker import TagPicker


def relation_words(name: str) -> str:
    """Return a text that says how A stands to B."""
    return {
        "overlap": translate("Queries", "overlapping"),
        "inside": translate("Queries", "inside"),
        "around": translate("Queries", "containing"),
        "near": translate("Queries", "near (characters)"),
        "sentence": translate("Queries", "in the same sentence as"),
        "paragraph": translate("Queries", "in the same paragraph as"),
        "section": translate("Queries", "in the same section as"),
        "apart": translate("Queries", "not overlapping"),
        "with": translate("Queries", "in documents with"),
        "without": translate("Queries", "in documents without"),
    }.get(name, translate("Queries", "Any relation"))


class QueryBar(QWidget):
    """A query in fields.

    Signals:
        query_asked: The query (`Query`) is to be answered.
        save_wanted: The query is to be saved.
        delete_wanted: Id of the saved query that is to be forgotten.
    """

    query_asked = Signal(object)
    save_wanted = Signal()
    delete_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.ones, self.others = TagPicker("ask-ones"), TagPicker("ask-others")
        self.below = QCheckBox()
        self.below.setObjectName("ask-below")
        self.below.setChecked(True)
        self.relation = _box("ask-relation")
        self.distance = QSpinBox()
        self.distance.setObjectName("ask-distance")
        self.distance.setRange(0, 100_000)
        self.distance.setValue(20)
        self.distance.lineEdit().setTextMargins(6, 0, 4, 0)  # which a style sheet does not reach
        self.ask = QPushButton()
        self.ask.setObjectName("ask")
        self.saved = _box("ask-saved")
        self.save = QPushButton()
        self.save.setObjectName("ask-save")
        self.delete = QPushButton()
        self.delete.setObjectName("ask-delete")
        self._label = QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget, share in (
            (self._label, 0),
            (self.ones, 3),
            (self.relation, 3),
            (self.distance, 0),
            (self.others, 3),
            (self.below, 0),
            (self.ask, 0),
            (self.saved, 3),
            (self.save, 0),
            (self.delete, 0),
        ):
            layout.addWidget(widget, share)
        self.ask.clicked.connect(lambda: self.query_asked.emit(self.query()))
        self.save.clicked.connect(self.save_wanted)
        self.delete.clicked.connect(lambda: self.delete_wanted.emit(self._saved_id()))
        self.saved.activated.connect(lambda _: self._load_saved())
        self.relation.currentIndexChanged.connect(lambda _: self._show_fields())
        self.retranslate()

    def query(self) -> Query:
        """Return the query as it stands in the fields."""
        return Query(
            self.ones.selected_tags(),
            self.relation.currentData() or "",
            self.others.selected_tags(),
            self.distance.value(),
            self.below.isChecked(),
        )

    def set_query(self, query: Query) -> None:
        """Put a query into the fields."""
        self.ones.select_tags(query.ones)
        self.others.select_tags(query.others)
        self.below.setChecked(query.below)
        self.relation.setCurrentIndex(max(0, self.relation.findData(query.relation)))
        self.distance.setValue(query.distance)

    def set_choices(self, annotation_index: AnnotationIndex, saved: Sequence[SavedQueryRow]) -> None:
        """Offer the tags and the saved queries that there are."""
        tags = {key: tag.path for key, tag in annotation_index.tags.items() if key != NO_TAG}
        for box in (self.ones, self.others):
            box.set_tags(tags)
        self.saved.clear()
        self.saved.addItem(translate("Queries", "Saved queries"), None)
        for row in saved:
            self.saved.addItem(row.name, (row.id, row.query))
        self.delete.setEnabled(False)

    def _load_saved(self) -> None:
        held = self.saved.currentData()
        self.delete.setEnabled(held is not None)
        if held is None:
            return
        try:
            self.set_query(query_from_json(held[1]))
        except ValueError:
            return  # a query of a newer program: its name stays, it can't be asked here
        self.query_asked.emit(self.query())

    def _saved_id(self) -> str:
        held = self.saved.currentData()
        return str(held[0]) if held else ""

    def _show_fields(self) -> None:
        self.distance.setVisible(self.relation.currentData() == "near")
        self.others.setEnabled(bool(self.relation.currentData()))

    def retranslate(self) -> None:
        """Say everything in the present language."""
        before = self.relation.currentData()
        self.relation.clear()
        self.relation.addItem(relation_words(""), "")
        for name in RELATIONS:
            self.relation.addItem(relation_words(name), name)
        self.relation.setCurrentIndex(max(0, self.relation.findData(before)))
        self._label.setText(translate("Queries", "Query"))
        for button, words in (
            (self.ask, translate("Queries", "Run")),
            (self.save, translate("Queries", "Save…")),
            (self.delete, translate("Queries", "Delete")),
        ):
            button.setText(words)
            button.setAutoDefault(False)
        self.below.setText(translate("Retrieval", "Include subtags"))
        self.ones.set_label(translate("Queries", "Tags A (any of)"))
        self.others.set_label(translate("Queries", "Tags B (any of)"))
        for widget, words in (
            (self.relation, translate("Queries", "Relation of A to B")),
            (self.below, translate("Queries", "Include subtags of the selected tags")),
            (self.distance, translate("Queries", "Maximum characters between them")),
            (self.saved, translate("Queries", "Saved queries")),
        ):
            widget.setAccessibleName(words)
            widget.setToolTip(words)
        self._show_fields()


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setMinimumWidth(90)
    box.setMaxVisibleItems(24)
    return box
