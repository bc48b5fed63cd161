"""Readers of documents; the fixtures were written for the project and saved by LibreOffice 7.4."""

import io
import os
import re
import sys
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Literal

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.error_messages import import_failure
from desktop.files.errors import Unreadable
from desktop.files.pipeline import source_of
from desktop.files.readers.docx import read_docx
from desktop.files.readers.docx_numbering import spelled
from desktop.files.readers.epub import read_epub
from desktop.files.readers.extracted_text import ExtractedText
from desktop.files.readers.html import read_html
from desktop.files.readers.odt import read_odt
from desktop.files.readers.pdf import MOST_PAGES, read_pdf
from desktop.files.readers.rtf import doc_to_docx, has_writer, office, read_rtf

FIXTURES = Path(__file__).parents[1] / "fixtures"
LINES = [
    "2023年清溪县政府工作报告",
    "——2023年2月8日在清溪县第十届人民代表大会第三次会议上",
    "各位代表:",
    "一、2022年工作回顾",
    "全县地区生产总值完成86.4亿元,增长5.2%,“三优一稳”[1]成效明显。",
    "指标\t完成",
    "粮食产量\t12.6万吨",
    "二、2023年工作安排",
    "新建农村公路 58公里,改造户厕3200座。",
    "[1]三优一稳:优环境、优结构、优服务,稳就业。",
]
READERS: dict[str, Callable[[bytes, str], ExtractedText]] = {
    "docx": read_docx,
    "odt": read_odt,
    "epub": read_epub,
    "rtf": read_rtf,
    "pdf": read_pdf,
}


def fixture(ending: str) -> bytes:
    return (FIXTURES / f"report.{ending}").read_bytes()


@pytest.mark.parametrize("ending", ["docx", "odt", "epub"])
def test_every_line_table_and_note_is_read_in_order(ending: str) -> None:
    assert READERS[ending](fixture(ending), "x").text.split("\n") == LINES


def test_rich_text_is_read_with_its_notes() -> None:
    plain = read_rtf(fixture("rtf"), "x")
    assert plain.text.split("\n") == LINES
    assert plain.remarks == {}


def test_wide_characters_of_rich_text_are_whole() -> None:
    rtf = rb"{\rtf1\ansi\ansicpg936\uc1 \u-10174?\u-8265?\u26519?\u-10174? x\par}"
    assert read_rtf(rtf, "x").text == "𠮷林\ufffd x"


def test_cells_of_rich_text_whose_paragraphs_end_are_one_row() -> None:
    row = rb"{\trowd{{\pard\intbl a\par}\cell}{{\pard\intbl 1\par}\cell}\intbl\row}"
    rtf = rb"{\rtf1\ansi{\pard one\par}" + row + row + rb"{\pard two\par}}"
    assert read_rtf(rtf, "x").text.split("\n") == ["one", "a\t1", "a\t1", "two"]


def test_notes_of_rich_text_as_word_writes_them() -> None:
    fonts = r"{\fonttbl{\f0\fcharset134 SimSun;}}"
    words = "".join(f"\\'{byte:02x}" for byte in "甲注".encode("gb18030"))
    note = r"{\super\chftn}{\footnote\ftnalt\pard {\super\chftn } " + words + r"\{1\}}"
    rtf = rf"{{\rtf1\ansi\ansicpg936{fonts}\pard\f0 " + words[:8] + note + r"\bin3 }}} ok\par}"
    plain = read_rtf(rtf.encode("latin-1"), "x")
    assert plain.text.split("\n")[-1] == "[1]甲注{1}"
    assert plain.text.startswith("甲[1]")
    assert read_rtf(rb"{\rtf1 a{\footnote b", "x").text.startswith("a")


def test_the_text_layer_of_a_pdf_is_read() -> None:
    text = "".join(read_pdf(fixture("pdf"), "x").text.split())
    for line in LINES[:5] + LINES[7:]:
        assert "".join(line.split()) in text


