"""Joint names: indicators that are joined by 、 before one number that is told of each of them."""

import re
from collections.abc import Sequence
from typing import Final

from desktop.text.figures.grammar import canonical_names, word_list
from desktop.text.figures.indicators.names import measuring, suffix_name
from desktop.text.figures.indicators.nouns_before import (
    JOINTS,
    LISTED_AS,
    LONGEST_MEMBER,
    LONGEST_NOUN,
    left_noun,
)
from desktop.text.figures.indicators.trimming import clean, last_part, without_lead, without_trail

_ALIKE: Final = re.compile("(?:同比|实际|分别)?(?P<all>(?<![年人平户村地月日])[均都皆]|双双|占(?=\\Z))")
_POLLUTANTS: Final = frozenset(word_list("pollutants"))
_EMITTED: Final = ("排放量", "排放总量", "浓度", "排放")
"""What is measured of pollutants, said behind the last of them: 二氧化硫、氮氧化物|排放量."""

_HEAD: Final = 2
"""Code points that the heads of kindred nouns have in common: 雏鹰|企业、瞪羚|企业."""

_TRADE: Final = "业"
_NO_TRADES: Final = ("就业", "失业", "创业", "毕业", "作业", "停业")
_LONGEST_TRADE: Final = 6
"""Code points of a trade that is one of several: 商业、|饮食业."""

_MOST_JOINT: Final = 5
"""Members that names with one number for all may have."""


def joint_names(subject: str) -> str | None:
    """Return the names that are joined by 、 before one number of all of them, or None.

    Each is an indicator or measures by itself; any noun will do where 均 stands behind them, or where
    all end alike.

    Args:
        subject: What stands before the number, without comparison, rank, basis and whole.
    """
    text = clean(subject)
    if JOINTS.search(text, 1) is None:  # one that begins the words joins what was told before
        return None
    alike = _ALIKE.search(text)
    listed = LISTED_AS.sub("", without_trail(text[: alike.start()] if alike else text))
    parts = [part for part in JOINTS.split(listed) if part]
    if not 1 < len(parts) <= _MOST_JOINT:
        return None
    emitted = parts[-1].endswith(_EMITTED)
    trades = all(_is_trade(part) for part in parts)
    alike_behind = alike is not None or trades or len({part[-_HEAD:] for part in parts[1:]}) == 1
    if not _all_share(parts[1:], kindred=alike_behind, emitted=emitted):
        return None
    head = without_lead(last_part(parts[0]))
    nouns = [head if head in canonical_names() else left_noun(head) or "", *parts[1:]]
    kindred = alike is not None or trades or len({noun[-_HEAD:] for noun in nouns}) == 1
    if not head.endswith(nouns[0]) or not _all_share(nouns, kindred=kindred, emitted=emitted):
        return None
    known = [canonical_names().get(noun, "") for noun in nouns]
    if all(known):
        return "、".join(dict.fromkeys(known))
    whole = nouns[0] + listed[len(parts[0]) :]
    return whole if len(whole) <= 2 * LONGEST_NOUN else None


def _is_trade(part: str) -> bool:
    """Return whether a member of a list is a trade: 商业、|饮食业."""
    return part.endswith(_TRADE) and len(part) <= _LONGEST_TRADE and not part.endswith(_NO_TRADES)


def _all_share(nouns: Sequence[str], *, kindred: bool, emitted: bool) -> bool:
    """Return whether each of some nouns may be one of several that one number is told of."""
    return all(_may_share(noun, kindred) or (emitted and noun in _POLLUTANTS) for noun in nouns)


def _may_share(noun: str, kindred: bool) -> bool:
    """Return whether a noun may be one of several that one number is told of; of kindred ones any may."""
    if noun in canonical_names():
        return True
    if not noun or not (measuring(noun) or (kindred and len(noun) <= LONGEST_MEMBER)):
        return False
    return left_noun(noun) == noun or suffix_name(noun) is not None
