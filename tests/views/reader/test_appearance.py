"""Script, faces, the minimap and the sticky heading."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.text.outline import Heading
from desktop.text.spans import Span
from desktop.views.reader import THEMES, WORD_MARKS, ReaderWidget, doubt_text
from desktop.views.reader.paint.minimap import Minimap
from desktop.views.reader.paint.sticky_heading import StickyHeading, path_at
from desktop.views.reader.typography import default_family, family_for
from tests.views.reader.conftest import TEXT

HANT = "我們要發展經濟，把國家建設得更好，讓人民過上好日子。"
HEADINGS = [
    Heading(0, 4, 1, "一、回顾", "review"),
    Heading(100, 108, 2, "（一）经济", "review"),
    Heading(200, 208, 3, "1.工业", "review"),
    Heading(300, 308, 2, "（二）民生", "review"),
    Heading(400, 404, 1, "二、安排", "plan"),
]


def test_the_path_of_headings() -> None:
    def titles(place: int) -> list[str]:
        return [heading.title for heading in path_at(HEADINGS, place)]

    assert titles(50) == ["一、回顾"]
    assert titles(250) == ["一、回顾", "（一）经济", "1.工业"]
    assert titles(300) == ["一、回顾", "（二）民生"]
    assert titles(999) == ["二、安排"]
    assert path_at(HEADINGS[1:], 3) == []


def test_the_heading_above_leads_to_the_section(reader: ReaderWidget, qtbot: QtBot) -> None:
    text = "\n".join(f"第{number}段，内容。" for number in range(400))
    reader.show_text(text, [Heading(0, 3, 1, "第0段", "review"), Heading(1000, 1004, 1, "第N段", "plan")])
    reader.set_position(2000)
    (line,) = reader.findChildren(StickyHeading)
    assert line.isVisible()
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert abs(reader.position() - 1000) < 12
    reader.set_sticky_heading_visible(False)
    assert not line.isVisible()
    reader.set_sticky_heading_visible(True)
    reader.show_text(text)
    assert not line.isVisible()


def test_the_minimap_leads_to_places(reader: ReaderWidget, qtbot: QtBot) -> None:
    text = "\n".join(f"第{number}段，内容。" for number in range(1000))
    reader.show_text(text)
    reader.set_spans("annotations", [Span(5, 900, "annotations", "a", "甲", "#aa0000")])
    reader.set_spans("figures", [Span(at, at + 2, "figures", str(at)) for at in range(0, 5000, 9)])
    reader.set_spans("hits", [Span(at, at + 2, "hits", str(at)) for at in range(0, 5000, 900)])
    reader.set_spans("damage", [Span(at, at + 2, "damage", str(at)) for at in range(0, 5000, 900)])
    (minimap,) = reader.findChildren(Minimap)
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=QPoint(8, minimap.height() // 2))
    assert abs(reader.position() - len(text) // 2) < 60
    qtbot.wait(250)
    colors = {minimap.grab().toImage().pixel(9, y) for y in range(minimap.height())}
    assert len(colors) > 2
    assert reader.go_back()
    assert reader.position() == 0
    width = reader.viewport().width()
    reader.set_minimap_visible(False)
    assert reader.viewport().width() > width


@pytest.mark.parametrize("script", ["hans", "hant"])
def test_another_script_changes_no_offset(reader: ReaderWidget, script: str) -> None:
    reader.show_text(HANT if script == "hans" else TEXT)
    text = reader.text()
    reader.select(3, 9)
    before = reader.grab().toImage()
    reader.set_script(script)
    assert reader.grab().toImage() != before
    assert reader.selection() == (3, 9)
    assert reader.selected_text() == text[3:9]
    reader.set_script("")
    assert reader.grab().toImage() == before


def test_what_is_copied_in_another_script(reader: ReaderWidget) -> None:
    reader.show_text(HANT)
    reader.set_script("hans")
    reader.select(3, 7)
    reader.copy()
    assert QApplication.clipboard().text() == "發展經濟"
    reader.set_copies_shown(True)
    reader.copy()
    assert QApplication.clipboard().text() == "发展经济"
    with pytest.raises(ValueError, match="no script"):
        reader.set_script("latin")


def test_faces_for_a_script() -> None:
    there = ["Noto Serif CJK SC", "Noto Serif CJK TC", "SimSun"]
    assert default_family("hans", there) == "Noto Serif CJK SC"
    assert default_family("hant", there) == "Noto Serif CJK TC"
    assert family_for("Noto Serif CJK SC", "hant", there) == "Noto Serif CJK TC"
    assert family_for("Noto Serif CJK TC", "hans", there) == "Noto Serif CJK SC"
    assert family_for("SimSun", "hant", there) == "SimSun"
    assert family_for("", "hant", there) == "Noto Serif CJK TC"


CHANGES: dict[str, Callable[[ReaderWidget], None]] = {
    "words": lambda reader: reader.set_word_marks("ticks"),
    "tint": lambda reader: reader.set_word_marks("tint"),
    "spaces": lambda reader: reader.set_word_marks("spaces"),
    "figure": lambda reader: reader.add_span(Span(5, 9, "figures", "f")),
    "term": lambda reader: reader.add_span(Span(5, 9, "terms", "t")),
    "damage": lambda reader: reader.add_span(Span(5, 9, "damage", "d")),
    "hit": lambda reader: reader.add_span(Span(5, 9, "hits", "h")),
    "annotation": lambda reader: reader.add_span(Span(5, 9, "annotations", "a", "甲", "#aa0000")),
    "selection": lambda reader: reader.select(5, 9),
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_everything_can_be_seen_in_every_theme(
    reader: ReaderWidget, theme: str, change: Callable[[ReaderWidget], None]
) -> None:
    reader.set_theme(THEMES[theme])
    reader.set_words([0, 2, 4, 6, 8, len(TEXT)])
    before = reader.viewport().grab().toImage()
    change(reader)
    assert reader.viewport().grab().toImage() != before


def test_unknown_names_are_refused(reader: ReaderWidget) -> None:
    with pytest.raises(ValueError, match="no word marks"):
        reader.set_word_marks("glitter")
    with pytest.raises(ValueError, match="no layer"):
        reader.set_layer_visible("glitter", True)


@pytest.mark.parametrize("marks", WORD_MARKS)
@pytest.mark.parametrize("script", ["", "hant"])
@pytest.mark.parametrize("text", ["", "\n", "国家\n", "\n\n国家\n\n"])
def test_empty_paragraphs_are_painted_in_every_look(
    reader: ReaderWidget, marks: str, script: str, text: str
) -> None:
    reader.show_text(text)
    reader.set_words([at for at, sign in enumerate(text) if sign != "家"] + [len(text)])
    reader.set_word_marks(marks)
    reader.set_script(script)
    reader.set_bookmarks([0, len(text)])
    reader.select(0, len(text))
    assert not reader.grab().isNull()


def test_a_character_in_doubt_is_marked_and_told(reader: ReaderWidget) -> None:
    reader.show_text("应签尽签")
    reader.set_words([0, 1, 2, 3, 4])
    assert reader.doubt_at(2) == ()
    plain = reader.grab().toImage()
    reader.set_script("hant")
    assert reader.doubt_at(2) == ("盡", "儘")
    assert "儘" in doubt_text(reader.doubt_at(2))
    assert reader.grab().toImage() != plain
