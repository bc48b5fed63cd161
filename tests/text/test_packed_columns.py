"""Packed columns: rows come back as they were, sorted by start; anything else comes back as nothing."""

import json
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text import packed_columns
from desktop.text.packed_columns import pack_columns, unpack_columns

LENGTH = 1 << 20

word = st.none() | st.text(max_size=3) | st.just("a\ud83d")
row = st.tuples(st.integers(0, LENGTH - 70_001), st.sampled_from([1, 2, 300, 70_000]), word, word)


@given(st.lists(row, max_size=20))
def test_rows_come_back_sorted_by_start(rows: list[tuple[int, int, str | None, str | None]]) -> None:
    placed = [(start, start + length, word, other) for start, length, word, other in rows]
    found = unpack_columns(pack_columns(placed, 2), 2, LENGTH)
    assert found is not None
    ordered = sorted(placed, key=lambda one: one[0])
    assert list(zip(found.starts, found.ends, *found.words, strict=True)) == ordered


@pytest.mark.parametrize("many", [0, 1, 256, 257, 65_537])
def test_any_number_of_different_words_comes_back(many: int) -> None:
    rows = [(at, at + 1, str(at)) for at in range(many)]
    found = unpack_columns(pack_columns(rows, 1), 1, many)
    assert found is not None
    assert (found.starts, found.words) == ([row[0] for row in rows], [[row[2] for row in rows]])


def test_words_that_are_alike_are_one() -> None:
    found = unpack_columns(pack_columns([(0, 1, "甲" * 2), (1, 2, "甲甲")], 1), 1, 2)
    assert found is not None
    assert found.words[0][0] is found.words[0][1]


def test_columns_of_another_text_or_width_are_none() -> None:
    packed = pack_columns([(0, 2, "a"), (3, 5, None)], 1)
    assert unpack_columns(packed, 1, 5) is not None
    assert unpack_columns(packed, 1, 4) is None
    assert unpack_columns(packed, 2, 5) is None
    assert unpack_columns(packed, 0, 5) is None


def test_what_another_program_packed_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = pack_columns([(0, 2, "a")], 1)
    monkeypatch.setattr(packed_columns, "_VERSION", 2)
    assert unpack_columns(packed, 1, 5) is None


def test_a_machine_that_counts_bytes_the_other_way_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(1000, 1400, "a"), (70_000, 70_001, "b")]
    packed = pack_columns(rows, 1)
    monkeypatch.setattr(sys, "byteorder", "big")
    assert pack_columns(rows, 1) != packed
    assert unpack_columns(pack_columns(rows, 1), 1, LENGTH) == ([1000, 70_000], [1400, 70_001], [["a", "b"]])


def head(value: object, data: bytes = b"\x00\x02\x00") -> bytes:
    return zlib.compress(json.dumps(value).encode() + b"\n" + data)


def test_the_bytes_of_the_next_test_are_those_of_a_row_but_for_one_thing() -> None:
    assert unpack_columns(head([1, 1, [1, 1, 1], [["a"]]]), 1, 2) == ([0], [2], [["a"]])


@pytest.mark.parametrize(
    "packed",
    [
        b"",
        b"no zlib",
        zlib.compress(b"[]"),
        zlib.compress(b"[\n"),
        head([1, 1, [1, 1, 1], [["a"]]])[:-1],
        head([1, 1, [1, 1, 1], [["a"]]], b"\x00\x02"),
        head([1, 1, [1, 1, 1], [["a"]]], b"\x00\x02\x00\x00"),
        head([1, 1, [1, 1, 1], [["a"]]], b"\x00\x00\x00"),
        head([1, 1, [1, 1, 1], [["a"]]], b"\x00\x02\x01"),
        head([1, 1, [1, 1, 1], [[1]]]),
        head([1, 1, [1, 1, 1], [[["a"]]]]),
        head([1, 1, [1, 1, 1], ["a"]]),
        head([1, 1, [1, 1, 1], [{"a": "b"}]]),
        head([1, 1, [1, 1, 3], [["a"]]]),
        head([1, 1, [1, 1], [["a"]]]),
        head([1, 1, [1, 1, 1], []]),
        head([1, -1, [1, 1, 1], [["a"]]]),
        head([1, "1", [1, 1, 1], [["a"]]]),
        head([2, 1, [1, 1, 1], [["a"]]]),
        head({"a": 1}),
        head("abcd"),
        head(1),
    ],
)
def test_other_bytes_are_none(packed: bytes) -> None:
    assert unpack_columns(packed, 1, 2) is None
