"""Modifiers: the words directly around a number that say its degree (约, 以上) or make it a change (增长).

The rules of the qualifier and of the direction stand here; what the members of a list share is told by
``coordination``.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from desktop.text.figures.context.comparisons import FALLING_SHORT, FALLS_SHORT
from desktop.text.figures.grammar import (
    alternatives,
    column,
    compiled,
    mapping,
    rows,
    word_ends,
    word_list,
)
from desktop.text.figures.scan.token import Token
from desktop.text.figures.trace import RuleList, StepLog, rule

_REACH: Final = 30
"""Code points before a number in which such words stand."""

_COMPARED: Final = compiled(
    r"(?P<word>高于|低于|高出|超过|超出|超(?=[全省市国规序时预平目])|<<comparative-verbs>>)"
    r"[^，。；：\d（()占]{1,24}(?:\d[\d.]*%(?:以上|左右)?的?(?:目标|预期|计划|增速|水平))?\Z"
)
_ASIDE: Final = re.compile(r"[（(][^（）()，。]{1,12}[）)]\Z")
_EXCEEDED: Final = compiled(
    r"(?<!不)(?P<word><<distance-verbs>>)(?=<<benchmarks>>)[^，。；：\d（(占]{1,14}\Z"
)
"""高出省定标准20元: how far from a benchmark."""

_HIGHER: Final = re.compile(
    r"[比较](?:[^，。；：\d比较]{1,14}?(?P<word>[高低])"
    r"|(?:(?:19|20)\d\d年|上年|去年|上一年|年初|预算|计划|年初预算)(?:同期|末|底|数)?[还又也只仅]?(?P<more>[多少]))了?\Z"
)
"""比全省平均水平|高|800元: how far from what it is compared with."""

_CLIMBED: Final = compiled(r"(?:<<ranking-nouns>>)[^，。；]{0,6}(?:<<rising-verbs>>)了?\Z")
_LED: Final = compiled(
    r"(?:^|[，、；])(?:[并再已共]|全年|年内|累计)?(<<change-verbs-before-object>>)[^，。、；占达到为]{2,20}\Z"
)
_PLACES: Final = frozenset({"位", "人"})
"""Base units of places in an order, 名 being read as people."""

_CLOSES: Final = ("）", ")")
_AGREED: Final = frozenset("签合条预履")
_REMADE: Final = frozenset(word_list("works-before-change"))
_URGED: Final = frozenset("稳保促助抓")
_TO_A_LEVEL: Final = re.compile(r"(?:上升|下降|降低|降|提高|减少|增加|缩小|缩减|压缩|调整|上调|下调)为\Z")
"""What says to which level something moved, and not how far: 下降为|34%."""

_FILLERS: Final = compiled(r"(?:<<fillers>>)\Z")
_FILLER_ENDS: Final = frozenset(word[-1] for word in word_list("fillers"))
_LEVEL: Final = re.compile(
    r"(?:达到?|(?:进一步|已)?(?:升|降|回升|回落|放缓|收窄|提高|提升)[至到]|(?:(?:安排|规定|确定|设定|(?<![稳固锁])定)[为在]?|为)|控制在|保持在?|稳定在|控制|是|分别|在|力争|均|的目标|目标)\Z"
)
_SCOPES: Final = {
    "share": frozenset({"any", "measured", "share"}),
    "measured": frozenset({"any", "measured"}),
    "count": frozenset({"any"}),
    "place": frozenset({"any"}),
}
_GROWTH: Final = frozenset(word_list("growth-rates"))
_GROWS: Final = "增长"
_PAIRED: Final = mapping("comparisons", "word", "direction")


class Modifiers(NamedTuple):
    """What stands directly around a number.

    Attributes:
        before: Words of degree before it.
        after: Words of degree after it.
        direction: ``up``, ``down`` or ``improve`` where a word makes it a change, else None.
        shared: Whether words of degree of another member of its list are among them.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    direction: str | None = None
    shared: bool = False


NO_MODIFIERS: Final = Modifiers()


@cache
def _after_starts() -> frozenset[str]:
    spaces = {" ", "\n", "\u3000"}
    return frozenset(word[0] for word in column("qualifiers", "word", "place", "after")) | spaces


