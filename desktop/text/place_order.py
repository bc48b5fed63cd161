"""The order of places: by how their names are read, as in an index, and not by their code points."""

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from desktop.text.pinyin import readings

PlaceOrder = tuple[tuple[str, ...], str]
"""What names of places are sorted by: their syllables, then their characters."""


@lru_cache(8192)
def place_order(name: str) -> PlaceOrder:
    """Return what the name of a place is sorted by: as it is read, so that 陕西 stands beside 山西.

    Of characters with several readings the commonest counts, save where ``resources/place_readings.tsv`` says
    how a name is read: 长治 is chang zhi. What has no reading stands for itself.
    """
    special = _place_readings()
    syllables: list[str] = []
    at = 0
    while at < len(name):
        part = next((one for one in special if name.startswith(one, at)), "")
        syllables += special[part] if part else (readings(name[at]) or (name[at].casefold(),))[:1]
        at += len(part) or 1
    return tuple(syllables), name


def path_order(path: Iterable[str]) -> tuple[PlaceOrder, ...]:
    """Return what a place is sorted by that is told from its province down: those within it follow it."""
    return tuple(map(place_order, path))


@cache
def _place_readings() -> dict[str, tuple[str, ...]]:
    """Return how parts of names are read that are read in their own way, the longest first."""
    lines = (files("resources") / "place_readings.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return {part: tuple(said.split(" ")) for part, said in sorted(rows, key=lambda row: -len(row[0]))}
