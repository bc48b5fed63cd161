"""Set headings: lines that a file itself sets as headings, by a style or in bold, and that no number tells.

What a file says is believed where the line may be a title and has a text under it. The title of the whole
text, and what stands bold between it and the first sentence, are none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.text.script import simplified

BOLD = 7
"""The level of a line that is bold as a whole; styles have 1 to 6."""

LONGEST = 40
"""The longest line that is believed to be a title, in code points."""

_DEEPEST = 4
_NUMERAL = "一二三四五六七八九十"
_ENDS = "。！？!?；;，,、：:…"
_NO_TITLE = re.compile(
    r"[\W\d_]*\Z|\W*(?:19|20)\d\d\s?[年.\-/].{0,8}日?\W*\Z|[—\-－（(].*|.*\t.*|.*届.{0,12}会议.*", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class StyledHeading:
    """A heading as it was found.

    Attributes:
        start: First code point.
        end: Code point after the last.
        level: 1 for 一、 and so on.
        title: Its words, simplified.
    """

    start: int
    end: int
    level: int
    title: str


def key_of(line: str) -> str:
    """Return what tells a line that a file sets as a heading: its characters without spaces, simplified."""
    return "".join(simplified(line).split())


def joined(found: Sequence[StyledHeading], text: str, levels: Mapping[str, int]) -> list[StyledHeading]:
    """Return the headings that were found with those that the file sets, in order of position.

    Args:
        found: What was found by its shape.
        text: The text, simplified.
        levels: Level of each line that the file sets as a heading, as ``key_of`` tells it.
    """
    if not levels:
        return list(found)
    shaped = {one.start: one for one in found}
    lines = list(_lines(text))
    last_prose = max((number for number, (_, words) in enumerate(lines) if _is_prose(words)), default=-1)
    told = list(_told(lines[:last_prose], shaped, levels))
    order = sorted({level for _, _, level in told})
    numbered = [one for one in found if one.level == 1 and one.title[0] in _NUMERAL]
    theirs = max((levels.get(key_of(one.title), 0) for one in numbered), default=0)
    made: list[StyledHeading] = []
    for start, words, level in told:
        # What has no number stands above 一、 where it is of level 1; the file has to say that it does.
        least = 2 if numbered and level >= theirs else 1
        before = bisect_left(found, start, key=lambda one: one.start)
        depth = _below(found[before - 1], level, levels) if before else order.index(level) + least
        made.append(StyledHeading(start, start + len(words), min(max(least, depth), _DEEPEST), words))
    return sorted([*found, *made], key=lambda one: one.start)


def _below(above: StyledHeading, level: int, levels: Mapping[str, int]) -> int:
    """Return the level of a line after a heading that was found: under it, unless the file sets it beside."""
    own = levels.get(key_of(above.title), 0)
    return above.level - (own - level) if level <= own else above.level + 1


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each line that is not empty begins, and its words."""
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            yield start + len(line) - len(line.lstrip()), words
        start += len(line) + 1


def _is_prose(words: str) -> bool:
    return len(words) > LONGEST or words[-1] in "。！？；：:"


def _told(
    lines: Sequence[tuple[int, str]], shaped: Mapping[int, StyledHeading], levels: Mapping[str, int]
) -> Iterator[tuple[int, str, int]]:
    """Yield start, words and level of the lines that the file sets as headings and no shape tells."""
    begun = False
    for number, (start, words) in enumerate(lines):
        begun = begun or _is_prose(words) or start in shaped
        level = levels.get(key_of(words), 0)
        if not level or not number or start in shaped or (level == BOLD and not begun):
            continue
        if len(words) <= LONGEST and words[-1] not in _ENDS and not _NO_TITLE.match(words):
            yield start, words, level