def test_an_old_word_file_is_read_through_libreoffice() -> None:
    command = office()
    if command is None or not has_writer(command):
        pytest.skip("LibreOffice Writer is not installed")
    assert read_docx(doc_to_docx(fixture("doc"), "x"), "x").text.split("\n") == LINES


def test_an_old_word_file_without_libreoffice_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    if office() is not None:
        pytest.skip("LibreOffice is installed where systems usually have it")
    with pytest.raises(Unreadable) as caught:
        doc_to_docx(b"", "x.doc")
    assert caught.value.reason == "needs-office"


OFFICE = """#!/bin/sh
# --convert-to docx --outdir FOLDER FILE
while [ $# -gt 2 ]; do shift; done
case "$2" in
  *.txt) if [ "$WRITER" ]; then echo docx > "$1/in.docx"; exit 0; fi ;;
esac
echo "Error: source file could not be loaded" >&2
exit "$STATUS"
"""
"""Stands for LibreOffice: it reads no old Word file, and a plain text only where it has Writer."""


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize("status", ["0", "1"])
@pytest.mark.parametrize(("writer", "reason"), [("", "needs-office"), ("1", "damaged")])
def test_a_libreoffice_without_writer_does_not_call_old_word_files_damaged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, status: str, writer: str, reason: str
) -> None:
    command = tmp_path / "soffice"
    command.write_text(OFFICE)
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("WRITER", writer)
    monkeypatch.setenv("STATUS", status)
    with pytest.raises(Unreadable) as caught:
        doc_to_docx(b"old", "x.doc")
    assert caught.value.reason == reason
    assert "LibreOffice Writer" in import_failure("needs-office")


def blank_pdf(pages: int) -> bytes:
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(10, 10)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_scan_is_said_to_be_a_scan() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pdf(blank_pdf(2), "x.pdf")
    assert caught.value.reason == "scan"


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pdf(blank_pdf(MOST_PAGES + 1), "x.pdf")
    assert (caught.value.reason, caught.value.details["pages"]) == (
        "too-many-pages",
        str(MOST_PAGES + 1),
    )


@pytest.mark.parametrize("ending", ["docx", "odt", "epub", "pdf"])
@pytest.mark.parametrize("keep", [0.0, 0.3, 0.9])
def test_a_truncated_file_is_refused(ending: str, keep: float) -> None:
    data = fixture(ending)
    with pytest.raises(Unreadable):
        READERS[ending](data[: int(len(data) * keep)], "x")


@settings(max_examples=150)
@given(
    ending=st.sampled_from(["docx", "odt", "epub", "rtf", "pdf"]),
    at=st.floats(0, 0.999),
    byte=st.integers(0, 255),
)
def test_a_changed_byte_is_read_or_refused(ending: str, at: float, byte: int) -> None:
    data = bytearray(fixture(ending))
    data[int(len(data) * at)] = byte
    with suppress(Unreadable):
        READERS[ending](bytes(data), "x")


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"{number}.xml", bytes(64 * 1024 * 1024))
    with pytest.raises(Unreadable) as caught:
        read_odt(out.getvalue(), "x.odt")
    assert caught.value.reason == "too-much-within"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "一"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_not_expanded(head: str) -> None:
    with zipfile.ZipFile(io.BytesIO(fixture("odt"))) as old:
        content = old.read("content.xml").decode()
    content = content.replace("?>", "?>" + head, 1).replace("各位代表", "各位代表&b;")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", content)
    text = read_odt(out.getvalue(), "x").text
    assert "root:" not in text
    assert "一一一" not in text


def test_numbers_that_word_counts_are_written() -> None:
    word = Document()
    for words in ("抓项目", "抓产业"):
        word.add_paragraph(words, style="List Number")
    word.add_paragraph("要点", style="List Bullet")
    out = io.BytesIO()
    word.save(out)
    assert read_docx(out.getvalue(), "x").text.split("\n") == ["1.抓项目", "2.抓产业", "要点"]


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (21, "chineseCounting", "二十一"),
        (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"),
        (3, "decimalEnclosedCircle", "③"),
        (7, "decimal", "7"),
    ],
)
def test_numbers_are_spelled_as_word_does(number: int, form: str, expected: str) -> None:
    assert spelled(number, form) == expected


