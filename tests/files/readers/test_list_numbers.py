"""Lists that pages and texts count by themselves: their numbers are read as they are shown."""

import io
import zipfile

import pytest

from desktop.files.readers.epub import read_epub
from desktop.files.readers.html import read_html
from desktop.files.readers.odt import read_odt
from desktop.files.readers.rtf import read_rtf

OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def lines(inner: str) -> list[str]:
    return read_html(f"<article><p>各位代表，现在报告。</p>{inner}</article>", "x").text.split("\n")[1:]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<ol><li>修路，架桥。<li>植树。</ol>", ["1. 修路，架桥。", "2. 植树。"]),
        (
            "<ol start=3><li><p>修路。</p><p>续。</p></li><li value=9>架桥。</ol>",
            ["3. 修路。", "续。", "9. 架桥。"],
        ),
        ('<ol type="a"><li>甲<ol type=I><li>乙<li>丙</ol></ol>', ["a. 甲", "I. 乙", "II. 丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ('<ol style="list-style: cjk-ideographic"><li>甲<li>乙</ol>', ["一、甲", "二、乙"]),
        ('<ol style="list-style-type:none"><li>甲</ol>', ["甲"]),
        ("<ol><li>1、甲<li>（二）乙<li>三是丙</ol>", ["1、甲", "（二）乙", "三是丙"]),
        ("<ol><li> <li>甲</ol><ul><li>乙</ul>", ["2. 甲", "乙"]),
        ("<ol start=99999999999999999999><li>甲</ol>", ["1. 甲"]),
    ],
)
def test_a_page_counts_its_lists(inner: str, expected: list[str]) -> None:
    assert lines(inner) == expected


def odt(content: str, styles: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {OFFICE}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{content}</office:text></office:body></office:document-content>",
        )
    return out.getvalue()


STYLES = """<text:list-style style:name="L">
<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
<text:list-level-style-number text:level="2" style:num-format="1"
  style:num-prefix="（" style:num-suffix="）"/>
<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="2"/>
</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/>
</text:list-style>"""


def item(inner: str, said: str = "") -> str:
    return f"<text:list-item {said}>{inner}</text:list-item>"


def listed(inner: str, said: str = "") -> str:
    return f"<text:list {said}>{inner}</text:list>"


def test_an_open_document_counts_its_lists() -> None:
    own = 'text:style-name="L"'
    third = listed(item("<text:p>丙</text:p>") + item("<text:p>丁</text:p>"))
    second = listed(item("<text:p>乙</text:p>" + third))
    content = (
        listed(item("<text:p>甲</text:p><text:p>续</text:p>" + second), own)
        + "<text:p>中间</text:p>"
        + listed(item("<text:p>戊</text:p>"), f'{own} text:continue-numbering="true"')
        + listed(item("<text:p>己</text:p>", 'text:start-value="7"'), own)
        + listed(item("<text:p>庚</text:p>"), 'text:style-name="B"')
        + listed(item("<text:p>辛</text:p>"), 'text:style-name="unknown"')
    )
    text = read_odt(odt(content, STYLES), "x.odt").text
    assert text.split("\n") == [
        "一、甲",
        "续",
        "（1）乙",
        "1.1丙",
        "1.2丁",
        "中间",
        "二、戊",
        "七、己",
        "庚",
        "辛",
    ]


def epub(**files: str) -> bytes:
    out = io.BytesIO()
    spine = "".join(f'<itemref idref="{name}"/>' for name in files)
    items = "".join(f'<item id="{name}" href="text/{name}.xhtml"/>' for name in files)
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="book/a.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "book/a.opf",
            f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest>'
            f"<spine>{spine}</spine></package>",
        )
        for name, body in files.items():
            archive.writestr(
                f"book/text/{name}.xhtml",
                '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
                f"<body>{body}</body></html>",
            )
    return out.getvalue()


def test_a_note_in_another_chapter_keeps_its_number() -> None:
    book = epub(
        one='<p>推进“标准地”<a epub:type="noteref" href="notes.xhtml#n1">1</a>改革。</p>',
        two='<p>“三优一稳”<a epub:type="noteref" href="notes.xhtml#n2"><sup>2</sup></a>成效明显'
        '<a href="notes.xhtml#n3">[3]</a>。</p>',
        notes='<aside epub:type="footnote" id="n1"><p>带着标准出让。</p></aside>'
        '<ol><li id="n2"><p>优环境。</p></li></ol>'
        '<aside epub:type="footnote" id="n3"><p>3. 优结构。</p></aside>',
    )
    assert read_epub(book, "x.epub").text.split("\n") == [
        "推进“标准地”[1]改革。",
        "“三优一稳”[2]成效明显[3]。",
        "[1]带着标准出让。",
        "[2]优环境。",
        "3. 优结构。",
    ]


def test_a_table_of_contents_is_not_counted() -> None:
    book = epub(nav="<nav><ol><li><a href='one.xhtml'>第一章</a></li></ol></nav>", one="<p>正文，如此。</p>")
    assert read_epub(book, "x.epub").text.split("\n") == ["第一章", "正文，如此。"]


def test_the_number_of_an_entry_in_rtf_stands_at_its_words() -> None:
    rtf = rb"{\rtf1\ansi 1.\tab \u25235?\u22909?\par a\tab b\par}"
    assert read_rtf(rtf, "x.rtf").text.split("\n") == ["1.抓好", "a\tb"]
