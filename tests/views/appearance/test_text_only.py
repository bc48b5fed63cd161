"""The bare page, by one key, and half-width signs shown full-width."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.views.appearance.layer_legend import LAYERS
from desktop.views.main_window import MainWindow
from tests.views.conftest import settle


def shown(window: MainWindow) -> list[str]:
    return [layer for layer in LAYERS if window.reader.layer_visible(layer)]


def test_one_key_shows_the_bare_page_and_the_layers_again(two: MainWindow) -> None:
    two.commands["layer-terms"].setChecked(False)
    before = shown(two)
    assert "words" in before
    assert "terms" not in before
    marked = two.reader.grab().toImage()
    QTest.keySequence(two.reader, QKeySequence("Alt+7"))
    settle(two)
    assert shown(two) == []
    assert two.reader.grab().toImage() != marked
    assert two.session.settings.layer("words"), "for a while only"
    QTest.keySequence(two.reader, QKeySequence("Alt+7"))
    settle(two)
    assert shown(two) == before


def test_a_layer_that_is_wanted_ends_the_bare_page(two: MainWindow) -> None:
    two.commands["text-only"].trigger()
    two.commands["layer-words"].trigger()
    settle(two)
    assert not two.commands["text-only"].isChecked()
    assert "words" not in shown(two)
    assert "figures" in shown(two)


def test_half_width_signs_are_shown_full_width_and_copied_as_they_are(
    make_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    path = tmp_path / "half.piyue"
    text = "2024年云岭县政府工作报告\n各位代表:\n生产总值增长5.5%,就业稳定.\n"
    with Library.create(path) as library:
        library.perform(ImportFile(read_bytes(text.encode(), "half.txt")))
    window = make_window(path)
    before, kept = window.reader.grab().toImage(), window.text()
    window.commands["wide-punctuation"].trigger()
    settle(window)
    assert window.reader.grab().toImage() != before
    assert window.text() == kept
    window.reader.select(kept.index("增长"), kept.index("增长") + 7)
    window.commands["copy"].trigger()
    assert QGuiApplication.clipboard().text() == "增长5.5%,"
    window.reader.clear_selection()
    window.commands["wide-punctuation"].trigger()
    settle(window)
    assert not window.reader.wide_punctuation()
