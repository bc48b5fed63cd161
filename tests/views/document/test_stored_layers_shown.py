"""A text that was read before is shown with all layers without being read again."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from desktop.actions.user_data import AddWord, CorrectFigure
from desktop.views.document import analysis
from desktop.views.main_window import MainWindow
from tests.views.conftest import settle


def _layers(window: MainWindow) -> tuple[object, ...]:
    contents = window.document.contents
    assert contents is not None
    return list(contents.figures), list(contents.terms), list(contents.words), list(contents.damage)


def _never(*_arguments: object, **_named: object) -> NoReturn:
    raise AssertionError("this has been found before")


def test_what_was_found_before_is_shown_without_being_found_again(
    two: MainWindow, make_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = two.session.library.path
    two.library_search.updater.start()
    settle(two)
    before = _layers(two)
    assert all(before[:3])
    two.close()
    with monkeypatch.context() as patch:
        for name in ("known_figures", "find_terms", "segment"):
            patch.setattr(analysis, name, _never)
        again = make_window(path)
        assert _layers(again) == before


def test_corrections_and_own_words_hold_for_what_is_kept(
    two: MainWindow, make_window: Callable[..., MainWindow]
) -> None:
    path, here = two.session.library.path, two.document.id
    two.session.settings.annotator = "王"
    two.library_search.updater.start()
    settle(two)
    contents = two.document.contents
    assert contents is not None
    figure = contents.figures[0].figure
    two.session.perform(CorrectFigure(here, figure.start, figure.end, {"indicator": "自定"}))
    start = contents.text.index("签约项目")
    two.session.perform(AddWord("签约项目"))
    settle(two)
    before = _layers(two)
    assert {start, start + 4} <= set(contents.words) and start + 2 not in contents.words
    two.close()
    assert _layers(make_window(path)) == before


def test_a_library_that_can_not_be_written_to_is_read_all_the_same(
    two: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop.actions.errors import LockedLibrary

    asked = []

    def refuse(_library: object, layers: object) -> NoReturn:
        asked.append(layers)
        raise LockedLibrary(Path("a.piyue"), "busy")

    monkeypatch.setattr(analysis, "keep_layers", refuse)
    two.open_document([row.id for row in two.documents.model.rows()][1])
    settle(two)
    assert asked
    assert all(_layers(two)[:3])
