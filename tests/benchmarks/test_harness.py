"""The benchmarks' arithmetic: statistics, bounds, the table."""

import math
import subprocess
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import Choice
from tests.benchmarks.compare import WORSE, checked_out, compare
from tests.benchmarks.harness import (
    Benchmark,
    Bound,
    Measured,
    Row,
    at_least,
    at_most,
    by_turns,
    judged,
    percentile,
    repeat,
)
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


def test_pairs_that_are_measured_by_turns_are_compared_one_by_one() -> None:
    measured = Measured([1, 8, 3], [2, 4, 6], by_turns=True)
    row = judged(Benchmark("a", at_most(0.5, "ratio"), "ms", "b", lambda: measured), measured)
    assert (row.ratio, row.held) == (0.5, True)
    apart = Measured([1, 8, 3], [2, 4, 6])
    assert judged(Benchmark("a", None, "ms", "b", lambda: apart), apart).ratio == 0.75


def test_two_calls_are_measured_in_turn_and_the_first_pair_left_out() -> None:
    calls: list[str] = []
    measured = by_turns(lambda: calls.append("act"), lambda: calls.append("floor"), 3)
    assert calls == ["act", "floor"] * 4
    assert (len(measured.values), len(measured.floor), measured.by_turns) == (3, 3, True)


def test_repeat_leaves_the_first_call_out() -> None:
    calls: list[str] = []
    taken = repeat(lambda: calls.append("act"), 3, before=lambda: calls.append("before"))
    assert len(taken) == 3
    assert calls == ["before", "act"] * 4


def test_reports_are_as_long_as_asked_and_always_the_same() -> None:
    assert len(report(12_345)) == 12_345
    assert report(5_000, 3) == report(5_000, 3)
    assert len({*reports(20, 500)}) == 20


def _measured(name: str, median: float, floor: float | None = None, unit: str = "ms") -> Row:
    return Row(name, unit, median, median, "", floor, "", None)


def test_states_are_measured_by_turns_and_compared_round_by_round() -> None:
    before, now = Path("before"), Path("now")
    turns: list[Path] = []
    values = {before: iter([10.0, 20.0, 10.0]), now: iter([12.0, 10.0, 12.0])}

    def measure(tree: Path) -> list[Row]:
        turns.append(tree)
        own = [_measured("only now", 1)] if tree == now else []
        return [_measured("a", next(values[tree])), *own]

    (one,) = compare(before, now, measure)
    assert turns == [before, now, now, before, before, now]
    assert (one.name, one.before, one.now, one.ratio) == ("a", 10.0, 12.0, 1.2)
    assert one.is_worse


@pytest.mark.parametrize(
    ("old", "new", "ratio"),
    [
        (_measured("a", 10), _measured("a", 11), 1.1),
        (_measured("a", 10, floor=5), _measured("a", 20, floor=10), 1.0),
        (_measured("a", 10, floor=5), _measured("a", 20), 2.0),
        (_measured("a", 100, unit="/s"), _measured("a", 50, unit="/s"), 2.0),
    ],
)
def test_how_much_worse_a_row_is(old: Row, new: Row, ratio: float) -> None:
    trees = {Path("a"): [old], Path("b"): [new]}
    (one,) = compare(Path("a"), Path("b"), trees.__getitem__, rounds=1)
    assert one.ratio == pytest.approx(ratio)
    assert one.is_worse == (ratio > WORSE)


def test_a_floor_that_was_slow_once_makes_no_row_worse() -> None:
    trees = {Path("a"): [_measured("a", 10, floor=5)], Path("b"): [_measured("a", 10, floor=4)]}
    (one,) = compare(Path("a"), Path("b"), trees.__getitem__, rounds=1)
    assert one.ratio == 1.25
    assert not one.is_worse


@pytest.mark.parametrize(("old", "new", "ratio"), [(0, 0, 1.0), (0, 3, math.inf), (3, 0, 0.0)])
def test_what_was_nothing_and_is_nothing_is_no_worse(old: float, new: float, ratio: float) -> None:
    trees = {Path("a"): [_measured("a", old)], Path("b"): [_measured("a", new)]}
    (one,) = compare(Path("a"), Path("b"), trees.__getitem__, rounds=1)
    assert (one.ratio, one.is_worse) == (ratio, ratio > 1)


def test_a_commit_is_checked_out_beside_the_tree_and_taken_away_again(tmp_path: Path) -> None:
    root = tmp_path / "root"
    git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "init", "--quiet", str(root)], check=True)
    for words in ("first", "second"):
        (root / "file").write_text(words, encoding="utf-8")
        subprocess.run([*git, "add", "file"], check=True)
        subprocess.run([*git, "commit", "--quiet", "-m", words], check=True)
    with checked_out(root, "HEAD~1") as tree:
        assert (tree / "file").read_text(encoding="utf-8") == "first"
        assert (root / "file").read_text(encoding="utf-8") == "second"
    assert not tree.exists()
    with pytest.raises(SystemExit), checked_out(root, "nothing"):
        pytest.fail("there is no such commit")


@pytest.mark.parametrize(
    ("choice", "taken"),
    [
        (Choice(), True),
        (Choice(("growth", "import")), True),
        (Choice(("files",)), True),
        (Choice(("reader",)), False),
        (Choice(leave_out=frozenset({"importing files"})), False),
        (Choice(leave_out=frozenset({"importing"})), True),
        (Choice(until=0), False),
    ],
)
def test_benchmarks_are_chosen_by_module_name_and_time(choice: Choice, taken: bool) -> None:
    assert choice.takes("tests.benchmarks.bench_growth", "importing files") == taken
    assert Choice.of_json(choice.as_json()) == choice
