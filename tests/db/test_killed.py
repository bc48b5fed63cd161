"""Killed at any moment: what was confirmed is there, nothing is there by half."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.backup import verify
from desktop.actions.backups import back_up, backups, check
from desktop.actions.library import Library
from tests.actions.factories import TEXT, imported, rows, steps, tagged
from tests.helpers.commands import ROOT

_WORK = """
import sys
from desktop.actions.library import Library
from desktop.actions.annotate import AddAnnotation, DeleteAnnotations, SetNote
from desktop.actions.documents import ImportFile
from tests.actions.factories import source
library = Library.open(sys.argv[1], "甲")
document, tag = sys.argv[2:4]
print("ready", flush=True)
for number in range(100000):
    action = AddAnnotation(document, number % 20, number % 20 + 3, tag)
    library.perform(action)
    library.perform(SetNote(action.id, f"注{number}"))
    if number % 3 == 0:
        library.undo()
        library.redo()
    library.perform(ImportFile(source(f"第{number}篇\\n" * 50, name=f"{number}.txt")))
    print(number, action.id, flush=True)
"""


def _killed_after(path: Path, document: str, tag: str, seconds: float) -> list[str]:
    """Let the work run for a while, kill it, and return the annotations it had confirmed."""
    process = subprocess.Popen(
        [sys.executable, "-c", _WORK, str(path), document, tag], stdout=subprocess.PIPE, cwd=ROOT, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    said = process.stdout.read()
    process.stdout.close()
    process.wait()
    lines = said.split("\n")[:-1]  # what stands after the last line end may be cut off
    return [line.split()[1] for line in lines]


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize("seed", [1, 2, 3, *(pytest.param(n, marks=pytest.mark.slow) for n in range(4, 64))])
def test_killed_while_working(tmp_path: Path, seed: int) -> None:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        document, tag = imported(library), tagged(library)
    confirmed = _killed_after(library.path, document, tag, random.Random(seed).uniform(0.0, 0.25))
    assert check(library.path) == []
    with Library.open(library.path) as again:
        found = {row.id: row for row in again.queries.annotations()}
        assert set(confirmed) <= set(found)
        assert len(found) <= len(confirmed) + 1
        assert all(found[one].note.startswith("注") for one in confirmed)
        assert all(row.quote == TEXT[row.start : row.end] for row in found.values())
        assert len(again.queries.documents()) in (len(confirmed) + 1, len(confirmed) + 2)
        assert all(again.queries.text(row.id) for row in again.queries.documents())
        assert {state for _, state in steps(again.path)} <= {"done", "undone"}
        while again.undo():
            pass
        assert again.queries.annotations() == []
    assert check(library.path) == []


@pytest.mark.skipif(os.name != "posix", reason="limits of a process")
def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        document = imported(library)
    limited = (
        "import resource, sys\n"
        "from desktop.actions.errors import DiskFull\n"
        "from desktop.actions.library import Library\n"
        "from desktop.actions.documents import ImportFile\n"
        "from tests.actions.factories import source\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))\n"
        "library = Library.open(sys.argv[1])\n"
        "try:\n"
        "    for number in range(1000):\n"
        "        library.perform(ImportFile(source(f'第{number}篇' * 2000, name=str(number))))\n"
        "        print(number, flush=True)\n"
        "except DiskFull as error:\n"
        "    print(error.reason, len(library.queries.documents()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, library.path], capture_output=True, text=True, cwd=ROOT, check=True
    )
    *numbers, last = done.stdout.split("\n")[:-1]
    assert last == f"full {len(numbers) + 1}"
    with Library.open(library.path) as again:
        assert len(again.queries.documents()) == len(numbers) + 1
        assert again.queries.text(document) == TEXT
        tagged(again)


_RESTORING = """
import sys
from pathlib import Path
from desktop.actions.backups import backups, restore
path = Path(sys.argv[1])
one, other = backups(path)[:2]
print("ready", flush=True)
while True:
    restore(path, one.path)
    restore(path, other.path)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=pytest.mark.slow) for n in range(2, 30))])
def test_killed_while_restoring(tmp_path: Path, seed: int) -> None:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        imported(library, "第一篇\n" * 20_000)
        back_up(library.path)
        states = [rows(library.path)]
        for number in range(20):
            imported(library, f"第{number}篇\n" * 20_000)
        back_up(library.path)
        states.append(rows(library.path))
    process = subprocess.Popen(
        [sys.executable, "-c", _RESTORING, str(library.path)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    time.sleep(random.Random(seed).uniform(0.0, 0.5))
    os.kill(process.pid, signal.SIGKILL)
    process.stdout.close()
    process.wait()
    assert check(library.path) == []
    assert rows(library.path) in states
    for one in backups(library.path):
        verify(one.path)
