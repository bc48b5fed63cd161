"""Released schemas: a library of each is kept, and today's program opens it with all that is in it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.schema import REVISION
from desktop.actions.annotate import AddAnnotation
from desktop.actions.backups import backups, check
from desktop.actions.codebook import AddTag
from desktop.actions.library import Library
from tests.db.libraries.make_library import make

FOLDER = Path(__file__).parent / "libraries"


def _tables(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {name: " ".join(sql.split()) for name, sql in found}


def test_every_schema_has_one() -> None:
    assert sorted(int(path.stem) for path in FOLDER.glob("*.piyue")) == list(range(1, REVISION + 1))


def test_the_one_of_this_schema_is_as_it_would_be_made_now(tmp_path: Path) -> None:
    make(tmp_path / "neu.piyue")
    again = "python -m tests.db.libraries.make_library"
    assert _tables(tmp_path / "neu.piyue") == _tables(FOLDER / f"{REVISION}.piyue"), again


@pytest.mark.parametrize("number", range(1, REVISION + 1))
def test_a_released_library_opens_with_all_that_is_in_it(tmp_path: Path, number: int) -> None:
    path = Path(shutil.copy(FOLDER / f"{number}.piyue", tmp_path / "文库.piyue"))
    with Library.open(path, "丙") as library:
        (document,) = library.queries.documents()
        assert document.speaker == "县长 李新民"
        assert [row.number for row in library.queries.versions(document.id)] == [1, 2]
        rows = {row.quote: row for row in library.queries.annotations()}
        assert rows["招商引资"].note == "改过的备注"
        assert {row.state for row in rows.values()} == {"placed", "review", "lost"}
        for row in rows.values():
            assert library.queries.version_text(row.version_id)[row.start : row.end] == row.quote
        assert [tag.path for tag in library.queries.tags()] == ["产业", "产业/煤炭", "承诺"]
        assert library.queries.user_words().words == ("生产总值",)
        assert library.queries.corrections(document.id)[0].fields == {"indicator": "生产总值"}
        assert library.queries.place(document.id) == 7
        redoable = library.redoable()
        assert redoable is not None and redoable.name == "delete-annotations"
        assert library.redo() and library.undo()
        steps = 0
        while library.undo():
            steps += 1
        assert library.queries.documents() == []
        for _ in range(steps):
            library.redo()
        assert {row.quote for row in library.queries.annotations()} == set(rows)
        tag = AddTag("新")
        library.perform(tag)
        library.perform(AddAnnotation(document.id, 0, 4, tag.id))
    assert check(path) == []
    assert bool(backups(path)) == (number < REVISION)
