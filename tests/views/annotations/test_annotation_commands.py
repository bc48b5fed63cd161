"""Coding with keys alone."""

import getpass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLineEdit, QPushButton, QRadioButton

from desktop.actions.action import Action
from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag, AddTagPath
from desktop.actions.row_types import AnnotationRow
from desktop.actions.user_data import FiguresToAnnotations, HitsToAnnotations
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, settle, write

SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def coded(two: MainWindow) -> MainWindow:
    """A window whose library has a codebook and whose reader has the focus."""
    two.session.settings.annotator = "王"
    two.session.library.annotator = "王"
    for path in ("经济/招商引资", "经济/重点项目", "民生/就业"):
        two.session.perform(AddTagPath(path))
    two.reader.setFocus()
    return two


def rows(window: MainWindow) -> list[AnnotationRow]:
    return window.session.library.queries.annotations(window.document.id)


def select(window: MainWindow, words: str) -> None:
    contents = window.document.contents
    assert contents is not None
    start = contents.text.index(words)
    window.reader.select(start, start + len(words))


def field(window: MainWindow) -> QLineEdit:
    return child(window, QLineEdit, "palette-field")


def test_a_tag_is_found_by_initials_and_put(coded: MainWindow) -> None:
    select(coded, "签约项目")
    QTest.keyClick(coded.reader, Qt.Key.Key_Slash)
    assert field(coded).hasFocus()
    QTest.keyClicks(field(coded), "zsyz")
    QTest.keyClick(field(coded), Qt.Key.Key_Return)
    assert [(row.tag_path, row.quote) for row in rows(coded)] == [("经济/招商引资", "签约项目")]
    assert coded.reader.hasFocus()
    assert coded.reader.selected_text() == "签约项目"


def test_several_tags_in_one_go_are_one_step_and_put_again(coded: MainWindow) -> None:
    select(coded, "签约项目")
    QTest.keyClick(coded.reader, Qt.Key.Key_Slash)
    QTest.keyClicks(field(coded), "zhaoshang")
    QTest.keyClick(field(coded), Qt.Key.Key_Tab)
    QTest.keyClicks(field(coded), "jy")
    QTest.keyClick(field(coded), Qt.Key.Key_Return)
    assert {row.tag for row in rows(coded)} == {"招商引资", "就业"}
    select(coded, "城镇新增就业")
    QTest.keyClick(coded.reader, Qt.Key.Key_Period)
    assert len(rows(coded)) == 4
    coded.commands["undo"].trigger()
    coded.commands["undo"].trigger()
    assert rows(coded) == []


def test_what_is_not_there_is_made(coded: MainWindow) -> None:
    select(coded, "地区生产总值")
    QTest.keyClick(coded.reader, Qt.Key.Key_Slash)
    write(field(coded), "经济/总量")
    QTest.keyClick(field(coded), Qt.Key.Key_Return)
    assert [row.tag_path for row in rows(coded)] == ["经济/总量"]
    coded.commands["undo"].trigger()
    assert "经济/总量" not in {tag.path for tag in coded.annotations_panel.codebook.tags()}


def test_control_return_makes_a_tag_although_others_fit(coded: MainWindow) -> None:
    select(coded, "地区生产总值")
    QTest.keyClick(coded.reader, Qt.Key.Key_Slash)
    write(field(coded), "招商")
    QTest.keyClick(field(coded), Qt.Key.Key_Return, CONTROL)
    assert [row.tag_path for row in rows(coded)] == ["招商"]


def test_the_tag_used_last_is_offered_first(coded: MainWindow) -> None:
    select(coded, "签约项目")
    coded.cursor_annotations.apply_tag(
        next(tag.id for tag in coded.annotations_panel.codebook.tags() if tag.name == "就业")
    )
    select(coded, "地区生产总值")
    QTest.keyClick(coded.reader, Qt.Key.Key_Slash)
    QTest.keyClick(field(coded), Qt.Key.Key_Return)
    assert {row.tag for row in rows(coded)} == {"就业"}
    assert len(rows(coded)) == 2


