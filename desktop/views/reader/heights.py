"""The height map: how high each row of a text is, guessed first and corrected as rows are laid out."""

from collections.abc import Sequence


class HeightMap:
    """Heights of rows with their sums, kept in a binary indexed tree: a question or a change costs log n."""

    def __init__(self, heights: Sequence[int] = ()):
        """Take the first heights, in pixels, all of them above 0."""
        self._heights = list(heights)
        self._tree = [0, *self._heights]
        size = len(self._tree)
        for at in range(1, size):
            parent = at + (at & -at)
            if parent < size:
                self._tree[parent] += self._tree[at]
        self._total = sum(self._heights)
        self._top_step = 1 << (size - 1).bit_length() if size > 1 else 0

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    @property
    def total(self) -> int:
        """The height of all rows."""
        return self._total

    def set(self, row: int, height: int) -> int:
        """Give a row another height; give by how much it grew."""
        grown = height - self._heights[row]
        if grown:
            self._heights[row] = height
            self._total += grown
            at = row + 1
            while at < len(self._tree):
                self._tree[at] += grown
                at += at & -at
        return grown

    def top(self, row: int) -> int:
        """Give the height of all rows before a row."""
        total, at = 0, row
        while at:
            total += self._tree[at]
            at -= at & -at
        return total

    def row_at(self, y: int) -> int:
        """Give the row at a distance from the top; the first or the last row for what is beyond.

        Raises:
            IndexError: There are no rows.
        """
        if not self._heights:
            raise IndexError("a height map without rows")
        row, step = 0, self._top_step
        while step:
            after = row + step
            if after < len(self._tree) and self._tree[after] <= y:
                y -= self._tree[after]
                row = after
            step >>= 1
        return min(row, len(self._heights) - 1)
