import pytest

from desktop.text.unit_starts import unit_starts

TEXT = "甲。乙！”丙\n丁。\n戊"


def test_sentences_end_with_their_marks_and_with_their_paragraph() -> None:
    assert [TEXT[one] for one in unit_starts(TEXT, "sentence")] == ["甲", "乙", "丙", "丁", "\n", "戊"]


def test_paragraphs() -> None:
    assert [TEXT[one] for one in unit_starts(TEXT, "paragraph")] == ["甲", "丁", "戊"]
    assert unit_starts("", "paragraph") == []


def test_another_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="clause"):
        unit_starts(TEXT, "clause")
