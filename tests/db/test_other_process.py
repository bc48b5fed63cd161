"""Another program writes and leaves while the library is open here: nothing written here may be lost."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.actions.backups import back_up, check
from desktop.actions.codebook import AddTag
from desktop.actions.library import Library
from tests.helpers.commands import ROOT

_WRITE = """
import sys
from desktop.actions.codebook import AddTag
from desktop.actions.library import Library
with Library.open(sys.argv[1], "乙") as library:
    for name in sys.argv[2:]:
        library.perform(AddTag(name))
"""


def _elsewhere(path: Path, *names: str) -> None:
    """Add tags in a process of its own, which closes the library again."""
    subprocess.run([sys.executable, "-c", _WRITE, str(path), *names], check=True, cwd=ROOT)


def _names(path: Path) -> set[str]:
    with Library.open(path, "丙") as library:
        return {tag.name for tag in library.queries.tags()}


def _open_again(path: Path) -> None:
    Library.open(path, "甲").close()


def _read_as_a_file(path: Path) -> None:
    """What importing a folder does to whatever lies in it, and what a file chooser does for its icons."""
    path.read_bytes()


def _back_up(path: Path) -> None:
    back_up(path, "daily", path.parent / "copies")


@pytest.mark.parametrize(
    "preview",
    [_back_up, lambda path: check(path), _open_again, _read_as_a_file],
    ids=["backup", "check", "open", "read"],
)
def test_what_is_written_after_another_program_left_is_kept(
    tmp_path: Path, preview: Callable[[Path], object]
) -> None:
    path = tmp_path / "l.piyue"
    with Library.create(path, "甲") as library:
        library.perform(AddTag("一"))
        preview(path)
        _elsewhere(path, "二")
        assert {tag.name for tag in library.queries.tags()} == {"一", "二"}
        assert library.changed_elsewhere() and not library.changed_elsewhere()
        library.perform(AddTag("三"))
        _elsewhere(path, "四")
        library.perform(AddTag("五"))
        assert {tag.name for tag in library.queries.tags()} == {*"一二三四五"}
    assert _names(path) == {*"一二三四五"}
    assert not check(path)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere nobody can take a file away that is open")
@pytest.mark.parametrize("preview", [_back_up, check, _open_again], ids=["backup", "check", "open"])
def test_looking_at_an_open_library_leaves_its_log_where_it_is(
    tmp_path: Path, preview: Callable[[Path], object]
) -> None:
    path = tmp_path / "l.piyue"
    log = path.with_name("l.piyue-wal")
    with Library.create(path, "甲") as library:
        library.perform(AddTag("一"))
        before = log.stat().st_ino
        preview(path)
        _elsewhere(path, "二")
        assert log.stat().st_ino == before
        library.perform(AddTag("三"))
    assert _names(path) == {*"一二三"}