@cache
def _before() -> frozenset[str]:
    return frozenset(column("qualifiers", "word", "place", "before"))


@cache
def _before_ends() -> dict[str, tuple[int, ...]]:
    return word_ends(_before())


@cache
def _after() -> re.Pattern[str]:
    words = alternatives(column("qualifiers", "word", "place", "after"))
    return re.compile(rf"\s?(?:{words})(?![制化度势权弱调于述级])")


@cache
def _directions() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["direction"], row["scope"]) for row in rows("grammar", "directions.tsv")}


@cache
def _direction_ends() -> dict[str, tuple[int, ...]]:
    return word_ends(_directions())


@cache
def _direction_or_filler_ends() -> frozenset[str]:
    return _FILLER_ENDS.union(_direction_ends())


def read_modifiers(text: str, clause: int, token: Token, log: StepLog | None = None) -> Modifiers:
    """Return the modifiers of a token, read from the words around it.

    Args:
        text: The simplified text.
        clause: Where the token's clause begins.
        token: The token.
        log: Where the rule of the direction is recorded, or None.
    """
    begin = token.start - _REACH
    head = "".join(text[begin if begin > clause else clause : token.start].split())
    words, rest = _degrees(head) if head[-1:] in _before_ends() else ((), head)
    if rest[-1:] in _CLOSES:
        rest = _ASIDE.sub("", rest)
    direction = None
    if token.kind != "rank":
        dimension = token.measure.dimension if token.measure else ""
        category = _CATEGORIES.get(dimension, "measured")
        if category == "count" and token.measure and token.measure.base in _PLACES:
            category = "place"
        flags = (_ENDS if rest[-1:] in _direction_or_filler_ends() else 0) | (
            _EXCEEDS if "于" in head or "出" in head or head[-1:] in "高低多少了" else 0
        )
        if flags or category not in _PLAIN or log is not None:
            behind = text[token.end : token.end + 8]
            direction = DIRECTION.decide(
                DirectionContext(head, rest, token, category, behind), category, flags, log
            )
    after = None
    if not token.chained and text[token.end : token.end + 1] in _after_starts():
        after = _after().match(text, token.end)
    if after is None and direction is None and not words:
        return NO_MODIFIERS
    return Modifiers(words, (after[0].strip().removeprefix("及"),) if after else (), direction)


def _degrees(head: str) -> tuple[tuple[str, ...], str]:
    """Return the words of degree at the end of the words before a number, and what stands before them."""
    found: list[str] = []
    known = _before()
    ends = _before_ends()
    while len(found) < 3 and head[-1:] in ends:
        word = next((head[-n:] for n in ends[head[-1]] if head[-n:] in known), None)
        if word == "高达" and head[-3:-2] == "新":
            word = "达"
        if word == "约" and head[-2:-1] in _AGREED:
            break
        if word is None or (word in ("上", "过") and not head[:-1].endswith(("超", "不"))):
            break
        found.insert(0, word)
        head = head[: -len(word)].rstrip()
    return tuple(found), head


class QualifierContext(NamedTuple):
    """What the rules of the qualifier read.

    Attributes:
        modifiers: The words of degree around the figure.
        inner: 余 or 多 inside its span, or None.
    """

    modifiers: Modifiers
    inner: str | None

    @property
    def words(self) -> str:
        """Return all words of degree in order of position, joined."""
        inner = (self.inner,) if self.inner else ()
        return "、".join((*self.modifiers.before, *inner, *self.modifiers.after))


@rule(
    "degree-shared-in-a-list",
    "The words of degree before or behind a list are those of each member.",
    "并列数据之前或之后的程度词，归每一项",
    ("失业率和物价涨幅分别控制在{6.5%}和4.2%以内。", "以内"),
)
def _shared_degree(context: QualifierContext) -> str | None:
    return context.words if context.modifiers.shared else None


@rule(
    "degree-around-the-number",
    "The words of degree directly before and behind the number: 约, 超过, 以上.",
    "紧邻数字的程度词：“约”“超过”“以上”等",
    ("新增就业{2万人}以上。", "以上"),
    ("力争达到{500亿元}以上。", "力争、达到、以上"),
)
def _degree_around(context: QualifierContext) -> str | None:
    return context.words if context.modifiers.before or context.modifiers.after else None


