"""Found rows: hits and figures of a search as rows of a table, with the section and part they stand in."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from desktop.actions.figure_listing import ListedFigure
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.text.concordance import ConcordanceLine
from desktop.text.outline import SectionLookup

_KEPT_OUTLINES = 64
"""Outlines that are kept: rows sorted by what stands beside a hit go from document to document."""


def hit_rows(
    queries: LibraryQueries, hits: Iterable[tuple[DocumentRow, ConcordanceLine]]
) -> Iterator[dict[str, Any]]:
    """Yield the rows of hits, with the columns of ``desktop.files.hits_export``."""
    lookup = _lookups(queries)
    for document, line in hits:
        yield {
            **_about(document, lookup(document.id), line.start),
            "start": line.start,
            "end": line.end,
            "left": line.left,
            "text": line.hit,
            "right": line.right,
        }


def figure_rows(queries: LibraryQueries, figures: Iterable[ListedFigure]) -> Iterator[dict[str, Any]]:
    """Yield the rows of figures, with the columns of ``desktop.files.figures_csv``; lists as JSON."""
    lookup = _lookups(queries)
    for one in figures:
        fields = {
            name: json.dumps(value) if isinstance(value, list) else value
            for name, value in one.fields.items()
        }
        about = _about(one.document, lookup(one.document.id), one.fields["start"])
        yield {**about, "sentence": one.sentence, **fields}


def _about(document: DocumentRow, lookup: SectionLookup, start: int) -> dict[str, Any]:
    return {
        "document_id": document.id,
        "document": document.title,
        "region": document.region,
        "year": document.year,
        "section": lookup.section(start),
        "part": lookup.part(start),
    }


def _lookups(queries: LibraryQueries) -> Callable[[str], SectionLookup]:
    kept: dict[str, SectionLookup] = {}

    def lookup(document_id: str) -> SectionLookup:
        if document_id not in kept:
            if len(kept) >= _KEPT_OUTLINES:
                kept.clear()
            kept[document_id] = SectionLookup(queries.headings(document_id))
        return kept[document_id]

    return lookup
