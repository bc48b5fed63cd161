"""Annotated HTML: one file that opens in any browser, with the text, its annotations and a legend.

Nothing is loaded from anywhere. An annotation is a line under its words in the tag's color, one below the
other where they overlap, and the tag's name stands in small letters where it ends, so that color is not the
only sign; notes are footnotes of their document.
"""

import html
import itertools
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from desktop.files.exchange.records import (
    CodebookEntry,
    Project,
    TagAssignment,
    TextDocument,
    TextSelection,
    code_paths,
)
from desktop.files.exchange.xml_writer import xml_safe
from desktop.i18n import translate

_STYLE = """
:root { color-scheme: light dark; --page: #fbf9f4; --ink: #2a2724; --quiet: #6f675c; --rule: #ddd6c8; }
@media (prefers-color-scheme: dark) {
  :root { --page: #23211f; --ink: #dcd6ca; --quiet: #a39a8c; --rule: #45413b; } }
body { background: var(--page); color: var(--ink); margin: 0 auto; max-width: 42em; padding: 2em 1.2em;
  font-family: "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif; line-height: 2.1; }
h1, h2, nav, table, .notes { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.3em; border-top: 1px solid var(--rule); padding-top: 1.5em; margin-top: 2.5em; }
p { text-indent: 2em; margin: 0 0 .4em; }
.facts, .notes { color: var(--quiet); font-size: .85em; line-height: 1.7; }
mark { background: none; color: inherit; padding-bottom: .12em; border-bottom: 3px solid; }
mark.plain { background: #f2c94c55; border-bottom-width: 1px; }
sup { color: var(--quiet); font-size: .6em; padding: 0 .2em; text-indent: 0; }
td, th { padding: .15em 1em .15em 0; text-align: left; font-weight: normal; vertical-align: top; }
h2 { font-size: 1em; font-weight: normal; border-top: 1px solid var(--rule); padding-top: .8em; }
.swatch { display: inline-block; width: 2em; border-bottom: 4px solid; }
"""


_TOLD = ("region", "year", "date", "session", "speaker")
"""The metadata that are shown; the others are codes of the program."""

_LONGEST = 20
"""Characters of a tag's name that stand within the text; the whole name is in the legend."""


def unplaced_heading() -> str:
    """Return what stands above the annotations that have no place in the current text."""
    return translate("Export", "Unplaced annotations")


def escape(text: str) -> str:
    """Return a text as a page can hold it, also within quotes: no markup, no control characters."""
    return html.escape(xml_safe(text), quote=True)


def write_html(project: Project, out: BinaryIO) -> None:
    """Write the project as one HTML page."""
    for piece in _page(project):
        out.write(piece.encode("utf-8", "replace"))


