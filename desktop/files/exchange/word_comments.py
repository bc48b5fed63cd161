"""Comments of a Word document that ``docx_export`` wrote, read as rows: notes may have been edited there.

A heading of the first level is the title of a document, the paragraphs below it are its lines. The words that
a comment stands on are where its range is; what its first line is, a tag or a note, the library knows.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from lxml import etree

from desktop.files.budget import spend
from desktop.files.errors import Unreadable
from desktop.files.exchange.docx_export import NO_NAME

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTEXT = 32
_TITLE_STYLES = {"Heading1": 1, "1": 1, "Heading2": 2, "2": 2}
"""Levels of headings by the ids of their styles, in a file that has no list of styles."""
_HEADING_NAMES = {"heading 1": 1, "标题 1": 1, "heading 2": 2, "标题 2": 2}
"""The same by the names of styles: each program has ids of its own, WPS numbers them from Normal on."""


@dataclass(slots=True)
class _Text:
    """A document of the library as it stands in the file.

    Attributes:
        title: Its heading.
        pieces: Its text so far.
        length: How long that is.
        begun: Where the ranges of comments begin, by the comments' numbers.
        ranges: Comment, first character and the one after the last.
        waiting: Whether what comes now is below the text: annotations without a place.
    """

    title: str = ""
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    begun: dict[str, int] = field(default_factory=dict)
    ranges: list[tuple[str, int, int]] = field(default_factory=list)
    waiting: bool = False

    def take(self, text: str) -> None:
        """Take characters in."""
        self.pieces.append(text)
        self.length += len(text)


def read_word_comments(source: BinaryIO, path: str = "") -> Iterator[dict[str, Any]]:
    """Yield the comments as rows.

    They have the columns ``document``, ``start``, ``end``, ``quote``, ``prefix``, ``suffix``, ``annotator``,
    ``created``, ``modified``, and ``comment``: a tag, a note, or a tag with a note below it.

    Raises:
        Unreadable: ``no-annotations`` when nobody has commented, ``damaged`` when it is broken.
    """
    try:
        with zipfile.ZipFile(source) as archive:
            if "word/comments.xml" not in archive.namelist():
                raise Unreadable(path, "no-annotations")
            comments = _comments(_root(archive, "word/comments.xml"))
            body = _root(archive, "word/document.xml").find(f"{_W}body")
            listed = "word/styles.xml" in archive.namelist()
            levels = _heading_levels(_root(archive, "word/styles.xml")) if listed else _TITLE_STYLES
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise Unreadable(path, "damaged", format="docx") from error
    for text in _texts(body, levels) if body is not None else ():
        yield from _rows(text, comments)


def _root(archive: zipfile.ZipFile, name: str) -> Any:
    data = archive.read(name)
    spend("bytes", len(data))
    spend("nodes", data.count(b"<") // 2)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _heading_levels(root: Any) -> dict[str, int]:
    """Return the levels of headings by the ids of their styles."""
    names = {
        style.get(f"{_W}styleId", ""): name.get(f"{_W}val", "").lower()
        for style in root.iter(f"{_W}style")
        if (name := style.find(f"{_W}name")) is not None
    }
    found = {one: _HEADING_NAMES[name] for one, name in names.items() if name in _HEADING_NAMES}
    return found or _TITLE_STYLES


def _comments(root: Any) -> dict[str, tuple[str, str, str]]:
    """Return author, moment and words of each comment by its number."""
    found = {}
    for comment in root.iter(f"{_W}comment"):
        lines = ["".join(_characters(paragraph)) for paragraph in comment.iter(f"{_W}p")]
        author = comment.get(f"{_W}author", "")
        author = "" if author == NO_NAME else author
        found[comment.get(f"{_W}id", "")] = author, comment.get(f"{_W}date", ""), "\n".join(lines)
    return found


def _characters(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        if element.tag == f"{_W}t":
            yield element.text or ""
        else:
            yield "\t" if element.tag == f"{_W}tab" else "\n"


def _texts(body: Any, levels: Mapping[str, int]) -> Iterator[_Text]:
    text: _Text | None = None
    for paragraph in body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = "" if style is None else style.get(f"{_W}val", "")
        words = "".join(_characters(paragraph))
        if levels.get(name) == 1:
            if text is not None:
                yield text
            text = _Text(words)
        elif text is None:
            continue
        elif levels.get(name) == 2:  # whatever language it is in
            text.waiting = True
        elif not text.waiting:
            if text.pieces:
                text.take("\n")
            else:
                text.pieces.append("")
            _take_paragraph(paragraph, text)
    if text is not None:
        yield text


def _take_paragraph(paragraph: Any, text: _Text) -> None:
    """Take a line in, and where comments begin and end in it."""
    for element in paragraph.iter():
        tag = element.tag
        if tag == f"{_W}t":
            text.take(element.text or "")
        elif tag == f"{_W}tab" and element.getparent().tag == f"{_W}r":  # a tab stop stands elsewhere
            text.take("\t")
        elif tag == f"{_W}commentRangeStart":
            text.begun[element.get(f"{_W}id", "")] = text.length
        elif tag == f"{_W}commentRangeEnd":
            number = element.get(f"{_W}id", "")
            text.ranges.append((number, text.begun.pop(number, text.length), text.length))


def _rows(text: _Text, comments: dict[str, tuple[str, str, str]]) -> Iterator[dict[str, Any]]:
    whole = "".join(text.pieces)
    for number, start, end in text.ranges:
        if number not in comments or not start < end:
            continue
        author, when, words = comments[number]
        yield {
            "document": text.title,
            "start": start,
            "end": end,
            "quote": whole[start:end],
            "prefix": whole[max(0, start - _CONTEXT) : start],
            "suffix": whole[end : end + _CONTEXT],
            "annotator": author,
            "created": when,
            "modified": when,
            "comment": words,
        }
