"""Fuzzy relocation: where a passage whose words were changed most likely is now; a proposal only."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher

from desktop.text.alignment import TextAlignment

MIN_LIKENESS = 0.5
"""How alike the words must be, of 1, to be proposed."""

_LONGEST = 4000
"""Code points of a changed stretch beyond which nothing is compared character by character."""


def fuzzy_range(moving: TextAlignment, start: int, end: int) -> tuple[int, int] | None:
    """Return the range of the new text that most likely continues a range of the old, or None.

    Args:
        moving: The way from the old text to the new one.
        start: First code point in the old text.
        end: Code point after the last.
    """
    old_from, old_to, new_from, new_to = _around(moving, start, end)
    if max(old_to - old_from, new_to - new_from) > _LONGEST:
        return None
    old, new = moving.old[old_from:old_to], moving.new[new_from:new_to]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    first = new_from + _mapped(blocks, start - old_from, last=False)
    last = new_from + _mapped(blocks, end - 1 - old_from, last=True)
    words = moving.new[first:last]
    if not words.strip():
        return None
    alike = SequenceMatcher(None, moving.old[start:end], words, autojunk=False).ratio()
    return (first, last) if alike >= MIN_LIKENESS else None


def _around(moving: TextAlignment, start: int, end: int) -> tuple[int, int, int, int]:
    """Return the changed stretch that contains a range, in the old and new text, between unchanged ones."""
    ends = [one.old + one.size for one in moving.stretches]
    before = bisect_right(ends, start) - 1
    after = bisect_left([one.old for one in moving.stretches], end)
    old_from = new_from = 0
    old_to, new_to = len(moving.old), len(moving.new)
    if before >= 0:
        one = moving.stretches[before]
        old_from, new_from = one.old + one.size, one.new + one.size
    if after < len(moving.stretches):
        old_to, new_to = moving.stretches[after].old, moving.stretches[after].new
    return old_from, old_to, new_from, max(new_from, new_to)


def _mapped(blocks: Sequence[tuple[str, int, int, int, int]], at: int, *, last: bool) -> int:
    """Return where a character of the old stretch is in the new one; with ``last`` the place after it."""
    for kind, old_from, old_to, new_from, new_to in blocks:
        if old_from <= at < old_to:
            if kind == "equal":
                return new_from + at - old_from + last
            return new_to if last else new_from
    return 0
