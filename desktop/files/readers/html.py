"""HTML: the paragraphs of a page's main block; what stands around it is struck out and shown.

Extractors made for news drop tables and short paragraphs (readability) or repeated ones (trafilatura); of a
report no word may be lost. So one block of the page is chosen, the smallest that holds nearly all its prose,
and of it stays all but the lines that are plainly the site's own.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree, html
from lxml.html import defs

from desktop.files.boundary import DEEP, safe
from desktop.files.budget import MOST, TooLarge, spend
from desktop.files.errors import Unreadable
from desktop.files.readers.boilerplate import PageLine, without_boilerplate
from desktop.files.readers.extracted_text import CELL, ExtractedText
from desktop.files.readers.html_list_numbers import HtmlListNumbers
from desktop.files.readers.own_html import OWN_MARK, own_articles
from desktop.files.readers.page_metadata import page_metadata
from desktop.files.site_lines import edge_lines
from desktop.text.document_kind import kind_of_title
from desktop.text.document_title import is_bare
from desktop.text.script import simplified
from desktop.text.styled_headings import BOLD, key_of

_SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "iframe",
        "object",
        "svg",
        "select",
        "textarea",
        "button",
    }
)
_BESIDE = frozenset({"nav", "aside", "footer", "header"})
"""What HTML 5 has for what is beside the matter of a page."""
_UNPRINTED = frozenset(
    {"toc", "noprint", "no-print", "sr-only", "visually-hidden", "screen-reader-text", "mw-editsection"}
)
"""What pages call, by class or id, what is on the screen alone or for it: no word of the text itself."""
_CELLS = frozenset({"td", "th"})
_SECTIONS = frozenset(
    {"article", "aside", "body", "details", "figcaption", "figure", "footer", "header", "main", "nav"}
    | {"section", "summary"}
)
"""What HTML 5 has for blocks besides; lxml's list is that of HTML 4, in which ``ins`` may be one."""
_BLOCKS = (defs.block_tags | _SECTIONS) - _CELLS - {"ins", "del"}
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_PROSE = re.compile(r"[\u3400-\u9fff]")
_STOP = re.compile(r"[。！？；;.!?:：，,]")
_NUMBER = re.compile(r"\[\d{1,3}\]")
_NOTE = re.compile(r"(?:foot|end|rear)notes?\b|\bfn|\bftn|\bedn|\bnote")
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_NO_NUMBERS: Mapping[str, str] = {}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_BACK = re.compile("[↩↑⏎\ufe0e\ufe0f^]+")  # what leads from a note back to its mark
_DATUM = 200
"""Characters of text up to which a table's cell is a datum."""

_LONGEST_TITLE = 90
"""Characters."""

_MOST = 0.9
"""The share of a page's prose that the main block must hold."""


@safe
def read_html(text: str, path: str) -> ExtractedText:
    """Read a page.

    Args:
        text: The page, decoded.
        path: The path to name in an error.

    Raises:
        Unreadable: ``empty`` when there is no text on it, ``too-many-nodes``, ``too-deep``.
    """
    root = _parsed(text, path)
    said = page_metadata(root)
    body = root.find("body")
    page = body if body is not None else root
    whole = list(_lines(page))
    around = list(_set_aside(page))
    main = _main_block(page)
    beside = _removed_blocks(page, main)
    around += (line for line, _ in beside)
    said = _with_title_above(said, [line for line, is_above in beside if is_above])
    read = list(_lines(main))
    known = edge_lines([simplified(line.text) for line in read])
    lines, before, after = without_boilerplate(read, known)
    if not lines:  # nothing but menus: then they are what the page is about
        lines, before, after, around = [line.text for line in whole], [], [], []
    if not lines:
        raise Unreadable(path, "empty")
    struck = (*(line.text for line in around), *before)
    levels = {key_of(line.text): line.level for line in read if line.level}
    return ExtractedText("\n".join(lines), struck, said, removed_after=tuple(after), headings=levels)


