"""The headline passage of a report: where the targets of the year, or the last results, stand together."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.text.figures.model import Figure
from desktop.text.ledger.indicators import plain_name
from desktop.text.ledger.time_frames import ONE_YEAR, TimeFrames
from desktop.text.ledger.wording import pattern
from desktop.text.outline import SectionLookup
from desktop.text.text_units import paragraph_at, sentence_at

_LEAST = 3
"""Indicators that have to stand together to make a passage the headline where no words say so."""

_BACK = 60
_OPENING = re.compile(r"[^。；;，,]{0,12}[：:是为]")
_LONG = 900
"""Code points of a paragraph beyond which its headline passage is the sentences that have indicators."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text.

    Attributes:
        start: First code point.
        end: Code point after the last.
    """

    start: int
    end: int

    def holds(self, position: int) -> bool:
        """Return whether a place is in it."""
        return self.start <= position < self.end


def target_passages(
    text: str,
    figures: Sequence[Figure],
    names: frozenset[str],
    sections: SectionLookup,
    frames: TimeFrames,
) -> list[Passage]:
    """Return the passages with the headline targets of the year; the first is the report's own.

    Args:
        text: The report, simplified.
        figures: Its figures.
        names: Canonical names of the indicators of headlines.
        sections: Its sections.
        frames: Its time frames.
    """
    found: list[Passage] = []
    for match in pattern("headline").finditer(text):
        if not _OPENING.match(text, match.end()) or (found and found[-1].holds(match.start())):
            continue
        if sections.part(match.start()) == "review" or frames.at(match.start()) != ONE_YEAR:
            continue
        passage = _after(text, match.start(), figures, names)
        if _indicators(figures, passage, names):
            found.append(passage)
    if found:
        best = max(found, key=lambda one: len(_indicators(figures, one, names)))
        return [best]
    return _densest(text, figures, names, "target", frames)


def result_passages(
    text: str, figures: Sequence[Figure], names: frozenset[str], frames: TimeFrames
) -> list[Passage]:
    """Return the passage with the headline results of the year reviewed; arguments as for the targets."""
    return _densest(text, figures, names, "achieved", frames)


def _after(text: str, position: int, figures: Sequence[Figure], names: frozenset[str]) -> Passage:
    """Return the passage of targets that words at a place open."""
    start = sentence_at(text, position)[0]
    start = start if position - start <= _LONG else position
    end = paragraph_at(text, position)[1]
    stop = pattern("headline-end").search(text, position + 8, end)
    if stop is not None:
        end = max(sentence_at(text, stop.start())[0], position + 8)
    if end - start > _LONG:
        end = _last_sentence(text, position, end, figures, names)
    following = text[end + 1 : end + 1 + _BACK]
    if end - position < _BACK and not _indicators(figures, Passage(start, end), names) and following:
        end = paragraph_at(text, end + 1)[1]  # 主要预期目标是：, and the targets on a line of their own
    return Passage(start, end)


def _last_sentence(
    text: str, position: int, end: int, figures: Sequence[Figure], names: frozenset[str]
) -> int:
    at = sentence_at(text, position)[1]
    while at < end:
        sentence = Passage(*sentence_at(text, at))
        if sentence.end <= at or not _indicators(figures, sentence, names):
            return at
        at = sentence.end
    return min(at, end)


def _indicators(figures: Sequence[Figure], passage: Passage, names: frozenset[str]) -> set[str]:
    first = bisect_left(figures, passage.start, key=lambda figure: figure.start)
    last = bisect_right(figures, passage.end - 1, key=lambda figure: figure.start)
    return {
        plain
        for figure in figures[first:last]
        if figure.indicator is not None and (plain := plain_name(figure.indicator)) in names
    }


def _densest(
    text: str, figures: Sequence[Figure], names: frozenset[str], status: str, frames: TimeFrames
) -> list[Passage]:
    """Return the sentence in which most of the indicators stand, with those beside it that have some, too."""
    by_sentence: dict[tuple[int, int], set[str]] = {}
    for figure in figures:
        if figure.status != status or figure.indicator is None or frames.at(figure.start) != ONE_YEAR:
            continue
        plain = plain_name(figure.indicator)
        if plain in names:
            by_sentence.setdefault(sentence_at(text, figure.start), set()).add(plain)
    if not by_sentence:
        return []
    best = max(by_sentence, key=lambda one: (len(by_sentence[one]), -one[0]))
    if len(by_sentence[best]) < _LEAST:
        return []
    start, end = best
    while (further := sentence_at(text, min(end, len(text) - 1))) in by_sentence and further[1] > end:
        end = further[1]
    return [Passage(start, end)]
