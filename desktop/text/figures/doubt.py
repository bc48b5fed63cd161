"""Doubt: why the reading of a figure is not certain, in a word or two.

What is in doubt is looked at by a reader: the digits, the noun, or the years. A figure without doubt is not
proved right; but there is nothing about it by which the wrong ones are known.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from desktop.text.figures.grammar import canonical_names, column, word_list
from desktop.text.figures.scan.token import Token
from desktop.text.figures.trace import RuleList, StepLog, rule

DIGITS_APART: Final = "digits set apart"
DAMAGED: Final = "damaged number"
NO_INDICATOR: Final = "no indicator"
UNSURE_INDICATOR: Final = "unsure indicator"
UNKNOWN_NOUN: Final = "unknown noun"
ASSUMED_YEARS: Final = "assumed years"
DOUBTS: Final = (DIGITS_APART, DAMAGED, NO_INDICATOR, UNSURE_INDICATOR, UNKNOWN_NOUN, ASSUMED_YEARS)
"""What the field ``doubt`` may say."""

NUMBER: Final = 1
INDICATOR: Final = 2
YEARS: Final = 4
"""Flags of what is suspected: the number, the indicator, or the years."""

LONGEST_SURE: Final = 18
"""Code points of an indicator beyond which it is rather a clause than a noun."""

LONGEST_HEAD: Final = 5

_BROKEN_SIGNS: Final = frozenset("?？\ufffd□■◆●")
_APART: Final = frozenset(" \u3000\xa0")
_SUSPECT: Final = _APART | _BROKEN_SIGNS
_AGES: Final = frozenset({"time"})
_NAMES: Final = re.compile(r"[A-Za-z0-9）)”》]\Z")
_ASIDE: Final = re.compile(r"[（(][^（）()]*[）)]\Z|”\Z")
_LEFT_OVER: Final = re.compile(
    "在(?![建校园岗册职编营外研读站线华京津沪渝鄂湘粤桂琼川贵滇藏陕甘青宁新冀晋辽吉黑苏浙皖闽赣鲁豫])|且|经(?![济营费贸常开纪验])|又|再(?!就业|生|贷|担|保)|能(?![源力耗量繁])|可(?![再支吸燃持比量用])"
)
"""How an indicator begins that is a clause's leftover: 在|今年内可以建设完工, 经|参加诊疗机构."""

_DIGIT: Final = re.compile(r"(?<![A-Za-z.\-+×*\d“])\d++(?![A-Z级强]|\.\d)")


class Guess(str):
    """An indicator of which the rule that gave it is not sure; whatever refers to it is not sure either."""

    __slots__ = ()


class Suspect(NamedTuple):
    """What the rules of doubt read of one figure.

    Attributes:
        text: The simplified text.
        token: The figure's token.
        indicator: What it measures, if known.
    """

    text: str
    token: Token
    indicator: str | None


@rule(
    "digits-are-set-apart",
    "Spaces or a line break stand in the number: which digits belong together is read from the spaces alone.",
    "数字被空格或换行断开：仅凭间隔判断哪些数字相连",
    ("搬迁{4 500户}。", DIGITS_APART),
    needs=NUMBER,
)
def _apart(suspect: Suspect) -> str | None:
    return DIGITS_APART if suspect.token.reading == "digits-set-apart" else None


@rule(
    "damage-beside-the-number",
    "A lost character or a stray digit stands beside the number.",
    "数字旁有残损字符或零散数字",
    ("粮食产量达到?{37.8亿斤}。", DAMAGED),
    needs=NUMBER,
)
def _damaged(suspect: Suspect) -> str | None:
    text, start, end = suspect.text, suspect.token.start, suspect.token.end
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _BROKEN_SIGNS or after in _BROKEN_SIGNS:
        return DAMAGED if before and after else None
    stray = before in _APART and text[max(0, start - 2) : start - 1].isdigit()
    return DAMAGED if stray else None


@rule(
    "nothing-names-it",
    "No rule found what it measures.",
    "没有规则确定其指标",
    ("另有{3.6亿元}。", NO_INDICATOR),
    needs=INDICATOR,
)
def _unnamed(suspect: Suspect) -> str | None:
    measure = suspect.token.measure
    timed = measure is not None and measure.dimension in _AGES
    return NO_INDICATOR if suspect.indicator is None and not timed else None


@rule(
    "indicator-from-afar",
    "The indicator was taken from a clause that need not speak of the figure.",
    "指标取自未必相关的分句",
    ("加快老街风貌修缮，新开工{35处}。", UNSURE_INDICATOR),
    needs=INDICATOR,
)
def _from_afar(suspect: Suspect) -> str | None:
    return UNSURE_INDICATOR if isinstance(suspect.indicator, Guess) else None


