"""Word (.docx): paragraphs and tables in reading order, the numbers Word counts, the notes at the end."""

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from desktop.files.budget import spend
from desktop.files.errors import Unreadable
from desktop.files.readers.archive import packed
from desktop.files.readers.docx_numbering import DocxNumbering
from desktop.files.readers.extracted_text import CELL, ExtractedText
from desktop.files.readers.page_metadata import said_title
from desktop.files.readers.word_package import W, WordPackage, is_bold
from desktop.files.readers.word_tables import PARAGRAPH, Row, blocks, rows_of
from desktop.text.styled_headings import BOLD, LONGEST, key_of

_NOTES = {"footnotes": f"{W}footnote", "endnotes": f"{W}endnote"}
_MARKS = {f"{note}Reference": kind for kind, note in _NOTES.items()}
_TEXT, _TAB, _RUN, _TYPE, _ID, _HYPHEN = (
    f"{W}{name}" for name in ("t", "tab", "r", "type", "id", "noBreakHyphen")
)
_BREAKS = frozenset({f"{W}br", f"{W}cr"})
_HEADING = re.compile(r"(?:heading|标题)\s?([1-6])", re.IGNORECASE)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@packed("DOCX")
def read_docx(archive: zipfile.ZipFile, path: str) -> ExtractedText:
    """Read a Word document; a note's mark is [1] where it stands, its text follows at the end.

    Raises:
        Unreadable: ``damaged``, ``encrypted``, ``too-much-within`` or ``empty``.
    """
    word = WordPackage(archive, path)
    notes = _notes(word)
    marks = {key: f"[{number}]" for number, key in enumerate(_cited(word, notes), start=1)}
    levels: dict[str, int] = {}
    lines = [line for line in _lines(word, marks, levels) if line.strip()]
    lines += [f"{mark}{notes[key]}" for key, mark in marks.items()]
    if not lines:
        raise Unreadable(path, "empty")
    return ExtractedText("\n".join(lines), said=said_title(word.title), headings=levels)


def _notes(word: WordPackage) -> dict[tuple[str, str], str]:
    """Return the text of each footnote and endnote by kind and id; the separators have none."""
    found: dict[tuple[str, str], str] = {}
    for kind, part in word.parts(*_NOTES):
        for note in part.iter(_NOTES[kind]):
            text = "".join(one.text or "" for one in note.iter(_TEXT)).strip()
            if text and note.get(_TYPE) in {None, "normal"}:
                found[kind, note.get(_ID, "")] = text
    return found


def _cited(word: WordPackage, notes: dict[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    """Yield the kind and id of each note in the order in which the text refers to them first."""
    cited = ((_MARKS[one.tag], one.get(_ID, "")) for one in word.body.iter(*_MARKS))
    yield from dict.fromkeys(key for key in cited if key in notes)


def _lines(word: WordPackage, marks: dict[tuple[str, str], str], levels: dict[str, int]) -> Iterator[str]:
    """Yield the lines, and note the level of those that are set as headings."""
    numbering = DocxNumbering(word)
    waiting = [blocks(word.body)]
    while waiting:
        block = next(waiting[-1], None)
        if block is None:
            waiting.pop()
        elif isinstance(block, Row) and block.is_layout:
            waiting.append(block.blocks())
        elif isinstance(block, Row):
            yield _row(block, marks)
        elif block.tag == PARAGRAPH:
            yield from _paragraph(block, word, numbering, marks, levels)
        else:
            waiting.append(rows_of(block))


def _paragraph(
    paragraph: "etree._Element",
    word: WordPackage,
    numbering: DocxNumbering,
    marks: dict[tuple[str, str], str],
    levels: dict[str, int],
) -> list[str]:
    """Return the lines of a paragraph, and note its level where it is set as a heading."""
    lines = (numbering.mark(paragraph) + _words(paragraph, marks)).split("\n")
    spend("characters", sum(len(line) + 1 for line in lines))
    level = _level(paragraph, word) if len(lines) == 1 and len(lines[0]) <= LONGEST else 0
    if level:
        levels[key_of(lines[0])] = level
    return lines


def _level(paragraph: "etree._Element", word: WordPackage) -> int:
    """Return the level given by a paragraph's style or outline level, BOLD where all is bold, else 0."""
    style = word.style(paragraph)
    for properties in (paragraph.find(f"{W}pPr"), style.properties):
        said = None if properties is None else properties.find(f"{W}outlineLvl")
        if said is not None:
            level = int(said.get(f"{W}val", "9")) + 1
            return level if level < BOLD else 0
    named = _HEADING.fullmatch(style.name)
    if named:
        return int(named[1])
    bold = [is_bold(run) for run in paragraph.iterchildren(_RUN) if _has_words(run)]
    return BOLD if bold and all(style.bold if one is None else one for one in bold) else 0


def _has_words(run: "etree._Element") -> bool:
    return any((one.text or "").strip() or one.tag == _HYPHEN for one in run.iterchildren(_TEXT, _HYPHEN))


def _row(row: Row, marks: dict[tuple[str, str], str]) -> str:
    """Return a table's row as a line; a cell merged from several beside each other is said once."""
    cells = [" ".join(" ".join(_words(one, marks) for one in cell).split()) for cell in row.paragraphs()]
    line = CELL.join(cells)
    spend("cells", len(cells))
    spend("characters", len(line) + 1)
    return line


def _words(paragraph: "etree._Element", marks: dict[tuple[str, str], str]) -> str:
    """Return a paragraph's text and note marks, with tracked insertions and without tracked deletions.

    A text box stands in the file twice, the second time as a fallback for old programs.
    """
    twice = {one for fallback in paragraph.iter(_FALLBACK) for one in fallback.iter()}
    pieces: list[str] = []
    for element in paragraph.iter():
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
