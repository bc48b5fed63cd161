"""Window: opening the reader from the command line."""

from argparse import Namespace
from pathlib import Path

from desktop.commands.console import Failure
from desktop.commands.speech import say


def open_window(arguments: Namespace) -> int:
    """Open the window with the library named, or the one used last, and stay until it is closed."""
    named = arguments.file or arguments.library
    if named and not Path(named).exists():
        raise Failure(say("no-command", path=named))
    try:
        from desktop.app import run
    except ImportError as error:  # Qt's shared libraries are not all there
        raise Failure(say("no-qt", reason=error), 1) from error
    return run(Path(named) if named else None)
