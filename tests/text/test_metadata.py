"""Metadata: the metadata of the fourteen real documents, and of heads in every usual shape."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.file_input import read_file
from desktop.text.heading_finder import outline
from desktop.text.metadata import KINDS, LEVELS, Metadata
from desktop.text.metadata_extractor import facts, find_year
from desktop.text.outline import Heading
from desktop.text.script import simplified

S = "山西省"

# Made by hand from the files; two lines a document. Title, kind, year, date, script and what is inferred;
# then region, province, city, county, level, session and speaker.
FOURTEEN = """
【晋中招商】晋中市新增省级科技企业孵化器助推招商引资创新发展|investment|2025|2025-07-09|hans|
    晋中市|山西省|晋中市||city||
【阳曲县招商】阳曲县现代农业示范区创新构建产业发展新格局|investment|2025|2025-07-09|hans|
    阳曲县|山西省|太原市|阳曲县|county||
【忻州招商】忻州市:山西建投建工集团公司10万千瓦光伏电站项目正式开工建设|investment|2025|2025-07-09|hans|
    忻州市|山西省|忻州市||city||
【清徐县招商】清徐县筑牢林地屏障赋能绿色振兴|investment|2025|2025-07-09|hans|
    清徐县|山西省|太原市|清徐县|county||
【山西招商】清徐经开区获国家支持引领县城产业转型升级示范建设|investment|2025|2025-07-09|hans|
    清徐县|山西省|太原市|清徐县|county||
【山西招商】祁县红星白酒产业园迁建项目开工,推动智能酿造产业发展|investment|2025|2025-07-09|hans|
    祁县|山西省|晋中市|祁县|county||
【武乡县招商】2019年武乡县政府工作报告|report|2019|2019-02-14|hans|
    武乡县|山西省|长治市|武乡县|county|十五届人民代表大会第四次会议|县长 阎新平
【太原招商】科技型中小企业库内企业补助申报期限补充说明|notice|2025|2025-07-09|hans|
    太原市|山西省|太原市||city||
【洪洞县招商】2019年洪洞县政府工作报告|report|2019|2019-02-28|hans|
    洪洞县|山西省|临汾市|洪洞县|county|第十六届人民代表大会第四次会议|代县长 杨建军
【朔州招商】2019年朔州市政府工作报告|report|2019|2019-02-24|hans|
    朔州市|山西省|朔州市||city|第六届人民代表大会第六次会议|市长 高键
2024年霍州市政府工作報告|report|2024|2024-04-11|hant|
    霍州市|山西省|临汾市|霍州市|county|第八届人民代表大会第四次会议|市长 张可新
2024年长治市政府工作报告|report|2024|2024-03-26|hans|title
    长治市|山西省|长治市||city|第十五届人民代表大会第四次会议|
2022年绛县政府工作报告|report|2022||hans|title,region,year
    绛县|山西省|运城市|绛县|county||
2020年陵川县政府工作报告|report|2020|2020-04-15|hans|title
    陵川县|山西省|晋城市|陵川县|county|第十六届人民代表大会第五次会议|县长 杨晓雷
