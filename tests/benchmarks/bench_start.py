"""From the command to a readable text and to all layers, and memory, beside a bare window with a text."""

import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes, read_file
from tests.benchmarks.harness import Measured, at_most, benchmark, usual_environment
from tests.benchmarks.texts import report

TIMES = 7
MEMORY_TIMES = 2
"""Starts of which memory is read: it hardly differs, and takes longer than a start."""

DOCUMENTS = 20
_OPENING = (sys.executable, "-m", "tests.benchmarks.start_process")


@contextmanager
def _library() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "报告.txt"
        source.write_text(report(20_000), encoding="utf-8")
        with Library.create(Path(folder) / "a.piyue", "bench") as library:
            library.perform(ImportFile(read_file(source)))
        yield Path(folder) / "a.piyue"


@dataclass(frozen=True, slots=True)
class Start:
    """How one start went.

    Attributes:
        painted: Milliseconds from the command to the first painting of the text.
        layers: Milliseconds to figures, terms and words; nan where there are none to come.
        held: Megabytes of memory held somewhat later; nan where that was not asked.
    """

    painted: float
    layers: float
    held: float


@cache
def _starts() -> tuple[list[Start], list[Start]]:
    """Return the reader's starts and those of the bare window, taken by turns."""
    reader, bare = [], []
    with _library() as library:
        environment = {
            **usual_environment(),
            "PIYUE_HOME": str(library.parent / "home"),
            "PYTHONFAULTHANDLER": "1",
        }
        subprocess.run([*_OPENING, "close", str(library)], env=environment, check=True)
        for number in range(TIMES + 1):
            how = ["--briefly"] if number <= TIMES - MEMORY_TIMES else []
            bare.append(_start(environment, "bare", str(library.parent / "报告.txt"), *how))
            reader.append(_start(environment, "open", str(library), *how))
    return reader[1:], bare[1:]  # the first of each warms the disk's cache


def _start(environment: Mapping[str, str], *what: str) -> Start:
    began = time.perf_counter()
    times: dict[str, float] = {}
    with subprocess.Popen([*_OPENING, *what], env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in map(str.strip, process.stdout):
            if line not in ("painted", "layers"):
                return Start(times["painted"], times.get("layers", math.nan), float(line))
            times[line] = (time.perf_counter() - began) * 1000
    raise RuntimeError(f"{what} said {times} and ended with status {process.wait()}")


@cache
def _work() -> tuple[float, float]:
    """Return the megabytes held after a session of work, and how often a second the idle window wakes up."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "a.piyue"
        with Library.create(path, "bench") as library:
            for number in range(DOCUMENTS):
                text = report(20_000, number + 1)
                library.perform(ImportFile(read_bytes(text.encode(), f"{number}.txt")))
            library.perform(AddTag("经济", shortcut="1"))
        environment = {**usual_environment(), "PIYUE_HOME": str(Path(folder) / "home")}
        command = [*_OPENING, "work", str(path)]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    held, wake_ups = map(float, done.stdout.split())
    return held, wake_ups


TURNS_TIMES = 3


@cache
def _turns() -> dict[str, list[float]]:
    """Return the longest turns in milliseconds of some starts, and of each page that is first shown."""
    found: dict[str, list[float]] = {}
    with _library() as library:
        environment = {**usual_environment(), "PIYUE_HOME": str(library.parent / "home")}
        subprocess.run([*_OPENING, "close", str(library)], env=environment, check=True)
        for _ in range(TURNS_TIMES):
            command = [*_OPENING, "turns", str(library)]
            done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
            for name, longest in map(str.split, done.stdout.splitlines()):
                found.setdefault(name, []).append(float(longest))
    return found


@benchmark("longest turn while the window is composed and its library opened", at_most(50))
def longest_turn_at_the_start() -> Measured:
    return Measured(_turns()["start"])


@benchmark("longest turn when a page is first shown: search, annotations, ledger, analysis", at_most(50))
def longest_turn_of_a_page() -> Measured:
    pages = ("library-search", "retrieval", "ledger", "analysis")
    return Measured([longest for page in pages for longest in _turns()[page]])


@benchmark("longest turn when handbook and settings are first shown", at_most(50))
def longest_turn_of_a_window() -> Measured:
    return Measured([longest for one in ("handbook", "settings") for longest in _turns()[one]])


@benchmark("start to the first readable text", at_most(1.3, "ratio"), floor="a bare window with the text")
def start() -> Measured:
    reader, bare = _starts()
    return Measured([one.painted for one in reader], [one.painted for one in bare])


@benchmark("start to all layers: figures, terms, words", at_most(1200))
def layers() -> Measured:
    reader, _ = _starts()
    return Measured([one.layers for one in reader])


@benchmark("resident memory, a report open", at_most(190), unit="MB", floor="a bare window with the text")
def memory() -> Measured:
    reader, bare = _starts()
    return Measured(_held(reader), _held(bare))


def _held(starts: Iterable[Start]) -> list[float]:
    return [one.held for one in starts if not math.isnan(one.held)]


@benchmark("resident memory after a session of work in twenty documents", at_most(250), unit="MB")
def memory_after_work() -> Measured:
    return Measured([_work()[0]])


if Path("/proc/self/task").exists():

    @benchmark("wake-ups of the idle window", at_most(10), unit="/s")
    def wake_ups() -> Measured:
        return Measured([_work()[1]])
