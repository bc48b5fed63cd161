"""Check: a sound library has no finding, and each kind of damage has one."""

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError

from db.schema import REVISION
from desktop.actions.annotate import AddAnnotation, SetNote
from desktop.actions.backups import Finding, check
from desktop.actions.codebook import DeleteTag
from desktop.actions.errors import CorruptLibrary, FileUnreachable, LockedLibrary, NewerLibrary, NotALibrary
from desktop.actions.library import Library
from desktop.actions.row_types import TagRow
from desktop.actions.user_data import CorrectFigure
from desktop.actions.versions import NewVersion
from tests.actions.factories import TEXT, imported, source, tagged
from tests.db.filled import filled_store

PARTS = ["integrity", "columns", "foreign-keys", "sources", "versions", "quotes", "states", "tree", "history"]
"""What is checked, in order."""


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
    assert parts == PARTS
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


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Ids and places of a small closed library, by name."""
    with Library.create(tmp_path_factory.mktemp("made") / "good.piyue", "甲") as library:
        document, other = imported(library), imported(library, "另一份。\n")
        tag = tagged(library)
        noted = library.perform(AddAnnotation(document, 9, 12, tag)).value
        library.perform(SetNote(noted, "注"))
        library.perform(CorrectFigure(document, 0, 4, None))
        row = library.queries.annotation(noted)
        (correction,) = library.queries.corrections(document)
        version = library.queries.version(document)
        digests = [library.queries.original_file(one).sha256 for one in (document, other)]
    with closing(sqlite3.connect(library.path)) as connection:
        found = connection.execute("SELECT id FROM source_file WHERE sha256 = ?", digests[:1]).fetchone()
        (placed,) = connection.execute("SELECT rowid FROM annotation").fetchone()
    return {
        "path": str(library.path),
        "document": document,
        "other": other,
        "tag": tag,
        "top": next(one.id for one in library_tags(library.path) if one.depth == 0),
        "annotation": noted,
        "passage": row.passage_id,
        "correction": correction.id,
        "version": version.id,
        "source": found[0],
        "rowid": str(placed),
    }


@pytest.fixture
def sound(tmp_path: Path, made: dict[str, str]) -> dict[str, str]:
    """The same of a copy that is the test's own."""
    return {**made, "path": shutil.copy(made["path"], str(tmp_path))}


def library_tags(path: Path) -> list[TagRow]:
    with Library.open(path) as library:
        return library.queries.tags()


