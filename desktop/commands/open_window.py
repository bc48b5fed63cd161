"""Window: opening the reader from the command line."""

import gc
import os
import sys
from argparse import Namespace
from pathlib import Path

from desktop.commands.console import CommandError
from desktop.commands.messages import message
from desktop.paths import there


def open_window(arguments: Namespace) -> int:
    """Open the window with the library named, or the one used last, and stay until it is closed."""
    named = arguments.file or arguments.library
    if named and not there(Path(named)):
        raise CommandError(message("no-command", path=named))
    if not _has_display():
        raise CommandError(message("no-display"), 1)
    try:
        prepare_process()
        from desktop.app import run
    except ImportError as error:  # Qt's shared libraries are not all there
        raise CommandError(message("no-qt", reason=error), 1) from error
    return run(Path(named) if named else None)


def prepare_process() -> None:
    """Load PySide6 as the window needs it; called before anything else imports it.

    What is imported for a window is never garbage: the collector, which would look through it many times
    over, rests until the window is composed (`desktop.app.collect_rarely`).
    """
    gc.disable()
    from desktop.pyside_features import load_pyside

    load_pyside()


def _has_display() -> bool:
    """Return whether a screen is named; without one Qt would end the program with an abort."""
    names = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
    return sys.platform != "linux" or any(map(os.environ.get, names))
