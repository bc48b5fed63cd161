"""Scope: whether a figure speaks of the whole place that reports, or of a part, an industry, another one."""

import re
from collections.abc import Sequence
from functools import cache

from desktop.text.figures.grammar import alternatives
from desktop.text.gazetteer import load_gazetteer
from desktop.text.ledger.indicators import LedgerIndicator
from desktop.text.ledger.wording import pattern, words
from desktop.text.text_units import sentence_at

_CLAUSE = re.compile(r"[，,；;。：:！？!?\n]")
_WHOLE = re.compile(r"全社会|[全我本][省市县区州旗盟国]|全年")
_NEW = re.compile(r"新增|净增|增加|分别占|人均|每|占|比重")
_OTHER = re.compile(r"[0-9０-９][^、]*、")
"""Another number with what follows it in the clause: 城镇新增就业5万人、城镇调查失业率5%."""

_AND = re.compile(r"[、和与及]|以及")
_NAMED_PART = re.compile(
    r"其中(?=(?:[全我本][省市县区州旗盟国]|地方级?)?(?:[^、和与及0-9]{1,15}(?:[、和与及]|以及))*$)"
)
"""Right before a name, or several names, it says of what it is a part: 财政收入, 其中一般公共预算收入."""

_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2,5}(?:[省市县区州旗盟镇乡村]|街道|兵团)|兵团)"
    r"(?:今年|全年|力争|确保|争取|预计|预期|实现|完成|的)*$"
)
"""The name of a place right before an indicator's, also of one that the gazetteer does not have."""

_ABOVE = re.compile(
    r"(国家|中央|省定|省里|市定|市里|州定|州里)(?:提出|确定|明确|下达|预期|目标|今年|为|是|的)*$"
)
"""Who sets a target above the place: 国家提出今年国内生产总值…, 省定目标为地区生产总值…."""

_WHOLE_PLACE = re.compile(r"[全我本]([省市县区州旗盟国])(?![场级民域内外]|有企业)")
_LEVELS = "省市县区州旗盟国"

_PLAIN = re.compile(
    r"(?:.*[、：:])?(?:[全我本][省市县区州旗盟国]|全社会|地方|今年|全年|力争|确保|实现|保持|促进)*"
)
_ADJUSTED = re.compile(r"剔除|扣除|同口径|可比口径|可比价|还原")

_NUMERALS = "0-9０-９一二三四五六七八九十百千"
_LARGE = re.compile(
    rf"(?<![{_NUMERALS}])(?!500万|５００万|五百万)[{_NUMERALS}]*[万亿]元?(?:[（(]含[）)]|及)?以上的?(?:项目)?$"
)
"""Right before a name it says that only large projects are meant: 5000万元以上项目.

From 500万元 on they are all that investment is counted from.
"""

_CAPACITY = "能"
"""Behind a name it makes it what can be produced, not what was: 粮食生产能力, 总产能, 生产总值能耗."""

_VERBS = re.compile("(?:今年|全年|力争|确保|争取|预计|预期|实现|完成|推动|促进|支持|的)+$")
_HELPED = re.compile("支持|推动|推进|促进|引领|做大|做强|做优|发挥|增强|提升")
_LONGEST_NAME = 15

_LONGEST_CLAUSE = 60


@cache
def _industry() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(words('industry'))})$")


def clause_before(text: str, position: int) -> str:
    """Return what stands before a place in its clause."""
    start = position
    while start > 0 and position - start < _LONGEST_CLAUSE and not _is_end(text, start - 1):
        start -= 1
    return text[start:position]


def _is_end(text: str, at: int) -> bool:
    if not _CLAUSE.match(text[at]):
        return False
    return not (text[at] in ",:" and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit())


def modifier(text: str, position: int, indicator: LedgerIndicator) -> str | None:
    """Return what stands before the indicator's name in its clause; None where no name is in the sentence."""
    found = _name_before(text, position, indicator)
    return None if found is None else clause_before(text, found[0])


