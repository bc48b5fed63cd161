import os
import subprocess
import sys
from itertools import pairwise
from math import log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.segmentation import (
    NO_USER_WORDS,
    UserWords,
    engine,
    frequency,
    is_word,
    likelihood,
    protect,
    segment,
    user_dictionary,
)

SENTENCE = "今年新建高标准农田2.5万亩，发展林下经济，太行一号旅游公路通车。"
CHARACTERS = st.text(
    st.sampled_from("中国人民政府工作报告发展改革三化制标准地2024.5%+#&_-aGB，。 \r\n𠮷鏡\ud800\x1c"),
    max_size=40,
)


def cut(text: str, own: UserWords = NO_USER_WORDS, name: str | None = None) -> list[str]:
    marks = segment(text, own=own, name=name)
    return [text[a:b] for a, b in pairwise(marks)]


def test_nothing_has_no_words() -> None:
    assert segment("") == [0]


def test_words_of_the_lexicon_and_places_are_whole() -> None:
    words = cut(SENTENCE)
    assert "高标准农田" in words
    assert "林下经济" in words
    assert cut("在积石山保安族东乡族撒拉族自治县调研")[1] == "积石山保安族东乡族撒拉族自治县"


def test_words_of_traditional_text_are_those_of_the_simplified() -> None:
    assert segment("發展低空經濟，建設高標準農田") == segment("发展低空经济，建设高标准农田")


def test_a_word_never_reaches_across_a_line_end() -> None:
    assert "发展" not in cut("高质量发\n展")
    assert cut("中国\r\n人民") == ["中国", "\r\n", "人民"]


def test_the_engines_agree_on_the_reports(reports: Path) -> None:
    pytest.importorskip("rjieba")
    for file in sorted(reports.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        assert segment(text, name="rjieba") == segment(text, name="jieba"), file.name


@given(st.one_of(CHARACTERS, st.text(max_size=40)))
def test_the_engines_agree_on_any_string(text: str) -> None:
    pytest.importorskip("rjieba")
    assert segment(text, name="rjieba") == segment(text, name="jieba")


@given(st.text(max_size=60))
def test_boundaries_are_sorted_and_cover_the_text(text: str) -> None:
    marks = segment(text, own=UserWords(("中国",), (("人", "民"),)))
    assert marks[0] == 0
    assert marks[-1] == len(text)
    assert marks == sorted(set(marks))


def test_own_words_hold_at_once_and_only_where_they_are_given() -> None:
    before = cut("游览绛北大峡谷")
    assert "绛北" not in before
    assert "绛北" in cut("游览绛北大峡谷", UserWords(("绛北",)))
    assert cut("游览绛北大峡谷") == before


def test_own_words_are_found_in_the_other_script() -> None:
    assert "霍嬤嬤特色" in cut("發展霍嬤嬤特色產業", UserWords(("霍嬷嬷特色",)))


def test_an_own_word_is_not_torn_out_of_two_others() -> None:
    assert cut("集中设立", UserWords(("中设",))) == ["集中", "设立"]


def test_splits_divide_a_word_and_words_go_before_them() -> None:
    assert cut("推进发展", UserWords(splits=(("发", "展"),))) == ["推进", "发", "展"]
    assert cut("推进发展", UserWords(("发展",), (("发", "展"),))) == ["推进", "发展"]


def test_the_order_of_own_words_is_nothing() -> None:
    one = UserWords(("标准地", "绛北", "全代办"))
    other = UserWords(("全代办", "标准地", "绛北"))
    text = "深化承诺制、标准地、全代办改革，游览绛北大峡谷"
    assert segment(text, own=one) == segment(text, own=other)


def test_no_mark_is_left_inside_a_term_or_figure() -> None:
    text = "深化三化三制改革"
    start = text.index("三")
    marks = protect(segment(text), [(start, start + 4)])
    assert start in marks
    assert start + 4 in marks
    assert not set(marks) & set(range(start + 1, start + 4))


@given(
    st.lists(st.integers(0, 50), max_size=20),
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=6),
)
def test_protected_spans_hold_no_mark(marks: list[int], spans: list[tuple[int, int]]) -> None:
    kept = protect(sorted({0, 50, *marks}), spans)
    assert kept == sorted(set(kept))
    for start, end in spans:
        assert not any(start < mark < end for mark in kept)


def test_the_engine_is_named() -> None:
    assert engine() in ("rjieba", "jieba")


def test_our_additions_are_not_words_of_the_general_language() -> None:
    assert is_word("发展")
    assert is_word("四面八方")
    assert not is_word("专精特新")
    assert "专精特新" in user_dictionary()


