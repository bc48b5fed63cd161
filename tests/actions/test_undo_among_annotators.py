"""Two annotators in one library at once: each takes back own steps, told what another changed since."""

from collections.abc import Iterator

import pytest

from db.check import check
from desktop.actions import annotate
from desktop.actions.codebook import AddTag, RenameTag
from desktop.actions.errors import EditConflict
from desktop.actions.ledgers import (
    CellKey,
    ConfirmCells,
    CorrectCell,
    Ledger,
    SaveLedger,
    template_indicators,
)
from desktop.actions.library import Library
from desktop.text.ledger import CellValue
from tests.actions.factories import rows, steps


@pytest.fixture
def other(library: Library, document: str, tag: str) -> Iterator[Library]:
    """The same library, opened by another annotator, after a document and a tag came in."""
    with Library.open(library.path, "乙") as opened:
        yield opened
        assert list(check(library.path)) == []


def _notes(library: Library) -> list[str]:
    return sorted(row.note for row in library.queries.annotations())


def test_each_takes_back_the_last_step_of_their_own(
    library: Library, other: Library, document: str, tag: str
) -> None:
    library.perform(annotate.AddAnnotation(document, 0, 4, tag, "甲一"))
    other.perform(annotate.AddAnnotation(document, 5, 9, tag, "乙一"))
    library.perform(annotate.AddAnnotation(document, 10, 12, tag, "甲二"))
    other.perform(annotate.AddAnnotation(document, 13, 15, tag, "乙二"))
    for one, name in ((library, "甲"), (other, "乙")):
        step = one.undoable()
        assert step is not None
        assert step.annotator == name
        assert one.is_own(step)
    library.undo()
    assert _notes(library) == ["乙一", "乙二", "甲一"]
    library.undo()
    other.undo()
    assert _notes(library) == ["乙一"]
    library.redo()
    other.redo()
    library.redo()
    assert _notes(library) == ["乙一", "乙二", "甲一", "甲二"]


def test_a_step_of_another_leaves_what_one_undid_to_be_redone(
    library: Library, other: Library, document: str, tag: str
) -> None:
    library.perform(annotate.AddAnnotation(document, 0, 4, tag, "甲一"))
    library.undo()
    other.perform(annotate.AddAnnotation(document, 5, 9, tag, "乙一"))
    library.redo()
    assert _notes(library) == ["乙一", "甲一"]
    library.undo()
    library.perform(annotate.AddAnnotation(document, 10, 12, tag, "甲二"))
    assert library.redoable() is None


def test_who_annotated_the_same_words_first_does_not_matter(
    library: Library, other: Library, document: str, tag: str
) -> None:
    library.perform(annotate.AddAnnotation(document, 0, 4, tag, "甲一"))
    other.perform(annotate.AddAnnotation(document, 0, 4, tag, "乙一"))
    library.undo()
    assert _notes(library) == ["乙一"]
    assert list(check(library.path)) == []
    library.redo()
    assert _notes(library) == ["乙一", "甲一"]
    other.undo()
    library.undo()
    other.redo()
    assert _notes(library) == ["乙一"]


def test_what_another_changed_since_is_left_and_told(
    library: Library, other: Library, document: str, tag: str
) -> None:
    library.perform(RenameTag(tag, "煤"))
    other.perform(RenameTag(tag, "煤矿"))
    before = rows(library.path), steps(library.path)
    with pytest.raises(EditConflict) as told:
        library.undo()
    assert (told.value.reason, told.value.details["annotator"]) == ("changed-later", "乙")
    assert (rows(library.path), steps(library.path)) == before
    other.undo()
    library.undo()
    assert {row.name for row in library.queries.tags()} == {"产业", "煤炭"}


def test_what_another_uses_by_now_is_left_and_told(library: Library, other: Library, document: str) -> None:
    made = AddTag("新标签")
    library.perform(made)
    other.perform(annotate.AddAnnotation(document, 0, 4, made.id, "乙一"))
    before = rows(library.path), steps(library.path)
    with pytest.raises(EditConflict) as told:
        library.undo()
    assert (told.value.reason, told.value.details["annotator"]) == ("changed-later", "乙")
    assert (rows(library.path), steps(library.path)) == before


def test_cells_of_a_ledger(library: Library, other: Library, document: str) -> None:
    ledger = library.perform(SaveLedger(Ledger("目标", template_indicators("headline")))).value
    keys = [CellKey(document, "城镇新增就业", status, "2024") for status in ("target", "achieved")]
    value = CellValue(5, unit="万人")
    library.perform(ConfirmCells(ledger, {keys[0]: value}))
    other.perform(ConfirmCells(ledger, {keys[1]: value}))
    library.undo()
    (left,) = rows(library.path)["ledger_cell"]
    assert "achieved" in left
    assert "target" not in left
    library.redo()
    other.perform(CorrectCell(ledger, keys[0], CellValue(6, unit="万人")))
    with pytest.raises(EditConflict) as told:
        library.undo()
    assert told.value.details["annotator"] == "乙"


def test_without_a_step_of_ones_own_the_last_of_all_is_offered(
    library: Library, other: Library, document: str, tag: str
) -> None:
    step = other.undoable()
    assert step is not None
    assert (step.annotator, other.is_own(step)) == ("甲", False)
    other.undo(step.number)
    assert [row.name for row in library.queries.tags()] == []
    redoable = other.redoable()
    assert redoable is not None
    assert redoable.number == step.number


def test_all_names_that_one_has_worked_under_are_own(
    library: Library, other: Library, document: str, tag: str
) -> None:
    library.perform(annotate.AddAnnotation(document, 0, 4, tag, "甲一"))
    library.annotator = "丙"
    library.perform(annotate.AddAnnotation(document, 5, 9, tag, "丙一"))
    with library.open_second() as second:
        second.perform(annotate.AddAnnotation(document, 10, 12, tag, "丁一", annotator="丁"))
    other.perform(annotate.AddAnnotation(document, 13, 15, tag, "乙一"))
    assert library.own_names == {"甲", "丙", "丁"}
    for _ in range(3):
        library.undo()
    assert _notes(library) == ["乙一"]
