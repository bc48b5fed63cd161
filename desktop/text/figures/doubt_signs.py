"""Signs of doubt: how the words around a figure speak against the indicator that a rule gave it.

The words around a figure are those of its clause, between the figure before it and its number.
"""

import re
from functools import lru_cache
from typing import Final

from desktop.text.figures.context.surroundings import PEOPLE_CATEGORY, UNREAD, Context
from desktop.text.figures.doubt import is_known, is_untidy
from desktop.text.figures.grammar import canonical_names, column, compiled, lead, word_list
from desktop.text.figures.indicators.trimming import without_lead, without_trail

LONGEST_COMMON: Final = 3
"""Code points of the longest everyday noun that is looked up."""

_AGES: Final = frozenset({"time"})
_ASIDE: Final = re.compile(r"[（(][^（）()]*[）)]\Z|”\Z")

_MARKS: Final = "，,、；;：:（）()“”。 "
_ONWARD: Final = compiled(
    r"(?:即|也|就|已经?|还|只|仅|约|共|便|其|拟|综合|双双|连续多年|多年来?|继续|<<growth-nouns>>)*(?:保持|[比较占是为按居超列位在到至由从以转]|等于|[多少高低快慢]\Z|低于|高于|快于|慢于|优于|好于|多于|少于|相当于|扣除|剔除|考虑|折合|左右|跃升|[升降增减提跌跃][高低加少长]?[至到为]|[稳跃升位]居|位列|名列|跻身|排名?|或\Z|[的内中了]\Z)"
)
"""How words begin that say of the same thing how it compares, where it stands, or how far it went."""

_PART: Final = re.compile(r"[，,；;]?\s?其中[^，,。；;、]{4,}")
"""A clause that names a part of what was told: 社会投资2亿元，|其中民间活力增强，|完成1亿元."""

_PLANNED: Final = compiled(r"(?:<<planned-amounts>>|(?:19|20)\d\d年[底末初]?)的?\Z")
"""What a number is told of besides its thing: 完成|年度计划|的, 比上年|预算|增加, 跃升到|2015年|的."""

_SHARED_OUT: Final = "分别"
_OF_YEARS: Final = re.compile(r"(?:19|20)\d\d年(?:、|和)|前[一二两三四五]年")
_LASTED: Final = "连续年数"
_PERSONS: Final = word_list("counted-persons")
_MEASURES: Final = word_list("measures-not-counted")
_SIMPLY_COUNTED: Final = frozenset("个名户家所座项条人")
_TAKING_PART: Final = word_list("verbs-of-taking-part")
_MERE: Final = frozenset({"人", "户", "人次"})
_REACHING: Final = word_list("verbs-of-reaching")
_TORN: Final = word_list("torn-beginnings")
_LITTLE: Final = frozenset(word_list("names-that-say-little"))
_INSTITUTIONS: Final = word_list("counted-institutions")
_OF_INSTITUTIONS: Final = frozenset("家所")
_ATTRIBUTES: Final = word_list("attributes-like-adverbs")
_FIXED_ATTRIBUTES: Final = word_list("adverbs-before-plans")
_TELLING: Final = compiled(r"(?:<<reporting-verbs>>)")
_TOLD: Final = compiled(
    r"(?:<<reporting-verbs>>|[在到至为是达由从比占居的了共均近过超约有于足年市国省）)”])\Z"
)
"""How the words end that stand between a name and its number and belong to neither."""

_BRACKETED: Final = re.compile(r"[（(][^（）()]*[）)]")
_AFTER_OTHERS: Final = compiled(r"等(?!<<general-attributes>>)[\u4e00-\u9fff]{2,4}\Z")
"""An attribute between 等 and what it was cut off: 展览等|配套|活动."""

_OWNED: Final = compiled(
    r"(?:[\u4e00-\u9fff]{3}的|(?:<<owners-of-measures>>)(?:累计|共|已|全年)?(?:实现|完成|创造))\Z"
)
_JOINING: Final = "、和与及"
_SHORTEST_FRONT: Final = 4
"""Code points of another noun and what joins it to the name, with the verb before it."""

_BETWEEN_ITEMS: Final = re.compile("[，,；;：:、（(]")
_NO_ITEM: Final = ("以上", "以下", "左右", "以内", "”")
"""How what stands before a 、 ends that is no thing beside the one behind it: 3万亩以上|、产量."""

_GENERAL: Final = 3
"""Code points of a name of money that says little without its owner: 用于农业的|投资, 开发区完成|投资."""

_MONEY: Final = "money"
_COUNTED: Final = frozenset({"count", PEOPLE_CATEGORY})

_BEHIND: Final = 30
"""Code points behind a number within which a noun that it counts begins."""


def is_odd(context: Context, indicator: str, *, listed: bool) -> bool:
    """Return whether the words around a figure speak against its indicator."""
    segment, noun = context.segment, context.noun
    if noun is None:
        if indicator is context.carried and is_passed_over(context, indicator):
            return True
    elif (
        noun != UNREAD
        and len(segment) > len(noun)
        and (is_cut(context, indicator) or (not listed and is_last_of_several(context, indicator)))
    ):
        return True
    if _SHARED_OUT in segment and not listed and is_unshared(context, indicator):
        return True
    if context.category in _COUNTED:
        return is_of_something_else(context, indicator)
    return (indicator == _LASTED or indicator in _MERE) and is_of_something_else(context, indicator)


def is_passed_over(context: Context, indicator: str) -> bool:
    """Return whether a figure named by the one before it stands behind words of its own."""
    if not _is_carried(context, indicator):
        return False
    if _passes_over(context.segment):
        return True
    between = context.before < context.clause
    return between and _PART.match(context.text, context.before, context.clause) is not None


