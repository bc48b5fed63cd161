"""Libraries: made, opened and remembered; and what is said when one can't be opened."""

import getpass
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import error_messages, paths
from desktop.actions import default_library, sample_project
from desktop.actions.changes import Changes
from desktop.actions.errors import DiskFull, LibraryError, MissingLibrary, ReadOnlyLibrary
from desktop.actions.library import Library
from desktop.i18n import translate, translate_noop
from desktop.messages import Choice
from desktop.views.commands.registry import Command, Place
from desktop.views.maintenance import backup_folders
from desktop.views.session import Session

WATCH_INTERVAL_MS = 1000
"""Milliseconds between two looks whether another window wrote into the library."""

_MOST_NAMESAKES = 1_000
"""Libraries of one name that a folder may have before it is asked what another is to be called."""


class LibraryController(QObject):
    """Lays libraries open on a session.

    Signals:
        restore_wanted: A library that can't be opened is to be restored from a backup (`Path`).
    """

    restore_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._watch_timer = QTimer(self, interval=WATCH_INTERVAL_MS)
        self._writes_derived = False
        self._last_step: tuple[int, int, int] | None = None
        session.changed.connect(self._note_step)

    def commands(self) -> list[Command]:
        """Return the commands of this feature."""
        return [
            Command(
                "new-library",
                translate_noop("Commands", "&New library…"),
                self.create,
                Place("file", 1, 0),
                keys=("Ctrl+N",),
                icon="library",
            ),
            Command(
                "open-library",
                translate_noop("Commands", "&Open library…"),
                self.choose,
                Place("file", 1, 1),
                keys=("Ctrl+Shift+N",),
            ),
            Command(
                "sample-library",
                translate_noop("Commands", "Open &sample library"),
                self.open_sample,
                Place("help", 0, 2),
            ),
            Command(
                "sample-project",
                translate_noop("Commands", "Sample &project…"),
                self.create_sample_project,
                Place("help", 0, 3),
            ),
        ]

    def on_progress(self, busy: Callable[[], bool]) -> None:
        """Look every second whether another window wrote into the library.

        Args:
            busy: Whether this window is writing itself.
        """
        self._watch_timer.timeout.connect(lambda: None if busy() else self._look_elsewhere())
        self._watch_timer.start()

    def set_writing_derived(self, on: bool) -> None:
        """Know whether this window writes what follows from the texts: nothing is read again for that.

        What else is written meanwhile is told by the history.
        """
        self._last_step = self._step() if on else self._last_step
        self._writes_derived = on

    def _note_step(self) -> None:
        if self._writes_derived:
            self._last_step = self._step()

    def _step(self) -> tuple[int, int, int] | None:
        return self._session.library.queries.history_stamp() if self._session.is_open else None

    def stop_watching(self) -> None:
        """Look no more: the window is about to close."""
        self._watch_timer.stop()

    def _look_elsewhere(self) -> None:
        """Take over what another window wrote."""
        if not self._session.is_open or self._session.writes.busy:
            return
        try:
            if self._session.library.changed_elsewhere() and not self._only_derived():
                self._session.changed.emit(Changes(everything=True))
        except LibraryError as error:
            self._session.messages.show_note(error_messages.action_failure(error)[1])

    def _only_derived(self) -> bool:
        """Return whether what was written is nothing but what follows from the texts."""
        before = self._last_step
        if before is None:
            return False
        self._last_step = self._step() if self._writes_derived else None
        return before == (self._last_step or self._step())

    def annotator_name(self) -> str:
        """Return the name annotations are made under: what the user said, else what the system knows."""
        if self._session.settings.annotator:
            return self._session.settings.annotator
        try:
            return getpass.getuser()
        except (KeyError, OSError, ImportError):
            return ""

    def open(self, path: Path) -> bool:
        """Open a library; where that can't be, tell why and offer others."""
        return self._open(lambda: Library.open(path, self.annotator_name()), path)

    def open_default(self) -> bool:
        """Open the user's own library, made with the sample reports on the first start.

        One that was there before and is gone is told, never replaced in silence.
        """
        path, settings = paths.default_library(), self._session.settings

        def opened() -> Library:
            known_here = path in settings.recent() or bool(backup_folders.backups(settings, path))
            if known_here and not paths.there(path) and not path.is_symlink():
                raise MissingLibrary(path, "vanished")
            return default_library.open_or_create(path, paths.known_libraries(), self.annotator_name())

        return self._open(opened, path)

    def open_sample(self) -> bool:
        """Open the library that shows every feature, made when it is first wanted."""
        from desktop.actions.sample_library import create_sample_library

        path = paths.data_folder() / f"sample{paths.LIBRARY_SUFFIX}"
        if paths.there(path):
            return self.open(path)
        return self._open(lambda: create_sample_library(path, self.annotator_name()), path)

    def _create_default(self) -> bool:
        """Make the user's own library again, because they said so."""
        path = paths.default_library()
        return self._open(
            lambda: default_library.create(path, paths.known_libraries(), self.annotator_name()), path
        )

    def _open(self, opened: Callable[[], Library], path: Path) -> bool:
        try:
            library = opened()
        except LibraryError as error:
            return self._offer_others(error)
        except OSError as error:
            heading = translate("Libraries", "“%1” could not be created").replace("%1", path.name)
            self._session.messages.warn(heading, f"{error_messages.system_reason(error)}\n\n{path}")
            return False
        if path == paths.default_library():
            default_library.remember(path, paths.known_libraries())
        self._session.settings.remember(path)
        self._session.set_library(library)
        return True

    def _offer_others(self, error: LibraryError) -> bool:
        """Tell why a library can't be opened, and offer what else there is."""
        heading, text = error_messages.open_failure(error)
        match self._session.messages.choose(heading, text, self._choices(error)):
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
                return self.create()
            case _:
                return False

    def _choices(self, error: LibraryError) -> list[Choice]:
        """Return what is offered in the place of a library that can't be opened."""
        choices = [
            Choice("again", translate("Libraries", "Try again")),
            Choice("other", translate("Libraries", "Open another library…")),
        ]
        if isinstance(error, ReadOnlyLibrary | DiskFull) and paths.there(error.path):
            choices.append(Choice("read", translate("Libraries", "Open read-only")))
        if backup_folders.backups(self._session.settings, error.path):
            choices.append(Choice("restore", translate("Libraries", "Restore backup…")))
        if error.path != paths.default_library():
            choices.append(Choice("own", translate("Libraries", "Open my library")))
        elif isinstance(error, MissingLibrary) and error.reason in ("missing", "vanished"):
            choices.append(Choice("start", translate("Libraries", "Start with a new library")))
        else:
            choices.append(Choice("new", translate("Libraries", "New library…")))
        return choices

    def _open_read_only(self, path: Path) -> bool:
        return self._open(lambda: Library.open(path, self.annotator_name(), read_only_fallback=True), path)

    def choose(self) -> bool:
        """Ask for a library and open it."""
        path = self._session.messages.choose_file(
            translate("Libraries", "Open library"), self._default_folder(), _filter()
        )
        return path is not None and self.open(path)

    def create(self) -> bool:
        """Ask where a new library is to be, make it and open it."""
        suggested = self._default_folder() / (translate("Libraries", "My library") + paths.LIBRARY_SUFFIX)
        path = self._session.messages.choose_new_file(
            translate("Libraries", "New library"), suggested, _filter()
        )
        if path is None:
            return False
        return self._open(lambda: Library.create(path, self.annotator_name()), path)

    def create_for(self, file: Path) -> bool:
        """Make and open a library that is called as a file which is to come into it; nothing is asked."""
        folder, name = self._default_folder(), file.stem or translate("Libraries", "My library")
        for number in range(1, _MOST_NAMESAKES):
            stem = name if number == 1 else f"{name} {number}"
            path = folder / f"{stem}{paths.LIBRARY_SUFFIX}"
            if not paths.there(path) and not path.is_symlink():
                return self._open(partial(Library.create, path, self.annotator_name()), path)
        return self.create()

    def create_sample_project(self) -> bool:
        """Ask where the sample project for teaching is to be, make it and open it."""
        name = translate("Libraries", "Sample project") + paths.LIBRARY_SUFFIX
        path = self._session.messages.choose_new_file(
            translate("Libraries", "Create sample project"), self._default_folder() / name, _filter()
        )
        if path is None:
            return False
        return self._open(lambda: sample_project.create_sample_project(path, self.annotator_name()), path)

    def _default_folder(self) -> Path:
        recent = self._session.settings.recent()
        return recent[0].parent if recent else paths.data_folder()


def _filter() -> str:
    return translate("Libraries", "Piyue libraries") + f" (*{paths.LIBRARY_SUFFIX})"
