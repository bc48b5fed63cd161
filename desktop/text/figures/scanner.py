"""Scanner: finds the numbers of a text, one pass from left to right, and tells figures from what is none."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from desktop.text.figures.arabic import NUMBER, read_arabic
from desktop.text.figures.chinese import CHARACTERS, read_chinese
from desktop.text.figures.masks import Mask, masks
from desktop.text.figures.measures import GAP, measure
from desktop.text.figures.token import Token
from desktop.text.numerals import arabic, chinese

_START: Final = re.compile(rf"\d+|[{CHARACTERS}]+", re.ASCII)
_END: Final = r"[，。；、：！？）)”\s,;:]|和|与|及|以[上内]|的好|升|跃|提升|前移|进到|\Z"
_PLACE: Final = re.compile(
    rf"{GAP}(?:(?P<arabic>{NUMBER})|(?P<chinese>[{CHARACTERS}]+))"
    rf"(?:{GAP}(?P<unit>位次|位(?!一体|[置数])|名(?![优牌单师]))|(?=(?P<end>{_END})))"
)
_RANKED: Final = re.compile(
    r"(?:全[省市县国区州盟旗球]|[省市县国]内|世界|同类|第一|省|市|[中西东]部|地区|县|[、，,]|总量|增速|增幅"
    r"|(?:位居|排名?|位列|[名并分]?列|居|[升跃]至|[升跃]居|排在|前进到|保持|稳居|升到)[\u4e00-\u9fff]{0,6}?)(?:的|均|为|同列|分别|排名?)*\s?\Z"
)
_ORDINAL: Final = re.compile(
    rf"{GAP}(?:\d{{1,4}}|[{CHARACTERS}]+){GAP}(?:季度|[届次批条章轮期卷号辑代产种类个项]|[\u4e00-\u9fff])?"
)
_FRONT: Final = re.compile(
    rf"(?:(?P<arabic>\d{{1,3}})|(?P<chinese>[{CHARACTERS}]{{1,3}})){GAP}"
    rf"(?:(?P<unit>[位名])(?![优牌单师次])|(?=(?P<end>[，。；、：！？）)”\s,;]|以内|之列|和|与|的|行列|\Z)))"
)
_AMONG: Final = re.compile(
    r"(?:全[省市县国区州盟旗球]|[省市县国]内|世界|进入|挤进|跻身|排名?|位[居列]|列|居|保持|稳[居定]|省|市|[入进在])(?:的)?\s?\Z"
)
_DENOMINATOR: Final = re.compile(
    r"每(?:(?P<physical>立方米|平方公里|平方米|公顷|升|亩|吨)"
    r"|(?:[百千万]人|百户|人|户|亩|年|月|天|日|小时|车|场|张|个|家|村|件|次|台|辆|套|名|班|周|季度?)"
    r"(?:每(?:年|月|天|日|次|场))?)\s?\Z"
)


def scan(text: str) -> Iterator[Token]:
    """Find the tokens of a simplified text without surrogates, in order of position; they do not overlap."""
    stretches = iter(masks(text))
    mask: Mask = next(stretches, (len(text), len(text), ""))
    done = 0
    for match in _START.finditer(text):
        start = match.start()
        if start < done:
            if match.end() <= done:
                continue
            start = done
        while mask[1] <= start and mask[2]:
            mask = next(stretches, (len(text), len(text), ""))
        if mask[0] <= start < mask[1]:
            yield Token(max(mask[0], done), mask[1], mask[2])
            done = mask[1]
            continue
        for token in _read(text, start):
            if token.start >= done:
                yield token
                done = token.end


def _read(text: str, start: int) -> list[Token]:
    before = text[start - 1] if start else ""
    if before in " \n\u3000" and start > 1 and text[start - 2] == "第":
        before = "第"
    if before == "第":
        return [_placed(text, start)]
    if before == "前" and (front := _fronted(text, start)):
        return [front]
    tokens = read_arabic(text, start) if text[start].isascii() else read_chinese(text, start)
    if (
        tokens
        and tokens[0].measure is not None
        and (found := _DENOMINATOR.search(text, max(0, start - 9), start))
    ):
        _denominate(tokens[0], found)
    return tokens


def _placed(text: str, start: int) -> Token:
    """Read what follows 第: a rank, or an ordinal."""
    begin = text.rindex("第", 0, start)
    place = _PLACE.match(text, begin + 1)
    if place and (place["unit"] or _RANKED.search(text, max(0, begin - 10), begin)):
        value = arabic(place["arabic"]) if place["arabic"] else chinese(place["chinese"])
        if value is not None:
            return Token(begin, place.end(), "rank", (value,), measure("", "位") if place["unit"] else None)
    ordinal = _ORDINAL.match(text, begin + 1)
    end = ordinal.end() if ordinal else start + 1
    return Token(begin, end, "date" if ordinal and "季" in ordinal[0] else "ordinal-list")


def _fronted(text: str, start: int) -> Token | None:
    """Read 前十 and 前5名 after a word of order; None for 前三季度 and 前5个月."""
    match = _FRONT.match(text, start)
    if match is None or not _AMONG.search(text, max(0, start - 9), start - 1):
        return None
    value = Fraction(match["arabic"]) if match["arabic"] else chinese(match["chinese"])
    return (
        None
        if value is None
        else Token(
            start - 1, match.end(), "rank", (value,), measure("", match["unit"]) if match["unit"] else None
        )
    )


def _denominate(token: Token, found: re.Match[str]) -> None:
    """Take a denominator written first into the span: 每立方米36微克."""
    token.start = found.start()
    if found["physical"] and token.measure is not None:
        unit = token.measure.written
        token.measure = measure("", unit, "/" + found["physical"])
