"""The trail: edits in the coordinates of the moment, removals in those of the file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.draft import Removal
from desktop.files.edit_log import Edit, EditLog
from tests.files.restoring import restore_source


def test_an_edit_is_recorded_in_both_coordinates() -> None:
    trail = EditLog("甲  乙\n\n丙")
    trail.apply([Edit(1, 3, "", "space"), Edit(4, 6, "\n", "blank")])
    assert trail.text == "甲乙\n丙"
    assert trail.removals == (Removal(1, 3, "  ", "", "space", 1), Removal(4, 6, "\n\n", "\n", "blank", 2))


def test_a_later_pass_swallows_what_an_earlier_one_left() -> None:
    trail = EditLog("甲\r\n\r\n乙")
    trail.apply([Edit(1, 2, "", "line-end"), Edit(3, 4, "", "line-end")])
    trail.apply([Edit(1, 3, "", "broken-line")])
    assert trail.text == "甲乙"
    assert "".join(one.text for one in trail.removals) == "\r\n\r\n"
    assert restore_source(trail.text, trail.removals) == "甲\r\n\r\n乙"


def test_what_was_changed_back_is_no_removal() -> None:
    trail = EditLog("甲乙")
    trail.apply([Edit(1, 1, "\n", "set-paragraph")])
    trail.apply([Edit(1, 2, "", "broken-line")])
    assert (trail.text, trail.removals) == ("甲乙", ())


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("line-end", "space", "space"),  # neither tells more: the later one stands
        ("space", "line-end", "line-end"),
        ("page-mark", "space", "page-mark"),
        ("space", "page-mark", "page-mark"),
        ("broken-line", "markdown", "markdown"),
    ],
)
def test_of_two_reasons_the_more_telling_stands_else_the_later(first: str, second: str, told: str) -> None:
    trail = EditLog("甲乙丙丁")
    trail.apply([Edit(1, 2, "", first)])
    trail.apply([Edit(0, 2, "", second)])
    assert [(one.text, one.reason) for one in trail.removals] == [("甲乙丙", told)]


@given(st.data(), st.text("甲乙 \n*", max_size=40))
def test_the_source_comes_back_whatever_is_edited(data: st.DataObject, source: str) -> None:
    trail = EditLog(source)
    for _ in range(data.draw(st.integers(1, 4))):
        edges = sorted(data.draw(st.lists(st.integers(0, len(trail.text)), max_size=8)))
        pairs = list(zip(edges[::2], edges[1::2], strict=False))
        apart = [pair for n, pair in enumerate(pairs) if n == 0 or pair[0] > pairs[n - 1][1]]
        trail.apply([Edit(a, b, data.draw(st.sampled_from(["", " ", "\n"])), "x") for a, b in apart])
        assert restore_source(trail.text, trail.removals) == source
        for one in trail.removals:
            assert source[one.start : one.end] == one.text
            assert trail.text[one.at : one.at + len(one.became)] == one.became
