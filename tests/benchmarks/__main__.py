"""``python -m tests.benchmarks [WORD…] [--markdown]``: run the benchmarks and print the table."""

import argparse
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.harness import BENCHMARKS, Row, judged

HERE = Path(__file__).parent
HEADER = ("benchmark", "median", "p95", "floor", "ratio", "bound", "")


def main() -> int:
    """Run what the words name (all without words); 1 where a benchmark could not be run."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("words", nargs="*", help="only benchmarks whose module or name has one of these")
    parser.add_argument("--markdown", action="store_true", help="print a Markdown table")
    parser.add_argument("--inside", metavar="MODULE", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        return _inside(arguments.inside, arguments.words)
    rows: list[Row] = []
    failed = False
    for module in _modules():
        found, status = _run(module, arguments.words)
        rows += found
        failed |= status != 0
    print(_table(rows, markdown=arguments.markdown))
    return int(failed)


def _modules() -> list[str]:
    root = HERE.parents[1]
    return [
        ".".join(path.relative_to(root).with_suffix("").parts) for path in sorted(HERE.rglob("bench_*.py"))
    ]


def _run(module: str, words: list[str]) -> tuple[list[Row], int]:
    command = [sys.executable, "-m", "tests.benchmarks", "--inside", module, *words]
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8", check=False)
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


def _table(rows: list[Row], *, markdown: bool) -> str:
    cells = [HEADER, *(_cells(row) for row in rows)]
    if markdown:
        lines = [f"| {' | '.join(line)} |" for line in cells]
        return "\n".join([lines[0], "|---|--:|--:|--:|--:|---|---|", *lines[1:]])
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADER))]
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


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


if __name__ == "__main__":
    sys.exit(main())
