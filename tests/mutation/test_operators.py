"""The mutants of a module: what is changed, and what is left alone."""

import ast
import sys
from pathlib import Path

import pytest

from tests.mutation import probe
from tests.mutation.operators import instrumented, mutants_of

ROOT = Path(__file__).parents[2]


def _made(source: str) -> dict[str, set[str]]:
    made: dict[str, set[str]] = {}
    for one in mutants_of("m.py", source.encode()):
        made.setdefault(one.before, set()).add(one.after)
    return made


@pytest.mark.parametrize(
    ("source", "before", "after"),
    [
        ("x = a < b", "a < b", "(a <= b)"),
        ("x = a <= b < c", "a <= b < c", "(a <= b <= c)"),
        ("x = a is not None", "a is not None", "(a is None)"),
        ("x = a and b", "a and b", "(a or b)"),
        ("x = a + b", "a + b", "(a - b)"),
        ("x = not a", "not a", "(a)"),
        ("x = 7", "7", "8"),
        ("x = True", "True", "False"),
        ("x = '亿元'", "'亿元'", "'亿元XX'"),
        ("if a:\n    b()", "a", "(not a)"),
        ("if a:\n    b()", "b()", "pass"),
        ("def f():\n    return a", "return a", "return None"),
        ("while a:\n    break", "break", "continue"),
        ("a += 1", "a += 1", "pass"),
    ],
)
def test_each_operator_changes_one_thing(source: str, before: str, after: str) -> None:
    assert after in _made(source)[before]


def test_a_result_that_is_false_is_made_true_and_not_replaced() -> None:
    assert _made("def f():\n    return False") == {"False": {"True"}}


@pytest.mark.parametrize(
    "source",
    [
        '"""Words."""',
        'def f():\n    """Words."""',
        'x = None\n"""Words."""',
        "x: 'int | str'",
        "def f(a: 'int | str') -> 'int': ...",
        "@dataclass(frozen=True)\nclass A: ...",
        "T = TypeVar('T', bound='A')",
        "if TYPE_CHECKING:\n    import a",
        "x = f'{a + 1}'",
        "def f():\n    return None",
        "__all__ = ['a']",
    ],
)
def test_what_no_test_can_see_is_left_alone(source: str) -> None:
    assert not _made(source)


def test_places_are_bytes_where_the_text_is_chinese() -> None:
    source = "甲 = '招商引资'; x = 1\n".encode()
    (mutant,) = [one for one in mutants_of("m.py", source) if one.before == "1"]
    assert mutant.applied(source).decode() == "甲 = '招商引资'; x = 2\n"


def test_every_mutant_of_a_real_module_compiles_and_differs() -> None:
    source = (ROOT / "desktop" / "text" / "numerals.py").read_bytes()
    mutants = mutants_of("desktop/text/numerals.py", source)
    assert len(mutants) > 50
    for one in mutants:
        assert ast.dump(ast.parse(one.applied(source))) != ast.dump(ast.parse(source))


def test_a_mutant_knows_the_innermost_function() -> None:
    source = "X = 1\n\ndef outer(a=2):\n    def inner():\n        return 3\n    return inner\n"
    places = {one.before: one.function for one in mutants_of("m.py", source.encode())}
    assert (places["1"], places["2"]) == ("", "")
    assert (places["3"], places["return inner"]) == ("m.py:4", "m.py:3")


def test_an_instrumented_module_notes_its_calls_and_works_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    source = b'''"""M."""

def f(a):
    """F."""
    if a:
        return 1
    return 2

def g(): return 3
'''
    noted: list[str] = []
    monkeypatch.setattr(probe, "called", noted.append)
    monkeypatch.setitem(sys.modules, "mutants_probe", probe)
    names: dict[str, object] = {}
    exec(compile(instrumented("m.py", source), "m.py", "exec"), names)
    function = names["f"]
    assert callable(function)
    assert (function(1), function(0), function.__doc__) == (1, 2, "F.")
    assert noted == ["m.py:3", "m.py:3"]


def test_every_module_can_be_instrumented() -> None:
    for folder in ("db", "desktop/actions", "desktop/text"):
        for path in (ROOT / folder).rglob("*.py"):
            compile(instrumented(path.name, path.read_bytes()), path, "exec", dont_inherit=True)
