"""The integrity check of a library: run in the background; its findings in words, with what can be done."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QPlainTextEdit, QPushButton, QWidget

from desktop.actions import backups as backup_actions
from desktop.actions.backups import BackupContents, Finding
from desktop.i18n import translate
from desktop.tasks import Progress
from desktop.views.maintenance import labels as maintenance_labels
from desktop.views.operations.background import BackgroundJob
from desktop.views.session import Session
from desktop.views.widgets.base_dialog import BaseDialog, make_label

LANE = "checks"
"""The lane of the background tasks that it works on, for minutes in a large library: nothing else waits."""

PARTS = 8
"""Parts of a check."""


class IntegrityCheck(QObject):
    """Checks libraries, one at a time.

    Attributes:
        began: The signal that a check is under way (`Progress`).
        ended: The signal that it is over, well or not (that `Progress`).
    """

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._checking = BackgroundJob(session, self, LANE)
        self.began, self.ended = self._checking.began, self._checking.ended

    def start(self, path: Path) -> None:
        """Check a library and show what was found."""
        if not self._checking.busy:
            self._checking.run(partial(_run_check, path), self._show)

    def _show(self, result: tuple[list[Finding], BackupContents]) -> None:
        FindingsDialog(*result, self._over).open()


def _run_check(path: Path, progress: Progress) -> tuple[list[Finding], BackupContents]:
    done = 0

    def on_progress(part: str) -> None:
        nonlocal done
        progress.report(done, PARTS, maintenance_labels.part(part))
        done += 1

    return backup_actions.check(path, on_progress), backup_actions.read_contents(path)


class FindingsDialog(BaseDialog):
    """What a check found; everything in order, or what is not and what can be done."""

    def __init__(self, found: list[Finding], held: BackupContents, over: QWidget) -> None:
        super().__init__(over, "findings")
        self.setWindowTitle(translate("Check", "Check library"))
        heading = (
            translate("Check", "%n problem(s) found", n=len(found))
            if found
            else translate("Check", "No problems found")
        )
        self.column.addWidget(make_label(heading, "heading"))
        self.column.addWidget(make_label(maintenance_labels.contents_text(held), "muted"))
        about = translate(
            "Check",
            (
                "The library file, texts, imported files, every quote, the codebook and "
                "every history step were checked against each other."
            ),
        )
        self.column.addWidget(make_label(about))
        if found:
            self._list(found)
        else:
            self.add_buttons()
        self.resize(600, 420 if found else 190)

    def _list(self, found: list[Finding]) -> None:
        self.text = QPlainTextEdit("\n\n".join(finding_text(one) for one in found))
        self.text.setObjectName("findings-text")
        self.text.setAccessibleName(translate("Check", "Check results"))
        self.text.setReadOnly(True)
        self.column.addWidget(self.text, 1)
        copy = QPushButton(translate("Check", "Copy"))
        copy.setObjectName("findings-copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.add_buttons().addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)


def finding_text(one: Finding) -> str:
    """Return the text for a finding and what can be done about it."""
    where = " ".join(part for part in (one.table, one.id, one.detail) if part)
    return "\n".join(
        part
        for part in (maintenance_labels.finding(one), where, f"→ {maintenance_labels.remedy(one)}")
        if part
    )
