"""Crash reports: what a user can hand on when the program went wrong, without a word of the texts read."""

import platform
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType

REMEMBERED_ACTIONS = 30
"""How many of the last actions a report names."""

PARTS = ("piyue", "PySide6-Essentials", "SQLAlchemy", "alembic", "jieba", "rjieba")
"""The distributions whose versions a report names."""


_actions: deque[str] = deque(maxlen=REMEMBERED_ACTIONS)


def remember_action(action: str) -> None:
    """Note that an action is about to be done, by its kind alone: never a word of what it is done to."""
    _actions.append(f"{datetime.now(UTC):%H:%M:%S} {action}")


def report(error: BaseException, trace: TracebackType | None = None) -> str:
    """Return a text that says what happened: versions, the places in the code and the last actions.

    No values and no texts.

    The message of an exception may quote a document, so only its type is given; for the program's own modules
    the lines of code are.
    """
    lines = [f"Python {platform.python_version()} · {platform.platform()}"]
    lines += [f"{name} {_version(name)}" for name in PARTS]
    lines.append("")
    for frame in traceback.extract_tb(trace or error.__traceback__):
        lines.append(f"{_shortened(frame.filename)}:{frame.lineno} {frame.name}")
        if frame.line:
            lines.append(f"    {frame.line}")
    lines.append(type(error).__qualname__)
    lines += ["", "Last actions (UTC):", *(_actions or ["-"])]
    return "\n".join(lines)


def install(show: Callable[[str], None], told: Callable[[BaseException], bool] = lambda _: False) -> None:
    """From now on turn every uncaught exception into a report.

    Args:
        show: Is handed the report, on the thread where it happened; it must not raise.
        told: Is asked first; where it says that it has told the user, because the world is at fault and
            not the program, no report is made.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if told(error):
            return
        traceback.print_exception(kind, error, trace)
        show(report(error, trace))

    def thread_hook(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            hook(args.exc_type, args.exc_value, args.exc_traceback)

    sys.excepthook = hook
    threading.excepthook = thread_hook


def uninstall() -> None:
    """Let Python handle uncaught exceptions in its own way again."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def _shortened(filename: str) -> str:
    """Leave out the folders that say where a user keeps things."""
    parts = filename.replace("\\", "/").split("/")
    for root in ("desktop", "db", "site-packages"):
        if root in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(root) :])
    return parts[-1]
