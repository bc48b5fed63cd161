"""Changes: the union of several loses nothing that any of them touched."""

from dataclasses import fields, replace
from typing import Any

import pytest

from desktop.actions.changes import Changes, joined

TRUTHS: Any = {"words": True, "everything": True}
ONE = {
    one.name: replace(Changes(), **{one.name: TRUTHS.get(one.name, frozenset({one.name}))})
    for one in fields(Changes)
}


@pytest.mark.parametrize("name", ONE)
def test_a_union_holds_whatever_either_side_touched(name: str) -> None:
    one, other = ONE[name], Changes(documents=frozenset({"d"}), figures=frozenset({"f"}))
    for union in (one.joined(other), other.joined(one), joined([other, one])):
        held = getattr(union, name)
        assert held is True or name in held
        assert "d" in union.documents
        assert "f" in union.figures


def test_a_union_holds_the_ids_of_both_sides() -> None:
    first, second = (Changes(figures=frozenset({key})) for key in "ab")
    assert first.joined(second).figures == {"a", "b"}
    assert first.joined(Changes()) == first == Changes().joined(first)
