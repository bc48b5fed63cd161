"""The recovery state: where the user is, saved in a small file to be resumed after a crash.

Each window keeps its own file and holds a lock on it; a file whose lock nobody holds was left by a program
that ended without a word. What was done is in the library in any case; this is about the place and a
half-written note.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile, QObject, QTimer

from desktop import paths
from desktop.files.atomic_write import atomic_write
from desktop.files.guarded import opened
from desktop.lifetime import connect
from desktop.views.annotations.list import AnnotationList
from desktop.views.document.model import DocumentModel
from desktop.views.reader import ReaderWidget
from desktop.views.session import Session

SAVE_INTERVAL_MS = 3000
"""Milliseconds between two looks where the user is."""


@dataclass(frozen=True, slots=True)
class WorkPlace:
    """Where a user was.

    Attributes:
        library: The library's file.
        document_id: The document that was open, or empty.
        position: First code point that was shown.
        annotation_id: The annotation whose note was being written, or empty.
        note: What the note said by then.
        before: What the note said when writing began.
    """

    library: str = ""
    document_id: str = ""
    position: int = 0
    annotation_id: str = ""
    note: str = ""
    before: str = ""


def folder() -> Path:
    """Return the folder of the sessions."""
    return paths.data_folder() / "sessions"


class RecoveryState(QObject):
    """Keeps where the user at a window is."""

    def __init__(
        self, session: Session, document: DocumentModel, reader: ReaderWidget, marks: AnnotationList
    ) -> None:
        super().__init__()
        self._session = session
        self._document = document
        self._reader = reader
        self._marks = marks
        self._path = folder() / f"{uuid4()}.json"
        self._lock: QLockFile | None = None
        self._kept: WorkPlace | None = None
        self._timer = QTimer(self, interval=SAVE_INTERVAL_MS)
        self._timer.timeout.connect(self.save)
        self._soon = QTimer(self, interval=0, singleShot=True)  # when the text can be read
        self._soon.timeout.connect(self.save)
        session.library_changed.connect(self._begin)
        connect(document.opened, self, lambda _: self._soon.start())

    def _begin(self) -> None:
        self._timer.start()

    def current_place(self) -> WorkPlace:
        """Return where the user is."""
        if not self._session.is_open:
            return WorkPlace()
        place = WorkPlace(
            str(self._session.library.path.absolute()),
            self._document.id,
            self._reader.position() if self._document.id else 0,
        )
        row, note = self._marks.current(), self._marks.note.toPlainText()
        if row is not None and note.strip() != row.note.strip():
            return replace(place, annotation_id=row.id, note=note, before=row.note)
        return place

    def save(self) -> None:
        """Write where the user is, unless that is written already."""
        place = self.current_place()
        if place == self._kept or not place.library:
            return
        with suppress(OSError, UnicodeEncodeError):  # a place that can't be kept is not worth a question
            self._acquire_lock()
            with atomic_write(self._path, private=True) as out:
                out.write(json.dumps(asdict(place)).encode())
            self._kept = place

    def _acquire_lock(self) -> None:
        if self._lock is None:
            folder().mkdir(parents=True, exist_ok=True)
            self._lock = QLockFile(str(self._path.with_suffix(".lock")))
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)

    def close(self) -> None:
        """The window closes in order: nothing is left behind."""
        self._timer.stop()
        self._soon.stop()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def abandoned_sessions() -> list[WorkPlace]:
    """Take the places of programs that ended without a word, the latest first; each is given once."""
    found: list[tuple[float, WorkPlace]] = []
    with suppress(OSError):
        for path in folder().glob("*.json"):
            lock = QLockFile(str(path.with_suffix(".lock")))
            lock.setStaleLockTime(0)
            if not lock.tryLock(0):
                continue  # another window is there
            with suppress(OSError, ValueError, RecursionError):
                found.append((path.stat().st_mtime, _read(path)))
            path.unlink(missing_ok=True)
            lock.unlock()
    return [place for _, place in sorted(found, key=lambda one: -one[0]) if place.library]


def _read(path: Path) -> WorkPlace:
    """Read a place; what is not as it must be counts as absent."""
    with opened(path) as file:
        held = json.loads(file.read())
    if not isinstance(held, dict):
        raise ValueError("no place")
    wanted = {one.name: type(one.default) for one in fields(WorkPlace)}
    return WorkPlace(
        **{name: held[name] for name, kind in wanted.items() if isinstance(held.get(name), kind)}
    )
