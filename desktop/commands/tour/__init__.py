"""Tour: the main job shown by real mouse and key events; leaves pictures, library and CSV."""

from argparse import Namespace
from pathlib import Path

from desktop.commands.console import Failure, line
from desktop.commands.speech import say


def show(arguments: Namespace) -> int:
    """Show the main job; 0 when every annotation that was made is in the CSV with its quote."""
    folder = Path(arguments.folder).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure(say("cannot-write", path=folder, reason=error.strerror or error), 1) from error
    try:
        from desktop.commands.tour.walk import walk
    except ImportError as error:  # Qt's shared libraries are not all there
        raise Failure(say("no-qt", reason=error), 1) from error
    from desktop.actions.errors import LibraryError
    from desktop.commands.opening import status_of, worded

    try:
        return walk(folder, line)
    except LibraryError as error:
        raise Failure(worded(error), status_of(error)) from error
    except OSError as error:
        at_fault = error.filename or folder
        raise Failure(say("cannot-write", path=at_fault, reason=error.strerror or error), 1) from error
