"""The list of documents of a large library: read in the background, and left alone where nothing changed."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy, QTest

from desktop.actions.annotate import AddAnnotation
from desktop.actions.changes import Changes
from desktop.actions.document_groups import AddGroup
from desktop.actions.documents import DeleteDocuments, ImportFile, SetMetadata
from desktop.actions.library import Library
from desktop.views.documents import list_reader
from desktop.views.library.controller import WATCH_INTERVAL_MS
from desktop.views.main_window import MainWindow
from tests.actions.factories import source
from tests.views.conftest import settle


@pytest.fixture(autouse=True)
def _long_from_one_document_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_reader, "BACKGROUND_COUNT", 1)


@pytest.fixture
def other(two: MainWindow) -> Iterator[Library]:
    """Another program that writes to the library."""
    with Library.open(two.session.library.path, "乙") as library:
        yield library


def _listed(window: MainWindow) -> list[tuple[str, int | None, int]]:
    return [(row.title, row.year, row.annotations) for row in window.documents.shown()]


def _held(library: Library) -> list[tuple[str, int | None, int]]:
    return [(row.title, row.year, row.annotations) for row in library.queries.documents()]


def _look(window: MainWindow) -> None:
    """Tell the window that another program wrote; its list is read later."""
    before = _listed(window)
    window.session.changed.emit(Changes(everything=True))
    assert _listed(window) == before
    settle(window)


def test_what_another_program_writes_is_listed(two: MainWindow, other: Library) -> None:
    ids = [row.id for row in two.documents.shown()]
    for action in (
        SetMetadata(ids[0], title="另一个标题", year=1999),
        ImportFile(source("第三篇文档。")),
        AddAnnotation(ids[1], 0, 4),
        DeleteDocuments(ids[:1]),
    ):
        other.perform(action)
        _look(two)
        assert _listed(two) == _held(other)
    assert two.documents.filters.year.findData(1999) < 0
    assert two.documents.filters.year.findData(2023) > 0


def test_nothing_is_arranged_again_where_the_list_is_as_it_was(two: MainWindow, other: Library) -> None:
    settle(two)  # what the start of the window still reads
    ids = [row.id for row in two.documents.shown()]
    arranged, replaced = (
        QSignalSpy(two.documents.model.modelReset),
        QSignalSpy(two.documents.model.dataChanged),
    )
    two.documents.refresh()
    settle(two)
    assert (arranged.count(), replaced.count()) == (0, 0)
    other.perform(AddAnnotation(ids[1], 0, 4))
    _look(two)
    assert (arranged.count(), replaced.count()) == (0, 1)
    other.perform(SetMetadata(ids[1], year=1999))
    _look(two)
    assert arranged.count() == 1


def test_groups_of_another_program_are_offered(two: MainWindow, other: Library) -> None:
    first = two.documents.shown()[0].id
    other.perform(AddGroup("某组", [first]))
    _look(two)
    assert [one.name for one in two.documents.organizer.groups] == ["某组"]
    assert two.documents.filters.group.findText("某组") > 0


def test_what_is_read_late_does_not_undo_what_was_done_meanwhile(two: MainWindow) -> None:
    first = two.documents.shown()[0].id
    two.documents.refresh()
    two.session.perform(AddAnnotation(first, 0, 4))
    two.session.perform(AddAnnotation(first, 1, 4))
    settle(two)
    assert [row.annotations for row in two.documents.shown()] == [2, 0]


def test_the_window_sees_by_itself_that_another_program_wrote(two: MainWindow, other: Library) -> None:
    other.perform(ImportFile(source("第三篇文档。")))
    QTest.qWait(WATCH_INTERVAL_MS + 200)
    settle(two)
    assert _listed(two) == _held(other)
    assert len(_held(other)) == 3


def test_another_library_is_listed_at_once(two: MainWindow) -> None:
    two.documents.refresh()  # still under way when the other is opened
    path = two.session.library.path.with_name("another.piyue")
    Library.create(path, "甲").close()
    two.open_library(path)
    assert two.documents.model.rows() == []
    settle(two)
    assert two.documents.model.rows() == []
