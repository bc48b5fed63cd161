"""Stored layers: what is packed comes back as it was, and what is no such thing comes back as nothing."""

import subprocess
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text import text_analysis
from desktop.text.packed_columns import pack_columns
from desktop.text.segmentation import segment
from desktop.text.stored_layers import pack_terms, pack_words, unpack_terms, unpack_words
from desktop.text.terms import Term, find_terms

TEXT = "全县推进“放管服”改革[1]和乡村振兴，脫貧致富，落实《条例》。\n[1] 放管服：简政放权。\n𠮷祥如意\n"


def test_words_and_terms_come_back_as_they_were() -> None:
    words, terms = segment(TEXT), find_terms(TEXT)
    assert {one.type for one in terms} >= {"title", "glossary", "lexicon"}
    assert {one.level for one in terms} >= {None, "key"}
    assert unpack_words(pack_words(words), len(TEXT)) == words
    assert unpack_terms(pack_terms(terms), TEXT) == terms


@given(st.lists(st.integers(1, 1200), max_size=8))
def test_words_of_any_length_come_back(lengths: list[int]) -> None:
    boundaries = [0]
    for length in lengths:
        boundaries.append(boundaries[-1] + length)
    assert unpack_words(pack_words(boundaries), boundaries[-1]) == boundaries


def test_a_gloss_with_half_a_surrogate_pair_comes_back() -> None:
    terms = [Term(0, 2, TEXT[:2], "glossary", "a\ud83d", "document")]
    assert unpack_terms(pack_terms(terms), TEXT) == terms


def test_words_of_another_text_are_none() -> None:
    assert unpack_words(pack_words([0, 2, 5]), 6) is None
    assert unpack_words(b"", 6) is None
    assert unpack_words(b"no zlib", 6) is None


@pytest.mark.parametrize("row", [(0, 2, "unknown", None, None, None), (0, 99, "title", None, None, None)])
def test_rows_that_are_no_terms_are_none(row: tuple[object, ...]) -> None:
    assert unpack_terms(pack_columns([(0, 2, "title", None, None, None)], 4), TEXT) is not None
    assert unpack_terms(pack_columns([row], 4), TEXT) is None


def test_bytes_that_are_no_terms_are_none() -> None:
    assert unpack_terms(b"", TEXT) is None
    assert unpack_terms(zlib.compress(b"["), TEXT) is None


def test_the_stamp_covers_every_module_that_words_and_terms_come_from() -> None:
    code = """
import sys
from desktop.text.segmentation import segment
from desktop.text.terms import find_terms
find_terms("“山水”川123")
segment("甲乙")
print(*(name.rsplit(".", 1)[-1] for name in sys.modules if name.startswith("desktop.text.")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    stamped = {path for _, path in text_analysis._TERM_FILES}
    assert {f"text/{name}.py" for name in done.stdout.split()} <= stamped
