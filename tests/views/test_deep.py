"""A library whose codebook is too deep, or stands in a circle, opens in the window, which says so."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel, QTreeWidgetItem

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag, DeleteTag, MoveTag
from desktop.actions.library import Library
from desktop.views.annotations.codebook_panel import tag_of
from desktop.views.main_window import MainWindow
from tests.actions.factories import imported
from tests.helpers.deep import close_circle, deepen, key_of
from tests.views.conftest import child, settle


def _made(path: Path, *, circle: bool) -> Path:
    with Library.create(path, "甲") as library:
        tag = AddTag("标签")
        library.perform(tag)
        library.perform(AddAnnotation(imported(library), 0, 6, tag.id))
    deepen(path, 1_000)
    if circle:
        close_circle(path)
    return path


def _level(item: QTreeWidgetItem) -> int:
    level, above = 1, item.parent()
    while above is not None:
        level, above = level + 1, above.parent()
    return level


def test_a_thousand_levels_and_a_circle_are_shown_and_told(
    make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = make_window(_made(tmp_path / "深.piyue", circle=True))
    codebook = window.annotations_panel.codebook
    warning = child(window, QLabel, "codebook-warning")
    window.commands["go-tags"].trigger()
    assert warning.isVisible()
    assert "968 tags are nested deeper than 32 levels" in warning.text()
    assert "2 tags are nested within themselves" in warning.text()
    items = codebook.items()
    assert len(items) == 1_006 == len({tag_of(item).id for item in items})
    assert max(map(_level, items)) == 32
    window.grab()


def test_the_warning_goes_when_the_tree_is_mended(
    make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    window = make_window(_made(tmp_path / "深.piyue", circle=False))
    warning = child(window, QLabel, "codebook-warning")
    window.session.perform(MoveTag(key_of("第970级"), None))
    settle(window)
    assert "937 tags" in warning.text()
    window.session.perform(DeleteTag(key_of("第33级")))
    settle(window)
    assert not warning.isVisible()


def test_a_sound_codebook_is_shown_without_a_warning(two: MainWindow) -> None:
    two.session.perform(AddTag("产业"))
    assert not child(two, QLabel, "codebook-warning").isVisible()
