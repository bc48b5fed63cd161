"""Attributes: what stands before an indicator's name and makes it that of a part: 国有控股企业|利润总额.

What only says where or when (我市, 全年), or that it was done (完成), makes no difference and is no
attribute, and neither is what a clause or a list has left over.
"""

import re
from functools import lru_cache
from typing import Final

from desktop.text.figures.doubt import is_known, is_untidy
from desktop.text.figures.grammar import compiled, inner, verbs, word_list
from desktop.text.figures.indicators.trimming import last_part, without_lead, without_trail
from desktop.text.gazetteer import load_gazetteer

LONGEST_ATTRIBUTE: Final = 14
"""Code points beyond which what stands before a name is more a clause than its attribute."""

_WHOLE: Final = compiled("<<words-of-the-whole>>")
"""What says that all is meant, or where the text speaks of: 全社会, 境内."""

_PLACE: Final = re.compile(
    "[\u4e00-\u9fff]{1,3}?(?:自治[区州县旗]|[省市县州盟旗]|(?<![新景灾地社山牧林老库城郊矿小片厂校发经保贸作范验能护聚园战辖])区)(?![域级场值民政属直内外际道])"
)
_NO_PLACE: Final = compiled("(?:<<nouns-like-places>>)")
_DOERS: Final = word_list("doers")
_PART_ENDS: Final = word_list("attribute-endings")
_NO_ENDS: Final = ("和", "与", "及", "等", "或", *word_list("no-attribute-endings"))
_CLAUSE: Final = compiled("<<signs-of-a-clause>>")
"""What says that a clause is behind, and no noun phrase: 按照|现行体制."""

_ASIDE: Final = re.compile(r"[（(][^（）()]{0,64}[）)]")

_INDUSTRY: Final = compiled("(?:规模?以上|规上)?(?:<<industries-of-several-names>>)\\Z")
"""An industry whose own name is a list: 电力、热力、燃气及水生产和供应业|利润总额."""

_AREAS: Final = word_list("areas-that-are-kinds")
_AREA_ENDS: Final = frozenset("省市县区州盟旗乡镇村")
_NOT_ATTRIBUTES: Final = frozenset(word_list("no-attributes"))
_MEASURES: Final = (*"率额值量数", *word_list("measuring-nouns"))
_JOINT: Final = re.compile("(?<=..)(?:以及|和|与|及)(?=..)")
_HAN: Final = re.compile("[\u4e00-\u9fffA-Za-z“”·]+")


@lru_cache(maxsize=8192)
def attribute(front: str) -> str:
    """Return the attribute that ends what stands before an indicator's name, empty where there is none.

    我市国有控股企业 → 国有控股企业; 全市, 2012年, 全年完成 → nothing.
    """
    front = _ASIDE.sub("", front) if "（" in front or "(" in front else front
    if "、" in front and (industry := _INDUSTRY.search(front)) is not None:
        return industry[0]
    part = last_part(front)
    if not front.endswith(part) or part.count("“") != part.count("”"):
        return ""
    if _CLAUSE.search(part):
        return ""
    part = _subject(part.removesuffix("的") if part.endswith("的") else part)
    if len(part) < 2:
        return ""
    ends = [verb.end() for verb in inner().finditer(part)]
    if ends and ends[-1] == len(part):
        return ""
    part = part[ends[-1] :] if ends else part
    part = _bare(_last_member(part.rpartition("的")[2]))
    return part if _is_attribute(part) else ""


def _subject(part: str) -> str:
    """Return who or what did something, before the verb that ends a text: 民营企业|累计完成."""
    plain = without_trail(part)
    if plain == part:
        return part
    return plain if plain.endswith(_DOERS) else ""


def _last_member(part: str) -> str:
    """Return the last member of a coordination whose other ones are indicators: 居民收入和|农民."""
    for joint in reversed(list(_JOINT.finditer(part))):
        if part[: joint.start()].endswith(_MEASURES):
            return part[joint.end() :]
    return part


def _bare(part: str) -> str:
    """Return a text without times, verbs, places and words of the whole at its beginning."""
    before = None
    while part and part != before:
        before = part
        part = without_lead(part)
        if (whole := _WHOLE.match(part)) is not None:
            part = part[whole.end() :]
        part = _without_place(part)
    return part


def _without_place(part: str) -> str:
    """Return a text without the name of a place at its beginning."""
    gazetteer = load_gazetteer()
    name = gazetteer.leading_name(part)
    if name and gazetteer.is_current(name):
        return part[len(name) :]
    if (
        name
        and any(place.level != "county" for place in gazetteer.leading(part))
        and len(part) > len(name) + 1
    ):
        return part[len(name) :]
    place = None if _NO_PLACE.match(part) else _PLACE.match(part)
    return part[place.end() :] if place else part


def _is_attribute(part: str) -> bool:
    """Return whether a text is a noun or an adjective that says of what kind something is."""
    if not 2 <= len(part) <= LONGEST_ATTRIBUTE or part in _NOT_ATTRIBUTES or _HAN.fullmatch(part) is None:
        return False
    if part.endswith(_PART_ENDS) and not part.endswith(_NO_ENDS):
        return True
    if part.endswith((*verbs(), *_NO_ENDS, *_MEASURES)):
        return False
    if part[-1] in _AREA_ENDS and not part.endswith(_AREAS):
        return False
    return is_known(part) and not is_untidy(part)
