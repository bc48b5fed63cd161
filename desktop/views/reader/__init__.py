"""The reading pane, centre."""

from desktop.views.reader.keys import BINDINGS, Binding, KeyTable
from desktop.views.reader.reader import Reader, doubt_in_words
from desktop.views.reader.scene import WORD_MARKS
from desktop.views.reader.theme import CONTRAST, DARK, PAGE, SEPIA, THEMES, ReaderTheme
from desktop.views.reader.typography import Typography, default_family, reading_families

__all__ = [
    "BINDINGS",
    "CONTRAST",
    "DARK",
    "PAGE",
    "SEPIA",
    "THEMES",
    "WORD_MARKS",
    "Binding",
    "KeyTable",
    "Reader",
    "ReaderTheme",
    "Typography",
    "default_family",
    "doubt_in_words",
    "reading_families",
]
