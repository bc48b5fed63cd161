"""The lines of a site go, one a line or run together; what a report says stays, however alike."""

import re
from pathlib import Path

import pytest

from desktop.files import site_lines
from desktop.files.cleaning import clean
from desktop.files.pipeline import source_of
from desktop.files.readers.boilerplate import BUTTONS
from desktop.files.site_lines import site_line_edits
from tests.files.restoring import restore_source
from tests.first_characters import first_of

TITLE = "2026年望山县政府工作报告"
MEETING = "——2026年1月12日在望山县第十八届人民代表大会第五次会议上"
SPEAKER = "望山县人民政府县长 王某"
OPENING = "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。"
BODY = f"{OPENING}\n一、2025年工作回顾\n过去一年，全县上下真抓实干。"
REPORT = f"{TITLE}\n{MEETING}\n{SPEAKER}\n{BODY}"


def cleaned(text: str) -> str:
    log = clean(text)
    assert restore_source(log.text, log.removals) == text
    return log.text


def struck(text: str) -> str:
    return "".join(one.text for one in clean(text).removals if one.reason == "site-line")


BEFORE = [
    "下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】",
    "您的位置：\n首页\n>\n政务公开\n>\n政府工作报告\n政府工作报告",
    "当前位置：首页 > 政务公开 > 政府工作报告",
    "来源：望山日报\n时间：2026-01-20 09:02:33\n浏览次数：302",
    "【字体：大 中 小】 打印本页 关闭窗口",
    "发布时间：\n2026-01-20 09:20\n来源：\n望山县人民政府办公室\n分享：",
    "索引号：000014349/2026-00032 主题分类：综合政务 发文机关：望山县人民政府 成文日期：2026年1月20日",
    "信息来源：县府办 责任编辑：李某 点击量：120 次",
]
AFTER = [
    "扫一扫在手机打开当前页",
    "责任编辑：李某",
    "【打印】【关闭】",
    "收藏\n|\n分享到：\n分享到微信\n×",
    "上一篇：望山县通报\n下一篇：望山县公告",
    "相关链接：\n图解政府工作报告\n望山县两会专题",
    "》》点击图片进入专题《《\n相关文档：",
]


@pytest.mark.parametrize("before", BEFORE)
def test_lines_before_the_report_go(before: str) -> None:
    assert cleaned(f"{before}\n{REPORT}") == REPORT
    assert "".join(before.split()) in "".join(struck(f"{before}\n{REPORT}").split())


@pytest.mark.parametrize("before", BEFORE)
def test_lines_between_title_and_meeting_go(before: str) -> None:
    assert cleaned(f"{TITLE}\n{before}\n{MEETING}\n{SPEAKER}\n{BODY}") == REPORT


@pytest.mark.parametrize("after", AFTER)
def test_lines_after_the_report_go(after: str) -> None:
    assert cleaned(f"{REPORT}\n{after}") == REPORT


@pytest.mark.parametrize(
    "before", ["下载 打印 全屏 收藏 【字号： 加大 还原 减小 】", "当前位置: 首页 > 望山要闻 望山要闻"]
)
@pytest.mark.parametrize("after", ["", "相关报道：", "扫一扫在手机打开当前页", "收藏 | 分享到: 分享到微信 ×"])
def test_what_is_run_together_goes(before: str, after: str) -> None:
    one = " ".join(REPORT.split())
    text = f"{before} {one.replace('上 ', '上 来源：望山日报 时间：2026-01-20 ', 1)} {after}".strip()
    assert cleaned(text) == cleaned(one)
    glued = "".join(text.split()) if "下载" in before else text
    assert cleaned(glued).startswith(TITLE)
    assert "来源" not in cleaned(glued)


def test_traditional_lines_go_too() -> None:
    assert cleaned(f"來源：望山日報\n責任編輯：李某\n【字號：大 中 小】\n{REPORT}") == REPORT


def test_a_page_that_shows_its_head_twice_has_it_once() -> None:
    head = f"{TITLE}\n{MEETING}"
    path = "首页\n>\n政务公开\n>\n政府工作报告"
    assert cleaned(f"{head}\n{path}\n{head}\n时间：\n2026-01-20 09:20\n{SPEAKER}\n{BODY}") == REPORT


