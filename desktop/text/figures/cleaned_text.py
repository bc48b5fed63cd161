"""Cleaned text: a text without what prints and machines put between its characters.

Where numbers are printed 7 4 7 7 2 亿元 and years 1 9 9 7 年, or characters have their reading behind them,
城镇(zhèn)居民, all that reads the text would have to know of it: dates, ranges, lists, headings and names.
So it is taken out before anything is read, and what was found is given back its places in the text as it is.
A line break within a year or a unit, 20⏎11年, 8平方公⏎里, goes with it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from desktop.text.figures.scan.ranges import TAIL_PATTERN
from desktop.text.figures.scan.units import unit_names
from desktop.text.literal_search import matches_from
from desktop.text.outline import Heading
from desktop.text.pinyin import BRACKETED_READING
from desktop.text.spaced_digits import CHAIN, GAP, POINT

_CANDIDATE: Final = re.compile(
    rf"[0-9](?:{GAP}(?:{POINT}{GAP}?)?|{POINT}{GAP}|{GAP}?,{GAP}?)[0-9](?![0-9])"
    rf"|[0-9](?:{GAP}{POINT}{GAP}?|{POINT}{GAP})[0-9]|(?:1{GAP}9|2{GAP}0)[0-9]{{2}}{GAP}?年"
)
"""Digits that something stands between: what nearly no text has, and is looked for first."""

_BETWEEN: Final = (
    re.compile(" (?<=[0-9.．·,] )(?=[0-9.．·,])"),
    re.compile("\u3000(?<=[0-9.．·,]\u3000)(?=[0-9.．·,])"),
    re.compile(",(?<=[0-9],)(?=[0-9](?![0-9]))"),
)
"""What stands between them, one sign at a time: a pattern that begins with a single sign is found fastest."""

_YEAR_APART: Final = re.compile(
    rf"(?<![0-9])(?:[12]{GAP}[0-9]{GAP}[0-9]|(?:19|20){GAP}[0-9]){GAP}[0-9]{GAP}?年"
)
_YEAR: Final = re.compile(r"(?<![0-9])[12][0-9]{3}年")
_BEFORE_UNIT: Final = re.compile(rf"(?<=[0-9]){GAP}(?=[\u4e00-\u9fff%‰])")
_POINTS: Final = frozenset(".．·")
_POINT_APART: Final = re.compile(rf"[0-9](?:{GAP}{POINT}{GAP}?|{POINT}{GAP})[0-9]")
_POINT_WITHIN: Final = re.compile("[0-9][.．][0-9]")
_LONG: Final = 3
"""Digits set apart one by one that are no row of numbers any more, even where no unit follows."""

_MANY: Final = 3
"""Years, or numbers, with their digits set apart from which on a text prints all its numbers so."""


THOUSANDS: Final = re.compile("(?<![0-9.])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
"""A number whose thousands stand apart: 224 961."""

AROUND_POINT: Final = re.compile(rf"-?[0-9]+{GAP}?{POINT}{GAP}?[0-9]+(?!{GAP}?[0-9])")
"""A number with a gap beside its decimal point and nowhere else: 18. 6."""

_GROUP: Final = re.compile(" (?<=[0-9] )(?=[0-9]{3}(?![0-9]))")
_WHOLE: Final = re.compile(
    r"(?<![0-9.])(?!(?:19|20)[0-9]{2}年)[0-9]{4,}(?=(?:\.[0-9]+)?[万亿元吨亩人户公千])"
)

_HAN: Final = "[\u4e00-\u9fff]"
_BEFORE_YEAR: Final = "[\u4e00-\u9fff，、（]"
_NUMERALS: Final = "0123456789万亿余多百千"
_HAN_PATTERN: Final = re.compile(_HAN)
_LONGEST_HALF: Final = 3
_BREAK: Final = re.compile(
    "\n(?:"
    rf"(?<={_BEFORE_YEAR}1\n)(?=9[0-9]{{2}}年)|(?<={_BEFORE_YEAR}2\n)(?=0[0-9]{{2}}年)"
    rf"|(?<={_BEFORE_YEAR}(?:19|20)\n)(?=[0-9]{{2}}年)|(?<={_BEFORE_YEAR}(?:19|20)[0-9]\n)(?=[0-9]年)|(?={_HAN})(?:"
    + "|".join(rf"(?<=[{_NUMERALS}]{_HAN}{{{size}}}\n)" for size in range(1, _LONGEST_HALF + 1))
    + "))"
)
"""A line break within a year, 20⏎11年, or where it may be within the unit of a number, 8平方公⏎里.

