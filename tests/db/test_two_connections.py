"""Two windows on one library: both read and write, each can see that the other did."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.annotate import AddAnnotation, SetNote
from desktop.actions.codebook import AddTag
from desktop.actions.errors import EditConflict
from desktop.actions.library import Library
from tests.actions.factories import imported, rows, tagged


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    with Library.create(tmp_path / "l.piyue", "甲") as one, Library.open(one.path, "乙") as other:
        yield one, other


def test_each_sees_that_the_other_wrote_and_not_that_itself_did(two: tuple[Library, Library]) -> None:
    one, other = two
    assert not one.changed_elsewhere()
    other.perform(AddTag("产业"))
    assert one.changed_elsewhere() and not one.changed_elsewhere()
    assert [tag.name for tag in one.queries.tags()] == ["产业"]
    assert not other.changed_elsewhere()
    one.perform(AddTag("交通"))
    one.set_setting("a", "b")
    one.queries.tags()
    assert not one.changed_elsewhere()
    assert other.changed_elsewhere()


def test_a_note_changed_in_the_other_window_is_not_overwritten(two: tuple[Library, Library]) -> None:
    one, other = two
    document, tag = imported(one), tagged(one)
    action = AddAnnotation(document, 0, 4, tag, "原")
    one.perform(action)
    seen = [library.queries.annotation(action.id).note for library in two]
    other.perform(SetNote(action.id, "乙的", expected=seen[1]))
    with pytest.raises(EditConflict):
        one.perform(SetNote(action.id, "甲的", expected=seen[0]))
    assert one.queries.annotation(action.id).note == "乙的"


def test_undoing_what_was_seen_does_not_undo_the_others_step(two: tuple[Library, Library]) -> None:
    one, other = two
    one.perform(AddTag("甲"))
    seen = one.undoable()
    assert seen is not None
    other.perform(AddTag("乙"))
    one.undo(expected=seen.number)
    assert [tag.name for tag in one.queries.tags()] == ["乙"]


def test_of_two_windows_of_one_annotator_neither_undoes_a_step_it_has_not_seen(
    two: tuple[Library, Library],
) -> None:
    one, other = two
    other.annotator = one.annotator
    one.perform(AddTag("甲"))
    seen = one.undoable()
    assert seen is not None
    other.perform(AddTag("乙"))
    with pytest.raises(EditConflict):
        one.undo(expected=seen.number)
    assert len(one.queries.tags()) == 2


def test_a_stream_goes_on_with_its_moment_while_others_write(two: tuple[Library, Library]) -> None:
    one, other = two
    document, tag = imported(one), tagged(one)
    for start in range(3):
        one.perform(AddAnnotation(document, start, start + 1, tag))
    stream = one.queries.iterate_annotations()
    first = next(stream)
    one.perform(AddAnnotation(document, 5, 6, tag))
    other.perform(AddAnnotation(document, 6, 7, tag))
    assert [first.start, *(row.start for row in stream)] == [0, 1, 2]
    assert len(one.queries.annotations()) == 5


def test_two_threads_lose_nothing(two: tuple[Library, Library]) -> None:
    one, _ = two
    document, tag = imported(one), tagged(one)

    def work(annotator: str) -> None:
        with one.open_second() as library:
            for start in range(25):
                library.perform(AddAnnotation(document, start, start + 2, tag, annotator=annotator))

    threads = [threading.Thread(target=work, args=[name]) for name in ("丙", "丁")]
    for thread in threads:
        thread.start()
    for start in range(25):
        one.perform(AddAnnotation(document, start, start + 3, tag))
    for thread in threads:
        thread.join()
    counts = {row.name: row.annotations for row in one.queries.annotators()}
    assert counts == {"甲": 25, "丙": 25, "丁": 25}
    everything = rows(one.path)
    undone = 0
    while one.undo():
        undone += 1
    assert undone == 77
    while one.redo():
        pass
    assert rows(one.path) == everything
