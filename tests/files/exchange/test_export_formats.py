import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import openpyxl
import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from desktop import i18n
from desktop.files.errors import Unreadable
from desktop.files.exchange import xlsx_export
from desktop.files.exchange.codebook_write import write_codebook_csv, write_codebook_markdown
from desktop.files.exchange.conll import write_conll
from desktop.files.exchange.docx_export import write_docx
from desktop.files.exchange.docx_table import write_docx_table
from desktop.files.exchange.html_export import write_html
from desktop.files.exchange.jsonlines import read_jsonl, write_jsonl
from desktop.files.exchange.records import (
    CodebookEntry,
    OlderVersion,
    Project,
    TagAssignment,
    TextDocument,
    TextSelection,
)
from desktop.files.exchange.web_annotation import read_jsonld, write_jsonld
from desktop.files.exchange.xlsx_export import Worksheet, write_xlsx
from desktop.files.hits_export import write_hits_docx
from desktop.files.readers.tables import first_sheet, xlsx_sheets
from tests.files.exchange.project_factories import MOMENT, guid, projects, small


def test_json_lines_come_back_as_they_went() -> None:
    row = {"annotation_id": guid(1), "quote": "一\n二", "start": 3, "end": 6, "year": None}
    out = io.BytesIO()
    assert write_jsonl([row], out) == 1
    (read,) = read_jsonl(io.BytesIO(out.getvalue()))
    assert {name: read[name] for name in row} == row


def test_web_annotations_are_json_ld_with_both_selectors() -> None:
    out = io.BytesIO()
    assert write_jsonld(small(), out) == 4
    page = json.loads(out.getvalue())
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["partOf"]["total"] == len(page["items"])
    iris = [page["id"], page["partOf"]["id"], *(item["id"] for item in page["items"])]
    assert len({*iris}) == len(iris) and all(iri.startswith("urn:uuid:") for iri in iris)
    target = page["items"][0]["target"]
    assert target["dcterms:title"] == "2024年云岭县政府工作报告"
    kinds = [selector["type"] for selector in page["items"][0]["target"]["selector"]]
    assert kinds == ["TextPositionSelector", "TextQuoteSelector"]


@given(project=projects())
def test_web_annotations_come_back(project: Project) -> None:
    out = io.BytesIO()
    count = write_jsonld(project, out)
    rows = list(read_jsonld(io.BytesIO(out.getvalue())))
    assert len(rows) == count
    expected = [
        (document.id, one.start, one.end, one.quote, coding.note)
        for document in project.documents
        for one in document.selections
        for coding in one.codings
    ]
    assert [(r["document_id"], r["start"], r["end"], r["quote"], r.get("note", "")) for r in rows] == expected


def test_web_annotations_of_other_programs_are_read() -> None:
    written = {
        "id": "http://example.org/a",
        "type": ["Annotation"],
        "creator": "http://example.org/who",
        "bodyValue": "产业",
        "target": {
            "source": {"id": "http://example.org/d"},
            "selector": {"type": "TextQuoteSelector", "exact": "煤炭"},
        },
    }
    (row,) = read_jsonld(io.BytesIO(json.dumps(written).encode()))
    assert (row["document_id"], row["tag_path"], row["quote"]) == ("http://example.org/d", "产业", "煤炭")
    with pytest.raises(Unreadable):
        list(read_jsonld(io.BytesIO(b"[" * 100_000)))
    with pytest.raises(Unreadable):
        list(read_jsonl(io.BytesIO(b"[" * 100_000)))


