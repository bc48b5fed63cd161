"""The documentation says what is: commands, columns, keys and files exist, and the example is true."""

import importlib.util
import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.commands.arguments import GRAMMAR
from desktop.files.annotations_csv import COLUMNS
from desktop.settings import Settings
from desktop.views.reader import BINDINGS
from tests.helpers.commands import ROOT, piyue
from tests.helpers.message_recorder import Recorder

READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
HANDBOOK = ROOT / "resources" / "handbook"
PAGES = sorted(path.name for path in (HANDBOOK / "en").glob("*.md"))


@pytest.fixture(params=sorted(READMES))
def language(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def _page(language: str, name: str) -> str:
    return (HANDBOOK / language / name).read_text(encoding="utf-8")


def _chapters(text: str) -> int:
    return len(re.findall(r"^##+ ", text, re.MULTILINE))


def test_a_readme_is_read_in_one_go(language: str) -> None:
    assert len(READMES[language].read_text(encoding="utf-8").splitlines()) <= 150


def test_both_languages_have_the_same_pages_and_chapters() -> None:
    assert sorted(path.name for path in (HANDBOOK / "zh").glob("*.md")) == PAGES
    assert len(PAGES) == 20
    for name in PAGES:
        assert _chapters(_page("en", name)) == _chapters(_page("zh", name)), name
    counts = [_chapters(path.read_text(encoding="utf-8")) for path in READMES.values()]
    assert counts[0] == counts[1] >= 4


def test_the_readme_leads_to_every_page(language: str) -> None:
    readme = READMES[language].read_text(encoding="utf-8")
    assert sorted(re.findall(rf"\(resources/handbook/{language}/([a-z-]+\.md)\)", readme)) == PAGES


def test_the_readme_names_only_commands_and_options_that_there_are(language: str) -> None:
    readme = READMES[language].read_text(encoding="utf-8")
    told = re.findall(r"^    piyue --library reports\.piyue ([a-z-]+)", readme, re.MULTILINE)
    assert len(told) == 4
    assert set(told) <= set(GRAMMAR)


def test_the_five_minutes_work_on_the_command_line(language: str, tmp_path: Path) -> None:
    readme = READMES[language].read_text(encoding="utf-8")
    library, report, out = tmp_path / "r.piyue", tmp_path / "report.txt", tmp_path / "annotations.csv"
    report.write_text(
        "政府工作报告\n\n" + "全年民生支出增长5.6%，城乡居民收入稳步提高。\n" * 20, encoding="utf-8"
    )
    for line in re.findall(r"^    piyue --library reports\.piyue (.+)$", readme, re.MULTILINE):
        words = re.findall(r'"[^"]*"|\S+', line)
        places = {"2024年政府工作报告.docx": report, "annotations.csv": out}
        if "ID" in words:
            identifier = re.findall(
                r'"id": "([^"]+)"', piyue("documents", "--json", "--library", library).out
            )
            places["ID"] = identifier[0]
        arguments = [places.get(word, word.strip('"')) for word in words]
        done = piyue(arguments[0], "--library", library, *arguments[1:])
        assert done.status == 0, (line, done.err)
    assert "民生" in out.read_text(encoding="utf-8-sig")


def test_every_command_is_told_and_none_that_is_not(language: str) -> None:
    told = set(re.findall(r"^    piyue ([a-z-]+)", _page(language, "command-line.md"), re.MULTILINE))
    assert told == set(GRAMMAR)


def test_every_column_is_told_in_order(language: str) -> None:
    page = _page(language, "csv.md")
    table = page[page.index("`annotation_id`") : page.index("`source`") + 8]
    places = [table.index(f"`{name}`") for name in COLUMNS]
    assert places == sorted(places)


def _documents() -> list[Path]:
    pages = [HANDBOOK / language / name for language in READMES for name in PAGES]
    return [*READMES.values(), ROOT / "CONTRIBUTING.md", *pages]


@pytest.mark.parametrize("path", _documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_it_points_to_is_there(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (path.parent / link).exists(), link
    for command in re.findall(r"`start\.py (?:test|slow) ([^`]+)`", text):
        for name in command.split():
            assert (ROOT / name).exists(), name


def test_links_are_looked_at() -> None:
    assert all("](" in path.read_text(encoding="utf-8") for path in READMES.values())


def test_the_example_is_what_the_command_prints(language: str) -> None:
    page = _page(language, "command-line.md")
    (sentence,) = re.findall(r"\$ echo (\S+) \| piyue figures", page)
    shown = page[page.index("<!-- example -->") : page.index("<!-- /example -->")]
    lines = [line.strip() for line in shown.splitlines() if line.startswith("    {")]
    assert lines == piyue("figures", data=f"{sentence}\n".encode()).out.splitlines()


def test_the_keys_it_tells_are_the_windows(language: str, qtbot: QtBot) -> None:
    window = app.build(Settings(), Recorder())
    qtbot.addWidget(window)
    told = set(re.findall(r"`` (.) ``|`([^`\s]+)`", _page(language, "keyboard.md")))
    bound = {key for command in window.commands.all() for key in command.keys}
    bound |= {key for binding in BINDINGS for key in binding.keys}
    tags = set("1234567890")
    assert len(told) > 40
    assert {one or other for one, other in told} - bound - tags == {"Shift"}


def test_what_is_generated_has_its_place(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("docs_under_test", ROOT / "packaging" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    docs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(docs)
    for marker, name in (("example", "command-line.md"), ("scores", "figures.md"), ("bench", "speed.md")):
        for language in READMES:
            page = tmp_path / f"{language}-{name}"
            page.write_text(_page(language, name), encoding="utf-8")
            docs.fill(page, marker, "new")
            assert f"<!-- {marker} -->\nnew\n<!-- /{marker} -->" in page.read_text(encoding="utf-8")
