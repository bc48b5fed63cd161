"""The page of analyses: words counted, shown in tables and charts, each number with its passages."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from desktop.actions.documents import SetMetadata
from desktop.views.analysis.counts_view import CountsView
from desktop.views.handbook.pages import pages
from desktop.views.handbook.window import HandbookWindow
from desktop.views.main_window import MainWindow
from tests.helpers.commands import piyue
from tests.helpers.message_recorder import Recorder
from tests.views.analysis.conftest import analysis_page, empty_words
from tests.views.conftest import child, settle, write


@pytest.fixture
def counts(window: MainWindow) -> Iterator[CountsView]:
    """The tab of counts, reached by its key."""
    yield child(analysis_page(window), CountsView, "counts")
    settle(window)


def choose(counts: CountsView, name: str, value: str) -> None:
    """Choose an entry of a box by what it stands for, by keys as a user does."""
    box = child(counts, QComboBox, name)
    place = box.findData(value)
    assert place >= 0, value
    box.setFocus()
    while box.currentIndex() != place:
        QTest.keyClick(box, Qt.Key.Key_Down if box.currentIndex() < place else Qt.Key.Key_Up)


def count_words(window: MainWindow, counts: CountsView, words: str) -> None:
    """Type the words to count, and wait for the counts."""
    field = child(counts, QLineEdit, "typed-words")
    field.clear()
    write(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)


def shown(counts: CountsView) -> list[list[str]]:
    """Return the cells of the table as they are read."""
    model = counts.display.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def click_cell(counts: CountsView, row: int, column: int) -> None:
    index = counts.display.model.index(row, column)
    counts.display.table.scrollTo(index)
    where = counts.display.table.visualRect(index).center()
    QTest.mouseClick(counts.display.table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_words_are_counted_by_place(window: MainWindow, counts: CountsView) -> None:
    count_words(window, counts, "招商引资、招商 总值")
    rows = shown(counts)
    assert [row[0] for row in rows] == ["安平县", "云岭县"], "as they are read"
    assert [row[1:4] for row in rows] == [["4", "0", "2"], ["6", "0", "4"]]
    assert [row[-1] for row in rows] == ["1", "2"]
    choose(counts, "count-measure", "share_of_documents")
    assert [row[1] for row in shown(counts)] == ["100.00", "100.00"]
    choose(counts, "count-and-by", "year")
    settle(window)
    assert [row[:2] for row in shown(counts)] == [["安平县", "2024"], ["云岭县", "2023"], ["云岭县", "2024"]]
    choose(counts, "count-display", "long")
    assert [row[0] for row in shown(counts)] == ["招商引资"] * 3 + ["招商"] * 3 + ["总值"] * 3


def test_it_says_that_it_counts(window: MainWindow, counts: CountsView) -> None:
    assert empty_words(counts, "no-counts")[0] == "Count words across the library"
    field = child(counts, QLineEdit, "typed-words")
    write(field, "招商引资")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert empty_words(counts, "no-counts")[0] == "Counting…"
    QTest.mouseClick(child(counts, QPushButton, "count-stop"), Qt.MouseButton.LeftButton)
    assert empty_words(counts, "no-counts") == ("Not counted", "Press Enter in the field above to count.")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)
    assert not counts.display.is_empty
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)
    assert empty_words(counts, "no-counts")[0] == "Count words across the library"


def test_typed_words_are_shown_where_they_are_counted(window: MainWindow, counts: CountsView) -> None:
    count_words(window, counts, "招商引资 总值")
    field = child(counts, QLineEdit, "typed-words")
    choose(counts, "dictionary", "livelihood")
    settle(window)
    assert field.text() == ""
    choose(counts, "dictionary", "typed")
    settle(window)
    assert field.text() == "招商引资 总值"
    choose(counts, "dictionary", "livelihood")
    write(field, "招商")
    settle(window)
    assert counts.choice.box.currentData() == "typed"
    assert [one.word for one in counts.choice.dictionary().words] == ["招商"]


def test_the_hits_are_no_wider_than_they_need_to_be(window: MainWindow, counts: CountsView) -> None:
    count_words(window, counts, "商 招商引资工作")
    widths = []
    for column in (1, 2):
        click_cell(counts, 0, column)
        settle(window)
        widths.append(counts.passages.table.columnWidth(4))
    assert counts.passages.table.columnWidth(4) < 2 * 110
    assert widths[0] < 110


def test_a_number_opens_its_passages_and_one_comes_back(window: MainWindow, counts: CountsView) -> None:
    count_words(window, counts, "招商引资 总值")
    click_cell(counts, 1, 1)
    settle(window)
    passages = counts.passages
    assert [row.text for row in passages.model.rows()] == ["招商引资"] * 6
    assert "6 passages" in passages.heading.text() and "云岭县" in passages.heading.text()
    passages.table.setFocus()
    QTest.keyClick(passages.table, Qt.Key.Key_Down)
    QTest.keyClick(passages.table, Qt.Key.Key_Return)
    settle(window)
    assert window.workspaces.current == "read"
    assert window.reader.selected_text() == "招商引资"
    QTest.keyClick(window.reader, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(window)
    assert window.workspaces.current == "analyze"
    assert passages.table.hasFocus() and passages.table.currentIndex().row() == 1


def test_nested_words_are_shown(window: MainWindow, counts: CountsView) -> None:
    count_words(window, counts, "招商引资 招商")
    choose(counts, "count-display", "words")
    settle(window)
    model = counts.display.word_model
    cells = [[model.index(row, column).data() for column in (1, 3, 5)] for row in range(2)]
    assert cells == [["招商引资", "10", ""], ["招商", "0", "招商引资 10"]]
    QTest.mouseClick(
        counts.display.words.viewport(),
        Qt.MouseButton.LeftButton,
        pos=counts.display.words.visualRect(model.index(0, 3)).center(),
    )
    settle(window)
    assert counts.passages.model.row_total() == 10


def test_filters_and_their_errors(qtbot: QtBot, window: MainWindow, counts: CountsView) -> None:
    count_words(window, counts, "招商引资")
    counts.filters.menu.actions()[1].trigger()
    field = child(counts, QLineEdit, "counts-filter-year-field")
    assert field.hasFocus()
    write(field, "2024")
    qtbot.waitUntil(lambda: [row[1] for row in shown(counts)] == ["4", "4"], timeout=20_000)
    write(field, "x")
    qtbot.waitUntil(lambda: field.property("wrong") is True, timeout=20_000)
    child(counts, QToolButton, "remove-counts-filter-year").click()
    settle(window)
    assert [row[1] for row in shown(counts)] == ["4", "6"]


def test_the_panel_has_the_bytes_of_the_command(
    window: MainWindow, counts: CountsView, recorder: Recorder, tmp_path: Path
) -> None:
    counts.choice.choose("digital_economy")
    choose(counts, "count-and-by", "year")
    settle(window)
    library = window.session.library.path
    for display, wide in (("long", []), ("wide", ["--wide"])):
        choose(counts, "count-display", display)
        for suffix, action in zip((".csv", ".xlsx"), counts.export_button.formats.actions(), strict=True):
            ours, theirs = tmp_path / f"window{suffix}", tmp_path / f"command{suffix}"
            recorder.answer("choose_new_file", ours)
            action.trigger()
            settle(window)
            command: list[str | Path] = [
                "panel",
                "--dictionary",
                "digital_economy",
                "--by",
                "region,year",
                *wide,
                theirs,
            ]
            done = piyue(*command, "--library", library)
            assert done.status == 0, done.err
            assert ours.read_bytes() == theirs.read_bytes()
    sheet = load_workbook(tmp_path / "window.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:2] == ["安平县", 2024]
    bundle = tmp_path / "b.zip"
    recorder.answer("choose_new_file", bundle)
    counts.bundle_button.click()
    settle(window)
    with zipfile.ZipFile(bundle) as archive:
        assert archive.read("panel.csv").startswith(b"\xef\xbb\xbftheme,region,year,count")


def test_passages_are_exported(
    window: MainWindow, counts: CountsView, recorder: Recorder, tmp_path: Path
) -> None:
    count_words(window, counts, "招商引资")
    click_cell(counts, 0, 1)
    settle(window)
    out = tmp_path / "p.csv"
    recorder.answer("choose_new_file", out)
    counts.passages.export_button.formats.actions()[0].trigger()
    settle(window)
    assert window.toast.folder_button.isVisible(), "the folder of the file can be opened"
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
    assert [row["text"] for row in rows] == ["招商引资"] * 4
    assert {row["region"] for row in rows} == {"安平县"}


def test_counts_follow_the_library(qtbot: QtBot, window: MainWindow, counts: CountsView) -> None:
    count_words(window, counts, "招商引资")
    first = window.documents.model.rows()[0]
    window.session.perform(SetMetadata(first.id, region="新州县"))
    qtbot.waitUntil(lambda: "新州县" in [row[0] for row in shown(counts)], timeout=20_000)


def test_a_chart_opens_passages_by_click_and_by_key(
    window: MainWindow, counts: CountsView, recorder: Recorder, tmp_path: Path
) -> None:
    count_words(window, counts, "招商引资 总值")
    canvas = counts.display.chart.canvas
    for display, rows, columns in (("trend", 2, 2), ("places", 1, 2), ("provinces", 1, 2), ("themes", 2, 2)):
        choose(counts, "count-display", display)
        settle(window)
        assert {(one.row, one.column) for one in canvas.marks} == {
            (row, column) for row in range(rows) for column in range(columns)
        }
        assert canvas.grab().toImage().pixelColor(canvas.width() // 2, 5).isValid()
        mark = canvas.marks[-1]
        where = QPoint(round((mark.left + mark.right) / 2), round((mark.top + mark.bottom) / 2))
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=where)
        settle(window)
        assert counts.passages.model.row_total() > 0, display
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    settle(window)
    assert counts.passages.heading.text().startswith("招商引资 · 2023")
    for suffix, begin in ((".svg", b"<?xml"), (".pdf", b"%PDF"), (".png", b"\x89PNG")):
        out = tmp_path / f"chart{suffix}"
        recorder.answer("choose_new_file", out)
        counts.chart_button.click()
        settle(window)
        assert out.read_bytes().startswith(begin)
    assert "招商引资" in (tmp_path / "chart.svg").read_text("utf-8")


def test_f1_opens_the_page_of_the_handbook(window: MainWindow, counts: CountsView) -> None:
    QTest.keyClick(child(counts, QLineEdit, "typed-words"), Qt.Key.Key_F1)
    (handbook,) = window.findChildren(HandbookWindow)
    assert "# Analyzing" in next(one.text for one in pages("en") if one.id == "analyzing")
    assert handbook.isVisible() and handbook.list.currentItem().text() == "Analyzing"
    handbook.close()


def test_the_tabs(window: MainWindow) -> None:
    page = analysis_page(window)
    bar = child(page, QTabBar, "analysis-tabs")
    assert [bar.tabText(place) for place in range(bar.count())] == ["Counts", "Compare", "Shared passages"]