@given(project=projects())
def test_conll_has_every_character_once_and_every_mark(project: Project) -> None:
    out = io.BytesIO()
    assert write_conll(project, out, offsets=True) == 0
    blocks = out.getvalue().decode("utf-8").split("# document = ")[1:]
    for document, block in zip(project.documents, blocks, strict=True):
        rows = [line.split("\t") for line in block.split("\n")[2:] if line]
        assert "".join(row[0] for row in rows) == "".join(c for c in document.text if not c.isspace())
        assert all(int(left[2]) <= int(right[1]) for left, right in pairwise(rows))
        for sentence in block.split("\n\n"):
            tokens = [line.split("\t")[3:] for line in sentence.split("\n") if "\t" in line]
            for before, labels in zip([["O"] * 99, *tokens], tokens, strict=False):
                inside = [(one, two) for one, two in zip(before, labels, strict=False) if two[0] == "I"]
                assert all(one[2:] == two[2:] and one != "O" for one, two in inside)
        begun = sum(label.startswith("B-") for row in rows for label in row[3:])
        visible = sum(
            len(one.codings) for one in document.selections if not document.text[one.start].isspace()
        )
        assert begun >= visible


def test_a_mark_that_begins_with_a_space_or_runs_over_a_sentence_begins_with_b() -> None:
    code = CodebookEntry(guid(1), "名　称")
    text = "　甲乙。丙丁"
    marked = TextSelection(guid(2), 0, 5, text[:5], (TagAssignment(guid(3), code.id, guid(4)),))
    out = io.BytesIO()
    project = Project("x", [], [code], [TextDocument(guid(5), "题", text, (marked,))])
    write_conll(project, out, offsets=True)
    rows = [line.split("\t") for line in out.getvalue().decode().split("\n")[2:]]
    assert [row[-1] for row in rows] == ["B-名_称", "I-名_称", "I-名_称", "", "B-名_称", "O", "", ""]


def test_conll_has_one_label_a_token_and_says_what_it_leaves_out() -> None:
    codes = [CodebookEntry(guid(1), "名　称"), CodebookEntry(guid(2), "下", guid(1))]
    text = "甲 乙丙。丁"

    def marked(number: int, start: int, end: int, code: str) -> TextSelection:
        coding = TagAssignment(guid(number), code, guid(4))
        return TextSelection(guid(number), start, end, text[start:end], (coding,))

    one = TextDocument(
        guid(5), "题", text, (marked(10, 0, 4, guid(1)), marked(11, 2, 4, guid(2)), marked(12, 5, 6, ""))
    )
    other = TextDocument(guid(6), "又", "戊", (marked(13, 0, 1, guid(2)),))
    out = io.BytesIO()
    left = write_conll(Project("x", [], codes, [one, other]), out)
    assert left == 1
    assert out.getvalue().decode() == (
        "-DOCSTART- -X- O O\n\n甲 B-名_称\n乙 I-名_称\n丙 I-名_称\n。 O\n\n丁 O\n\n"
        "-DOCSTART- -X- O O\n\n戊 B-名_称/下\n\n"
    )
    words = io.BytesIO()
    write_conll(Project("x", [], [], [replace(other, text="戊 己", selections=())]), words, lambda _: [0, 3])
    assert words.getvalue().decode() == "-DOCSTART- -X- O O\n\n戊己 O\n\n"


def test_html_escapes_what_people_wrote_and_loads_nothing() -> None:
    out = io.BytesIO()
    write_html(small(), out)
    page = out.getvalue().decode("utf-8")
    assert "&lt;Li &amp; Co&gt;" in page
    assert "<Li" not in page
    assert "http" not in page
    assert page.count("<article") == 2


def test_word_comments_hold_tag_and_note() -> None:
    out = io.BytesIO()
    write_docx(small(), out)
    comments = list(Document(io.BytesIO(out.getvalue())).comments)
    assert [comment.text for comment in comments] == [
        "产业/煤炭\n=1+1\n第二行,“好”",
        "产业",
        "=民生",
        "产业\n跨段",
    ]
    assert comments[0].author == "张三"


