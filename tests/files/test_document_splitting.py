"""Splitting: crawls and collections come apart, a single file stays whole."""

from pathlib import Path

import pytest

from desktop.files.cleaning import clean
from desktop.files.document_splitting import split

BODY = "全县上下坚持稳中求进，狠抓项目建设，推动经济社会发展迈出新步伐。" * 4
OPENING = "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n"
CHAPTERS = "一、2022年工作回顾\n" + BODY * 6 + "\n二、2023年工作安排\n" + BODY * 6 + "\n"


def article(number: int) -> str:
    return f"【某县招商】某县第{number}产业园区项目正式开工建设\n{BODY}\n2025-07-0{number}\n"


def report(place: str, session: str) -> str:
    meeting = f"——2023年1月1{len(session)}日在{place}第{session}届人民代表大会第三次会议上"
    return f"政府工作报告\n{meeting}\n县长 王某\n{OPENING}{CHAPTERS}"


def pieces(text: str) -> list[str]:
    return [text[one.start : one.end] for one in split(text)]


@pytest.mark.parametrize("rule", ["-", "---", "*****", "=====", "——————"])
@pytest.mark.parametrize("leading", [True, False])
def test_articles_between_rules_come_apart(rule: str, leading: bool) -> None:
    text = f"{rule}\n" * leading + f"{rule}\n".join(article(n) for n in range(1, 5))
    assert pieces(text) == [article(n).strip() for n in range(1, 5)]


def test_what_the_site_adds_belongs_to_no_document() -> None:
    text = (
        "-\n"
        + "-\n".join(article(n) for n in range(1, 4))
        + "想了解更多?扫码加群\n\n- 关于我们\n- 友情链接\n"
    )
    found = pieces(text)
    assert len(found) == 3
    assert found[-1] == article(3).strip()


def test_articles_closed_by_dates_come_apart_without_rules() -> None:
    text = "\n".join(article(n) for n in range(1, 4))
    assert pieces(text) == [article(n).strip() for n in range(1, 4)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_reports_that_follow_each_other_come_apart(line_end: str) -> None:
    reports = [report("清河湾县", "十七"), report("望山县", "十"), report("临水县", "十六")]
    text = "\n\n".join(reports).replace("\n", line_end)
    assert pieces(text) == [one.strip().replace("\n", line_end) for one in reports]


def test_reports_without_titles_are_known_by_their_meetings() -> None:
    reports = [report("清河湾县", "十七"), report("望山县", "十")]
    bare = [one.removeprefix("政府工作报告\n") for one in reports]
    assert pieces("\n".join(bare)) == [one.strip() for one in bare]


@pytest.mark.parametrize(
    "text",
    [
        report("清河湾县", "十七"),
        "# 标题\n\n" + "\n".join(f"- 第{n}项工作要抓紧抓实抓好" for n in range(20)),
        "\n\n---\n\n".join(["# 报告", "## 一、2022年工作回顾\n" + BODY, "## 二、2023年工作安排\n" + BODY]),
        "\n---\n".join(f"2023年第{n}季度\n{BODY}" for n in range(1, 4)),
        "政府工作报告\n" + "\n政府工作报告\n".join([OPENING + CHAPTERS] * 3),
        "封面\n政府工作报告\n目录\n一、回顾\n二、安排\n" + report("清河湾县", "十七"),
        "---\ntitle: 政府工作报告\ndate: 2023-01-12\n---\n" + report("清河湾县", "十七"),
        "2023-01-12\n" + BODY + "\n2023-02-12\n" + BODY,
        BODY,
        "-\n-\n-\n",
        "",
    ],
)
def test_one_document_stays_whole(text: str) -> None:
    assert pieces(text) == [text]


def test_a_page_copied_from_a_site_loses_the_site_s_own_lines() -> None:
    before = "当前位置：首页 > 政务公开 > 政府工作报告\n"
    after = "\n扫一扫在手机打开当前页\n【打印本页】【关闭窗口】\n上一篇：统计公报\n下一篇：没有了\n"
    one, other = report("清河湾县", "十七"), report("望山县", "十八")
    assert pieces(before + one + after + before + other + after) == [one.strip(), other.strip()]
    assert pieces("上一篇：统计公报") == ["上一篇：统计公报"]


def test_the_lines_of_a_site_about_one_document_are_left_to_cleaning() -> None:
    before = "当前位置：首页 > 政务公开\n"
    after = "\n【打印本页】【关闭窗口】\n版权所有：清河湾县\n投稿邮箱：a@example.org"
    whole = before + report("清河湾县", "十七").strip() + after
    assert pieces(whole) == [whole]
    log = clean(whole)
    assert log.text == clean(report("清河湾县", "十七").strip()).text
    assert any(one.reason == "site-line" for one in log.removals)


def test_the_five_files_give_fourteen(reports: Path) -> None:
    counts = [len(split(path.read_text("utf-8"))) for path in sorted(reports.glob("*.txt"))]
    assert counts == [10, 1, 1, 1, 1]


def test_files_put_together_come_apart_again(reports: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted(reports.glob("00[24]*.txt"))]
    assert pieces("\n\n".join(texts)) == [texts[0].strip(), texts[1].strip()]
