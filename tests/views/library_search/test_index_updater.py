"""Index and figures are completed while the window is in use, and nobody is told of a foreign write."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from desktop.actions import derived_data
from desktop.actions.changes import Changes
from desktop.actions.codebook import AddTag
from desktop.actions.current_figures import outdated_documents
from desktop.actions.documents import ImportFile, SetMetadata
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.views.library_search import index_updater
from desktop.views.main_window import MainWindow
from tests.views.conftest import report, settle


def _missing(window: MainWindow) -> int:
    return len(outdated_documents(window.session.library.queries))


def test_the_figures_are_recognized_some_time_after_the_library_was_opened(two: MainWindow) -> None:
    assert _missing(two) == 2, "nothing is done while the library is being opened"
    updater = two.library_search.updater
    assert updater.timer.isActive()
    updater.timer.start(0)
    settle(two)
    assert _missing(two) == 0
    assert not updater.label.isVisible()


def test_documents_that_changed_are_recognized_again(two: MainWindow) -> None:
    updater = two.library_search.updater
    updater.start()
    settle(two)
    two.session.perform(SetMetadata(two.document.id, year=2011))
    assert updater.timer.isActive()
    assert _missing(two) == 1
    updater.timer.start(0)
    settle(two)
    assert _missing(two) == 0


def test_what_it_writes_makes_nobody_read_everything_again(two: MainWindow) -> None:
    """But what another program writes at the same time is told."""
    heard: list[Changes] = []
    two.session.changed.connect(heard.append)
    two.library_search.updater.start()
    two.session.perform(AddTag("就业"))
    settle(two)
    two.libraries._look_elsewhere()
    assert not any(one.everything for one in heard)
    two.session.perform(SetMetadata(two.document.id, year=2011))
    heard.clear()
    two.library_search.updater.start()
    with Library.open(two.session.library.path) as other:
        other.perform(AddTag("民生"))
    settle(two)
    two.libraries._look_elsewhere()
    assert any(one.everything for one in heard)


def test_a_library_is_left_in_the_midst_of_it_and_goes_on_later(
    make_window: Callable[..., MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = tmp_path / "many.piyue", tmp_path / "other.piyue"
    Library.create(other).close()
    with Library.create(path) as library:
        for year in range(2001, 2006):
            library.perform(ImportFile(read_bytes(report(year=year).encode(), f"{year}.txt")))
    monkeypatch.setattr(derived_data, "AT_ONCE", 1)
    monkeypatch.setattr(index_updater, "PAUSE_S", 0.2)
    window = make_window(path)
    updater = window.library_search.updater
    updater.start()
    while _missing(window) == 5:
        QTest.qWait(20)
    assert updater.label.text().startswith("Recognizing figures")
    window.open_library(other)
    assert not updater.busy
    settle(window)
    window.open_library(path)
    assert 0 < _missing(window) < 5
    monkeypatch.setattr(index_updater, "PAUSE_S", 0)
    updater.start()
    settle(window)
    assert _missing(window) == 0
