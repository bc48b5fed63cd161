"""What is done with hits: annotated in one step, exported, saved, and compared with last time."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.saved_searches import saved_searches
from desktop.files.file_input import read_bytes
from desktop.views.library_search.hits_view import HitsView
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import report, settle


@pytest.fixture
def hits(two: MainWindow) -> Iterator[HitsView]:
    """Four hits in two documents."""
    view = two.library_search.search("招商引资")
    assert view is not None
    settle(two)
    yield view
    settle(two)


def test_hits_are_annotated_in_one_step(two: MainWindow, hits: HitsView, recorder: Recorder) -> None:
    two.session.perform(AddTag("招商"))
    settle(two)
    hits.table.setFocus()
    QTest.keyClick(hits.table, Qt.Key.Key_M)
    assert recorder.heard("choose") != [], "one is selected and four are listed: which are meant is asked"
    assert two.session.library.queries.annotations() == []
    recorder.answer("choose", "all")
    recorder.answer("choose_item", 1)
    QTest.keyClick(hits.table, Qt.Key.Key_M)
    settle(two)
    assert recorder.heard("choose_item") == ["Annotate 4 passages"]
    assert [row.tag for row in two.session.library.queries.annotations()] == ["招商"] * 4
    two.session.undo()
    settle(two)
    assert two.session.library.queries.annotations() == []


def test_hits_are_exported_in_the_order_shown(
    two: MainWindow, hits: HitsView, recorder: Recorder, tmp_path: Path
) -> None:
    hits.order.box.setCurrentIndex(hits.order.box.findData("right"))
    for ending in ("csv", "xlsx", "docx"):
        recorder.answer("choose_new_file", tmp_path / f"hits.{ending}")
        action = hits.export_button.formats.actions()[("csv", "xlsx", "docx").index(ending)]
        action.trigger()
        settle(two)
    with (tmp_path / "hits.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["right"][:2] for row in rows] == ["到位", "到位", "签约", "签约"]
    assert (rows[0]["text"], rows[0]["part"], rows[0]["region"]) == ("招商引资", "plan", "云岭县")
    sheet = load_workbook(tmp_path / "hits.xlsx").active
    assert sheet is not None
    assert sheet.max_row == 5
    headings = [str(cell.value) for cell in sheet[1]]
    widths = {
        name: sheet.column_dimensions[get_column_letter(number)].width
        for number, name in enumerate(headings, start=1)
    }
    assert min(widths["left"], widths["right"]) > 2 * widths["text"]  # the context is read along
    word = Document(str(tmp_path / "hits.docx"))
    bold = [run.text for paragraph in word.paragraphs for run in paragraph.runs if run.bold]
    assert bold == ["招商引资"] * 4
    assert word.paragraphs[0].text == "招商引资"
    recorder.answer("choose_new_file", tmp_path / "nowhere" / "hits.csv")
    hits.export_button.wanted.emit("csv")
    settle(two)
    assert len(recorder.heard("warn")) == 1


def test_a_saved_search_is_run_again_and_what_is_new_is_marked(
    two: MainWindow, hits: HitsView, recorder: Recorder
) -> None:
    recorder.answer("ask_line", "招商")
    hits.row.saved.save_wanted.emit()
    (saved,) = saved_searches(two.session.library.queries)
    assert (saved.name, saved.kind, saved.query) == ("招商", "words", "招商引资")
    two.session.perform(ImportFile(read_bytes(report("太原市", 2022).encode(), "太原市.txt")))
    settle(two)
    assert hits.state.text().endswith("2 new since last time"), "at once, and again when it is run"
    hits.row.set_query("别的")
    settle(two)
    hits.row.saved.entries.aboutToShow.emit()
    action = next(one for one in hits.row.saved.entries.actions() if one.text() == "招商")
    action.trigger()
    settle(two)
    assert hits.row.query() == "招商引资"
    assert hits.state.text().endswith("2 new since last time")
    titles = {str(hits.model.index(row, 1).data()) for row in range(6)}
    assert [title for title in titles if title.startswith("● new")] == ["● new · 2022年太原市政府工作报告"]
    hits.row.saved.run_wanted.emit(saved)
    settle(two)
    assert hits.state.text().endswith("nothing new since last time")
    hits.row.saved.delete_wanted.emit(saved)
    settle(two)
    assert saved_searches(two.session.library.queries) == []
