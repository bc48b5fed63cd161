"""Doubt of a name: whether an indicator is a noun phrase that ends in a noun of the tables.

The rules of the indicator ask it before they take a name; `doubt_rules` says of a figure why it is in doubt.
"""

import re
from functools import lru_cache
from typing import Final

from desktop.text.figures.grammar import canonical_names, column, compiled, word_list

LONGEST_SURE: Final = 18
LONGEST_JOINED: Final = 30
"""Code points of an indicator, and of one that joins nouns, beyond which it is more a clause than a noun."""

LONGEST_HEAD: Final = 5

_NAMES: Final = re.compile(r"[A-Za-z0-9）)”》]\Z")
_ASIDE: Final = re.compile(r"[（(][^（）()]*[）)]\Z|”\Z")
_LEFT_OVER: Final = re.compile(
    "在(?![建校园岗册职编营外研读站线华京津沪渝鄂湘粤桂琼川贵滇藏陕甘青宁新冀晋辽吉黑苏浙皖闽赣鲁豫])|且|经(?![济营费贸常开纪验])|又|再(?!就业|生|贷|担|保)|能(?![源力耗量繁])|可(?![再支吸燃持比量用])"
)
"""How an indicator begins that is a clause's leftover: 在|今年内可以建设完工, 经|参加诊疗机构."""

_JOINING: Final = re.compile(r"(?<=..)(?:[占和与”]|相当于)")
"""What joins two nouns in a name: 民生支出|占|财政支出比重, and what ends a quotation in it."""

_NUMBER: Final = re.compile(
    r"(?<![A-Za-z.\-+×*\d“])\d++(?:[%％‰]|[万亿千百]*(?:美?元|公?斤|吨|亩)|年(?:[前后]|以来)?\Z|\Z)"
    r"|\A[这那]?[一二两三四五六七八九十]{1,3}(?:个|部分|项|种|类|条|点|方面|年)\Z"
    r"|[一二两三四五六七八九十百千]{2,}(?:个|万|亿|名|户|项|家)|[百千]分之|\d个|[和与及、][一二两三四五六七八九十\d]{1,3}[个条座项次处]"
)
"""A figure within a name, or for a name: 比20年前, 这两部分; but 15分钟生活圈."""


class Guess(str):
    """An indicator of which the rule that gave it is not sure; whatever refers to it is not sure either."""

    __slots__ = ()


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
    longest = LONGEST_JOINED if _JOINING.search(indicator) else LONGEST_SURE
    if len(indicator) > longest or indicator.startswith(_BEGINNINGS):
        return True
    if indicator.endswith(_ENDINGS) and not indicator.endswith(_ENDING_SO):
        return True
    if indicator in _BARE or _LEFT_OVER.match(indicator):
        return True
    return _WORDS.search(indicator) is not None or _NUMBER.search(indicator) is not None


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
_ENDING_SO: Final = word_list("nouns-that-end-so")
_WORDS: Final = compiled("<<untidy-words>>")
_BARE: Final = frozenset(column("heads", "head", "alone", "measure"))
"""Measures that say nothing of what they measure: 产值, 面积."""
_CHARACTERS: Final = frozenset(word_list("head-characters"))
