"""Put the map, measured tables and real output into the documentation, between their markers.

``map``: the modules with the first line of their docstrings, in CONTRIBUTING. ``example``: what the command
above it prints. ``scores``: the tables of the scorer. ``metadata``: how good metadata are on the public texts
beside the repository, where they are there. Run by ``start.py docs``; with ``--map`` only the map is
written, at once.

``bench``: the table of the benchmarks, which takes long and wants a quiet machine, so that it alone is
written with ``--bench [WORD...] [--missing] [--minutes N]``. Words choose its rows, ``--missing`` those that
the table does not have yet, and after N minutes no row is begun; the others stay as they are. So a table can
be made in several goes.
"""

import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HANDBOOK = ROOT / "resources" / "handbook"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
LANGUAGES = ("en", "zh")
SETS = {"held-out": ("held out", "未参与开发"), "dev": ("worked against", "用于开发")}
"""The gold sets in the order shown, with their captions."""
METADATA_CAPTIONS = {
    "| texts | title | region | level | year | kind |": "| 篇数 | 标题 | 地区 | 层级 | 年份 | 类型 |",
    ", named by title": "，以标题命名",
    ", named by year and region": "，以年份和地区命名",
    ", one line": "，全文一行",
    ", text alone": "，只有正文",
}
"""The Chinese captions of the table of metadata."""
HEAD_LINES = 2
"""Lines of a table above its rows."""
MAPPED = ("desktop", "db", "packaging")
"""The folders of the map."""


def code_map(root: Path = ROOT) -> str:
    """Return the map: every folder and module below `MAPPED` with the first line of its docstring."""
    return "\n".join(line for name in MAPPED for line in _folder(root / name, root))


def _folder(folder: Path, root: Path) -> Iterator[str]:
    depth = len(folder.relative_to(root).parts) - 1
    package = folder / "__init__.py"
    yield _line(f"{folder.name}/", depth, package)
    for path in sorted(folder.glob("*.py")):
        if path != package:
            yield _line(path.stem, depth + 1, path)
    for inner in sorted(path for path in folder.iterdir() if path.is_dir()):
        if inner.name != "versions" and any(inner.rglob("*.py")):
            yield from _folder(inner, root)


def _line(name: str, depth: int, path: Path) -> str:
    label = f"{'  ' * depth}{name}"
    return f"    {label:32} {_summary(path)}".rstrip()


def _summary(path: Path) -> str:
    """Return the first line of a module's docstring, or nothing."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) if path.exists() else None
    return (docstring or "").partition("\n")[0]


def output(*arguments: str, given: str = "", check: bool = True) -> str:
    """Return what a module of the project prints; where it may fail in part, what it printed all the same."""
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=ROOT, input=given.encode(), stdout=subprocess.PIPE, check=check)
    return done.stdout.decode().strip("\n")


def scores(chinese: int) -> str:
    """Return the scorer's tables, the set that nobody worked against first."""
    tables = []
    for name, captions in SETS.items():
        table = output("tests.gold.score", "--markdown", "--set", name)
        tables.append(table.replace("|  |", f"| {captions[chinese]} |", 1))
    return "\n\n".join(tables)


def metadata() -> str:
    """Return the table of how good metadata are; nothing where the texts to try it on are not here."""
    corpora = ROOT.parent / "shared" / "corpora"
    return output("tests.gold.metadata_score") if corpora.is_dir() else ""


def filled(text: str, marker: str, content: str) -> str:
    """Return a text with what stands between a marker and its end replaced."""
    pattern = re.compile(f"(<!-- {marker} -->\n).*?(<!-- /{marker} -->)", re.DOTALL)
    assert pattern.search(text), marker
    return pattern.sub(lambda found: f"{found[1]}{content}\n{found[2]}", text)


def fill(path: Path, marker: str, content: str) -> None:
    """Replace what stands between a marker and its end in a file."""
    text = filled(path.read_text(encoding="utf-8"), marker, content)
    path.write_text(text, encoding="utf-8", newline="\n")


def measure(arguments: list[str], pages: Sequence[Path]) -> None:
    """Run benchmarks and put their rows into the table of the pages.

    Args:
        arguments: Words, ``--missing`` and ``--minutes N``.
        pages: The pages, which have the same table.
    """
    parser = argparse.ArgumentParser(prog="docs --bench")
    parser.add_argument("words", nargs="*")
    parser.add_argument("--missing", action="store_true", help="only rows that the table does not have yet")
    parser.add_argument("--minutes", default="inf", metavar="N", help="begin no row after so many minutes")
    chosen = parser.parse_args(arguments)
    (table,) = re.findall(
        "<!-- bench -->\n(.*?)<!-- /bench -->", pages[0].read_text(encoding="utf-8"), re.DOTALL
    )
    known = [f"--except={name}" for name in rows_by_name(table)] if chosen.missing else []
    options = ["--markdown", "--minutes", chosen.minutes, *known]
    measured = output("tests.benchmarks", *options, "--", *chosen.words, check=False)
    names = output("tests.benchmarks", "--names").splitlines()
    for page in pages:
        fill(page, "bench", merged(table, measured, names))


def merged(table: str, measured: str, names: Sequence[str]) -> str:
    """Return a table of benchmarks with the rows that were measured in the place of older ones.

    Args:
        table: The table so far.
        measured: The table of what was measured.
        names: The names of all benchmarks, in order; rows of other names go.
    """
    rows = rows_by_name(table) | rows_by_name(measured)
    return "\n".join([*measured.splitlines()[:HEAD_LINES], *(rows[name] for name in names if name in rows)])


def rows_by_name(table: str) -> dict[str, str]:
    """Return the rows of a table below its head, by their first cells."""
    return {line.split("|")[1].strip(): line for line in table.strip().splitlines()[HEAD_LINES:]}


def main(arguments: list[str]) -> int:
    """Fill the documentation in both languages."""
    if "--bench" in arguments:
        chosen = [one for one in arguments if one != "--bench"]
        measure(chosen, [HANDBOOK / language / "speed.md" for language in LANGUAGES])
        return 0
    fill(CONTRIBUTING, "map", code_map())
    if "--map" in arguments:
        return 0
    rates = metadata()
    for chinese, language in enumerate(LANGUAGES):
        pages = HANDBOOK / language
        commands = (pages / "command-line.md").read_text(encoding="utf-8")
        (sentence,) = re.findall(r"\$ echo (\S+) \| piyue figures", commands)
        example = output("desktop", "figures", given=f"{sentence}\n").replace("\n", "\n    ")
        fill(pages / "command-line.md", "example", f"    {example}")
        fill(pages / "figures.md", "scores", scores(chinese))
        if rates:
            captions = METADATA_CAPTIONS if chinese else {}
            for english, said in captions.items():
                rates = rates.replace(english, said)
            fill(pages / "importing.md", "metadata", rates)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
