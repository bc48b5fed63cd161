"""Importing: files and folders into the library, beside the window, and what became of each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.actions.action import Action
from desktop.actions.changes import Changes, joined
from desktop.actions.documents import DeleteDocuments, ImportFile
from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.actions.renewal import renewals
from desktop.actions.versions import NewVersion
from desktop.files.draft import SourceFile
from desktop.files.errors import Unreadable
from desktop.files.reading import find_files, read_bytes, read_file
from desktop.messages import Choice
from desktop.tasks import LIBRARY, Cancelled, Progress
from desktop.views import problems
from desktop.views.desk import Desk
from desktop.views.status import encoding_name

translate = QCoreApplication.translate


@dataclass(slots=True)
class Imported:
    """What became of the files of one import.

    Attributes:
        made: Ids of the documents that are new or back again.
        known: How many documents the library had already.
        refused: Files that could not be taken, with the reason by name.
        doubtful: Files whose encoding was guessed with doubt, with the codec.
        renewed: Files that were imported before and hold another text by now, with what makes new versions.
        changes: What was touched.
        cancelled: Whether the person stopped it.
        error: What the library could not do, which ended the import.
    """

    made: list[str] = field(default_factory=list)
    known: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    doubtful: list[tuple[str, str]] = field(default_factory=list)
    renewed: list[tuple[SourceFile, list[NewVersion]]] = field(default_factory=list)
    changes: list[Changes] = field(default_factory=list)
    cancelled: bool = False
    error: LibraryError | None = None


class Importing(QObject):
    """Takes files into the library of a desk.

    Signals:
        began: An import is under way; its `Progress`.
        ended: It is over; what became of the files (`Imported`).
    """

    began = Signal(object)
    ended = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._progress: Progress | None = None

    @property
    def progress(self) -> Progress | None:
        """The import under way, or None."""
        return self._progress

    def start(self, paths: Sequence[Path]) -> None:
        """Import files, and all files of folders."""
        if not paths or not self._desk.is_open:
            return
        if self._progress is not None:
            self._desk.messages.note(translate("Importing", "Another import is still under way"))
            return
        progress = self._progress = Progress(self)
        self.began.emit(progress)
        self._desk.tasks.run(
            partial(_import_all, self._desk.library.second, list(paths), progress),
            self._done,
            self._failed,
            lane=LIBRARY,
        )

    def _done(self, imported: Imported) -> None:
        self._progress = None
        self._desk.changed.emit(joined(imported.changes))
        self.ended.emit(imported)
        self._tell(imported)
        self._renew(imported.renewed)

    def _failed(self, error: BaseException) -> None:
        self._progress = None
        self.ended.emit(Imported())
        if not isinstance(error, LibraryError):
            raise error
        problems.tell(self._desk.messages, error)

    def _renew(self, renewed: Sequence[tuple[SourceFile, list[NewVersion]]]) -> None:
        """Ask what is to become of files that hold another text than before, and do it."""
        if not renewed:
            return
        heading = translate(
            "Importing", "%n file(s) have changed since they were imported", None, len(renewed)
        )
        names = [Path(source.path).name for source, _ in renewed]
        text = translate(
            "Importing",
            "A new version takes the annotations along; those whose place is not certain wait under "
            "Annotate › To be placed. The former text can still be read, and you can undo this.",
        )
        listed = "\n".join(names[:6] + (["…"] if len(names) > 6 else []))
        choices = [
            Choice("version", translate("Importing", "Make new versions")),
            Choice("document", translate("Importing", "Import as new documents")),
        ]
        match self._desk.messages.choose(heading, f"{listed}\n\n{text}", choices):
            case "version":
                self._desk.perform_beside([one for _, actions in renewed for one in actions])
            case "document":
                batch = str(uuid4())
                self._desk.perform_beside([ImportFile(source, batch=batch) for source, _ in renewed])

    def _tell(self, imported: Imported) -> None:
        """Say what became of the files: in passing when all went well, else so that it is read."""
        words = summary(imported)
        if imported.error is not None:
            heading, why = problems.doing(imported.error)
            self._desk.messages.warn(heading, f"{why}\n\n{words}")
        elif imported.refused or imported.doubtful:
            self._desk.messages.inform(words, *_details(imported))
        else:
            self._desk.messages.note(words)

    def read_again(self, document_id: str, codec: str) -> bool:
        """Read the file of a document again in another encoding, for all documents it gave; one step.

        Returns:
            Whether that could be done.
        """
        library = self._desk.library
        original = library.reading.original_file(document_id)
        try:
            source = read_bytes(original.data, original.path, encoding=codec)
        except Unreadable as error:
            self._desk.messages.warn(
                translate("Importing", "Not in this encoding"), problems.file_reason(error.reason)
            )
            return False
        of_file = self._of_file(original.path, original.sha256)
        batch = str(uuid4())
        reason = "cleaning" if codec == original.encoding else "re-import"
        if len(of_file) == len(source.drafts):
            actions: list[Action] = [
                NewVersion(one, source, part, reason, batch=batch) for part, one in enumerate(of_file)
            ]
        else:
            actions = [DeleteDocuments(of_file, batch=batch), ImportFile(source, batch=batch)]
        return self._desk.perform_all(actions) is not None

    def _of_file(self, path: str, sha256: str) -> list[str]:
        """Give the documents that came from a file, in the order they stand in it."""
        reading = self._desk.library.reading
        near = reading.documents_from(path)
        found = [one for one in near if reading.original_file(one).sha256 == sha256]
        return sorted(found, key=lambda one: reading.version(one).source_start)


def _import_all(second: Callable[[], Library], paths: Sequence[Path], progress: Progress) -> Imported:
    """Import on a worker, with a connection of its own; whole files or nothing of them."""
    result, batch = Imported(), str(uuid4())
    with second() as library:
        try:
            progress.tell(0, 0)
            files = list(find_files(paths))
            for number, path in enumerate(files):
                progress.tell(number, len(files), path.name)
                _import_one(library, path, batch, result)
        except Cancelled:
            result.cancelled = True
        except LibraryError as error:
            result.error = error
    return result


def _import_one(library: Library, path: Path, batch: str, result: Imported) -> None:
    try:
        source = read_file(path)
    except Unreadable as error:
        result.refused.append((str(path), error.reason))
        return
    if not source.drafts:
        result.refused.append((str(path), "no-documents"))
        return
    renewed = renewals(library.reading, source, batch)
    if renewed:
        result.renewed.append((source, renewed))
        return
    action = ImportFile(source, batch=batch)
    result.changes.append(library.perform(action))
    result.made += action.result.made + action.result.restored
    result.known += len(action.result.duplicates)
    if source.doubtful:
        result.doubtful.append((str(path), source.encoding))


def summary(imported: Imported) -> str:
    """Say in one line what became of an import."""
    parts = [translate("Importing", "%n document(s) imported", None, len(imported.made))]
    if imported.known:
        parts.append(translate("Importing", "%n known already", None, imported.known))
    if imported.refused:
        parts.append(translate("Importing", "%n file(s) not taken", None, len(imported.refused)))
    if imported.cancelled:
        parts.append(translate("Importing", "stopped"))
    return translate("Importing", ", ").join(parts)


def _details(imported: Imported) -> tuple[str, str]:
    """Name the files that were refused or doubtful: the first few, and all of them."""
    lines = [f"{Path(path).name}: {problems.file_reason(reason)}" for path, reason in imported.refused]
    lines += [
        translate(
            "Importing", "%1: encoding guessed as %2; check it, and change it under Document if it is wrong"
        )
        .replace("%1", Path(path).name)
        .replace("%2", encoding_name(codec))
        for path, codec in imported.doubtful
    ]
    shown = lines[:8] + (["…"] if len(lines) > 8 else [])
    return "\n".join(shown), "\n".join(lines) if len(lines) > 8 else ""
