"""Figures (数据) as a library knows them: recognized in the text, and as a user corrected them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from db.row_types import CorrectionRow, DocumentRow
from desktop.text.figures.model import FIELDS, Figure
from desktop.text.outline import Heading, SectionLookup
from desktop.text.row_factory import ordinary

if TYPE_CHECKING:
    from desktop.text.figures.trace import Trace

CORRECTABLE = tuple(name for name in FIELDS if name not in ("start", "end", "text", "doubt"))
"""Fields of a figure that a user can set."""

_SENTENCE_MARKS = "。！？!?"
_SENTENCE_END = re.compile(f"[{_SENTENCE_MARKS}\n]")


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A figure with where it stands and what a user said of it.

    Attributes:
        figure: The figure, corrections applied.
        recognized: As it was recognized, or None where only a user saw it.
        correction_id: The correction, or empty.
        dismissed: Whether a user said that it is no figure.
        section: Path of the headings it stands under.
        part: ``review``, ``plan`` or ``other``.
    """

    figure: Figure
    recognized: Figure | None
    correction_id: str = ""
    dismissed: bool = False
    section: str = ""
    part: str = "other"

    @property
    def key(self) -> str:
        """What the figure is known by within its text."""
        return f"{self.figure.start}-{self.figure.end}"

    @property
    def to_check(self) -> bool:
        """Whether its reading is in doubt and no user has looked at it."""
        return self.figure.doubt is not None and not self.dismissed

    @property
    def confirmed(self) -> bool:
        """Whether a user said that it is as it was recognized."""
        return bool(self.correction_id) and not self.dismissed and not self._differing()

    @property
    def corrected(self) -> bool:
        """Whether a user said that it is not as it was recognized, or that it is a figure at all."""
        return bool(self.correction_id) and not self.dismissed and bool(self._differing())

    def _differing(self) -> tuple[str, ...]:
        """Return the fields that are not as they were recognized."""
        if self.recognized is None:
            return CORRECTABLE
        return _differing_fields(self.figure, self.recognized)


_Ordinary = ordinary(KnownFigure)


def known_figures(
    text: str,
    headings: Sequence[Heading],
    year: int | None,
    corrections: Iterable[CorrectionRow],
    *,
    explain: bool = False,
) -> list[KnownFigure]:
    """Return the figures of a text, in order of position.

    Args:
        text: A document's current text.
        headings: Its outline.
        year: The document's own year.
        corrections: The corrections of the document; only placed ones count.
        explain: Whether each figure has a trace of which rule gave which field.
    """
    from desktop.text.figures import find_figures  # builds its grammar from tables: not before it is wanted

    figures = find_figures(text, year=year, headings=headings, explain=explain)
    return with_known_corrections(text, headings, figures, corrections)


def with_known_corrections(
    text: str, headings: Sequence[Heading], figures: Iterable[Figure], corrections: Iterable[CorrectionRow]
) -> list[KnownFigure]:
    """Return recognized figures with what a user said of them, in order of position.

    Args:
        text: A document's current text.
        headings: Its outline.
        figures: The figures recognized in it.
        corrections: The corrections of the document; only placed ones count.
    """
    placed = {(one.start, one.end): one for one in corrections if one.state == "placed"}
    sections = SectionLookup(headings)
    known = _as_recognized(list(figures), sections)
    if placed:
        for at, one in enumerate(known):
            correction = placed.pop((one.figure.start, one.figure.end), None)
            if correction is not None:
                known[at] = _corrected(one, correction)
        _add_unrecognized(text, known, placed.values(), sections)
    return sorted(known, key=attrgetter("figure.start"))


def _as_recognized(figures: Sequence[Figure], sections: SectionLookup) -> list[KnownFigure]:
    """Return figures of which no user said anything."""
    places = sections.sections_and_parts(map(attrgetter("start"), figures))
    made: list[Any] = list(map(_Ordinary, figures, figures, repeat(""), repeat(False), *places))
    for one in made:
        one.__class__ = KnownFigure
    known: list[KnownFigure] = made
    return known


