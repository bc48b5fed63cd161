"""CONTRIBUTING is true: its map is that of the modules, what it names exists, and its recipes work."""

import ast
import importlib.util
import re
import shutil
from collections import defaultdict
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from desktop.actions import exports
from desktop.actions.export_scope import ExportScope
from desktop.text.figures import find_figures
from tests.helpers.commands import ROOT, piyue, python

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
WRITTEN = PAGE[: PAGE.index("<!-- map -->")]
NAMES = sorted(set(re.findall(r"`([^`\n]+)`", WRITTEN)))
NO_NAMES = {".mo", ".po", "import-linter", "../shared/reports", "build/mutants"}
"""What is not of the tree: endings of files, a tool, and folders that need not be there."""


def _docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_under_test", ROOT / "packaging" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_map_is_that_of_the_modules() -> None:
    shown = PAGE[PAGE.index("<!-- map -->\n") : PAGE.index("\n<!-- /map -->")].partition("\n")[2]
    assert shown == _docs().code_map(), "run: python3 packaging/docs.py --map"


def test_the_map_has_every_module_with_its_first_line(tmp_path: Path) -> None:
    for name in ("desktop", "db", "packaging"):
        (tmp_path / name / "inner").mkdir(parents=True)
    (tmp_path / "desktop" / "__init__.py").write_text('"""All of it."""\n')
    (tmp_path / "desktop" / "inner" / "ab.py").write_text('"""First.\n\nSecond.\n"""\n')
    (tmp_path / "db" / "c.py").write_text("")
    lines = _docs().code_map(tmp_path).splitlines()
    assert [line.split(maxsplit=1) for line in lines] == [
        ["desktop/", "All of it."],
        ["inner/"],
        ["ab", "First."],
        ["db/"],
        ["c"],
        ["packaging/"],
    ]


@cache
def _defined() -> dict[str, set[str]]:
    """Return every name that the tree defines, with what the classes among them hold."""
    names: dict[str, set[str]] = defaultdict(set)
    for part in ("desktop", "db"):
        for path in (ROOT / part).rglob("*.py"):
            names[path.stem] |= set()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    names[node.name] |= {one for inner in node.body for one in _bound(inner)}
                for name in _bound(node):
                    names[name] |= set()
    return names


def _bound(node: ast.AST) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else []
    if isinstance(node, ast.AnnAssign):
        targets = [node.target]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _exists(name: str) -> bool:
    if name.startswith(("desktop.", "db.", "tests.")):
        path = ROOT.joinpath(*name.split("."))
        return path.is_dir() or path.with_suffix(".py").is_file() or _defines(name)
    if "/" in name or name.endswith((".toml", ".py", ".md")) or (ROOT / name).is_dir():
        return (ROOT / name).exists()
    owner, _, attribute = name.removesuffix("()").partition(".")
    return owner in _defined() and (not attribute or attribute in _defined()[owner])


def _defines(name: str) -> bool:
    module, _, attribute = name.rpartition(".")
    path = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    return path.is_file() and attribute in {
        one for node in ast.parse(path.read_text(encoding="utf-8")).body for one in _bound(node)
    }


def _checked() -> list[str]:
    """Return what stands in backquotes and is a name: no commands, placeholders or variables."""
    pattern = re.compile(r"[A-Za-z_.][\w./-]*(?:\(\))?")
    plain = (one for one in NAMES if pattern.fullmatch(one) and one not in NO_NAMES)
    return [
        one for one in plain if not one.startswith("PIYUE_") and one not in {"None", "except", "start.py"}
    ]


@pytest.mark.parametrize("name", _checked())
def test_what_it_names_exists(name: str) -> None:
    assert _exists(name)


def test_names_are_checked() -> None:
    assert len(_checked()) > 60
    assert not _exists("desktop.files.nowhere")
    assert not _exists("desktop/files/nowhere.py")
    assert not _exists("Session.nothing_like_it")
    assert not _exists("nothing_like_it()")


@pytest.mark.parametrize("command", sorted(set(re.findall(r"packaging/start\.py ([a-z]+)", WRITTEN))))
def test_its_commands_exist(command: str) -> None:
    spec = importlib.util.spec_from_file_location("start_under_test", ROOT / "packaging" / "start.py")
    assert spec is not None
    assert spec.loader is not None
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    assert command in start.COMMANDS
    assert f"start.py {command}" in (start.__doc__ or "")


# The recipes.


def test_the_sentence_gives_the_two_figures_it_tells_of() -> None:
    (sentence,) = re.findall(r"^(全年.+。)$", PAGE, re.MULTILINE)
    first, second = find_figures(sentence)
    assert (first.text, first.norm_value, first.norm_unit) == ("2806.2亿元", 280620000000, "元")
    assert (second.text, second.kind, second.direction) == ("5.6%", "change", "up")
    for figure in (first, second):
        assert (figure.indicator, figure.status, figure.period) == ("地区生产总值", "achieved", None)


def _with_row(tmp_path: Path, table: str, row: str, sentence: str) -> str:
    """Return what the recognizer says of a sentence where a table has one more row."""
    code = (
        f"import sys\nsys.path.insert(0, {str(tmp_path)!r})\n"
        "import desktop.cli\nsys.exit(desktop.cli.main(['figures']))"
    )
    resources = tmp_path / "resources"
    shutil.copytree(ROOT / "resources", resources, ignore=shutil.ignore_patterns("screenshots", "handbook"))
    with (resources / table).open("a", encoding="utf-8") as file:
        file.write(row)
    done = python("-c", code, data=sentence.encode())
    assert done.status == 0, done.err
    return done.out


def test_a_unit_is_one_row(tmp_path: Path) -> None:
    told = _with_row(tmp_path, "units.tsv", "噔\t元\t7\tmoney\t\tyes\t\t\n", "全年完成投资3亿噔。")
    assert '"unit": "亿噔", "norm_value": 2100000000, "norm_unit": "元"' in told


def test_an_indicator_is_one_row(tmp_path: Path) -> None:
    row = "咕噜产值\t咕噜业产值\t亿元\t综合经济\tup\n"
    told = _with_row(tmp_path, "indicators.tsv", row, "全年咕噜业产值达到12亿元。")
    assert '"indicator": "咕噜产值"' in told


def test_a_format_to_write_is_one_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(scope: ExportScope, out: object) -> None:
        assert hasattr(out, "write")
        out.write("\n".join(row.title for row in scope.rows()).encode())

    monkeypatch.setitem(exports.FORMATS, "titles", write)
    library, out = tmp_path / "a.piyue", tmp_path / "a.titles"
    report = tmp_path / "report.txt"
    report.write_text("某市二〇二四年政府工作报告\n\n" + "全年各项工作稳步推进。\n" * 20, encoding="utf-8")
    assert piyue("import", report, "--library", library).status == 0
    assert piyue("export", out, "--library", library).status == 0
    assert "政府工作报告" in out.read_text(encoding="utf-8")


def test_measured_rows_take_the_place_of_older_ones() -> None:
    docs = _docs()
    table = "| benchmark | median |\n|---|--:|\n| a | 1 ms |\n| gone | 2 ms |\n| c | 3 ms |\n"
    measured = "| benchmark | median |\n|---|--:|\n| c | 30 ms |\n| b | 20 ms |"
    assert docs.merged(table, measured, ["a", "b", "c", "d"]) == (
        "| benchmark | median |\n|---|--:|\n| a | 1 ms |\n| b | 20 ms |\n| c | 30 ms |"
    )
