"""Place lists: a list of places, each of which has what is said behind the last: 德国、瑞士|对华投资."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from desktop.text.figures.grammar import canonical_names, compiled, rows
from desktop.text.figures.indicators.trimming import without_lead, without_trail

_JOINT: Final = re.compile("[、，]|以及|[和与及]")
_FOR_EXAMPLE: Final = "(?:其中|例如|比如|譬如|诸如|[如像])[，,：:]?"
_OPENING: Final = re.compile(
    rf"(?:{_FOR_EXAMPLE}|(?:19|20)\d\d年|[去今当上]年|全年|[上下]半年|\d{{1,2}}月份?|截至|我[国省市县区]|来自|主要)*"
    "(?P<towards>[对自从向在])?"
)
"""What stands before the first place and belongs to no name; 对 and 自 belong to all: 对|美国、欧盟|出口."""

_NAMED_ONE: Final = compiled(
    "(?!城镇|乡镇|全[国省市州县区]|本[省市县区]|各[省市县区]|股市|楼市|超市)"
    "[\u4e00-\u9fff“”]{1,5}?(?:自治[区州县旗]|街道|开发区|高新区|经开区|园区|新城|新区|[省市县区旗镇乡州盟国])+(?<!社区)(?<!小区)"
)
"""A place that is in no table: 云岭区, 石桥镇, 北城工业园区."""

_APPOSITION: Final = re.compile(
    "等?(?:[两二三四五六七八九十]个?)?(?:国家?(?![民内外有家]|际)|[省市县区](?![级域长场区内外属])|地(?![区方])|省份|城市|市州|州市|[县区]市|[市区]县|县[市区]|乡镇|镇街|市场)(?:和地区)?(?:的|(?=.))"
)
"""What says of the places what they are, or how many: 英国、德国|等国家|对华投资."""

_TOWARDS: Final = frozenset("对自从向")
_LONGEST: Final = 9
_FEWEST: Final = 2


class PlaceList(NamedTuple):
    """A list of places.

    Attributes:
        places: The places, each with 对 or 自 where that stands before the first.
        rest: What stands behind the last.
    """

    places: tuple[str, ...]
    rest: str


@cache
def _tables() -> tuple[frozenset[str], dict[str, str]]:
    """Return the names of places, and the countries by the one character that stands for them."""
    names = set()
    for row in rows("places.tsv"):
        names.add(row["name"])
        if row["level"] != "county" and len(row["short"]) > 1:
            names.add(row["short"])
    short = {}
    for row in rows("grammar", "regions.tsv"):
        names.add(row["name"])
        if row["short"]:
            short[row["short"]] = row["name"]
    return frozenset(names), short


def _ends_of_place(text: str, begin: int) -> Iterator[int]:
    """Yield where a place may end that begins at a position, the likeliest first."""
    names, short = _tables()
    for n in range(min(_LONGEST, len(text) - begin), 1, -1):
        if text[begin : begin + n] in names:
            yield begin + n
    found = _NAMED_ONE.match(text, begin)
    if found is not None and _JOINT.search(found[0]) is None:
        yield found.end()
    if text[begin : begin + 1] in short and _JOINT.match(text, begin + 1):
        yield begin + 1


def place_list(text: str, count: int) -> PlaceList | None:
    """Return the list of so many places that a text begins with, or None.

    Args:
        text: The text, without spaces.
        count: How many places it must have.
    """
    if count < _FEWEST or _JOINT.search(text) is None:
        return None
    opening = _OPENING.match(text)
    begin = opening.end() if opening else 0
    towards = opening["towards"] or "" if opening else ""
    found = _after(text, begin, count) or _by_one_character(text, begin, count)
    if found is None:
        return None
    first = towards if towards in _TOWARDS else ""
    return PlaceList(tuple(f"{first}{place}" for place in found.places), found.rest)


def _after(text: str, begin: int, count: int) -> PlaceList | None:
    """Return the list of so many places that begins at a position, or None."""
    for end in _ends_of_place(text, begin):
        place = text[begin:end] if end > begin + 1 else _tables()[1][text[begin]]
        if count == 1:
            return PlaceList((place,), text[end:])
        joint = _JOINT.match(text, end)
        others = None if joint is None else _after(text, joint.end(), count - 1)
        if others is not None:
            return PlaceList((place, *others.places), others.rest)
    return None


def _by_one_character(text: str, begin: int, count: int) -> PlaceList | None:
    """Return a list of countries that are called by one character each, or None: 美、日、韩|三国."""
    _, short = _tables()
    places: list[str] = []
    for _ in range(count):
        joint = _JOINT.match(text, begin) if places else None
        begin = begin if joint is None else joint.end()
        if text[begin : begin + 1] not in short or (places and joint is None):
            return None
        places.append(short[text[begin]])
        begin += 1
    return PlaceList(tuple(places), text[begin:])


def shared_tail(rest: str) -> str:
    """Return what places share, from what stands behind the last of them: 等国|实际对华投资."""
    tail = without_trail(_APPOSITION.sub("", rest, count=1) if _APPOSITION.match(rest) else rest)
    tail = tail.removeprefix("的")
    return tail if tail in canonical_names() or tail.startswith("实际") else without_lead(tail)


def placed(place: str, tail: str) -> str:
    """Return the name of what a place has: 北京 and 外贸进出口总额 → 北京进出口总额."""
    return place + canonical_names().get(tail, tail)
