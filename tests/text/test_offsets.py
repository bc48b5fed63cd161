"""Utf16Map against Python's own codec."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.text.offsets import Utf16Map

TEXTS = st.text(alphabet=st.sampled_from("中文a1，。𠮷😀\U0010ffff"), max_size=40)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_plain_text_needs_no_map() -> None:
    table = Utf16Map("招商引资 2024 年")
    assert table.plain
    assert [table.to_utf16(at) for at in range(4)] == [0, 1, 2, 3]


def test_wide_characters() -> None:
    table = Utf16Map("我𠮷你😀好")
    assert [table.to_utf16(at) for at in range(6)] == [0, 1, 3, 4, 6, 7]
    assert [table.to_code_points(unit) for unit in range(8)] == [0, 1, 1, 2, 3, 3, 4, 5]


def test_gaps_stand_before_their_code_point() -> None:
    table = Utf16Map("招商𠮷引资", gaps=(2, 3))  # shown as 招商_𠮷_引资
    assert [table.to_utf16(at) for at in range(6)] == [0, 1, 3, 6, 7, 8]
    assert [table.end_to_utf16(at) for at in range(6)] == [0, 1, 2, 5, 7, 8]
    assert [table.to_code_points(unit) for unit in range(9)] == [0, 1, 2, 2, 2, 3, 3, 4, 5]


def test_beyond_the_ends() -> None:
    table = Utf16Map("𠮷")
    assert (table.to_utf16(-3), table.to_utf16(9)) == (0, 2)
    assert (table.to_code_points(-3), table.to_code_points(9)) == (0, 1)


@given(TEXTS)
def test_agrees_with_the_codec(text: str) -> None:
    table = Utf16Map(text)
    assert table.units == units(text)
    for at in range(len(text) + 1):
        assert table.to_utf16(at) == table.end_to_utf16(at) == units(text[:at])
        assert table.to_code_points(table.to_utf16(at)) == at


@given(TEXTS, st.data())
def test_gaps_keep_the_way_back(text: str, data: st.DataObject) -> None:
    gaps = sorted(data.draw(st.sets(st.integers(1, max(1, len(text) - 1)))) if len(text) > 1 else ())
    table = Utf16Map(text, gaps)
    shown = "".join((" " if at in gaps else "") + character for at, character in enumerate(text))
    assert table.units == units(shown)
    for at in range(len(text) + 1):
        assert table.to_code_points(table.to_utf16(at)) == at
        assert table.to_code_points(table.end_to_utf16(at)) == at
        assert 0 <= table.to_utf16(at) - table.end_to_utf16(at) <= 1
    steps = [table.to_code_points(unit) for unit in range(table.units + 1)]
    assert steps == sorted(steps)
