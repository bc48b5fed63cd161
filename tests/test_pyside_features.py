"""PySide6 does not read the sources of what is imported after it."""

import subprocess
import sys

import pytest

_IMPORT = """
import linecache
{first}
from desktop.text.numerals import arabic
print(arabic.__code__.co_filename in linecache.cache)
"""


@pytest.mark.parametrize(
    ("first", "read"),
    [
        ("from desktop.pyside_features import skip_source_check; skip_source_check()", "False"),
        ("import PySide6.QtCore", "True"),  # else there is nothing to skip any more
    ],
)
def test_sources_are_read_only_where_the_check_is_left(first: str, read: str) -> None:
    command = [sys.executable, "-c", _IMPORT.format(first=first)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == read
