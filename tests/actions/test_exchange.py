"""Exchange: what goes out comes in again, here or in another library, without loss and without doubles."""

import re
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.actions.annotate import AddAnnotation, SetNote
from desktop.actions.backups import check
from desktop.actions.codebook import EditTag
from desktop.actions.documents import DeleteDocuments
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
from tests.actions.factories import TEXT, label_args, rows, source, wait_for_next_moment


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "other.piyue", "乙") as opened:
        yield opened


@pytest.fixture
def sent(library: Library, document: str, tag: str) -> Project:
    library.perform(AddAnnotation(document, 0, 4, tag, "注"))
    wait_for_next_moment()
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
    users = [replace(user, name=f"{user.name}二") for user in sent.users]
    action = ImportProject(replace(sent, users=users, documents=[replace(one, selections=fresh)]))
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


FACTS = {
    "kind": "report",
    "region": "甲县",
    "province": "乙省",
    "city": "丙市",
    "county": "丁县",
    "level": "county",
    "year": "2021",
    "date": "2021-03-04",
    "session": "第一次会议",
    "speaker": "县长 某",
    "script": "hant",
    "source": "报告.docx",
}


def test_a_document_comes_with_all_that_is_known_of_it(other: Library) -> None:
    one = TextDocument("d1", "题", TEXT, (), FACTS, created="2020-01-02T03:04:05+00:00")
    bare = TextDocument("d2", "另", TEXT + "完。\n", (), {"year": "21", "kind": ""}, created="昨天")
    result = other.perform(ImportProject(Project("项", [], [], [one, bare]))).value
    assert (result.documents, result.known, result.annotations, result.tags) == (["d1", "d2"], [], [], [])
    first, second = other.queries.documents()
    assert {name: str(getattr(first, name)) for name in FACTS} == FACTS
    assert (first.id, first.title, first.added, first.inferred) == ("d1", "题", one.created, ())
    assert (first.characters, first.annotations, first.damage) == (len(TEXT), 0, 0)
    assert (second.id, second.title, second.kind, second.year, second.script) == (
        "d2",
        "另",
        "other",
        None,
        "hans",
    )
    assert (second.source, second.region, second.level, second.date) == ("另.txt", "", "", "")
    assert second.added.endswith("+00:00")
    version = other.queries.version("d1")
    assert (version.number, version.reason, version.encoding, version.source_start, version.source_end) == (
        1,
        "import",
        "utf-8",
        0,
        len(TEXT),
    )
    assert other.queries.original("d1") == TEXT.encode()
    assert label_args(other) == {"project": "项", "count": "0", "documents": "2"}
    (back, _) = project_records(other.queries, "项").documents
    assert (back.metadata, back.created, back.text) == (FACTS, one.created, TEXT)


def test_a_year_is_taken_from_four_digits_alone(other: Library) -> None:
    years = {"2021": 2021, "0021": 21, "21": None, "20210": None, "": None, "２０２１": None, "202x": None}
    documents = [TextDocument(said, "题", f"{TEXT}{said}", (), {"year": said}) for said in years]
    other.perform(ImportProject(Project("项", [], [], documents)))
    assert {row.id: row.year for row in other.queries.documents()} == years


def test_an_id_that_is_taken_is_not_taken_again(other: Library) -> None:
    first = TextDocument("d", "一", TEXT)
    second = TextDocument("d", "二", TEXT + "完。\n")
    other.perform(ImportProject(Project("项", [], [], [first])))
    result = other.perform(ImportProject(Project("项", [], [], [second, first]))).value
    assert (len(result.documents), result.known) == (1, ["d"])
    assert [row.title for row in other.queries.documents()] == ["一", "二"]
    assert other.queries.text("d") == TEXT


def test_a_document_that_was_taken_away_comes_back_with_a_project(other: Library) -> None:
    one = TextDocument("d", "一", TEXT)
    other.perform(ImportProject(Project("项", [], [], [one])))
    other.perform(DeleteDocuments(["d"]))
    result = other.perform(ImportProject(Project("项", [], [], [one]))).value
    assert (result.documents, result.known) == ([], ["d"])
    assert [row.id for row in other.queries.documents()] == ["d"]


