"""The process that has collected the tests and tries mutants in forks of itself, seen from the mutation run.

What it cannot say for sure (a fault in the body of a class, a module that is imported later, tests that
survive since they look at another process) is left to a pytest of its own: see `tests.mutation.score`.
"""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from tests.mutation.operators import Mutant

KILLED, TIMED_OUT, SURVIVED, UNCOVERED = "killed", "timed out", "survived", "not covered"
"""What becomes of a mutant."""


class Forks:
    """Tries mutants by requests to a pytest that runs as `tests.mutation.server`.

    Args:
        command: The command of that pytest.
        cwd: The root of its tree.
        environment: Its environment, the pipes excepted.
    """

    def __init__(self, command: Sequence[str], cwd: str, environment: dict[str, str]) -> None:
        requests, self._requests = os.pipe()
        self._answers, answers = os.pipe()
        self._process = subprocess.Popen(
            command,
            cwd=cwd,
            env={**environment, "MUTANTS_PIPES": f"{requests},{answers}"},
            pass_fds=(requests, answers),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(requests)
        os.close(answers)
        self._out = os.fdopen(self._requests, "w", encoding="utf-8")
        self._in = os.fdopen(self._answers, encoding="utf-8")
        self._passes_without: dict[str, bool] = {}

    def notices(self, mutant: Mutant, tests: Sequence[str], seconds: float) -> bool:
        """Return whether one of some tests fails with a fault and, in the same order, none without it.

        Args:
            mutant: The fault.
            tests: Ids of tests in the order in which they are run.
            seconds: How long they may take.

        Raises:
            OSError: The process is not there any more.
        """
        fault = {key: value for key, value in asdict(mutant).items() if key not in {"operator", "before"}}
        kind, test = self._ask(fault, tests, seconds)
        if kind != KILLED:
            return False
        if test not in self._passes_without:
            until = tests[: tests.index(test) + 1]
            self._passes_without[test] = self._ask(None, until, seconds)[0] == SURVIVED
        return self._passes_without[test]

    def _ask(self, fault: dict[str, Any] | None, tests: Sequence[str], seconds: float) -> tuple[str, str]:
        self._out.write(json.dumps({"fault": fault, "tests": tests, "seconds": seconds}) + "\n")
        self._out.flush()
        line = self._in.readline()
        if not line:
            raise OSError(f"the process that tries mutants has ended with {self._process.wait()}")
        kind, detail = json.loads(line)
        return kind, detail

    def close(self) -> None:
        """End the process."""
        self._out.close()
        self._in.close()
        self._process.wait()
