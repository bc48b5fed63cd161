"""Annotation filters: which of a hundred thousand annotations the user wants to see, and in what order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.actions.annotation_index import AnnotationIndex, Sections
from desktop.actions.row_types import AnnotationSummary, DocumentSummary

SORTS = ("place", "document", "year", "region", "tag", "quote", "note", "annotator", "created", "modified")
"""What a list can be sorted by; ``place`` is by document and place."""


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """What annotations must be to be shown; what is not given does not matter.

    Attributes:
        words: Words that must all stand in the passage, the note or the tag's path.
        tags: Ids of tags, one of which it must bear, or NO_TAG; see AnnotationIndex.subtree for those under
            them.
        annotators: Ids of annotators, one of whom made it.
        documents: Ids of documents it must be in one of.
        kinds: Kinds of document.
        regions: Names of regions: the document's own, its county, city or province.
        years: First and last year of the document.
        part: ``review``, ``plan`` or ``other``.
        section: Words in the headings it stands under.
        noted: Whether it has a note.
        reviewed: Whether it was reviewed.
        placed: Whether it has a place in the current text.
        ids: Ids of annotations, such as a question's answer.
    """

    words: str = ""
    tags: frozenset[str] | None = None
    annotators: frozenset[str] | None = None
    documents: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    regions: frozenset[str] | None = None
    years: tuple[int, int] | None = None
    part: str = ""
    section: str = ""
    noted: bool | None = None
    reviewed: bool | None = None
    placed: bool | None = None
    ids: frozenset[str] | None = None

    @property
    def needs_outlines(self) -> bool:
        """Whether the outlines of documents have to be read to answer."""
        return bool(self.part or self.section)


def filter_annotations(
    annotation_index: AnnotationIndex, wanted: AnnotationFilter, sections: Sections
) -> list[AnnotationSummary]:
    """Return the annotations that pass, in the order they came."""
    rows: Sequence[AnnotationSummary] = (
        annotation_index.rows if wanted.tags is None else annotation_index.with_tags(wanted.tags)
    )
    documents = _documents(annotation_index, wanted)
    if documents is not None:
        rows = [row for row in rows if row.document_id in documents]
    for place, keys in ((3, wanted.annotators), (0, wanted.ids)):
        if keys is not None:
            rows = [row for row in rows if row[place] in keys]
    for place, flag in ((7, wanted.noted), (9, wanted.reviewed)):
        if flag is not None:
            rows = [row for row in rows if bool(row[place]) == flag]
    if wanted.placed is not None:
        rows = [row for row in rows if (row.state == "placed") == wanted.placed]
    for word in wanted.words.casefold().split():
        rows = _with_word(rows, annotation_index, word)
    if wanted.part:
        rows = [row for row in rows if sections.part(row) == wanted.part]
    if wanted.section:
        words = wanted.section.casefold().split()
        rows = [row for row in rows if _all_in(words, sections.section(row).casefold())]
    return list(rows)


def _all_in(words: Sequence[str], text: str) -> bool:
    return all(word in text for word in words)


def _documents(
    annotation_index: AnnotationIndex, wanted: AnnotationFilter
) -> set[str] | frozenset[str] | None:
    """Return the documents whose annotations may pass; None for all."""
    tests: list[Callable[[DocumentSummary], bool]] = []
    kinds, regions, years = wanted.kinds, wanted.regions, wanted.years
    if kinds is not None:
        tests.append(lambda one: one.kind in kinds)
    if regions is not None:
        tests.append(lambda one: not regions.isdisjoint((one.region, one.county, one.city, one.province)))
    if years is not None:
        tests.append(lambda one: one.year is not None and years[0] <= one.year <= years[1])
    if not tests:
        return wanted.documents
    found = {key for key, one in annotation_index.documents.items() if all(test(one) for test in tests)}
    return found if wanted.documents is None else found & wanted.documents


def _with_word(
    rows: Sequence[AnnotationSummary], annotation_index: AnnotationIndex, word: str
) -> list[AnnotationSummary]:
    tags = {key for key, tag in annotation_index.tags.items() if word in tag.path.casefold()}
    if word.isascii():
        return [
            row
            for row in rows
            if word in row.quote.casefold() or row.tag_id in tags or word in row.note.casefold()
        ]
    return [row for row in rows if word in row.quote or row.tag_id in tags or word in row.note]


def sort_annotations(
    annotation_index: AnnotationIndex,
    rows: Sequence[AnnotationSummary],
    by: str,
    *,
    descending: bool = False,
    sections: Sections,
) -> list[AnnotationSummary]:
    """Return annotations in another order, steadily; those without a value come last either way.

    Args:
        annotation_index: Where they come from.
        rows: The annotations, by document and place.
        by: One of SORTS, or ``section``, ``part``, ``kind``, ``reviewed``.
        descending: Whether the greatest comes first.
        sections: Tells where they stand.
    """
    key = _keys(annotation_index, sections).get(by)
    if key is None:
        return list(reversed(rows)) if descending else list(rows)
    valued = [(key(row), row) for row in rows]
    known = [pair for pair in valued if pair[0] not in ("", None)]
    known.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _, row in known] + [row for value, row in valued if value in ("", None)]


def _keys(
    annotation_index: AnnotationIndex, sections: Sections
) -> dict[str, Callable[[AnnotationSummary], Any]]:
    documents, tags = annotation_index.documents, annotation_index.tags
    return {
        "document": lambda row: documents[row.document_id].title,
        "kind": lambda row: documents[row.document_id].kind,
        "year": lambda row: documents[row.document_id].year,
        "region": lambda row: documents[row.document_id].region,
        "tag": lambda row: tags[row.tag_id].path,
        "quote": lambda row: row.quote,
        "note": lambda row: row.note,
        "annotator": lambda row: annotation_index.annotators.get(row.annotator_id, ""),
        "created": lambda row: row.created,
        "modified": lambda row: row.modified,
        "section": sections.section,
        "part": sections.part,
        "reviewed": lambda row: row.reviewed,
    }
