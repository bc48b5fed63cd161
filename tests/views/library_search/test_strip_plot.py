"""The strip plot: of very many figures some dots, the one that is read told from the others."""

from types import SimpleNamespace
from typing import Any

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.actions.figure_listing import ListedFigure
from desktop.theme import LIGHT
from desktop.views.library_search.strip_plot import MAX_DOTS, StripPlot


def _figures(count: int, values: int) -> list[ListedFigure]:
    row: Any = SimpleNamespace(id="d", title="报告")
    fields = {"norm_value": None, "norm_unit": "%", "unit": "%", "status": "achieved"}
    return [
        ListedFigure(row, {**fields, "start": number, "value": float(number % values)}, "")
        for number in range(count)
    ]


def _painted(plot: StripPlot) -> QImage:
    image = plot.grab().toImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def test_dots_of_very_many_figures_are_few_and_follow_the_width(qtbot: QtBot) -> None:
    plot = StripPlot(LIGHT)
    qtbot.addWidget(plot)
    plot.resize(400, plot.height())
    plot.show_figures(_figures(5 * MAX_DOTS, 7))
    narrow = plot.places()
    assert len(narrow) == MAX_DOTS
    assert plot.places() is narrow  # not worked out again at each movement of the mouse
    plot.resize(800, plot.height())
    assert max(point.x() for point in plot.places()) > 2 * max(point.x() for point in narrow) - 50
    plot.show_figures(_figures(3, 3))
    assert len(plot.places()) == 3


def test_the_figure_that_is_read_is_painted_over_those_alike(qtbot: QtBot) -> None:
    plot = StripPlot(LIGHT)
    qtbot.addWidget(plot)
    plot.resize(400, plot.height())
    figures = _figures(MAX_DOTS, 5)
    plot.show_figures(figures)
    place = plot.places()[500].toPoint()
    assert _painted(plot).pixelColor(place) == QColor(LIGHT.figure)
    plot.show_current(figures[500].key)
    assert _painted(plot).pixelColor(place) == QColor(LIGHT.warning)
