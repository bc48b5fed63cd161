"""``python -m tests.faults.monkey --seed N --seconds S``: random keys, clicks, menus and dialogs at a window.

The window runs in a process of its own, so that a crash is seen. The exit status is 0 where there was no
exception, no warning of Qt, no crash and no hang, memory stayed level after the first minute, and every
library passes ``piyue check`` afterwards; else 1: what happened is printed then, with the last events.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

LAST = 40
"""So many of the last events are told."""

BEGINNING = 60
"""Seconds after each command has been given once, when measuring begins; then memory has to stay level."""

MEASURES = 5
"""So many measures of the memory, ten seconds of them, count together."""

SQLITE = b"SQLite format 3"
"""How a library begins."""

PATIENCE = 300
"""Seconds that start, preparation and end may take beside the monkey's own time."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a run.

    Attributes:
        faults: What went wrong, each in words; empty when nothing did.
        events: Number of gestures.
        memory: MB that the window used: after the first minute, and at the end; 0 where unknown.
        last: The last events.
    """

    faults: list[str]
    events: int
    memory: tuple[float, float]
    last: list[str]

    def told(self) -> str:
        """Say it all."""
        last = ["", f"The last {LAST} of {self.events} events:", *self.last]
        lines = [*self.faults, *last] if self.faults else []
        before, after = self.memory
        return "\n".join([*lines, f"{self.events} events; memory {before:.0f} MB, at the end {after:.0f} MB"])


def run(folder: Path, seed: int, seconds: float) -> Run:
    """Let the monkey work in a folder, and look at what it left."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PIYUE_HOME": str(folder / "home"),
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-X", "faulthandler", "-W", "error", "-m", "tests.faults.monkey_window"]
    said = folder / "stderr.log"
    with said.open("wb") as err:
        done = subprocess.run(
            [*command, str(folder), str(seed), str(seconds)],
            stderr=err,
            cwd=folder,
            env=environment,
            check=False,
            timeout=seconds + PATIENCE,
        )
    faults = []
    words = said.read_text(encoding="utf-8", errors="replace").strip()
    if done.returncode:
        faults.append(f"The window ended with status {done.returncode}:\n{words}")
    told = folder / "faults.log"
    if told.is_file() and told.stat().st_size:
        faults.append(told.read_text(encoding="utf-8"))
    faults += checked(folder, environment)
    memory = remembered(folder / "memory.csv")
    if memory[1] > allowed(memory[0]):
        faults.append(f"Memory grew from {memory[0]:.0f} to {memory[1]:.0f} MB")
    log = folder / "events.log"
    events = log.read_text(encoding="utf-8").splitlines() if log.is_file() else []
    return Run(faults, len(events), memory, events[-LAST:])


def checked(folder: Path, environment: dict[str, str]) -> list[str]:
    """Return what ``piyue check`` finds in the libraries that the monkey had."""
    found = []
    for path in sorted((folder / "files").glob("*.piyue")):
        if not path.read_bytes().startswith(SQLITE):
            continue  # an export that was given this name
        command = [sys.executable, "-m", "desktop", "check", "--library", str(path)]
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False, timeout=PATIENCE
        )
        if done.returncode:
            found.append(f"check of {path.name}: {done.stdout}{done.stderr}")
    return found


def remembered(path: Path) -> tuple[float, float]:
    """Return the memory after the first minute and at the end, each the median of ten seconds, in MB."""
    if not path.is_file():
        return 0.0, 0.0
    sizes = [tuple(map(float, line.split(","))) for line in path.read_text(encoding="ascii").splitlines()]
    first = sizes[0][0] if sizes else 0.0
    after = [size for at, size in sizes if at - first >= BEGINNING]
    if len(after) < 2 * MEASURES:
        return 0.0, 0.0
    return statistics.median(after[:MEASURES]), statistics.median(after[-MEASURES:])


def allowed(before: float) -> float:
    """Return how much memory, in MB, a window may use at the end that used so much after a minute.

    Beside the fragments of the heap it holds what was first used later: readers, glyphs of other sizes.
    """
    return before * 1.25 + 40


def main(arguments: Sequence[str]) -> int:
    """Run one seed and tell what came of it."""
    parser = argparse.ArgumentParser(description="Random work at the window.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--keep", type=Path, help="a folder for the logs and libraries, made anew")
    asked = parser.parse_args(arguments)
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="piyue-monkey-"))
    folder.mkdir(parents=True, exist_ok=True)
    came = run(folder.resolve(), asked.seed, asked.seconds)
    sys.stdout.write(f"seed {asked.seed}: {came.told()}\n")
    if asked.keep is None and not came.faults:
        shutil.rmtree(folder)
    elif came.faults:
        sys.stdout.write(f"The logs and libraries are in {folder}\n")
    return int(bool(came.faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
