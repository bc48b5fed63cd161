"""Files of libraries: headers, temporary files, logs, and ways to read what can't be written."""

import os
import sqlite3
import struct
import time
from contextlib import closing
from pathlib import Path

import pytest

from db import file_type, fsync, reading
from db.connections import column_names, engine_of, table_names, uri_of
from db.errors import (
    CorruptLibrary,
    ExistingFile,
    LockedLibrary,
    MissingLibrary,
    NewerLibrary,
    NotALibrary,
    ReadOnlyLibrary,
)
from db.file_type import FileHeader, identify, identify_copy, read_header
from db.first_text import FirstTextRow, read_first_text
from db.migration import revision_name
from db.reading import has_log, open_to_read, reading_connection
from db.schema import APPLICATION_ID, NEEDED_VERSION, REVISION
from desktop.actions.codebook import AddTag
from desktop.actions.documents import DeleteDocuments
from desktop.actions.library import Library
from tests.actions.factories import TEXT, imported


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library."""
    with Library.create(tmp_path / "文库.piyue", "甲") as library:
        library.perform(AddTag("一"))
    return library.path


def header(
    path: Path,
    *,
    size: int = 4096,
    counter: int = 7,
    pages: int = 1,
    revision: int = REVISION,
    valid: int = 7,
) -> Path:
    """Write a file with a header of SQLite's, filled to one page."""
    head = bytearray(4096)
    head[:16] = b"SQLite format 3\x00"
    struct.pack_into(">H", head, 16, size)
    struct.pack_into(">II", head, 24, 7, pages)
    struct.pack_into(">I", head, 60, revision)
    struct.pack_into(">I", head, 68, APPLICATION_ID)
    struct.pack_into(">I", head, 92, valid)
    path.write_bytes(head)
    return path


def test_a_header_is_read_field_by_field(tmp_path: Path) -> None:
    path = tmp_path / "x"
    assert read_header(header(path)) == FileHeader(4096, 1, REVISION, APPLICATION_ID)
    assert read_header(header(path, size=512, pages=8)) == FileHeader(512, 8, REVISION, APPLICATION_ID)
    assert read_header(header(path, size=1)).page_size == 65536
    assert read_header(header(path, valid=6)).pages == 0
    data = header(path).read_bytes()
    path.write_bytes(data[:100])
    assert read_header(path).pages == 1
    for short in (data[:99], b"", b"X" + data[1:]):
        path.write_bytes(short)
        with pytest.raises(NotALibrary) as raised:
            read_header(path)
        assert raised.value.reason == "not-a-library"


def test_a_file_is_a_library_by_its_mark_its_schema_and_its_length(tmp_path: Path) -> None:
    path = tmp_path / "x"
    for good in (header(path), header(path, revision=0), header(path, pages=2, valid=1)):
        identify_copy(good)
        identify(good)
    header(path, pages=2)
    with pytest.raises(CorruptLibrary) as corrupt:
        identify_copy(path)
    assert (corrupt.value.reason, corrupt.value.details) == (
        "corrupt",
        {"detail": "the file is shorter than it says"},
    )
    Path(f"{path}-wal").write_bytes(b"x")
    identify_copy(path)
    header(path, revision=REVISION + 1)
    with pytest.raises(NewerLibrary) as newer:
        identify_copy(path)
    assert (newer.value.reason, newer.value.details) == ("newer", {"found": REVISION + 1, "known": REVISION})
    data = bytearray(header(path).read_bytes())
    struct.pack_into(">I", data, 68, APPLICATION_ID + 1)
    path.write_bytes(data)
    with pytest.raises(NotALibrary) as other:
        identify(path)
    assert other.value.reason == "not-a-library"
    with pytest.raises(MissingLibrary) as missing:
        identify(tmp_path / "none")
    assert missing.value.reason == "missing"


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = header(tmp_path / "x")
    for refused in (path, tmp_path):
        with monkeypatch.context() as patched:
            patched.setattr(os, "access", lambda one, _, no=refused: Path(one) != no)
            identify_copy(path)
            with pytest.raises(ReadOnlyLibrary) as raised:
                identify(path)
            assert (raised.value.reason, raised.value.path) == ("read-only", path)


def test_a_log_is_there_when_it_holds_anything(path: Path, tmp_path: Path) -> None:
    log, link = Path(f"{path}-wal"), tmp_path / "link.piyue"
    link.symlink_to(path)
    assert not has_log(path)
    log.write_bytes(b"")
    assert not has_log(path)
    log.write_bytes(b"x")
    assert has_log(path)
    assert has_log(link)
    log.unlink()
    log.mkdir()
    assert not has_log(path)


