"""Names that are shown: of libraries, in the language in use."""

from pathlib import Path

import pytest

from desktop import i18n, paths
from desktop.files.table_words import VALUES
from desktop.views import display_names


@pytest.mark.parametrize(("language", "name"), [("en", "My library"), ("zh", "我的文库")])
def test_a_users_own_library_is_called_so_and_any_other_as_its_file(language: str, name: str) -> None:
    i18n.use(language)
    assert display_names.library(paths.default_library()) == name
    assert display_names.library(Path("/elsewhere/library.piyue")) == "library"
    assert display_names.library(Path("/elsewhere/招商.piyue")) == "招商"


@pytest.mark.parametrize(
    ("value", "digits", "said"),
    [(-2.084, 2, "−2.08"), (2.5, 2, "+2.50"), (-1234, 0, "−1,234"), (0, 0, "+0")],
)
def test_a_minus_is_as_long_as_a_plus(value: float, digits: int, said: str) -> None:
    assert display_names.signed_text(value, digits) == said


def test_exported_tables_name_values_as_the_window_does() -> None:
    before = i18n.language()
    i18n.use("zh")
    try:
        named = {
            "kind": (display_names.kind, display_names.figure_kind),
            "level": (display_names.level,),
            "part": (display_names.part,),
            "script": (display_names.script,),
            "status": (display_names.status,),
        }
        for column, functions in named.items():
            for value, chinese in VALUES[column].items():
                assert chinese in {function(value) for function in functions}, (column, value)
    finally:
        i18n.use(before)
