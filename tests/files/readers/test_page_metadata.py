"""What a page says of its text in its head, weighed with the text itself."""

import pytest

from desktop.files.pipeline import source_of
from desktop.files.readers.page_metadata import bare_title
from desktop.text.metadata import Metadata

BODY = (
    "<p>各位代表：</p><p>现在，我代表县人民政府，向大会报告工作，请予审议。</p>"
    "<p>过去一年，全县上下真抓实干。</p>"
)


def read(head: str, body: str = BODY) -> Metadata:
    page = f"<html><head>{head}</head><body><div>{body}</div></body></html>"
    (draft,) = source_of(page.encode("utf-8"), "a.html", None).drafts
    return draft.metadata


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="ArticleTitle" content="2024年武乡县政府工作报告"><title>武乡县人民政府</title>',
        '<meta property="og:title" content="2024年武乡县政府工作报告">',
        "<title>2024年武乡县政府工作报告_武乡县人民政府门户网站</title>",
        "<title>2024年武乡县政府工作报告 - 政务公开 - 武乡县政府网</title>",
    ],
)
def test_the_head_of_a_page_tells_what_the_text_does_not(head: str) -> None:
    found = read(head)
    assert (found.title, found.region, found.year, found.kind) == (
        "2024年武乡县政府工作报告",
        "武乡县",
        2024,
        "report",
    )


def test_the_day_and_the_address_of_a_page() -> None:
    head = (
        '<meta name="PubDate" content="2024-02-20 09:30"><meta name="ContentSource" content="某报">'
        '<meta name="Url" content="https://example.org/a.html">'
    )
    found = read(head, "<p>关于申报的通知</p><p>现将有关事项通知如下，请各单位认真组织申报工作。</p>")
    assert (found.date, found.year) == ("2024-02-20", 2024)
    assert found.source_url == "https://example.org/a.html"


def test_the_text_goes_before_the_head_of_its_page() -> None:
    head = '<title>太原市2020年政府工作报告_某网</title><meta name="PubDate" content="2021-05-06">'
    body = "<h1>政府工作报告</h1><p>——2023年1月5日在武乡县第十七届人民代表大会第三次会议上</p>" + BODY
    found = read(head, body)
    assert (found.region, found.year, found.date) == ("武乡县", 2023, "2023-01-05")


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("政府工作报告全文_某某网", "政府工作报告全文"),
        ("政府工作报告全文|要闻|某某新闻网", "政府工作报告全文"),
        ("某某县人民政府", ""),
        ("Microsoft Word - 文档1", ""),
        ("无标题", ""),
        ("report.docx", ""),
        ("2021—2025年旅游发展规划", "2021—2025年旅游发展规划"),
        ("", ""),
    ],
)
def test_a_title_without_the_name_of_the_site(title: str, bare: str) -> None:
    assert bare_title(title) == bare
