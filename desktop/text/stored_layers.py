"""Stored layers: the words and terms of a text as bytes, so that they need not be found again.

What does not unpack, as after damage, gives None.
"""

import zlib
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from desktop.text.packed_columns import pack_columns, unpack_columns
from desktop.text.terms import TERM_TYPES, Term

_TYPES: Final[frozenset[str | None]] = frozenset(TERM_TYPES)

_WORDS: Final = 4
"""What is kept of a term beside its place: type, gloss, source and level."""

_COMPRESSION = 6

_LONGEST = 255
"""Code points in the longest word that takes one byte; each such byte is followed by the rest of the word."""


def pack_words(boundaries: Sequence[int]) -> bytes:
    """Return word boundaries as bytes.

    Args:
        boundaries: Sorted offsets (code points) from 0 to the text's length.
    """
    lengths = bytearray()
    for start, end in pairwise(boundaries):
        many, rest = divmod(end - start, _LONGEST)
        lengths += b"\xff" * many
        lengths.append(rest)
    return zlib.compress(bytes(lengths), _COMPRESSION)


def unpack_words(packed: bytes, length: int) -> list[int] | None:
    """Return the word boundaries of a text of a length in code points, or None where the bytes are others."""
    try:
        lengths = zlib.decompress(packed)
    except zlib.error:
        return None
    if b"\xff" in lengths:
        sums = accumulate(lengths, initial=0)
        boundaries = [0, *(at for at, size in zip(list(sums)[1:], lengths, strict=True) if size < _LONGEST)]
    else:
        boundaries = list(accumulate(lengths, initial=0))
    return boundaries if boundaries[-1] == length else None


def pack_terms(terms: Sequence[Term]) -> bytes:
    """Return terms as bytes, without the words themselves, which stand in the text."""
    rows = ((one.start, one.end, one.type, one.gloss, one.source, one.level) for one in terms)
    return pack_columns(rows, _WORDS)


def unpack_terms(packed: bytes, text: str) -> list[Term] | None:
    """Return the terms of a text, in order of position, or None where the bytes are others."""
    columns = unpack_columns(packed, _WORDS, len(text))
    if columns is None or not _TYPES.issuperset(columns.words[0]):
        return None
    starts, ends, words = columns
    texts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return list(map(Term._make, zip(starts, ends, texts, *words, strict=True)))
