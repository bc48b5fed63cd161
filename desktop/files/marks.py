"""Marks: what stands in a file and is no word of the report: control characters, Markdown, notes to turn."""

import re
from collections.abc import Iterator

from desktop.files.trail import Edit

_ODD = re.compile(
    "\r\n?|[\x0b\x0c\x85\u2028\u2029]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
    "|[\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ufff9-\ufffb]"
)
_NUMBER = r"[0-9０-９一二三四五六七八九十]{1,3}"
_TURN = r"(?:紧|緊)?(?:上接转|上接轉|下转接|上接|下接|上转|下转|上轉|下轉)"
TURN_NOTE = re.compile(
    rf"[ \t\u3000]*[▲▼◆■●★]?[（(【\[〔][^（()）\n]{{0,4}}{_TURN}[^（()）\n]{{0,16}}[)）\]】〕][ \t\u3000]*"
    rf"|(?m:^[ \t\u3000]*[▲▼◆■●★]?{_TURN}\s?第?\s?[A-Za-z]?\s?{_NUMBER}\s?[版页頁]\S{{0,4}}[ \t\u3000]*$)"
)
"""(上接A4版), (下转第三版): the newspaper's notes to turn to another page, with the spaces around them."""

_BOLD = re.compile(r"(?<!\\)\*{2,3}|(?<![_\w])__(?=[^\s_])|(?<=[^\s_])__(?![_\w])")
_SLANT = re.compile(r"(?<![*\\0-9A-Za-z])\*(?=[^*\s])([^*\n]{1,200}?)(?<=[^*\s\\])\*(?![*0-9A-Za-z])")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|<>~])")
_LINK = re.compile(
    r"(!?\[)([^\[\]\n]*)(\]\((?:https?:|mailto:|www\.|[#/.])[^()\s]*(?:[ \t]+\"[^\"\n]*\")?\))"
)
_CODE = re.compile(r"(`{1,3})([^`\n]{1,200})(`{1,3})")
_SPACE = re.compile(r"&(?:nbsp|ensp|emsp|thinsp);")


def characters(text: str) -> Iterator[Edit]:
    """Give the edits that leave LF as the only line end, and no control or invisible character."""
    if text.isprintable():
        return
    for found in _ODD.finditer(text):
        what = found.group()
        if what[0] in "\r\x0b\x0c\x85\u2028\u2029":
            if what == "\r\n":
                yield Edit(found.start(), found.end() - 1, "", "line-end")
            else:
                yield Edit(found.start(), found.end(), "\n", "line-end")
        else:
            yield Edit(found.start(), found.end(), "", "control" if what < "\xa0" else "invisible")


def inline(text: str) -> list[Edit]:
    """Give the edits that take Markdown and notes to turn the page out of the lines.

    Marks that open a line (``##``, ``>``, ``-``) are left to the pass that looks at whole lines.
    """
    edits = []
    if any(word in text for word in ("上接", "下接", "下转", "下轉", "上转", "上轉")):
        edits += [Edit(*m.span(), "", "turn-line") for m in TURN_NOTE.finditer(text)]
    if "](" in text:
        for m in _LINK.finditer(text):
            edits += [Edit(*m.span(1), "", "markdown"), Edit(*m.span(3), "", "markdown")]
    if "\\" in text:
        edits += [Edit(*m.span(), "", "markdown") for m in _ESCAPE.finditer(text)]
    if "*" in text or "__" in text:
        edits += [Edit(*m.span(), "", "markdown") for m in _BOLD.finditer(text)]
        for m in _SLANT.finditer(text):
            edits += [
                Edit(m.start(), m.start() + 1, "", "markdown"),
                Edit(m.end() - 1, m.end(), "", "markdown"),
            ]
    if "`" in text:
        for m in _CODE.finditer(text):
            edits += [Edit(*m.span(1), "", "markdown"), Edit(*m.span(3), "", "markdown")]
    if "&" in text:
        edits += [Edit(*m.span(), " ", "markdown") for m in _SPACE.finditer(text)]
    return list(_apart(sorted(edits)))


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """Leave out an edit that overlaps the one before."""
    end = 0
    for edit in edits:
        if edit.start >= end:
            yield edit
            end = edit.end
