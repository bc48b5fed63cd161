"""Tables: the rows of ``resources`` from which the grammar of figures is built.

Every table is tab-separated UTF-8; a line that begins with ``#`` is a comment, the first other line names
the columns.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, reduce
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or measure word.

    Attributes:
        name: The written form, simplified.
        base: The base unit that values are converted to.
        factor: How many base units one unit is; None where the unit cannot be converted.
        dimension: What is measured; ``count`` for measure words.
        aliases: Other written forms.
        chinese: Whether a numeral in Chinese characters may stand before it.
        not_before: Words that show, following the characters, that they are no unit.
        only_after: Words of which one must stand before the number; empty where none need.
    """

    name: str
    base: str
    factor: Decimal | Fraction | None
    dimension: str
    aliases: tuple[str, ...]
    chinese: bool
    not_before: tuple[str, ...]
    only_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something that reports measure.

    Attributes:
        name: Its canonical name.
        aliases: True synonyms.
        units: Its usual units.
        group: Its theme.
        good: The direction that is good: ``up``, ``down``, ``target`` or ``none``.
    """

    name: str
    aliases: tuple[str, ...]
    units: tuple[str, ...]
    group: str
    good: str


def rows(*path: str) -> Iterator[dict[str, str]]:
    """Give the rows of a table in ``resources`` as dictionaries by column name.

    Raises:
        ValueError: A row has more cells than there are columns.
    """
    place = reduce(lambda folder, name: folder.joinpath(name), path, files("resources"))
    lines = (line for line in place.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    columns = next(lines).split("\t")
    for line in lines:
        cells = line.split("\t")
        if len(cells) > len(columns):
            raise ValueError(f"{'/'.join(path)}: too many cells in {line!r}")
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


def several(cell: str) -> tuple[str, ...]:
    """Give the values of a cell that holds several, joined by ``|``."""
    return tuple(value for value in cell.split("|") if value)


@cache
def units() -> tuple[Unit, ...]:
    """Give every unit of ``units.tsv``."""
    return tuple(
        Unit(
            row["unit"],
            row["base"],
            _fraction(row["factor"]),
            row["dimension"],
            several(row["aliases"]),
            row["chinese"] != "no",
            several(row["not_before"]),
            several(row["only_after"]),
        )
        for row in rows("units.tsv")
    )


def _fraction(cell: str) -> Decimal | Fraction | None:
    if not cell:
        return None
    over, stroke, under = cell.partition("/")
    return Fraction(over) / Fraction(under) if stroke else Decimal(over)


@cache
def indicators() -> tuple[Indicator, ...]:
    """Give every indicator of ``indicators.tsv``."""
    return tuple(
        Indicator(row["indicator"], several(row["aliases"]), several(row["units"]), row["group"], row["good"])
        for row in rows("indicators.tsv")
    )


@cache
def column(table: str, name: str, where: str = "", value: str = "") -> tuple[str, ...]:
    """Give one column of ``grammar/<table>.tsv``, of the rows whose column ``where`` is ``value``."""
    return tuple(row[name] for row in rows("grammar", f"{table}.tsv") if not where or row[where] == value)


@cache
def mapping(table: str, key: str, value: str) -> dict[str, str]:
    """Give two columns of ``grammar/<table>.tsv`` as a dictionary."""
    return {row[key]: row[value] for row in rows("grammar", f"{table}.tsv")}
