"""Packed figures: those of a text as bytes, which are read several times as fast as rows."""

import json
from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import Any, Final

from desktop.text.figures.model import FIELDS, Figure
from desktop.text.packed_columns import pack_columns, unpack_columns
from desktop.text.row_factory import ordinary

_Ordinary: Final = ordinary(Figure)
_WORDS: Final = FIELDS[3:]
"""What is kept of a figure beside its place, where its text stands."""

_NUMBERS: Final = (_WORDS.index("value"), _WORDS.index("norm_value"))
"""Which of these are JSON, as in rows."""


def pack_figures(rows: Iterable[Sequence[Any]]) -> bytes:
    """Return figures as bytes, without their texts, which stand in the text.

    Args:
        rows: The values of FIELDS for each, numbers as JSON, in any order; what follows them is left out.
    """
    return pack_columns(((row[0], row[1], *row[3:]) for row in rows), len(_WORDS))


def unpack_figures(packed: bytes, text: str) -> list[Figure] | None:
    """Return the figures of a text, in order of position, or None where the bytes are others."""
    columns = unpack_columns(packed, len(_WORDS), len(text))
    if columns is None:
        return None
    starts, ends, words = columns
    try:
        values: list[Sequence[Any]] = [
            _numbers(column) if at in _NUMBERS else column for at, column in enumerate(words)
        ]
    except (ValueError, RecursionError):
        return None
    texts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    made: list[Any] = list(map(_Ordinary, starts, ends, texts, *values, repeat(None)))
    for figure in made:
        figure.__class__ = Figure
    figures: list[Figure] = made
    return figures


def _numbers(column: Sequence[str | None]) -> list[Any]:
    """Return the numbers, or lists of numbers, of a column; a list is shared by all figures that have it.

    Raises:
        ValueError: One is no JSON, or more than one number or list.
    """
    different = [held for held in set(column) if held is not None]
    numbers = json.loads(f"[{','.join(different)}]")
    known: dict[str | None, Any] = {None: None}
    known.update(zip(different, numbers, strict=True))
    return list(map(known.__getitem__, column))
