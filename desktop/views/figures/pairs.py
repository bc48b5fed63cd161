"""Pairs of figures: what a level and its growth are to each other in the table."""

from collections.abc import Iterable

from desktop.actions.known_figures import KnownFigure

GAP = 16
"""Code points between a level and its growth at most: words that say what it is compared with."""

SHARED_GAP = 40
"""The same where other levels stand between them, whose growths are told together (分别增长)."""

LEVELS_BEFORE = 4
"""So many levels before a growth are looked at."""


class GrowthPairs:
    """Pairs levels with the growth of the same indicator that the text states after them.

    ``地区生产总值125.6亿元，增长5.5%``: 5.5 % is the growth of 125.6亿元. A growth that is to be checked
    is left out: it is looked at by itself.

    Attributes:
        growth_of: The growths, by the first code point of their level.
        level_of: The levels, by the first code point of their growth.
    """

    def __init__(self) -> None:
        self.growth_of: dict[int, KnownFigure] = {}
        self.level_of: dict[int, KnownFigure] = {}
        self._last: list[KnownFigure] = []

    def add(self, figures: Iterable[KnownFigure]) -> None:
        """Take more figures of a text, in order of position."""
        for known in figures:
            if known.dismissed or not known.figure.indicator:
                continue
            if known.figure.kind == "change":
                self._add_growth(known)
            else:
                self._last = [*self._last[1 - LEVELS_BEFORE :], known]

    def level_key(self, growth_key: str) -> str:
        """Return the key of a growth's level; empty where it has none."""
        levels = self.level_of.values()
        return next((one.key for one in levels if self.growth_of[one.figure.start].key == growth_key), "")

    def _add_growth(self, known: KnownFigure) -> None:
        near = [one for one in self._last if known.figure.start - one.figure.end <= SHARED_GAP]
        level = next((one for one in reversed(near) if _belong_together(one, known)), None)
        if level is None or level.figure.start in self.growth_of or known.to_check:
            return
        if level is not near[-1] or known.figure.start - level.figure.end <= GAP:
            self.growth_of[level.figure.start] = known
            self.level_of[known.figure.start] = level


def _belong_together(level: KnownFigure, growth: KnownFigure) -> bool:
    one, other = level.figure, growth.figure
    return (one.indicator, one.status, one.period) == (other.indicator, other.status, other.period)
