"""Killed while files are imported: whole batches are in the library; importing again adds the rest."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.actions.backups import check
from desktop.actions.import_batch import FILES, ImportBatch
from desktop.actions.library import Library
from tests.actions.factories import steps
from tests.actions.import_files import files
from tests.helpers.commands import ROOT

COUNT = 2 * FILES + 3
"""Files that are imported: two whole batches, and one that is not full."""

_WORK = """
import sys
from desktop.actions.documents import ImportFile
from desktop.actions.import_batch import ImportBatch
from desktop.actions.library import Library
from tests.actions.import_files import files

path, count, moment, last = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
calls = {"before": 0, "after": 0, "written": 0}

def reached(what):
    calls[what] += 1
    if what == moment and calls[what] == last:
        print("here", flush=True)
        sys.stdin.read()  # until this process is killed

do, perform_all = ImportFile.do, Library.perform_all

def watched_do(action, work):
    reached("before")
    result = do(action, work)
    reached("after")
    return result

def watched_perform_all(library, actions):
    result = perform_all(library, actions)
    reached("written")
    return result

ImportFile.do, Library.perform_all = watched_do, watched_perform_all
with Library.open(path, "甲") as library:
    batch = ImportBatch(library, lambda write: write())
    for action in files(count):
        list(batch.add(action))
    list(batch.write())
"""


def _kill(path: Path, moment: str, last: int) -> None:
    """Let another process import the files, and kill it at a moment."""
    command = [sys.executable, "-c", _WORK, str(path), str(COUNT), moment, str(last)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


def _texts(library: Library) -> list[str]:
    return [library.queries.text(row.id) for row in library.queries.documents()]


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize(
    ("moment", "last", "held"),
    [
        ("before", 1, 0),
        ("before", 4, 0),
        ("after", FILES, 0),  # all files of the batch are written, and nothing is committed
        ("written", 1, FILES),
        ("before", FILES + 1, FILES),
        ("after", FILES + 5, FILES),
        ("before", 2 * FILES + 2, 2 * FILES),
        ("written", 3, COUNT),
    ],
)
def test_killed_while_a_batch_is_written(tmp_path: Path, moment: str, last: int, held: int) -> None:
    path = tmp_path / "l.piyue"
    Library.create(path, "甲").close()
    _kill(path, moment, last)
    texts = [action.source.drafts[0].text for action in files(COUNT)]
    assert check(path) == []
    with Library.open(path, "甲") as library:
        assert _texts(library) == texts[:held]
        assert len(steps(path)) == held
        batch = ImportBatch(library, lambda write: write())
        written = [one for action in files(COUNT) for one in batch.add(action)]
        results = [one for some in (*written, *batch.write()) for one in some.results]
        assert [len(one.made) for one in results] == [0] * held + [1] * (COUNT - held)
        assert [len(one.duplicates) for one in results] == [1] * held + [0] * (COUNT - held)
        assert _texts(library) == texts
        while library.undo():
            pass
        assert _texts(library) == []
    assert check(path) == []
