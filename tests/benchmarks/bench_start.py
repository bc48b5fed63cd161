"""From the command to a readable text, and what the open reader holds, beside a bare window with a label."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_file
from tests.benchmarks.harness import Measured, at_most, benchmark
from tests.benchmarks.texts import report

TIMES = 7
_OPENING = (sys.executable, "-m", "tests.benchmarks.start_process")


@contextmanager
def _library() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "报告.txt"
        source.write_text(report(20_000), encoding="utf-8")
        with Library.create(Path(folder) / "a.piyue", "bench") as library:
            library.perform(ImportFile(read_file(source)))
        yield Path(folder) / "a.piyue"


def _usual() -> dict[str, str]:
    """Return the environment users have: Python keeps what it has compiled from the first start on."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@cache
def _starts() -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Return milliseconds and megabytes of the reader's starts and of the bare window's, taken by turns."""
    reader, bare = [], []
    with _library() as library:
        environment = {**_usual(), "PIYUE_HOME": str(library.parent / "home"), "PYTHONFAULTHANDLER": "1"}
        subprocess.run([*_OPENING, "close", str(library)], env=environment, check=True)
        for _ in range(TIMES + 1):
            bare.append(_start(environment, "bare"))
            reader.append(_start(environment, "open", str(library)))
    return reader[1:], bare[1:]  # the first of each warms the disk's cache


def _start(environment: Mapping[str, str], *what: str) -> tuple[float, float]:
    began = time.perf_counter()
    with subprocess.Popen([*_OPENING, *what], env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        painted = process.stdout.readline()
        taken = (time.perf_counter() - began) * 1000
        held = process.stdout.readline()
        if painted != "painted\n" or not held:
            raise RuntimeError(f"{what} said {painted + held!r} and ended with status {process.wait()}")
        return taken, float(held)


@benchmark("start to the first readable text", at_most(2.5, "ratio"), floor="a bare window with a label")
def start() -> Measured:
    reader, bare = _starts()
    return Measured([taken for taken, _ in reader], [taken for taken, _ in bare])


@benchmark("resident memory, a report open", at_most(250), unit="MB", floor="a bare window with a label")
def memory() -> Measured:
    reader, bare = _starts()
    return Measured([held for _, held in reader], [held for _, held in bare])
