"""Put measured tables and real output into the READMEs, between their markers; run by ``start.py readme``.

``scores``: the scorer's tables, ``example``: what the command above it prints, ``bench``: the benchmarks'
table, only with ``--bench``, since it takes minutes and wants a quiet machine.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")
SETS = {"held-out": ("held out", "未参与开发"), "dev": ("worked against", "用于开发")}
"""The gold sets in the order shown, with their captions."""


def output(*arguments: str, given: str = "") -> str:
    """Return what a module of the project prints."""
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=ROOT, input=given.encode(), stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().strip("\n")


def scores(chinese: int) -> str:
    """Return the scorer's tables, the set that nobody worked against first."""
    tables = []
    for name, captions in SETS.items():
        table = output("tests.gold.score", "--markdown", "--set", name)
        tables.append(table.replace("|  |", f"| {captions[chinese]} |", 1))
    return "\n\n".join(tables)


def filled(text: str, marker: str, content: str) -> str:
    """Return a text with what stands between a marker and its end replaced."""
    pattern = re.compile(f"(<!-- {marker} -->\n).*?(<!-- /{marker} -->)", re.DOTALL)
    return pattern.sub(lambda found: f"{found[1]}{content}\n{found[2]}", text)


def main(arguments: list[str]) -> int:
    """Fill both READMEs."""
    bench = output("tests.benchmarks", "--markdown") if "--bench" in arguments else None
    for chinese, name in enumerate(READMES):
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        (sentence,) = re.findall(r"\$ echo (\S+) \| piyue figures", text)
        example = output("desktop", "figures", given=f"{sentence}\n").replace("\n", "\n    ")
        text = filled(text, "example", f"    {example}")
        text = filled(text, "scores", scores(chinese))
        if bench is not None:
            text = filled(text, "bench", bench)
        path.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
