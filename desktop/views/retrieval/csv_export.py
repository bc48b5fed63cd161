"""The CSV export of the listed annotations, written in the background."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop import error_messages
from desktop.actions.library import Library
from desktop.actions.row_types import AnnotationRow, AnnotationSummary
from desktop.files.annotations_csv import write_annotations
from desktop.files.atomic_write import atomic_write
from desktop.i18n import translate
from desktop.lifetime import alive, connect
from desktop.tasks import Progress
from desktop.views import display_names
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session


class CsvExport(QObject):
    """Writes annotations that are listed.

    Signals:
        message: How far it has come, or what became of it, in words.
    """

    message = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def write(self, listed: Sequence[AnnotationSummary]) -> None:
        """Ask where to, and write what is listed, in the order of the documents."""
        ids = frozenset(row.id for row in listed)
        documents = list(dict.fromkeys(row.document_id for row in listed))
        words = translate("Retrieval", "listed annotations")
        name = display_names.library(self._session.library.path)
        path = self._session.messages.choose_new_file(
            translate("Retrieval", "Export listed annotations"),
            self._session.settings.folder / f"{name} {words}.csv",
            translate("Exporting", "CSV table") + " (*.csv)",
        )
        if path is None or not ids:
            return
        writing = LibraryRead(self._session, self._session, single_use=True)  # goes on without the window
        work, failures = partial(_write_csv, documents, ids, path), {OSError: partial(self._failed, path)}
        if alive(self):  # its window may have been closed while the file was being chosen
            connect(writing.began, self, self._follow, writing)
        writing.read(work, partial(self._done, path), failures)

    def _follow(self, progress: Progress) -> None:
        connect(progress.moved, self, self._show_written)

    def _done(self, path: Path, count: int) -> None:
        said = translate("Exporting", "%n annotation(s) exported to %1", n=count)
        self._session.messages.show_written(said.replace("%1", path.name), path)
        if alive(self):  # its window may have been closed
            self.message.emit(said.replace("%1", path.name))

    def _failed(self, path: Path, error: OSError) -> None:
        heading = translate("Exporting", "“%1” could not be written").replace("%1", path.name)
        self._session.messages.warn(heading, f"{error_messages.write_failure(error)}\n\n{path}")

    def _show_written(self, count: int, total: int) -> None:
        words = translate("Retrieval", "Exporting… %1 of %2 annotations")
        self.message.emit(
            words.replace("%1", display_names.number_text(count)).replace(
                "%2", display_names.number_text(total)
            )
        )


def _write_csv(
    documents: Sequence[str], ids: frozenset[str], path: Path, library: Library, progress: Progress
) -> int:
    def told(rows: Iterable[AnnotationRow]) -> Iterator[AnnotationRow]:
        for number, row in enumerate(rows):
            if number % 500 == 0:
                progress.report(number, len(ids))
            yield row

    with atomic_write(path) as out:
        rows = library.queries.iterate_annotations(documents)
        wanted = told(row for row in rows if row.id in ids)
        return write_annotations(({**row._asdict(), "annotation_id": row.id} for row in wanted), out)
