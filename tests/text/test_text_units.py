"""Words, clauses, sentences and paragraphs at a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.text_units import (
    UNITS,
    first_ink,
    last_ink,
    next_start,
    previous_start,
    unit_at,
    widened_to_words,
    wider,
    word_at,
)

TEXT = (
    "　　全年地区生产总值增长5.5%，增速居全市第一；财政收入突破10亿元。“十四五”开局良好！\n各位代表：\n同志们"
)
WORDS = [0, 2, 4, 6, 8, 10, 12, 15]


def unit(text: str, word: str, kind: str, boundaries: list[int] | None = None) -> str:
    start, end = unit_at(text, text.index(word), kind, boundaries or [])
    return text[start:end]


@pytest.mark.parametrize(
    ("word", "clause"),
    [
        ("地区", "全年地区生产总值增长5.5%"),
        (".5%", "全年地区生产总值增长5.5%"),
        ("增速", "增速居全市第一"),
        ("，", "全年地区生产总值增长5.5%"),
        ("十四五", "“十四五”开局良好"),
        ("各位", "各位代表"),
        ("同志", "同志们"),
    ],
)
def test_clauses(word: str, clause: str) -> None:
    assert unit(TEXT, word, "clause") == clause


def test_sentences_keep_their_mark() -> None:
    assert unit(TEXT, "增速", "sentence") == TEXT[2 : TEXT.index("“")]
    assert unit(TEXT, "开局", "sentence") == "“十四五”开局良好！"
    assert unit("他说：“好。”后来", "他", "sentence") == "他说：“好。”"
    assert unit("他说：“好。”后来", "后", "sentence") == "后来"


def test_half_width_marks_of_a_recognized_print() -> None:
    text = "总产值1,234.5亿元,增长5%.下一步,见www.gov.cn"
    assert unit(text, "234", "clause") == "总产值1,234.5亿元"
    assert unit(text, "增长", "sentence") == "总产值1,234.5亿元,增长5%."
    assert unit(text, "gov", "clause") == "见www.gov.cn"


def test_paragraphs_and_words() -> None:
    assert unit(TEXT, "代表", "paragraph") == "各位代表："
    assert unit("增长12,345.6%以上", "345", "word") == "12,345.6%"
    assert unit("招商引资", "商", "word") == "商"
    assert unit("招商引资大会", "商", "word", [0, 4, 6]) == "招商引资"


def test_nothing_to_take() -> None:
    for kind in UNITS:
        assert unit_at("", 0, kind) == (0, 0)
        assert unit_at("\n\n", 1, kind)[0] in (0, 1)
    assert unit_at("好", 1, "word") == (0, 1)


def test_widening_goes_up_through_the_units() -> None:
    at = TEXT.index("增速")
    now, seen = (at, at), []
    while now != (0, len(TEXT)):
        now = wider(TEXT, *now)
        seen.append(TEXT[slice(*now)])
    assert seen[:3] == ["增", "增速居全市第一", TEXT[2 : TEXT.index("“")]]
    assert seen[3] == TEXT.split("\n")[0]


def test_snapping_to_words() -> None:
    assert widened_to_words(3, 5, WORDS) == (2, 6)
    assert widened_to_words(2, 4, WORDS) == (2, 4)
    assert widened_to_words(3, 3, WORDS) == (3, 3)
    assert widened_to_words(3, 5, []) == (3, 5)


def test_going_by_clauses() -> None:
    starts, at = [], 0
    while at < len(TEXT):
        at = next_start(TEXT, at, "clause")
        starts.append(TEXT[at : at + 2])
    assert starts == ["全年", "增速", "财政", "“十", "各位", "同志", ""]


def test_going_back_by_clauses() -> None:
    starts, at = [], len(TEXT)
    while at > 0:
        at = previous_start(TEXT, at, "clause")
        starts.append(TEXT[at : at + 2])
    assert starts == ["同志", "各位", "“十", "财政", "增速", "全年", "　　"]


@given(st.text(alphabet="中文，。！”“ 　\n1a.,%", max_size=40), st.sampled_from(UNITS), st.data())
def test_steps_always_get_on(text: str, kind: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    ahead, back = next_start(text, at, kind), previous_start(text, at, kind)
    assert ahead > at or ahead == at == len(text)
    assert back < at or back == at == 0
    start, end = unit_at(text, at, kind)
    assert 0 <= start <= end <= len(text)


def pieces(text: str, kind: str) -> list[str]:
    """Return the units of a text, one after the other."""
    ranges = dict.fromkeys(unit_at(text, at, kind) for at in range(len(text)))
    return [text[start:end] for start, end in ranges]


@pytest.mark.parametrize(
    ("text", "sentences", "clauses"),
    [
        ("甲（乙，丙）。丁", ["甲（乙，丙）。", "丁"], ["甲（乙", "丙）", "丁"]),
        ("“丁！”戊", ["“丁！”", "戊"], ["“丁！”", "戊"]),
        ("戊？……己", ["戊？……", "己"], ["戊", "己"]),
        ("己；庚：辛、壬", ["己；庚：辛、壬"], ["己", "庚", "辛、壬"]),
        ("甲,乙", ["甲,乙"], ["甲", "乙"]),
        ("甲;乙", ["甲;乙"], ["甲", "乙"]),
        ("甲:乙", ["甲:乙"], ["甲", "乙"]),
        ("甲!乙", ["甲!", "乙"], ["甲", "乙"]),
        ("甲?乙", ["甲?", "乙"], ["甲", "乙"]),
        ("甲.乙", ["甲.", "乙"], ["甲", "乙"]),
        ("甲.b", ["甲.", "b"], ["甲", "b"]),
        ("a.乙", ["a.", "乙"], ["a", "乙"]),
        ("a.b", ["a.b"], ["a.b"]),
        ("1:2;3,4!5?6", ["1:2;3,4!5?6"], ["1:2;3,4!5?6"]),
        ("甲!”乙", ["甲!”", "乙"], ["甲!”", "乙"]),
        ("甲。）乙", ["甲。）", "乙"], ["甲。）", "乙"]),
        ("，，乙", ["，，乙"], ["，，", "乙"]),
        ("  甲，  乙", ["甲，  乙"], ["甲", "乙"]),
        ("。", ["。"], ["。"]),
    ],
)
def test_where_sentences_and_clauses_end(text: str, sentences: list[str], clauses: list[str]) -> None:
    assert pieces(text, "sentence") == sentences
    assert pieces(text, "clause") == clauses


@pytest.mark.parametrize("closer", "”’」』）】》〉)]\"'")
def test_what_closes_belongs_to_what_it_ends(closer: str) -> None:
    assert pieces(f"甲。{closer}乙", "sentence") == [f"甲。{closer}", "乙"]
    assert pieces(f"甲，{closer}乙", "clause") == [f"甲，{closer}", "乙"]


def test_words_where_they_are_not_known() -> None:
    text = "甲ab12.5%乙\n丙"
    assert [word_at(text, at) for at in (-1, 0, 1, 7, 8, 9, 10, 11)] == [
        (0, 1),
        (0, 1),
        (1, 8),
        (1, 8),
        (8, 9),
        (9, 10),
        (10, 11),
        (10, 11),
    ]
    assert word_at("a" * 70, 69) == (5, 70)


def test_words_where_they_are_known() -> None:
    assert [word_at("甲乙丙丁", at, [0, 2, 4]) for at in range(-1, 5)] == [(0, 2)] * 3 + [(2, 4)] * 3
    assert [word_at("甲乙丙丁", at, [2, 4]) for at in range(4)] == [(0, 1), (1, 2), (2, 4), (2, 4)]
    assert word_at("甲乙丙丁", 3, [0, 2]) == (3, 4)


def test_what_is_wider() -> None:
    text = "甲乙，丙。丁\n戊"
    for now, then in (
        ((0, 0), (0, 1)),
        ((0, 1), (0, 2)),
        ((0, 2), (0, 5)),
        ((0, 5), (0, 6)),
        ((0, 6), (0, 8)),
        ((1, 4), (0, 5)),
        ((7, 7), (7, 8)),
        ((6, 7), (0, 8)),
    ):
        assert wider(text, *now) == then


def test_a_range_is_widened_to_the_words_it_touches() -> None:
    words = [0, 2, 4, 6]
    for now, then in (
        ((0, 1), (0, 2)),
        ((1, 2), (0, 2)),
        ((1, 3), (0, 4)),
        ((5, 6), (4, 6)),
        ((5, 8), (4, 8)),
        ((3, 2), (3, 2)),
    ):
        assert widened_to_words(*now, words) == then
    assert widened_to_words(0, 1, [2, 4]) == (0, 2)


def test_the_nearest_that_is_no_space() -> None:
    text = " 甲 \n乙  "
    assert [first_ink(text, at) for at in range(8)] == [1, 1, 4, 4, 4, 5, 6, 7]
    assert [last_ink(text, at) for at in range(8)] == [0, 0, 2, 2, 2, 5, 5, 5]
    assert last_ink("甲   ", 4, 2) == 2


@pytest.mark.parametrize(
    ("kind", "ahead", "back"),
    [
        ("character", [*range(1, 14), 13], [0, *range(13)]),
        (
            "word",
            [1, 2, 3, 4, 5, 8, 8, 8, 9, 12, 12, 12, 13, 13],
            [0, 0, 1, 2, 3, 4, 5, 5, 5, 8, 9, 9, 9, 12],
        ),
        (
            "clause",
            [1, 4, 4, 4, 8, 8, 8, 8, 13, 13, 13, 13, 13, 13],
            [0, 0, 1, 1, 1, 4, 4, 4, 4, 8, 8, 8, 8, 8],
        ),
        (
            "sentence",
            [1, 8, 8, 8, 8, 8, 8, 8, 13, 13, 13, 13, 13, 13],
            [0, 0, 1, 1, 1, 1, 1, 1, 1, 8, 8, 8, 8, 8],
        ),
        (
            "paragraph",
            [7, 7, 7, 7, 7, 7, 7, 8, 13, 13, 13, 13, 13, 13],
            [0, 0, 0, 0, 0, 0, 0, 0, 7, 8, 8, 8, 8, 8],
        ),
    ],
)
def test_the_way_from_every_place(kind: str, ahead: list[int], back: list[int]) -> None:
    text = "　甲乙，丙。\n\n丁a12戊"
    assert [next_start(text, at, kind) for at in range(len(text) + 1)] == ahead
    assert [previous_start(text, at, kind) for at in range(len(text) + 1)] == back
