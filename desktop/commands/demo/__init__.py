"""The demo (``piyue tour``): the main job shown by real mouse and key events.

Leaves pictures, library, CSV.
"""

from argparse import Namespace
from pathlib import Path

from desktop.commands.console import CommandError, write_line
from desktop.commands.messages import message
from desktop.error_messages import system_reason


def show(arguments: Namespace) -> int:
    """Show the main job; 0 when every annotation that was made is in the CSV with its quote."""
    folder = Path(arguments.folder).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(message("cannot-write", path=folder, reason=system_reason(error)), 1) from error
    try:
        from desktop.commands.demo.script import run_demo
    except ImportError as error:  # Qt's shared libraries are not all there
        raise CommandError(message("no-qt", reason=error), 1) from error
    from desktop.actions.errors import LibraryError
    from desktop.commands.open_library import error_text, status_of

    try:
        return run_demo(folder, write_line)
    except LibraryError as error:
        raise CommandError(error_text(error), status_of(error)) from error
    except OSError as error:
        at_fault = error.filename or folder
        raise CommandError(message("cannot-write", path=at_fault, reason=system_reason(error)), 1) from error
