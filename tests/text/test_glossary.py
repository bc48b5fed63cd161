from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.glossary import find_glossary, key_of, keys_of


def explained(text: str) -> list[tuple[str, str | None]]:
    """The words before each mark, with their gloss."""
    glossary = find_glossary(text)
    return [(text[m.term_start : m.term_end], m.entry.gloss if m.entry else None) for m in glossary.marks]


SHAPES = ["[{}]", "〔{}〕", "［{}］", "【{}】", "（注{}）", "({})", "（{}）"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("number", ["{}.", "{}、", "[{}]", "〔{}〕", "（{}）", "注{}："])
def test_marks_and_entries_of_every_shape(shape: str, number: str) -> None:
    one, two = shape.format(1), shape.format(2)
    text = f"推进“标准地”{one}改革，建设四好农村路{two}。\n名词解释\n"
    text += f"{number.format(1)}标准地：指带指标出让的土地。\n"
    text += f"{number.format(2)}四好农村路：指建好、管好的公路。\n"
    assert explained(text) == [
        ("标准地", "指带指标出让的土地。"),
        ("四好农村路", "指建好、管好的公路。"),
    ]


def test_circled_and_raised_marks() -> None:
    text = "实施“双减”①，推进多规合一²。\n注释：\n①双减：减轻负担。\n②多规合一：合为一张图。"
    assert explained(text) == [("双减", "减轻负担。"), ("多规合一", "合为一张图。")]


@pytest.mark.parametrize(("one", "two"), ["❶❷", "➀➁", "➊➋", "⒈⒉", "⑴⑵"])
def test_circles_of_every_kind(one: str, two: str) -> None:
    text = f"推行亮灯行{one}，建设“澜城湾”{two}。\n名词解释\n{one}亮灯行：夜间办事。\n{two}澜城湾：一处海湾。"
    assert explained(text) == [("亮灯行", "夜间办事。"), ("澜城湾", "一处海湾。")]


@pytest.mark.parametrize(
    "notes",
    [
        "名词解释\n标准地：带指标的土地。\n首发经济：新品首次发布。",
        "附件：名词解释\n◆标准地：带指标的土地。\n◆首发经济：新品首次发布。",
        "名词解释\n一、标准地：带指标的土地。\n二、首发经济：新品首次发布。",
        "名 词 解 释\n[ 1 ] 标准地：带指标的土地。\n[ 2 ] 首发经济：新品首次发布。",
        "名词解释\n*1 标准地：带指标的土地。\n*2 首发经济：新品首次发布。",
    ],
)
def test_lists_without_numbers_and_with_uncommon_ones(notes: str) -> None:
    entries = find_glossary("推进标准地改革，推动首发经济。\n" + notes).entries
    assert [(entry.head, entry.gloss) for entry in entries] == [
        ("标准地", "带指标的土地。"),
        ("首发经济", "新品首次发布。"),
    ]


def test_notes_at_the_foot_of_pages_end_where_the_text_goes_on() -> None:
    text = "推进标准地[1]改革。\n[1]标准地：带指标的土地。\n推动首发经济[2]。\n[2]首发经济：新品首次发布。"
    assert explained(text) == [("标准地", "带指标的土地。"), ("首发经济", "新品首次发布。")]


def test_entries_run_together_in_one_line() -> None:
    text = (
        "深化“三变”〔1〕改革，落实“六最”营商环境〔2〕要求。名词解释1.农村“三变”:是指资源变资产。"
        "2.“六最”营商环境:是指审批最少等。"
    )
    glossary = find_glossary(text)
    assert [entry.head for entry in glossary.entries] == ["农村“三变”", "“六最”营商环境"]
    assert [entry.gloss for entry in glossary.entries] == ["是指资源变资产。", "是指审批最少等。"]
    assert explained(text)[1][0] == "“六最”营商环境"


def test_a_list_without_heading_is_known_by_its_explanations() -> None:
    text = "持续“清四乱”[1]、“双控”[2]、河长制[3]。\n[1]清四乱：指整治乱占等。\n"
    text += "[2]双控：即控制总量和强度。\n[3]河长制：是指设立河长。"
    assert [entry.number for entry in find_glossary(text).entries] == [1, 2, 3]


def test_a_numbered_plan_is_no_list_of_notes() -> None:
    text = "1.强化项目建设：投资增长8%。\n2.优化环境：压缩时限。\n3.改善民生：新增就业5000人。"
    assert find_glossary(text).entries == ()


def test_the_head_says_where_the_words_begin() -> None:
    text = "做强霍州年馍特色专业镇[1]。\n名词注释\n[1]专业镇：以县为单元的经济形态。"
    assert explained(text)[0][0] == "专业镇"


def test_a_mark_without_entry_takes_the_quotation_or_the_words_after_the_verb() -> None:
    assert explained("试行“容缺受理”制度[3]，建设共富工坊[4]。") == [
        ("“容缺受理”制度", None),
        ("共富工坊", None),
    ]


@pytest.mark.parametrize(
    "text", ["国科发政〔2017〕115号文件", "面积12（亩）", "要求：①抓项目；②促投资", "分三步[见下]走"]
)
def test_what_is_no_mark(text: str) -> None:
    assert find_glossary(text).marks == ()


def test_each_list_serves_the_marks_before_it() -> None:
    part = "推进{0}[1]。\n名词解释\n[1]{0}：{1}。\n"
    text = part.format("双减", "减负") + part.format("三医联动", "三方联动")
    assert explained(text) == [("双减", "减负。"), ("三医联动", "三方联动。")]


def test_glosses_are_looked_up_by_the_whole_and_by_what_is_quoted_in_it() -> None:
    glosses = find_glossary("压缩“三公”经费[1]。\n名词解释\n[1]“三公”经费：三项经费。").glosses()
    assert glosses == {"三公经费": "三项经费。", "三公": "三项经费。"}
    assert key_of("「營商 環境」") == "营商环境"


def test_the_reports(reports: Path) -> None:
    counts = {}
    for file in sorted(reports.glob("*.txt")):
        glossary = find_glossary(file.read_text(encoding="utf-8"))
        counts[file.name[:3]] = (len(glossary.marks), len(glossary.entries))
        assert all(mark.term_end > mark.term_start for mark in glossary.marks)
    assert counts == {"000": (48, 47), "001": (42, 42), "002": (0, 0), "003": (0, 0), "004": (0, 0)}


@given(st.text(st.sampled_from("123[]〔〕①②（）注：:。\n“”名词解释甲乙丙"), max_size=60))
def test_any_string_is_taken(text: str) -> None:
    glossary = find_glossary(text)
    for mark in glossary.marks:
        assert 0 <= mark.term_start < mark.term_end <= mark.start < mark.end <= len(text)
    for entry in glossary.entries:
        assert 0 <= entry.start <= entry.head_start < entry.end <= len(text)


SURE = [
    "[1]",
    "［1］",
    "〔1〕",
    "【1】",
    "[注1]",
    "[注释1]",
    "[註1]",
    "（注1）",
    "(註1)",
    "（见注1）",
    "(見註1)",
    "（注释1）",
    "[１]",
    "[ 1 ]",
]
UNSURE = ["①", "⑴", "❶", "(1)", "（1）", "*1", "＊1", "¹"]
NOTES = "\n名词解释\n1.标准地：带指标。\n2.首发经济：新品。"


@pytest.mark.parametrize("mark", SURE)
def test_a_number_in_square_brackets_is_a_mark(mark: str) -> None:
    assert explained(f"推进标准地{mark}改革。") == [("标准地", None)]
    assert explained(f"推进标准地{mark}改革。{NOTES}") == [("标准地", "带指标。")]


@pytest.mark.parametrize("mark", UNSURE)
def test_any_other_number_is_a_mark_where_a_note_explains_the_words(mark: str) -> None:
    assert explained(f"推进标准地{mark}改革。") == []
    assert explained(f"推进山海川{mark}改革。{NOTES}") == []
    assert explained(f"推进标准地{mark}改革。{NOTES}") == [("标准地", "带指标。")]


def test_the_number_of_an_entry_is_no_mark_wherever_it_stands() -> None:
    notes = "名词解释\n[1]标准地：带指标的土地[2]首发经济：新品首发[3]河长制：设立河长。"
    assert explained(notes) == []
    assert explained(f"推进标准地[1]改革。\n{notes}\n正文。\n{notes}") == [("标准地", "带指标的土地")]


@pytest.mark.parametrize("mark", UNSURE)
def test_a_quotation_within_a_longer_head_is_explained_by_it(mark: str) -> None:
    notes = "\n名词解释\n1.“一窗”综合受理：窗口不分部门。\n2.首发经济：新品。"
    assert explained(f"实行“一窗”{mark}改革。{notes}") == [("一窗", "窗口不分部门。")]
    assert explained(f"实行“一网”{mark}改革。{notes}") == []


@pytest.mark.parametrize("mark", ["[1]号", "[1]號", "[2017]号", "[1] 2号", "㉑", "¹²", "*123", "[1234]"])
def test_other_numbers_are_no_marks(mark: str) -> None:
    assert explained(f"推进标准地{mark}改革。{NOTES}") == []


@pytest.mark.parametrize(
    "before", [" ", "\t", "\n", "。", "；", ";", "，", ",", "：", ":", "、", "！", "!", "？", "?", "（", "("]
)
def test_a_mark_stands_behind_words(before: str) -> None:
    assert explained(f"推进标准地{before}[3]改革") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("试行“容缺受理”", "容缺受理"),
        ("试行「容缺受理」", "容缺受理"),
        ("试行『容缺受理』", "容缺受理"),
        ("试行‘容缺’", "容缺"),
        ('试行"容缺"', "容缺"),
        ("试行“容缺”**", "容缺"),
        ("试行『容缺受理』工作新制度", "『容缺受理』工作新制度"),
        ("试行“" + "容" * 40 + "”", "容" * 40),
        ("建设共富工坊", "共富工坊"),
        ("共富工坊新模式", "富工坊新模式"),
        ("山，坊", "坊"),
        ("推进建设", "建设"),
        ("2023年推进GDP核算改革", "GDP核算改革"),
    ],
)
def test_the_words_before_a_mark_without_a_note(text: str, words: str) -> None:
    assert explained(f"{text}[3]") == [(words, None)]


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("推进农村“三变”改革", "“三变”改革", "“三变”改革"),
        ("推进“三变”改革", "三变改革", "“三变”改革"),
        ("推进“三变”", "三变", "三变"),
        ("推进三 变", "三变", "三 变"),
        ("推进生产托管服务", "农业生产托管服务", "生产托管服务"),
        ("推进管服务", "农业生产托管服务", "管服务"),
        ("推进“托管”", "农业生产托管服务", "托管"),
        ("推进“农业生产托管服务体系”", "生产托管", "农业生产托管服务体系"),
        ("推進「三變」改革", "“三变”改革", "「三變」改革"),
        ("推进“三变改革", "“三变”改革", "三变改革"),
        ("推进改革“三变”", "改革“三变”", "改革“三变”"),
    ],
)
def test_the_words_that_a_note_explains(text: str, head: str, words: str) -> None:
    assert explained(f"{text}[1]见效。\n名词解释\n1.{head}：带指标。\n2.甲乙：丙丁。") == [
        (words, "带指标。")
    ]


