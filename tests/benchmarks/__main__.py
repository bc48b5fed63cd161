"""``python -m tests.benchmarks [WORD…] [--markdown]``: run the benchmarks and print the table.

With ``--compare REV`` those of another commit are run in turn with them; see `tests.benchmarks.compare`.
"""

import argparse
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.compare import Comparison, checked_out, compare
from tests.benchmarks.harness import BENCHMARKS, Row, judged

ROOT = Path(__file__).resolve().parents[2]
HEADER = ("benchmark", "median", "p95", "floor", "ratio", "bound", "")
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
    parser.add_argument("--inside", metavar="MODULE", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        return _inside(arguments.inside, arguments.words)
    if arguments.compare:
        return _compare(
            arguments.compare, arguments.words, markdown=arguments.markdown, check=arguments.check
        )
    rows, failed = _run_all(ROOT, arguments.words)
    print(_table([HEADER, *map(_cells, rows)], markdown=arguments.markdown))
    return int(failed or (arguments.check and any(row.held is False for row in rows)))


def _compare(revision: str, words: list[str], *, markdown: bool, check: bool) -> int:
    with checked_out(ROOT, revision) as before:
        compared = compare(before, ROOT, lambda tree: _run_all(tree, words)[0])
    cells = [("benchmark", revision, "now", "ratio", ""), *map(_compared_cells, compared)]
    print(_table(cells, markdown=markdown))
    return int(check and any(one.is_worse for one in compared))


def _run_all(root: Path, words: list[str]) -> tuple[list[Row], bool]:
    """Run the benchmarks of a tree; return their rows, and whether any could not be run."""
    rows: list[Row] = []
    failed = False
    for module in _modules(root):
        found, status = _run(root, module, words)
        rows += found
        failed |= status != 0
    return rows, failed


def _modules(root: Path) -> list[str]:
    paths = sorted((root / "tests" / "benchmarks").rglob("bench_*.py"))
    return [".".join(path.relative_to(root).with_suffix("").parts) for path in paths]


def _run(root: Path, module: str, words: list[str]) -> tuple[list[Row], int]:
    command = [sys.executable, "-m", "tests.benchmarks", "--inside", module, *words]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, env=environment, cwd=root, stdout=subprocess.PIPE, encoding="utf-8", check=False
    )
    rows = [Row(**json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode:
        print(f"{module} could not be run to its end (status {done.returncode})", file=sys.stderr)
    return rows, done.returncode


def _inside(module: str, words: list[str]) -> int:
    """Measure one module's benchmarks and write a line of JSON for each."""
    importlib.import_module(module)
    for one in BENCHMARKS:
        if not words or any(word in module or word in one.name for word in words):
            print(f"… {one.name}", file=sys.stderr, flush=True)
            print(json.dumps(judged(one, one.run()).as_dict()), flush=True)
    return 0


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
