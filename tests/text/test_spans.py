"""The span index and the lanes against the simplest thing that is right."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.spans import LaneAssignment, Span, SpanIndex

RANGES = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 120)), max_size=60)


def span(start: int, end: int, key: str) -> Span:
    return Span(start, end, "annotations", key)


def spans_of(ranges: list[tuple[int, int]]) -> list[Span]:
    return [span(start, start + length, str(number)) for number, (start, length) in enumerate(ranges)]


def keys(spans: list[Span]) -> list[str]:
    return sorted(one.key for one in spans)


def test_touching_is_in_order_of_reading() -> None:
    index = SpanIndex([span(5, 9, "b"), span(5, 7, "c"), span(2, 6, "a"), span(9, 12, "d")])
    assert [one.key for one in index.touching(5, 9)] == ["a", "b", "c"]
    assert [one.key for one in index.touching(6, 6)] == ["b", "c"]
    assert index.touching(12, 40) == []


def test_add_replaces_by_key() -> None:
    index = SpanIndex([span(0, 4, "a")])
    assert index.add(span(10, 12, "a")) == span(0, 4, "a")
    assert index.touching(0, 5) == []
    assert len(index) == 1
    assert index.remove("none") is None


def test_empty_spans_are_left_out() -> None:
    index = SpanIndex([span(3, 3, "a")])
    index.add(span(4, 4, "b"))
    assert not len(index)


def test_after_and_before() -> None:
    index = SpanIndex([span(2, 100, "long"), span(10, 12, "a"), span(20, 21, "b")])
    after, before = index.after(10), index.before(10)
    assert after is not None
    assert after.key == "b"
    assert before is not None
    assert before.key == "long"
    assert index.after(20) is None
    assert index.before(2) is None


@given(RANGES, st.integers(0, 420), st.integers(0, 420))
def test_touching_agrees_with_looking_at_all(ranges: list[tuple[int, int]], start: int, end: int) -> None:
    spans = spans_of(ranges)
    last = max(end, start + 1)
    expected = [one for one in spans if one.start < last and one.end > start and one.end > one.start]
    assert keys(SpanIndex(spans).touching(start, end)) == keys(expected)


@given(RANGES, RANGES, st.data())
def test_changed_index_is_as_if_built_again(
    ranges: list[tuple[int, int]], more: list[tuple[int, int]], data: st.DataObject
) -> None:
    first = spans_of(ranges)
    index = SpanIndex(first)
    lanes = LaneAssignment(index)
    for one in spans_of(more):
        index.add(one)
        lanes.remove(one.key)
        lanes.add(one)
    gone = data.draw(
        st.sets(st.sampled_from(sorted({one.key for one in index}))) if len(index) else st.just(set())
    )
    for key in gone:
        index.remove(key)
        lanes.remove(key)
    anew = SpanIndex(list(index))
    for at in range(0, 430, 7):
        assert index.touching(at, at + 9) == anew.touching(at, at + 9)
        assert index.after(at) is None or index.after(at).start == anew.after(at).start  # type: ignore[union-attr]
    assert_apart(index, lanes)


@given(RANGES)
def test_lanes_keep_overlaps_apart_and_are_no_more_than_needed(ranges: list[tuple[int, int]]) -> None:
    index = SpanIndex(spans_of(ranges))
    lanes = LaneAssignment(index)
    assert_apart(index, lanes)
    deepest = max((len(index.touching(at, at)) for at in range(430)), default=0)
    assert lanes.depth(0, 500) == deepest


def assert_apart(index: SpanIndex, lanes: LaneAssignment) -> None:
    for one, other in combinations(index, 2):
        if one.start < other.end and other.start < one.end:
            assert lanes.lane(one.key) != lanes.lane(other.key)


def test_spans_of_every_length_are_found_by_position() -> None:
    lengths = [1, 2, 63, 64, 127, 128, 129, 255, 256, 257, 511, 512, 1000, 5000]
    spans = [span(1000, 1000 + length, str(length)) for length in lengths]
    for index in (SpanIndex(spans), SpanIndex()):
        for one in spans:
            index.add(one)
        assert [one.key for one in index.touching(1000, 1001)] == [
            str(n) for n in sorted(lengths, reverse=True)
        ]
        assert index.touching(999, 1000) == []
        for length in lengths:
            at = 1000 + length - 1
            assert [one.key for one in index.touching(at, at)] == [
                str(n) for n in sorted(lengths, reverse=True) if n >= length
            ]
        assert index.touching(6000, 6001) == []
        assert [one.key for one in index.in_order()] == [str(n) for n in sorted(lengths, reverse=True)]


def test_the_next_and_the_last_span_at_every_place() -> None:
    index = SpanIndex([span(5, 9, "a"), span(5, 300, "b"), span(7, 8, "c"), span(20, 400, "d")])
    after = {4: "b", 5: "c", 6: "c", 7: "d", 19: "d", 20: None}
    assert {at: getattr(index.after(at), "key", None) for at in after} == after
    before = {5: None, 6: ("a", "b"), 7: ("a", "b"), 8: ("c",), 20: ("c",), 21: ("d",)}
    for at, keys_there in before.items():
        found = index.before(at)
        assert (found is None) == (keys_there is None)
        assert found is None or keys_there is None or found.key in keys_there
    assert SpanIndex().after(0) is None
    assert SpanIndex().before(9) is None


def test_spans_that_begin_alike_are_in_the_order_of_their_length_and_key() -> None:
    index = SpanIndex([span(3, 5, "b"), span(3, 5, "a"), span(3, 9, "c")])
    assert [one.key for one in index.touching(3, 4)] == ["c", "a", "b"]
    found = index.after(2)
    assert found is not None
    assert found.key == "c"


def test_of_spans_with_one_key_the_last_counts() -> None:
    index = SpanIndex([span(0, 4, "a"), span(6, 8, "b"), span(10, 12, "a")])
    assert (len(index), index.get("a"), index.get("x")) == (2, span(10, 12, "a"), None)
    assert [one.start for one in index.in_order()] == [6, 10]
    assert "a" in index
    assert "x" not in index


def test_taking_away_a_span_leaves_those_beside_it() -> None:
    same = [span(3, 5, key) for key in "abc"]
    index = SpanIndex(same)
    assert index.remove("b") == same[1]
    assert [one.key for one in index.touching(3, 5)] == ["a", "c"]
    assert index.add(span(4, 4, "a")) == same[0]
    assert [one.key for one in index.in_order()] == ["c"]
    assert index.add(span(1, 2, "z")) is None
    assert [one.key for one in index.in_order()] == ["z", "c"]


def test_lanes_are_given_from_the_text_outward() -> None:
    index = SpanIndex([span(0, 9, "a"), span(1, 3, "b"), span(2, 5, "c"), span(3, 6, "d"), span(9, 12, "e")])
    lanes = LaneAssignment(index)
    assert {key: lanes.lane(key) for key in "abcde"} == {"a": 0, "b": 1, "c": 2, "d": 1, "e": 0}
    assert (lanes.count, lanes.depth(0, 1), lanes.depth(1, 2), lanes.depth(2, 3)) == (3, 1, 2, 3)
    assert (lanes.depth(9, 10), lanes.depth(20, 30)) == (1, 0)


def test_a_span_that_comes_takes_the_lowest_lane_that_is_free() -> None:
    index = SpanIndex([span(0, 9, "a"), span(1, 3, "b"), span(2, 5, "c")])
    lanes = LaneAssignment(index)
    index.remove("b")
    lanes.remove("b")
    index.add(span(1, 4, "x"))
    lanes.add(span(1, 4, "x"))
    assert (lanes.lane("x"), lanes.lane("c"), lanes.count) == (1, 2, 3)
    index.add(span(1, 4, "y"))
    lanes.add(span(1, 4, "y"))
    assert (lanes.lane("y"), lanes.count) == (3, 4)
    lanes.add(span(5, 6, "not there"))
    with pytest.raises(KeyError):
        lanes.lane("not there")
    with pytest.raises(KeyError):
        lanes.lane("b")
