from hypothesis import given
from hypothesis import strategies as st

from desktop.text.text_unit_starts import paragraph_begins, sentence_begins
from desktop.text.text_units import SENTENCE_END

TEXT = "甲。乙！”丙\n丁。\n戊"


def starts(text: str, *, sentences: bool) -> set[int]:
    """Return where all units begin, found by reading the whole text."""
    found = {0, *(place + 1 for place, sign in enumerate(text) if sign == "\n")}
    if sentences:
        found.update(match.end() for match in SENTENCE_END.finditer(text))
    return found


def test_sentences_end_with_their_marks_and_with_their_paragraph() -> None:
    begun = [place for place in range(1, len(TEXT)) if sentence_begins(TEXT, place - 1, place)]
    assert [TEXT[place] for place in begun] == ["乙", "丙", "丁", "\n", "戊"]


def test_paragraphs() -> None:
    begun = [place for place in range(1, len(TEXT)) if paragraph_begins(TEXT, place - 1, place)]
    assert [TEXT[place] for place in begun] == ["丁", "戊"]


@given(st.text("甲。！.”）a1\n", max_size=24), st.data())
def test_the_same_as_reading_the_whole_text(text: str, data: st.DataObject) -> None:
    after = data.draw(st.integers(0, len(text)))
    upto = data.draw(st.integers(after, len(text)))
    for begins, sentences in ((sentence_begins, True), (paragraph_begins, False)):
        expected = any(after < one <= upto for one in starts(text, sentences=sentences))
        assert begins(text, after, upto) == expected
