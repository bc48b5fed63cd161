"""The form of a suggestion rule: source, words, context, tag and scope."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from desktop.actions.row_types import TagRow
from desktop.actions.suggestions import RULES, UNITS, Rule, themes
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views import display_names
from desktop.views.widgets.flow_layout import FlowLayout

WORDS_WIDTH_PX = 240
BOX_WIDTH_PX = 280
"""Width of the field for words, and of a choice at most, in pixels."""


def rule_words(kind: str) -> str:
    """Return a text that says where suggestions come from."""
    return {
        "colleagues": translate("Suggestions", "Text tagged this way before"),
        "search": translate("Suggestions", "Specific words"),
        "lexicon": translate("Suggestions", "Policy terms on a theme"),
        "figures": translate("Suggestions", "Figures for an indicator"),
    }[kind]


def unit_words(unit: str) -> str:
    """Return a text that says what is suggested around a place that is found."""
    return {
        "hit": translate("Suggestions", "The words only"),
        "clause": translate("Suggestions", "The clause"),
        "sentence": translate("Suggestions", "The sentence"),
        "paragraph": translate("Suggestions", "The paragraph"),
    }[unit]


class RuleForm(QWidget):
    """The fields of a rule, in one line where there is room.

    Signals:
        asked: What the rule suggests is to be looked for.
    """

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tags: Sequence[TagRow] = ()
        self.kind, self.unit, self.tag, self.scope, self.theme = (
            _box(f"queue-{name}") for name in ("kind", "unit", "tag", "scope", "theme")
        )
        self.words = QLineEdit()
        self.words.setObjectName("queue-words")
        self.words.setClearButtonEnabled(True)
        self.words.setFixedWidth(WORDS_WIDTH_PX)
        self.look = QPushButton()
        self.look.setObjectName("queue-find")
        self.look.setAutoDefault(False)
        line = FlowLayout(parent=self)
        for widget in (self.kind, self.words, self.theme, self.unit, self.tag, self.scope, self.look):
            line.addWidget(widget)
        connect(self.kind.currentIndexChanged, self, lambda _: self._show_fields())
        self.words.returnPressed.connect(self.asked)
        self.look.clicked.connect(self.asked)
        self.retranslate()

    def rule(self) -> Rule | None:
        """Return the rule as it stands in the fields; None without a tag, or without the words it needs."""
        kind, tag = self.kind.currentData(), self.tag.currentData()
        words = self.theme.currentData() or "" if kind == "lexicon" else self.words.text().strip()
        if not tag or (kind == "search" and not words):
            return None
        return Rule(kind, tag, words, self.unit.currentData())

    def only_this_document(self) -> bool:
        """Return whether only the document that is open is to be looked through."""
        return bool(self.scope.currentData() == "here")

    def set_tags(self, tags: Sequence[TagRow]) -> None:
        """Offer the tags that there are; the one that was chosen stays chosen."""
        self._tags = tags
        entries = [(display_names.tag_path(tag.path), tag.id) for tag in tags]
        _fill(self.tag, [(translate("Suggestions", "Choose a tag"), ""), *entries])

    def prefer_tags(self, tag_ids: Sequence[str]) -> None:
        """Begin with the first of some tags that there is."""
        places = [self.tag.findData(one) for one in tag_ids]
        self.tag.setCurrentIndex(next((place for place in places if place > 0), 0))

    def _show_fields(self) -> None:
        kind = self.kind.currentData()
        self.theme.setVisible(kind == "lexicon")
        self.words.setVisible(kind != "lexicon")
        if kind == "lexicon" and self.theme.count() <= 1:
            for theme in themes():
                self.theme.addItem(theme, theme)
        placeholder = {
            "colleagues": translate("Suggestions", "Only text containing… (optional)"),
            "search": translate("Suggestions", "Words to find"),
            "figures": translate("Suggestions", "Indicator, e.g. 生产总值"),
        }.get(kind, "")
        self.words.setPlaceholderText(placeholder)

    def retranslate(self) -> None:
        """Say everything in the present language; what was chosen stays chosen."""
        every, here = translate("Suggestions", "All documents"), translate("Suggestions", "This document")
        _fill(self.kind, [(rule_words(one), one) for one in RULES])
        _fill(self.unit, [(unit_words(one), one) for one in UNITS])
        _fill(self.scope, [(every, "all"), (here, "here")])
        themes_known = [(self.theme.itemText(place),) * 2 for place in range(1, self.theme.count())]
        _fill(self.theme, [(translate("Suggestions", "All themes"), ""), *themes_known])
        self.set_tags(self._tags)
        for widget, words in (
            (self.kind, translate("Suggestions", "Source of suggestions")),
            (self.unit, translate("Suggestions", "Passage to suggest")),
            (self.tag, translate("Suggestions", "Suggested tag")),
            (self.scope, translate("Suggestions", "Search scope")),
            (self.theme, translate("Suggestions", "Theme of the policy terms")),
            (self.words, translate("Suggestions", "Words to find")),
        ):
            widget.setAccessibleName(words)
            widget.setToolTip(words)
        self.look.setText(translate("Suggestions", "Find"))
        self._show_fields()


def _fill(box: QComboBox, entries: Iterable[tuple[str, str]]) -> None:
    """Offer entries and keep what was chosen."""
    before = box.currentData()
    box.blockSignals(True)
    box.clear()
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(before)))
    box.blockSignals(False)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaximumWidth(BOX_WIDTH_PX)
    box.setMaxVisibleItems(24)
    return box
