"""Upkeep: what a window does for the safety of its library, and the screens for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from desktop.actions.changes import Changes
from desktop.actions.errors import CorruptLibrary, LibraryError, Unreachable
from desktop.lifetime import connect
from desktop.messages import Choice
from desktop.views import problems
from desktop.views.annotations.marks import Marks
from desktop.views.commands.registry import QT_TRANSLATE_NOOP, Command, Place
from desktop.views.desk import Desk
from desktop.views.document import OpenDocument
from desktop.views.keeping.keeper import Keeper
from desktop.views.keeping.session import Session
from desktop.views.libraries import Libraries
from desktop.views.navigator import Navigator
from desktop.views.progress import ProgressStrip
from desktop.views.reader import Reader
from desktop.views.status import StatusLine

if TYPE_CHECKING:
    from desktop.views.keeping.backups import Backups

translate = QCoreApplication.translate


class Upkeep(QObject):
    """Backups, checks, history, review list and versions of one window.

    Attributes:
        keeper: Makes backups.
        session: Keeps where the person is, for after a crash.
    """

    def __init__(
        self,
        desk: Desk,
        document: OpenDocument,
        reader: Reader,
        marks: Marks,
        navigator: Navigator,
        libraries: Libraries,
        status: StatusLine,
        progress: ProgressStrip,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._document = document
        self._reader = reader
        self._marks = marks
        self._navigator = navigator
        self._libraries = libraries
        self._status = status
        self._progress = progress
        self._window = window
        self.keeper = Keeper(desk)
        self.session = Session(desk, document, reader, marks)
        self._waiting = 0
        self._saving = False
        self._told: set[str] = set()
        self._desk.changed.connect(self._count)
        connect(self._desk.library_changed, self, lambda: self._count(Changes(everything=True)))
        connect(self._desk.library_changed, self, self._told.clear)
        self._desk.lost.connect(self.rescue)
        libraries.restore_wanted.connect(self.show_backups_of)
        connect(status.review_wanted, self, lambda: self.show_review())
        marks.wanted.connect(self._review_wanted)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "history",
                QT_TRANSLATE_NOOP("Commands", "&History…"),
                self.show_history,
                Place("edit", 0, 2),
                keys=("Ctrl+H",),
            ),
            Command(
                "review",
                QT_TRANSLATE_NOOP("Commands", "To be &placed (待复核)…"),
                lambda: self.show_review(),
                Place("annotate", 7, 0),
                keys=("F7",),
            ),
            Command(
                "versions",
                QT_TRANSLATE_NOOP("Commands", "&Versions of the text…"),
                self.show_versions,
                Place("document", 2, 3),
                enabled_when="document",
            ),
            Command(
                "backups", QT_TRANSLATE_NOOP("Commands", "&Backups…"), self.show_backups, Place("file", 3, 0)
            ),
            Command(
                "check", QT_TRANSLATE_NOOP("Commands", "Chec&k the library"), self.check, Place("file", 3, 1)
            ),
        ]

    def _count(self, changes: Changes) -> None:
        """Say how many annotations wait to be placed, and point them out when more have come."""
        if not self._desk.is_open or not (changes.everything or changes.annotations or changes.documents):
            return
        try:
            counts = self._desk.library.reading.review_counts()
        except LibraryError:
            return  # whoever reads next will tell
        waiting = counts.get("review", 0)
        self._status.show_review(waiting)
        if waiting > self._waiting and changes.texts:
            self._desk.messages.note(
                translate(
                    "Upkeep",
                    "%n annotation(s) found no certain place: Annotate › To be placed",
                    None,
                    waiting,
                )
            )
        self._waiting = waiting

    # The screens.

    def show_history(self) -> None:
        """Show what was done."""
        from desktop.views.history.dialog import History

        if not self._desk.is_open:
            return
        dialog = next((one for one in self._window.findChildren(History) if one.isVisible()), None)
        if dialog is None:
            dialog = History(self._desk, "", self._window)
            dialog.show()
        dialog.activateWindow()

    def show_review(self, annotation_id: str = "") -> None:
        """Show what waits to be placed.

        Args:
            annotation_id: The annotation to begin with, or empty for the first.
        """
        from desktop.views.review.dialog import Review

        if not self._desk.is_open:
            return
        dialog = next((one for one in self._window.findChildren(Review) if one.isVisible()), None)
        if dialog is None:
            dialog = Review(self._desk, self._selected, self._window)
            connect(dialog.show_wanted, self, self._navigator.show_passage)
            dialog.show()
        dialog.activateWindow()
        if annotation_id:
            dialog.choose(annotation_id)

    def _review_wanted(self, annotation_id: str) -> None:
        """Show an annotation without a place, which can't be gone to in the text, on the review list."""
        contents = self._document.contents
        rows = contents.annotations if contents is not None else []
        if any(row.id == annotation_id and row.state != "placed" for row in rows):
            self.show_review(annotation_id)

    def _selected(self) -> tuple[str, int, int]:
        return (self._document.id, *self._reader.selection())

    def show_versions(self) -> None:
        """Show the versions of the document that lies open."""
        from desktop.views.review.versions import Versions

        try:
            if self._document.id:
                Versions(self._desk, self._document.id, self._window).open()
        except LibraryError as error:
            problems.tell(self._desk.messages, error)

    def show_backups(self) -> None:
        """Show the backups of the library that lies open."""
        if self._desk.is_open:
            self.show_backups_of(self._desk.library.path)

    def show_backups_of(self, path: Path) -> Backups:
        """Show the backups of a library, whether it can be opened or not."""
        from desktop.views.keeping.backups import Backups

        dialog = Backups(self._desk, path, self._window)
        dialog.restored.connect(lambda: self._libraries.open(path))
        dialog.check_wanted.connect(lambda: self._check(path))
        dialog.open()
        return dialog

    def check(self) -> None:
        """Check the library that lies open."""
        if self._desk.is_open:
            self._check(self._desk.library.path)

    def _check(self, path: Path) -> None:
        from desktop.views.keeping.checking import Checking

        checking = Checking(self._desk, self._window)
        checking.began.connect(self._progress.follow)
        checking.ended.connect(self._progress.finish)
        checking.ended.connect(checking.deleteLater)
        checking.start(path)

    def tell_of(self, error: LibraryError) -> None:
        """Tell what the world did to the library while it was read, once for each reason."""
        if error.reason in self._told:
            return
        self._told.add(error.reason)
        if isinstance(error, Unreachable) and error.reason in ("missing", "replaced"):
            self.rescue(error)
            return
        problems.tell(self._desk.messages, error)
        if isinstance(error, CorruptLibrary):
            self.show_backups_of(error.path)

    def rescue(self, error: LibraryError) -> None:
        """Offer to save what the window still holds: its file was deleted or replaced, its disk is gone."""
        heading = translate("Upkeep", "The file of the library is not there any more")
        if error.reason == "replaced":
            heading = translate("Upkeep", "Another file stands in the library's place")
        text = translate(
            "Upkeep",
            "The last action was not done, but everything before it can still be saved from this window. "
            "Put the disk or the file back and try again, or save all of it under another name.",
        )
        choice = Choice("save", translate("Upkeep", "Save as another library…"))
        if self._desk.messages.choose(heading, f"{text}\n\n{error.path}", [choice]) == "save":
            self._save_elsewhere(error.path)

    def _save_elsewhere(self, path: Path) -> None:
        suggested = self._desk.settings.folder / path.name
        target = self._desk.messages.choose_new_file(translate("Upkeep", "Save the library"), suggested)
        if target is None:
            return
        try:
            self._desk.library.save_copy(target)
        except LibraryError as error:
            problems.tell(self._desk.messages, error)
        else:
            self._libraries.open(target)

    # The end, in order or not.

    def save_work(self) -> None:
        """Keep what is under way, as well as it can be: something went wrong."""
        if self._saving:  # keeping it went wrong, too
            return
        self._saving = True
        try:
            self.session.keep()
            self._marks.keep_note()
            self._document.keep_place()
        finally:
            self._saving = False

    def leave(self) -> None:
        """The window closes in order."""
        self.keeper.stop()
        self.session.end()
