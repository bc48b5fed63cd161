"""Character positions: where characters stand in the texts of the index of characters, from its own tables.

FTS5 keeps with every token in which texts and at which tokens of each it is, but tells it to extensions
written in C only. Its tables and their format have been the same since 2015 (``fts5_index.c`` describes them;
the number of the format is in ``text_index_config``), so they are read here. As in the index form every
character is a token, the number of a token is that of its code point.
"""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, bindparam, column, select, table

from db.adjacent_characters import starts
from db.doclists import Doclist, decode, varint
from db.prepared import Prepared

if TYPE_CHECKING:
    from db.doclists import Keys

KNOWN_FORMAT = 4
"""The number of FTS5's format that is read here."""

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
    kept = {one: [_doclist(connection, segment, one) for segment in segments] for one in set(words)}
    lengths = {one: sum(len(doclist.kept) for doclist in doclists) for one, doclists in kept.items()}
    order = sorted(enumerate(words), key=lambda pair: lengths[pair[1]])
    decoded = cache(lambda one: decode(kept[one]))
    return starts([offset for offset, _ in order], (decoded(one) for _, one in order))


def _segments(connection: Connection) -> list[_Segment] | None:
    """Return the segments of the index, or None where its format is another one."""
    block = _STRUCTURE.scalar(connection)
    if _FORMAT.scalar(connection) != KNOWN_FORMAT or block[4:8] == _SECOND_STRUCTURE:
        return None
    levels, at = varint(block, 4)
    _count, at = varint(block, at)
    _writes, at = varint(block, at)
    found = []
    for _ in range(levels):
        _merging, at = varint(block, at)
        count, at = varint(block, at)
        for _ in range(count):
            number, at = varint(block, at)
            first, at = varint(block, at)
            last, at = varint(block, at)
            found.append(_Segment(number, first, last))
    return found


def _doclist(connection: Connection, segment: _Segment, character: str) -> Doclist:
    term = _TERM_PREFIX + character.encode()
    said = _FIRST_PAGE.scalar(connection, segment=segment.number, term=term)
    number = max(segment.first, (said or 0) >> 1)
    base = segment.number << _SEGMENT_SHIFT
    pages = _PAGES.run(connection, first=base + number, last=base + segment.last)
    try:
        return _read_doclist((row[0] for row in pages), term)
    finally:
        pages.close()


def _read_doclist(pages: Iterator[bytes], term: bytes) -> Doclist:
    """Read the doclist of a term from the page on in which it is, if it is anywhere."""
    page = next(pages, b"")
    place = _term_place(page, term)
    if place is None:
        return Doclist(b"", set())
    begin, end = place
    size = _size(page)
    pieces, length, anew = [page[begin : end or size]], (end or size) - begin, {0}
    while not end:
        page = next(pages, b"")
        if not page:
            break
        size = _size(page)
        end = varint(page, size)[0] if size < len(page) else 0
        first_text = int.from_bytes(page[:2], "big")
        if first_text and not 0 < end <= first_text:
            anew.add(length + first_text - _HEADER)
        pieces.append(page[_HEADER : end or size])
        length += len(pieces[-1])
    return Doclist(b"".join(pieces), anew)


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
        further, at = varint(page, at)
        first, place = not place, place + further
        shared, begin = (0, place) if first else varint(page, place)
        length, begin = varint(page, begin)
        held = held[:shared] + page[begin : begin + length]
        if held == term:
            following = place + varint(page, at)[0] if at < len(page) else 0
            return begin + length, following
    return None
