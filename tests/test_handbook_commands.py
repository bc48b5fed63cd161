"""Every line of the handbook's command page is run as it stands there: bare, and with each of its options."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.actions.samples import samples
from tests.helpers.commands import ROOT, piyue

HANDBOOK = ROOT / "resources" / "handbook"
LINES = {
    language: [
        re.split(r" {2,}(?!\[)", line)[0]
        for line in re.findall(
            r"^    piyue ([a-z-]+ .*)$",
            (HANDBOOK / language / "command-line.md").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    ]
    for language in ("en", "zh")
}
"""The command lines of each language, without what they do."""

NOT_HERE = ("tour",)
"""Commands that have a test of their own, since they take long."""

FORMAT = "jsonl"
"""The format that is asked for where a line takes one."""

GIVEN = {"figures", "terms", "segment"}
"""Commands that read standard input."""


@dataclass
class Samples:
    """What stands for the names in capitals.

    Attributes:
        folder: Where files are written.
        library: A library with the samples and an annotation.
        id: A document of it.
    """

    folder: Path
    library: Path
    id: str

    def value(self, name: str, command: str, ending: str) -> list[str]:
        """Return what is written in the place of a name; a file that is written gets the ending."""
        made = {
            "PATH...": self.folder / "report.txt",
            "OUT": self.folder / f"{command}.{'piyue' if command == 'backup' else ending}",
            "OUT.csv": self.folder / f"{command}.csv",
            "OUT.csv|.xlsx": self.folder / f"{command}.xlsx",
            "B.zip": self.folder / "bundle.zip",
            "D.csv": self.folder / "dictionary.csv",
            "GOLD": next((ROOT / "tests" / "gold" / "dev").iterdir()),
            "BACKUP": self.folder / "kept.piyue",
            "FILE": self.folder / ("annotations.csv" if command.startswith("import") else f"{command}.json"),
        }
        words = {
            "ID": self.id,
            "START": "0",
            "END": "4",
            "TAG": "产业/煤炭",
            "PATH": "产业/煤炭",
            "N": "3",
            "A": "year=2024" if command == "compare" else "王",
            "B": "year=2021",
            "F": str(self.folder / "compared.csv") if command == "compare" else FORMAT,
            "R": "云岭县",
            "Y": "2024",
            "K": "report",
            "QUERY": "指标=地区生产总值" if command == "numbers" else "产业",
            "[FILE|-|--library L ID]": "-",
            "kept|changes|levels|rank|gaps|realized": "kept",
        }
        return [str(made[name])] if name in made else [words.get(name, name)]


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    folder = tmp_path_factory.mktemp("commands")
    library = folder / "reports.piyue"
    for name, data in samples():
        (folder / name).write_bytes(data)
        assert piyue("import", folder / name, "--library", library).status == 0
    (folder / "report.txt").write_text("一、工作回顾\n产业增长5.6%。\n", encoding="utf-8")
    (folder / "dictionary.csv").write_text("theme,word\n产业,工业\n", encoding="utf-8")
    documents = piyue("documents", "--json", "--library", library).out
    found = re.findall(r'"id": "([^"]+)"[^\n]*2024', documents)
    done = piyue("annotate", found[0], "0", "4", "产业/煤炭", "--annotator", "王", "--library", library)
    assert done.status == 0, done.err
    assert piyue("export", folder / "annotations.csv", "--library", library).status == 0
    assert piyue("backup", folder / "kept.piyue", "--library", library).status == 0
    return Samples(folder, library, found[0])


def forms(line: str) -> Iterator[list[str]]:
    """Yield the parts of a line without its options, then with each of them: ``[--note N]``, ``[ID]``."""
    parts = re.findall(r"\[[^\]]*\]|\S+", line)
    options = [part for part in parts if part.startswith("[") and not part.startswith("[FILE|")]
    bare = [part for part in parts if part not in options]
    bare = [part for part in bare if not part.startswith(".")]  # the endings of export
    yield bare
    for option in options:
        at = [part for part in parts if part in (*bare, option)].index(option)
        yield [*bare[:at], *option[1:-1].split(), *bare[at:]]


def test_there_are_lines() -> None:
    assert len(LINES["en"]) > 20


@pytest.mark.parametrize("line", [line for line in LINES["en"] if line.split()[0] not in NOT_HERE])
def test_it_runs(line: str, given: Samples) -> None:
    command = line.split()[0]
    for words in forms(line):
        if {"--indicators", "--realized"} & set(words) or (
            command == "import-annotations" and "--format" in words
        ):
            continue  # they want a file of another kind, which has tests of its own
        ending = FORMAT if "--format" in words else "csv"
        arguments = [one for word in words for one in given.value(word, command, ending)]
        data = "全年地区生产总值增长5.6%。\n".encode() if command in GIVEN else b""
        library = [] if command in (*GIVEN, "evaluate") else ["--library", str(given.library)]
        done = piyue(*arguments, *library, data=data)
        assert done.status == 0, (arguments, done.err)


def test_both_languages_have_the_same_lines() -> None:
    def plain(line: str) -> str:
        return re.sub(r"\s+", " ", line).strip()

    assert [plain(line) for line in LINES["zh"]] == [plain(line) for line in LINES["en"]]
