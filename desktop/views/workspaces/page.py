"""Pages of the window: what a page can do, and how one is declared."""

from collections.abc import Callable, Generator
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """A page of the window. It keeps its state while another page is shown.

    Attributes:
        handbook_page: Id of the page of the handbook that tells of it, or empty.
    """

    handbook_page = ""

    def focus_content(self) -> None:
        """Focus what is worked in."""
        self.setFocus()

    def focus_search(self) -> None:
        """Focus the search field of the page."""
        self.focus_content()

    def retranslate(self) -> None:
        """Show everything in the present language."""

    def stop(self) -> None:
        """Want no more results: the page is about to be freed."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A page as the rail offers it.

    Attributes:
        id: Its name in the history of pages.
        command_id: Id of the command that shows it.
        title: What it is called, untranslated, with the mnemonic.
        icon: Its icon's name.
        keys: Its keys in Qt's portable notation.
        make: Returns the page; called when it is first shown in a library.
        prepare: Makes what the page is made of, for `make` to take, in as many steps as it yields; None where
            a page is made in an instant. Each step has a turn of the event loop of its own, so that a user
            who chooses the page is not held.
    """

    id: str
    command_id: str
    title: str
    icon: str
    keys: tuple[str, ...]
    make: Callable[[], Page]
    prepare: Callable[[], Generator[None, None, None]] | None = None
