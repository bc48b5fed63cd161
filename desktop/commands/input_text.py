"""The input text of the analysis commands, from a file or standard input."""

import sys
from argparse import Namespace
from pathlib import Path

from desktop.commands.console import CommandError
from desktop.commands.messages import message
from desktop.error_messages import import_failure, system_reason
from desktop.files.file_input import LARGEST
from desktop.files.guarded import opened

STANDARD_INPUT = "-"


def text_given(arguments: Namespace) -> str:
    """Return the text of ``arguments.source``: decoded, without byte-order mark, otherwise as it stands.

    Raises:
        CommandError: Where it cannot be read or is no text.
    """
    name: str = arguments.source
    data = _standard_input() if name == STANDARD_INPUT else _bytes_of(name)
    if len(data) > LARGEST:
        raise CommandError(message("cannot-read", path=name, reason=import_failure("too-large")))
    return decoded(data, name, arguments.encoding)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise CommandError(message("no-input"), 1)
    try:
        return sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise CommandError(
            message("cannot-read", path=STANDARD_INPUT, reason=system_reason(error)), 1
        ) from error


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
    raise CommandError(message("cannot-read", path=name, reason=import_failure(why)))


def decoded(data: bytes, name: str, encoding: str | None) -> str:
    """Return the text that bytes are, without cleaning.

    Raises:
        CommandError: Where they are no text.
    """
    if not data:
        return ""
    from desktop.files.decoding import decode
    from desktop.files.errors import Unreadable

    try:
        return decode(data, name, encoding=encoding).text
    except Unreadable as error:
        if error.reason == "empty":  # of nothing there is nothing to find, which is no fault
            return ""
        raise CommandError(message("cannot-read", path=name, reason=import_failure(error.reason))) from error
