"""The span index and the lanes against the simplest thing that is right."""

from itertools import combinations

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
