"""Images: rows of a step as they are kept, and what is no such thing refused."""

import zlib

import pytest

from db.row_changes import RowChange, decode, encode, squash

ROW = RowChange("annotation", "a", {"note": "甲"}, {"note": "乙，\n“]”"}, ("d", "t"))


def test_what_is_kept_is_read_again() -> None:
    assert decode(encode([])) == []
    assert decode(encode([ROW, ROW.inverted()])) == [ROW, ROW.inverted()]


WHOLE = '["annotation","a",null,{},[]]'


@pytest.mark.parametrize(
    "text",
    ["", "[", "]", "{}", "7", "[7]", '["]', "[nul]", f"[{WHOLE}", f"[{WHOLE} {WHOLE}]", f"[{WHOLE}x]"],
)
def test_what_is_no_list_of_rows_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        decode(zlib.compress(text.encode()))


def test_rows_that_end_as_they_began_drop_out() -> None:
    there = RowChange("annotation", "a", {"note": "甲"}, {"note": "乙"}, ("d", "t"))
    made = RowChange("tag", "t", None, {"id": "t", "name": "产业"})
    other = RowChange("tag", "u", {"name": "甲"}, {"name": "乙"})
    assert squash([there, made, other], [there.inverted(), made.inverted()]) == [other]


def test_two_changes_of_a_row_are_one_from_the_first_to_the_last() -> None:
    first = RowChange("annotation", "a", {"note": "甲"}, {"note": "乙"}, ("d", "t"))
    second = RowChange(
        "annotation", "a", {"note": "乙", "state": "placed"}, {"note": "丙", "state": "review"}
    )
    before, after = {"note": "甲", "state": "placed"}, {"note": "丙", "state": "review"}
    assert squash([first], [second]) == [RowChange("annotation", "a", before, after)]
