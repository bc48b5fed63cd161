"""The head of a report: its meeting, date and speaker in every shape."""

import pytest

from desktop.text.report_header import HEAD, closing_date, date_of, read_report_header

SESSION = "第十四届人民代表大会第一次会议"
SALUTATION = "\n各位代表："


def head(text: str) -> tuple[str, ...]:
    told = read_report_header(f"政府工作报告\n{text}{SALUTATION}")
    return told.region, told.date, told.session, told.speaker


@pytest.mark.parametrize(
    ("written", "session"),
    [
        (SESSION, SESSION),
        ("第14届人大第1次会议", "第14届人大第1次会议"),
        ("第十四届人民代表大会常务委员会第一次会议", "第十四届人民代表大会常务委员会第一次会议"),
        ("第十四届人大常委会第二次全体会议", "第十四届人大常委会第二次全体会议"),
        ("十四届人民代表大会一次代表会议", "十四届人民代表大会一次代表会议"),
        ("第 十四 届 人民代表大会 第 一 次 会议", SESSION),
        ("第十四届人民代表大会\n第一次会议", SESSION),
    ],
)
@pytest.mark.parametrize(
    "before", ["在", "——在", "，在", "（在", "2023年1月12日在", "2023年1月12日 在", "：在"]
)
def test_meetings(before: str, written: str, session: str) -> None:
    region, date, found, _ = head(f"{before}望山县{written}上")
    assert (region, found) == ("望山县", session)
    assert date == ("2023-01-12" if "年" in before else "")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2023年1月12日", "2023-01-12"),
        ("2023年1月12号", "2023-01-12"),
        ("2023 年 1 月 12 日", "2023-01-12"),
        ("2023年12月", "2023-12"),
        ("2023-1-12", "2023-01-12"),
        ("2023.1.12", "2023-01-12"),
        ("2023/12/31", "2023-12-31"),
        ("２０２３年１月５日", "2023-01-05"),
        ("1998年1月5日", "1998-01-05"),
        ("二〇二三年十二月二十六日", "2023-12-26"),
        ("二○二三年一月廿六日", "2023-01-26"),
        ("二零二三年三月三十一日", "2023-03-31"),
        ("二零二三年三月卅一日", "2023-03-31"),
        ("二О二三年十月十日", "2023-10-10"),
        ("二0二三年十月十日", "2023-10-10"),
        ("一九九八年三月二日", "1998-03-02"),
        ("2023年13月1日", "2023"),
        ("2023年0月1日", "2023"),
        ("2023年1月32日", "2023-01"),
        ("2023年1月0日", "2023-01"),
        ("2023.1.123", ""),
        ("2023年", ""),
        ("没有日期", ""),
    ],
)
def test_dates(written: str, date: str) -> None:
    assert date_of(f"于{written}印发") == date
    assert head(f"{written}在望山县{SESSION}上")[1] == date
    assert head(f"在望山县{SESSION}上（{written}）")[1] == date


def test_the_date_of_the_meeting_is_the_last_before_it() -> None:
    assert head(f"2022年3月1日印发\n2023年1月12日在望山县{SESSION}上\n2024年5月6日刊登")[1] == "2023-01-12"
    assert head(f"在望山县{SESSION}上\n2024年5月6日\n2025年5月6日")[1] == "2024-05-06"


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("县长 王某", "县长 王某"),
        ("代县长 王某", "代县长 王某"),
        ("副县长：王某", "副县长 王某"),
        ("常务副县长: 王某某", "常务副县长 王某某"),
        ("代理市长 王某", "代理市长 王某"),
        ("县 长 王 某", "县长 王某"),
        ("省长　王某", "省长 王某"),
        ("区长王某", "区长 王某"),
        ("州长 王某", "州长 王某"),
        ("盟长 王某", "盟长 王某"),
        ("旗长 王某", "旗长 王某"),
        ("自治区主席 阿不都·艾山江", "自治区主席 阿不都·艾山江"),
        ("自治区主 席 王某", "自治区主席 王某"),
        ("自治区人民政府主席 阿不都•艾山江", "自治区主席 阿不都•艾山江"),
        ("自治州州长 金某", "自治州州长 金某"),
        ("自治县县长 金某", "自治县县长 金某"),
        ("行署专员 李某", "专员 李某"),
        ("行政公署专 员 李某", "专员 李某"),
        ("管委会主任 李某", "管委会主任 李某"),
        ("行政长官 李某", "行政长官 李某"),
        ("县长 张?三*", "县长 张三"),
        ("县长 李某某某某", ""),
    ],
)
def test_speakers(line: str, speaker: str) -> None:
    for text in (f"在望山县{SESSION}上\n{line}", f"{line}\n在望山县{SESSION}上"):
        assert head(text)[3] == speaker


