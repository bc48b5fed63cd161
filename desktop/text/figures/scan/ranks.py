"""Ranks: places in an order (第二, 第17位, 前十), told from ordinals (第十五届, 第一书记)."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from desktop.text.figures.grammar import compiled
from desktop.text.figures.scan.arabic import NUMBER
from desktop.text.figures.scan.chinese import CHARACTERS
from desktop.text.figures.scan.token import Token
from desktop.text.figures.scan.units import GAP, measure
from desktop.text.numerals import arabic, chinese

_NUMBER: Final = rf"(?:(?P<arabic>{NUMBER})|(?P<chinese>[{CHARACTERS}]+))"
_END: Final = (
    r"[，。；、：！？）)”\s,;:]|和|与|及|以[上内]|的好|的奋斗目标|的目标|的成绩|升|跃|提升|前移|进到|\Z"
)
_PLACE: Final = re.compile(
    rf"{GAP}{_NUMBER}(?:{GAP}(?P<unit>位次|位(?!一体|[置数])|名(?![优牌单师]))|(?=(?P<end>{_END})))"
)
_RANKED: Final = re.compile(
    r"(?:全[省市县国区州盟旗球][\u4e00-\u9fff]{0,4}?|(?:[两二三四五六七八九十]{1,2}(?:城区|[区县市旗])){1,2}|[省市县国]内|世界|同类|省|市|[中西东]部|地区|县|总量|增速|增幅"
    r"|(?:位居|排名?|位列|[名并分]?列|居|[升跃]至|[升跃]居|[跃攀晋]升|排在|前进到|保持|稳居|升到)[\u4e00-\u9fff]{0,6}?)"
    r"(?:的|均|为|同列|分别|排名?)*\s?\Z"
)
_PLACED: Final = re.compile(r"(?:位居|位列|排名|排在|名列|跃居|分列|[全][国省市州])[^，。；、：\n第]{2,16}\Z")
"""Words of order that stand further before the place: 位居全国百强县投资潜力|第3."""

_SPOKEN: Final = ("放在", "摆在", "置于", "摆到", "放到", "作为")
"""What stands before 第一位 where it orders nothing: 把安全放在|第一位."""

_UNITS: Final = {
    "位": measure("", "位"),
    "位次": measure("", "位"),
    "名": replace(measure("", "位"), written="名"),
}
_ORDINAL: Final = re.compile(
    rf"{GAP}(?:\d{{1,4}}|[{CHARACTERS}]+){GAP}(?:季度|[届次批条章轮期卷号辑代产种类个项]|[\u4e00-\u9fff])?"
)
_FRONT: Final = re.compile(
    rf"{_NUMBER}{GAP}"
    r"(?:(?P<unit>[位名])(?![优牌单师次])|(?=(?P<end>[，。；、：！？）)”\s,;]|以内|之列|和|与|的|行列|\Z)))"
)
_AMONG: Final = compiled(
    r"(?:<<front-words>>)"
    r"的?\s?\Z"
)
_AMONG_FAR: Final = re.compile(
    r"(?:跻身|进入|挤进|位居|位列|排名|列入?|全[国省市州球])[^，。；：、\n]{2,16}\Z"
)


def read_place(text: str, start: int, *, listed: bool) -> Token:
    """Read the number at a position that stands behind 第: a rank, a quarter or an ordinal.

    Args:
        text: The simplified text.
        start: Where the number begins.
        listed: Whether a list goes on from a rank just before (全省第3、第5).
    """
    begin = text.rindex("第", 0, start)
    place = _PLACE.match(text, begin + 1)
    if (
        place
        and not text.endswith(_SPOKEN, 0, begin)
        and (
            place["unit"]
            or listed
            or _RANKED.search(text, max(0, begin - 10), begin)
            or _PLACED.search(text, max(0, begin - 20), begin)
        )
    ):
        value = _value(place)
        if value is not None:
            unit = _UNITS.get(place["unit"])
            return Token(begin, place.end(), "rank", (value,), unit, reading="place-in-an-order")
    ordinal = _ORDINAL.match(text, begin + 1)
    end = ordinal.end() if ordinal else start + 1
    return Token(begin, end, "date" if ordinal and "季" in ordinal[0] else "ordinal-list")


def read_front(text: str, start: int) -> Token | None:
    """Read the number behind 前 after a word of order (全省前十, 前5名); None for 前三季度 and 前5个月."""
    match = _FRONT.match(text, start)
    among = match is not None and (
        _AMONG.search(text, max(0, start - 9), start - 1)
        or (match["unit"] and _AMONG_FAR.search(text, max(0, start - 20), start - 1))
    )
    if match is None or not among:
        return None
    value = _value(match)
    if value is None:
        return None
    unit = _UNITS.get(match["unit"])
    return Token(start - 1, match.end(), "rank", (value,), unit, reading="among-the-first")


def _value(match: re.Match[str]) -> Decimal | None:
    return arabic(match["arabic"]) if match["arabic"] else chinese(match["chinese"])
