"""Unread ink: places of a scan where something is written that text recognition passed over in silence."""

from collections.abc import Sequence
from typing import NamedTuple

_DARK = 128
"""The gray, of 255, below which a dot is ink."""
_CELL = 0.5
"""The side of the squares that a page is looked at in, in sizes of its characters."""
_INKED = (0.06, 0.75)
"""The share of ink from which and up to which a square may be part of a character; rules and dirt have less,
stamps and pictures more."""
_AROUND = 0.6
"""Sizes around a recognized character within which ink is its own, or its neighbor's."""
_TALL = (0.5, 2.0)
"""How high a place is that may be writing, in sizes."""
_LONGEST = 60
"""How wide it is at most, in sizes; a rule or a frame is wider."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of the ink of a character, in points."""

_INK = bytes(1 if gray < _DARK else 0 for gray in range(256))


class Gray(NamedTuple):
    """A page as a picture.

    Attributes:
        rows: Its lines of dots, one byte each, 0 for black.
        width: Dots in a line.
        scale: Points that a dot is wide.
    """

    rows: Sequence[bytes]
    width: int
    scale: float


class Unread(NamedTuple):
    """A place with ink and no character.

    Attributes:
        left: Its left edge, in points.
        base: Its lower edge, in points from the top.
        signs: About how many characters have room in it.
    """

    left: float
    base: float
    signs: int


def unread_places(page: Gray, boxes: Sequence[Box], size: float) -> list[Unread]:
    """Return the places where there seems to be writing that was not recognized, from the top.

    Args:
        page: The page.
        boxes: Where the ink of the characters is that were recognized on it.
        size: The usual size of its characters, in points.
    """
    side = max(2, round(_CELL * size / page.scale))
    inked = _inked(page, side) - _covered(boxes, side * page.scale, size)
    found = []
    while inked:
        place = _component(inked)
        left, right = min(x for x, _ in place), max(x for x, _ in place) + 1
        top, bottom = min(y for _, y in place), max(y for _, y in place) + 1
        high, wide = (bottom - top) * _CELL, (right - left) * _CELL
        if _TALL[0] < high <= _TALL[1] and 0.5 < wide <= _LONGEST:
            found.append(Unread(left * side * page.scale, bottom * side * page.scale, max(1, round(wide))))
    return sorted(found, key=lambda one: (one.base, one.left))


def _inked(page: Gray, side: int) -> set[tuple[int, int]]:
    """Return the squares, by column and row, that have as much ink as writing."""
    squares = set()
    least, most = (round(share * side * side) for share in _INKED)
    for y in range(len(page.rows) // side):
        band = [row.translate(_INK) for row in page.rows[y * side : (y + 1) * side]]
        if not any(1 in row for row in band):
            continue
        for x in range(page.width // side):
            ink = sum(row.count(1, x * side, (x + 1) * side) for row in band)
            if least <= ink <= most:
                squares.add((x, y))
    return squares


def _covered(boxes: Sequence[Box], side: float, size: float) -> set[tuple[int, int]]:
    """Return the squares of recognized characters and around them."""
    room = _AROUND * size
    covered = set()
    for left, top, right, bottom in boxes:
        for x in range(int((left - room) // side), int((right + room) // side) + 1):
            for y in range(int((top - room) // side), int((bottom + room) // side) + 1):
                covered.add((x, y))
    return covered


def _component(squares: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Take the squares that hang together with one of them out of some, and return them."""
    waiting = [squares.pop()]
    place = set(waiting)
    while waiting:
        x, y = waiting.pop()
        for near in ((x + a, y + b) for a in (-2, -1, 0, 1, 2) for b in (-1, 0, 1)):
            if near in squares:
                squares.remove(near)
                place.add(near)
                waiting.append(near)
    return place
