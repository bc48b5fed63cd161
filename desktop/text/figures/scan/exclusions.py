"""Exclusions: stretches of a text whose numerals are no figures: titles, short quotations, notes, names."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from ahocorasick_rs import Implementation

from desktop.text.figures.grammar import mapping, rows
from desktop.text.figures.scan.ranges import TAIL_PATTERN
from desktop.text.figures.scan.units import GAP
from desktop.text.literal_search import find_each
from desktop.text.string_automaton import StringAutomaton

Exclusion = tuple[int, int, str]
"""Start, end and kind of a stretch; the kind is one of OTHER_KINDS."""

BLOCK: Final = 50_000
"""Code points that are looked through at a time: a long text takes no more memory than a short one."""

QUOTED: Final = 24
"""Characters up to which a quotation is a name and not speech."""

_NUMBER: Final = "[0-9０-９]"
_MORE_DIGITS: Final = re.compile(rf"[.．,，]?{_NUMBER}")
_OPENS: Final = '《“「『"〔[［（(【'
_SPEECH: Final = "，。；！？\n"
_BRACKETS: Final = re.compile(
    r"(?P<title>《[^《》\n]{0,80}》)"
    rf"|(?P<quote>“[^“”{_SPEECH}]{{1,{QUOTED}}}”|「[^「」{_SPEECH}]{{1,{QUOTED}}}」"
    rf"|“[^“”、{_SPEECH}]{{2,12}}(?:、[^“”、{_SPEECH}]{{2,12}}){{2,7}}”"
    rf"|『[^『』{_SPEECH}]{{1,{QUOTED}}}』|\"[^\"“”,;{_SPEECH}]{{1,{QUOTED}}}\")"
    rf"|(?P<number>[〔\[［（(【]{GAP}(?:1[89]|20){_NUMBER}{{2}}{GAP}[〕\]］）)】]{GAP}第?{GAP}{_NUMBER}{{1,5}}{GAP}号)"
    rf"|(?P<note>[〔\[［【]{GAP}注?释?{GAP}{_NUMBER}{{1,3}}{GAP}[〕\]］】]|[（(]{GAP}注释?{GAP}{_NUMBER}{{1,3}}{GAP}[）)])"
    rf"|(?P<item>[（(]{GAP}(?:{_NUMBER}{{1,2}}|[一二三四五六七八九十]{{1,3}}){GAP}[）)])"
)
_KINDS: Final = {
    "title": "code-like",
    "quote": "code-like",
    "number": "doc-number",
    "note": "footnote-ref",
    "item": "ordinal-list",
}
_NUMERAL: Final = re.compile("[一二三四五六七八九十百千万亿两]+")
_OFFICE: Final = re.compile(r"[\u4e00-\u9fff]{2,8}\Z")


def _places() -> Iterator[str]:
    """Return the names of places that hold a numeral (三门县), the short ones if nothing counts in them."""
    for row in rows("places.tsv"):
        if _NUMERAL.search(row["name"]):
            yield row["name"]
        short = row["short"]
        numeral = _NUMERAL.search(short)
        if numeral and len(short) > 1 and not TAIL_PATTERN.match(short, numeral.end()):
            yield short


@cache
def _names() -> tuple[StringAutomaton, tuple[str, ...]]:
    table = mapping("names", "name", "kind") | dict.fromkeys(_places(), "code-like")
    # Twice as fast as what is chosen by default, and so few names are soon compiled.
    automaton = StringAutomaton(table, longest=True, implementation=Implementation.DFA)
    return automaton, tuple(table.values())


def exclusions(text: str) -> Iterator[Exclusion]:
    """Yield the stretches of a simplified text without surrogates, in order; they do not overlap."""
    bracketed = done = 0
    automaton, kinds = _names()
    for begin, end in _blocks(text):
        found: list[Exclusion] = []
        for start in find_each(text, _OPENS, begin, end):
            if start >= bracketed and (match := _BRACKETS.match(text, start)):
                group, bracketed = match.lastgroup or "quote", match.end()
                begins = _office(text, start) if group == "number" else start
                found.append((begins, bracketed, _KINDS[group]))
        for which, first, last in automaton.find(text[begin:end]):
            if not _counts(text, begin + first, begin + last):
                found.append((begin + first, begin + last, kinds[which]))
        for exclusion in sorted(found):  # what begins within another gives way to it
            if exclusion[0] >= done:
                yield exclusion
                done = exclusion[1]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts in which a text is looked through, each to the end of a line: no name crosses it."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin + BLOCK) + 1 or len(text)
        yield begin, end
        begin = end


def _counts(text: str, start: int, end: int) -> bool:
    """Return whether digits that are a name elsewhere (12345热线) are a number or a part of one here."""
    if not text[end - 1].isdigit():
        return False
    return (
        _MORE_DIGITS.match(text, end) is not None
        or (start > 0 and (text[start - 1].isdigit() or text[start - 1] in ".．"))
        or TAIL_PATTERN.match(text, end) is not None
    )


def _office(text: str, start: int) -> int:
    """Return where the office begins whose name stands before the number of a document."""
    office = _OFFICE.search(text, max(0, start - 8), start)
    return office.start() if office else start
