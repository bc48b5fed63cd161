"""Trimming: a text without the verbs, times and marks that stand around the noun phrase in it."""

import re
from functools import cache
from typing import Final

from desktop.text.figures.grammar import (
    around,
    bound,
    canonical_names,
    lead,
    name_ends,
    trail,
    trail_ends,
    word_list,
)

_SPACE: Final = re.compile(r"[\s*#\u200b\ufeff]+")
_STRAY: Final = re.compile(r"[\s*#\u200b\ufeff〔\[［【（(①-⑳]")
_NOTE: Final = re.compile(r"[〔\[［【]注?\d{1,3}[〕\]］】]|[（(]注释?\d{1,3}[）)]|[①-⑳]")
_PART: Final = re.compile(r"[、，,：:（）()]|—(?![ⅠⅡⅢⅣⅤ])")
_SPAN: Final = (
    r"(?:最?近|过去的?|今后|未来|此前|以后|[前后这])(?:\d{1,2}|[一二两三四五六七八九十几]{1,2})[多余]?个?年"
    r"(?:时间|以来|[来间内里]|中(?![央国东西部小学等]))?"
)
"""Years counted from the report, before it or after it: 近3年, 过去五年间, 今后几年."""

_WHEN: Final = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}批(?=..)"
    r"|(?:自|从|到|至|截至)?(?:(?:19|20)\d\d年(?:底|末|初|度|以来)?|一九[一二三四五六七八九〇○零]{2}(?!年)|(?:\d{1,2}[-—–~至到])?(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:年(?!一贯)|个月|月)(?:内|来|间|底|末|份|中(?![央国东西部小学等]))?"
    r"|“?十[一二三四五六]五”?(?:时期|期间|以来)?|“?[一二三四五六七八九]五”?(?:计划)?(?:时期|期间|以来)|(?:去年|今年|本年|当年)[底末初内]?|今明两年|(?:前[一二三]|第?[一二三四])季度|[上下]半年|全年)"
    rf"|{_SPAN}"
)
_THEN: Final = re.compile(
    r"(?:(?:(?:19|20)\d\d年?[-—–~～至到]{1,2})?(?:19|20)\d\d年[底末初]?|(?<![\d一二三四五六七八九十])[两三四五六七八九十]年(?:[来间内中])?|(?:\d{1,3}|[一二两三四五六七八九十几]{1,3})年前|(?<![\d.])\d{1,2}年(?:[来间内中])?"
    r"|[一二三四五六七八九十]{2,3}年[来间内中]|“?十[一二三四五六]五”?(?:时期|期间)?|“?[一二三四五六七八九]五”?(?:计划)?(?:时期|期间)|[去上今当]年[底末]?"
    rf"|(?:前[一二三]|第?[一二三四])季度|[上下]半年|(?<=.)全年|{_SPAN})\Z"
)
_NUMERALS: Final = tuple("一二两三四五六七八九十")
_THEN_ENDS: Final = frozenset("年”间期五底末初度来内里中前划")
_CONNECT: Final = re.compile(
    r"^(?:0\d(?=[\u4e00-\u9fff]{2})|第?[一二三四五六七八九十]是|\d{1,2}(?:[.．](?!\d)|、|届)|[再又](?=[改新建引培完实发争压减为进解转安增取支提降延次超下投扩添退开启])"
    r"|要(?![素塞点求闻道件案害么地])|[可能](?=使|减轻|增加|带动|节约|节省|实现|新增|吸纳|安排|创造|建成|提供|降低|减少|生产|发电|完成|达到)|"
    r"(?:和(?![美谐])|与|及(?![时格])|并(?![购网联轨])|以(?!旧换新|工代赈|奖代补|电代|气代)|等(?!级)|[或的了]|其中|以及|共(?![同建享治青产富用通计]))+|有(?![机效色线关力序偿限害轨声氧组意])(?=...))(?=..)"
)
_WHEN_STARTS: Final = frozenset(
    "自从到至截“去今本当前第上下全一二两三四五六七八九十最近过未此以后这0123456789"
)
_CONNECT_STARTS: Final = frozenset("再又和与及并以等或的了其共有要可能")
KEPT: Final = word_list("kept-trailing-words")
"""Nouns that end in what elsewhere is a trailing word."""

OWN: Final = word_list("own-modifiers")
"""What stands before an indicator's name and makes it a thing of its own: 零售|物价涨幅."""

_NOMINAL: Final = frozenset(word_list("verbal-nouns"))
"""Verbs that, left alone, name what a number measures."""

