"""Patterns: regular expressions, in stretches and at once, and what is done about those that never end."""

import re
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text import regex_search
from desktop.text.regex_search import InvalidPattern, RegexTimeout, find_matches, find_pattern


def found(text: str, query: str, *, fold: bool = True) -> list[str]:
    return [text[start:end] for start, end in find_matches(text, query, fold=fold)]


def test_regular_expressions() -> None:
    text = "总产值12亿元\n財政收入3億元"
    assert found(text, r"\d+亿元") == ["12亿元", "3億元"]
    assert found(text, r"\d+亿元", fold=False) == ["12亿元"]
    assert found(text, r"^财政") == ["財政"]
    assert found(text, r"[亿万]元$") == ["亿元", "億元"]
    assert found("（一）(二)", r"（.）") == ["（一）", "(二)"]
    assert found("aB", r"ab|x*") == ["aB"]


@pytest.mark.parametrize("query", ["(", "[", "*", "a{2,1}", "(?P<n>"])
def test_what_is_no_pattern_is_said_to_be_none(query: str) -> None:
    with pytest.raises(InvalidPattern):
        find_matches("text", query)


@pytest.mark.parametrize(
    ("query", "reason", "position"),
    [
        ("收入(增", "open-round", 4),
        ("增长)", "closed-round", 2),
        ("[增", "open-square", 2),
        ("*", "nothing-repeated", 0),
        ("增**", "repeated-twice", 2),
        ("a{2,1}", "counts-reversed", 2),
        ("[z-a]", "range-reversed", 4),
        ("\\", "escape", 1),
        (r"\p{Foo}", "property", 7),
        (r"\1", "no-group", 2),
        ("(?z)", "other", 2),
    ],
)
def test_the_reason_and_the_place_are_those_of_the_pattern_as_it_was_written(
    query: str, reason: str, position: int
) -> None:
    for fold in (True, False):
        with pytest.raises(InvalidPattern) as caught:
            find_matches("text", query, fold=fold)
        assert (caught.value.reason, caught.value.position) == (reason, position)


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
        patch.setattr(regex_search, "STRETCH_LENGTH", stretch)
        in_stretches = find_matches(text, query, fold=False)
    whole = [match.span() for match in re.finditer(query, text, re.MULTILINE) if match.group()]
    assert in_stretches == whole


def test_a_search_that_finds_nothing_can_be_left_off() -> None:
    places = find_pattern("无关紧要。\n" * 100_000, r"\d+亿元")
    assert next(places) is None
    assert len(list(places)) > 5


ENDLESS = r"(?:甲|甲甲)+(?<!甲)$"


def test_a_pattern_that_would_never_end_is_given_up() -> None:
    places = find_pattern("招商。" + "甲" * 400, "招商|" + ENDLESS, patience=0.2)
    assert next(places) == (0, 2)
    with pytest.raises(RegexTimeout):
        list(places)


def test_others_run_while_a_pattern_is_looked_for() -> None:
    """The engine lets go of the interpreter: a thread of its own suffices to keep the window alive."""
    done = threading.Event()

    def search() -> None:
        with pytest.raises(RegexTimeout):
            list(find_pattern("甲" * 400, ENDLESS, patience=0.5))
        done.set()

    thread = threading.Thread(target=search)
    thread.start()
    turns = 0
    while not done.wait(0.001):
        turns += 1
    thread.join()
    assert turns > 20


@pytest.mark.parametrize(
    "query", [r"\R", r"[^，]+存在", r"[[:space:]]发", r"\p{Cc}", r"(?:甲乙){s<=1}", r"\X发"]
)
def test_what_may_match_a_line_end_finds_it_wherever_the_text_is_cut(
    monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    text = "发展，乙\n发展存在\n" * 5
    whole = find_matches(text, query)
    monkeypatch.setattr(regex_search, "STRETCH_LENGTH", 3)
    assert find_matches(text, query) == whole
    assert whole


def test_whole_words() -> None:
    text, words = "发展中国家发展", [0, 2, 3, 5, 7]
    assert find_matches(text, "国.", words=words) == [(3, 5)]
    assert find_matches(text, "中.", words=words) == []


@pytest.mark.parametrize(
    ("text", "query", "folded", "exact"),
    [
        ("發展发展", "发展", ["發展", "发展"], ["发展"]),
        ("發展发展", "[发]展", ["發展", "发展"], ["发展"]),
        ("ab", r"A\w", ["ab"], []),
        ("發.x", r"发\.", ["發."], []),
        ("(發", r"\(发", ["(發"], []),
        ("“甲”", "“甲“", ["“甲”"], []),
        ("發展", "[^展]", ["發"], ["發"]),
        ("發發", "发+", ["發發"], []),
        ("發展", "发|展", ["發", "展"], ["展"]),
        ("甲\n乙", "甲$", ["甲"], ["甲"]),
        ("甲\n乙", "^乙", ["乙"], ["乙"]),
    ],
)
def test_characters_of_a_pattern_stand_for_all_that_are_alike(
    text: str, query: str, folded: list[str], exact: list[str]
) -> None:
    assert found(text, query) == folded
    assert found(text, query, fold=False) == exact


def test_a_pattern_may_be_asked_to_match_whole_words() -> None:
    assert find_matches("发展发展", "展发", words=[0, 2, 4]) == []
    assert find_matches("发展发展", "发.", words=[0, 2, 4]) == [(0, 2), (2, 4)]
    assert find_matches("发展发展", "发.", words=[0, 2, 3]) == [(0, 2)]
    assert find_matches("发展", "") == []


def test_what_is_alike_is_found_unless_something_else_is_asked_for() -> None:
    assert [one for one in find_pattern("發展AB", "发展ab") if one is not None] == [(0, 4)]
