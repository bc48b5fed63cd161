"""The export job: writes annotations, figures and other formats in the background."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop import error_messages
from desktop.actions.library import Library
from desktop.i18n import translate
from desktop.paths import library_name
from desktop.tasks import Canceled, Progress
from desktop.views.operations.background import LibraryRead
from desktop.views.session import Session

if TYPE_CHECKING:
    from desktop.actions.export_scope import ExportCounts
    from desktop.actions.exports import AnnotationSelection


FIGURES = "figures"
"""The format of a table of figures; see desktop.actions.exports.FORMATS for all."""

COUNTED = {FIGURES: "figures", "qdc": "tags", "codebook": "tags", "md": "tags"} | dict.fromkeys(
    (
        "html",
        "docx",
        "conll",
        "conll-words",
        "conll-columns",
        "doccano",
        "label-studio",
        "qdpx",
        "documents",
    ),
    "documents",
)
"""What is counted of each format, by the names in Tally; of all others the annotations."""

_Counts = tuple[str, "ExportCounts"]
"""What is counted, by its name in Tally, and the tally."""


class ExportJob(QObject):
    """Writes what a library holds into files that a user names.

    Attributes:
        began: The signal that an export is under way (`Progress`).
        ended: The signal that it is over, well or not (that `Progress`).
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reading = LibraryRead(session, self)
        self.began, self.ended = self._reading.began, self._reading.ended

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._reading.busy

    def cancel(self) -> None:
        """Stop the export."""
        self._reading.cancel()

    def annotations(self, ids: Sequence[str] | None, name: str) -> None:
        """Ask where to, and write the annotations of documents, or of all, as CSV.

        Args:
            ids: The documents, or None for all.
            name: What the file is called unless the user says otherwise.
        """
        self.write("csv", ids, name, heading=translate("Exporting", "Export annotations"))

    def figures(self, ids: Sequence[str] | None, name: str) -> None:
        """Ask where to, and write the figures of documents, or of all, as CSV."""
        self.write(FIGURES, ids, name, heading=translate("Exporting", "Export figures"))

    def write(
        self,
        format_name: str,
        ids: Sequence[str] | None,
        name: str,
        *,
        only: "AnnotationSelection | None" = None,
        manifest: bool = False,
        heading: str = "",
        about: str = "",
        chinese: bool = False,
    ) -> None:
        """Ask where to, and write a file.

        Args:
            format_name: One of desktop.actions.exports.FORMATS.
            ids: The documents, or None for all.
            name: What the file is called unless the user says otherwise.
            only: Which of their annotations; all where nothing is said.
            manifest: Whether a manifest is written beside it.
            heading: What the dialog is called.
            about: What the format is called; a table for spreadsheets where nothing is said.
            chinese: Whether the headers, sheet names and values of a table are Chinese.
        """
        if not self._session.is_open:
            return
        if self._reading.busy:
            self._session.messages.show_note(translate("Exporting", "Another export is still running"))
            return
        path = self._ask_path(heading or translate("Exporting", "Export"), name, format_name, about)
        if path is None:
            return
        self._reading.read(
            partial(_write_export, format_name, (ids, only), path, manifest, chinese),
            partial(self._done, path),
            {Canceled: self._canceled, OSError: partial(self._failed, path)},
        )

    def _ask_path(self, heading: str, name: str, format_name: str, about: str) -> Path | None:
        from desktop.actions.exports import ending_of

        settings, ending = self._session.settings, ending_of(format_name)
        clean = "".join("_" if mark in '\\/:*?"<>|\n' else mark for mark in name)[:80]
        words = about or translate("Exporting", "CSV table")
        path = self._session.messages.choose_new_file(
            heading, settings.folder / f"{clean}{ending}", f"{words} (*{ending})"
        )
        if path is not None:
            settings.folder = path.parent
        return path

    def _done(self, path: Path, counts: _Counts) -> None:
        what, written = counts
        count = getattr(written, what) - (written.left if what == "annotations" else 0)
        words = {
            "annotations": translate("Exporting", "%n annotation(s) exported to %1", n=count),
            "figures": translate("Exporting", "%n figure(s) exported to %1", n=count),
            "documents": translate("Exporting", "%n document(s) exported to %1", n=count),
            "tags": translate("Exporting", "%n tag(s) exported to %1", n=count),
        }[what]
        notes = [words.replace("%1", path.name), *_left_out(written)]
        self._session.messages.show_written(" · ".join(notes), path)

    def _canceled(self, _: Canceled) -> None:
        self._session.messages.show_note(translate("Exporting", "Export stopped. Nothing was written."))

    def _failed(self, path: Path, error: OSError) -> None:
        heading = translate("Exporting", "“%1” could not be written").replace("%1", path.name)
        hint = translate(
            "Exporting",
            (
                "Nothing was written. If the file is open in another program, such as a "
                "spreadsheet, close it there; otherwise choose another folder."
            ),
        )
        self._session.messages.warn(heading, f"{hint}\n\n{error_messages.write_failure(error)}\n{path}")


def _write_export(
    format_name: str,
    scope: "tuple[Sequence[str] | None, AnnotationSelection | None]",
    path: Path,
    manifest: bool,
    chinese: bool,
    library: Library,
    progress: Progress,
) -> _Counts:
    """Export on a worker."""
    from desktop.actions.exports import ALL, export_to, write_manifest

    ids, only = scope[0], scope[1] or ALL
    name = library_name(library.path)
    tally = export_to(library, path, format_name, ids, progress.report, only, chinese=chinese, name=name)
    if manifest:
        beside = path.with_name(f"{path.name}.manifest.json")
        write_manifest(library, path, format_name, ids, beside, only, name)
    what = COUNTED.get(format_name, "annotations")
    return what, tally


def _left_out(written: "ExportCounts") -> list[str]:
    """Return what has to be said of an export besides what was written."""
    notes = []
    if written.left:
        notes.append(
            translate("Exporting", "%n annotation(s) not written, for which it has no room", n=written.left)
        )
    for name, count in written.split.items():
        notes.append(translate("Exporting", "“%1” is on %n sheet(s)", n=count).replace("%1", name))
    if written.without_figures:
        notes.append(
            translate("Exporting", "no figures, as those of over 500 documents are not recognized yet")
        )
    return notes
