"""The check of a library: run beside the window, its findings said in words with what can be done."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from desktop.actions import keeping
from desktop.actions.errors import LibraryError
from desktop.actions.keeping import Contents, Finding
from desktop.tasks import LIBRARY, Cancelled, Progress
from desktop.views import problems
from desktop.views.desk import Desk
from desktop.views.dialogs.parts import Sheet, words
from desktop.views.keeping import wording

translate = QCoreApplication.translate

PARTS = 8
"""Parts of a check."""


class Checking(QObject):
    """Checks libraries.

    Signals:
        began: A check is under way; its `Progress`.
        ended: It is over.
    """

    began = Signal(object)
    ended = Signal()

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk = desk
        self._over = over
        self._progress: Progress | None = None

    def start(self, path: Path) -> None:
        """Check a library and show what was found."""
        if self._progress is not None:
            return
        progress = self._progress = Progress()
        self.began.emit(progress)
        work = partial(_checked, path, progress)
        self._desk.tasks.run(work, self._done, self._failed, owner=self, lane=LIBRARY)

    def _end(self) -> None:
        self._progress = None
        self.ended.emit()

    def _done(self, result: tuple[list[Finding], Contents]) -> None:
        self._end()
        Findings(*result, self._over).open()

    def _failed(self, error: BaseException) -> None:
        self._end()
        if isinstance(error, LibraryError):
            problems.tell(self._desk.messages, error)
        elif not isinstance(error, Cancelled):
            raise error


def _checked(path: Path, progress: Progress) -> tuple[list[Finding], Contents]:
    done = 0

    def watch(part: str) -> None:
        nonlocal done
        progress.tell(done, PARTS, wording.part(part))
        done += 1

    return keeping.check(path, watch), keeping.contents(path)


class Findings(Sheet):
    """What a check found; everything in order, or what is not and what can be done."""

    def __init__(self, found: list[Finding], held: Contents, over: QWidget) -> None:
        super().__init__(over, "findings")
        self.setWindowTitle(translate("Check", "Check"))
        heading = (
            translate("Check", "%n thing(s) not as they must be", None, len(found))
            if found
            else translate("Check", "Everything is in order")
        )
        self.column.addWidget(words(heading, "heading"))
        self.column.addWidget(words(wording.counted(held), "muted"))
        about = translate(
            "Check",
            "The file, the texts, the files they came from, every quote, the codebook and every step of the "
            "history were compared with each other.",
        )
        self.column.addWidget(words(about))
        if found:
            self._list(found)
        else:
            self.add_buttons()
        self.resize(600, 420 if found else 190)

    def _list(self, found: list[Finding]) -> None:
        self.text = QPlainTextEdit("\n\n".join(told(one) for one in found))
        self.text.setObjectName("findings-text")
        self.text.setAccessibleName(translate("Check", "What was found"))
        self.text.setReadOnly(True)
        self.column.addWidget(self.text, 1)
        copy = QPushButton(translate("Check", "Copy"))
        copy.setObjectName("findings-copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.add_buttons().addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)


def told(one: Finding) -> str:
    """Say a finding and what can be done about it."""
    where = " ".join(part for part in (one.table, one.id, one.detail) if part)
    return "\n".join(part for part in (wording.finding(one), where, f"→ {wording.remedy(one)}") if part)
