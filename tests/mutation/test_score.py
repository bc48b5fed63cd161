"""The mutation score, on a small tree: what tests notice is killed, what they do not survives."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mutation import score
from tests.mutation.forks import KILLED, SURVIVED, TIMED_OUT, UNCOVERED, Forks
from tests.mutation.operators import Mutant, mutants_of
from tests.mutation.score import Copy, Report, TestMap, wilson

_MODULE = """\
def checked(a):
    return a + 1


def only_called(a):
    return a


def never_called(a):
    return a
"""
_TESTS = """\
from threading import Thread

from db.sums import checked, only_called


def test_checked():
    assert checked(1) == 2


def test_called_in_a_thread():
    thread = Thread(target=only_called, args=(1,))
    thread.start()
    thread.join()


def test_that_fails_anyway():
    assert only_called(1) == 99
"""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "tree"
    for name, text in {"db/__init__.py": "", "db/sums.py": _MODULE, "tests/test_sums.py": _TESTS}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(score, "CONTROLS", 1)
    return root


def test_mutants_are_killed_and_survive_as_the_tests_notice(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score.main(["--minutes", "5", "--tests", "tests", "--", "db/sums.py"], tree) == 0
    told = capsys.readouterr().out
    assert "2 tests passed without a fault, 1 skipped or failed" in told
    assert "killed       db/sums.py:2 result" in told
    assert "killed       db/sums.py:2 arithmetic" in told
    assert "killed       db/sums.py:2 constant" in told
    assert "db/sums.py:6: survived: result: return a  →  return None" in told
    assert "db/sums.py:10: survived: result: return a  →  return None" in told
    assert "score 60.0%: 3 killed, 0 timed out, 2 survived, 0 not covered" in told
    assert (tree / "db" / "sums.py").read_text(encoding="utf-8") == _MODULE
    assert list((tree / "build" / "mutants").glob("*.json"))


def test_the_tests_of_the_folder_come_first() -> None:
    module = "desktop/text/figures/scan/ranks.py"
    seconds = {
        "tests/views/test_a.py::a": 0.1,
        "tests/text/figures/test_b.py::b": 9.0,
        "tests/text/test_c.py::c": 0.2,
        "tests/gold/test_d.py::d": 2.0,
        "tests/text/figures/test_e.py::e": 1.0,
        "tests/db/test_f.py::f": 0.1,
    }
    called = {f"{module}:5": {"tests/views/test_a.py::a", "tests/text/figures/test_b.py::b"}}
    told = TestMap(seconds, called)
    within = Mutant(module, f"{module}:5", "constant", 6, 0, 1, "1", "2")
    assert told.tests_for(within) == ["tests/text/figures/test_b.py::b", "tests/views/test_a.py::a"]
    outside = Mutant(module, "", "constant", 2, 0, 1, "1", "2")
    assert told.tests_for(outside) == [
        "tests/text/figures/test_e.py::e",
        "tests/gold/test_d.py::d",
        "tests/text/figures/test_b.py::b",
        "tests/views/test_a.py::a",
    ]
    query = Mutant("db/queries/tags.py", "", "constant", 2, 0, 1, "1", "2")
    assert told.tests_for(query) == ["tests/db/test_f.py::f"]


def test_tests_of_the_module_come_before_slow_ones_that_are_noted_for_a_function(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = "desktop/text/numerals.py"
    own = {
        f"tests/text/test_{name}.py::{name}": seconds
        for name, seconds in (("a", 1.0), ("b", 2.0), ("c", 9.0))
    }
    first = "tests/test_cli.py::first_of_its_process"
    called = {f"{module}:5": {first}, f"{module}:9": set(own)}
    told = TestMap({**own, first: 8.0}, called)
    monkeypatch.setattr(score, "LONGEST_S", 20.0)
    mutant = Mutant(module, f"{module}:5", "constant", 6, 0, 1, "1", "2")
    assert told.tests_for(mutant) == [*list(own)[:2], first, *list(own)[2:]]
    monkeypatch.setattr(score, "LONGEST_S", 12.0)
    assert told.tests_for(mutant) == [*list(own)[:2], first]


def test_tests_that_do_not_end_are_ended(tree: Path, tmp_path: Path) -> None:
    copy = Copy.of(tree, tmp_path / "copy")
    (copy.root / "tests" / "test_sums.py").write_text("while True:\n    pass\n", encoding="utf-8")
    assert copy.pytest(["tests"], timeout=3) is None


def test_a_module_that_is_not_there_is_named(tree: Path) -> None:
    with pytest.raises(SystemExit, match=r"There is no module db/none\.py"):
        score.main(["--minutes", "1", "--", "db/none.py"], tree)


def _mutant(function: str) -> Mutant:
    return Mutant("db/a.py", function, "constant", 1, 0, 1, "1", "2")


def test_the_tests_of_the_function_come_first_and_the_quickest_of_them() -> None:
    test_map = TestMap(
        {"slow": 3.0, "quick": 1.0, "module": 0.5, "other": 0.1},
        {"db/a.py:1": {"slow", "quick", "failed"}, "db/a.py:9": {"module"}, "db/b.py:1": {"other"}},
    )
    assert test_map.tests_for(_mutant("db/a.py:1")) == ["quick", "slow", "module"]
    assert test_map.tests_for(_mutant("")) == ["module", "quick", "slow"]


def test_no_more_tests_are_run_than_there_is_time_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(score, "LONGEST_S", 4.0)
    test_map = TestMap({"a": 3.0, "b": 3.0}, {"db/a.py:1": {"a", "b"}})
    assert test_map.tests_for(_mutant("db/a.py:1")) == ["a"]


def test_the_score_counts_what_no_test_calls_as_missed() -> None:
    outcomes = [KILLED, KILLED, TIMED_OUT, SURVIVED, UNCOVERED]
    report = Report([(_mutant(""), outcome) for outcome in outcomes])
    assert report.score() == 0.6
    assert "all              score 60.0%: 2 killed, 1 timed out, 1 survived, 1 not covered" in report.lines(9)


def test_a_sample_says_how_sure_it_is() -> None:
    assert [round(one, 3) for one in wilson(0.85, 400)] == [0.812, 0.882]
    assert wilson(0.0, 0) == (0.0, 1.0)


_LOADED = """\
from functools import cache

