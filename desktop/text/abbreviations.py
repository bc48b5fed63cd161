"""Numeral abbreviations: a number and what it counts as a name (三化三制), or numbers alone (12+6+6).

Which quoted words are such names is told by their form. Without quotation marks only forms that no plain
count has are taken: two or more numbers each with its words (两不愁三保障), numbers joined by +, and
five-year plans.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from desktop.text.literal_search import find_each, matches_at

_N = "一二三四五六七八九十两双"
_MANY = "百千万"
_H = rf"[^\W\d_{_N}{_MANY}]"
_DIGITS = re.compile(r"\d+(?:[+＋×xX*/\-—]\d+)*(?:[+＋][NnXx])*")
_DIGITS_COUNT = re.compile(rf"\d{{1,4}}(?:[+＋×xX]\d+)*(?!年|月|日)(?=[\u4e00-\u9fff]){_H}{{1,8}}")
_ONE = re.compile(
    rf"(?:[二三四五六七八九十两双](?![年月日天小])|[二三四五六七八九]?十[一二三四五六七八九]?(?![年月日天小大届])|双一){_H}{{1,6}}(?:一|\d+%)?"
)
_TWO = re.compile(rf"(?:[{_N}]{{1,2}}(?![年月日天]){_H}{{1,5}}|[{_MANY}]{_H}{{1,3}}){{2,6}}")
_DOUBLED = re.compile(rf"(?!三八|五四|九三)[二三四五六七八九]{{2}}{_H}{{1,4}}")
_BESIDE = re.compile(rf"一个?{_H}{{1,6}}")
"""What stands beside others that are counted: 双随机、一公开."""

_COUNTS_COUNTS = re.compile(rf"[{_N}N]个[{_N}]")
_BARE = re.compile(rf"[{_N}{_MANY}]{{2,6}}")
_NAMES = re.compile(
    r"三(?:晋|秦|湘|江|峡|甲|星|亚|明|门|晋通|板)|四川|六(?:安|盘)|九(?:州|江|龙)|双(?:拥|鸭|流|赢|向)|十佳"
)
_TAIL = re.compile(rf"{_H}{{1,3}}")
_NUMBER = re.compile(rf"[\d{_N}{_MANY}]")
"""What each of these forms holds."""

_PARTS = re.compile(r"[、，,;；/·\s]+")

_D = "一二三四五六七八九十两"
_FIRST = rf"(?<![{_N}{_MANY}亿零第初\d][\s\S])"
"""No other number stands before the first; this comes second, for a pattern is found faster so."""

_TOGETHER = "联动|合一|并举|并进|同治|共治|同创|联创"
_BEGINNING = re.compile(rf"[{_D}]{_FIRST}(?=[一二三四五六七个大]|{_H}{{1,2}}(?:[{_D}]|{_TOGETHER}))")
"""What the plans, the names and the parallels below begin with: they are looked for where it stands."""

_PARALLEL = re.compile(rf"[{_D}]{_FIRST}{_H}{{1,2}}(?:[{_D}]{_H}{{1,2}}){{0,3}}[{_D}](?={_H})")
_GROUP = re.compile(rf"[{_D}]({_H}+)")
_COUNTED = frozenset(
    "年月日天周时分秒次个位名项条件家户人口亩元米吨里辆座处所台套批期届级层成倍度点代世季回番步间厅局部种类样些"
    "对等轮中产线楼号岁者旬段半把方面大多余来几百千万亿以之的是在和与为了到至或即则而及其再又"
)
_SIGNS = "+＋"
_PLUS = re.compile(
    r"\d(?<![\d.%A-Za-z+＋—-][\s\S])(?:\d?(?:[+＋]\d{1,2}){1,5}(?:[+＋][NnXx])?(?![\d.%A-Za-z])|(?:[+＋][NnXx])+)"
)
_PLAN = re.compile(
    rf"[十五六七八九]{_FIRST}(?:(?<=十)[一二三四五六七]五(?![{_N}{_MANY}亿个年月日家项人户名\d])|(?<!十)五(?=普法))"
)
_NAMED = re.compile(
    rf"[两三四五六七八九十]{_FIRST}(?:"
    rf"(?P<not>个不(?![同少等断仅足到能会论够])(?={_H}))"
    r"|个(?:走在前列?|走前列|努力成为|毫不动摇|区分开来|一批|必须|务必|坚持|确立|维护)"
    rf"|(?<!两)大{_H}{{0,4}}(?:战略举措|战略|攻坚战|保卫战|战役|硬仗|专项行动|行动|工程|革命|计划|品牌)(?!性)"
    rf"|{_H}{{1,2}}(?:{_TOGETHER}))"
)


@lru_cache(maxsize=4096)
def is_abbreviation(words: str) -> bool:
    """Return whether quoted words have the form of a numeral abbreviation.

    Args:
        words: The words in simplified characters, without the quotation marks.
    """
    if _NUMBER.search(words) is None:
        return False
    parts = [part for part in _PARTS.split(words) if part]
    known = [_is_one(part) for part in parts]
    return any(known) and all(one or _BESIDE.fullmatch(part) for one, part in zip(known, parts, strict=True))


def _is_one(part: str) -> bool:
    if _NAMES.match(part):
        return False
    if any(form.fullmatch(part) for form in (_DIGITS, _BARE, _PLAN, _COUNTS_COUNTS)):
        return True
    if len(part) <= 10 and any(form.fullmatch(part) for form in (_ONE, _DIGITS_COUNT, _DOUBLED)):
        return True
    return len(part) <= 14 and _TWO.fullmatch(part) is not None


def find_abbreviations(folded: str, frequency: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    """Find the numeral abbreviations that need no quotation marks to be known.

    Args:
        folded: The text in simplified characters.
        frequency: How often the general language has a word, 0 for none (四面八方 is a word and no term).
    """
    yield from _joined_by_plus(folded)
    places = [match.start() for match in _BEGINNING.finditer(folded)]
    yield from (match.span() for match in matches_at(places, _PLAN, folded))
    for match in matches_at(places, _NAMED, folded):
        last = match.end()
        yield match.start(), _word_end(folded, last, frequency) if match.group("not") else last
    for match in matches_at(places, _PARALLEL, folded):
        end = _parallel_end(folded, *match.span(), frequency)
        if end is not None:
            yield match.start(), end


def _joined_by_plus(folded: str) -> Iterator[tuple[int, int]]:
    """Find 12+6+6 from its first sign, before which stand one digit or two: digits are everywhere."""
    done = 0
    for sign in find_each(folded, _SIGNS):
        for begin in (sign - 2, sign - 1):
            if begin >= done and (match := _PLUS.match(folded, begin)):
                yield match.span()
                done = match.end()


def _parallel_end(folded: str, start: int, last: int, frequency: Callable[[str], int]) -> int | None:
    """Return where 三管三必须 ends, or None for a count (三年五次) or an idiom (一心一意).

    Args:
        folded: The text in simplified characters.
        start: Where the first number stands.
        last: The code point after the last number.
        frequency: As in `find_abbreviations`.
    """
    counted = [group.group(1) for group in _GROUP.finditer(folded, start, last)]
    if any(words[0] in _COUNTED for words in [*counted, folded[last]]) or folded[last] in counted:
        return None
    end = _word_end(folded, last, frequency)
    return None if frequency(folded[start:end]) or frequency(folded[start : last + 1]) else end


def _word_end(folded: str, last: int, frequency: Callable[[str], int]) -> int:
    """Return where the last words end: after two characters if these are a word, not so 制改 in 三制改革."""
    after = _TAIL.match(folded, last)
    tail = after.group() if after else ""
    known = frequency(tail[:2]) if len(tail) > 1 else 0
    return last + (2 if known and (len(tail) < 3 or frequency(tail[1:3]) <= known) else 1)
