"""Source: the text that figures, terms and words are found in, as a file or standard input gives it."""

import sys
from argparse import Namespace
from pathlib import Path

from desktop.commands.console import Failure
from desktop.commands.speech import reason, say
from desktop.files.guarded import opened
from desktop.files.reading import LARGEST

STANDARD_INPUT = "-"


def text_given(arguments: Namespace) -> str:
    """Give the text of ``arguments.source``: decoded, without byte-order mark, otherwise as it stands.

    Raises:
        Failure: Where it cannot be read or is no text.
    """
    name: str = arguments.source
    data = _standard_input() if name == STANDARD_INPUT else _bytes_of(name)
    if len(data) > LARGEST:
        raise Failure(say("cannot-read", path=name, reason=reason("too-large")))
    return decoded(data, name, arguments.encoding)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise Failure(say("no-input"), 1)
    try:
        return sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise Failure(say("cannot-read", path=STANDARD_INPUT, reason=error.strerror or error), 1) from error


def _bytes_of(name: str) -> bytes:
    try:
        with opened(name) as source:
            return source.read(LARGEST + 1)  # a device may never end
    except FileNotFoundError:
        why = "missing"
    except IsADirectoryError:
        why = "not-a-file"
    except PermissionError:
        why = "not-a-file" if Path(name).is_dir() else "no-permission"  # Windows says so of folders
    except (OSError, ValueError):
        why = "io-error"
    raise Failure(say("cannot-read", path=name, reason=reason(why)))


def decoded(data: bytes, name: str, encoding: str | None) -> str:
    """Give the text that bytes are, without cleaning.

    Raises:
        Failure: Where they are no text.
    """
    if not data:
        return ""
    from desktop.files.decode import decode
    from desktop.files.errors import Unreadable

    try:
        return decode(data, name, encoding=encoding).text
    except Unreadable as error:
        if error.reason == "empty":  # of nothing there is nothing to find, which is no fault
            return ""
        raise Failure(say("cannot-read", path=name, reason=reason(error.reason))) from error
