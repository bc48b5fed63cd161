"""The catalog of messages: what is found in it, in which language, and where it comes from."""

import gettext
import importlib.util
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from desktop import i18n
from tests.helpers.commands import ROOT, python

PO = """# A comment.
msgid ""
msgstr ""
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#. For the translator.
#: desktop/module.py:3
msgctxt "A"
msgid "words"
msgstr "文字"

msgctxt "A|kind"
msgid "words"
msgstr ""
"多行"
"的“文字”\\n\\\\ \\"引号\\"\\t"

msgctxt "A"
msgid "%n left"
msgid_plural "%n left"
msgstr[0] "one of %n"
msgstr[1] "all %n"

#, fuzzy
msgctxt "A"
msgid "guessed"
msgstr "猜"

msgctxt "A"
msgid "untranslated"
msgstr ""

#~ msgctxt "A"
#~ msgid "obsolete"
#~ msgstr "旧"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of catalogs of this test's own, with a .po in Chinese's place."""
    monkeypatch.setattr(i18n, "LOCALE_FOLDER", tmp_path)
    i18n.catalog.cache_clear()
    path = i18n.po_path("zh")
    path.parent.mkdir(parents=True)
    path.write_text(PO, encoding="utf-8")
    i18n.use("zh")
    yield path.parent
    i18n.catalog.cache_clear()
    i18n.use("en")


def _compile(folder: Path) -> Path:
    source = (folder / "piyue.po").read_bytes()
    catalog = read_po(io.BytesIO(source), locale="en")
    catalog.add(i18n.CHECKSUM[1], i18n.checksum(source), context=i18n.CHECKSUM[0])
    with (folder / "piyue.mo").open("wb") as file:
        write_mo(file, catalog)
    i18n.catalog.cache_clear()
    return folder / "piyue.mo"


@pytest.mark.parametrize("compiled", [False, True])
def test_what_is_found(folder: Path, compiled: bool) -> None:
    if compiled:
        _compile(folder)
        assert i18n.is_compiled("zh")
    assert i18n.translate("A", "words") == "文字"
    assert i18n.translate("A", "words", "kind") == '多行的“文字”\n\\ "引号"\t'
    assert [i18n.translate("A", "%n left", n=n) for n in (0, 1, 2)] == ["all 0", "one of 1", "all 2"]
    for source in ("guessed", "untranslated", "obsolete", "unknown"):
        assert i18n.translate("A", source) == source
        assert i18n.lookup("A", source) is None
    assert i18n.translate("B", "words") == "words"
    assert i18n.translate("A", "%n unknown", n=7) == "7 unknown"
    assert i18n.translate("A", "%n left", n=12345) == "all 12,345", "as tables write it"
    assert i18n.lookup("A", "%n left", n=1) == "one of %n"


def test_gettext_itself_reads_the_same(folder: Path) -> None:
    with _compile(folder).open("rb") as file:
        known = gettext.GNUTranslations(file)
    assert known.pgettext("A", "words") == i18n.translate("A", "words")
    assert known.npgettext("A", "%n left", "%n left", 2) == i18n.lookup("A", "%n left", n=2)


def test_a_compiled_file_of_another_source_is_not_used(folder: Path) -> None:
    _compile(folder)
    source = folder / "piyue.po"
    source.write_text(PO.replace("文字", "新词"), encoding="utf-8")
    i18n.catalog.cache_clear()
    assert not i18n.is_compiled("zh")
    assert i18n.translate("A", "words") == "新词"


@pytest.mark.parametrize("keep", [0, 3, 19, 40, 200, -1])
def test_a_damaged_compiled_file_is_not_used(folder: Path, keep: int) -> None:
    path = _compile(folder)
    path.write_bytes(path.read_bytes()[:keep])
    assert not i18n.is_compiled("zh")
    assert i18n.translate("A", "words") == "文字"


def test_a_compiled_file_of_another_kind_is_not_used(folder: Path) -> None:
    path = _compile(folder)
    path.write_bytes(b"\0" * 4 + path.read_bytes()[4:])
    assert i18n.translate("A", "words") == "文字"


def test_where_only_the_compiled_file_is_it_is_used(folder: Path) -> None:
    _compile(folder)
    (folder / "piyue.po").unlink()
    assert i18n.translate("A", "words") == "文字"


def test_without_any_file_the_words_are_english(folder: Path) -> None:
    (folder / "piyue.po").unlink()
    assert i18n.translate("A", "words") == "words"
    assert i18n.translate("A", "%n left", n=2) == "2 left"


def test_a_table_names_messages_by_keys(folder: Path) -> None:
    table = i18n.MessageTable("A", {"kind": "words", "new": "{count} of {key}"})
    assert table.template("kind").startswith("多行")
    assert table.format("new", count=1, key=2) == "1 of 2"
    assert "kind" in table
    assert "words" not in table


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LC_ALL": "zh_TW"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, "zh"),
        ({"LANG": "C", "LANGUAGE": "zh_CN"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({}, "en"),
    ],
)
def test_the_language_is_the_systems_unless_one_is_chosen(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert i18n.system_language() == language
    assert i18n.use("system") == i18n.language() == language
    for chosen in i18n.LANGUAGES:
        assert i18n.use(chosen) == i18n.language() == chosen
    i18n.use("en")


def test_it_needs_nothing_but_the_standard_library() -> None:
    code = (
        "import importlib.util, sys\n"
        f"spec = importlib.util.spec_from_file_location('alone', {str(ROOT / 'desktop' / 'i18n.py')!r})\n"
        "module = importlib.util.module_from_spec(spec)\nspec.loader.exec_module(module)\n"
        "module.use('zh')\nassert module.translate('About', 'About Piyue') != 'About Piyue'\n"
        "module.translate('Steps', 'delete %n annotation(s)', n=2)\n"
        "names = {name.partition('.')[0] for name in sys.modules} - sys.stdlib_module_names\n"
        "print(sorted(names - {'__main__', '__mp_main__', 'sitecustomize', '_virtualenv'}))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_the_program_runs_without_babel() -> None:
    code = "import sys\nfrom desktop import app\nassert 'babel' not in sys.modules"
    assert python("-c", code).status == 0
    assert importlib.util.find_spec("babel") is not None
