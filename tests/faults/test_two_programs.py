"""Two programs write into one library while dialogs come and go in one of them: nothing is lost."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.actions.backups import check
from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from tests.helpers.commands import ROOT
from tests.views.conftest import report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    made = folder / "l.piyue"
    with Library.create(made, "甲") as library:
        library.perform(ImportFile(read_bytes(report().encode(), "报告.txt")))
        library.perform(AddTag("招商"))
    (folder / "library.txt").hardlink_to(made)
    (folder / "noname").symlink_to(made)
    return made


def both_write(path: Path, seconds: float) -> None:
    """Let a window work for some seconds while another program comes, writes and goes."""
    command = [sys.executable, "-m", "tests.faults.among_dialogs", str(path), str(seconds)]
    window = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert window.stdout is not None
    assert window.stdout.readline() == "begun\n"
    here: list[str] = []
    end = time.monotonic() + seconds + 3
    while time.monotonic() < end and window.poll() is None:
        with Library.open(path, "乙", patience=10) as library:
            for _ in range(3):
                action = AddTag(f"标签{len(here)}")
                library.perform(action)
                here.append(action.name)
        (path.parent / f"{len(here)}.txt").write_text(report("新县", 1990 + len(here) % 30), "utf-8")
        time.sleep(0.02)
    said, complained = window.communicate(timeout=60)
    assert window.returncode == 0, complained
    assert "action failed" not in complained
    confirmed = said.split()
    assert confirmed
    assert here
    with Library.open(path) as library:
        assert set(confirmed) <= {row.id for row in library.queries.annotations()}
        assert set(here) <= {row.name for row in library.queries.tags()}
    assert check(path) == []


def test_nothing_is_lost(path: Path) -> None:
    both_write(path, 5)


@pytest.mark.slow
def test_nothing_is_lost_in_a_minute(path: Path) -> None:
    both_write(path, 60)
