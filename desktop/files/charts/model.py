"""The model of a chart: values by rows and columns, and how they are to be drawn. Knows no matplotlib."""

from dataclasses import dataclass
from typing import NamedTuple

KINDS = ("lines", "bars", "tiles", "heat")
"""A line for each row; bars of one row; a tile for each province of one row; a field for each value."""

MOST_BARS = 300
"""Bars of a chart at most: the longest ones."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Values to be drawn.

    Attributes:
        kind: One of KINDS.
        title: The heading.
        measure: What the values are, in words.
        rows: Names of the rows, such as themes.
        columns: Names of the columns as they are shown, such as years or places.
        values: The values of each row by column; None where there is none.
        cut: How many columns were left out, because there would be too many.
    """

    kind: str
    title: str
    measure: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    cut: int = 0


class ChartColors(NamedTuple):
    """The colors of a chart, each ``#rrggbb``.

    Attributes:
        page: Behind everything.
        text: Names and numbers.
        muted: Axes.
        line: Grid and frames.
        strong: The darkest of a scale, and bars.
        series: Lines, one after the other.
    """

    page: str
    text: str
    muted: str
    line: str
    strong: str
    series: tuple[str, ...]


SERIES_ON_LIGHT = ("#1f5f8b", "#a93226", "#4b6b2f", "#875800", "#5b3a8c", "#12877f", "#8a4a63", "#3d3d3d")
"""Colors of lines on a light page, each told from the others."""

SERIES_ON_DARK = ("#7fb4dc", "#e88675", "#a9c47f", "#d9b063", "#b79ae0", "#5fcab0", "#dd9dba", "#ddd7cb")
"""The same on a dark page."""

PRINT_COLORS = ChartColors(
    "#ffffff",
    "#222222",
    "#555555",
    "#dddddd",
    "#1f5f8b",
    SERIES_ON_LIGHT,
)
"""Colors of a chart that is saved."""


class ChartMark(NamedTuple):
    """Where a value is in a picture, in pixels from the upper left corner.

    Attributes:
        row: Number of its row.
        column: Number of its column.
        left: The left edge.
        top: The upper edge.
        right: The right edge.
        bottom: The lower edge.
    """

    row: int
    column: int
    left: float
    top: float
    right: float
    bottom: float


class ChartPicture(NamedTuple):
    """A chart as a picture.

    Attributes:
        width: Pixels in a row.
        height: Rows of pixels.
        pixels: Red, green, blue and opacity of each pixel, a byte each.
        marks: Where the values are, row by row.
        has_chinese: Whether a face with Chinese characters was found to write with.
    """

    width: int
    height: int
    pixels: bytes
    marks: tuple[ChartMark, ...]
    has_chinese: bool


def wanted_height(chart: Chart) -> int:
    """Return how many pixels high a chart wants to be at least, so that its names can be read."""
    if chart.kind == "bars":
        return max(220, 110 + 24 * len(chart.columns))
    if chart.kind == "heat":
        return max(220, 110 + 26 * len(chart.rows))
    return 370 if chart.kind == "tiles" else 240
