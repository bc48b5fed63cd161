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

from desktop.actions.annotation_filters import AnnotationFilter, filter_annotations, sort_annotations
from desktop.actions.annotation_index import AnnotationIndex, Sections, Texts, all_annotations
from desktop.actions.library import Library
from desktop.actions.query_engine import run_query
from desktop.actions.row_types import AnnotationSummary, TagRow
from desktop.actions.saved_queries import Query
from desktop.settings import Settings
from desktop.tasks import BackgroundTasks
from desktop.text.name_search import NameSearch, SearchName
from desktop.theme import LIGHT
from desktop.views.annotations.tag_palette import TagPalette
from desktop.views.retrieval.annotation_table_model import AnnotationTableModel
from desktop.views.retrieval.filter_bar import AnnotationFilterBar
from desktop.views.retrieval.loader import AnnotationLoader
from desktop.views.session import Session
from tests.benchmarks.annotated_library import make
from tests.benchmarks.harness import Measured, at_most, benchmark, repeat
from tests.helpers.message_recorder import Recorder

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
def _held() -> tuple[Library, AnnotationIndex]:
    library = Library.open(_library())
    return library, all_annotations(library.queries)


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
    palette = TagPalette(over, LIGHT)
    tags = _tags(1000)
    place = QRect(400, 300, 2, 20)

    def show() -> None:
        palette.open_at(place, tags, [])
        QApplication.processEvents()

    return Measured(repeat(show, 30, before=palette.close_palette))


@benchmark("a key in the palette, 1,000 tags", at_most(10))
def a_key() -> Measured:
    _app()
    over = QWidget()
    over.resize(1300, 850)
    over.show()
    palette = TagPalette(over, LIGHT)
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
    names = NameSearch(SearchName(tag.id, tag.path, tag.count) for tag in _tags(1000))
    return Measured(repeat(lambda: names.find("zsy"), 50))


@benchmark("the list of 100,000 annotations: first rows on the screen", at_most(300))
def opening_the_list() -> Measured:
    app = _app()
    path = _library()
    taken: list[float] = []
    for _ in range(8):
        session = Session(Settings(), Recorder(), BackgroundTasks(), LIGHT)
        session.set_library(Library.open(path))
        model, filters = AnnotationTableModel(), AnnotationFilterBar()
        began = time.perf_counter()
        listing = AnnotationLoader(session)
        _show(listing, model, filters)
        listing.load()
        while not model.rowCount():
            app.processEvents()
            time.sleep(0.001)
        taken.append((time.perf_counter() - began) * 1000)
        listing.close()
        session.tasks.close()
        session.close()
    return Measured(taken[1:])


def _show(listing: AnnotationLoader, model: AnnotationTableModel, filters: AnnotationFilterBar) -> None:
    listing.rows_changed.connect(
        lambda found: model.set_rows(listing.marks, found.rows, found.places, listing.sections)
    )
    listing.set_filter(lambda: filters.current_filter(listing.marks, "", None))


@benchmark("reading all 100,000 annotations, in the background")
def reading_all() -> Measured:
    library, _ = _held()
    return Measured(repeat(lambda: all_annotations(library.queries), 5))


def _filtering(wanted: Callable[[AnnotationIndex], AnnotationFilter]) -> Measured:
    library, marks = _held()
    sections = Sections(library.queries)
    asked = wanted(marks)
    return Measured(repeat(lambda: filter_annotations(marks, asked, sections), 20))


@benchmark("filtering 100,000 annotations by a tag with its subtags", at_most(100))
def by_tag() -> Measured:
    return _filtering(lambda marks: AnnotationFilter(tags=marks.subtree([next(iter(marks.tags))])))


@benchmark("filtering 100,000 annotations by words", at_most(100))
def by_words() -> Measured:
    return _filtering(lambda _: AnnotationFilter(words="增长"))


@benchmark("filtering 100,000 annotations by year, region and state", at_most(100))
def by_facts() -> Measured:
    return _filtering(
        lambda _: AnnotationFilter(years=(2010, 2015), regions=frozenset(["云岭县"]), reviewed=False)
    )


@benchmark("sorting 100,000 annotations by tag, in the background")
def sorting() -> Measured:
    library, marks = _held()
    sections = Sections(library.queries)
    return Measured(repeat(lambda: sort_annotations(marks, marks.rows, "tag", sections=sections), 5))


def _asking(relation: str, depth: int) -> Measured:
    """Ask of two tags: leaves (1) or themes with ten tags each (0)."""
    library, marks = _held()
    tags = sorted((tag.path, key) for key, tag in marks.tags.items() if tag.path.count("/") == depth)
    query = Query((tags[0][1],), relation, (tags[len(tags) // 2][1],))

    def ask() -> list[AnnotationSummary]:
        return run_query(query, marks, Sections(library.queries), Texts(library.queries))

    return Measured(repeat(ask, 5))


@benchmark("a query of 100,000 annotations: A overlapping B", at_most(500))
def overlapping() -> Measured:
    return _asking("overlap", 1)


@benchmark("a query of 100,000 annotations: A in the same sentence as B", at_most(500))
def in_a_sentence() -> Measured:
    return _asking("sentence", 1)


@benchmark("a query of 100,000 annotations: theme within 20 characters of theme", at_most(500))
def themes_near() -> Measured:
    return _asking("near", 0)


@benchmark("a query of 100,000 annotations: theme in the same section as theme", at_most(500))
def themes_in_a_section() -> Measured:
    return _asking("section", 0)


@benchmark("a query of 100,000 annotations: theme in the same sentence as theme", at_most(500))
def themes_in_a_sentence() -> Measured:
    return _asking("sentence", 0)
