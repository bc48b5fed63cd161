"""Errors: each of external faults has its name; our own are let through."""

import errno
import io
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from db.errors import (
    BadValue,
    CorruptLibrary,
    DamagedValue,
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


def test_each_code_has_its_name_and_the_words_that_came_with_it(tmp_path: Path) -> None:
    path = tmp_path / "l.piyue"
    path.touch()
    codes: list[tuple[int, type[LibraryError], str]] = [
        (sqlite3.SQLITE_BUSY, LockedLibrary, "locked"),
        (sqlite3.SQLITE_LOCKED, LockedLibrary, "locked"),
        (sqlite3.SQLITE_PROTOCOL, LockedLibrary, "locked"),
        (sqlite3.SQLITE_READONLY, ReadOnlyLibrary, "read-only"),
        (sqlite3.SQLITE_READONLY_DBMOVED, FileUnreachable, "replaced"),
        (sqlite3.SQLITE_FULL, DiskFull, "full"),
        (sqlite3.SQLITE_CORRUPT, CorruptLibrary, "corrupt"),
        (sqlite3.SQLITE_NOTADB, NotALibrary, "not-a-library"),
        (sqlite3.SQLITE_PERM, MissingLibrary, "no-permission"),
        (sqlite3.SQLITE_AUTH, MissingLibrary, "no-permission"),
        (sqlite3.SQLITE_IOERR, FileUnreachable, "io"),
        (sqlite3.SQLITE_IOERR_READ, FileUnreachable, "io"),
        (sqlite3.SQLITE_IOERR_WRITE, FileUnreachable, "io"),
        (sqlite3.SQLITE_CANTOPEN, FileUnreachable, "io"),
    ]
    for code, kind, reason in codes:
        found = classify(_sqlite(code), path)
        assert found is not None
        assert (type(found), found.reason, found.details) == (kind, reason, {"detail": "said so"})
    numbers: list[tuple[int, type[LibraryError], str]] = [
        (errno.ENOENT, MissingLibrary, "missing"),
        (errno.ENOTDIR, MissingLibrary, "missing"),
        (errno.ELOOP, MissingLibrary, "missing"),
        (errno.EISDIR, MissingLibrary, "is-folder"),
        (errno.EACCES, MissingLibrary, "no-permission"),
        (errno.EPERM, MissingLibrary, "no-permission"),
        (errno.EEXIST, ExistingFile, "exists"),
        (errno.EROFS, ReadOnlyLibrary, "read-only"),
        (errno.ENOSPC, DiskFull, "full"),
        (errno.EDQUOT, DiskFull, "full"),
        (errno.EFBIG, DiskFull, "full"),
        (errno.EIO, FileUnreachable, "io"),
        (errno.ENAMETOOLONG, MissingLibrary, "name-too-long"),
    ]
    for number, kind, reason in numbers:
        found = classify(OSError(number, "said so"), path)
        assert found is not None
        assert (type(found), found.reason) == (kind, reason)
        assert found.details == {"detail": f"[Errno {number}] said so"}
    found = classify(OSError("said so"), path)
    assert (type(found), found and found.reason) == (FileUnreachable, "io")


def test_damage_is_told_by_the_words_of_sqlite() -> None:
    path = Path("l")
    for said in (
        "unsupported file format",
        "malformed database schema (x)",
        "Could not decode to UTF-8 column 'x'",
    ):
        found = classify(sqlite3.OperationalError(said), path)
        assert isinstance(found, CorruptLibrary)
        assert (found.reason, found.details) == ("corrupt", {"detail": said})
    for said in ("no such table: x", "no such column: x"):
        plain = sqlite3.OperationalError(said)
        found = classify(plain, path)
        assert isinstance(found, CorruptLibrary)
        assert (found.reason, found.details) == ("corrupt", {"detail": said})
        assert classify(OperationalError("SELECT 1", {}, plain), path) is None
    assert classify(sqlite3.OperationalError("near x: syntax error"), path) is None
    assert classify(sqlite3.OperationalError("x no such table"), path) is None


def test_why_a_file_could_not_be_opened_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l.piyue"
    path.touch()

    def reason(code: int, at: Path = path) -> tuple[type[LibraryError], str]:
        found = classify(_sqlite(code), at)
        assert found is not None
        assert found.details == {"detail": "said so"}
        return type(found), found.reason

    assert reason(sqlite3.SQLITE_CANTOPEN, tmp_path / "none") == (MissingLibrary, "missing")
    assert reason(sqlite3.SQLITE_CANTOPEN, tmp_path) == (MissingLibrary, "is-folder")
    for write_only in (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_FSYNC):
        assert reason(write_only, tmp_path / "none") == (FileUnreachable, "missing")
    for refused, wanted in (
        ((path, os.R_OK), (MissingLibrary, "no-permission")),
        ((path, os.W_OK), (ReadOnlyLibrary, "read-only")),
        ((tmp_path, os.W_OK), (ReadOnlyLibrary, "read-only")),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(os, "access", lambda one, how, no=refused: (Path(one), how) != no)
            assert reason(sqlite3.SQLITE_CANTOPEN) == wanted


def test_a_write_that_fails_on_a_full_disk_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "l.piyue"
    path.touch()
    writing = (
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_CANTOPEN,
    )
    usage = shutil.disk_usage(tmp_path)
    for free, full in ((0, True), ((1 << 20) - 1, True), (1 << 20, False)):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: usage._replace(free=free))
        for code in writing:
            found = classify(_sqlite(code), path)
            assert isinstance(found, DiskFull if full else FileUnreachable)
            assert (found.reason, found.details) == ("full" if full else "io", {"detail": "said so"})
        found = classify(_sqlite(sqlite3.SQLITE_IOERR_READ), path)
        assert found is not None
        assert found.reason == "io"

    def fails(_: object) -> None:
        raise OSError(5, "no such disk")

    monkeypatch.setattr(shutil, "disk_usage", fails)
    found = classify(_sqlite(sqlite3.SQLITE_IOERR_WRITE), path)
    assert isinstance(found, FileUnreachable)
    assert (found.reason, found.details) == ("io", {"detail": "said so"})


def test_a_limit_on_the_size_of_files_counts_the_larger_of_file_and_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource")
    path, log = tmp_path / "l.piyue", tmp_path / "l.piyue-wal"
    path.write_bytes(bytes(100))
    room = 1 << 20

    def reason(limit: int) -> str:
        monkeypatch.setattr(resource, "getrlimit", lambda _: (limit, resource.RLIM_INFINITY))
        found = classify(_sqlite(sqlite3.SQLITE_IOERR_WRITE), path)
        assert found is not None
        return found.reason

    assert [reason(room + 99), reason(room + 100), reason(resource.RLIM_INFINITY)] == ["full", "io", "io"]
    log.write_bytes(bytes(300))
    assert [reason(room + 299), reason(room + 300)] == ["full", "io"]


def test_half_characters_and_damaged_values_are_told(tmp_path: Path) -> None:
    with pytest.raises(BadValue) as half, classified(tmp_path):
        "\ud842".encode()
    assert (half.value.reason, half.value.details) == ("not-text", {"field": "", "value": repr("\ud842")})
    for error in (DamagedValue("said so"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "said so")):
        with pytest.raises(CorruptLibrary) as damaged, classified(tmp_path):
            raise error
        assert (damaged.value.reason, damaged.value.details) == ("corrupt", {"detail": str(error)})
    with pytest.raises(MissingLibrary) as missing, classified(tmp_path):
        raise FileNotFoundError(errno.ENOENT, "said so")
    assert isinstance(missing.value.__cause__, FileNotFoundError)
    assert (missing.value.path, missing.value.reason) == (tmp_path, "missing")
    assert str(NotFound("l", "unknown")) == "l: unknown"