def test_tags_taken_are_let_go_again(coded: MainWindow) -> None:
    select(coded, "签约项目")
    QTest.keyClick(coded.reader, Qt.Key.Key_Slash)
    palette = coded.palette_controller.palette
    QTest.keyClick(field(coded), Qt.Key.Key_Down)
    QTest.keyClick(field(coded), Qt.Key.Key_Tab)
    QTest.keyClicks(field(coded), "jy")
    QTest.keyClick(field(coded), Qt.Key.Key_Tab)
    assert len(palette.taken_paths()) == 2
    QTest.keyClick(field(coded), Qt.Key.Key_Backspace)
    assert len(palette.taken_paths()) == 1
    QTest.keyClick(field(coded), Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert coded.reader.hasFocus()
    assert rows(coded) == []


def test_the_palette_wants_words_selected(coded: MainWindow, recorder: Recorder) -> None:
    coded.reader.set_caret(3)
    for key in (Qt.Key.Key_T, Qt.Key.Key_Slash, Qt.Key.Key_V, Qt.Key.Key_H):
        QTest.keyClick(coded.reader, key)
        assert recorder.heard("note")[-1] == "Select text first"
    QTest.keyClick(coded.reader, Qt.Key.Key_Period)
    assert recorder.heard("note")[-1] == "No tag has been applied yet"


def test_a_tag_in_vivo_bears_the_words_selected(coded: MainWindow, recorder: Recorder) -> None:
    select(coded, "标准地")
    QTest.keyClick(coded.reader, Qt.Key.Key_V)
    assert [(row.tag_path, row.quote) for row in rows(coded)] == [("标准地", "标准地")]
    coded.reader.select(0, 60)
    QTest.keyClick(coded.reader, Qt.Key.Key_V)
    assert len(rows(coded)) == 1
    assert "no more than" in recorder.heard("note")[-1]


def test_going_through_annotations(coded: MainWindow) -> None:
    first, second = AddTag("甲"), AddTag("乙")
    document = coded.document.id
    for action in (
        first,
        second,
        AddAnnotation(document, 5, 9, first.id),
        AddAnnotation(document, 20, 24, second.id, note="看"),
        AddAnnotation(document, 30, 34, first.id),
        AddAnnotation(document, 40, 44, second.id),
    ):
        coded.session.perform(action)
    coded.reader.set_caret(0)

    def at(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> tuple[int, int]:
        QTest.keyClick(coded.reader, key, modifier)
        return coded.reader.selection()

    assert at(Qt.Key.Key_A) == (5, 9)
    assert at(Qt.Key.Key_A) == (20, 24)
    assert at(Qt.Key.Key_A, SHIFT) == (5, 9)
    assert at(Qt.Key.Key_G) == (30, 34)
    assert at(Qt.Key.Key_G, SHIFT) == (5, 9)
    assert at(Qt.Key.Key_O) == (30, 34)
    assert at(Qt.Key.Key_R) == (30, 34)
    assert at(Qt.Key.Key_U) == (40, 44)
    assert at(Qt.Key.Key_U, SHIFT) == (20, 24)
    assert [row.reviewed for row in rows(coded)] == [False, False, True, False]
    assert at(Qt.Key.Key_A) == (30, 34)
    at(Qt.Key.Key_R)
    assert not any(row.reviewed for row in rows(coded))


def test_brackets_choose_an_end_and_arrows_move_it(coded: MainWindow) -> None:
    tag = AddTag("甲")
    coded.session.perform(tag)
    coded.session.perform(AddAnnotation(coded.document.id, 20, 24, tag.id))
    coded.reader.set_caret(0)
    QTest.keyClick(coded.reader, Qt.Key.Key_A)
    QTest.keyClick(coded.reader, Qt.Key.Key_BracketLeft)
    for _ in range(2):
        QTest.keyClick(coded.reader, Qt.Key.Key_Left)
    QTest.keyClick(coded.reader, Qt.Key.Key_BracketRight)
    QTest.keyClick(coded.reader, Qt.Key.Key_Right)
    QTest.keyClick(coded.reader, Qt.Key.Key_Return)
    assert [(row.start, row.end) for row in rows(coded)] == [(18, 25)]
    QTest.keyClick(coded.reader, Qt.Key.Key_BracketRight)
    QTest.keyClick(coded.reader, Qt.Key.Key_Left)
    QTest.keyClick(coded.reader, Qt.Key.Key_Escape)
    assert [(row.start, row.end) for row in rows(coded)] == [(18, 25)]


def press(keys: str) -> None:
    """Press keys as a user does, wherever the focus is: names between spaces, else letters."""
    names = {"+": SHIFT, "^": CONTROL, "!": ALT}
    for word in keys.split():
        modifiers = Qt.KeyboardModifier.NoModifier
        while word[0] in names and len(word) > 1:
            modifiers |= names[word[0]]
            word = word[1:]
        target = QApplication.focusWidget()
        assert target is not None
        key = getattr(Qt.Key, f"Key_{word}", None)
        if key is None:
            QTest.keyClicks(target, word)
        else:
            QTest.keyClick(target, key, modifiers)


def test_a_report_is_coded_from_top_to_bottom_with_keys_alone(two: MainWindow, recorder: Recorder) -> None:
    """Nothing but key events from the first tag to the last note."""
    two.annotators.annotate_as("王")
    two.activateWindow()
    settle(two)
    press("^2")  # to the text
    press("^Home !Down !Down")
    select_sentence = "!+Down"
    press(f"{select_sentence} /")
    press("jingji/zongliang ^Return")  # there is no tag yet: one is made with its path
    press("N")
    press("first ^Return")
    for keys in (".", "/ minsheng ^Return", "/ zl Tab ms Return"):
        press("!Down")
        press(f"{select_sentence} {keys}")
    placed = rows(two)
    assert [row.tag for row in placed].count("zongliang") == 3
    assert {row.annotator for row in placed} == {"王"}
    assert placed[0].note == "first"
    assert len(placed) == 5
    press("^Home A R A R U")
    assert sum(row.reviewed for row in rows(two)) == 2
    end = two.reader.selection()[1]
    press("] Left Left Return")
    assert two.reader.selection()[1] == end - 2
    press("Delete")
    assert len(rows(two)) == 4
    press("^Z")
    assert len(rows(two)) == 5
    assert recorder.heard("ask_line") == []


def test_every_sentence_of_a_report_is_coded_with_keys_alone(two: MainWindow) -> None:
    """From the first sentence to the last: select it, put a tag, go on; nothing but key events."""
    two.activateWindow()
    settle(two)
    press("^2 ^Home !+Down / biaoti ^Return")
    contents = two.document.contents
    assert contents is not None
    for number in range(len(contents.text)):
        if two.reader.selection()[1] >= len(contents.text):
            break
        press("Right !+Down")
        press("." if number % 3 else "/ jj ^Return")
    placed = rows(two)
    uncoded = set(range(len(contents.text))) - {
        place for row in placed for place in range(row.start, row.end)
    }
    assert "".join(contents.text[place] for place in sorted(uncoded)).strip() == ""
    assert all(row.quote == row.quote.strip() for row in placed)
    assert {row.tag for row in placed} == {"biaoti", "jj"}
    assert len({(row.start, row.end) for row in placed}) == len(placed)
    for _ in range(len(placed)):
        press("^Z")
    assert rows(two) == []


def test_whose_is_whose(two: MainWindow, recorder: Recorder) -> None:
    tag = AddTag("甲")
    two.session.perform(tag)
    two.annotators.annotate_as("王")
    recorder.answer("ask_line", "李")
    two.session.perform(AddAnnotation(two.document.id, 20, 24, tag.id))
    two.commands["annotator"].trigger()
    dialog = child(two, QDialog, "annotators")
    QTest.mouseClick(child(dialog, QPushButton, "annotator-other"), Qt.MouseButton.LeftButton)
    two.reader.select(20, 24)
    two.cursor_annotations.apply_tag(tag.id)
    assert [row.annotator for row in rows(two)] == ["王", "李"]
    assert two.session.settings.annotator == "李"
    child(dialog, QCheckBox, "marks-王").click()
    assert [row.annotator for row in two.annotations_panel.annotation_list.model.shown_rows()] == ["李"]
    assert [row.annotator for row in two.cursor_annotations.annotations_at_cursor()] == ["李"]
    child(dialog, QCheckBox, "marks-王").click()
    child(dialog, QRadioButton, "annotator-王").click()
    assert two.session.library.annotator == "王"
    assert len(two.annotations_panel.annotation_list.model.shown_rows()) == 2
    dialog.close()


@pytest.mark.parametrize("kind", [AddAnnotation, FiguresToAnnotations, HitsToAnnotations])
def test_nobody_is_asked_for_a_name_and_annotations_bear_the_account_s(
    two: MainWindow, recorder: Recorder, kind: type[Action[object]]
) -> None:
    tag = AddTag("甲")
    two.session.perform(tag)
    document_id = two.document.id
    action: Action[object] = {
        AddAnnotation: AddAnnotation(document_id, 3, 5, tag.id),
        FiguresToAnnotations: FiguresToAnnotations(document_id, [(3, 5), (9, 11)], tag.id),
        HitsToAnnotations: HitsToAnnotations(document_id, [(3, 5), (9, 11)], tag.id),
    }[kind]
    two.session.perform(action)
    assert recorder.heard("ask_line") == []
    assert {row.annotator for row in rows(two)} == {getpass.getuser()}
    assert two.session.settings.annotator == ""