def test_a_word_document_says_nothing_of_the_library_that_made_it() -> None:
    outs = [io.BytesIO() for _ in range(3)]
    write_docx(replace(small(), name="县级报告"), outs[0])
    write_docx_table("县级报告", ["甲"], [["1"]], [], outs[1])
    write_hits_docx([], "县级报告", outs[2])
    for out in outs:
        word = Document(io.BytesIO(out.getvalue()))
        properties = word.core_properties
        assert (properties.title, properties.author, properties.comments) == ("县级报告", "Piyue", "")
        assert not [name for name in zipfile.ZipFile(out).namelist() if "thumbnail" in name]
        assert word.styles["Normal"].element.rPr.rFonts.get(qn("w:eastAsia")) == "宋体"


def test_word_comments_stand_over_the_words_that_were_annotated() -> None:
    project = small()
    out = io.BytesIO()
    write_docx(project, out)
    covered = commented(Document(io.BytesIO(out.getvalue())))
    first, _ = project.documents
    quotes = [one.quote for one in first.selections for _ in one.codings]
    assert [covered[number] for number in range(len(covered))] == quotes
    assert any("\n" in quote for quote in quotes)


def commented(word: WordDocument) -> dict[int, str]:
    """Return the words that each comment stands over, by its number; paragraphs are parted by a line end."""
    covered: dict[int, str] = {}
    open_now: set[int] = set()
    for element in word.element.body.iter():
        number = int(element.get(qn("w:id"), -1))
        if element.tag == qn("w:commentRangeStart"):
            open_now.add(number)
            covered[number] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            open_now.remove(number)
        elif element.tag in (qn("w:p"), qn("w:t")):
            for one in open_now:
                covered[one] += "\n" if element.tag == qn("w:p") else element.text or ""
    return covered


def test_a_workbook_has_numbers_as_numbers_and_no_formula() -> None:
    rows: list[dict[str, object]] = [
        {"value": 2806.2, "year": 2023, "note": "=1+1", "created": MOMENT, "date": "2024-01-08"},
        {"note": "😀" * 20_000, "date": "2024-01"},
    ]
    out = io.BytesIO()
    write_xlsx([Worksheet("figures", ("value", "year", "note", "created", "date"), rows)], out)
    sheet = openpyxl.load_workbook(io.BytesIO(out.getvalue()))["figures"]
    value, year, note, created, day = sheet[2]
    assert (value.value, value.data_type, year.value) == (2806.2, "n", 2023)
    assert (note.value, note.data_type) == ("=1+1", "s")
    assert created.value == datetime(2024, 5, 6, 7, 8, 9)
    assert created.number_format.endswith('" UTC"')
    assert (day.value, day.number_format) == (datetime(2024, 1, 8), "yyyy-mm-dd")
    assert sheet["E3"].value == "2024-01"
    assert str(sheet["C3"].value) == "😀" * 16_383  # Excel counts each twice
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E3"


def test_office_files_are_the_same_each_time() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    for out in (first, second):
        write_docx(small(), out)
    assert first.getvalue() == second.getvalue()
    with zipfile.ZipFile(first) as archive:
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_codebook_as_csv_and_markdown() -> None:
    table, text = io.BytesIO(), io.BytesIO()
    write_codebook_csv(small().codes, table)
    write_codebook_markdown(small().codes, text)
    assert "产业/煤炭".encode() in table.getvalue()
    assert b"'=" in table.getvalue()
    assert text.getvalue().decode().splitlines()[2] == "  - **煤炭**"


def test_a_codebook_to_read_speaks_the_language_in_use() -> None:
    code = CodebookEntry(guid(1), "产业", None, "#123456", "说明", "甲", "乙", "丙")
    wanted = {
        "en": ["说明", "Use when: 甲", "Don't use when: 乙", "Example: 丙"],
        "zh": ["说明", "适用情形：甲", "不适用情形：乙", "示例：丙"],
    }
    for language, lines in wanted.items():
        i18n.use(language)
        out = io.BytesIO()
        write_codebook_markdown([code], out)
        assert [line.strip() for line in out.getvalue().decode().splitlines()[1:]] == lines
        assert code.told() == "说明\n用：甲\n不用：乙\n例：丙", "what is read back depends on no language"


