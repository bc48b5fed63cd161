"""Finding headings: where each begins and ends, its level, and the part of the report it opens."""

import re
from collections.abc import Iterator, Mapping, Sequence

from desktop.text.heading_patterns import LEVELS, NOTES, NUMBERED, NUMERAL, RUN_IN, STOPS, UNNUMBERED, part_of
from desktop.text.outline import Heading
from desktop.text.pinyin import BRACKETED_READING
from desktop.text.script import simplified
from desktop.text.styled_headings import StyledHeading, joined

LONGEST = 70
"""The longest title, in code points."""
TELLING = 34
"""A title longer than this, in code points, is a sentence, whose words tell nothing of the part."""

_FIRST_NUMBER = re.compile(rf"([{NUMERAL}]{{1,3}})[、．]|第([{NUMERAL}]{{1,3}})(?:部分|章|篇)")
_ENTRY = re.compile(r"[\[〔【（(]?(?:注)?\d{1,3}[\]〕】）)]|\d{1,3}[.．、]|[①-⑳]")
_MEETING = re.compile(r"[—\-－]+.{0,60}届.{0,30}会议")
_BEGINNINGS = NUMBERED | {"?"}
_TRAILING = " \t\u3000?：:"
_OPENING = re.compile(r"[\s?]*")
_DEMAND = re.compile(rf"[{NUMERAL}]{{1,3}}\s?要[^，,、]{{2,20}}")
_YEAR = re.compile(r"(?:19|20)\d\d")


def outline(text: str, levels: Mapping[str, int] | None = None) -> list[Heading]:
    """Find the headings of a reading text, in order of position.

    Args:
        text: The text.
        levels: Level of each line that its file itself sets as a heading, see ``set_headings``.
    """
    return find_headings(text, simplified(text), levels)


def find_headings(text: str, simple: str, levels: Mapping[str, int] | None = None) -> list[Heading]:
    """Find the headings of a reading text, in order of position, with the part of each.

    Args:
        text: The reading text.
        simple: The same in simplified characters.
        levels: Level of each line that the file itself sets as a heading, see ``set_headings``.
    """
    found = joined(list(_headings(simple)), simple, levels or {})
    parts = _parts(found)
    return [
        Heading(one.start, one.end, one.level, text[one.start : one.end], part)
        for one, part in zip(found, parts, strict=True)
    ]


def _headings(text: str) -> Iterator[StyledHeading]:
    start = 0
    notes = False
    for line in text.split("\n"):
        if len(line) > LONGEST:
            first = line[0]
            tells = first in _BEGINNINGS or line[-1] in _TRAILING or first.isspace() or first.isdecimal()
            if not tells:  # as most lines are
                start += len(line) + 1
                continue
        found = None if notes and _ENTRY.match(line) else _heading(line, start)
        if found:
            notes = NOTES.search(found.title) is not None if found.level == 1 else notes
            yield found
        start += len(line) + 1


def _heading(line: str, offset: int) -> StyledHeading | None:
    """Return the heading that a line is, or begins with."""
    first = line[:1]
    start = 0
    if first == "?" or first.isspace():
        opening = _OPENING.match(line)
        start = opening.end() if opening else 0
    words = line[start:].rstrip(" \t\u3000?")
    if not words:
        return None
    numbered = words[0] in NUMBERED or words[0].isdecimal()
    if not numbered and len(words.rstrip("：:")) > LONGEST:  # as most lines are
        return None
    if _MEETING.match(words):
        return None
    offset += start
    for level, shape in LEVELS if numbered else ():
        number = shape.match(words)
        if number:
            end = _end_of_title(words, number.end())
            if level > 2 and _is_item(words[:end], words[end:]):
                return None
            title = words[:end].rstrip()
            return StyledHeading(offset, offset + len(title), level, title) if title else None
    words = words.rstrip("：:")
    if len(words) <= LONGEST and (UNNUMBERED.fullmatch(_without_readings(words)) or _is_notes(words)):
        return StyledHeading(offset, offset + len(words), 1, words)
    return None


def _without_readings(title: str) -> str:
    """Return a title without the readings that a machine put behind characters: 目标(biāo)."""
    return BRACKETED_READING.sub("", title) if "(" in title or "（" in title else title


def _is_item(title: str, rest: str) -> bool:
    """Return whether a title is a whole sentence, an item of a list.

    一要 and a few words are a heading even so.
    """
    if rest[:1] in (";", "；"):
        return True
    return rest != "" and not rest.strip(STOPS) and not _DEMAND.fullmatch(title)


def _is_notes(words: str) -> bool:
    return NOTES.search(words) is not None and not any(mark in words for mark in "。，,；;")


def _end_of_title(words: str, begin: int) -> int:
    """Return where the title of a numbered heading ends, or 0 when it is none."""
    while begin < len(words) and words[begin].isspace():
        begin += 1
    known = RUN_IN.match(words, begin)
    if known and known.end() < len(words) and words[known.end()] not in STOPS + "，,：:、的和与及":
        return known.end()
    window = words[begin : begin + LONGEST]
    for at, one in enumerate(window):
        if one in STOPS or one in "：:":
            return begin + at if at > 1 else 0
    if len(words) - begin <= LONGEST:
        return len(words)
    comma = next((at for at, one in enumerate(window) if one in "，," and at > 3), 0)
    return begin + comma if comma else 0


def _parts(found: Sequence[StyledHeading]) -> list[str]:
    """Return each heading's part: what its own title says, else that of the heading before."""
    said = _said(found, 1)
    if not any(part in ("review", "plan") for part in said):
        said = _said(found, 2)
    part = _opening_part(found, said)
    first = next((own for one, own in zip(found, said, strict=True) if one.level == 1), None)
    open_ended = first == "review" and "plan" not in said
    result = []
    for one, own in zip(found, said, strict=True):
        if open_ended and own is None and one.level == 1 and part == "review":
            part = "other"  # 一、1996年工作的回顾 and chapters whose titles do not say that they are plans
        part = own or part
        result.append(part)
    return result


def _said(found: Sequence[StyledHeading], deepest: int) -> list[str | None]:
    """Return what the titles say of the part they open, down to a level.

    Of titles that say no more than a year (一、2022年工作; 二、2023年工作) the earliest opens the review.
    """
    tells = [one.level <= deepest and len(one.title) <= TELLING for one in found]
    said = [
        part_of(_without_readings(one.title)) if does else None
        for one, does in zip(found, tells, strict=True)
    ]
    named = {n: _YEAR.findall(one.title) for n, one in enumerate(found) if said[n]}
    years = {n: max(map(int, some)) for n, some in named.items() if some}
    if "review" not in said and len(set(years.values())) > 1:
        first = min(years.values())
        return ["review" if years.get(n) == first else part for n, part in enumerate(said)]
    return said


def _opening_part(found: Sequence[StyledHeading], said: Sequence[str | None]) -> str:
    """Return the part of what stands before the first heading that says its own.

    A text that begins in the middle tells it by the number of that heading: before 二、 stands the review,
    before 三、 the plan.
    """
    first = next((n for n, part in enumerate(said) if part in ("review", "plan")), None)
    if first is None or said[first] != "plan" or any(one.level == 1 for one in found[:first]):
        return "other"
    number = _FIRST_NUMBER.match(found[first].title)
    which = NUMERAL.find(number.group(1) or number.group(2)) + 1 if number else 0
    return {0: "other", 1: "other", 2: "review"}.get(which, "plan")
