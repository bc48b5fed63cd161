"""Pipeline: from a text to its figures: normalize, scan, read the context, resolve each field."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import attrgetter
from typing import Any, Final

from desktop.text.figures.cleaned_text import (
    AROUND_POINT,
    THOUSANDS,
    CleanedText,
    cleaned,
    sets_thousands_apart,
)
from desktop.text.figures.context.clauses import Clauses
from desktop.text.figures.context.coordination import ONLY_THE_LAST, list_lengths, modifiers_of
from desktop.text.figures.context.discourse import Discourse
from desktop.text.figures.context.modifiers import Modifiers, qualifier_of
from desktop.text.figures.context.surroundings import Context, Surroundings
from desktop.text.figures.doubt import Guess
from desktop.text.figures.doubt_rules import OF_THE_NAME, doubt_of, doubt_of_years
from desktop.text.figures.indicators.counted_rules import in_batches
from desktop.text.figures.indicators.duration_rules import how_long
from desktop.text.figures.indicators.following_noun import read_nouns_counted
from desktop.text.figures.indicators.rules import decide
from desktop.text.figures.kinds import kinds_of
from desktop.text.figures.model import FIELDS, OTHER_KINDS, Figure
from desktop.text.figures.normalize import has_letters_for_digits, normalized
from desktop.text.figures.scan.implicit_units import of_people
from desktop.text.figures.scan.readings import NO_FIGURES, READINGS, conversion_of
from desktop.text.figures.scan.scanner import scan
from desktop.text.figures.scan.token import Token
from desktop.text.figures.time.chapters import Chapters
from desktop.text.figures.time.naming import Naming, Namings
from desktop.text.figures.time.period import Periods
from desktop.text.figures.time.period_rules import standing_rule
from desktop.text.figures.time.report_parts import ReportParts
from desktop.text.figures.time.status import status_of
from desktop.text.figures.trace import Step, StepLog, Trace
from desktop.text.numerals import Number, exact
from desktop.text.outline import Heading
from desktop.text.row_factory import ordinary

BATCH: Final = 192
"""How many numbers are found before what stands around them is read: few enough to be at hand still."""

APART: Final = 40
"""Code points between two numbers beyond which neither says anything of the other but by their sentence."""


def figures_of(
    text: str,
    *,
    year: int | None = None,
    headings: Sequence[Heading] | None = None,
    everything: bool = False,
    explain: bool = False,
) -> Iterator[Figure]:
    """Yield the figures of a text in order; see `desktop.text.figures.find_figures`."""
    plain = normalized(text)
    clean = cleaned(plain)
    if clean is None:
        tokens = scan(plain, everything=everything)
        tokens = _lettered(tokens, text) if has_letters_for_digits(text) else tokens
        tokens = _in_thousands(tokens, plain) if sets_thousands_apart(plain) else tokens
        yield from _resolved(text, plain, ReportParts(plain, year, headings), tokens, everything, explain)
        return
    parts = ReportParts(clean.text, year, None if headings is None else clean.headings(headings))
    tokens = _marked(scan(clean.text, everything=everything), clean, plain)
    tokens = _in_thousands(tokens, clean.text) if sets_thousands_apart(clean.text) else tokens
    for figure in _resolved(clean.text, clean.text, parts, tokens, everything, explain):
        start, end = clean.span(figure.start, figure.end)
        yield replace(figure, start=start, end=end, text=text[start:end])


_TAKING_AWAY: Final = (ONLY_THE_LAST, standing_rule, how_long, in_batches)
"""Rules that say that a figure has no value for their field."""

_Value = Number | list[Number] | None
_Ordinary: Final = ordinary(Figure)
_new: Final[Callable[[type], Any]] = object.__new__
_start: Final = attrgetter("start")


def _resolved(
    text: str, plain: str, parts: ReportParts, tokens: Iterable[Token], everything: bool, explain: bool
) -> Iterator[Figure]:
    """Yield the figures of the tokens of a text."""
    resolver = _Resolver(text, plain, parts, explain=explain)
    for batch in _batches(tokens):
        figures = resolver.resolve([token for token in batch if token.kind not in OTHER_KINDS])
        if everything:
            others = [_other(text, token, explain) for token in batch if not token.counts]
            yield from sorted([*figures, *others], key=_start)
        else:
            yield from figures


def _lettered(tokens: Iterable[Token], text: str) -> Iterator[Token]:
    """Yield tokens; those that hold a letter for a digit say so."""
    for token in tokens:
        if token.counts and has_letters_for_digits(text[token.start - 1 : token.end]):
            token.reading = "letter-for-digit"
        yield token


def _marked(tokens: Iterable[Token], clean: CleanedText, plain: str) -> Iterator[Token]:
    """Yield tokens; those with digits that were joined say so, since they need not belong together.

    Where the whole text is printed so, they do.
    """
    for token in tokens:
        if not clean.throughout and token.counts and clean.holds_joined(token.start, token.end):
            start = clean.span(token.start, token.end)[0]
            if not clean.points or AROUND_POINT.match(plain, start) is None:
                token.reading = "digits-set-apart"
        yield token


def _in_thousands(tokens: Iterable[Token], text: str) -> Iterator[Token]:
    """Yield tokens; those whose thousands stand apart as all others of the text are as sure as any."""
    for token in tokens:
        if token.reading == "digits-set-apart" and THOUSANDS.match(text, token.start):
            token.reading = "digits-with-unit"
        yield token


def _other(text: str, token: Token, explain: bool) -> Figure:
    trace = Trace({"kind": Step(NO_FIGURES[token.kind])}) if explain else None
    return Figure(token.start, token.end, text[token.start : token.end], token.kind, trace=trace)


def _batches(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Cut the tokens where two stand so far apart that no list joins them."""
    onward = iter(tokens)
    batch = list(islice(onward, BATCH))
    for token in onward:
        if token.start - batch[-1].end > APART:
            yield batch
            batch = [token, *islice(onward, BATCH - 1)]
        else:
            batch.append(token)
    if batch:
        yield batch