@pytest.mark.parametrize(
    ("language", "heading", "version", "legend"),
    [("en", "Unplaced annotations", "version 1", "Tags"), ("zh", "待重新定位", "版本 1", "标签")],
)
def test_annotations_without_a_place_are_told_below_the_text(
    language: str, heading: str, version: str, legend: str
) -> None:
    i18n.use(language)
    project = small()
    (first, second) = project.documents
    coding = TagAssignment(guid(250), guid(11), guid(1), "<注>", MOMENT, MOMENT, "review")
    older = OlderVersion(
        guid(99), 1, "旧<文>在此", "", (TextSelection(guid(150), 0, 4, "旧<文>", (coding,)),)
    )
    sent = Project("x", project.users, project.codes, [replace(first, older=(older,)), second])
    page = io.BytesIO()
    write_html(sent, page)
    html = page.getvalue().decode()
    article, other = html.split("</article>")[:2]
    assert "“旧&lt;文&gt;”" in article and "&lt;注&gt;" in article and version in article
    assert article.index(heading) > article.index("稳步") and heading not in other
    assert f'<nav aria-label="{legend}">' in html
    word = io.BytesIO()
    write_docx(sent, word)
    document = Document(io.BytesIO(word.getvalue()))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[texts.index(heading) + 1] == "旧<文>"
    assert [one.text for one in document.comments][-1] == "产业/煤炭\n<注>"
    labels = io.BytesIO()
    write_conll(sent, labels)
    assert labels.getvalue() == conll(project)


def conll(project: Project) -> bytes:
    out = io.BytesIO()
    write_conll(project, out)
    return out.getvalue()


def test_web_annotations_without_a_place_have_their_words_alone() -> None:
    project = small()
    coding = TagAssignment(guid(250), guid(11), guid(1), "", MOMENT, MOMENT, "lost")
    older = OlderVersion(
        guid(99), 1, "旧文在此", "ab12", (TextSelection(guid(150), 0, 2, "旧文", (coding,)),)
    )
    documents = [replace(project.documents[0], older=(older,))]  # type: ignore[index]
    out = io.BytesIO()
    write_jsonld(replace(project, documents=documents), out)
    item = json.loads(out.getvalue())["items"][-1]
    assert [one["type"] for one in item["target"]["selector"]] == ["TextQuoteSelector"]
    assert (item["schema:creativeWorkStatus"], item["target"]["schema:sha256"]) == ("lost", "ab12")
    *_, row = read_jsonld(io.BytesIO(out.getvalue()))
    assert (row["state"], row["sha256"], row["quote"], row.get("start")) == ("lost", "ab12", "旧文", None)


@given(cell=st.text(st.characters(codec="utf-8") | st.sampled_from("_x0041ABab\r\n\x01"), max_size=60))
def test_a_workbook_holds_every_text(cell: str) -> None:
    out = io.BytesIO()
    write_xlsx([Worksheet("s", ("title", "text"), [{"title": "题", "text": f"正文{cell}。"}])], out)
    rows = list(first_sheet(xlsx_sheets(out.getvalue(), "x.xlsx")))
    assert rows == [["title", "text"], ["题", f"正文{cell}。"]]


def test_cells_of_a_workbook_keep_their_types_whatever_stands_above() -> None:
    values = [1, True, 1.0, "1", "=1", "=1", "", None, 0, False, " 二\n三 ", "<&>"]
    moments = ["2024-03-01T08:00:00+08:00", "2024-03-01T08:00:00+08:00", "2024-02-30", ""]
    table = [{"a": one} for one in values] + [{"created": one, "date": one[:10]} for one in moments]
    out = io.BytesIO()
    write_xlsx([Worksheet("s", ("a", "created", "date"), table)], out)
    rows = list(openpyxl.load_workbook(out)["s"].iter_rows(min_row=2, values_only=True))
    held = [row[0] for row in rows[: len(values)]]
    assert held == [1, True, 1.0, "1", "=1", "=1", None, None, 0, False, " 二\n三 ", "<&>"]
    assert [type(one) for one in held[:4]] == [int, bool, float, str]
    first = (None, datetime(2024, 3, 1), datetime(2024, 3, 1))
    assert rows[len(values) :] == [first, first, (None, "2024-02-30", "2024-02-30")]


