"""One moment: reads of a block share a transaction, see each of their own writes, and end with the block."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from desktop.actions.library import Library
from tests.actions.factories import imported, tagged


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        yield library


@contextmanager
def _transactions() -> Iterator[list[str]]:
    begun: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("BEGIN"):
            begun.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield begun
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_reads_share_a_transaction_that_the_first_begins(library: Library) -> None:
    document = imported(library)
    with _transactions() as begun:
        with library.one_moment():
            assert begun == []
            for _ in range(3):
                library.queries.document(document)
                library.queries.tags()
                library.undoable()
            assert begun == ["BEGIN"]
        library.queries.tags()
        assert begun == ["BEGIN", "BEGIN"]


def test_what_another_writes_meanwhile_is_not_seen_until_it_ends(library: Library) -> None:
    with Library.open(library.path) as other:
        with library.one_moment():
            assert library.queries.documents() == []
            imported(other)
            assert library.queries.documents() == []
        assert len(library.queries.documents()) == 1


def test_what_is_written_within_is_seen_at_once(library: Library) -> None:
    with library.one_moment():
        assert library.queries.tags() == []
        tagged(library, "甲/乙")
        assert [tag.path for tag in library.queries.tags()] == ["甲", "甲/乙"]
        assert library.undo()
        assert library.queries.tags() == []
    assert library.queries.tags() == []


def test_a_moment_within_a_moment_is_the_same(library: Library) -> None:
    with _transactions() as begun, library.one_moment():
        with library.one_moment():
            library.queries.tags()
        library.queries.documents()
    assert begun == ["BEGIN"]


def test_an_error_within_ends_it(library: Library) -> None:
    with pytest.raises(RuntimeError), library.one_moment():
        library.queries.tags()
        raise RuntimeError
    with Library.open(library.path) as other:
        imported(other)
    assert len(library.queries.documents()) == 1
