"""Scoring: how good the recognizer is on marked passages, per kind and field, with 95 % intervals by passage.

An indicator counts as right if it is one of the names that the gold accepts for it.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop.text.evaluation.answers import right
from desktop.text.evaluation.gold import ANY, FIELDS, KINDS, TERM_TYPES, GoldFigure, GoldTerm, Mark, Passage
from desktop.text.figures import find_figures
from desktop.text.figures.model import Figure
from desktop.text.outline import Heading
from desktop.text.terms import Term, find_terms

RESAMPLINGS: Final = 1000
"""How often the passages are drawn anew for an interval."""

TITLES = {"review": "工作回顾", "plan": "工作安排", "other": "其他"}


@dataclass(slots=True)
class Rate:
    """How many of something are right."""

    right: int = 0
    all: int = 0

    def add(self, good: bool) -> None:
        """Count one."""
        self.right += good
        self.all += 1

    @property
    def share(self) -> float:
        """The share that is right; 1 where there is nothing."""
        return self.right / self.all if self.all else 1.0


@dataclass(slots=True)
class Spans:
    """How well spans were found."""

    found: int = 0
    gold: int = 0
    given: int = 0

    @property
    def precision(self) -> float:
        """The share of the given that is right."""
        return self.found / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.given + self.gold
        return 2 * self.found / total if total else 1.0


@dataclass(slots=True)
class Score:
    """All that is measured.

    Attributes:
        figures: The spans of figures.
        kinds: The same by kind, the kind counted with the span.
        fields: Each field of the figures that were found.
        value_and_unit: Value and unit together.
        doubted: How many of the figures that were found are in doubt.
        undoubted: How many indicators of figures without doubt are right.
        caught: How many figures with a wrong indicator are in doubt.
        nonfigures: How much of what is no figure was reported as one.
        terms: The terms, span and type.
        types: The same by type.
        glosses: The glosses of the terms that were found.
        errors: One line for each thing that is wrong.
        passages: How many passages were read.
    """

    figures: Spans = field(default_factory=Spans)
    kinds: dict[str, Spans] = field(default_factory=lambda: {kind: Spans() for kind in KINDS})
    fields: dict[str, Rate] = field(default_factory=lambda: {name: Rate() for name in ("kind", *FIELDS)})
    value_and_unit: Rate = field(default_factory=Rate)
    doubted: Rate = field(default_factory=Rate)
    undoubted: Rate = field(default_factory=Rate)
    caught: Rate = field(default_factory=Rate)
    nonfigures: Rate = field(default_factory=Rate)
    terms: Spans = field(default_factory=Spans)
    types: dict[str, Spans] = field(default_factory=lambda: {name: Spans() for name in TERM_TYPES})
    glosses: Rate = field(default_factory=Rate)
    errors: list[str] = field(default_factory=list)
    passages: int = 0


def score(passages: Iterable[Passage], *, bare: bool = False) -> Score:
    """Run the recognizer over passages; ``bare`` gives it neither the year nor the part."""
    result = Score()
    for passage in passages:
        result.passages += 1
        _score_figures(passage, _figures_of(passage, bare), result)
        if passage.with_terms:
            _score_terms(passage, find_terms(passage.text), result)
    return result


def _figures_of(passage: Passage, bare: bool) -> list[Figure]:
    if bare or passage.bare:
        return find_figures(passage.text)
    heading = Heading(start=0, end=0, level=1, title=TITLES[passage.part], part=passage.part)
    return find_figures(passage.text, year=passage.year, headings=[heading])


def _overlap(a: Mark | Figure | Term, b: Mark | Figure | Term) -> bool:
    return a.start < b.end and b.start < a.end


def _score_figures(passage: Passage, given: Sequence[Figure], result: Score) -> None:
    for mark in passage.nonfigures:
        hit = next((f for f in given if _overlap(f, mark)), None)
        result.nonfigures.add(hit is not None)
        if hit is not None:
            _error(passage, mark, f"no figure ({mark.kind}), reported as {hit.kind} {hit.text!r}", result)
    by_span = {(f.start, f.end): f for f in given}
    for figure in passage.figures:
        answer = by_span.get((figure.start, figure.end))
        result.figures.gold += 1
        result.kinds[_first(figure)].gold += 1
        if answer is None:
            near = ", ".join(repr(f.text) for f in given if _overlap(f, figure)) or "nothing"
            _error(passage, figure, f"missed; found {near}", result)
        else:
            _score_fields(passage, figure, answer, result)
    gold = {(f.start, f.end): f for f in passage.figures}
    for answer in given:
        exact = gold.get((answer.start, answer.end))
        if exact is None and any(_overlap(answer, mark) for mark in passage.ignored):
            continue
        result.figures.given += 1
        same = exact is not None and answer.kind in exact.kind.split("/")
        kind = _first(exact) if exact is not None and same else answer.kind
        if kind in result.kinds:
            result.kinds[kind].given += 1
        if exact is None:
            extra = Mark(answer.start, answer.end, answer.text)
            _error(passage, extra, f"given as {answer.kind}, but is none", result)


def _first(figure: GoldFigure) -> str:
    return figure.kind.split("/")[0]


def _score_fields(passage: Passage, figure: GoldFigure, answer: Figure, result: Score) -> None:
    result.figures.found += 1
    same = answer.kind in figure.kind.split("/")
    result.kinds[_first(figure)].found += same
    result.fields["kind"].add(same)
    if not same:
        _error(passage, figure, f"kind is {figure.kind}, given {answer.kind}", result)
    for name in FIELDS:
        gold, said = figure.fields[name], getattr(answer, name)
        if gold is ANY:
            continue
        good = right(name, gold, said)
        result.fields[name].add(good)
        if not good:
            _error(passage, figure, f"{name} is {gold!r}, given {said!r}", result)
        if name == "indicator":
            _score_doubt(answer, good, result)
    value, unit = (right(name, figure.fields[name], getattr(answer, name)) for name in ("value", "unit"))
    result.value_and_unit.add(value and unit)


def _score_doubt(answer: Figure, good: bool, result: Score) -> None:
    """Count what doubt says of a figure whose indicator is known to be right or wrong."""
    doubted = answer.doubt is not None
    result.doubted.add(doubted)
    if not doubted:
        result.undoubted.add(good)
    if not good:
        result.caught.add(doubted)


def _score_terms(passage: Passage, given: Sequence[Term], result: Score) -> None:
    by_span = {(t.start, t.end): t for t in given}
    for term in passage.terms:
        answer = by_span.get((term.start, term.end))
        result.terms.gold += 1
        result.types[_best(term)].gold += 1
        if answer is None:
            near = ", ".join(f"{t.text!r} ({t.type})" for t in given if _overlap(t, term)) or "nothing"
            _error(passage, term, f"term ({term.type}) missed; found {near}", result)
            continue
        good = answer.type in term.type.split("/")
        result.terms.found += good
        result.types[_best(term)].found += good
        if not good:
            _error(passage, term, f"term is {term.type}, given {answer.type}", result)
        if term.gloss is not None:
            result.glosses.add(term.gloss in (answer.gloss or ""))
            if term.gloss not in (answer.gloss or ""):
                _error(passage, term, f"gloss given: {answer.gloss!r}", result)
    _count_given(passage, given, result)


def _best(term: GoldTerm) -> str:
    return term.type.split("/")[0]


def _count_given(passage: Passage, given: Sequence[Term], result: Score) -> None:
    """Count what was given; unmarked words of the lexicon count neither way, for no reader marks them all."""
    gold = {(t.start, t.end): t for t in passage.terms}
    for answer in given:
        term = gold.get((answer.start, answer.end))
        if term is not None:
            best = _best(term) if answer.type in term.type.split("/") else answer.type
        elif _open(answer, passage):
            continue
        else:
            best = answer.type
            mark = Mark(answer.start, answer.end, answer.text)
            _error(passage, mark, f"given as term ({answer.type}), but is none", result)
        result.terms.given += 1
        result.types[best].given += 1


def _open(answer: Term, passage: Passage) -> bool:
    """Return whether a term that the gold does not have counts neither way."""
    if answer.type == "lexicon" and not any(_overlap(answer, mark) for mark in passage.terms):
        return True
    return any(_overlap(answer, mark) for mark in passage.ignored)


def _error(passage: Passage, mark: Mark, what: str, result: Score) -> None:
    before = passage.text[max(0, mark.start - 14) : mark.start]
    after = passage.text[mark.end : mark.end + 10]
    place = f"{before}⟦{mark.text}⟧{after}".replace("\n", "⏎")
    result.errors.append(f"{passage.name}: {place}: {what}")


def table(result: Score) -> list[tuple[str, str, str, str, str]]:
    """Return the rows of the table: what, how many in the gold, precision, recall, F1 or share."""
    rows = [_spans("spans of figures", result.figures)]
    rows += [_spans(f"— {kind}", spans) for kind, spans in result.kinds.items()]
    rows.append(_rate("value and unit", result.value_and_unit))
    rows += [_rate(name, rate) for name, rate in result.fields.items()]
    rows += [_rate(name, rate) for name, rate in _doubts(result).items()]
    rows.append(_rate("non-figures reported", result.nonfigures))
    rows.append(_spans("terms (span and type)", result.terms))
    rows += [_spans(f"— {name}", spans) for name, spans in result.types.items()]
    rows.append(_rate("gloss found", result.glosses))
    return rows


def _doubts(result: Score) -> dict[str, Rate]:
    """Return the rows of doubt: how much is doubted, how right the rest is, how many errors are doubted."""
    return {
        "figures in doubt": result.doubted,
        "indicator without doubt": result.undoubted,
        "indicator errors in doubt": result.caught,
    }


def _spans(name: str, spans: Spans) -> tuple[str, str, str, str, str]:
    return name, str(spans.gold), f"{spans.precision:.3f}", f"{spans.recall:.3f}", f"{spans.f1:.3f}"


def _rate(name: str, rate: Rate) -> tuple[str, str, str, str, str]:
    return name, str(rate.all), "", "", f"{rate.share:.3f}"


def intervals(passages: Sequence[Passage], *, bare: bool = False) -> dict[str, tuple[float, float]]:
    """Return the 95 % interval of each row's share, by drawing whole passages anew.

    Args:
        passages: The passages.
        bare: Whether the recognizer is given neither the year nor the part.
    """
    parts = [_counts(score([passage], bare=bare)) for passage in passages]
    draw = random.Random(1)  # the same draws every time
    found: dict[str, list[float]] = {}
    for _ in range(RESAMPLINGS):
        chosen = draw.choices(parts, k=len(parts))
        for name in parts[0]:
            total = sum(part[name][1] for part in chosen)
            if total:
                found.setdefault(name, []).append(sum(part[name][0] for part in chosen) / total)
    return {name: _middle(sorted(shares)) for name, shares in found.items()}


def _middle(shares: list[float]) -> tuple[float, float]:
    return shares[int(0.025 * len(shares))], shares[min(int(0.975 * len(shares)), len(shares) - 1)]


def _counts(result: Score) -> dict[str, tuple[float, float]]:
    """Return how much is right of how much, by row."""
    spans = {"spans of figures": result.figures, "terms (span and type)": result.terms}
    spans |= {f"— {kind}": one for kind, one in (*result.kinds.items(), *result.types.items())}
    rates = {"value and unit": result.value_and_unit, "non-figures reported": result.nonfigures}
    rates |= {**result.fields, **_doubts(result), "gloss found": result.glosses}
    return {name: (2.0 * one.found, float(one.given + one.gold)) for name, one in spans.items()} | {
        name: (float(one.right), float(one.all)) for name, one in rates.items()
    }


def as_text(
    result: Score, *, markdown: bool = False, between: Mapping[str, tuple[float, float]] | None = None
) -> str:
    """Return the table as text or as Markdown.

    Args:
        result: The score.
        markdown: Whether as Markdown.
        between: The interval of each row's share, for a last column.
    """
    head = ("", "gold", "precision", "recall", "F1 / share")
    rows = [head, *table(result)]
    if markdown:
        ends = [_interval(row[0], between).strip() for row in rows] if between is not None else []
        last: list[tuple[str, ...]] = [(end,) for end in ends] or [()] * len(rows)
        lines = ["| " + " | ".join((*row, *cell)) + " |" for row, cell in zip(rows, last, strict=True)]
        return "\n".join([lines[0], "|---" + "|---:" * (4 + len(last[0])) + "|", *lines[1:]])
    return "\n".join(
        f"{row[0]:<26}{row[1]:>6}{row[2]:>11}{row[3]:>9}{row[4]:>12}{_interval(row[0], between)}".rstrip()
        for row in rows
    )


def _interval(row: str, between: Mapping[str, tuple[float, float]] | None) -> str:
    if between is None:
        return ""
    if not row:
        return f"{'95 %':>16}"
    return f"{between[row][0]:>9.3f}–{between[row][1]:.3f}" if row in between else ""


def classes(errors: Sequence[str]) -> list[str]:
    """Count the errors by what is wrong."""
    kinds = Counter(error.rsplit("⟧", 1)[-1].split(": ", 1)[-1].split(" is ")[0][:24] for error in errors)
    return [f"{count:>5}  {kind}" for kind, count in kinds.most_common()]
