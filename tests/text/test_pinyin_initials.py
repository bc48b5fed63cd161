"""Finding Chinese words by the first letters of their pinyin."""

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
