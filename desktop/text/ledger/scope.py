"""Scope: whether a figure speaks of the whole place that reports, or of a part, an industry, another one."""

import re
from collections.abc import Sequence
from functools import cache

from desktop.text.figures.grammar import alternatives
from desktop.text.gazetteer import load_gazetteer
from desktop.text.ledger.indicators import LedgerIndicator
from desktop.text.ledger.wording import pattern, words
from desktop.text.text_units import paragraph_at, sentence_at

_CLAUSE = re.compile(r"[，,；;。：:！？!?\n]")
_WHOLE = re.compile(r"全社会|[全我本][省市县区州旗盟国]|全年")
_NEW = re.compile(r"新增|净增|增加|分别占|人均|每|占|比重")
_OTHER = re.compile(r"[0-9０-９][^、]*、")
"""Another number with what follows it in the clause: 城镇新增就业5万人、城镇调查失业率5%."""

_PLACE = re.compile(r"[\u4e00-\u9fff]{2,5}(?:[省市县区州旗盟镇乡村]|街道)$")
"""The name of a place right before an indicator's, also of one that the gazetteer does not have."""

_LONGEST_CLAUSE = 60
_REACH = 260
"""Code points before a target outside the headline in which what it speaks of is looked for."""


@cache
def _industry() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(words('industry'))})$")


def clause_before(text: str, position: int) -> str:
    """Return what stands before a place in its clause."""
    start = position
    while start > 0 and position - start < _LONGEST_CLAUSE and not _is_end(text, start - 1):
        start -= 1
    return text[start:position]


def _is_end(text: str, at: int) -> bool:
    return bool(_CLAUSE.match(text[at])) and not text[at + 1 : at + 2].isdigit()


def modifier(text: str, position: int, indicator: LedgerIndicator) -> str | None:
    """Return what stands before the indicator's name in its clause; None where no name is in the sentence."""
    start = sentence_at(text, position)[0]
    before = text[start:position]
    ends = [(before.rfind(name) + len(name), len(name)) for name in indicator.written if name in before]
    if not ends:
        return None
    end, length = max(ends)
    return clause_before(text, start + end - length)


def is_whole(modifiers: str) -> bool:
    """Return whether words before a name say that the whole place is meant: 全市, 全社会."""
    return bool(_WHOLE.search(modifiers))


def part_of_place(text: str, position: int, indicator: LedgerIndicator, regions: Sequence[str]) -> str:
    """Return the part of the place, or the other place, that a figure speaks of; empty for the whole place.

    Args:
        text: The report, simplified.
        position: Where the figure begins.
        indicator: The indicator.
        regions: Names of the place itself and of those that it lies in.
    """
    before = _OTHER.split(modifier(text, position, indicator) or "")[-1]
    found = pattern("parts").search(before) or _industry().search(before) or _NEW.search(before)
    if found is not None:
        return str(found[0])
    if is_whole(before):
        return ""
    named = _PLACE.search(before)
    mentions = [before[one.start : one.end] for one in load_gazetteer().find(before)]
    for name in (*mentions, *((named[0],) if named else ())):
        if not any(name in one or one in name for one in regions if one):
            return str(name)
    return ""


def zone_told_before(text: str, position: int) -> str:
    """Return the development zone that is told of shortly before a figure in its paragraph, or nothing."""
    start = max(paragraph_at(text, position)[0], position - _REACH)
    found = pattern("zone").search(text, start, position)
    return found[0] if found else ""


def zone_told_in_sentence(text: str, position: int) -> str:
    """Return the development zone that is told of before a figure in its sentence, or nothing."""
    found = pattern("zone").search(text, sentence_at(text, position)[0], position)
    return found[0] if found else ""
