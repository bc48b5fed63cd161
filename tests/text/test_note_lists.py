"""Lists of notes: their headings, numbers and heads in every shape, and what is no list."""

import pytest

from desktop.text.note_lists import CIRCLED, NoteEntry, find_notes, number_of

LAND = "标准地：带指标的土地。"
SHOPS = "首发经济：新品首次发布。"
TWO = f"1.{LAND}\n2.{SHOPS}"
"""Two entries that nothing but a heading makes a list."""


def read(text: str) -> list[list[tuple[int, str, str]]]:
    lists = find_notes(text)
    assert all(text.startswith(one.head, one.head_start) for entries in lists for one in entries)
    return [[(one.number, one.head, one.gloss) for one in entries] for entries in lists]


def counts(text: str) -> list[int]:
    return [len(entries) for entries in find_notes(text)]


@pytest.mark.parametrize(
    ("first", "last", "low", "high"),
    [
        ("①", "⑳", 1, 20),
        ("㉑", "㉟", 21, 35),
        ("㊱", "㊿", 36, 50),
        ("⑴", "⒇", 1, 20),
        ("⒈", "⒛", 1, 20),
        ("❶", "❿", 1, 10),
        ("➀", "➉", 1, 10),
        ("➊", "➓", 1, 10),
    ],
)
def test_marks_of_one_character_have_their_numbers(first: str, last: str, low: int, high: int) -> None:
    marks = [chr(code) for code in range(ord(first), ord(last) + 1)]
    assert [number_of(mark) for mark in marks] == list(range(low, high + 1))


def test_no_other_character_is_a_mark() -> None:
    assert len(CIRCLED) == 20 + 15 + 15 + 20 + 20 + 10 + 10 + 10


@pytest.mark.parametrize(
    ("mark", "value"),
    [
        ("[12]", 12),
        ("（３）", 3),
        ("²³", 23),
        ("注 7：", 7),
        ("⁰", 0),
        ("¹⁴⁵", 145),
        ("⁶⁷⁸⁹", 6789),
        ("注", 0),
        ("０１２", 12),
        ("４５６", 456),
        ("７８９", 789),
        ("①②", 1),
    ],
)
def test_a_mark_writes_its_number(mark: str, value: int) -> None:
    assert number_of(mark) == value


NAMED = [
    "名词",
    "名詞",
    "术语",
    "術語",
    "用语",
    "用語",
    "词语",
    "詞語",
    "词汇",
    "詞彙",
    "缩略语",
    "名 词",
    "名\u3000\u3000词",
]
KINDS = ["解释", "解釋", "注释", "註釋", "注解", "说明", "說明", "解 释", "注\u3000\u3000释", "注　释"]


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("kind", KINDS)
def test_a_heading_that_names_words_may_stand_anywhere(named: str, kind: str) -> None:
    for text in (f"正文在此。\n{named}{kind}\n{TWO}", f"正文在此。{named}{kind}{TWO}", f"{named}{kind}{TWO}"):
        assert counts(text) == [2]


@pytest.mark.parametrize(
    "heading",
    [
        "注释",
        "註釋",
        "注解",
        "附注",
        "说明",
        "說明",
        "解释",
        "注：",
        "注:",
        "注 ：",
        "注释：",
        "附：注释",
        "附件：注释",
        "附录：注释",
        "附件注释",
        "  注释",
        "附件 注释",
        "附:注释",
    ],
)
def test_any_other_heading_needs_a_line_of_its_own(heading: str) -> None:
    assert counts(f"正文在此。\n{heading}\n{TWO}") == [2]
    assert counts(f"{heading}\n{TWO}") == [2]
    assert counts(f"正文在此，{heading}\n{TWO}") == []


@pytest.mark.parametrize("behind", ["", "：", " ： ", ":"])
@pytest.mark.parametrize("shape", ["[{}]", "［{}］", "〔{}〕", "【{}】", "（{}）", "({})"])
def test_a_list_may_begin_in_the_line_of_its_heading(behind: str, shape: str) -> None:
    text = f"正文在此。\n注释{behind}{shape.format(1)}{LAND}\n{shape.format(2)}{SHOPS}"
    assert counts(text) == [2]