It begins with the line break itself, which is found fast.
"""


class CleanedText(NamedTuple):
    """A text without what was put between its characters, and where they stood.

    Attributes:
        text: What is left.
        kept: For each stretch between what was taken out, where it begins in `text`.
        shifts: By how many code points each of these stretches stood further behind.
        joined: Where numbers whose digits were joined begin and end in `text`, alternately.
        throughout: Whether the text prints its numbers with digits set apart throughout, so that which
            belong together can be told.
        points: Whether it prints a gap beside its decimal points throughout.
    """

    text: str
    kept: list[int]
    shifts: list[int]
    joined: list[int]
    throughout: bool
    points: bool = False

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

        return [one._replace(start=moved(one.start), end=moved(one.end)) for one in headings]

    def holds_joined(self, start: int, end: int) -> bool:
        """Return whether digits that were set apart stand in a span of `text`."""
        after = bisect_right(self.joined, start)
        return after % 2 == 1 or bisect_left(self.joined, end) > after

    def _place(self, position: int) -> int:
        return position + self.shifts[bisect_right(self.kept, position) - 1]


def sets_thousands_apart(plain: str) -> bool:
    """Return whether a normalized text prints its numbers with a gap before each three digits throughout."""
    if _GROUP.search(plain) is None:
        return False
    apart = len(THOUSANDS.findall(plain))
    return apart >= _MANY and apart > len(_WHOLE.findall(plain))


def cleaned(plain: str) -> CleanedText | None:
    """Return a normalized text without what was put between its characters; None where nothing was."""
    spread = any(sign.search(plain) for sign in _BETWEEN) and _CANDIDATE.search(plain) is not None
    breaks = list(_breaks(plain))
    if not spread and not breaks and next(matches_from("（(", BRACKETED_READING, plain), None) is None:
        return None
    cleaner = _Cleaner(plain)
    apart = len(_YEAR_APART.findall(plain))
    sure = apart > len(_YEAR.findall(plain))
    chains = list(CHAIN.finditer(plain)) if spread else []
    for found in sorted([*chains, *breaks, *BRACKETED_READING.finditer(plain)], key=re.Match.start):
        if found.re is not CHAIN:
            cleaner.keep(found.start())
            cleaner.leave_out(found.end())
            continue
        if _belongs_together(plain, found, sure=sure):
            cleaner.join(found.start(), found.end())
        if sure and (gap := _BEFORE_UNIT.match(plain, found.end())):
            cleaner.keep(found.end())
            cleaner.leave_out(gap.end())
    return cleaner.result(throughout=sure and apart >= _MANY, points=_sets_points_apart(plain))


@cache
def _halves() -> dict[str, tuple[str, ...]]:
    """Return by the first part of a unit's name what may follow it on the next line: 平方公 → 里."""
    halves: dict[str, list[str]] = {}
    for name in sorted(unit_names(), key=len, reverse=True):
        for cut in range(1, len(name)):
            halves.setdefault(name[:cut], []).append(name[cut:])
    return {first: tuple(rests) for first, rests in halves.items()}


def _breaks(plain: str) -> Iterator[re.Match[str]]:
    """Yield the line breaks within a year or within the unit of a number."""
    for found in _BREAK.finditer(plain):
        within_year = plain[found.end()].isdigit()
        if within_year or any(_splits_unit(plain, found, size) for size in range(1, _LONGEST_HALF + 1)):
            yield found


def _splits_unit(plain: str, found: re.Match[str], size: int) -> bool:
    """Return whether the last so many characters of a line begin the unit of a number that the next ends."""
    half = plain[found.start() - size : found.start()]
    if plain[found.start() - size - 1] not in _NUMERALS:
        return False
    rest = next((one for one in _halves().get(half, ()) if plain.startswith(one, found.end())), None)
    if rest is None:
        return False
    if len(rest) > 1 or half not in unit_names():
        return True
    return _HAN_PATTERN.match(plain, found.end() + 1) is None  # 30万人⏎次， but not 30万人⏎次年…


class _Cleaner:
    """Copies a text from left to right, and leaves out what it is told to."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._pieces: list[str] = []
        self._kept, self._shifts, self._joined = [0], [0], list[int]()
        self._at = self._length = self._taken = 0

    def keep(self, until: int) -> None:
        """Copy up to a position."""
        self._put(self._plain[self._at : until])
        self._at = until

    def leave_out(self, until: int) -> None:
        """Pass over what stands up to a position."""
        self._taken += until - self._at
        self._at = until
        self._kept.append(self._length)
        self._shifts.append(self._taken)

    def join(self, start: int, end: int) -> None:
        """Copy the digits and the decimal point of a number, and no gaps and commas."""
        self.keep(start)
        self._joined.append(self._length)
        for place in range(start, end):
            character = self._plain[place]
            if character in _POINTS:
                self._put(".")
                self._at = place + 1
            elif character.isdigit():
                self.keep(place + 1)
            else:
                self.leave_out(place + 1)
        self._joined.append(self._length)

    def result(self, *, throughout: bool, points: bool) -> CleanedText | None:
        """Return what is left, or None where nothing was taken out."""
        if not self._taken:
            return None
        self.keep(len(self._plain))
        return CleanedText("".join(self._pieces), self._kept, self._shifts, self._joined, throughout, points)

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)


def _sets_points_apart(plain: str) -> bool:
    """Return whether a normalized text has a gap beside each decimal point: 18. 6%, 4. 2亿元."""
    apart = len(_POINT_APART.findall(plain))
    return apart >= _MANY and apart > len(_POINT_WITHIN.findall(plain))


def _belongs_together(plain: str, chain: re.Match[str], *, sure: bool) -> bool:
    """Return whether digits that are set apart are those of one number."""
    digits = sum(map(str.isdigit, chain[0]))
    if digits + sum(one in _POINTS for one in chain[0]) == len(chain[0]):
        return False
    return sure or digits >= _LONG or TAIL_PATTERN.match(plain, chain.end()) is not None
