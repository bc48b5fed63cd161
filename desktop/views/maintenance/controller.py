"""The maintenance controller: backups, checks, history and review of a window's library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop import error_messages
from desktop.actions.changes import Changes
from desktop.actions.errors import CorruptLibrary, FileUnreachable, LibraryError
from desktop.i18n import translate, translate_noop
from desktop.lifetime import connect
from desktop.messages import Choice
from desktop.views.annotations.list import AnnotationList
from desktop.views.commands.registry import Command, Place
from desktop.views.document.model import DocumentModel
from desktop.views.document.reader_binding import ReaderBinding
from desktop.views.library.controller import LibraryController
from desktop.views.maintenance.backup_scheduler import BackupScheduler
from desktop.views.maintenance.recovery_state import RecoveryState
from desktop.views.navigator import Navigator
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session
from desktop.views.settings.controller import SettingsController
from desktop.views.settings.page import SettingsPage
from desktop.views.widgets.progress import ProgressStrip
from desktop.views.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from desktop.views.maintenance.backups_dialog import BackupsDialog


class MaintenanceController(QObject):
    """Backups, checks, history, review list and versions of one window.

    Attributes:
        keeper: Makes backups.
        session: Keeps where the user is, for after a crash.
    """

    def __init__(
        self,
        session: Session,
        document: DocumentModel,
        reader: ReaderWidget,
        binding: ReaderBinding,
        marks: AnnotationList,
        navigator: Navigator,
        libraries: LibraryController,
        status: StatusBar,
        progress: ProgressStrip,
        settings_window: SettingsController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._document = document
        self._reader = reader
        self._binding = binding
        self._marks = marks
        self._navigator = navigator
        self._libraries = libraries
        self._status = status
        self._progress = progress
        self._window = window
        self._settings_window = settings_window
        settings_window.add(
            SettingsPage(
                "backups",
                translate_noop("Settings", "Backups"),
                lambda over: self._backups_dialog(self._session.library.path, over),
                needs_library=True,
            )
        )
        self.keeper = BackupScheduler(session)
        self.session = RecoveryState(session, document, reader, marks)
        self._waiting = 0
        self._saving = False
        self._told: set[str] = set()
        self._session.changed.connect(self._count_waiting)
        connect(self._session.library_changed, self, lambda: self._count_waiting(Changes(everything=True)))
        connect(self._session.library_changed, self, self._told.clear)
        # It asks a question: not amid the action that found the file gone, but when that is over.
        self._session.library_lost.connect(self.save_copy_of_lost_library, Qt.ConnectionType.QueuedConnection)
        libraries.restore_wanted.connect(self.show_backups_of)
        connect(status.review_wanted, self, lambda: self.show_review())
        marks.wanted.connect(self._review_wanted)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "history",
                translate_noop("Commands", "&History…"),
                self.show_history,
                Place("edit", 0, 2),
                keys=("Ctrl+H",),
            ),
            Command(
                "review",
                translate_noop("Commands", "&Unplaced annotations…"),
                lambda: self.show_review(),
                Place("annotate", 4, 0),
                keys=("F7",),
            ),
            Command(
                "versions",
                translate_noop("Commands", "Text &versions…"),
                self.show_versions,
                Place("document", 0, 3),
                enabled_when="document",
            ),
            Command(
                "backups", translate_noop("Commands", "&Backups…"), self.show_backups, Place("library", 0, 0)
            ),
            Command(
                "check", translate_noop("Commands", "Chec&k library"), self.check, Place("library", 0, 1)
            ),
        ]

    def _count_waiting(self, changes: Changes) -> None:
        """Show how many annotations wait to be placed, and point them out when more have come."""
        if not self._session.is_open or not (changes.everything or changes.annotations or changes.documents):
            return
        try:
            counts = self._session.library.queries.review_counts()
        except LibraryError:
            return  # whoever reads next will tell
        waiting = counts.get("review", 0)
        self._status.show_review(waiting)
        if waiting > self._waiting and changes.texts:
            self._session.messages.show_note(
                translate(
                    "Maintenance",
                    "%n annotation(s) could not be placed. See Annotate › Unplaced annotations.",
                    n=waiting,
                )
            )
        self._waiting = waiting

    # The screens.

    def show_history(self) -> None:
        """Show what was done."""
        from desktop.views.history.dialog import HistoryDialog

        if not self._session.is_open:
            return
        dialog = next((one for one in self._window.findChildren(HistoryDialog) if one.isVisible()), None)
        if dialog is None:
            dialog = HistoryDialog(self._session, "", self._window)
            dialog.show()
        dialog.activateWindow()

    def show_review(self, annotation_id: str = "") -> None:
        """Show what waits to be placed.

        Args:
            annotation_id: The annotation to begin with, or empty for the first.
        """
        from desktop.views.relocation.dialog import RelocationDialog

        if not self._session.is_open:
            return
        dialog = next((one for one in self._window.findChildren(RelocationDialog) if one.isVisible()), None)
        if dialog is None:
            dialog = RelocationDialog(self._session, self._selected, self._window)
            connect(dialog.show_wanted, dialog, self._navigator.show_passage)
            dialog.show()
        dialog.activateWindow()
        if annotation_id:
            dialog.select(annotation_id)

    def _review_wanted(self, annotation_id: str) -> None:
        """Show an annotation without a place, which can't be gone to in the text, on the review list."""
        row = self._document.annotation(annotation_id)
        if row is not None and row.state != "placed":
            self.show_review(annotation_id)

    def _selected(self) -> tuple[str, int, int]:
        return (self._document.id, *self._reader.selection())

    def show_versions(self) -> None:
        """Show the versions of the document that is open."""
        from desktop.views.documents.versions_dialog import VersionsDialog

        try:
            if self._document.id:
                VersionsDialog(self._session, self._document.id, self._window).open()
        except LibraryError as error:
            error_messages.report(self._session.messages, error)

    def show_backups(self) -> None:
        """Show the backups of the library that is open."""
        if self._session.is_open:
            self._settings_window.open("backups")

    def show_backups_of(self, path: Path) -> BackupsDialog:
        """Show the backups of a library, whether it can be opened or not."""
        dialog = self._backups_dialog(path, self._window)
        dialog.open()
        return dialog

    def _backups_dialog(self, path: Path, over: QWidget) -> BackupsDialog:
        from desktop.views.maintenance.backups_dialog import BackupsDialog

        dialog = BackupsDialog(self._session, path, over)
        dialog.restored.connect(lambda: self._libraries.open(path))
        dialog.check_wanted.connect(lambda: self._check(path))
        return dialog

    def check(self) -> None:
        """Check the library that is open."""
        if self._session.is_open:
            self._check(self._session.library.path)

    def _check(self, path: Path) -> None:
        from desktop.views.maintenance.integrity_check import IntegrityCheck

        checking = IntegrityCheck(self._session, self._window)
        self._progress.follow_job(checking)
        checking.ended.connect(checking.deleteLater)
        checking.start(path)

    def report_lost_library(self, error: LibraryError) -> None:
        """Tell what the world did to the library while it was read, once for each reason."""
        if error.reason in self._told:
            return
        self._told.add(error.reason)
        if isinstance(error, FileUnreachable) and error.reason in ("missing", "replaced"):
            self.save_copy_of_lost_library(error)
            return
        error_messages.report(self._session.messages, error)
        if isinstance(error, CorruptLibrary):
            self.show_backups_of(error.path)

    def save_copy_of_lost_library(self, error: LibraryError) -> None:
        """Offer to save what the window still holds: its file was deleted or replaced, its disk is gone."""
        heading = translate("Maintenance", "The library file no longer exists")
        if error.reason == "replaced":
            heading = translate("Maintenance", "The library file has been replaced by another file")
        text = translate(
            "Maintenance",
            (
                "The last action failed, but everything before it can still be saved from "
                "this window. Reconnect the disk or put the file back and try again, or save "
                "everything as a new library."
            ),
        )
        choice = Choice("save", translate("Maintenance", "Save as new library…"))
        if self._session.messages.choose(heading, f"{text}\n\n{error.path}", [choice]) == "save":
            self._save_copy(error.path)

    def _save_copy(self, path: Path) -> None:
        suggested = self._session.settings.folder / path.name
        target = self._session.messages.choose_new_file(translate("Maintenance", "Save library"), suggested)
        if target is None:
            return
        try:
            self._session.library.save_copy(target)
        except LibraryError as error:
            error_messages.report(self._session.messages, error)
        else:
            self._libraries.open(target)

    # The end, in order or not.

    def save_work(self) -> None:
        """Keep what is under way, as well as it can be: something went wrong."""
        if self._saving:  # keeping it went wrong, too
            return
        self._saving = True
        try:
            self.session.save()
            self._marks.save_note()
            self._binding.save_position()
        finally:
            self._saving = False

    def close(self) -> None:
        """The window closes in order."""
        self.keeper.stop()
        self.session.close()
