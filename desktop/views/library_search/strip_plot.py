"""The strip plot: the values found as dots on one line, to see at a glance where most of them are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log10
from statistics import median

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.actions.figure_listing import ListedFigure
from desktop.i18n import translate
from desktop.theme import Theme
from desktop.views import display_names
from desktop.views.widgets.tooltip import plain_tooltip

HEIGHT_PX = 66
"""Height of the strip in pixels."""

RADIUS_PX = 3.5
"""Radius of a dot in pixels."""

MARGIN_PX = 16
"""Pixels left of the smallest value and right of the greatest."""

ROWS = 5
"""Rows that dots of like values are spread over."""

LOG_FROM = 1000.0
"""Times that the greatest value is the smallest one from which on the line is logarithmic."""

MULTIPLIERS = ((1e8, "亿"), (1e4, "万"))
"""What large values are divided by, and the character for it."""

MAX_DOTS = 1000
"""Dots that are painted; of more figures every so many-th. More of them would cover one another."""


class StripPlot(QWidget):
    """Dots for the figures of the unit that most of them have; a filled one was achieved, a ring is a target.

    Signals:
        chosen: Key of the figure whose dot was clicked.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("strip-plot")
        self.setFixedHeight(HEIGHT_PX)
        self.setMouseTracking(True)
        self._theme = theme
        self._figures: list[ListedFigure] = []
        self._places: tuple[int, list[QPointF]] | None = None
        self.unit = ""
        self._current = ""

    def take_theme(self, theme: Theme) -> None:
        """Paint in other colors."""
        self._theme = theme
        self.update()

    def show_figures(self, figures: Sequence[ListedFigure]) -> None:
        """Show the figures of the unit that most of them have."""
        units = Counter(one.unit for one in figures if one.numbers)
        self.unit = units.most_common(1)[0][0] if units else ""
        same = [one for one in figures if one.numbers and one.unit == self.unit]
        self._places = None
        self._figures = same[:: max(1, -(-len(same) // MAX_DOTS))]
        self.setVisible(len(same) > 1)
        if same:
            said = translate("LibrarySearch", "%1 values from %2 to %3")
            values = [one.numbers[0] for one in same]
            for mark, word in (
                ("%1", display_names.number_text(len(same))),
                ("%2", self._number(min(values))),
                ("%3", self._number(max(values))),
            ):
                said = said.replace(mark, word)
            self.setAccessibleName(said)
        self.update()

    def show_current(self, key: str) -> None:
        """Mark the dot of the figure that is read."""
        self._current = key
        self.update()

    def places(self) -> list[QPointF]:
        """Return where the dot of each figure is, in their order."""
        if self._places is None or self._places[0] != self.width():
            self._places = self.width(), self._placed()
        return self._places[1]

    def _placed(self) -> list[QPointF]:
        values = [one.numbers[0] for one in self._figures]
        if not values:
            return []
        low, high = min(values), max(values)
        logarithmic = low > 0 and high / low >= LOG_FROM
        scaled = [log10(one) for one in values] if logarithmic else values
        low, high = min(scaled), max(scaled)
        width = max(1, self.width() - 2 * MARGIN_PX)
        middle = self.width() / 2
        xs = [MARGIN_PX + (one - low) / (high - low) * width if high > low else middle for one in scaled]
        taken: Counter[int] = Counter()
        points = []
        for x in xs:
            cell = round(x / (2 * RADIUS_PX))
            points.append(QPointF(x, 12 + (taken[cell] % ROWS) * 2 * RADIUS_PX))
            taken[cell] += 1
        return points

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, the dots, and what smallest, middle and greatest value are."""
        if not self._figures:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bottom = 12 + ROWS * 2 * RADIUS_PX
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(QPointF(MARGIN_PX, bottom), QPointF(self.width() - MARGIN_PX, bottom))
        self._paint_dots(painter)
        self._write_ends(painter, bottom)
        painter.end()

    def _paint_dots(self, painter: QPainter) -> None:
        """Paint each dot once: of figures alike in value and status one lies over the other."""
        color = QColor(self._theme.figure)
        dots: dict[tuple[bool, int, float], QPointF] = {}
        current: tuple[bool, QPointF] | None = None
        for figure, point in zip(self._figures, self.places(), strict=True):
            is_target = figure.fields["status"] == "target"
            dots.setdefault((is_target, round(point.x()), point.y()), point)
            if figure.key == self._current:
                current = is_target, point
        painter.setPen(QPen(color, 1.4))
        for is_target in (False, True):
            painter.setBrush(Qt.BrushStyle.NoBrush if is_target else color)
            for key, point in dots.items():
                if key[0] == is_target:
                    painter.drawEllipse(point, RADIUS_PX, RADIUS_PX)
        if current is not None:
            color = QColor(self._theme.warning)
            painter.setPen(QPen(color, 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush if current[0] else color)
            painter.drawEllipse(current[1], RADIUS_PX, RADIUS_PX)

    def _write_ends(self, painter: QPainter, bottom: float) -> None:
        values = [one.numbers[0] for one in self._figures]
        painter.setPen(QColor(self._theme.muted))
        room = QRectF(MARGIN_PX, bottom + 1, self.width() - 2 * MARGIN_PX, self.height() - bottom - 1)
        half = translate("LibrarySearch", "median %1").replace("%1", self._number(median(values)))
        for words, side in (
            (self._number(min(values)), Qt.AlignmentFlag.AlignLeft),
            (half, Qt.AlignmentFlag.AlignHCenter),
            (self._number(max(values)), Qt.AlignmentFlag.AlignRight),
        ):
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), words)

    def _number(self, value: float) -> str:
        """Write a value as reports write it: 169.8亿元, not 16980000000 元."""
        for multiplier, name in MULTIPLIERS:
            if abs(value) >= multiplier:
                return f"{display_names.number_text(round(value / multiplier, 2))}{name}{self.unit}"
        return f"{display_names.number_text(round(value, 4))}{self.unit}"

    def _figure_at(self, point: QPointF) -> ListedFigure | None:
        """Return the figure whose dot is nearest to a point, within some pixels."""
        near = [((place - point).manhattanLength(), number) for number, place in enumerate(self.places())]
        distance, number = min(near, default=(99.0, 0))
        return self._figures[number] if distance <= 3 * RADIUS_PX else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the figure whose dot is clicked."""
        figure = self._figure_at(event.position())
        if figure is not None:
            self.chosen.emit(figure.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which figure a dot is."""
        figure = self._figure_at(event.position())
        words = ""
        if figure is not None:
            said = " ".join(filter(None, (figure.fields["indicator"], figure.fields["text"])))
            words = plain_tooltip(f"{said}\n{figure.document.title}")
        QToolTip.showText(event.globalPosition().toPoint(), words, self)
