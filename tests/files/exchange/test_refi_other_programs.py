"""REFI-QDA projects in the shape in which other programs read them, and as they write them."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.files.exchange.codebook_read import told_apart
from desktop.files.exchange.codebook_write import write_qdc
from desktop.files.exchange.records import CodebookEntry, Project, TagAssignment
from desktop.files.exchange.refi_codes import read_qdc
from desktop.files.exchange.refi_read import read_qdpx
from desktop.files.exchange.refi_write import distinct_names
from tests.files.exchange.project_factories import MOMENT, guid, small
from tests.files.exchange.test_refi import SCHEMA, SPACE, packed, stored

CODES = [
    CodebookEntry(guid(10), "产业"),
    CodebookEntry(guid(11), "重点", guid(10)),
    CodebookEntry(guid(12), "民生"),
    CodebookEntry(guid(13), "重点", guid(12)),
    CodebookEntry(guid(14), "就业", guid(13)),
]


def everything() -> Project:
    """Return a project with tags of one name, attributes, a memo, and annotations without a tag."""
    project = small()
    first, second = project.documents
    selection, *others = first.selections
    notes = (
        TagAssignment(guid(300), "", guid(1), "没有标签", MOMENT, "2024-05-07T07:08:09+00:00"),
        TagAssignment(guid(301), "", guid(2), "", MOMENT, MOMENT),
    )
    first = replace(
        first,
        selections=(replace(selection, codings=selection.codings + notes), *others),
        attributes={"分组": "北方", "得分": "5.5", "核对": "2024-05-06"},
        memo="全文备注",
    )
    kinds = {"分组": "choice", "得分": "number", "核对": "date"}
    codes = [*CODES[:2], replace(CODES[2], id=guid(15)), replace(CODES[3], id=guid(12), parent_id=guid(15))]
    return replace(project, codes=codes, documents=[first, second], attributes=kinds)


def root_of(project: Project) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(packed(project))) as archive:
        return ElementTree.fromstring(archive.read("project.qde"))


def selections_of(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    return root.iter(f"{SPACE}PlainTextSelection")


def test_everything_goes_out_and_comes_back(tmp_path: Path) -> None:
    project = everything()
    received = read_qdpx(stored(tmp_path, packed(project)))
    assert received.remarks == {}
    assert [(one.id, one.name, one.parent_id) for one in received.project.codes] == [
        (one.id, one.name, one.parent_id) for one in project.codes
    ]
    first, _ = project.documents
    back, empty = received.project.documents
    assert [one.codings for one in back.selections] == [one.codings for one in first.selections]
    assert (back.attributes, back.memo, back.metadata) == (first.attributes, first.memo, first.metadata)
    assert (empty.attributes, empty.memo) == ({}, "")
    assert received.project.attributes == {"分组": "text", "得分": "number", "核对": "date"}


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema is not part of the project")
def test_everything_is_valid_against_the_schema() -> None:
    from lxml import etree

    project = everything()
    odd = replace(project.documents[0], attributes={"得分": "1e5", "核对": "去年", "分组": "北方"})  # type: ignore[index]
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    for one in (project, replace(project, documents=[odd])):
        with zipfile.ZipFile(io.BytesIO(packed(one))) as archive:
            schema.assertValid(etree.fromstring(archive.read("project.qde")))


def test_no_two_codes_have_one_name(tmp_path: Path) -> None:
    assert list(distinct_names(CODES).values()) == ["产业", "产业/重点", "民生", "民生/重点", "就业"]
    names = [one.get("name") for one in root_of(everything()).iter(f"{SPACE}Code")]
    assert len(names) == len(set(names)) == 4
    path = tmp_path / "标签.qdc"
    with path.open("wb") as out:
        write_qdc(CODES, out)
    assert "产业/重点" in path.read_text(encoding="utf-8")
    assert [one.name for one in read_qdc(path)] == [one.name for one in CODES]


def test_a_name_with_a_slash_that_is_no_path_stays_as_it_is(tmp_path: Path) -> None:
    codes = [CodebookEntry(guid(1), "城/乡"), CodebookEntry(guid(2), "产业/重点", guid(1))]
    path = tmp_path / "标签.qdc"
    with path.open("wb") as out:
        write_qdc(codes, out)
    assert [one.name for one in read_qdc(path)] == ["城/乡", "产业/重点"]


def test_each_annotation_is_a_selection_with_its_own_author_time_and_note() -> None:
    project = everything()
    wanted = {
        coding.id: coding
        for document in project.documents
        for selection in document.selections
        for coding in selection.codings
    }
    found = list(selections_of(root_of(project)))
    assert len(found) == len(wanted)
    assert len({one.get("guid") for one in found}) == len(found)
    for one in found:
        codings = one.findall(f"{SPACE}Coding")
        assert len(codings) <= 1
        coding = wanted[str((codings or [one])[0].get("guid"))]
        assert bool(codings) == bool(coding.code_id)
        assert one.get("creatingUser") == coding.user_id
        assert one.get("creationDateTime") == "2024-05-06T07:08:09Z"
        assert one.findtext(f"{SPACE}Description", "") == coding.note
        if codings:
            assert codings[0][0].tag == f"{SPACE}CodeRef"


def test_every_moment_is_in_utc_and_ends_in_z() -> None:
    project = everything()
    first, second = project.documents
    selection, *_ = first.selections
    coding = replace(selection.codings[0], created="2024-05-06T15:08:09+08:00", modified="keine")
    odd = replace(first, selections=(replace(selection, codings=(coding,)),), created="2024-05-06T07:08:09")
    root = root_of(replace(project, documents=[odd, second]))
    for element in root.iter():
        for name in ("creationDateTime", "modifiedDateTime"):
            assert str(element.get(name, "Z")).endswith("Z")
    (one,) = selections_of(root)
    assert (one.get("creationDateTime"), one.get("modifiedDateTime")) == ("2024-05-06T07:08:09Z", None)


def test_two_notes_of_one_annotator_on_the_same_words_are_one_selection(tmp_path: Path) -> None:
    project = everything()
    first, second = project.documents
    selection, *_ = first.selections
    notes = tuple(TagAssignment(guid(400 + place), "", guid(1), f"注{place}", MOMENT) for place in range(2))
    alone = replace(first, selections=(replace(selection, codings=notes),))
    data = packed(replace(project, documents=[alone, second]))
    (back, _) = read_qdpx(stored(tmp_path, data)).project.documents
    ((only,),) = (one.codings for one in back.selections)
    assert (only.id, only.note) == (guid(400), "注0\n注1")


QUALCODER = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="p.qda"
 origin="QualCoder" creationDateTime="2026-01-02T03:04:05Z">
<Users><User guid="{user}" name="张三" /></Users>
<CodeBook><Codes>
<Code guid="{top}" name="产业" isCodable="true">
<Code guid="{under}" name="产业/重点" isCodable="true" /></Code>
<Code guid="{group}" name="分类" isCodable="false"><Code guid="{last}" name="就业" isCodable="true" /></Code>
</Codes></CodeBook>
<Variables><Variable guid="{place}" name="地区" typeOfVariable="Text"><Description /></Variable>
<Variable guid="{score}" name="得分" typeOfVariable="Float"><Description /></Variable></Variables>
<Cases><Case guid="{case}"><VariableValue><VariableRef targetGUID="{score}" /><FloatValue>3</FloatValue>
</VariableValue><SourceRef targetGUID="{source}" /></Case>
<Case guid="{other}" name="人"/></Cases>
<Sources><TextSource plainTextPath="internal://{source}.txt" creatingUser="{user}"
 guid="{source}" name="报告">
<Description>来源备注</Description>
<PlainTextSelection guid="{selection}" startPosition="0" endPosition="2" name="一二" creatingUser="{user}"
 creationDateTime="2026-01-02T03:04:05Z"><Description>编码备注</Description>
<Coding guid="{coding}" creatingUser="{user}"><CodeRef targetGUID="{under}" /></Coding></PlainTextSelection>
<PlainTextSelection guid="{selection2}" startPosition="0" endPosition="2" name="一二" creatingUser="{user}">
<Coding guid="{coding2}" creatingUser="{user}"><CodeRef targetGUID="{last}" /></Coding></PlainTextSelection>
<NoteRef targetGUID="{note}" />
<VariableValue><VariableRef targetGUID="{place}" /><TextValue>武乡县</TextValue></VariableValue>
</TextSource></Sources>
<Notes><Note guid="{journal}" name="日志" creatingUser="{user}" plainTextPath="internal://{journal}.txt" />
<Note guid="{note}" creatingUser="{user}" creationDateTime="2026-01-02T03:04:05Z">
<PlainTextContent>3 < 5 & 注</PlainTextContent>
<PlainTextSelection guid="{noted}" startPosition="2" endPosition="3" /></Note>
<Note guid="{note2}" creatingUser="{user}" creationDateTime="2026-01-02T03:04:05Z">
<PlainTextContent>第二条</PlainTextContent>
<PlainTextSelection guid="{noted2}" startPosition="3" endPosition="4" /></Note></Notes>
<Description>项目备忘</Description></Project>"""
_NAMES = (
    *("user", "top", "under", "group", "last", "place", "score", "case", "other", "source", "selection"),
    *("coding", "selection2", "coding2", "note", "journal", "noted", "note2", "noted2"),
)


