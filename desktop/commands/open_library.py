"""Opening the library a command refers to, and its errors in words."""

import getpass
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop import error_messages
from desktop.actions import backups as backup_actions
from desktop.actions.default_library import has_vanished, open_or_create
from desktop.actions.errors import (
    BadRange,
    BadValue,
    CorruptLibrary,
    ExistingFile,
    LibraryError,
    MissingLibrary,
    NotALibrary,
    NotFound,
)
from desktop.actions.library import Library
from desktop.commands.console import CommandError, shortened
from desktop.commands.messages import message
from desktop.files.written_endings import contradicts
from desktop.paths import default_library, known_libraries, there

_REQUEST = (BadRange, BadValue, MissingLibrary, NotFound)
"""Errors of the request rather than of the world."""

_OF_THE_WORLD = ("no-permission", "vanished")
"""Reasons for such errors that are external all the same."""


@contextmanager
def opened_library(arguments: Namespace, *, make: bool = False) -> Iterator[Library]:
    """Open the library that ``arguments.library`` names, or the user's own, for a ``with`` block.

    The user's own is made, with the sample reports, on the first start; so is a named one if ``make``. What
    can't be written to, as on a full disk, is opened to be read.

    Raises:
        CommandError: For every LibraryError within the block, in words.
    """
    try:
        with _opened(arguments, make) as opened:
            yield opened
    except LibraryError as error:
        raise CommandError(error_text(error), status_of(error)) from error


def status_of(error: LibraryError) -> int:
    """Return the exit status of an error: 2 where the request was wrong, 1 where the world was in the way."""
    return 2 if isinstance(error, _REQUEST) and error.reason not in _OF_THE_WORLD else 1


def _opened(arguments: Namespace, make: bool) -> Library:
    annotator = getattr(arguments, "annotator", None)
    who = user_name() if annotator is None else annotator
    if not arguments.library:
        return open_or_create(default_library(), known_libraries(), who, _open)
    path = Path(arguments.library)
    if there(path):
        return _open(path, who)
    if not make:
        raise CommandError(message("no-library", path=path))
    try:
        return Library.create(path, who)
    except ExistingFile:  # another command made it in the meantime
        return _open(path, who)


def _open(path: Path, who: str) -> Library:
    """Open a library; where it can't be written to, only a command that writes is refused."""
    return Library.open(path, who, read_only_fallback=True)


def existing_library(arguments: Namespace) -> Path:
    """Return the file of the library that ``arguments.library`` names, or of the default one.

    Raises:
        CommandError: When it is not there; none is made.
    """
    path = Path(arguments.library) if arguments.library else default_library()
    if not there(path):
        if not arguments.library and has_vanished(path, known_libraries()):
            error = MissingLibrary(path, "vanished")
            raise CommandError(error_text(error), status_of(error))
        raise CommandError(message("no-library", path=path))
    return path


def user_name() -> str:
    """Return the name the system knows the user by, or nothing."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def write_failure(error: OSError, path: object) -> CommandError:
    """Say in one line why a file could not be written."""
    return CommandError(message("cannot-write", path=path, reason=error_messages.write_failure(error)), 1)


def check_ending(path: Path, endings: Sequence[str]) -> None:
    """Refuse a name that says another kind of file than one of those endings.

    Raises:
        CommandError: The name ends as another kind of file does.
    """
    if contradicts(path, endings):
        expected = " / ".join(endings)
        reason = message("other-ending", ending=path.suffix, expected=expected)
        raise CommandError(message("cannot-write", path=path, reason=reason))


def error_text(error: LibraryError) -> str:
    """Return a text that says in one line what a library's error means."""
    told = error.details
    if isinstance(error, BadRange):
        start, end, length = (int(str(told[name])) for name in ("start", "end", "length"))
        inside = 0 <= start <= length and 0 <= end <= length
        return message("empty-range" if inside else "outside", **told)
    if isinstance(error, NotFound):
        return message("ambiguous-id" if error.reason == "ambiguous" else "unknown-id", id=told.get("id", ""))
    if isinstance(error, BadValue):
        return _bad_value_text(error)
    told_reason = message("library", path=error.path, reason=error_messages.library_reason(error))
    if error.reason == "vanished":
        return message("vanished", reason=told_reason, path=error.path)
    if isinstance(error, CorruptLibrary | NotALibrary) and (found := backup_actions.backups(error.path)):
        return f"{told_reason} ({message('backups-there', count=len(found), newest=found[0].path)})"
    return told_reason


def _bad_value_text(error: BadValue) -> str:
    """Return why a value is not taken, with the value where the reason itself does not name it."""
    value, why = str(error.details.get("value", "")), error_messages.library_reason(error)
    if f"“{value}”" in why:
        return why.replace(f"“{value}”", f"“{shortened(value)}”")
    return message("bad-value", value=repr(shortened(value)), reason=why)
