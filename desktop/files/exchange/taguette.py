"""Taguette: its projects and its highlighted pages (HTML), read as projects.

Taguette keeps HTML and counts bytes of UTF-8 in its text nodes. The text made from it has a line for each
block, blanks run together; a place is led there through every character.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO, NamedTuple

from lxml import etree, html
from lxml.html import defs

from desktop.files.budget import spend
from desktop.files.errors import Unreadable
from desktop.files.exchange.labeled_text import Label, LabeledTexts
from desktop.files.exchange.records import ReadProject
from desktop.files.exchange.refi_vocabulary import derived_guid

_BREAKS = defs.block_tags | {"br", "li", "td", "th", "tr", "dd", "dt", "body"}
_UNSEEN = frozenset(("style", "script", "head", "title"))


class _Piece(NamedTuple):
    """A piece of a page: text, whether it is highlighted, and the tags that stand for themselves.

    A text of None is the end of a line.
    """

    text: str | None
    highlighted: bool = False
    tags: bool = False


@dataclass(slots=True)
class _Lines:
    """A text in the making.

    Attributes:
        out: Its characters.
        bytes: For each character taken in, which byte of UTF-8 it begins at.
        places: For each of them, where it is in the text.
        total: How many bytes were taken in.
    """

    out: list[str] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    total: int = 0
    _blank: bool = False

    def take(self, text: str) -> None:
        """Take a piece of text in."""
        for char in text:
            if char.isspace() and char != "\u3000":
                self._blank = bool(self.out) and self.out[-1] != "\n"
            elif self._blank:
                self.out.append(" ")
                self._blank = False
            self.bytes.append(self.total)
            self.places.append(len(self.out))
            if not char.isspace() or char == "\u3000":
                self.out.append(char)
            self.total += len(char.encode("utf-8", "replace"))

    def end_line(self) -> None:
        """Begin another line, unless one has begun."""
        self._blank = False
        if self.out and self.out[-1] != "\n":
            self.out.append("\n")

    def place(self, at: int) -> int:
        """Return where a byte is in the text."""
        index = bisect_left(self.bytes, at)
        return self.places[index] if index < len(self.places) else len(self.out)

    def text(self) -> str:
        """Return the whole text."""
        return "".join(self.out).rstrip("\n")


def read_taguette_page(source: BinaryIO, path: str = "") -> ReadProject:
    """Read a highlighted document, as Taguette exports it as HTML, as a project.

    Where highlights touch or overlap, the page does not say where the second begins: it is taken from where
    the first ends, which ``touching`` remarks.

    Raises:
        Unreadable: With reason ``not-supported`` when it is no page.
    """
    body = _body(source.read().decode("utf-8", "replace"), path)
    heading = body.find("h1")
    title = ""
    if heading is not None:
        title = "".join(heading.itertext()).strip()
        body.remove(heading)  # with it goes its tail, a line end
    texts = LabeledTexts()
    lines, labels, touching = _Lines(), [], 0
    start, ended = None, False
    for piece in _pieces(body):
        if piece.text is None:
            lines.end_line()
        elif piece.tags:
            if start is not None:
                labels += _labels_of(lines, start, _tags(piece.text))
            start, ended = None, True
        else:
            if piece.highlighted and start is None:
                start, touching = len(lines.bytes), touching + ended
            elif not piece.highlighted and piece.text.strip():
                start, ended = None, False
            lines.take(piece.text)
    if touching:
        texts.remarks["touching"] = touching
    texts.add(lines.text(), title, {}, labels)
    return texts.project(title)


def _labels_of(lines: _Lines, start: int, tags: Sequence[str]) -> list[Label]:
    """Return a highlight that begins with a character taken in and ends here, once for each tag."""
    first = lines.places[start] if start < len(lines.places) else len(lines.out)
    return [
        Label(*place, tag) for place in _trimmed(lines.out, first, len(lines.out)) for tag in tags or [""]
    ]


def _trimmed(out: Sequence[str], start: int, end: int) -> list[tuple[int, int]]:
    """Return a range without blanks at its ends, or nothing where nothing else is in it."""
    while start < end and out[start].isspace():
        start += 1
    while end > start and out[end - 1].isspace():
        end -= 1
    return [(start, end)] if start < end else []


def _tags(label: str) -> list[str]:
    names = label.strip().removeprefix("[").removesuffix("]").split(", ")
    return [name for name in names if name]


def _body(page: str, path: str) -> Any:
    spend("nodes", page.count("<"))
    try:
        root = html.document_fromstring(page, parser=html.HTMLParser(encoding=None, huge_tree=True))
    except (etree.ParserError, ValueError) as error:
        raise Unreadable(path, "not-supported", format="HTML") from error
    body = root.find("body")
    return root if body is None else body


def _pieces(body: Any) -> Iterator[_Piece]:
    """Yield the pieces of a page in their order."""
    highlighted = unseen = tags = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        name, kind = element.tag, element.get("class", "")
        step = 1 if event == "start" else -1
        unseen += step * (name in _UNSEEN)
        highlighted += step * (kind == "highlight")
        tags += step * (kind == "taglist")
        if name in _BREAKS:
            yield _Piece(None)
        said = element.text if event == "start" else None if element is body else element.tail
        if said and not unseen:
            yield _Piece(said, highlighted > 0, tags > 0)


def project_of(
    projects: dict[int, tuple[str, str]],
    documents: Sequence[tuple[int, int, str, str, str, str]],
    tags: Sequence[tuple[int, str, str]],
    highlights: Sequence[tuple[int, int, int, int, Sequence[str], str, str]],
) -> ReadProject:
    """Return a Taguette database as one project, its rows as `db.foreign.taguette` has them."""
    of_document: dict[int, list[tuple[int, int, int, int, Sequence[str], str, str]]] = {}
    for one in highlights:
        of_document.setdefault(one[1], []).append(one)
    texts = LabeledTexts()
    for _, path, description in tags:
        texts.describe(path, description)
    for own, project_id, name, description, created, contents in documents:
        spend("bytes", len(contents))
        key = ("taguette", *projects.get(project_id, ("", "")))
        lines = _Lines()
        for piece in _pieces(_body(f"<html><body>{contents}</body></html>", name)):
            if piece.text is None:
                lines.end_line()
            else:
                lines.take(piece.text)
        labels = [label for one in of_document.get(own, ()) for label in _marked(lines, one, key)]
        data = {"document_id": derived_guid(*key, "document", str(own))}
        texts.add(lines.text(), name, data, labels, memo=description, created=_zoned(created))
    names = [name for name, _ in projects.values()]
    return texts.project(names[0] if len(names) == 1 else "Taguette")


def _marked(
    lines: _Lines, highlight: tuple[int, int, int, int, Sequence[str], str, str], key: Sequence[str]
) -> Iterator[Label]:
    own, _, start, end, tags, user, created = highlight
    for first, last in _trimmed(lines.out, lines.place(start), lines.place(end)):
        for path in tags or [""]:
            label = Label(first, last, path, derived_guid(*key, "highlight", str(own), path), user)
            yield replace(label, created=_zoned(created))


def _zoned(moment: str) -> str:
    """Return a moment of Taguette's, which is in UTC and says no zone."""
    return f"{moment.replace(' ', 'T')}+00:00" if moment else ""