def _is_carried(context: Context, indicator: str) -> bool:
    return context.noun is None and indicator is context.carried


@lru_cache(maxsize=8192)
def _passes_over(segment: str) -> bool:
    """Return whether words before a number that name nothing hold more than its verb and a comparison."""
    plain = _BRACKETED.sub("", segment)
    rest = without_lead(without_trail(without_lead(plain)).strip(_MARKS)).strip(_MARKS)
    if not rest or (len(rest) == 1 and rest.isalpha()) or _ONWARD.match(rest) or _PLANNED.search(rest):
        return False  # one character is what is left of a verb or an adverb: 原|计划, 减|为, 折|亿美元
    return _ONWARD.match(plain.strip(_MARKS)) is None


def is_of_something_else(context: Context, indicator: str) -> bool:
    """Return whether a number counts what its indicator cannot be."""
    if indicator == _LASTED:
        return context.dimension not in _AGES or _is_carried(context, indicator)
    if indicator in _MERE:
        return _is_carried(context, indicator) or not context.segment.endswith(_REACHING)
    base, people = context.base, context.category == PEOPLE_CATEGORY
    if not people and base not in _SIMPLY_COUNTED:
        return False
    if indicator.endswith(_MEASURES) and base in _SIMPLY_COUNTED and indicator != context.noun:
        return True
    if base in _OF_INSTITUTIONS:
        return not _ends(indicator, _INSTITUTIONS)
    if not people or _ends(indicator, _PERSONS) or indicator.startswith(_TAKING_PART):
        return False
    if _is_carried(context, indicator) and context.segment.strip(_MARKS):
        return True
    return context.text.find(indicator, context.token.end, context.token.end + _BEHIND) >= 0


def _ends(indicator: str, words: tuple[str, ...]) -> bool:
    return indicator.endswith(words) or indicator in canonical_names()


def is_unshared(context: Context, indicator: str) -> bool:
    """Return whether 分别 stands before a number that no list gave its indicator."""
    if _SHARED_OUT not in context.segment or "、" in indicator:
        return False
    return _OF_YEARS.search(context.text, context.sentence, context.token.start) is None


def is_cut(context: Context, indicator: str) -> bool:
    """Return whether a word was cut off the name before a number that may belong to it."""
    segment, noun = context.segment, context.noun or "\n"
    begin = segment.rfind(noun)
    if indicator in canonical_names():
        return begin > 0 and segment[begin - 1] in _TORN
    if begin < 0 or indicator != noun:
        return False
    tail = segment[begin + len(indicator) :]
    if tail and not _is_told(tail):
        return True
    return begin > 0 and _is_attribute_lost(
        segment[:begin], len(indicator) <= _GENERAL and context.dimension == _MONEY
    )


def is_last_of_several(context: Context, indicator: str) -> bool:
    """Return whether nouns that may share a number with a name were left out before it."""
    if context.length > 1 or context.noun != indicator:
        return False
    begin = context.segment.rfind(indicator)
    if begin < _SHORTEST_FRONT or context.segment[begin - 1] not in _JOINING:
        return False
    return _ends_in_item(context.segment[:begin])


@lru_cache(maxsize=1024)
def _ends_in_item(front: str) -> bool:
    """Return whether words that end in 、 or 和 hold a thing before it: 低保金、救助金、, not 制定、."""
    if front[0] == "的" or "等" in front:
        return False
    item = without_lead(_BETWEEN_ITEMS.split(front[:-1])[-1])
    if len(item) < 2 or item[-1].isdigit() or item.endswith(_NO_ITEM) or lead().fullmatch(item):
        return False
    several = front.count("、") > 1 and len(item) > LONGEST_COMMON
    return several or (has_a_head(item) and not lead().fullmatch(item[-2:]))


def _is_attribute_lost(front: str, general: bool) -> bool:
    """Return whether words before a name end in what may be an attribute of it.

    Args:
        front: The words.
        general: Whether it is a name of money that says little without its owner.
    """
    if general and _OWNED.search(front):
        return True
    if front.endswith(_ATTRIBUTES):
        return not front.endswith(_FIXED_ATTRIBUTES)
    return "等" in front and _AFTER_OTHERS.search(front) is not None


@lru_cache(maxsize=8192)
def _is_told(tail: str) -> bool:
    """Return whether words between a name and its number say how it is told: 达到, 比上年增长."""
    rest = _BRACKETED.sub("", tail).strip(_MARKS)
    return not rest or any(found(rest) for found in (_TOLD.search, _TELLING.match, _ONWARD.match))


def says_little(context: Context, indicator: str) -> bool:
    """Return whether an indicator says by itself not what is measured: 实际金额, 绝对数."""
    return indicator in _LITTLE and context.category not in _COUNTED


@lru_cache(maxsize=8192)
def is_certain(indicator: str) -> bool:
    """Return whether an indicator is a noun phrase that ends in a noun."""
    return has_a_head(indicator) and not is_untidy(indicator)


def has_a_head(indicator: str) -> bool:
    """Return whether an indicator ends in a noun of the tables, or in one of everyday language."""
    if is_known(indicator) or indicator.startswith(_TAKING_PART):
        return True
    plain, common = _ASIDE.sub("", indicator), _common_nouns()
    return any(plain[-n:] in common for n in range(1, LONGEST_COMMON + 1))


@lru_cache(maxsize=1)
def _common_nouns() -> frozenset[str]:
    return frozenset(column("common_nouns", "noun"))
