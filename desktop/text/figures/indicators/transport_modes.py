"""Transport modes: what is carried by road, rail or water, said once for several measures."""

import re
from typing import Final

from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.grammar import compiled, word_list
from desktop.text.figures.indicators.list_members import SPLIT
from desktop.text.figures.indicators.rule_base import NOUN, Found, ending, indicator_rule

_MEASURES: Final = word_list("transport-measures")
_CARRIED: Final = frozenset(_MEASURES)
_MODE: Final = compiled(
    r"(?P<mode><<transport-modes>>)(?:运输|客货运输)?(?:累计|共|预计|将|要)*(?:完成|实现)?(?P<measure><<transport-measures>>)\Z"
)
"""A mode and what is carried, with a verb between or none: 公路运输|完成|货运量."""

_NEAR: Final = 2
"""Figures before a measure that may have told of several modes, of none of which it then is."""

_DONE: Final = re.compile("[、和]?(?:累计|共|预计|全年|将)*(?:完成|实现)?\\Z")


def each_by_mode(subject: str, count: int) -> tuple[str, ...] | None:
    """Return the measures of one mode of transport, or None: 公路|货运量、货物周转量.

    Args:
        subject: What stands before 分别.
        count: How many figures follow.
    """
    if not subject.endswith(_MEASURES):
        return None
    parts = SPLIT.split(subject)
    first = _MODE.search(parts[0]) if len(parts) == count else None
    if first is None or not _CARRIED.issuperset(parts[1:]):
        return None
    return tuple(f"{first['mode']}{measure}" for measure in (first["measure"], *parts[1:]))


@indicator_rule(
    "transport-of-the-mode-named",
    "What is carried, alone, behind a measure of one mode of transport: 公路客运量3亿人次，货运量5亿吨.",
    "某种运输方式的指标之后单说客运量、货运量、周转量：同一运输方式",
    ("公路客运量3亿人次，货运量{5亿吨}。", "公路货运量"),
    ("铁路运输完成货运量和货物周转量分别为3亿吨和80亿吨公里；完成客运量{9亿人次}。", "铁路客运量"),
    needs=NOUN | ending(_MEASURES),
)
def of_mode(context: Context) -> Found | None:
    """Return what is carried with the mode of transport that was named before, or None."""
    noun = context.noun or ""
    if noun not in _CARRIED:
        return None
    bare = context.segment.rpartition(noun)[0]
    before = context.carried or context.carried_over
    if before is None or _DONE.fullmatch(bare) is None:
        return None
    modes = {one["mode"] for said in (before, *context.said[-_NEAR:]) if (one := _MODE.search(said))}
    return f"{modes.pop()}{noun}" if len(modes) == 1 and _MODE.search(before) else None
