import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given

from desktop.files.boundary import read_safely
from desktop.files.budget import MOST
from desktop.files.errors import Unreadable
from desktop.files.exchange.codebook_write import write_qdc
from desktop.files.exchange.foreign import take_project
from desktop.files.exchange.records import OlderVersion, Project, TagAssignment, TextDocument, TextSelection
from desktop.files.exchange.refi_read import read_qdc, read_qdpx
from desktop.files.exchange.refi_write import write_qdpx
from tests.files.exchange.project_factories import MOMENT, guid, projects, small

SCHEMA = Path(__file__).parents[3].parent / "shared" / "refi-qda" / "Project.xsd"
SPACE = "{urn:QDA-XML:project:1.0}"


def packed(project: Project) -> bytes:
    out = io.BytesIO()
    write_qdpx(project, out)
    return out.getvalue()


def stored(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "项目.qdpx"
    path.write_bytes(data)
    return path


def repacked(data: bytes, change: dict[str, tuple[str, bytes]]) -> bytes:
    """Return the ZIP with entries renamed and filled again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            target, content = change.get(name, (name, old.read(name)))
            new.writestr(target, content)
    return out.getvalue()


def bare(project: Project) -> Project:
    """Return the project with what the format carries and nothing else."""
    documents = [
        replace(
            document,
            sha256=hashlib.sha256(document.text.encode()).hexdigest(),
            selections=tuple(
                replace(
                    one,
                    section="",
                    part="",
                    prefix=document.text[max(0, one.start - 32) : one.start],
                    suffix=document.text[one.end : one.end + 32],
                )
                for one in document.selections
            ),
        )
        for document in project.documents
    ]
    return replace(project, documents=documents)


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema is not part of the project")
@given(project=projects())
def test_a_project_is_valid_against_the_schema(project: Project) -> None:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    with zipfile.ZipFile(io.BytesIO(packed(project))) as archive:
        schema.assertValid(etree.fromstring(archive.read("project.qde")))


def test_every_reference_resolves_and_every_slice_is_its_quote() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(small()))) as archive:
        root = ElementTree.fromstring(archive.read("project.qde"))
        texts = {name: archive.read(name) for name in archive.namelist() if name.startswith("sources/")}
    known = {element.get("guid") for element in root.iter() if element.get("guid")}
    for element in root.iter():
        for name in ("targetGUID", "creatingUser", "creatingUserGUID"):
            assert element.get(name) is None or element.get(name) in known
    for source in root.iter(f"{SPACE}TextSource"):
        path = str(source.get("plainTextPath"))
        assert path.startswith("internal://")
        data = texts["sources/" + path.removeprefix("internal://")]
        assert not data.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in data
        text = data.decode("utf-8")
        for one in source.iter(f"{SPACE}PlainTextSelection"):
            start, end = int(one.get("startPosition", "")), int(one.get("endPosition", ""))
            assert 0 <= start < end <= len(text)
            assert text[start:end] == one.get("name")


def test_no_container_is_empty() -> None:
    empty = Project("空", [], [], [])
    with zipfile.ZipFile(io.BytesIO(packed(empty))) as archive:
        root = ElementTree.fromstring(archive.read("project.qde"))
    for name in ("Users", "CodeBook", "Codes", "Sources", "Notes", "Sets"):
        assert root.find(f".//{SPACE}{name}") is None


@given(project=projects())
def test_out_and_in_is_the_identity(tmp_path_factory: pytest.TempPathFactory, project: Project) -> None:
    path = stored(tmp_path_factory.mktemp("refi"), packed(project))
    received = read_qdpx(path)
    assert received.remarks == {}
    assert received.project == bare(project)


def test_the_same_project_gives_the_same_bytes() -> None:
    assert packed(small()) == packed(small())


def test_what_others_write_slightly_wrong_is_read_with_a_remark(tmp_path: Path) -> None:
    project = small()
    data = packed(project)
    name = f"sources/{guid(20)}.txt"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("project.qde").replace(b"internal://", b"")
        text = b"\xef\xbb\xbf" + archive.read(name).replace(b"\n", b"\r\n")
    wrong = repacked(
        data, {"project.qde": ("文库.qde", xml), name: (name.replace("sources", "Sources"), text)}
    )
    received = read_qdpx(stored(tmp_path, wrong))
    assert set(received.remarks) == {"inner-name", "internal", "sources-folder", "bom", "line-ends"}
    assert received.project.documents == bare(project).documents


def test_carriage_returns_and_what_xml_cannot_carry_are_kept(tmp_path: Path) -> None:
    project = small()
    (first, *_) = project.documents
    (selection, *_) = first.selections
    notes = ("回车\r\n行\r尾\t\u2028", "一\x01二\n\x00\r\uffff")
    codings = tuple(replace(one, note=note) for one, note in zip(selection.codings, notes, strict=True))
    code = replace(project.codes[0], name="一\r二", description="\r\n")
    text = first.text.replace("煤", "\uffff")
    odd = replace(first, text=text, selections=(replace(selection, codings=codings, quote="\uffff"),))
    data = packed(replace(project, codes=[code, *project.codes[1:]], documents=[odd]))
    received = read_qdpx(stored(tmp_path, data)).project
    (document,) = received.documents
    assert [one.note for one in document.selections[0].codings] == [*notes]
    assert document.text == text
    assert (received.codes[0].name, received.codes[0].description) == (code.name, code.description)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("project.qde"))
    assert next(root.iter(f"{SPACE}PlainTextSelection")).get("name") is None
    in_file = [one for one in root.iter(f"{SPACE}Note") if one.get("plainTextPath")]
    assert [(len(one), one.get("name")) for one in in_file] == [(0, "一\ufffd二")]


def test_what_a_library_has_no_place_for_is_said(tmp_path: Path) -> None:
    data = packed(small())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("project.qde")
    memo = f'<Note guid="{guid(900)}" name="备忘"><PlainTextContent>全文</PlainTextContent></Note></Notes>'
    sets = f'<Sets><Set guid="{guid(901)}" name="组"/></Sets></Project>'
    xml = xml.replace(b"</Notes>", memo.encode()).replace(b"</Project>", sets.encode())
    received = read_qdpx(stored(tmp_path, repacked(data, {"project.qde": ("project.qde", xml)})))
    assert received.remarks == {"unknown-parts": 2}


def test_a_selection_outside_its_text_is_dropped_with_a_remark(tmp_path: Path) -> None:
    document = next(iter(small().documents))
    broken = replace(document, text=document.text[:10])
    received = read_qdpx(stored(tmp_path, packed(replace(small(), documents=[broken]))))
    (read,) = received.project.documents
    assert isinstance(read, TextDocument)
    assert received.remarks == {"bad-range": 2}
    assert [one.start for one in read.selections] == [3]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<Project/>"])
def test_what_is_no_project_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_qdpx(stored(tmp_path, data))


def test_entities_are_refused(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><Project xmlns="urn:QDA-XML:project:1.0" name="&a;"/>'
    data = repacked(packed(small()), {"project.qde": ("project.qde", bomb)})
    with pytest.raises(Unreadable):
        read_qdpx(stored(tmp_path, data))


def test_a_codebook_goes_out_and_in(tmp_path: Path) -> None:
    path = tmp_path / "码本.qdc"
    with path.open("wb") as out:
        write_qdc(small().codes, out)
    assert read_qdc(path) == small().codes


def test_when_an_annotation_without_a_note_was_changed_is_kept(tmp_path: Path) -> None:
    project = small()
    (first, *_) = project.documents
    (selection, *others) = first.selections
    later = ("2025-01-01T00:00:00+00:00", "2025-02-01T00:00:00+00:00")
    changed = [
        replace(one, note="", modified=when) for one, when in zip(selection.codings, later, strict=True)
    ]
    written = replace(first, selections=(replace(selection, codings=tuple(changed)), *others))
    data = packed(replace(project, documents=[written]))
    (read,) = read_qdpx(stored(tmp_path, data)).project.documents
    same = [one for one in read.selections if (one.start, one.end) == (selection.start, selection.end)]
    assert (same[0].id, len(same)) == (selection.id, 2)
    assert [coding for one in same for coding in one.codings] == changed
    assert packed(replace(project, documents=[written])) == data


def test_an_older_text_on_which_annotations_wait_is_a_source_of_its_own(tmp_path: Path) -> None:
    project = small()
    (first, second) = project.documents
    old = "前文。\n" + first.text
    waiting = TextSelection(
        guid(150), 0, 2, "前文", (TagAssignment(guid(250), guid(11), guid(1), "等", MOMENT, MOMENT),)
    )
    older = OlderVersion(guid(99), 1, old, "", (waiting,), MOMENT)
    data = packed(replace(project, documents=[replace(first, older=(older,)), second]))
    received = read_qdpx(stored(tmp_path, data))
    assert received.remarks == {}
    read = list(received.project.documents)
    assert [one.title for one in read] == [first.title, f"{first.title} (version 1)", second.title]
    assert (read[1].id, read[1].text, read[1].metadata) == (guid(99), old, first.metadata)
    assert [replace(one, suffix="") for one in read[1].selections] == [waiting]
    assert read[0].selections == bare(project).documents[0].selections  # type: ignore[index]


def changed(data: bytes, texts: dict[str, bytes], *changes: tuple[bytes, bytes]) -> bytes:
    """Return the ZIP with pieces of the project's XML replaced and texts filled again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("project.qde")
    for old, new in changes:
        assert old in xml
        xml = xml.replace(old, new)
    filled = {f"sources/{name}.txt": (f"sources/{name}.txt", text) for name, text in texts.items()}
    return repacked(data, {"project.qde": ("project.qde", xml), **filled})


def moved(data: bytes, count: Callable[[str, int], int], text: str) -> bytes:
    """Return the ZIP with every position counted otherwise."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("project.qde").decode()
    recounted = re.sub(
        r'((?:start|end)Position)="(\d+)"', lambda one: f'{one[1]}="{count(text, int(one[2]))}"', xml
    )
    return repacked(data, {"project.qde": ("project.qde", recounted.encode())})


def utf_16(text: str, position: int) -> int:
    return len(text[:position].encode("utf-16-le")) // 2


def with_crlf(text: str, position: int) -> int:
    return position + text.count("\n", 0, position)


@pytest.mark.parametrize(
    ("count", "crlf", "remarks"),
    [
        (utf_16, False, {"utf-16": 1}),
        (with_crlf, True, {"line-ends": 1}),
        (lambda _text, position: position, True, {"line-ends": 1}),
        (lambda text, position: with_crlf(text, position) + utf_16(text, position) - position, True, None),
    ],
)
def test_positions_are_read_in_the_unit_that_the_quotes_tell(
    tmp_path: Path,
    count: Callable[[str, int], int],
    crlf: bool,
    remarks: dict[str, int] | None,
) -> None:
    (first, *_) = small().documents
    data = moved(packed(small()), count, first.text)
    text = first.text.replace("\n", "\r\n") if crlf else first.text
    received = read_qdpx(stored(tmp_path, changed(data, {first.id: text.encode()})))
    assert received.project.documents == bare(small()).documents
    assert received.remarks == (remarks or {"line-ends": 1, "utf-16": 1})


def test_where_no_quote_tells_the_program_does(tmp_path: Path) -> None:
    (first, *_) = small().documents
    data = re.sub(rb'(<PlainTextSelection guid="[^"]*") name="[^"]*"', rb"\1", project_xml(packed(small())))
    crlf = {f"sources/{first.id}.txt": (f"sources/{first.id}.txt", first.text.replace("\n", "\r\n").encode())}
    for origin, shift in ((b"ATLAS.ti 23", 0), (b"Another", 1)):
        xml = data.replace(b'origin="Piyue"', b'origin="' + origin + b'"')
        wrong = repacked(packed(small()), {"project.qde": ("project.qde", xml), **crlf})
        (read, _) = read_qdpx(stored(tmp_path, wrong)).project.documents
        last = first.selections[-1]
        assert read.selections[-1].start == last.start - (shift if last.start > first.text.index("\n") else 0)


def project_xml(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("project.qde")


def test_the_text_of_a_pdf_is_a_document(tmp_path: Path) -> None:
    data = packed(small())
    xml = project_xml(data).decode()
    start = xml.index("<TextSource")
    end = xml.index("</TextSource>") + len("</TextSource>")
    text, *values = xml[start:end].partition("<VariableValue>")
    inner = text.replace("<TextSource", "<Representation").replace(guid(20), guid(720), 1)
    pdf = f'<PDFSource guid="{guid(20)}" name="报告.pdf" path="internal://x.pdf" creationDateTime="{MOMENT}">'
    shown = f'<PDFSelection guid="{guid(721)}" page="0" firstX="1" firstY="1" secondX="2" secondY="2"/>'
    rest = "".join(values).removesuffix("</TextSource>")
    xml = f"{xml[:start]}{pdf}{shown}{inner}</Representation>{rest}</PDFSource>{xml[end:]}"
    path = stored(tmp_path, repacked(data, {"project.qde": ("project.qde", xml.encode())}))
    received = read_qdpx(path)
    expected = bare(small()).documents
    assert received.project.documents == [replace(expected[0], title="报告.pdf"), expected[1]]  # type: ignore[index]
    assert received.remarks == {}


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_sources_in_another_encoding_are_read_with_a_remark(tmp_path: Path, encoding: str) -> None:
    texts = {
        one.id: one.text.replace("。", "。各位代表，全县煤炭产量稳步增长。" * 9) for one in small().documents
    }
    plain = read_qdpx(stored(tmp_path, changed(packed(small()), {k: v.encode() for k, v in texts.items()})))
    data = changed(packed(small()), {key: text.encode(encoding) for key, text in texts.items()})
    received = read_qdpx(stored(tmp_path, data))
    assert received.project == plain.project
    assert received.remarks == {"encoding": 2}


def test_a_folder_that_was_packed_is_read(tmp_path: Path) -> None:
    data = packed(small())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name: (f"项目/{name}", archive.read(name)) for name in archive.namelist()}
    received = read_qdpx(stored(tmp_path, repacked(data, names)))
    assert received.project == bare(small())
    assert received.remarks == {"inner-name": 1}


def test_sources_whose_text_is_not_there_are_passed_over_and_memos_on_passages_taken(tmp_path: Path) -> None:
    memo = (
        f'<PlainTextSelection guid="{guid(800)}" startPosition="0" endPosition="2">'
        "<Description>备忘</Description></PlainTextSelection></TextSource>"
    )
    data = changed(
        packed(small()),
        {},
        (f"internal://{guid(21)}.txt".encode(), b"relative:///elsewhere.txt"),
    )
    data = changed(data, {}, (b"</VariableValue></TextSource>", b"</VariableValue>" + memo.encode()))
    received = read_qdpx(stored(tmp_path, data))
    assert [one.id for one in received.project.documents] == [guid(20)]
    assert received.remarks == {"internal": 1, "dangling": 1}
    (document,) = received.project.documents
    memos = [coding for one in document.selections for coding in one.codings if not coding.code_id]
    assert [(one.id, one.note) for one in memos] == [(guid(800), "备忘")]


def test_an_entry_that_many_sources_name_counts_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = "".join(
        f'<TextSource guid="{number:08}-0000-4000-8000-000000000000" plainTextPath="internal://a.txt"/>'
        for number in range(16)
    )
    project = f'<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Sources>{sources}</Sources></Project>'
    path = tmp_path / "x.qdpx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", project)
        archive.writestr("sources/a.txt", "一" * 40_000)
    assert len(list(take_project(path).project.documents)) == 16
    monkeypatch.setitem(MOST, "bytes", 1_000_000)
    with pytest.raises(Unreadable) as caught:
        read_safely(str(path), lambda: read_qdpx(path))
    assert caught.value.reason == "too-many-bytes"
