"""Compute the mutation score: how many of the faults put into db, actions and text the tests notice.

    start.py mutants [--minutes N] [--seed N] [--tests PATH...] -- [MODULE...]

Neither mutmut nor cosmic-ray does what is needed here. mutmut leaves decorated functions, class bodies and
constants alone (a good part of ``db`` and ``text``) and forks a process that has loaded Qt. cosmic-ray
writes its mutants into the working tree, runs one command for all of them, and knows neither a sample nor
which tests concern a module.

So `tests.mutation.operators` finds the mutants. The tests are run once on a copy in which each function notes
which test calls it, in threads and in other processes, too. Then mutants are taken in a seeded random order
until the time is over: each is written into a copy of the tree, and the tests that called its function are
run, and others that called its module, as long as `LONGEST_S` allows: those in the folder that mirrors the
module's before others, the quickest before others. A constant of a module may be used elsewhere: for one,
all tests of that folder are run. What no test calls survives. The copies are in a temporary folder; the tree
itself is never written to.

Where the system can fork, a mutant is first tried in a fork of a process that has collected the tests (see
`tests.mutation.server`), with the quicker of its tests: most are noticed so within a second. Only what is not
is written into a copy and gets a pytest of its own.
"""

import argparse
import hashlib
import json
import math
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.mutation.forks import KILLED, SURVIVED, TIMED_OUT, UNCOVERED, Forks
from tests.mutation.operators import Mutant, instrumented, mutants_of

ROOT = Path(__file__).resolve().parents[2]
AREAS = ("db", "desktop/actions", "desktop/text")
"""The folders that the score is about."""
LEFT_OUT = ("db/migrations/versions", "db/migrations/env.py")
"""What is no code to be mutated: revisions are data of the past."""
MIRRORED = ("tests/text/figures/", "tests/text/", "tests/actions/", "tests/db/")
"""The folders of the tests of these folders, the inner ones first."""
TESTS_LEFT_OUT = (
    "tests/benchmarks",
    "tests/packaging",
    "tests/faults",
    "tests/mutation",
    "tests/test_architecture.py",
    "tests/test_docs.py",
    "tests/test_contributing.py",
    "tests/test_lifetime.py",
    "tests/test_translations.py",
)
"""Tests that look at the source's text or at the packaging, not at what the code does."""
LONGEST_S = 60.0
"""Seconds of tests, as they took without a fault, that are spent on one mutant at most."""
FORKED_S = 12.0
"""Seconds of tests, as they took without a fault, that are spent on one mutant in a fork."""
PLUGINS = ("probe", "server")
"""Modules of this folder that pytest loads in a copy, as ``mutants_…``."""
SLOWER = 5
"""So many times their usual time the tests of a mutant may take."""
MEMORY = 6_000_000_000
"""Bytes of address space of the tests of one mutant."""
CONTROLS = 3
"""So many of the first mutants have their tests run without the fault, too; these must pass."""

_COMMAND = (sys.executable, "-m", "pytest", "-p", "mutants_probe", "-p", "no:cacheprovider", "-q")


