"""Figures (数据) as a library knows them: recognized in the text, and as a user corrected them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    known = []
    for figure in figures:
        correction = placed.pop((figure.start, figure.end), None) if placed else None
        known.append(_known_figure(figure, figure, correction, sections))
    for (start, end), correction in placed.items():
        if not any(one.figure.start < end and start < one.figure.end for one in known):
            bare = Figure(start, end, text[start:end], "quantity")
            known.append(_known_figure(bare, None, correction, sections))
    return sorted(known, key=lambda one: one.figure.start)


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


def _known_figure(
    figure: Figure, recognized: Figure | None, correction: CorrectionRow | None, sections: SectionLookup
) -> KnownFigure:
    section, part = sections.section(figure.start), sections.part(figure.start)
    if correction is None:
        plain: Any = _Ordinary(figure, recognized, "", False, section, part)
        plain.__class__ = KnownFigure
        known: KnownFigure = plain
        return known
    dismissed = correction.fields is None
    said = figure if correction.fields is None else with_corrections(figure, correction.fields)
    return KnownFigure(said, recognized, correction.id, dismissed, section, part)


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
