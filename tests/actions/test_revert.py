"""The past: gone back to as a step of its own, exported, forgotten when asked."""

import pytest

from desktop.actions.annotate import AddAnnotation, SetNote
from desktop.actions.backups import check
from desktop.actions.codebook import AddTag, DeleteTag
from desktop.actions.errors import NotFound
from desktop.actions.library import Library
from desktop.actions.revert import RevertTo
from tests.actions.factories import rows, steps


def test_going_back_is_a_step_that_can_be_undone(library: Library, document: str, tag: str) -> None:
    action = AddAnnotation(document, 0, 4, tag)
    library.perform(action)
    point = library.undoable()
    assert point is not None
    then = rows(library.path)
    library.perform(SetNote(action.id, "注"))
    library.perform(AddTag("后"))
    library.perform(DeleteTag(tag))
    now = rows(library.path)
    changes = library.perform(RevertTo(point.number)).changes
    assert rows(library.path) == then
    assert tag in changes.tags and action.id in changes.annotations
    step = library.undoable()
    assert step is not None and (step.name, step.label_args["count"]) == ("go-back", "3")
    assert check(library.path) == []
    library.undo()
    assert rows(library.path) == now
    library.redo()
    assert rows(library.path) == then
    library.perform(RevertTo(0))
    assert (library.queries.documents(), library.queries.tags()) == ([], [])
    library.undo()
    library.undo()
    while library.undo():
        pass
    assert check(library.path) == []


def test_going_back_to_no_step_is_refused(library: Library, document: str) -> None:
    with pytest.raises(NotFound):
        library.perform(RevertTo(99))


def test_the_whole_history_streams_in_order(library: Library, document: str, tag: str) -> None:
    assert [step.name for step in library.queries.iterate_history()] == ["import", "add-tag"]


def test_thinning_forgets_for_good_and_harms_nothing(library: Library, document: str, tag: str) -> None:
    library.perform(AddAnnotation(document, 0, 4, tag))
    before = rows(library.path)
    assert library.thin_history("2000-01-01T00:00:00.000+00:00") == 0
    assert library.thin_history("2999-01-01T00:00:00.000+00:00") == 3
    assert (library.undoable(), steps(library.path)) == (None, [])
    assert rows(library.path) == before
    assert library.queries.history(document_id=document) == []
    library.perform(AddTag("新"))
    assert check(library.path) == []
