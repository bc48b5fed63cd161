"""Index form: alike characters are one, and every string that is found in a text is found in its form."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.text.alike_characters import families
from desktop.text.index_form import folded, index_form, is_exactly_indexed, phrase, tokens
from desktop.text.text_search import find_all

_ALPHABET = '发發国國a AＡ1１%％，,。“"「 　\n𠮷😀著着干乾'


def test_every_family_is_one_character() -> None:
    for character, family in families().items():
        assert {folded(one) for one in family} == {folded(character)}
        assert len(folded(character)) == 1


def test_a_usual_text_is_as_it_was() -> None:
    text = "二〇二三年，经济增长5.6％（初步核算）；“十四五规划：发展。\n"
    assert folded(text) == text


def test_the_form_has_a_space_after_each_character() -> None:
    assert index_form("招商，A") == "招 商 ， a "
    assert index_form("𠮷祥") == "𠮷 祥"
    assert index_form("") == ""


def test_a_traditional_text_folds_as_its_characters_do() -> None:
    text = "".join(character for family in list(families().values())[:400] for character in family)
    assert folded(text) == "".join(map(folded, text))


@given(st.text(alphabet=_ALPHABET, max_size=40), st.text(alphabet=_ALPHABET, min_size=1, max_size=4))
def test_what_is_found_is_found_in_the_form(text: str, query: str) -> None:
    form = folded(text)
    assert len(form) == len(text)
    places, at = [], form.find(folded(query))
    while at >= 0:
        places.append((at, at + len(query)))
        at = form.find(folded(query), at + len(query))
    assert find_all(text, query) == places


def test_every_character_is_a_token() -> None:
    """FTS5's tokens are runs of letters, digits and what is not ASCII."""
    characters = "".join(map(chr, range(0x180)))
    form = tokens(characters)
    assert len(form) == len(characters)
    assert all(one.isalnum() or not one.isascii() for one in form)
    for one in characters:
        assert {other for other in characters if tokens(other) == tokens(one)} == {
            other for other in characters if folded(other) == folded(one)
        }


def test_the_phrase_of_a_string_is_its_form() -> None:
    assert phrase("") is None
    assert phrase("%") == phrase("％") == '"％ "'
    assert phrase('$ "') == '"＄ 　 “ "'


def test_control_characters_are_not_told_from_what_no_text_has() -> None:
    assert is_exactly_indexed("招商 $%")
    assert not is_exactly_indexed("招\n商")
    assert not is_exactly_indexed(tokens("\n"))


def test_what_is_written_as_another_is_not_written_as_a_third() -> None:
    """The characters of a text are replaced one after the other."""
    characters = [*map(chr, range(0x80)), *families()]
    forms = [tokens(one) for one in characters]
    assert [tokens(form) for form in forms] == forms
    assert tokens("".join(characters)) == "".join(forms)
