"""Mending: radicals in a PDF's tables become the characters they stand for, and nothing else changes."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.views.printing.pdf_text_fix import fix_text_map

PDF = b"""%PDF
1 0 obj
stream
begincmap
1 beginbfrange
<0000> <2F08> <0000>
<0001> <0004> [<2F6C> <5E74> <2ED3> <2F3E> ]
endbfrange
endcmap
endstream
<2F6C>
"""


def test_only_what_glyphs_lead_to_is_changed() -> None:
    done = fix_text_map(PDF)
    assert len(done) == len(PDF)
    assert b"[<76ee> <5E74> <957f> <6237> ]" in done
    assert b"<2F08> <0000>" in done
    assert done.endswith(b"<2F6C>\n")


@given(st.binary(max_size=300))
def test_anything_keeps_its_length(data: bytes) -> None:
    assert len(fix_text_map(b"begincmap" + data + b"endcmap")) == len(data) + 16
