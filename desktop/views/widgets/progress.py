"""The strip in the status line that shows how far long work has come, with a button to stop it."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from desktop.i18n import translate
from desktop.lifetime import Connection, connect
from desktop.tasks import Progress

SHOW_DELAY_MS = 300
"""Milliseconds before the strip comes; what is done sooner needs none."""


class Job(Protocol):
    """Work that may take long, as far as the strip shows it.

    Attributes:
        began: The signal that it is under way (`Progress`).
        ended: The signal that it is over (that `Progress`).
    """

    began: SignalInstance
    ended: SignalInstance


class ProgressStrip(QWidget):
    """A word, a bar, and a button that stops.

    Attributes:
        stop_button: Asks what is shown to stop.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("progress")
        self._under_way: list[Progress] = []
        self._following: dict[Progress, Connection] = {}
        self._what = QLabel()
        self._what.setTextFormat(Qt.TextFormat.PlainText)
        self._what.setMaximumWidth(260)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self.stop_button = QToolButton()
        self.stop_button.setObjectName("progress-stop")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        for widget in (self._what, self._bar, self.stop_button):
            layout.addWidget(widget)
        self.stop_button.clicked.connect(self._cancel)
        self._timer = QTimer(self, singleShot=True, interval=SHOW_DELAY_MS)
        self._timer.timeout.connect(self.show)
        self.hide()
        self.retranslate()

    def follow_job(self, job: Job) -> None:
        """Show how far a job has come, each time that it is under way."""
        connect(job.began, self, self.follow, sender=job)
        connect(job.ended, self, self.finish, sender=job)

    def follow(self, progress: Progress) -> None:
        """Show how far some work has come; other work that is under way is shown again when it is over."""
        self._under_way.append(progress)
        moved = partial(self._moved, progress)
        self._following[progress] = connect(progress.moved, self, moved)
        self._begin(progress)
        if self.isHidden():
            self._timer.start()

    def finish(self, progress: Progress) -> None:
        """Show some work no longer: it is over."""
        self._under_way = [one for one in self._under_way if one is not progress]
        if progress in self._following:
            self._following.pop(progress).deleteLater()
        if self._under_way:
            self._begin(self._under_way[-1])
        else:
            self._timer.stop()
            self.hide()

    def _begin(self, progress: Progress) -> None:
        self._bar.setRange(0, 0)
        self._what.setText(progress.text)
        self.stop_button.setEnabled(not progress.canceled)
        self._set_stop_text()

    def _moved(self, progress: Progress, done: int, total: int, what: str) -> None:
        if not self._under_way or progress is not self._under_way[-1]:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        words = progress.text or (f"{done} / {total}  {what}" if total else what)
        self._what.setText(words if len(words) < 34 else words[:33] + "…")
        self._bar.setAccessibleName(words)

    def _cancel(self) -> None:
        if self._under_way:
            self._under_way[-1].cancel()
            self.stop_button.setEnabled(False)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.stop_button.setText(translate("Progress", "Stop"))
        self._set_stop_text()
        self.stop_button.setAccessibleName(translate("Progress", "Stop"))

    def _set_stop_text(self) -> None:
        edit = bool(self._under_way) and bool(self._under_way[-1].text)
        self.stop_button.setToolTip(
            translate("Progress", "Stop without changing anything")
            if edit
            else translate("Progress", "Stop; documents already imported are kept")
        )
