import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.quotations import find_quotations, find_titles


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in find_quotations(text)]


def titles(text: str) -> list[str]:
    return [text[start:end] for start, end in find_titles(text)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“甲”和“乙”", ["甲", "乙"]),
        ('"甲"和"乙"', ["甲", "乙"]),
        ("“甲“和“乙“", ["甲", "乙"]),
        ("，”甲”。", ["甲"]),
        ("“甲‘乙’丙”", ["甲‘乙’丙", "乙"]),
        ("「甲『乙』丙」", ["甲『乙』丙", "乙"]),
        ("『甲』", ["甲"]),
        ("“三无”“三可”", ["三无", "三可"]),
        ("农民工“就\n\n业难”问题", ["就\n\n业难"]),
        ("“没有合上。\n下一段“甲”", ["甲"]),
        ("甲”乙", []),
        ("“”", []),
        ("don't", []),
    ],
)
def test_quotations(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


def test_a_quotation_that_is_never_closed_swallows_nothing() -> None:
    assert quoted("“" + "甲" * 300 + "”") == []
    assert quoted("“" + "甲" * 300 + "“乙”") == ["乙"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("《甲》《乙》", ["《甲》", "《乙》"]),
        ("《甲《乙》丙》", ["《甲《乙》丙》"]),
        ("《甲\n乙》", ["《甲\n乙》"]),
        ("《甲。\n《乙》", ["《乙》"]),
        ("甲》乙", []),
        ("《》", []),
    ],
)
def test_titles(text: str, inside: list[str]) -> None:
    assert titles(text) == inside


@given(st.text(st.sampled_from("“”‘’\"'「」『』《》甲乙。，\n ab"), max_size=80))
def test_any_string_is_taken(text: str) -> None:
    for start, end in (*find_quotations(text), *find_titles(text)):
        assert 0 <= start < end <= len(text)
