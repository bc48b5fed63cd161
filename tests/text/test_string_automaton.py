"""Tests of string automata."""

import pytest

from desktop.text.string_automaton import StringAutomaton

NAMES = ("云川", "云川市", "川市", "望澜")


def test_all_are_found_in_order_of_their_ends() -> None:
    found = StringAutomaton(NAMES).find("在云川市和望澜。")
    assert found == [(0, 1, 3), (1, 1, 4), (2, 2, 4), (3, 5, 7)]


def test_the_longest_are_found_and_do_not_overlap() -> None:
    assert StringAutomaton(NAMES, longest=True).find("在云川市和望澜。") == [(1, 1, 4), (3, 5, 7)]


@pytest.mark.parametrize("longest", [False, True])
def test_characters_beyond_the_first_plane_are_one_code_point(longest: bool) -> None:
    automaton = StringAutomaton(("望澜", "𬭎"), longest=longest)
    assert automaton.find("𠀀望澜𬭎") == [(0, 1, 3), (1, 3, 4)]


@pytest.mark.parametrize("longest", [False, True])
def test_they_hide_no_string_that_has_none(longest: bool) -> None:
    assert StringAutomaton(NAMES[1:], longest=longest).find("𠀀望澜𬭎川市𠀀") == [(2, 1, 3), (1, 4, 6)]


@pytest.mark.parametrize("longest", [False, True])
def test_none_of_them_is_taken_for_a_replacement_character(longest: bool) -> None:
    automaton = StringAutomaton(("\ufffd望",), longest=longest)
    assert automaton.find("𠀀望") == []
    assert automaton.find("\ufffd望") == [(0, 0, 2)]


def test_what_begins_within_a_character_is_no_match() -> None:
    text = "\u4e01\u014e"
    inner = text.encode("utf-16-le")[1:3].decode("utf-16-le")
    assert StringAutomaton((inner,)).find(text) == []
    assert StringAutomaton((inner,), longest=True).find(text) == []


def test_what_begins_within_a_character_hides_no_match() -> None:
    text = "\u4e01\u014e丁"
    inner = text.encode("utf-16-le")[1:5].decode("utf-16-le")
    second = text[1:3]
    assert StringAutomaton((inner, second), longest=True).find(text) == [(1, 1, 3)]
    assert StringAutomaton((inner, second)).find(text) == [(1, 1, 3)]
