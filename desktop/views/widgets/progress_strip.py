"""The strip in the status line that shows how far long work has come, with a button to stop it."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from desktop.i18n import translate
from desktop.lifetime import Connection, connect
from desktop.tasks import Progress

SHOW_DELAY_MS = 300
"""Milliseconds before the strip comes; what is done sooner needs none."""


class ProgressStrip(QWidget):
    """A word, a bar, and a button that stops."""

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
        self._stop = QToolButton()
        self._stop.setObjectName("progress-stop")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        for widget in (self._what, self._bar, self._stop):
            layout.addWidget(widget)
        self._stop.clicked.connect(self._cancel)
        self._timer = QTimer(self, singleShot=True, interval=SHOW_DELAY_MS)
        self._timer.timeout.connect(self.show)
        self.hide()
        self.retranslate()

    def follow(self, progress: Progress) -> None:
        """Show how far some work has come; other work that is under way is shown again when it is over."""
        self._under_way.append(progress)
        moved = partial(self._moved, progress)
        self._following[progress] = connect(progress.moved, self, moved)
        self._begin(progress)
        if self.isHidden():
            self._timer.start()

    def finish(self, progress: Progress | None = None) -> None:
        """Work is over: some, or else what was begun last but for changes made to the library."""
        counted = [one for one in self._under_way if not one.text]
        over = progress if progress is not None else counted[-1] if counted else None
        self._under_way = [one for one in self._under_way if one is not over]
        if over is not None and over in self._following:
            self._following.pop(over).deleteLater()
        if self._under_way:
            self._begin(self._under_way[-1])
        else:
            self._timer.stop()
            self.hide()

    def _begin(self, progress: Progress) -> None:
        self._bar.setRange(0, 0)
        self._what.setText(progress.text)
        self._stop.setEnabled(not progress.canceled)
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
            self._stop.setEnabled(False)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._stop.setText(translate("Progress", "Stop"))
        self._set_stop_text()
        self._stop.setAccessibleName(translate("Progress", "Stop"))

    def _set_stop_text(self) -> None:
        edit = bool(self._under_way) and bool(self._under_way[-1].text)
        self._stop.setToolTip(
            translate("Progress", "Stop; nothing is changed then")
            if edit
            else translate("Progress", "Stop; what is imported already stays")
        )
