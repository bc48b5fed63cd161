"""Exports: 100,000 annotations to CSV and to a REFI-QDA project, and the memory that takes."""

import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from desktop.actions.annotate import ApplyTags
from desktop.actions.codebook import AddTagPath
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from tests.benchmarks.harness import Measured, at_most, benchmark
from tests.benchmarks.texts import reports

MANY, FEW = 100_000, 10_000
EACH = 1_000
"""Annotations on one document."""
LENGTH = 15_000
TIMES = 3


def _make(path: Path, annotations: int) -> None:
    with Library.create(path, "bench") as library:
        for number, text in enumerate(reports(annotations // EACH, LENGTH)):
            library.perform(ImportFile(read_bytes(text.encode(), f"{number}.txt")))
        tag = AddTagPath("产业/煤炭")
        tag_result = library.perform(tag).value
        for row in library.queries.documents():
            places = [(row.id, start * 14, start * 14 + 9) for start in range(EACH)]
            library.perform(ApplyTags(places, [tag_result[-1]]))


@cache
def _exports() -> dict[tuple[str, int], list[tuple[float, float]]]:
    """Return seconds and megabytes of the exports of a large library and of a small one."""
    taken: dict[tuple[str, int], list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for size in (FEW, MANY):
            library = Path(folder) / f"{size}.piyue"
            _make(library, size)
            for name in ("csv", "qdpx"):
                taken[name, size] = [_export(library, name) for _ in range(TIMES)]
    return taken


def _export(library: Path, name: str) -> tuple[float, float]:
    out = library.with_suffix(f".{name}")
    command = (sys.executable, "-m", "tests.benchmarks.export_process", str(library), name, str(out))
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(told[0]), float(told[1])


def _measured(name: str, of: int) -> Measured:
    many, few = _exports()[name, MANY], _exports()[name, FEW]
    return Measured([one[of] for one in many], [one[of] for one in few])


@benchmark("100,000 annotations to CSV", at_most(5), unit="s", floor="10,000 of them")
def to_csv() -> Measured:
    return _measured("csv", 0)


@benchmark("100,000 annotations to .qdpx", at_most(20), unit="s", floor="10,000 of them")
def to_qdpx() -> Measured:
    return _measured("qdpx", 0)


@benchmark("memory of the CSV export", at_most(1.3, "ratio"), unit="MB", floor="10,000 annotations")
def csv_memory() -> Measured:
    return _measured("csv", 1)


@benchmark("memory of the .qdpx export", at_most(1.3, "ratio"), unit="MB", floor="10,000 annotations")
def qdpx_memory() -> Measured:
    return _measured("qdpx", 1)
