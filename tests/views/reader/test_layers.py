"""Marks by layer, shown and hidden, gone through."""

import pytest

from desktop.text.span_styles import PATTERNS
from desktop.text.spans import Span
from desktop.views.reader.layers import SpanLayers


def span(start: int, end: int, key: str, layer: str = "annotations", **more: str) -> Span:
    return Span(start, end, layer, key, **more)


def test_layers_are_known() -> None:
    marks = SpanLayers()
    with pytest.raises(ValueError, match="no layer"):
        marks.set("glitter", ())
    with pytest.raises(ValueError, match="another layer"):
        marks.set("figures", [span(0, 2, "a")])
    with pytest.raises(ValueError, match="no layer"):
        marks.set_visible("glitter", True)


def test_hidden_layers_give_nothing() -> None:
    marks = SpanLayers()
    marks.add(span(0, 4, "a"))
    assert marks.depth(0, 4) == 1
    marks.set_visible("annotations", False)
    assert marks.overlapping("annotations", 0, 4) == []
    assert marks.at(1) == []
    assert marks.depth(0, 4) == 0
    marks.set_visible("annotations", True)
    assert [one.key for one in marks.at(1)] == ["a"]


def test_adding_tells_what_it_replaces() -> None:
    marks = SpanLayers()
    first, second = span(0, 4, "a"), span(8, 9, "a")
    assert marks.add(first) == [first]
    assert marks.add(second) == [second, first]
    assert marks.remove("annotations", "a") == second
    assert marks.remove("annotations", "a") is None


def test_the_pattern_of_a_tag_does_not_depend_on_others() -> None:
    tags = [span(0, 2, str(number), label=f"标签{number}") for number in range(60)]
    marks = SpanLayers()
    before = [marks.pattern(tag) for tag in tags]
    assert set(before) == set(PATTERNS)
    marks = SpanLayers()
    assert [marks.pattern(tag) for tag in reversed(tags)] == before[::-1]
    assert marks.pattern(tags[0]) == marks.pattern(span(9, 12, "other", label="标签0"))
    assert marks.pattern(span(0, 2, "styled", style="wave")) == "wave"


def test_lanes_stay_when_others_come_and_go() -> None:
    marks = SpanLayers()
    marks.set("annotations", [span(0, 10, "a"), span(2, 8, "b"), span(4, 6, "c")])
    assert [marks.lane(key) for key in "abc"] == [0, 1, 2]
    marks.remove("annotations", "a")
    assert [marks.lane(key) for key in "bc"] == [1, 2]
    marks.add(span(5, 20, "d"))
    assert marks.lane("d") == 0


def test_stepping_comes_to_each_of_those_that_begin_together() -> None:
    marks = SpanLayers()
    marks.set("annotations", [span(3, 9, "a"), span(3, 5, "b"), span(7, 8, "c")])
    seen, key, at = [], "", 0
    while (found := marks.step("annotations", at, key, forward=True)) is not None:
        seen.append(found.key)
        key, at = found.key, found.start
    assert seen == ["a", "b", "c"]
    back = marks.step("annotations", 7, "c", forward=False)
    assert back is not None
    assert back.key == "b"


def test_what_is_lifted_goes_with_its_span() -> None:
    marks = SpanLayers()
    marks.add(span(0, 4, "a"))
    marks.highlighted_span = ("annotations", "a")
    marks.remove("annotations", "a")
    assert marks.highlighted_span is None
