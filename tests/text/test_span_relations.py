import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.span_relations import RELATIONS, RelatedSpan, among, related

MARKS = st.lists(
    st.builds(
        lambda start, length, key: RelatedSpan(start, start + length, key),
        st.integers(0, 30),
        st.integers(1, 12),
        st.sampled_from("abcdef"),
    ),
    max_size=12,
)


def plainly(one: RelatedSpan, other: RelatedSpan, relation: str, distance: int, units: list[int]) -> bool:
    """Say the same as ``related`` by looking at one pair."""

    def unit(position: int) -> int:
        return sum(start <= position for start in units)

    if one.key == other.key:
        return False
    if relation in {"overlap", "apart"}:
        return one.start < other.end and other.start < one.end
    if relation == "inside":
        return other.start <= one.start and one.end <= other.end
    if relation == "around":
        return one.start <= other.start and other.end <= one.end
    if relation == "near":
        return other.start - one.end <= distance and one.start - other.end <= distance
    return unit(one.start) <= unit(other.end - 1) and unit(other.start) <= unit(one.end - 1)


@given(
    ones=MARKS,
    others=MARKS,
    relation=st.sampled_from(RELATIONS),
    distance=st.integers(0, 5),
    units=st.lists(st.integers(0, 40), unique=True, max_size=6).map(sorted),
)
def test_the_same_as_looking_at_every_pair(
    ones: list[RelatedSpan], others: list[RelatedSpan], relation: str, distance: int, units: list[int]
) -> None:
    expected = [
        one
        for one in ones
        if any(plainly(one, other, relation, distance, units) for other in others) != (relation == "apart")
    ]
    assert related(ones, others, relation, distance=distance, begins=among(units)) == expected


def test_nothing_is_near_where_nothing_is() -> None:
    first = RelatedSpan(0, 4, "a")
    assert related([first], [], "near", distance=20) == []
    assert related([first], [RelatedSpan(100, 104, "b")], "near", distance=20) == []
    assert related([first], [first], "near", distance=20) == []


def test_an_unknown_relation_is_refused() -> None:
    with pytest.raises(ValueError, match="beside"):
        related([], [], "beside")


def test_a_unit_that_begins_right_behind_a_span_is_another() -> None:
    first = RelatedSpan(0, 4, "a")
    for start in (4, 5, 6):
        other = RelatedSpan(start, 8, "b")
        assert related([first, other], [first, other], "same-unit", begins=among([0, 4])) == []
        assert related([first, other], [first, other], "same-unit", begins=among([0, start + 1])) == [
            first,
            other,
        ]
