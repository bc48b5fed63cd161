"""The tile grid of provinces: a square of the same size for each, about where it is, without borders.

The places are those of ``resources/province_tiles.tsv``, arranged for this project.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class ProvinceTile(NamedTuple):
    """The square of a province.

    Attributes:
        name: Its full name.
        short: The name written on it.
        row: Row from the top, from 0.
        column: Column from the left, from 0.
    """

    name: str
    short: str
    row: int
    column: int


@cache
def province_tiles() -> tuple[ProvinceTile, ...]:
    """Return the squares, row by row."""
    text = files("resources").joinpath("province_tiles.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines()[1:] if line]
    tiles = [ProvinceTile(name, short, int(row), int(column)) for name, short, row, column in lines]
    return tuple(sorted(tiles, key=lambda tile: (tile.row, tile.column)))
