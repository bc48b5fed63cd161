"""Count options: what counts are broken down by, measured in and shown as."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from desktop.actions.panel import KEYS
from desktop.actions.panel_charts import CHART_KEYS, ONE_THEME
from desktop.actions.panel_measures import MEASURES
from desktop.i18n import translate
from desktop.views.analysis import labels

TABLES = ("wide", "long", "words")
"""The ways to show counts as tables."""

DISPLAYS = (*TABLES, *CHART_KEYS)
"""All ways to show counts."""


class CountOptions(QWidget):
    """The fields in which it is chosen how counts are shown.

    Signals:
        keys_changed: Counts are wanted by other keys.
        display_changed: They are to be shown in another way.
        look_changed: Another measure or theme is to be shown.
    """

    keys_changed = Signal()
    display_changed = Signal()
    look_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.by, self.and_by = _combo("count-by"), _combo("count-and-by")
        self.measure, self.display = _combo("count-measure"), _combo("count-display")
        self.theme = _combo("count-theme")
        self._labels = [QLabel() for _ in range(2)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for label, box in zip(self._labels, (self.by, self.and_by), strict=True):
            label.setBuddy(box)
            label.setProperty("look", "muted")
            row.addWidget(label)
            row.addWidget(box)
        for box in (self.measure, self.display, self.theme):
            row.addWidget(box)
        for box in (self.by, self.and_by):
            box.currentIndexChanged.connect(self.keys_changed)
        self.display.currentIndexChanged.connect(lambda _: self._change_display())
        for box in (self.measure, self.theme):
            box.currentIndexChanged.connect(self.look_changed)
        self.retranslate()

    @property
    def shown_as(self) -> str:
        """One of DISPLAYS."""
        return str(self.display.currentData())

    @property
    def is_chart(self) -> bool:
        """Whether a chart is wanted."""
        return self.shown_as in CHART_KEYS

    @property
    def measured_in(self) -> str:
        """One of MEASURES."""
        return str(self.measure.currentData())

    def panel_keys(self) -> tuple[str, ...]:
        """Return the keys to count by: those chosen, or the one that a chart needs."""
        if self.is_chart:
            return (CHART_KEYS[self.shown_as],)
        first, second = self.by.currentData(), self.and_by.currentData()
        return (first,) if not second or second == first else (first, second)

    def set_themes(self, themes: Sequence[str]) -> None:
        """Offer the themes of what was counted; what was chosen stays chosen."""
        if [self.theme.itemText(place) for place in range(self.theme.count())] == list(themes):
            return
        chosen = self.theme.currentText()
        self.theme.blockSignals(True)
        self.theme.clear()
        self.theme.addItems(list(themes))
        self.theme.setCurrentIndex(max(0, self.theme.findText(chosen)))
        self.theme.blockSignals(False)

    def _change_display(self) -> None:
        self._enable()
        self.display_changed.emit()

    def _enable(self) -> None:
        for box in (self.by, self.and_by):
            box.setEnabled(not self.is_chart and self.shown_as != "words")
        self.measure.setEnabled(self.shown_as != "words")
        self.theme.setVisible(self.shown_as in ONE_THEME)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._labels[0].setText(translate("Analysis", "By"))
        self._labels[1].setText(translate("Analysis", "and"))
        keys = [(labels.key_name(key), key) for key in KEYS]
        _fill(self.by, keys, "region")
        _fill(self.and_by, [(translate("Analysis", "nothing else"), ""), *keys], "")
        _fill(self.measure, [(labels.measure_name(one), one) for one in MEASURES], "count")
        _fill(self.display, [(labels.display_name(one), one) for one in DISPLAYS], "wide")
        for box, words in (
            (self.by, translate("Analysis", "Count by")),
            (self.and_by, translate("Analysis", "and by")),
            (self.measure, translate("Analysis", "Measure")),
            (self.display, translate("Analysis", "Show as")),
            (self.theme, translate("Analysis", "Theme")),
        ):
            box.setAccessibleName(words)
            box.setToolTip(words)
        self._enable()


def _combo(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMaxVisibleItems(20)
    return box


def _fill(box: QComboBox, entries: Sequence[tuple[str, str]], first: str) -> None:
    """Offer entries, and keep what was chosen; at first choose one."""
    before = box.currentData() if box.count() else first
    box.blockSignals(True)
    box.clear()
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(before)))
    box.blockSignals(False)
