"""``python -m tests.faults.kill_at_random FOLDER KILLS [SEED]``: kill at random points, and see what is left.

A process is forked that performs one action after the other on a library, writing into a journal what it is
about to do and, when the action has been confirmed, the state of the library. It is killed at any moment.
Then the library has to be as the last confirmed action left it, or as the one under way would have left it:
taking that one back gives the confirmed state, row by row. The count is printed as JSON.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from db.backup import verify
from desktop.actions.backups import backups, check
from desktop.actions.library import Library
from desktop.files.annotations_csv import COLUMNS, read_annotations
from tests.faults.kill_scenarios import OFTEN, OPERATIONS, digest, exported

LONGEST = 0.4
"""Seconds after the first action within which the process is killed."""

RUNS = 12
"""Kills of one library before a new one is made."""


def _work(path: Path, journal: Path, seed: int) -> None:
    """Act until killed."""
    out = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
    rng = random.Random(seed)
    names = [name for name in OPERATIONS for _ in range(OFTEN.get(name, 1))]

    def say(**what: object) -> None:
        os.write(out, json.dumps(what).encode() + b"\n")

    with Library.open(path, "甲") as library:
        say(done="opening", state=digest(path))
        while True:
            name = rng.choice(names)
            say(begun=name, states=[digest(one.path) for one in backups(path)] if name == "restoring" else [])
            OPERATIONS[name](library, rng)
            say(done=name, state=digest(path))


def kill_once(path: Path, journal: Path, rng: random.Random) -> str:
    """Let it act, kill it, check what is left, and return what it was doing."""
    child = os.fork()
    if child == 0:
        try:
            _work(path, journal, rng.randrange(1 << 30))
        except BaseException as error:  # noqa: BLE001 - told to the parent by the exit status
            sys.stderr.write(f"{error!r}\n")
            os._exit(1)
    while not (journal.exists() and journal.stat().st_size):
        time.sleep(0.001)
    time.sleep(rng.uniform(0.0, LONGEST))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise AssertionError("the work ended by itself")
    lines = [json.loads(line) for line in journal.read_bytes().split(b"\n")[:-1]]
    journal.unlink()
    return _examine(path, lines)


def _examine(path: Path, lines: list[dict[str, Any]]) -> str:
    confirmed = next(line["state"] for line in reversed(lines) if "done" in line)
    doing = str(lines[-1].get("begun", "nothing"))
    _must(check(path) == [], f"{doing}: {check(path)}")
    for one in backups(path):
        verify(one.path)
    found = digest(path)
    if found != confirmed:
        _must(doing != "nothing", "changed without an action")
        if doing != "restoring":
            with Library.open(path, "甲") as library:
                library.redo() if doing == "undoing" else library.undo()
            _must(digest(path) == confirmed, f"{doing}: not whole")
        else:
            _must(found in lines[-1]["states"], "restored by half")
    with Library.open(path, "甲") as library:
        for row in library.queries.annotations():
            text = library.queries.version_text(row.version_id)
            _must(text[row.start : row.end] == row.quote, f"{doing}: a quote is not at its place")
        _exported_whole(library)
    _must(check(path) == [], f"{doing}: after it")
    return doing


def _exported_whole(library: Library) -> None:
    """What was exported is a whole file, and nothing lies beside it but what is known."""
    out = exported(library.path)
    if out.exists():
        with out.open("rb") as file:
            found = list(read_annotations(file))
        _must(all(set(row) == set(COLUMNS) for row in found), "a row is cut")
        _must(out.read_bytes().endswith(b"\r\n"), "the file is cut")


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)


def kill(folder: Path, times: int, seed: int) -> Counter[str]:
    """Kill as often as told, and count what was being done."""
    rng, doing = random.Random(seed), Counter[str]()
    for number in range(times):
        path = folder / f"文库{number // RUNS}.piyue"
        if not path.exists():
            Library.create(path, "甲").close()
        doing[kill_once(path, folder / "journal", rng)] += 1
    return doing


if __name__ == "__main__":
    began = time.monotonic()
    counted = kill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    told = {"kills": counted.total(), "doing": dict(counted.most_common()), "lost": 0, "half": 0}
    told["seconds"] = round(time.monotonic() - began)
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
