"""Chains: figures that a list joins, and what they share: words of degree, a direction."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop.text.figures.token import Token
from desktop.text.figures.wording import Wording, read_wording

_REGION: Final = r"(?:(?:全[国省市县区州]|[东中西]部)(?:平均(?:水平)?)?)?"
_DEGREE: Final = r"(?:以上|以下|左右|以内)?\s?"
_JOINT: Final = re.compile(rf"{_DEGREE}(?:、|和|与|及|以及)?{_REGION}\s?\Z")
_VERBAL: Final = re.compile(
    rf"{_DEGREE}(?:、|和|与|及|以及){_REGION}(?:增长|下降|提高|上升|降低|增加|减少)\s?\Z"
)
_AIM: Final = re.compile(
    r"(?:以上|左右)?[，,]?(?:力争|争取|确保|努力|奋力|冲刺|实际工作中力争)(?:达到|突破|实现|完成)?"
)
_LAST_ONLY: Final = re.compile(r"(?:涨幅|跌幅)\s?分别[^，。；]{0,8}\Z")


LONGEST_JOINT: Final = 6
"""Code points that the mark of a list and what belongs to it may have."""

LONGEST_LIST: Final = 12
"""Figures of a list beyond which nobody tells their subjects apart by order."""


def joined(text: str, one: Token, other: Token) -> bool:
    """Tell whether nothing but the mark of a list stands between two figures."""
    if not 0 < other.start - one.end <= LONGEST_JOINT or (one.kind == "rank") != (other.kind == "rank"):
        return False
    return _JOINT.match(text, one.end, other.start) is not None


def _follows(text: str, one: Token, other: Token) -> bool:
    """Tell 分别增长9.3%、下降4.1%: a list whose members have verbs of their own."""
    if not 0 < other.start - one.end <= LONGEST_JOINT or _VERBAL.match(text, one.end, other.start) is None:
        return False
    return "分别" in text[max(0, one.start - 30) : one.start]


def list_lengths(text: str, tokens: Sequence[Token]) -> list[int]:
    """Tell for each figure how many figures a list joins from it on, itself included."""
    lengths = [1] * len(tokens)
    for index in range(len(tokens) - 2, -1, -1):
        one, other = tokens[index], tokens[index + 1]
        if other.start - one.end > LONGEST_JOINT:
            continue
        if joined(text, one, other) or _follows(text, one, other):
            lengths[index] = lengths[index + 1] + 1
    return [length if length <= LONGEST_LIST else 1 for length in lengths]


def wordings(text: str, starts: Sequence[tuple[int, int]], tokens: Sequence[Token]) -> list[Wording]:
    """Read the wording of each figure; the members of a list share what stands around it.

    Args:
        text: The simplified text.
        starts: Where the sentence and the clause of each figure begin.
        tokens: The figures.
    """
    found = [read_wording(text, clause, token) for token, (_, clause) in zip(tokens, starts, strict=True)]
    for index in range(len(tokens) - 2, -1, -1):
        one, other = tokens[index], tokens[index + 1]
        if other.start - one.end > LONGEST_JOINT or found[index].after:
            continue
        if _alike(one, other) and joined(text, one, other) and "，" not in text[one.end : other.start]:
            found[index] = replace(found[index], after=found[index + 1].after)
    for index in range(1, len(tokens)):
        one, other = tokens[index - 1], tokens[index]
        if found[index].direction is None and (found[index - 1].direction or found[index - 1].before):
            found[index] = _inherited(text, one, other, found[index - 1], found[index])
    return [
        _last_only(text, tokens, found, index) if wording.direction else wording
        for index, wording in enumerate(found)
    ]


def _inherited(text: str, one: Token, other: Token, first: Wording, second: Wording) -> Wording:
    if _alike(one, other) and joined(text, one, other):
        return replace(second, before=second.before or first.before, direction=first.direction)
    if first.direction and _aims(text, one, other):
        return replace(second, direction=first.direction)
    return second


def _last_only(text: str, tokens: Sequence[Token], found: Sequence[Wording], index: int) -> Wording:
    """Give 失业率、物价涨幅分别控制在5.5%和3% its one rise: the last of the list, not the first."""
    if index + 1 == len(tokens):
        return found[index]
    token = tokens[index]
    if joined(text, token, tokens[index + 1]) and _LAST_ONLY.search(
        text, max(0, token.start - 20), token.start
    ):
        return replace(found[index], direction=None)
    return found[index]


def _aims(text: str, one: Token, other: Token) -> bool:
    """Tell 增长12%，力争达到13%: the second number aims higher and grows as the first does."""
    if (
        one.measure is None
        or other.measure is None
        or not one.measure.written == other.measure.written == "%"
    ):
        return False
    return _AIM.fullmatch(text, one.end, other.start) is not None


def _alike(one: Token, other: Token) -> bool:
    if one.measure is None or other.measure is None or one.measure.dimension != other.measure.dimension:
        return False
    return one.measure.dimension != "count" or one.chained or one.measure.written == other.measure.written
