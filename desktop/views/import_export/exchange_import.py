"""Exchange import: annotations, projects and codebooks of other programs, imported into the library."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop import error_messages
from desktop.files import guarded
from desktop.files.errors import Unreadable
from desktop.files.exchange.recognition import ENDINGS
from desktop.i18n import translate
from desktop.tasks import Canceled, Progress
from desktop.views.operations.background import BackgroundJob, Failures
from desktop.views.session import Session

if TYPE_CHECKING:
    from desktop.actions.foreign_files import ForeignFile
    from desktop.actions.import_project import MergeResult
    from desktop.actions.restore_annotations import RestoreResult


PROJECTS = (".qdpx", ".qdc")
"""Endings of what another program, or another user, made: texts and codes."""

DATABASES = (".sqlite3", ".sqlite", ".db")
"""Endings of databases, which may be projects of Taguette and are no texts."""

REPORTED_LIMIT = 12
"""How many annotations without a place are told one by one; the details name them all."""

_HEAD = 4096
_MARKS = (b"annotation_id", b"tag_path")


def holds_annotations(path: Path) -> bool:
    """Return whether a file holds annotations, tags or a project, not texts to import."""
    ending = path.suffix.lower()
    if ending in PROJECTS or ending == ".jsonld" or ending in DATABASES:
        return True
    if ending not in (".csv", ".jsonl") or not path.is_file():
        return False
    try:
        with guarded.opened(path) as opened:
            head = opened.read(_HEAD)
    except OSError:
        return False  # reading it says why
    return all(mark in head for mark in _MARKS)


class ExchangeImport(QObject):
    """Takes annotations and projects into the library of a session.

    Attributes:
        began: The signal that a file is being read (`Progress`).
        ended: The signal that it has been, or could not be (that `Progress`).
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reading = BackgroundJob(session, self)
        self.began, self.ended = self._reading.began, self._reading.ended
        self._path: Path | None = None
        self._waiting: list[Path] = []

    @property
    def busy(self) -> bool:
        """Whether a file is being taken in, or waits to be."""
        return self._path is not None

    def choose(self) -> None:
        """Ask for a file and take it in."""
        if not self._session.is_open:
            return
        settings = self._session.settings
        kinds = (
            translate("ExchangeImport", "Annotations and projects")
            + f" ({' '.join(f'*{ending}' for ending in ENDINGS)});;"
            + translate("ExchangeImport", "All files")
            + " (*)"
        )
        path = self._session.messages.choose_file(
            translate("ExchangeImport", "Import annotations or project"), settings.folder, kinds
        )
        if path is not None:
            settings.folder = path.parent
            self.import_file(path)

    def import_file(self, path: Path) -> None:
        """Take a file in, after one that is being taken in."""
        if not self._session.is_open:
            self._waiting.clear()
            return
        if self._path is not None:
            self._waiting.append(path)
            words = translate("Importing", "Will be imported after the current import")
            self._session.messages.show_note(words)
            return
        self._path = path
        failures: Failures = {Unreadable: partial(self._report_unreadable, path), BaseException: self._raise}
        self._reading.run(partial(_read_file, path), partial(self._perform, path), failures)

    def cancel(self) -> None:
        """Stop what is being read."""
        self._reading.cancel()

    def _perform(self, path: Path, read: ForeignFile) -> None:
        action = read.rows or read.project
        assert action is not None
        self._session.perform_in_background(
            [action], lambda done: self._done(path, read, done.value[0]), self._end, owner=self
        )

    def _end(self) -> None:
        self._path = None
        if self._waiting:
            QTimer.singleShot(0, self, self._go_on)  # first it is told what came of the one before

    def _go_on(self) -> None:
        if self._waiting and self._path is None:
            self.import_file(self._waiting.pop(0))

    def _raise(self, error: BaseException) -> None:
        self._end()
        if not isinstance(error, Canceled):
            raise error

    def _done(self, path: Path, read: ForeignFile, result: RestoreResult | MergeResult) -> None:
        from desktop.actions.restore_annotations import RestoreResult

        self._end()
        if isinstance(result, RestoreResult):
            lines, lacking = _of_rows(result)
            count = len(result.annotations)
        else:
            lines, lacking = _of_project(result)
            count = len(result.annotations)
        lines += [_remark(name, times) for name, times in read.remarks.items()]
        heading = translate("ExchangeImport", "%n annotation(s) imported from %1", n=count)
        if lacking:
            lines.append(
                translate(
                    "ExchangeImport",
                    "%n annotation(s) could not be placed and were not imported:",
                    n=len(lacking),
                )
            )
        shown = lines + lacking[:REPORTED_LIMIT] + (["…"] if len(lacking) > REPORTED_LIMIT else [])
        details = "\n".join(lacking) if len(lacking) > REPORTED_LIMIT else ""
        self._session.messages.inform(heading.replace("%1", path.name), "\n".join(shown), details)

    def _report_unreadable(self, path: Path, error: Unreadable) -> None:
        self._end()
        heading = translate("ExchangeImport", "“%1” could not be imported").replace("%1", path.name)
        if error.reason == "columns":
            why = translate(
                "ExchangeImport",
                (
                    "Columns required for annotations are missing (%1). To import texts from a "
                    "table, use File › Import files."
                ),
            ).replace("%1", error.details.get("missing", ""))
        else:
            why = error_messages.annotations_failure(error.reason, error.details.get("line", ""))
        self._session.messages.warn(heading, f"{why}\n{path}")


