"""Sections: what stands under a heading, and how much is annotated there."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.text.outline import Heading
from desktop.views.outline.sections import counts, section_of, sections

HEADINGS = [
    Heading(10, 14, 1, "一、回顾", "review"),
    Heading(100, 108, 2, "（一）经济", "review"),
    Heading(200, 208, 3, "1.工业", "review"),
    Heading(300, 308, 2, "（二）民生", "review"),
    Heading(400, 404, 1, "二、安排", "plan"),
]


def test_a_section_ends_where_one_of_its_level_begins() -> None:
    made = sections(HEADINGS, 500)
    assert [(one.end, one.parent) for one in made] == [(400, -1), (300, 0), (300, 1), (400, 0), (500, -1)]


def test_annotations_count_in_all_sections_around_them() -> None:
    made = sections(HEADINGS, 500)
    assert counts(made, [5, 150, 250, 250, 399, 400]) == [4, 3, 2, 1, 1]


def test_the_innermost_section_of_a_place() -> None:
    made = sections(HEADINGS, 500)
    assert [section_of(made, place) for place in (0, 10, 99, 250, 350, 499)] == [-1, 0, 0, 2, 3, 4]


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 4)), max_size=20), st.integers(0, 900))
def test_sections_hold_each_other(steps: list[tuple[int, int]], place: int) -> None:
    headings, at = [], 0
    for step, level in steps:
        at += step
        headings.append(Heading(at, at + 1, level, "甲", "other"))
    made = sections(headings, at + 50)
    for one in made:
        assert one.heading.start < one.end
        if one.parent >= 0:
            around = made[one.parent]
            assert around.heading.start < one.heading.start and one.end <= around.end
            assert around.heading.level < one.heading.level
    inner = section_of(made, place)
    holding = [n for n, one in enumerate(made) if one.heading.start <= place < one.end]
    assert inner == (holding[-1] if holding else -1)
