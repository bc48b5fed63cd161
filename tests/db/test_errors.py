"""Errors: each of external faults has its name; our own are let through."""

import errno
import io
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from db.errors import (
    CorruptLibrary,
    DiskFull,
    ExistingFile,
    FileUnreachable,
    LibraryError,
    LockedLibrary,
    MissingLibrary,
    NotALibrary,
    NotFound,
    ReadOnlyLibrary,
    classified,
    classify,
)


def _sqlite(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("said so")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_BUSY, LockedLibrary),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, LockedLibrary),
        (sqlite3.SQLITE_READONLY_DIRECTORY, ReadOnlyLibrary),
        (sqlite3.SQLITE_READONLY_DBMOVED, FileUnreachable),
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_CORRUPT_INDEX, CorruptLibrary),
        (sqlite3.SQLITE_NOTADB, NotALibrary),
        (sqlite3.SQLITE_IOERR_READ, FileUnreachable),
        (sqlite3.SQLITE_IOERR_WRITE, FileUnreachable),
        (sqlite3.SQLITE_CANTOPEN, FileUnreachable),
    ],
)
def test_what_sqlite_says_is_told_apart(tmp_path: Path, code: int, kind: type[LibraryError]) -> None:
    path = tmp_path / "l.piyue"
    path.touch()
    for error in (_sqlite(code), OperationalError("SELECT 1", {}, _sqlite(code))):
        found = classify(error, path)
        assert type(found) is kind and found.path == path


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    found = classify(_sqlite(sqlite3.SQLITE_CANTOPEN), tmp_path / "none")
    assert isinstance(found, MissingLibrary) and found.reason == "missing"
    found = classify(_sqlite(sqlite3.SQLITE_CANTOPEN), tmp_path)
    assert found is not None and found.reason == "is-folder"


@pytest.mark.parametrize(
    ("number", "kind", "reason"),
    [
        (errno.ENOSPC, DiskFull, "full"),
        (errno.EROFS, ReadOnlyLibrary, "read-only"),
        (errno.EACCES, MissingLibrary, "no-permission"),
        (errno.EEXIST, ExistingFile, "exists"),
        (errno.ENAMETOOLONG, MissingLibrary, "name-too-long"),
        (errno.EINTR, FileUnreachable, "io"),
    ],
)
def test_what_the_system_says_is_told_apart(number: int, kind: type[LibraryError], reason: str) -> None:
    found = classify(OSError(number, "said so"), Path("l"))
    assert type(found) is kind and found.reason == reason


def test_our_own_faults_are_let_through() -> None:
    assert classify(_sqlite(sqlite3.SQLITE_ERROR), Path("l")) is None
    assert classify(_sqlite(sqlite3.SQLITE_CONSTRAINT_UNIQUE), Path("l")) is None
    assert classify(ValueError("x"), Path("l")) is None
    with pytest.raises(OperationalError), classified(Path("l")):
        raise OperationalError("SELECT 1", {}, _sqlite(sqlite3.SQLITE_ERROR))
    with pytest.raises(ZeroDivisionError), classified(Path("l")):
        raise ZeroDivisionError


def test_an_error_says_what_and_where() -> None:
    error = NotFound("l.piyue", "unknown", what="document", id="3f2a")
    assert str(error) == "l.piyue: unknown (what document, id 3f2a)"
    assert classify(error, Path("other")) is error


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (getattr(errno, "EDQUOT", errno.ENOSPC), DiskFull),
        (errno.EFBIG, DiskFull),
        (errno.EIO, FileUnreachable),
        (None, FileUnreachable),
    ],
)
def test_a_quota_is_told_by_a_small_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int | None, kind: type[LibraryError]
) -> None:
    class Probe(io.BytesIO):
        def write(self, data: object) -> int:
            if number is not None:
                raise OSError(number, "refused")
            return 0

        def fileno(self) -> int:
            return held.fileno()

    path = tmp_path / "l.piyue"
    path.touch()
    monkeypatch.setattr("db.errors.tempfile.TemporaryFile", lambda **_: Probe())
    monkeypatch.setattr("db.errors._FREE_SPACE_PROBE_BYTES", 1)
    with path.open("rb+") as held:
        found = classify(_sqlite(sqlite3.SQLITE_IOERR_WRITE), path)
    assert type(found) is kind
    assert [one.name for one in tmp_path.iterdir()] == ["l.piyue"]
