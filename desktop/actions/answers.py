"""Answers: the annotations that a question asks for, found among a hundred thousand.

The marks of all documents are laid on one line, each document far from the next, so that a question is one
sweep over the line instead of one over each document.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from functools import partial

from desktop.actions.marks import Marks, Sections, Texts
from desktop.actions.questions import Question
from desktop.actions.rows import MarkRow
from desktop.text.relations import Begins, Mark, among, related
from desktop.text.unit_starts import paragraph_begins, sentence_begins

WITHIN = ("sentence", "paragraph", "section")
"""Relations that ask for a unit which both are in."""

_APART = 32
"""Documents begin so many binary digits apart on the line: farther than any is long or any distance."""

_TOLD = 200
"""So many documents are looked at between two words of how far it has come."""

Watch = Callable[[int, int], object]
"""Is told how many documents of how many have been looked at; may raise to stop."""


def answer(
    question: Question,
    marks: Marks,
    sections: Sections,
    texts: Texts,
    watch: Watch = lambda done, total: None,
) -> list[MarkRow]:
    """Give the annotations that a question asks for, by document and place.

    Only annotations with a place in the current text take part. Texts and outlines are read where a sentence,
    paragraph or section is asked for, and only of documents that have both kinds.
    """
    ones = _bearing(marks, question.ones, below=question.below)
    if not question.relation:
        return ones
    others = _bearing(marks, question.others, below=question.below)
    relation = question.relation
    if relation in ("with", "without"):
        having = {row.document_id for row in others}
        return [row for row in ones if (row.document_id in having) == (relation == "with")]
    numbers = {key: number for number, key in enumerate(marks.documents)}
    line, other_line = _on_the_line(ones, numbers), _on_the_line(others, numbers)
    both = {mark.start >> _APART for mark in line} & {mark.start >> _APART for mark in other_line}
    watch(0, len(both))
    units = _Units(_reading(relation, list(numbers), sorted(both), sections, texts), watch, len(both))
    with closing(units):
        name = "same-unit" if relation in WITHIN else relation
        found = related(line, other_line, name, distance=question.distance, begins=units.begins)
    kept = {mark.key for mark in found}
    return [row for row in ones if row.id in kept]


def _bearing(marks: Marks, tags: Sequence[str], *, below: bool) -> list[MarkRow]:
    """Give the annotations with a place in the current text that bear one of some tags, or any."""
    rows = marks.rows
    if tags:
        rows = marks.bearing(marks.under(tags) if below else tags)
    return [row for row in rows if row.state == "placed"]


def _on_the_line(rows: Iterable[MarkRow], numbers: dict[str, int]) -> list[Mark]:
    """Lay annotations on the line of all documents."""
    made = []
    for row in rows:
        begun = numbers[row.document_id] << _APART
        made.append(Mark(begun + row.start, begun + row.end, row.id))
    return made


def _reading(
    relation: str, ids: Sequence[str], numbers: Sequence[int], sections: Sections, texts: Texts
) -> Generator[tuple[int, Begins]]:
    """Read some documents, given by their numbers on the line, and tell of each where its units begin."""
    most = 2 * len(numbers) > len(ids)  # reading everything takes as long as looking up half of it
    if relation == "section":
        sections.read_all() if most else sections.read([ids[number] for number in numbers])
        for number in numbers:
            yield number, among([heading.start for heading in sections.headings(ids[number])])
        return
    begins = sentence_begins if relation == "sentence" else paragraph_begins
    wanted = {ids[number]: number for number in numbers}
    held = texts.all() if most else texts.texts(list(wanted))
    with closing(held):
        for key, text in held:
            if key in wanted:
                yield wanted[key], partial(begins, text)


class _Units:
    """Where units begin on the line; documents are asked about in their order, and each is read once.

    Args:
        read: Gives the numbers of documents, ascending, and what tells where their units begin.
        watch: Is told how far it has come.
        total: How many documents may be read.
    """

    def __init__(self, read: Generator[tuple[int, Begins]], watch: Watch, total: int) -> None:
        self._read = read
        self._watch = watch
        self._done, self._total = 0, total
        self._number, self._begins = -1, among(())

    def begins(self, after: int, upto: int) -> bool:
        """Tell whether a unit begins after a first place of the line and at or before a second one."""
        number = after >> _APART
        if number != upto >> _APART:
            return True
        while self._number < number:
            self._number, self._begins = next(self._read)
            self._done += 1
            if self._done % _TOLD == 0:
                self._watch(self._done, self._total)
        begun = number << _APART
        return self._begins(after - begun, upto - begun)

    def close(self) -> None:
        """Let go of the library where not all documents were asked about."""
        self._read.close()
