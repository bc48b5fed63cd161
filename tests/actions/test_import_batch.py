"""Import batches: some files in one transaction, each an action of its own; one that fails fails alone."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from desktop.actions import import_batch
from desktop.actions.documents import ImportFile
from desktop.actions.errors import BadValue, LockedLibrary
from desktop.actions.import_batch import ImportBatch, WrittenFiles
from desktop.actions.library import Library
from desktop.actions.reimport import reimport_actions
from tests.actions.factories import source


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as opened:
        yield opened


def _file(number: int, text: str = "", title: str = "报告") -> ImportFile:
    read = source(text or f"第{number}篇。\n", name=f"{number}.txt", title=title)
    return ImportFile(read, group_id="one")


def _batch(library: Library) -> ImportBatch:
    return ImportBatch(library, lambda write: write())


def _titles(library: Library) -> list[str]:
    return [library.queries.text(row.id) for row in library.queries.documents()]


def test_files_are_written_when_there_are_enough_of_them(library: Library) -> None:
    batch = _batch(library)
    for number in range(import_batch.FILES - 1):
        assert list(batch.add(_file(number))) == []
    assert batch.has_path("/somewhere/3.txt")
    assert _titles(library) == []
    (written,) = batch.add(_file(99))
    assert [len(one.made) for one in written.results] == [1] * import_batch.FILES
    assert written.changes.documents == {key for one in written.results for key in one.made}
    assert _titles(library) == [f"第{number}篇。\n" for number in (*range(import_batch.FILES - 1), 99)]
    assert not batch.has_path("/somewhere/3.txt")
    assert list(batch.write()) == []


def test_files_that_are_large_do_not_wait_for_others(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_batch, "BYTES", 40)
    batch = _batch(library)
    assert list(batch.add(_file(1))) == []
    (written,) = batch.add(_file(2, "很长的一篇。" * 4))
    assert len(written.actions) == 2


def test_each_file_is_an_action_and_all_are_one_step(library: Library) -> None:
    batch = _batch(library)
    for number in range(3):
        list(batch.add(_file(number)))
    list(batch.add(_file(1)))  # the very text again
    (written,) = batch.write()
    assert [len(one.duplicates) for one in written.results] == [0, 0, 0, 1]
    assert [one.name for one in library.queries.history()] == ["import"] * 3
    assert library.undo()
    assert _titles(library) == []
    assert library.redo()
    assert len(_titles(library)) == 3


def test_a_file_that_cannot_be_written_keeps_none_before_it_away(library: Library) -> None:
    batch = _batch(library)
    for action in (_file(1), _file(2), _file(3, title="半个字：\ud800"), _file(4)):
        assert list(batch.add(action)) == []
    written: list[WrittenFiles] = []
    with pytest.raises(BadValue):
        for one in batch.write():
            written.append(one)
    assert _titles(library) == ["第1篇。\n", "第2篇。\n"]
    assert [len(one.actions) for one in written] == [1, 1]


def test_where_another_program_writes_files_are_not_tried_one_by_one(library: Library) -> None:
    tried: list[object] = []

    def attempt(write: Callable[[], WrittenFiles]) -> WrittenFiles:
        tried.append(write)
        raise LockedLibrary(library.path, "locked")

    batch = ImportBatch(library, attempt)
    batch.actions += [_file(1), _file(2)]
    with pytest.raises(LockedLibrary):
        list(batch.write())
    assert len(tried) == 1


class _Canceled(Exception):
    """The user stops the import."""


def _asking(library: Library, changed: list[str], *, cancels: bool = False) -> ImportBatch:
    """Return a batch that leaves out files which gave another text before, and notes them."""

    def select(actions: Sequence[ImportFile]) -> list[ImportFile]:
        known = [one for one in actions if reimport_actions(library.queries, one.source)]
        changed.extend(one.source.path for one in known)
        return [one for one in actions if one not in known]

    def attempt(write: Callable[[], WrittenFiles]) -> WrittenFiles:
        if cancels:
            raise _Canceled
        return write()

    return ImportBatch(library, attempt, select)


@pytest.mark.parametrize("written", [False, True], ids=["before it is written", "while it is written"])
def test_files_of_a_batch_that_is_canceled_are_offered_when_they_are_imported_again(
    library: Library, written: bool
) -> None:
    library.perform(_file(1))
    before = library.queries.history()
    changed: list[str] = []
    batch = _asking(library, changed, cancels=True)
    for action in (_file(1, "改过的一篇。\n"), _file(2)):
        assert list(batch.add(action)) == []
    if written:
        with pytest.raises(_Canceled):
            list(batch.write())
    assert changed == (["/somewhere/1.txt"] if written else [])
    assert _titles(library) == ["第1篇。\n"]
    assert library.queries.history() == before

    changed.clear()
    again = _asking(library, changed)
    for action in (_file(1, "改过的一篇。\n"), _file(2)):
        assert list(again.add(action)) == []
    (done,) = again.write()
    assert changed == ["/somewhere/1.txt"]
    assert [one.source.path for one in done.actions] == ["/somewhere/2.txt"]
    (renewal,) = reimport_actions(library.queries, _file(1, "改过的一篇。\n").source)
    library.perform(renewal)
    assert _titles(library) == ["改过的一篇。\n", "第2篇。\n"]
    assert reimport_actions(library.queries, _file(1, "改过的一篇。\n").source) == []
