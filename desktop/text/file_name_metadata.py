"""File name metadata: year, region and kind as the name of a file and of the folders above it tell them."""

import re
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from desktop.text.document_kind import kind_of_title
from desktop.text.gazetteer import Place, load_gazetteer
from desktop.text.regions import (
    COUNTRY,
    NOWHERE,
    GovernmentRegion,
    region_named,
    region_of_place,
    region_of_title,
)
from desktop.text.script import simplified

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)|(?<!\d)((?:19|20)\d\d)(?:[01]\d)(?:[0-3]\d)?(?!\d)")
_PARTS = re.compile(
    r"[\s_\-—+,，.。()（）\[\]【】·|]+|(?<=\d)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=\d)|年(?:度)?"
)
_NATIONAL = frozenset({"国务院", "全国", "国家", "中央", "中国", "全国人大", "中华人民共和国"})
_LONGEST_SHORT = 8
"""Code points of a name before another in one word."""
_TOWN = re.compile(r"[\u4e00-\u9fff]{1,8}(?<![乡城村集街])(?:[镇乡]|街道|苏木)")
_FOLDERS = 2
"""How many folders above a file are looked at: 山西省/2024/a.txt."""
_FOLDERS_KEPT = 16
"""Names whose places are kept: the files of a folder are read one after the other."""


class FileNameMetadata(NamedTuple):
    """What a path tells; what it does not tell is empty.

    Attributes:
        stem: The file's name without its ending.
        year: The year that it names, in the file's name before the folders'.
        region: The region that it names.
        kind: The kind that it names.
    """

    stem: str = ""
    year: int | None = None
    region: GovernmentRegion = NOWHERE
    kind: str = ""


def file_name_metadata(path: str) -> FileNameMetadata:
    """Return what the path or name of a file tells of the document in it."""
    pure = PurePath(path.replace("\\", "/"))
    stem = pure.stem if pure.suffix[1:].isascii() and len(pure.suffix) <= 9 else pure.name
    folders = [one for one in pure.parts[:-1] if one not in ("/", ".", "..")][::-1][:_FOLDERS]
    names = [simplified(one) for one in (stem, *folders)]
    years = [int(found[1] or found[2]) for name in names for found in _YEAR.finditer(name)]
    above = _folder_places(tuple(names[1:]))
    regions = [
        region
        for name, place in zip(names, above, strict=True)
        if (region := _region(name, place)) != NOWHERE
    ]
    kinds = [kind for name in names if (kind := kind_of_title(re.sub(r"[\s_\d-]+$", "", name)))]
    return FileNameMetadata(
        stem, next(iter(years), None), next(iter(regions), NOWHERE), next(iter(kinds), "")
    )


@lru_cache(maxsize=_FOLDERS_KEPT)
def _folder_places(folders: tuple[str, ...]) -> list[Place | None]:
    """Return the place of the folders above a file, and above each of its folders, the innermost first."""
    result: list[Place | None] = [None]
    for folder in reversed(folders):
        found = load_gazetteer().by_name(folder, within=result[0]) or load_gazetteer().by_name(folder)
        highest = [one for one in found if one.level == found[0].level]  # 南昌 is the city, not its county
        result.insert(0, found[0] if len({one.name for one in highest}) == 1 else result[0])
    return result


@lru_cache(maxsize=_FOLDERS_KEPT)
def _region(name: str, within: Place | None) -> GovernmentRegion:
    """Return the region that a name says in a part of it, the innermost of several.

    Args:
        name: The name.
        within: The place of the folders above.
    """
    parts = [part for part in _PARTS.split(name) if len(part) > 1]
    if any(part in _NATIONAL for part in parts):
        return COUNTRY
    found = NOWHERE
    for part in parts:
        inside = load_gazetteer().by_name(part, within=within) if within is not None else []
        places = inside or load_gazetteer().by_name(part)
        if places:
            outer = within.name if inside and within is not None else ""
            within = places[0] if len({one.name for one in places}) == 1 else within
            found = region_of_place(places[0]) if len(places) == 1 else region_named(f"{outer}{part}", "")
        elif part[-1] in "省市县区州旗盟":
            named = region_named(part, "")
            found = named if named.province else found
        elif _TOWN.fullmatch(part):
            found = region_named(f"{within.name if within is not None else ''}{part}", "")
        elif (joined := _joined(part)) is not None:
            within, found = joined, region_of_place(joined)
    return found if found != NOWHERE else _named(region_of_title(name, ""), name)


def _joined(part: str) -> Place | None:
    """Return the place that short names run together lead to: 陕西渭南, 湖南长沙岳麓; None for others."""
    gazetteer = load_gazetteer()
    for length in range(2, min(_LONGEST_SHORT, len(part) - 2) + 1):
        above = [one for one in gazetteer.by_name(part[:length]) if one.level != "county"]
        for upper in above:
            inner = [one for one in gazetteer.by_name(part[length:], within=upper) if one != upper]
            if len(inner) == 1:
                return inner[0]
            further = _joined(part[length:]) if not inner else None
            if further is not None and upper in gazetteer.lineage(further):
                return further
    return None


def _named(region: GovernmentRegion, name: str) -> GovernmentRegion:
    """Return a region that stands before 政府 or at the beginning of a name, and not somewhere within."""
    at_start = re.match(r"[\s_\d年度-]*", name)
    begins = at_start is not None and name.startswith(region.name[:2], at_start.end())
    speaks = re.search(f"{re.escape(region.name)}(?:人民)?政府", name) is not None
    return region if region.level and (begins or speaks or region == COUNTRY) else NOWHERE
