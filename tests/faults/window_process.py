"""``python -m tests.faults.window_process LIBRARY``: a user at the real window."""

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop import app
from desktop.settings import Settings
from desktop.views.main_window import MainWindow
from tests.helpers.message_recorder import Recorder

KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


def say(**what: object) -> None:
    """Tell at once."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def work(window: MainWindow, round_: int) -> None:
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
        QTest.keyClicks(window.annotations_panel.annotation_list.note, f"note {round_}")
        window.maintenance.session.save()
    last = window.session.library.queries.history(limit=1)[0]
    say(number=last.number, marks=sorted(row.id for row in window.session.library.queries.annotations()))


def main(path: Path) -> None:
    """Work until killed."""
    settings = Settings()
    settings.language = "en"
    settings.remember(path)
    window = app.build(settings, Recorder())
    window.open_library(path)
    window.show()
    QTest.qWait(100)
    window.session.tasks.wait()
    say(ready=True)
    round_ = 0
    while True:
        work(window, round_)
        round_ += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]))
