"""The height map against a plain list."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.views.reader.layout.height_map import HeightMap

HEIGHTS = st.lists(st.integers(1, 500), min_size=1, max_size=300)


def test_an_empty_map_has_no_rows() -> None:
    assert HeightMap().total == 0
    with pytest.raises(IndexError):
        HeightMap().row_at(0)


def test_beyond_the_ends() -> None:
    heights = HeightMap([10, 20])
    assert heights.row_at(-5) == 0
    assert heights.row_at(30) == 1


@given(HEIGHTS, st.data())
def test_agrees_with_a_list(first: list[int], data: st.DataObject) -> None:
    heights, plain = HeightMap(first), list(first)
    for row, height in data.draw(
        st.lists(st.tuples(st.integers(0, len(plain) - 1), st.integers(1, 500)), max_size=12)
    ):
        assert heights.set(row, height) == height - plain[row]
        plain[row] = height
    tops = [0, *accumulate(plain)]
    assert heights.total == tops[-1]
    for row in range(len(plain)):
        assert heights[row] == plain[row]
        assert heights.top(row) == tops[row]
        assert heights.row_at(tops[row]) == row
        assert heights.row_at(tops[row + 1] - 1) == row
