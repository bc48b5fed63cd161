"""The selection and its caret."""

import pytest

from desktop.views.reader.selection import Selection, SelectionLook


def test_the_example_of_the_module_is_true() -> None:
    selection = Selection()
    selection.select(2, 4)
    assert (selection.caret, selection.anchor) == (4, (2, 4))
    selection.extend(6)
    assert (selection.range, selection.caret) == ((2, 6), 6)
    selection.extend(0)
    assert (selection.range, selection.caret) == ((0, 4), 0)


def test_dragging_takes_whole_units_on_both_sides_of_the_anchor() -> None:
    text, words = "全县建成小学", [0, 2, 4, 6]
    selection = Selection()
    selection.place(3)
    selection.extend_by(text, 5, "word", words)
    assert (selection.range, selection.caret) == ((2, 6), 6)
    selection.extend_by(text, 1, "word", words)
    assert (selection.range, selection.caret) == ((0, 4), 0)
    selection.extend_by(text, 5, "character", words)
    assert selection.range == (3, 5)


def test_swapping_ends_lets_the_other_end_move() -> None:
    selection = Selection()
    selection.swap()
    assert selection.range == (0, 0)
    selection.select(2, 4)
    selection.swap()
    assert selection.caret == 2
    selection.extend(1)
    assert selection.range == (1, 4)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((3, 9, 9), (3, 9, 9), None),
        ((3, 9, 9), (3, 12, 12), (9, 12)),
        ((3, 9, 3), (1, 9, 1), (1, 3)),
        ((5, 5, 5), (5, 7, 7), (5, 7)),
        ((5, 5, 5), (20, 20, 20), (5, 20)),
        ((3, 9, 9), (3, 9, 3), (3, 9)),
        ((3, 9, 9), (9, 9, 9), (3, 9)),
        ((3, 9, 9), (12, 15, 15), (3, 15)),
    ],
)
def test_where_two_selections_look_different(
    before: tuple[int, int, int], after: tuple[int, int, int], expected: tuple[int, int] | None
) -> None:
    one, other = (SelectionLook(*place, at_line_end=False) for place in (before, after))
    assert one.difference(other) == other.difference(one) == expected


def test_a_caret_on_the_other_side_of_a_lines_break_looks_different() -> None:
    selection = Selection()
    selection.place(7)
    before = selection.look
    selection.place(7, at_line_end=True)
    assert before.difference(selection.look) == (7, 7)
