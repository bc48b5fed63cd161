"""What a rule reads of the sentence before a figure, which only the discourse changes."""

from dataclasses import FrozenInstanceError, fields

import pytest

from desktop.text.figures.context.clauses import Clauses
from desktop.text.figures.context.coordination import list_lengths
from desktop.text.figures.context.discourse import Discourse
from desktop.text.figures.context.surroundings import Context, Surroundings
from desktop.text.figures.indicators.rules import decide
from desktop.text.figures.scan.scanner import scan


def contexts(text: str) -> list[Context]:
    """Return the contexts of the figures of a text, each as it was when its figure was read."""
    tokens = [token for token in scan(text) if token.counts]
    discourse = Discourse(text)
    found = []
    starts = Clauses(text).starts(tokens)
    for words in Surroundings(text).read(tokens, list(starts), list_lengths(text, tokens)):
        context = discourse.complete(words)
        discourse.remember(context, decide(context))
        found.append(context)
    return found


def test_a_figure_carries_its_indicator_to_the_next_of_the_sentence() -> None:
    one, other, third = contexts("税收3亿元，增长5%。产值6亿元。")
    assert (one.carried, one.said) == (None, ())
    assert (other.carried, other.said) == ("税收", ("税收",))
    assert (third.carried, third.said) == (None, ())


def test_a_semicolon_carries_over_and_a_stop_does_not() -> None:
    _, after = contexts("茶叶种植面积83万亩；总产值3亿元。")
    assert (after.carried, after.carried_over) == (None, "茶叶种植面积")
    _, after = contexts("茶叶种植面积83万亩。总产值3亿元。")
    assert (after.carried, after.carried_over) == (None, None)


def test_a_bracket_that_is_closed_gives_back_what_was_spoken_of() -> None:
    _, inside, behind = contexts("财政总收入36亿元（含留抵退税2亿元）、增长4%。")
    assert inside.carried == "财政总收入"
    assert behind.carried == "财政总收入"


def test_a_list_leaves_the_indicators_of_its_other_members() -> None:
    one, other = contexts("小学、初中辍学率控制在0.1%和0.3%以内。")
    assert (one.length, one.pending) == (2, ())
    assert other.pending == ("初中辍学率",)


def test_a_context_does_not_change_with_the_discourse() -> None:
    one, other, third = contexts("签约项目28个，开工学校15所，投资3亿元。")
    assert (dict(one.counts), dict(other.counts)) == ({}, {"个": "签约项目"})
    assert dict(third.counts) == {"个": "签约项目", "所": "学校"}


@pytest.mark.parametrize("name", [one.name for one in fields(Context)])
def test_no_rule_can_change_a_context(name: str) -> None:
    (context,) = contexts("税收3亿元。")
    with pytest.raises(FrozenInstanceError):
        setattr(context, name, None)