LEAST = 3
MORE = LEAST + 1


class Sums:
    first = 7


@cache
def kept():
    return MORE


def outer(a):
    def inner():
        return a * 2

    return inner()


def endless(a):
    while a != 5:
        a += 1
"""
_LOADED_TESTS = """\
from db.loaded import LEAST, Sums, endless, kept, outer


def test_constants():
    assert LEAST == 3
    assert kept() == 4
    assert Sums.first == 7


def test_outer():
    assert outer(2) == 4


def test_endless():
    endless(0)


def test_that_fails_without_a_fault():
    assert kept() == 99
"""


@pytest.fixture
def forks(tree: Path, tmp_path: Path) -> Iterator[Forks]:
    (tree / "db" / "loaded.py").write_text(_LOADED, encoding="utf-8")
    (tree / "tests" / "test_loaded.py").write_text(_LOADED_TESTS, encoding="utf-8")
    started = Copy.of(tree, tmp_path / "copy").forks(["tests"])
    if started is None:
        pytest.skip("this system cannot fork")
    yield started
    started.close()


def _noticed(forks: Forks, operator: str, before: str, test: str, seconds: float = 20) -> bool:
    found = [
        one
        for one in mutants_of("db/loaded.py", _LOADED.encode())
        if (one.operator, one.before) == (operator, before)
    ]
    return forks.notices(found[0], [f"tests/test_loaded.py::{test}"], seconds)


def test_a_fork_notices_a_fault_in_code_in_a_constant_and_in_what_is_made_of_it(forks: Forks) -> None:
    assert _noticed(forks, "constant", "2", "test_outer")
    assert _noticed(forks, "result", "return MORE", "test_constants")
    assert _noticed(forks, "constant", "3", "test_constants")
    assert _noticed(forks, "arithmetic", "LEAST + 1", "test_constants")
    assert not _noticed(forks, "constant", "2", "test_constants")


def test_a_fork_leaves_to_others_what_it_cannot_tell(forks: Forks) -> None:
    assert not _noticed(forks, "constant", "7", "test_constants")  # a class was made before
    assert not _noticed(forks, "result", "return MORE", "test_that_fails_without_a_fault")
    assert not _noticed(forks, "comparison", "a != 5", "test_outer")


def test_a_fork_that_does_not_end_is_ended_and_the_next_one_is_tried(forks: Forks) -> None:
    assert not _noticed(forks, "statement", "a += 1", "test_endless", seconds=2)
    assert _noticed(forks, "constant", "2", "test_outer")
