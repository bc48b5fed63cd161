"""The marks of a line against reference pictures, one a theme, tolerant of how edges are smoothed.

No character is painted, only marks: every Chinese face has characters as wide as they are high, so pictures
are the same whichever is installed. After a wanted change, ``python -m
tests.views.reader.test_reference_pictures`` paints them again; look at them before they are kept.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.text.span_styles import PATTERNS
from desktop.text.spans import Span
from desktop.views.reader import THEMES, ReaderTheme, Typography
from desktop.views.reader.layout.row_layout import RowLayout, RowText
from desktop.views.reader.paint import layer_styles as paint_layers
from desktop.views.reader.typography import BODY, TypographyMetrics

FOLDER = Path(__file__).parent / "references"
COLOURS = ("#a93226", "#b9770e", "#1e8449", "#2471a3", "#7d3c98", "#2c3e50")
NEAR = 24
"""By how much a pixel of the reduced picture may differ in a color, of 255."""


def layout() -> RowLayout:
    row = RowLayout(
        RowText(0, "字" * 60),
        TypographyMetrics(Typography(points=14)).style(BODY),
        20 * 19.0,
        depth=lambda *_: 6,
    )
    if abs(row.x_of(1, row.lines[1]) - row.x_of(0, row.lines[0])) > 60:
        pytest.skip("no face with Chinese characters is installed")
    return row


def painted(theme: ReaderTheme) -> QImage:
    """Paint every kind of mark, and six annotations over each other, the fifth lifted."""
    row = layout()
    seen = (0, len(row.lines) - 1)
    image = QImage(400, row.height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.page))
    painter = QPainter(image)
    painter.translate(6, 0)
    figures = [
        Span(1, 6, "figures", "f", style="quantity"),
        Span(7, 11, "figures", "t", style="change target"),
    ]
    paint_layers.paint_tint(painter, row, [(12, 14), (16, 18)], seen, theme)
    paint_layers.paint_figures(painter, row, figures, seen, theme, "f")
    paint_layers.paint_damage(painter, row, [Span(20, 24, "damage", "d")], seen, theme)
    paint_layers.paint_selection(painter, row, 26, 30, seen, theme)
    hits = [Span(32, 34, "hits", "h"), Span(35, 37, "hits", "g")]
    paint_layers.paint_hits(painter, row, hits, "g", seen, theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_layers.paint_terms(painter, row, [Span(12, 17, "terms", "t")], seen, theme)
    paint_layers.paint_ticks(painter, row, seen, lambda: [2, 4, 21, 26, 41], theme)
    paint_layers.paint_doubts(painter, row, [3, 28], seen, theme)
    for number, (color, pattern) in enumerate(zip(COLOURS, PATTERNS, strict=True)):
        span = Span(38 + number, 58 - number, "annotations", str(number), "标签", color)
        highlighted_span = number == 4
        paint_layers.paint_lane(
            painter, row, span, seen, theme, lane=number, pattern=pattern, highlighted_span=highlighted_span
        )
    painter.end()
    return image


def reduced(image: QImage) -> QImage:
    """Return a quarter of the picture's size, where it hardly shows how an edge is smoothed."""
    smooth = Qt.TransformationMode.SmoothTransformation
    ratio = Qt.AspectRatioMode.IgnoreAspectRatio
    return image.scaled(image.width() // 4, image.height() // 4, ratio, smooth).convertToFormat(
        QImage.Format.Format_RGB32
    )


def differing(one: QImage, other: QImage) -> float:
    """Return the share of the pixels that differ by more than is allowed, 1 for pictures of another size."""
    if one.size() != other.size():
        return 1.0
    small, reference = reduced(one), reduced(other)
    places = [(x, y) for x in range(small.width()) for y in range(small.height())]
    far = 0
    for place in places:
        here, there = small.pixelColor(*place), reference.pixelColor(*place)
        parts = zip(here.getRgb()[:3], there.getRgb()[:3], strict=True)  # type: ignore[index]
        far += any(abs(a - b) > NEAR for a, b in parts)
    return far / len(places)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_marks_look_as_in_the_reference(qapp: QApplication, theme: ReaderTheme) -> None:
    reference = QImage(str(FOLDER / f"{theme.name}.png"))
    assert not reference.isNull()
    assert differing(painted(theme), reference) < 0.004


def test_a_mark_that_is_missing_or_moved_is_noticed(qapp: QApplication) -> None:
    usual = painted(THEMES["page"])
    moved = usual.copy(0, 3, usual.width(), usual.height())
    assert differing(usual, moved) > 0.02
    without = painted(THEMES["page"])
    painter = QPainter(without)
    painter.fillRect(20, 0, 110, 40, QColor(THEMES["page"].page))
    painter.end()
    assert differing(usual, without) > 0.008


if __name__ == "__main__":
    app = QApplication([])
    FOLDER.mkdir(exist_ok=True)
    for each in THEMES.values():
        painted(each).save(str(FOLDER / f"{each.name}.png"))
