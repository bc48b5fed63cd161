"""Libraries: made, opened and remembered; and what is said when one can't be opened."""

import getpass
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop import paths
from desktop.actions import default_library
from desktop.actions.changes import Changes
from desktop.actions.errors import DiskFull, LibraryError, MissingLibrary, ReadOnlyLibrary
from desktop.actions.library import Library
from desktop.messages import Choice
from desktop.views import problems
from desktop.views.commands.registry import QT_TRANSLATE_NOOP, Command, Place
from desktop.views.desk import Desk
from desktop.views.keeping import places

translate = QCoreApplication.translate

WATCH_INTERVAL_MS = 1000
"""Milliseconds between two looks whether another window wrote into the library."""


class Libraries(QObject):
    """Lays libraries open on a desk.

    Signals:
        restore_wanted: A library that can't be opened is to be restored from a backup (`Path`).
    """

    restore_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._watch_timer = QTimer(self, interval=WATCH_INTERVAL_MS)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "new-library",
                QT_TRANSLATE_NOOP("Commands", "&New library…"),
                self.make,
                Place("file", 1, 0),
                keys=("Ctrl+N",),
                icon="library",
            ),
            Command(
                "open-library",
                QT_TRANSLATE_NOOP("Commands", "&Open library…"),
                self.choose,
                Place("file", 1, 1),
                keys=("Ctrl+Shift+N",),
            ),
        ]

    def watch(self, busy: Callable[[], bool]) -> None:
        """Look every second whether another window wrote into the library.

        Args:
            busy: Whether this window is writing itself.
        """
        self._watch_timer.timeout.connect(lambda: None if busy() else self._look_elsewhere())
        self._watch_timer.start()

    def stop_watching(self) -> None:
        """Look no more: the window is about to close."""
        self._watch_timer.stop()

    def _look_elsewhere(self) -> None:
        """Take over what another window wrote."""
        if not self._desk.is_open or self._desk.edits.busy:
            return
        try:
            if self._desk.library.changed_elsewhere():
                self._desk.changed.emit(Changes(everything=True))
        except LibraryError as error:
            self._desk.messages.note(problems.doing(error)[1])

    def annotator(self) -> str:
        """Give the name annotations are made under: what the person said, else what the system knows."""
        if self._desk.settings.annotator:
            return self._desk.settings.annotator
        try:
            return getpass.getuser()
        except (KeyError, OSError, ImportError):
            return ""

    def open(self, path: Path) -> bool:
        """Lay a library open; where that can't be, tell why and offer others."""
        return self._open(lambda: Library.open(path, self.annotator()), path)

    def open_default(self) -> bool:
        """Lay the person's own library open, made with the sample reports on the first start.

        One that was there before and is gone is told, never replaced in silence.
        """
        path, settings = paths.default_library(), self._desk.settings

        def opened() -> Library:
            known_here = path in settings.recent() or bool(places.backups(settings, path))
            if known_here and not paths.there(path) and not path.is_symlink():
                raise MissingLibrary(path, "vanished")
            return default_library.open_or_create(path, paths.known_libraries(), self.annotator())

        return self._open(opened, path)

    def _create_default(self) -> bool:
        """Make the person's own library again, because they said so."""
        path = paths.default_library()
        return self._open(
            lambda: default_library.create(path, paths.known_libraries(), self.annotator()), path
        )

    def _open(self, opened: Callable[[], Library], path: Path) -> bool:
        try:
            library = opened()
        except LibraryError as error:
            return self._instead(error)
        except OSError as error:
            heading = translate("Libraries", "“%1” can't be made").replace("%1", path.name)
            self._desk.messages.warn(heading, f"{error.strerror or error}\n\n{path}")
            return False
        if path == paths.default_library():
            default_library.remember(path, paths.known_libraries())
        self._desk.settings.remember(path)
        self._desk.set_library(library)
        return True

    def _instead(self, error: LibraryError) -> bool:
        """Tell why a library can't be opened, and offer what else there is."""
        heading, text = problems.opening(error)
        match self._desk.messages.choose(heading, text, self._choices(error)):
            case "again":
                return self.open_default() if error.reason == "vanished" else self.open(error.path)
            case "other":
                return self.choose()
            case "read":
                return self._open_read_only(error.path)
            case "restore":
                self.restore_wanted.emit(error.path)
                return True  # the window stays for it
            case "own":
                return self.open_default()
            case "start":
                return self._create_default()
            case "new":
                return self.make()
            case _:
                return False

    def _choices(self, error: LibraryError) -> list[Choice]:
        """Return what is offered in the place of a library that can't be opened."""
        choices = [
            Choice("again", translate("Libraries", "Try again")),
            Choice("other", translate("Libraries", "Open another…")),
        ]
        if isinstance(error, ReadOnlyLibrary | DiskFull) and paths.there(error.path):
            choices.append(Choice("read", translate("Libraries", "Open read-only")))
        if places.backups(self._desk.settings, error.path):
            choices.append(Choice("restore", translate("Libraries", "Restore a backup…")))
        if error.path != paths.default_library():
            choices.append(Choice("own", translate("Libraries", "Open my own")))
        elif isinstance(error, MissingLibrary) and error.reason in ("missing", "vanished"):
            choices.append(Choice("start", translate("Libraries", "Start with a new library")))
        else:
            choices.append(Choice("new", translate("Libraries", "Make a new one…")))
        return choices

    def _open_read_only(self, path: Path) -> bool:
        return self._open(lambda: Library.open(path, self.annotator(), read_only_fallback=True), path)

    def choose(self) -> bool:
        """Ask for a library and lay it open."""
        path = self._desk.messages.choose_file(
            translate("Libraries", "Open a library"), self._folder(), _filter()
        )
        return path is not None and self.open(path)

    def make(self) -> bool:
        """Ask where a new library is to be, make it and lay it open."""
        suggested = self._folder() / (translate("Libraries", "My library") + paths.LIBRARY_SUFFIX)
        path = self._desk.messages.choose_new_file(
            translate("Libraries", "New library"), suggested, _filter()
        )
        if path is None:
            return False
        return self._open(lambda: Library.create(path, self.annotator()), path)

    def _folder(self) -> Path:
        recent = self._desk.settings.recent()
        return recent[0].parent if recent else paths.data_folder()


def _filter() -> str:
    return translate("Libraries", "Piyue libraries") + f" (*{paths.LIBRARY_SUFFIX})"