def _read_file(path: Path, progress: Progress) -> ForeignFile:
    """Read a file on a worker."""
    from desktop.actions.foreign_files import read_foreign_file

    def on_progress(_done: int, _total: int) -> None:
        progress.check_canceled()

    return read_foreign_file(path, on_progress=on_progress, at_once=True)


def _of_rows(result: RestoreResult) -> tuple[list[str], list[str]]:
    """Return what became of rows: in sum, and one by one for those without a place."""
    words = {
        "document": translate("ExchangeImport", "Row %1: document not in the library"),
        "tag": translate("ExchangeImport", "Row %1: no tag given"),
        "quote": translate("ExchangeImport", "Row %1: quote not found in the text, or found more than once"),
        "too-deep": translate("ExchangeImport", "Row %1: the tag would be nested deeper than 32 levels"),
        "too-long": translate("ExchangeImport", "Row %1: the tag name is longer than 200 characters"),
    }
    lacking = [words.get(why, words["quote"]).replace("%1", str(number)) for number, why in result.unplaced]
    edited, conflicts = len(result.edited), len(result.conflicts)
    lines = _repeated(result.repeated) + _waiting(len(result.waiting))
    if edited:
        lines.append(translate("ExchangeImport", "%n edited note(s) imported", n=edited))
    if conflicts:
        lines.append(
            translate(
                "ExchangeImport",
                "%n edited note(s) not imported, because they were changed here as well",
                n=conflicts,
            )
        )
    return lines, lacking


def _of_project(result: MergeResult) -> tuple[list[str], list[str]]:
    """Return what came of a project: in sum, and one by one for selections without a place."""
    lines = []
    if result.documents:
        lines.append(translate("ExchangeImport", "%n new document(s)", n=len(result.documents)))
    if result.known:
        lines.append(
            translate("ExchangeImport", "%n document(s) already in the library", n=len(result.known))
        )
    if result.tags:
        lines.append(translate("ExchangeImport", "%n new tag(s)", n=len(result.tags)))
    if result.attributes:
        names = "、".join(result.attributes)
        lines.append(translate("ExchangeImport", "Document attributes: %1").replace("%1", names))
    lines += _repeated(result.repeated) + _waiting(len(result.waiting))
    lines += _refused(result.refused)
    lacking = [f"{title}: “{quote}”" for title, quote in (*result.unplaced, *result.untagged)]
    return lines, lacking


def _refused(tags: list[tuple[int, str, str]]) -> list[str]:
    """Name the tags that were left out, and why."""
    words = {
        "too-deep": translate(
            "ExchangeImport", "Tag %1, “%2”, was not imported: it would be nested deeper than 32 levels"
        ),
        "too-long": translate(
            "ExchangeImport",
            ("Tag %1, “%2”, was not imported: a name in its path is longer than 200 characters"),
        ),
    }
    said = [
        words[why].replace("%1", str(number)).replace("%2", name[:40])
        for number, name, why in tags[:REPORTED_LIMIT]
    ]
    return said + (["…"] if len(tags) > REPORTED_LIMIT else [])


def _repeated(count: int) -> list[str]:
    if not count:
        return []
    return [translate("ExchangeImport", "%n annotation(s) already in the library", n=count)]


def _waiting(count: int) -> list[str]:
    if not count:
        return []
    return [
        translate("ExchangeImport", "%n annotation(s) were made on an older text and are unplaced", n=count)
    ]


def _remark(name: str, times: int) -> str:
    """Return a text that says what was slightly wrong with a project."""
    words = {
        "inner-name": translate(
            "ExchangeImport", "The project file inside the archive has a non-standard name"
        ),
        "internal": translate("ExchangeImport", "Text paths lacked the internal:// prefix"),
        "sources-folder": translate("ExchangeImport", "The text folder is named Sources"),
        "bom": translate("ExchangeImport", "A byte order mark was removed from a text"),
        "encoding": translate("ExchangeImport", "A text was not in UTF-8; its encoding was guessed"),
        "line-ends": translate("ExchangeImport", "Line endings in a text were unified"),
        "utf-16": translate("ExchangeImport", "Text positions were counted in UTF-16 units"),
        "dangling": translate("ExchangeImport", "An invalid reference was skipped"),
        "bad-range": translate("ExchangeImport", "A selection outside its text was skipped"),
        "other-media": translate("ExchangeImport", "A source that is not text was skipped"),
        "unescaped": translate("ExchangeImport", "Unescaped characters in notes were repaired"),
        "touching": translate(
            "ExchangeImport", "Where highlights touch or overlap, the second begins where the first ends"
        ),
        "left-memos": translate(
            "ExchangeImport", "Journals and notes that belong to no passage were skipped"
        ),
        "left-cases": translate("ExchangeImport", "Cases were skipped"),
        "left-sets": translate("ExchangeImport", "Sets were skipped"),
        "left-links": translate("ExchangeImport", "Links were skipped"),
        "left-graphs": translate("ExchangeImport", "Graphs were skipped"),
    }.get(name, name)
    return f"{words} (×{times})" if times > 1 else words
