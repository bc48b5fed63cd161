"""Files of other programs: known by what is in them, taken in once, notes edited elsewhere taken over."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.actions.annotate import AddAnnotation, SetNote
from desktop.actions.exports import export_to
from desktop.actions.foreign_files import read_foreign_file
from desktop.actions.import_project import MergeResult
from desktop.actions.library import Library
from desktop.actions.restore_annotations import RestoreResult
from desktop.files.errors import Unreadable
from tests.actions.factories import TEXT, rows, wait_for_next_moment

FIXTURES = Path(__file__).parents[1] / "files" / "fixtures"
AT = TEXT.index("𠮷")


def restored(library: Library, path: Path) -> RestoreResult:
    read = read_foreign_file(path)
    assert read.rows is not None
    return library.perform(read.rows).value


def merged(library: Library, path: Path, chosen: str = "") -> MergeResult:
    read = read_foreign_file(path, chosen, at_once=True)
    assert read.project is not None
    return library.perform(read.project).value


@pytest.fixture
def annotated(library: Library, document: str, tag: str) -> Library:
    library.perform(AddAnnotation(document, 0, 4, tag, "原注"))
    wait_for_next_moment()
    library.perform(AddAnnotation(document, 0, 4, tag, annotator="丙"))
    library.perform(AddAnnotation(document, AT, AT + 10, tag, "第一行\n第二行"))
    return library


def notes(library: Library) -> list[str]:
    return [row.note for row in library.queries.annotations()]


def edited_word(path: Path, change: Callable[[str], str]) -> None:
    """Save a .docx with its comments changed, as if somebody had edited them in Word."""
    edited_parts(path, "word/comments.xml", change)


def edited_parts(path: Path, part: str, change: Callable[[str], str]) -> None:
    """Save a package with the parts whose names begin so changed."""
    held = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith(part):
                data = change(data.decode()).encode()
            new.writestr(name, data)


def edited_workbook(path: Path, find: str, note: str) -> None:
    book = load_workbook(path)
    sheet = book["annotations"]
    column = next(cell.column for cell in sheet[1] if cell.value == "note")
    for row in range(2, sheet.max_row + 1):
        cell = sheet.cell(row, column)
        if cell.value == find:
            cell.value = note
    book.save(path)


@pytest.mark.parametrize("format_name", ["docx", "xlsx"])
def test_what_nobody_edited_changes_nothing(annotated: Library, tmp_path: Path, format_name: str) -> None:
    path = tmp_path / f"批注.{format_name}"
    export_to(annotated, path, format_name)
    before = rows(annotated.path)
    result = restored(annotated, path)
    assert (result.repeated, result.annotations, result.edited, result.unplaced) == (3, [], [], [])
    assert rows(annotated.path) == before


def test_notes_edited_in_word_come_back(annotated: Library, tmp_path: Path) -> None:
    path = tmp_path / "批注.docx"
    export_to(annotated, path, "docx")
    edited_word(path, lambda xml: xml.replace("原注", "改注").replace("第二行", "另一行"))
    result = restored(annotated, path)
    assert (len(result.edited), result.conflicts, result.annotations) == (2, [], [])
    assert notes(annotated) == ["改注", "", "第一行\n另一行"]
    annotated.undo()
    assert notes(annotated) == ["原注", "", "第一行\n第二行"]


def test_notes_edited_in_excel_come_back(annotated: Library, tmp_path: Path) -> None:
    path = tmp_path / "批注.xlsx"
    export_to(annotated, path, "xlsx")
    edited_workbook(path, "原注", "改注")
    result = restored(annotated, path)
    assert (len(result.edited), result.conflicts, result.annotations) == (1, [], [])
    assert notes(annotated) == ["改注", "", "第一行\n第二行"]


@pytest.mark.parametrize("format_name", ["docx", "xlsx"])
def test_a_note_that_was_changed_here_since_stays(
    annotated: Library, tmp_path: Path, format_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"批注.{format_name}"
    export_to(annotated, path, format_name)
    if format_name == "docx":
        edited_word(path, lambda xml: xml.replace("原注", "改注"))
    else:
        edited_workbook(path, "原注", "改注")
    monkeypatch.setattr("db.unit_of_work.now", lambda: "2099-01-01T00:00:00.000+00:00")
    first = next(row for row in annotated.queries.annotations() if row.note == "原注")
    annotated.perform(SetNote(first.id, "这里改过"))
    result = restored(annotated, path)
    assert (result.edited, len(result.conflicts)) == ([], 1)
    assert notes(annotated) == ["这里改过", "", "第一行\n第二行"]


def test_headings_are_known_by_the_names_of_their_styles(annotated: Library, tmp_path: Path) -> None:
    path = tmp_path / "批注.docx"
    export_to(annotated, path, "docx")

    def numbered(xml: str) -> str:  # as WPS saves it
        for old, new in (("Heading1", "2"), ("Heading2", "3")):
            xml = xml.replace(f'w:styleId="{old}"', f'w:styleId="{new}"')
            xml = xml.replace(f'w:pStyle w:val="{old}"', f'w:pStyle w:val="{new}"')
        return xml

    edited_parts(path, "word/styles.xml", numbered)
    edited_parts(path, "word/document.xml", numbered)
    edited_word(path, lambda xml: xml.replace("原注", "改注"))
    result = restored(annotated, path)
    assert (len(result.edited), result.annotations, result.unplaced) == (1, [], [])
    assert notes(annotated) == ["改注", "", "第一行\n第二行"]


def test_a_reply_in_word_is_a_note_of_who_replied(annotated: Library, tmp_path: Path) -> None:
    path = tmp_path / "批注.docx"
    export_to(annotated, path, "docx")
    head = '<w:comment w:id="77" w:author="丁" w:date="2026-01-02T03:04:05Z">'
    reply = f"{head}<w:p><w:r><w:t>同意</w:t></w:r></w:p></w:comment>"
    edited_word(path, lambda xml: xml.replace("</w:comments>", f"{reply}</w:comments>"))
    ranges = re.compile(r'<w:commentRange(Start|End) w:id="0"/>')
    edited_parts(
        path,
        "word/document.xml",
        lambda xml: ranges.sub(r'\g<0><w:commentRange\1 w:id="77"/>', xml),
    )
    (made,) = restored(annotated, path).annotations
    told = annotated.queries.annotation(made)
    assert (told.tag_id, told.note, told.annotator, told.quote) == ("", "同意", "丁", TEXT[:4])
    assert restored(annotated, path).annotations == []


def test_a_sheet_that_is_wrong_about_its_size_is_read_whole(annotated: Library, tmp_path: Path) -> None:
    path = tmp_path / "批注.xlsx"
    export_to(annotated, path, "xlsx")
    edited_workbook(path, "原注", "改注")
    edited_parts(
        path, "xl/worksheets/", lambda xml: re.sub('<dimension ref="[^"]*"', '<dimension ref="A1"', xml)
    )
    assert len(restored(annotated, path).edited) == 1


def test_a_comment_without_a_tag_is_an_annotation_without_one(annotated: Library, tmp_path: Path) -> None:
    path = tmp_path / "批注.docx"
    export_to(annotated, path, "docx")
    edited_word(path, lambda xml: xml.replace("产业/煤炭", "不是标签", 1))
    result = restored(annotated, path)
    (made,) = (annotated.queries.annotation(one) for one in result.annotations)
    assert (made.tag_id, made.note, made.quote) == ("", "不是标签\n原注", TEXT[:4])
    assert restored(annotated, path).annotations == []
    edited_word(path, lambda xml: xml.replace("不是标签", "又改"))
    assert restored(annotated, path).edited == [made.id]
    assert annotated.queries.annotation(made.id).note == "又改\n原注"


def test_a_project_of_taguette_comes_in_once(library: Library) -> None:
    path = FIXTURES / "taguette.sqlite3"
    result = merged(library, path)
    assert (len(result.documents), len(result.annotations), result.unplaced) == (2, 7, [])
    assert {row.annotator for row in library.queries.annotations()} == {"wang", "li"}
    assert sorted(row.path for row in library.queries.tags()) == ["产业", "产业/煤炭", "民生", "目标"]
    again = merged(library, path)
    assert (again.documents, again.annotations, again.repeated) == ([], [], 7)
    page = merged(library, FIXTURES / "taguette.html")
    assert (page.documents, page.repeated) == ([], 3)
    assert [row.description for row in library.queries.tags() if row.path == "产业/煤炭"] == ["与煤炭有关"]


@pytest.mark.parametrize("format_name", ["doccano", "label-studio"])
def test_texts_with_labels_go_out_and_come_back_without_doubles(
    annotated: Library, tmp_path: Path, format_name: str
) -> None:
    path = tmp_path / {"doccano": "批注.jsonl", "label-studio": "批注.json"}[format_name]
    export_to(annotated, path, format_name)
    assert read_foreign_file(path).kind == format_name
    before = rows(annotated.path)
    result = merged(annotated, path)
    assert (result.annotations, result.documents) == ([], [])
    assert rows(annotated.path) == before
    with Library.create(tmp_path / "other.piyue", "丁") as other:
        merged(other, path)
        assert {(row.quote, row.tag_path) for row in other.queries.annotations()} == {
            (row.quote, row.tag_path) for row in annotated.queries.annotations()
        }
        people = {row.annotator for row in other.queries.annotations()}
        assert people == ({"丁"} if format_name == "doccano" else {"甲", "丙"})
        assert len(merged(other, path).annotations) == 0


def test_a_long_line_of_doccano_is_known(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps({"text": "一" * 90_000, "label": []}), encoding="utf-8")
    assert read_foreign_file(path).kind == "doccano"
    assert len(merged(library, path, "doccano").documents) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.ann", "T1\tTag 0 4\t煤炭\n", "brat"),
        ("a.ann", "#1\tAnnotatorNotes T1\t注\n", "brat"),
        ("a.tsv", "#FORMAT=WebAnno TSV 3.3\n", "webanno"),
        ("a.xmi", '<?xml version="1.0"?>\n<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">', "uima"),
        ("a.xml", "<typeSystemDescription xmlns='x'>", "uima"),
        ("a.txt", "一段文字", "no-annotations"),
        ("a.html", "<html><body>一</body></html>", "no-annotations"),
        ("a.json", "{\n", "no-annotations"),
        ("a.sqlite3", "SQLite format 3\x00", "taguette"),
    ],
)
def test_what_has_to_be_converted_is_refused(tmp_path: Path, name: str, content: str, reason: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Unreadable) as refused:
        read_foreign_file(path)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["a.ann", "a.txt"], "brat"),
        (["a.xmi", "TypeSystem.xml"], "uima"),
        (["exportedproject.json"], "webanno"),
        (["a.txt"], "no-annotations"),
    ],
)
def test_archives_are_known_by_what_is_in_them(tmp_path: Path, names: list[str], reason: str) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    with pytest.raises(Unreadable) as refused:
        read_foreign_file(path)
    assert refused.value.reason == reason


def test_a_codebook_and_a_table_of_highlights_of_taguette(annotated: Library, tmp_path: Path) -> None:
    assert merged(annotated, FIXTURES / "taguette_codebook.csv").tags
    (document,) = annotated.queries.documents()
    table = tmp_path / "highlights.csv"
    table.write_text(
        f"id,document,tag,content\r\n1,{document.title},产业/煤炭,{TEXT[:4]}\r\n", encoding="utf-8"
    )
    read = read_foreign_file(table)
    assert read.kind == "highlights" and read.rows is not None
    result = annotated.perform(read.rows).value
    assert (result.repeated, result.annotations) == (1, [])  # whoever made it, it is there
    shutil.copy(FIXTURES / "taguette_codebook.csv", tmp_path / "x.txt")
    assert read_foreign_file(tmp_path / "x.txt").kind == "codebook"
