"""Lines that are recorded and played back at another size have each character where it was."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPicture
from pytestqt.qtbot import QtBot

from desktop.actions.samples import samples
from desktop.views.printing.text_drawing import draw_line
from desktop.views.reader.layout.page import Page
from desktop.views.reader.layout.row_layout import RowLayout
from desktop.views.reader.typography import Typography, TypographyMetrics

RESOLUTION = 12.5
"""How much finer a printer is than the screen."""


def longest_row() -> RowLayout:
    """Return a paragraph set as for paper, its lines stretched and squeezed to the width of the column."""
    page = Page(replace(Typography(), points=10.5, measure=400))
    page.set_measures(TypographyMetrics(page.measures.typography, "hans"))
    page.set_text(samples()[0][1].decode("utf-8"), [])
    page.set_available(430)
    return max(map(page.layout, range(12)), key=lambda row: len(row.lines))


def ink(scale: float, draw: Callable[[QPainter], object]) -> QImage:
    """Return what is drawn on white, at a scale."""
    image = QImage(480, 360, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    draw(painter)
    painter.end()
    return image


def columns(image: QImage, top: float, bottom: float) -> set[int]:
    """Return the columns in which there is ink between two heights."""
    rows = range(round(top), round(bottom))
    return {x for x in range(image.width()) if any(image.pixelColor(x, y).value() < 160 for y in rows)}


def near(places: set[int]) -> set[int]:
    return {place + by for place in places for by in (-1, 0, 1)}


def test_what_is_played_back_is_where_it_was_recorded(qtbot: QtBot) -> None:
    row, picture, scale = longest_row(), QPicture(), 0.8

    def draw(painter: QPainter) -> None:
        painter.setPen(QColor("black"))
        for line in row.lines:
            draw_line(painter, line.line, QPointF())

    recorder = QPainter(picture)
    recorder.scale(RESOLUTION, RESOLUTION)
    draw(recorder)
    recorder.end()
    drawn = ink(scale, draw)
    played = ink(scale / RESOLUTION, lambda painter: painter.drawPicture(0, 0, picture))
    assert len(row.lines) > 5
    for line in row.lines:
        heights = line.glyph_top * scale, line.glyph_bottom * scale
        wanted, given = columns(drawn, *heights), columns(played, *heights)
        assert wanted
        astray = (given - near(wanted)) | (wanted - near(given))
        assert len(astray) < 0.04 * len(wanted), (line.start, line.end)
