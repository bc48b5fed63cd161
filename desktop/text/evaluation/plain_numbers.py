"""Plain numbers: what plainly stands in a mark, read apart from the recognizer on purpose.

It fills in the value, unit and base value of the easy marks (``2806.2亿元``); the hard ones are written out
by hand in the passages.
"""

import re
import unicodedata

_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_ARABIC = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_CHINESE = re.compile(r"[零〇一二三四五六七八九十百千两兩]+(?:点[零〇一二三四五六七八九]+)?")
_BASE: dict[str, tuple[str, float]] = {
    "亩": ("平方米", 10000 / 15), "公顷": ("平方米", 10000), "平方公里": ("平方米", 1e6),
    "公里": ("米", 1000), "千米": ("米", 1000), "公斤": ("千克", 1), "斤": ("千克", 0.5),
    "吨": ("千克", 1000), "克": ("千克", 0.001), "兆瓦": ("千瓦", 1000), "MW": ("千瓦", 1000),
    "吉瓦": ("千瓦", 1e6), "度": ("千瓦时", 1), "兆瓦时": ("千瓦时", 1000), "方": ("立方米", 1),
    "‰": ("%", 0.1), "成": ("%", 10), "个百分点": ("百分点", 1), "周岁": ("岁", 1),
    "吨标准煤": ("千克标准煤", 1000),
}  # fmt: skip
_POWERS = (
    ("万亿", 1e12), ("千亿", 1e11), ("百亿", 1e10), ("亿", 1e8), ("千万", 1e7), ("百万", 1e6),
    ("十万", 1e5), ("万", 1e4),
)  # fmt: skip
_SIMPLE = str.maketrans("達過約僅爭內於", "达过约仅争内于")
DEGREE_BEFORE = (
    "不低于",
    "不少于",
    "不超过",
    "超过",
    "突破",
    "达到",
    "力争",
    "接近",
    "约",
    "近",
    "超",
    "达",
    "仅",
)
DEGREE_AFTER = ("以上", "以下", "左右", "以内")


def chinese_number(text: str) -> float:
    """Read 十八, 一百二十, 三千五, 二点五."""
    whole, _, part = text.partition("点")
    total, digit = 0, 0
    for c in whole:
        if c in _TENS:
            total += (digit or 1) * _TENS[c]
            digit = 0
        else:
            digit = digit * 10 + _DIGIT[c] if digit and not total else _DIGIT[c]
    decimals = float("0." + "".join(str(_DIGIT[c]) for c in part)) if part else 0
    return total + digit + decimals


def plain(text: str) -> str:
    """Full-width digits and signs to half-width ones, without spaces and line ends."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).replace("，", ","))


def _script(text: str) -> re.Pattern[str]:
    """Arabic where there is a digit: 百 and 千 then belong to the unit (个百分点, 千瓦)."""
    return _ARABIC if re.search("[0-9]", text) else _CHINESE


def numbers_of(text: str) -> list[float]:
    """Return every number of a mark, in order."""
    text = plain(text)
    return [
        float(m.replace(",", "")) if m[0].isascii() else chinese_number(m)
        for m in _script(text).findall(text)
    ]


def unit_of(text: str) -> str | None:
    """Return what follows the last number, without 余 and 多."""
    text = plain(text)
    return re.sub("[余多几餘]", "", _script(text).split(text)[-1]) or None


def base_of(value: float, unit: str | None) -> tuple[float, str | None]:
    """Return value and unit in the base unit."""
    if unit is None:
        return value, None
    factor, rest = 1.0, unit
    for power, times in _POWERS:
        if unit.startswith(power) and unit != power:
            factor, rest = times, unit[len(power) :]
            break
    base, times = _BASE.get(rest, (rest, 1))
    return value * factor * times, base


def degree_words(before: str, text: str, after: str) -> tuple[str, ...]:
    """Return the words of degree that touch a mark or stand in it."""
    before, after = (re.sub(r"\s", "", side).translate(_SIMPLE) for side in (before[-20:], after))
    found: list[str] = []
    again = True
    while again:
        again = False
        for word in DEGREE_BEFORE:
            if before.endswith(word):
                found.insert(0, word)
                before, again = before[: -len(word)], True
                break
    found += [c for c in "余多餘" if c in text]
    found += [word for word in DEGREE_AFTER if after.startswith(word)]
    return tuple("余" if c == "餘" else c for c in found)
