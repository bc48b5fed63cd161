"""Regions: which government speaks in a text, and what province, city and county that is."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from desktop.text.former_places import FormerPlace, former_places
from desktop.text.gazetteer import Place, PlaceMention, begins_alone, load_gazetteer
from desktop.text.metadata import NATION
from desktop.text.national import is_national_by_words, is_national_title
from desktop.text.year_inference import plain_years

_HINTS = (
    ("county", "县"),
    ("city", "市"),
    ("province", "省"),
    ("county", "区"),
    ("city", "州盟"),
    ("county", "旗"),
    ("province", "自"),
)
"""The level of a government that names itself so, with the character that tells it; 自 tells 自治区政府."""

_HINT = re.compile(
    "[全我县市省区州盟旗自](?:(?<=[全我])(?:[县市省州盟旗]|区(?!域))|(?<=[县市省州旗])(?:委|政府|人大)|(?<=县)域|(?<=盟)委"
    "|(?<=区)(?<!自治区)(?:委|政府|人大)|(?<=自)治区(?:党委|政府|人民政府|人大))"
)
"""How a government names itself or what it governs: 全县, 县委, 市政府.

It begins with a class, which a text is looked through for ten times as fast as for each of its forms.
"""

_ENDINGS = ("县市区旗", "市区", "省", "区", "州盟", "旗", "区")
_LEVEL_OF_ENDING = (
    dict.fromkeys("县区旗", "county")
    | dict.fromkeys("市州盟", "city")
    | dict.fromkeys("镇乡", "town")
    | {"省": "province"}
)
_TOWNS = ("街道", "苏木")
_UPPER = "省市州区盟县旗"
_FULL_TITLE = re.compile(
    r"(?:(?:19|20)\d\d\s?年(?:度)?)?(?P<region>[\u4e00-\u9fff]{2,24}?)"
    r"(?:(?:19|20)\d\d\s?年(?:度)?)?"
    r"(?:(?:人民)?政府|(?<=街道)办事处|行政公署|行署|(?:人民|革命)委员会|(?<=街道)|(?<=苏木))"
    r"(?:(?:19|20)\d\d\s?年(?:度)?)?工作报告"
)
_COLUMN = re.compile(r"^\s*[【\[](?P<column>[^】\]]{2,20})[】\]]\s*")


class GovernmentRegion(NamedTuple):
    """A region with what it belongs to.

    Attributes:
        name: Its own name.
        province: Full name of its province, empty when not known.
        city: Full name of its city, its own for a city.
        county: Full name of its county, its own for a county.
        level: One of ``desktop.text.metadata.LEVELS``.
    """

    name: str = ""
    province: str = ""
    city: str = ""
    county: str = ""
    level: str = ""


ENOUGH = 30_000
"""Code points after which a text has said often enough where it is from."""
_LONGEST_NAME = 60
"""Code points beyond which no words are the name of a place, with those of all it belongs to before it."""
_ADJOINING = 8
"""What a city or province right before a place's name counts, against 2 for one that is named elsewhere."""
_PASSING = 2_000
"""Code points of a text from which a place that is named once is named in passing."""
NOWHERE = GovernmentRegion()
"""No region."""
COUNTRY = GovernmentRegion(NATION, level="nation")
"""The whole country."""


def region_named(name: str, text: str, year: int | None = None) -> GovernmentRegion:
    """Return the region of a name such as 武乡县 or 湖南省长沙市岳麓区, as it was in a year.

    Args:
        name: The name, simplified.
        text: The text it stands in, which decides between places of one name.
        year: The year of the text, in which a place may have had another name or belonged to another city.
    """
    name = name.strip()
    if name == NATION or (name and is_national_title(name)):
        return COUNTRY
    former = _former(name, text, year) if year is not None else None
    found = _lookup(name)
    if former is not None and not _rivaled(former, found, text):
        return former
    if found and (name == found[0].name or name.endswith((*found[0].short.split("/"), found[0].name))):
        return _of_place(_likeliest(found, text), name)
    former = _former(name, text, None)
    if former is not None:
        return former
    return _of_place(_likeliest(found, text), name) if found else _of_unknown(name, text)


def region_of_place(place: Place) -> GovernmentRegion:
    """Return a place of the table as a region."""
    return _of_place(place, place.name)


