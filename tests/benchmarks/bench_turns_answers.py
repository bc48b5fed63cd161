"""How long the window is held by what is found in a library: hits, figures, panels, comparisons and charts.

What is measured are turns of the event loop, in milliseconds of the processor that the window's thread takes:
of each row the longest turn from the question until all of its answer is shown. More documents:
``PIYUE_BENCH_TURNS=10000``.
"""

import os
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from desktop.actions.derived_data import update_figures, update_word_counts
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.draft import Draft, SourceFile
from desktop.text.metadata import Metadata
from desktop.views.analysis.compare_view import CompareView
from desktop.views.analysis.counts_view import CountsView
from desktop.views.library_search.figures_view import FiguresView
from desktop.views.library_search.hits_view import HitsView
from desktop.views.main_window import MainWindow
from desktop.views.workspaces.tabbed_page import TabbedPage
from tests.benchmarks.harness import Measured, at_most, benchmark
from tests.benchmarks.start_modes import _longest_turn
from tests.benchmarks.texts import report
from tests.benchmarks.window_library import settle, window_in_use

MOST_MS = 50
SETTLE_S = 0.5
"""Seconds in which what was shown last is laid out and painted."""

DOCUMENTS = int(os.environ.get("PIYUE_BENCH_TURNS", "1000"))
CHARACTERS = 1_500
"""Length of a report, in code points."""

TOGETHER = 500
PLACES = ("云岭县", "望澄市", "临江县", "东海区", "北川县", "南山区")
WORDS = ("高标准农田", "专精特新", "招商引资")
NUMBERS = ("指标=地区生产总值 值≥5 单位=%", "单位=万亩 值≥20", "单位=万户 值≥40")
CHARTS = ("trend", "places", "themes")

PageT = TypeVar("PageT", bound=object)


def _make(path: Path) -> None:
    """Make a library whose figures and words have been counted, as they are after some minutes of work."""
    with Library.create(path, "bench") as library:
        for first in range(0, DOCUMENTS, TOGETHER):
            drafts = tuple(_draft(number) for number in range(first, min(first + TOGETHER, DOCUMENTS)))
            library.perform(ImportFile(SourceFile(f"{first}.txt", b"%d" % first, "utf-8", False, drafts)))
        update_figures(library)
        update_word_counts(library)


def _draft(number: int) -> Draft:
    text, year, place = report(CHARACTERS, number + 1), 2000 + number % 25, PLACES[number % len(PLACES)]
    title = f"{year}年{place}政府工作报告（{number}）"
    metadata = Metadata(title=title, kind="report", region=place, year=year)
    return Draft(text, metadata, f"{number}.txt", number % TOGETHER, 0, len(text))


def _turn(window: MainWindow, act: Callable[[], object], answered: Callable[[], bool]) -> float:
    """Return the longest turn from an act on until its answer is there and has been painted."""
    turns = [_longest_turn(lambda: True, act), _longest_turn(answered)]
    if not answered():
        raise TimeoutError("there is no answer")
    turns.append(_longest_turn(window.session.tasks.idle))
    return max(*turns, _longest_turn(lambda: False, seconds=SETTLE_S))


def _tab(window: MainWindow, command: str, tab: int, kind: type[PageT]) -> PageT:
    """Show a tab of a page, and return it once it is finished."""
    window.commands[command].trigger()
    _longest_turn(lambda: False, seconds=SETTLE_S)
    page = window.pages.currentWidget()
    assert isinstance(page, TabbedPage)
    page.bar.setCurrentIndex(tab)
    settle(window)
    content = page.content()
    assert isinstance(content, kind)
    return content


@cache
def _turns() -> dict[str, list[float]]:
    """Return the longest turns of each row."""
    with window_in_use(_make) as window:
        return {**_hits(window), **_figures(window), **_panels(window), **_comparison(window)}


def _hits(window: MainWindow) -> dict[str, list[float]]:
    view = _tab(window, "library-search", 0, HitsView)
    found, opened = [], []
    for place, words in enumerate(WORDS):

        def answered() -> bool:
            return not view.search.busy and view.model.rowCount() > 0

        found.append(_turn(window, partial(view.row.set_query, words), answered))
        view.table.select_line(300 * place + 200)  # in a document that has not been opened yet
        current = view.table.current()
        assert current is not None

        def is_open(wanted: str = current[0].id) -> bool:
            return window.document.id == wanted and not window.document.is_busy

        opened.append(_turn(window, view.show_in_text, is_open))
        window.commands["back"].trigger()
        settle(window)
    return {"hits": found, "opened": opened}


def _figures(window: MainWindow) -> dict[str, list[float]]:
    view = _tab(window, "library-search", 1, FiguresView)

    def answered() -> bool:
        return not view.search.busy and view.model.rowCount() > 0

    return {"figures": [_turn(window, partial(view.row.set_query, one), answered) for one in NUMBERS]}


def _panels(window: MainWindow) -> dict[str, list[float]]:
    """Count words by document, others each time, and draw them; the first chart loads what draws it."""
    view = _tab(window, "analysis", 0, CountsView)
    options, display = view.options, view.display
    options.by.setCurrentIndex(options.by.findData("document"))

    def count(words: str) -> None:
        view.choice.words.setText(words)
        view.choice.words.returnPressed.emit()

    def counted() -> bool:
        return not display.is_empty and not view.stop_button.isVisible()

    panels = [_turn(window, partial(count, words), counted) for words in WORDS]

    def draw(name: str) -> None:
        display.chart.canvas.clear()
        options.display.setCurrentIndex(options.display.findData(name))

    charts = [_turn(window, partial(draw, one), lambda: display.chart.canvas.has_picture) for one in CHARTS]
    return {"panel": panels, "chart": charts}


def _comparison(window: MainWindow) -> dict[str, list[float]]:
    view = _tab(window, "analysis", 1, CompareView)
    turn = _turn(window, partial(view.use_preset, "years"), lambda: view.model.rowCount() > 0)
    return {"comparison": [turn]}


def _row(name: str) -> Measured:
    return Measured(_turns()[name])


for _name, _title in (
    ("hits", "the hits of words are found"),
    ("opened", "a hit is opened in its text"),
    ("figures", "the figures of a query are shown"),
    ("panel", "a panel is counted by document"),
    ("chart", "a chart is drawn, first and again"),
    ("comparison", "a comparison is first shown"),
):
    benchmark(f"longest turn, {_title}, {DOCUMENTS:,} documents", at_most(MOST_MS, "p95"))(
        partial(_row, _name)
    )