@rule(
    "indicator-is-untidy",
    "The indicator is no noun phrase: it begins, ends or goes on as a clause does.",
    "指标不成名词短语：首尾或中间是分句的词语",
    ("他们的{3个}。", UNSURE_INDICATOR),
    needs=INDICATOR,
)
def _untidy(suspect: Suspect) -> str | None:
    return UNSURE_INDICATOR if suspect.indicator is not None and is_untidy(suspect.indicator) else None


@rule(
    "head-noun-is-unknown",
    "The indicator ends in no noun that the tables know.",
    "指标末尾不是词表所知的名词",
    ("培育嘎嘎乐{12个}。", UNKNOWN_NOUN),
    needs=INDICATOR,
)
def _unknown(suspect: Suspect) -> str | None:
    return UNKNOWN_NOUN if suspect.indicator is not None and not is_known(suspect.indicator) else None


@rule(
    "years-are-assumed",
    "Nothing says which years an average is one of.",
    "未写明是哪些年份的平均",
    ("经济年均增长{7.5%}。", ASSUMED_YEARS),
    needs=YEARS,
)
def _assumed(suspect: Suspect) -> str | None:
    return ASSUMED_YEARS


RULES: Final = RuleList("doubt", _apart, _damaged, _unnamed, _from_afar, _untidy, _unknown, _assumed)
"""The number first, then the indicator, then the years."""


def doubt_of(
    text: str, token: Token, indicator: str | None, years: bool, log: StepLog | None = None
) -> str | None:
    """Return why the reading of a figure is not certain, or None where nothing speaks against it.

    Args:
        text: The simplified text.
        token: The figure's token.
        indicator: What it measures, if known.
        years: Whether the years of an average are assumed.
        log: Where the rule is recorded that decided, or None.
    """
    start = token.start
    beside = text[start - 1 : start] in _SUSPECT or text[token.end : token.end + 1] in _BROKEN_SIGNS
    sure = indicator is not None and type(indicator) is not Guess and is_sure(indicator)
    if sure and not beside and not years and token.reading != "digits-set-apart" and log is None:
        return None
    flags = (0 if sure else INDICATOR) | (YEARS if years else 0)
    if beside or token.reading == "digits-set-apart":
        flags |= NUMBER
    return RULES.decide(Suspect(text, token, indicator), "", flags, log)


@lru_cache(maxsize=8192)
def is_sure(indicator: str) -> bool:
    """Return whether an indicator is a noun phrase that ends in a noun of the tables."""
    return is_known(indicator) and not is_untidy(indicator)


def is_untidy(indicator: str) -> bool:
    """Return whether an indicator is a clause's leftover and no noun phrase, or one of several is."""
    if "、" in indicator[1:-1] and "（" not in indicator:
        return any(_is_untidy(one) for one in indicator.split("、"))
    return _is_untidy(indicator)


def _is_untidy(indicator: str) -> bool:
    if indicator in canonical_names():
        return False
    if len(indicator) > LONGEST_SURE or indicator.startswith(_BEGINNINGS) or indicator.endswith(_ENDINGS):
        return True
    if indicator in _BARE or _LEFT_OVER.match(indicator):
        return True
    return any(word in indicator for word in _WORDS) or _DIGIT.search(indicator) is not None


def is_known(indicator: str) -> bool:
    """Return whether an indicator is a name, or ends in a noun of the tables."""
    if indicator in canonical_names() or _NAMES.search(indicator):
        return True
    plain = _ASIDE.sub("", indicator)
    heads = _heads()
    return plain[-1:] in _CHARACTERS or any(plain[-n:] in heads for n in range(1, LONGEST_HEAD + 1))


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    tables = (column("head_nouns", "noun"), column("heads", "head"), column("nouns", "noun"))
    lists = (
        word_list(name) for name in ("areas", "measuring-nouns", "policy-nouns", "single-character-nouns")
    )
    return frozenset(word for words in (*tables, *lists) for word in words) | frozenset(canonical_names())


_BEGINNINGS: Final = word_list("untidy-beginnings")
_ENDINGS: Final = word_list("untidy-endings")
_WORDS: Final = word_list("untidy-words")
_BARE: Final = frozenset(column("heads", "head", "alone", "measure"))
"""Measures that say nothing of what they measure: 产值, 面积."""
_CHARACTERS: Final = frozenset(word_list("head-characters"))