@dataclass(frozen=True)
class TestMap:
    """Which test calls what.

    Attributes:
        seconds: Duration of each test that passed, by id.
        of_function: Ids of the tests that call a function, by its key.
    """

    __test__ = False

    seconds: dict[str, float]
    of_function: dict[str, set[str]]

    def of_module(self, path: str) -> set[str]:
        """Return the tests that call any function of a module."""
        parts = (tests for key, tests in self.of_function.items() if key.rpartition(":")[0] == path)
        return set().union(*parts)

    def tests_for(self, mutant: Mutant) -> list[str]:
        """Return the tests to run on a mutant, the quickest of each kind first.

        Those of its own folder that call its function come first. Then come those that call its module, for
        half the time: a function that is called once in a process, since its result is kept, is noted for
        whichever test began a process, and all others that depend on it are found only so.
        """
        return self._within(self._in_order(mutant), LONGEST_S)

    def tests_to_fork(self, mutant: Mutant) -> list[str]:
        """Return the first of these tests, as many as are run in a fork."""
        return self._within(self._in_order(mutant), FORKED_S)

    def _in_order(self, mutant: Mutant) -> list[str]:
        own = own_tests(mutant.path)
        of_function = self.of_function.get(mutant.function, set()) & self.seconds.keys()
        of_module = self.of_module(mutant.path) & self.seconds.keys()
        if not mutant.function:
            of_module |= {test for test in self.seconds if test.startswith(own)}
        own_of_module = [test for test in self._quickest_first(of_module) if test.startswith(own)]
        half = self._within(own_of_module, LONGEST_S / 2)
        in_order = [
            *(test for test in self._quickest_first(of_function) if test.startswith(own)),
            *half,
            *self._quickest_first(of_function),
            *own_of_module,
            *self._quickest_first(of_module),
        ]
        return list(dict.fromkeys(in_order))

    def _quickest_first(self, tests: set[str]) -> list[str]:
        return sorted(tests, key=lambda test: (self.seconds[test], test))

    def _within(self, tests: Sequence[str], seconds: float) -> list[str]:
        """Return the first of some tests that together take no longer than this; one at least."""
        chosen: list[str] = []
        total = 0.0
        for test in tests:
            total += self.seconds[test]
            if total > seconds and chosen:
                break
            chosen.append(test)
        return chosen


def own_tests(path: str) -> tuple[str, ...]:
    """Return the folders of the tests that mirror a module's, the gold with those of the recognizers."""
    mirrored = f"tests/{path.removeprefix('desktop/')}"
    found = next((one for one in MIRRORED if mirrored.startswith(one)), "")
    return (found, "tests/gold/") if found.startswith("tests/text/") else (found,) if found else ()


