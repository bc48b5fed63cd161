"""Names: the canonical name of an indicator, found at the end or the beginning of a noun phrase."""

import re
from functools import cache, lru_cache
from typing import Final, overload

from desktop.text.figures.doubt import is_known
from desktop.text.figures.grammar import (
    canonical_names,
    compiled,
    name_beginnings,
    name_ends,
    rows,
    verbs,
    word_list,
)
from desktop.text.figures.indicators.attributes import attribute
from desktop.text.figures.indicators.trimming import OWN, last_part, without_lead

LONGEST_BEGINNING: Final = 12
"""Code points that an indicator's name at the beginning of a phrase may have."""

_MEASURING: Final = (*"率额值费价量数比", *word_list("measuring-nouns"))
_TOTAL: Final = re.compile(
    r"(?:总数量?|总户数|总家数|[户家个]数|数量|(?<!收入)(?<!支出)总量|(?<![人次倍指天分])数)\Z"
)
"""收入总量 of a budget is more than its 收入: what was left over and transferred is in it."""

_SUM: Final = re.compile(r"(?:总数量?|总户数|总家数|总量)\Z")
_MODIFIERS: Final = tuple(sorted(word_list("kept-modifiers"), key=len, reverse=True))
"""What stays before an indicator's name: 脱贫县|农村居民人均可支配收入."""

_PER_UNIT: Final = compiled(r"每[百千万]?(?:<<per-units>>)(?:产出|创造|实现)?\Z")
_LONGEST_PER_UNIT: Final = 8

_EACH: Final = ("人均", "户均", "亩均", "地均", "村均")
"""What stays before a name, for each has less than all: 人均|粮食总产量."""

_CENTRE: Final = "中央"
"""Whose part of a budget is less than all, and is called as it is written: 中央|财政总收入."""

_WEIGHT: Final = ("轻", "重")
_INDUSTRY: Final = "工业"
"""The two halves of industry, each of which is less than all: 轻|工业增加值."""

_CONTINUED: Final = word_list("prefix-continuations")
_NEGATED: Final = frozenset("非未不无")
_SHORT: Final = 3
_WORKS: Final = (*word_list("works"), "建设", "储备")
_SHORTEST_WORKS: Final = 4
"""Code points of works with what they are done to: 土地|储备, 路网|建设."""

_WITH_KINDS: Final = frozenset(word_list("names-with-kinds"))
"""Names of things that have kinds, which stay before them: 科技|贷款余额."""

_PLACES: Final = frozenset("省市县区州盟旗")
_WHEN: Final = ("年", "年景下", "期间", "时期", "年度", "规定", "计划", "要求", "全口径")
"""What says when or by whose rule something is, and of no kind that it is."""

_DEED: Final = re.compile("\\A(?:完成|累计|开展|实现|建成|新建|建设|改造)(?=..)")
"""How another name for a work begins, which is its verb: 退耕还林工程|完成|造林."""

INCREASE: Final = "新增"
MEASURES_HELD: Final = word_list("measures-held")
"""Ends of what is held, of which what is new is less than all: 新增|光伏装机."""

_HEADS: Final = tuple(
    row["head"] for row in rows("grammar", "heads.tsv") if len(row["head"]) > 1 and row["alone"] != "total"
)
"""Nouns that measure, or are a thing of their own: 集中供热|能力, 出口|创汇."""

_THINGS: Final = frozenset(word_list("thing-endings"))
"""Last characters of nouns: what ends so names a thing of its own (粮食生产|功能区)."""


def suffix_name(text: str, *, beyond: int = 1) -> str | None:
    """Return the canonical name of the longest indicator's name that ends the text, or None.

    Args:
        text: The text.
        beyond: How many of the name's characters are not enough.
    """
    names = canonical_names()
    for n in name_ends().get(text[-2:], ()):
        found = names.get(text[-n:]) if n > beyond else None
        if found is None:
            continue
        front = text[:-n]
        if "每" in front[-_LONGEST_PER_UNIT:] and (per := _PER_UNIT.search(front)):
            return per[0] + text[-n:]
        if front.endswith(OWN):
            return None
        if front.endswith(_EACH):
            return front[-2:] + found
        if front.endswith(_WEIGHT) and text[-n:].startswith(_INDUSTRY):
            return front[-1] + text[-n:]
        if front.endswith(_CENTRE):
            return _CENTRE + text[-n:]
        if front.endswith(_MODIFIERS):
            kept = next(one for one in _MODIFIERS if front.endswith(one))
            more = attribute(front)
            return (more if more.endswith(kept) else kept) + found
        if front and (
            front[-1] in _NEGATED or ((n <= _SHORT or text[-n:] in _WITH_KINDS) and not _plain_front(front))
        ):
            return None
        return _with_attribute(front, text[-n:], found)
    return None


