"""The targets of FIGURES.md, on text the recognizer was written with and on text it has not seen."""

import pytest

from desktop.text.evaluation.scoring import Score, intervals, score
from tests.gold.known_errors import errors_of, known
from tests.gold.load import SETS, load


@pytest.fixture(scope="module", params=["dev", "held-out"])
def scored(request: pytest.FixtureRequest) -> Score:
    """The score on one of the sets."""
    return score(load(request.param))


FLOORS = {
    "spans of figures": 0.95,
    "value and unit": 0.97,
    "direction": 0.95,
    "qualifier": 0.96,
    "indicator": 0.87,
    "status": 0.96,
    "period": 0.90,
    "terms (span and type)": 0.85,
}
"""What the lower end of the 95 % interval by passage may not be under."""

MOST_REPORTED = 0.03
"""What the upper end may not be over of the share of non-figures that are reported as figures."""


@pytest.fixture(scope="module", params=["dev", "held-out"])
def between(request: pytest.FixtureRequest) -> dict[str, tuple[float, float]]:
    """The 95 % intervals on one of the sets."""
    return intervals(load(request.param))


@pytest.mark.parametrize("name", FLOORS)
def test_the_interval_is_above_its_floor(between: dict[str, tuple[float, float]], name: str) -> None:
    low, high = between[name]
    assert FLOORS[name] <= low <= high <= 1


def test_hardly_any_non_figure_is_reported_whatever_passages_are_drawn(
    between: dict[str, tuple[float, float]],
) -> None:
    assert between["non-figures reported"][1] <= MOST_REPORTED


def test_spans_are_found(scored: Score) -> None:
    assert scored.figures.f1 >= 0.97


def test_values_and_units_are_right(scored: Score) -> None:
    assert scored.value_and_unit.share >= 0.98


def test_indicators_are_right(scored: Score) -> None:
    assert scored.fields["indicator"].share >= 0.90


def test_indicators_without_doubt_are_right(scored: Score) -> None:
    assert scored.undoubted.share >= 0.96


def test_few_figures_are_in_doubt(scored: Score) -> None:
    assert scored.doubted.share <= 0.10


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
