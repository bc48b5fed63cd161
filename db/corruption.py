"""Corruption: an error in reading a library whose file does not pass its check comes from the damage."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from db.check import check
from db.errors import CorruptLibrary, DamagedValue, LibraryError, classified, classify

_CORRUPTION_ERRORS = (LookupError, TypeError, ValueError, AttributeError, DBAPIError, sqlite3.Error)
"""What is raised where a row is of another kind than was written, is missing, or its table's name changed."""


@contextmanager
def detect_corruption(path: Path) -> Iterator[None]:
    """Turn external errors within the block into LibraryErrors, and those that damage led our code into.

    A changed byte can make a number of a text, or of one id another that nobody has. Columns are not asked
    one by one whether they hold what was written: where the code stumbles, the whole file is checked, once,
    and only an error over a sound library is a fault of our own, which is let through.
    """
    with classified(path):
        try:
            yield
        except (UnicodeError, DamagedValue):  # known for what they are
            raise
        except _CORRUPTION_ERRORS as error:
            if classify(error, path) is not None or _is_sound(path):
                raise
            raise CorruptLibrary(path, "corrupt", detail=repr(error)) from error


def _is_sound(path: Path) -> bool:
    try:
        return not check(path)
    except LibraryError:
        return False
