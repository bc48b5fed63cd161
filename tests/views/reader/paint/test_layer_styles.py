"""Each layer painted into an image: what is drawn, where, and that shapes differ besides colors."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.text.span_styles import DOUBT_STYLE, PATTERNS
from desktop.text.spans import Span
from desktop.views.reader import PAGE, THEMES, ReaderTheme
from desktop.views.reader.layout.row_layout import RowLayout, RowText
from desktop.views.reader.paint import layer_styles as paint_layers
from desktop.views.reader.typography import BODY, Typography, TypographyMetrics

TEXT = "全县地区生产总值完成一百亿元，增长百分之五，招商引资取得新成效。"
Paint = Callable[[QPainter, RowLayout], None]


@pytest.fixture(scope="module")
def layout(qapp: object) -> RowLayout:
    return RowLayout(RowText(0, TEXT), TypographyMetrics(Typography(points=14)).style(BODY), 420)


def painted(layout: RowLayout, paint: Paint, theme: ReaderTheme = PAGE) -> QImage:
    image = QImage(440, layout.height + 4, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.page))
    painter = QPainter(image)
    paint(painter, layout)
    painter.end()
    return image


def touched(image: QImage, theme: ReaderTheme = PAGE) -> set[tuple[int, int]]:
    """Return the pixels that are not the page any more."""
    page = QColor(theme.page).rgb()
    everywhere = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {(x, y) for x, y in everywhere if image.pixel(x, y) != page}


def seen(layout: RowLayout) -> tuple[int, int]:
    return 0, len(layout.lines) - 1


def box(layout: RowLayout, start: int, end: int) -> QRect:
    (piece,) = layout.pieces(start, end)
    return piece.box.toAlignedRect().adjusted(-2, -2, 2, 3)


LAYERS: dict[str, Paint] = {
    "figures": lambda painter, layout: paint_layers.paint_figures(
        painter, layout, [Span(2, 6, "figures", "f")], seen(layout), PAGE
    ),
    "terms": lambda painter, layout: paint_layers.paint_terms(
        painter, layout, [Span(2, 6, "terms", "t")], seen(layout), PAGE
    ),
    "damage": lambda painter, layout: paint_layers.paint_damage(
        painter, layout, [Span(2, 6, "damage", "d")], seen(layout), PAGE
    ),
    "hits": lambda painter, layout: paint_layers.paint_hits(
        painter, layout, [Span(2, 6, "hits", "h")], "h", seen(layout), PAGE
    ),
    "selection": lambda painter, layout: paint_layers.paint_selection(
        painter, layout, 2, 6, seen(layout), PAGE
    ),
    "tint": lambda painter, layout: paint_layers.paint_tint(painter, layout, [(2, 6)], seen(layout), PAGE),
}


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_draws_at_its_span_and_nowhere_else(layout: RowLayout, name: str) -> None:
    pixels = touched(painted(layout, LAYERS[name]))
    around = box(layout, 2, 6)
    assert len(pixels) > 20
    assert all(around.contains(x, y) for x, y in pixels)


def test_layers_differ_in_shape_not_only_in_color(layout: RowLayout) -> None:
    inked = {}
    for name in ("figures", "terms", "damage", "hits"):
        image = painted(layout, LAYERS[name])
        strong = {(x, y) for x, y in touched(image) if abs(image.pixelColor(x, y).lightness() - 250) > 60}
        inked[name] = frozenset(strong)
    assert len(set(inked.values())) == len(inked)


def test_a_target_has_a_broken_frame(layout: RowLayout) -> None:
    def paint(style: str) -> QImage:
        spans = [Span(2, 6, "figures", "f", style=style)]
        return painted(layout, lambda p, row: paint_layers.paint_figures(p, row, spans, seen(row), PAGE))

    line = QColor(PAGE.figure)
    counts = []
    for style in ("quantity", "percent target"):
        image = paint(style)
        counts.append(sum(image.pixelColor(x, y) == line for x, y in touched(image)))
    assert counts[1] < counts[0] * 0.85


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
def test_a_question_mark_stands_at_the_end_of_a_figure_in_doubt(
    layout: RowLayout, theme: ReaderTheme
) -> None:
    def paint(style: str) -> QImage:
        spans = [Span(2, 6, "figures", "f", style=style)]
        return painted(
            layout, lambda p, row: paint_layers.paint_question_marks(p, row, spans, seen(row), theme), theme
        )

    assert not touched(paint("quantity"), theme)
    marks = touched(paint(f"quantity {DOUBT_STYLE}"), theme)
    (piece,) = layout.pieces(2, 6)
    assert len(marks) > 15
    assert {piece.right - layout.style.em <= x <= piece.right + 1 for x, _ in marks} == {True}
    assert min(y for _, y in marks) >= 0
    assert max(y for _, y in marks) < piece.line.glyph_top + layout.style.em / 2


def test_text_is_drawn_in_ink(layout: RowLayout) -> None:
    image = painted(layout, lambda painter, row: paint_layers.paint_text(painter, row, seen(row), PAGE))
    darkest = min(image.pixelColor(x, y).lightness() for x, y in touched(image))
    assert darkest <= QColor(PAGE.ink).lightness() + 12


def test_only_lines_in_view_are_drawn(layout: RowLayout) -> None:
    image = painted(layout, lambda painter, row: paint_layers.paint_text(painter, row, (0, 0), PAGE))
    assert max(y for _, y in touched(image)) < layout.lines[1].glyph_top + 2


def test_ticks_stand_between_words(layout: RowLayout) -> None:
    image = painted(
        layout,
        lambda painter, row: paint_layers.paint_ticks(painter, row, seen(row), lambda: [2, 4, 8], PAGE),
    )
    columns = sorted({x for x, _ in touched(image)})
    expected = [round(layout.x_of(at, layout.lines[0], end=True)) for at in (2, 4, 8)]
    assert all(any(abs(x - place) <= 1 for place in expected) for x in columns)
    assert len(columns) >= 3


def lane(layout: RowLayout, number: int, pattern: str, highlighted_span: bool = False) -> QImage:
    span = Span(2, 12, "annotations", "a", "标签", "#2980b9")

    def paint(painter: QPainter, row: RowLayout) -> None:
        paint_layers.paint_lane(
            painter,
            row,
            span,
            seen(row),
            PAGE,
            lane=number,
            pattern=pattern,
            highlighted_span=highlighted_span,
        )

    return painted(layout, paint)


def test_patterns_of_lanes_differ(layout: RowLayout) -> None:
    images = [frozenset(touched(lane(layout, 0, pattern))) for pattern in PATTERNS]
    assert len(set(images)) == len(PATTERNS)


def test_six_lanes_do_not_touch(layout: RowLayout) -> None:
    rows = []
    for number in range(6):
        span = Span(2, 12, "annotations", "a", "标签", "#2980b9")
        image = QImage(440, layout.height + 60, QImage.Format.Format_RGB32)
        image.fill(QColor(PAGE.page))
        painter = QPainter(image)
        for piece in layout.pieces(span.start, span.end, 0, 0):
            y = paint_layers.lane_y(piece.line, number, layout.style)
            paint_layers.paint_pattern(painter, piece.left, piece.right, y, QColor("#2980b9"), "wave")
        painter.end()
        rows.append({y for _, y in touched(image)})
    for one, other in pairwise(rows):
        assert not one & other
        assert max(one) < min(other)


def test_a_lifted_lane_is_thicker(layout: RowLayout) -> None:
    assert (
        len(touched(lane(layout, 0, "solid", highlighted_span=True)))
        > len(touched(lane(layout, 0, "solid"))) * 1.3
    )


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())
@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_can_be_seen_in_every_theme(
    layout: RowLayout, theme: ReaderTheme, pattern: str
) -> None:
    span = Span(2, 12, "annotations", "a", "标签", theme.page)

    def paint(painter: QPainter, row: RowLayout) -> None:
        paint_layers.paint_lane(
            painter, row, span, seen(row), theme, lane=1, pattern=pattern, highlighted_span=False
        )

    assert len(touched(painted(layout, paint, theme), theme)) > 100


def test_marks_grow_with_large_text(qapp: object) -> None:
    def height(points: float) -> int:
        row = RowLayout(RowText(0, TEXT), TypographyMetrics(Typography(points=points)).style(BODY), 2400)
        span = Span(0, 1, "annotations", "a", "标签", "#2980b9")
        image = QImage(2400, row.height, QImage.Format.Format_RGB32)
        image.fill(QColor(PAGE.page))
        painter = QPainter(image)
        paint_layers.paint_lane(
            painter, row, span, seen(row), PAGE, lane=0, pattern="solid", highlighted_span=False
        )
        painter.end()
        middle = row.x_of(1, row.lines[0]) / 2
        page = QColor(PAGE.page).rgb()
        return sum(image.pixel(round(middle), y) != page for y in range(image.height()))

    assert height(14) <= 3
    assert height(42) >= 2 * height(14)


def test_six_lanes_of_large_text_do_not_touch(qapp: object) -> None:
    row = RowLayout(RowText(0, TEXT), TypographyMetrics(Typography(points=42)).style(BODY), 2400)
    rows = []
    for number in range(6):
        image = QImage(600, 400, QImage.Format.Format_RGB32)
        image.fill(QColor(PAGE.page))
        painter = QPainter(image)
        y = paint_layers.lane_y(row.lines[0], number, row.style)
        paint_layers.paint_pattern(painter, 0, 90, y, QColor("#2980b9"), "wave", 1.6, row.style.scale)
        painter.end()
        rows.append({y for _, y in touched(image)})
    assert all(max(one) < min(other) for one, other in pairwise(rows))
