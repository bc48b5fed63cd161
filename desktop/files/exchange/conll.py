"""CoNLL: one token a line with BIO labels, by character or by word, for those who train models.

A document is a comment line, then its sentences; a sentence ends at its punctuation or at its paragraph and
is followed by an empty line. A column per lane: annotations that overlap take a further column each, so that
nothing is dropped; as many columns as the document needs. Labels are BIO within a sentence: a mark that runs
on over its end begins again with B- in the next.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from desktop.files.exchange.records import Project, TextDocument, TextSelection, code_paths

Segment = Callable[[str], Sequence[int]]
"""Gives the boundaries of the words of a text, as sorted code-point offsets including 0 and its length."""

_ENDS = frozenset("。！？；\n!?;")


def characters(text: str) -> Sequence[int]:
    """Return the boundaries of the characters: the segmentation that cuts everywhere."""
    return range(len(text) + 1)


def write_conll(project: Project, out: BinaryIO, segment: Segment = characters) -> None:
    """Write every document: token, first and last offset (end exclusive), and its labels."""
    paths = code_paths(project.codes)
    for document in project.documents:
        title = " ".join(document.title.split())
        out.write(f"# document = {document.id}\n# title = {title}\n".encode())
        for line in _lines(document, paths, segment):
            out.write(line.encode("utf-8"))
        out.write(b"\n")


def _lines(document: TextDocument, paths: dict[str, str], segment: Segment) -> Iterator[str]:
    lanes = _lanes(
        [(s, paths.get(c.code_id, "")) for s in document.selections for c in s.codings if c.code_id]
    )
    cursors = [0] * len(lanes)
    boundaries = segment(document.text)
    begun: list[tuple[int, int, str] | None] = [None] * len(lanes)  # the mark each lane is in, this sentence
    open_sentence = False
    for start, end in itertools.pairwise(boundaries):
        token = document.text[start:end]
        if not token.isspace():
            marks = [_mark(lane, cursors, i, start, end) for i, lane in enumerate(lanes)]
            labels = [_label(mark, before) for mark, before in zip(marks, begun, strict=True)] or ["O"]
            yield "\t".join([token, str(start), str(end), *labels]) + "\n"
            begun = marks
            open_sentence = True
        if open_sentence and token[-1] in _ENDS:
            yield "\n"
            begun = [None] * len(lanes)
            open_sentence = False


def _lanes(marks: list[tuple[TextSelection, str]]) -> list[list[tuple[int, int, str]]]:
    """Spread the marks over as few lanes as hold them without overlap."""
    lanes: list[list[tuple[int, int, str]]] = []
    for selection, label in sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end, mark[1])):
        free = next((lane for lane in lanes if lane[-1][1] <= selection.start), None)
        if free is None:
            free = []
            lanes.append(free)
        free.append((selection.start, selection.end, "_".join(label.split())))
    return lanes


def _mark(
    lane: list[tuple[int, int, str]], cursors: list[int], index: int, start: int, end: int
) -> tuple[int, int, str] | None:
    """Return the mark that the token from start to end is in: a word that a mark cuts belongs to it."""
    while cursors[index] < len(lane) and lane[cursors[index]][1] <= start:
        cursors[index] += 1
    if cursors[index] == len(lane) or lane[cursors[index]][0] >= end:
        return None
    return lane[cursors[index]]


def _label(mark: tuple[int, int, str] | None, before: tuple[int, int, str] | None) -> str:
    """Return the label of a token; it begins a mark unless the token before it was in the very same."""
    if mark is None:
        return "O"
    return f"I-{mark[2]}" if mark is before else f"B-{mark[2]}"
