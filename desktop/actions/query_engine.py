"""The query engine: finds the annotations a query asks for, among a hundred thousand.

The marks of all documents are laid on one line, each document far from the next, so that a query is one
sweep over the line instead of one over each document.
"""

from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from functools import partial

from desktop.actions.annotation_index import AnnotationIndex, Sections, Texts
from desktop.actions.row_types import AnnotationSummary
from desktop.actions.saved_queries import Query
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.span_relations import Begins, RelatedSpan, among, related
from desktop.text.text_unit_starts import paragraph_begins, sentence_begins

RELATION_LIMIT = ("sentence", "paragraph", "section")
"""Relations that ask for a unit which both are in."""

_APART = 32
"""Documents begin so many binary digits apart on the line: farther than any is long or any distance."""

_PROGRESS_STEP = 200
"""So many documents are looked at between two words of how far it has come."""


def run_query(
    query: Query,
    annotation_index: AnnotationIndex,
    sections: Sections,
    texts: Texts,
    on_progress: ProgressCallback = no_progress,
) -> list[AnnotationSummary]:
    """Return the annotations that a query asks for, by document and place.

    Only annotations with a place in the current text take part. Texts and outlines are read where a sentence,
    paragraph or section is asked for, and only of documents that have both kinds.
    """
    ones = _with_tags(annotation_index, query.ones, below=query.below)
    if not query.relation:
        return ones
    others = _with_tags(annotation_index, query.others, below=query.below)
    relation = query.relation
    if relation in ("with", "without"):
        having = {row.document_id for row in others}
        return [row for row in ones if (row.document_id in having) == (relation == "with")]
    numbers = {key: number for number, key in enumerate(annotation_index.documents)}
    line, other_line = _on_the_line(ones, numbers), _on_the_line(others, numbers)
    both = {mark.start >> _APART for mark in line} & {mark.start >> _APART for mark in other_line}
    on_progress(0, len(both))
    units = _TextUnits(
        _reading(relation, list(numbers), sorted(both), sections, texts), on_progress, len(both)
    )
    with closing(units):
        name = "same-unit" if relation in RELATION_LIMIT else relation
        found = related(line, other_line, name, distance=query.distance, begins=units.begins)
    kept = {mark.key for mark in found}
    return [row for row in ones if row.id in kept]


def _with_tags(
    annotation_index: AnnotationIndex, tags: Sequence[str], *, below: bool
) -> list[AnnotationSummary]:
    """Return the annotations with a place in the current text that bear one of some tags, or any."""
    rows = annotation_index.rows
    if tags:
        rows = annotation_index.with_tags(annotation_index.subtree(tags) if below else tags)
    return [row for row in rows if row.state == "placed"]


def _on_the_line(rows: Iterable[AnnotationSummary], numbers: dict[str, int]) -> list[RelatedSpan]:
    """Lay annotations on the line of all documents."""
    made = []
    for row in rows:
        begun = numbers[row.document_id] << _APART
        made.append(RelatedSpan(begun + row.start, begun + row.end, row.id))
    return made


def _reading(
    relation: str, ids: Sequence[str], numbers: Sequence[int], sections: Sections, texts: Texts
) -> Generator[tuple[int, Begins]]:
    """Read some documents, given by their numbers on the line, and tell of each where its units begin."""
    most = 2 * len(numbers) > len(ids)  # reading everything takes as long as looking up half of it
    if relation == "section":
        sections.read_all() if most else sections.read([ids[number] for number in numbers])
        for number in numbers:
            yield number, among(sections.outline(ids[number]).starts)
        return
    begins = sentence_begins if relation == "sentence" else paragraph_begins
    wanted = {ids[number]: number for number in numbers}
    held = texts.all() if most else texts.texts(list(wanted))
    with closing(held):
        for key, text in held:
            if key in wanted:
                yield wanted[key], partial(begins, text)


class _TextUnits:
    """Where units begin on the line; documents are asked about in their order, and each is read once.

    Args:
        read: Gives the numbers of documents, ascending, and what tells where their units begin.
        on_progress: Is told how far it has come.
        total: How many documents may be read.
    """

    def __init__(
        self, read: Generator[tuple[int, Begins]], on_progress: ProgressCallback, total: int
    ) -> None:
        self._read = read
        self._on_progress = on_progress
        self._done, self._total = 0, total
        self._number, self._begins = -1, among(())

    def begins(self, after: int, upto: int) -> bool:
        """Return whether a unit begins after a first place of the line and at or before a second one."""
        number = after >> _APART
        if number != upto >> _APART:
            return True
        while self._number < number:
            self._number, self._begins = next(self._read)
            self._done += 1
            if self._done % _PROGRESS_STEP == 0:
                self._on_progress(self._done, self._total)
        begun = number << _APART
        return self._begins(after - begun, upto - begun)

    def close(self) -> None:
        """Let go of the library where not all documents were asked about."""
        self._read.close()