"""


def fourteen() -> list[Metadata]:
    lines = FOURTEEN.strip().splitlines()
    result = []
    for one, other in zip(lines[::2], lines[1::2], strict=True):
        title, kind, year, date, script, inferred = one.split("|")
        region, province, city, county, level, session, speaker = other.strip().split("|")
        marks = tuple(filter(None, inferred.split(",")))
        place = (region, province, city, county, level)
        result.append(Metadata(title, kind, *place, int(year), date, session, speaker, script, marks))
    return result


@cache
def real(folder: Path) -> list[Metadata]:
    return [draft.metadata for path in sorted(folder.glob("*.txt")) for draft in read_file(path).drafts]


@pytest.mark.parametrize("number", range(14))
def test_the_fourteen_documents(reports: Path, number: int) -> None:
    found = real(reports)
    assert len(found) == 14
    assert found[number] == fourteen()[number]


OPENING = """
各位代表：
现在，我代表人民政府，向大会报告政府工作，请予审议。
一、2022年工作回顾
过去一年，我们迎难而上。
"""
FIELDS = ("region", "province", "city", "county", "level", "year", "date", "session", "speaker")
G, XJ, NM = "广东省", "新疆维吾尔自治区", "内蒙古自治区"
ONE, TWO, THREE = (
    "第十四届人民代表大会第一次会议",
    "第十三届人民代表大会第二次会议",
    "第六届人民代表大会第四次会议",
)

# Heads as such reports have them, with invented people and dates.
HEADS: list[tuple[str, tuple[object, ...]]] = [
    (
        f"政府工作报告\n——2023年1月12日在{G}{ONE}上\n省长　王 某",
        (G, G, "", "", "province", 2023, "2023-01-12", ONE, "省长 王某"),
    ),
    (
        f"{G}政府工作报告\n（2023年1月12日在{G}{ONE}上）\n代省长 王某某",
        (G, G, "", "", "province", 2023, "2023-01-12", ONE, "代省长 王某某"),
    ),
    (
        f"2023年{NM}政府工作报告\n二〇二三年一月十二日在{NM}{ONE}上\n自治区主席 张三",
        (NM, NM, "", "", "province", 2023, "2023-01-12", ONE, "自治区主席 张三"),
    ),
    (
        f"政府工作报告\n——在{XJ}{ONE}上\n（2023年1月14日）\n自治区人民政府主席 阿不都·艾山江",
        (XJ, XJ, "", "", "province", 2023, "2023-01-14", ONE, "自治区主席 阿不都·艾山江"),
    ),
    (
        f"政府工作报告\n——2019年1月27日在浙江省{TWO}上\n省长 李某",
        ("浙江省", "浙江省", "", "", "province", 2019, "2019-01-27", TWO, "省长 李某"),
    ),
    (
        f"政府工作报告——2022年1月6日在北京市{ONE}上\n北京市代市长 陈某某",
        ("北京市", "北京市", "", "", "province", 2022, "2022-01-06", ONE, "代市长 陈某某"),
    ),
    (
        f"上海市浦东新区政府工作报告\n2022年1月11日在上海市浦东新区{THREE}上\n区长 周某",
        ("浦东新区", "上海市", "上海市", "浦东新区", "county", 2022, "2022-01-11", THREE, "区长 周某"),
    ),
    (
        f"重庆市万州区人民政府工作报告\n2024年1月10日在重庆市万州区{THREE}上",
        ("万州区", "重庆市", "重庆市", "万州区", "county", 2024, "2024-01-10", THREE, ""),
    ),
    (
        f"政府工作报告\n2021年1月20日在延边朝鲜族自治州{TWO}上\n州长 金某某",
        (
            "延边朝鲜族自治州",
            "吉林省",
            "延边朝鲜族自治州",
            "",
            "city",
            2021,
            "2021-01-20",
            TWO,
            "州长 金某某",
        ),
    ),
    (
        f"政府工作报告\n——2022年1月5日在杭州市西湖区{THREE}上\n西湖区人民政府区长 高某",
        ("西湖区", "浙江省", "杭州市", "西湖区", "county", 2022, "2022-01-05", THREE, "区长 高某"),
    ),
    (
        f"政府工作报告\n2024年1月在济源市{ONE}上\n市长 庄某",
        ("济源市", "河南省", "", "济源市", "county", 2024, "2024-01", ONE, "市长 庄某"),
    ),
    (
        f"2018年潞城市政府工作报告\n2018年3月1日在潞城市{THREE}上\n市长 王某",
        ("潞城市", S, "长治市", "潞城市", "county", 2018, "2018-03-01", THREE, "市长 王某"),
    ),
    (
        f"政府工作报告\n清河湾县人民政府县长 李某某\n（2023年2月10日在清河湾县{ONE}上）",
        ("清河湾县", "", "", "清河湾县", "county", 2023, "2023-02-10", ONE, "县长 李某某"),
    ),
    (
        f"２０２３年１月５日在海南省三亚市{ONE}上\n市长：陈 某",
        ("三亚市", "海南省", "三亚市", "", "city", 2023, "2023-01-05", ONE, "市长 陈某"),
    ),
    (
        f"西乌珠穆沁旗政府工作报告\n2023年1月28日在西乌珠穆沁旗{ONE}上\n旗长　斯日古楞",
        (
            "西乌珠穆沁旗",
            NM,
            "锡林郭勒盟",
            "西乌珠穆沁旗",
            "county",
            2023,
            "2023-01-28",
            ONE,
            "旗长 斯日古楞",
        ),
    ),
    (
        f"政府工作报告\n2019年3月2日在望山县{ONE}上\n栗　某　某",
        ("望山县", "", "", "望山县", "county", 2019, "2019-03-02", ONE, "栗某某"),
    ),
    (
        f"2023 年望山县政府工作报告\n2023 年 2 月 8 日在望山县{ONE}上\n县 长 王 某",
        ("望山县", "", "", "望山县", "county", 2023, "2023-02-08", ONE, "县长 王某"),
    ),
    (
        "2023年凉山州政府工作报告",
        ("凉山彝族自治州", "四川省", "凉山彝族自治州", "", "city", 2023, "", "", ""),
    ),
    ("苏州市吴江区2023年政府工作报告", ("吴江区", "江苏省", "苏州市", "吴江区", "county", 2023, "", "", "")),
]


@pytest.mark.parametrize(("head", "wanted"), HEADS, ids=[head[:14] for head, _ in HEADS])
def test_heads_of_other_provinces(head: str, wanted: tuple[object, ...]) -> None:
    found = facts(head + OPENING)
    assert found.kind == "report"
    assert tuple(getattr(found, field) for field in FIELDS) == wanted


@pytest.mark.parametrize(("head", "wanted"), HEADS, ids=[head[:14] for head, _ in HEADS])
def test_a_head_in_one_line_reads_the_same(head: str, wanted: tuple[object, ...]) -> None:
    found = facts(" ".join(head.split("\n")) + OPENING)
    assert (found.region, found.year, found.date, found.session) == (wanted[0], *wanted[5:8])


@pytest.mark.parametrize(
    ("around", "province", "city"),
    [
        ("江苏省南京市以及南京都市圈", "江苏省", "南京市"),
        ("河南省开封市和郑州都市圈", "河南省", "开封市"),
        ("徐州市", "江苏省", "徐州市"),
        ("", "", ""),
    ],
)
def test_a_name_of_several_places_is_settled_by_its_surroundings(
    around: str, province: str, city: str
) -> None:
    found = facts(f"政府工作报告\n2022年1月5日在鼓楼区{THREE}上\n区长 高某{OPENING}融入{around}发展大局。")
    assert (found.region, found.province, found.city, found.county) == ("鼓楼区", province, city, "鼓楼区")


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("政府工作报告", "2023年清河湾县政府工作报告"),
        ("2023年政府工作报告", "2023年清河湾县政府工作报告"),
        ("清河湾县人民政府工作报告（摘要）", "清河湾县人民政府工作报告（摘要）"),
        ("清河湾县\n2023年政府工作报告", "清河湾县2023年政府工作报告"),
        ("【要闻】2023年清河湾县政府工作报告", "【要闻】2023年清河湾县政府工作报告"),
    ],
)
def test_a_title_is_taken_or_made(first: str, title: str) -> None:
    found = facts(f"{first}\n2023年2月10日在清河湾县{ONE}上\n县长 王某{OPENING}")
    assert found.title == title
    assert ("title" in found.inferred) == (title not in first.replace("\n", ""))


def test_a_report_given_in_december_is_the_coming_year_s() -> None:
    told = f"2024年西乌珠穆沁旗政府工作报告\n2023年12月28日在西乌珠穆沁旗{ONE}上\n旗长 王某{OPENING}"
    assert (facts(told).year, facts(told).date) == (2024, "2023-12-28")
    untold = told.removeprefix("2024年").replace("2022年工作回顾", "2023年工作回顾\n略。\n二、2024年工作安排")
    assert facts(untold).year == 2024


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("二、2021年工作安排\n今年是关键之年。", 2021),
        ("过去的2017年，是极不平凡的一年。", 2018),
        ("今年是“十四五”开局之年，也是建党100周年。", 2021),
        ("以优异成绩庆祝新中国成立75周年！", 2024),
        ("今年是“十三五”规划收官之年。", 2020),
        ("2022年底前实现全覆盖。加快2021年度高标准农田建设。", 2022),
    ],
)
def test_a_year_is_inferred_and_marked(said: str, year: int) -> None:
    found = facts(f"政府工作报告\n各位代表：\n现在，我代表县政府向大会报告工作。\n{said}")
    assert found.year == year
    assert "year" in found.inferred


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("关于组织申报2024年度专精特新企业的通知\n各县（市、区）：\n现将有关事项通知如下。", "notice"),
        ("清河湾县某项目竣工验收公示\n现予公示。", "notice"),
        ("【清河湾县招商】新能源项目落户开发区\n项目总投资十亿元。", "investment"),
        ("清河湾县举行招商引资项目集中签约仪式\n签约十个项目。", "investment"),
        ("清河湾县人民检察院工作报告\n检察长 王某\n各位代表：\n现在，我代表县人民检察院报告工作。", "other"),
        ("一封家书\n见字如面。", "other"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert facts(text).kind == kind


def test_every_kind_and_level_is_told() -> None:
    titles = (
        "太原市政府工作报告",
        "在中国共产党太原市第十二次代表大会上的报告",
        "关于太原市政府工作报告的决议",
        "太原市国民经济和社会发展第十四个五年规划纲要",
        "关于促进民营经济发展的意见",
        "中国共产党太原市委员会全体会议公报",
        "关于组织申报的通知",
        "清河湾县招商引资项目签约",
        "一封家书",
    )
    assert tuple(facts(f"{title}\n正文。").kind for title in titles) == KINDS
    places = ("国务院", "山西省", "太原市", "武乡县", "甲镇", "")
    assert tuple(facts(f"{place}政府工作报告\n正文。").level for place in places) == LEVELS


def test_a_notice_has_its_own_date_and_region() -> None:
    text = "关于组织申报的通知\n各县：\n请认真组织。\n太原市工业和信息化局\n2024年3月5日"
    found = facts(text)
    assert (found.region, found.date, found.year) == ("太原市", "2024-03-05", 2024)


def test_a_text_without_a_title_is_called_by_its_file() -> None:
    text = "这是一段没有标题的话，说了许多，也没有说完。"
    assert facts(text, name="/tmp/会议记录.txt").title == "会议记录"
    assert facts(text, name="C:\\文件\\会议记录.txt").title.endswith("会议记录")
    assert facts(text, name="a.txt").title.startswith("这是一段")
    assert "title" in facts(text).inferred


@given(st.text(max_size=300))
def test_any_text_has_metadata(text: str) -> None:
    found = facts(text)
    assert found.kind in KINDS
    assert found.level in LEVELS
    assert found.script in ("hans", "hant")


@given(
    st.lists(
        st.sampled_from([part for head, _ in HEADS for part in head.split()] + [OPENING, "\n", "县长", "届"])
    )
)
def test_any_mixture_of_heads_has_metadata(parts: list[str]) -> None:
    assert facts("".join(parts)).kind in KINDS


def test_the_year_alone_is_the_same_as_with_the_rest(reports: Path) -> None:
    for path in sorted(reports.glob("*.txt")):
        text = simplified(path.read_text("utf-8"))
        for part in (text, text[3000:], text[:500]):
            headings = outline(part)
            whole = facts(part, headings=headings)
            assert find_year(part, headings) == (whole.year, "year" in whole.inferred)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        *((f"望山县{office}工作报告", "report") for office in ("政府", "行署", "公署", "管委会", "委员会")),
        *((title, "report") for title in ("工作报告", "2023年工作报告", "2023年度工作报告")),
        *(
            (f"望山县政府工作报告{tail}", "report")
            for tail in ("（摘要）", "(2023)", "【全文】", " （送审稿）")
        ),
        ("望山县政府工作报告解读", "other"),
        ("望山县检察院工作报告", "other"),
        *(
            (f"关于申报的{word}", "notice")
            for word in ["通知", "公告", "通告", "公示", "启事", "说明", "通报", "批复", "函"]
        ),
        ("关于申报的通知（二）", "notice"),
        ("关于申报的通知书", "other"),
        *(
            (f"县里的{word}", "investment")
            for word in ["招商", "投资", "签约", "开工", "投产", "落户", "产业园", "经开区", "开发区", "项目"]
        ),
        ("【望山县招商】一封家书", "investment"),
        ("[望山县招商]一封家书", "investment"),
        ("【望山县】一封家书", "other"),
    ],
)
def test_a_title_tells_the_kind(title: str, kind: str) -> None:
    assert facts(f"{title}\n正文在此。").kind == kind


def test_five_words_of_it_make_it_news_of_investment() -> None:
    for count, kind in ((4, "other"), (5, "investment")):
        assert facts("一封家书\n" + "招商，" * count).kind == kind


def test_a_report_is_told_by_what_it_says_or_by_its_parts() -> None:
    for words in ("我代表县人民政府，向大会作报告", "向大会作政府工作报告", "向大会报告", "我代表管委会报告"):
        assert facts(f"同志们的话\n2023年1月5日在望山县{ONE}上\n各位代表：\n{words}。").kind == "report"
    headings = [Heading(0, 1, 1, "一", "review"), Heading(2, 3, 1, "二", "plan")]
    for count, kind in ((5, "other"), (6, "report")):
        assert facts("一封家书\n" + "政府，" * count, headings=headings).kind == kind
        assert facts("一封家书\n" + "政府，" * count, headings=headings[:1]).kind == "other"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("望山县\n政府工作报告\n正文。", "望山县政府工作报告"),
        ("望山县\n政府工作报告", "望山县政府工作报告"),
        ("望山县人民政府二〇二三年\n政府工作报告\n正文。", "望山县人民政府二〇二三年政府工作报告"),
        ("一" * 15 + "\n望山县政府工作报告\n正文。", "望山县政府工作报告"),
        ("一" * 15 + "\n关于申报的通知\n正文。", "一" * 15),
        ("山" * 90 + "\n正文。", "山" * 90),
        ("望山县政府工作报告\n2023年政府工作报告\n正文。", "望山县政府工作报告"),
        ("\n\n  望山县政府工作报告  \n正文。", "望山县政府工作报告"),
    ],
)
def test_the_first_lines_are_the_title(text: str, title: str) -> None:
    assert facts(text).title == title
    assert "title" not in facts(text).inferred


@pytest.mark.parametrize("end", ["。", "！", "？", "!", "?", "；", ";", "，", ",", "：", ":", "、"])
def test_a_line_that_ends_a_clause_is_no_title(end: str) -> None:
    assert facts(f"一封家书{end}\n正文。", name="信.txt").title == "信"
    assert facts("山" * 91 + "\n正文。", name="信.txt").title == "信"
    assert facts("（一）山海\n正文。", name="信.txt").title == "信"


@pytest.mark.parametrize(
    ("title", "date", "year"),
    [
        ("2023年", "2023年1月5日", 2023),
        ("2022年", "2023年1月5日", 2023),
        ("2024年", "2023年12月5日", 2024),
        ("2019年", "2023年1月5日", 2023),
        ("2025年", "2023年1月5日", 2023),
        ("2021—2023年", "2022年1月5日", 2023),
        ("", "2023年1月5日", 2023),
        ("2023年", "", 2023),
        ("1998年", "", 1998),
    ],
)
def test_of_title_and_date_the_later_is_the_reports_year(title: str, date: str, year: int) -> None:
    text = f"{title}望山县政府工作报告\n{date}在望山县{ONE}上\n各位代表：\n我代表县人民政府，向大会作报告。"
    found = facts(text)
    assert (found.year, "year" in found.inferred) == (year, False)


def test_a_region_that_the_title_names_is_not_inferred() -> None:
    found = facts("武乡县关于2022年申报的通知\n正文。\n2022年3月5日")
    assert (found.region, found.inferred) == ("武乡县", ())
    assert facts("关于2022年申报的通知\n武乡县的各单位：武乡县正文。\n2022年3月5日").inferred == ("region",)


def test_other_texts_have_the_year_of_their_date_title_or_words() -> None:
    assert facts("关于2022年申报的通知\n正文。\n2024年3月5日").year == 2024
    assert facts("关于2022年申报的通知\n2021年的事。").year == 2022
    found = facts("关于申报的通知\n2021年和2020年的事。")
    assert (found.year, found.inferred) == (2021, ("year",))
    assert facts("关于申报的通知\n没有年份。").year is None
