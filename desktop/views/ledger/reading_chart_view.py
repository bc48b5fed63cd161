"""The plot of a reading: one indicator at a time, whose values show their sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.actions.ledger_charts import (
    ChartSeries,
    ReadingChart,
    chart_series,
    column_of,
    reading_chart,
)
from desktop.actions.ledger_readings import Row
from desktop.i18n import translate
from desktop.views import display_names
from desktop.views.analysis.chart_view import ChartView
from desktop.views.analysis.count_files import save_picture
from desktop.views.ledger.cell_text import number_text, status_text
from desktop.views.ledger.reading_text import column_title, reading_title
from desktop.views.session import Session
from desktop.views.widgets.empty_state import EmptyState


class ReadingChartView(QWidget):
    """Draws a reading. What is shown of it is chosen in ``series``, which the page lays out.

    Signals:
        chosen: A value was chosen: the row of the reading that it is of.
    """

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._name = ""
        self._rows: Sequence[Row] = ()
        self._drawn: ReadingChart | None = None
        self.series = QComboBox()
        self.series.setObjectName("ledger-chart-series")
        self.series.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.chart = ChartView(session)
        self._empty = EmptyState("no-plot")
        self._empty.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart)
        column.addWidget(self._empty)
        self._empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.chart.canvas)
        self.series.currentIndexChanged.connect(lambda _: self._draw())
        self.chart.canvas.chosen.connect(self._choose)
        self.retranslate()

    def set_rows(self, name: str, rows: Sequence[Row], indicators: Sequence[str]) -> None:
        """Draw another reading, of the indicator that was shown where it has that.

        Args:
            name: The reading.
            rows: Its rows.
            indicators: The indicators of the ledger, in order.
        """
        shown = self._series_at(self.series.currentIndex())
        self._name, self._rows = name, rows
        self.series.blockSignals(True)
        self.series.clear()
        for one in chart_series(name, rows, indicators):
            self.series.addItem(_series_text(one), one)
        offered = [self._series_at(place) for place in range(self.series.count())]
        same = [n for n, one in enumerate(offered) if one == shown]
        alike = [n for n, one in enumerate(offered) if shown and one and one.indicator == shown.indicator]
        places = same or alike
        self.series.setCurrentIndex(places[0] if places else min(0, self.series.count() - 1))
        self.series.blockSignals(False)
        self._explain()
        self._draw()

    def _series_at(self, place: int) -> ChartSeries | None:
        data = self.series.itemData(place)  # Qt hands a tuple back as a list
        return None if data is None else ChartSeries(*data)

    def _draw(self) -> None:
        series = self._series_at(self.series.currentIndex())
        self.series.setEnabled(series is not None)
        self._show_only(self.chart if series is not None else self._empty)
        if series is None:
            self._drawn = None
            return
        named = [_series_text(series._replace(column=""))] if series.indicator else []  # the measure says it
        title = " · ".join([reading_title(self._name), *named])
        drawn = reading_chart(self._name, self._rows, series, title, self._measure(series), status_text)
        self._drawn = drawn
        self.chart.show_chart(drawn.chart, self._tip)

    def _show_only(self, shown: QWidget) -> None:
        """Show the chart or why there is none; it has the focus that the other had, so that keys work."""
        before = self.focusProxy()
        had_focus = before is not None and before.hasFocus()  # what is hidden has it no longer
        self.chart.setVisible(shown is self.chart)
        self._empty.setVisible(shown is self._empty)
        self.setFocusProxy(self.chart.canvas if shown is self.chart else self._empty)
        if had_focus:
            self.setFocus()

    def _measure(self, series: ChartSeries) -> str:
        if self._name == "gaps":
            return translate("Ledger", "Places that do not mention it")
        name = column_of(self._name, series)
        return status_text(series.status) if name == "said" else column_title(name)

    def _tip(self, row: int, column: int) -> str:
        assert self._drawn is not None
        chart = self._drawn.chart
        value = chart.values[row][column]
        names = [chart.columns[column]] if chart.kind == "bars" else [chart.rows[row], chart.columns[column]]
        return "\n".join([*names, "–" if value is None else number_text(value)])

    def _choose(self, row: int, column: int) -> None:
        found = None if self._drawn is None else self._drawn.rows[row][column]
        if found is not None:
            self.chosen.emit(found)

    def save(self) -> None:
        """Ask where to, and write what is drawn as a picture."""
        if self._drawn is not None:
            save_picture(self._session, self._drawn.chart)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.series.setAccessibleName(translate("Ledger", "Indicator of the plot"))
        self._explain()
        for place in range(self.series.count()):
            self.series.setItemText(place, _series_text(self._series_at(place) or ChartSeries()))
        self.chart.retranslate()
        self._draw()

    def _explain(self) -> None:
        """Say why nothing is drawn."""
        why = translate("Ledger", "This reading has no numbers to plot. Press P for its table.")
        if not self._rows:
            why = translate("Ledger", "This reading has no rows. Press P for its table.")
        self._empty.set_text(translate("Ledger", "Nothing to plot"), why)

    def stop(self) -> None:
        """Want no more pictures."""
        self.chart.stop()


def _series_text(series: ChartSeries) -> str:
    level = display_names.level(series.level) if series.level else ""
    status = status_text(series.status) if series.status else ""
    column = column_title(series.column) if series.column else ""
    words = " · ".join(filter(None, [series.indicator, status, level, column]))
    return words or translate("Ledger", "All indicators")
