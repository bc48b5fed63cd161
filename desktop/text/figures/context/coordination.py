"""Coordination: figures that a list joins, and the modifiers they share: words of degree, a direction."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from desktop.text.figures.context.modifiers import Modifiers, read_modifiers
from desktop.text.figures.grammar import compiled
from desktop.text.figures.scan.token import Token
from desktop.text.figures.trace import Example, Rule, RuleList, StepLog, rule

_REGION: Final = r"(?:(?:全[国省市县区州]|[东中西]部)(?:平均(?:水平)?)?)?"
_DEGREE: Final = r"(?:以上|以下|左右|以内)?\s?"
_JOINT: Final = re.compile(rf"{_DEGREE}(?:、|和|与|及|以及)?{_REGION}\s?\Z")
_VERBAL: Final = compiled(rf"{_DEGREE}(?:、|和|与|及|以及){_REGION}(?:<<list-change-verbs>>)\s?\Z")
_THAT_IS: Final = re.compile("[，,]?(?:也就是|即|或)")
_RATES: Final = frozenset({"ratio", "multiple"})
_AIM: Final = compiled(r"(?:以上|左右)?[，,、]?(?:<<aiming-verbs>>)(?:<<level-verbs>>)?")
_LAST_ONLY: Final = re.compile(r"[、和与及][^，。；、]{1,10}(?:涨幅|跌幅)\s?分别[^，。；]{0,8}\Z")


_SHARES: Final = frozenset({"ratio", "ratio-difference", "multiple", "doubling"})
"""Dimensions of shares and rates of change."""

_COMMA: Final = frozenset({"，", ","})
_SHARED_OUT: Final = "分别"
_FRONT: Final = 60
"""Code points before the first of the members of a list that commas part in which 分别 stands."""

LONGEST_JOINT: Final = 6
"""Code points that the mark of a list and what belongs to it may have."""

LONGEST_LIST: Final = 12
"""Figures of a list beyond which their subjects are not told apart by order."""


def joined(text: str, one: Token, other: Token) -> bool:
    """Return whether nothing but the mark of a list stands between two figures."""
    if not 0 < other.start - one.end <= LONGEST_JOINT or (one.kind == "rank") != (other.kind == "rank"):
        return False
    return _JOINT.match(text, one.end, other.start) is not None or _parted(text, one, other)


def _parted(text: str, one: Token, other: Token) -> bool:
    """Return whether nothing but a comma parts two shares behind 分别: 分别增长13%，7%，5%."""
    if other.start - one.end != 1 or text[one.end] not in _COMMA:
        return False
    if one.measure is None or one.measure != other.measure or one.measure.dimension not in _SHARES:
        return False
    begin = max(0, one.start - _FRONT)
    return text.find(_SHARED_OUT, max(begin, text.rfind("。", begin, one.start)), one.start) >= 0


def _follows(text: str, one: Token, other: Token) -> bool:
    """Return whether the members of a list have verbs of their own: 分别增长9.3%、下降4.1%."""
    if not 0 < other.start - one.end <= LONGEST_JOINT or _VERBAL.match(text, one.end, other.start) is None:
        return False
    if one.measure is not None and other.measure is not None and _is_share(one) != _is_share(other):
        return False  # 分别达到3.1万元和1.5万元|、增长6.1%和9.2%
    return "分别" in text[max(0, one.start - 30) : one.start]


def _is_share(token: Token) -> bool:
    """Return whether a figure is in percent or in points of it."""
    return token.measure is not None and token.measure.dimension in _SHARES


def list_lengths(text: str, tokens: Sequence[Token]) -> list[int]:
    """Return for each figure how many figures a list joins from it on, itself included."""
    lengths = [1] * len(tokens)
    for index in range(len(tokens) - 2, -1, -1):
        one, other = tokens[index], tokens[index + 1]
        if other.start - one.end > LONGEST_JOINT:
            continue
        if joined(text, one, other) or _follows(text, one, other):
            lengths[index] = lengths[index + 1] + 1
    return [length if length <= LONGEST_LIST else 1 for length in lengths]


def modifiers_of(
    text: str,
    starts: Sequence[tuple[int, int]],
    tokens: Sequence[Token],
    logs: Sequence[StepLog | None],
) -> list[Modifiers]:
    """Return the modifiers of each figure; the members of a list share what stands around it.

    Args:
        text: The simplified text.
        starts: Where the sentence and the clause of each figure begin.
        tokens: The figures.
        logs: Where the rules of each figure's direction are recorded, or None for each.
    """
    found = [
        read_modifiers(text, clause, token, log)
        for token, (_, clause), log in zip(tokens, starts, logs, strict=True)
    ]
    for index in range(len(tokens) - 2, -1, -1):
        one, other = tokens[index], tokens[index + 1]
        if other.start - one.end > LONGEST_JOINT or found[index].after or not found[index + 1].after:
            continue
        if _alike(one, other) and joined(text, one, other) and "，" not in text[one.end : other.start]:
            found[index] = found[index]._replace(after=found[index + 1].after, shared=True)
    for index in range(1, len(tokens)):
        if found[index].direction is None and (found[index - 1].direction or found[index - 1].before):
            found[index] = _inherited(text, index, tokens, found, logs)
    return [
        _last_only(text, tokens, found, index, logs) if modifiers.direction else modifiers
        for index, modifiers in enumerate(found)
    ]


class _Pair(NamedTuple):
    """Two figures in order, as the rules of a shared direction read them.

    Attributes:
        text: The simplified text.
        one: The first figure.
        other: The second, which has no word of change of its own.
        direction: The direction of the first.
        listed: Whether the two are members of a list that measure alike.
    """

    text: str
    one: Token
    other: Token
    direction: str | None
    listed: bool


@rule(
    "direction-of-the-list",
    "A member of a list without a word of its own changes as the member before it.",
    "并列的后一项无升降词时，与前一项相同",
    ("城乡居民收入分别增长6.5%和{7%}。", "up"),
)
def _of_the_list(pair: _Pair) -> str | None:
    return pair.direction if pair.listed else None


@rule(
    "direction-of-a-higher-aim",
    "A second aim changes as the first: 增长7%以上，力争达到8%.",
    "更高目标与前一目标方向相同",
    ("地区生产总值增长7%以上，力争达到{8%}。", "up"),
)
def _of_a_higher_aim(pair: _Pair) -> str | None:
    return pair.direction if _aims(pair.text, pair.one, pair.other) else None


@rule(
    "direction-of-the-same-change",
    "即 joins the same change in percent: 增长6500万吨即24%.",
    "“即”之后是同一变化的百分比",
    ("煤产量增长6500万吨，即{24%}。", "up"),
)
def _of_the_same_change(pair: _Pair) -> str | None:
    same = _THAT_IS.fullmatch(pair.text, pair.one.end, pair.other.start)
    return pair.direction if same and _is_share(pair.other) and not _is_share(pair.one) else None


SHARED_DIRECTION: Final = RuleList("direction", _of_the_list, _of_a_higher_aim, _of_the_same_change)
"""The direction of a figure that has no word of its own, from the figure before it."""

ONLY_THE_LAST: Final = Rule(
    "rise-of-the-last-only",
    "涨幅 at the end of a list of nouns is the last one's alone: 失业率、物价涨幅分别控制在5.5%和3%.",
    "并列名词末尾的“涨幅”只归最后一项",
    (Example("失业率、物价涨幅分别控制在{5.5%}和3%以内。", None),),
)


def _inherited(
    text: str,
    index: int,
    tokens: Sequence[Token],
    found: Sequence[Modifiers],
    logs: Sequence[StepLog | None],
) -> Modifiers:
    """Return the modifiers of a figure with what it shares with the figure before it."""
    first, own = found[index - 1], found[index]
    one, other = tokens[index - 1], tokens[index]
    listed = (_alike(one, other) or _both_grow(one, other)) and joined(text, one, other)
    direction = None
    if first.direction:
        pair = _Pair(text, one, other, first.direction, listed)
        direction = SHARED_DIRECTION.decide(pair, "", 0, logs[index])
    if listed and first.before and not own.before:
        return own._replace(before=first.before, direction=direction, shared=True)
    return own._replace(direction=direction) if direction else own


def _last_only(
    text: str,
    tokens: Sequence[Token],
    found: Sequence[Modifiers],
    index: int,
    logs: Sequence[StepLog | None],
) -> Modifiers:
    """Return 失业率、物价涨幅分别控制在5.5%和3% with its one rise: the last of the list, not the first."""
    if index + 1 == len(tokens):
        return found[index]
    token = tokens[index]
    if joined(text, token, tokens[index + 1]) and _LAST_ONLY.search(
        text, max(0, token.start - 20), token.start
    ):
        if (log := logs[index]) is not None:
            log.decided("direction", ONLY_THE_LAST)
        return found[index]._replace(direction=None)
    return found[index]


def _aims(text: str, one: Token, other: Token) -> bool:
    """Return whether the second number is a higher aim and grows as the first: 增长12%，力争达到13%."""
    if (
        one.measure is None
        or other.measure is None
        or not one.measure.written == other.measure.written == "%"
    ):
        return False
    return _AIM.fullmatch(text, one.end, other.start) is not None


def _both_grow(one: Token, other: Token) -> bool:
    """Return whether a growth in percent and one in multiples may stand in one list: 增长43%|和|1.2倍."""
    return (
        one.measure is not None
        and other.measure is not None
        and {one.measure.dimension, other.measure.dimension} == _RATES
    )


def _alike(one: Token, other: Token) -> bool:
    if one.measure is None or other.measure is None or one.measure.dimension != other.measure.dimension:
        return False
    return one.measure.dimension != "count" or one.chained or one.measure.written == other.measure.written
