"""How importing and exporting grow with the number of documents: exponents of three sizes, 1 being linear."""

import math
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

from desktop.actions import exports
from desktop.actions.codebook import AddTagPath
from desktop.actions.derived_data import update_figures
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.draft import Draft, SourceFile
from desktop.text.metadata import Metadata
from tests.benchmarks.annotated_library import Fill
from tests.benchmarks.harness import Measured, at_least, at_most, benchmark, usual_environment
from tests.benchmarks.texts import report

SIZES = (500, 1_000, 2_000)
"""Documents."""

EXPORT_SIZES = (1_000, 2_000, 4_000)
"""Documents that are exported: so many that a workbook has no sheet of figures, which takes far longer."""

EXPORT_RUNS = 3
"""Exports of one library whose least time counts: one run of a third of a second is off by half at times."""

LARGE = 10_000
CHARACTERS = 3_000
EACH = 10
"""Annotations of a document."""

REPORTS = 400
REPORT = 15_000
"""Characters of a report of middling length."""

PROSE = 16
"""Sentences of it without a figure for each four with them."""

FILES = 50
FORMATS = tuple(name for name in exports.FORMATS if name not in ("figures", "codebook", "qdc", "md"))
"""All but figures, whose recognition is measured by itself, and codebooks, which do not grow."""

LARGE_BOUNDS_S = {"qdpx": 15}


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Return the power of the size that the time grows with: the slope of both logarithms (least squares)."""
    x, y = [math.log(size) for size in sizes], [math.log(one) for one in seconds]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    upper = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    return upper / sum((a - mean_x) ** 2 for a in x)


@cache
def _large_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(ignore_cleanup_errors=True)


@cache
def _large_library() -> Path:
    """Return a library of 10,000 documents with annotations, made once."""
    path = Path(_large_folder().name) / "large.piyue"
    _make(path, LARGE, annotations=EACH)
    return path


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        yield Path(name)


def _write_files(folder: Path, number: int) -> None:
    folder.mkdir()
    for one in range(number):
        (folder / f"{one:05}.txt").write_text(report(CHARACTERS, one + 1), encoding="utf-8")


def _import(files: Path, library: Path) -> float:
    """Return the seconds that the command takes to import a folder of files."""
    command = [sys.executable, "-m", "desktop", "import", str(files), "--library", str(library)]
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=usual_environment())
    return time.perf_counter() - began


def _make(
    path: Path, documents: int, *, annotations: int = 0, characters: int = CHARACTERS, prose: int = 0
) -> None:
    """Make a library of documents of so many characters and so much prose, each with as many annotations."""
    with Library.create(path, "bench") as library:
        for first in range(0, documents, 500):
            numbers = range(first, min(first + 500, documents))
            drafts = tuple(_draft(number, characters, prose) for number in numbers)
            library.perform(ImportFile(SourceFile(f"{first}.txt", b"%d" % first, "utf-8", False, drafts)))
        if annotations:
            tag = library.perform(AddTagPath("产业/煤炭")).value[-1]
            for row in library.queries.documents():
                text = library.queries.text(row.id)
                places = [(n * 90, n * 90 + 20) for n in range(annotations)]
                library.perform(Fill(rows=[(row.id, row.version_id, text, *place, tag) for place in places]))


def _draft(number: int, characters: int, prose: int) -> Draft:
    text = report(characters, number + 1, prose=prose)
    metadata = Metadata(title=f"{number}号报告", kind="report", year=2000 + number % 25)
    return Draft(text, metadata, f"{number}.txt", number % 500, 0, len(text))


@benchmark("growth of importing files, 500 to 2,000", at_most(1.05), unit="exponent")
def import_growth() -> Measured:
    with _folder() as folder:
        seconds = []
        for size in SIZES:
            _write_files(folder / str(size), size)
            seconds.append(_import(folder / str(size), folder / f"{size}.piyue"))
    return Measured([exponent(SIZES, seconds)])


@benchmark(
    "importing 50 files into a library of 10,000 documents",
    at_most(1.5, "ratio"),
    unit="s",
    floor="into an empty one",
)
def import_into_many() -> Measured:
    with _folder() as folder:
        _write_files(folder / "files", FILES)
        shutil.copy(_large_library(), folder / "many.piyue")
        return Measured(
            [_import(folder / "files", folder / "many.piyue")],
            [_import(folder / "files", folder / "empty.piyue")],
        )


@cache
def _deriving() -> dict[int, float]:
    """Return the seconds that two worker processes take for the figures of so many documents, as rows."""
    seconds = {}
    with _folder() as folder:
        for size in SIZES:
            path = folder / f"{size}.piyue"
            _make(path, size)
            with Library.open(path) as library:
                began = time.perf_counter()
                assert update_figures(library, processes=2) == size
                seconds[size] = time.perf_counter() - began
    return seconds


@benchmark(
    "figures of 400 reports of 15,000 characters, as dense as real ones, as rows, by two worker processes",
    at_least(2_000 / 30),
    unit="/s",
)
def deriving() -> Measured:
    """Measure by the aim of 10,000 reports in 2.5 minutes."""
    with _folder() as folder:
        _make(folder / "many.piyue", REPORTS, characters=REPORT, prose=PROSE)
        with Library.open(folder / "many.piyue") as library:
            began = time.perf_counter()
            assert update_figures(library, processes=2) == REPORTS
            return Measured([REPORTS / (time.perf_counter() - began)])


@benchmark("growth of deriving figures, 500 to 2,000 documents", at_most(1.05), unit="exponent")
def deriving_growth() -> Measured:
    seconds = _deriving()
    return Measured([exponent(SIZES, [seconds[size] for size in SIZES])])


@cache
def _exports() -> dict[str, list[float]]:
    """Return for each format the least seconds that exporting the libraries of the three sizes takes."""
    assert min(EXPORT_SIZES) > exports.FIGURES_SHEET_LIMIT
    seconds: dict[str, list[float]] = {name: [] for name in FORMATS}
    with _folder() as folder:
        for size in EXPORT_SIZES:
            library = folder / f"{size}.piyue"
            _make(library, size, annotations=EACH)
            for name in FORMATS:
                seconds[name].append(min(_export(library, name, folder) for _ in range(EXPORT_RUNS)))
    return seconds


def _export(library: Path, name: str, folder: Path) -> float:
    """Return the seconds that an export of all takes, in a format, to a file in a folder."""
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks.export_process",
        str(library),
        name,
        str(folder / f"out{exports.ending_of(name)}"),
    ]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(told.stdout.split()[0])


def _export_large(name: str) -> Measured:
    with _folder() as folder:
        return Measured([_export(_large_library(), name, folder)])


def _growth(name: str) -> Measured:
    return Measured([exponent(EXPORT_SIZES, _exports()[name])])


def _declare(name: str) -> Callable[[], Measured]:
    title = f"growth of exporting to {name}, 1,000 to 4,000 documents with 10 annotations each"
    return benchmark(title, at_most(1.1), unit="exponent")(partial(_growth, name))


def _declare_large(name: str) -> Callable[[], Measured]:
    title = f"exporting 10,000 documents with 10 annotations each to {name}"
    bound = at_most(LARGE_BOUNDS_S[name]) if name in LARGE_BOUNDS_S else None
    return benchmark(title, bound, unit="s")(partial(_export_large, name))


EXPORTS = [_declare(name) for name in FORMATS]
LARGE_EXPORTS = [_declare_large(name) for name in FORMATS]
