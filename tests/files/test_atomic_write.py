"""A file is written whole or not at all."""

import os
import time
from errno import ENOSPC
from pathlib import Path

import pytest

from desktop.files.atomic_write import TargetIsLibrary, atomic_write, same_place

OLD, NEW = b"old", b"new"


def entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "批注.csv"
    with atomic_write(path) as out:
        out.write(NEW)
        assert not path.exists()
    assert path.read_bytes() == NEW
    assert entries(tmp_path) == ["批注.csv"]


def test_an_old_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(OLD)
    path.chmod(0o640)
    with atomic_write(path) as out:
        out.write(NEW)
        assert path.read_bytes() == OLD
    assert path.read_bytes() == NEW
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="permission bits are POSIX's")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o027, 0o640), (0o077, 0o600)])
def test_a_new_file_may_be_read_by_those_whom_the_mask_lets(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        with atomic_write(tmp_path / "a.csv") as out:
            out.write(NEW)
        with atomic_write(tmp_path / "own.json", private=True) as out:
            out.write(NEW)
    finally:
        os.umask(before)
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == mode
    assert (tmp_path / "own.json").stat().st_mode & 0o777 == 0o600


def test_what_replaces_a_private_file_is_private_while_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(OLD)
    path.chmod(0o600)
    with atomic_write(path) as out:
        out.write(NEW)
        (unfinished,) = set(tmp_path.iterdir()) - {path}
        assert unfinished.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "error", [OSError(ENOSPC, "No space left on device"), ValueError("x"), KeyboardInterrupt()]
)
def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(OLD)
    with pytest.raises(type(error)), atomic_write(path) as out:
        out.write(NEW)
        raise error
    assert path.read_bytes() == OLD
    assert entries(tmp_path) == ["a.csv"]


def test_a_replacement_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(OLD)

    def in_use(*_args: object) -> None:
        raise PermissionError(13, "open elsewhere")

    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(PermissionError), atomic_write(path) as out:
        out.write(NEW)
    assert path.read_bytes() == OLD
    assert entries(tmp_path) == ["a.csv"]


def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    path = tmp_path / ("批" * 83 + ".csv")
    assert len(os.fsencode(path.name)) == 253
    with atomic_write(path) as out:
        out.write(NEW)
    assert path.read_bytes() == NEW


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(OLD)
    (tmp_path / "link.csv").symlink_to("a.csv")
    with atomic_write(tmp_path / "link.csv") as out:
        out.write(NEW)
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "a.csv").read_bytes() == NEW


def test_neither_a_folder_nor_a_device_is_written_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, error in (
        (tmp_path, IsADirectoryError),
        (tmp_path / "pipe", FileExistsError),
        (Path(os.devnull), FileExistsError),
        (tmp_path / "missing" / "a.csv", FileNotFoundError),
    ):
        with pytest.raises(error), atomic_write(path) as out:
            out.write(NEW)
    assert entries(tmp_path) == ["pipe"]


@pytest.mark.parametrize("name", ["l.piyue", "l.piyue-wal", "l.piyue-shm", "l.piyue-journal", "link", "hard"])
def test_a_library_and_its_log_are_never_written_over(tmp_path: Path, name: str) -> None:
    library = tmp_path / "l.piyue"
    library.write_bytes(b"SQLite format 3\0 and more")
    (tmp_path / "l.piyue-wal").write_bytes(OLD)
    (tmp_path / "hard").hardlink_to(library)
    if os.name == "posix":
        (tmp_path / "link").symlink_to(library)
    else:
        (tmp_path / "link").hardlink_to(library)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(TargetIsLibrary), atomic_write(tmp_path / name) as out:
        out.write(NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_what_killed_programs_left_is_cleared_away_after_a_day(tmp_path: Path) -> None:
    a_day_ago = time.time() - 86_500
    for name in (".piyue-0123456789ab", ".piyue-young0000000", ".piyue-notes", "piyue-0123456789ab"):
        (tmp_path / name).write_bytes(OLD)
        os.utime(tmp_path / name, (a_day_ago, a_day_ago))
    (tmp_path / ".piyue-ffffffffffff").write_bytes(OLD)
    (tmp_path / ".piyue-aaaaaaaaaaaa").mkdir()
    os.utime(tmp_path / ".piyue-aaaaaaaaaaaa", (a_day_ago, a_day_ago))
    with atomic_write(tmp_path / "a.csv") as out:
        out.write(NEW)
    assert entries(tmp_path) == [
        ".piyue-aaaaaaaaaaaa",
        ".piyue-ffffffffffff",
        ".piyue-notes",
        ".piyue-young0000000",
        "a.csv",
        "piyue-0123456789ab",
    ]


def test_two_names_of_one_place(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    one = tmp_path / "x.csv"
    (tmp_path / "link.csv").symlink_to(one)
    for other in ("x.csv", "folder/../x.csv", "X.csv", "link.csv"):
        assert same_place(one, tmp_path / other), other
    for other in ("x.csv.manifest.json", "folder/x.csv", "y.csv"):
        assert not same_place(one, tmp_path / other), other
    assert same_place(tmp_path / "é.csv", tmp_path / "e\N{COMBINING ACUTE ACCENT}.csv")
