"""Nouns: the noun phrase that a number counts, to its left or right, and its canonical name."""

import re
from functools import cache
from typing import Final

from desktop.text.figures.measures import alternatives
from desktop.text.figures.tables import column, indicators, rows

LONGEST_NOUN: Final = 16
_SPACE: Final = re.compile(r"[\s*#]+")
_RIGHT: Final = re.compile(
    r"\s?(?:及?以[上下内]|左右)?的?(?P<noun>(?:[\u4e00-\u9fffA-Za-z·.+/\-\s]|“[^“”，。]{1,12}”|\d(?=[A-Z])){1,18})"
)
_LAST: Final = re.compile(r"[、，：（）()—]")
_CONNECT: Final = re.compile(r"^(?:[和与及并以等或、的]|其中|以及)+")
_QUOTES: Final = re.compile(r"[“”\"'《》]")
_MEASURING: Final = re.compile(
    r"(?:[率额值费价]|占比|比重|比例|总量|数量|面积|里程|浓度|强度|指数|水平|收入|支出|用量|人数|户数|年限|成本)\Z"
)
_ENTITY: Final = re.compile(r"(?:企业|产业|行业|[^全产]业|园区|口岸|开发区|试验区|新区|产品|商品)\Z")
_SHORT: Final = 4


@cache
def canonical_names() -> dict[str, str]:
    """Give the canonical name of every indicator's name and alias."""
    names = {alias: row.name for row in indicators() for alias in row.aliases}
    return names | {row.name: row.name for row in indicators()}


@cache
def _around(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("grammar", "verbs.tsv") if row["role"] in (role, "both"))


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(_around('lead'))})")


@cache
def _longest_trail() -> int:
    return max(map(len, _around("trail")))


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(alternatives(column("cuts", "word")))


def clean(text: str) -> str:
    """Give the text without spaces, line breaks and Markdown marks."""
    return _SPACE.sub("", text) if _SPACE.search(text) else text


def left_noun(segment: str) -> str | None:
    """Give the noun phrase that ends a segment, without the verbs around it: 全年新建学校完成 → 学校."""
    noun = _without_trail(_last_part(clean(segment)))
    noun = _without_lead(noun)
    if "的" in noun:
        noun = noun.rsplit("的", 1)[1] or noun.rsplit("的", 1)[0]
    noun = _without_lead(noun)
    noun = _QUOTES.sub("", noun) if noun.count("“") != noun.count("”") else noun
    return noun[-LONGEST_NOUN:] if len(noun) >= 2 else None


def _last_part(segment: str) -> str:
    """Give what follows the last comma-like mark, unless nothing but verbs does."""
    parts = _LAST.split(segment)
    while len(parts) > 1 and not _without_trail(parts[-1]):
        parts.pop()
    return parts[-1]


def _without_trail(text: str) -> str:
    trail = _around("trail")
    longest = _longest_trail()
    while text:
        for n in range(min(longest, len(text)), 0, -1):
            if text[-n:] in trail:
                text = text[:-n]
                break
        else:
            return text
    return text


def _without_lead(text: str) -> str:
    names = canonical_names()
    lead = _lead()
    while text and text not in names:
        match = lead.match(text) or _CONNECT.match(text)
        if match is None or match.end() == len(text):
            break
        text = text[match.end() :]
    return text


def right_noun(text: str, position: int) -> str | None:
    """Give the noun phrase that follows a number: 582个|项目, 148个|政府投资项目."""
    match = _RIGHT.match(text, position)
    if match is None:
        return None
    noun = clean(match["noun"])
    cut = _cut().search(noun)
    if cut is not None:
        noun = noun[: cut.start()]
    if "的" in noun:
        noun = noun.rsplit("的", 1)[1]
    noun = noun.strip("和与及等·-")
    return noun if len(noun) >= 2 else None


def named(noun: str | None) -> str | None:
    """Give the canonical name of a noun phrase that is or ends with an indicator's name, else the phrase."""
    if noun is None:
        return None
    names = canonical_names()
    for begin in range(len(noun) - 1):
        found = names.get(noun[begin:])
        if found is None:
            continue
        if begin and len(noun) - begin <= _SHORT and _ENTITY.search(noun[:begin]):
            return noun
        return found
    return noun


def measuring(noun: str) -> bool:
    """Tell whether a noun measures by itself: 覆盖率, 占比, 面积."""
    return _MEASURING.search(noun) is not None
