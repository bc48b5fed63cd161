"""The chart view: a chart drawn in the background, whose values are chosen by click or by key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QToolTip, QWidget

from desktop.files.charts.model import (
    SERIES_ON_DARK,
    SERIES_ON_LIGHT,
    Chart,
    ChartColors,
    ChartMark,
    ChartPicture,
    wanted_height,
)
from desktop.i18n import translate
from desktop.lifetime import connect
from desktop.tasks import Progress
from desktop.theme import Theme
from desktop.views.operations.background import BackgroundJob
from desktop.views.session import Session

CHARTS = "charts"
"""The lane of background tasks that charts are drawn on: matplotlib draws one at a time."""

REDRAW_DELAY_MS = 150
"""Milliseconds after a change of size before a chart is drawn again."""

LEAST_WIDTH = 420

WAITING_OPACITY = 0.25
"""How much is seen of a chart while the next one is drawn."""

_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def chart_colors(theme: Theme) -> ChartColors:
    """Return the colors of charts in a theme."""
    series = SERIES_ON_DARK if theme.name == "dark" else SERIES_ON_LIGHT
    return ChartColors(theme.page, theme.text, theme.muted, theme.line, theme.figure, series)


class ChartCanvas(QWidget):
    """Shows the picture of a chart.

    Signals:
        chosen: A value was chosen: numbers of its row and column.
    """

    chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chart")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._image: QImage | None = None
        self._marks: tuple[ChartMark, ...] = ()
        self._current: int | None = None
        self._is_waiting = False
        self._tip_of: Callable[[int, int], str] = lambda _row, _column: ""

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown, even if it is the one before."""
        return self._image is not None

    def wait(self) -> None:
        """Show that another chart is being drawn: nothing of this one can be chosen until it is there."""
        self._is_waiting = True
        self._marks, self._current = (), None
        self.update()

    @property
    def marks(self) -> tuple[ChartMark, ...]:
        """Where the values are."""
        return self._marks

    def show_picture(self, picture: ChartPicture, ratio: float, tip_of: Callable[[int, int], str]) -> None:
        """Show another picture.

        Args:
            picture: The picture.
            ratio: Its device pixels for each device-independent one.
            tip_of: Returns what is said of a value, by the numbers of its row and column.
        """
        image = QImage(picture.pixels, picture.width, picture.height, QImage.Format.Format_RGBA8888).copy()
        image.setDevicePixelRatio(ratio)
        self._image, self._marks, self._tip_of = image, picture.marks, tip_of
        self._is_waiting = False
        if self._current is not None and self._current >= len(self._marks):
            self._current = None
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._image, self._marks, self._current = None, (), None
        self._is_waiting = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, and a frame round the value that the keys are at."""
        painter = QPainter(self)
        if self._image is not None:
            painter.setOpacity(WAITING_OPACITY if self._is_waiting else 1.0)
            painter.drawImage(0, 0, self._image)
            painter.setOpacity(1.0)
        if self._is_waiting:
            painter.setPen(self.palette().text().color())
            seen = self.visibleRegion().boundingRect()
            painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, translate("Analysis", "Drawing the chart…"))
        if self._current is not None and self.hasFocus():
            painter.setPen(QPen(self.palette().accent().color(), 2))
            painter.drawRect(_rectangle(self._marks[self._current]).adjusted(-1, -1, 1, 1))
        painter.end()

    def _mark_at(self, x: float, y: float) -> int | None:
        """Return the mark that a point is in, the one with the nearest middle; None where it is in none."""
        found = [
            (abs(one.left + one.right - 2 * x) + abs(one.top + one.bottom - 2 * y), number)
            for number, one in enumerate(self._marks)
            if one.left <= x <= one.right and one.top <= y <= one.bottom
        ]
        return min(found)[1] if found else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the value that was clicked."""
        number = self._mark_at(event.position().x(), event.position().y())
        if number is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._current = number
        self.update()
        self._choose()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        number = self._mark_at(event.position().x(), event.position().y())
        if number is None:
            self.unsetCursor()
            QToolTip.hideText()
            return
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        one = self._marks[number]
        QToolTip.showText(event.globalPosition().toPoint(), self._tip_of(one.row, one.column), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another value, or choose the one that is framed."""
        key = Qt.Key(event.key())
        if key in _STEPS and self._marks:
            self._go(*_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current is not None:
            self._choose()
        else:
            super().keyPressEvent(event)

    def _go(self, down: int, right: int) -> None:
        """Go to the nearest value in a direction of the picture."""
        if self._current is None:
            self._current = 0
        else:
            here = _rectangle(self._marks[self._current]).center()
            best: tuple[float, int] | None = None
            for number, one in enumerate(self._marks):
                way = _rectangle(one).center() - here
                ahead = way.x() * right + way.y() * down
                aside = abs(way.x() * down) + abs(way.y() * right)
                if ahead > 1 and (best is None or ahead + 2 * aside < best[0]):
                    best = (ahead + 2 * aside, number)
            self._current = best[1] if best is not None else self._current
        one = self._marks[self._current]
        self.setAccessibleDescription(self._tip_of(one.row, one.column))
        self.update()

    def _choose(self) -> None:
        if self._current is not None:
            one = self._marks[self._current]
            self.chosen.emit(one.row, one.column)

    def leaveEvent(self, event: QEvent) -> None:
        """Say nothing any more."""
        QToolTip.hideText()
        super().leaveEvent(event)


def _rectangle(mark: ChartMark) -> QRectF:
    return QRectF(mark.left, mark.top, mark.right - mark.left, mark.bottom - mark.top)


class ChartView(QScrollArea):
    """Draws a chart as wide as there is room.

    Signals:
        drawn: A chart is on the screen; handed whether a Chinese face was found for it.
    """

    drawn = Signal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("chart-area")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.canvas = ChartCanvas()
        self.setWidget(self.canvas)
        self._session = session
        self._job = BackgroundJob(session, self, CHARTS)
        self._chart: Chart | None = None
        self._tip_of: Callable[[int, int], str] = lambda _row, _column: ""
        self._timer = QTimer(self, singleShot=True, interval=REDRAW_DELAY_MS)
        self._timer.timeout.connect(self._draw)
        connect(session.theme_changed, self, self._change_theme)
        self._change_theme(session.theme)
        self.retranslate()

    @property
    def chart(self) -> Chart | None:
        """The chart that is shown."""
        return self._chart

    def show_chart(self, chart: Chart, tip_of: Callable[[int, int], str]) -> None:
        """Draw a chart.

        Args:
            chart: The chart.
            tip_of: Returns what is said of a value, by the numbers of its row and column.
        """
        is_other = chart != self._chart
        self._chart, self._tip_of = chart, tip_of
        if is_other:
            if not self.canvas.has_picture:
                self.canvas.resize(self.maximumViewportSize())
            self.canvas.wait()
        self.canvas.setAccessibleName(f"{chart.title} · {chart.measure}")
        self._draw()

    def _change_theme(self, theme: Theme) -> None:
        palette = self.viewport().palette()
        palette.setColor(self.viewport().backgroundRole(), QColor(theme.page))
        self.viewport().setPalette(palette)
        self._draw()

    def _size(self) -> QSize:
        assert self._chart is not None
        wanted, room = wanted_height(self._chart), self.maximumViewportSize()
        fills = self._chart.kind != "bars"  # one or two bars stretched to the full height are hard to read
        bar = self.verticalScrollBar().sizeHint().width() if wanted > room.height() else 0
        return QSize(max(LEAST_WIDTH, room.width() - bar), max(wanted, room.height()) if fills else wanted)

    def _draw(self) -> None:
        self._timer.stop()
        if self._chart is None or not self.isVisible():
            return
        size, ratio = self._size(), self.devicePixelRatioF()
        work = partial(_drawn, self._chart, chart_colors(self._session.theme), size, ratio)
        self._job.run(work, partial(self._show, size, ratio), supersedes=True)

    def _show(self, size: QSize, ratio: float, picture: ChartPicture) -> None:
        self.canvas.resize(size)
        self.canvas.show_picture(picture, ratio, self._tip_of)
        self.drawn.emit(picture.has_chinese)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was counted while it was not seen."""
        super().showEvent(event)
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again for the new size, once it stays."""
        super().resizeEvent(event)
        if not self.canvas.has_picture:
            self.canvas.resize(self.maximumViewportSize())
        self._timer.start()

    def stop(self) -> None:
        """Want no more pictures."""
        self._timer.stop()
        self._job.drop()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.canvas.setToolTip("")
        self.setAccessibleName(translate("Analysis", "Chart"))


def _drawn(chart: Chart, colors: ChartColors, size: QSize, ratio: float, _progress: Progress) -> ChartPicture:
    from desktop.files.charts.drawing import draw_chart  # loads matplotlib

    return draw_chart(chart, colors, size.width(), size.height(), ratio)
