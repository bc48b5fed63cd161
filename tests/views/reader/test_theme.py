"""Every theme can be read, and every tag's color is seen on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from desktop.views.reader import CONTRAST, THEMES, ReaderTheme
from desktop.views.reader.theme import MARK_CONTRAST, TEXT_CONTRAST, blended, contrast, readable

EVERY = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)


@EVERY
def test_text_is_readable_on_everything_it_can_stand_on(theme: ReaderTheme) -> None:
    for ground in ("page", "selection", "figure_wash", "damage_wash", "hit_wash", "word_wash"):
        assert contrast(theme.ink, getattr(theme, ground)) >= TEXT_CONTRAST, ground
    for ink in ("faint", "accent"):
        assert contrast(getattr(theme, ink), theme.page) >= TEXT_CONTRAST, ink


@EVERY
def test_marks_can_be_seen(theme: ReaderTheme) -> None:
    for mark in ("figure", "term", "damage", "hit", "caret"):
        assert contrast(getattr(theme, mark), theme.page) >= MARK_CONTRAST, mark


@EVERY
@given(red=st.integers(0, 255), green=st.integers(0, 255), blue=st.integers(0, 255))
def test_any_tag_color_can_be_seen_and_read(theme: ReaderTheme, red: int, green: int, blue: int) -> None:
    color = f"#{red:02x}{green:02x}{blue:02x}"
    assert contrast(readable(color, theme.page), theme.page) >= MARK_CONTRAST
    assert contrast(theme.ink, blended(color, theme.page, 0.16)) >= TEXT_CONTRAST


def test_what_is_no_color_is_gray() -> None:
    assert contrast(readable("", "#ffffff"), "#ffffff") >= MARK_CONTRAST
    assert contrast(readable("no color", "#000000"), "#000000") >= MARK_CONTRAST


def test_known_contrasts() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_high_contrast_draws_every_lane_strongly() -> None:
    for hue in range(0, 360, 15):
        for lightness in (40, 128, 220):
            color = QColor.fromHsl(hue, 200, lightness).name()
            assert contrast(readable(color, CONTRAST.page, CONTRAST.mark_contrast), CONTRAST.page) >= 6
