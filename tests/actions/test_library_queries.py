"""Library queries: what is read of a library, field by field."""

import hashlib

import pytest

from desktop.actions.annotate import AddAnnotation, SetNote, SetReviewed
from desktop.actions.codebook import AddTag, EditTag
from desktop.actions.documents import DeleteDocuments, ImportFile, SetMetadata
from desktop.actions.errors import NotFound
from desktop.actions.import_project import ImportProject
from desktop.actions.library import Library
from desktop.actions.row_types import AnnotationRow, AnnotatorRow, DocumentRow, OriginalRow, VersionRow
from desktop.actions.user_data import AddWord, SplitWord
from desktop.actions.versions import AcceptRepair, NewVersion
from desktop.files.exchange.records import Project, TextDocument
from desktop.files.file_input import read_bytes
from tests.actions.factories import TEXT, imported, source, tagged

TITLE = "某县2024年政府工作报告"


def test_a_document_is_told_field_by_field(library: Library, document: str, tag: str) -> None:
    library.perform(AddAnnotation(document, 0, 4, tag))
    library.perform(AddAnnotation(document, 0, 4, tag, annotator="乙"))
    library.perform(
        SetMetadata(
            document,
            province="晋省",
            city="长市",
            county="甲县",
            level="county",
            date="2024-01",
            session="一次",
            speaker="县长",
            script="hant",
        )
    )
    version = library.queries.version(document)
    added = library.queries.document(document).added
    told = DocumentRow(
        document,
        TITLE,
        "report",
        "某县",
        "晋省",
        "长市",
        "甲县",
        "county",
        2024,
        "2024-01",
        "一次",
        "县长",
        "hant",
        len(TEXT),
        2,
        0,
        "报告.txt",
        version.id,
        ("year",),
        added,
        opened=False,
    )
    assert added.endswith("+00:00")
    assert library.queries.document(document) == told
    assert library.queries.documents() == [told]
    for without, count in (([], 2), (["乙"], 1), (["甲", "乙"], 0), (["无"], 2)):
        assert library.queries.document(document, without).annotations == count
        assert [row.annotations for row in library.queries.documents(without)] == [count]
        assert library.queries.tags(without)[1].count == count


def test_an_annotation_is_told_field_by_field(library: Library, document: str, tag: str) -> None:
    at = TEXT.index("一百亿元")
    added = library.perform(AddAnnotation(document, at, at + 4, tag, "注")).value
    library.perform(SetReviewed([added]))
    (row,) = library.queries.annotations()
    version = library.queries.version(document)
    assert row == library.queries.annotation(added) == next(library.queries.iterate_annotations([document]))
    told = row._asdict()
    assert told.pop("created") == told.pop("modified")
    assert told.pop("passage_id")
    assert told == {
        "id": added,
        "document_id": document,
        "version_id": version.id,
        "tag_id": tag,
        "tag": "煤炭",
        "tag_path": "产业/煤炭",
        "color": library.queries.tags()[1].color,
        "pattern": library.queries.tags()[1].pattern,
        "quote": "一百亿元",
        "note": "注",
        "annotator": "甲",
        "start": at,
        "end": at + 4,
        "prefix": TEXT[at - 32 : at],
        "suffix": TEXT[at + 4 : at + 36],
        "section": "一、工作回顾",
        "part": "review",
        "document": TITLE,
        "kind": "report",
        "region": "某县",
        "province": "",
        "city": "",
        "county": "",
        "level": "",
        "year": 2024,
        "date": "",
        "source": "报告.txt",
        "state": "placed",
        "version": 1,
        "reviewed": True,
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
    }
    assert list(map(AnnotationRow._make, library.queries.annotation_values())) == [row]


def test_annotations_without_a_place_come_last_in_their_document(
    library: Library, document: str, tag: str
) -> None:
    other = imported(library, f"{TEXT}完。\n")
    at = TEXT.index("招商")
    goes = library.perform(AddAnnotation(document, at, at + 4, tag)).value
    stays = library.perform(AddAnnotation(document, 40, 44, tag)).value
    longer = library.perform(AddAnnotation(document, 40, 45, tag)).value
    first = library.perform(AddAnnotation(other, 0, 1, tag)).value
    library.perform(NewVersion(document, source(TEXT.replace("招商引资", "项目建设"))))
    for wanted in (None, [other, document], [document, other, document]):
        found = [row.id for row in library.queries.iterate_annotations(wanted)]
        assert found == [stays, longer, goes, first]
    assert [row.id for row in library.queries.annotations(other)] == [first]
    assert list(library.queries.iterate_annotations([])) == []