def is_capacity(text: str, position: int, indicator: LedgerIndicator) -> bool:
    """Return whether the indicator's name before a place is that of a capacity: 粮食生产能力, 总产能."""
    found = _name_before(text, position, indicator)
    return found is not None and text.startswith(_CAPACITY, found[1])


def _name_before(text: str, position: int, indicator: LedgerIndicator) -> tuple[int, int] | None:
    """Return where the last of the indicator's names before a place in its sentence begins and ends."""
    start = sentence_at(text, position)[0]
    before = text[start:position]
    ends = [(before.rfind(name) + len(name), len(name)) for name in indicator.written if name in before]
    if not ends:
        return None
    end, length = max(ends)
    return start + end - length, start + end


def is_whole(modifiers: str) -> bool:
    """Return whether words before a name say that the whole place is meant: 全市, 全社会."""
    return bool(_WHOLE.search(modifiers))


def is_plain(modifiers: str) -> bool:
    """Return whether words before a name do not narrow it: none, 全市, 力争, 预计全年."""
    return bool(_PLAIN.fullmatch(modifiers))


def part_of_place(text: str, position: int, indicator: LedgerIndicator, regions: Sequence[str]) -> str:
    """Return the part of the place, or the other place, that a figure speaks of; empty for the whole place.

    Args:
        text: The report, simplified.
        position: Where the figure begins.
        indicator: The indicator.
        regions: Names of the place itself and of those that it lies in.
    """
    before = _OTHER.split(modifier(text, position, indicator) or "")[-1]
    own = _AND.split(before)[-1]
    found = (
        pattern("parts").search(_NAMED_PART.sub("", before))
        or _industry().search(before)
        or _NEW.search(own)
        or _LARGE.search(own)
    )
    if found is not None:
        return str(found[0])
    other = _other_level(text, before, regions)
    if other or is_whole(before):
        return other
    named = _PLACE.search(before)
    mentions = [before[one.start : one.end] for one in load_gazetteer().find(before)]
    for name in (*mentions, *((named[1],) if named else ()), _short_name(before)):
        if name and not _is_own(name, regions):
            return str(name)
    return ""


def _is_own(name: str, regions: Sequence[str]) -> bool:
    """Return whether a name is that of the place itself, or of one that it lies in."""
    return any(name in one or one in name for one in regions if one)


def _short_name(before: str) -> str:
    """Return the short name of a place that stands right before an indicator's name: 力争成都, 宜宾、德阳."""
    plain = _VERBS.sub("", before)
    places = load_gazetteer()
    return next((plain[-n:] for n in (4, 3, 2) if len(plain) >= n and places.is_short_name(plain[-n:])), "")


def region_told_in_sentence(text: str, position: int, regions: Sequence[str]) -> str:
    """Return the part of the place that the sentence of a figure is about, or nothing.

    It is a region of several places (襄阳都市圈), or a place that is helped on: 支持成都建设…, 经济总量….
    """
    start = sentence_at(text, position)[0]
    found = pattern("region").search(text, start, position)
    if found is not None:
        return found[0]
    for helped in _HELPED.finditer(text, start, position):
        name = load_gazetteer().leading_name(text[helped.end() : min(position, helped.end() + _LONGEST_NAME)])
        if name and not _is_own(name, regions):
            return name
    return ""


def _other_level(text: str, before: str, regions: Sequence[str]) -> str:
    """Return the words before a name that say another level than the place's own: 全国 in a province.

    The place's own level is believed where the text itself says so: 全县 or 我县 in the report of a county.
    """
    own = regions[0][-1] if regions and regions[0] else ""
    if own not in _LEVELS or not own or not any(f"{word}{own}" in text for word in "全我"):
        return ""
    above = _ABOVE.search(before) if own != "国" else None
    if above is not None and above[1][0] != own:
        return above[1]
    found = list(_WHOLE_PLACE.finditer(before))
    return found[-1][0] if found and found[-1][1] != own else ""


def is_adjusted(text: str, position: int) -> bool:
    """Return whether a figure is told to be another one than the plain one: 扣除房地产后增长1.1%."""
    return bool(_ADJUSTED.search(clause_before(text, position)))
