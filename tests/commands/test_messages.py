"""What the commands say: every reason has words, every line exists in both languages."""

import ast
import re
from pathlib import Path

import pytest

from desktop.commands import messages
from desktop.files.errors import REASONS
from tests.helpers.commands import ROOT

LOCALES = ("C", "zh_CN.UTF-8")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", [name for name in REASONS if name != "missing"])
def test_every_reason_why_a_file_is_not_taken_has_words(
    name: str, locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert messages.reason(name) not in ("", name)
    assert "{" not in messages.reason(name)


def _names_said() -> set[str]:
    """Return the names that the commands ask words for."""
    found = set()
    for path in (ROOT / "desktop" / "commands").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if called and node.func.id in ("say", "reason") and isinstance(node.args[0], ast.Constant):  # type: ignore[attr-defined]
                found.add(str(node.args[0].value))  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("name", sorted(_names_said()))
def test_every_line_exists_in_both_languages_with_the_same_particulars(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = []
    for locale in LOCALES:
        monkeypatch.setenv("LC_ALL", locale)
        words = messages.text_of(name)
        assert words.strip() or name == "usage"
        fields.append(sorted(re.findall(r"{(\w+)}", words)))
    assert fields[0] == fields[1]


@pytest.mark.parametrize(
    ("environment", "chinese"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, True),
        ({"LC_ALL": "zh_TW"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, False),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, True),
        ({"LANG": "C", "LANGUAGE": "zh_CN"}, False),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}, False),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, True),
    ],
)
def test_the_language_is_the_systems(
    environment: dict[str, str], chinese: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert messages.chinese() is chinese


def test_the_commands_folder_is_where_it_is_looked_for() -> None:
    assert Path(messages.__file__).parent == ROOT / "desktop" / "commands"
    assert len(_names_said()) > 30
