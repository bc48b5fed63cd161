"""Names that are shown: of libraries, in the language in use."""

from pathlib import Path

import pytest

from desktop import i18n, paths
from desktop.views import display_names


@pytest.mark.parametrize(("language", "name"), [("en", "My library"), ("zh", "我的文库")])
def test_a_users_own_library_is_called_so_and_any_other_as_its_file(language: str, name: str) -> None:
    i18n.use(language)
    assert display_names.library(paths.default_library()) == name
    assert display_names.library(Path("/elsewhere/library.piyue")) == "library"
    assert display_names.library(Path("/elsewhere/招商.piyue")) == "招商"