PAGE = """<html><head><title>清溪县政府</title><script>var a = "坏,的";</script></head><body>
<div class="nav"><a href="/">首页</a><a href="/x">政务公开</a></div>
<div class="main"><h1>报告</h1><div>来源:县政府办 【字号 大 中 小】 打印 收藏</div>
<p>各位代表,现在报告工作。</p><p>各位代表,现在报告工作。</p><p>短</p>
<p>第一行,说的是产业。<br>第二行,<b>粗</b>体和<sup><a href="#n1">1</a></sup>注。</p>
<table><tr><th><p>指标</p></th><th><p>完成</p></th></tr><tr><td>粮食</td><td>12.6万吨</td></tr></table></div>
<div class="foot">版权所有 联系我们</div></body></html>"""


def test_the_main_block_of_a_page_stays_and_the_sites_own_lines_are_shown() -> None:
    plain = read_html(PAGE, "x.html")
    assert plain.text.split("\n") == [
        "报告",
        "各位代表,现在报告工作。",
        "各位代表,现在报告工作。",
        "短",
        "第一行,说的是产业。",
        "第二行,粗体和[1]注。",
        "指标\t完成",
        "粮食\t12.6万吨",
    ]
    assert plain.removed_before == (
        "首页政务公开",
        "版权所有 联系我们",
        "来源:县政府办 【字号 大 中 小】 打印 收藏",
    )
    assert plain.said == {"site": "清溪县政府"}


@given(text=st.text(max_size=300))
def test_any_page_is_read_or_refused(text: str) -> None:
    try:
        read_html(text, "x")
    except Unreadable as error:
        assert error.reason == "empty"


def count_openings(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows by one with each archive that is opened to be read."""
    openings: list[object] = []
    begin = zipfile.ZipFile.__init__

    def counted(archive: zipfile.ZipFile, file: IO[bytes], mode: Literal["r"] = "r") -> None:
        openings.append(file)
        begin(archive, file, mode)

    monkeypatch.setattr(zipfile.ZipFile, "__init__", counted)
    return openings


@pytest.mark.parametrize("ending", ["docx", "odt", "epub"])
def test_a_document_that_is_packed_is_opened_once(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    openings = count_openings(monkeypatch)
    (draft,) = source_of(fixture(ending), f"x.{ending}", None).drafts
    assert draft.text.split("\n")[0] == LINES[0]
    assert len(openings) == 1


def test_a_word_document_without_properties_has_no_title_of_its_own() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(fixture("docx"))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != "docProps/core.xml":
                data = re.sub(rb"<Relationship [^>]*core\.xml[^>]*/>", b"", old.read(name))
                new.writestr(name, data)
    plain = read_docx(out.getvalue(), "x")
    assert (plain.said, plain.text.split("\n")) == ({}, LINES)


def test_a_damaged_member_of_an_archive_is_named_and_the_others_are_read() -> None:
    out = io.BytesIO()
    words = "政府工作报告\n各位代表：\n" + "全年经济平稳运行，收入稳步提高。\n" * 20
    with zipfile.ZipFile(out, "w") as archive:  # stored as they are, so that a byte can be changed
        for name in ("云岭县", "丙县", "海州市"):
            archive.writestr(f"{name}.txt", name + words)
    data = out.getvalue()
    place = data.index("丙县政府".encode())
    source = source_of(data[:place] + b"X" + data[place + 1 :], "年报.zip", None)
    assert [draft.text[:3] for draft in source.drafts] == ["云岭县", "海州市"]
    assert [draft.part for draft in source.drafts] == [0, 1]
    assert source.remarks["refused"] == "丙县.txt: damaged"