def test_words_of_a_sentence_are_no_heading() -> None:
    assert counts(f"正文在此。\n说明我们做得对\n{TWO}") == []
    assert counts(f"正文在此。\n注释得当的一页\n{TWO}") == []
    assert counts(f"关于这件事情还要作一个附带的说明\n{TWO}") == []


@pytest.mark.parametrize(
    "shape",
    [
        "[{}]",
        "［{}］",
        "〔{}〕",
        "【{}】",
        "[注{}]",
        "[注释{}]",
        "[註{}]",
        "[ {} ]",
        "（{}）",
        "({})",
        "（ {} ）",
        "注{} ",
        "注释{}：",
        "註{}：",
        "（注{}）",
        "(注释 {})",
        "*{} ",
        "＊{} ",
        "* {} ",
        "{}.",
        "{}．",
        "{}、",
        "{} .",
        "注 {}、",
        "[{}]．",
        "[{}]、",
        "[{}]：",
        "[{}]: ",
        "[{}]\t",
        "[{}]\u3000",
    ],
)
def test_numbers_of_every_shape(shape: str) -> None:
    text = f"正文在此。\n名词解释\n{shape.format(1)}{LAND}\n{shape.format(2)}{SHOPS}"
    assert read(text) == [[(1, "标准地", "带指标的土地。"), (2, "首发经济", "新品首次发布。")]]


@pytest.mark.parametrize(
    "joint",
    [
        "：",
        ":",
        "—",
        "——",
        " ： ",
        "是指",
        "，是指",
        ",是指",
        "，指的是",
        "指的是",
        "特指",
        "系指",
        "，即",
        ",即",
        "，指",
    ],
)
def test_what_stands_between_a_head_and_its_explanation(joint: str) -> None:
    text = f"正文在此。\n名词解释\n1.标准地{joint}带指标的土地。\n2.首发经济{joint}新品首次发布。"
    assert [one[1] for one in read(text)[0]] == ["标准地", "首发经济"]


@pytest.mark.parametrize("joint", ["，是", "。", "；", "！", "？", "，"])
def test_what_joins_no_head_with_an_explanation(joint: str) -> None:
    assert find_notes(f"正文在此。\n名词解释\n1.标准地{joint}带指标。\n2.首发经济{joint}新品。") == []


def test_a_head_has_forty_characters_at_most() -> None:
    for size, found in ((40, [2]), (41, [])):
        head = "甲" * size
        assert counts(f"名词解释\n1.{head}：带指标。\n2.{head}：新品。") == found


def test_places_of_an_entry() -> None:
    text = "名词解释\n1.“标准地”：带指标。\n2.首发经济：新品。\n后文。"
    assert find_notes(text) == [
        [
            NoteEntry(1, 5, 18, 8, "标准地", "带指标。"),
            NoteEntry(2, 18, 28, 20, "首发经济", "新品。"),
        ]
    ]


@pytest.mark.parametrize(
    ("written", "head"),
    [
        ("“标准地”", "标准地"),
        ("「标准地」", "标准地"),
        ("『标准地』", "标准地"),
        ('"标准地"', "标准地"),
        ("‘标准地’", "标准地"),
        ("**标准地**", "标准地"),
        (" 标准地 ", "标准地"),
        ("“标准地”改革", "“标准地”改革"),
        ("农村“三变”", "农村“三变”"),
        ("“双高”“双普”", "“双高”“双普”"),
        ("“”", "“”"),
        ("“甲”", "甲"),
    ],
)
def test_quotation_marks_around_the_whole_head_are_left_out(written: str, head: str) -> None:
    ((first, _),) = read(f"名词解释\n1.{written}：带指标。\n2.首发经济：新品。")
    assert first == (1, head, "带指标。")


def test_the_first_entry_comes_soon_after_its_heading() -> None:
    for between, found in ((60, [2]), (61, [])):
        assert counts("名词解释" + "甲" * (between - 1) + "。" + TWO.replace("\n", "")) == found


