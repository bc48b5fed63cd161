"""Documents in groups, with attributes, progress and marks of what is new; many edited at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QMenu, QPushButton

from desktop.actions.annotate import AddAnnotation
from desktop.actions.attributes import AddAttribute, SetAttributes
from desktop.actions.document_groups import AddGroup
from desktop.actions.row_types import DocumentRow
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, click_row, settle, write

CONTROL, NONE, LEFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.MouseButton.LeftButton,
)


def ids(window: MainWindow) -> list[str]:
    return [row.id for row in window.session.library.queries.documents()]


def rows(window: MainWindow) -> list[DocumentRow]:
    return window.session.library.queries.documents()


def select_both(window: MainWindow) -> None:
    """Select both documents with the mouse."""
    view = window.documents.list
    click_row(view, 0)
    where = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, CONTROL, where)
    assert len(window.documents.selected()) == 2


def choose(menu: QMenu, *path: str) -> None:
    """Choose an entry of a menu through those that lead to it."""
    for words in path[:-1]:
        inner = next(one for one in menu.actions() if one.text() == words).menu()
        assert isinstance(inner, QMenu)
        menu = inner
    next(one for one in menu.actions() if one.text() == path[-1]).trigger()


def tree(window: MainWindow) -> list[tuple[str, list[str]]]:
    """Return the headings of the list with the titles under them."""
    model = window.documents.list.model()
    found = []
    for at in range(model.rowCount()):
        above = model.index(at, 0)
        under = [model.index(place, 0, above).data() for place in range(model.rowCount(above))]
        found.append((str(above.data()), under))
    return found


def test_documents_are_marked_until_they_are_opened(two: MainWindow) -> None:
    assert [row.opened for row in two.documents.shown()] == [True, False]
    click_row(two.documents.list, 1)
    settle(two)
    assert [row.opened for row in two.documents.shown()] == [True, True]
    assert [row.opened for row in rows(two)] == [True, True]
    assert "Import 1 document" in two.commands["undo"].text(), "looking is no step"


def test_progress_is_how_far_annotations_reach(two: MainWindow) -> None:
    organizer, row = two.documents.organizer, rows(two)[0]
    assert organizer.progress(row) == 0
    half = row.characters // 2
    two.session.perform(AddAnnotation(row.id, half - 4, half))
    assert organizer.progress(row) == pytest.approx(half / row.characters)
    two.session.perform(AddAnnotation(row.id, 0, 4))
    assert organizer.progress(row) == pytest.approx(half / row.characters)
    two.documents.refresh()
    settle(two)
    assert organizer.progress(row) == pytest.approx(half / row.characters)


def test_selected_documents_become_a_group_and_the_list_is_grouped(
    two: MainWindow, recorder: Recorder
) -> None:
    select_both(two)
    recorder.answer("ask_line", "Pilot")
    choose(two.documents.context_menu(two.documents.selected()), "Add to group", "New group…")
    (group,) = two.session.library.queries.groups()
    assert (group.name, group.documents) == ("Pilot", frozenset(ids(two)))
    two.documents.group_by("group")
    titles = ["2024年云岭县政府工作报告", "2023年长治市政府工作报告"]
    assert tree(two) == [("Pilot  2", titles)]
    click_row(two.documents.list, 1, parent_row=0)
    settle(two)
    assert two.document.id == ids(two)[1]
    choose(two.documents.context_menu(two.documents.selected()), "Remove from group", "Pilot")
    assert tree(two) == [("Pilot  1", titles[:1]), ("No group  1", titles[1:])]
    two.commands["undo"].trigger()
    settle(two)
    assert tree(two) == [("Pilot  2", titles)]


def test_it_is_grouped_by_place_and_year_of_itself(two: MainWindow) -> None:
    two.documents.group_by("year")
    assert [heading for heading, _ in tree(two)] == ["2024  1", "2023  1"]
    two.documents.group_by("place")
    assert sorted(heading for heading, _ in tree(two)) == ["云岭县  1", "长治市  1"]
    child(two.documents, QLineEdit, "document-filter").setText("长治")
    settle(two)
    assert [heading for heading, _ in tree(two)] == ["长治市  1"]
    two.documents.group_by("")
    assert two.documents.list.model() is two.documents.model


def test_grouping_puts_documents_under_headings_once_and_keeps_their_order(two: MainWindow) -> None:
    two.documents.sort_by(0)
    sorted_by = two.documents.model.sorted_by()
    grouped = two.documents.organizer.grouped
    put: list[str] = []
    grouped.rebuilt.connect(lambda: put.append("put"))
    two.documents.group_by("year")
    settle(two)
    assert put == ["put"]
    assert two.documents.model.sorted_by() == sorted_by
    two.documents.sort_by(0)
    settle(two)
    assert put == ["put", "put"]
    assert two.documents.model.sorted_by() != sorted_by
    heading = grouped.index(0, 0)
    assert not grouped.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert grouped.flags(grouped.index(0, 0, heading)) & Qt.ItemFlag.ItemIsSelectable


def test_headings_stay_open_or_closed(two: MainWindow) -> None:
    two.documents.group_by("year")
    view = two.documents.list

    def opened() -> list[bool]:
        return [view.isExpanded(view.model().index(place, 0)) for place in range(view.model().rowCount())]

    two.documents.refresh()
    assert opened() == [True, True]
    click_row(view, 1)
    assert opened() == [True, False]
    two.documents.refresh()
    two.documents.sort_by(0)
    assert opened() == [True, False]
    click_row(view, 1)
    assert opened() == [True, True]


def test_a_group_is_a_filter(two: MainWindow) -> None:
    box = child(two.documents, QComboBox, "document-group")
    assert box.isHidden()
    two.session.perform(AddGroup("Pilot", ids(two)[1:]))
    assert not box.isHidden()
    box.setCurrentIndex(1)
    assert [row.id for row in two.documents.shown()] == ids(two)[1:]
    child(two.documents, QLineEdit, "document-filter").setText("pilot")
    settle(two)
    assert [row.id for row in two.documents.shown()] == ids(two)[1:]


def test_attributes_are_columns_filters_and_words_to_find_by(two: MainWindow) -> None:
    first, second = ids(two)
    coder, wave = AddAttribute("Coder"), AddAttribute("Wave", "number")
    two.session.perform_all([coder, wave])
    two.session.perform(SetAttributes({first: {coder.id: "Kim", wave.id: "10"}, second: {wave.id: "9"}}))
    assert [column.title() for column in two.documents.model.columns][-2:] == ["Coder", "Wave"]
    two.documents.sort_by(len(two.documents.model.columns) - 1)
    assert [row.id for row in two.documents.shown()] == [second, first], "9 comes before 10"
    box = child(two.documents, QComboBox, "document-value")
    assert [box.itemText(n) for n in range(box.count())] == [
        "All attributes",
        "Coder: Kim",
        "Wave: 9",
        "Wave: 10",
    ]
    box.setCurrentIndex(1)
    assert [row.id for row in two.documents.shown()] == [first]
    two.documents.filters.clear()
    child(two.documents, QLineEdit, "document-filter").setText("kim")
    settle(two)
    assert [row.id for row in two.documents.shown()] == [first]


def test_metadata_and_attributes_of_many_are_edited_as_one_step(two: MainWindow) -> None:
    stage = AddAttribute("Stage", "choice", ["first", "second"])
    two.session.perform(stage)
    select_both(two)
    QTest.keyClick(two, Qt.Key.Key_I, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    dialog = child(two, QDialog, "batch")
    region = child(dialog, QLineEdit, "batch-region")
    assert (region.text(), region.placeholderText()) == ("", "(different values)")
    province = child(dialog, QLineEdit, "batch-province")
    province.selectAll()
    write(province, "山西省")
    box = child(dialog, QComboBox, f"batch-{stage.id}")
    box.setCurrentIndex(box.findData("second"))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(two)
    assert [(row.province, row.region) for row in rows(two)] == [("山西省", "云岭县"), ("山西省", "长治市")]
    assert len(two.session.library.queries.attribute_values()) == 2
    two.commands["undo"].trigger()
    settle(two)
    assert "山西省" not in [row.province for row in rows(two)][:1]
    assert two.session.library.queries.attribute_values() == {}


def test_a_year_that_is_none_is_not_written(two: MainWindow) -> None:
    select_both(two)
    two.commands["edit-documents"].trigger()
    dialog = child(two, QDialog, "batch")
    write(child(dialog, QLineEdit, "batch-year"), "19")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "four digits" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    assert [row.year for row in rows(two)] == [2024, 2023]


def test_a_date_that_is_none_is_not_written(two: MainWindow) -> None:
    before = [row.date for row in rows(two)]
    select_both(two)
    two.commands["edit-documents"].trigger()
    dialog = child(two, QDialog, "batch")
    date = child(dialog, QLineEdit, "batch-date")
    date.selectAll()
    write(date, "2024-02-31")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert [row.date for row in rows(two)] == before
    date.selectAll()
    write(date, "2024年2月")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(two)
    assert [row.date for row in rows(two)] == ["2024-02", "2024-02"]


def test_attributes_of_one_document_are_among_its_properties(two: MainWindow) -> None:
    phase = two.session.perform(AddAttribute("阶段", "choice", ("初稿", "定稿")))
    checked = two.session.perform(AddAttribute("复核人"))
    assert phase is not None
    assert checked is not None
    settle(two)
    first = ids(two)[0]
    menu = two.documents.context_menu([rows(two)[0]])
    words = [one.text() for one in menu.actions()]
    assert "Properties…" in words
    assert "Edit metadata…" not in words, "for one document it is the same"
    menu.deleteLater()
    two.commands["properties"].trigger()
    dialog = child(two, QDialog, "properties")
    box = child(dialog, QComboBox, f"property-{phase.value}")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    write(child(dialog, QLineEdit, f"property-{checked.value}"), "李")
    write(child(dialog, QLineEdit, "property-city"), "望澜市")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(two)
    queries = two.session.library.queries
    assert queries.attribute_values() == {first: {phase.value: "初稿", checked.value: "李"}}
    assert queries.document(first).city == "望澜市"
    two.session.undo()
    settle(two)
    assert queries.attribute_values() == {}
    assert queries.document(first).city == ""


def test_an_attribute_is_made_renamed_and_deleted(two: MainWindow, recorder: Recorder) -> None:
    recorder.answer("ask_line", "Stage", "Phase")
    recorder.answer("choose_item", 3)
    recorder.answer("ask_text", "first\nsecond")
    two.commands["new-attribute"].trigger()
    (row,) = two.session.library.queries.attributes()
    assert (row.name, row.kind, row.choices) == ("Stage", "choice", ("first", "second"))
    two.session.perform(SetAttributes({ids(two)[0]: {row.id: "first"}}))
    click_row(two.documents.list, 0)
    choose(two.documents.context_menu(two.documents.selected()), "Attributes", "Stage", "Rename…")
    assert two.session.library.queries.attributes()[0].name == "Phase"
    recorder.answer("choose", "yes")
    choose(two.documents.context_menu(two.documents.selected()), "Attributes", "Phase", "Delete…")
    assert two.session.library.queries.attributes() == []
    assert "1 document" in recorder.heard("choose")[-1]


def test_a_table_of_attributes_is_imported(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    path = tmp_path / "coders.csv"
    path.write_text("title,Coder\n2024年云岭县政府工作报告,Li\nelsewhere,Wang\n", encoding="utf-8")
    recorder.answer("choose_file", path)
    two.commands["import-attributes"].trigger()
    settle(two)
    (row,) = two.session.library.queries.attributes()
    assert two.session.library.queries.attribute_values() == {ids(two)[0]: {row.id: "Li"}}
    assert "Row 2" in recorder.heard("inform")[-1]
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    recorder.answer("choose_file", path)
    two.commands["import-attributes"].trigger()
    assert "title" in recorder.heard("warn")[-1]


def test_a_new_tag_is_applied_to_the_selection_at_once(two: MainWindow) -> None:
    contents = two.document.contents
    assert contents is not None
    start = contents.text.index("招商引资")
    two.reader.select(start, start + 4)
    two.commands["new-tag"].trigger()
    dialog = child(two, QDialog, "tag-dialog")
    assert (
        child(dialog, QComboBox, "tag-parent").isHidden()
        or not child(dialog, QComboBox, "tag-parent").isVisible()
    )
    write(child(dialog, QLineEdit, "tag-name"), "招商")
    QTest.mouseClick(child(dialog, QPushButton, "tag-create-apply"), LEFT)
    (row,) = two.session.library.queries.annotations(two.document.id)
    assert (row.tag, row.quote) == ("招商", "招商引资")
    assert two.reader.selected_text() == "招商引资"