def found_after(sound: dict[str, str], *statements: str) -> list[Finding]:
    """Return what is found in a copy in which some statements, with ids by name, were executed."""
    path = Path(sound["path"]).with_name("bad.piyue")
    shutil.copy(sound["path"], path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            connection.execute(statement.format(**sound))
    return check(path)


def test_each_finding_says_what_is_wrong_where_and_what_helps(sound: dict[str, str]) -> None:
    assert found_after(sound) == []
    one_text = "UPDATE document_version SET {} WHERE id = '{{version}}'"
    wrong = "the text is not the one that was imported"
    hashed = Finding("hash", "import", "document_version", sound["version"], wrong)
    for statement, wanted in (
        (one_text.format("sha256 = 'x'"), [hashed]),
        (one_text.format("characters = characters + 1"), [hashed]),
        (
            one_text.format("headings = '{{}}'".replace("{{}}", "7")),
            [Finding("version", "import", "document_version", sound["version"], "headings can't be read")],
        ),
        (
            one_text.format("removals = '['"),
            [Finding("version", "import", "document_version", sound["version"], "removals can't be read")],
        ),
        (
            "UPDATE source_file SET sha256 = 'x' WHERE id = '{source}'",
            [
                Finding(
                    "hash",
                    "import",
                    "source_file",
                    sound["source"],
                    hashlib.sha256(TEXT.encode()).hexdigest(),
                )
            ],
        ),
        (
            "UPDATE source_file SET data = x'00' WHERE id = '{source}'",
            [
                Finding(
                    "hash",
                    "import",
                    "source_file",
                    sound["source"],
                    "Error -5 while decompressing data: incomplete or truncated stream",
                )
            ],
        ),
        (
            "UPDATE document SET version_id = (SELECT version_id FROM document WHERE id = '{document}') "
            "WHERE id = '{other}'",
            [
                Finding("version", "restore", "document", sound["other"], "its text is another document's"),
            ],
        ),
    ):
        assert found_after(sound, statement) == wanted, statement


def test_all_that_does_not_fit_is_told_in_order(tmp_path: Path) -> None:
    with filled_store(tmp_path) as store:
        found = check(store.path)
    versions = ("v4a", "v4b", "v2b", "v2a", "v1", "v3", "v2c")
    said = "the text is not the one that was imported"
    assert [replace(one, detail="") for one in found[:2]] == [
        Finding("hash", "import", "source_file", key) for key in ("s2", "s1")
    ]
    assert found[2:9] == [Finding("hash", "import", "document_version", key, said) for key in versions]
    quotes = {one.id: one.detail for one in found[9:15]}
    assert {(one.kind, one.remedy, one.table) for one in found[9:15]} == {("quote", "review", "passage")}
    assert quotes == {
        "p1": "0–2 is not '甲县'",
        "p2": "10–14 is not '生产总值'",
        "p3": "5–9 is not '生产总值'",
        "p4": "5–7 is not '粮食'",
        "p6": "0–2 is not '乙县'",
        "p7": "0–2 is not '乙县'",
    }
    assert found[15:] == [
        Finding("state", "review", "annotation", "a7", "lost, but on another version"),
        Finding("state", "review", "figure_correction", "c3", "review, but on another version"),
    ]


def test_words_and_places_that_are_not_those_of_the_text_are_found(sound: dict[str, str]) -> None:
    passage = sound["passage"]
    for column, value, said in (
        ("quote", "x", "9–12 is not 'x'"),
        ("quote", "字" * 21, f"9–12 is not {'字' * 20!r}"),
        ("prefix", "x", f"9–12 is not {TEXT[9:12]!r}"),
        ("suffix", "x", f"9–12 is not {TEXT[9:12]!r}"),
        ("start", "8", f"8–12 is not {TEXT[9:12]!r}"),
        ("end", "13", f"9–13 is not {TEXT[9:12]!r}"),
    ):
        found = found_after(sound, f"UPDATE passage SET {column} = '{value}' WHERE id = '{{passage}}'")
        assert found == [
            Finding("quote", "review", "passage", passage, said),
            Finding("history", "restore", "passage", passage, "is not as step 4 left it"),
        ]


def test_states_and_rows_that_are_not_as_the_history_left_them_are_found(sound: dict[str, str]) -> None:
    annotation, correction = sound["annotation"], sound["correction"]
    assert found_after(sound, "UPDATE annotation SET state = 'review'") == [
        Finding("state", "review", "annotation", annotation, "review, but on another version"),
        Finding("history", "restore", "annotation", annotation, "is not as step 5 left it"),
    ]
    assert [
        (one.kind, one.table, one.id)
        for one in found_after(sound, "UPDATE figure_correction SET state = 'lost'")
    ] == [("state", "figure_correction", correction), ("history", "figure_correction", correction)]
    assert found_after(sound, "UPDATE annotation SET note = 'x'") == [
        Finding("history", "restore", "annotation", annotation, "is not as step 5 left it")
    ]
    assert found_after(sound, "DELETE FROM annotation") == [
        Finding("history", "restore", "annotation", annotation, "is gone, though step 5 left it")
    ]
    assert found_after(sound, "DELETE FROM action WHERE number > 4") == [
        Finding("history", "restore", "annotation", annotation, "is not as step 4 left it")
    ]
    assert found_after(sound, "UPDATE action SET row_changes = x'00' WHERE number = 5") == [
        Finding(
            "step",
            "thin",
            "action",
            "5",
            "Error -5 while decompressing data: incomplete or truncated stream",
        ),
        Finding("history", "restore", "annotation", annotation, "is not as step 4 left it"),
    ]
    assert found_after(sound, "DELETE FROM action") == []


def test_what_was_deleted_must_be_gone(sound: dict[str, str]) -> None:
    with Library.open(sound["path"], "甲") as library:
        library.perform(DeleteTag(sound["top"]))
    key = sound["tag"]
    assert found_after(
        sound,
        f"INSERT INTO tag (id, name, position, color, archived) VALUES ('{key}', 'x', 0, '#111111', 0)",
    ) == [Finding("history", "restore", "tag", key, "is not as step 7 left it")]


def test_damage_in_the_tree_is_told_tag_by_tag(sound: dict[str, str]) -> None:
    tag, top = sound["tag"], sound["top"]
    step = "is not as step 3 left it"
    for statement, wanted in (
        (
            "UPDATE tag SET parent_id = '{tag}' WHERE id = '{top}'",
            [
                Finding("tree", "restore", "tag", top, "is under itself"),
                Finding("tree", "restore", "tag", tag, "is under itself"),
                Finding("history", "restore", "tag", top, step),
            ],
        ),
        (
            f"UPDATE tag SET name = '{'字' * 201}' WHERE id = '{{tag}}'",
            [
                Finding("name", "rename", "tag", tag, "201 characters"),
                Finding("history", "restore", "tag", tag, step),
            ],
        ),
        (
            f"UPDATE tag SET name = '{'字' * 200}' WHERE id = '{{tag}}'",
            [Finding("history", "restore", "tag", tag, step)],
        ),
        (
            "UPDATE tag SET parent_id = 'gone' WHERE id = '{tag}'",
            [
                Finding("foreign-key", "restore", "tag", "2", "points to no row of tag"),
                Finding("history", "restore", "tag", tag, step),
            ],
        ),
    ):
        assert found_after(sound, statement) == wanted


def test_only_what_is_deeper_than_a_tag_may_be_is_told_by_its_first_tag(sound: dict[str, str]) -> None:
    insert = (
        "INSERT INTO tag (id, parent_id, name, position, color, archived) VALUES ('{}', {}, 'x', 0, '#1', 0)"
    )
    deep = [insert.format(f"t{n}", f"'t{n - 1}'" if n else "'{top}'", "") for n in range(34)]
    assert found_after(sound, *deep[:31]) == []
    first = Finding("deep", "move", "tag", "t31", "level 33; the deepest tag is on level 33")
    assert found_after(sound, *deep[:32]) == [first]
    deeper = Finding("deep", "move", "tag", "t31", "level 33; the deepest tag is on level 35")
    assert found_after(sound, *deep) == [deeper]


def test_columns_and_values_of_another_kind_are_damage(sound: dict[str, str]) -> None:
    renamed = found_after(sound, "ALTER TABLE library_setting RENAME COLUMN value TO walue")
    assert renamed == [Finding("integrity", "restore", "library_setting", "", "has no column value")]
    dropped = found_after(sound, "DROP TABLE reading_place")
    assert [(one.kind, one.remedy, one.table) for one in dropped] == [
        ("integrity", "restore", "reading_place")
    ] * 3
    nested = json.dumps("[" * 3)
    found = found_after(sound, f"UPDATE document_version SET headings = '{nested}' WHERE id = '{{version}}'")
    assert [one.detail for one in found] == ["headings can't be read"]


def sqlite_error(code: int) -> DatabaseError:
    error = sqlite3.DatabaseError("said so")
    error.sqlite_errorcode = code
    return DatabaseError("SELECT 1", {}, error)


def raising(error: Exception) -> Callable[..., Any]:
    def fails(*_: object) -> None:
        raise error

    return fails


def test_damage_is_a_finding_and_a_failing_disk_an_error(
    sound: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(sound["path"])
    for code in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_CORRUPT_INDEX,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_ERROR,
    ):
        monkeypatch.setattr("db.check.broken_references", raising(sqlite_error(code)))
        assert check(path) == [Finding("integrity", "restore", "", "", "foreign_keys: said so")]
    for fault in (
        TypeError("said so"),
        AttributeError("said so"),
        ValueError("said so"),
        RecursionError("said so"),
    ):
        monkeypatch.setattr("db.check.broken_references", raising(fault))
        assert check(path) == [Finding("integrity", "restore", "", "", "foreign_keys: said so")]
    for code, kind in ((sqlite3.SQLITE_IOERR_READ, FileUnreachable), (sqlite3.SQLITE_BUSY, LockedLibrary)):
        monkeypatch.setattr("db.check.broken_references", raising(sqlite_error(code)))
        with pytest.raises(kind):
            check(path)
    monkeypatch.setattr("db.check.broken_references", raising(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        check(path)


def test_what_sqlite_finds_is_told_in_its_words(
    sound: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.check.integrity_errors", lambda _: ["one", "two"])
    assert check(Path(sound["path"])) == [
        Finding("integrity", "restore", detail=said) for said in ("one", "two")
    ]


def test_an_older_library_that_cannot_be_brought_up_to_date_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(shutil.copy(Path(__file__).parent / "libraries" / "1.piyue", tmp_path / "old.piyue"))
    parts: list[str] = []
    assert check(path, parts.append) == []
    assert parts[:2] == ["integrity", "foreign-keys"]
    assert parts[2:] == PARTS
    corrupt = CorruptLibrary(path, "corrupt", detail="said so")
    for error in (corrupt, sqlite_error(sqlite3.SQLITE_CORRUPT)):
        monkeypatch.setattr("db.check.migrate", raising(error))
        assert check(path) == [Finding("integrity", "restore", "", "", str(error))]
    monkeypatch.setattr("db.check.migrate", raising(sqlite_error(sqlite3.SQLITE_IOERR)))
    with pytest.raises(FileUnreachable):
        check(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM tag")
    del parts[:]
    assert {one.kind for one in check(path, parts.append)} == {"foreign-key"}
    assert parts == ["integrity", "foreign-keys"]


def test_a_newer_library_is_not_checked(sound: dict[str, str]) -> None:
    with closing(sqlite3.connect(sound["path"])) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA user_version=99")
        copy = Path(sound["path"]).with_name("copy.piyue")
        for tail in ("", "-wal"):
            shutil.copy(f"{sound['path']}{tail}", f"{copy}{tail}")
        with pytest.raises(NewerLibrary) as raised:
            check(copy)
    assert (raised.value.reason, raised.value.details) == ("newer", {"found": 99, "known": REVISION})
