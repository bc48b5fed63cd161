"""PySide6 is loaded without what the program does not use, and with what it seldom uses put off."""

import subprocess
import sys

import pytest

LOADED = "from desktop.pyside_features import load_pyside; load_pyside()"
PLAIN = "import PySide6.QtCore"

_SOURCE_READ = """
import linecache
{first}
from desktop.text.numerals import arabic
print(arabic.__code__.co_filename in linecache.cache)
"""

_EXECUTED = """
import sys
{first}
parts = dict(parser="try_to_guess", layout="SignatureLayout", **{{"lib.pyi_generator": "Formatter"}})
for name, part in parts.items():
    print(part in vars(sys.modules[f"shibokensupport.signature.{{name}}"]))
"""

_WRONG_CALLS = """
from threading import Thread
{first}
from PySide6.QtCore import QObject, QPoint, QTimer, Signal

class Teller(QObject):
    told = Signal(int)

teller = Teller()

def call():
    for function, arguments in (
        (QTimer.singleShot, ("a", 2, 3)),
        (QPoint, ("a", "b")),
        (teller.told.emit, ("a",)),
        (teller.told.emit, ()),
    ):
        try:
            function(*arguments)
        except TypeError as error:
            messages.append(str(error))

messages = []
thread = Thread(target=call)
thread.start()
thread.join()
call()
assert len(messages) >= 6, messages
print(messages)
print(QTimer.singleShot.__doc__)
"""


def _said(code: str, first: str) -> str:
    command = [sys.executable, "-c", code.format(first=first)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("first", "read"),
    [(LOADED, "False"), (f"{PLAIN}; {LOADED}", "False"), (PLAIN, "True")],  # else there is nothing to skip
)
def test_sources_are_read_only_where_the_check_is_left(first: str, read: str) -> None:
    assert _said(_SOURCE_READ, first).strip() == read


@pytest.mark.parametrize(
    ("first", "executed"),
    [(LOADED, "False"), (PLAIN, "True")],  # else there is nothing to put off any more
)
def test_what_describes_signatures_is_executed_only_when_it_is_wanted(first: str, executed: str) -> None:
    assert _said(_EXECUTED, first).split() == [executed] * 3


def test_a_wrong_call_is_described_as_ever_from_whatever_thread() -> None:
    said = _said(_WRONG_CALLS, LOADED)
    assert said == _said(_WRONG_CALLS, PLAIN)
    assert "QTimer.singleShot(msec: int" in said
