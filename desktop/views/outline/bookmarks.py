"""Bookmarks: places of a document that a user wants to find again."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.actions.changes import Changes
from desktop.actions.errors import LibraryError
from desktop.actions.row_types import BookmarkRow
from desktop.actions.user_data import AddBookmark, RemoveBookmark
from desktop.i18n import translate, translate_noop
from desktop.lifetime import connect
from desktop.text.text_units import paragraph_at
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.navigator import WindowNavigator
from desktop.views.outline.panel import OutlinePanel
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session

LABEL_LENGTH = 24
"""Code points of a line that name its bookmark."""


class BookmarkController(QObject):
    """Sets, removes and visits the bookmarks of the open document."""

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        reader: ReaderWidget,
        panel: OutlinePanel,
        navigator: WindowNavigator,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._reader = reader
        self._panel = panel
        self._navigator = navigator
        self._window = window
        self._bookmarks: list[BookmarkRow] = []
        connect(panel.wanted, self, navigator.go_to)
        connect(panel.bookmark_removed, self, lambda one: session.perform_soon(RemoveBookmark(one)))
        connect(document.opened, self, lambda _: self._read())
        reader.no_more_spans.connect(self._say_missed)
        session.changed.connect(self._follow)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "go-to",
                translate_noop("Commands", "&Go to…"),
                self.ask_place,
                Place("go", 3, 0),
                keys=("Ctrl+G",),
                enabled_when="document",
            ),
            Command(
                "bookmark",
                translate_noop("Commands", "Toggle boo&kmark"),
                self.toggle,
                Place("bookmarks", 0, 0),
                keys=("Ctrl+D",),
                enabled_when="document",
            ),
            Command(
                "next-bookmark",
                translate_noop("Commands", "Ne&xt bookmark"),
                lambda: self.step(forward=True),
                Place("bookmarks", 0, 1),
                keys=("Ctrl+F2",),
                enabled_when="document",
            ),
            Command(
                "previous-bookmark",
                translate_noop("Commands", "Previous b&ookmark"),
                lambda: self.step(forward=False),
                Place("bookmarks", 0, 2),
                keys=("Ctrl+Shift+F2",),
                enabled_when="document",
            ),
        ]

    def ask_place(self) -> None:
        """Ask for a paragraph or a share, and go there."""
        from desktop.views.search.go_to_dialog import GoToDialog

        contents = self._document.contents
        dialog = GoToDialog(contents.text if contents is not None else "", self._window)
        dialog.wanted.connect(self._navigator.go_to)
        dialog.open()

    def toggle(self) -> None:
        """Set a bookmark at the paragraph of the cursor, or remove it."""
        contents = self._document.contents
        if contents is None:
            return
        place = self._reader.selection()[0]
        start, end = paragraph_at(contents.text, place)
        known = [row for row in self._bookmarks if start <= row.position <= end]
        if known:
            self._session.perform_soon(RemoveBookmark(known[0].id))
        else:
            label = contents.text[place:end].strip() or contents.text[start:end].strip()
            self._session.perform_soon(AddBookmark(contents.row.id, place, label[:LABEL_LENGTH]))

    def step(self, *, forward: bool) -> None:
        """Go to the next bookmark, or the one before."""
        caret = self._reader.caret()
        places = [row.position for row in self._bookmarks]
        found = [at for at in places if at > caret] if forward else [at for at in places if at < caret][::-1]
        if found:
            self._navigator.go_to(found[0])
        else:
            self._session.messages.show_note(translate("Outline", "No more bookmarks in this direction"))

    def _say_missed(self, _layer: str) -> None:
        """Show that there is nothing more to go to; a key that does nothing leaves one wondering."""
        self._session.messages.show_note(translate("Outline", "No more in this direction"))

    def _read(self) -> None:
        here = self._document.id
        try:
            self._bookmarks = self._session.library.queries.bookmarks(here) if here else []
        except LibraryError:
            self._bookmarks = []  # the document has just gone; the window tells of it
        self._panel.show_bookmarks(self._bookmarks)
        self._reader.set_bookmarks([row.position for row in self._bookmarks])

    def _follow(self, changes: Changes) -> None:
        if not self._session.is_open:
            return
        if changes.everything or self._document.id in changes.documents | changes.texts:
            self._read()
