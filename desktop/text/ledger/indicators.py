"""Indicators of a ledger: by which names, kinds, units and values a figure is known to speak of one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from desktop.text.figures.grammar import canonical_names
from desktop.text.figures.model import Figure
from desktop.text.ledger.wording import pattern
from desktop.text.script import simplified

KINDS = ("quantity", "percent", "change")
"""The kinds of figures that an indicator can be given as."""

BETTER = ("more", "less", "band")
"""What is better of an indicator: more of it, less of it, or what stays within a band, not above it."""

SCOPES = ("whole", "level", "any")
"""Of the whole place; so, and a level reached after several years is the last year's; or of any part, too."""

CHANGE_ENDS = ("增速", "增幅", "涨幅", "降幅", "增长率")
"""Ends of an indicator's name that make it a change where its kind is not said."""

_SHARE_ENDS = ("率", "比重", "占比", "比例")
"""Ends of an indicator's name that make it a percentage where neither kind nor another unit is said."""

_ENDS = re.compile(
    r"(?:年?平均值|年?均值|年?平均|总水平|增长幅度|上涨幅度|下降幅度|涨幅|增幅|降幅|增速|增长率|增长速度|增长|上涨|总数|人数)+$"
)
_BEGINNINGS = re.compile(
    r"^(?:[全本我][省市县区州旗盟国]|全年|年度|全社会|地方级?|[省市县区]级)(?=[\u4e00-\u9fffA-Z]{3})"
)
_GROWTH = re.compile(r"增|涨|升|降|减|回落|提高|扩大|速")
_NEAR = 14
"""Code points before a percentage within which a word of growth makes it one of growth."""


@dataclass(frozen=True)
class LedgerIndicator:
    """What a ledger asks of each document.

    Attributes:
        name: Its name in the ledger.
        synonyms: Other names of what is measured.
        units: The units that it is given in, the usual one first; empty for any.
        kinds: Some of KINDS.
        low: The least that is plausible, in the first unit; None for no limit.
        high: The most that is plausible.
        scope: One of SCOPES.
        better: One of BETTER; empty for what its name tells.
    """

    name: str
    synonyms: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("quantity",)
    low: float | None = None
    high: float | None = None
    scope: str = "whole"
    better: str = ""

    @property
    def is_better(self) -> str:
        """What is better of it, one of BETTER: as its row says, or else its name."""
        return self.better or better_of(self.name)

    @cached_property
    def names(self) -> frozenset[str]:
        """All names under which a figure may have it, in the form of ``plain_name``."""
        return frozenset(map(plain_name, (self.name, *self.synonyms)))

    @cached_property
    def told(self) -> frozenset[str]:
        """The names of its row as they may stand in a text, without those that only its figures may have."""
        return frozenset(filter(None, (_ENDS.sub("", self.name), *self.synonyms)))

    @cached_property
    def written(self) -> tuple[str, ...]:
        """All names as they may stand in a text, the longest first."""
        held = set(self.names | self.told)
        held |= {alias for alias, name in canonical_names().items() if name in self.names}
        return tuple(sorted(held, key=len, reverse=True))

    @cached_property
    def bases(self) -> dict[str, float]:
        """The base units of its units, with how many of them the unit has that names each first."""
        found: dict[str, float] = {}
        for unit in self.units:
            factor, base = unit_in_base(unit)
            found.setdefault(base, factor)
        return found

    def is_of(self, figure: Figure, before: str = "") -> bool:
        """Return whether a figure may speak of it: by name, kind, unit and plausible value.

        Args:
            figure: The figure.
            before: What stands before it in its clause, simplified.
        """
        if figure.indicator is None or plain_name(figure.indicator) not in self.names:
            return False
        return self._has_kind(figure, before) and self._is_plausible(figure)

    def _has_kind(self, figure: Figure, before: str) -> bool:
        if figure.unit in ("个百分点", "百分点", "番") or figure.norm_unit == "百分点":
            return False
        if figure.kind in self.kinds:
            return True
        if figure.kind == "range":
            grows = bool(_GROWTH.search(before[-_NEAR:]))
            if figure.norm_unit == "%":
                return "percent" in self.kinds or ("change" in self.kinds and grows)
            return "quantity" in self.kinds
        if figure.kind == "percent" and "change" in self.kinds:
            return bool(_GROWTH.search(before[-_NEAR:]))
        return False

    def _is_plausible(self, figure: Figure) -> bool:
        base = figure.norm_unit or figure.unit or ""
        if self.units and base not in self.bases:
            return False
        held = figure.norm_value if figure.norm_value is not None else figure.value
        if held is None:
            return False
        factor = self.bases.get(base, 1.0)
        numbers = [float(one) / factor for one in (held if isinstance(held, list) else [held])]
        if figure.direction == "down" and "change" in self.kinds and (self.low or 0) < 0:
            numbers = [-one for one in numbers]
        return all(self._is_between(one) for one in numbers)

    def _is_between(self, number: float) -> bool:
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)


@cache
def better_of(name: str) -> str:
    """Return what is better of an indicator, one of BETTER, as far as its name tells."""
    if pattern("less").search(name):
        return "less"
    return "band" if pattern("band").search(name) else "more"


@cache
def plain_name(name: str) -> str:
    """Return what a name measures, canonical: without 全市 before it and 涨幅, 均值, 总水平 behind it."""
    known = canonical_names()
    name = simplified(name).strip()
    while True:
        if name in known:
            return known[name]
        shorter = _ENDS.sub("", _BEGINNINGS.sub("", name)) or name
        if shorter == name:
            return name
        name = shorter


@cache
def unit_in_base(unit: str) -> tuple[float, str]:
    """Return how many base units a unit is, and the base unit; 1 and the unit itself where none is known."""
    from desktop.text.figures import find_figures  # builds its grammar from tables: not before it is wanted

    for one in find_figures(f"1{unit}"):
        if one.text == f"1{unit}" and one.norm_unit is not None and isinstance(one.norm_value, int | float):
            return float(one.norm_value), one.norm_unit
    return 1.0, unit


def kinds_of(name: str, written: Iterable[str] = (), units: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the kinds that an indicator has: those written, else what its name and its units tell.

    增速 is a change, 失业率 a percentage; what is given in % alone is one of them, and all else a quantity.
    """
    kinds, held = tuple(written), set(units)
    if kinds:
        return kinds
    if name.endswith(CHANGE_ENDS):
        return ("change",)
    if name.endswith(_SHARE_ENDS) and held <= {"%"}:
        return ("percent",)
    return ("change", "percent") if held == {"%"} else ("quantity",)
