"""The table of figures: filtered, gone to, copied, corrected, turned into annotations, exported."""

import csv
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.known_figures import KnownFigure
from desktop.actions.library import Library
from desktop.actions.user_data import CorrectFigure
from desktop.files.file_input import read_bytes
from desktop.views.figures.dialog import read_value, write_value
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, click_row, report, settle, write


def place_of(window: MainWindow, text: str) -> int:
    """Bring the figures to the front and give the row of one."""
    window.commands["go-figures"].trigger()
    return window.annotations_panel.figures.model.index_of(known(window, text).key).row()


def known(window: MainWindow, text: str) -> KnownFigure:
    (found,) = (one for one in window.annotations_panel.figures.shown_figures() if one.figure.text == text)
    return found


def test_a_click_goes_there(two: MainWindow) -> None:
    place = place_of(two, "125.6亿元")
    click_row(two.annotations_panel.figures.table, place)
    start, end = two.reader.selection()
    assert two.text()[start:end] == "125.6亿元"


def test_value_unit_and_change_are_in_sight(two: MainWindow) -> None:
    place_of(two, "125.6亿元")
    table = two.annotations_panel.figures.table
    header = table.header()
    assert sum(header.sectionSize(column) for column in range(4)) <= table.viewport().width()
    growth = table.model().index(place_of(two, "125.6亿元"), 3)
    assert growth.data() == "↑ 5.5%"
    assert table.sizeHintForIndex(growth).width() <= header.sectionSize(3), "the growth is not cut"
    before = header.sectionSize(0)
    sizes = two.split.sizes()
    two.split.setSizes([sizes[0], sizes[1] - 60, sizes[2] + 60])
    settle(two)
    assert header.sectionSize(0) > before, "the indicators take the room"
    header.resizeSection(0, 90)
    two.split.setSizes([sizes[0], sizes[1], sizes[2]])
    settle(two)
    assert header.sectionSize(0) == 90, "what the user chose is kept"


def test_while_figures_are_recognized_the_panel_does_not_say_that_there_are_none(two: MainWindow) -> None:
    place_of(two, "125.6亿元")
    panel = two.annotations_panel.figures
    state = child(panel, QWidget, "no-figures")
    two.navigator.open_document(two.documents.shown()[1].id)
    assert state.isVisible()
    assert state.accessibleName() == "Recognizing figures…"
    settle(two)
    assert not state.isVisible()
    assert panel.model.rowCount() > 0


def test_filtering_as_one_types(two: MainWindow) -> None:
    place_of(two, "125.6亿元")
    write(child(two, QLineEdit, "figure-filter"), "地区生产总值")
    texts = [one.figure.text for one in two.annotations_panel.figures.shown_figures()]
    assert "125.6亿元" in texts
    assert "4200人" not in texts