def test_what_is_opened_to_be_read_is_not_written(path: Path) -> None:
    with closing(open_to_read(path)) as connection:
        assert connection.execute("SELECT name FROM tag").fetchall() == [("一",)]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM tag")
    with reading_connection(path) as known:
        assert {"tag", "document", "alembic_version"} <= table_names(known)
        assert {"id", "parent_id", "name"} <= column_names(known, "tag")
        assert column_names(known, "none") == set()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_in_a_place_that_cannot_be_written_the_file_alone_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(reading, "_wants_room", lambda *_: True)
    file = reading.ReadableFile(path)
    assert file.address == f"{path.as_uri()}?mode=ro&immutable=1"
    file.close()
    with closing(open_to_read(path)) as connection:
        assert connection.execute("SELECT name FROM tag").fetchall() == [("一",)]


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_the_file_alone_is_read_where_only_the_file_or_only_its_folder_is_locked(
    path: Path, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    place = path if locked == "file" else path.parent
    monkeypatch.setattr(os, "access", lambda asked, _: Path(asked) != place)
    file = reading.ReadableFile(path)
    assert file.address == f"{path.as_uri()}?mode=ro&immutable=1"
    file.close()
    monkeypatch.undo()
    file = reading.ReadableFile(path)
    assert "immutable" not in file.address
    file.close()


def test_where_a_log_can_neither_be_read_nor_folded_in_both_are_copied(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(copies))
    monkeypatch.setattr(reading, "_wants_room", lambda *_: True)
    with Library.open(path, "甲") as library:
        library.perform(AddTag("二"))
        connection = open_to_read(path)
        (folder,) = copies.iterdir()
        assert folder.name.startswith("piyue-")
        assert {one.name for one in folder.iterdir()} >= {"copy.piyue", "copy.piyue-wal"}
        assert (folder / "copy.piyue").stat().st_mode & 0o777 == 0o600
        library.perform(AddTag("三"))
        names = connection.execute("SELECT name FROM tag ORDER BY position").fetchall()
        assert names == [("一",), ("二",)]
        connection.close()
        assert list(copies.iterdir()) == []


def test_addresses_name_a_file_and_how_it_is_opened(tmp_path: Path) -> None:
    assert uri_of(tmp_path / "a b#?.piyue") == f"{(tmp_path / 'a b#?.piyue').as_uri()}?mode=rw"
    assert uri_of(tmp_path / "x", "ro").endswith("/x?mode=ro")
    with pytest.raises(sqlite3.OperationalError):
        sqlite3.connect(uri_of(tmp_path / "none"), uri=True).execute("SELECT 1")
    assert not (tmp_path / "none").exists()


def test_connections_are_durable_and_guarded(path: Path) -> None:
    for foreign_keys in (True, False):
        engine = engine_of(path, 1.5, foreign_keys=foreign_keys)
        with engine.connect() as connection:

            def asked(name: str, connection: object = connection) -> object:
                return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()  # type: ignore[attr-defined]

            assert asked("foreign_keys") == int(foreign_keys)
            assert (asked("synchronous"), asked("trusted_schema"), asked("temp_store")) == (2, 0, 2)
            assert asked("busy_timeout") == 1500
        engine.dispose()


def test_a_library_is_written_through_a_log_until_it_is_closed(path: Path) -> None:
    with Library.open(path, "甲", patience=0.25) as library:
        assert Path(f"{path}-wal").exists()
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        library.perform(AddTag("二"))
        copy = path.with_name("copy.piyue")
        library.save_copy(copy)
        with closing(sqlite3.connect(copy)) as other:
            assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)
            assert other.execute("SELECT count(*) FROM tag").fetchone() == (2,)
    assert sorted(one.name for one in path.parent.iterdir()) == ["copy.piyue", path.name]


def test_stale_temporary_files_go_after_a_day(tmp_path: Path) -> None:
    now = time.time()
    for name, age in (("a.new", 86_500), ("b.new", 86_300), ("c.old", 90_000)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (now - age, now - age))
    (tmp_path / "d.new").mkdir()
    os.utime(tmp_path / "d.new", (0, 0))
    fsync.remove_stale(tmp_path, "*.new")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b.new", "c.old", "d.new"]
    fsync.remove_stale(tmp_path / "none", "*")
    fsync.sync_folder(tmp_path / "none")