def region_of_title(title: str, text: str, year: int | None = None) -> GovernmentRegion:
    """Return the region a title names: before 政府工作报告, in a column 【…招商】, or at the start."""
    column = _COLUMN.match(title)
    bare = plain_years(title[column.end() :] if column else title)
    if is_national_title(bare):
        return COUNTRY
    report = _FULL_TITLE.search(bare)
    if report and _is_region(report["region"]):
        return region_named(report["region"], text, year)
    inside = load_gazetteer().leading(column["column"]) if column else []
    beginning = (not _begins_with_company(bare, text) and load_gazetteer().leading(bare)) or [
        one for said in load_gazetteer().find(bare)[:1] for one in said.places
    ]
    if inside and beginning:
        within = [one for one in beginning if any(upper in load_gazetteer().lineage(one) for upper in inside)]
        beginning = within or inside
    found = beginning or inside
    return _of_place(_likeliest(found, text), "") if found else NOWHERE


def _begins_with_company(title: str, text: str) -> bool:
    """Return whether a title begins with a name that only begins as a place's does: 宁德时代 in 福鼎市.

    Then the text has the short name within that name alone, and names other places as such.
    """
    for length in range(min(4, len(title)), 1, -1):
        places = load_gazetteer().by_name(title[:length])
        if places and title[:length] != places[0].name:
            said, whole = text.count(title[:length]), text.count(title[: length + 2])
            others = Counter(mention.name for mention in load_gazetteer().find(text[:ENOUGH]))
            return 1 < said == whole and bool(others)
    return False


def region_of_text(text: str, year: int | None = None) -> GovernmentRegion:
    """Return the region that a text speaks of most, at the level of the government that speaks.

    Args:
        text: The text, simplified; of a long one the first ENOUGH code points are read.
        year: The year of the text.
    """
    text = text[:ENOUGH]
    if is_national_by_words(text):
        return COUNTRY
    signs = Counter(map(_sign_of_level, _HINT.findall(text)))
    hints = [sum(signs[sign] for sign in telling) for _, telling in _HINTS]
    best = max(range(len(hints)), key=hints.__getitem__)
    level = _HINTS[best][0] if hints[best] > 2 else ""
    said = Counter(mention.name for mention in _mentions(text))
    for name, many in said.most_common():
        if many < 2 and (len(said) > 1 or len(text) > _PASSING):
            break
        former = [one for one in former_places(name, year) if _fits(one, name, level, best)]
        current = load_gazetteer().is_current(name)
        if former and (year is not None or not current):
            return _of_former(former[0])
        fits = [one for one in _lookup(name) if _fits(one, name, level, best)]
        if level == "city" and not fits:
            fits = [one for one in _lookup(name) if one.level == "county" and name.endswith("市")]
        if fits and current:
            return _of_place(_likeliest(fits, text), name)
    return NOWHERE


def _sign_of_level(said: str) -> str:
    """Return the character of a hint that tells the level: of 全县 and 县委 县."""
    return said[1] if said[0] in "全我" else said[0]


def _mentions(text: str) -> list[PlaceMention]:
    """Return the full names in a text, but one of two characters that is only ever the end of a word.

    范县 is in 示范县, too, and 丰县 in a longer name that no table has.
    """
    found = load_gazetteer().find(text)
    alone = {one.name for one in found if len(one.name) > 2 or begins_alone(text, one.start)}
    return [one for one in found if one.name in alone]


def _fits(place: Place | FormerPlace, name: str, level: str, hint: int) -> bool:
    return not level or (place.level == level and name[-1] in _ENDINGS[hint])


def is_known_place(name: str) -> bool:
    """Return whether the tables have a place of a name, which may begin with what it belongs to."""
    return bool(_lookup(name)) or _former(name, "", None) is not None


def _is_region(name: str) -> bool:
    """Return whether what stands before 政府工作报告 names a place."""
    known = _lookup(name) or former_places(name)
    return bool(known) or name[-1] in _LEVEL_OF_ENDING or name.endswith(_TOWNS)


def _former(name: str, text: str, year: int | None) -> GovernmentRegion | None:
    """Return the region of a name of former times, which may begin with the names of what it belonged to."""
    for start in range(max(1, len(name) - 1)):
        above = name[:start]
        if start and above[-1] not in _UPPER:
            continue
        found = [one for one in former_places(name[start:], year) if _belongs(one, above)]
        if found:
            return _of_former(max(found, key=lambda one: (_support(one, text), one.last)))
    return None


def _rivaled(former: GovernmentRegion, found: Sequence[Place], text: str) -> bool:
    """Return whether places of other cities have the same name still, and the text speaks no less of them.

    One alone may be the same place, which belongs to another city now.
    """
    cities = {one.name for place in found if place.name == former.name for one in _above(place)}
    rivals = cities - {former.city, former.province}
    return len(rivals) > 1 and max(map(text.count, rivals)) >= text.count(former.city)


def _above(place: Place) -> list[Place]:
    """Return the city that a county is in."""
    return [one for one in load_gazetteer().lineage(place)[:-1] if one.level == "city"]