@dataclass(slots=True)
class _Batch:
    """Figures that are read together; each list holds a value for each of them, in order.

    Attributes:
        tokens: Their tokens.
        logs: Where the rules are recorded that decide, or None.
        modifiers: The words of degree and of change around them.
        contexts: What the rules of the indicator read of them.
        indicators: What they measure.
        doubts: Why their readings are not certain.
        kinds: Their kinds, and the directions of changes.
        frames: The part of the report that they stand in, its year, and whether it was written in the year
            that it reviews.
        namings: The year or span that is named for them, and whether one is named that is not theirs.
        statuses: Whether they were achieved.
        periods: The years that they speak of, and whether nothing says which these are.
    """

    tokens: Sequence[Token]
    logs: Sequence[StepLog | None]
    modifiers: list[Modifiers] = field(default_factory=list)
    contexts: list[Context] = field(default_factory=list)
    indicators: list[str | None] = field(default_factory=list)
    doubts: list[str | None] = field(default_factory=list)
    kinds: list[tuple[str, str | None]] = field(default_factory=list)
    frames: list[tuple[str, int | None, bool]] = field(default_factory=list)
    namings: list[tuple[Naming | None, bool]] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    periods: list[tuple[str | None, bool]] = field(default_factory=list)


class _Resolver:
    """Resolves the fields of the tokens of a text, which come batch by batch, in order."""

    def __init__(self, text: str, plain: str, parts: ReportParts, *, explain: bool) -> None:
        self._text = text
        self._plain = plain
        self._parts = parts
        self._explain = explain
        self._clauses = Clauses(plain)
        self._surroundings = Surroundings(plain)
        self._discourse = Discourse(plain)
        chapters = Chapters(plain, parts.year, parts.headings, early=parts.early)
        self._namings = Namings(plain, chapters)
        self._periods = Periods(plain, chapters)

    def resolve(self, tokens: Sequence[Token]) -> Iterator[Figure]:
        """Return the figure of each token.

        Each field is read for the whole batch before the next one is: what reads it is then still in the
        caches of the processor, so that all of it takes a tenth less time.
        """
        batch = _Batch(tokens, [StepLog() if self._explain else None for _ in tokens])
        self._read_indicators(batch)
        batch.kinds = kinds_of(tokens, batch.modifiers, batch.logs)
        self._read_frames(batch)
        self._read_namings(batch)
        self._read_statuses(batch)
        self._read_periods(batch)
        return self._figures(batch)

    def _read_indicators(self, batch: _Batch) -> None:
        """Read what the figures measure, and why a reading is in doubt: later figures refer to both."""
        tokens, discourse = batch.tokens, self._discourse
        starts = list(self._clauses.starts(tokens))
        batch.modifiers = modifiers_of(self._plain, starts, tokens, batch.logs)
        lengths = list_lengths(self._plain, tokens)
        around = self._surroundings.read(tokens, starts, lengths)
        read_nouns_counted(around)
        for token, words, log in zip(tokens, around, batch.logs, strict=True):
            context = discourse.complete(words)
            found = decide(context, log)
            indicator = discourse.remember(context, found)
            unit = token.measure
            if unit is not None and not unit.base and indicator is not None and token.first is None:
                token.measure = of_people(unit, indicator)
            listed = isinstance(found, tuple) or bool(context.pending)
            doubt = doubt_of(context, indicator, log, listed=listed)
            if doubt in OF_THE_NAME:
                discourse.doubt(indicator)
            batch.contexts.append(context)
            batch.indicators.append(indicator)
            batch.doubts.append(doubt)

    def _read_frames(self, batch: _Batch) -> None:
        """Read where in the report the figures stand."""
        for token in batch.tokens:
            year, early = self._parts.frame_at(token.start)
            batch.frames.append((self._parts.part(token.start), year, early))

    def _read_namings(self, batch: _Batch) -> None:
        """Read the years that are named for the figures."""
        namings = self._namings
        for context, (part, year, early) in zip(batch.contexts, batch.frames, strict=True):
            naming = namings.name(context.sentence, context.token, year, part, early=early)
            batch.namings.append((naming, naming is None and bool(namings.named)))

    def _read_statuses(self, batch: _Batch) -> None:
        """Read whether the figures were achieved."""
        fields = zip(batch.contexts, batch.modifiers, batch.frames, batch.namings, batch.logs, strict=True)
        for context, modifiers, (part, year, _), (naming, _), log in fields:
            ahead, over = (False, False) if naming is None else (naming.ahead(year), naming.over(year))
            running = ahead and naming is not None and naming.span.last == year
            status = status_of(context, part, modifiers, log, ahead=ahead, running=running, over=over)
            batch.statuses.append(status)

    def _read_periods(self, batch: _Batch) -> None:
        """Read the years that the figures speak of."""
        periods = self._periods
        measured = zip(batch.contexts, batch.indicators, batch.kinds, strict=True)
        told = zip(batch.frames, batch.namings, batch.statuses, batch.logs, strict=True)
        for (context, indicator, (kind, _)), ((part, year, _), (naming, compared), status, log) in zip(
            measured, told, strict=True
        ):
            period = periods.of(context, kind, indicator, naming, year, part, status, log, compared=compared)
            batch.periods.append((period, periods.assumed))

    def _figures(self, batch: _Batch) -> Iterator[Figure]:
        """Yield the figures of what was read."""
        read = zip(
            batch.tokens,
            batch.modifiers,
            batch.kinds,
            batch.indicators,
            batch.statuses,
            batch.periods,
            batch.doubts,
            batch.logs,
            strict=True,
        )
        for token, modifiers, (kind, direction), indicator, status, (period, assumed), doubt, log in read:
            unit = token.measure
            figure = _new(_Ordinary)
            figure.start = token.start
            figure.end = token.end
            figure.text = self._text[token.start : token.end]
            figure.kind = kind
            figure.value, figure.norm_value = _numbers(token)
            figure.unit = None if unit is None else unit.written or None
            figure.norm_unit = None if unit is None else unit.base or None
            figure.qualifier = qualifier_of(modifiers, token.inner, log)
            figure.direction = direction
            figure.indicator = indicator if type(indicator) is not Guess else str(indicator)
            figure.status = status
            figure.period = period
            if doubt is None and (assumed or log is not None):
                doubt = doubt_of_years(assumed, log)
            figure.doubt = doubt
            figure.trace = None
            figure.__class__ = Figure
            yield figure if log is None else replace(figure, trace=_trace(token, figure, log))


