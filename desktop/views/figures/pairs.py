"""Pairs of figures: what a level and its growth are to each other in the table."""

from collections.abc import Sequence

from desktop.actions.known_figures import KnownFigure

GAP = 16
"""Code points between a level and its growth at most: words that say what it is compared with."""

SHARED_GAP = 40
"""The same where other levels stand between them, whose growths are told together (分别增长)."""


def growths(figures: Sequence[KnownFigure]) -> list[tuple[KnownFigure, KnownFigure]]:
    """Return levels, each with the growth of the same indicator that the text states after it.

    ``地区生产总值125.6亿元，增长5.5%``: 5.5 % is the growth of 125.6亿元. A growth that is to be checked
    is left out: it is looked at by itself.

    Args:
        figures: The figures of a text, in order of position.
    """
    result: dict[str, tuple[KnownFigure, KnownFigure]] = {}  # by the key of the level
    levels: list[KnownFigure] = []
    for known in figures:
        if known.dismissed or not known.figure.indicator:
            continue
        if known.figure.kind != "change":
            levels.append(known)
            continue
        near = [one for one in levels[-4:] if known.figure.start - one.figure.end <= SHARED_GAP]
        level = next((one for one in reversed(near) if _belong_together(one, known)), None)
        if level is not None and level is near[-1] and known.figure.start - level.figure.end > GAP:
            level = None
        if level is not None and level.key not in result and not known.to_check:
            result[level.key] = level, known
    return list(result.values())


def _belong_together(level: KnownFigure, growth: KnownFigure) -> bool:
    one, other = level.figure, growth.figure
    return (one.indicator, one.status, one.period) == (other.indicator, other.status, other.period)
