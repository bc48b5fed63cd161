"""Opening: the library a command speaks of, and its errors in words."""

import getpass
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.actions.errors import BadRange, BadValue, ExistingFile, LibraryError, MissingLibrary, Unknown
from desktop.actions.library import Library
from desktop.actions.samples import create_with_samples
from desktop.commands.console import Failure, shortened
from desktop.commands.speech import reason, say
from desktop.files.atomic import HoldsLibrary
from desktop.paths import default_library, there

_REQUEST = (BadRange, BadValue, MissingLibrary, Unknown)
"""Errors of the request rather than of the world."""


@contextmanager
def library(arguments: Namespace, *, make: bool = False) -> Iterator[Library]:
    """Open the library that ``arguments.library`` names, or the person's own, for a ``with`` block.

    The person's own is made, with the sample reports, where there is none yet; so is a named one if ``make``.

    Raises:
        Failure: For every LibraryError within the block, in words.
    """
    try:
        with _opened(arguments, make) as opened:
            yield opened
    except LibraryError as error:
        raise Failure(worded(error), status_of(error)) from error


def status_of(error: LibraryError) -> int:
    """Give the exit status of an error: 2 where the request was wrong, 1 where the world was in the way."""
    return 2 if isinstance(error, _REQUEST) and error.reason != "no-permission" else 1


def _opened(arguments: Namespace, make: bool) -> Library:
    annotator = getattr(arguments, "annotator", None)
    who = user_name() if annotator is None else annotator
    path = Path(arguments.library) if arguments.library else default_library()
    if there(path):
        return Library.open(path, who)
    if arguments.library and not make:
        raise Failure(say("no-library", path=path))
    try:
        return Library.create(path, who) if arguments.library else create_with_samples(path, who)
    except ExistingFile:  # another command made it in the meantime
        return Library.open(path, who)


def user_name() -> str:
    """Give the name the system knows the person by, or nothing."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def unwritten(error: OSError, path: object) -> Failure:
    """Say in one line why a file could not be written."""
    why = say("holds-library") if isinstance(error, HoldsLibrary) else error.strerror or error
    return Failure(say("cannot-write", path=path, reason=why), 1)


def worded(error: LibraryError) -> str:
    """Say in one line what a library's error means."""
    told = error.particulars
    if isinstance(error, BadRange):
        start, end, length = (int(str(told[name])) for name in ("start", "end", "length"))
        inside = 0 <= start <= length and 0 <= end <= length
        return say("empty-range" if inside else "outside", **told)
    if isinstance(error, Unknown):
        return say("ambiguous-id" if error.reason == "ambiguous" else "unknown-id", id=told.get("id", ""))
    if isinstance(error, BadValue):
        return say(
            "bad-value", value=repr(shortened(str(told.get("value", "")))), reason=reason(error.reason)
        )
    return say("library", path=error.path, reason=reason(error.reason))
