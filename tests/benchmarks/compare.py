"""Two commits side by side: the benchmarks of both are run by turns, so that a slow moment meets both.

``start.py bench --compare REV [WORD…]`` measures a commit and the present tree; with ``--check`` it fails
where a row is worse by more than a tenth, in its own median as well as beside its floor.
"""

import math
import statistics
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.harness import Row

ROUNDS = 3
"""So many times each state is measured; of the rounds' ratios the median counts."""

WORSE = 1.1
"""So many times slower or larger than before a row may be at most."""

Measure = Callable[[Path], Sequence[Row]]
"""Runs the benchmarks of a tree."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A benchmark of both states.

    Attributes:
        name: What was measured.
        unit: Of `before` and `now`.
        before: Median of the rounds at the older commit.
        now: Median of the rounds in the present tree.
        ratio: How many times worse the present tree is; below 1 it is better. Where both have a floor, each
            round is measured in multiples of its own floor.
    """

    name: str
    unit: str
    before: float
    now: float
    ratio: float

    @property
    def is_worse(self) -> bool:
        """Whether it is worse by more than chance explains.

        A floor that was measured slower once makes a row look worse whose own median is the same.
        """
        return min(self.ratio, _quotient(self.unit, self.before, self.now)) > WORSE


def compare(before: Path, now: Path, measure: Measure, rounds: int = ROUNDS) -> list[Comparison]:
    """Measure two trees by turns and return the benchmarks that both have, in the present order."""
    pairs: dict[str, list[tuple[Row, Row]]] = defaultdict(list)
    for number in range(rounds):
        order = (before, now) if number % 2 == 0 else (now, before)
        measured = {tree: {row.name: row for row in measure(tree)} for tree in order}
        for name, row in measured[now].items():
            if name in measured[before]:
                pairs[name].append((measured[before][name], row))
    return [_joined(name, rows) for name, rows in pairs.items()]


def _joined(name: str, rows: Sequence[tuple[Row, Row]]) -> Comparison:
    return Comparison(
        name,
        rows[0][1].unit,
        statistics.median(old.median for old, _ in rows),
        statistics.median(new.median for _, new in rows),
        statistics.median(_ratio(old, new) for old, new in rows),
    )


def _ratio(old: Row, new: Row) -> float:
    """Return how many times worse a row is, beside its floor where it has one."""
    if old.ratio is not None and new.ratio is not None:
        return _quotient(new.unit, old.ratio, new.ratio)
    return _quotient(new.unit, old.median, new.median)


def _quotient(unit: str, old: float, new: float) -> float:
    """Return how many times worse a value is than another; of a rate more is better."""
    better, worse = (new, old) if unit == "/s" else (old, new)
    if not better:
        return math.inf if worse else 1.0
    return worse / better


@contextmanager
def checked_out(root: Path, revision: str) -> Iterator[Path]:
    """Check a commit out into a folder of its own for as long as the block runs.

    Raises:
        SystemExit: There is no such commit.
    """
    with tempfile.TemporaryDirectory(prefix="piyue-bench-", ignore_cleanup_errors=True) as folder:
        tree = Path(folder) / "tree"
        git = ["git", "-C", str(root), "worktree"]
        done = subprocess.run([*git, "add", "--detach", "--quiet", str(tree), revision], check=False)
        if done.returncode:
            raise SystemExit(f"{revision} could not be checked out.")
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=False)
