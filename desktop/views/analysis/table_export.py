"""The export of a table: as CSV or as an Excel workbook, written in the background."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop import error_messages
from desktop.files.atomic_write import atomic_write
from desktop.i18n import translate
from desktop.tasks import Progress
from desktop.views import display_names
from desktop.views.operations.background import BackgroundJob
from desktop.views.session import Session
from desktop.views.widgets.export_button import format_name

WriteTable = Callable[[str, BinaryIO], object]
"""Writes the table to an open file; handed the ending of its name."""


def export_table(session: Session, what: str, suffix: str, write: WriteTable) -> None:
    """Ask where to, and write a table there.

    Args:
        session: The session.
        what: What it is called, for the suggested name of the file.
        suffix: ``.csv`` or ``.xlsx``.
        write: Writes it, on a worker.
    """
    export_file(session, what, suffix, f"{format_name(suffix[1:])} (*{suffix})", write)


def export_file(session: Session, what: str, suffix: str, filters: str, write: WriteTable) -> None:
    """Ask where to, and write a file there; arguments as for ``export_table``, and a filter."""
    name = display_names.library(session.library.path)
    path = session.messages.choose_new_file(
        translate("Analysis", "Export"), session.settings.folder / f"{name} {what}{suffix}", filters
    )
    if path is None:
        return
    job = BackgroundJob(session, session, single_use=True)  # goes on without the page
    job.run(
        partial(_write, path, write),
        partial(_done, session, path),
        {OSError: partial(_failed, session, path)},
    )


def _write(path: Path, write: WriteTable, _progress: Progress) -> None:
    with atomic_write(path) as out:
        write(path.suffix, out)


def _done(session: Session, path: Path, _result: object) -> None:
    session.messages.show_written(translate("Analysis", "Exported to %1").replace("%1", path.name), path)


def _failed(session: Session, path: Path, error: OSError) -> None:
    heading = translate("Exporting", "“%1” could not be written").replace("%1", path.name)
    session.messages.warn(heading, f"{error_messages.write_failure(error)}\n\n{path}")
