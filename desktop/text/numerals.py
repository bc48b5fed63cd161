"""Numerals: the values of numbers written in Arabic, full-width or Chinese characters, or in a mixture.

Values are exact: they are decimals until they are given out, as an ``int`` where they are whole, else as the
nearest ``float``.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

CHINESE_DIGITS: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
SMALL_MULTIPLIERS: Final = {"十": 10, "百": 100, "千": 1000}
LARGE_MULTIPLIERS: Final = {"万": 10**4, "亿": 10**8}
CHINESE_NUMERALS: Final = "".join((*CHINESE_DIGITS, *SMALL_MULTIPLIERS, *LARGE_MULTIPLIERS))
"""Every character that a numeral in Chinese characters may hold, simplified."""

LONGEST: Final = 15
"""Characters of a number beyond which it is a code and not read as a value."""

_FULL_WIDTH: Final = {0xFF10 + i: ord("0") + i for i in range(10)} | {0xFF0E: ord("."), 0xFF0C: ord(",")}
_POINT: Final = re.compile(r"[0-9]+\.[0-9]+\Z")
_ARABIC: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?\Z")
_MIXED: Final = re.compile(r"([0-9.,]+)([十百千万亿]*)\Z")

Number = int | float


@lru_cache(maxsize=4096)
def exact(value: Decimal | Fraction) -> Number:
    """Return an exact value as an ``int`` if it is whole, else as the nearest ``float``."""
    over, under = value.as_integer_ratio()
    return over if under == 1 else over / under


def product(value: Decimal, factor: Decimal | Fraction) -> Number:
    """Return an exact value multiplied, as an ``int`` if that is whole, else as the nearest ``float``."""
    over, under = value.as_integer_ratio()
    times, parts = factor.as_integer_ratio()
    over, under = over * times, under * parts
    return over / under if over % under else over // under


def arabic(text: str) -> Decimal | None:
    """Read Arabic digits (full-width too) with thousands separators, a sign, a decimal point and spaces."""
    if not (text.isascii() and (text.isdigit() or _POINT.match(text))):
        text = "".join(text.translate(_FULL_WIDTH).replace(",", "").split())
        if not _ARABIC.match(text):
            return None
    return Decimal(text) if len(text) <= LONGEST else None


def chinese(text: str) -> Decimal | None:
    """Read a numeral in simplified Chinese characters: 五百二十, 两千, 二〇二三, 三点五; else None."""
    if not text or len(text) > LONGEST:
        return None
    whole, point, decimals = text.partition("点")
    value = _whole(whole)
    if value is None or (point and not decimals):
        return None
    if not point:
        return Decimal(value)
    if any(c not in CHINESE_DIGITS for c in decimals):
        return None
    return Decimal(f"{value}.{''.join(str(CHINESE_DIGITS[c]) for c in decimals)}")


def _whole(text: str) -> int | None:
    if text and all(c in CHINESE_DIGITS for c in text):
        return int("".join(str(CHINESE_DIGITS[c]) for c in text))
    total = section = digit = 0
    pending = False
    for c in text:
        if c in CHINESE_DIGITS:
            if pending and digit:
                return None
            digit, pending = CHINESE_DIGITS[c], CHINESE_DIGITS[c] != 0
        elif c in SMALL_MULTIPLIERS:
            section += (digit or 1) * SMALL_MULTIPLIERS[c]
            digit, pending = 0, False
        elif c in LARGE_MULTIPLIERS:
            factor = LARGE_MULTIPLIERS[c]
            carried = total if total >= factor * 10**4 or (total and factor == 10**4) else 0
            total = carried + (total - carried + section + digit or 1) * factor
            section, digit, pending = 0, 0, False
        else:
            return None
    return total + section + digit if text else None


def number(text: str) -> Number | None:
    """Read a number in any of these writings, such as 1,234.5, １２, 十八, 3万 (30000), 两千; else None."""
    value = arabic(text)
    if value is None:
        value = chinese(text)
    if value is None and len(text) <= LONGEST and (mixed := _MIXED.match(text.translate(_FULL_WIDTH))):
        head, tail = arabic(mixed[1]), chinese(mixed[2]) if mixed[2] else None
        value = head * tail if head is not None and tail is not None else None
    return None if value is None else exact(value)
