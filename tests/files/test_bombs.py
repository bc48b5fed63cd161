"""Files that claim more than any file may hold: each is read, or refused with what there is too much of."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from desktop.error_messages import import_failure
from desktop.files.budget import MOST, REASONS, TooLarge, counting, spend
from desktop.files.errors import Unreadable
from desktop.files.file_input import read_bytes
from tests.files.bombs import (
    PARAGRAPH,
    WORDS,
    cell,
    counted_from,
    fixture,
    nested_tables,
    open_text,
    page,
    pdf,
    repacked,
    sheet,
    word,
    zipped,
)

WIDE = f'<w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{PARAGRAPH}'
SPANNING = f"<w:tbl><w:tr><w:tc>{WIDE}</w:tc></w:tr></w:tbl>"
RICH = "".join(f"\\u{ord(sign)}?" for sign in WORDS).encode()
FAR = f'<row r="1048576">{cell("XFD1048576", "远")}</row>'
BEYOND = f'<row r="99999999999">{cell("A99999999999", "远")}</row>'


def _first(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def change(part: bytes) -> bytes:
        assert old in part
        return part.replace(old, new, 1)

    return change


READ: dict[str, Callable[[], bytes]] = {
    "span.docx": lambda: word(SPANNING),
    "tables.docx": lambda: nested_tables(60),
    "control.docx": lambda: word(f"<w:sdt><w:sdtContent>{PARAGRAPH}</w:sdtContent></w:sdt>"),
    "start.docx": lambda: counted_from(10**9, "%1.", 20),
    "far.xlsx": lambda: sheet(FAR),
    "spaces.odt": lambda: open_text(
        _first(b"<text:p ", f'<text:p>{WORDS}<text:s text:c="999999999"/></text:p><text:p '.encode())
    ),
    "no number.odt": lambda: open_text(
        _first(b"<text:p ", f'<text:p>{WORDS}<text:s text:c="x"/></text:p><text:p '.encode())
    ),
    "repeated.odt": lambda: open_text(
        lambda part: part.replace(
            b"<table:table-cell", b'<table:table-cell table:number-columns-repeated="999999999"'
        ).replace(b"<text:p ", f"<text:p>{WORDS}</text:p><text:p ".encode(), 1)
    ),
    "nested.html": lambda: page(WORDS, 1500),
    "span.html": lambda: page(f"<table><tr><td colspan=999999999 rowspan=999999999>{WORDS}", 1),
    "groups.rtf": lambda: b"{\\rtf1 " + b"{" * 100_000 + RICH + b"}" * 100_000 + b"}",
    "bin.rtf": lambda: b"{\\rtf1 " + RICH + b"\\bin999999999 x}",
}
"""Files whose words can be read, whatever they claim beside them."""


@pytest.mark.parametrize("name", READ)
def test_what_a_file_claims_does_not_keep_its_words_from_being_read(name: str) -> None:
    text = "\n".join(draft.text for draft in read_bytes(READ[name](), name).drafts)
    assert WORDS in text
    assert len(text) < 5_000


TOO_LARGE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "deep.docx": ("too-nested", lambda: nested_tables(500)),
    "deep.odt": (
        "too-nested",
        lambda: open_text(
            _first(b"<text:p ", b"<text:section>" * 900 + b"</text:section>" * 900 + b"<text:p ")
        ),
    ),
    "deep.html": ("too-nested", lambda: page(WORDS, 100_000)),
    "deep.json": ("too-nested", lambda: b'[{"content":' + b"[" * 100_000 + b"]" * 100_000 + b"}]"),
    "elements.docx": ("too-many-nodes", lambda: word("<w:p/>" * 4_100_000)),
    "elements.html": ("too-many-nodes", lambda: b"<html><body>" + b"<b>x" * 4_100_000),
    "words.rtf": ("too-many-nodes", lambda: b"{\\rtf1 " + b"\\b" * 4_100_000 + b"}"),
    "objects.json": ("too-many-nodes", lambda: b"[" * 4_100_000),
    "pattern.docx": ("too-many-characters", lambda: counted_from(1, "%1" * 400_000, 200)),
    "cells.csv": ("too-many-cells", lambda: b"title,content\n" + b"," * 20_100_000),
    "keys.jsonl": (
        "too-many-cells",
        lambda: b"".join(b'{"content":"x","k%d":1}\n' % number for number in range(9_000)),
    ),
    "beyond.xlsx": ("too-many-sheet-rows", lambda: sheet(BEYOND)),
    "pages.pdf": ("too-many-pages", lambda: pdf(b"", 1_000_000)),
    "files.zip": (
        "too-many-bytes",
        lambda: zipped(
            dict.fromkeys(
                (f"{number}.docx" for number in range(11)),
                repacked(fixture("docx"), {"x.bin": lambda _: bytes(100_000_000)}),
            )
        ),
    ),
}
"""Files that hold too much, with what of it."""


@pytest.mark.parametrize("name", TOO_LARGE)
def test_what_is_too_much_of_a_file_is_named(name: str) -> None:
    reason, made = TOO_LARGE[name]
    with pytest.raises(Unreadable) as caught:
        read_bytes(made(), name)
    assert caught.value.reason == reason


def test_pages_that_hold_each_other_are_damaged() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read_bytes(pdf(b"", 5, b"2 0 R"), "x.pdf")


def test_a_book_that_names_a_chapter_many_times_has_it_once() -> None:
    once = read_bytes(fixture("epub"), "x.epub").drafts

    def often(part: bytes) -> bytes:
        at = part.index(b"<itemref")
        reference = part[at : part.index(b">", at) + 1]
        return part.replace(reference, reference * 10_000, 1)

    names = zipfile.ZipFile(BytesIO(fixture("epub"))).namelist()
    (package,) = [name for name in names if name.endswith(".opf")]
    assert read_bytes(repacked(fixture("epub"), {package: often}), "x.epub").drafts == once


def test_entities_that_swell_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    head = f'<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">{entities}]>'

    def swelling(part: bytes) -> bytes:
        return part.replace(b"?>", f"?>{head}".encode(), 1).replace("各位代表".encode(), b"&a9;", 1)

    for name, member in (("x.docx", "word/document.xml"), ("x.odt", "content.xml")):
        data = repacked(fixture(name[2:]), {member: swelling})
        try:
            text = read_bytes(data, name).drafts[0].text
        except Unreadable as error:
            assert error.reason == "damaged"
        else:
            assert "aaaa" not in text


def test_a_budget_counts_over_all_blocks_within_it() -> None:
    with counting() as budget, pytest.raises(TooLarge, match="rows"):
        with counting() as inner:
            assert inner is budget
            spend("rows", MOST["rows"])
        spend("rows")
    spend("rows", MOST["rows"] + 1)  # nothing is read: nobody counts


def test_a_budget_ends_with_its_time() -> None:
    with counting() as budget:
        budget.seconds = -1
        with pytest.raises(TooLarge, match="seconds"):
            spend("steps", 1_000)


def test_every_reason_is_said() -> None:
    for reason in REASONS.values():
        assert import_failure(reason) != reason
