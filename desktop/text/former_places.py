"""Former places: cities and counties as they were named and ruled once (``resources/places_former.tsv``).

The table was made from the yearly revisions of the national codes (GB/T 2260, 1980–2019) and of what changed
later: every name that is no longer one, and every county whose city was another, with the years in which it
was so. The name of today is that of the place which took over most of it.
"""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

FIRST = 1980
"""The year from which the table knows; what has no first year was there before."""


class FormerPlace(NamedTuple):
    """A city or county as it was called, or what it belonged to, for some years.

    Attributes:
        name: Its name then, such as 许昌县.
        level: ``city`` or ``county``.
        province: Its province then.
        city: Its city or prefecture then; empty for a city, and where a province ruled it.
        first: The first year in which it was so; FIRST where it was so before.
        last: The last, in the course of which it changed.
        today: What it is called today, with what it belongs to where that is another; several joined by 、;
            empty where no one place took over.
    """

    name: str
    level: str
    province: str
    city: str
    first: int
    last: int
    today: str


def former_places(name: str, year: int | None = None) -> list[FormerPlace]:
    """Return the former places of a name, the latest first.

    Args:
        name: The full name.
        year: Only what was so in this year; before FIRST what was so then.
    """
    found = _by_name().get(name, [])
    if year is None:
        return list(found)
    return [one for one in found if one.first <= max(year, FIRST) <= one.last]


def present_name(name: str, province: str, year: int | None) -> str:
    """Return what a place of former times is called today; nothing where it has the same name still."""
    found = [one for one in former_places(name, year) or former_places(name) if one.province == province]
    return found[0].today if found and not found[0].today.endswith(name) else ""


def former_names() -> frozenset[str]:
    """Return all names of former places."""
    return frozenset(_by_name())


@cache
def _by_name() -> dict[str, list[FormerPlace]]:
    result: dict[str, list[FormerPlace]] = {}
    lines = files("resources").joinpath("places_former.tsv").read_text("utf-8").splitlines()[1:]
    for line in lines:
        name, level, province, city, first, last, today = line.split("\t")
        place = FormerPlace(name, level, province, city, int(first or FIRST), int(last), today)
        result.setdefault(name, []).append(place)
    for places in result.values():
        places.sort(key=lambda one: -one.last)
    return result
