"""Images: rows of a step as they are kept, and what is no such thing refused."""

import zlib

import pytest

from db.images import Image, decode, encode

ROW = Image("annotation", "a", {"note": "甲"}, {"note": "乙，\n“]”"}, ("d", "t"))


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