def _corrected(known: KnownFigure, correction: CorrectionRow) -> KnownFigure:
    """Return a figure with what a user said of it."""
    fields = correction.fields
    said = known.figure if fields is None else with_corrections(known.figure, fields)
    return replace(known, figure=said, correction_id=correction.id, dismissed=fields is None)


def _add_unrecognized(
    text: str, known: list[KnownFigure], corrections: Iterable[CorrectionRow], sections: SectionLookup
) -> None:
    """Add the figures that only a user saw, where none was recognized."""
    for one in corrections:
        if not any(other.figure.start < one.end and one.start < other.figure.end for other in known):
            bare = Figure(one.start, one.end, text[one.start : one.end], "quantity")
            section, part = sections.section(one.start), sections.part(one.start)
            known.append(_corrected(KnownFigure(bare, None, section=section, part=part), one))


def explained(text: str, headings: Sequence[Heading], year: int | None, known: KnownFigure) -> "Trace | None":
    """Return which rule gave a figure each of its fields, or None where only a user saw it.

    Args:
        text: The document's current text.
        headings: Its outline.
        year: The document's own year.
        known: The figure.
    """
    from desktop.text.figures import find_figures

    recognized = known.recognized
    if recognized is None:
        return None
    every = find_figures(text, year=year, headings=headings, explain=True)
    trace = next((one.trace for one in every if one.start == recognized.start), None)
    if trace is None:
        return None
    return trace.corrected(_differing_fields(known.figure, recognized))


def with_corrections(figure: Figure, given: Mapping[str, Any]) -> Figure:
    """Return a figure with the fields set that a user set."""
    fields = {name: value for name, value in given.items() if name in CORRECTABLE}
    said = replace(figure, **fields, doubt=None)  # a user has looked at it
    if figure.trace is None:
        return said
    confirmed = len(fields) == len(CORRECTABLE)  # see `confirmation`: what it leaves as it was, a rule gave
    by_hand = _differing_fields(said, figure) if confirmed else fields
    return replace(said, trace=figure.trace.corrected(by_hand))


def confirmation(figure: Figure) -> dict[str, Any]:
    """Return the fields that are set where a user says that a figure is as it was recognized.

    All of them are kept, not that they were right: a recognizer of another day may read the figure otherwise.
    """
    return {name: getattr(figure, name) for name in CORRECTABLE}


def _differing_fields(figure: Figure, recognized: Figure) -> tuple[str, ...]:
    return tuple(name for name in CORRECTABLE if getattr(figure, name) != getattr(recognized, name))


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence that a range stands in, without the line end.

    Args:
        text: The text.
        start: First code point of the range.
        end: Code point after its last.
    """
    # Within the line: a mark that no line has would be looked for in all of the text.
    line = text.rfind("\n", 0, start) + 1
    first = line + max(map(text[line:start].rfind, _SENTENCE_MARKS)) + 1
    end_mark = _SENTENCE_END.search(text, end)
    last = end_mark.start() if end_mark else len(text)
    if last < len(text) and text[last] != "\n":
        last += 1
    while first < start and text[first].isspace():
        first += 1
    return first, last


def figure_rows(document: DocumentRow, text: str, known: Iterable[KnownFigure]) -> Iterator[dict[str, Any]]:
    """Yield figures as rows for the CSV; those a user dismissed are left out."""
    for one in known:
        if one.dismissed:
            continue
        first, last = sentence(text, one.figure.start, one.figure.end)
        yield {
            "document_id": document.id,
            "document": document.title,
            "region": document.region,
            "year": document.year,
            "section": one.section,
            "part": one.part,
            "sentence": text[first:last],
            **one.figure.as_dict(),
            "correction": "confirmed" if one.confirmed else "corrected" if one.corrected else "",
        }
