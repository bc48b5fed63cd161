"""Rows that stand together among those that are selected."""

from desktop.views.widgets.selected_rows import stretches


def test_rows_that_stand_together_are_one_stretch() -> None:
    assert stretches([7, 3, 4, -1]) == [(3, 4), (7, 7)]
    assert stretches([2, 0, 1, 1]) == [(0, 2)]
    assert stretches([-1]) == []
