"""String windows: alike strings have the same number, and each place of a text has one."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.text.string_windows import TABLE_SIZE, window_numbers


@given(st.text(), st.text(), st.text(min_size=1, max_size=30))
def test_a_string_has_its_number_wherever_it_stands(before: str, after: str, words: str) -> None:
    (number,) = window_numbers(words, len(words))
    numbers = window_numbers(before + words + after, len(words))
    assert len(numbers) == len(before) + len(after) + 1
    assert numbers[len(before)] == number
    assert numbers.max() < TABLE_SIZE


def test_other_strings_have_other_numbers_mostly() -> None:
    numbers = window_numbers("".join(map(chr, range(0x4E00, 0x4E00 + 5000))), 20)
    assert len(set(numbers.tolist())) > 4900


def test_a_shorter_text_has_none() -> None:
    assert len(window_numbers("甲乙", 3)) == 0
    assert len(window_numbers("", 1)) == 0
