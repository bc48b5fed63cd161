"""Check: a sound library has no finding, and each kind of damage has one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions.annotate import AddAnnotation, SetNote
from desktop.actions.backups import check
from desktop.actions.codebook import DeleteTag
from desktop.actions.errors import NotALibrary
from desktop.actions.library import Library
from desktop.actions.user_data import CorrectFigure
from desktop.actions.versions import NewVersion
from tests.actions.factories import TEXT, imported, source, tagged


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "文库.piyue", "甲") as library:
        document, tag, other = imported(library), tagged(library), tagged(library, "交通")
        for start in range(6):
            action = AddAnnotation(document, start, start + 3, tag if start % 2 else other)
            library.perform(action)
            library.perform(SetNote(action.id, "注"))
        library.perform(CorrectFigure(document, 0, 4, None))
        library.perform(DeleteTag(other))
        library.undo()
        library.redo()
        library.undo()
        library.perform(NewVersion(document, source("新。\n" + TEXT)))
        yield library


def test_a_sound_library_has_no_finding(library: Library) -> None:
    parts: list[str] = []
    assert check(library.path, parts.append) == []
    assert parts == [
        "integrity",
        "columns",
        "foreign-keys",
        "sources",
        "versions",
        "quotes",
        "states",
        "tree",
        "history",
    ]
    while library.undo():
        assert check(library.path) == []


DAMAGE = {
    "UPDATE document_version SET text = replace(text, '一', '二')": {"hash", "quote"},
    "UPDATE document_version SET headings = 'x'": {"version"},
    "UPDATE source_file SET data = x'00'": {"hash"},
    "UPDATE source_file SET sha256 = id": {"hash"},
    "UPDATE passage SET quote = 'x'": {"quote", "history"},
    "UPDATE annotation SET state = 'lost'": {"state", "history"},
    "UPDATE tag SET parent_id = id": {"tree", "history"},
    "UPDATE annotation SET note = 'anders' WHERE id = (SELECT min(id) FROM annotation)": {"history"},
    "DELETE FROM annotation WHERE id = (SELECT min(id) FROM annotation)": {"history"},
    "DELETE FROM tag": {"foreign-key", "history"},
    "UPDATE action SET row_changes = x'00' WHERE number = 1": {"step"},
    "ALTER TABLE document RENAME COLUMN session TO sassion": {"integrity"},
    "ALTER TABLE library_setting RENAME COLUMN value TO walue": {"integrity"},
}


@pytest.mark.parametrize("statement", DAMAGE)
def test_each_damage_is_found(library: Library, statement: str) -> None:
    with closing(sqlite3.connect(library.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(statement)
    found = check(library.path)
    assert {one.kind for one in found} == DAMAGE[statement]
    assert all(one.remedy in ("restore", "import", "review", "thin") for one in found)


def test_a_ruined_page_is_a_finding_not_a_crash(library: Library) -> None:
    library.close()
    size = library.path.stat().st_size
    for page in range(2, size // 4096):
        data = library.path.read_bytes()
        with library.path.open("r+b") as file:
            file.seek(4096 * page)
            file.write(b"\xff" * 4096)
        found = check(library.path)
        library.path.write_bytes(data)
        assert found, f"page {page}"
        assert any(one.remedy == "restore" for one in found)


def test_what_is_no_library_is_not_checked(tmp_path: Path) -> None:
    path = tmp_path / "text.piyue"
    path.write_text("text")
    with pytest.raises(NotALibrary):
        check(path)
