"""List members: a list of nouns parted into as many members as there are numbers."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Final

from desktop.text.figures.grammar import canonical_names, compiled

SPLIT: Final = re.compile(r"[、，]|和(?!田|龙|政|顺|静|硕)|与|以及|(?<![普惠以涉波触])及(?!时|格)")
"""What parts the members of a list."""

_INDUSTRY: Final = compiled(r"(?:<<industries-of-several-names>>)|(?:<<industries-of-two-names>>)")
_JOINTS: Final = "、和及与"
_WHOLE: Final = str.maketrans(_JOINTS, "\ue000\ue001\ue002\ue003")
_AS_WRITTEN: Final = str.maketrans("\ue000\ue001\ue002\ue003", _JOINTS)
"""Within one member the marks of a list part nothing."""

_KIN: Final = frozenset("业率税县区市镇")
"""Last characters that tell members that are named in full from those that share an ending."""

_FEWEST: Final = 2
_MOST_JOINED: Final = 3
"""Joints of a list that may stand within its members."""

_COMMA: Final = "、"
_WITHIN: Final = 1
_ACROSS: Final = 2
_FAR: Final = 3
"""How unlikely a joint stands within a member: 和, 、, and 以及."""

_UNLIKE: Final = 4
"""How unlikely members are that are joined in more than one way, or that are each named in full."""

Distributor = Callable[[str], tuple[str, ...] | None]


def with_whole_industries(
    subject: str, distribute: Distributor, name: Callable[[str], str]
) -> tuple[str, ...] | None:
    """Return what a list of industries gives whose own names are lists, or None: 批发和零售业、金融业.

    Args:
        subject: The list.
        distribute: What gives each number its member.
        name: What names a member.
    """
    if _INDUSTRY.search(subject) is None:
        return None
    found = distribute(_masked(subject))
    return None if found is None else tuple(_with_industry(as_written(one), name) for one in found)


def _with_industry(member: str, name: Callable[[str], str]) -> str:
    """Return the name of a member; the name of an industry in it is kept."""
    found, industry = name(member), _INDUSTRY.search(member)
    lost = industry is not None and industry[0] not in found and member not in canonical_names()
    return member if lost else found


def _masked(text: str) -> str:
    """Return a text in which the names of industries that are lists are no lists."""
    return _INDUSTRY.sub(lambda one: one[0].translate(_WHOLE), text)


def as_written(member: str) -> str:
    """Return a member with the marks of a list that stand within it as they are written."""
    return member.translate(_AS_WRITTEN)


def without_industries(segment: str) -> str:
    """Return a segment in which no name of an industry is a list."""
    return _INDUSTRY.sub("一业", segment)


def members_of(text: str, count: int) -> list[str] | None:
    """Return the members of a list that has so many, or None.

    Args:
        text: The list alone.
        count: How many members it must have.
    """
    for masked in (_masked(text), text):
        parts = [part for part in SPLIT.split(masked) if part]
        if len(parts) == count:
            return [as_written(part) for part in parts]
    joined = grouped(text, count)
    return None if joined is None else [as_written(part) for part in SPLIT.split(joined)]


def whole_member(text: str) -> str:
    """Return a text in which the marks of a list part nothing."""
    return text.replace("以及", "及").translate(_WHOLE)


def grouped(noun: str, count: int) -> str | None:
    """Return a list in which the joints within its members part nothing any more, or None.

    计算机服务业、分销业和信息、咨询业 with three numbers has 信息、咨询业 for its third member;
    工业、建筑业以及批发和零售 has 批发和零售.

    Args:
        noun: The list, which has more parts than there are numbers.
        count: How many members it has.
    """
    joints = [(joint.start(), joint.end()) for joint in SPLIT.finditer(noun)]
    parts = _parts(noun, joints)
    extra = len(parts) - count
    if extra < 1 or count < _FEWEST or not all(parts):
        return None
    if noun.count(_COMMA) + 1 == count and not _tears(noun, joints, parts):
        return _COMMA.join(whole_member(part) for part in noun.split(_COMMA))
    if extra > _MOST_JOINED:
        return None
    costs = _costs(noun, joints, parts)
    ways = sorted(
        (sum(costs[i] for i in chosen) + _mixture(noun, joints, chosen), chosen)
        for chosen in combinations(range(len(joints)), extra)
    )
    if ways[0][0] >= _UNLIKE * extra or (len(ways) > 1 and ways[0][0] == ways[1][0]):
        return None
    if all(costs[i] for i in ways[0][1]) and _all_commas(noun, joints):
        return None
    begin, written = 0, []
    for i in ways[0][1]:
        start, end = joints[i]
        written += [noun[begin:start], whole_member(noun[start:end])]
        begin = end
    return "".join((*written, noun[begin:]))


def _tears(noun: str, joints: Sequence[tuple[int, int]], parts: Sequence[str]) -> bool:
    """Return whether a list that 、 alone parts has a member that is torn: 分销业|和信息、咨询业."""
    kin = _kin(parts)
    within = [i for i, (start, end) in enumerate(joints) if noun[start:end] != _COMMA]
    return bool(kin) and any(parts[i][-1] == kin and kin not in parts[i + 1] for i in within)


def _parts(noun: str, joints: Sequence[tuple[int, int]]) -> list[str]:
    """Return the parts of a list between its joints."""
    begins = [0, *(end for _, end in joints)]
    ends = [*(start for start, _ in joints), len(noun)]
    return [noun[begin:end] for begin, end in zip(begins, ends, strict=True)]


def _all_commas(noun: str, joints: Sequence[tuple[int, int]]) -> bool:
    """Return whether nothing but 、 joins a list."""
    return all(noun[start:end] == _COMMA for start, end in joints)


def _costs(noun: str, joints: Sequence[tuple[int, int]], parts: Sequence[str]) -> list[int]:
    """Return for each joint how unlikely it stands within a member."""
    kin = _kin(parts)
    costs = []
    for i, (start, end) in enumerate(joints):
        word = noun[start:end]
        cost = _FAR if word == "以及" else _ACROSS if word == _COMMA else _WITHIN
        if kin:
            shares = parts[i][-1] != kin
            whole = parts[i + 1][-1] == kin or (i + 2 == len(parts) and kin in parts[i + 1][1:])
            cost = 0 if shares and whole else cost + _UNLIKE
        costs.append(cost)
    return costs


def _kin(parts: Sequence[str]) -> str:
    """Return the last character that members named in full have, or an empty text."""
    ends = Counter(part[-1] for part in parts[:-1] if part[-1] in _KIN)
    return ends.most_common(1)[0][0] if ends else ""


def _mixture(noun: str, joints: Sequence[tuple[int, int]], chosen: Sequence[int]) -> int:
    """Return how unlikely a way of joining is that joins by 、 and by 和 at once."""
    words = {noun[joints[i][0] : joints[i][1]] == _COMMA for i in chosen}
    return 0 if len(words) == 1 else _UNLIKE
