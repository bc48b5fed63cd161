"""The list of documents: filtered while the user types, sorted by any column, with ten thousand of them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop.actions.changes import Changes
from desktop.actions.documents import ImportFile
from desktop.actions.row_types import DocumentRow
from desktop.files.file_input import read_file
from desktop.views.documents.cleaning_dialog import CleaningDialog
from desktop.views.documents.columns import COLUMNS
from desktop.views.documents.filter import DocumentFilter, DocumentMatcher, regions
from desktop.views.main_window import MainWindow
from desktop.views.widgets.table_model import RowTableModel
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, settle, write


def row(number: int, **fields: object) -> DocumentRow:
    """Return a made-up row."""
    given: dict[str, object] = {
        "id": str(number),
        "title": f"{2010 + number % 12}年长治市政府工作报告",
        "kind": "report",
        "region": "长治市",
        "province": "山西省",
        "city": "长治市",
        "county": "",
        "level": "city",
        "year": 2010 + number % 12,
        "date": "",
        "session": "",
        "speaker": "",
        "script": "hans",
        "characters": 1000 + number,
        "annotations": number % 3,
        "damage": 0,
        "source": "a.txt",
        "version_id": f"v{number}",
    }
    return DocumentRow(**(given | fields))  # type: ignore[arg-type]


def titles(window: MainWindow) -> list[str]:
    return [one.title for one in window.documents.shown()]


def type_words(window: MainWindow, words: str) -> None:
    field = child(window, QLineEdit, "document-filter")
    field.clear()
    write(field, words)
    settle(window)


def test_filtering_by_words_scripts_and_initials(two: MainWindow) -> None:
    for words in ("长治", "長治", "czs", "zzs", "CZS gzbg", "changzhi", "zhangzhis", "2023 报告"):
        type_words(two, words)
        assert titles(two) == ["2023年长治市政府工作报告"], words
    type_words(two, "nothing like it")
    assert titles(two) == []
    button = next(one for one in two.findChildren(QPushButton) if one.text() == "Show all documents")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(titles(two)) == 2


def test_filtering_by_drop_downs(two: MainWindow) -> None:
    year = child(two, QComboBox, "document-year")
    year.setCurrentIndex(year.findData(2023))
    assert titles(two) == ["2023年长治市政府工作报告"]
    year.setCurrentIndex(0)
    year.activated.emit(0)
    assert len(titles(two)) == 2


def test_return_in_the_filter_opens_the_first(two: MainWindow) -> None:
    type_words(two, "长治")
    QTest.keyClick(child(two, QLineEdit, "document-filter"), Qt.Key.Key_Return)
    settle(two)
    assert two.document.contents is not None
    assert "长治" in two.document.contents.row.title


def test_sorting_comes_back(two: MainWindow, make_window: Callable[..., MainWindow]) -> None:
    two.documents.list.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [one.year for one in two.documents.shown()] == [2023, 2024]
    path = two.session.library.path
    two.close()
    again = make_window(path)
    assert [one.year for one in again.documents.shown()] == [2023, 2024]


def test_properties_are_corrected(two: MainWindow) -> None:
    two.commands["properties"].trigger()
    dialog = child(two, QDialog, "properties")
    year = child(dialog, QLineEdit, "property-year")
    year.setText("20x4")
    QTest.keyClick(year, Qt.Key.Key_Return)
    assert dialog.isVisible()
    year.setText("2022")
    speaker = child(dialog, QLineEdit, "property-speaker")
    speaker.setText("县长 王五")
    QTest.keyClick(speaker, Qt.Key.Key_Return)
    assert two.documents.shown()[0].year == 2022
    assert two.documents.shown()[0].speaker == "县长 王五"
    two.commands["undo"].trigger()
    assert two.documents.shown()[0].year == 2024


@pytest.mark.parametrize("wrong", ["去年春天", "2024-13-01", "2024-02-30"])
def test_a_date_is_written_as_one(two: MainWindow, wrong: str) -> None:
    before = two.documents.shown()[0].date
    two.commands["properties"].trigger()
    dialog = child(two, QDialog, "properties")
    date = child(dialog, QLineEdit, "property-date")
    date.selectAll()
    write(date, wrong)
    QTest.keyClick(date, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "2024-05-08" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert two.documents.shown()[0].date == before
    date.selectAll()
    write(date, "2024年2月9日")
    QTest.keyClick(date, Qt.Key.Key_Return)
    assert two.documents.shown()[0].date == "2024-02-09"


def test_what_cleaning_changed_is_shown(two: MainWindow) -> None:
    two.commands["cleaning"].trigger()
    dialog = child(two, QDialog, "cleaning")
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize("name", ["页面.html", "报告.docx"])
def test_what_cleaning_struck_out_of_a_page_or_a_word_file_is_shown(
    two: MainWindow, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    if path.suffix == ".html":
        body = "<nav><a href='/'>首页</a></nav><p>全县经济平稳运行，取得了明显成效。</p>"
        path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    else:
        shutil.copy(Path(__file__).parents[2] / "files" / "fixtures" / "report.docx", path)
    action = ImportFile(read_file(path))
    action_done = two.session.library.perform(action)
    assert action_done is not None
    action_result = action_done.value
    two.session.changed.emit(Changes(documents=frozenset(action_result.made)))
    two.open_document(action_result.made[0])
    two.commands["cleaning"].trigger()
    dialog = child(two, CleaningDialog, "cleaning")
    settle(two)
    assert dialog.text.toPlainText()
    first = dialog.list.topLevelItem(0)
    assert path.suffix != ".html" or (first is not None and "首页" in first.text(1))
    if first is not None:
        dialog.list.setCurrentItem(first)
    dialog.close()


def test_a_change_is_shown_where_it_is_in_a_file_with_line_ends_of_two_characters(
    two: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "云岭县.txt"
    lines = ["云岭县政府工作报告", "各位代表：", "𠮷祥街全年增长5%。", "", "", "责任编辑：某某"]
    path.write_bytes("\r\n".join([*lines, "全县\u3000\u3000经济平稳。", ""]).encode())
    (made,) = two.session.library.perform(ImportFile(read_file(path))).value.made
    two.session.changed.emit(Changes(documents=frozenset([made])))
    two.open_document(made)
    two.commands["cleaning"].trigger()
    dialog = child(two, CleaningDialog, "cleaning")
    settle(two)
    removals = two.session.library.queries.removals(made)
    assert any(one.start < one.end for one in removals)
    for number, removal in enumerate(removals):
        item = dialog.list.topLevelItem(number)
        assert item is not None
        dialog.list.setCurrentItem(item)
        chosen = dialog.text.textCursor().selectedText().replace("\u2029", "\n")
        assert chosen.replace(" \n", "\n").rstrip() == removal.text.replace("\r\n", "\n").rstrip()
    dialog.close()


def test_a_change_is_shown_where_it_is_in_a_file_of_several_documents(
    two: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "合集.txt"
    body = "全县经济平稳。" * 60
    reports = [
        f"2024年{place}县政府工作报告\n各位代表：\n{body} 一、工作回顾。" for place in ("云岭", "河东")
    ]
    path.write_text("-\n" + "\n-\n".join(reports) + "\n", encoding="utf-8")
    made = two.session.library.perform(ImportFile(read_file(path))).value.made
    assert len(made) == 2
    two.session.changed.emit(Changes(documents=frozenset(made)))
    for document_id in made:
        two.open_document(document_id)
        two.commands["cleaning"].trigger()
        dialog = child(two, CleaningDialog, "cleaning")
        settle(two)
        changes = [one for one in two.session.library.queries.removals(document_id) if one.text.strip("\n")]
        assert changes
        for number, removal in enumerate(two.session.library.queries.removals(document_id)):
            item = dialog.list.topLevelItem(number)
            assert item is not None
            dialog.list.setCurrentItem(item)
            assert dialog.text.textCursor().selectedText() == removal.text.replace("\n", "\u2029")
        marked = [one.cursor.selectedText() for one in dialog.text.extraSelections()[-len(changes) :]]
        assert marked == [one.text for one in changes]
        dialog.close()
        settle(two)


def test_the_sort_menu_stays_the_same_while_it_is_used(two: MainWindow, qtbot: QtBot) -> None:
    button = child(two, QToolButton, "document-sort")
    menu = button.menu()
    year = next(action for action in menu.actions() if action.text() == "Year")

    def choose() -> None:
        assert QApplication.activePopupWidget() is menu
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(year).center())

    QTimer.singleShot(50, menu, choose)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [one.year for one in two.documents.shown()] == [2023, 2024]
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Year"]
    two.choices.languages["zh"].trigger()
    qtbot.waitUntil(lambda: year.text() == "年份")
    assert button.menu() is menu
    two.documents.list.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert not any(action.isChecked() for action in menu.actions())


def test_the_context_menu_exports_and_deletes(two: MainWindow, recorder: Recorder) -> None:
    wanted: list[tuple[str, list[str]]] = []
    two.documents.export_wanted.connect(lambda what, ids: wanted.append((what, ids)))
    menu = two.documents.context_menu(two.documents.shown())
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == [
        "Edit metadata…",
        "Add to group",
        "Attributes",
        "Export annotations…",
        "Export figures…",
        "Delete…",
    ]
    next(action for action in menu.actions() if action.text() == "Export annotations…").trigger()
    assert wanted == [("annotations", [one.id for one in two.documents.shown()])]
    menu.actions()[-1].trigger()
    assert "Delete 2 documents?" in recorder.heard("choose")[-1]
    menu.deleteLater()


def test_ten_thousand_rows_are_filtered_and_sorted() -> None:
    rows = [row(number) for number in range(10_000)]
    model = RowTableModel(COLUMNS, lambda one: one.id)
    model.set_rows(rows)
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert model.shown_rows()[0].year == 2021
    finder = DocumentMatcher()
    finder.set_rows(rows)
    model.set_test(finder.matches(DocumentFilter("czs", "山西省", 2015)))
    assert {one.year for one in model.shown_rows()} == {2015}
    assert model.index_of(model.shown_rows()[-1].id).row() == model.rowCount() - 1


def test_rows_without_a_value_come_last_either_way() -> None:
    model = RowTableModel(COLUMNS, lambda one: one.id)
    model.set_rows([row(1, year=None), row(2, year=2001), row(3, year=1999)])
    model.sort(2, Qt.SortOrder.AscendingOrder)
    assert [one.year for one in model.shown_rows()] == [1999, 2001, None]
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert [one.year for one in model.shown_rows()] == [2001, 1999, None]


def test_regions_stand_below_those_they_lie_in() -> None:
    rows = [
        row(1, province="山西省", city="长治市", county="武乡县", region="武乡县"),
        row(2, province="山西省", city="临汾市", county="", region="临汾市"),
        row(3, province="", city="", county="", region="某县"),
    ]
    assert regions(rows) == [("某县", 0), ("山西省", 0), ("长治市", 1), ("武乡县", 2), ("临汾市", 1)]


def test_going_on_in_the_list_leaves_one_document_selected(two: MainWindow) -> None:
    two.documents.list.setFocus()
    two.activateWindow()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        # to the window system's window, so that Ctrl is held down for whoever asks
        QTest.keyPress(two.windowHandle(), Qt.Key.Key_Control)
        QTest.keyClick(two.windowHandle(), key, Qt.KeyboardModifier.ControlModifier)
        settle(two)
        (selected,) = two.documents.list.selectionModel().selectedRows()
        shown = two.documents.model.row_at(selected)
        assert shown is not None and shown.id == two.document.id
        QTest.keyRelease(two.windowHandle(), Qt.Key.Key_Control)