def _parsed(text: str, path: str) -> "etree._Element":
    spend("nodes", text.count("<"))
    parser = html.HTMLParser(
        encoding="utf-8",  # the text was decoded before: what the page says of its encoding no longer holds
        no_network=True,
        huge_tree=True,  # what there may be of it is counted here
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Unreadable(path, "empty") from error
    if any(DEEP in one.message for one in parser.error_log):
        raise TooLarge("depth", MOST["depth"])  # the parser keeps what came before
    return root


@safe
def read_own_html(text: str, path: str) -> list[ExtractedText]:
    """Read a page that our export wrote: its documents; none where it is another page.

    Args:
        text: The page, decoded.
        path: The path to name in an error.

    Raises:
        Unreadable: As `read_html`.
    """
    return own_articles(_parsed(text, path)) if OWN_MARK in text else []


def fragment_lines(
    element: "etree._Element", numbers: Mapping[str, str] | None = None
) -> list[tuple[str, int]]:
    """Return the paragraphs within an element parsed elsewhere, each with its heading level or 0.

    Args:
        element: The element.
        numbers: The numbers of notes that are cited elsewhere, by the id of the element that holds each.
    """
    return [(line.text, line.level) for line in _lines(element, numbers or {})]


def _set_aside(page: "etree._Element") -> Iterator[PageLine]:
    """Take out of the page what it calls navigation or something beside the matter, and yield its lines."""
    gone: set[etree._Element] = set()
    for one in list(page.iter(etree.Element)):
        named = " ".join(one.get(name, "") for name in ("id", "class", "role"))
        if one.tag in _BESIDE:
            of_text = one.tag == "header" and (one.getparent() is not page or one.find(".//h1") is not None)
        else:
            of_text = _UNPRINTED.isdisjoint(named.lower().split())
        if one is page or of_text or "note" in named or not gone.isdisjoint(one.iterancestors()):
            continue
        yield from _lines(one)
        gone.add(one)
    for one in gone:
        assert isinstance(one, html.HtmlElement)
        one.drop_tree()


def _name(element: "etree._Element") -> str:
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def _prose(text: str | None) -> int:
    """Count the Chinese characters of a text that reads as sentences; menus have none with punctuation."""
    if not text or not _STOP.search(text):
        return 0
    return len(_PROSE.findall(text))


def _weights(element: "etree._Element", weights: dict["etree._Element", int]) -> int:
    """Weigh every element by the prose in it, without recursion: pages can be nested very deeply."""
    for one in reversed(list(element.iter())):
        name = _name(one)
        own = 0 if not name or name in _SILENT else _prose(one.text)
        own += sum(_prose(child.tail) for child in one)
        if name and name not in _SILENT:
            own += sum(weights.get(child, 0) for child in one)
        weights[one] = own
    return weights[element]


def _main_block(page: "etree._Element") -> "etree._Element":
    weights: dict[etree._Element, int] = {}
    total = _weights(page, weights)
    if not total:
        return page
    block = page
    while True:
        inner = max(block, key=lambda child: weights.get(child, 0), default=None)
        if inner is not None and _name(inner) == "tr" and weights[inner] >= _MOST * total:
            cell = _column_of(inner, weights)
            if cell is not None and weights[cell] >= _MOST * total:
                block = cell
                continue
        if inner is None or _name(inner) not in _BLOCKS or _name(inner) in {"p", "tr", "li"}:
            return block
        if weights[inner] < _MOST * total:
            return block
        block = inner


def _column_of(row: "etree._Element", weights: Mapping["etree._Element", int]) -> "etree._Element | None":
    """Return the cell that holds the matter of a page laid out in columns by a table's row, or None.

    It holds a table or blocks of its own, and another cell stands beside it.
    """
    cells = [one for one in row if _name(one) in _CELLS]
    if len(cells) < 2:
        return None
    cell = max(cells, key=lambda one: weights.get(one, 0))
    parts = sum(1 for one in cell.iter() if _name(one) in ("table", "div", "p"))
    return cell if parts and not _is_datum(cell) else None


def _with_title_above(said: Mapping[str, str], above: Sequence[PageLine]) -> dict[str, str]:
    """Return what a page says of its text, with a title that stands above it where its head has none.

    Args:
        said: What its head says.
        above: The lines above its main block.
    """
    told = simplified(said.get("title", ""))
    if told and not is_bare(told):
        return dict(said)
    titles = [
        line.text
        for line in above
        if not line.linked and len(line.text) <= _LONGEST_TITLE and kind_of_title(simplified(line.text))
    ]
    return {**said, "title": titles[-1]} if titles else dict(said)


def _removed_blocks(page: "etree._Element", main: "etree._Element") -> list[tuple[PageLine, bool]]:
    """Return the lines of the page outside the main block, each with whether it stands above that."""
    lines: list[tuple[PageLine, bool]] = []
    if main is page:
        return lines
    outside = main.getparent()
    chain = {main}
    while outside is not None:
        chain.add(outside)
        outside = outside.getparent()
    waiting = [page]
    while waiting:
        element = waiting.pop(0)
        is_above = True
        for child in element:
            if child is main or child in chain:
                is_above = False
                if child is not main:
                    waiting.append(child)
            elif _name(child) not in _SILENT:
                lines += ((line, is_above) for line in _lines(child))
    return lines


def _lines(element: "etree._Element", cited: Mapping[str, str] = _NO_NUMBERS) -> Iterator[PageLine]:
    """Yield the paragraphs within an element; a table's row is one, its cells set apart."""
    line: list[str] = []
    linked = bold = level = 0
    counted = ""  # the number of an entry of which nothing was said yet
    for kind, value in itertools.chain(_events(element, cited), [("break", ""), ("end", "")]):
        if kind == "number":
            counted = value
            line.append(value)
        elif kind in ("break", "end"):
            said = _tidy("".join(line))
            if kind == "break" and (_NUMBER.fullmatch(said) or (counted and said == counted.strip())):
                continue  # what it counts follows
            if said:
                whole = bold >= len("".join(said.split())) - len(counted.strip())
                yield PageLine(said, linked, level or (BOLD if bold and whole else 0))
            counted = ""
            line.clear()
            linked = bold = level = 0
        elif kind == "heading":
            level = int(value)
        elif kind == "bold":
            bold += len("".join(value.split()))
        else:
            line.append(CELL if kind == "cell" else value)
            linked += len("".join(value.split())) if kind == "link" else 0


def _tidy(line: str) -> str:
    cells = [_SPACE.sub(" ", cell).strip() for cell in line.split(CELL)]
    return CELL.join(cells).strip()


def _events(element: "etree._Element", cited: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Walk in reading order: ``text`` or ``link`` with words, ``break`` around blocks, ``cell`` between.

    ``number`` comes before an entry of a list that counts by itself, and before a note; ``heading`` with its
    level within a heading; ``bold`` with words that come again as text.
    """
    inside = 0  # how many cells of data tables, silent elements and links enclose what is read now
    silent = links = bold = 0
    numbers = {**cited, **note_numbers(element)}
    ordinals = HtmlListNumbers()
    for action, one in etree.iterwalk(element, events=("start", "end")):
        spend("steps")
        name = _name(one)
        block = (name in _BLOCKS or name == "br") and name != "tr"
        if action == "start":
            silent += name in _SILENT
            links += _leads_off(one, name)
            bold += _is_bold(one, name)
            if name in _CELLS and one.getprevious() is not None:
                yield "cell", ""
            if name == "tr" or (block and not inside):
                yield "break", ""
            elif block:
                yield "text", " "
            inside += name in _CELLS and _is_datum(one)
            if name in _HEADINGS and not inside:
                yield "heading", name[1]
            number = "" if silent else _counted(one, name, numbers, ordinals)
            if number:
                yield "number", number
            if name and not silent and one.text:
                words = _mark(one) or _SPACE.sub(" ", one.text)
                yield from _words_and_links(
                    _BACK.sub("", words) if _leads_within(one) else words, links, bold
                )
            continue
        inside -= name in _CELLS and _is_datum(one)
        silent -= name in _SILENT
        links -= _leads_off(one, name)
        bold -= _is_bold(one, name)
        if name == "tr" or (block and not inside):
            yield "break", ""
        if one is not element and one.tail and not silent:
            yield from _words_and_links(_SPACE.sub(" ", one.tail), links, bold)


def _words_and_links(words: str, links: int, bold: int) -> Iterator[tuple[str, str]]:
    if bold:
        yield "bold", words
    yield "link" if links else "text", words


def _leads_off(element: "etree._Element", name: str) -> bool:
    """Return whether an element is a link to another page, not to a note or a heading of this one."""
    return name == "a" and "#" not in element.get("href", "")


def _is_bold(element: "etree._Element", name: str) -> bool:
    return name in ("b", "strong") or _WEIGHT.search(element.get("style", "")) is not None


def _is_datum(cell: "etree._Element") -> bool:
    """Return whether a cell holds a datum and not, as in pages laid out by tables, a part of the page."""
    return cell.find(".//table") is None and sum(len(text) for text in cell.itertext()) <= _DATUM


def _mark(element: "etree._Element") -> str:
    """Return the mark of a note as [1] where it is but a number that leads somewhere on the page."""
    number = _BACK.sub("", (element.text or "").strip())
    holder = element.getparent() if _name(element) == "sup" else element
    return f"[{number}]" if holder is not None and _leads_within(holder) and _is_number(number) else ""


def _leads_within(element: "etree._Element") -> bool:
    return _name(element) == "a" and "#" in element.get("href", "")


def _is_number(text: str) -> bool:
    return text.isdigit() and len(text) <= 3


def _counted(
    element: "etree._Element", name: str, numbers: Mapping[str, str], ordinals: HtmlListNumbers
) -> str:
    """Return the number that a page shows before an element of which it stands nowhere in the text."""
    number = numbers.get(element.get("id", ""), "")
    if number and (name == "li" or _is_note(element, number)):
        return f"[{number}]"
    return ordinals.mark(element) if name == "li" else ""


def _is_note(element: "etree._Element", number: str) -> bool:
    """Return whether an element holds a note, by what it says of itself, and does not tell its number."""
    said = " ".join(element.get(one, "") for one in (_EPUB_TYPE, "role", "class", "id")).lower()
    if not _NOTE.search(said) or _name(element) not in _BLOCKS:
        return False
    first = _BACK.sub("", "".join(map(str, element.itertext()))).lstrip()[: len(number) + 1].lstrip("[〔（(")
    return not first.startswith(number)


def note_numbers(element: "etree._Element", target: str = "") -> dict[str, str]:
    """Return the numbers of notes by the id of the element that holds each, as the links to them tell.

    Args:
        element: What holds the links.
        target: What stands before the # of a link that counts; links within the page and others where empty.
    """
    found: dict[str, str] = {}
    for one in element.iter():
        if _leads_within(one):
            number = "".join(map(str, one.itertext())).strip().strip("[]〔〕")
            where, _, name = one.get("href", "").partition("#")
            if _is_number(number) and (not target or where == target):
                found.setdefault(name, number)
    return found
