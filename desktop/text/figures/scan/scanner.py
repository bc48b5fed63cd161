"""Scanner: finds the numbers of a text, one pass from left to right, and tells figures from what is none."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from desktop.text.figures.grammar import compiled
from desktop.text.figures.scan.arabic import read_arabic
from desktop.text.figures.scan.chinese import CHARACTERS, GOES_ON, read_chinese
from desktop.text.figures.scan.exclusions import Exclusion, exclusions
from desktop.text.figures.scan.ranks import read_front, read_place
from desktop.text.figures.scan.token import Token
from desktop.text.figures.scan.units import over

_NUMERALS: Final = re.compile(rf"[0-9{CHARACTERS}](?:(?<=[0-9])[0-9]*+|[{CHARACTERS}]*+)")
_LIKELY: Final = re.compile(
    rf"[0-9{CHARACTERS}](?:(?<=[0-9])[0-9]*+|(?<![{CHARACTERS}].)[{CHARACTERS}]*+"
    rf"(?:(?=[{re.escape(''.join(sorted(GOES_ON)))}])|(?<=[万亿]))"
    rf"|(?<=[第前 \n\u3000].)[{CHARACTERS}]*+)"
)
"""The numerals that more than a word can begin with: digits, a count behind them, what orders before them.

What stands before the first character is looked at after it: a pattern is found faster so.
"""

_NUMERAL_CHUNK: Final = 512
"""How many numerals are found before they are read: the search goes on faster where nothing comes between."""

_AND: Final = frozenset({"、", "和", "至", "到", "—", "-", "，"})
_NEXT: Final = re.compile(r"、[^，。；：、\d\n]{2,14}\Z")
"""What may stand between two places of a list: 投资潜力第3|、绿色发展|第5."""

_BLANK: Final = frozenset(" \n\u3000")
_PER_REACH: Final = 9
"""Code points before a number in which 每 stands that begins a denominator."""

_DOUBLES: Final = re.compile(r"翻\s?[了上]?\s?(?P<degree>近|约|超过?|将近|接近)?\s?\Z")
_DENOMINATOR: Final = compiled(
    r"每(?:(?P<physical><<front-denominators>>)"
    r"|(?:[百千万]人|百户|人|户|亩|年|月|天|日|小时|车|场|张|个|家|村|件|次|台|辆|套|名|班|周|季度?)"
    r"(?:每(?:年|月|天|日|次|场))?)\s?\Z"
)


def scan(text: str, *, everything: bool = False) -> Iterator[Token]:
    """Return the tokens of a simplified text without surrogates, in order of position; they do not overlap.

    Args:
        text: The text.
        everything: Whether to give every number that is no figure, too; else many of them are passed over.
    """
    stretches = exclusions(text)
    beyond: Exclusion = (len(text), len(text), "")
    begins, ends, kind = next(stretches, beyond)
    done = 0
    last: Token | None = None
    numerals = (_NUMERALS if everything else _LIKELY).finditer(text)
    while spans := [match.span() for match in islice(numerals, _NUMERAL_CHUNK)]:
        for start, end in spans:
            if end <= done:
                continue
            if start < done:
                start = done
            while ends <= start:
                begins, ends, kind = next(stretches, beyond)
            if begins <= start:
                last = Token(max(begins, done), ends, kind)
                yield last
                done = ends
                continue
            for token in _read(text, start, last):
                if token.start >= done:
                    yield token
                    last, done = token, token.end


def _read(text: str, start: int, last: Token | None) -> list[Token]:
    """Read the tokens that begin at a numeral; the token before tells whether a list goes on."""
    before = text[start - 1] if start else ""
    if before in _BLANK and start > 1 and text[start - 2] == "第":
        before = "第"
    if before == "第":
        return [read_place(text, start, listed=_ranked_on(text, start - 1, last))]
    if before == "前" and (front := read_front(text, start)):
        return [front]
    tokens = read_arabic(text, start) if text[start].isascii() else read_chinese(text, start)
    if not tokens:
        return tokens
    if last and last.kind == "ordinal-list" and text[last.start] == "第" and text[last.end : start] in _AND:
        return [Token(start, tokens[-1].end, "ordinal-list")]
    first = tokens[0]
    measured = first.measure
    if measured is not None:
        if "每" in text[first.start - _PER_REACH if first.start > _PER_REACH else 0 : first.start]:
            _denominate(first, text)
        if measured.dimension == "doubling":
            _double(first, text)
    return tokens


def _ranked_on(text: str, start: int, last: Token | None) -> bool:
    if last is None or last.kind != "rank" or start - last.end > 15:
        return False
    return text[last.end : start] in _AND or _NEXT.match(text, last.end, start) is not None


def _double(token: Token, text: str) -> None:
    """Take the verb of a doubling into the span, with a word of degree between: 翻了一番, 翻了近两番."""
    found = _DOUBLES.search(text, max(0, token.start - 6), token.start)
    if found is not None:
        token.start = found.start()
        token.inner = found["degree"] or token.inner


def _denominate(token: Token, text: str) -> None:
    """Take a denominator written first into the span: 每立方米36微克."""
    found = _DENOMINATOR.search(text, max(0, token.start - _PER_REACH), token.start)
    if found is None or token.measure is None or (token.kind == "percent" and not found["physical"]):
        return  # in 平均每年百分之六 the years are those of the average
    token.start = found.start()
    if found["physical"]:
        token.measure = over(token.measure, found["physical"])
