"""``python -m tests.benchmarks [WORD…] [--markdown]``: run the benchmarks and print the table.

With ``--compare REV`` those of another commit are run in turn with them; see `tests.benchmarks.compare`.
With ``--minutes N`` none begins after so many minutes, for a machine that is quiet for so long.
"""

import argparse
import importlib
import json
import math
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.compare import Comparison, checked_out, compare
from tests.benchmarks.harness import BENCHMARKS, Row, judged

ROOT = Path(__file__).resolve().parents[2]
HEADER = ("benchmark", "median", "p95", "floor", "ratio", "bound", "")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which benchmarks are run.

    Attributes:
        words: Only those whose module or name has one of these; all without words.
        leave_out: Names of those that are not run.
        until: Time from which on none begins, in seconds as `time.time` counts them.
    """

    words: tuple[str, ...] = ()
    leave_out: frozenset[str] = frozenset()
    until: float = math.inf

    def takes(self, module: str, name: str) -> bool:
        """Return whether a benchmark of a module is run now."""
        named = not self.words or any(word in module or word in name for word in self.words)
        return named and name not in self.leave_out and time.time() < self.until

    def as_json(self) -> str:
        """Return the choice as `of_json` reads it."""
        return json.dumps([self.words, sorted(self.leave_out), self.until])

    @classmethod
    def of_json(cls, text: str) -> "Choice":
        """Return the choice that `as_json` wrote."""
        words, leave_out, until = json.loads(text)
        return cls(tuple(words), frozenset(leave_out), until)


RULES = dict.fromkeys(("median", "p95", "floor", "ratio", "now"), "--:")


def main() -> int:
    """Run what the words name (all without words).

    Returns:
        1 where a benchmark could not be run or, with ``--check``, misses its bound or has become worse.
    """
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("words", nargs="*", help="only benchmarks whose module or name has one of these")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    parser.add_argument("--compare", metavar="REV", help="run those of another commit by turns with these")
    parser.add_argument("--check", action="store_true", help="fail where a row is worse, or misses its bound")
    parser.add_argument("--minutes", metavar="N", type=float, default=math.inf, help="begin none after these")
    parser.add_argument("--except", dest="leave_out", metavar="NAME", action="append", default=[])
    parser.add_argument("--names", action="store_true", help="print the names alone, and measure nothing")
    parser.add_argument("--inside", nargs=2, metavar=("MODULE", "CHOICE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        return _inside(arguments.inside[0], Choice.of_json(arguments.inside[1]))
    if arguments.names:
        return _print_names()
    until = time.time() + 60 * arguments.minutes
    choice = Choice(tuple(arguments.words), frozenset(arguments.leave_out), until)
    if arguments.compare:
        return _compare(arguments.compare, choice, markdown=arguments.markdown, check=arguments.check)
    rows, failed = _run_all(ROOT, choice)
    print(_table([HEADER, *map(_cells, rows)], markdown=arguments.markdown))
    return int(failed or (arguments.check and any(row.held is False for row in rows)))


def _print_names() -> int:
    for module in _modules(ROOT):
        importlib.import_module(module)
    for one in BENCHMARKS:
        print(one.name)
    return 0


def _compare(revision: str, choice: Choice, *, markdown: bool, check: bool) -> int:
    with checked_out(ROOT, revision) as before:
        compared = compare(before, ROOT, lambda tree: _run_all(tree, choice)[0])
    cells = [("benchmark", revision, "now", "ratio", ""), *map(_compared_cells, compared)]
    print(_table(cells, markdown=markdown))
    return int(check and any(one.is_worse for one in compared))


def _run_all(root: Path, choice: Choice) -> tuple[list[Row], bool]:
    """Run the benchmarks of a tree; return their rows, and whether any could not be run."""
    rows: list[Row] = []
    failed = False
    for module in _modules(root):
        if time.time() >= choice.until:
            break
        found, status = _run(root, module, choice)
        rows += found
        failed |= status != 0
    return rows, failed


def _modules(root: Path) -> list[str]:
    paths = sorted((root / "tests" / "benchmarks").rglob("bench_*.py"))
    return [".".join(path.relative_to(root).with_suffix("").parts) for path in paths]


def _run(root: Path, module: str, choice: Choice) -> tuple[list[Row], int]:
    command = [sys.executable, "-m", "tests.benchmarks", "--inside", module, choice.as_json()]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, env=environment, cwd=root, stdout=subprocess.PIPE, encoding="utf-8", check=False
    )
    rows = [Row(**json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode:
        print(f"{module} could not be run to its end (status {done.returncode})", file=sys.stderr)
    return rows, done.returncode


def _inside(module: str, choice: Choice) -> int:
    """Measure one module's benchmarks and write a line of JSON for each."""
    importlib.import_module(module)
    for one in BENCHMARKS:
        if choice.takes(module, one.name):
            print(f"… {one.name}", file=sys.stderr, flush=True)
            before = os.times()
            print(json.dumps(judged(one, one.run()).as_dict()), flush=True)
            print(_took(before, os.times()), file=sys.stderr, flush=True)
    return 0


def _took(before: os.times_result, after: os.times_result) -> str:
    """Return how long something took, and how much it computed with the processes that it waited for."""
    wall, computed = after.elapsed - before.elapsed, sum(after[:4]) - sum(before[:4])
    return f"  {wall:.0f} s, of which {computed:.0f} s of computing"


def _table(cells: list[tuple[str, ...]], *, markdown: bool) -> str:
    if markdown:
        lines = [f"| {' | '.join(line)} |" for line in cells]
        rule = [RULES.get(heading, "---") for heading in cells[0]]
        return "\n".join([lines[0], f"|{'|'.join(rule)}|", *lines[1:]])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def _cells(row: Row) -> tuple[str, ...]:
    floor = "" if row.floor is None else f"{_number(row.floor)} {row.unit} {row.floor_name}".rstrip()
    return (
        row.name,
        f"{_number(row.median)} {row.unit}",
        f"{_number(row.p95)} {row.unit}",
        floor,
        f"{row.ratio:.2f}" if row.ratio is not None else "",
        row.bound,
        {True: "held", False: "MISSED", None: ""}[row.held],
    )


def _compared_cells(one: Comparison) -> tuple[str, ...]:
    before, now = (f"{_number(value)} {one.unit}" for value in (one.before, one.now))
    return one.name, before, now, f"{one.ratio:.2f}", "WORSE" if one.is_worse else ""


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


if __name__ == "__main__":
    sys.exit(main())
