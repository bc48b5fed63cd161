"""Finding: literal, folded, by regular expression, by whole words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.text_search import find_all, is_boundary


def found(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in find_all(text, query)]


def test_exactly() -> None:
    assert find_all("发展，再发展", "发展", fold=False) == [(0, 2), (4, 6)]
    assert find_all("發展", "发展", fold=False) == []
    assert find_all("a.b", ".", fold=False) == [(1, 2)]


@pytest.mark.parametrize(
    ("text", "query", "places"),
    [
        ("發展与发展", "发展", ["發展", "发展"]),
        ("發展与发展", "發展", ["發展", "发展"]),
        ("ＧＤＰ、gdp、Gdp", "GDP", ["ＧＤＰ", "gdp", "Gdp"]),
        ("增长５％，增长5%", "5%", ["５％", "5%"]),
        ("（一）和(一)", "(一)", ["（一）", "(一)"]),
        ("“十四五”", '"十四五"', ["“十四五”"]),
        ("著力、着力", "着力", ["著力", "着力"]),
        ("乾隆与干部", "干", ["乾", "干"]),
        ("11.8︰48.3∶39.9", "11.8:48.3:39.9", ["11.8︰48.3∶39.9"]),
        ("8﹒5％、8．5%", "8.5%", ["8﹒5％", "8．5%"]),
        ("CO₂、co2", "CO2", ["CO₂", "co2"]),
        ("−3%、-3%", "-3%", ["−3%", "-3%"]),
        ("𠮷林😀吉林😀", "😀", ["😀", "😀"]),
        ("没有", "无", []),
        ("没有", "", []),
    ],
)
def test_alike(text: str, query: str, places: list[str]) -> None:
    assert found(text, query) == places


def test_many_spellings_at_once() -> None:
    text = "国务院發展國務院发展国務院發展國务院发展"
    assert len(found(text, "国务院发展")) == 4
    assert len(found(text * 3, "國務院發展國務院發展")) == 6


def test_places_never_overlap() -> None:
    assert find_all("发發发", "发发") == [(0, 2)]


def test_whole_words() -> None:
    text, words = "发展中国家发展", [0, 2, 3, 5, 7]
    assert find_all(text, "国家", words=words) == [(3, 5)]
    assert find_all(text, "中国", words=words) == []


@given(st.text(alphabet="发發展国國a，, ", max_size=60), st.text(alphabet="发展國A,", min_size=1, max_size=4))
def test_folding_agrees_with_folding_both(text: str, query: str) -> None:
    table = str.maketrans("發國，A", "发国,a")
    plain_text, plain_query = text.translate(table), query.translate(table)
    expected = [match.span() for match in re.finditer(re.escape(plain_query), plain_text)]
    assert find_all(text, query) == expected


@pytest.mark.parametrize(
    "alike",
    [
        '“”„「」『』＂"',
        "‘’＇'",
        "—–－―-",
        "・•·",
        "\u3000\u00a0",
        "著着",
        "ＧGgｇ",
        "１1",
        "发發髮",
        "①1",
        "％%",
        "Éé",
        "Ａa",
    ],
)
def test_signs_that_are_alike_find_each_other(alike: str) -> None:
    for one in alike:
        for other in alike:
            assert find_all(f"甲{other}乙", f"甲{one}乙") == [(0, 3)]
            assert find_all(f"甲{other}乙", f"甲{one}乙", fold=False) == ([(0, 3)] if one == other else [])


@pytest.mark.parametrize(
    ("one", "other"), [("，", "。"), ("甲", "乙"), ("a", "b"), ("“", "‘"), ("—", "·"), ("1", "2")]
)
def test_other_signs_are_not_alike(one: str, other: str) -> None:
    assert find_all(other, one) == []


def test_places_do_not_overlap() -> None:
    assert find_all("aaaa", "aa") == [(0, 2), (2, 4)]
    assert find_all("aAaAa", "Aa") == [(0, 2), (2, 4)]
    assert find_all("发發发", "发發") == [(0, 2)]
    assert find_all("發展发展發展", "发展") == [(0, 2), (2, 4), (4, 6)]


def test_many_and_few_spellings_find_the_same() -> None:
    few = "发展发展发展"
    many = few.replace("发", "發", 1) + "，" + "發" + "发髮展"
    assert find_all(f"{many}。{few}", few) == [(0, 6), (12, 18)]
    assert find_all("国務院發展國务院发展", "国务院发展国务院发展") == [(0, 10)]


def test_places_that_begin_and_end_with_words() -> None:
    words = [0, 2, 4, 6]
    assert find_all("发展发展发展", "展发", words=words) == []
    assert find_all("发展发展发展", "发展", words=words) == [(0, 2), (2, 4), (4, 6)]
    assert find_all("发展发展发展", "发展", words=[0, 2, 3]) == [(0, 2)]
    assert find_all("发展发展发展", "展发展", words=words) == []
    assert [at for at in range(8) if is_boundary(at, words)] == words


def test_a_place_that_another_spelling_begins_before_does_not_hide_the_next() -> None:
    assert find_all("Aaaa", "aa") == [(0, 2), (2, 4)]
    assert find_all("發发发发", "发发") == [(0, 2), (2, 4)]
    assert find_all("Abab", "ab") == [(0, 2), (2, 4)]
