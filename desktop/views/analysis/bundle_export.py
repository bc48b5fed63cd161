"""The export of a replication bundle, in the background."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from desktop import error_messages
from desktop.actions.document_filters import DocumentFilters
from desktop.actions.library import Library
from desktop.actions.panel import make_panel
from desktop.actions.replication_bundle import write_bundle
from desktop.i18n import translate
from desktop.tasks import Progress
from desktop.text.dictionary import Dictionary
from desktop.views import display_names
from desktop.views.analysis.library_facts import ANALYSIS
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session


def export_bundle(
    session: Session, dictionary: Dictionary, by: Sequence[str], filters: DocumentFilters
) -> None:
    """Ask where to, and write the bundle of a panel there.

    Args:
        session: The session.
        dictionary: The dictionary.
        by: The keys of the panel.
        filters: Which documents and parts.
    """
    name = display_names.library(session.library.path)
    path = session.messages.choose_new_file(
        translate("Analysis", "Replication bundle"),
        session.settings.folder / f"{name} {dictionary.name or translate('Analysis', 'panel')}.zip",
        translate("Analysis", "ZIP archive") + " (*.zip)",
    )
    if path is None:
        return
    job = LibraryRead(session, session, ANALYSIS, single_use=True)  # goes on without the page
    work = partial(_write, path, dictionary, tuple(by), filters)
    job.read(work, partial(_done, session, path), {OSError: partial(_failed, session, path)})


def _write(
    path: Path,
    dictionary: Dictionary,
    by: Sequence[str],
    filters: DocumentFilters,
    library: Library,
    progress: Progress,
) -> None:
    cells = make_panel(library.queries, dictionary, by, filters, on_progress=progress.report)
    write_bundle(library.queries, path, dictionary, by, filters, cells)


def _done(session: Session, path: Path, _result: None) -> None:
    session.messages.show_written(translate("Analysis", "Exported to %1").replace("%1", path.name), path)


def _failed(session: Session, path: Path, error: OSError) -> None:
    heading = translate("Exporting", "“%1” could not be written").replace("%1", path.name)
    session.messages.warn(heading, f"{error_messages.write_failure(error)}\n\n{path}")
