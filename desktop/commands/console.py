"""Console: what commands write, and how they fail.

Standard output is UTF-8 everywhere with LF line ends, so that what a script reads does not depend upon the
machine.
What a document says is data: a terminal must not obey it, hence ``printable``.
"""

import contextlib
import io
import json
import os
import re
import sys
from typing import Any

_COMMANDING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


class Failure(Exception):
    """A command that cannot be done: one line for stderr, and the exit status.

    Attributes:
        status: 1 where the world is at fault (a locked library, a full disk), 2 where the request is.
    """

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status


def printable(text: str) -> str:
    """Give a text in one line, with whatever could steer a terminal shown as an escape sequence."""
    return _COMMANDING.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape", "backslashreplace").decode("ascii")


def line(text: str = "") -> None:
    """Write a line for a person to standard output, safe for a terminal."""
    sys.stdout.write(printable(text) + "\n")


def exactly(text: str) -> None:
    """Write a text to standard output as it stands, with nothing after it."""
    sys.stdout.write(text)


def as_json(value: Any) -> None:
    """Write a value as one line of JSON."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def complain(message: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(f"piyue: {printable(message)}\n")


def prepare() -> None:
    """Make the standard streams UTF-8; a lone surrogate, which has no UTF-8 form, is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def hang_up() -> None:
    """Stop writing after the reader of standard output has gone, without a word at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
