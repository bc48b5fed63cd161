"""Saved pages in the layouts that the sites of counties have: the report stays, the site's own lines go."""

import pytest

from desktop.files.file_input import read_bytes
from desktop.files.readers.boilerplate import PageLine, without_boilerplate
from desktop.files.readers.html import read_html

TITLE = "2024年云岭县政府工作报告"
REPORT = [
    "各位代表：",
    "现在，我代表云岭县人民政府，向大会报告工作，请予审议。",
    "一、2023年工作回顾",
    "全县地区生产总值完成125.6亿元，增长5.5%，粮食总产12.6万吨，居民收入稳步增长。",
    "来源于财政的投入增长6%，打印社保卡3.2万张，收藏馆对外开放。",
    "短句。",
    "来源：县统计局",
    "二、2024年工作安排",
    "地区生产总值增长6%左右，城镇新增就业3000人。",
]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in REPORT)
BREAKS = "".join(f"　　{line}<br>" for line in REPORT) + "<p>" + "推动高质量发展，" * 30 + "取得成效。</p>"

BY_CLASSES = f"""<html><head><title>{TITLE}_云岭县人民政府</title><script>var x="脚本，一。";</script></head>
<body>
<div class="top"><a href="/">首页</a> | <a href="/zw">政务公开</a></div>
<div>您现在的位置：<a href="/">首页</a> &gt; <a href="/xx">信息公开</a> &gt; 政府工作报告</div>
<div class="article"><h1>{TITLE}</h1>
<div><span>来源：云岭县人民政府办公室</span> <span>发布时间：2024-01-15 09:30</span>
<span>浏览次数：1203</span> 【字号：<a href="javascript:">大</a> <a href="javascript:">中</a> <a>小</a>】
<a>打印</a> <a>收藏</a></div>
<div class="content">{PARAGRAPHS}</div>
<div>分享到：<a href="x">微信</a><a href="y">微博</a></div><div>【打印本页】【关闭窗口】</div>
<div>责任编辑：王小明</div>
<div>上一篇：<a href="1">2023年政府工作报告</a></div><div>下一篇：没有了</div></div>
<div class="foot">版权所有：云岭县人民政府 主办：县政府办公室 某ICP备12345678号 网站地图</div>
</body></html>"""
BY_TABLES = f"""<html><body><table><tr><td><a href="a">网站首页</a> <a href="b">机构</a></td></tr></table>
<table><tr><td><ul><li><a href="c">要闻</a></li><li><a href="d">公告</a></li></ul></td><td>
<table><tr><td><b>{TITLE}</b></td></tr>
<tr><td>【字体：大 中 小】【打印】【收藏】　作者：佚名　来源：本站　2024-1-15</td></tr>
<tr><td>{BREAKS}</td></tr><tr><td>扫一扫在手机打开当前页</td></tr></table></td></tr></table>
<p>主办单位：云岭县人民政府　　技术支持：某公司</p></body></html>"""
BY_MEANING = f"""<html><body><header><nav><ul><li>首页</li><li>新闻</li></ul></nav></header><main><article>
<header><h1>{TITLE}</h1><p>2024-01-15 来源： 云岭日报 字号：[大][中][小] 打印 分享</p></header>
{PARAGRAPHS}<aside>相关阅读：<a href="x">统计公报发布，一览。</a></aside>
<footer>编辑：李四　审核：王五</footer>
<section class="footnotes" role="doc-endnotes"><ol><li>注释，保留在此。</li></ol></section></article></main>
<footer>Copyright 云岭县政府 版权所有，未经许可，不得转载。</footer></body></html>"""


@pytest.mark.parametrize("page", [BY_CLASSES, BY_TABLES, BY_MEANING])
def test_the_report_is_what_stays_of_a_page(page: str) -> None:
    (draft,) = read_bytes(page.encode(), "页面.html").drafts
    lines = draft.text.split("\n")
    assert lines[0] == TITLE
    assert lines[1 : 1 + len(REPORT)] == REPORT
    assert all(line.endswith("。") for line in lines[1 + len(REPORT) :])
    assert (draft.metadata.title, draft.metadata.date) == (TITLE, "2024-01-15")
    struck = [one.text for one in draft.removals if one.reason == "site-line"]
    assert any("字" in one and "打印" in one for one in struck)
    assert any("首页" in one for one in struck)


def test_notes_that_a_page_sets_aside_stay() -> None:
    assert "注释，保留在此。" in read_html(BY_MEANING, "x").text


def test_every_word_of_a_page_is_in_the_text_or_shown_as_struck() -> None:
    for page in (BY_CLASSES, BY_TABLES, BY_MEANING):
        plain = read_html(page, "x")
        shown = "".join("".join([plain.text, *plain.removed_before, *plain.removed_after]).split())
        for words in (
            *REPORT,
            "收藏" if page is not BY_MEANING else "分享",
            "云岭县政府" if page is BY_MEANING else "来源：",
        ):
            assert words in shown


@pytest.mark.parametrize(
    "line",
    [
        "打印社保卡3.2万张",
        "资料来源：县统计局",
        "收藏家协会成立",
        "加强来源管控",
        "字号老店升级改造",
        "分享改革成果",
        "时间：三年",
        "文号：云政发〔2024〕1号",
    ],
)
def test_a_line_of_the_report_that_has_such_words_stays(line: str) -> None:
    sentence = PageLine("推动高质量发展，取得了明显成效。")
    kept, before, after = without_boilerplate([sentence, PageLine(line), sentence])
    assert (kept, before, after) == ([sentence.text, line, sentence.text], [], [])


def test_notes_that_a_list_counts_have_their_numbers() -> None:
    page = (
        '<p>推进“标准地”<a href="#fn1"><sup>1</sup></a>改革。</p><section role="doc-endnotes"><ol>'
        '<li id="fn1"><p>带着标准出让的土地。<a href="#fnref1">↩︎</a></p></li></ol></section>'
    )
    assert read_html(page, "x").text.split("\n") == ["推进“标准地”[1]改革。", "[1]带着标准出让的土地。"]


def test_a_page_of_links_alone_is_kept() -> None:
    assert read_html("<nav><a href='a'>首页</a></nav>", "x").text == "首页"


def test_what_html_calls_a_block_is_a_line_of_its_own() -> None:
    inner = "".join(f"<{tag}>{tag}之事，如此。</{tag}>" for tag in ("legend", "section", "center", "summary"))
    page = f"<div><p>过去<ins>一</ins><del>两</del>年，我们迎难而上。</p>{inner}</div>"
    lines = read_html(page, "x.html").text.split("\n")
    assert lines[0] == "过去一两年，我们迎难而上。"
    assert lines[1:] == [f"{tag}之事，如此。" for tag in ("legend", "section", "center", "summary")]
