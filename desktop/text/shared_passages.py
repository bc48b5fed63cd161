"""Shared passages: stretches that two texts have in common, with the formulas in them masked.

That a passage is shared says nothing of who took it from whom. A formula is a clause that stands in many
texts, such as an opening sentence: it says nothing of these two.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Hashes = NDArray[numpy.uint64]

SHORTEST = 20
"""Characters beyond masks that a shared passage has at least."""

_MOST_PLACES = 16
"""Places of the same beginning that are tried."""

_FACTOR = 0x9E3779B97F4A7C15
"""What the hash of a string is multiplied by from one character to the next: odd, and of many bits."""

_CLAUSE = re.compile(r"[^，。；：！？、\n]+")
_SHORT_CLAUSE = 6
"""Characters below which a clause belongs to many texts by chance, and is not looked up."""


Stretch = tuple[int, int, int]
"""A common stretch: its first code point in the one text and in the other, and how many it has."""


class SharedPassage(NamedTuple):
    """A stretch that two texts have in common.

    Attributes:
        start_a: First code point in the one text.
        end_a: Code point after the last.
        start_b: First code point in the other text.
        end_b: Code point after the last.
        masks: Start and end of each formula, counted from the beginning of the passage.
    """

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    masks: tuple[tuple[int, int], ...] = ()

    @property
    def characters(self) -> int:
        """Characters that are not masked."""
        return self.end_a - self.start_a - sum(end - start for start, end in self.masks)


class PassageFinder:
    """Tells which of some folded texts share a stretch with another, and where in that one it can begin.

    Every string of the shortest length that stands in the texts is kept as a hash: 12 bytes a character.
    """

    def __init__(self, forms: Sequence[str], shortest: int = SHORTEST) -> None:
        """Take the texts.

        Args:
            forms: The folded texts.
            shortest: Characters that a stretch has at least.
        """
        import numpy  # loaded when it is wanted: starting does not wait for it

        self._shortest = shortest
        hashes = [_hashes(form, shortest) for form in forms]
        everywhere = numpy.concatenate(hashes) if hashes else numpy.empty(0, numpy.uint64)
        order = numpy.argsort(everywhere, kind="stable")
        self._hashes = everywhere[order]
        numbers = numpy.arange(len(hashes), dtype=numpy.int32)
        self._texts = numpy.repeat(numbers, [len(one) for one in hashes])[order]

    def beginnings(self, form: str) -> Iterator[tuple[int, list[int]]]:
        """Yield the number of each text that may share a stretch with a folded text, in order.

        With it go the code points of that text where such a stretch may begin, ascending: all where one does,
        and perhaps some where two strings have the same hash.
        """
        import numpy

        sought = _hashes(form, self._shortest)
        by_hash = numpy.argsort(sought)  # neighbors are looked up together: much faster
        first = numpy.searchsorted(self._hashes, sought[by_hash])
        here = first < len(self._hashes)
        here[here] = self._hashes[first[here]] == sought[by_hash][here]
        if not here.any():
            return
        first, places = first[here], by_hash[here]
        counts = numpy.searchsorted(self._hashes, sought[places], side="right") - first
        ends = numpy.cumsum(counts)
        rows = numpy.arange(ends[-1]) + numpy.repeat(first - (ends - counts), counts)
        pairs = numpy.unique(self._texts[rows].astype(numpy.int64) << 32 | numpy.repeat(places, counts))
        texts = pairs >> 32
        cuts = numpy.flatnonzero(numpy.diff(texts)) + 1
        for some in numpy.split(pairs, cuts):
            yield int(some[0] >> 32), (some & 0xFFFFFFFF).tolist()


def _hashes(form: str, length: int) -> "Hashes":
    """Return the hash of the string of some length from each place of a text that has one."""
    import numpy

    codes = numpy.frombuffer(form.encode("utf-32-le", "surrogatepass"), numpy.uint32).astype(numpy.uint64)
    count = len(codes) - length + 1
    if count <= 0:
        return codes[:0]
    sums, done = numpy.zeros(count, numpy.uint64), 0
    power, factor, bit = codes, _FACTOR, 1  # the hashes of the strings of `bit` characters
    while done < length:
        if length & bit:
            sums = sums * numpy.uint64(factor) + power[done : done + count]
            done += bit
        if done < length:
            power = power[:-bit] * numpy.uint64(factor) + power[bit:]
            factor, bit = factor * factor % (1 << 64), bit * 2
    return sums


def common_stretches(
    form_a: str, form_b: str, beginnings: Sequence[int], shortest: int = SHORTEST
) -> list[Stretch]:
    """Return the longest common stretch from each place of the second text on; none overlap there.

    Args:
        form_a: The one folded text.
        form_b: The other one.
        beginnings: Where in that one a stretch may begin, as `PassageFinder` tells it.
        shortest: Characters that a stretch has at least.
    """
    found = []
    free_from = 0
    for at in beginnings:
        if at < free_from:
            continue
        best, length = 0, 0
        for place in _places(form_a, form_b[at : at + shortest]):
            common = _common(form_a, form_b, place, at, shortest)
            if common > length:
                best, length = place, common
        if length:
            found.append((best, at, length))
            free_from = at + length
    return found


def _places(form: str, beginning: str) -> Iterator[int]:
    """Yield the first places of a string in a text."""
    place = form.find(beginning)
    for _ in range(_MOST_PLACES):
        if place < 0:
            return
        yield place
        place = form.find(beginning, place + 1)


def _common(form_a: str, form_b: str, a: int, b: int, length: int) -> int:
    """Return how many characters two texts have in common from two places on; so many are known to be."""
    most = min(len(form_a) - a, len(form_b) - b)
    step = length
    while length < most:
        step = min(step, most - length)
        if form_a[a + length : a + length + step] == form_b[b + length : b + length + step]:
            length += step
            step *= 2
        elif step == 1:
            break
        else:
            step //= 2
    return length


def clauses(form_a: str, stretches: Iterable[Stretch]) -> Iterator[str]:
    """Yield the clauses in stretches of a text that may be formulas."""
    for start_a, _, length in stretches:
        for match in _clauses(form_a[start_a : start_a + length]):
            yield match[0]


def _clauses(passage: str) -> Iterator[re.Match[str]]:
    return (match for match in _CLAUSE.finditer(passage) if len(match[0].strip()) >= _SHORT_CLAUSE)


def as_passages(
    form_a: str, stretches: Iterable[Stretch], formulas: Container[str], shortest: int = SHORTEST
) -> list[SharedPassage]:
    """Return those stretches that are passages, their formulas masked.

    Args:
        form_a: The first folded text.
        stretches: Stretches, as `common_stretches` finds them.
        formulas: The clauses that stand in many texts.
        shortest: Characters beyond masks that a passage has at least.
    """
    found = []
    for start_a, start_b, length in stretches:
        passage = form_a[start_a : start_a + length]
        masks = tuple(match.span() for match in _clauses(passage) if match[0] in formulas)
        one = SharedPassage(start_a, start_a + length, start_b, start_b + length, masks)
        if one.characters >= shortest:
            found.append(one)
    return found
