"""The default library: made on the first start, told when it is gone, never replaced in silence."""

from pathlib import Path

import pytest

from desktop import paths
from tests.helpers.commands import piyue


def test_the_first_start_makes_it_and_the_second_misses_it() -> None:
    assert piyue("documents").out.count("\n") > 1
    path = paths.default_library()
    path.unlink()
    for command in (["documents"], ["annotations"], ["history"], ["check"], ["backup"], ["import", __file__]):
        done = piyue(*command)
        assert done.status == 1 and "can't be found" in done.err, command
        assert done.err.count("\n") == 1
        assert not path.exists()
    assert "找不到文库" in piyue("documents", LC_ALL="zh_CN.UTF-8").err


def test_it_is_made_again_when_it_is_named(tmp_path: Path) -> None:
    piyue("documents")
    path = paths.default_library()
    path.unlink()
    (tmp_path / "x.txt").write_text("工作报告", encoding="utf-8")
    assert piyue("import", tmp_path / "x.txt", "--library", path).status == 0
    assert piyue("documents").status == 0


def test_a_backup_brings_it_back() -> None:
    before = piyue("documents").out
    made = piyue("backup").out.strip()
    path = paths.default_library()
    path.unlink()
    assert made in piyue("restore").out
    done = piyue("restore", made)
    assert done.status == 0, done.err
    assert "with .broken in its name" not in done.out
    assert piyue("documents").out == before


@pytest.mark.parametrize("sign", ["backup", "aside", "log"])
def test_what_lies_beside_it_tells_that_it_was_there(sign: str) -> None:
    """Also where a Piyue that kept no note of it made the library."""
    piyue("documents")
    path = paths.default_library()
    paths.known_libraries().unlink()
    if sign == "backup":
        piyue("backup")
    elif sign == "aside":
        path.with_name(f"{path.name}.20260101T000000000000Z.broken").write_bytes(b"")
    else:
        path.with_name(f"{path.name}-wal").write_bytes(b"x")
    path.unlink()
    assert "can't be found" in piyue("documents").err
    assert not path.exists()


def test_without_any_sign_it_is_a_first_start() -> None:
    piyue("documents")
    path = paths.default_library()
    paths.known_libraries().unlink()
    path.unlink()
    assert piyue("documents").status == 0
    assert path.exists()


def test_a_damaged_library_is_told_with_its_backups(tmp_path: Path) -> None:
    path = tmp_path / "l.piyue"
    (tmp_path / "x.txt").write_text("工作报告", encoding="utf-8")
    piyue("import", tmp_path / "x.txt", "--library", path)
    made = piyue("backup", "--library", path).out.strip()
    data = path.read_bytes()
    for damaged in (b"\x00" * 4096 + data[4096:], data[:9000], b""):
        path.write_bytes(damaged)
        done = piyue("documents", "--library", path)
        assert done.status == 1 and made in done.err and "backups: 1" in done.err
        assert path.read_bytes() == damaged
