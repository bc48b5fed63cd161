"""Nothing is left untranslated, and what is compiled is what is written."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The tool that collects and compiles; its folder is no package."""
    spec = importlib.util.spec_from_file_location(
        "piyue_translations", ROOT / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["piyue_zh_CN", "piyue_en"])
def test_everything_is_translated(tool: ModuleType, name: str) -> None:
    wanted = tool.of_language(name, tool.collected())
    said = tool.known(tool.FOLDER / f"{name}.ts")
    assert [one for one in wanted if not all(said.get(one, [""]))] == []
    assert sorted(set(said) - set(wanted)) == [], "run packaging/translations.py"


@pytest.mark.parametrize("name", ["piyue_zh_CN", "piyue_en"])
def test_what_is_compiled_is_up_to_date(tool: ModuleType, name: str, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.qm"
    tool.compile_to(tool.FOLDER / f"{name}.ts", fresh)
    assert fresh.read_bytes() == (tool.FOLDER / f"{name}.qm").read_bytes(), "run packaging/translations.py"


def test_places_for_values_are_kept(tool: ModuleType) -> None:
    for message, forms in tool.known(tool.FOLDER / "piyue_zh_CN.ts").items():
        for place in ("%1", "%2", "%n", "{tag}", "{quote}", "{document}", "{word}"):
            for form in forms:
                assert (place in form) == (place in message.source), message