def test_an_annotation_comes_with_all_that_is_said_of_it(other: Library) -> None:
    codings = (
        TagAssignment("a1", "c", "u", "注", "2020-01-01T00:00:00+00:00", "2021-01-01T00:00:00+00:00"),
        TagAssignment("a2", "c", "?", "", "2020-01-01T00:00:00+00:00"),
        TagAssignment("a3", "新", "u"),
    )
    at = TEXT.index("招商")
    selection = TextSelection("s", at, at + 4, TEXT[at : at + 4], codings)
    one = TextDocument("d", "一", TEXT, (selection,))
    codes = [CodebookEntry("c", "标", None, "#ABCDEF", "说\n用：甲\n不用：乙\n例：丙")]
    result = other.perform(ImportProject(Project("项", [ProjectUser("u", "丁")], codes, [one]))).value
    assert result.annotations == ["a1", "a2", "a3"]
    assert (result.tags, result.waiting, result.untagged, result.refused) == (["c", "新"], [], [], [])
    first, second, third = other.queries.annotations()
    assert (first.id, first.passage_id, first.note, first.annotator, first.state) == (
        "a1",
        "s",
        "注",
        "丁",
        "placed",
    )
    assert (first.created, first.modified) == (codings[0].created, codings[0].modified)
    assert (second.annotator, second.created, second.modified) == ("", codings[1].created, codings[1].created)
    assert third.tag_path == "新"
    assert third.created == third.modified
    assert {row.name: row.id for row in other.queries.annotators()}["丁"] == "u"
    made = other.queries.tags()[0]
    assert (made.id, made.color, made.description, made.use_when, made.not_when, made.examples) == (
        "c",
        "#abcdef",
        "说",
        "甲",
        "乙",
        "丙",
    )
    assert label_args(other) == {"project": "项", "count": "3", "document": "一"}


def test_what_goes_out_is_what_was_chosen_of_it(library: Library, document: str, sent: Project) -> None:
    names = {user.name: user.id for user in sent.users}
    chosen = project_records(library.queries, "x", [document], lambda _, annotator: annotator == "丙")
    ((first,),) = [one.selections for one in chosen.documents]
    assert [coding.user_id for coding in first.codings] == [names["丙"]]
    (one,) = sent.documents
    selection = one.selections[0]
    row = library.queries.annotations()[0]
    assert (selection.id, selection.start, selection.end, selection.part) == (row.passage_id, 0, 4, row.part)
    assert (selection.prefix, selection.suffix, selection.section) == ("", TEXT[4:36], "")
    coding = selection.codings[0]
    assert (coding.id, coding.code_id, coding.note, coding.created, coding.modified, coding.state) == (
        row.id,
        row.tag_id,
        "注",
        row.created,
        row.modified,
        "placed",
    )
    assert (one.title, one.created) == (row.document, library.queries.document(document).added)
    assert one.sha256 == library.queries.version(document).sha256
    assert (sent.name, one.older) == ("项目", ())


def test_documents_without_annotations_go_out_in_their_place(library: Library, sent: Project) -> None:
    from tests.actions.factories import imported

    bare = imported(library, TEXT + "又一份。\n")
    last = imported(library, TEXT + "第三份。\n")
    tag = library.queries.tags()[0].id
    library.perform(AddAnnotation(last, 0, 2, tag))
    found = [(one.id, len(one.selections)) for one in project_records(library.queries, "x").documents]
    assert [count for _, count in found] == [2, 0, 1]
    assert [key for key, _ in found][1:] == [bare, last]
    some = [one.id for one in project_records(library.queries, "x", {last, bare}).documents]
    assert some == [bare, last]


def test_what_waits_goes_out_with_the_text_that_it_counts_in(
    library: Library, document: str, sent: Project
) -> None:
    library.perform(NewVersion(document, source(TEXT.replace("𠮷祥如意", "万事如意"))))
    (one,) = project_records(library.queries, "x").documents
    (older,) = one.older
    first = library.queries.versions(document)[0]
    assert (older.id, older.number, older.text, older.sha256, older.created) == (
        first.id,
        1,
        TEXT,
        first.sha256,
        first.created,
    )
    assert [(one.quote, one.codings[0].state) for one in older.selections] == [("𠮷祥如意", "review")]
    assert [len(selection.codings) for selection in one.selections] == [2]


def test_a_tag_that_is_not_described_is_named_by_its_id_or_left_out(other: Library) -> None:
    long = "字" * 201
    codings = (TagAssignment("a1", "矿", "u"), TagAssignment("a2", long, "u"), TagAssignment("a3", long, "u"))
    one = TextDocument("d", "一", TEXT, (TextSelection("s", 0, 4, TEXT[:4], codings),))
    alone = TextSelection("t", 4, 6, TEXT[4:6], codings[1:2])
    result = other.perform(
        ImportProject(Project("p", [], [], [one, replace(one, selections=(alone,))]))
    ).value
    assert (result.tags, result.annotations, result.known) == (["矿"], ["a1"], ["d"])
    assert result.refused == [(0, long, "too-long")]
    assert result.untagged == [("一", TEXT[:4])] * 2 + [("一", TEXT[4:6])]
    assert [row.quote for row in other.queries.annotations()] == [TEXT[:4]]


