"""Script: OpenCC's conversions, one code point for one, and which script a text is in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from desktop.text.script import doubts, script_of, simplified, traditional


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024年霍州市政府工作報告", "2024年霍州市政府工作报告"),
        ("著力發展著名企業", "着力发展著名企业"),
        ("隨著、沿著、圍繞著，顯著、著作、卓著", "随着、沿着、围绕着，显著、著作、卓著"),
        ("乾隆年間的乾淨", "乾隆年间的干净"),
        ("plain 123", "plain 123"),
        ("𠮷野家😀", "𠮷野家😀"),
    ],
)
def test_to_simplified(one: str, other: str) -> None:
    assert simplified(one) == other


def test_what_changes_is_found_wherever_it_stands() -> None:
    apart = "稳中求进，" * 40
    text = f"乾隆{apart}{'中' * 300}乾淨{apart}發展{'，' * 300}乾"
    assert simplified(text) == f"乾隆{apart}{'中' * 300}干净{apart}发展{'，' * 300}干"
    assert simplified("發展經濟，" * 2000) == "发展经济，" * 2000


def test_to_traditional_by_phrases() -> None:
    assert traditional("头发发展，干部干净，一万余里里程") == "頭髮發展，幹部乾淨，一萬餘里里程"


def test_a_simplified_text_keeps_its_own_zhe() -> None:
    assert simplified("著力是繁体写法，这是简体文本。") == "著力是繁体写法，这是简体文本。"


def test_the_same_as_opencc_on_real_reports(reports: Path) -> None:
    to_simplified, to_traditional = OpenCC("t2s"), OpenCC("s2t")
    for path in sorted(reports.glob("*.txt")):
        text = path.read_text("utf-8")
        assert simplified(text).replace("着", "著") == to_simplified.convert(text).replace("着", "著")
        assert traditional(text) == to_traditional.convert(text)


def test_which_script(reports: Path) -> None:
    told = {path.name[:3]: script_of(path.read_text("utf-8")) for path in reports.glob("*.txt")}
    assert told == {"000": "hans", "001": "hant", "002": "hans", "003": "hans", "004": "hans"}
    assert script_of("") == "hans"
    assert script_of("報告") == "hant"
    assert script_of("一二三") == "hans"


@given(st.text())
def test_no_code_point_is_added_or_lost(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert len(traditional(text)) == len(text)


def test_a_character_by_itself_with_two_readings_is_in_doubt() -> None:
    text = "应签尽签，发展经济，头发"
    words = [0, 1, 2, 3, 4, 5, 7, 9, 10, 12]
    found = dict(doubts(text, "hant", words))
    assert found[2] == ("盡", "儘")
    assert not found.keys() & {5, 11}
    assert doubts(text, "hant", []) == []


def test_a_phrase_settles_it() -> None:
    text = "干部干"
    assert [place for place, _ in doubts(text, "hant", [0, 2, 3])] == [2]
    assert [place for place, _ in doubts(text, "hant", [0, 1, 2, 3])] == [2]


@given(st.text("干后里尽发国建乾著\ud800", max_size=30))
def test_doubts_are_characters_of_the_text(text: str) -> None:
    for script, convert in (("hans", simplified), ("hant", traditional)):
        for place, readings in doubts(text, script, list(range(len(text) + 1))):
            assert len(readings) > 1
            assert convert(text[place]) == readings[0] or script == "hans"
