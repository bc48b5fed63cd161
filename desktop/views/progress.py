"""The strip in the status line that shows how far long work has come, with a button to stop it."""

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from desktop.tasks import Progress

translate = QCoreApplication.translate

PATIENCE = 300
"""Milliseconds before the strip comes; what is done sooner needs none."""


class ProgressStrip(QWidget):
    """A word, a bar, and a button that stops."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("progress")
        self._progress: Progress | None = None
        self._what = QLabel()
        self._what.setTextFormat(Qt.TextFormat.PlainText)
        self._what.setMaximumWidth(260)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self._stop = QToolButton()
        self._stop.setObjectName("progress-stop")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        for widget in (self._what, self._bar, self._stop):
            layout.addWidget(widget)
        self._stop.clicked.connect(self._cancel)
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE)
        self._timer.timeout.connect(self.show)
        self.hide()
        self.retranslate()

    def follow(self, progress: Progress) -> None:
        """Show how far some work has come."""
        self._progress = progress
        self._bar.setRange(0, 0)
        self._what.setText("")
        progress.moved.connect(self._moved)
        self._stop.setEnabled(True)
        self._timer.start()

    def finish(self) -> None:
        """The work is over."""
        self._timer.stop()
        self._progress = None
        self.hide()

    def _moved(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        words = f"{done} / {total}  {what}" if total else what
        self._what.setText(words if len(words) < 34 else words[:33] + "…")
        self._bar.setAccessibleName(words)

    def _cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()
            self._stop.setEnabled(False)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._stop.setText(translate("Progress", "Stop"))
        self._stop.setToolTip(translate("Progress", "Stop; what is imported already stays"))
        self._stop.setAccessibleName(translate("Progress", "Stop"))