def test_many_documents_are_streamed_some_at_a_time(library: Library, tag: str) -> None:
    texts = [f"第{number}篇" for number in range(505)]
    made = library.perform(ImportFile(source(*texts))).value.made
    actions = [AddAnnotation(one, 0, 1, tag) for one in made]
    library.perform_all(actions)
    assert [row.document_id for row in library.queries.iterate_annotations()] == made
    backwards = list(reversed(made))
    assert [row.document_id for row in library.queries.iterate_annotations(backwards)] == made


def test_annotators_come_by_name_with_what_they_made(library: Library, document: str, tag: str) -> None:
    other = imported(library, f"{TEXT}完。\n")
    for where, who in ((document, "丙"), (document, "乙"), (other, "丙"), (other, "丁")):
        library.perform(AddAnnotation(where, 0, 4, tag, annotator=who))
    library.perform(DeleteDocuments([other]))
    found = library.queries.annotators()
    assert [(row.name, row.annotations) for row in found] == [("丁", 0), ("丙", 1), ("乙", 1), ("甲", 0)]
    assert all(isinstance(row, AnnotatorRow) and row.id for row in found)


def test_versions_are_told_field_by_field(library: Library, document: str) -> None:
    library.perform(AcceptRepair(document, 0, 2, "𠮷"))
    first, second = library.queries.versions(document)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    told = (document, 1, digest, len(TEXT), 0, "报告.txt", "/somewhere/报告.txt", 0, len(TEXT), "utf-8")
    assert first == VersionRow(first.id, *told, first.created, "import")
    assert (second.number, second.reason, second.characters) == (2, "repair", len(TEXT) - 1)
    assert (second.source, second.source_path, second.encoding) == (
        first.source,
        first.source_path,
        "utf-8",
    )
    assert (second.source_start, second.source_end) == (0, len(TEXT))
    assert library.queries.version(document) == second
    assert library.queries.version_text(first.id) == TEXT
    assert library.queries.text(document) == f"𠮷{TEXT[2:]}"
    assert library.queries.versions("nobody") == []


def test_the_file_is_kept_as_it_was(library: Library) -> None:
    data = "\ufeff一、工作回顾\r\n过去一年，我们迎难而上。\r\n第1页\r\n二、安排\r\n".encode()
    read = read_bytes(data, "报告.txt")
    (document,) = library.perform(ImportFile(read)).value.made
    assert library.queries.original(document) == data
    assert library.queries.original_file(document) == OriginalRow(
        "报告.txt", "报告.txt", read.encoding, hashlib.sha256(data).hexdigest(), data
    )
    assert tuple(library.queries.removals(document)) == read.drafts[0].removals
    assert tuple(library.queries.headings(document)) == tuple(read.drafts[0].headings or ())
    assert library.queries.headings(document)[0].title == "一、工作回顾"
    assert library.queries.documents_from("报告.txt") == [document]
    assert library.queries.documents_from("别的.txt") == []


def test_documents_of_a_file_come_in_its_order_while_they_are_there(library: Library) -> None:
    made = library.perform(ImportFile(source("一篇", "二篇", "三篇"))).value.made
    assert sorted(library.queries.documents_from("/somewhere/报告.txt")) == sorted(made)
    library.perform(DeleteDocuments(made[:1]))
    assert sorted(library.queries.documents_from("/somewhere/报告.txt")) == sorted(made[1:])


@pytest.mark.parametrize("what", ["document", "version"])
def test_what_is_not_there_is_named(library: Library, what: str) -> None:
    queries = library.queries
    asked = {
        "document": (
            queries.document,
            queries.text,
            queries.version,
            queries.headings,
            queries.removals,
            queries.original,
            queries.original_file,
            queries.find_document,
        ),
        "version": (queries.version_text,),
    }
    for ask in asked[what]:
        with pytest.raises(NotFound) as raised:
            ask("nobody")
        assert (raised.value.reason, raised.value.details) == ("unknown", {"what": what, "id": "nobody"})
        assert raised.value.path == library.path


def test_the_beginning_of_an_id_finds_it_from_four_characters_on(library: Library, tag: str) -> None:
    ids = ["abcd1111-x", "abcd2222-x", "abce0000-x", "abc"]
    documents = [TextDocument(one, one, f"{TEXT}{one}") for one in ids]
    library.perform(ImportProject(Project("x", [], [], documents)))
    find = library.queries.find_document
    assert (find("abce"), find(" ABCE0 "), find("abcd1")) == ("abce0000-x", "abce0000-x", "abcd1111-x")
    assert find("abcd2222-x") == "abcd2222-x"
    for beginning, reason in (
        ("abcd", "ambiguous"),
        ("abc", "unknown"),
        ("abcf", "unknown"),
        ("abcc", "unknown"),
        ("abce0000-xy", "unknown"),
        (" ", "unknown"),
    ):
        with pytest.raises(NotFound) as raised:
            find(beginning)
        assert raised.value.reason == reason
        assert raised.value.details == {"what": "document", "id": beginning}
    library.perform(DeleteDocuments(["abcd1111-x"]))
    assert find("abcd") == "abcd2222-x"
    keys = ["note1111", "note2222"]
    for key in keys:
        library.perform(AddAnnotation("abc", 0, 4, tag, id=key, annotator=key))
    assert library.queries.find_annotation("note2") == "note2222"
    with pytest.raises(NotFound) as raised:
        library.queries.find_annotation("note")
    assert (raised.value.reason, raised.value.details) == ("ambiguous", {"what": "annotation", "id": "note"})


