"""Word (.docx): paragraphs and tables in reading order, the numbers Word counts, the notes at the end."""

import io
import re
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph
from lxml import etree

from desktop.files.boundary import safe
from desktop.files.budget import spend
from desktop.files.errors import Unreadable
from desktop.files.readers.archive import counted, opened
from desktop.files.readers.docx_numbering import DocxNumbering
from desktop.files.readers.extracted_text import CELL, ExtractedText
from desktop.files.readers.word_tables import PARAGRAPH, Row, blocks, rows_of
from desktop.text.styled_headings import BOLD, LONGEST, key_of

_NOTES = {"footnote": "w:footnoteReference", "endnote": "w:endnoteReference"}
_MARKS = {qn(tag): kind for kind, tag in _NOTES.items()}
_TEXT, _TAB, _RUN, _TYPE, _ID = (qn(f"w:{name}") for name in ("t", "tab", "r", "type", "id"))
_BREAKS = frozenset({qn("w:br"), qn("w:cr")})
_HEADING = re.compile(r"(?:heading|标题)\s?([1-6])", re.IGNORECASE)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@safe
def read_docx(data: bytes, path: str) -> ExtractedText:
    """Read a Word document; a note's mark is [1] where it stands, its text follows at the end.

    Raises:
        Unreadable: ``damaged``, ``encrypted``, ``too-much-within`` or ``empty``.
    """
    with opened(data, path, "DOCX") as archive:
        counted(archive)
        word = Document(io.BytesIO(data))
        notes = _notes(word)
        marks = {key: f"[{number}]" for number, key in enumerate(_cited(word, notes), start=1)}
        levels: dict[str, int] = {}
        lines = [line for line in _lines(word, marks, levels) if line.strip()]
        title = word.core_properties.title or ""
    lines += [f"{mark}{notes[key]}" for key, mark in marks.items()]
    if not lines:
        raise Unreadable(path, "empty")
    return ExtractedText("\n".join(lines), title=title, headings=levels)


def _notes(word: WordDocument) -> dict[tuple[str, str], str]:
    """Return the text of each footnote and endnote by kind and id; the separators have none."""
    found: dict[tuple[str, str], str] = {}
    for relation in word.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind not in _NOTES:
            continue
        root = etree.fromstring(relation.target_part.blob)
        for note in root.iter(qn(f"w:{kind}")):
            text = "".join(one.text or "" for one in note.iter(qn("w:t"))).strip()
            if text and note.get(qn("w:type")) in {None, "normal"}:
                found[kind, note.get(qn("w:id"), "")] = text
    return found


def _cited(word: WordDocument, notes: dict[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    names = {qn(tag): kind for kind, tag in _NOTES.items()}
    seen = set()
    for element in word.element.body.iter(*names):
        key = (names[element.tag], element.get(qn("w:id"), ""))
        if key in notes and key not in seen:
            seen.add(key)
            yield key


def _lines(word: WordDocument, marks: dict[tuple[str, str], str], levels: dict[str, int]) -> Iterator[str]:
    """Yield the lines, and note the level of those that are set as headings."""
    numbering = DocxNumbering(word)
    waiting = [blocks(word.element.body)]
    while waiting:
        block = next(waiting[-1], None)
        if block is None:
            waiting.pop()
        elif isinstance(block, Row) and block.is_layout:
            waiting.append(block.blocks())
        elif isinstance(block, Row):
            yield _row(block, word, marks)
        elif block.tag == PARAGRAPH:
            yield from _paragraph(_word_paragraph(block, word), numbering, marks, levels)
        else:
            waiting.append(rows_of(block))


def _word_paragraph(element: "etree._Element", word: WordDocument) -> Paragraph:
    assert isinstance(element, CT_P)  # python-docx reads every w:p as one
    return Paragraph(element, word)


def _paragraph(
    paragraph: Paragraph, numbering: DocxNumbering, marks: dict[tuple[str, str], str], levels: dict[str, int]
) -> list[str]:
    """Return the lines of a paragraph, and note its level where it is set as a heading."""
    lines = (numbering.mark(paragraph) + _words(paragraph, marks)).split("\n")
    spend("characters", sum(len(line) + 1 for line in lines))
    level = _level(paragraph) if len(lines) == 1 and len(lines[0]) <= LONGEST else 0
    if level:
        levels[key_of(lines[0])] = level
    return lines


def _level(paragraph: Paragraph) -> int:
    """Return the level given by a paragraph's style or outline level, BOLD where all is bold, else 0."""
    style = paragraph.style
    for properties in (paragraph._p.pPr, style.element.find(qn("w:pPr")) if style is not None else None):
        said = None if properties is None else properties.find(qn("w:outlineLvl"))
        if said is not None:
            level = int(said.get(qn("w:val"), "9")) + 1
            return level if level < BOLD else 0
    named = _HEADING.fullmatch(style.name or "") if style is not None else None
    if named:
        return int(named[1])
    runs = [run for run in paragraph.runs if run.text.strip()]
    whole = style is not None and style.font.bold is True
    bold = [whole if run.bold is None else run.bold for run in runs]
    return BOLD if bold and all(bold) else 0


def _row(row: Row, word: WordDocument, marks: dict[tuple[str, str], str]) -> str:
    """Return a table's row as a line; a cell merged from several beside each other is said once."""
    cells = [
        " ".join(" ".join(_words(_word_paragraph(one, word), marks) for one in cell).split())
        for cell in row.paragraphs()
    ]
    line = CELL.join(cells)
    spend("cells", len(cells))
    spend("characters", len(line) + 1)
    return line


def _words(paragraph: Paragraph, marks: dict[tuple[str, str], str]) -> str:
    """Return a paragraph's text and note marks, with tracked insertions and without tracked deletions.

    A text box stands in the file twice, the second time as a fallback for old programs.
    """
    twice = {one for fallback in paragraph._p.iter(_FALLBACK) for one in fallback.iter()}
    pieces: list[str] = []
    for element in paragraph._p.iter():
        if element in twice:
            continue
        if element.tag == _TEXT:
            pieces.append(element.text or "")
        elif element.tag == _TAB:
            holder = element.getparent()
            pieces.append(" " if holder is not None and holder.tag == _RUN else "")
        elif element.tag in _BREAKS:
            pieces.append("\n" if element.get(_TYPE) in {None, "textWrapping"} else "")
        elif element.tag in _MARKS:
            pieces.append(marks.get((_MARKS[element.tag], element.get(_ID, "")), ""))
    return "".join(pieces)
