"""Word documents with the annotations as comments, one document of the library after the other."""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import BinaryIO, cast

from docx.comments import Comments
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.comments import CT_Comments
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.parts.comments import CommentsPart
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from desktop.files.exchange.html_export import unplaced_heading
from desktop.files.exchange.records import Project, TagAssignment, TextDocument, code_paths
from desktop.files.exchange.reproducible_zip import copy_stable, spooled_file
from desktop.files.exchange.word_document import new_document
from desktop.files.exchange.xml_writer import xml_safe
from desktop.text.timestamps import timestamp_of

NO_NAME = "Piyue"
"""Who a comment is by where its annotator gave no name: Word asks for one."""


def write_docx(project: Project, out: BinaryIO) -> None:
    """Write the project as a .docx: each annotation is a comment with its tag's path and its note."""
    word = new_document(project.name)
    writer = _DocumentWriter(word, project)
    for number, document in enumerate(project.documents):
        if number:
            writer.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        writer.write(document)
    writer.end()
    with spooled_file() as made:
        word.save(made)
        copy_stable(made, out)


class _DocumentWriter:
    """Writes documents and comments, each in the same time however many stand before it.

    Args:
        word: The Word document, empty.
        project: The project that is written.
    """

    def __init__(self, word: WordDocument, project: Project) -> None:
        # The library looks through the whole body for the place of a paragraph that is added to its end.
        self._end = word.add_paragraph()
        self._body = word.element.body
        self._comments = _CommentWriter(word, project)

    def add_paragraph(self, text: str = "", style: str | None = None) -> Paragraph:
        """Add a paragraph at the end and return it."""
        return self._end.insert_paragraph_before(text, style)

    def _annotate(self, runs: Sequence[Run], coding: TagAssignment) -> None:
        """Comment on runs; those without a tag are marked, and commented on where there is a note."""
        if not coding.code_id:
            for run in runs:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        if coding.code_id or coding.note:
            self._comments.add(runs[0], runs[-1], coding)

    def end(self) -> None:
        """Take away what marked the end."""
        self._body.remove(self._end._p)

    def write(self, document: TextDocument) -> None:
        """Write a text with its annotations."""
        self.add_paragraph(xml_safe(document.title), "Heading 1")
        cuts = sorted({edge for one in document.selections for edge in (one.start, one.end)})
        runs: list[tuple[int, int, Run]] = []
        start = 0
        for text in document.text.split("\n"):
            runs += _write_paragraph(self.add_paragraph(), text, start, cuts)
            start += len(text) + 1
        starts, ends = [run[0] for run in runs], [run[1] for run in runs]
        for selection in document.selections:
            first, last = bisect_right(ends, selection.start), bisect_left(starts, selection.end)
            for coding in selection.codings:
                if first < last:
                    self._annotate([run for _, _, run in runs[first:last]], coding)
        waiting = list(document.waiting())
        if waiting:
            self.add_paragraph(unplaced_heading(), "Heading 2")
        for _, selection, coding in waiting:
            run = self.add_paragraph(style="List Bullet").add_run(xml_safe(selection.quote))
            self._annotate([run], coding)


class _CommentWriter:
    """Writes annotations as comments.

    The library looks through all comments for the number of the next one; here they are counted.
    """

    def __init__(self, word: WordDocument, project: Project) -> None:
        self._paths = code_paths(project.codes)
        self._names = {user.id: user.name for user in project.users}
        assert len(word.comments) == 0  # asking for them makes their part
        self._part = cast(CommentsPart, word.part.part_related_by(RELATIONSHIP_TYPE.COMMENTS))
        self._count = 0

    def add(self, first: Run, last: Run, coding: TagAssignment) -> None:
        """Comment on the words from one run to another."""
        author = xml_safe(self._names.get(coding.user_id, "")) or NO_NAME
        note = coding.note.replace("\r\n", "\n").replace("\r", "\n")
        words = "\n".join(filter(None, [self._paths.get(coding.code_id, ""), note]))
        holder = cast(CT_Comments, OxmlElement("w:comments"))
        Comments(holder, self._part).add_comment(xml_safe(words), author, author[:2])
        comment = holder[0]
        # The library stamps a comment with the present; the annotation has a time of its own.
        comment.attrib.pop(qn("w:date"), "")
        if stamp := timestamp_of(coding.modified or coding.created):
            at = datetime.fromisoformat(stamp).astimezone(UTC)
            comment.set(qn("w:date"), at.strftime("%Y-%m-%dT%H:%M:%SZ"))
        comment.set(qn("w:id"), str(self._count))
        self._part.element.append(comment)
        first.mark_comment_range(last, self._count)
        self._count += 1


def _write_paragraph(
    paragraph: Paragraph, text: str, start: int, cuts: Sequence[int]
) -> list[tuple[int, int, Run]]:
    """Write one paragraph, a run between any two ends of annotations, and return them."""
    end = start + len(text)
    edges = [start, *(cut for cut in cuts if start < cut < end), end]
    return [
        (first, last, paragraph.add_run(xml_safe(text[first - start : last - start])))
        for first, last in itertools.pairwise(edges)
        if last > first
    ]