@rule(
    "degree-inside-the-number",
    "余 or 多 between the number and its unit.",
    "数字与单位之间的“余”“多”",
    ("培训{1200余名}。", "余"),
)
def _degree_inside(context: QualifierContext) -> str | None:
    return context.inner


QUALIFIER: Final = RuleList("qualifier", _shared_degree, _degree_around, _degree_inside)


def qualifier_of(modifiers: Modifiers, inner: str | None, log: StepLog | None = None) -> str | None:
    """Return the words of degree of a figure, joined; None where there are none.

    Args:
        modifiers: What stands around it.
        inner: 余 or 多 inside its span, or None.
        log: Where the rule is recorded that decided, or None.
    """
    if not (inner or modifiers.before or modifiers.after):
        return None
    return QUALIFIER.decide(QualifierContext(modifiers, inner), "", 0, log)


class DirectionContext(NamedTuple):
    """What the rules of the direction read.

    Attributes:
        head: What stands before the number in its clause, without spaces.
        rest: The same without the words of degree and an aside in brackets at its end.
        token: The number.
        category: Which sort of unit it has: a key of the categories below.
        behind: What stands behind the number.
    """

    head: str
    rest: str
    token: Token
    category: str
    behind: str


_ABOVE: Final = {"高": "up", "多": "up", "低": "down", "少": "down"}
_GROWTH_BEHIND: Final = re.compile(
    "(?:左右|以上|以内)?的(?:年均|平均)?(?:增长|增速|增幅|涨幅|速度(?:增长|递增))"
)
_CATEGORIES: Final = {
    "doubling": "doubling",
    "ratio": "share",
    "ratio-difference": "share",
    "multiple": "share",
    "count": "count",
    "time": "time",
}
"""Categories of numbers by the dimension of their unit; all others are ``measured``."""

_SHARE: Final = frozenset({"share"})
_PLAIN: Final = frozenset({"measured", "count", "time"})
"""Categories whose numbers only words of change make a change."""

_ENDS: Final = 1
_EXCEEDS: Final = 2
"""Flags of what a rule needs: a character that ends words of change, or one of a word of distance."""


@rule(
    "doubling",
    "What doubles goes up: 翻一番.",
    "“翻番”即上升",
    ("旅游收入{翻两番}。", "up"),
    only=frozenset({"doubling"}),
)
def _doubling(context: DirectionContext) -> str | None:
    return "up"


@rule(
    "word-of-change",
    "A word of growth or fall directly before the number, or with 了, 约 and their like between.",
    "数字之前紧接升降词，其间可有“了”“约”等",
    ("地区生产总值同比增长{5.6%}。", "up"),
    ("经费比上年减少{296万元}。", "down"),
    ("位次前移{十个位次}。", "improve"),
    needs=_ENDS,
)
def _word_of_change(context: DirectionContext) -> str | None:
    scopes = _SCOPES.get(context.category, _SCOPES["measured"])
    rest, known, ends = context.rest, _directions(), _direction_ends()
    if rest[-1:] == "为" and _TO_A_LEVEL.search(rest):
        return None
    for _ in range(4):
        for n in ends.get(rest[-1:], ()):
            entry = known.get(rest[-n:]) if len(rest) >= n else None
            if entry and entry[1] in scopes:
                urged = rest[-n - 1 : -n] in _URGED and rest[-n - 2 : -n] != "确保"
                if urged or rest[-n - 2 : -n] in _REMADE:
                    break
                return entry[0]
        filler = _FILLERS.search(rest) if rest[-1:] in _FILLER_ENDS else None
        if filler is None:
            return None
        rest = rest[: filler.start()]
    return None


def _without_fillers(rest: str) -> str:
    for _ in range(4):
        filler = _FILLERS.search(rest) if rest[-1:] in _FILLER_ENDS else None
        if filler is None:
            break
        rest = rest[: filler.start()]
    return rest


