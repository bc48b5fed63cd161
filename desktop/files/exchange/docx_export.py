"""Word documents with the annotations as comments, one document of the library after the other."""

import itertools
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import BinaryIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from desktop.files.exchange.html_export import WAITING
from desktop.files.exchange.records import Project, TagAssignment, TextDocument, code_paths
from desktop.files.exchange.reproducible_zip import copy_stable, spooled_file
from desktop.files.exchange.xml_writer import xml_safe
from desktop.text.timestamps import timestamp_of

_FACES = {"w:ascii": "Times New Roman", "w:hAnsi": "Times New Roman", "w:eastAsia": "宋体"}


def write_docx(project: Project, out: BinaryIO) -> None:
    """Write the project as a .docx: each annotation is a comment with its tag's path and its note."""
    word = Document()
    fonts = word.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for attribute, face in _FACES.items():
        fonts.set(qn(attribute), face)
    paths = code_paths(project.codes)
    names = {user.id: user.name for user in project.users}
    for number, document in enumerate(project.documents):
        if number:
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _write_document(word, document, paths, names)
    with spooled_file() as made:
        word.save(made)
        copy_stable(made, out)


def _write_document(
    word: WordDocument, document: TextDocument, paths: dict[str, str], names: dict[str, str]
) -> None:
    word.add_heading(xml_safe(document.title), level=1)
    cuts = sorted({edge for one in document.selections for edge in (one.start, one.end)})
    runs: list[tuple[int, int, Run]] = []
    start = 0
    for text in document.text.split("\n"):
        runs += _write_paragraph(word.add_paragraph(), text, start, cuts)
        start += len(text) + 1
    for selection in document.selections:
        covered = [run for first, last, run in runs if first < selection.end and last > selection.start]
        for coding in selection.codings:
            if covered:
                _comment(word, covered, coding, paths, names)
    waiting = list(document.waiting())
    if waiting:
        word.add_heading(WAITING, level=2)
    for _, selection, coding in waiting:
        run = word.add_paragraph(style="List Bullet").add_run(xml_safe(selection.quote))
        _comment(word, [run], coding, paths, names)


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


def _comment(
    word: WordDocument,
    runs: Sequence[Run],
    coding: TagAssignment,
    paths: dict[str, str],
    names: dict[str, str],
) -> None:
    author = xml_safe(names.get(coding.user_id, "")) or "Piyue"
    note = coding.note.replace("\r\n", "\n").replace("\r", "\n")
    words = "\n".join(filter(None, [paths.get(coding.code_id, ""), note]))
    comment = word.add_comment(runs, text=xml_safe(words), author=author, initials=author[:2])
    # The library stamps a comment with the present; the annotation has a time of its own.
    stamp = timestamp_of(coding.modified or coding.created)
    attributes = comment._comment_elm.attrib
    attributes.pop(qn("w:date"), "")
    if stamp:
        attributes[qn("w:date")] = (
            datetime.fromisoformat(stamp).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        )
