"""Stored layers: the words and terms of a text as bytes, so that they need not be found again.

What does not unpack, as after damage, gives None.
"""

import json
import zlib
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any, Final

from desktop.text.row_factory import ordinary
from desktop.text.terms import TERM_TYPES, Term

_Ordinary: Final = ordinary(Term)

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
    rows = [(one.start, one.end, one.type, one.gloss, one.source, one.level) for one in terms]
    return zlib.compress(json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"), _COMPRESSION)


def unpack_terms(packed: bytes, text: str) -> list[Term] | None:
    """Return the terms of a text, or None where the bytes are others."""
    try:
        rows = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
        terms = [_term(text, *row) for row in rows]
    except (zlib.error, ValueError, TypeError, RecursionError):
        return None
    return terms if all(_is_whole(one, len(text)) for one in terms) else None


def _term(
    text: str, start: int, end: int, type_: str, gloss: str | None, source: str | None, level: str | None
) -> Term:
    term: Any = _Ordinary(start, end, text[start:end], type_, gloss, source, level)
    term.__class__ = Term
    made: Term = term
    return made


def _is_whole(term: Term, length: int) -> bool:
    said = (term.gloss, term.source, term.level)
    known = term.type in TERM_TYPES and all(one is None or isinstance(one, str) for one in said)
    return known and 0 <= term.start < term.end <= length
