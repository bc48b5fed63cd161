"""Normalize: one script, one sort of quotation marks, one width of digits: the grammar knows no other."""

import re
from typing import Final

from desktop.text.literal_search import matches_from
from desktop.text.script import simplified

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_SPACES: Final = ("\xa0", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f")
"""Spaces of print and of the web, which part a number from its unit as any space does."""

_COMMA: Final = re.compile(
    "[1-9０-９][0-9０-９]{0,2}(?:，[0-9０-９]{3})+(?:[.．][0-9０-９]+)?[万亿]?[\u4e00-\u9fff%％]"
)
_GROUPED: Final = re.compile("，(?<=[0-9０-９]，)[0-9０-９]{3}")
_YEAR: Final = re.compile(
    "(?:一[八九]|二[〇零○0OoＯ０])[〇零○0OoＯ０一二三四五六七八九]{2}"
    "(?=年|[-—–~～至到]{1,2}(?:一[八九]|二[〇零○0OoＯ０])[〇零○0OoＯ０一二三四五六七八九]{2}年)"
)
_YEAR_DIGITS: Final = str.maketrans("〇零○OoＯ０一二三四五六七八九", "0000000123456789")
"""A year in Chinese numerals is read as in digits, whatever typists put for its zero: 二○○四年, 二00四年."""

_SIGNS: Final = {
    "「": "“",
    "」": "”",
    "︰": "：",
    "﹕": "：",
    "︓": "：",
    "〝": "“",
    "〞": "”",
    "〟": "”",
    "﹪": "%",
    "増": "增",
}
"""Signs of traditional and vertical print and of old code tables, and those that the grammar knows; and a
Japanese character that copies hold."""

_OTHER_SIGNS: Final = re.compile(f"[{''.join(_SIGNS)}]")
_NARROW: Final = {"％": "%", "＋": "+", "＆": "&"} | {chr(0xFF10 + i): str(i) for i in range(10)}
_WIDE: Final = (*_NARROW, "．")
_POINT: Final = re.compile("．(?<=[0-9].)(?=[ \u3000]?[0-9])|．(?<=[0-9][ \u3000].)(?=[0-9])")
_RAISED_POINTS: Final = "·・‧•"
_RAISED_POINT: Final = re.compile(
    f"[{_RAISED_POINTS}](?:(?<=[0-9０-９].)"
    "(?=[0-9０-９]{1,3}[ 　]?(?:[%％‰万亿倍元吨亩人户米度]|个百分点|公[里斤顷]|平方|千瓦"
    "|[:：∶][0-9０-９]{1,3}[·・‧•]?[0-9０-９]{0,2}[:：∶]))"
    "|(?<=[:：∶][0-9０-９].)(?=[0-9０-９]{1,2}(?![0-9０-９年月日]))"
    "|(?<=[:：∶][0-9０-９]{2}.)(?=[0-9０-９]{1,2}(?![0-9０-９年月日])))"
)
"""A decimal point in the middle of the line, as newspapers of the nineties print it: 14·1％.

What stands before the point is looked at after it: a pattern is found faster so.
"""


_PLAN_QUOTED: Final = re.compile('"(十?[一二三四五六七八九]五)"')
"""A five-year plan in straight quotation marks: "九五"期间."""

_SEVERAL: Final = 3
_STOP_FOR_POINT: Final = re.compile(
    "。(?<=[0-9].)(?=[0-9]{1,2}(?:[%％‰万亿元吨亩人户件斤]|个百分点|公[里顷斤]|平方|千瓦))"
)
"""A full stop that stands for a decimal point throughout a copy: 增长9。4%, 368。42亿元."""

_STOP_IN_LIST: Final = re.compile(
    "。(?:(?<=[、和与][0-9]。)|(?<=[、和与][0-9]{2}。))(?=[0-9]{1,2}[%％][，。；,;])"
)
"""The same once, in the last share of a list: 增长9.8%、4.1%和26。7%；."""

_FOREIGN_POINT: Final = re.compile("[郾畅](?<=[0-9].)(?=[0-9])")
"""What the fonts of some scans leave of a decimal point: 1087郾43万吨."""


_UNITS: Final = "(?:[%％‰万亿元吨亩人户个件公千斤米]|倍)"
_LETTER: Final = re.compile(
    rf"[lIOo](?:(?<=[\u4e00-\u9fff][lI])(?=[0-9]+(?:\.[0-9]+)?{_UNITS}|\.[0-9]+{_UNITS})"
    rf"|(?<=[0-9.].)(?=[0-9]*(?:\.[0-9]+)?{_UNITS}))"
)
"""A letter that a scan has for a digit in a number with a unit: l2746万元, 25l亿元, 4O%."""

_LETTERS: Final = "lIOo"
_LETTER_DIGITS: Final = {"l": "1", "I": "1", "O": "0", "o": "0"}


def has_letters_for_digits(text: str) -> bool:
    """Return whether a text has letters for digits, which `normalized` reads as those."""
    return next(matches_from(_LETTERS, _LETTER, text), None) is not None


def normalized(text: str) -> str:
    """Return the text simplified, with one form of each sign and digit, no surrogates, and as long."""
    try:
        text.encode("utf-16-le")  # sooner than in UTF-8
    except UnicodeEncodeError:
        text = _SURROGATES.sub("\ufffd", text)
    plain = simplified(text)
    for space in _SPACES:  # each sign is looked for far faster than all of them at once
        plain = plain.replace(space, " ")
    if any(sign in plain for sign in _SIGNS):
        plain = _OTHER_SIGNS.sub(lambda match: _SIGNS[match[0]], plain)
    if next(matches_from(_RAISED_POINTS, _RAISED_POINT, plain), None):
        plain = _RAISED_POINT.sub(".", plain)
    if any(sign in plain for sign in _WIDE):
        plain = _POINT.sub(".", _narrow(plain))
    if '五"' in plain:
        plain = _PLAN_QUOTED.sub(r"“\1”", plain)
    if has_letters_for_digits(plain):
        plain = _LETTER.sub(lambda match: _LETTER_DIGITS[match[0]], plain)
    if stops := len(_STOP_FOR_POINT.findall(plain)):
        plain = (_STOP_FOR_POINT if stops >= _SEVERAL else _STOP_IN_LIST).sub(".", plain)
    if next(matches_from("郾畅", _FOREIGN_POINT, plain), None):
        plain = _FOREIGN_POINT.sub(".", plain)
    if next(matches_from("一二", _YEAR, plain), None):
        plain = _YEAR.sub(lambda match: match[0].translate(_YEAR_DIGITS), plain)
    return _COMMA.sub(_separated, plain) if _GROUPED.search(plain) else plain


def _narrow(text: str) -> str:
    """Return the text with narrow digits and signs; whole replacements take a fiftieth of a translation."""
    for wide, narrow in _NARROW.items():
        text = text.replace(wide, narrow)
    return text


def _separated(match: re.Match[str]) -> str:
    """Return 1，350户 with a narrow comma, if the digits before can be no number of their own."""
    before = match.string[match.start() - 1 : match.start()]
    whole = "\u4e00" <= before <= "\u9fff" or match[0].count("，") > 1
    return match[0].replace("，", ",") if whole else match[0]
