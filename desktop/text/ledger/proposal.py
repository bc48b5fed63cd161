"""Proposals: for each indicator, what a report promises for its year and says was reached the year before.

Only what the report says is proposed. Where it says nothing, the cell is absent, with the passage that was
searched; where it says two things, it is a conflict.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop.text.figures.model import Figure
from desktop.text.ledger import scope
from desktop.text.ledger.candidates import DOUBTED, STATUSES, Candidate, Report, candidates, distinct
from desktop.text.ledger.headline import Passage
from desktop.text.ledger.indicators import LedgerIndicator
from desktop.text.ledger.values import CellValue, value_of
from desktop.text.ledger.wording import pattern
from desktop.text.outline import Heading
from desktop.text.text_units import sentence_at

_LONGEST_QUOTE = 200
"""Code points that are quoted of the passage searched."""

_CLAUSE_END = re.compile(r"[，；。：！？,;!?\n]")
_LONGEST_WORDING = 40


@dataclass(frozen=True, slots=True)
class CellProposal:
    """What is proposed for a cell.

    Attributes:
        indicator: The indicator's name in the ledger.
        status: ``target`` or ``achieved``.
        period: The year that it speaks of; empty where it is not known.
        state: ``proposed``, ``absent`` or ``conflict``.
        value: What the report says; where it says nothing, the passage searched, without a value.
        others: What else may be meant, the likeliest first.
    """

    indicator: str
    status: str
    period: str
    state: str
    value: CellValue
    others: tuple[CellValue, ...] = ()


def propose(
    text: str,
    headings: Sequence[Heading],
    year: int | None,
    figures: Sequence[Figure],
    indicators: Iterable[LedgerIndicator],
    regions: Sequence[str] = (),
    headline_names: frozenset[str] | None = None,
) -> list[CellProposal]:
    """Return the proposals for a report: for each indicator its target and what was achieved.

    Args:
        text: The report as it stands.
        headings: Its outline.
        year: Its own year.
        figures: Its figures, in order.
        indicators: The indicators of the ledger.
        regions: Names of the place, and of those that it lies in.
        headline_names: Canonical names by which the headline passages are known; None for those of the
            indicators.
    """
    asked = list(indicators)
    report = Report(text, headings, year, figures, regions)
    names = headline_names or frozenset(name for one in asked for name in one.names)
    headline = {status: report.headline(status, names) for status in STATUSES}
    return [_proposal(report, one, status, headline[status]) for one in asked for status in STATUSES]


def _proposal(
    report: Report, indicator: LedgerIndicator, status: str, headline: Sequence[Passage]
) -> CellProposal:
    found = candidates(report, indicator, status, headline)
    meant = [one for one in found if one.rank < DOUBTED]
    best = _plainest(report, indicator, [one for one in meant if one.rank == meant[0].rank])
    says_fall = indicator.name.endswith("降幅")
    others = [one for one in found if not meant or one is not best[0]]
    behind = tuple(value_of(one.figure, report.text, says_fall=says_fall) for one in distinct(others))
    if not meant:
        searched = _searched(report, indicator, status, headline)
        return CellProposal(indicator.name, status, report.period(status), "absent", searched, behind)
    return CellProposal(
        indicator.name,
        status,
        report.period(status) or best[0].figure.period or "",
        "conflict" if _differ(best) else "proposed",
        value_of(best[0].figure, report.text, says_fall=says_fall),
        behind,
    )


def _plainest(report: Report, indicator: LedgerIndicator, best: Sequence[Candidate]) -> Sequence[Candidate]:
    """Return those that are named and speak of the whole most plainly, where figures differ."""
    text = report.plain
    tests: tuple[Callable[[int], bool], ...] = (
        lambda at: scope.is_plain(scope.modifier(text, at, indicator) or ""),
        lambda at: not scope.is_adjusted(text, at),
        lambda at: pattern("zone").search(text, sentence_at(text, at)[0], at) is None,
        lambda at: any(name in text[sentence_at(text, at)[0] : at] for name in indicator.told),
    )
    for is_plain in tests:
        if _differ(best):
            best = [one for one in best if is_plain(one.figure.start)] or best
    return best


def _differ(best: Sequence[Candidate]) -> bool:
    """Return whether figures in the unit of the first say different things; 折合114亿元 is no other one."""
    return len(distinct(one for one in best if one.figure.norm_unit == best[0].figure.norm_unit)) > 1


def _searched(
    report: Report, indicator: LedgerIndicator, status: str, headline: Sequence[Passage]
) -> CellValue:
    """Return the passage in which the indicator was looked for, or the clause with a target and no number."""
    if status == "target":
        named = (_named_without_number(report, indicator, passage) for passage in headline)
        told = _told_to_be_none(report, indicator) or next(filter(None, named), None)
        if told is not None:
            return told
    start, end = _passage_searched(report, status, headline)
    end = min(end, start + _LONGEST_QUOTE)
    return CellValue(None, start=start, end=end, quote=report.text[start:end])


def _passage_searched(report: Report, status: str, headline: Sequence[Passage]) -> tuple[int, int]:
    if headline:
        return headline[0].start, headline[0].end
    wanted = "plan" if status == "target" else "review"
    start = next((one.start for one in report.headings if one.part == wanted), None)
    if start is None:
        start = len(report.text) - len(report.text.lstrip())
    return start, len(report.text)


def _named_without_number(report: Report, indicator: LedgerIndicator, passage: Passage) -> CellValue | None:
    """Return the clause that sets a target without a number: 居民收入增长与经济增长同步."""
    text = report.plain
    for name in indicator.written:
        at = text.find(name, passage.start, passage.end)
        while at >= 0:
            clause = _clause(text, at, passage)
            said = text[at + len(name) : clause.end].strip()
            plain = scope.is_plain(text[clause.start : at])
            if plain and pattern("relative").search(said) and not _has_figure(report.figures, clause):
                return CellValue(
                    None,
                    qualifier=report.text[at + len(name) : clause.end].strip()[:_LONGEST_WORDING],
                    start=clause.start,
                    end=clause.end,
                    quote=report.text[clause.start : clause.end],
                )
            at = text.find(name, at + 1, passage.end)
    return None


def _told_to_be_none(report: Report, indicator: LedgerIndicator) -> CellValue | None:
    """Return the clause that says that there is no target: 不设地区生产总值具体增长目标."""
    for match in pattern("none").finditer(report.plain):
        if report.part(match.start()) == "review":
            continue
        clause = _clause(report.plain, match.start(), Passage(0, len(report.plain)))
        said = report.plain[match.end() : clause.end]
        if "目标" in said and any(name in said for name in indicator.written):
            start, end = clause.start, clause.end
            return CellValue(None, qualifier=match[0], start=start, end=end, quote=report.text[start:end])
    return None


def _clause(text: str, position: int, passage: Passage) -> Passage:
    start = position
    while start > passage.start and not _CLAUSE_END.match(text[start - 1]):
        start -= 1
    end = _CLAUSE_END.search(text, position, passage.end)
    return Passage(start, end.start() if end else passage.end)


def _has_figure(figures: Sequence[Figure], passage: Passage) -> bool:
    return any(passage.holds(figure.start) for figure in figures)
