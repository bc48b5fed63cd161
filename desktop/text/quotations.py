"""Quotations and titles: what a writer put between quotation marks or title brackets, however printed.

A quotation may be nested in another, may reach over a line end that a newspaper column made, and may have the
wrong mark at one end (OCR writes “…“ and ”…”, or straight marks); one that is never closed is none.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from desktop.text.literal_search import find_each, matches_from

REACH = 120
"""How many code points a quotation or title may hold; what is longer was not closed."""

_DOUBLE = '“”"＂„‟〝〞'
_SINGLE_MARKS = "‘’'"
_SINGLE = re.compile(r"[‘’'](?!(?<=[A-Za-z].)[A-Za-z])")
_CORNER = re.compile(rf"「([^「」]{{1,{REACH}}})」|『([^『』]{{1,{REACH}}})』")
_TITLE_MARKS = "《》"
_BREAK = re.compile(r"\n\s*\n.*\n\s*\n|[。！？!?；;]\s*\n", re.S)
_OPENERS = "“„〝"
_CLOSERS = "”‟〞"


class Quotation(NamedTuple):
    """A range between quotation marks.

    Attributes:
        start: First code point after the opening mark.
        end: Code point of the closing mark.
    """

    start: int
    end: int


_made = tuple.__new__
"""Makes a quotation of its two places, in half the time that the class takes by itself."""


def find_quotations(text: str) -> list[Quotation]:
    """Find what stands between quotation marks, the marks excluded, in order; nested ones come after."""
    double = list(_pairs(text, find_each(text, _DOUBLE)))
    found = list(_pairs(text, [match.start() for match in matches_from(_SINGLE_MARKS, _SINGLE, text)]))
    for match in _CORNER.finditer(text) if "「" in text or "『" in text else ():
        found.append(Quotation(match.start() + 1, match.end() - 1))
        if match.group(1) and "『" in match.group(1):
            found.extend(Quotation(m.start() + 1, m.end() - 1) for m in _inner(text, match))
    return sorted((*double, *found), key=lambda q: (q.start, -q.end)) if found else double


def _inner(text: str, outer: re.Match[str]) -> Iterator[re.Match[str]]:
    yield from re.compile(r"『[^『』]+』").finditer(text, outer.start() + 1, outer.end() - 1)


def find_titles(text: str) -> list[tuple[int, int]]:
    """Find the titles in 《…》, brackets included, the outermost of nested ones, in order."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for place in find_each(text, _TITLE_MARKS):
        while opened and not _near(text, opened[-1], place):
            opened.pop()
        if text[place] == "《":
            opened.append(place)
            continue
        if opened:
            start = opened.pop()
            while found and found[-1][0] > start:
                found.pop()
            if place > start + 1:
                found.append((start, place + 1))
    return found


def _pairs(text: str, places: Sequence[int]) -> Iterator[Quotation]:
    """Pair the marks of one kind: they open and close as drawn, unless only another reading closes."""
    index = 0
    while index + 1 < len(places):
        start, end = places[index], places[index + 1]
        if text[start] in _OPENERS and text[end] in _CLOSERS and end > start + 1 and _near(text, start, end):
            yield _made(Quotation, (start + 1, end))  # as nearly all are
            index += 2
            continue
        following = places[index + 2] if index + 2 < len(places) else None
        if _closes(text, start, end, following):
            yield Quotation(start + 1, end)
            index += 2
        else:
            index += 1


def _closes(text: str, start: int, end: int, following: int | None) -> bool:
    if end - start < 2 or not _near(text, start, end):
        return False
    first, last = _drawn(text[start]), _drawn(text[end])
    if first == "close" and last == "close":
        return _starts_a_quotation(text, start)
    if first == "close":
        return False
    if last == "open":
        astray = following is not None and _drawn(text[following]) != "open" and _near(text, end, following)
        return not astray and end - start <= 16
    return True


def _drawn(mark: str) -> str:
    if mark in _OPENERS or mark == "‘":
        return "open"
    return "close" if mark in _CLOSERS or mark == "’" else "either"


def _starts_a_quotation(text: str, place: int) -> bool:
    """Return whether a closing mark stands where only an opening one can: after a line end or a comma."""
    return place == 0 or text[place - 1] in "\n，、,（(：:"


def _near(text: str, start: int, end: int) -> bool:
    """Return whether two marks can belong together: close to each other and in the same paragraph."""
    if end - start > REACH + 1:
        return False
    if text.find("\n", start, end) < 0:  # as nearly always
        return True
    return end - start <= 60 and _BREAK.search(text[start + 1 : end]) is None
