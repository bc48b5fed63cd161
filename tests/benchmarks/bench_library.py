"""The library: saving, listing, importing, beside what the bare database or disk takes."""

import hashlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTagPath
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.draft import Draft, SourceFile
from desktop.files.file_input import read_file
from desktop.text.metadata import Metadata
from tests.benchmarks.harness import Measured, at_least, at_most, benchmark, repeat, usual_environment
from tests.benchmarks.texts import report, reports
from tests.benchmarks.window_library import window_in_use
from tests.helpers.message_recorder import Recorder

MANY = 10_000
FILES = 500
LENGTH = 15_000

CHOOSING_MS = 1_000
"""So long a user chooses files, at the least; the processes that read get ready meanwhile."""


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        yield Path(name)


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)")
    return connection


@benchmark("saving an annotation", at_most(5), floor="a bare INSERT")
def saving() -> Measured:
    with _folder() as folder, Library.create(folder / "a.piyue", "bench") as library:
        path = folder / "one.txt"
        path.write_text(report(20_000), encoding="utf-8")
        library.perform(ImportFile(read_file(path)))
        document = library.queries.documents()[0]
        tag = AddTagPath("产业/煤炭")
        tag_result = library.perform(tag).value
        starts = iter(range(0, 19_000, 7))

        def save() -> None:
            start = next(starts)
            library.perform(AddAnnotation(document.id, start, start + 4, tag_result[-1]))

        taken = repeat(save, 300)
        bare = _bare(folder / "bare.db")
        floor = repeat(lambda: bare.execute("INSERT INTO note (body) VALUES (?)", ("招商引资" * 40,)), 300)
        bare.close()
    return Measured(taken, floor)


@benchmark("the list of 10,000 documents", at_most(300), floor="a bare SELECT of the rows")
def listing() -> Measured:
    with _folder() as folder:
        path = folder / "many.piyue"
        with Library.create(path, "bench") as library:
            for batch in range(0, MANY, 500):
                library.perform(ImportFile(_many(batch)))
        with Library.open(path) as library:
            taken = repeat(library.queries.documents, 20)
            assert len(library.queries.documents()) == MANY
        bare = sqlite3.connect(path)
        floor = repeat(lambda: bare.execute("SELECT * FROM document").fetchall(), 20)
        bare.close()
    return Measured(taken, floor)


def _many(first: int) -> SourceFile:
    drafts = tuple(_draft(first + number) for number in range(500))
    return SourceFile(f"{first}.txt", f"{first}".encode(), "utf-8", False, drafts)


def _draft(number: int) -> Draft:
    text = f"{number} 号报告\n地区生产总值增长5.6%。"
    metadata = Metadata(title=f"{number} 号报告", kind="report", region="云岭县", year=2000 + number % 25)
    return Draft(text, metadata, f"{number}.txt", number % 500, 0, len(text))


@benchmark("importing 500 reports of 15,000 characters", at_least(30), unit="/s", floor="reading and hashing")
def importing() -> Measured:
    with _folder() as folder, Library.create(folder / "a.piyue", "bench") as library:
        paths = []
        for number, text in enumerate(reports(FILES, LENGTH)):
            paths.append(folder / f"{number:03}.txt")
            paths[-1].write_text(text, encoding="utf-8")
        library.perform(AddTagPath("已开"))  # the first write opens what is opened once
        taken = _rates(lambda path: library.perform(ImportFile(read_file(path), group_id="bench")), paths)
        floor = _rates(lambda path: hashlib.sha256(path.read_bytes()), paths)
    return Measured(taken, floor)


@benchmark(
    "piyue import of 500 reports of 15,000 characters, with its start",
    at_most(1.5, "ratio"),
    unit="s",
    floor="copying each, and its text as a row",
)
def importing_by_command() -> Measured:
    return _beside_copies(_imported_by_command)


@benchmark(
    "500 reports of 15,000 characters imported in the window",
    at_most(1.5, "ratio"),
    unit="s",
    floor="copying each, and its text as a row",
)
def importing_in_the_window() -> Measured:
    return _beside_copies(_imported_in_the_window)


def _beside_copies(seconds_of: Callable[[Path], float]) -> Measured:
    """Measure what imports a folder of reports, and then what only copies it, each three times."""
    taken, floor = [], []
    for _ in range(3):
        with _folder() as folder:
            (folder / "reports").mkdir()
            for number, text in enumerate(reports(FILES, LENGTH)):
                (folder / "reports" / f"{number:03}.txt").write_text(text, encoding="utf-8")
            taken.append(seconds_of(folder / "reports"))
            began = time.perf_counter()
            _copy_each(folder / "reports", folder / "copied")
            floor.append(time.perf_counter() - began)
    return Measured(taken, floor)


def _imported_by_command(files: Path) -> float:
    command = [sys.executable, "-m", "desktop", "import", str(files)]
    command += ["--library", str(files.parent / "a.piyue")]
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=usual_environment())
    return time.perf_counter() - began


def _imported_in_the_window(files: Path) -> float:
    """Return the seconds from the choice of files to the list of what they hold, in a window that is in use.

    The window waits in loops of Qt's own, which let other threads compute meanwhile; `QTest.qWait` does not.
    """
    with window_in_use(lambda path: Library.create(path, "bench").close()) as window:
        began: list[float] = []

        def choose() -> list[Path]:
            choosing = QEventLoop()
            QTimer.singleShot(CHOOSING_MS, choosing.quit)
            choosing.exec()
            began.append(time.perf_counter())
            return sorted(files.iterdir())

        recorder = window.session.messages
        assert isinstance(recorder, Recorder)
        recorder.answer("choose_files", choose)
        importing = QEventLoop()
        window.import_export.importing.imported.connect(lambda _imported: importing.quit())
        QTimer.singleShot(0, window.commands["import-files"].trigger)
        importing.exec()
        QApplication.processEvents()
        taken = time.perf_counter() - began[0]
        assert len(window.documents.shown()) == FILES
        return taken


def _copy_each(files: Path, project: Path) -> None:
    """Do what a program does that keeps texts without looking into them: a copy, a row and a commit each."""
    project.mkdir()
    connection = sqlite3.connect(project / "texts.db")
    connection.execute(
        "CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT UNIQUE, text TEXT, added TEXT)"
    )
    for path in sorted(files.iterdir()):
        shutil.copyfile(path, project / path.name)
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        now = datetime.now(UTC).isoformat()
        connection.execute("INSERT INTO source (name, text, added) VALUES (?, ?, ?)", (path.name, text, now))
        connection.commit()
    connection.close()


def _rates(act: Callable[[Path], object], paths: list[Path]) -> list[float]:
    """Return files a second, for every fifty of them."""
    rates = []
    for first in range(0, len(paths), 50):
        some = paths[first : first + 50]
        began = time.perf_counter()
        for path in some:
            act(path)
        rates.append(len(some) / (time.perf_counter() - began))
    return rates
