"""Console: what commands write, and how they fail.

Standard output is UTF-8 everywhere with LF line ends, so that what a script reads does not depend on the
machine.
What a document says is data: a terminal must not obey it, hence ``printable``.
"""

import contextlib
import io
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.commands.messages import message
from desktop.error_messages import system_reason

SHOWN_ID = 8
"""Characters of an ID that a list for people shows."""

_COMMANDING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


class CommandError(Exception):
    """A command that cannot be done: one line for stderr, and the exit status.

    Attributes:
        status: 1 where the world is at fault (a locked library, a full disk), 2 where the request is.
    """

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status


def printable(text: str) -> str:
    """Return a text in one line, with whatever could steer a terminal shown as an escape sequence."""
    return _COMMANDING.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape", "backslashreplace").decode("ascii")


def shortened(text: str, length: int = 80) -> str:
    """Return the beginning of a text that may be of any length, for a line that names it."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def write_line(text: str = "") -> None:
    """Write a line for a user to standard output, safe for a terminal."""
    _write(printable(text) + "\n")


def write_exactly(text: str) -> None:
    """Write a text to standard output as it stands, with nothing after it."""
    _write(text)


def as_text(value: Any) -> str:
    """Return a value as a user reads it: a text as it stands, anything else as JSON has it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def as_json(value: Any) -> None:
    """Write a value as one line of JSON."""
    _write(json.dumps(value, ensure_ascii=False) + "\n")


def finish() -> None:
    """Write out what is held back; a command has said all only then.

    Raises:
        CommandError: As writing does, when there is no room for it.
    """
    with _writing():
        sys.stdout.flush()


def _write(text: str) -> None:
    with _writing():
        sys.stdout.write(text)


@contextlib.contextmanager
def _writing() -> Iterator[None]:
    """Turn what the world does to standard output into one line; only a reader that left is no failure."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        hang_up()
        raise CommandError(message("no-output", reason=system_reason(error)), 1) from error


def write_error(message: str) -> None:
    """Write one line to standard error; where that can't be written, the status alone tells."""
    with contextlib.suppress(OSError):
        sys.stderr.write(f"piyue: {printable(message)}\n")
        sys.stderr.flush()


def of_the_world(error: OSError) -> CommandError:
    """Return what to say of an error of the system that no command has words of its own for."""
    why = system_reason(error)
    if error.filename is None:
        return CommandError(message("world", reason=why), 1)
    return CommandError(message("cannot-read", path=os.fsdecode(error.filename), reason=why), 1)


def prepare() -> None:
    """Make the standard streams UTF-8; a lone surrogate, which has no UTF-8 form, is written as an escape."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _nowhere() -> io.TextIOWrapper:
    """Stand in for a stream that whoever started us has closed, as of a program without a console."""
    return Path(os.devnull).open("w", encoding="utf-8")


def hang_up() -> None:
    """Stop writing after the reader of standard output has gone, without a word at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
