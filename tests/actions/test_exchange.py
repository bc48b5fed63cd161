"""Exchange: what goes out comes in again, here or in another library, without loss and without doubles."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions.annotate import AddAnnotation, SetNote
from desktop.actions.backups import check
from desktop.actions.codebook import EditTag
from desktop.actions.exchange_records import project_records
from desktop.actions.exports import export_to
from desktop.actions.import_project import ImportProject
from desktop.actions.library import Library
from desktop.actions.versions import NewVersion
from desktop.files.exchange.records import (
    CodebookEntry,
    Project,
    ProjectUser,
    TagAssignment,
    TextDocument,
    TextSelection,
)
from desktop.files.exchange.refi_read import read_qdpx
from tests.actions.factories import TEXT, rows, source


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "other.piyue", "乙") as opened:
        yield opened


@pytest.fixture
def sent(library: Library, document: str, tag: str) -> Project:
    library.perform(AddAnnotation(document, 0, 4, tag, "注"))
    library.perform(AddAnnotation(document, 0, 4, tag, annotator="丙"))
    library.perform(AddAnnotation(document, TEXT.index("𠮷"), TEXT.index("𠮷") + 4, tag))
    made = project_records(library.queries, "项目")
    return replace(made, documents=list(made.documents))


def test_a_project_holds_everything_in_order(library: Library, document: str, sent: Project) -> None:
    (one,) = sent.documents
    assert (one.id, one.text, one.metadata["year"], one.metadata["source"]) == (
        document,
        TEXT,
        "2024",
        "报告.txt",
    )
    assert [selection.quote for selection in one.selections] == [TEXT[:4], "𠮷祥如意"]
    assert [len(selection.codings) for selection in one.selections] == [2, 1]
    assert {user.name for user in sent.users} == {"甲", "丙"}
    assert [code.name for code in sent.codes] == ["产业", "煤炭"]
    assert sent.exported == library.queries.history(limit=1)[0].at
    assert list(project_records(library.queries, "x", []).documents) == []


def test_an_empty_library_takes_it_all_with_the_same_ids(
    library: Library, other: Library, sent: Project
) -> None:
    action = ImportProject(sent)
    other.perform(action)
    here = [row._replace(passage_id="", version_id="") for row in library.queries.annotations()]
    there = [row._replace(passage_id="", version_id="") for row in other.queries.annotations()]
    assert here == there
    assert other.queries.tags() == library.queries.tags()
    again = project_records(other.queries, "项目")
    (one,), (back,) = sent.documents, list(again.documents)
    assert back.metadata == one.metadata and back.sha256 == one.sha256
    assert check(other.path) == []
    before = rows(other.path)
    repeat = ImportProject(sent)
    repeat_result = other.perform(repeat).value
    assert rows(other.path) == before
    assert (repeat_result.repeated, repeat_result.documents, repeat_result.annotations) == (3, [], [])
    other.undo()
    assert other.queries.documents() == []
    other.redo()
    assert rows(other.path) == before


def test_what_the_other_side_changed_is_not_overwritten(library: Library, sent: Project) -> None:
    (first, *_) = library.queries.annotations()
    library.perform(SetNote(first.id, "改过"))
    library.perform(ImportProject(sent))
    assert library.queries.annotation(first.id).note == "改过"


def test_tags_meet_by_path_and_documents_by_text(other: Library) -> None:
    code = CodebookEntry("c1", "产/业", None, "RED")
    below = CodebookEntry("c2", "产／业", "c1", "#AA0000")
    one = TextDocument(
        "d1", "一", TEXT, (TextSelection("s", 0, 4, TEXT[:4], (TagAssignment("a1", "c2", "u"),)),)
    )
    sent = Project("p", [ProjectUser("u", "丁")], [code, below], [one])
    other.perform(ImportProject(sent))
    assert [(row.path, row.color) for row in other.queries.tags()][1] == ("产／业/产／业", "#aa0000")
    twin = replace(
        one, id="d2", selections=(TextSelection("s", 4, 6, TEXT[4:6], (TagAssignment("a2", "k", "?"),)),)
    )
    second = ImportProject(
        Project("q", [], [CodebookEntry("k", "产／业"), CodebookEntry("l", "产／业", "k")], [twin])
    )
    second_result = other.perform(second).value
    assert second_result.known == ["d1"] and second_result.tags == []
    assert {row.id: row.tag_path for row in other.queries.annotations()} == {
        "a1": "产／业/产／业",
        "a2": "产／业",
    }


def test_words_that_are_not_there_are_told_and_left_out(other: Library) -> None:
    selections = (
        TextSelection("s1", 0, 4, "没有的话", (TagAssignment("a1", "c", "u"),)),
        TextSelection("s2", 3, 7, TEXT[:4], (TagAssignment("a2", "c", "u"),), suffix=TEXT[4:36]),
        TextSelection("s3", 0, 3, "", (TagAssignment("a3", "不详", "u"),)),
    )
    action = ImportProject(
        Project("p", [], [CodebookEntry("c", "标")], [TextDocument("d", "一", TEXT, selections)])
    )
    action_result = other.perform(action).value
    assert action_result.unplaced == [("一", "没有的话")]
    assert {row.id: row.start for row in other.queries.annotations()} == {"a2": 0, "a3": 0}
    assert check(other.path) == []


def test_annotations_of_an_older_text_move_or_wait(library: Library, document: str, sent: Project) -> None:
    (one,) = sent.documents
    library.perform(NewVersion(document, source("新。\n" + TEXT.replace("𠮷祥如意", "万事如意"))))
    fresh = tuple(
        replace(
            selection, codings=tuple(replace(coding, id=f"新{coding.id}") for coding in selection.codings)
        )
        for selection in one.selections
    )
    action = ImportProject(replace(sent, documents=[replace(one, selections=fresh)]))
    action_result = library.perform(action).value
    assert len(action_result.annotations) == 3 and len(action_result.waiting) == 1
    assert library.queries.annotation(action_result.waiting[0]).quote == "𠮷祥如意"
    assert check(library.path) == []


def test_out_in_and_out_again_is_the_same_in_an_empty_library(
    library: Library, other: Library, document: str, tag: str, tmp_path: Path
) -> None:
    words = {"description": "什么\n第二行", "use_when": "有\r时", "examples": "例"}
    library.perform(EditTag(tag, **words))
    for number, note in enumerate(("", "回车\r\n尾 ", " \t<&>\"']]>😀", "=1+1")):
        library.perform(
            AddAnnotation(document, number, number + 3, tag, note, annotator="丙" if number % 2 else "")
        )
    library.perform(SetNote(library.queries.annotations()[1].id, "后改"))
    first, second = tmp_path / "1.qdpx", tmp_path / "2.qdpx"
    export_to(library, first, "qdpx")
    other.perform(ImportProject(read_qdpx(first).project))
    export_to(other, second, "qdpx")
    assert _told(second) == _told(first)
    assert {row.use_when for row in other.queries.tags()} == {"", words["use_when"]}
    assert [row.name for row in other.queries.annotators() if row.annotations] == ["", "丙"]


def _told(path: Path) -> dict[str, bytes]:
    """Return what is in a project but the library's own name and the time of its last change."""
    with zipfile.ZipFile(path) as archive:
        told = {name: archive.read(name) for name in archive.namelist()}
    told["project.qde"] = re.sub(b"<Project [^>]*>", b"", told["project.qde"], count=1)
    return told
