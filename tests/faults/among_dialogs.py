"""A window at work: it annotates, opens file dialogs and imports the folder of its library, for some seconds.

    python -m tests.faults.among_dialogs LIBRARY SECONDS

Prints a line when it begins, and the id of each annotation that was confirmed.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import app
from desktop.actions.annotate import AddAnnotation
from desktop.messages import Messages
from desktop.settings import Settings
from desktop.views.main_window import MainWindow


class Quiet(Messages):
    """File dialogs are real; what is said is not waited for."""

    def inform(self, heading: str, text: str = "", details: str = "") -> None:
        """Say nothing."""

    def warn(self, heading: str, text: str = "", details: str = "") -> None:
        """Complain where the test sees it."""
        sys.stderr.write(f"{heading} {text}\n")


def told(annotation_id: str, _: object) -> None:
    """Show that an annotation was confirmed."""
    sys.stdout.write(f"{annotation_id}\n")
    sys.stdout.flush()


def cancelled(ask: Callable[[], object]) -> None:
    """Let a file dialog come and go."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.reject()

    QTimer.singleShot(120, act)
    ask()


def work(window: MainWindow, seconds: float) -> None:
    """Annotate while dialogs come and go and the folder is imported."""
    session, end, number = window.session, time.monotonic() + seconds, 0
    folder = session.library.path.parent
    tag = session.library.queries.tags()[0].id
    dialogs: list[Callable[[], object]] = [
        lambda: session.messages.choose_file("file", folder),
        lambda: session.messages.choose_files("files", folder),
        lambda: session.messages.choose_folder("folder", folder),
        lambda: session.messages.choose_new_file("new", folder / "a.csv"),
        lambda: window.import_export.importing.start([folder]),
    ]
    while time.monotonic() < end:
        action = AddAnnotation(window.document.id, number % 90, number % 90 + 1 + number // 90, tag)
        session.perform_soon(action, partial(told, action.id))
        number += 1
        if number % 3 == 0:
            dialog = dialogs[number // 3 % len(dialogs)]
            dialog() if number // 3 % len(dialogs) == 4 else cancelled(dialog)
        QTest.qWait(20)


def main() -> None:
    """Work as long as is said, and close."""
    messages = Quiet()
    settings = Settings()
    settings.language, settings.theme, settings.annotator = "en", "light", "甲"
    app.application()
    window = app.build(settings, messages)
    window.open_library(Path(sys.argv[1]))
    window.show()
    QTest.qWait(200)
    told("begun", None)
    work(window, float(sys.argv[2]))
    window.close()


if __name__ == "__main__":
    main()
