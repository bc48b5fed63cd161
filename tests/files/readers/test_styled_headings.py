"""Headings and bold lines of files: they come into the outline of the document."""

import io
import json
from pathlib import Path

import pytest
from docx import Document

from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.actions.versions import AcceptRepair
from desktop.files.file_input import read_bytes
from desktop.files.readers.html import read_html
from desktop.files.readers.odt import read_odt
from tests.files.readers.test_list_numbers import epub, odt

PROSE = "全县煤炭产量增长百分之五，项目签约十八个。"
LINES = ("云岭县概况", PROSE, "产业发展", PROSE, "煤炭", PROSE, "民生", PROSE)
EXPECTED = [("产业发展", 1), ("煤炭", 2), ("民生", 1)]


def word() -> bytes:
    document = Document()
    document.add_heading("云岭县概况", 0)
    for number, line in enumerate(LINES[1:], start=1):
        if line == PROSE:
            document.add_paragraph(line)
        elif line == "煤炭":
            document.add_paragraph().add_run(line).bold = True
        else:
            document.add_heading(line, 1)
        if number == 1:
            document.add_paragraph().add_run("半句").bold = True
            document.paragraphs[-1].add_run("不是标题，只是开头加粗。")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def page() -> str:
    tags = {"云岭县概况": "h1", "产业发展": "h2", "民生": "h2"}
    inner = "".join(
        f"<p><strong>{line}</strong></p>" if line == "煤炭" else f"<{(t := tags.get(line, 'p'))}>{line}</{t}>"
        for line in LINES
    )
    return f"<html><body><article>{inner}<p><b>半句</b>不是标题。</p></article></body></html>"


def open_document() -> bytes:
    levels = {"产业发展": 1, "煤炭": 2, "民生": 1}
    return odt(
        "".join(
            f'<text:h text:outline-level="{levels[line]}">{line}</text:h>'
            if line in levels
            else f"<text:p>{line}</text:p>"
            for line in LINES
        ),
        "",
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", word()),
        ("a.html", page().encode()),
        ("a.odt", open_document()),
        ("a.epub", epub(one=page().removeprefix("<html><body>").removesuffix("</body></html>"))),
    ],
)
def test_what_a_file_sets_as_headings_is_in_the_outline(tmp_path: Path, name: str, data: bytes) -> None:
    with Library.create(tmp_path / "a.piyue") as library:
        library.perform(ImportFile(read_bytes(data, name)))
        (row,) = library.queries.documents()
        headings = library.queries.headings(row.id)
        assert [(one.title, one.level) for one in headings] == EXPECTED
        start = library.queries.text(row.id).index("百分之五")
        library.perform(AcceptRepair(row.id, start, start + 4, "百分之六"))
        assert [(one.title, one.level) for one in library.queries.headings(row.id)] == EXPECTED


def test_bold_words_within_a_line_or_a_table_set_nothing() -> None:
    text = read_html(
        "<p>各位代表，现在报告。</p><p><b>一是</b>修路。</p><table><tr><td><b>指标</b></td><td><b>数</b></td></tr>"
        '</table><p><span style="font-weight:700">民生</span></p><p>新建学校三所，修路十里。</p>',
        "x",
    )
    assert json.dumps(text.headings, ensure_ascii=False) == '{"指标数": 7, "民生": 7}'


def test_spaces_within_a_heading_do_not_matter() -> None:
    data = odt('<text:h text:outline-level="1">民　生</text:h><text:p>新建学校。</text:p>', "")
    assert read_odt(data, "x.odt").headings == {"民生": 1}