def test_a_second_name_is_given_or_a_copy_made_but_nothing_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, taken = tmp_path / "a", tmp_path / "taken"
    path.write_bytes(b"text")
    taken.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        fsync.link_or_copy(path, taken)
    fsync.link_or_copy(path, tmp_path / "link")
    assert (tmp_path / "link").samefile(path)

    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    fsync.link_or_copy(path, tmp_path / "copy")
    assert (tmp_path / "copy").read_bytes() == b"text"
    assert not (tmp_path / "copy").samefile(path)
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "copy", "link", "taken"]
    with pytest.raises(FileExistsError):
        fsync.create_private(taken)
    assert taken.read_bytes() == b"mine"


def test_the_first_text_is_told_field_by_field(tmp_path: Path) -> None:
    path = tmp_path / "l.piyue"
    with Library.create(path, "甲") as library:
        document = imported(library)
        plain = read_first_text(path, document)
        assert plain is not None
        assert (plain.title, plain.text, plain.script, plain.position) == (
            "某县2024年政府工作报告",
            TEXT,
            "hans",
            0,
        )
        assert [one["title"] for one in plain.headings] == ["一、工作回顾", "二、工作安排"]
        library.remember_place(document, 12)
        version = library.queries.document(document).version_id
        assert read_first_text(path, document) == FirstTextRow(*plain[:4], 12, version)
        assert read_first_text(path, "nobody") is None
        assert read_first_text(tmp_path / "none.piyue", document) is None
        library.perform(DeleteDocuments([document]))
        assert read_first_text(path, document) is None
        library.undo()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE document_version SET headings = '['")
    assert read_first_text(path, document) is None
    (tmp_path / "text").write_text("text")
    assert read_first_text(tmp_path / "text", document) is None


def test_a_name_may_be_240_bytes_long(tmp_path: Path) -> None:
    Library.create(tmp_path / ("a" * 240)).close()
    with pytest.raises(MissingLibrary) as raised:
        Library.create(tmp_path / ("a" * 241))
    assert raised.value.reason == "name-too-long"
    (tmp_path / "file").write_text("x")
    with pytest.raises(MissingLibrary) as raised:
        Library.create(tmp_path / "file" / "l.piyue")
    assert raised.value.reason == "missing"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a" * 240, "file"]
    assert (revision_name(1), revision_name(12)) == ("0001", "0012")


def test_a_schema_is_known_by_its_tables(path: Path) -> None:
    def opened_after(statement: str) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(statement)
        Library.open(path).close()

    for number in (f"{REVISION + 1:04d}", "abc"):
        with pytest.raises(NewerLibrary) as newer:
            opened_after(f"UPDATE alembic_version SET version_num = '{number}'")
        assert (newer.value.reason, newer.value.details) == (
            "newer",
            {"found": number, "known": revision_name(REVISION), "version": NEEDED_VERSION},
        )
    opened_after(f"UPDATE alembic_version SET version_num = '{revision_name(REVISION)}'")
    for statement in ("DROP TABLE reading_place", "DROP TABLE alembic_version"):
        with pytest.raises(CorruptLibrary) as corrupt:
            opened_after(statement)
        assert (corrupt.value.reason, corrupt.value.details) == ("corrupt", {"detail": "tables are missing"})


def test_without_hard_links_a_new_library_is_renamed_over_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "l.piyue"

    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    Library.create(path).close()
    assert [one.name for one in tmp_path.iterdir()] == ["l.piyue"]

    def refuse_late(*_: object) -> None:
        (tmp_path / "m.piyue").write_text("mine")
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse_late)
    with pytest.raises(ExistingFile) as raised:
        Library.create(tmp_path / "m.piyue")
    assert (raised.value.reason, raised.value.path) == ("exists", tmp_path / "m.piyue")
    assert (tmp_path / "m.piyue").read_text() == "mine"
    with pytest.raises(ExistingFile) as raised:
        Library.create(path)
    assert raised.value.reason == "exists"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["l.piyue", "m.piyue"]


def test_what_killed_programs_left_goes_when_a_library_is_made(tmp_path: Path) -> None:
    for name in (".piyue-1-x.new", ".piyue-1-x.new-journal", "piyue.new"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    Library.create(tmp_path / "l.piyue").close()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["l.piyue", "piyue.new"]


def test_a_file_that_another_program_keeps_from_being_read_is_locked(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise BlockingIOError

    monkeypatch.setattr(file_type, "first_bytes", refuse)
    for look in (read_header, identify, identify_copy):
        with pytest.raises(LockedLibrary) as raised:
            look(path)
        assert (raised.value.reason, raised.value.path) == ("locked", path)
