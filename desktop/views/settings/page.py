"""Pages of the settings: how one is declared."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """A page of the settings.

    Attributes:
        id: One of `ORDER`.
        title: What its tab is called, untranslated.
        make: Returns its content for the dialog it is handed; called when the page is first shown.
        needs_library: Whether there is a page only while a library is open.
    """

    id: str
    title: str
    make: Callable[[QWidget], QWidget]
    needs_library: bool = False


def page_column(page: QWidget) -> QVBoxLayout:
    """Return the column of a page, with the margins that all pages have."""
    column = QVBoxLayout(page)
    column.setContentsMargins(4, 14, 4, 4)
    column.setSpacing(12)
    return column
