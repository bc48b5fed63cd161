"""The controller of the workspaces: shows pages and goes back and forward across them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from desktop.i18n import translate_noop
from desktop.lifetime import connect
from desktop.views.commands.registry import Command, CommandRegistry, Place
from desktop.views.document.model import DocumentModel
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session
from desktop.views.workspaces.page import Page, Workspace
from desktop.views.workspaces.page_history import PageHistory, Visit
from desktop.views.workspaces.rail import Rail

READ = "read"
"""The page that is always there."""


class WorkspaceController(QObject):
    """Shows the pages of the window.

    A page is made when it is first shown, and freed with the library it shows. One that a user chooses is
    shown at once and made in turns. Alt+Left goes through the jumps within the text first, then to the page
    or document one came from.
    """

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        reader: ReaderWidget,
        commands: CommandRegistry,
        rail: Rail,
        stack: QStackedWidget,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._reader = reader
        self._commands = commands
        self._rail = rail
        self._stack = stack
        self._workspaces: dict[str, Workspace] = {}
        self._pages: dict[str, Page] = {}
        self._current = READ
        self._then: Callable[[], object] | None = None
        self._history = PageHistory()
        self._jumps_before: int | None = 0
        self._show_position: Callable[[str, int], object] = lambda _document, _position: None
        session.library_changed.connect(self._drop_pages)
        document.opened.connect(self._document_opened)

    def add(self, workspaces: Sequence[Workspace]) -> None:
        """Take the pages, in the order of the rail."""
        for one in workspaces:
            self._workspaces[one.id] = one

    def set_opener(self, show_position: Callable[[str, int], object]) -> None:
        """Take what opens a document at a code point."""
        self._show_position = show_position

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        pages = [
            Command(
                one.command_id,
                one.title,
                partial(self.choose, one.id),
                Place("go", 0, place),
                keys=one.keys,
                icon=one.icon,
                checkable=True,
                state_only=True,
            )
            for place, one in enumerate(self._workspaces.values())
        ]
        return [
            *pages,
            Command(
                "back",
                translate_noop("Commands", "&Back"),
                self.go_back,
                Place("go", 1, 0),
                keys=("Alt+Left",),
            ),
            Command(
                "forward",
                translate_noop("Commands", "&Forward"),
                self.go_forward,
                Place("go", 1, 1),
                keys=("Alt+Right",),
            ),
            Command(
                "find",
                translate_noop("Commands", "&Find in document…"),
                self.find,
                Place("edit", 2, 0),
                keys=("Ctrl+F",),
                icon="find",
            ),
        ]

    def place(self) -> None:
        """Add the buttons of the rail, now that the commands exist."""
        self._pages[READ] = self._workspaces[READ].make()
        self._pages[READ].make_now()
        self._rail.set_actions([self._commands[one.command_id] for one in self._workspaces.values()])
        self._show_checked()

    @property
    def current(self) -> str:
        """Id of the page that is shown."""
        return self._current

    def page(self, page_id: str) -> Page | None:
        """Return a page with all its parts; None for one that needs a library and has none."""
        page = self._page(page_id)
        if page is not None:
            page.make_now()
        return page

    def _page(self, page_id: str) -> Page | None:
        """Return a page, be it finished or not."""
        page = self._pages.get(page_id)
        if page is None and self._session.is_open:
            page = self._pages[page_id] = self._workspaces[page_id].make()
            connect(page.ready, self, partial(self._take_ready, page_id))
            self._stack.addWidget(page)
        return page

    def choose(self, page_id: str, then: Callable[[], object] | None = None) -> None:
        """Show a page that a user chose, at once; its parts are made in turns where they are not there yet.

        Args:
            page_id: The page.
            then: Is called when the page has its parts and the focus, unless the user has left it by then.
        """
        page = self._page(page_id)
        if page is not None:
            self._go_to(page_id, page)
            self._then = then
            if page.is_ready:
                self._arrive_at(page)
            else:
                page.setFocus()  # what is typed until then is not meant for the page before
                page.make_in_turns()
        self._show_checked()

    def _take_ready(self, page_id: str) -> None:
        """Give a page that is finished by now the focus, where the user waits for it."""
        if page_id == self._current:
            self._arrive_at(self._pages[page_id])

    def _arrive_at(self, page: Page) -> None:
        then, self._then = self._then, None
        page.focus_content()
        if then is not None:
            then()

    def show(self, page_id: str) -> Page | None:
        """Show a page with all its parts and focus it; return it, or None where no library is open."""
        page = self.page(page_id)
        if page is not None:
            self._go_to(page_id, page)
            page.focus_content()
        self._show_checked()
        return page

    def _go_to(self, page_id: str, page: Page) -> None:
        self._then = None
        if page_id != self._current:
            self.leave()
            self._switch(page_id, page)

    def show_text(self) -> None:
        """Show the page Read, because something in the text is about to be shown."""
        self._go_to(READ, self._pages[READ])

    def leave(self) -> None:
        """Remember where one is, once for all that one event goes to."""
        if self._jumps_before is not None:
            self._history.leave(self._here())
        self._arrive()

    def _arrive(self) -> None:
        """Count the jumps in the text from where this event ends."""
        self._jumps_before = None
        QTimer.singleShot(0, self, self._count_jumps)

    def _count_jumps(self) -> None:
        if self._jumps_before is None:
            self._jumps_before = self._reader.jump_count()

    def _switch(self, page_id: str, page: Page) -> None:
        self._current = page_id
        self._stack.setCurrentWidget(page)
        self._show_checked()

    def _show_checked(self) -> None:
        for one in self._workspaces.values():
            self._commands[one.command_id].setChecked(one.id == self._current)

    def _here(self) -> Visit:
        return Visit(self._current, self._document.id, self._reader.position() if self._document.id else 0)

    # Back and forward.

    def go_back(self) -> None:
        """Go to the place before: in the text, or on the page or in the document one came from."""
        focused = QApplication.focusWidget()
        if isinstance(focused, ReaderWidget) and focused is not self._reader:
            focused.go_back()
            return
        self._count_jumps()
        if self._current == READ and self._reader.jump_count() > (self._jumps_before or 0):
            self._reader.go_back()
            return
        self._return_to(self._history.back(self._here()))

    def go_forward(self) -> None:
        """Go to the place that was gone back from."""
        focused = QApplication.focusWidget()
        if isinstance(focused, ReaderWidget) and focused is not self._reader:
            focused.go_forward()
        elif self._current != READ or not self._reader.go_forward():
            self._return_to(self._history.forward(self._here()))

    def go_back_to(self, page_id: str) -> None:
        """Go back to where a page was left, with the text as it was then; show it where it never was."""
        visit = self._history.back_to(page_id, self._here()) if self._current != page_id else None
        if visit is None:
            self.show(page_id)
        else:
            self._return_to(visit)

    def _return_to(self, visit: Visit | None) -> None:
        if visit is None:
            return
        self._arrive()
        if visit.document_id:
            self._show_position(visit.document_id, visit.position)
        page = self.page(visit.page)
        if page is not None:
            self._switch(visit.page, page)
            page.focus_content()

    def find(self) -> None:
        """Search on the page that is shown."""
        page = self._pages.get(self._current)
        if page is not None and page.is_ready and (self._current != READ or self._document.id):
            page.focus_search()

    # The library.

    def _document_opened(self, _contents: object) -> None:
        if self._jumps_before is not None:
            self._jumps_before = 0  # the jumps were those in another text

    def _drop_pages(self) -> None:
        """Free the pages that show the library that was open."""
        self._history.clear()
        self._then = None
        self._switch(READ, self._pages[READ])
        for page_id in [one for one in self._pages if one != READ]:
            page = self._pages.pop(page_id)
            page.stop()
            self._stack.removeWidget(page)
            page.deleteLater()

    def close(self) -> None:
        """Make no further parts of pages: the window is about to close."""
        self._then = None
        for page in self._pages.values():
            page.stop_making()

    def retranslate(self) -> None:
        """Show the pages in the present language."""
        for page in self._pages.values():
            page.follow_language()
