"""The benchmarks' arithmetic: statistics, bounds, the table."""

import pytest

from tests.benchmarks.harness import Benchmark, Bound, Measured, at_least, at_most, judged, percentile, repeat
from tests.benchmarks.texts import report, reports


def _row(bound: Bound | None, values: list[float], floor: list[float]) -> tuple[bool | None, str]:
    row = judged(Benchmark("a", bound, "ms", "b", lambda: Measured(values)), Measured(values, floor))
    return row.held, row.bound


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([3, 1, 2], 0.95, 3), (list(range(1, 101)), 0.95, 95), ([7], 0.95, 7), (list(range(1, 101)), 0.5, 50)],
)
def test_a_percentile_is_a_value_that_was_measured(
    values: list[float], share: float, expected: float
) -> None:
    assert percentile(values, share) == expected


@pytest.mark.parametrize(
    ("bound", "held", "words"),
    [
        (at_most(2), True, "≤ 2 ms"),
        (at_most(1.9), False, "≤ 1.9 ms"),
        (at_most(8, "p95"), False, "p95 ≤ 8 ms"),
        (at_most(2, "ratio"), True, "≤ 2 × floor"),
        (at_least(3), False, "≥ 3 ms"),
        (None, None, ""),
    ],
)
def test_a_bound_is_held_against_its_statistic(bound: Bound | None, held: bool | None, words: str) -> None:
    assert _row(bound, [1, 2, 9], [1]) == (held, words)


def test_repeat_leaves_the_first_call_out() -> None:
    calls: list[str] = []
    taken = repeat(lambda: calls.append("act"), 3, before=lambda: calls.append("before"))
    assert len(taken) == 3
    assert calls == ["before", "act"] * 4


def test_reports_are_as_long_as_asked_and_always_the_same() -> None:
    assert len(report(12_345)) == 12_345
    assert report(5_000, 3) == report(5_000, 3)
    assert len({*reports(20, 500)}) == 20