def test_a_long_text_is_not_cut_within_an_escape() -> None:
    out = io.BytesIO()
    write_xlsx([Worksheet("s", ("text",), [{"text": "字" * 32_764 + "\x01" * 9}])], out)
    assert list(first_sheet(xlsx_sheets(out.getvalue(), "x.xlsx")))[1] == ["字" * 32_764]


def test_a_table_that_a_sheet_cannot_hold_goes_on_in_further_sheets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_export, "MOST_ROWS", 4)
    tables = [
        Worksheet("批注", ("a", "b"), ({"a": number, "b": f"={number}"} for number in range(7))),
        Worksheet("标签", ("a",), ({"a": number} for number in range(3))),
        Worksheet("空", ("a",), ()),
    ]
    out = io.BytesIO()
    assert write_xlsx(tables, out) == {"批注": 3}
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["批注", "批注 2", "批注 3", "标签", "空"]
    held = [
        [cell.value for cell in row]
        for name in book.sheetnames[:3]
        for row in book[name].iter_rows(min_row=2)
    ]
    assert held == [[number, f"={number}"] for number in range(7)]
    assert {book[name]["A1"].value for name in book.sheetnames} == {"a"}
    assert [book[name].auto_filter.ref for name in book.sheetnames] == [
        "A1:B4",
        "A1:B4",
        "A1:B2",
        "A1:A4",
        "A1:A1",
    ]


def test_annotations_that_overlap_are_marked_where_each_begins_and_ends() -> None:
    codes = [
        CodebookEntry(guid(number), name, None, "#112233") for number, name in enumerate("甲乙丙", start=1)
    ]
    text = "一二三四五六\n七八九"
    places = [(1, 0, 4), (2, 2, 8), (3, 4, 5), (1, 7, 9)]
    selections = tuple(
        TextSelection(
            guid(10 + place),
            start,
            end,
            text[start:end],
            (TagAssignment(guid(20 + place), guid(code), guid(9)),),
        )
        for place, (code, start, end) in enumerate(places)
    )
    out = io.BytesIO()
    write_html(Project("x", [], codes, [TextDocument(guid(5), "题", text, selections)]), out)
    page = out.getvalue().decode()
    body = re.sub(r' style="[^"]*"', "", page[page.index("<h1>") :])
    first = (
        '<p><mark title="甲">一二</mark><mark title="乙"><mark title="甲">三四</mark></mark><sup>甲</sup>'
        '<mark title="丙"><mark title="乙">五</mark></mark><sup>丙</sup><mark title="乙">六</mark></p>'
    )
    second = (
        '<p><mark title="甲"><mark title="乙">七</mark></mark><sup>乙</sup><mark title="甲">八</mark>'
        "<sup>甲</sup>九</p>"
    )
    assert first in body and second in body


def test_web_annotations_without_a_tag_are_comments_or_highlights() -> None:
    codings = (TagAssignment(guid(1), "", guid(2), "注"), TagAssignment(guid(3), "", guid(2)))
    marked = TextSelection(guid(4), 0, 2, "一二", codings)
    out = io.BytesIO()
    write_jsonld(Project("x", [], [], [TextDocument(guid(5), "题", "一二三", (marked,))]), out)
    items = json.loads(out.getvalue())["items"]
    assert [item["motivation"] for item in items] == ["commenting", "highlighting"]
    assert [[body["purpose"] for body in item.get("body", [])] for item in items] == [["commenting"], []]
    rows = list(read_jsonld(io.BytesIO(out.getvalue())))
    assert [(row.get("tag_path", ""), row.get("note", "")) for row in rows] == [("", "注"), ("", "")]