def test_own_words_come_the_oldest_first(library: Library) -> None:
    for action in (AddWord("招商"), SplitWord(["甲", "乙"]), AddWord("引资"), SplitWord(["丙", "丁", "戊"])):
        library.perform(action)
    own = library.queries.user_words()
    assert set(own.words) == {"招商", "引资"}
    assert set(own.splits) == {("甲", "乙"), ("丙", "丁", "戊")}


def test_annotations_are_counted_by_tag(library: Library, document: str, tag: str) -> None:
    other = tagged(library, "民生")
    for start in (0, 2):
        library.perform(AddAnnotation(document, start, start + 2, tag))
    library.perform(AddAnnotation(document, 0, 2, other))
    top = library.queries.find_tag("产业") or ""
    assert library.queries.tag_counts(document) == {tag: 2, other: 1}
    assert [library.queries.annotations_under(one) for one in (top, tag, other)] == [2, 2, 1]
    assert [row.count for row in library.queries.tags()] == [0, 2, 1]
    assert library.queries.find_tag("产业 / 煤炭") == tag
    for path in ("煤炭", "产业/煤炭/下", ""):
        assert library.queries.find_tag(path) is None


def test_siblings_come_by_position_then_by_name(library: Library) -> None:
    for name in ("乙", "甲", "丙"):
        library.perform(AddTag(name))
    assert [row.name for row in library.queries.tags()] == ["乙", "甲", "丙"]
    top = library.queries.find_tag("乙")
    library.perform(EditTag(library.queries.find_tag("甲") or "", parent_id=top))
    found = library.queries.tags()
    assert [(row.path, row.depth, row.parent_id) for row in found] == [
        ("乙", 0, None),
        ("乙/甲", 1, top),
        ("丙", 0, None),
    ]


def test_steps_are_read_page_by_page(library: Library, document: str, tag: str) -> None:
    added = library.perform(AddAnnotation(document, 0, 4, tag)).value
    library.perform(SetNote(added, "一", annotator="乙", group_id="批"))
    steps = library.queries.history()
    assert [(one.number, one.name, one.annotator, one.state, one.group_id) for one in steps] == [
        (4, "set-note", "乙", "done", "批"),
        (3, "add-annotation", "甲", "done", None),
        (2, "add-tag", "甲", "done", None),
        (1, "import", "甲", "done", None),
    ]
    assert steps[0].label_args == {"tag": "煤炭", "quote": TEXT[:4], "document": TITLE}
    assert [one.number for one in library.queries.history(limit=2)] == [4, 3]
    assert [one.number for one in library.queries.history(limit=2, before=3)] == [2, 1]
    assert [one.number for one in library.queries.history(before=1)] == []
    assert [one.number for one in library.queries.history(document_id=document)] == [4, 3, 1]
    assert [one.number for one in library.queries.history(document_id=document, before=4)] == [3, 1]
    assert [one.number for one in library.queries.history(document_id=document, tag_id=tag, limit=1)] == [4]
    assert [one.number for one in library.queries.history(tag_id=tag, annotator="甲")] == [3, 2]
    assert library.queries.history(annotator="无") == []
    assert list(library.queries.iterate_history()) == steps[::-1]
    assert library.queries.last_change() == steps[0].at
    library.undo()
    assert library.queries.last_change() == steps[1].at
    assert library.queries.history(limit=1)[0].state == "undone"
    changes = list(library.queries.iterate_changes())
    assert [step.number for step, _ in changes] == [1, 2, 3, 4]
    ((step, written),) = library.queries.iterate_changes(3)
    assert (step.number, {one.table for one in written}) == (3, {"passage", "annotation"})
    assert list(library.queries.iterate_changes(9)) == []


def test_a_page_of_the_history_has_200_steps(library: Library) -> None:
    library.perform_all([AddTag(str(number)) for number in range(201)])
    assert [one.number for one in library.queries.history()] == list(range(201, 1, -1))
    assert library.queries.last_change() != ""


def test_a_new_library_has_nothing(library: Library) -> None:
    queries = library.queries
    assert queries.last_change() == ""
    assert (queries.documents(), queries.tags(), queries.annotations(), queries.history()) == ([], [], [], [])
    assert (queries.review_counts(), queries.saved_queries(), queries.verdicts()) == ({}, [], [])
