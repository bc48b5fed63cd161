"""The README says what is: commands, columns, keys and files exist, and the example is true."""

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

READMES = ("README.md", "README.zh-CN.md")


@pytest.fixture(params=READMES)
def readme(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return (ROOT / name).read_text(encoding="utf-8")


def test_both_have_the_same_chapters() -> None:
    counts = [
        len(re.findall(r"^## ", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)) for name in READMES
    ]
    assert counts[0] == counts[1] > 5


def test_every_command_is_told_and_none_that_is_not(readme: str) -> None:
    told = set(re.findall(r"^    piyue ([a-z-]+)", readme, re.MULTILINE))
    assert told == set(GRAMMAR)


def test_every_column_is_told_in_order(readme: str) -> None:
    table = readme[readme.index("`annotation_id`") : readme.index("`source`") + 8]
    places = [table.index(f"`{name}`") for name in COLUMNS]
    assert places == sorted(places)


def test_every_file_it_points_to_is_there(readme: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert links
    for link in links:
        assert (ROOT / Path(link)).exists(), link


def test_the_example_is_what_the_command_prints(readme: str) -> None:
    (sentence,) = re.findall(r"\$ echo (\S+) \| piyue figures", readme)
    shown = readme[readme.index("<!-- example -->") : readme.index("<!-- /example -->")]
    lines = [line.strip() for line in shown.splitlines() if line.startswith("    {")]
    assert lines == piyue("figures", data=f"{sentence}\n".encode()).out.splitlines()


def test_the_keys_it_tells_are_the_windows(readme: str, qtbot: QtBot) -> None:
    window = app.build(Settings(), Recorder())
    qtbot.addWidget(window)
    chapter = next(part for part in readme.split("\n## ") if part.startswith(("Keyboard", "键盘")))
    told = set(re.findall(r"`` (.) ``|`([^`\s]+)`", chapter))
    bound = {key for command in window.commands.all() for key in command.keys}
    bound |= {key for binding in BINDINGS for key in binding.keys}
    tags = set("1234567890")
    assert len(told) > 40
    assert {one or other for one, other in told} - bound - tags == {"Shift"}
