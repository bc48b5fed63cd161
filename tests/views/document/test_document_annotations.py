"""The annotations of the open document: a few that change at a time, told apart from all read again."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from desktop.actions.row_types import AnnotationRow, TagRow
from desktop.views.document.annotations import DocumentAnnotations, place_of

STATES = ("placed", "review", "lost")


def row(
    number: int, start: int = 0, *, state: str = "placed", tag: str = "t", note: str = ""
) -> AnnotationRow:
    """Return an annotation of a document."""
    values = dict.fromkeys(AnnotationRow._fields, "")
    values |= {"id": f"{number:03}", "tag_id": tag, "tag": "甲", "tag_path": "甲", "color": "#000000"}
    values |= {"note": note, "state": state, "created": f"{number % 3}"}
    return AnnotationRow(**{**values, "start": start, "end": start + 2, "year": None, "version": 1})  # type: ignore[arg-type]


ROWS = st.builds(
    row, st.integers(0, 9), st.integers(0, 5), state=st.sampled_from(STATES), note=st.sampled_from(["", "n"])
)


def unlike(rows: Sequence[AnnotationRow]) -> list[AnnotationRow]:
    """Return rows of which no two have the same id."""
    return list({one.id: one for one in rows}.values())


@given(st.lists(ROWS).map(unlike), st.lists(ROWS).map(unlike))
def test_patched_is_the_same_as_read_again(before: list[AnnotationRow], after: list[AnnotationRow]) -> None:
    kept = DocumentAnnotations(before)
    ids = {one.id for one in (*before, *after)}
    patch = kept.update(ids, after)
    assert list(kept.rows) == sorted(after, key=place_of) == list(DocumentAnnotations(after).rows)
    assert {one.id for one in patch.removed} == {one.id for one in before} - {one.id for one in after}
    assert {*patch.changed} == {*after} - {*before}
    assert bool(patch) == ({*before} != {*after})
    assert all(kept.get(one.id) is not None for one in after)
    assert len(kept) == len(after)


def test_only_the_ids_that_were_read_are_touched() -> None:
    kept = DocumentAnnotations([row(1), row(2, 4), row(3, 8)])
    patch = kept.update({"002"}, [])
    assert [one.id for one in patch.removed] == ["002"]
    assert [one.id for one in kept.rows] == ["001", "003"]
    assert kept.get("002") is None
    assert not kept.update({"002", "001"}, [row(1)])


def test_those_whose_tag_is_called_otherwise_are_found() -> None:
    kept = DocumentAnnotations([row(1), row(2, tag="u"), row(3, tag="gone")])
    same = TagRow("t", "甲", None, "甲", 0, "#000000", "", None, 0, 0)
    other = TagRow("u", "甲", None, "乙/甲", 1, "#000000", "", None, 0, 0)
    assert set(kept.with_other_tags({"t": same, "u": other})) == {"002", "003"}