@rule(
    "distance-from-a-benchmark",
    "高于, 低于 and their like with a benchmark before an amount: 高出省定标准20元.",
    "“高于”“低于”某一标准多少",
    ("养老金高出省定标准{20元}。", "up"),
    ("收入低于全省平均水平{300元}。", "down"),
    ("农民人均纯收入比全省平均高{500元}。", "up"),
    ("新增就业36万人，比2016年还多{2万人}。", "up"),
    ("社会融资规模增量86亿元，比上年少{12亿元}。", "down"),
    ("价格补贴325亿元，比预算多{61亿元}。", "up"),
    only=frozenset({"measured", "count", "place"}),
    needs=_EXCEEDS,
)
def _from_benchmark(context: DirectionContext) -> str | None:
    if context.head.endswith("的"):
        return None  # 高于全国平均的|621元: the benchmark itself
    exceeded = _EXCEEDED.search(_ASIDE.sub("", context.head))
    if exceeded is not None:
        return "up" if exceeded["word"] in ("高于", "高出", "超出", "多于") else "down"
    higher = _HIGHER.search(context.head)
    return None if higher is None else _ABOVE[higher["word"] or higher["more"]]


@rule(
    "places-climbed",
    "How many places a ranking rose: 排名提升5位.",
    "排名上升了几位",
    ("创新指数排名提升{5位}至第24位。", "up"),
    only=frozenset({"place"}),
)
def _climbed(context: DirectionContext) -> str | None:
    return "up" if _CLIMBED.search(_without_fillers(context.rest)) else None


@rule(
    "compared-with-others",
    "A share that is higher or lower than another's: 高于全省平均水平6.8个百分点.",
    "比率高于或低于他处多少",
    ("高于全省平均水平{6.8个百分点}。", "up"),
    ("低于序时进度{2.2个百分点}。", "down"),
    ("财政收入增长3%，塌目标{1.6个百分点}。", "down"),
    ("固定资产投资欠序时进度{4个百分点}。", "down"),
    ("工业增加值增长5%，距年度目标还差{2个百分点}。", "down"),
    only=_SHARE,
)
def _compared_with(context: DirectionContext) -> str | None:
    if not FALLING_SHORT.isdisjoint(context.head) and FALLS_SHORT.search(context.head):
        return "down"
    compared = _COMPARED.search(_ASIDE.sub("", context.head))
    if compared is None:
        return None
    word = compared["word"]
    return _PAIRED.get(word) or _directions()[word][0]


@rule(
    "rate-of-growth",
    "A noun that is a rate of growth or fall, with a verb of level between: 涨幅控制在.",
    "增速、涨幅等，其间可有“达到”“控制在”等",
    ("物价涨幅控制在{3%}左右。", "up"),
    ("经济年均增长保持在{6.5%}以上。", "up"),
    only=_SHARE,
)
def _rate(context: DirectionContext) -> str | None:
    rest = _without_fillers(context.rest)
    for stripped in range(3):
        if stripped and rest.endswith(_GROWS) and rest[-3:-2] not in _URGED:
            return "up"  # 年均增长|保持在6.5%
        for word in _GROWTH:
            if rest.endswith(word):
                return _directions()[word][0]
        level = _LEVEL.search(rest)
        if level is None:
            return None
        rest = rest[: level.start()]
    return None


@rule(
    "verb-of-change-with-its-object",
    "A verb of growth or fall with its object before the share: 降低增值税及附加3个百分点.",
    "升降动词带宾语，其后为幅度",
    ("降低增值税及附加{3个百分点}。", "down"),
    only=_SHARE,
)
def _led(context: DirectionContext) -> str | None:
    led = _LED.search(context.head)
    return _directions()[led[1]][0] if led else None


@rule(
    "growth-behind",
    "A share with the growth that it is behind it: 3%左右的|增长.",
    "比率之后说明其为增长：3%左右的增长",
    ("外贸出口保持{3%}左右的增长。", "up"),
    only=_SHARE,
)
def _grows_behind(context: DirectionContext) -> str | None:
    return "up" if _GROWTH_BEHIND.match(context.behind) else None


DIRECTION: Final = RuleList(
    "direction",
    _doubling,
    _word_of_change,
    _from_benchmark,
    _climbed,
    _compared_with,
    _rate,
    _led,
    _grows_behind,
)
"""The words that make a number a change, the nearest first."""
