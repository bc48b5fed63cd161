"""The review list by keys: placed, kept as lost, undone; a changed file; older versions stay readable."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QToolButton

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTag
from desktop.actions.versions import NewVersion
from desktop.files.file_input import read_bytes
from desktop.views.documents.versions_dialog import VersionsDialog
from desktop.views.main_window import MainWindow
from desktop.views.relocation.candidate_list import CandidateList
from desktop.views.relocation.dialog import RelocationDialog
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, report, settle


@pytest.fixture
def moved(two: MainWindow) -> MainWindow:
    """A window whose document got another text: one passage stands there twice, one is gone."""
    tag = AddTag("招商")
    two.session.perform(tag)
    text = two.text()
    for words in ("招商引资签约项目", "新建“标准地”3块"):
        at = text.index(words)
        two.session.perform(AddAnnotation(two.document.id, at, at + len(words), tag.id))
    new = text.replace("；招商引资签约项目32个，总投资86亿元", "")
    new = new.replace("新建“标准地”3块，城镇新增", "开工“标准地”6块，城镇新增")
    new += "招商引资签约项目多。\n招商引资签约项目好。\n"
    source = read_bytes(new.encode(), two.document.contents.version.source_path)  # type: ignore[union-attr]
    two.session.perform(NewVersion(two.document.id, source))
    settle(two)
    return two


def _review(window: MainWindow) -> RelocationDialog:
    button = child(window.status_bar, QToolButton, "status-review")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(window)
    found = window.findChild(RelocationDialog)
    assert found is not None and found.isVisible()
    return found


def test_an_annotation_is_placed_by_its_number(moved: MainWindow) -> None:
    review = _review(moved)
    rows = review.model.rows()
    assert [row.quote for row in rows] == ["招商引资签约项目", "新建“标准地”3块"]
    places = review.candidates.places()
    assert [place.same for place in places] == [True, True]
    QTest.keyClick(review.candidates, Qt.Key.Key_2)
    (row,) = [one for one in moved.session.library.queries.annotations() if one.id == rows[0].id]
    assert (row.state, row.start) == ("placed", places[1].start)
    assert moved.text()[row.start : row.end] == row.quote
    assert [one.id for one in review.model.rows()] == [rows[1].id]
    QTest.keyClick(review.candidates, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(review.model.rows()) == 2


def test_changed_words_are_proposed_and_taken_with_return(moved: MainWindow) -> None:
    review = _review(moved)
    QTest.keyClick(review.candidates, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    (place,) = review.candidates.places()
    assert (place.same, place.quote) == (False, "开工“标准地”6块")
    QTest.keyClick(review.candidates, Qt.Key.Key_Return)
    assert "开工“标准地”6块" in [row.quote for row in moved.session.library.queries.annotations()]


def test_what_has_no_place_is_kept_as_lost_and_can_be_placed_later(moved: MainWindow) -> None:
    review = _review(moved)
    first = review.model.rows()[0].id
    QTest.keyClick(review.candidates, Qt.Key.Key_Delete)
    assert moved.session.library.queries.annotation(first).state == "lost"
    review.state.setCurrentIndex(1)
    assert [row.id for row in review.model.rows()] == [first]
    start = moved.text().index("招商引资到位")
    moved.reader.select(start, start + 4)
    QTest.keyClick(review, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = moved.session.library.queries.annotation(first)
    assert (row.state, row.start, row.quote) == ("placed", start, "招商引资")


def test_markup_in_a_text_stays_text(two: MainWindow) -> None:
    tag = AddTag("<b>标签")
    two.session.perform(tag)
    two.session.perform(AddAnnotation(two.document.id, 0, 5, tag.id, note="<img src=x>"))
    source = read_bytes("<u>别的</u>\n另一篇。\n甲<b>2024年</b>\n乙<b>2024年</b>\n".encode(), "x.txt")
    two.session.perform(NewVersion(two.document.id, source))
    settle(two)
    assert "<b>2024年</b>" in two.text()
    review = _review(two)
    assert "<b>标签" in review.model.index(0, 0).data()
    candidates = child(review, CandidateList, "candidates")
    assert len(candidates.places()) == 2
    shown = [label.text() for label in candidates.findChildren(QLabel)]
    assert all("&lt;b&gt;" in text for text in shown)


def test_a_changed_file_is_offered_as_a_new_version(
    two: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "变.txt"
    path.write_text(report("新安县", 2022), encoding="utf-8")
    two.import_export.importing.start([path])
    settle(two)
    (document,) = [row.id for row in two.documents.shown() if row.source == "变.txt"]
    path.write_text(report("新安县", 2022).replace("32个", "35个"), encoding="utf-8")
    recorder.answer("choose", "version")
    two.import_export.importing.start([path])
    settle(two)
    assert "changed since" in recorder.heard("choose")[-1]
    assert "35个" in two.session.library.queries.text(document)
    assert len(two.session.library.queries.versions(document)) == 2
    assert len(two.documents.shown()) == 3
    two.session.undo()
    assert "32个" in two.session.library.queries.text(document)
    path.write_text(report("新安县", 2022).replace("32个", "38个"), encoding="utf-8")
    recorder.answer("choose", "document")
    two.import_export.importing.start([path])
    settle(two)
    assert len(two.documents.shown()) == 4


def test_older_versions_stay_readable(moved: MainWindow) -> None:
    moved.commands["versions"].trigger()
    versions = moved.findChild(VersionsDialog)
    assert versions is not None
    assert [row.number for row in versions.model.rows()] == [2, 1]
    view = child(versions, QListView, "versions-list")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    chosen = versions.chosen()
    assert chosen is not None and chosen.number == 1
    assert "签约项目32个" in versions.reader.text()
    versions.close()


def test_a_click_on_an_annotation_without_a_place_shows_it_for_review(moved: MainWindow) -> None:
    marks = moved.annotations_panel.annotation_list
    waiting = moved.session.library.queries.review()
    assert "2 unplaced" in " ".join(label.text() for label in marks.findChildren(QLabel))
    place = marks.model.index_of(waiting[1].id)
    where = marks.list.visualRect(place).center()
    QTest.mouseClick(marks.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(moved)
    review = moved.findChild(RelocationDialog)
    assert review is not None
    current = review.current()
    assert current is not None and current.id == waiting[1].id
    QTest.keyClick(moved, Qt.Key.Key_F7)
    assert len([one for one in moved.findChildren(RelocationDialog) if one.isVisible()]) == 1
