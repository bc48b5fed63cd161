"""Files in and out, as a user asks for them: formats, scopes, looks before an import, folders."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QRadioButton

from desktop import error_messages, i18n
from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTagPath
from desktop.actions.documents import DeleteDocuments
from desktop.actions.exports import ending_of
from desktop.actions.library_search import complete_index
from desktop.files.errors import REASONS
from desktop.files.read_ahead import FEW_FILES, WORKERS
from desktop.views.import_export import controller
from desktop.views.import_export.export_dialog import GROUPS, ExportDialog
from desktop.views.import_export.import_preview_dialog import ImportPreviewDialog
from desktop.views.main_window import MainWindow
from desktop.views.widgets.empty_state import EmptyState
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import child, drag_over, dragged, report, settle

FORMATS = [name for _, names in GROUPS for name in names]


def annotate(window: MainWindow, start: int = 4, end: int = 9) -> None:
    """Apply a tag to a range of the open text."""
    tag = AddTagPath("产业/煤炭")
    tag_done = window.session.perform(tag)
    assert tag_done is not None
    tag_result = tag_done.value
    window.session.perform(AddAnnotation(window.document.id, start, end, tag_result[-1], note="一,二\n三"))
    settle(window)


def dialog(window: MainWindow, name: str) -> QDialog:
    """Return the dialog that is open."""
    found = [one for one in window.findChildren(QDialog, name) if one.isVisible()]
    assert found, name
    return found[-1]


def wish(window: MainWindow, format_name: str, part: str = "library", *, manifest: bool = False) -> None:
    """Ask for an export in the dialog, as with mouse and keys."""
    window.commands["export"].trigger()
    asked = dialog(window, "export")
    assert isinstance(asked, ExportDialog)
    for row in range(asked.formats.count()):
        if asked.formats.item(row).data(Qt.ItemDataRole.UserRole) == format_name:
            asked.formats.setCurrentRow(row)
    asked.manifest.setChecked(manifest)
    child(asked, QRadioButton, f"export-{part}").click()
    QTest.keyClick(asked.formats, Qt.Key.Key_Return)
    settle(window)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


def test_every_format_is_written(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    annotate(two)
    for name in FORMATS:
        out = tmp_path / name / f"导出{ending_of(name)}"
        out.parent.mkdir()
        recorder.answer("choose_new_file", out)
        wish(two, name, manifest=True)
        assert out.stat().st_size > 20, name
        assert len(recorder.heard("note")) == FORMATS.index(name) + 1, name
        assert "导出" in recorder.heard("note")[-1], name
        told = json.loads(out.with_name(f"{out.name}.manifest.json").read_text(encoding="utf-8"))
        assert (told["format"], told["file"]) == (name, out.name)


def test_a_page_is_called_as_the_library_is_in_the_window(
    two: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    assert two.open_library(None)
    settle(two)
    two.open_document(two.documents.model.rows()[0].id)
    out = tmp_path / "页.html"
    recorder.answer("choose_new_file", out)
    wish(two, "html")
    assert "<title>My library</title>" in out.read_text(encoding="utf-8")


def test_what_is_exported_is_what_was_chosen(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    annotate(two)
    two.open_document(two.documents.model.rows()[1].id)
    annotate(two)
    out = tmp_path / "a.csv"
    recorder.answer("choose_new_file", out, out)
    wish(two, "csv", "document")
    assert [row["document_id"] for row in rows_of(out)] == [two.document.id]
    wish(two, "csv")
    assert len(rows_of(out)) == 2


def test_annotations_of_one_tag_or_annotator_are_exported(
    two: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    annotate(two)
    other = AddTagPath("民生")
    other_done = two.session.perform(other)
    assert other_done is not None
    other_result = other_done.value
    for start, who in ((10, ""), (14, "乙")):
        two.session.perform(
            AddAnnotation(two.document.id, start, start + 2, other_result[-1], annotator=who or None)
        )
    settle(two)
    out = tmp_path / "a.csv"
    recorder.answer("choose_new_file", *[out] * 3)
    for tag, annotator, expected in (
        ("产业", None, {"产业/煤炭"}),
        ("民生", "乙", {"民生"}),
        (None, "乙", {"民生"}),
    ):
        two.commands["export"].trigger()
        asked = dialog(two, "export")
        assert isinstance(asked, ExportDialog)
        for box, wanted in ((asked.tag, tag), (asked.annotator, annotator)):
            box.setFocus()
            box.setCurrentIndex(box.findData(wanted))
        asked.accept()
        settle(two)
        rows = rows_of(out)
        assert ({row["tag_path"] for row in rows}, len(rows)) == (expected, 1)


def test_what_holds_no_annotations_has_no_choice_of_them(two: MainWindow, recorder: Recorder) -> None:
    annotate(two)
    two.commands["export"].trigger()
    asked = dialog(two, "export")
    assert isinstance(asked, ExportDialog)
    enabled = {}
    for row in range(asked.formats.count()):
        if name := asked.formats.item(row).data(Qt.ItemDataRole.UserRole):
            asked.formats.setCurrentRow(row)
            enabled[name] = asked.tag.isEnabled()
    without = [name for name, on in enabled.items() if not on]
    assert without == ["figures", "qdc", "codebook", "md", "documents"]
    asked.reject()


def test_the_choice_is_kept(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    recorder.answer("choose_new_file", None)
    wish(two, "docx", "document")
    two.commands["export"].trigger()
    asked = dialog(two, "export")
    assert isinstance(asked, ExportDialog)
    assert asked.format() == "docx"
    assert child(asked, QRadioButton, "export-document").isChecked()
    asked.reject()


def test_an_export_that_is_stopped_leaves_the_old_file(
    two: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    annotate(two)
    out = tmp_path / "a.qdpx"
    out.write_text("旧", encoding="utf-8")
    recorder.answer("choose_new_file", out)
    two.import_export.exporting.began.connect(lambda progress: progress.cancel())
    wish(two, "qdpx")
    assert out.read_text(encoding="utf-8") == "旧"
    assert recorder.heard("note")[-1] == "Export stopped. Nothing was written."


@pytest.mark.parametrize("name", ["csv", "jsonl", "jsonld"])
def test_annotations_come_back(two: MainWindow, recorder: Recorder, tmp_path: Path, name: str) -> None:
    annotate(two)
    out, again = tmp_path / f"a.{name}", tmp_path / f"b.{name}"
    recorder.answer("choose_new_file", out, again)
    wish(two, name)
    two.session.undo()
    assert two.session.library.queries.annotations() == []
    recorder.answer("choose_file", out)
    two.commands["import-annotations"].trigger()
    settle(two)
    assert recorder.heard("inform")[-1].startswith(f"1 annotation imported from a.{name}")
    assert [row.note for row in two.document.contents.annotations.rows] == ["一,二\n三"]  # type: ignore[union-attr]
    wish(two, name)
    assert again.read_bytes() == out.read_bytes()


def test_a_project_comes_back_into_another_library(
    two: MainWindow, make_window: Callable[..., MainWindow], recorder: Recorder, tmp_path: Path
) -> None:
    from desktop.actions.library import Library

    annotate(two)
    out = tmp_path / "项目.qdpx"
    recorder.answer("choose_new_file", out)
    wish(two, "qdpx")
    Library.create(tmp_path / "new.piyue").close()
    other = make_window(tmp_path / "new.piyue")
    other.import_export.import_paths([out])
    settle(other)
    assert "2 new documents" in recorder.heard("inform")[-1]
    before, after = two.session.library.queries, other.session.library.queries
    assert [row.title for row in after.documents()] == [row.title for row in before.documents()]
    assert [(row.quote, row.note) for row in after.annotations()] == [
        (row.quote, row.note) for row in before.annotations()
    ]


@pytest.mark.parametrize("way", ["drop", "menu"])
def test_a_project_makes_its_library_where_none_is_open_and_asks_nothing(
    two: MainWindow, make_window: Callable[..., MainWindow], recorder: Recorder, tmp_path: Path, way: str
) -> None:
    annotate(two)
    out = tmp_path / "项目.qdpx"
    recorder.answer("choose_new_file", out)
    wish(two, "qdpx")
    other = make_window(tmp_path / "missing.piyue")
    assert not other.session.is_open
    asked = len(recorder.heard("choose")) + len(recorder.heard("confirm"))
    if way == "drop":
        other.dropped.emit([out])
    else:
        recorder.answer("choose_files", [out])
        other.commands["import-files"].trigger()
    settle(other)
    assert other.session.library.path.name == "项目.piyue"
    assert "2 new documents" in recorder.heard("inform")[-1]
    assert len(other.session.library.queries.annotations()) == 1
    assert len(recorder.heard("choose")) + len(recorder.heard("confirm")) == asked


def test_what_has_no_place_is_told(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    annotate(two)
    out = tmp_path / "a.csv"
    recorder.answer("choose_new_file", out)
    wish(two, "csv")
    two.session.perform(DeleteDocuments([two.document.id]))
    two.import_export.import_paths([out])
    settle(two)
    assert "Row 1: document not in the library" in recorder.heard("inform")[-1]


def test_what_is_no_table_of_annotations_is_refused(
    two: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    for name, data in (("a.csv", b"x,y\n1,2\n"), ("b.qdpx", b"PK\x03\x04"), ("c.jsonld", b"{")):
        (tmp_path / name).write_bytes(data)
        two.import_export.receiving.import_file(tmp_path / name)
        settle(two)
        assert recorder.heard("warn")[-1].startswith(f"“{name}” could not be imported")


def test_columns_are_looked_at_chosen_and_remembered(
    two: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    table = tmp_path / "表.csv"
    table.write_text(f'甲,乙\n"某县报告","{report("盂县", 2022)}"\n', encoding="utf-8")
    two.import_export.import_paths([table])
    settle(two)
    asked = dialog(two, "preview")
    assert isinstance(asked, ImportPreviewDialog)
    assert asked.mapping() == {"乙": "text"}
    box = asked.columns.cellWidget(0, 2)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData("title"))
    box.activated.emit(box.currentIndex())
    settle(two)
    assert asked.documents.model().index(0, 0).data() == "某县报告"
    asked.accept()
    settle(two)
    assert "某县报告" in [row.title for row in two.documents.model.rows()]
    table.write_text(f'甲,乙\n"又一报告","{report("襄垣县", 2021)}"\n', encoding="utf-8")
    second = table.rename(tmp_path / "二.csv")
    two.import_export.import_paths([second])
    settle(two)
    assert "又一报告" in [row.title for row in two.documents.model.rows()]


def test_every_file_can_be_looked_at_and_left_out(
    two: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    paths = []
    for number in range(3):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(report(f"盂{number}县", 2020 + number), encoding="utf-8")
    recorder.answer("choose_files", paths)
    two.commands["import-look"].trigger()
    settle(two)
    dialog(two, "preview").reject()
    settle(two)
    asked = dialog(two, "preview")
    assert isinstance(asked, ImportPreviewDialog)
    assert asked.windowTitle().endswith("(2 / 3)")
    asked.rest.setChecked(True)
    asked.accept()
    settle(two)
    assert [row.year for row in two.documents.model.rows()] == [2024, 2023, 2021, 2022]


def test_another_encoding_is_looked_at(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    path = tmp_path / "港.txt"
    path.write_bytes(report("盂县", 2022).encode("gb18030"))
    recorder.answer("choose_files", [path])
    two.commands["import-look"].trigger()
    settle(two)
    asked = dialog(two, "preview")
    assert isinstance(asked, ImportPreviewDialog)
    assert "盂县" in asked.text.toPlainText()
    asked.encoding.setCurrentIndex(asked.encoding.findData("utf-8"))
    asked.encoding.activated.emit(asked.encoding.currentIndex())
    settle(two)
    assert asked.documents.topLevelItemCount() == 0  # not in this encoding
    asked.reject()


def test_a_library_without_linked_folders_says_what_to_do(two: MainWindow) -> None:
    two.commands["folders"].trigger()
    page = dialog(two, "folders")
    empty = child(page, EmptyState, "no-folders")
    assert empty.isVisible()
    assert empty.accessibleDescription() == "Add a folder, then refresh to import its files."


def test_a_folder_is_refreshed(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "a.txt").write_text(report("盂县", 2022), encoding="utf-8")
    recorder.answer("choose_folder", folder)
    two.commands["import-folder"].trigger()
    settle(two)
    (folder / "a.txt").write_text(report("盂县", 2022).replace("125.6", "126.5"), encoding="utf-8")
    (folder / "b.txt").write_text(report("襄垣县", 2021), encoding="utf-8")
    two.commands["folders"].trigger()
    dialog(two, "folders").accept()
    settle(two)
    rows = two.documents.model.rows()
    assert [row.year for row in rows] == [2024, 2023, 2022, 2021]
    assert "126.5" in two.session.library.queries.text(rows[2].id)
    assert len(two.session.library.queries.versions(rows[2].id)) == 2


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_said_in_words(reason: str) -> None:
    i18n.use("zh")
    assert error_messages.import_failure(reason) != reason
    assert not error_messages.import_failure(reason).isascii()


def test_files_that_cannot_be_taken_are_named(two: MainWindow, recorder: Recorder, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "断.docx").write_bytes(b"PK\x03\x04" + bytes(60))
    two.import_export.import_paths([tmp_path / "空.txt", tmp_path / "断.docx"])
    settle(two)
    said = recorder.heard("inform")[-1]
    assert said.startswith("2 files not imported\n"), "and no documents, which need not be said"
    assert "空.txt: empty, or contains no text" in said
    assert "断.docx: damaged" in said


@pytest.mark.parametrize(
    ("command", "method", "none"),
    [("import-files", "choose_files", []), ("import-folder", "choose_folder", None)],
)
def test_what_reads_files_gets_ready_while_a_user_chooses_them(
    two: MainWindow,
    recorder: Recorder,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    method: str,
    none: object,
) -> None:
    said: list[object] = []
    monkeypatch.setattr(controller, "start_readers", said.append)

    def choose() -> object:
        said.append("asked")
        return none

    recorder.answer(method, choose)
    two.commands[command].trigger()
    assert said == [WORKERS, "asked"]


@pytest.mark.parametrize(
    ("count", "of_folder", "ready"), [(FEW_FILES, False, 0), (FEW_FILES + 1, False, 1), (1, True, 1)]
)
def test_what_reads_files_gets_ready_while_many_are_dragged(
    two: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    count: int,
    of_folder: bool,
    ready: int,
) -> None:
    started: list[object] = []
    monkeypatch.setattr(controller, "start_readers", started.append)
    paths = [tmp_path] if of_folder else [tmp_path / f"{number}.txt" for number in range(count)]
    data = dragged(paths)
    assert drag_over(two, data)
    assert started == [WORKERS] * ready


def test_many_files_are_read_ahead_and_come_in_by_name(
    two: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    folder, count = tmp_path / "many", FEW_FILES + 5
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(report("盂县", 2000 + number), encoding="utf-8")
    (folder / "05a.docx").write_bytes(b"PK\x03\x04 no document")
    recorder.answer("choose_folder", folder)
    two.commands["import-folder"].trigger()
    settle(two)
    rows = two.documents.model.rows()[2:]
    assert [row.year for row in rows] == [2000 + number for number in range(count)]
    assert recorder.heard("inform")[-1].startswith(f"{count} documents imported, 1 file not imported")
    assert two.library_search.updater.timer.isActive(), "takes them into the index"
    assert complete_index(two.session.library) == count
    two.commands["undo"].trigger()
    settle(two)
    assert len(two.documents.model.rows()) == 2, "all of it is one step"
