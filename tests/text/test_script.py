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


BEFORE = "随沿围绕向朝执带穿跟接照顺伴靠面冒试围看站走怀抱本对意味有"
AFTER = "力手眼重落实急想陆装色迷火凉床笔墨慌"


@pytest.mark.parametrize("before", BEFORE)
def test_zhe_behind_some_characters(before: str) -> None:
    assert simplified(f"國東發{before}著，") == f"国东发{before}着，"
    for after in "名作称录":
        assert simplified(f"國東發{before}著{after}，") == f"国东发{before}著{after}，"


@pytest.mark.parametrize("after", AFTER)
def test_zhe_before_some_characters(after: str) -> None:
    assert simplified(f"國東發，著{after}") == f"国东发，着{after}"


@pytest.mark.parametrize("words", ["原著", "名著", "著者", "著", "編著"])
def test_zhe_elsewhere_is_zhu(words: str) -> None:
    assert "著" in simplified(f"國，{words}。")


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("国國", "hans"),
        ("国國國", "hans"),
        ("国國東", "hant"),
        ("x" * 2999 + "國", "hant"),
        ("x" * 3000 + "國", "hans"),
    ],
)
def test_the_script_is_that_of_most_characters_of_the_beginning(text: str, script: str) -> None:
    assert script_of(text) == script


def test_doubts_of_single_characters() -> None:
    assert doubts("后发", "hant", [0, 1, 2]) == [(0, ("後", "后")), (1, ("發", "髮"))]
    assert doubts("干", "hant", [0, 1]) == [(0, ("幹", "乾", "干"))]
    assert doubts("乾", "hans", [0, 1]) == [(0, ("干", "乾"))]
    assert doubts("发\ud800", "hant", [0, 1, 2]) == [(0, ("發", "髮"))]
    assert doubts("发展", "hant", [0, 2]) == []
    assert (
        doubts(
            "个了向家并党同万千局志游药它回出云杯纤念宁广厂苏蒙链梁布秋私合曲姜于", "hant", list(range(40))
        )
        == []
    )


@pytest.mark.parametrize("gap", [0, 1, 62, 63, 64, 65, 66, 200, 5000])
@pytest.mark.parametrize("filler", ["中", "，", " ", "x"])
def test_what_stands_far_apart_changes_alike(filler: str, gap: int) -> None:
    text = f"發展{filler * gap}乾淨{filler * gap}乾隆"
    assert simplified(text) == f"发展{filler * gap}干净{filler * gap}乾隆"
    assert traditional(f"头发{filler * gap}干净") == f"頭髮{filler * gap}乾淨"
