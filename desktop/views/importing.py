"""Importing: files and folders into the library, beside the window, and what became of each."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.actions.action import Action
from desktop.actions.changes import Changes, joined
from desktop.actions.documents import DeleteDocuments, ImportFile
from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.actions.renewal import renewals
from desktop.actions.texts import readable
from desktop.actions.versions import NewVersion
from desktop.files.draft import SourceFile
from desktop.files.errors import Unreadable
from desktop.files.reading import bytes_of, find_files, head_of_table, read_bytes
from desktop.files.watching import Watch
from desktop.messages import Choice
from desktop.tasks import LIBRARY, Cancelled, Progress
from desktop.views import folders, problems
from desktop.views.desk import Desk
from desktop.views.edits import patiently
from desktop.views.looking import Look, known_columns, look_at

if TYPE_CHECKING:
    from desktop.files.readers.rows import Mapper

translate = QCoreApplication.translate


@dataclass(slots=True)
class Imported:
    """What became of the files of one import.

    Attributes:
        made: Ids of the documents that are new or back again.
        known: How many documents the library had already.
        refused: Files that could not be taken, with the reason by name.
        doubts: Files that a person should look at first.
        renewed: Files that were imported before and hold another text by now, with what makes new versions.
        renew: Whether new versions are made without a question.
        changes: What was touched.
        cancelled: Whether the person stopped it.
        error: What the library could not do, which ended the import.
    """

    made: list[str] = field(default_factory=list)
    known: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[Look] = field(default_factory=list)
    renewed: list[tuple[SourceFile, list[NewVersion]]] = field(default_factory=list)
    renew: bool = False
    changes: list[Changes] = field(default_factory=list)
    cancelled: bool = False
    error: LibraryError | None = None


class Importing(QObject):
    """Takes files into the library of a desk.

    Signals:
        began: An import is under way; its `Progress`.
        ended: It is over; what became of the files (`Imported`).
        doubted: Files that a person should look at before they are imported (list of `Look`).
    """

    began = Signal(object)
    ended = Signal(object)
    doubted = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._progress: Progress | None = None

    @property
    def progress(self) -> Progress | None:
        """The import under way, or None."""
        return self._progress

    def start(self, paths: Sequence[Path], *, look: bool = False, renew: bool = False) -> None:
        """Import files, and all files of folders, which are remembered.

        Args:
            paths: Files and folders.
            look: Whether a person wants to look at every file first, not only at what is doubtful.
            renew: Whether files that have changed become new versions without a question.
        """
        if not self._desk.is_open:
            return
        folders.remember(self._desk.settings, self._desk.library.path, [one for one in paths if one.is_dir()])
        mapper = known_columns(self._desk.settings).get
        self._run(lambda progress: partial(_import_all, list(paths), look, renew, mapper, progress), paths)

    def take(self, sources: Sequence[SourceFile]) -> None:
        """Import files that were looked at."""
        self._run(lambda progress: partial(_take_all, list(sources), progress), sources)

    def _run(
        self,
        work: Callable[[Progress], Callable[[Callable[[], Library]], Imported]],
        what: Sequence[object],
    ) -> None:
        if not what or not self._desk.is_open:
            return
        if self._progress is not None:
            self._desk.messages.note(translate("Importing", "Another import is still under way"))
            return
        progress = self._progress = Progress()
        self._desk.waiting.is_importing = True
        self.began.emit(progress)
        do = partial(work(progress), self._desk.library.second)
        self._desk.tasks.run(do, self._done, self._failed, owner=self, lane=LIBRARY)

    def _done(self, imported: Imported) -> None:
        self._progress, self._desk.waiting.is_importing = None, False
        self._desk.changed.emit(joined(imported.changes))
        self.ended.emit(imported)
        self._tell(imported)
        self._renew(imported)
        if imported.doubts:
            self.doubted.emit(imported.doubts)

    def _failed(self, error: BaseException) -> None:
        self._progress, self._desk.waiting.is_importing = None, False
        self.ended.emit(Imported())
        if not isinstance(error, LibraryError):
            raise error
        problems.tell(self._desk.messages, error)

    def _renew(self, imported: Imported) -> None:
        """Ask what is to become of files that hold another text than before, and do it."""
        renewed = imported.renewed
        if not renewed:
            return
        if imported.renew:
            self._desk.perform_beside([one for _, actions in renewed for one in actions])
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
        elif imported.refused:
            self._desk.messages.inform(words, *_details(imported))
        elif imported.made or imported.known or imported.cancelled or not imported.doubts:
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
            actions: list[Action[object]] = [
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


def _import_all(
    paths: Sequence[Path],
    look: bool,
    renew: bool,
    mapper: "Mapper",
    progress: Progress,
    second: Callable[[], Library],
) -> Imported:
    """Import on a worker, with a connection of its own; whole files or nothing of them."""
    result, batch = Imported(renew=renew), str(uuid4())
    with second() as library, _ending_well(result):
        progress.tell(0, 0)
        files = list(find_files(paths))
        for number, path in enumerate(files):
            watch = _within(progress, number, len(files), path.name)
            source = _read(library, path, look, (mapper, watch), result)
            if source is not None:
                _import_one(library, source, batch, result, watch)
    return result


def _take_all(sources: Sequence[SourceFile], progress: Progress, second: Callable[[], Library]) -> Imported:
    """Import files that were looked at, on a worker."""
    result, batch = Imported(), str(uuid4())
    with second() as library, _ending_well(result):
        for number, source in enumerate(sources):
            watch = _within(progress, number, len(sources), Path(source.path).name)
            _import_one(library, source, batch, result, watch, chosen=True)
    return result


def _within(progress: Progress, number: int, files: int, name: str) -> Watch:
    """Tell that a file's turn has come; give what tells how many of its many documents are done."""
    progress.tell(number, files, name)
    return lambda done, total: progress.tell(done, total, name) if done else progress.heed()


