"""Pages of the window: what a page can do, how it is made in turns, and how one is declared."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.views.operations.turns import Steps, Turns, take_all


class Page(QWidget):
    """A page of the window. It keeps its state while another page is shown.

    What takes long to make is made in `parts`, step by step. A page that a user chooses is shown at once, and
    its parts are made in turns of the event loop; whoever else needs it has them made at once.

    Attributes:
        handbook_page: Id of the page of the handbook that tells of it, or empty.
        is_ready: Whether all parts are there. Until then nothing but `make_now`, `make_in_turns` and `stop`
            may be called.

    Signals:
        ready: All parts are there.
    """

    handbook_page = ""
    ready = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_ready = False
        self._steps = self._make()
        self._turns: Turns | None = None
        self._ends: list[Callable[[], object]] = []
        self._is_outdated = False

    def parts(self) -> Steps:
        """Make what the page is made of, in steps of some 10 ms at most; at the end in the present language.

        Each is laid out in the step that makes it: Qt frees it with the page, be that finished or not. Else
        Python would, some time later and in whatever thread it then runs in. What must be told that the page
        is about to be freed is handed to `at_end` as soon as it is made.
        """
        yield from ()

    def _make(self) -> Steps:
        yield from self.parts()
        self.is_ready = True
        if self._is_outdated:
            self.retranslate()
        self.ready.emit()

    def making(self) -> Steps:
        """Return the steps that are left, for a page that holds this one to take among its own."""
        return self._steps

    def make_now(self) -> None:
        """Make the parts that are not there yet."""
        if not self.is_ready:  # whoever hears that it is asks while the last step is being taken
            take_all(self._steps)

    def make_in_turns(self) -> None:
        """Make the parts that are not there yet, in turns of the event loop from the next one on."""
        if not self.is_ready and self._turns is None:
            self._turns = Turns(self._steps, self)
            self._turns.start()

    def stop_making(self) -> None:
        """Make no further parts: nobody will see them."""
        self._steps.close()

    def at_end(self, end: Callable[[], object]) -> None:
        """Call something when the page is about to be freed, be it finished or not."""
        self._ends.append(end)

    def focus_content(self) -> None:
        """Focus what is worked in."""
        self.setFocus()

    def focus_search(self) -> None:
        """Focus the search field of the page."""
        self.focus_content()

    def retranslate(self) -> None:
        """Show everything in the present language."""

    def follow_language(self) -> None:
        """Show everything in the present language: now, or when it is all there."""
        if self.is_ready:
            self.retranslate()
        else:
            self._is_outdated = True

    def stop(self) -> None:
        """Want no more results, nor parts: the page is about to be freed."""
        self.stop_making()
        while self._ends:
            self._ends.pop()()


@dataclass(frozen=True, slots=True)
class Workspace:
    """A page as the rail offers it.

    Attributes:
        id: Its name in the history of pages.
        command_id: Id of the command that shows it.
        title: What it is called, untranslated, with the mnemonic.
        icon: Its icon's name.
        keys: Its keys in Qt's portable notation.
        make: Returns the page, its parts not yet made; called when it is first shown in a library.
    """

    id: str
    command_id: str
    title: str
    icon: str
    keys: tuple[str, ...]
    make: Callable[[], Page]
