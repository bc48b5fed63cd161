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
        ("a'b'c", []),
        ("'甲'", ["甲"]),
        ("‘甲’", ["甲"]),
        ("‘甲‘", ["甲"]),
        ("„甲‟", ["甲"]),
        ("〝甲〞", ["甲"]),
        ("＂甲＂", ["甲"]),
        ('"甲“', ["甲"]),
        ('“甲"', ["甲"]),
        ("”甲”", ["甲"]),
        ("文”甲”", []),
        ("”甲“", []),
        ("‘甲“乙”丙’", ["甲“乙”丙", "乙"]),
        ("“甲”乙”丙”", ["甲"]),
        ("“甲“乙“丙“", ["甲", "丙"]),
        ("“甲“乙”", ["乙"]),
        ("“甲\n乙”", ["甲\n乙"]),
        ("“甲\n\n乙\n\n丙”", []),
        ("「甲『乙』『丙』」", ["甲『乙』『丙』", "乙", "丙"]),
        ("「甲「乙」", ["乙"]),
        ("『甲『乙』", ["乙"]),
        ("『甲』『乙』", ["甲", "乙"]),
        ("「」", []),
        ("“甲", []),
    ],
)
def test_quotations(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


@pytest.mark.parametrize("before", ["\n", "，", "、", ",", "（", "(", "：", ":"])
def test_a_closing_mark_opens_where_only_an_opening_one_can_stand(before: str) -> None:
    assert quoted(f"文{before}”甲”") == ["甲"]


@pytest.mark.parametrize("end", ["。", "！", "？", "!", "?", "；", ";"])
def test_a_quotation_does_not_go_on_behind_the_end_of_a_paragraph(end: str) -> None:
    assert quoted(f"“甲{end}\n乙”") == []
    assert titles(f"《甲{end} \n乙》") == []


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "「」", "『』"])
def test_a_quotation_holds_120_characters(marks: str) -> None:
    for size, found in ((120, ["甲" * 120]), (121, [])):
        assert quoted(marks[0] + "甲" * size + marks[1]) == found
    for size, found in ((119, ["甲" * 119]), (121, [])):
        assert titles("《" + "甲" * size + "》") == [f"《{one}》" for one in found]


def test_a_quotation_over_a_line_end_is_shorter() -> None:
    for size, found in ((29, 1), (30, 0)):
        assert len(quoted("“" + "甲" * size + "\n" + "甲" * 29 + "”")) == found
        assert len(titles("《" + "甲" * size + "\n" + "甲" * 29 + "》")) == found


def test_two_opening_marks_hold_fifteen_characters() -> None:
    for size, found in ((15, 1), (16, 0)):
        assert len(quoted("“" + "甲" * size + "“")) == found


def test_quotations_are_in_order_the_outer_before_the_inner() -> None:
    assert find_quotations("「甲『乙』」和“丙”") == [(1, 5), (3, 4), (8, 9)]
    assert find_titles("见《甲》和《乙》") == [(1, 4), (5, 8)]


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
        ("《甲》》", ["《甲》"]),
        ("《《甲》》", ["《《甲》》"]),
        ("《甲》乙》", ["《甲》"]),
        ("《甲《乙》", ["《乙》"]),
        ("《甲》《乙》丙》", ["《甲》", "《乙》"]),
        ("甲《》乙《丙》", ["《丙》"]),
        ("《甲\n\n乙\n\n丙》", []),
    ],
)
def test_titles(text: str, inside: list[str]) -> None:
    assert titles(text) == inside


@given(st.text(st.sampled_from("“”‘’\"'「」『』《》甲乙。，\n ab"), max_size=80))
def test_any_string_is_taken(text: str) -> None:
    for start, end in (*find_quotations(text), *find_titles(text)):
        assert 0 <= start < end <= len(text)
