"""Compared years: when a year that a sentence names is not the one a figure of it speaks of.

It is compared with, or a change began from it; or it dates a price, a law, a project or a record.
"""

import re
from typing import Final

from desktop.text.figures.grammar import compiled
from desktop.text.figures.scan.token import Token
from desktop.text.figures.time.period_rules import CHANGED_FROM

_FROM: Final = ("由", "从")
_COMPARISON: Final = compiled(r"(?:<<year-comparisons>>)(?<![因认作成变整升高降减增]为)(?<![关对由]于)\s?\Z")
_LONGEST: Final = 3
"""Code points that the words of comparison have at most."""

_OF_ITS_KIND: Final = re.compile(
    "[比较][^，。；、0-9比较]{0,6}(?:最[高好低多]|历史|高峰|丰收|灾|前|正常)[^，。；、0-9比较]{0,6}的\\Z"
)
"""What is said of a year that something is compared with: 比|历史最高水平的|1979年."""

_OF_ITS_KIND_REACH: Final = 14

_TAKEN_OUT: Final = re.compile("[扣剔]除[去上]年[^，。；]{2,60}?(?:因素|影响)")
"""What was of a year and is not reckoned: 扣除|去年|减税等因素影响后."""

_PRICED: Final = re.compile("(?:的)?(?:可比|不变|价格|基[数础]之?上|结转(?!下年))")
_MADE_BEFORE: Final = re.compile("年?[底末初]?(?:以|之)?前(?:发布|颁布|出台|建成|制定|形成|产生|批准)?的")
"""What stands behind the year before which something was made that is dealt with now: 2000年底|以前发布的."""

_ANNOUNCED: Final = re.compile("(?:我们|国家|国务院|中央|[省市县区]委)?(?:就)?提出")
"""What stands behind the year in which something was announced that has been done since: 2004年|我们提出."""

_RECORD: Final = re.compile("(?:以来)?的?(?:首次|首个|第一次|最[高低好快大多])")
"""What has not been since a year, and says no more of the numbers behind it: 自“八五”以来|首次."""

_OF_PLAN: Final = re.compile("(?:规划|计划)?(?:确定|明确|提出)?的?(?:重大|重点)(?:工程|项目)")
"""What a plan has, and says no more of the numbers behind it: “十四五”|规划重大工程项目."""

_YEAR_OF_PLAN: Final = re.compile(
    "(?:规划|计划)?(?:时期|期间)?的?(?:头一年|第[一二三四]年|开局|起步|收官|最后一年|关键(?:之|一)?年|承上启下)"
)
"""What a year is in a plan, and says no more of the numbers behind it: 1996年是“九五”|计划的头一年."""

_CARRIED_OUT: Final = frozenset({"落实", "纳入", "列入", "入选"})
"""Words before a plan that something belongs to: 落实|“十四五”规划中央投资."""

_BENCHMARK: Final = compiled(r"的?(?:<<paces>>)|(?:<<changes-from-a-benchmark>>)")
"""What stands behind a number that others are compared with: 比2012年的248亿元|增加."""

_BRACKET: Final = re.compile(r"[（(\[【〔）)\]】〕]")
_CLOSING: Final = frozenset("）)]】〕")
_OPENING_BRACKETS: Final = frozenset("（([【〔")
_CLAUSE_ENDS: Final = frozenset(("", "，", ",", "。", "；", "\n", " "))

_NEXT_TO: Final = re.compile(r"[^，。；：、\d]{0,14}\Z")
_NOT_YET: Final = compiled(r"<<future-words>>|再(?!次|度)|将")
"""Words after which a number is no result of the year named before them."""


def is_base(text: str, sentence: int, match: re.Match[str]) -> bool:
    """Return whether words of comparison stand before a year: 比|2019年增长."""
    start = match.start()
    if text[start - 1 : start] == "的" and _OF_ITS_KIND.search(
        text, max(sentence, start - _OF_ITS_KIND_REACH), start
    ):
        return True
    return _COMPARISON.search(text[max(sentence, start - _LONGEST) : start]) is not None


def is_aside(text: str, sentence: int, match: re.Match[str]) -> bool:
    """Return whether a year is compared with (比2019年增长) or one of prices, whatever figure follows."""
    if match.lastgroup != "year" and _RECORD.match(text, match.end()):
        return True
    if match.lastgroup == "year" and _MADE_BEFORE.match(text, match.end()):
        return True
    if match.lastgroup in ("plan", "early"):
        carried = text[max(0, match.start() - 2) : match.start()] in _CARRIED_OUT
        if _OF_PLAN.match(text, match.end()) or _YEAR_OF_PLAN.match(text, match.end()):
            return True
        if carried and text.startswith("规划", match.end()):
            return True
    if match.lastgroup == "relative" and _TAKEN_OUT.match(text, max(sentence, match.start() - 2)):
        return True
    return is_base(text, sentence, match) or _PRICED.match(text, match.end()) is not None


def _is_enclosed(text: str, match: re.Match[str], token: Token) -> bool:
    """Return whether a year stands in brackets that close before a figure: 9亿元（|1992年为8亿元），."""
    depth = 0
    for bracket in _BRACKET.finditer(text, match.end(), token.start):
        depth += -1 if bracket[0] in _CLOSING else 1
        if depth < 0:
            break
    else:
        return False
    before = text[max(0, match.start() - 2) : match.start()]
    return before[-1:] not in _OPENING_BRACKETS or before[:-1] not in _CLAUSE_ENDS


def is_compared(text: str, sentence: int, match: re.Match[str], token: Token) -> bool:
    """Return whether a year is what a change began from or not the figure's.

    Args:
        text: The simplified text.
        sentence: Where the sentence begins.
        match: Where the year is named.
        token: The figure.
    """
    group = match.lastgroup
    if _is_enclosed(text, match, token):
        return True
    if group == "begun":
        return re.search("[，,；]", text[match.end() : token.start].lstrip("，,")) is not None
    if group == "year" and _ANNOUNCED.match(text, match.end()):
        return text.find("，", match.end(), token.start) >= 0
    if group == "relative" and _NOT_YET.search(text, match.end(), token.start):
        return match["relative"] not in ("今年", "本年", "明年")
    start = match.start()
    if group != "to" and start > sentence and text[start - 1] in _FROM:
        return not CHANGED_FROM.search(text, max(sentence, token.start - 24), token.start)
    return False


def is_of_a_project(text: str, match: re.Match[str], year: int | None) -> bool:
    """Return whether a past year names what a plan goes on with: 推进2021年度|高标准农田项目."""
    if match.lastgroup != "year" or year is None or int(match["year"]) >= year:
        return False
    return text.startswith("度", match.end()) and not text.startswith(("度，", "度,"), match.end())


def is_benchmark(text: str, match: re.Match[str], token: Token) -> bool:
    """Return whether a figure is what others are compared with: 高于1985年增长44.6%的速度."""
    return (
        _NEXT_TO.match(text, match.end(), token.start) is not None
        and token.kind != "change"
        and _BENCHMARK.match(text, token.end) is not None
    )
