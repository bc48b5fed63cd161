"""The first hour of a new user in a real window, on each size of screen, in both languages."""

from pathlib import Path

import pytest

from tests.faults import first_hour


@pytest.mark.slow
@pytest.mark.skipif(bool(first_hour.missing()), reason="needs Xvfb, xdotool and ImageMagick")
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size, scale", first_hour.SCREENS)
def test_all_is_done_that_a_new_user_does(tmp_path: Path, size: str, scale: float, language: str) -> None:
    theme = "dark" if language == "en" else "light"
    assert first_hour.hour(tmp_path, size, language, theme, scale=scale) == []
