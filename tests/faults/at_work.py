"""``python -m tests.faults.at_work LIBRARY``: a person at the real window, who tells what was confirmed."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import app
from desktop.settings import Settings
from desktop.views.window import Window
from tests.helpers.recorder import Recorder

KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


def say(**what: object) -> None:
    """Tell at once."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def work(window: Window, round_: int) -> None:
    """Mark a word by key, write half a note, undo now and then; tell what the library confirmed."""
    reader, length = window.reader, len(window.text())
    start = round_ * 7 % (length - 5)
    reader.select(start, start + 4)
    reader.setFocus()
    QTest.keyClick(reader, KEYS[round_ % 3])
    if round_ % 5 == 4:
        QTest.keyClick(reader, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    if round_ % 3 == 0:
        QTest.keyClick(reader, Qt.Key.Key_N)
        QTest.keyClicks(window.annotations.marks.note, f"note {round_}")
        window.upkeep.session.keep()
    last = window.desk.library.reading.history(limit=1)[0]
    say(number=last.number, marks=sorted(row.id for row in window.desk.library.reading.annotations()))


def main(path: Path) -> None:
    """Work until killed."""
    settings = Settings()
    settings.language = "en"
    settings.remember(path)
    window = app.build(settings, Recorder())
    window.open_library(path)
    window.show()
    QTest.qWait(100)
    window.desk.tasks.wait()
    say(ready=True)
    round_ = 0
    while True:
        work(window, round_)
        round_ += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
