"""Half-width signs in Chinese text are shown full-width; numbers, times and Latin words stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.punctuation import full_width_punctuation


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("各位代表:", "各位代表："),
        ("发展,稳定;改革!", "发展，稳定；改革！"),
        ("增长5.5%,高于全国", "增长5.5%，高于全国"),
        ("完成125.6亿元,增长", "完成125.6亿元，增长"),
        ("“一老一小”,服务.", "“一老一小”，服务。"),
        ("各位代表(草案)的说明", "各位代表（草案）的说明"),
        ("生产总值(GDP)增长", "生产总值（GDP）增长"),
    ],
)
def test_signs_between_chinese_words(text: str, shown: str) -> None:
    assert full_width_punctuation(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "1,524.8亿元",
        "7.2:51.6:41.2",
        "上午9:30",
        "GDP, CPI (2024)",
        "PM2.5浓度",
        "1.产业升级",
        "发展，稳定。",
    ],
)
def test_signs_of_numbers_and_latin_words(text: str) -> None:
    assert full_width_punctuation(text) == text


@given(st.text(alphabet="发展A1 ,;:?!.()“”，。\n", max_size=40))
def test_length_and_words_stay(text: str) -> None:
    shown = full_width_punctuation(text)
    assert len(shown) == len(text)
    assert [one for one in shown if one in "发展A1 \n"] == [one for one in text if one in "发展A1 \n"]