def test_lines_before_a_numbered_list_are_no_notes_if_it_begins_soon() -> None:
    for size, found in ((59, [3]), (60, [3]), (61, [5])):
        between = f"\n甲乙：一。\n丙丁：{'二' * (size - 12)}。\n"
        assert len(between) == size
        assert counts(f"名词解释{between}1.{LAND}\n2.{SHOPS}\n3.河长制：设立河长。") == found


def test_numbers_may_leave_out_two_at_most() -> None:
    for number, found in ((4, [2]), (5, [1])):
        assert counts(f"名词解释\n1.{LAND * 3}\n{number}.{SHOPS}") == found


def test_a_list_may_begin_in_the_middle_right_behind_its_heading() -> None:
    text = f"名词解释\n{{}}[7]{LAND}\n[8]{SHOPS}"
    assert [one[0] for one in read(text.format(""))[0]] == [7, 8]
    assert [one[0] for one in read(text.format("甲" * 18 + "\n"))[0]] == [7, 8]
    assert read(text.format("甲" * 19 + "\n")) == []


def test_one_entry_is_a_list_under_a_heading_only() -> None:
    assert counts(f"正文。\n名词解释\n1.{LAND}") == [1]
    assert counts("正文。\n[1]标准地：是指带指标的土地。") == []


def test_three_entries_without_a_heading_must_explain() -> None:
    explained, told = "[{}]标准地：指带指标的土地。\n", "[{}]标准地：带指标的土地。\n"
    for shapes, found in (
        ((explained, explained, explained), [3]),
        ((explained, explained, told), [3]),
        ((explained, told, told), []),
        ((explained, explained), []),
        ((explained, explained, told, told), [4]),
    ):
        text = "正文在此。\n" + "".join(shape.format(n) for n, shape in enumerate(shapes, 1))
        assert counts(text) == found


@pytest.mark.parametrize("word", ["指", "是指", "特指", "系指", "就是", "即", "是", "为", "為", " 指"])
def test_words_with_which_an_explanation_begins(word: str) -> None:
    text = "正文在此。\n" + "".join(f"[{n}]标准地：{word}带指标的土地。\n" for n in (1, 2, 3))
    assert counts(text) == [3]
    assert counts(text.replace(word, "有", 3)) == []


def test_marks_in_the_text_that_repeat_the_heads_make_a_list() -> None:
    notes = f"\n1.{LAND}\n2.{SHOPS}"
    assert counts("推进标准地[1]，推动首发经济[2]。\n[1]" + LAND + "\n[2]" + SHOPS) == [2]
    assert counts("推进“标准地”[1]，推动首发经济[2]。\n[1]" + LAND + "\n[2]" + SHOPS) == [2]
    assert counts("推进标准地[1]，推动夜间消费[2]。\n[1]" + LAND + "\n[2]" + SHOPS) == []
    assert counts("推进标准地，推动首发经济。" + notes) == []


def test_a_bare_number_begins_an_entry_only_after_an_end() -> None:
    for before in "。；;！!？?”’」』）)》〉…：: ":
        assert counts("名词解释\n1.标准地：带指标" + before + f"2.{SHOPS}") == [2], before
    assert counts(f"名词解释\n1.标准地：带指标的2.{SHOPS}") == [1]
    assert counts(f"名词解释\n[1]标准地：带指标的[2]{SHOPS}") == [2]
    assert counts(f"名词解释\n①标准地：带指标的②{SHOPS}") == [2]


def test_decimals_and_versions_begin_no_entry() -> None:
    assert [one[2] for one in read(f"名词解释\n1.标准地：增长2.5倍。 2.{SHOPS}")[0]] == [
        "增长2.5倍。",
        "新品首次发布。",
    ]
    assert [one[2] for one in read("名词解释\n1.标准地：见V2.甲：乙。")[0]] == ["见V2.甲：乙。"]


