"""Joined digits: the text of an old print or a scan with the digits of its numbers put together again.

Where numbers are printed 7 4 7 7 2 亿元 and years 1 9 9 7 年, all that reads the text would have to know of
it: dates, ranges, lists, headings. So the digits are joined before anything is read, and what was found is
given back its places in the text as it is.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from desktop.text.figures.scan.ranges import TAIL_PATTERN
from desktop.text.outline import Heading

_GAP: Final = "[ \u3000]"
_POINT: Final = "[.．·]"
_CANDIDATE: Final = re.compile(
    rf"[0-9](?:{_GAP}(?:{_POINT}{_GAP}?)?|{_POINT}{_GAP}|{_GAP}?,{_GAP}?)[0-9](?![0-9])"
    rf"|[0-9](?:{_GAP}{_POINT}{_GAP}?|{_POINT}{_GAP})[0-9]"
)
"""Digits that something stands between: what nearly no text has, and is looked for first."""

_CHAIN: Final = re.compile(
    r"(?<![0-9A-Za-z.．])(?:"
    rf"[0-9](?:{_GAP}[0-9](?![0-9]))*"
    rf"(?:{_GAP}?,{_GAP}?[0-9]{_GAP}[0-9]{_GAP}[0-9](?![0-9]))*"
    rf"(?:{_GAP}?{_POINT}{_GAP}?[0-9](?![0-9])(?:{_GAP}[0-9](?![0-9]))*)?"
    rf"|[0-9]{{1,6}}(?:{_GAP}{_POINT}{_GAP}?|{_POINT}{_GAP})[0-9]{{1,4}})"
    rf"(?!{_GAP}?{_POINT}?[0-9])"
)
"""Digits of which no two touch, with commas before each three and a decimal point where they have them.

Or digits that touch, with a gap beside their decimal point.
"""

_YEAR_APART: Final = re.compile(rf"(?<![0-9])[12]{_GAP}[0-9]{_GAP}[0-9]{_GAP}[0-9]{_GAP}?年")
_YEAR: Final = re.compile(r"(?<![0-9])[12][0-9]{3}年")
_BEFORE_UNIT: Final = re.compile(rf"(?<=[0-9]){_GAP}(?=[\u4e00-\u9fff%‰])")
_PLAIN_POINT: Final = "."
_LONG: Final = 3
"""Digits set apart one by one that are no row of numbers any more, even where no unit follows."""


class JoinedDigits(NamedTuple):
    """A text whose digits were joined, and where its characters stood.

    Attributes:
        text: The text with joined digits.
        kept: For each stretch between what was taken out, where it begins in `text`.
        shifts: By how many code points each of these stretches stood further behind.
        joined: Where numbers that were joined begin and end in `text`, alternately.
    """

    text: str
    kept: list[int]
    shifts: list[int]
    joined: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of `text`, not empty, stood: code points, end exclusive."""
        return self._place(start), self._place(end - 1) + 1

    def headings(self, headings: Sequence[Heading]) -> list[Heading]:
        """Return headings of the text as it was with their places in `text`."""
        places = [begin + shift for begin, shift in zip(self.kept, self.shifts, strict=True)]

        def moved(position: int) -> int:
            stretch = max(0, bisect_right(places, position) - 1)
            limit = self.kept[stretch + 1] if stretch + 1 < len(self.kept) else len(self.text)
            return min(position - self.shifts[stretch], limit)

        return [replace(one, start=moved(one.start), end=moved(one.end)) for one in headings]

    def holds_joined(self, start: int, end: int) -> bool:
        """Return whether digits that were set apart stand in a span of `text`."""
        after = bisect_right(self.joined, start)
        return after % 2 == 1 or bisect_left(self.joined, end) > after

    def _place(self, position: int) -> int:
        return position + self.shifts[bisect_right(self.kept, position) - 1]


def join_digits(plain: str) -> JoinedDigits | None:
    """Return a normalized text with its digits joined, or None where none are set apart."""
    if not _CANDIDATE.search(plain):
        return None
    sure = len(_YEAR_APART.findall(plain)) > len(_YEAR.findall(plain))
    pieces, kept, shifts, joined = [], [0], [0], []
    at = length = taken = 0

    def keep(until: int) -> None:
        nonlocal at, length
        pieces.append(plain[at:until])
        length, at = length + until - at, until

    def leave_out(until: int) -> None:
        nonlocal at, taken
        taken, at = taken + until - at, until
        kept.append(length)
        shifts.append(taken)

    for chain in _CHAIN.finditer(plain):
        if _belongs_together(plain, chain, sure=sure):
            keep(chain.start())
            joined.append(length)
            for place in range(chain.start(), chain.end()):
                character = plain[place]
                if character.isdigit():
                    keep(place + 1)
                elif character in ".．·":
                    pieces.append(_PLAIN_POINT)
                    length, at = length + 1, place + 1
                else:
                    leave_out(place + 1)
            joined.append(length)
        if sure and (gap := _BEFORE_UNIT.match(plain, chain.end())):
            keep(chain.end())
            leave_out(gap.end())
    if not taken:
        return None
    keep(len(plain))
    return JoinedDigits("".join(pieces), kept, shifts, joined)


def _belongs_together(plain: str, chain: re.Match[str], *, sure: bool) -> bool:
    """Return whether digits that are set apart are those of one number."""
    digits = sum(map(str.isdigit, chain[0]))
    if digits == len(chain[0]) or digits + sum(one in ".．·" for one in chain[0]) == len(chain[0]):
        return False
    return sure or digits >= _LONG or TAIL_PATTERN.match(plain, chain.end()) is not None
