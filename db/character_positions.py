"""Character positions: where characters stand in the texts of the index of characters, from its own tables.

FTS5 keeps with every token in which texts and at which tokens of each it is, but tells it to extensions
written in C only. Its tables and their format have been the same since 2015 (``fts5_index.c`` describes them;
the number of the format is in ``text_index_config``), so they are read here. As in the index form every
character is a token, the number of a token is that of its code point.

What is kept of a token, its *doclist*, is one run of numbers: for each text the distance of its number from
the one before, twice the length of its positions in bytes, and the positions, each as its distance from the
one before plus two. Numbers are written as SQLite's varints: seven bits a byte, the highest first, the
topmost bit set in all but the last. A doclist may go on over several pages of a segment; the first number of
a text that begins on a page is written as it is.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, bindparam, column, select, table

from db.prepared import Prepared

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Keys = NDArray[numpy.int64]

KNOWN_FORMAT = 4
"""The number of FTS5's format that is read here."""

TEXT_SHIFT = 32
"""A position is one number: that of its text shifted left by so many bits, and that of its code point."""

_DATA = table("text_index_data", column("id"), column("block"))
_TERMS = table("text_index_idx", column("segid"), column("term"), column("pgno"))
_CONFIG = table("text_index_config", column("k"), column("v"))

_STRUCTURE_ID = 10
"""The id of the block that names the segments."""

_SECOND_STRUCTURE = b"\xff\x00\x00\x01"
"""What the structure begins with, after its number, where it says more than is read here."""

_SEGMENT_SHIFT = 37
"""The id of a page is the number of its segment shifted left by so many bits, and that of the page."""

_TERM_PREFIX = b"0"
"""What precedes each token in the index that has no prefixes."""

_FORMAT = Prepared(select(_CONFIG.c.v).where(_CONFIG.c.k == "version"))
_STRUCTURE = Prepared(select(_DATA.c.block).where(_DATA.c.id == _STRUCTURE_ID))
_FIRST_PAGE = Prepared(
    select(_TERMS.c.pgno)
    .where(_TERMS.c.segid == bindparam("segment"), _TERMS.c.term <= bindparam("term"))
    .order_by(_TERMS.c.term.desc())
    .limit(1)
)
_PAGES = Prepared(
    select(_DATA.c.block)
    .where(_DATA.c.id.between(bindparam("first"), bindparam("last")))
    .order_by(_DATA.c.id)
)


class _Segment(NamedTuple):
    """A part of the index.

    Attributes:
        number: Its number.
        first: Its first page.
        last: Its last page.
    """

    number: int
    first: int
    last: int


class _Doclist(NamedTuple):
    """What a segment keeps of a token.

    Attributes:
        kept: Its bytes, without what pages have before and after it.
        anew: Where in it the number of a text is written as it is.
    """

    kept: bytes
    anew: set[int]


def positions(connection: Connection, words: str) -> "Keys | None":
    """Return all positions of a string, sorted, each of its first character; they may lie over one another.

    Args:
        connection: Where to read.
        words: The string, its characters as the index has them; not empty.

    Returns:
        Positions as TEXT_SHIFT says, of texts whose transaction has ended; or None where the index is not of
        the format that is known, or damaged, or there is no NumPy.
    """
    if find_spec("numpy") is None:
        return None
    try:
        segments = _segments(connection)
        return None if segments is None else _found(connection, segments, words)
    except (IndexError, ValueError):  # what is kept is not what the format says
        return None


def _found(connection: Connection, segments: list[_Segment], words: str) -> "Keys":
    import numpy  # takes a tenth of a second: not before it is wanted

    kept = {one: [_doclist(connection, segment, one) for segment in segments] for one in set(words)}
    lengths = {one: sum(len(doclist.kept) for doclist in doclists) for one, doclists in kept.items()}
    found: Keys | None = None
    of_characters: dict[str, Keys] = {}
    for offset, one in sorted(enumerate(words), key=lambda pair: lengths[pair[1]]):
        if one not in of_characters:
            of_characters[one] = _all_positions(kept[one])
        found = of_characters[one] - offset if found is None else _both(found, of_characters[one], offset)
        if not len(found):
            break
    return numpy.empty(0, numpy.int64) if found is None else found


def _both(found: "Keys", others: "Keys", offset: int) -> "Keys":
    """Return the positions from which a character stands as far away as is wanted."""
    import numpy

    if not len(others):
        return others
    wanted = found + offset
    at = numpy.searchsorted(others, wanted)
    at[at == len(others)] = 0
    kept: Keys = found[others[at] == wanted]
    return kept


def _segments(connection: Connection) -> list[_Segment] | None:
    """Return the segments of the index, or None where its format is another one."""
    block = _STRUCTURE.scalar(connection)
    if _FORMAT.scalar(connection) != KNOWN_FORMAT or block[4:8] == _SECOND_STRUCTURE:
        return None
    levels, at = _varint(block, 4)
    _count, at = _varint(block, at)
    _writes, at = _varint(block, at)
    found = []
    for _ in range(levels):
        _merging, at = _varint(block, at)
        count, at = _varint(block, at)
        for _ in range(count):
            number, at = _varint(block, at)
            first, at = _varint(block, at)
            last, at = _varint(block, at)
            found.append(_Segment(number, first, last))
    return found


