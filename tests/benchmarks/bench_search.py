"""Searching, counting and asking for numbers in a large library, beside what people do without an index.

``PIYUE_BENCH_DOCUMENTS=10000`` makes it as large as a country's reports of some decades: 180 million
characters, which takes half an hour. ``PIYUE_BENCH_FOLDER`` keeps what was made, for the next time.
"""

import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache, partial
from itertools import islice
from pathlib import Path
from random import Random

import jieba

from desktop.actions.derived_data import update_figures, update_word_counts
from desktop.actions.document_filters import ALL_DOCUMENTS
from desktop.actions.documents import ImportFile
from desktop.actions.figure_listing import ListedFigure, list_figures
from desktop.actions.library import Library
from desktop.actions.library_search import search
from desktop.actions.number_search import find_numbers
from desktop.actions.panel import PanelCell, PanelCounts, make_panel
from desktop.files.draft import Draft, SourceFile
from desktop.text.dictionary import Dictionary, DictionaryWord
from desktop.text.lexicon import policy_lexicon
from desktop.text.metadata import Metadata
from desktop.text.number_query import parse_number_query
from desktop.text.search_query import parse_query
from tests.benchmarks.harness import Measured, at_most, benchmark
from tests.benchmarks.texts import report

DOCUMENTS = int(os.environ.get("PIYUE_BENCH_DOCUMENTS", "1000"))
CHARACTERS = 18_000
"""Length of a report, in code points."""

TOGETHER = 500
QUERIES = ("招", "招商", "乡村振兴", "高标准农田", "专精特新企业达到", "户厕", "稳中求进工作总基调")
"""Rare and frequent strings of one character and more."""

NUMBERS = "指标=地区生产总值 值≥5 单位=% 年份=2010–2015"
WORDS = 60
"""Words of the dictionary of the panels."""


@cache
def _policy_words() -> list[str]:
    return sorted(policy_lexicon().names())


def _text(number: int) -> str:
    """Return a made report with some hundred policy words, most of them in few reports."""
    random = Random(number)
    words = _policy_words()
    said = "".join(f"推进{words[int(len(words) * random.random() ** 3)]}。" for _ in range(100))
    return f"{report(CHARACTERS - len(said) - 1, number + 1)}\n{said}"


@cache
def _folder() -> Path:
    kept = os.environ.get("PIYUE_BENCH_FOLDER")
    folder = Path(kept or tempfile.mkdtemp(prefix="bench-search-")) / str(DOCUMENTS)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@cache
def _files() -> Path:
    folder, making = _folder() / "texts", _folder() / "texts-making"
    if not folder.exists():
        making.mkdir(exist_ok=True)
        for number in range(DOCUMENTS):
            (making / f"{number:05}.txt").write_text(_text(number), encoding="utf-8")
        making.rename(folder)
    return folder


@cache
def _path() -> Path:
    path, making = _folder() / "large.piyue", _folder() / "making.piyue"
    if path.exists():
        return path
    making.unlink(missing_ok=True)
    with Library.create(making, "bench") as library:
        for first in range(0, DOCUMENTS, TOGETHER):
            numbers = range(first, min(first + TOGETHER, DOCUMENTS))
            drafts = tuple(_draft(number) for number in numbers)
            library.perform(ImportFile(SourceFile(f"{first}.txt", b"%d" % first, "utf-8", False, drafts)))
        update_figures(library)
        update_word_counts(library)
    return making.rename(path)


def _draft(number: int) -> Draft:
    text = _text(number)
    metadata = Metadata(title=f"{number}号报告", kind="report", year=2000 + number % 25)
    return Draft(text, metadata, f"{number}.txt", number % TOGETHER, 0, len(text))


@contextmanager
def _library() -> Iterator[Library]:
    with Library.open(_path(), "bench") as library:
        yield library


