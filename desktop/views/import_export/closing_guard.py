"""The closing guard: asks before a window closes on an import or export; offers the rest at the next start.

Nothing is asked where the system ends the program: the end of a session does not wait for an answer.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.i18n import translate
from desktop.lifetime import alive, connect
from desktop.messages import Choice
from desktop.settings import Settings
from desktop.views.import_export.exchange_import import ExchangeImport
from desktop.views.import_export.export_job import ExportJob
from desktop.views.import_export.import_job import ImportJob
from desktop.views.session import Session

CHECK_MS = 200
"""Milliseconds between two looks whether a window that is to close when its work is finished may close."""

OFFER_MS = 500
"""Milliseconds after a library was opened until the rest of an import is offered: its texts come first."""

LISTED_LIMIT = 6
"""Files and folders that are listed in a question."""


class ClosingGuard(QObject):
    """Asks before a window closes on imports and exports, and offers to resume an import that was ended.

    Args:
        session: The session.
        importing: Imports files.
        receiving: Takes annotations and projects in.
        exporting: Writes files.
        window: The window that is closed.
    """

    def __init__(
        self,
        session: Session,
        importing: ImportJob,
        receiving: ExchangeImport,
        exporting: ExportJob,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._importing = importing
        self._receiving = receiving
        self._exporting = exporting
        self._window = window
        self._waiting = QTimer(self, interval=CHECK_MS)
        self._waiting.timeout.connect(self._close_when_finished)
        self._offer = QTimer(self, singleShot=True, interval=OFFER_MS)
        self._offer.timeout.connect(self._offer_rest)
        connect(session.library_changed, self, lambda: self._offer.start())

    @property
    def _is_busy(self) -> bool:
        """Whether something is under way, or waits to be."""
        return self._importing.has_work or self._receiving.busy or self._exporting.busy

    def may_close(self) -> bool:
        """Return whether the window may close now, as its user wishes; ask where work is under way."""
        self._waiting.stop()
        if not self._is_busy:
            return True
        match self._session.messages.choose(*self._question()):
            case "wait":
                self._waiting.start()
            case "stop":
                self._importing.forget_unfinished()
                return alive(self)
        return False

    def _question(self) -> tuple[str, str, list[Choice]]:
        """Return the heading, the text and the answers of the question."""
        if self._importing.has_work:
            heading = translate("Closing", "Files are still being imported")
            text = translate(
                "Closing", "If you stop now, what is already in the library stays; the rest is not imported."
            )
        else:
            heading = (
                translate("Closing", "A project or annotations are still being imported")
                if self._receiving.busy
                else translate("Closing", "A file is still being exported")
            )
            text = translate("Closing", "If you stop now, it is not completed.")
        choices = [
            Choice("wait", translate("Closing", "Close when finished")),
            Choice("stop", translate("Closing", "Stop and close"), dangerous=True),
        ]
        return heading, text, choices

    def _close_when_finished(self) -> None:
        """Close the window once nothing is under way and no message waits for being read."""
        if not self._is_busy and QApplication.activeModalWidget() is None:
            self._waiting.stop()
            self._window.close()

    def keep_unfinished(self) -> None:
        """Remember for the next start what is being imported: the window closes now."""
        self._offer.stop()
        unfinished = self._importing.unfinished
        for library in {library for library, _ in unfinished}:
            remember(self._session.settings, library, [path for into, path in unfinished if into == library])

    def _offer_rest(self) -> None:
        """Offer to import the rest of what was being imported when the window was closed."""
        if not self._session.is_open:
            return
        settings, library = self._session.settings, self._session.library.path
        paths = [path for path in remembered(settings, library) if path.exists()]
        remember(settings, library, [])
        if not paths:
            return
        shown = [str(path) for path in paths[:LISTED_LIMIT]] + ["…"] * (len(paths) > LISTED_LIMIT)
        heading = translate("Closing", "The last import was not finished")
        text = translate(
            "Closing",
            (
                "Piyue was closed while these were being imported. What is already in the "
                "library is not imported twice."
            ),
        )
        listed = "\n".join(shown)
        if self._session.messages.ask(
            heading, f"{text}\n\n{listed}", translate("Closing", "Import the rest")
        ):
            self._importing.start(paths)


def remembered(settings: Settings, library: Path) -> list[Path]:
    """Return the files and folders whose import into a library was not finished."""
    try:
        kept = json.loads(settings.text(_key(library), "[]"))
    except (ValueError, RecursionError):
        return []
    return [Path(one) for one in kept if isinstance(one, str)] if isinstance(kept, list) else []


def remember(settings: Settings, library: Path, paths: Sequence[Path]) -> None:
    """Remember the files and folders whose import into a library was not finished; none where it was."""
    if paths or remembered(settings, library):
        settings.set_text(_key(library), json.dumps([str(one) for one in paths], ensure_ascii=False))


def _key(library: Path) -> str:
    return f"unfinished/{crc32(str(library).encode()):08x}"
