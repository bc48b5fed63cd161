"""Places: the provinces, cities and counties, as ``resources/places.tsv`` lists them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from desktop.text.former_places import former_names

_LEVELS = ("province", "city", "county")
_KIND = re.compile(r"(?:特别行政区|自治[区州县旗]|地区|林区|矿区|新区|[省市县区州盟旗])$")
_COMMON = """
    城区 郊区 矿区 东区 西区 南区 北区 新区 城中区 市中区 新城区 和平区 高新区 经开区 开发区
    管理区 示范区 产业园 中西区 大堂区 香港 澳门
"""
_BARE = """
    和平 新华 新建 青山 长安 平安 通道 大方 城中 市中 安宁 高新区 经开区 管理区 示范区 新区 城区
    郊区 中山 东区 西区 南区 北区 铁东 铁西 河东 河西 城东 城西 城北 新城 新兴 兴安 前进 向阳
    永定 民乐 惠民 利民 友好 新民 安定 富民 富裕 集贤 清水 海港 新市 东方 康乐 和政 民主 解放
    建设 振兴 自由 中原 中站 西部 文化 发展 高明 万年 中西区 大堂
"""
_COMMON_NOUNS = frozenset(_COMMON.split())
"""Full names that are common nouns, too, and name no place in a running text."""
_COMMON_WORDS = frozenset(_BARE.split())
"""Short names that are common words, too."""
_JOINS = frozenset("和与及同成开通道建达到定任单易望富高献随安平康密洋")
"""First characters of names of two that end or are words by themselves: 省、市和县; 建成县; 提高县."""
_LEADS_IN = re.compile(
    r"(?:^|[^\u3400-\u9fff、]|[省市州盟]|自治区|地区|[在到向为从对将于的是由因赴我经]|中共)$"
)
"""What stands right before such a name where it is one."""
_COUNTED = re.compile(r"(?:[各本全原两级、]|(?:^|[^\u3400-\u9fff])[省市州盟区乡镇])[省市州盟区]?$")
"""What stands before it where it is none, though 市 or 区 does: 各市和县, 省、市和县."""
_LISTS = ("、", "和", "与", "及")
"""What stands between the names of places."""
_GOES_ON = re.compile("县[城域级乡际]|区[域间别块位]|市[场域面值]|省[份略会际]|州[际府]")
"""A name's last character with the next, where the two are a word: 建成县域, 中原区域, 兴宁市场."""


@dataclass(frozen=True, slots=True)
class Place:
    """A province, city or county.

    Attributes:
        code: Its administrative code, six digits.
        name: Its full name, such as 武乡县.
        short: Its name without the word for its kind, such as 武乡.
        level: ``province``, ``city`` or ``county``.
        parent: The code of what it belongs to, empty for a province.
    """

    code: str
    name: str
    short: str
    level: str
    parent: str


class PlaceMention(NamedTuple):
    """A place's full name in a text.

    Attributes:
        start: First code point.
        end: Code point after the last.
        name: The name.
        places: The places that bear it; none where it is a name of former times alone.
    """

    start: int
    end: int
    name: str
    places: tuple[Place, ...]


class Gazetteer:
    """All places, to be looked up by name and found in a text."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = tuple(places)
        self._full: dict[str, list[Place]] = {}
        self._short: dict[str, list[Place]] = {}
        self._upper = {(one.code, one.level): one for one in self._places if one.level != "county"}
        for place in self._places:
            self._full.setdefault(place.name, []).append(place)
            for short in place.short.split("/"):
                self._short.setdefault(short, []).append(place)

    def __iter__(self) -> Iterator[Place]:
        return iter(self._places)

    def names(self) -> list[str]:
        """Return the full names, each once, in the order of the table."""
        return list(self._full)

    def by_name(self, name: str, within: Place | None = None) -> list[Place]:
        """Return the places of a name, full or short, in the order of the table.

        Args:
            name: 武乡县, 武乡, 凉山州; also a name of former times such as 潞城市, if what is left
                without the word for its kind is a place's short name.
            within: Only what lies in this province or city, or is it.
        """
        found = self._full.get(name) or self._short.get(name) or self._by_former(name)
        if within is not None:
            return [one for one in found if within in self.lineage(one)]
        return list(found)

    def is_current(self, name: str) -> bool:
        """Return whether a place has this full name today."""
        return name in self._full

    def lineage(self, place: Place) -> tuple[Place, ...]:
        """Return the province, the city and the county that a place is or belongs to, from the top."""
        above = []
        if place.level == "county":
            above = [self._upper.get((place.parent, "city"))]
        if place.level != "province":
            above.insert(0, self._upper.get((place.code[:2] + "0000", "province")))
        return (*filter(None, above), place)

    def find(self, text: str) -> list[PlaceMention]:
        """Find full names in a simplified text, the longest where several begin; common nouns are none.

        Nor are running words that only look like a name: 各省、市和县人民政府, 建成县域, 中原区域.
        """
        automaton, names = self._automaton
        return [
            PlaceMention(start, end, names[which], tuple(self._full.get(names[which], ())))
            for which, start, end in automaton.find_matches_as_indexes(text)
            if _is_name(text, start, end)
        ]

    def leading(self, text: str) -> list[Place]:
        """Return the places whose full, else whose short name a text begins with; the longest counts."""
        name = self.leading_name(text)
        return list(self._full.get(name) or self._short.get(name) or ())

    def leading_name(self, text: str) -> str:
        """Return the name, full or short, that `leading` finds at the beginning of a text, or nothing."""
        for length in range(min(15, len(text)), 1, -1):
            if text[:length] in self._full:
                return text[:length]
        for length in range(min(8, len(text)), 1, -1):
            if self.is_short_name(text[:length]):
                return text[:length]
        return ""

    def is_short_name(self, text: str) -> bool:
        """Return whether a text is a place's name without the word for its kind, and no common word."""
        return len(text) > 1 and text in self._short and text not in _COMMON_WORDS

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, Sequence[str]]:
        names = [
            name for name in {**self._full, **dict.fromkeys(former_names())} if name not in _COMMON_NOUNS
        ]
        return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names

    def _by_former(self, name: str) -> list[Place]:
        short = _KIND.sub("", name)
        found = self._short.get(short, []) if short not in _COMMON_WORDS and len(short) > 1 else []
        level = {"省": "province", "州": "city", "盟": "city"}.get(name[-1:], "")
        return [one for one in found if not level or one.level == level]


def _is_name(text: str, start: int, end: int) -> bool:
    """Return whether a name that was found in a text is one, and no running words."""
    if _GOES_ON.match(text, end - 1, end + 1):
        return False
    if end - start > 2:
        return True
    if text[start] not in _JOINS:
        return True
    before = text[max(0, start - 3) : start]
    return _LEADS_IN.search(before) is not None and _COUNTED.search(before) is None


def begins_alone(text: str, start: int) -> bool:
    """Return whether nothing before a place's name makes it the end of a longer word, as in 示范县.

    Args:
        text: A simplified text.
        start: First code point of the name.
    """
    before = text[max(0, start - 3) : start]
    return before.endswith(_LISTS) or _LEADS_IN.search(before) is not None


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer, loaded once."""
    lines = files("resources").joinpath("places.tsv").read_text("utf-8").splitlines()[1:]
    return Gazetteer(Place(*line.split("\t")) for line in lines)
