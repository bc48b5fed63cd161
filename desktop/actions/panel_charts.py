"""Charts of panels: which panel each kind of chart needs, and its cells as rows and columns."""

from collections.abc import Callable, Sequence

from desktop.actions.panel import PanelCell
from desktop.actions.panel_measures import measured
from desktop.files.charts.model import MOST_BARS, Chart

CHART_KEYS = {"trend": "year", "places": "region", "provinces": "province", "themes": "year"}
"""The charts, and what the panel of each is made by."""

KIND_OF_CHART = {"trend": "lines", "places": "bars", "provinces": "tiles", "themes": "heat"}
"""How each is drawn."""

ONE_THEME = frozenset({"places", "provinces"})
"""The charts that show one theme at a time."""


def chart_of(
    chart: str,
    cells: Sequence[PanelCell],
    measure: str,
    titles: tuple[str, str],
    theme: str = "",
    name_of: Callable[[str], str] = str,
) -> tuple[Chart, list[list[PanelCell | None]]]:
    """Return a chart of a panel, and the cell of each of its values.

    Args:
        chart: One of CHART_KEYS.
        cells: The cells of a panel by the key that the chart needs, and by no other.
        measure: One of MEASURES.
        titles: The heading, and the measure in words.
        theme: The theme, where the chart shows one.
        name_of: Returns what a value of the key is called.
    """
    known = {(cell.theme, cell.keys[0]): cell for cell in cells}
    themes = list(dict.fromkeys(cell.theme for cell in cells))
    rows = [one for one in themes if one == theme] if chart in ONE_THEME else themes
    columns = [one for one in dict.fromkeys(cell.keys[0] for cell in cells) if one]
    cut = 0
    if chart == "places" and rows:
        columns.sort(key=lambda one: -_value(known.get((rows[0], one)), measure))
        cut = max(0, len(columns) - MOST_BARS)
        columns = columns[:MOST_BARS]
    found = [[known.get((row, column)) for column in columns] for row in rows]
    values = tuple(tuple(measured(one, measure) if one else None for one in row) for row in found)
    drawn = Chart(KIND_OF_CHART[chart], *titles, tuple(rows), tuple(map(name_of, columns)), values, cut)
    return drawn, found


def _value(cell: PanelCell | None, measure: str) -> float:
    return (measured(cell, measure) or 0.0) if cell is not None else 0.0