def test_a_project_that_comes_back_with_other_ids_adds_nothing(
    library: Library, document: str, tag: str, other: Library
) -> None:
    library.perform(AddAnnotation(document, 0, 4, tag, "注"))
    wait_for_next_moment()
    library.perform(AddAnnotation(document, 0, 4, tag, annotator="丙"))
    library.perform(NewVersion(document, source(TEXT.replace("𠮷祥如意", "万事如意"))))
    sent = project_records(library.queries, "项目")
    named = {code.id: str(uuid.uuid4()) for code in sent.codes}
    people = {user.id: str(uuid.uuid4()) for user in sent.users}
    back = Project(
        "项目",
        [replace(user, id=people[user.id]) for user in sent.users],
        [replace(code, id=named[code.id], parent_id=named.get(code.parent_id or "")) for code in sent.codes],
        [
            replace(
                one,
                id=str(uuid.uuid4()),
                title="另一个标题",
                metadata={},
                selections=tuple(
                    replace(
                        selection,
                        id=str(uuid.uuid4()),
                        codings=(
                            replace(
                                coding,
                                id=str(uuid.uuid4()),
                                code_id=named[coding.code_id],
                                user_id=people[coding.user_id],
                                note="别处改过",
                            ),
                        ),
                    )
                    for selection in one.selections
                    for coding in selection.codings
                ),
            )
            for one in sent.documents
        ],
    )
    before = rows(library.path)
    result = library.perform(ImportProject(back)).value
    assert (result.repeated, result.annotations, result.tags, result.documents) == (2, [], [], [])
    assert rows(library.path) == before
    assert len(other.perform(ImportProject(back)).value.annotations) == 2
    assert other.perform(ImportProject(back)).value.repeated == 2


def test_what_waits_on_an_older_text_is_known_there(library: Library, document: str, tag: str) -> None:
    at = TEXT.index("𠮷")
    library.perform(AddAnnotation(document, at, at + 4, tag))
    sent = project_records(library.queries, "项目")
    (one,) = list(sent.documents)
    library.perform(NewVersion(document, source(TEXT.replace("𠮷祥如意", "万事如意"))))
    assert [row.state for row in library.queries.annotations()] == ["review"]
    coding = replace(one.selections[0].codings[0], id=str(uuid.uuid4()))
    other_ids = replace(one, selections=(replace(one.selections[0], codings=(coding,)),))
    result = library.perform(ImportProject(replace(sent, documents=[other_ids]))).value
    assert (result.repeated, result.annotations) == (1, [])


def test_annotations_without_a_tag_come_in_once(library: Library, document: str) -> None:
    notes = tuple(TagAssignment(str(uuid.uuid4()), "", "u", note) for note in ("一", "二"))
    one = TextDocument("d", "题", TEXT, (TextSelection("s", 0, 4, TEXT[:4], notes),))
    sent = Project("p", [ProjectUser("u", "丁")], [], [one])
    assert len(library.perform(ImportProject(sent)).value.annotations) == 2
    assert {(row.tag_id, row.note) for row in library.queries.annotations(document)} == {
        ("", "一"),
        ("", "二"),
    }
    assert library.perform(ImportProject(sent)).value.repeated == 2
    (back,) = list(project_records(library.queries, "p").documents)
    assert [coding.code_id for coding in back.selections[0].codings] == ["", ""]


def test_what_is_said_of_a_document_becomes_attributes_that_are_not_overwritten(library: Library) -> None:
    one = TextDocument("d", "题", TEXT, attributes={"分组": "北方", "空": ""}, memo="全文备注")
    sent = Project("p", [], [], [one], attributes={"分组": "choice", "得分": "number"})
    assert library.perform(ImportProject(sent)).value.attributes == ["分组", "备注"]
    again = replace(one, attributes={"分组": "南方", "得分": "3"}, memo="别的")
    assert library.perform(ImportProject(replace(sent, documents=[again]))).value.attributes == ["得分"]
    back = project_records(library.queries, "p")
    (document,) = list(back.documents)
    assert (document.attributes, document.memo) == ({"分组": "北方", "得分": "3"}, "全文备注")
    assert back.attributes == {"分组": "choice", "得分": "number"}
    library.undo()
    library.undo()
    assert project_records(library.queries, "p").attributes == {}


def test_a_tag_comes_with_when_to_use_it(library: Library) -> None:
    code = CodebookEntry("c", "产业", None, "#123abc", "说明", "何时用", "何时不用", "例")
    library.perform(ImportProject(Project("p", [], [code], [])))
    (row,) = library.queries.tags()
    assert (row.description, row.use_when, row.not_when, row.examples) == ("说明", "何时用", "何时不用", "例")
