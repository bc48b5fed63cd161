"""The export of what a search has found, written in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from PySide6.QtCore import QObject

from desktop import error_messages
from desktop.actions.figure_listing import ListedFigure
from desktop.actions.found_rows import figure_rows, hit_rows
from desktop.actions.library import Library
from desktop.actions.row_types import DocumentRow
from desktop.files.atomic_write import atomic_write
from desktop.i18n import translate
from desktop.tasks import Progress
from desktop.text.concordance import ConcordanceLine
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session
from desktop.views.widgets.export_button import format_name

HIT_FORMATS = ("csv", "xlsx", "docx")
"""The formats that hits can be written in."""

REPORT_EVERY = 500
"""Rows after which it is told how many were written."""

_Rows = Callable[[Library], Iterator[dict[str, Any]]]
_Write = Callable[[Iterable[dict[str, Any]], str, BinaryIO], object]


class FoundExport(QObject):
    """Asks where to, and writes hits or figures in the order they are listed in."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def write_hits(
        self,
        ending: str,
        documents: Sequence[DocumentRow],
        lines: Sequence[ConcordanceLine],
        query: str,
    ) -> None:
        """Write hits in one of HIT_FORMATS.

        Args:
            ending: The format.
            documents: The documents by their numbers.
            lines: The hits.
            query: What was asked for.
        """
        rows = partial(_hit_rows, documents, lines)
        self._write(ending, rows, len(lines), _hit_writer(ending), query)

    def write_figures(self, ending: str, figures: Sequence[ListedFigure], query: str) -> None:
        """Write figures in one of TABLE_FORMATS; arguments as for ``write_hits``."""
        rows = partial(_figure_rows, figures)
        self._write(ending, rows, len(figures), _figure_writer(ending), query)

    def _write(self, ending: str, rows: _Rows, count: int, write: _Write, query: str) -> None:
        settings = self._session.settings
        clean = "".join("_" if mark in '\\/:*?"<>|\n' else mark for mark in query)[:60]
        path = self._session.messages.choose_new_file(
            translate("LibrarySearch", "Export what was found"),
            settings.folder / f"{clean}.{ending}",
            f"{format_name(ending)} (*.{ending})",
        )
        if path is None or not count:
            return
        settings.folder = path.parent
        writing = LibraryRead(self._session, self._session, single_use=True)  # goes on without the page
        writing.read(
            partial(_write_file, path, rows, count, write, query),
            lambda _: self._session.messages.show_written(
                translate("LibrarySearch", "%n row(s) exported to %1", n=count).replace("%1", path.name), path
            ),
            {OSError: partial(self._failed, path)},
        )

    def _failed(self, path: Path, error: OSError) -> None:
        heading = translate("Exporting", "“%1” could not be written").replace("%1", path.name)
        self._session.messages.warn(heading, f"{error_messages.write_failure(error)}\n\n{path}")


def _hit_rows(
    documents: Sequence[DocumentRow], lines: Sequence[ConcordanceLine], library: Library
) -> Iterator[dict[str, Any]]:
    return hit_rows(library.queries, ((documents[line.document], line) for line in lines))


def _figure_rows(figures: Sequence[ListedFigure], library: Library) -> Iterator[dict[str, Any]]:
    return figure_rows(library.queries, figures)


def _hit_writer(ending: str) -> _Write:
    from desktop.files import hits_export  # loads openpyxl

    return {
        "csv": hits_export.write_hits_csv,
        "xlsx": hits_export.write_hits_xlsx,
        "docx": hits_export.write_hits_docx,
    }[ending]


def _figure_writer(ending: str) -> _Write:
    from desktop.files.exchange.xlsx_export import Worksheet, write_xlsx
    from desktop.files.figures_csv import COLUMNS, write_figures

    if ending == "csv":
        return lambda rows, _query, out: write_figures(rows, out)
    return lambda rows, _query, out: write_xlsx([Worksheet("figures", COLUMNS, rows)], out)


def _write_file(
    path: Path, rows: _Rows, count: int, write: _Write, query: str, library: Library, progress: Progress
) -> None:
    def told() -> Iterator[dict[str, Any]]:
        for number, row in enumerate(rows(library)):
            if number % REPORT_EVERY == 0:
                progress.report(number, count)
            yield row

    with atomic_write(path) as out:
        write(told(), query, out)
