"""Wording: what the words directly around a number say of it: degree, growth and fall."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from desktop.text.figures.measures import alternatives
from desktop.text.figures.tables import column, rows
from desktop.text.figures.token import Token

LONGEST: Final = 4
_COMPARED: Final = re.compile(
    r"(?P<word>高于|低于|高出|超过|超出|超(?=[全省市国规序时预平目])|快于|慢于|好于|优于|领先|落后于|多于|少于)"
    r"[^，。；：\d（()占]{1,24}\Z"
)
_ASIDE: Final = re.compile(r"[（(][^（）()，。]{1,12}[）)]\Z")
_EXCEEDED: Final = re.compile(
    r"(?<!不)(?P<word>高于|高出|超出|低于|多于|少于)(?=全|省|市|国|上年|去年|规定|标准|平均|目标|计划|任务|预期|同期)[^，。；：\d（(占]{1,14}\Z"
)
"""高出省定标准20元: how far from a benchmark."""

_CLIMBED: Final = re.compile(r"(?:排名|名次|位次|位居)[^，。；]{0,6}(?:提升|上升|跃升|攀升|提高)了?\Z")
_LED: Final = re.compile(
    r"(?:^|[，、；])(?:[并再已共]|全年|年内|累计)?(减少|降低|压减|压缩|提高|增加|削减|缩短)[^，。、；占达到为]{2,12}\Z"
)
_CLOSES: Final = ("）", ")")
_AGREED: Final = frozenset("签合条预履")
_REMADE: Final = frozenset({"改造", "整治", "巩固", "优化", "完善", "综合", "建设"})
_URGED: Final = frozenset("稳保促助抓")
_FILLERS: Final = re.compile(
    r"(?:了|再|又|还|将|已|均|各|至少|最多|同比|环比|分别|累计|实际|约|近|超|过|逾|为|目标|计划|预期|任务)\Z"
)
_FILLER_ENDS: Final = frozenset("了再又还将已均各少多比别计际约近超过逾为标划期务")
_LEVEL: Final = re.compile(r"(?:达到?|为|控制在|保持在?|稳定在|控制|是|分别|在|力争|均|的目标|目标)\Z")
_SHARES: Final = frozenset({"ratio", "ratio-difference", "multiple", "doubling"})
_SCOPES: Final = {
    "share": frozenset({"any", "measured", "share"}),
    "measured": frozenset({"any", "measured"}),
    "count": frozenset({"any"}),
}
_GROWTH: Final = frozenset({"增速", "增幅", "涨幅", "降幅", "跌幅", "增长率", "增长幅度"})
_PAIRED: Final = {
    "落后于": "down",
    "落后": "down",
    "领先": "up",
    "超过": "up",
    "超": "up",
    "慢于": "down",
    "多于": "up",
    "少于": "down",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands directly around a number.

    Attributes:
        before: Words of degree before it.
        after: Words of degree after it.
        direction: ``up``, ``down`` or ``improve`` where a word makes it a change, else None.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    direction: str | None = None

    def qualifier(self, inner: str | None) -> str | None:
        """Give the words of degree joined, with 余 or 多 inside the span; None where there are none."""
        if not (self.before or inner or self.after):
            return None
        return "、".join((*self.before, *((inner,) if inner else ()), *self.after))


_NOTHING: Final = Wording()


@cache
def _after_starts() -> frozenset[str]:
    return frozenset(word[0] for word in column("qualifiers", "word", "place", "after")) | {
        " ",
        "\n",
        "\u3000",
    }


@cache
def _before() -> frozenset[str]:
    return frozenset(column("qualifiers", "word", "place", "before"))


@cache
def _before_ends() -> frozenset[str]:
    return frozenset(word[-1] for word in _before())


@cache
def _after() -> re.Pattern[str]:
    words = alternatives(column("qualifiers", "word", "place", "after"))
    return re.compile(rf"\s?(?:{words})(?![制化度势权弱调于述级])")


@cache
def _directions() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["direction"], row["scope"]) for row in rows("grammar", "directions.tsv")}


@cache
def _direction_ends() -> frozenset[str]:
    return frozenset(word[-1] for word in _directions())


def read_wording(text: str, clause: int, token: Token) -> Wording:
    """Read the words around a token.

    Args:
        text: The simplified text.
        clause: Where the token's clause begins.
        token: The token.
    """
    head = "".join(text[max(clause, token.start - 30) : token.start].split())
    words, rest = _degrees(head)
    if rest[-1:] in _CLOSES:
        rest = _ASIDE.sub("", rest)
    direction = _direction(head, rest, token) if token.kind != "rank" else None
    after = None
    if not token.chained and text[token.end : token.end + 1] in _after_starts():
        after = _after().match(text, token.end)
    if after is None and direction is None and not words:
        return _NOTHING
    return Wording(words, (after[0].strip().removeprefix("及"),) if after else (), direction)


def _degrees(head: str) -> tuple[tuple[str, ...], str]:
    """Split the words of degree off the end of the words before a number."""
    found: list[str] = []
    known = _before()
    ends = _before_ends()
    while len(found) < 3 and head[-1:] in ends:
        word = next((head[-n:] for n in range(LONGEST, 0, -1) if head[-n:] in known), None)
        if word == "高达" and head[-3:-2] == "新":
            word = "达"
        if word == "约" and head[-2:-1] in _AGREED:
            break
        if word is None or (word in ("上", "过") and not head[:-1].endswith(("超", "不"))):
            break
        found.insert(0, word)
        head = head[: -len(word)].rstrip()
    return tuple(found), head


def _ending(head: str, scopes: frozenset[str]) -> str | None:
    """Give the direction of the word that ends the text before a number, if it has one before such a unit."""
    if head[-1:] not in _direction_ends():
        return None
    known = _directions()
    for n in range(LONGEST, 0, -1):
        entry = known.get(head[-n:]) if len(head) >= n else None
        if entry and entry[1] in scopes:
            urged = head[-n - 1 : -n] in _URGED or head[-n - 2 : -n] in _REMADE
            return None if urged else entry[0]
    return None


def _direction(head: str, rest: str, token: Token) -> str | None:
    dimension = token.measure.dimension if token.measure else ""
    share = dimension in _SHARES
    if dimension == "doubling":
        return "up"
    scopes = _SCOPES["share" if share else "count" if dimension == "count" else "measured"]
    for _ in range(4):
        found = _ending(rest, scopes)
        if found is not None:
            return found
        cut = _FILLERS.search(rest) if rest[-1:] in _FILLER_ENDS else None
        if cut is None:
            break
        rest = rest[: cut.start()]
    if not share and dimension != "time" and (exceeded := _EXCEEDED.search(_ASIDE.sub("", head))):
        return "up" if exceeded["word"] in ("高于", "高出", "超出", "多于") else "down"
    if (
        dimension == "count"
        and token.measure
        and token.measure.base in ("位", "人")
        and _CLIMBED.search(rest)
    ):
        return "up"
    if share:
        compared = _COMPARED.search(_ASIDE.sub("", head))
        if compared:
            word = compared["word"]
            return _PAIRED.get(word) or _directions()[word][0]
        led = _LED.search(head) if dimension in ("ratio", "multiple", "ratio-difference") else None
        return _rate(rest) or (_directions()[led[1]][0] if led else None)
    return None


def _rate(rest: str) -> str | None:
    """Give the direction of 增速达到, 涨幅控制在 and their like."""
    for _ in range(3):
        for word in _GROWTH:
            if rest.endswith(word):
                return _directions()[word][0]
        level = _LEVEL.search(rest)
        if level is None:
            return None
        rest = rest[: level.start()]
    return None
