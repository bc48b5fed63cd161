"""Numeral abbreviations: a number and what it counts as a name (三化三制), or numbers alone (12+6+6).

Which quoted words are such names is told by their form. Without quotation marks only forms that no plain
count has are taken: two or more numbers each with its words (两不愁三保障), numbers joined by +, and
five-year plans.
"""

import re
from collections.abc import Callable, Iterator

_N = "一二三四五六七八九十两双"
_MANY = "百千万"
_H = rf"[^\W\d_{_N}{_MANY}]"
_DIGITS = re.compile(r"\d+(?:[+＋×xX*/\-—]\d+)*(?:[+＋][NnXx])*")
_DIGITS_COUNT = re.compile(r"\d{1,4}(?:[+＋×xX]\d+)*(?:个|大|项|条|小时)?[^\W\d_年月日]{0,3}")
_ONE = re.compile(rf"[二三四五六七八九十两双]{_H}{{1,6}}(?:\d+%)?")
_TWO = re.compile(rf"(?:[{_N}]{{1,2}}{_H}{{1,5}}|[{_MANY}]{_H}{{1,3}}){{2,6}}")
_BARE = re.compile(rf"[{_N}]{{2,6}}")
_NAMES = re.compile(
    r"三(?:晋|秦|湘|江|峡|甲|星|亚|明|门|晋通|板)|四川|六(?:安|盘)|九(?:州|江|龙)|双(?:拥|鸭|流|赢|向)|十佳"
)
_PARTS = re.compile(r"[、，,;；/·\s]+")

_PARALLEL = re.compile(rf"(?<![{_N}{_MANY}亿零第\d初])(?:[{_N[:-1]}]{_H}{{1,2}}){{1,4}}[{_N[:-1]}](?={_H})")
_GROUP = re.compile(rf"[{_N[:-1]}]({_H}+)")
_COUNTED = frozenset(
    "年月日天周时分秒次个位名项条件家户人口亩元米吨里辆座处所台套批期届级层成倍度点代世季回番步间厅局部种类样些"
    "等轮中产线楼号岁者旬段半把方面大多余来几百千万亿以之的是在和与为了到至或即则而及其再又"
)
_PLUS = re.compile(
    r"(?<![\d.%A-Za-z+＋—-])\d{1,2}(?:[+＋]\d{1,2}){1,5}(?:[+＋][NnXx])?(?![\d.%A-Za-z])|\d(?:[+＋][NnXx])+"
)
_PLAN = re.compile(
    rf"(?<![{_N}{_MANY}第\d])(?:十[一二三四五六七]五(?![{_N}{_MANY}亿个年月日家项人户名\d])|[五六七八九]五(?=普法))"
)
_NOT = re.compile(rf"(?<![{_N}{_MANY}\d])[两三四五六七八九十]个不(?![同少等断仅足到能会论够])[^\W\d_]")


def is_abbreviation(words: str) -> bool:
    """Tell whether quoted words have the form of a numeral abbreviation.

    Args:
        words: The words in simplified characters, without the quotation marks.
    """
    parts = [part for part in _PARTS.split(words) if part]
    return bool(parts) and all(map(_is_one, parts))


def _is_one(part: str) -> bool:
    if _NAMES.match(part):
        return False
    if _DIGITS.fullmatch(part) or _BARE.fullmatch(part) or _PLAN.fullmatch(part):
        return True
    if len(part) <= 8 and (_ONE.fullmatch(part) or _DIGITS_COUNT.fullmatch(part)):
        return True
    return len(part) <= 14 and _TWO.fullmatch(part) is not None


def find_abbreviations(folded: str, is_word: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Find the numeral abbreviations that need no quotation marks to be known.

    Args:
        folded: The text in simplified characters.
        is_word: Tells whether a string is a word of the general language (四面八方 is no term).
    """
    for pattern in (_PLUS, _PLAN, _NOT):
        for match in pattern.finditer(folded):
            yield match.span()
    for match in _PARALLEL.finditer(folded):
        end = _parallel_end(folded, *match.span(), is_word)
        if end is not None:
            yield match.start(), end


def _parallel_end(folded: str, start: int, last: int, is_word: Callable[[str], bool]) -> int | None:
    """Give where 三管三必须 ends, or None for a count (三年五次) or an idiom (一心一意).

    Args:
        folded: The text in simplified characters.
        start: Where the first number stands.
        last: The code point after the last number.
        is_word: As in `find_abbreviations`.
    """
    counted = [group.group(1) for group in _GROUP.finditer(folded, start, last)]
    if any(words[0] in _COUNTED for words in [*counted, folded[last]]) or folded[last] in counted:
        return None
    after = re.compile(rf"{_H}{{1,3}}").match(folded, last)
    tail = after.group() if after else ""
    length = 1
    torn = len(tail) > 2 and len(counted[-1]) == 1 and is_word(tail[1:3])
    if len(tail) > 1 and is_word(tail[:2]) and not torn:
        length = 2
    end = last + length
    return None if is_word(folded[start:end]) or is_word(folded[start : last + 1]) else end