@pytest.mark.parametrize(
    "bullet",
    [
        "",
        "◆",
        "●",
        "■",
        "▲",
        "※",
        "★",
        "◎",
        "○",
        "·",
        "•",
        "—",
        "-",
        "一、",
        "十二、",
        "三.",
        "四．",
        "◆ ",
        "  ",
        "\t",
    ],
)
def test_notes_without_numbers_are_a_line_each(bullet: str) -> None:
    text = f"名词解释\n{bullet}{LAND}\n\n{bullet}{SHOPS}\n后文没有冒号。"
    assert read(text) == [[(1, "标准地", "带指标的土地。"), (2, "首发经济", "新品首次发布。")]]


@pytest.mark.parametrize(
    "joint", ["：", ":", "—", "——", "是指", "，是指", ",指的是", "特指", "系指", "，即", ",指"]
)
def test_joints_of_notes_without_numbers(joint: str) -> None:
    text = f"名词解释\n标准地{joint}带指标的土地\n首发经济{joint}新品首次发布"
    assert read(text) == [[(1, "标准地", "带指标的土地"), (2, "首发经济", "新品首次发布")]]


def test_notes_without_numbers_are_at_least_two_with_heads_of_two_to_thirty_characters() -> None:
    assert counts(f"名词解释\n{LAND}") == []
    for size, found in ((1, []), (2, [2]), (30, [2]), (31, [])):
        assert counts(f"名词解释\n{'甲' * size}：带指标。\n{SHOPS}") == found
    assert counts(f"名词解释\n第一行没有。\n{LAND}\n{SHOPS}") == []


def test_no_line_is_read_under_two_headings() -> None:
    text = f"名词解释\n{LAND}\n{SHOPS}\n名词解释\n河长制：设立河长。\n林长制：设立林长。"
    assert [[one[1] for one in entries] for entries in read(text)] == [
        ["标准地", "首发经济"],
        ["河长制", "林长制"],
    ]


def test_places_of_a_note_without_number() -> None:
    text = "名词解释\n◆“标准地”： 带指标。 \n首发经济：新品。"
    assert find_notes(text) == [
        [
            NoteEntry(1, 5, 18, 7, "标准地", "带指标。"),
            NoteEntry(2, 19, 27, 19, "首发经济", "新品。"),
        ]
    ]


def test_a_note_at_the_foot_of_a_page_ends_where_the_text_has_marks_again() -> None:
    text = "名词解释\n[1]标准地：带指标。\n正文又说首发经济[2]。\n[2]首发经济：新品。"
    assert [one[2] for one in read(text)[0]] == ["带指标。", "新品。"]
    text = "名词解释\n[1]标准地：带指标，\n还有期限。\n[2]首发经济：新品。"
    assert [one[2] for one in read(text)[0]] == ["带指标，\n还有期限。", "新品。"]
    text = "名词解释\n1.标准地：分为\n（1）甲类\n2.首发经济：新品。"
    assert [one[2] for one in read(text)[0]] == ["分为\n（1）甲类", "新品。"]


def test_of_lists_that_overlap_the_longer_one_counts() -> None:
    text = f"名词解释\n[1]{LAND}\n1.甲：指一。\n[2]{SHOPS}\n2.乙：指二。\n[3]丙：指三。"
    assert [[one[0] for one in entries] for entries in read(text)] == [[1, 2, 3]]
    text = f"名词解释\n1.{LAND}\n[1]甲：指一。\n2.{SHOPS}\n[2]乙：指二。\n[3]丙：指三。"
    assert [[one[1] for one in entries] for entries in read(text)] == [["甲", "乙", "丙"]]


def test_lists_one_behind_the_other_are_kept_apart() -> None:
    part = f"正文。\n名词解释\n1.{LAND}\n2.{SHOPS}\n"
    assert counts(part * 2) == [2, 2]
    assert [entries[0].start for entries in find_notes(part * 2)] == [9, 9 + len(part)]


@pytest.mark.parametrize(
    "text", ["", "1", "[", "注", "名词解释", "名词解释\n", "名词解释\n1.", "名词解释\n1.甲"]
)
def test_what_holds_no_list(text: str) -> None:
    assert find_notes(text) == []
