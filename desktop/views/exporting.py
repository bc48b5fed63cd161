"""Exporting: annotations and figures to CSV files, beside the window."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from desktop.actions.errors import LibraryError
from desktop.actions.figures import figure_rows, known_figures
from desktop.actions.library import Library
from desktop.files.annotations_csv import write_annotations
from desktop.files.atomic import atomic_write
from desktop.files.figures_csv import write_figures
from desktop.tasks import LIBRARY
from desktop.views import problems
from desktop.views.desk import Desk

translate = QCoreApplication.translate


class Exporting(QObject):
    """Writes what a library holds into files that a person names."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def annotations(self, ids: Sequence[str] | None, name: str) -> None:
        """Ask where to, and write the annotations of documents, or of all.

        Args:
            ids: The documents, or None for all.
            name: What the file is called unless the person says otherwise.
        """
        path = self._ask(translate("Exporting", "Export annotations"), name)
        if path is not None:
            self._run(partial(_write_annotations, self._desk.library.second, ids, path), path, "annotations")

    def figures(self, ids: Sequence[str] | None, name: str) -> None:
        """Ask where to, and write the figures of documents, or of all."""
        path = self._ask(translate("Exporting", "Export figures"), name)
        if path is not None:
            self._run(partial(_write_figures, self._desk.library.second, ids, path), path, "figures")

    def _ask(self, heading: str, name: str) -> Path | None:
        if not self._desk.is_open:
            return None
        settings = self._desk.settings
        clean = "".join("_" if mark in '\\/:*?"<>|\n' else mark for mark in name)[:80]
        suggested = settings.folder / f"{clean}.csv"
        path = self._desk.messages.choose_new_file(
            heading, suggested, translate("Exporting", "CSV for spreadsheets") + " (*.csv)"
        )
        if path is not None:
            settings.folder = path.parent
        return path

    def _run(self, write: Callable[[], int], path: Path, what: str) -> None:
        def done(count: int) -> None:
            words = (
                translate("Exporting", "%n annotation(s) exported to %1", None, count)
                if what == "annotations"
                else translate("Exporting", "%n figure(s) exported to %1", None, count)
            )
            self._desk.messages.note(words.replace("%1", path.name))

        self._desk.tasks.run(write, done, partial(self._failed, path), lane=LIBRARY)

    def _failed(self, path: Path, error: BaseException) -> None:
        if isinstance(error, LibraryError):
            problems.tell(self._desk.messages, error)
        elif isinstance(error, OSError):
            heading = translate("Exporting", "“%1” could not be written").replace("%1", path.name)
            hint = translate(
                "Exporting",
                "If another program such as a spreadsheet has the file open, close it there; else choose "
                "another folder. Nothing was written.",
            )
            self._desk.messages.warn(heading, f"{hint}\n\n{error.strerror or error}\n{path}")
        else:
            raise error


def _write_annotations(second: Callable[[], Library], ids: Sequence[str] | None, path: Path) -> int:
    with second() as library, atomic_write(path) as out:
        rows = library.reading.iterate_annotations(ids)
        return write_annotations(({**asdict(row), "annotation_id": row.id} for row in rows), out)


def _write_figures(second: Callable[[], Library], ids: Sequence[str] | None, path: Path) -> int:
    with second() as library, atomic_write(path) as out:
        return write_figures(_figures(library, ids), out)


def _figures(library: Library, ids: Sequence[str] | None) -> Iterator[dict[str, Any]]:
    reading = library.reading
    for one in [row.id for row in reading.documents()] if ids is None else ids:
        document, text = reading.document(one), reading.text(one)
        known = known_figures(text, reading.headings(one), document.year, reading.corrections(one))
        yield from figure_rows(document, text, known)
