"""The reading pane, centre."""

from desktop.views.reader.keys import BINDINGS, Binding, KeyTable
from desktop.views.reader.reader import Reader
from desktop.views.reader.theme import CONTRAST, DARK, PAGE, SEPIA, THEMES, ReaderTheme

__all__ = [
    "BINDINGS",
    "CONTRAST",
    "DARK",
    "PAGE",
    "SEPIA",
    "THEMES",
    "Binding",
    "KeyTable",
    "Reader",
    "ReaderTheme",
]
