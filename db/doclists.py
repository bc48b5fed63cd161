"""Doclists: where a character stands in the texts of the index, as FTS5 writes it, and as arrays.

What is kept of a token, its *doclist*, is one run of numbers: for each text the distance of its number from
the one before, twice the length of its positions in bytes, and the positions, each as its distance from the
one before plus two. Numbers are written as SQLite's varints: seven bits a byte, the highest first, the
topmost bit set in all but the last. A doclist may go on over several pages of a segment; the first number of
a text that begins on a page is written as it is.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Keys = NDArray[numpy.int64]

TEXT_SHIFT = 32
"""A position is one number: that of its text shifted left by so many bits, and that of its code point."""

_ADDED = 2
"""What is added to a position, for smaller numbers to mean something else."""


class Doclist(NamedTuple):
    """What a segment keeps of a token.

    Attributes:
        kept: Its bytes, without what pages have before and after it.
        anew: Where in it the number of a text is written as it is.
    """

    kept: bytes
    anew: set[int]


class CharacterPlaces(NamedTuple):
    """Where a character stands.

    Attributes:
        texts: The numbers of the texts that have it, sorted.
        counts: How many times each has it.
        places: Its code points in each of these texts, sorted, those of one text after those of the other.
    """

    texts: "Keys"
    counts: "NDArray[numpy.int64]"
    places: "NDArray[numpy.int32]"

    def keys(self, shift: int) -> "Keys":
        """Return text and code point as one number each, sorted: that of the text shifted left."""
        import numpy

        keys = numpy.repeat(self.texts << shift, self.counts)
        keys += self.places
        return keys


def varint(block: bytes, at: int) -> tuple[int, int]:
    """Return a number and where it ends."""
    value = 0
    for _ in range(8):
        byte = block[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | block[at], at + 1


def decode(doclists: Sequence[Doclist]) -> CharacterPlaces:
    """Return what the doclists of a character say, which are of different texts.

    Raises:
        IndexError, ValueError: When what is kept is not what the format says.
    """
    import numpy

    some = [_decoded(one) for one in doclists if one.kept]
    if not some:
        nothing = numpy.empty(0, numpy.int64)
        return CharacterPlaces(nothing, nothing, numpy.empty(0, numpy.int32))
    some.sort(key=lambda one: int(one.texts[0]))
    found = CharacterPlaces(*map(numpy.concatenate, zip(*some, strict=True)))
    return found if (numpy.diff(found.texts) > 0).all() else _sorted(found)


def _sorted(found: CharacterPlaces) -> CharacterPlaces:
    """Return the same with the texts of segments that lie between one another in order."""
    import numpy

    keys = found.keys(TEXT_SHIFT)
    keys.sort(kind="stable")  # takes little time where most of it is in order
    order = numpy.argsort(found.texts, kind="stable")
    return CharacterPlaces(
        found.texts[order], found.counts[order], (keys & ((1 << TEXT_SHIFT) - 1)).astype(numpy.int32)
    )


def _decoded(doclist: Doclist) -> CharacterPlaces:
    import numpy

    kept = numpy.frombuffer(doclist.kept, numpy.uint8)
    begins = numpy.array(_text_begins(doclist.kept))
    reached = _reached(kept)
    lasts = numpy.flatnonzero(kept < 0x80)  # the last byte of each number
    first = numpy.searchsorted(lasts, begins)  # which of the numbers is that of a text; the next is a length
    further = reached[lasts[first]] - numpy.where(begins > 0, reached[begins - 1], 0) + _ADDED
    texts = _texts(further.astype(numpy.int64), numpy.searchsorted(begins, sorted(doclist.anew)))
    counts = numpy.diff(first, append=len(lasts)) - 2
    of_positions = numpy.ones(len(lasts), bool)
    of_positions[first] = of_positions[first + 1] = False
    places = reached[lasts[of_positions]]
    places -= numpy.repeat(reached[lasts[first + 1]], counts)
    return CharacterPlaces(texts, counts, places)


def _reached(kept: "NDArray[numpy.uint8]") -> "NDArray[numpy.int32]":
    """Return the sum of all numbers, less what was added to each, up to every byte; right at the last ones.

    So no number is put together from its bytes. The sum may be more than four bytes hold: its differences
    are right all the same, as positions and numbers of texts are less.
    """
    import numpy

    goes_on = kept >> 7
    worth = (kept & 0x7F).astype(numpy.int32)
    worth <<= goes_on * numpy.uint8(7)
    # Bytes after which two or more of the same number come, which few numbers have.
    further, distance = numpy.flatnonzero(goes_on[:-1] & goes_on[1:]), 1
    while len(further):
        worth[further] <<= 7
        distance += 1
        further = further[goes_on[further + distance] > 0]
    worth += goes_on * numpy.uint8(_ADDED)
    worth -= _ADDED
    return numpy.cumsum(worth, dtype=numpy.int32)


def _text_begins(kept: bytes) -> list[int]:
    """Return where in a doclist the numbers of texts are."""
    begins = []
    at, end = 0, len(kept)
    while at < end:
        begins.append(at)
        while kept[at] >= 0x80:
            at += 1
        first, second = kept[at + 1], kept[at + 2]  # there is at least one position
        if first < 0x80:
            at += 2 + (first >> 1)
        elif second < 0x80:
            at += 3 + ((first & 0x7F) << 7 | second) // 2
        else:
            twice, at = varint(kept, at + 1)
            at += twice >> 1
    return begins


def _texts(further: "Keys", anew: "NDArray[numpy.intp]") -> "Keys":
    """Return the numbers of texts from how much further each is, but for those that are as they are."""
    import numpy

    reached = numpy.cumsum(further)
    texts: Keys = reached + numpy.repeat(further[anew] - reached[anew], numpy.diff(anew, append=len(further)))
    return texts