def test_a_project_in_the_shape_of_qualcoder_is_read_whole(tmp_path: Path) -> None:
    names = {name: guid(500 + place) for place, name in enumerate(_NAMES)}
    path = tmp_path / "q.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", QUALCODER.format(**names))
        archive.writestr(f"sources/{names['source']}.txt", "\ufeff一二三四五".encode())
        archive.writestr(f"sources/{names['journal']}.txt", "日志".encode())
    received = read_qdpx(path)
    assert [(one.name, one.parent_id) for one in received.project.codes] == [
        ("产业", None),
        ("重点", names["top"]),
        ("分类", None),
        ("就业", names["group"]),
    ]
    (document,) = received.project.documents
    assert (document.text, document.memo) == ("一二三四五", "来源备注")
    assert (document.metadata, document.attributes) == ({"region": "武乡县"}, {"得分": "3"})
    codings = [
        (one.start, one.end, coding.code_id, coding.note)
        for one in document.selections
        for coding in one.codings
    ]
    assert codings == [
        (0, 2, names["under"], "编码备注"),
        (0, 2, names["last"], ""),
        (2, 3, "", "3 < 5 & 注"),
        (3, 4, "", "第二条"),
    ]
    assert {coding.user_id for one in document.selections for coding in one.codings} == {names["user"]}
    assert received.remarks == {"unescaped": 1, "bom": 1, "left-cases": 1, "left-memos": 2}


def test_a_tag_that_has_its_parts_keeps_them() -> None:
    whole = CodebookEntry("a", "产业", None, "", "说明", "何时用", "何时不用", "例")
    assert told_apart(whole) == whole
    joined = CodebookEntry("a", "产业", None, "", whole.told())
    assert told_apart(joined) == whole
