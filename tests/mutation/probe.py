"""What the mutation run puts beside a copy of the tree: a plugin of pytest that notes which test calls what.

Environment:
    MUTANTS_CALLS: File that takes a line for each first call of a function by a test.
    MUTANTS_TESTS: File that takes outcome, duration in seconds and id of each test.
    MUTANTS_MEMORY: Bytes of address space that the process may take, since a mutant may ask for everything.
"""

import os
from pathlib import Path

import pytest

_seen: set[tuple[str, str]] = set()


def called(function: str) -> None:
    """Note that the test that is running calls a function; threads and other processes note theirs, too."""
    target = os.environ.get("MUTANTS_CALLS")
    test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" (")[0]
    if target and test and (function, test) not in _seen:
        _seen.add((function, test))
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(f"{function}\t{test}\n")  # one short line: appended whole


def pytest_configure() -> None:
    """Limit the memory of the process, where the system can."""
    memory = os.environ.get("MUTANTS_MEMORY")
    if memory and os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note outcome and duration of each phase of a test, once where workers of xdist share the tests."""
    target = os.environ.get("MUTANTS_TESTS")
    if target and "PYTEST_XDIST_WORKER" not in os.environ:
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(f"{report.outcome}\t{report.duration:.4f}\t{report.nodeid}\n")
