"""Finding: literal, folded, by regular expression, by whole words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.text_search import find_all


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