@lru_cache(maxsize=8192)
def _with_attribute(front: str, written: str, found: str) -> str:
    """Return a canonical name with the attribute that stands before it: 国有控股企业|利润总额.

    Args:
        front: What stands before the name.
        written: The name as it is written.
        found: Its canonical name.
    """
    if front.endswith(INCREASE):
        return f"{INCREASE}{found}" if found.endswith(MEASURES_HELD) else found
    kept = attribute(front) if len(front) > 1 else ""
    kept = kept or (_purpose(front) if "债" in written else "")
    if not kept or kept in found:
        return found
    whole = kept + (found if _is_short_for(written, found) else _DEED.sub("", written))
    return canonical_names().get(whole, whole)


def _purpose(front: str) -> str:
    """Return the works that a bond is for, before its name: 城乡建设|专项债券, 棚户区改造|专项债券."""
    works = without_lead(last_part(front).rpartition("用于")[2])
    return works if len(works) >= _SHORTEST_WORKS and works.endswith(_WORKS) else ""


def _is_short_for(written: str, found: str) -> bool:
    """Return whether a name reads well behind whatever its canonical name does: 出口|总额, 年|平均工资."""
    alike = written[-1] in "额值" and written.replace("总", "") == found.replace("总", "")
    shorter = len(found) < len(written) and found[:2] == written[:2]
    return alike or shorter or found.startswith(written) or written.endswith(found)


def _plain_front(front: str) -> bool:
    """Return whether what stands before a short name says no more than where or that it was done."""
    rest = without_lead(last_part(front))
    return len(rest) < 2 or rest[-1] in _PLACES or rest.endswith(_no_kinds())


@cache
def _no_kinds() -> tuple[str, ...]:
    """Return the ends of what stands before a name and says no kind of it: verbs, and what says when."""
    return (*_WHEN, *verbs())


def prefix_name(noun: str, shortest: int = 5) -> str | None:
    """Return the indicator's name that a phrase begins with although it holds a verb: 易地扶贫搬迁."""
    names = canonical_names()
    for n in name_beginnings().get(noun[:2], ()):
        if shortest <= n <= LONGEST_BEGINNING and noun[:n] in names:
            return None if noun.startswith(_CONTINUED, n) else noun[:n]
    return None


@overload
def named(noun: str) -> str: ...
@overload
def named(noun: None) -> None: ...
@overload
def named(noun: str | None) -> str | None: ...
def named(noun: str | None) -> str | None:
    """Return the canonical name of a noun phrase that is or ends with an indicator's name, else the phrase.

    What says no more than that something was counted does not count: 高新技术企业|总数.
    """
    if noun is None:
        return None
    name = suffix_name(noun)
    if name is None and noun[-1] in "数量" and _CENTRE not in noun and (total := _TOTAL.search(noun)):
        name = suffix_name(noun[: total.start()])
    return name or noun


@lru_cache(maxsize=8192)
def known_name(noun: str) -> str | None:
    """Return the canonical name of a noun phrase that is or ends with an indicator's name, else None."""
    name = named(noun)
    return name if name != noun or suffix_name(noun) else None


def counted_thing(noun: str) -> str:
    """Return a noun that is counted without the word that says so: 新兴产业企业|总数."""
    total = _SUM.search(noun) if noun[-1] in "数量" else None
    thing = noun[: total.start()] if total else ""
    return thing if len(thing) > 1 and is_known(thing) else noun


def measuring(noun: str) -> bool:
    """Return whether a noun measures by itself: 覆盖率, 占比, 面积."""
    return noun.endswith(_MEASURING)


@lru_cache(maxsize=8192)
def core(noun: str) -> str:
    """Return the indicator that a noun begins with, if only a verb unknown to the tables follows it."""
    if measuring(noun) or noun[-1] in _THINGS or noun.endswith(_HEADS):
        return noun
    return next((name for n in (1, 2, 3) if (name := suffix_name(noun[:-n]))), noun)
