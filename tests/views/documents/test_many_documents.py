"""A list of many documents: filtered, sorted, grouped in turns, and read in the background at the start."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.actions.documents import ImportFile, SetMetadata
from desktop.actions.library import Library
from desktop.files.draft import Draft, SourceFile
from desktop.settings import Settings
from desktop.text.metadata import Metadata
from desktop.views.documents import list_reader, list_view
from desktop.views.documents import panel as documents_panel
from desktop.views.main_window import MainWindow
from desktop.views.operations import turns
from desktop.views.widgets import table_model
from tests.views.conftest import child, click_row, settle

COUNT = 60
PLACES = ("东乡县", "西乡县", "南乡县")


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TURN_S", 0.0)
    monkeypatch.setattr(table_model, "STEP_ROWS", 7)
    for module in (table_model, documents_panel):
        monkeypatch.setattr(module, "MANY_ROWS", 10)
    monkeypatch.setattr(list_view, "OPEN_COUNT", 10)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "many.piyue"
    drafts = [
        Draft(
            f"第{number}篇。",
            Metadata(
                title=f"第{number}号报告", kind="report", region=PLACES[number % 3], year=2000 + number % 20
            ),
            f"{number}.txt",
            number,
            0,
            len(f"第{number}篇。"),
        )
        for number in range(COUNT)
    ]
    with Library.create(path, "甲") as made:
        made.perform(ImportFile(SourceFile("all.txt", b"all", "utf-8", False, tuple(drafts))))
    return path


@pytest.fixture
def window(make_window: Callable[..., MainWindow], library: Path) -> MainWindow:
    made = make_window(library)
    made.open_document(made.documents.shown()[31].id)
    settle(made)
    return made


def titles(window: MainWindow) -> list[str]:
    return [row.title for row in window.documents.shown()]


def is_seen(window: MainWindow) -> bool:
    """Return whether the open document is the current row and in view."""
    view = window.documents.list
    seen = view.visualRect(view.currentIndex()).intersects(view.viewport().rect())
    return seen and [row.id for row in window.documents.selected()] == [window.document.id]


def test_filtered_and_sorted_the_open_document_stays_in_view(window: MainWindow) -> None:
    held = titles(window)
    child(window.documents, QLineEdit, "document-filter").setText("西乡")
    assert titles(window) == held, "it is looked for in turns"
    settle(window)
    assert titles(window) == held[1::3]
    assert is_seen(window)
    window.documents.sort_by(2)
    settle(window)
    assert titles(window) == sorted(held[1::3], key=lambda title: held.index(title) % 20)
    assert is_seen(window)
    child(window.documents, QLineEdit, "document-filter").setText("无此地")
    settle(window)
    assert titles(window) == []
    assert child(window.documents, QWidget, "no-match").isVisible()


def test_what_is_selected_stays_so_when_the_list_is_read_again(window: MainWindow) -> None:
    window.documents.sort_by(0)
    settle(window)
    chosen = [row.id for row in window.documents.shown()[3:6]]
    window.documents.list.clearSelection()
    window.documents.select(chosen)
    window.session.perform(SetMetadata(window.documents.shown()[40].id, year=1999))
    settle(window)
    assert [row.id for row in window.documents.selected() if row.id != window.document.id] == chosen
    assert len(titles(window)) == COUNT


def test_of_many_documents_headings_are_closed_but_for_the_open_document(window: MainWindow) -> None:
    view = window.documents.list

    def opened() -> list[str]:
        headings = [view.model().index(place, 0) for place in range(view.model().rowCount())]
        return [str(one.data()).split()[0] for one in headings if view.isExpanded(one)]

    window.documents.group_by("place")
    settle(window)
    assert view.model().rowCount() == 3
    assert opened() == ["西乡县"]
    assert is_seen(window)
    place = next(row for row in range(3) if str(view.model().index(row, 0).data()).startswith("南乡县"))
    click_row(view, place)
    assert sorted(opened()) == sorted(["南乡县", "西乡县"])
    window.documents.sort_by(0)
    settle(window)
    assert sorted(opened()) == sorted(["南乡县", "西乡县"]), "what a user opened stays open"
    window.documents.group_by("")
    settle(window)
    assert view.model() is window.documents.model and is_seen(window)


@pytest.fixture
def starting(window: MainWindow, library: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window that shows the text that was open last, and is about to list the library."""
    window.close()
    started = app.first_window(Settings(), library)
    qtbot.addWidget(started)
    app._Startup(started, library).begin()
    yield started
    started.close()


def test_at_the_start_the_list_is_read_in_the_background(starting: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: starting.composed and starting.session.is_open, timeout=20_000)
    qtbot.waitUntil(lambda: not starting.library_display.filling, timeout=20_000)
    settle(starting)
    assert len(titles(starting)) == COUNT
    assert starting.document.id


def test_another_library_is_opened_while_the_list_is_read(
    starting: MainWindow, library: Path, qtbot: QtBot
) -> None:
    other = library.with_name("other.piyue")
    Library.create(other, "乙").close()
    qtbot.waitUntil(lambda: starting.composed and starting.session.is_open, timeout=20_000)
    filled = QSignalSpy(starting.library_display.filled)
    was_filling = starting.library_display.filling
    starting.open_library(other)
    assert titles(starting) == [] and not starting.library_display.filling
    assert filled.count() == int(was_filling)
    settle(starting)
    assert titles(starting) == [] and not starting.document.id


def test_a_long_list_of_another_library_is_read_in_the_background(
    window: MainWindow, library: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_reader, "BACKGROUND_COUNT", COUNT)
    other = library.with_name("other.piyue")
    shutil.copy(library, other)
    with Library.open(other) as copied:
        last = copied.queries.documents()[-1].id
        copied.perform(SetMetadata(last, title="最后一篇"))
    filled = QSignalSpy(window.library_display.filled)
    window.open_library(other)
    assert titles(window) == [] and filled.count() == 0, "nothing of the one before is listed"
    qtbot.waitUntil(lambda: bool(window.document.id))
    settle(window)
    assert titles(window)[-1] == "最后一篇" and len(titles(window)) == COUNT
    assert filled.count() == 1
    window.open_library(library)
    window.open_library(other)
    qtbot.waitUntil(lambda: bool(window.document.id))
    settle(window)
    assert titles(window)[-1] == "最后一篇" and len(titles(window)) == COUNT
