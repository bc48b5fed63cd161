"""Recognise: from a text to its figures."""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, Final

from desktop.text.figures.chains import list_lengths, wordings
from desktop.text.figures.clauses import Clauses
from desktop.text.figures.figure import Figure
from desktop.text.figures.parts import Parts
from desktop.text.figures.scanner import scan
from desktop.text.figures.subjects import Subjects
from desktop.text.figures.times import Periods, status_of
from desktop.text.figures.token import Token
from desktop.text.figures.wording import Wording
from desktop.text.numerals import Number, exact
from desktop.text.outline import Heading
from desktop.text.row_factory import ordinary
from desktop.text.script import simplified

BATCH: Final = 256
"""How many numbers are found before what stands around them is read: few enough to be at hand still."""

APART: Final = 40
"""Code points between two numbers beyond which neither says anything of the other but by their sentence."""

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_WIDE: Final = re.compile("[０-９％＋．＆]")
_COMMA: Final = re.compile(
    "[1-9０-９][0-9０-９]{0,2}，[0-9０-９]{3}(?:[.．][0-9０-９]+)?[万亿]?[\u4e00-\u9fff%％]"
)
_ROUND: Final = re.compile("[一二][〇零○0OoＯ０]{1,2}[〇零○0OoＯ０一二三四五六七八九]{1,2}年")
_ZEROS: Final = dict.fromkeys(map(ord, "○0OoＯ０"), "〇")
"""What typists put for the zero of a year in Chinese numerals: 二○○四年, 二00四年."""

_NARROW: Final = {0xFF10 + i: ord("0") + i for i in range(10)} | {
    ord("％"): ord("%"),
    ord("＋"): ord("+"),
    ord("＆"): ord("&"),
}
_POINT: Final = re.compile("(?<=[0-9])．(?=[0-9])")


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
    reader = _Reader(text, plain, Parts(plain, year, headings))
    figures: list[Figure] = []
    for batch in _batches(scan(plain, everything=everything)):
        figures.extend(reader.read([token for token in batch if token.counts]))
        if everything:
            figures.extend(_other(text, token) for token in batch if not token.counts)
    return sorted(figures, key=_start) if everything else figures


_Value = Number | list[Number] | None
_Ordinary: Final = ordinary(Figure)
_start: Final = attrgetter("start")


def _other(text: str, token: Token) -> Figure:
    return Figure(token.start, token.end, text[token.start : token.end], token.kind)


def prepared(text: str) -> str:
    """Give the text simplified, with narrow digits and without surrogates: the same number of code points."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _SURROGATES.sub("\ufffd", text)
    plain = simplified(text)
    if _WIDE.search(plain):
        plain = _POINT.sub(".", plain.translate(_NARROW))
    return _COMMA.sub(_separated, _ROUND.sub(lambda match: match[0].translate(_ZEROS), plain))


def _separated(match: re.Match[str]) -> str:
    """Give 1，350户 with a narrow comma, if the digits before can be no number of their own."""
    before = match.string[match.start() - 1 : match.start()]
    return match[0].replace("，", ",") if "\u4e00" <= before <= "\u9fff" else match[0]


def _batches(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Cut the tokens where two stand so far apart that no list joins them."""
    batch: list[Token] = []
    for token in tokens:
        if len(batch) >= BATCH and token.start - batch[-1].end > APART:
            yield batch
            batch = []
        batch.append(token)
    if batch:
        yield batch


class _Reader:
    """Reads the figures of a text from its tokens, which are given batch by batch, in order."""

    def __init__(self, text: str, plain: str, parts: Parts) -> None:
        self._text = text
        self._plain = plain
        self._parts = parts
        self._clauses = Clauses(plain)
        self._subjects = Subjects(plain)
        self._periods = Periods(plain)

    def read(self, tokens: Sequence[Token]) -> Iterator[Figure]:
        """Give the figure of each token."""
        starts = list(self._clauses.starts(tokens))
        worded = wordings(self._plain, starts, tokens)
        lengths = list_lengths(self._plain, tokens)
        for token, (sentence, clause), wording, length in zip(tokens, starts, worded, lengths, strict=True):
            indicator = self._subjects.of(token, sentence, clause, length)
            yield self._figure(token, sentence, wording, indicator)

    def _figure(self, token: Token, sentence: int, wording: Wording, indicator: str | None) -> Figure:
        part = self._parts.part(token.start)
        year = self._parts.year_at(token.start)
        kind = _kind(token, wording)
        unit = token.measure
        value, norm = _numbers(token)
        figure: Any = _Ordinary(
            token.start,
            token.end,
            self._text[token.start : token.end],
            kind,
            value,
            None if unit is None else unit.written or None,
            norm,
            None if unit is None else unit.base or None,
            wording.qualifier(token.inner),
            _direction(token, wording) if kind == "change" else None,
            indicator,
            status_of(self._plain, sentence, token, part, wording),
            self._periods.of(sentence, token, year, part),
        )
        figure.__class__ = Figure
        made: Figure = figure
        return made


def _kind(token: Token, wording: Wording) -> str:
    changes = token.kind in ("quantity", "percent") or (token.kind == "ratio" and len(token.values) == 1)
    return "change" if changes and wording.direction else token.kind


def _direction(token: Token, wording: Wording) -> str | None:
    """Give the direction of a change; a growth below zero goes down."""
    if wording.direction == "up" and token.values and all(value < 0 for value in token.values):
        return "down"
    return wording.direction


def _numbers(token: Token) -> tuple[_Value, _Value]:
    """Give the value as written and in the base unit; lists where there are several numbers."""
    first = token.first or token.measure
    if len(token.values) == 1:
        value = token.values[0]
        return exact(value), exact(value) if first is None else first.norm(value)
    written: list[Number] = []
    normed: list[Number] = []
    for index, value in enumerate(token.values):
        own = token.measure if index else first
        norm = exact(value) if own is None else own.norm(value)
        written.append(exact(value))
        if norm is not None:
            normed.append(norm)
    return written, normed if len(normed) == len(written) else None
