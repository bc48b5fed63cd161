"""The reading pane: ReaderWidget shows what a ReaderModel holds and a ReaderController moves."""

from desktop.views.reader.controller import ReaderController
from desktop.views.reader.key_input import BINDINGS, KeyTable, ReaderBinding
from desktop.views.reader.model import ReaderModel
from desktop.views.reader.paint.scene import WORD_MARKS
from desktop.views.reader.theme import CONTRAST, DARK, PAGE, SEPIA, THEMES, ReaderTheme
from desktop.views.reader.typography import Typography, default_family, reading_families
from desktop.views.reader.widget import ReaderWidget, doubt_text

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
    "ReaderController",
    "ReaderModel",
    "ReaderTheme",
    "ReaderWidget",
    "Typography",
    "default_family",
    "doubt_text",
    "reading_families",
]
