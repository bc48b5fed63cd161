"""Relocation: where an annotation of the review list (待复核) may belong in the current text."""

from dataclasses import dataclass

from desktop.actions.library_queries import LibraryQueries
from desktop.text.alignment import TextAlignment
from desktop.text.anchor import CONTEXT
from desktop.text.fuzzy_relocation import fuzzy_range
from desktop.text.outline import section_at

MAX_PROPOSALS = 9
"""Places that are proposed at most: as many as there are keys."""


@dataclass(frozen=True, slots=True)
class RelocationProposal:
    """A place that a user may choose for an annotation.

    Attributes:
        start: First code point in the current text.
        end: Code point after the last.
        quote: The words there.
        before: Up to CONTEXT characters before them.
        after: Up to CONTEXT characters after them.
        section: Titles of the headings it stands under.
        same: Whether the words are the annotation's own.
    """

    start: int
    end: int
    quote: str
    before: str
    after: str
    section: tuple[str, ...]
    same: bool


def proposals(queries: LibraryQueries, annotation_id: str) -> list[RelocationProposal]:
    """Return the places an annotation may belong to, likeliest first: the same words, else changed ones."""
    row = queries.annotation(annotation_id)
    text, headings = queries.text(row.document_id), queries.headings(row.document_id)
    places = [(place, True) for place in queries.candidates(annotation_id)[:MAX_PROPOSALS]]
    if not places and row.state != "placed":
        changed = fuzzy_range(TextAlignment(queries.version_text(row.version_id), text), row.start, row.end)
        places += [(changed, False)] if changed is not None else []
    return [
        RelocationProposal(
            start,
            end,
            text[start:end],
            text[max(0, start - CONTEXT) : start],
            text[end : end + CONTEXT],
            section_at(headings, start),
            same,
        )
        for (start, end), same in places
    ]