def _varint(block: bytes, at: int) -> tuple[int, int]:
    """Return a number and where it ends."""
    value = 0
    for _ in range(8):
        byte = block[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    return value << 8 | block[at], at + 1


def _doclist(connection: Connection, segment: _Segment, character: str) -> _Doclist:
    term = _TERM_PREFIX + character.encode()
    said = _FIRST_PAGE.scalar(connection, segment=segment.number, term=term)
    number = max(segment.first, (said or 0) >> 1)
    base = segment.number << _SEGMENT_SHIFT
    pages = _PAGES.run(connection, first=base + number, last=base + segment.last)
    try:
        return _read_doclist((row[0] for row in pages), term)
    finally:
        pages.close()


def _read_doclist(pages: Iterator[bytes], term: bytes) -> _Doclist:
    """Read the doclist of a term from the page on in which it is, if it is anywhere."""
    page = next(pages, b"")
    place = _term_place(page, term)
    if place is None:
        return _Doclist(b"", set())
    begin, end = place
    size = _size(page)
    pieces, length, anew = [page[begin : end or size]], (end or size) - begin, {0}
    while not end:
        page = next(pages, b"")
        if not page:
            break
        size = _size(page)
        end = _varint(page, size)[0] if size < len(page) else 0
        first_text = int.from_bytes(page[:2], "big")
        if first_text and not 0 < end <= first_text:
            anew.add(length + first_text - _HEADER)
        pieces.append(page[_HEADER : end or size])
        length += len(pieces[-1])
    return _Doclist(b"".join(pieces), anew)


_HEADER = 4
"""Bytes before what a page keeps: where the first number of a text is, and where the places of terms are."""


def _size(page: bytes) -> int:
    """Return where what a page keeps ends, and the places of the terms in it begin."""
    size = int.from_bytes(page[2:_HEADER], "big")
    if not _HEADER <= size <= len(page):
        raise ValueError(f"a page of {len(page)} bytes cannot keep {size}")
    return size


def _term_place(page: bytes, term: bytes) -> tuple[int, int] | None:
    """Return where what is kept of a term begins in a page, and where the next term does, 0 for none."""
    if not page:
        return None
    at, place, held = _size(page), 0, b""
    while at < len(page):
        further, at = _varint(page, at)
        first, place = not place, place + further
        shared, begin = (0, place) if first else _varint(page, place)
        length, begin = _varint(page, begin)
        held = held[:shared] + page[begin : begin + length]
        if held == term:
            following = place + _varint(page, at)[0] if at < len(page) else 0
            return begin + length, following
    return None


def _all_positions(doclists: list[_Doclist]) -> "Keys":
    """Return the positions that the doclists of a token say, sorted."""
    import numpy

    some = [_positions(one) for one in doclists if one.kept]
    if not some:
        return numpy.empty(0, numpy.int64)
    some.sort(key=lambda keys: int(keys[0]))
    found = numpy.concatenate(some)
    found.sort(kind="stable")  # takes no time as long as it is in order already
    return found


def _positions(doclist: _Doclist) -> "Keys":
    import numpy

    kept = numpy.frombuffer(doclist.kept, numpy.uint8)
    lasts = numpy.flatnonzero(kept < 0x80)
    numbers = _numbers(kept, lasts)
    begins = numpy.array(_text_begins(doclist.kept))
    first = numpy.searchsorted(lasts, begins)  # which of the numbers is that of a text; the next is a length
    texts = _texts(numbers[first], numpy.flatnonzero(numpy.isin(begins, sorted(doclist.anew))))
    numbers -= 2
    numbers[first] = numbers[first + 1] = 0
    reached = numpy.cumsum(numbers, dtype=numpy.int64)
    bases = (texts << TEXT_SHIFT) - reached[first]
    reached += numpy.repeat(bases, numpy.diff(first, append=len(numbers)))
    of_positions = numpy.ones(len(numbers), bool)
    of_positions[first] = of_positions[first + 1] = False
    found: Keys = reached[of_positions]
    return found


def _numbers(kept: "NDArray[numpy.uint8]", lasts: "NDArray[numpy.intp]") -> "NDArray[numpy.int32]":
    """Return the numbers whose last bytes are at some places, all bytes between them being theirs.

    Numbers of texts and of code points take no more than 31 bits.
    """
    import numpy

    found = kept[lasts].astype(numpy.int32)
    others = numpy.flatnonzero(kept >= 0x80)
    of_numbers = others - numpy.arange(len(others))  # as many last bytes as there are come before
    values = kept[others].astype(numpy.int32) & 0x7F
    back = lasts[of_numbers] - others
    for distance in range(1, int(back.max(initial=0)) + 1):
        there = back == distance
        found[of_numbers[there]] |= values[there] << (7 * distance)
    return found


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
            twice, at = _varint(kept, at + 1)
            at += twice >> 1
    return begins


def _texts(further: "NDArray[numpy.int32]", anew: "NDArray[numpy.intp]") -> "Keys":
    """Return the numbers of texts from how much further each is, but for those that are as they are."""
    import numpy

    reached = numpy.cumsum(further, dtype=numpy.int64)
    texts: Keys = reached + numpy.repeat(further[anew] - reached[anew], numpy.diff(anew, append=len(further)))
    return texts
