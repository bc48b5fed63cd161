"""What the commands say: every line that is asked for exists, in both languages, with the same values."""

import ast
import re
from pathlib import Path

import pytest

from desktop import i18n
from desktop.commands import messages
from tests.helpers.commands import ROOT, piyue


def _names_said() -> set[str]:
    """Return the names that the commands ask words for."""
    found = set()
    for path in (ROOT / "desktop" / "commands").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if called and node.func.id == "message" and isinstance(node.args[0], ast.Constant):  # type: ignore[attr-defined]
                found.add(str(node.args[0].value))  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("name", sorted(_names_said()))
def test_every_line_exists_in_both_languages_with_the_same_values(name: str) -> None:
    said, fields = set(), []
    for language in i18n.LANGUAGES:
        i18n.use(language)
        words = messages.MESSAGES.template(name)
        assert words.strip() or name == "usage"
        said.add(words)
        fields.append(sorted(re.findall(r"{(\w+)}", words)))
    assert fields[0] == fields[1]
    assert len(said) == 2


def test_the_commands_folder_is_where_it_is_looked_for() -> None:
    assert Path(messages.__file__).parent == ROOT / "desktop" / "commands"
    assert len(_names_said()) > 30


def test_a_command_speaks_the_systems_language_whatever_was_spoken_before() -> None:
    i18n.use("en")
    assert "显示版本并退出" in piyue("--help", LC_ALL="zh_CN.UTF-8").out
    assert "show the version" in piyue("--help", LC_ALL="C").out