@contextmanager
def _ending_well(result: Imported) -> Iterator[None]:
    """Note what ended an import before its time."""
    try:
        yield
    except Cancelled:
        result.cancelled = True
    except LibraryError as error:
        result.error = error


def _read(
    library: Library, path: Path, look: bool, how: "tuple[Mapper, Watch]", result: Imported
) -> SourceFile | None:
    """Give a file that can be imported as it is; note why where it can't, or should be looked at first."""
    mapper, watch = how
    try:
        data = bytes_of(path)
        source = _read_surely(library, data, str(path), mapper, watch)
    except Unreadable as error:
        if error.reason != "columns":
            result.refused.append((str(path), error.reason))
            return None
        source = None
    if look or source is None:
        result.doubts.append(look_at(str(path), data, mapper=mapper))
        return None
    inner = source.remarks.get("refused", "").splitlines()
    result.refused += [(f"{path}/{name}", why) for name, _, why in (one.rpartition(": ") for one in inner)]
    return source


def _read_surely(
    library: Library, data: bytes, path: str, mapper: "Mapper", watch: Watch
) -> SourceFile | None:
    """Give a file as it was read; None where that was a guess, and nobody has confirmed it before.

    Raises:
        Unreadable: When it cannot be taken.
    """
    head = head_of_table(data, path, None, mapper, watch)
    if head is not None and not head.sure:
        return None
    source = read_bytes(data, path, mapper=mapper, watch=watch)
    known = library.reading.documents_from(readable(path)) if source.doubtful else []
    if known:
        with suppress(Unreadable):
            return read_bytes(data, path, encoding=library.reading.version(known[0]).encoding, mapper=mapper)
    return None if source.doubtful else source


def _import_one(
    library: Library, source: SourceFile, batch: str, result: Imported, watch: Watch, *, chosen: bool = False
) -> None:
    renewed = renewals(library.reading, source, batch, chosen=chosen)
    if renewed:
        result.renewed.append((source, renewed))
        return
    done = patiently(partial(library.perform, ImportFile(source, watch, batch=batch)), watch)
    result.changes.append(done.changes)
    result.made += done.value.made + done.value.restored
    result.known += len(done.value.duplicates)


def summary(imported: Imported) -> str:
    """Say in one line what became of an import."""
    parts = [translate("Importing", "%n document(s) imported", None, len(imported.made))]
    if imported.known:
        parts.append(translate("Importing", "%n known already", None, imported.known))
    if imported.renew and imported.renewed:
        parts.append(translate("Importing", "%n file(s) have changed", None, len(imported.renewed)))
    if imported.refused:
        parts.append(translate("Importing", "%n file(s) not taken", None, len(imported.refused)))
    if imported.cancelled:
        parts.append(translate("Importing", "stopped"))
    return translate("Importing", ", ").join(parts)


def _details(imported: Imported) -> tuple[str, str]:
    """Name the files that were refused: the first few, and all of them."""
    line = translate("Importing", "%1: %2")
    lines = [
        line.replace("%1", Path(path).name).replace("%2", problems.file_reason(reason))
        for path, reason in imported.refused
    ]
    shown = lines[:8] + (["…"] if len(lines) > 8 else [])
    return "\n".join(shown), "\n".join(lines) if len(lines) > 8 else ""
