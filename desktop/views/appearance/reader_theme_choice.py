"""The reader's theme and typeface, chosen from the program's theme and the system."""

from PySide6.QtGui import QFontDatabase

from desktop.theme import Theme
from desktop.views.reader import DARK, PAGE, THEMES, ReaderTheme

READING_FACES = (
    "Songti SC",
    "Source Han Serif SC",
    "Noto Serif CJK SC",
    "SimSun",
    "NSimSun",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "WenQuanYi Zen Hei",
)
"""Faces for reading Chinese, in order of preference: a Song face where there is one."""


def reader_theme(theme: Theme, paper: str = "program") -> ReaderTheme:
    """Return the reader's colors.

    Args:
        theme: The theme of the program.
        paper: One of typesetting.PAPERS: ``program`` for colors that go with the theme, or a reader's theme.
    """
    if paper in THEMES:
        return THEMES[paper]
    base = DARK if theme.name == "dark" else PAGE
    return base._replace(page=theme.page, ink=theme.text, faint=theme.muted)


def reading_face() -> str:
    """Return the best face for reading that this system has."""
    families = set(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    return next((face for face in READING_FACES if face in families), "")
