"""What is open in this process is counted, with its logs and every name that leads to it."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import posix_locks
from db.posix_locks import identity, is_in_use, register, release, times_open


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "l.piyue"
    path.write_bytes(b"0123456789")
    return path


@pytest.fixture
def registered(file: Path) -> Iterator[posix_locks.Identity]:
    found = register(file)
    yield found
    while times_open(found):
        release(found)


def test_a_file_is_open_as_often_as_it_was_taken_and_not_let_go(file: Path) -> None:
    assert times_open(identity(file)) == 0
    first = register(file)
    assert first == identity(file) == (file.stat().st_dev, file.stat().st_ino)
    assert times_open(first) == 1
    assert register(file) == first
    assert times_open(first) == 2
    release(first)
    assert (times_open(first), is_in_use(file)) == (1, True)
    release(first)
    assert (times_open(first), is_in_use(file)) == (0, False)
    with posix_locks.held(file):
        assert times_open(first) == 1
    assert times_open(first) == 0
    with pytest.raises(ZeroDivisionError), posix_locks.held(file):
        raise ZeroDivisionError
    assert times_open(first) == 0


def test_what_is_not_there_is_not_taken(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        register(tmp_path / "none")
    with posix_locks.held(tmp_path / "none"):
        assert not is_in_use(tmp_path / "none")
    assert not is_in_use("\x00")
    assert not is_in_use("")


def test_those_who_write_into_a_log_are_told_apart(
    file: Path, registered: posix_locks.Identity, tmp_path: Path
) -> None:
    register(file)
    log, other = (1, 2), (3, 4)
    assert times_open(registered, but_with=log) == 2
    posix_locks.note_log(registered, log)
    assert times_open(registered, but_with=log) == 1
    assert times_open(registered, but_with=other) == 2
    posix_locks.note_log(registered, log)
    assert times_open(registered, but_with=log) == 0
    assert times_open(registered) == 2
    posix_locks.note_log(registered, log, -1)
    assert times_open(registered, but_with=log) == 1
    posix_locks.note_log(registered, None)
    posix_locks.note_log((9, 9), log)
    assert times_open((9, 9), but_with=log) == 0
    assert times_open((9, 9)) == 0


def test_a_library_with_what_stands_beside_it_is_in_use_under_all_its_names(
    file: Path, registered: posix_locks.Identity, tmp_path: Path
) -> None:
    link, hard, plain = tmp_path / "link", tmp_path / "hard", tmp_path / "plain"
    link.symlink_to(file)
    hard.hardlink_to(file)
    plain.write_bytes(b"x")
    for tail in posix_locks.BESIDE:
        Path(f"{file}{tail}").write_bytes(b"beside")
    assert posix_locks.BESIDE == ("-wal", "-shm", "-journal")
    names: list[str | Path] = [file, str(file), link, hard]
    for one in (*names, *(f"{file}{tail}" for tail in posix_locks.BESIDE)):
        assert is_in_use(one)
        with pytest.raises(posix_locks.InUse) as raised, posix_locks.opened(one):
            pass
        assert (raised.value.errno, raised.value.filename) == (errno.EACCES, os.fspath(one))
        assert raised.value.strerror == "it belongs to a library that is open"
    assert not is_in_use(plain)
    with posix_locks.opened(plain) as source:
        assert source.read() == b"x"


def test_the_beginning_of_a_library_may_be_read_while_it_is_open(
    file: Path, registered: posix_locks.Identity
) -> None:
    for count in (4, 6, 4, 99):
        assert posix_locks.first_bytes(file, count) == b"0123456789"[:count]
    release(registered)
    assert posix_locks.first_bytes(file, 2) == b"01"
    with pytest.raises(FileNotFoundError):
        posix_locks.first_bytes(file.with_name("none"), 2)


def test_one_handle_is_kept_however_often_the_beginning_is_read(
    file: Path, registered: posix_locks.Identity
) -> None:
    folder = Path("/proc/self/fd")
    if not folder.is_dir():
        pytest.skip("the system does not list the handles of a process")

    def handles() -> int:
        return sum(os.path.realpath(one) == os.path.realpath(file) for one in folder.iterdir())

    for _ in range(3):
        posix_locks.first_bytes(file, 4)
        assert handles() == 1
    release(registered)
    assert handles() == 0


def test_a_file_that_becomes_a_library_while_it_is_read_stays_readable(file: Path) -> None:
    with posix_locks.opened(file) as source:
        assert source.read(3) == b"012"
        found = register(file)
        assert source.read() == b"3456789"
    assert posix_locks.first_bytes(file, 5) == b"01234"
    release(found)
    assert not is_in_use(file)
