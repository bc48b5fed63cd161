import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.lexicon import Lexicon, policy_lexicon
from desktop.text.lexicon_tables import LEVELS, LexiconWord


def found(text: str, lexicon: Lexicon | None = None) -> list[str]:
    return [text[f.start : f.end] for f in (lexicon or policy_lexicon()).find(text)]


def test_there_are_enough_terms_in_enough_themes() -> None:
    words = list(policy_lexicon())
    assert len(words) >= 2500
    assert len({word.theme for word in words}) >= 16
    assert sum(bool(word.gloss) for word in words) >= 1800


def test_every_gloss_is_one_sentence_of_its_own() -> None:
    for word in policy_lexicon():
        if not word.gloss:
            assert word.level == "all", word  # a key word is one that is looked up
            continue
        assert 6 <= len(word.gloss) <= 90, word
        assert word.gloss.endswith("。"), word
        assert word.gloss.count("。") == 1, word
        assert not re.search(r"[A-Za-z]{12}|\s", word.gloss), word


def test_no_name_stands_in_two_tables() -> None:
    seen: dict[str, str] = {}
    for word in policy_lexicon():
        for name in word.names:
            assert name not in seen, name
            seen[name] = word.theme
            assert name == name.strip()
            assert len(name) > 1
            assert not set(name) & set("“”\"'|")


def test_levels_and_years_are_what_the_tables_may_say() -> None:
    for word in policy_lexicon():
        assert word.level in LEVELS, word
        assert word.years is None or 1954 <= word.years[0] <= word.years[1] <= 2026, word
    counted = sum(word.years is not None for word in policy_lexicon())
    assert counted >= 2500


def test_everyday_words_are_not_in_it() -> None:
    lexicon = policy_lexicon()
    for word in ("公司", "活动", "国家", "工作", "群众", "问题", "企业", "医院", "公路", "电网", "菜市场"):
        assert lexicon.get(word) is None


def test_tables_have_their_columns() -> None:
    header = ["term", "aliases", "gloss", "level", "years", "unless"]
    for file in (files("resources") / "lexicon").iterdir():
        if file.name.endswith(".tsv"):
            lines = file.read_text(encoding="utf-8").splitlines()
            assert lines[0].split("\t") == header, file.name
            assert all(line.count("\t") == 5 for line in lines), file.name


def test_the_longest_term_is_found() -> None:
    assert found("深入推进供给侧结构性改革，优化营商环境") == ["供给侧结构性改革", "营商环境"]
    assert found("深入推进农业供给侧结构性改革") == ["农业供给侧结构性改革"]


TORN = Lexicon(
    [
        LexiconWord(name, (), "", "x", level="all")
        for name in ("高铁", "低保", "城市群", "群众体育", "现代产业", "产业链招商")
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("开通高铁", ["高铁"]),
        ("提高铁路运力", []),
        ("降低保费负担", []),
        ("提高低保标准", ["低保"]),
        ("建设城市群", ["城市群"]),
        ("发展城市群众体育", ["群众体育"]),  # what is torn out hides nothing
        ("现代产业链招商", ["产业链招商"]),  # nor does the shorter of two that overlap
        ("现代产业", ["现代产业"]),
    ],
)
def test_terms_do_not_hide_one_another(text: str, names: list[str]) -> None:
    assert found(text, TORN) == names


def test_traditional_text_is_searched_alike() -> None:
    assert found("發展數字經濟和低空經濟") == ["數字經濟", "低空經濟"]


@pytest.mark.parametrize(
    "text",
    [
        "进一步提高铁路运输能力", "发展规模健康养殖", "长约三公里的道路", "奋力打算力争上游", "降低保费负担",
        "规模15GW",
        "引导高标准地推进工作", "密切联系城市群众", "巩固投入成果", "为居民宿舍供暖", "中国债券市场",
        "创新能源供给方式", "平稳增长态势",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_term_is_none(text: str) -> None:
    assert found(text) == []


def test_two_terms_side_by_side_are_two() -> None:
    assert found("实现碳达峰、碳中和") == ["碳达峰", "碳中和"]


def test_a_lexicon_of_ones_own() -> None:
    lexicon = Lexicon([LexiconWord("甲乙", ("丙丁",), "说明。", "x", ("戊~", "~己"))])
    assert found("甲乙丙丁，戊甲乙，丙丁己", lexicon) == ["甲乙", "丙丁"]
    assert len(lexicon) == 1
    assert found("甲乙", Lexicon([])) == []


@given(st.text(st.sampled_from("高质量发展营商环境𠮷\ud83d\udc00 三农5G"), max_size=40))
def test_offsets_are_right_in_any_string(text: str) -> None:
    lexicon = policy_lexicon()
    for match in lexicon.find(text):
        assert lexicon.get(text[match.start : match.end]) is match.word


WORDS = Lexicon(
    [
        LexiconWord("三农", (), "一。", "x"),
        LexiconWord("5G", (), "一。", "x"),
        LexiconWord("山水", ("山川", "山水、山川"), "二。", "y", ("青~", "~画")),
        LexiconWord("林田", (), "三。", "z"),
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("三农", ["三农"]),
        ("十三农", []),
        ("第三农", []),
        ("百三农", []),
        ("万三农", []),
        ("两三农", []),
        ("三农十", ["三农"]),
        ("山三农", ["三农"]),
        ("5G", ["5G"]),
        ("5G网", ["5G"]),
        ("15G", []),
        ("a5G", []),
        ("Z5G", []),
        ("5Ga", []),
        ("5G1", []),
        ("山5G", ["5G"]),
        ("青山水", []),
        ("山水画", []),
        ("青山川", []),
        ("红山水", ["山水"]),
        ("山水、山川", ["山水", "山川"]),
        ("青林田画", ["林田"]),
        ("林\ud800田，林田", ["林田"]),
    ],
)
def test_what_must_not_stand_beside_a_term(text: str, names: list[str]) -> None:
    assert found(text, WORDS) == names


def test_names_and_words_of_a_lexicon() -> None:
    assert WORDS.names() == ["三农", "5G", "山水", "山川", "林田"]
    assert len(WORDS) == 4
    assert [word.term for word in WORDS] == ["三农", "5G", "山水", "林田"]
    assert (WORDS.get("山川"), WORDS.get("無")) == (WORDS.get("山水"), None)
    hits = WORDS.find("山川，林田")
    assert [(one.start, one.end, one.word.term) for one in hits] == [(0, 2, "山水"), (3, 5, "林田")]


def test_a_traditional_term_is_found_in_both_writings() -> None:
    words = Lexicon([LexiconWord("發展", (), "說明。", "x")])
    assert found("发展發展", words) == ["发展", "發展"]
    assert len(words.find("發展", folded="发展")) == 1