def _belongs(place: FormerPlace, above: str) -> bool:
    """Return whether a former place belonged to what stands before its name."""
    return not above or any(one and above.endswith(one) for one in (place.city, place.province))


def _support(place: FormerPlace, text: str) -> int:
    return text.count(place.province) + (2 * text.count(place.city) if place.city else 0)


def _of_former(place: FormerPlace) -> GovernmentRegion:
    is_city = place.level == "city"
    return GovernmentRegion(
        place.name,
        place.province,
        place.name if is_city else place.city,
        "" if is_city else place.name,
        place.level,
    )


def _lookup(name: str) -> list[Place]:
    """Return the places of a name that may begin with the names of what they belong to."""
    if len(name) > _LONGEST_NAME:
        return []
    gazetteer = load_gazetteer()
    found = gazetteer.by_name(name)
    if found:
        return found
    for length in range(len(name) - 2, 1, -1):
        for upper in gazetteer.by_name(name[:length]):
            inner = [one for one in _lookup(name[length:]) if upper in gazetteer.lineage(one)[:-1]]
            if inner:
                return inner
    return []


def _likeliest(candidates: Sequence[Place], text: str) -> Place | Sequence[Place]:
    """Choose among places of one name by what the text says of their cities; those that draw, where some do.

    A city or province right before the name says more than one that is named somewhere: 江苏省鼓楼区.
    """
    if len(candidates) == 1 or (
        candidates[0].level == "province" and candidates[0].name == candidates[1].name
    ):
        return candidates[0]  # 北京市 is a province first and a city of itself then
    scores = [
        sum(
            2 * text.count(upper.name)
            + text.count(upper.short)
            + _ADJOINING * text.count(upper.name + one.name)
            for upper in load_gazetteer().lineage(one)[:-1]
        )
        for one in candidates
    ]
    best = max(scores)
    leading = [one for one, score in zip(candidates, scores, strict=True) if score == best]
    return leading[0] if len(leading) == 1 or leading[0].level == "province" else leading


def _of_place(place: Place | Sequence[Place], name: str) -> GovernmentRegion:
    """Return the region of a place; of several, of which one is meant, with what all of them belong to."""
    if not isinstance(place, Place):
        own = place[0]
        province, city = (_shared(place, level) for level in ("province", "city"))
        city = own.name if own.level == "city" else city
        return GovernmentRegion(own.name, province, city, _county(own, own.name), own.level)
    lineage = {one.level: one.name for one in load_gazetteer().lineage(place)}
    own_name = place.name
    if place.level == "county" and name.endswith(("市", "县", "区")) and not name.endswith(place.name):
        own_name = name  # a county that had this name when the text was written
    return GovernmentRegion(
        own_name,
        lineage.get("province", ""),
        lineage.get("city", "") if place.level != "province" else "",
        _county(place, own_name),
        place.level,
    )


def _shared(places: Sequence[Place], level: str) -> str:
    """Return the name of the province or the city that all of some places belong to, empty where none is."""
    names = {
        next((upper.name for upper in load_gazetteer().lineage(one)[:-1] if upper.level == level), "")
        for one in places
    }
    return names.pop() if len(names) == 1 else ""


def _county(place: Place, name: str) -> str:
    return name if place.level == "county" else ""


def _of_unknown(name: str, text: str) -> GovernmentRegion:
    """Return a region that no table knows by the ending of its name, under what its name begins with."""
    level = "town" if name.endswith(_TOWNS) else _LEVEL_OF_ENDING.get(name[-1:], "")
    for length in range(len(name) - 2, 1, -1):
        found = _lookup(name[:length]) if name[length - 1] in _UPPER else []
        if found:
            upper = _of_place(_likeliest(found, text), "")
            own = name[length:]
            if level == "city" and upper.level != "province":
                level = "county"  # 长治市甲市: a city within a city is a county
            city = own if level == "city" else upper.city
            county = own if level == "county" else upper.county
            return GovernmentRegion(own, upper.province, city, county, level)
    if level == "town":
        upper = _county_said(text)
        return GovernmentRegion(name, upper.province, upper.city, upper.county, level)
    if level == "city":
        return GovernmentRegion(name, "", name, "", level)
    return GovernmentRegion(
        name, name if level == "province" else "", "", name if level == "county" else "", level
    )


def _county_said(text: str) -> GovernmentRegion:
    """Return the county that a text names most; NOWHERE if it names none."""
    said = Counter(
        one for mention in _mentions(text[:ENOUGH]) for one in mention.places if one.level == "county"
    )
    return _of_place(said.most_common(1)[0][0], "") if said else NOWHERE
