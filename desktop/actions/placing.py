"""Placing: where an annotation of the review list (待复核) may belong in the current text."""

from dataclasses import dataclass

from desktop.actions.reading import Reading
from desktop.text.anchor import CONTEXT
from desktop.text.moving import Moving
from desktop.text.near import near
from desktop.text.outline import section_at

MOST = 9
"""Places that are proposed at most: as many as there are keys."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place that a person may choose for an annotation.

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


def proposals(reading: Reading, annotation_id: str) -> list[Proposal]:
    """Give the places an annotation may belong to, the likeliest first: the same words, else changed ones."""
    row = reading.annotation(annotation_id)
    text, headings = reading.text(row.document_id), reading.headings(row.document_id)
    places = [(place, True) for place in reading.candidates(annotation_id)[:MOST]]
    if not places and row.state != "placed":
        changed = near(Moving(reading.version_text(row.version_id), text), row.start, row.end)
        places += [(changed, False)] if changed is not None else []
    return [
        Proposal(
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