def _page(project: Project) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{escape(project.name)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    yield from _legend(project.codes)
    codes = {code.id: code for code in project.codes}
    names = {user.id: user.name for user in project.users}
    for document in project.documents:
        yield from _document(document, codes, names)
    yield "</body>\n</html>\n"


def _legend(codes: Sequence[CodebookEntry]) -> Iterator[str]:
    if not codes:
        return
    paths = code_paths(codes)
    label = escape(translate("Export", "Tags"))
    yield f'<nav aria-label="{label}"><table>\n'
    for code in codes:
        swatch = f'<span class="swatch" style="border-color:{_color_of(code)}"></span>'
        description = _lines(code.described())
        yield f"<tr><td>{swatch}</td><td>{escape(paths[code.id])}</td><td>{description}</td></tr>\n"
    yield "</table></nav>\n"


def _color_of(code: CodebookEntry | None) -> str:
    return escape(code.color) if code and code.color else "#888888"


def _document(
    document: TextDocument, codes: dict[str, CodebookEntry], names: dict[str, str]
) -> Iterator[str]:
    yield f'<article id="d-{escape(document.id)}">\n<h1>{escape(document.title)}</h1>\n'
    metadata = " · ".join(escape(value) for name in _TOLD if (value := document.metadata.get(name, "")))
    yield f'<p class="facts">{metadata}</p>\n'
    marks = [(selection, coding) for selection in document.selections for coding in selection.codings]
    notes = [(selection, coding) for selection, coding in marks if coding.note]
    numbers = {coding.id: number for number, (_, coding) in enumerate(notes, start=1)}
    start, begun = 0, 0
    marks.sort(key=lambda mark: mark[0].start)
    open_marks: list[tuple[TextSelection, TagAssignment]] = []
    for paragraph in document.text.split("\n"):
        end = start + len(paragraph)
        # Each mark is looked at where it begins and as long as it lasts, so that the whole stays linear.
        while begun < len(marks) and marks[begun][0].start < end:
            open_marks.append(marks[begun])
            begun += 1
        open_marks = [mark for mark in open_marks if mark[0].end > start]
        yield f"<p>{_paragraph(document.text, start, end, open_marks, codes, numbers)}</p>\n"
        start = end + 1
    if notes:
        yield '<ol class="notes">\n'
        for _, coding in notes:
            who = escape(names.get(coding.user_id, ""))
            words = _lines(coding.note)
            yield f'<li id="n-{escape(coding.id)}">{words} <small>{who}</small></li>\n'
        yield "</ol>\n"
    yield from _waiting(document, codes, names)
    yield "</article>\n"


def _waiting(document: TextDocument, codes: dict[str, CodebookEntry], names: dict[str, str]) -> Iterator[str]:
    """Yield the annotations that have no place in the text, below it."""
    waiting = list(document.waiting())
    if not waiting:
        return
    yield f'<section class="notes">\n<h2>{escape(unplaced_heading())}</h2>\n<ul>\n'
    for version, selection, coding in waiting:
        quote = _lines(f"…{selection.prefix[-12:]}“{selection.quote}”{selection.suffix[:12]}…")
        code = codes.get(coding.code_id)
        tag = f'<mark style="border-color:{_color_of(code)}">{escape(code.name if code else "")}</mark>'
        note = f" — {_lines(coding.note)}" if coding.note else ""
        who = escape(names.get(coding.user_id, ""))
        number = escape(translate("Export", "version %1").replace("%1", str(version.number)))
        yield f"<li>{quote} {tag}{note} <small>{who} · {number}</small></li>\n"
    yield "</ul>\n</section>\n"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _paragraph(
    text: str,
    start: int,
    end: int,
    marks: list[tuple[TextSelection, TagAssignment]],
    codes: dict[str, CodebookEntry],
    numbers: dict[str, int],
) -> str:
    cuts = {start, end}
    for selection, _ in marks:
        cuts.update((max(start, selection.start), min(end, selection.end)))
    edges = sorted(cuts)
    pieces = []
    covering: list[tuple[TextSelection, TagAssignment]] = []
    begun = 0
    for first, last in itertools.pairwise(edges):
        while begun < len(marks) and marks[begun][0].start <= first:
            covering.append(marks[begun])
            begun += 1
        covering = [mark for mark in covering if mark[0].end > first]
        pieces.append(_piece(text[first:last], covering, codes))
        pieces.extend(_tag_end(coding, codes, numbers) for one, coding in covering if one.end == last)
    return "".join(pieces)


def _piece(
    words: str, covering: list[tuple[TextSelection, TagAssignment]], codes: dict[str, CodebookEntry]
) -> str:
    inner = escape(words)
    for depth, (_, coding) in enumerate(covering):
        code = codes.get(coding.code_id)
        name = escape(code.name if code else "")
        below = f"padding-bottom:{0.12 + 0.28 * depth:.2f}em;" if depth else ""
        plain = "" if coding.code_id else ' class="plain"'
        inner = f'<mark{plain} title="{name}" style="{below}border-color:{_color_of(code)}">{inner}</mark>'
    return inner


def _tag_end(coding: TagAssignment, codes: dict[str, CodebookEntry], numbers: dict[str, int]) -> str:
    code = codes.get(coding.code_id)
    own = code.name if code else ""
    name = escape(own if len(own) <= _LONGEST else f"{own[: _LONGEST - 1]}…")
    number = numbers.get(coding.id)
    note = f' <a href="#n-{escape(coding.id)}">{number}</a>' if number else ""
    return f"<sup>{name}{note}</sup>" if name or note else ""
