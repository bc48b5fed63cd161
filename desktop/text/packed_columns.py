"""Packed columns: places of a text, each with some words, in few bytes that are fast to read.

Each column is a table of its different values, and where in the table each row has its own: what thousands of
rows have in common is kept, read and held in memory once. What does not unpack gives None, as after damage.
"""

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import add
from typing import Any, Final, NamedTuple

_VERSION: Final = 1
"""Grows with the format: what another program packed in another way is not taken."""

_COMPRESSION = 6

_WIDTHS: Final = {1: "B", 2: "H", 4: "I"}
"""Type codes of arrays by the bytes that a number takes."""


class Columns(NamedTuple):
    """Places of a text with the words of each.

    Attributes:
        starts: First code point of each row, sorted.
        ends: Code point after the last of each.
        words: The other columns, each with a text or None for every row.
    """

    starts: list[int]
    ends: list[int]
    words: list[list[str | None]]


def pack_columns(rows: Iterable[Sequence[Any]], width: int) -> bytes:
    """Return rows as bytes, sorted by start.

    Args:
        rows: Start, end (code points, the end greater) and then texts or None, as many as ``width`` says.
        width: How many texts each row has; there may be no rows.
    """
    ordered = sorted(rows, key=lambda row: row[0])
    starts = [row[0] for row in ordered]
    numbers = [
        [start - before for start, before in zip(starts, [0, *starts], strict=False)],
        [row[1] - row[0] for row in ordered],
    ]
    tables: list[list[str | None]] = []
    for column in range(2, 2 + width):
        places: dict[str | None, int] = {}
        numbers.append([places.setdefault(row[column], len(places)) for row in ordered])
        tables.append(list(places))
    packed = list(map(_packed_numbers, numbers))
    head = [_VERSION, len(ordered), [size for size, _ in packed], tables]
    return zlib.compress(
        json.dumps(head).encode("ascii") + b"\n" + b"".join(data for _, data in packed), _COMPRESSION
    )


def _packed_numbers(numbers: Sequence[int]) -> tuple[int, bytes]:
    """Return how many bytes each number takes, and the numbers."""
    most = max(numbers, default=0)
    size = 1 if most < 1 << 8 else 2 if most < 1 << 16 else 4
    return size, _turned(array(_WIDTHS[size], numbers)).tobytes()


def _turned(numbers: "array[int]") -> "array[int]":
    """Return numbers with their bytes in the order in which they are kept, the lowest first, or back."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def unpack_columns(packed: bytes, width: int, length: int) -> Columns | None:
    """Return what was packed, or None where the bytes are others or do not fit the text.

    Args:
        packed: What `pack_columns` gave.
        width: How many texts each row has.
        length: The length of the text in code points.
    """
    try:
        data = zlib.decompress(packed)
        end = data.index(b"\n")
        version, count, sizes, tables = json.loads(data[:end])
        if version != _VERSION or len(sizes) != 2 + width or len(tables) != width:
            return None
        numbers = _unpacked_numbers(memoryview(data)[end + 1 :], count, sizes)
        words = [_words(table, places) for table, places in zip(tables, numbers[2:], strict=True)]
    except (zlib.error, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None
    if 0 in numbers[1]:
        return None
    starts = list(accumulate(numbers[0]))
    ends = list(map(add, starts, numbers[1]))
    return Columns(starts, ends, words) if max(ends, default=0) <= length else None


def _unpacked_numbers(data: memoryview, count: int, sizes: Sequence[int]) -> "list[array[int]]":
    """Return the numbers of each column.

    Raises:
        ValueError: There are more or fewer.
        KeyError: A size is none.
    """
    found, at = [], 0
    for size in sizes:
        numbers = array(_WIDTHS[size])
        numbers.frombytes(data[at : at + size * count])
        at += size * count
        found.append(_turned(numbers))
    if at != len(data) or any(len(numbers) != count for numbers in found):
        raise ValueError(at)
    return found


def _words(table: Any, places: "array[int]") -> list[str | None]:
    """Return the word of each row.

    Raises:
        ValueError: It is no table of words.
        IndexError: It has too few of them.
    """
    if not isinstance(table, list) or not all(one is None or isinstance(one, str) for one in table):
        raise ValueError(table)
    return list(map(table.__getitem__, places))
