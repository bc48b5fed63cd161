"""Where a user's own words and splits stand, and what of terms and figures has to yield to them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from desktop.text.script import simplified
from desktop.text.segmentation import UserWords, automata, protect

Span = tuple[int, int]


def user_word_spans(text: str, boundaries: Sequence[int], own: UserWords) -> list[Span]:
    """Return where a user's own words and splits hold, sorted.

    Args:
        text: The text.
        boundaries: Of its words, as ``segment`` gives them with the same own words.
        own: The own words and splits.
    """
    if not own.words and not own.splits:
        return []
    marks, folded = set(boundaries), simplified(text)
    found = []
    for automaton, parts in automata(own):
        for index, start, end in automaton.find_matches_as_indexes(folded):
            wanted = set(accumulate(map(len, parts[index]), initial=start))
            if wanted == marks.intersection(range(start, end + 1)):
                found.append((start, end))
    return sorted(found)


def whole_words(
    boundaries: Sequence[int], figures: Iterable[Span], terms: Iterable[Span], places: Sequence[Span]
) -> list[int]:
    """Return the boundaries of words among which figures and terms stay whole, but for what a user taught.

    Args:
        boundaries: Sorted offsets, as ``segment`` gives them.
        figures: Starts and ends of figures.
        terms: Starts and ends of terms.
        places: Where own words stand, as `user_word_spans` gives them.
    """
    kept = without_overlapped(figures, places, nested=True)
    kept += without_overlapped(terms, places, nested=False)
    return protect(boundaries, kept)


def without_overlapped(spans: Iterable[Span], places: Sequence[Span], *, nested: bool) -> list[Span]:
    """Return the spans that may be kept whole beside a user's own words.

    Args:
        spans: Of terms or of figures.
        places: As ``user_word_spans`` gives them.
        nested: Whether a span is kept round an own word that is a part of it, as a figure is round its unit.
    """
    if not places:
        return list(spans)
    starts = [start for start, _ in places]
    longest = max(end - start for start, end in places)

    def yields(span: Span) -> bool:
        first, last = bisect_left(starts, span[0] - longest), bisect_left(starts, span[1])
        for start, end in places[first:last]:
            inside = span[0] <= start and end <= span[1]
            if end > span[0] and not (inside and nested):
                return True
        return False

    return [span for span in spans if not yields(span)]
