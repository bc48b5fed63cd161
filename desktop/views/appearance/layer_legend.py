"""The layer legend: how each layer looks on the page, with its switch and its key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.views import display_names
from desktop.views.commands.registry import CommandRegistry
from desktop.views.reader import ReaderTheme

LAYERS = ("words", "figures", "terms", "damage", "annotations")
"""The layers with a switch, in the order of their keys."""

SAMPLES = {
    "words": "招商引资工作",
    "figures": "2806.2亿元",
    "terms": "专精特新",
    "damage": "?糁菔",
    "annotations": "产业转型升级",
}


class LayerSample(QWidget):
    """A few words with a layer's look."""

    def __init__(self, layer: str, theme: ReaderTheme) -> None:
        super().__init__()
        self._layer, self._theme = layer, theme
        self.setFixedSize(118, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words as the page does."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.page))
        metrics, words = self.fontMetrics(), SAMPLES[self._layer]
        width, left = metrics.horizontalAdvance(words), 8
        base = (self.height() + metrics.ascent() - metrics.descent()) // 2
        box = (left - 2, base - metrics.ascent(), width + 4, metrics.height())
        theme, layer = self._theme, self._layer
        if layer in ("figures", "damage"):
            wash = theme.figure_wash if layer == "figures" else theme.damage_wash
            painter.fillRect(*box, QColor(wash))
        painter.setPen(QColor(theme.ink))
        painter.drawText(left, base, words)
        bottom = base + metrics.descent() + 1
        if layer == "figures":
            painter.setPen(QPen(QColor(theme.figure), 1.2))
            painter.drawLine(left, bottom, left + width, bottom)
        elif layer == "terms":
            painter.setPen(QPen(QColor(theme.term), 1.6, Qt.PenStyle.DotLine))
            painter.drawLine(left, bottom, left + width, bottom)
        elif layer == "damage":
            painter.setPen(QPen(QColor(theme.damage), 1.4, Qt.PenStyle.DashLine))
            painter.drawLine(left, bottom, left + width, bottom)
        elif layer == "annotations":
            painter.setPen(QPen(QColor(theme.accent), 3))
            painter.drawLine(left, bottom, left + width, bottom)
        else:
            painter.setPen(QPen(QColor(theme.word), 1))
            for place in (4, 6):
                x = left + metrics.horizontalAdvance(words[:place]) if place < len(words) else -9
                painter.drawLine(x, base + 1, x, bottom + 2)
        painter.end()


class LayerLegend(QFrame):
    """A small panel that goes when the user clicks elsewhere."""

    def __init__(self, commands: CommandRegistry, theme: ReaderTheme, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(translate("Legend", "Highlighting in the text"))
        heading.setProperty("look", "heading")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for layer in LAYERS:
            action, row = commands[f"layer-{layer}"], grid.rowCount()
            grid.addWidget(_switch(action, display_names.layer(layer)), row, 0)
            grid.addWidget(LayerSample(layer, theme), row, 1)
            grid.addWidget(_key(action), row, 2)
            if layer == "figures":
                signs = QLabel(translate("Legend", "Broken line: target · ?: to check"))
                signs.setProperty("look", "muted")
                grid.addWidget(signs, row + 1, 0, 1, 3)
            if layer == "terms":
                only_key = commands["key-terms"]
                grid.addWidget(_switch(only_key, translate("Legend", "Only key terms")), row + 1, 0, 1, 2)
                grid.addWidget(_key(only_key), row + 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addLayout(grid)
        self._commands = commands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys of the layers work, which a panel like this keeps from the window; its own closes."""
        pressed = QKeySequence(event.keyCombination())
        if pressed in self._commands["legend"].shortcuts():
            self.close()
            return
        for action in (*(self._commands[f"layer-{layer}"] for layer in LAYERS), self._commands["key-terms"]):
            if pressed in action.shortcuts():
                action.trigger()
                return
        super().keyPressEvent(event)


def _key(action: QAction) -> QLabel:
    key = QLabel(action.shortcut().toString())
    key.setProperty("look", "key")
    return key


def _switch(action: QAction, words: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(action.isChecked())
    box.toggled.connect(action.setChecked)
    connect(action.toggled, box, box.setChecked)
    box.setToolTip(action.toolTip())
    return box
