"""Two levels of terms: only the key ones are marked, or all, in both panes, by key, menu and legend."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from desktop.settings import Settings
from desktop.text import terms
from desktop.text.lexicon import Lexicon
from desktop.text.lexicon_tables import LexiconWord
from desktop.views.appearance.layer_legend import LayerLegend
from desktop.views.main_window import MainWindow
from desktop.views.reader import ReaderWidget
from tests.views.conftest import settle


@pytest.fixture
def few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lexicon of one word at each level, from before the first text is opened, whose terms are kept."""
    words = Lexicon([LexiconWord("招商引资", (), "", "x"), LexiconWord("城镇", (), "", "x", (), "all")])
    monkeypatch.setattr(terms, "policy_lexicon", lambda: words)


@pytest.fixture
def window(few_words: None, two: MainWindow) -> MainWindow:
    """A window that knows these words."""
    settle(two)
    return two


def marked(reader: ReaderWidget) -> set[str]:
    """Return the words of the lexicon that are marked."""
    spans = reader.touching_spans("terms", 0, 999)
    return {reader.text()[span.start : span.end] for span in spans if span.style == "lexicon"}


def test_key_terms_alone_until_all_are_wanted(window: MainWindow) -> None:
    assert marked(window.reader) == {"招商引资"}
    QTest.keyClick(window.reader, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert marked(window.reader) == {"招商引资", "城镇"}
    assert Settings().term_level == "all"
    window.commands["key-terms"].trigger()
    assert marked(window.reader) == {"招商引资"}
    assert window.commands["key-terms"].isChecked()


def test_the_second_pane_does_the_same(window: MainWindow) -> None:
    window.commands["beside"].trigger()
    settle(window)
    pane = window.split_view.pane
    assert pane is not None
    assert marked(pane.reader) == {"招商引资"}
    window.commands["key-terms"].trigger()
    assert marked(pane.reader) == {"招商引资", "城镇"}


def test_the_legend_has_its_switch(window: MainWindow) -> None:
    window.commands["legend"].trigger()
    (legend,) = window.findChildren(LayerLegend)
    (box,) = (one for one in legend.findChildren(QCheckBox) if one.text() == "Only key terms")
    assert box.isChecked()
    QTest.keyClick(legend, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert not box.isChecked()
    assert marked(window.reader) == {"招商引资", "城镇"}
    legend.close()