def _trace(token: Token, figure: Figure, log: StepLog) -> Trace:
    """Return the trace of a figure: the steps of its fields, and how it was read from the text."""
    read = Step(READINGS[token.reading])
    steps = {"value": read, "unit": read} if token.measure else {"value": read}
    if token.measure is not None:
        conversion = Step(conversion_of(token.measure))
        steps |= {"norm_value": conversion, "norm_unit": conversion}
    steps |= log.steps
    return Trace({name: steps[name] for name in FIELDS if name in steps and _has(figure, name, steps[name])})


def _has(figure: Figure, name: str, step: Step) -> bool:
    """Return whether a field of a figure says something, or a rule took away what it might have said."""
    return getattr(figure, name) is not None or step.rule in _TAKING_AWAY


def _numbers(token: Token) -> tuple[_Value, _Value]:
    """Return the value as written and in the base unit; lists where there are several numbers."""
    first = token.first or token.measure
    if len(token.values) == 1:
        value = token.values[0]
        whole = exact(value)
        return whole, whole if first is None or first.is_base else first.norm(value)
    written: list[Number] = []
    normed: list[Number] = []
    for index, value in enumerate(token.values):
        own = token.measure if index else first
        norm = exact(value) if own is None else own.norm(value)
        written.append(exact(value))
        if norm is not None:
            normed.append(norm)
    return written, normed if len(normed) == len(written) else None
