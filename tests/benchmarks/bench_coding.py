"""Coding at the speed of reading: the palette, a list of 100,000 annotations, filters, questions."""

import atexit
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.actions.answers import answer
from desktop.actions.filters import Filter, ordered, passing
from desktop.actions.library import Library
from desktop.actions.marks import Marks, Sections, Texts, all_marks
from desktop.actions.questions import Question
from desktop.actions.rows import MarkRow, TagRow
from desktop.settings import Settings
from desktop.tasks import Tasks
from desktop.text.names import Name, Names
from desktop.theme import LIGHT
from desktop.views.coding.palette import Palette
from desktop.views.desk import Desk
from desktop.views.retrieval.filters import Filters
from desktop.views.retrieval.listing import Listing
from desktop.views.retrieval.model import MarksModel
from tests.benchmarks.coding_library import make
from tests.benchmarks.harness import Measured, at_most, benchmark, repeat
from tests.helpers.recorder import Recorder

CHARACTERS = (
    "招商引资重点项目煤炭民生就业长江经济产业环境农村水利交通教育医疗养老科技创新改革开放治理安全稳定"
)


@cache
def _app() -> QApplication:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication([])


@cache
def _library() -> Path:
    folder = tempfile.mkdtemp(prefix="piyue-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = Path(folder) / "many.piyue"
    make(path)
    return path


@cache
def _held() -> tuple[Library, Marks]:
    library = Library.open(_library())
    return library, all_marks(library.reading)


def _tags(count: int) -> list[TagRow]:
    size = len(CHARACTERS)
    names = ["".join(CHARACTERS[(7 * one + 11 * at * at) % size] for at in range(4)) for one in range(count)]
    rows = []
    for number, name in enumerate(names):
        path = f"主题{number % 20}/{name}{number}"
        rows.append(TagRow(str(number), name, None, path, 1, "#0072b2", "", None, number, number % 7))
    return rows


@benchmark("opening the palette, 1,000 tags", at_most(50))
def opening_the_palette() -> Measured:
    _app()
    over = QWidget()
    over.resize(1300, 850)
    over.show()
    palette = Palette(over, LIGHT)
    tags = _tags(1000)
    place = QRect(400, 300, 2, 20)

    def show() -> None:
        palette.open_at(place, tags, [])
        QApplication.processEvents()

    return Measured(repeat(show, 30, before=palette.leave))


@benchmark("a key in the palette, 1,000 tags", at_most(10))
def a_key() -> Measured:
    _app()
    over = QWidget()
    over.resize(1300, 850)
    over.show()
    palette = Palette(over, LIGHT)
    palette.open_at(QRect(400, 300, 2, 20), _tags(1000), [])
    taken: list[float] = []
    for word in ("zsyz", "zhaoshang", "mt", "jingji"):
        palette.field.clear()
        for key in word:
            began = time.perf_counter()
            QTest.keyClicks(palette.field, key)
            taken.append((time.perf_counter() - began) * 1000)
    return Measured(taken)


@benchmark("finding a name among 1,000, without the window", at_most(10))
def finding() -> Measured:
    names = Names(Name(tag.id, tag.path, tag.count) for tag in _tags(1000))
    return Measured(repeat(lambda: names.find("zsy"), 50))


@benchmark("the list of 100,000 annotations: first rows on the screen", at_most(300))
def opening_the_list() -> Measured:
    app = _app()
    path = _library()
    taken: list[float] = []
    for _ in range(8):
        desk = Desk(Settings(), Recorder(), Tasks(), LIGHT)
        desk.set_library(Library.open(path))
        model, filters = MarksModel(), Filters()
        began = time.perf_counter()
        listing = Listing(desk)
        _show(listing, model, filters)
        listing.load()
        while not model.rowCount():
            app.processEvents()
            time.sleep(0.001)
        taken.append((time.perf_counter() - began) * 1000)
        listing.close()
        desk.tasks.close()
        desk.close()
    return Measured(taken[1:])


def _show(listing: Listing, model: MarksModel, filters: Filters) -> None:
    listing.listed.connect(lambda rows: model.show(listing.marks, rows, listing.sections))
    listing.set_filter(lambda: filters.asked(listing.marks, "", None))


@benchmark("reading all 100,000 annotations, beside the window")
def reading_all() -> Measured:
    library, _ = _held()
    return Measured(repeat(lambda: all_marks(library.reading), 5))


def _filtering(wanted: Callable[[Marks], Filter]) -> Measured:
    library, marks = _held()
    sections = Sections(library.reading)
    asked = wanted(marks)
    return Measured(repeat(lambda: passing(marks, asked, sections), 20))


@benchmark("filtering 100,000 annotations by a tag with those below", at_most(100))
def by_tag() -> Measured:
    return _filtering(lambda marks: Filter(tags=marks.under([next(iter(marks.tags))])))


@benchmark("filtering 100,000 annotations by words", at_most(100))
def by_words() -> Measured:
    return _filtering(lambda _: Filter(words="增长"))


@benchmark("filtering 100,000 annotations by year, region and state", at_most(100))
def by_facts() -> Measured:
    return _filtering(lambda _: Filter(years=(2010, 2015), regions=frozenset(["云岭县"]), reviewed=False))


@benchmark("sorting 100,000 annotations by tag, beside the window")
def sorting() -> Measured:
    library, marks = _held()
    sections = Sections(library.reading)
    return Measured(repeat(lambda: ordered(marks, marks.rows, "tag", sections=sections), 5))


def _asking(relation: str, depth: int) -> Measured:
    """Ask of two tags: leaves (1) or themes with ten tags each (0)."""
    library, marks = _held()
    tags = sorted((tag.path, key) for key, tag in marks.tags.items() if tag.path.count("/") == depth)
    question = Question((tags[0][1],), relation, (tags[len(tags) // 2][1],))

    def ask() -> list[MarkRow]:
        return answer(question, marks, Sections(library.reading), Texts(library.reading))

    return Measured(repeat(ask, 5))


@benchmark("a question of 100,000 annotations: A overlapping B", at_most(500))
def overlapping() -> Measured:
    return _asking("overlap", 1)


@benchmark("a question of 100,000 annotations: A in one sentence with B", at_most(500))
def in_a_sentence() -> Measured:
    return _asking("sentence", 1)


@benchmark("a question of 100,000 annotations: theme within 20 characters of theme", at_most(500))
def themes_near() -> Measured:
    return _asking("near", 0)


@benchmark("a question of 100,000 annotations: theme in one section with theme", at_most(500))
def themes_in_a_section() -> Measured:
    return _asking("section", 0)


@benchmark("a question of 100,000 annotations: theme in one sentence with theme", at_most(500))
def themes_in_a_sentence() -> Measured:
    return _asking("sentence", 0)