@dataclass
class Copy:
    """A copy of the tree, in which tests are run.

    Attributes:
        root: Where it is.
    """

    root: Path

    @classmethod
    def of(cls, root: Path, place: Path) -> "Copy":
        """Copy a tree into a folder; what lies beside the tree for its tests is linked beside the copy."""
        ignored = shutil.ignore_patterns(
            ".git", ".venv", ".*_cache", "__pycache__", "build", "dist", "*.egg-info", ".hypothesis"
        )
        shutil.copytree(root, place / "tree", ignore=ignored)
        for plugin in PLUGINS:
            shutil.copy(Path(__file__).with_name(f"{plugin}.py"), place / "tree" / f"mutants_{plugin}.py")
        if (root.parent / "shared").is_dir():
            (place / "shared").symlink_to(root.parent / "shared")
        (place / "tmp").mkdir()
        return cls(place / "tree")

    def write(self, path: str, source: bytes) -> None:
        """Write a module, and forget what Python compiled of it: two mutants may share size and second."""
        target = self.root / path
        target.write_bytes(source)
        for compiled in (target.parent / "__pycache__").glob(f"{target.stem}.*.pyc"):
            compiled.unlink()

    def pytest(self, arguments: Sequence[str], timeout: float, **environment: str) -> int | None:
        """Run pytest and return its exit status; None when it took too long and was ended."""
        names = self.root.parent / "arguments"
        names.write_text("\n".join(arguments), encoding="utf-8")
        process = subprocess.Popen(
            [*_COMMAND, f"@{names}"],
            cwd=self.root,
            env={**self._environment(), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return process.wait(timeout)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _end(process)

    def _environment(self) -> dict[str, str]:
        inherited = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
        return {
            **inherited,  # not what pytest says to itself, if this runs within a test
            "PYTHONPATH": str(self.root),
            "TMPDIR": str(self.root.parent / "tmp"),
            "PIYUE_HOME": str(self.root.parent / "tmp" / "home"),
        }

    def forks(self, tests: Sequence[str]) -> "Forks | None":
        """Start the process that tries mutants in forks, where the system can fork."""
        if os.name != "posix":
            return None
        command = [*_COMMAND, "-p", "mutants_server", *_ignored(), *tests]
        return Forks(command, str(self.root), {**self._environment(), "MUTANTS_MEMORY": str(MEMORY)})

    def clear(self) -> None:
        """Take away what the tests left in their temporary folder."""
        shutil.rmtree(self.root.parent / "tmp", ignore_errors=True)
        (self.root.parent / "tmp").mkdir(exist_ok=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and those it started, which may outlive it."""
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


@dataclass
class Report:
    """What became of the mutants.

    Attributes:
        outcomes: Each mutant with its outcome, in the order in which they ended.
    """

    outcomes: list[tuple[Mutant, str]] = field(default_factory=list)

    def score(self) -> float:
        """Return the share of the mutants that were noticed."""
        noticed = sum(outcome in (KILLED, TIMED_OUT) for _, outcome in self.outcomes)
        return noticed / len(self.outcomes) if self.outcomes else 0.0

    def lines(self, possible: int) -> Iterable[str]:
        """Yield the report: what survived, a line for each folder, and the score with its margin.

        Args:
            possible: How many mutants there are.
        """
        for mutant, outcome in sorted(self.outcomes, key=lambda one: (one[0].path, one[0].line)):
            if outcome in (SURVIVED, UNCOVERED):
                before, after = " ".join(mutant.before.split()), " ".join(mutant.after.split())
                yield f"{mutant.path}:{mutant.line}: {outcome}: {mutant.operator}: {before}  →  {after}"
        yield ""
        for area in AREAS:
            part = Report([one for one in self.outcomes if one[0].path.startswith(f"{area}/")])
            if part.outcomes:
                yield part._line(area)
        low, high = wilson(self.score(), len(self.outcomes))
        yield self._line("all")
        yield f"{len(self.outcomes)} of {possible} mutants; 95 % interval {low:.1%} – {high:.1%}"

    def _line(self, name: str) -> str:
        counts = Counter(outcome for _, outcome in self.outcomes)
        told = ", ".join(f"{counts[one]} {one}" for one in (KILLED, TIMED_OUT, SURVIVED, UNCOVERED))
        return f"{name:16} score {self.score():.1%}: {told}"


def wilson(share: float, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share that was found in a sample."""
    if not count:
        return 0.0, 1.0
    z = 1.96
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return middle - half, middle + half


def modules(root: Path, named: Sequence[str]) -> list[str]:
    """Return the paths of the modules to mutate: those named, files or folders, or all of `AREAS`.

    Raises:
        SystemExit: There is no such module.
    """
    found = []
    for name in named or AREAS:
        path = root / name
        files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        if not all(file.is_file() for file in files):
            raise SystemExit(f"There is no module {name}.")
        found += [file.relative_to(root).as_posix() for file in files]
    return [path for path in dict.fromkeys(found) if not path.startswith(LEFT_OUT)]


def _ignored() -> list[str]:
    return [f"--ignore={path}" for path in TESTS_LEFT_OUT]


def map_tests(copy: Copy, paths: Sequence[str], tests: Sequence[str], timeout: float) -> TestMap:
    """Run the tests on a copy in which the functions of modules note who calls them.

    Raises:
        SystemExit: The tests did not come to an end, or none of them passed.
    """
    calls, outcomes = copy.root.parent / "calls", copy.root.parent / "outcomes"
    sources = {path: (copy.root / path).read_bytes() for path in paths}
    for path, source in sources.items():
        copy.write(path, instrumented(path, source))
    arguments = ["-n", str(os.cpu_count() or 1), "--maxfail=1000000", *_ignored(), *tests]
    status = copy.pytest(arguments, timeout, MUTANTS_CALLS=str(calls), MUTANTS_TESTS=str(outcomes))
    for path, source in sources.items():
        copy.write(path, source)
    copy.clear()
    if status is None:
        raise SystemExit("The time was over before the tests had run once without a fault.")
    seconds: dict[str, float] = defaultdict(float)
    failed = set()
    for line in outcomes.read_text(encoding="utf-8").splitlines() if outcomes.exists() else ():
        outcome, duration, test = line.split("\t", 2)
        seconds[test] += float(duration)
        if outcome != "passed":
            failed.add(test)
    passed = {test: spent for test, spent in seconds.items() if test not in failed}
    if not passed:
        raise SystemExit(f"No test passed without a fault (pytest ended with {status}).")
    of_function: dict[str, set[str]] = defaultdict(set)
    for line in calls.read_text(encoding="utf-8").splitlines() if calls.exists() else ():
        function, _, test = line.partition("\t")
        of_function[function].add(test)
    print(f"{len(passed)} tests passed without a fault, {len(failed)} skipped or failed", flush=True)
    return TestMap(passed, dict(of_function))


def start_time(copy: Copy, test_map: TestMap) -> float:
    """Return the seconds that pytest takes for the quickest test, nearly all of them for its start.

    Raises:
        SystemExit: That test fails when it is run alone.
    """
    quickest = min(test_map.seconds, key=lambda test: test_map.seconds[test])
    began = time.monotonic()
    if copy.pytest([quickest], timeout=600) != 0:
        raise SystemExit(f"{quickest} fails without a fault.")
    return time.monotonic() - began


def try_mutant(copy: Copy, mutant: Mutant, test_map: TestMap, startup: float, control: bool) -> str:
    """Put a mutant into a copy, run its tests, take it out again and return its outcome.

    Args:
        copy: The copy.
        mutant: The fault.
        test_map: Which tests to run.
        startup: Seconds that pytest takes to start.
        control: Whether the tests are run without the fault first.

    Raises:
        SystemExit: The tests fail without the fault, so that they would prove nothing.
    """
    tests = test_map.tests_for(mutant)
    if not tests:
        return UNCOVERED
    limit = SLOWER * (startup + sum(test_map.seconds[test] for test in tests))
    status = None
    for attempt in range(3):  # a machine that is busy with other work is no reason to call a mutant noticed
        if control and not attempt:
            _check_control(mutant, tests, copy.pytest(["-x", *tests], 4 * limit))
        status = _with_fault(copy, mutant, tests, limit)
        if status is not None:
            break
        began = time.monotonic()
        _check_control(mutant, tests, copy.pytest(["-x", *tests], 4 * limit))
        if time.monotonic() - began < limit / 2:
            return TIMED_OUT
        limit *= 2
    if status == 5:
        raise SystemExit(f"pytest found none of {' '.join(tests)}")
    return TIMED_OUT if status is None else KILLED if status else SURVIVED


def _check_control(mutant: Mutant, tests: Sequence[str], status: int | None) -> None:
    if status != 0:
        raise SystemExit(f"The tests of {mutant.path}:{mutant.line} fail without a fault: {' '.join(tests)}")


def _with_fault(copy: Copy, mutant: Mutant, tests: Sequence[str], limit: float) -> int | None:
    source = (copy.root / mutant.path).read_bytes()
    copy.write(mutant.path, mutant.applied(source))
    try:
        return copy.pytest(["-x", *tests], limit, MUTANTS_MEMORY=str(MEMORY))
    finally:
        copy.write(mutant.path, source)
        copy.clear()


def run(
    copies: Sequence[Copy],
    mutants: Sequence[Mutant],
    test_map: TestMap,
    tests: Sequence[str],
    deadline: float,
) -> Report:
    """Try mutants in their order until the time is over, one in each copy at a time.

    Args:
        copies: The copies.
        mutants: All mutants, in random order.
        test_map: Which tests to run.
        tests: Files and folders of all tests.
        deadline: When no other is begun, in seconds of `time.monotonic`.
    """
    report, lock, stop = Report(), threading.Lock(), threading.Event()
    startup = start_time(copies[0], test_map)
    waiting = iter(enumerate(mutants))

    def work(copy: Copy) -> None:
        forks = copy.forks(tests)
        try:
            work_with(copy, forks)
        finally:
            if forks is not None:
                forks.close()

    def work_with(copy: Copy, forks: Forks | None) -> None:
        while time.monotonic() < deadline and not stop.is_set():
            with lock:
                number, mutant = next(waiting, (0, None))
            if mutant is None:
                return
            if forks is not None and number >= CONTROLS and _noticed(forks, mutant, test_map):
                outcome = KILLED
                copy.clear()
            else:
                outcome = try_mutant(copy, mutant, test_map, startup, number < CONTROLS)
            with lock:
                report.outcomes.append((mutant, outcome))
                print(f"{outcome:12} {mutant.path}:{mutant.line} {mutant.operator}", flush=True)

    with ThreadPoolExecutor(len(copies)) as pool:
        working = [pool.submit(work, copy) for copy in copies]
        try:
            for done in as_completed(working):
                done.result()
        finally:  # a fault of ours, or Ctrl+C: the others begin nothing more
            stop.set()
    return report


def _noticed(forks: Forks, mutant: Mutant, test_map: TestMap) -> bool:
    """Return whether the quicker tests of a mutant notice it in a fork."""
    tests = test_map.tests_to_fork(mutant)
    seconds = SLOWER * (5 + sum(test_map.seconds[test] for test in tests))
    return bool(tests) and forks.notices(mutant, tests, seconds)


def cached_map(root: Path, copy: Copy, paths: Sequence[str], tests: Sequence[str], timeout: float) -> TestMap:
    """Return which test calls what: from the last run where nothing has changed since, else found again."""
    digest = hashlib.sha256(repr((paths, tests)).encode())
    for folder in ("db", "desktop", "tests", "resources"):
        for file in sorted((root / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.as_posix().encode() + file.read_bytes())
    kept = root / "build" / "mutants" / f"{digest.hexdigest()[:16]}.json"
    if kept.exists():
        stored = json.loads(kept.read_text(encoding="utf-8"))
        return TestMap(stored["seconds"], {key: set(value) for key, value in stored["calls"].items()})
    test_map = map_tests(copy, paths, tests, timeout)
    kept.parent.mkdir(parents=True, exist_ok=True)
    calls = {key: sorted(value) for key, value in test_map.of_function.items()}
    kept.write_text(json.dumps({"seconds": test_map.seconds, "calls": calls}), encoding="utf-8")
    return test_map


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Compute the score and print it; see the module's docstring."""
    parser = argparse.ArgumentParser(prog="start.py mutants", description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60, help="the time for everything (default: 60)")
    parser.add_argument("--seed", type=int, default=1, help="of the random order (default: 1)")
    parser.add_argument("--tests", nargs="+", default=["tests"], help="the tests that may notice a mutant")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"file or folder (default: {AREAS})")
    options = parser.parse_args(arguments)
    deadline = time.monotonic() + 60 * options.minutes
    paths = modules(root, options.modules)
    mutants = [one for path in paths for one in mutants_of(path, (root / path).read_bytes())]
    random.Random(options.seed).shuffle(mutants)
    print(f"{len(mutants)} mutants in {len(paths)} modules, seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="mutants-", ignore_cleanup_errors=True) as folder:
        places = [Path(folder) / str(number) for number in range(os.cpu_count() or 1)]
        copies = [Copy.of(root, place) for place in places]
        test_map = cached_map(root, copies[0], paths, options.tests, deadline - time.monotonic())
        report = run(copies, mutants, test_map, options.tests, deadline)
    for line in report.lines(len(mutants)):
        print(line)
    return 0
