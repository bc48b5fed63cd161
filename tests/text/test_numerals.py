"""Numerals of every writing."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.numerals import arabic, chinese, exact, number, product


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.5", 1234.5),
        ("１２", 12),
        ("２．５", 2.5),
        ("4 500", 4500),
        ("1386.\n5", 1386.5),
        ("十八", 18),
        ("十", 10),
        ("百", 100),
        ("两千", 2000),
        ("五百二十", 520),
        ("一百零五", 105),
        ("二〇二三", 2023),
        ("三点五", 3.5),
        ("十二万五千", 125000),
        ("一亿两千万", 120000000),
        ("两万亿", 2 * 10**12),
        ("三万五千亿", 35 * 10**11),
        ("3万", 30000),
        ("3千万", 30000000),
        ("0.1", 0.1),
        ("36.0", 36),
    ],
)
def test_values(text: str, value: float) -> None:
    assert number(text) == value
    assert isinstance(number(text), int) == (value == int(value))


@pytest.mark.parametrize("text", ["", "一二三点", "三点", "abc", "一一十", "1.2.3", "9" * 40, "点五", "点"])
def test_what_is_no_number(text: str) -> None:
    assert number(text) is None


@given(st.integers(0, 10**8 - 1))
def test_chinese_numerals_come_back(value: int) -> None:
    assert chinese(written(value)) == value


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_arabic_digits_come_back(whole: int, part: int) -> None:
    assert arabic(f"{whole:,}.{part:02}") == arabic(f"{whole}.{part:02}")


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    assert number(text) is None or isinstance(number(text), int | float)


def written(value: int) -> str:
    """Write a number in Chinese characters."""
    if value >= 10**4:
        rest = value % 10**4
        gap = "零" if 0 < rest < 1000 else ""
        return f"{written(value // 10**4)}万{gap}{written(rest) if rest else ''}"
    digits = "零一二三四五六七八九"
    result = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            result += digits[digit] + name
        elif result and value % unit:
            result += "" if result.endswith("零") else "零"
    return result or "零"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+5", 5),
        ("-5.5", -5.5),
        ("１２．５", 12.5),
        ("１，２３４", 1234),
        ("123456789012345", 123456789012345),
        ("5万", 50000),
        ("5.5亿", 550000000),
        ("5十", 50),
        ("1,000百", 100000),
        ("５千", 5000),
        ("5万亿", 5 * 10**12),
        ("三点五六", 3.56),
        ("三点零五", 3.05),
        ("零", 0),
        ("〇", 0),
        ("○", 0),
        ("百零五", 105),
        ("一千零五十", 1050),
        ("一万零五", 10005),
        ("万", 10000),
        ("亿", 10**8),
        ("万亿", 10**12),
        ("十万亿", 10**13),
        ("三亿五千万", 350000000),
        ("三亿零五", 300000005),
        ("两百万", 2000000),
        ("二二二", 222),
        ("一○二", 102),
        ("三百两十", 320),
    ],
)
def test_more_values(text: str, value: float) -> None:
    assert number(text) == value
    assert type(number(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "5.",
        ".5",
        "1234567890123456",
        "三点十",
        "五点",
        "五五十",
        "5五",
        "abc5",
        "5x",
        "五万x",
        "十五五",
        "点",
        "五" * 16,
        "1" * 14 + ".5万",
    ],
)
def test_more_that_is_no_number(text: str) -> None:
    assert number(text) is None


def test_fifteen_characters_are_the_most() -> None:
    assert arabic("1" * 15) == int("1" * 15)
    assert arabic("1" * 16) is None
    assert chinese("一" * 15) == int("1" * 15)
    assert chinese("一" * 16) is None


@pytest.mark.parametrize(
    ("value", "factor", "expected"),
    [
        ("3.5", Decimal(10000), 35000),
        ("1.5", Fraction(2000, 3), 1000),
        ("2", Fraction(2000, 3), 4000 / 3),
        ("0.3", Decimal("0.5"), 0.15),
        ("-2", Decimal(100), -200),
    ],
)
def test_products_are_exact(value: str, factor: Decimal | Fraction, expected: float) -> None:
    found = product(Decimal(value), factor)
    assert found == expected
    assert type(found) is type(expected)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_product_is_that_of_fractions(value: Decimal) -> None:
    assert product(value, Fraction(20000000, 3)) == exact(Fraction(value) * Fraction(20000000, 3))
