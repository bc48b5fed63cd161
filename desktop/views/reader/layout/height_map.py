"""The height map: how high each row of a text is, guessed first and corrected as rows are laid out."""

from collections.abc import Sequence
from itertools import accumulate

BLOCK_ROWS = 128
"""Rows that are summed up together."""


class HeightMap:
    """Heights of rows with the sums of blocks of them.

    It is made again from all rows whenever the width changes, and then asked and corrected for a few:
    making it has to be quick above all, which sums of slices are.
    """

    def __init__(self, heights: Sequence[int] = ()):
        """Take the first heights, in pixels, all of them above 0."""
        self._heights = list(heights)
        self._blocks = [
            sum(self._heights[first : first + BLOCK_ROWS])
            for first in range(0, len(self._heights), BLOCK_ROWS)
        ]
        self._total = sum(self._blocks)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    @property
    def total(self) -> int:
        """The height of all rows."""
        return self._total

    def set(self, row: int, height: int) -> int:
        """Set the height of a row; return by how much it grew."""
        grown = height - self._heights[row]
        if grown:
            self._heights[row] = height
            self._blocks[row // BLOCK_ROWS] += grown
            self._total += grown
        return grown

    def top(self, row: int) -> int:
        """Return the height of all rows before a row."""
        block = row // BLOCK_ROWS
        return sum(self._blocks[:block]) + sum(self._heights[block * BLOCK_ROWS : row])

    def row_at(self, y: int) -> int:
        """Return the row at a distance from the top; the first or the last row for what is beyond.

        Raises:
            IndexError: There are no rows.
        """
        if not self._heights:
            raise IndexError("a height map without rows")
        block = _first_beyond(self._blocks, y)
        if block == len(self._blocks):
            return len(self._heights) - 1
        y -= sum(self._blocks[:block])
        return block * BLOCK_ROWS + _first_beyond(
            self._heights[block * BLOCK_ROWS : (block + 1) * BLOCK_ROWS], y
        )


def _first_beyond(heights: Sequence[int], y: int) -> int:
    """Return the index of the first height that ends beyond a distance, or their number if none does."""
    return next((number for number, end in enumerate(accumulate(heights)) if end > y), len(heights))
