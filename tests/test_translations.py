"""Nothing is left untranslated, and the catalog holds what is said and no more."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.commands import ROOT

LANGUAGES = ("zh", "en")
PLACE = re.compile(r"%\d|%n|\{\w+(?::[^}]*)?\}")
"""A place in a message where a value is put in."""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The tool that extracts and compiles; its folder is no package."""
    spec = importlib.util.spec_from_file_location(
        "piyue_translations", ROOT / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(tool: ModuleType, language: str) -> None:
    assert tool.missing(tool.updated(language, tool.template())) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalog_is_what_is_said_now(tool: ModuleType, language: str) -> None:
    fresh = tool.written(tool.updated(language, tool.template()))
    assert fresh == tool.i18n.po_path(language).read_bytes(), "run packaging/translations.py"


def test_the_catalog_is_that_of_window_command_line_and_setup(tool: ModuleType) -> None:
    contexts = {message.context.partition("|")[0] for message in tool.template() if message.id}
    assert {"Commands", "ErrorMessages", "CommandLine", "Setup"} <= contexts


def test_places_for_values_are_kept(tool: ModuleType) -> None:
    for language in LANGUAGES:
        for message in tool.known(language):
            if message.id:
                source = message.id[0] if message.pluralizable else message.id
                forms = message.string if message.pluralizable else (message.string,)
                for form in forms:
                    assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(source)), message.id


def test_nothing_compiled_is_in_git() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    kept = subprocess.run(
        ["git", "ls-files", "-z", "*.mo", "*.qm"], cwd=ROOT, capture_output=True, check=True
    )
    assert kept.stdout == b""


def _project(folder: Path, module: str) -> Path:
    (folder / "desktop").mkdir(parents=True)
    (folder / "desktop" / "module.py").write_text(module, encoding="utf-8")
    return folder


def test_what_is_extracted(tool: ModuleType, tmp_path: Path) -> None:
    module = (
        'translate("A", "words")\n'
        'translate("A", "Other", "kind")\n'
        'translate("A", "%n left", n=count)\n'
        'MARKED = translate_noop("B", "marked " "words")\n'
        'translate("B", MARKED)\n'
        "text.translate(TABLE)\n"
        'MessageTable("C", {"key": "with {place}"})\n'
    )
    said = tool.template(_project(tmp_path, module))
    assert [(one.context, one.id) for one in said if one.id] == [
        ("A", ("%n left", "%n left")),
        ("A", "words"),
        ("A|kind", "Other"),
        ("B", "marked words"),
        ("C|key", "with {place}"),
    ]


@pytest.mark.parametrize(
    ("module", "why"),
    [
        ('translate(where, "words")', "context"),
        ('translate("A", "%n left")', "count"),
        ('translate("A", "left", n=3)', "count"),
        ('MessageTable("A", made())', "written out"),
        ('MessageTable("A", {"key": made()})', "written out"),
    ],
)
def test_what_cannot_be_extracted_is_an_error(
    tool: ModuleType, tmp_path: Path, module: str, why: str
) -> None:
    with pytest.raises(ValueError, match=rf"module\.py: line 1: .*{why}"):
        tool.template(_project(tmp_path, module))


def test_an_update_keeps_what_is_known_and_drops_what_is_no_longer_said(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tool.i18n, "LOCALE_FOLDER", tmp_path / "locale")
    first = tool.updated("zh", tool.template(_project(tmp_path / "1", 'translate("A", "old")\n')))
    (message,) = (one for one in first if one.id)
    message.string = "旧"
    tool.write("zh", first)
    both = _project(tmp_path / "2", 'translate("A", "old")\ntranslate("A", "new")\n')
    second = tool.updated("zh", tool.template(both))
    assert [(one.id, one.string) for one in second if one.id] == [("new", None), ("old", "旧")]
    assert [one.id for one in tool.missing(second)] == ["new"]
    third = tool.updated("zh", tool.template(_project(tmp_path / "3", 'translate("A", "new")\n')))
    tool.write("zh", third)
    assert "旧" not in tool.i18n.po_path("zh").read_text(encoding="utf-8")


def test_what_is_compiled_says_what_it_was_made_of(
    tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tool.i18n, "LOCALE_FOLDER", tmp_path / "locale")
    for language in LANGUAGES:
        said = tool.updated(language, tool.template(_project(tmp_path / language, 'translate("A", "a")')))
        tool.write(language, said)
    assert not tool.i18n.is_compiled("zh")
    assert all(path.exists() for path in tool.compile_all())
    assert b"POT-Creation-Date: 1970-01-01" in tool.compiled("zh"), "the time of compiling is not in it"
    assert tool.i18n.is_compiled("zh")
    with tool.i18n.po_path("zh").open("a", encoding="utf-8") as file:
        file.write('\nmsgctxt "A"\nmsgid "b"\nmsgstr "乙"\n')
    assert not tool.i18n.is_compiled("zh")