def test_what_is_said_is_likelier_than_nonsense() -> None:
    assert likelihood("经济发展") > likelihood("经济发赢")


def test_the_reference_engine_is_quiet_and_leaves_nothing_behind(tmp_path: Path) -> None:
    code = "import sys; sys.modules['rjieba'] = None; from desktop.text import segmentation\n"
    code += "print(segmentation.engine(), segmentation.segment('发展'))"
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-W", "error", "-c", code]
    here = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, cwd=here)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "jieba [0, 2]", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("marks", "spans", "kept"),
    [
        ([0, 2, 4, 6, 8], [(3, 5)], [0, 2, 3, 5, 6, 8]),
        ([0, 2, 4, 6, 8], [(2, 6)], [0, 2, 6, 8]),
        ([0, 2, 4, 6, 8], [(3, 7), (5, 8)], [0, 2, 3, 8]),
        ([0, 2, 4, 6, 8], [(2, 2)], [0, 2, 4, 6, 8]),
        ([0, 2, 4, 6, 8], [(6, 2)], [0, 2, 4, 6, 8]),
        ([0, 4, 8], [(2, 4), (4, 6)], [0, 2, 4, 6, 8]),
        ([0, 4, 8], [(2, 3), (1, 7)], [0, 1, 7, 8]),
        ([0, 4, 8], [], [0, 4, 8]),
    ],
)
def test_marks_within_spans_go_and_their_ends_come(
    marks: list[int], spans: list[tuple[int, int]], kept: list[int]
) -> None:
    assert protect(marks, spans) == kept


@pytest.mark.parametrize(
    ("text", "own", "words"),
    [
        ("集中设立", UserWords(("中设",)), ["集中", "设立"]),
        ("集中设立", UserWords(("中设立",)), ["集", "中设立"]),
        ("集中设立", UserWords(("集中设",)), ["集中设", "立"]),
        ("集中设", UserWords(("中设",)), ["集", "中设"]),
        ("发展和改革", UserWords(("展和改",)), ["发", "展和改", "革"]),
        ("集中设立", UserWords(splits=(("中", "设"),)), ["集中", "设立"]),
        ("集中设立", UserWords(splits=(("集", "中"),)), ["集", "中", "设立"]),
        ("集中设立", UserWords(splits=(("集", "中设", "立"),)), ["集", "中设", "立"]),
        ("发展", UserWords(splits=(("发",),)), ["发展"]),
        ("发展", UserWords(splits=(("发", ""),)), ["发展"]),
        ("发展", UserWords(splits=(("發", "展"),)), ["发", "展"]),
        ("發展", UserWords(splits=(("发", "展"),)), ["發", "展"]),
        ("发展", UserWords(("",)), ["发展"]),
        ("发\n展", UserWords(("发\n展",)), ["发", "\n", "展"]),
        ("推进发展", UserWords(splits=(("推", "进", "发展"),)), ["推", "进", "发展"]),
        ("发展8.5%的abc_d#", NO_USER_WORDS, ["发展", "8", ".", "5", "%", "的", "abc", "_", "d", "#"]),
        ("中国\r\n", NO_USER_WORDS, ["中国", "\r\n"]),
        ("\r\n中国", NO_USER_WORDS, ["\r\n", "中国"]),
        ("\r中国\n", NO_USER_WORDS, ["\r", "中国", "\n"]),
    ],
)
def test_words_are_cut_so(text: str, own: UserWords, words: list[str]) -> None:
    assert cut(text, own) == words
    assert cut(text, own, "jieba") == words


def test_frequencies_are_those_of_the_general_language() -> None:
    assert (frequency("发展"), frequency("武乡县"), frequency("专精特新"), frequency("")) == (68665, 19, 0, 0)


def test_likelihood_is_the_sum_of_the_words() -> None:
    assert likelihood("经济") == pytest.approx(log(48743 / 60101967), abs=0.01)
    assert likelihood("，") == likelihood("。") == pytest.approx(log(0.03))
    assert likelihood("abc") == likelihood("7") == pytest.approx(log(0.001))
    assert likelihood("经济。") == pytest.approx(likelihood("经济") + log(0.03))
    assert likelihood("") == 0
    assert likelihood("𠮷") == pytest.approx(log(0.03))


def test_added_words_are_whole_long_enough_and_without_punctuation() -> None:
    words = user_dictionary()
    assert len(set(words)) == len(words)
    assert all(len(word) > 1 and not set(word) & set("、，。（）“”") for word in words)
    assert {"山西省", "武乡县", "北京市"} <= set(words)