def test_a_picture_and_its_caption_are_the_papers() -> None:
    caption = "王某作政府工作报告。本报记者 李某某摄"
    assert cleaned(f"{TITLE}\n{MEETING}\n来源：望山日报\n{SPEAKER}\n{caption}\n{BODY}") == REPORT


def test_a_note_on_the_license_goes_with_all_after_it() -> None:
    note = "本作品是中华人民共和国的\n法律\n性质的文件。根据《著作权法》，属于\n公有领域\n。"
    note += "\nPublic domain\nfalse"
    assert cleaned(f"{REPORT}\n\n\n{note}") == REPORT


# What a report has itself, at its head, within and at its end.
KEPT = [
    REPORT,
    f"{REPORT}\n附件：重点工程项目表",
    f"{REPORT}\n望山县人民政府\n2026年1月12日",
    f"{REPORT}\n联系电话：0355-1234567",
    f"{TITLE}\n（2026年1月12日）\n{SPEAKER}\n{BODY}",
    f"{REPORT}\n首页工程、收藏展览、打印设备等项目投产，下载量增长两成。",
    f"{REPORT}\n来源多元的投入格局基本形成，分享经济加快发展。\n政府与群众扫码点餐、扫一扫支付更加便捷。",
    f"{REPORT}\n——数据来源：县统计局\n二、2026年工作安排\n今年要做好各项工作。",
    f"{REPORT}\n上一届政府打下了良好基础。\n下一步工作\n相关链条不断延伸。",
    f"本作品集收录全县文学成果。\n{REPORT}",
]


@pytest.mark.parametrize("text", KEPT, ids=range(len(KEPT)))
def test_nothing_of_a_report_goes(text: str) -> None:
    assert cleaned(text) == text
    assert struck(text) == ""


def test_a_label_of_the_reports_own_stays_where_no_site_speaks() -> None:
    assert struck(f"时间：2026年1月12日\n地点：望山县人民会堂\n{REPORT}") == ""
    assert struck(f"来源：望山日报\n时间：2026-01-20\n{REPORT}") != ""


def test_lines_within_go_only_where_they_are_plainly_a_sites() -> None:
    text = f"{REPORT}\n打印 收藏 【字号：大 中 小】\n二、2026年工作安排\n打印\n今年要做好各项工作。"
    assert cleaned(text) == text.replace("打印 收藏 【字号：大 中 小】\n", "")


@pytest.mark.parametrize("text", ["", "打印", "来源：望山日报", "一封家书\n打印"])
def test_a_text_without_a_sentence_stays(text: str) -> None:
    assert site_line_edits(text) == []


@pytest.mark.parametrize("before", BEFORE)
def test_no_line_of_a_site_is_a_title_in_any_kind_of_file(before: str) -> None:
    rows = "".join(f"<p>{line}</p>" for line in f"{before}\n{REPORT}".split("\n"))
    cell = f"{before}\n{REPORT}".replace('"', '""')
    for path, text in (
        ("a.txt", f"{before}\n{REPORT}"),
        ("a.html", f"<html><body><div>{rows}</div></body></html>"),
        ("a.csv", f'正文\r\n"{cell}{"。" * 200}"\r\n'),
    ):
        (draft,) = source_of(text.encode("utf-8"), path, None).drafts
        about = draft.metadata
        assert (about.title, about.region, about.year, about.kind) == (TITLE, "望山县", 2026, "report")
        assert draft.text.startswith(f"{TITLE}\n{MEETING}\n{SPEAKER}\n各位代表：")


def test_the_real_reports_lose_a_sites_line_and_nothing_else(reports: Path) -> None:
    gone = [struck(path.read_text("utf-8")).strip() for path in sorted(reports.glob("*.txt"))]
    assert gone == ["有想补充的信息?点我投稿", "", "", "", ""]


@pytest.mark.parametrize("pattern", [site_lines._STRONG, BUTTONS])
def test_the_class_before_some_words_is_what_they_begin_with(pattern: re.Pattern[str]) -> None:
    (_, (direction, ahead)), *rest = re._parser.parse(pattern.pattern)  # type: ignore[attr-defined]
    assert direction == 1
    assert first_of(ahead) == first_of(rest)
