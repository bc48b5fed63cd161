"""Drawing: a chart as a picture with the places of its values, or as an SVG, PDF or PNG. Loads matplotlib.

No window is used and nothing of ``pyplot``, so that a worker may draw; one at a time, for matplotlib's
settings are those of the process.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import isnan, nan
from typing import Any, BinaryIO

logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it speaks of its cache of faces at the first start

import matplotlib  # noqa: E402
from matplotlib.axes import Axes  # noqa: E402
from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: E402
from matplotlib.colors import LinearSegmentedColormap, to_rgb  # noqa: E402
from matplotlib.figure import Figure  # noqa: E402
from matplotlib.patches import Rectangle  # noqa: E402

from desktop.files.charts.fonts import chinese_face, faces  # noqa: E402
from desktop.files.charts.model import (  # noqa: E402
    PRINT_COLORS,
    Chart,
    ChartColors,
    ChartMark,
    ChartPicture,
    wanted_height,
)
from desktop.files.charts.province_tiles import province_tiles  # noqa: E402

DPI = 100
"""Pixels an inch at a device pixel ratio of 1."""

SAVED_WIDTH = 900
"""Width in pixels of a chart that is saved, at 100 an inch; a PNG has twice as many."""

_MARKERS = "os^Dv<>P"
_DASHES = ("-", "--", "-.", ":")
_NEAR = 7  # pixels round a point of a line that belong to it
_MOST_NUMBERS = 300  # fields of a heat map up to which each has its number
_TILE = 0.94

LEAST_CONTRAST = 4.5
"""Of small text with what is behind it, as WCAG 2 asks for."""

Color = str | tuple[float, float, float, float]
"""A color as matplotlib takes it."""

Box = tuple[int, int, float, float, float, float]
"""Row and column of a value, and x0, y0, x1 and y1 of its place in the data of the axes."""


def draw_chart(
    chart: Chart, colors: ChartColors, width: int, height: int, ratio: float = 1.0
) -> ChartPicture:
    """Return a chart as a picture.

    Args:
        chart: The chart.
        colors: Its colors.
        width: Width in device-independent pixels.
        height: Height in them.
        ratio: Device pixels for each of them; the marks are in device-independent ones.
    """
    with _settings(colors):
        figure = Figure(figsize=(width / DPI, height / DPI), dpi=DPI * ratio, layout="constrained")
        canvas = FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        boxes = _DRAW[chart.kind](axes, chart, colors)
        canvas.draw()  # type: ignore[no-untyped-call]
        pixels_wide, pixels_high = canvas.get_width_height(physical=True)
        marks = []
        for row, column, x0, y0, x1, y1 in boxes:
            (left, bottom), (right, top) = axes.transData.transform([(x0, y0), (x1, y1)]).tolist()
            spread = _NEAR * ratio if chart.kind == "lines" else 0
            marks.append(
                ChartMark(
                    row,
                    column,
                    (min(left, right) - spread) / ratio,
                    (pixels_high - max(top, bottom) - spread) / ratio,
                    (max(left, right) + spread) / ratio,
                    (pixels_high - min(top, bottom) + spread) / ratio,
                )
            )
        pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    return ChartPicture(pixels_wide, pixels_high, pixels, tuple(marks), chinese_face() is not None)


def save_chart(chart: Chart, suffix: str, out: BinaryIO) -> None:
    """Write a chart; the same chart gives the same bytes.

    Args:
        chart: The chart.
        suffix: ``.svg``, in which text stays text, ``.pdf`` or ``.png``.
        out: A file open for writing bytes.
    """
    kind = suffix.lower().removeprefix(".")
    dated = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": {"Software": None}}
    with _settings(PRINT_COLORS):
        size = (SAVED_WIDTH / DPI, max(480, wanted_height(chart)) / DPI)
        figure = Figure(figsize=size, dpi=DPI, layout="constrained")
        FigureCanvasAgg(figure)
        _DRAW[chart.kind](figure.add_subplot(), chart, PRINT_COLORS)
        figure.savefig(out, format=kind, dpi=2 * DPI, metadata=dated[kind])


@contextmanager
def _settings(colors: ChartColors) -> Iterator[None]:
    held: dict[Any, Any] = {
        "font.family": faces(),
        "font.size": 9,
        "axes.unicode_minus": False,
        "svg.fonttype": "none",
        "svg.hashsalt": "piyue",
        "pdf.fonttype": 42,
        "text.color": colors.text,
        "axes.labelcolor": colors.muted,
        "axes.edgecolor": colors.line,
        "axes.titlesize": 11,
        "axes.titlecolor": colors.text,
        "axes.titlelocation": "left",
        "xtick.color": colors.muted,
        "ytick.color": colors.muted,
        "figure.facecolor": colors.page,
        "axes.facecolor": colors.page,
        "savefig.facecolor": colors.page,
        "grid.color": colors.line,
        "text.parse_math": False,
    }
    with matplotlib.rc_context(held):
        yield


def _writer(chart: Chart) -> Callable[[float], str]:
    """Return what writes the values of a chart: all whole, or all with two decimal places below 1,000."""
    values = [one for row in chart.values for one in row if one is not None]
    whole = all(float(one).is_integer() for one in values)
    return lambda value: f"{value:.0f}" if whole or abs(value) >= 1000 else f"{value:.2f}"


def _lines(axes: Axes, chart: Chart, colors: ChartColors) -> list[Box]:
    """Draw a line for each row; lines differ by marker and dash, not by color alone."""
    digits = all(one.isascii() and one.isdigit() for one in chart.columns)
    places = [int(one) for one in chart.columns] if digits else list(range(len(chart.columns)))
    boxes: list[Box] = []
    for row, name in enumerate(chart.rows):
        values = [nan if one is None else one for one in chart.values[row]]
        axes.plot(
            places,
            values,
            label=name,
            color=colors.series[row % len(colors.series)],
            marker=_MARKERS[row % len(_MARKERS)],
            linestyle=_DASHES[row // len(colors.series) % len(_DASHES)],
            markersize=5,
            linewidth=1.6,
        )
        boxes += [
            (row, column, x, y, x, y)
            for column, (x, y) in enumerate(zip(places, values, strict=True))
            if not isnan(y)
        ]
    axes.set_title(chart.title)
    axes.set_ylabel(chart.measure)
    if any(one < 0 for row in chart.values for one in row if one is not None):
        axes.axhline(0, color=colors.muted, linewidth=0.8)
    else:
        axes.set_ylim(bottom=0)
    step = max(1, -(-len(places) // 16))
    axes.set_xticks(places[::step], chart.columns[::step])
    axes.grid(axis="y", linewidth=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    if chart.rows:
        axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False)
    return boxes


def _bars(axes: Axes, chart: Chart, colors: ChartColors) -> list[Box]:
    """Draw a bar for each column of the first row, the first at the top."""
    values = [one or 0.0 for one in chart.values[0]] if chart.rows else []
    places = list(range(len(values)))
    axes.barh(places, values, color=colors.strong, height=0.7)
    axes.set_yticks(places, chart.columns)
    axes.set_ylim(len(values) - 0.4, -0.6)
    least = min(0.0, min(values, default=0.0))
    most = max(0.0, max(values, default=0.0)) or (0.0 if least else 1.0)
    span = most - least
    number = _writer(chart)
    for place, value in zip(places, chart.values[0] if chart.rows else (), strict=True):
        said = "–" if value is None else number(value)
        end = (value or 0) + span * (0.01 if (value or 0) >= 0 else -0.01)
        side = "left" if (value or 0) >= 0 else "right"
        axes.text(end, place, said, va="center", ha=side, color=colors.text)
    axes.set_xlim(least - span * 0.12 if least else 0, most + span * 0.12)
    axes.set_title(chart.title)
    axes.set_xlabel(chart.measure)
    axes.grid(axis="x", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.tick_params(length=0)
    return [(0, place, least, place - 0.35, most, place + 0.35) for place in places]


def _tiles(axes: Axes, chart: Chart, colors: ChartColors) -> list[Box]:
    """Draw a square for each province, those without a value only framed."""
    known = {name: column for column, name in enumerate(chart.columns)}
    values = chart.values[0] if chart.rows else ()
    most = max((one for one in values if one is not None), default=0) or 1
    shades = shades_of(colors)
    number = _writer(chart)
    boxes: list[Box] = []
    for tile in province_tiles():
        column = known.get(tile.name)
        value = values[column] if column is not None else None
        fill = shades(value / most) if value is not None else colors.page
        corner = (tile.column + (1 - _TILE) / 2, tile.row + (1 - _TILE) / 2)
        axes.add_patch(Rectangle(corner, _TILE, _TILE, facecolor=fill, edgecolor=colors.line, linewidth=0.8))
        color = ink(fill, colors) if value is not None else colors.muted
        axes.text(tile.column + 0.5, tile.row + 0.38, tile.short, ha="center", va="center", color=color)
        if value is not None and column is not None:
            said = number(value)
            axes.text(tile.column + 0.5, tile.row + 0.7, said, ha="center", va="center", color=color, size=8)
            boxes.append((0, column, *corner, corner[0] + _TILE, corner[1] + _TILE))
    axes.set_xlim(0, max(tile.column for tile in province_tiles()) + 1)
    axes.set_ylim(max(tile.row for tile in province_tiles()) + 1, 0)
    axes.set_aspect("equal")
    axes.set_title(f"{chart.title} · {chart.measure}")
    axes.axis("off")
    return sorted(boxes)


def _heat(axes: Axes, chart: Chart, colors: ChartColors) -> list[Box]:
    """Draw a field for each value, with its number where there are few; the highest is the darkest."""
    shades = shades_of(colors)
    known = [one for row in chart.values for one in row if one is not None]
    least = min(0.0, min(known, default=0.0))
    span = max(0.0, max(known, default=0.0)) - least or 1
    number = _writer(chart)
    numbered = len(chart.rows) * len(chart.columns) <= _MOST_NUMBERS
    boxes: list[Box] = []
    for row, values in enumerate(chart.values):
        for column, value in enumerate(values):
            fill = colors.page if value is None else shades((value - least) / span)
            axes.add_patch(
                Rectangle((column, row), 1, 1, facecolor=fill, edgecolor=colors.line, linewidth=0.6)
            )
            if value is None:
                continue
            boxes.append((row, column, column, row, column + 1, row + 1))
            if numbered:
                color = ink(fill, colors)
                axes.text(column + 0.5, row + 0.5, number(value), ha="center", va="center", color=color)
    axes.set_xlim(0, max(1, len(chart.columns)))
    axes.set_ylim(max(1, len(chart.rows)), 0)
    step = max(1, -(-len(chart.columns) // 16))
    centers = [place + 0.5 for place in range(len(chart.columns))]
    axes.set_xticks(centers[::step], chart.columns[::step])
    axes.set_yticks([place + 0.5 for place in range(len(chart.rows))], chart.rows)
    axes.set_title(f"{chart.title} · {chart.measure}")
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)
    return boxes


def shades_of(colors: ChartColors) -> LinearSegmentedColormap:
    """Return the shades of values, from the page to the strong color."""
    return LinearSegmentedColormap.from_list("piyue", [colors.page, colors.strong])


def ink(fill: Color, colors: ChartColors) -> str:
    """Return what is read well on a color: the color of text or of the page, else black or white."""
    own = max((colors.text, colors.page), key=lambda color: contrast(color, fill))
    if contrast(own, fill) >= LEAST_CONTRAST:
        return own
    return max(("#000000", "#ffffff"), key=lambda color: contrast(color, fill))


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colors, from 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _light(color: Color) -> float:
    """Return the relative luminance, as WCAG 2 defines it."""
    parts = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in to_rgb(color)]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


_DRAW: dict[str, Callable[[Axes, Chart, ChartColors], list[Box]]] = {
    "lines": _lines,
    "bars": _bars,
    "tiles": _tiles,
    "heat": _heat,
}