def _ms(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _timed(act: Callable[[], int]) -> tuple[float, int]:
    """Return the milliseconds that a call took, and what it returned."""
    began = time.perf_counter()
    value = act()
    return (time.perf_counter() - began) * 1000, value


def _first_place(library: Library, query: str) -> object:
    return next(search(library.queries, parse_query(query)), None)


def _places(library: Library, query: str) -> int:
    return sum(len(found.places) for found in search(library.queries, parse_query(query)))


def _scanned(query: str) -> int:
    """Count the places of a string as a script does that reads each file."""
    return sum(path.read_text(encoding="utf-8").count(query) for path in _files().iterdir())


@benchmark("index of the library, bytes a character", at_most(2), unit="B")
def index_size() -> Measured:
    with closing(sqlite3.connect(_path())) as connection:
        (size,) = connection.execute("SELECT sum(length(block)) FROM text_index_data").fetchone()
        (characters,) = connection.execute("SELECT sum(characters) FROM document_version").fetchone()
    return Measured([size / characters])


@benchmark("opening the library", at_most(500))
def opening() -> Measured:
    _path()  # it may have to be made first
    return Measured([_ms(lambda: Library.open(_path(), "bench").close()) for _ in range(7)])


@benchmark("search, to the first hit", at_most(150, "p95"))
def first_hit() -> Measured:
    with _library() as library:
        return Measured([_ms(partial(_first_place, library, query)) for query in QUERIES for _ in range(3)])


@benchmark("search, every place", at_most(1000, "p95"), floor="a script that reads the files")
def every_place() -> Measured:
    values, floor = [], []
    with _library() as library:
        for query in QUERIES:
            ours, count = _timed(partial(_places, library, query))
            theirs, scanned = _timed(partial(_scanned, query))
            if count != scanned:
                raise RuntimeError(f"{query}: {count} places, a scan finds {scanned}")
            values.append(ours)
            floor.append(theirs)
    return Measured(values, floor)


if shutil.which("rg"):

    @benchmark("search, every place, beside ripgrep", floor="ripgrep over the files")
    def beside_ripgrep() -> Measured:
        values, floor = [], []
        with _library() as library:
            for query in QUERIES:
                ours, count = _timed(partial(_places, library, query))
                theirs, counted = _timed(partial(_counted_by_ripgrep, query))
                if count != counted:
                    raise RuntimeError(f"{query}: {count} places, ripgrep finds {counted}")
                values.append(ours)
                floor.append(theirs)
        return Measured(values, floor)


def _counted_by_ripgrep(query: str) -> int:
    command = ["rg", "--count-matches", "--with-filename", "--fixed-strings", query, str(_files())]
    lines = subprocess.run(command, capture_output=True, check=False).stdout.splitlines()
    return sum(int(line.rsplit(b":", 1)[1]) for line in lines)


@benchmark("a question for numbers", at_most(300, "p95"))
def numbers() -> Measured:
    query = parse_number_query(NUMBERS)
    with _library() as library:
        return Measured([_ms(lambda: list(find_numbers(library.queries, query))) for _ in range(5)])


@benchmark("a question for numbers, to the first with its fields", at_most(50, "p95"))
def first_number() -> Measured:
    query = parse_number_query(NUMBERS)
    with _library() as library:
        return Measured([_ms(lambda: next(find_numbers(library.queries, query)).fields) for _ in range(9)])


@benchmark("a question for numbers, listed with sentences", at_most(1000, "p95"))
def listed_numbers() -> Measured:
    query = parse_number_query(NUMBERS)
    with _library() as library:
        listed: list[ListedFigure] = []
        show = partial(list_figures, library.queries, query, ALL_DOCUMENTS, listed.append)
        return Measured([_ms(show) for _ in range(3)])


def _dictionary(size: int) -> Dictionary:
    words = islice(reversed(_policy_words()), size)
    return Dictionary("bench", tuple(DictionaryWord("all", word) for word in words))


@cache
def _panels() -> tuple[float, float, float, float]:
    """Return the seconds of a panel, of one with a word more, of a script, and the share that it finds."""
    with _library() as library:
        counts = PanelCounts(library.queries)
        cells: list[PanelCell] = []
        make = partial(make_panel, library.queries, by=["year"], counts=counts)
        cold = _ms(lambda: cells.extend(make(dictionary=_dictionary(WORDS))))
        warm = _ms(lambda: make(dictionary=_dictionary(WORDS + 1)))
    began = time.perf_counter()
    wanted = {word.word for word in _dictionary(WORDS).words}
    found = 0
    for path in _files().iterdir():
        found += sum(word in wanted for word in jieba.cut(path.read_text(encoding="utf-8")))
    script = time.perf_counter() - began
    return cold / 1000, warm / 1000, script, 100 * found / max(sum(cell.occurrences for cell in cells), 1)


@benchmark(f"panel of {WORDS} words by year", at_most(20), unit="s", floor="a script with jieba")
def panel() -> Measured:
    return Measured([_panels()[0]], [_panels()[2]])


@benchmark("the same with one word more", at_most(2), unit="s")
def panel_again() -> Measured:
    return Measured([_panels()[1]])


@benchmark("of the hits the script with jieba finds", unit="%")
def found_by_script() -> Measured:
    return Measured([_panels()[3]])
