"""The targets of FIGURES.md, on text the recognizer was written with and on text it has not seen."""

import pytest

from desktop.text.evaluation.scoring import Score, score
from tests.gold.known_errors import errors_of, known
from tests.gold.load import SETS, load


@pytest.fixture(scope="module", params=["dev", "held-out"])
def scored(request: pytest.FixtureRequest) -> Score:
    """The score on one of the sets."""
    return score(load(request.param))


def test_spans_are_found(scored: Score) -> None:
    assert scored.figures.f1 >= 0.97


def test_values_and_units_are_right(scored: Score) -> None:
    assert scored.value_and_unit.share >= 0.98


def test_indicators_are_right(scored: Score) -> None:
    assert scored.fields["indicator"].share >= 0.90


def test_statuses_are_right(scored: Score) -> None:
    assert scored.fields["status"].share >= 0.93


def test_what_is_no_figure_is_left_alone(scored: Score) -> None:
    assert scored.nonfigures.share < 0.01


@pytest.mark.parametrize("which", sorted(SETS))
def test_nothing_is_wrong_but_what_is_known(which: str) -> None:
    passages = load(which)
    wrong, expected = errors_of(which, passages), known(which, passages)
    assert [line for line in wrong if line not in expected] == [], "this was right before"
    gone = [line for line in expected if line not in wrong]
    assert gone == [], "this is right now: run `python -m tests.gold.known_errors`"
