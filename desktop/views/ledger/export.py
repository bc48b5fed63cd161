"""Exports of a ledger: its cells, or a reading of it, written in the background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop import error_messages
from desktop.actions.ledger_cells import ledger_cells, ledger_row
from desktop.actions.ledger_export import READING_FORMATS, write_reading
from desktop.actions.ledger_readings import Row
from desktop.actions.ledgers import Ledger
from desktop.actions.library import Library
from desktop.files.atomic_write import atomic_write
from desktop.files.ledger_table import write_ledger_csv, write_ledger_xlsx
from desktop.i18n import translate
from desktop.tasks import Progress
from desktop.views.ledger.reading_text import reading_title, value_words
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session

_WRITERS = {".csv": write_ledger_csv, ".xlsx": write_ledger_xlsx}


class LedgerExport(QObject):
    """Asks where to, writes, and says what became of it."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def write_cells(self, ledger_id: str, ledger: Ledger) -> None:
        """Write the cells of a ledger: the same file as ``piyue ledger`` writes."""
        path = self._ask(translate("Ledger", "Export ledger"), ledger.name, tuple(reversed(_WRITERS)))
        if path is not None:
            self._write(path, partial(_write_cells, ledger_id, ledger, path))

    def write_reading(self, name: str, rows: Sequence[Row], ledger_name: str) -> None:
        """Write the rows of a reading."""
        heading = f"{ledger_name} · {reading_title(name)}"
        words = f"{ledger_name} {reading_title(name)}"
        path = self._ask(translate("Ledger", "Export reading"), words, (".xlsx", ".csv", ".docx"))
        if path is not None:
            self._write(path, partial(_write_reading, name, list(rows), path, heading))

    def _ask(self, heading: str, name: str, endings: Sequence[str]) -> Path | None:
        kinds = {
            ".xlsx": translate("Exporting", "Excel workbook"),
            ".csv": translate("Exporting", "CSV table"),
            ".docx": translate("Ledger", "Word document"),
        }
        filters = ";;".join(f"{kinds[one]} (*{one})" for one in endings)
        plain = "".join("_" if one in '\\/:*?"<>|' else one for one in name)
        suggested = self._session.settings.folder / f"{plain}{endings[0]}"
        return self._session.messages.choose_new_file(heading, suggested, filters)

    def _write(self, path: Path, work: Callable[[Library, Progress], int]) -> None:
        writing = LibraryRead(self._session, self._session, single_use=True)  # goes on without the page
        writing.read(work, partial(self._done, path), {OSError: partial(self._failed, path)})

    def _done(self, path: Path, count: int) -> None:
        words = translate("Ledger", "%n row(s) written to %1", n=count)
        self._session.messages.show_written(words.replace("%1", path.name), path)

    def _failed(self, path: Path, error: OSError) -> None:
        heading = translate("Exporting", "“%1” could not be written").replace("%1", path.name)
        self._session.messages.warn(heading, f"{error_messages.write_failure(error)}\n\n{path}")


def _write_cells(ledger_id: str, ledger: Ledger, path: Path, library: Library, progress: Progress) -> int:
    cells = ledger_cells(library.queries, ledger.indicators, ledger.filters, ledger_id, progress.report)
    with atomic_write(path) as out:
        return _WRITERS[path.suffix.lower()](map(ledger_row, cells), out)


def _write_reading(
    name: str, rows: Sequence[Row], path: Path, heading: str, library: Library, _progress: Progress
) -> int:
    assert path.suffix.lower() in READING_FORMATS
    return write_reading(library.queries, name, rows, path, value_words, heading)