@pytest.mark.parametrize("line", ["栗某某", "栗 某 某", "栗　某", "栗某*", "栗某？"])
def test_a_name_alone_behind_the_meeting(line: str) -> None:
    name = line.replace(" ", "").replace("　", "").strip("*？")
    for gap in ("\n", "\n\n"):
        assert head(f"在望山县{SESSION}上{gap}{line}")[3] == name
    assert head(f"在望山县{SESSION}上\n\n\n{line}")[3] == ""
    assert head(f"{line}\n")[3] == ""


def test_four_characters_are_no_bare_name() -> None:
    assert head(f"在望山县{SESSION}上\n栗某某某")[3] == ""


def test_only_the_head_is_read() -> None:
    line = f"在望山县{SESSION}"
    assert read_report_header("\n" + line + "\n" * HEAD).region == "望山县"
    space = "\n" * (HEAD - len(line))
    assert read_report_header(space + line + SALUTATION).session == ""
    assert read_report_header("\n" * 6 + line).region == "望山县"


@pytest.mark.parametrize(
    "salutation", ["各位代表", "尊敬的各位代表", "同志们：", "同志们:", "同志们！", "同志们!"]
)
def test_nothing_is_read_behind_the_salutation(salutation: str) -> None:
    line = f"在望山县{SESSION}上"
    assert read_report_header(f"{salutation}\n{line}").session == ""
    assert read_report_header(f"{line}\n{salutation}").session == SESSION


def test_without_a_salutation_the_short_lines_count() -> None:
    line = f"在望山县{SESSION}上"
    for before in ("甲" * 80, "甲", ""):
        assert read_report_header(f"{before}\n{line}").session == SESSION
    for before in ("甲" * 81, "甲。", "甲，", "甲；"):
        assert read_report_header(f"{before}\n{line}").session == ""
    assert read_report_header("甲\n" * 7 + line).session == SESSION
    assert read_report_header("甲\n" * 8 + line).session == ""


LINES = [
    "2023年1月5日",
    "（2023年1月5日）",
    "(2023年1月5日)",
    "发布时间：2023-01-05",
    "日期:2023.1.5",
    "更新日期：2023/1/5 12:30",
    "印发时间：2023年1月5日 1:30:05",
    "成文日期：2023年1月5日",
    "发表时间: 2023年1月5日",
]


@pytest.mark.parametrize("line", LINES)
def test_a_date_on_a_line_of_its_own_closes_a_text(line: str) -> None:
    far = "山" * 600
    assert closing_date(f"{far}\n{line}") == "2023-01-05"
    assert closing_date(f"{line}\n{far}") == "2023-01-05"
    assert closing_date(f"正文。\n{line}\n{far}") == "2023-01-05"
    assert closing_date(f"{far}\n{line}\n{far}") == ""


@pytest.mark.parametrize("line", ["于2023年1月5日", "2023年1月5日发", "截止时间：2023年1月5日", "2023年"])
def test_a_date_within_a_line_closes_nothing(line: str) -> None:
    assert closing_date(line) == ""


def test_the_last_date_of_the_end_goes_before_the_first_of_the_beginning() -> None:
    assert closing_date(f"2021年1月1日\n{'山' * 500}\n2022年1月1日\n2023年1月1日") == "2023-01-01"
    assert closing_date(f"2021年1月1日\n2022年1月1日\n{'山' * 500}") == "2021-01-01"


def test_the_beginning_and_the_end_are_so_long() -> None:
    line = "2023年1月5日"
    assert closing_date("山" * 390 + f"\n{line}" + "\n" + "山" * 600) == "2023-01-05"
    assert closing_date("山" * 391 + f"\n{line}" + "\n" + "山" * 600) == ""
    assert closing_date("山" * 600 + f"\n{line}\n" + "山" * 190) == "2023-01-05"
    assert closing_date("山" * 600 + f"\n{line}\n" + "山" * 198) == ""


@pytest.mark.parametrize("blank", ["", " "])
def test_a_head_that_runs_into_the_text_tells_the_day(blank: str) -> None:
    day = f"2013{blank}年{blank}1{blank}月{blank}18{blank}日"
    head = f"政府工作报告(摘要)——{day}{blank}在山川县第十七届人民代表大会第二次会议上 县长 "
    told = read_report_header(f"4页{head}一、2012年工作回顾预计全年实现生产总值208亿元，{'增长10%；' * 30}")
    assert (told.region, told.date) == ("山川县", "2013-01-18")
    assert told.session == "第十七届人民代表大会第二次会议"


def test_a_meeting_that_is_only_spoken_of_tells_no_day() -> None:
    text = "全县圆满完成了2013年3月5日县第十七届人民代表大会第二次会议确定的目标，" + "经济增长；" * 40
    assert read_report_header(text).session == ""


@pytest.mark.parametrize("year", ["1 9 9 6 年", "19 9 6 年", "199 6 年", "19 96 年", "1996 年"])
def test_a_year_printed_with_gaps_is_one(year: str) -> None:
    assert read_report_header(f"政府工作报告\n（{year}3月5日）\n").date == "1996-03-05"
