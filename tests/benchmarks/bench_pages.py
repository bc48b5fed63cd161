"""How long a page that is shown for the first time holds the window, in a library of many reports.

What is measured are turns of the event loop in the time that the window's thread computes; see
`start_modes.tell_pages`. ``PIYUE_BENCH_LEDGER`` says how many reports there are, with a ledger of all.
"""

import os
import subprocess
import sys
import tempfile
from functools import cache, partial

from tests.benchmarks.harness import Measured, at_most, benchmark
from tests.benchmarks.ledger_library import DOCUMENTS, ledger_library
from tests.benchmarks.start_modes import PAGES_AND_TABS

TIMES = 3
MOST_MS = 50


@cache
def _turns() -> dict[str, list[float]]:
    """Return the longest turns in milliseconds, by the names that `tell_pages` tells them by."""
    found: dict[str, list[float]] = {}
    with ledger_library() as library, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PIYUE_HOME"] = home
        command = [sys.executable, "-m", "tests.benchmarks.start_process", "pages", str(library)]
        for _ in range(TIMES):
            done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
            for name, longest in map(str.split, done.stdout.splitlines()):
                found.setdefault(name, []).append(float(longest))
    return found


def _longest(name: str) -> Measured:
    return Measured(_turns()[name])


for _name in (*(one for one, _, _ in PAGES_AND_TABS), "again"):
    _what = "any page shown again" if _name == "again" else f"{_name} first shown"
    benchmark(f"longest turn, {_what}, {DOCUMENTS:,} reports", at_most(MOST_MS, "p95"))(
        partial(_longest, _name)
    )
