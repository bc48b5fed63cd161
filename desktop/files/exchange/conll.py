"""CoNLL: one token a line with BIO labels, by character or by word, for those who train models.

A token and its label stand on a line, with a space between them; a sentence ends at its punctuation or at its
paragraph and is followed by an empty line; the line ``-DOCSTART- -X- O O`` of CoNLL-2003 and an empty one
stand before each document. So spaCy's converter (``spacy convert FILE OUT -c conll``) and the loaders for
Hugging Face read it.
They want one label a token: of annotations that overlap, the one that begins first stands there, of two that
begin together the longer one; how many do not is returned. Labels are BIO within a sentence: a mark that runs
on over its end begins again with B- in the next.

With offsets, which those programs do not read, a line has the token, its first and last offset (end
exclusive) and as many columns as it takes to hold every annotation, with tabs between them.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from desktop.files.exchange.records import Project, TextSelection, code_paths

Segment = Callable[[str], Sequence[int]]
"""Returns the boundaries of the words of a text, as sorted code-point offsets including 0 and its length."""

_ENDS = frozenset("。！？；\n!?;")


def characters(text: str) -> Sequence[int]:
    """Return the boundaries of the characters: the segmentation that cuts everywhere."""
    return range(len(text) + 1)


def write_conll(
    project: Project, out: BinaryIO, segment: Segment = characters, *, offsets: bool = False
) -> int:
    """Write every document and return how many annotations have no column.

    Args:
        project: What to write; its documents are read once.
        out: A file open for writing bytes; it is left open.
        segment: Says where the tokens are.
        offsets: Whether offsets are written, and columns for all annotations.
    """
    paths = code_paths(project.codes)
    left = 0
    for document in project.documents:
        lanes = _lanes([(s, paths.get(c.code_id, "")) for s in document.selections for c in s.codings])
        if offsets:
            title = " ".join(document.title.split())
            out.write(f"# document = {document.id}\n# title = {title}\n".encode())
        else:
            left += sum(map(len, lanes[1:]))
            lanes = lanes[:1]
            out.write(b"-DOCSTART- -X- O O\n\n")
        out.write("".join(_lines(document.text, lanes, segment(document.text), offsets)).encode("utf-8"))
    return left


def _lines(
    text: str, lanes: list[list[tuple[int, int, str]]], boundaries: Sequence[int], offsets: bool
) -> Iterator[str]:
    cursors = [0] * len(lanes)
    begun: list[tuple[int, int, str] | None] = [None] * len(lanes)  # the mark each lane is in, this sentence
    open_sentence = False
    for start, end in itertools.pairwise(boundaries):
        token = text[start:end]
        if not token.isspace():
            marks = [_mark(lane, cursors, i, start, end) for i, lane in enumerate(lanes)]
            labels = [_label(mark, before) for mark, before in zip(marks, begun, strict=True)] or ["O"]
            written = "".join(token.split())  # a blank within it would be another column
            columns = [written, str(start), str(end), *labels] if offsets else [written, *labels]
            yield ("\t" if offsets else " ").join(columns) + "\n"
            begun = marks
            open_sentence = True
        if open_sentence and token[-1] in _ENDS:
            yield "\n"
            begun = [None] * len(lanes)
            open_sentence = False
    if open_sentence:
        yield "\n"


def _lanes(marks: list[tuple[TextSelection, str]]) -> list[list[tuple[int, int, str]]]:
    """Spread the marks over as few lanes as hold them without overlap; those without a tag have none."""
    lanes: list[list[tuple[int, int, str]]] = []
    tagged = [mark for mark in marks if mark[1]]
    for selection, label in sorted(tagged, key=lambda mark: (mark[0].start, -mark[0].end, mark[1])):
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
