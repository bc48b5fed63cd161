"""Recognise: from a text to its figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from desktop.text.figures.clauses import Clauses
from desktop.text.figures.figure import Figure
from desktop.text.figures.parts import Parts
from desktop.text.figures.scanner import scan
from desktop.text.figures.subjects import Subjects
from desktop.text.figures.times import period_of, status_of
from desktop.text.figures.token import Token
from desktop.text.figures.wording import Wording, read_wording
from desktop.text.numerals import Number, exact
from desktop.text.outline import Heading
from desktop.text.script import simplified

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_WIDE: Final = re.compile(
    "[０-９％＋]|(?<=[0-9０-９])．(?=[0-9０-９])|(?<=[０-９])，(?=[０-９]{3})"
    "|(?:(?<=[\u4e00-\u9fff][1-9])|(?<=[\u4e00-\u9fff][1-9][0-9])|(?<=[\u4e00-\u9fff][1-9][0-9][0-9]))"
    "，(?=[0-9]{3}(?:\\.[0-9]+)?[万亿]?[\u4e00-\u9fff%])"
)
_NARROW: Final = {chr(0xFF10 + i): str(i) for i in range(10)} | {"％": "%", "＋": "+", "．": ".", "，": ","}
_AIM: Final = re.compile(
    r"(?:以上|左右)?[，,]?(?:力争|争取|确保|努力|奋力|冲刺|实际工作中力争)(?:达到|突破|实现|完成)?"
)
_JOINT: Final = re.compile(
    r"(?:以上|以下|左右|以内)?\s?(?:、|和|与|及|以及|，)?(?:(?:全[国省市县区州]|[东中西]部)(?:平均(?:水平)?)?)?\s?\Z"
)


def find_figures(
    text: str, *, year: int | None = None, headings: Sequence[Heading] | None = None, everything: bool = False
) -> list[Figure]:
    """Find the figures of a text, in order of position; they do not overlap.

    Args:
        text: Any text, simplified or traditional. Offsets of the figures are code points into it.
        year: The report's own year; None: read from the text.
        headings: The text's outline; None: made here.
        everything: Whether numbers that are no figures are given as well, under OTHER_KINDS.
    """
    plain = prepared(text)
    tokens = list(scan(plain))
    if not tokens:
        return []
    parts = Parts(text, plain, year, headings)
    figures = _figures(text, plain, [token for token in tokens if token.counts], parts)
    if not everything:
        return list(figures)
    others = [Figure(t.start, t.end, text[t.start : t.end], t.kind) for t in tokens if not t.counts]
    return sorted([*figures, *others], key=lambda figure: figure.start)


def prepared(text: str) -> str:
    """Give the text simplified, with narrow digits and without surrogates: the same number of code points."""
    plain = simplified(_SURROGATES.sub("\ufffd", text))
    return _WIDE.sub(lambda match: _NARROW[match[0]], plain) if _WIDE.search(plain) else plain


def _figures(text: str, plain: str, tokens: list[Token], parts: Parts) -> Iterator[Figure]:
    clauses = Clauses(plain, tokens)
    subjects = Subjects(plain, clauses)
    wordings = _shared(plain, clauses, tokens)
    lengths = _lists(plain, clauses, tokens)
    for token, wording, length in zip(tokens, wordings, lengths, strict=True):
        part = parts.part(token.start)
        sentence = clauses.sentence(token.start)
        indicator = subjects.of(token, length)
        yield Figure(
            token.start,
            token.end,
            text[token.start : token.end],
            _kind(token, wording),
            _several(token, norm=False),
            None if token.measure is None else token.measure.written or None,
            _several(token, norm=True),
            None if token.measure is None else token.measure.base,
            wording.qualifier(token.inner),
            wording.direction if _kind(token, wording) == "change" else None,
            indicator,
            status_of(plain, sentence, token, part, wording),
            period_of(plain, sentence, token, parts.year, part),
        )


def _kind(token: Token, wording: Wording) -> str:
    changes = token.kind in ("quantity", "percent") or (token.kind == "ratio" and len(token.values) == 1)
    return "change" if changes and wording.direction else token.kind


def _several(token: Token, *, norm: bool) -> Number | list[Number] | None:
    """Give the value as written or in the base unit; a list where there are several numbers."""
    unit = token.measure
    numbers: list[Number] = []
    for index, value in enumerate(token.values):
        own = token.first if index == 0 and token.first is not None else unit
        number = (own.norm(value) if own else exact(value)) if norm else exact(value)
        if number is None:
            return None
        numbers.append(number)
    return numbers if len(numbers) > 1 else numbers[0]


def _lists(plain: str, clauses: Clauses, tokens: list[Token]) -> list[int]:
    """Tell for each figure how many figures a list joins from it on, itself included."""
    lengths = [1] * len(tokens)
    for index in range(len(tokens) - 2, -1, -1):
        if _joined(plain, tokens[index], tokens[index + 1]):
            lengths[index] = lengths[index + 1] + 1
    return lengths


def _joined(plain: str, one: Token, other: Token) -> bool:
    gap = other.start - one.end
    return (
        0 < gap <= 6
        and _JOINT.match(plain, one.end, other.start) is not None
        and (one.kind == "rank") == (other.kind == "rank")
    )


def _shared(plain: str, clauses: Clauses, tokens: list[Token]) -> list[Wording]:
    """Read the wording of each figure; members of a list share what stands around it."""
    wordings = [read_wording(plain, clauses.clause(token.start), token) for token in tokens]
    for index in range(len(tokens) - 2, -1, -1):
        one, other = tokens[index], tokens[index + 1]
        if (
            _joined(plain, one, other)
            and _alike(one, other)
            and not wordings[index].after
            and not _own(plain, one, other)
        ):
            wordings[index] = Wording(
                wordings[index].before, wordings[index + 1].after, wordings[index].direction
            )
    for index in range(1, len(tokens)):
        one, other = tokens[index - 1], tokens[index]
        direction = wordings[index].direction
        if direction is None and _joined(plain, one, other) and _alike(one, other):
            before = wordings[index].before or wordings[index - 1].before
            wordings[index] = Wording(before, wordings[index].after, wordings[index - 1].direction)
        elif direction is None and wordings[index - 1].direction and _aims(plain, one, other):
            wordings[index] = replace(wordings[index], direction=wordings[index - 1].direction)
    return wordings


def _aims(plain: str, one: Token, other: Token) -> bool:
    """Tell 增长12%，力争达到13%: the second number aims higher and grows as the first does."""
    same = (
        one.measure is not None
        and other.measure is not None
        and one.measure.written == other.measure.written == "%"
    )
    return same and _AIM.fullmatch(plain, one.end, other.start) is not None


def _alike(one: Token, other: Token) -> bool:
    same = (
        one.measure is not None
        and other.measure is not None
        and one.measure.dimension == other.measure.dimension
    )
    return same and one.measure is not None and (one.measure.dimension != "count" or one.chained)


def _own(plain: str, one: Token, other: Token) -> bool:
    return "，" in plain[one.end : other.start]
