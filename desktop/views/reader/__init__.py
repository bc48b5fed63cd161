"""The reading pane, center."""

from desktop.views.reader.key_table import BINDINGS, KeyTable, ReaderBinding
from desktop.views.reader.paint.scene import WORD_MARKS
from desktop.views.reader.reader_widget import ReaderWidget, doubt_text
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
    "KeyTable",
    "ReaderBinding",
    "ReaderTheme",
    "ReaderWidget",
    "Typography",
    "default_family",
    "doubt_text",
    "reading_families",
]
