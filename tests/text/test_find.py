"""Finding: literal, folded, by regular expression, by whole words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text import find
from desktop.text.find import BadPattern, find_all, find_pattern


def found(text: str, query: str, *, regex: bool = False, fold: bool = True) -> list[str]:
    return [text[start:end] for start, end in find_all(text, query, regex=regex, fold=fold)]


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


def test_regular_expressions() -> None:
    text = "总产值12亿元\n財政收入3億元"
    assert found(text, r"\d+亿元", regex=True) == ["12亿元", "3億元"]
    assert found(text, r"\d+亿元", regex=True, fold=False) == ["12亿元"]
    assert found(text, r"^财政", regex=True) == ["財政"]
    assert found(text, r"[亿万]元$", regex=True) == ["亿元", "億元"]
    assert found("（一）(二)", r"（.）", regex=True) == ["（一）", "(二)"]
    assert found("aB", r"ab|x*", regex=True) == ["aB"]


@pytest.mark.parametrize("query", ["(", "[", "*", "a{2,1}", "(?P<n>"])
def test_what_is_no_pattern_is_said_to_be_none(query: str) -> None:
    with pytest.raises(BadPattern):
        find_all("text", query, regex=True)


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


PATTERNS = (
    r"\d+",
    r"^甲",
    r"乙$",
    r"甲.*",
    r"\b甲",
    r"甲\B",
    r"甲\s乙",
    r"[^甲]+",
    r"(?s)甲.乙",
    r"乙\n甲",
    r"(甲)?乙",
    "",
)


@given(st.text(alphabet="甲乙1 \n", max_size=60), st.sampled_from(PATTERNS), st.integers(1, 9))
def test_searching_in_stretches_finds_what_searching_at_once_does(
    text: str, query: str, stretch: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find, "STRETCH", stretch)
        in_stretches = find_all(text, query, regex=True, fold=False)
    whole = [match.span() for match in re.finditer(query, text, re.MULTILINE) if match.group()]
    assert in_stretches == whole


def test_a_search_that_finds_nothing_can_be_left_off() -> None:
    places = find_pattern("无关紧要。\n" * 100_000, r"\d+亿元")
    assert next(places) is None
    assert len(list(places)) > 5