def test_marks_behind_the_last_list_belong_to_it() -> None:
    text = "甲乙丙[1]。\n名词解释\n[1]甲乙丙：一。\n[2]丁戊己：二。\n\n"
    text += "庚辛壬[1]。\n名词解释\n[1]庚辛壬：三。\n[2]子丑寅：四。\n子丑寅[2]。"
    assert [gloss for _, gloss in explained(text)] == ["一。", "三。", "四。"]
    assert find_glossary(text).glosses() == {
        "甲乙丙": "一。",
        "丁戊己": "二。",
        "庚辛壬": "三。",
        "子丑寅": "四。",
    }


def test_of_two_notes_with_one_head_the_first_counts() -> None:
    text = "甲乙[1]。\n名词解释\n[1]甲乙：一。\n[2]甲乙：二。"
    assert find_glossary(text).glosses() == {"甲乙": "一。"}


def test_ways_to_look_a_head_up() -> None:
    assert keys_of("“三公”经费") == ["三公经费", "三公"]
    assert keys_of("“甲乙”「丙丁」") == ["甲乙丙丁", "甲乙", "丙丁"]
    assert keys_of("“甲”乙") == ["甲乙"]
    assert keys_of("甲") == []
    assert key_of(" “標準\u3000地” *\n") == "标准地"
    assert key_of("標準地", folded=True) == "標準地"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("山水川流日月星", "水川流日月星"),
        ("推进" + "山" * 14, "山" * 6),
        ("推进" + "山" * 12, "山" * 12),
        ("的" + "山" * 12, "山" * 12),
        ("推进山海的川", "山海的川"),
        ("推进的海川", "海川"),
        ("推进山，海川", "海川"),
        ("推进山(海川", "海川"),
        ("推进“山”海川流日月星辰", "川流日月星辰"),
    ],
)
def test_the_nearest_words_begin_behind_a_verb_or_are_six_characters(text: str, words: str) -> None:
    assert explained(f"{text}[3]") == [(words, None)]
