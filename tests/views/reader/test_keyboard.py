"""What the keys do, with real events."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.text.spans import Span
from desktop.views.reader import BINDINGS, KeyTable, ReaderWidget
from tests.views.reader.conftest import TEXT

Press = Callable[[str], None]
PROJECT = TEXT.index("招商引资")
WORDS = [0, PROJECT, PROJECT + 4, PROJECT + 6, PROJECT + 8, len(TEXT)]


def test_every_key_stands_for_one_command() -> None:
    keys = [key for binding in BINDINGS for key in binding.keys]
    assert len(keys) == len(set(keys))
    assert len({binding.command for binding in BINDINGS}) == len(BINDINGS)


def test_every_command_can_be_run(reader: ReaderWidget, press: Press) -> None:
    reader.set_words(WORDS)
    reader.set_caret(PROJECT)
    for binding in BINDINGS:
        for key in binding.keys:
            press(key)


def test_own_keys_replace_the_defaults(reader: ReaderWidget, press: Press) -> None:
    reader.set_keys({"next-character": ["J"]})
    press("J")
    assert reader.caret() == 1
    press("Right")
    assert reader.caret() == 1
    assert KeyTable().keys("next-character") == ("Right",)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("Right", PROJECT + 1),
        ("Left", PROJECT - 1),
        ("Ctrl+Right", PROJECT + 4),
        ("Ctrl+Left", 0),
        ("]", TEXT.index("总投资")),
        ("[", TEXT.index("增长")),
        ("Alt+Down", TEXT.index("𠮷")),
        ("Alt+Up", TEXT.index("2023")),
        ("Ctrl+Down", TEXT.index("二〇二四")),
        ("Ctrl+Up", TEXT.index("2023")),
        ("Ctrl+Home", 0),
        ("Ctrl+End", len(TEXT)),
    ],
)
def test_moves(reader: ReaderWidget, press: Press, key: str, expected: int) -> None:
    reader.set_words(WORDS)
    reader.set_caret(PROJECT)
    press(key)
    assert reader.caret() == expected
    assert reader.selection() == (expected, expected)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("Shift+Right", "招"),
        ("Ctrl+Shift+Right", "招商引资"),
        ("}", "招商引资签约项目32个，"),
        ("Alt+Shift+Down", "招商引资签约项目32个，总投资86亿元。"),
        ("Shift+Left", "；"),
    ],
)
def test_extends(reader: ReaderWidget, press: Press, key: str, expected: str, qtbot: QtBot) -> None:
    reader.set_words(WORDS)
    reader.set_caret(PROJECT)
    with qtbot.waitSignal(reader.selected):
        press(key)
    assert reader.selected_text() == expected


LINES = "　　第一句。第二句，后半句。\n\n　　第三句。\n末行\n"


@pytest.mark.parametrize(
    ("caret", "keys", "expected"),
    [
        (6, ["Alt+Shift+Down"], "第二句，后半句。"),
        (6, ["}", "}"], "第二句，后半句。"),
        (6, ["Ctrl+Shift+Down"], "第二句，后半句。"),
        (14, ["Alt+Shift+Down"], "第三句。"),  # from the end of a line: the next sentence
        (0, ["Alt+Shift+Down"], "第一句。"),
        (6, ["Alt+Shift+Down"] * 2, "第二句，后半句。\n\n　　第三句。"),
        (6, ["Alt+Shift+Down"] * 2 + ["Alt+Shift+Up"], "第二句，后半句。"),
        (6, ["Alt+Shift+Down"] * 5, "第二句，后半句。\n\n　　第三句。\n末行"),
        (22, ["Alt+Shift+Up"] * 2 + ["Alt+Shift+Down"], "第三句。"),
        (6, ["Shift+Down"], "第二句，后半句。\n"),  # by lines it is exactly what was passed over
    ],
)
def test_units_are_selected_without_the_line_end_after_them(
    reader: ReaderWidget, press: Press, caret: int, keys: list[str], expected: str
) -> None:
    reader.show_text(LINES)
    reader.set_caret(caret)
    for key in keys:
        press(key)
    assert reader.selected_text() == expected


def test_lines_keep_to_their_place_across(reader: ReaderWidget, press: Press) -> None:
    reader.show_text("一二三四五六七八九十" * 20 + "\n短\n" + "一二三四五六七八九十" * 20)
    reader.set_caret(8)
    x = reader.character_rect(8).left()
    for key in ("Down", "Down", "Up", "Up"):
        press(key)
    assert abs(reader.character_rect(reader.caret()).left() - x) < 12
    assert reader.caret() == 8


def test_home_and_end_are_a_lines(reader: ReaderWidget, press: Press) -> None:
    reader.show_text("一二三四五六七八九十" * 20)
    reader.set_caret(5)
    press("End")
    end = reader.caret()
    assert 10 < end < 60
    press("Home")
    assert reader.caret() == 0
    press("Down")
    press("Home")
    assert reader.caret() == end


def test_a_selection_collapses_to_its_ends(reader: ReaderWidget, press: Press) -> None:
    reader.select(PROJECT, PROJECT + 4)
    press("Left")
    assert reader.selection() == (PROJECT, PROJECT)
    reader.select(PROJECT, PROJECT + 4)
    press("Right")
    assert reader.selection() == (PROJECT + 4, PROJECT + 4)


def test_the_other_end_can_be_moved(reader: ReaderWidget, press: Press) -> None:
    reader.select(PROJECT, PROJECT + 4)
    press("X")
    press("Shift+Left")
    assert reader.selection() == (PROJECT - 1, PROJECT + 4)
    press("Shift+Right")
    press("Shift+Right")
    assert reader.selection() == (PROJECT + 1, PROJECT + 4)


def test_widening_and_narrowing(reader: ReaderWidget, press: Press) -> None:
    reader.set_words(WORDS)
    reader.set_caret(PROJECT + 1)
    seen = []
    for _ in range(3):
        press("Alt+Shift+Right")
        seen.append(reader.selected_text())
    assert seen[:2] == ["招商引资", "招商引资签约项目32个"]
    press("Alt+Shift+Left")
    assert reader.selected_text() == seen[1]


def test_copy_is_exact(reader: ReaderWidget, press: Press) -> None:
    reader.set_words(WORDS)
    reader.set_word_marks("spaces")
    press("Ctrl+A")
    press("Ctrl+C")
    assert QApplication.clipboard().text() == TEXT


def test_escape_selects_nothing(reader: ReaderWidget, press: Press, qtbot: QtBot) -> None:
    reader.select(2, 5)
    with qtbot.waitSignal(reader.selected) as caught:
        press("Esc")
    assert caught.args == [5, 5]


def test_pages(reader: ReaderWidget, press: Press) -> None:
    reader.show_text("\n".join(f"第{number}段。" for number in range(300)))
    press("PgDown")
    assert reader.caret() > 30
    below = reader.position()
    assert below > 0
    press("PgUp")
    assert reader.caret() == 0
    assert reader.position() == 0
    press("Space")
    assert reader.position() > 0
    assert reader.caret() == 0
    press("Shift+Space")
    assert reader.position() == 0


def test_going_through_annotations(reader: ReaderWidget, press: Press, qtbot: QtBot) -> None:
    spans = [
        Span(5, 9, "annotations", "a", "甲", "#aa0000"),
        Span(PROJECT, PROJECT + 8, "annotations", "b", "乙", "#00aa00"),
        Span(PROJECT, PROJECT + 4, "annotations", "c", "丙", "#0000aa"),
    ]
    reader.set_spans("annotations", spans)
    seen = []
    reader.span_hovered.connect(lambda layer, key, point: seen.append(key))
    for _ in range(4):
        press("F8")
    assert seen == ["a", "b", "c"]
    assert not reader.next_span("annotations")
    press("Shift+F8")
    press("Shift+F8")
    assert seen[3:] == ["b", "a"]
    assert reader.caret() == 5


def test_walking_through_what_is_at_the_caret(reader: ReaderWidget, press: Press, qtbot: QtBot) -> None:
    reader.set_spans(
        "annotations", [Span(0, 9, "annotations", "long", "甲"), Span(2, 4, "annotations", "short", "乙")]
    )
    reader.set_caret(2)
    assert [span.key for span in reader.spans_at_caret()] == ["short", "long"]
    seen = []
    reader.span_hovered.connect(lambda layer, key, point: seen.append(key))
    for _ in range(3):
        press("`")
    assert seen == ["short", "long", "short"]
    with qtbot.waitSignal(reader.span_activated) as caught:
        press("Return")
    assert caught.args == ["annotations", "short"]


def test_adjusting_with_keys(reader: ReaderWidget, press: Press, qtbot: QtBot) -> None:
    reader.add_span(Span(PROJECT, PROJECT + 4, "annotations", "a", "甲"))
    reader.set_caret(PROJECT + 1)
    press("F4")
    press("Shift+Right")
    press("Shift+Right")
    with qtbot.waitSignal(reader.span_resized) as caught:
        press("Return")
    assert caught.args == ["annotations", "a", PROJECT, PROJECT + 6]


def test_escape_leaves_off_adjusting(reader: ReaderWidget, press: Press, qtbot: QtBot) -> None:
    reader.add_span(Span(PROJECT, PROJECT + 4, "annotations", "a", "甲"))
    reader.adjust("annotations", "a")
    press("Shift+Right")
    with qtbot.assertNotEmitted(reader.span_resized):
        press("Esc")
        press("Return")


def test_zooming(reader: ReaderWidget, press: Press, qtbot: QtBot) -> None:
    usual = reader.typography().points
    with qtbot.waitSignal(reader.zoomed) as caught:
        press("Ctrl++")
    assert caught.args[0] > usual
    press("Ctrl+-")
    press("Ctrl+-")
    assert reader.typography().points < usual
    press("Ctrl+0")
    assert reader.typography().points == usual


def test_unknown_keys_are_left_to_the_window(reader: ReaderWidget) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1")
    QApplication.sendEvent(reader, event)
    assert not event.isAccepted()


def test_back_and_forward(reader: ReaderWidget, press: Press) -> None:
    reader.show_text("\n".join(f"第{number}段，文字。" for number in range(2000)))
    reader.reveal(9000)
    far = reader.position()
    assert far > 5000
    press("Alt+Left")
    assert reader.position() == 0
    press("Alt+Right")
    assert abs(reader.position() - far) < 30
