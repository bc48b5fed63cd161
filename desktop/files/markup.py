"""Markup: what is in a file but no word of the report: control characters, Markdown, note references."""

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.files.edit_log import Edit

_ODD = re.compile(
    "\r\n?|[\x0b\x0c\x85\u2028\u2029]|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
    "|[\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ufff9-\ufffb]"
)
_SPACES = " \t\u3000"
_NUMBER = r"[0-9０-９一二三四五六七八九十]{1,3}"
_TURN = r"(?:紧|緊)?(?:上接转|上接轉|下转接|上接|下接|上转|下转|上轉|下轉)"
TURN_NOTE = re.compile(
    rf"[▲▼◆■●★]?[（(【\[〔][^（()）\n]{{0,4}}{_TURN}[^（()）\n]{{0,16}}[)）\]】〕]"
    rf"|(?m:^)[▲▼◆■●★]?{_TURN}\s?第?\s?[A-Za-z]?\s?{_NUMBER}\s?[版页頁]\S{{0,4}}(?m:$)"
)
"""(上接A4版), (下转第三版): the newspaper's notes to turn to another page."""

_TURN_BEGINS, _TURN_ENDS = "上下", "接转轉"
"""The characters of the word that each of these has: 上接, 下转."""
_BOLD = re.compile(r"\*{2,3}")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|<>~])")
_SPACE = re.compile(r"&(?:nbsp|ensp|emsp|thinsp);")
_ADDRESS = r"(?:https?:|mailto:|www\.|[#/.])[^()\s]{0,500}(?:[ \t]{1,9}\"[^\"\n]{0,200}\")?"
_PAIRED = (
    ("*", re.compile(r"(?<![*\\0-9A-Za-z])(\*)(?=[^*\s])[^*\n]{1,200}?(?<=[^*\s\\])(\*)(?![*0-9A-Za-z])")),
    ("__", re.compile(r"(?<!_)(__)(?=[^\s_])[^_\n]{1,200}(?<=[^\s_])(__)(?!_)")),
    ("`", re.compile(r"(`{1,3})[^`\n]{1,200}(`{1,3})")),
    ("](", re.compile(rf"(!?\[)[^\[\]\n]{{0,500}}(\]\({_ADDRESS}\))")),
)


@lru_cache(maxsize=1)
def is_printable(text: str) -> bool:
    """Return whether nothing but characters that can be seen, spaces and LF are in a text.

    That of the last is kept: it is asked when a file is decoded, and when its text is cleaned. Python knows
    it of each character, and tells it sooner than an expression finds none of a class.
    """
    return text.replace("\n", "").replace("\u3000", "").isprintable()


def characters(text: str) -> Iterator[Edit]:
    """Yield the edits that leave LF as the only line end, and no control or invisible character."""
    if is_printable(text):
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


def inline_markup(text: str) -> list[Edit]:
    """Return the edits that take Markdown and notes to turn the page out of the lines.

    Marks that open a line (``##``, ``>``, ``-``) are left to the pass that looks at whole lines.
    """
    return list(_apart(sorted([*_turn_notes(text), *_pairs(text), *_singles(text)])))


def _turn_notes(text: str) -> Iterator[Edit]:
    if _has_turn_word(text):
        for found in TURN_NOTE.finditer(text):
            yield _with_spaces(text, *found.span())


def _has_turn_word(text: str) -> bool:
    """Return whether a word is in a text that every note to turn the page has.

    Its second character is looked for alone, which is many times as fast as to look for both.
    """
    for sign in _TURN_ENDS:
        at = text.find(sign)
        while at >= 0:
            if at and text[at - 1] in _TURN_BEGINS:
                return True
            at = text.find(sign, at + 1)
    return False


def _pairs(text: str) -> Iterator[Edit]:
    """Yield the edits that take out what stands around words: links, emphasis, code."""
    for sign, shape in _PAIRED:
        if sign[0] in text and sign in text:  # one character is found many times as fast as two
            for found in shape.finditer(text):
                yield Edit(*found.span(1), "", "markdown")
                yield Edit(*found.span(2), "", "markdown")


def _singles(text: str) -> Iterator[Edit]:
    """Yield the edits that take out bold marks, which an OCR leaves unpaired, escapes and written spaces."""
    if "*" in text:
        for found in _BOLD.finditer(text):
            if not text.endswith("\\", 0, found.start()):
                yield Edit(*found.span(), "", "markdown")
    if "\\" in text:
        yield from (Edit(*found.span(), "", "markdown") for found in _ESCAPE.finditer(text))
    if "&" in text:
        yield from (Edit(*found.span(), " ", "markdown") for found in _SPACE.finditer(text))


def _with_spaces(text: str, start: int, end: int) -> Edit:
    """Return the edit that takes out a note together with the spaces around it."""
    while start and text[start - 1] in _SPACES:
        start -= 1
    while end < len(text) and text[end] in _SPACES:
        end += 1
    return Edit(start, end, "", "turn-line")


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """Leave out an edit that overlaps the one before."""
    end = 0
    for edit in edits:
        if edit.start >= end:
            yield edit
            end = edit.end