def test_copy_as_cells(two: MainWindow) -> None:
    place_of(two, "125.6亿元")
    QTest.keyClick(two.annotations_panel.figures.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Indicator", "Value", "Unit"]
    assert len(lines) == 1 + two.annotations_panel.figures.model.rowCount()
    assert any(line.split("\t")[1:4] == ["125.6", "亿元", "↑ 5.5%"] for line in lines)


def test_level_and_growth_stand_in_one_row(two: MainWindow) -> None:
    row = place_of(two, "125.6亿元")
    model, table = two.annotations_panel.figures.model, two.annotations_panel.figures.table
    cells = [model.index(row, column).data() for column in range(4)]
    assert cells == ["地区生产总值", "125.6", "亿元", "↑ 5.5%"]
    growth = known(two, "5.5%")
    assert not model.index_of(growth.key).isValid()
    two.annotations_panel.figures.select(growth.key)
    assert table.currentIndex().row() == row
    write(child(two, QLineEdit, "figure-filter"), "5.5%")
    assert [one.figure.text for one in two.annotations_panel.figures.shown_figures()] == ["125.6亿元", "5.5%"]


def test_a_growth_is_gone_to_and_dismissed_from_the_row_of_its_level(two: MainWindow) -> None:
    panel = two.annotations_panel.figures
    place_of(two, "125.6亿元")
    growth = known(two, "5.5%")
    menu = panel.context_menu([known(two, "125.6亿元")])
    actions = {action.text(): action for action in menu.actions()}
    actions["Show ↑ 5.5% in text"].trigger()
    assert two.reader.selection() == (growth.figure.start, growth.figure.end)
    actions["↑ 5.5% is not a figure"].trigger()
    settle(two)
    assert known(two, "5.5%").dismissed
    assert panel.model.index_of(growth.key).isValid(), "it has a row of its own"
    two.commands["undo"].trigger()
    settle(two)
    assert not panel.model.index_of(growth.key).isValid()


def test_a_correction_is_kept_and_taken_back(two: MainWindow) -> None:
    click_row(two.annotations_panel.figures.table, place_of(two, "86亿元"))
    QTest.keyClick(two.annotations_panel.figures.table, Qt.Key.Key_F2)
    dialog = child(two, QDialog, "figure-dialog")
    indicator = child(dialog, QLineEdit, "figure-indicator")
    indicator.clear()
    write(indicator, "签约总投资")
    child(dialog, QLineEdit, "figure-value").setText("88")
    status = child(dialog, QComboBox, "figure-status")
    status.setCurrentIndex(status.findData("target"))
    QTest.keyClick(indicator, Qt.Key.Key_Return)
    settle(two)
    figure = known(two, "86亿元").figure
    assert (figure.indicator, figure.value, figure.status) == ("签约总投资", 88, "target")
    assert figure.norm_value == 88e8
    two.annotations_panel.figures.restore_wanted.emit([known(two, "86亿元")])
    settle(two)
    assert known(two, "86亿元").figure.value == 86


def test_what_is_no_figure_leaves_the_page(two: MainWindow) -> None:
    click_row(two.annotations_panel.figures.table, place_of(two, "4200人"))
    QTest.keyClick(two.annotations_panel.figures.table, Qt.Key.Key_Delete)
    settle(two)
    assert known(two, "4200人").dismissed
    two.commands["undo"].trigger()
    settle(two)
    assert not known(two, "4200人").dismissed


def test_one_key_turns_a_figure_into_an_annotation(two: MainWindow) -> None:
    two.session.perform(AddTag("数据"))
    click_row(two.annotations_panel.codebook.tree, 0)
    figure = known(two, "125.6亿元").figure
    two.reader.setFocus()
    two.reader.select(figure.start, figure.start)
    QTest.keyClick(two.reader, Qt.Key.Key_M)
    (row,) = two.session.library.queries.annotations(two.document.id)
    assert (row.quote, row.tag) == ("125.6亿元", "数据")


def test_the_whole_filtered_list_is_one_step(two: MainWindow, recorder: Recorder) -> None:
    two.session.perform(AddTag("数据"))
    place_of(two, "125.6亿元")
    write(child(two, QLineEdit, "figure-filter"), "亿元")
    count = len(two.annotations_panel.figures.shown_figures())
    assert count > 1
    recorder.answer("choose_item", 0)
    two.commands["figures-to-annotations"].trigger()
    assert len(two.session.library.queries.annotations(two.document.id)) == count
    two.commands["undo"].trigger()
    assert two.session.library.queries.annotations(two.document.id) == []


def test_export(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    out = tmp_path / "figures.csv"
    recorder.answer("choose_new_file", out)
    two.commands["export-figures-all"].trigger()
    settle(two)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["region"] for row in rows} == {"云岭县", "长治市"}
    assert any("125.6亿元" in row["sentence"] for row in rows)


def test_a_card_comes_by_key_and_goes_with_esc(two: MainWindow) -> None:
    figure = known(two, "125.6亿元").figure
    two.reader.setFocus()
    two.reader.select(figure.start, figure.start)
    QTest.keyClick(two.reader, Qt.Key.Key_I)
    assert two.popover.card.isVisible()
    assert two.popover.card.accessibleName() == figure.indicator
    focus = two.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not two.popover.card.isVisible()
    assert two.reader.hasFocus()


def test_a_card_says_two_lines_on_hover_and_the_rest_on_a_click(two: MainWindow, qtbot: QtBot) -> None:
    figure = known(two, "125.6亿元").figure
    two.reader.reveal(figure.start)
    where = two.reader.character_rect(figure.start + 1).center()
    QTest.mouseMove(two.reader.viewport(), where)
    card = two.popover.card
    qtbot.waitUntil(card.isVisible, timeout=3000)
    assert [label.text() for label in card.findChildren(QLabel) if label.isVisible()] == [
        "地区生产总值",
        "125.6 亿元 · Achieved · 2023",
    ]
    assert "In base units" in card.accessibleDescription()
    brief = card.height()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.isVisible()
    assert card.height() > brief
    assert _button(two, "Correct…").isVisible()


def _button(window: MainWindow, words: str) -> QPushButton:
    """Return the button of the card that shows certain words."""
    return next(one for one in window.popover.card.findChildren(QPushButton) if one.text() == words)


def test_the_card_says_why_on_a_click_and_goes_back(two: MainWindow, qtbot: QtBot) -> None:
    popover = two.popover.card
    figure = known(two, "5.5%").figure
    two.reader.setFocus()
    two.reader.select(figure.start, figure.start)
    QTest.keyClick(two.reader, Qt.Key.Key_I)
    QTest.mouseClick(_button(two, "Why?"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "carried-on" in popover.accessibleDescription(), timeout=3000)
    said = popover.accessibleDescription()
    assert popover.isVisible()
    assert "Indicator Nothing new is named: it measures what the figure before it measured." in said
    assert "Direction A word of growth or fall" in said
    assert "word-of-change" in said
    QTest.mouseClick(_button(two, "Back"), Qt.MouseButton.LeftButton)
    assert popover.isVisible()
    assert "carried-on" not in popover.accessibleDescription()
    assert _button(two, "Why?").isVisible()


def test_no_button_of_a_card_is_cut_short(two: MainWindow) -> None:
    figure = known(two, "5.5%").figure
    two.reader.setFocus()
    two.reader.select(figure.start, figure.start)
    QTest.keyClick(two.reader, Qt.Key.Key_I)
    buttons = two.popover.card.findChildren(QPushButton)
    assert len(buttons) == 4
    for button in buttons:
        assert button.width() >= button.sizeHint().width(), button.text()


def test_why_names_what_the_user_set(two: MainWindow, qtbot: QtBot) -> None:
    popover = two.popover.card
    one = known(two, "125.6亿元")
    two.session.perform(
        CorrectFigure(two.document.id, one.figure.start, one.figure.end, {"status": "target"})
    )
    settle(two)
    assert known(two, "125.6亿元").figure.status == "target"
    two.reader.setFocus()
    two.reader.select(one.figure.start, one.figure.start)
    QTest.keyClick(two.reader, Qt.Key.Key_I)
    QTest.mouseClick(_button(two, "Why?"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Status A user set this." in popover.accessibleDescription(), timeout=3000)
    assert "named-indicator" in popover.accessibleDescription()


def test_why_is_said_in_chinese(make_window: Callable[..., MainWindow], tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "zh.piyue"
    with Library.create(path) as library:
        library.perform(ImportFile(read_bytes(report().encode(), "云岭县.txt")))
    window = make_window(path, language="zh")
    popover = window.popover.card
    figure = known(window, "5.5%").figure
    window.reader.setFocus()
    window.reader.select(figure.start, figure.start)
    QTest.keyClick(window.reader, Qt.Key.Key_I)
    QTest.mouseClick(_button(window, "判定依据"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "沿用前一数据的指标" in popover.accessibleDescription(), timeout=3000)


def test_values_as_they_are_written_and_read() -> None:
    values: list[float | int | list[float | int] | None] = [None, 5, 5.5, [3, 5], [4.5, 5], 0.001]
    for value in values:
        assert read_value(write_value(value)) == value
    assert read_value("1,234.5") == 1234.5
    assert read_value("5：49：45") == [5, 49, 45]
    for wrong in ("abc", "inf", "nan", "5 -"):
        try:
            read_value(wrong)
        except ValueError:
            continue
        raise AssertionError(wrong)
