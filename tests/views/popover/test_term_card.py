"""The card of a term: the years of the reports in which the lexicon found it."""

import pytest

from desktop.text.lexicon_tables import policy_words
from desktop.text.terms import Term
from desktop.views.popover.content import of_term

YEARS = {word.term: word.years for word in policy_words()}


@pytest.mark.parametrize("name", ["三农", "乡村振兴", "鄉村振興", "乡村\n振兴"])
def test_a_word_of_the_lexicon_says_its_years(name: str) -> None:
    plain = {"鄉村振興": "乡村振兴", "乡村\n振兴": "乡村振兴"}.get(name, name)
    years = YEARS[plain]
    assert years is not None
    card = of_term(Term(0, len(name), name, "lexicon", "…", "lexicon"))
    assert [value for _, value in card.fields] == [f"{years[0]}–{years[1]}"]
    assert card.body == "…"


def test_a_single_year_is_written_once() -> None:
    name = next(term for term, years in YEARS.items() if years is not None and years[0] == years[1])
    years = YEARS[name]
    assert years is not None
    assert [value for _, value in of_term(Term(0, 2, name, "lexicon")).fields] == [str(years[0])]


def test_what_the_lexicon_does_not_know_has_no_years() -> None:
    assert [value for _, value in of_term(Term(0, 5, "望澜标准地", "quoted")).fields] == [""]