_STEP: Final = re.compile("[百千万亿]{1,3}(?:美?元|公?斤|吨|人次?)?(?:级|的)?(?:大?台阶|大关|关口)")
"""A step that was climbed, and no noun: 连续迈上4个|万亿元台阶|、达14.2万亿元."""

_YEARS: Final = re.compile(r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})多?年\Z")
"""What only says when: 改革开放之后30年|的年均增长."""

_CIRCUMSTANCES: Final = word_list("circumstances")
"""What says in what circumstances something was, and names nothing: 在去年高基数的|基础上."""

_REASON: Final = re.compile("由于[^，。；、]{2,24}?(?:而|，)(?=..)")
"""Why something was, before what was measured: 由于劳动生产率提高而|增加的产值."""


def without_circumstances(text: str) -> str:
    """Return the text without the circumstances that end it, which name nothing: 钢产量|在减人的条件下.

    Empty where nothing but they stand in the last clause.
    """
    if not text.endswith(_CIRCUMSTANCES):
        return text
    before = text.rpartition("在")[0]
    return "" if before.endswith(("，", "、")) else before


def without_reason(text: str) -> str:
    """Return the text without the reason in it: 由于改进工艺而|节约的煤炭."""
    return _REASON.sub("", text) if "由于" in text else text


def only_when(noun: str) -> bool:
    """Return whether a noun phrase says nothing but when or how far: 改革开放之后30年, 万亿元台阶."""
    if noun[-1] == "年":
        return _YEARS.search(noun) is not None
    return noun[-1] in "阶关口" and _STEP.fullmatch(noun) is not None


def clean(text: str) -> str:
    """Return the text without spaces, line breaks, Markdown marks and marks of notes."""
    return _NOTE.sub("", _SPACE.sub("", text)) if _STRAY.search(text) else text


def _parts(text: str) -> list[str]:
    """Return the parts of a text between comma-like marks that stand in no quotation marks."""
    parts, begin = [], 0
    for mark in _PART.finditer(text):
        if text.count("“", begin, mark.start()) <= text.count("”", begin, mark.start()):
            parts.append(text[begin : mark.start()])
            begin = mark.end()
    return [*parts, text[begin:]]


def last_part(text: str) -> str:
    """Return what follows the last comma-like mark, unless nothing but verbs does."""
    parts = _parts(text) if "”" in text else _PART.split(text)
    while len(parts) > 1 and not without_trail(parts[-1]):
        parts.pop()
    return parts[-1]


def without_trail(text: str) -> str:
    """Return the text without the verbs at its end, but not less than an indicator's name."""
    words, ends = trail(), trail_ends()
    while text and not text.endswith(KEPT):
        then = _THEN.search(text) if text[-1] in _THEN_ENDS else None
        n = len(then[0]) if then is not None else 0
        if not n:
            for one in ends.get(text[-1], ()):
                if text[-one:] in words:
                    n = min(one, len(text))
                    break
            else:
                return text
        if text[-n] == "年" and (text[-n - 1 : -n].isdigit() or text[-n - 1 : -n] in _NUMERALS):
            n -= 1  # 1984年|增长, not 1984|年增长
        if n < len(text) and _is_name(text, n):
            return text
        text = text[:-n].rstrip("，,、：: ")
    return text


def _is_name(text: str, verb: int) -> bool:
    """Return whether the verb at the end belongs to an indicator's name: 物价涨幅."""
    if text[-2:] not in name_ends():
        return False
    names = canonical_names()
    longest = min(verb + 10, len(text))
    return any(text[-n:] in names and not text[:-n].endswith(OWN) for n in range(verb + 2, longest + 1))


@cache
def _lead_starts() -> frozenset[str]:
    """Return the characters with which what is trimmed at the beginning may begin."""
    return frozenset(word[0] for word in around("lead")) | _WHEN_STARTS | _CONNECT_STARTS


def without_lead(text: str) -> str:
    """Return the text without the verbs, times and conjunctions at its beginning."""
    if text[:1] not in _lead_starts():
        return text
    names = canonical_names()
    before = lead()
    while text and text not in names and text not in bound() and text not in _NOMINAL:
        match = _WHEN.match(text) or before.match(text) or _CONNECT.match(text)
        rest = len(text) - match.end() if match else 0
        if match is None or (rest == 1 and not before.match(text[-1])) or text[match.end() :] in bound():
            break
        text = text[match.end() :]
    known = text in names or text in _NOMINAL
    return "" if text and not known and before.fullmatch(text) else text
