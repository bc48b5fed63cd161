"""Issuers: the region of the body that issued a document, named in Chinese or in English."""

import re
from functools import cache
from itertools import product

from desktop.text.gazetteer import Place, load_gazetteer
from desktop.text.pinyin import readings
from desktop.text.regions import COUNTRY, NOWHERE, GovernmentRegion, region_of_place, region_of_title
from desktop.text.script import simplified

_NATIONAL = re.compile(
    r"\b(?:State Council|Ministry|Ministries|National|State|Central|Supreme|China|Chinese|People's Bank)\b"
)
_OF_CHINA = re.compile(r"^中国\s?[·•.．・\-—]\s?")
_PRESS = re.compile(r"[日晚早快周时]报|新闻|传媒|广播|电视|电台|在线|客户端|新华|人民网|融媒|通讯社")
_WORD = re.compile(r"[A-Z][a-z']+")
_ENGLISH = {
    "Shaanxi": "陕西省",
    "Tibet": "西藏自治区",
    "Hong": "香港特别行政区",
    "Macao": "澳门特别行政区",
    "Mongolia": "内蒙古自治区",
    "Ningxia": "宁夏回族自治区",
    "Shanxi": "山西省",
    "Guangxi": "广西壮族自治区",
}
"""What English calls a province, where it is not its pinyin or more than one has that."""


def region_of_issuer(name: str) -> GovernmentRegion:
    """Return the region of an issuer: 山东省人民政府, 国务院办公厅, Jinan Science and Technology Bureau.

    Args:
        name: Its name; of several the first that tells counts.
    """
    if not name.isascii():
        region = region_of_title(simplified(name).strip(), "")
        return region if region.level else NOWHERE
    for word in _WORD.findall(name):
        place = _by_english_name().get(word)
        if place is not None:
            return region_of_place(place)
    return COUNTRY if _NATIONAL.search(name) else NOWHERE


def region_of_site(name: str) -> GovernmentRegion:
    """Return the region of the government whose site a name is of; a newspaper's tells nothing.

    Args:
        name: 阳新县人民政府网, 中国·阳新, 县政府办.
    """
    bare = _OF_CHINA.sub("", simplified(name).strip())
    return NOWHERE if _PRESS.search(bare) or bare.isascii() else region_of_issuer(bare)


@cache
def _by_english_name() -> dict[str, Place]:
    """Return provinces and cities by their short names in pinyin; of two of one name the first."""
    found: dict[str, Place] = {}
    for place in load_gazetteer():
        if place.level == "county":
            continue
        for short in place.short.split("/"):
            for said in product(*(readings(one) or ("",) for one in short)):
                found.setdefault("".join(said).capitalize(), place)
    for word, full in _ENGLISH.items():
        found[word] = load_gazetteer().by_name(full)[0]
    return {word: place for word, place in found.items() if len(word) > 3}
