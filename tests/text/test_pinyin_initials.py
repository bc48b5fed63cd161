"""Finding Chinese words by their pinyin, its first letters or in full."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.text.pinyin_initials import PinyinInitials


def _knowing(*texts: str) -> PinyinInitials:
    initials = PinyinInitials()
    for text in texts:
        initials.learn(text)
    return initials


def _finds(query: str, text: str) -> bool:
    pattern = _knowing(text).pattern(query)
    return pattern is not None and pattern.search(text) is not None


def test_initials_find_a_word_anywhere_in_a_title() -> None:
    assert _finds("zsyz", "2023年招商引资工作报告")
    assert _finds("ZSYZ", "招商引资")
    assert not _finds("zsyy", "招商引资")


def test_every_reading_of_a_character_counts() -> None:
    assert _finds("czs", "长治市")
    assert _finds("zzs", "长治市")
    assert _finds("cqs", "重庆市")


def test_pinyin_in_full_finds_a_word_while_it_is_typed() -> None:
    for query in ("zhaoshangyinzi", "zhaoshangyin", "zhaosh", "SHANGYIN"):
        assert _finds(query, "2023年招商引资工作报告"), query
    assert _finds("beijing", "北京市")
    assert _finds("xian", "西安市")
    assert _finds("xian", "县")
    assert not _finds("zhaoyin", "招商引资")
    assert not _finds("haoshang", "招商引资")
    assert not _finds("beijingshi", "北京")


def test_a_query_that_can_be_cut_in_very_many_ways_is_soon_made() -> None:
    pattern = _knowing("西安县阿嗯").pattern("xian" * 40)
    assert pattern is not None
    assert len(pattern.pattern) < 50_000
    assert pattern.search("县" * 40)
    assert not pattern.search("县" * 39)


def test_a_letter_also_stands_for_itself() -> None:
    assert _finds("gdpzs", "gdp增速")


def test_what_is_not_letters_is_no_query_of_initials() -> None:
    initials = _knowing("招商")
    assert initials.pattern("招商") is None
    assert initials.pattern("") is None
    assert initials.pattern("z s") is None
    assert initials.pattern("z(") is None


@given(st.text(), st.text(alphabet=st.characters(), max_size=12))
def test_any_text_and_query_whatever(text: str, query: str) -> None:
    pattern = _knowing(text).pattern(query)
    if pattern is not None:
        pattern.search(text)
