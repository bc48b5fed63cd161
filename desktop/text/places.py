"""Places: the provinces, cities and counties, as ``resources/places.tsv`` lists them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Place:
    """A province, city or county.

    Attributes:
        code: Its administrative code, six digits.
        name: Its full name, such as 武乡县.
        short: Its name without the word for its kind, such as 武乡.
        level: ``province``, ``city`` or ``county``.
        parent: The code of what it belongs to, empty for a province.
    """

    code: str
    name: str
    short: str
    level: str
    parent: str


class Gazetteer:
    """All places, to be looked up by name and found in a text."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = tuple(places)
        self._by_name: dict[str, list[Place]] = {}
        for place in self._places:
            self._by_name.setdefault(place.name, []).append(place)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    def names(self) -> list[str]:
        """Give the full names, each once, in the order of the table."""
        return list(self._by_name)

    def by_name(self, name: str, within: Place | None = None) -> list[Place]:
        """Give the places of a name, full or short."""
        return self._by_name.get(name, [])

    def find(self, text: str) -> list[tuple[int, int, tuple[Place, ...]]]:
        """Find full names in a text: start, end, and the places that bear the name."""
        return []


@cache
def places() -> Gazetteer:
    """Give the gazetteer, loaded once."""
    lines = files("resources").joinpath("places.tsv").read_text("utf-8").splitlines()[1:]
    return Gazetteer([Place(*line.split("\t")) for line in lines])
