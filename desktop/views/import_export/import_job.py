"""The import job: files and folders into the library, in the background, with the outcome of each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import error_messages
from desktop.actions.action import Action, Result
from desktop.actions.changes import Changes, joined
from desktop.actions.documents import DeleteDocuments, ImportFile
from desktop.actions.errors import LibraryError
from desktop.actions.import_batch import ImportBatch, WrittenFiles
from desktop.actions.library import Library
from desktop.actions.reimport import reimport_actions
from desktop.actions.text_storage import readable
from desktop.actions.versions import NewVersion
from desktop.files.draft import SourceFile
from desktop.files.errors import Unreadable
from desktop.files.file_input import bytes_of, find_files, head_of_table, read_bytes, read_each
from desktop.files.progress import ProgressCallback
from desktop.files.read_ahead import FEW_FILES, read_ahead
from desktop.i18n import translate
from desktop.messages import Choice
from desktop.tasks import Canceled, Progress
from desktop.views.import_export import watched_folders
from desktop.views.import_export.import_preview import ImportPreview, known_columns, preview_file
from desktop.views.operations.background import LibraryWrite
from desktop.views.operations.write_queue import patiently
from desktop.views.session import Session

if TYPE_CHECKING:
    from desktop.files.column_mapping import Mapper


@dataclass(slots=True)
class ImportSummary:
    """What became of the files of one import.

    Attributes:
        made: Ids of the documents that are new or back again.
        duplicates: How many documents the library had already.
        failed_files: Files that could not be taken, with the reason by name.
        doubts: Files that a user should look at first.
        renewed: Files that were imported before and hold another text by now, with what makes new versions.
        renew: Whether new versions are made without a question.
        changes: What was touched.
        canceled: Whether the user stopped it.
        error: What the library could not do, which ended the import.
    """

    made: list[str] = field(default_factory=list)
    duplicates: int = 0
    failed_files: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[ImportPreview] = field(default_factory=list)
    renewed: list[tuple[SourceFile, list[NewVersion]]] = field(default_factory=list)
    renew: bool = False
    changes: list[Changes] = field(default_factory=list)
    canceled: bool = False
    error: LibraryError | None = None


class ImportJob(QObject):
    """Takes files into the library of a session.

    Attributes:
        unfinished: The files and folders whose import is under way or waits, each with the library it is for.

    Signals:
        began: An import is under way (`Progress`).
        ended: It is over, well or not (that `Progress`).
        imported: What became of the files, when every view knows (`ImportSummary`).
        doubted: Files that a user should look at before they are imported (list of `ImportPreview`).
    """

    began = Signal(object)
    ended = Signal(object)
    imported = Signal(object)
    doubted = Signal(list)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._waiting: list[tuple[Library, _Work]] = []
        self.unfinished: list[tuple[Path, Path]] = []
        self._writing = LibraryWrite(session, self)
        self._writing.began.connect(self._begin)
        self._writing.ended.connect(self._end)

    @property
    def busy(self) -> bool:
        """Whether an import is under way."""
        return self._writing.busy

    @property
    def has_work(self) -> bool:
        """Whether an import is under way, or waits to be."""
        return self._writing.busy or bool(self._waiting)

    def forget_unfinished(self) -> None:
        """Let go of what is being imported: whoever stops it does not want the rest."""
        self.unfinished.clear()

    def cancel(self) -> None:
        """Stop the import; what is imported already stays."""
        self._writing.cancel()

    def start(self, paths: Sequence[Path], *, preview: bool = False, renew: bool = False) -> None:
        """Import files, and all files of folders, which are remembered; after an import that is under way.

        Args:
            paths: Files and folders.
            preview: Whether a user wants to look at every file first, not only at what is doubtful.
            renew: Whether files that have changed become new versions without a question.
        """
        if not self._session.is_open:
            return
        watched_folders.remember(
            self._session.settings, self._session.library.path, [one for one in paths if one.is_dir()]
        )
        mapper = known_columns(self._session.settings).get
        self.unfinished += [(self._session.library.path, path) for path in paths]
        self._run(partial(_import_all, list(paths), preview, renew, mapper), paths)

    def take(self, sources: Sequence[SourceFile]) -> None:
        """Import files that were looked at."""
        self._run(partial(_import_previewed, list(sources)), sources)

    def _run(self, work: "_Work", what: Sequence[object]) -> None:
        if not what or not self._session.is_open:
            return
        if self._writing.busy or self._waiting:
            self._waiting.append((self._session.library, work))
            words = translate("Importing", "Will be imported after the current import")
            self._session.messages.show_note(words)
            return
        self._write(work)
        if not self._writing.busy:  # the library could not be read
            self.unfinished.clear()

    def _write(self, work: "_Work") -> None:
        self._writing.write(work, self._done, on_other_library=lambda result: self._report(result.value))

    def _go_on(self) -> None:
        """Begin what waits for the import that is over, unless its library is not open any more."""
        while self._waiting and not self._writing.busy:
            library, work = self._waiting.pop(0)
            if self._session.is_open and self._session.library is library:
                self._write(work)
        if not self._writing.busy:
            self.unfinished.clear()

    def _begin(self, progress: Progress) -> None:
        self._session.retry_queue.is_importing = True
        self.began.emit(progress)

    def _end(self, progress: Progress) -> None:
        self._session.retry_queue.is_importing = False
        self.ended.emit(progress)
        QTimer.singleShot(0, self, self._go_on)  # first every view is told of what is over

    def _done(self, result: Result[ImportSummary]) -> None:
        imported = result.value
        self.imported.emit(imported)
        self._report(imported)
        self._ask_reimport(imported)
        if imported.doubts:
            self.doubted.emit(imported.doubts)

    def _ask_reimport(self, imported: ImportSummary) -> None:
        """Ask what is to become of files that hold another text than before, and do it."""
        renewed = imported.renewed
        if not renewed:
            return
        if imported.renew:
            self._session.perform_in_background([one for _, actions in renewed for one in actions])
            return
        heading = translate("Importing", "%n file(s) changed since they were imported", n=len(renewed))
        names = [Path(source.path).name for source, _ in renewed]
        text = translate(
            "Importing",
            (
                "Creating new versions keeps the annotations; those that can't be placed "
                "with certainty are listed under Annotate › Unplaced annotations. The "
                "previous text stays readable, and you can undo this."
            ),
        )
        listed = "\n".join(names[:6] + (["…"] if len(names) > 6 else []))
        choices = [
            Choice("version", translate("Importing", "Create new versions")),
            Choice("document", translate("Importing", "Import as new documents")),
        ]
        match self._session.messages.choose(heading, f"{listed}\n\n{text}", choices):
            case "version":
                self._session.perform_in_background([one for _, actions in renewed for one in actions])
            case "document":
                group_id = str(uuid4())
                self._session.perform_in_background(
                    [ImportFile(source, group_id=group_id) for source, _ in renewed]
                )

    def _report(self, imported: ImportSummary) -> None:
        """Show what became of the files: in passing when all went well, else so that it is read."""
        words = summary(imported)
        if imported.error is not None:
            heading, why = error_messages.action_failure(imported.error)
            self._session.messages.warn(heading, f"{why}\n\n{words}")
        elif imported.failed_files:
            self._session.messages.inform(words, *_details(imported))
        elif imported.made or imported.duplicates or imported.canceled or not imported.doubts:
            self._session.messages.show_note(words)

    def reread(self, document_id: str, codec: str) -> bool:
        """Read the file of a document again in another encoding, for all documents it gave; one step.

        Returns:
            Whether that could be done.
        """
        library = self._session.library
        original = library.queries.original_file(document_id)
        try:
            source = read_bytes(original.data, original.path, encoding=codec)
        except Unreadable as error:
            self._session.messages.warn(
                translate("Importing", "The file is not in this encoding"),
                error_messages.import_failure(error.reason),
            )
            return False
        of_file = self._documents_of_file(original.path, original.sha256)
        group_id = str(uuid4())
        reason = "cleaning" if codec == original.encoding else "re-import"
        if len(of_file) == len(source.drafts):
            actions: list[Action[object]] = [
                NewVersion(one, source, part, reason, group_id=group_id) for part, one in enumerate(of_file)
            ]
        else:
            actions = [DeleteDocuments(of_file, group_id=group_id), ImportFile(source, group_id=group_id)]
        return self._session.perform_all(actions) is not None

    def _documents_of_file(self, path: str, sha256: str) -> list[str]:
        """Return the documents that came from a file, in the order they stand in it."""
        reading = self._session.library.queries
        near = reading.documents_from(path)
        found = [one for one in near if reading.original_file(one).sha256 == sha256]
        return sorted(found, key=lambda one: reading.version(one).source_start)


_Work = Callable[[Library, Progress], Result[ImportSummary]]
"""What imports, on a worker."""


def _import_all(
    paths: Sequence[Path],
    preview: bool,
    renew: bool,
    mapper: "Mapper",
    library: Library,
    progress: Progress,
) -> Result[ImportSummary]:
    """Import on a worker; whole files or nothing of them."""
    result, group_id = ImportSummary(renew=renew), str(uuid4())
    with _note_interruption(result):
        progress.report(0, 0)
        files = list(find_files(paths))
        batch = _batch(library, progress, partial(_unless_renewed, library, result))
        later = len(files) > FEW_FILES
        for read, on_progress in _each_read(files, mapper, progress):
            source = _source_of(library, read, preview, mapper, result)
            if source is not None:
                action = ImportFile(source, on_progress, later, group_id=group_id)
                _import_one(batch, action, result)
        _note_written(batch.write(), result)
    return Result(joined(result.changes), result)


def _import_previewed(
    sources: Sequence[SourceFile], library: Library, progress: Progress
) -> Result[ImportSummary]:
    """Import files that were looked at, on a worker."""
    result, group_id = ImportSummary(), str(uuid4())
    with _note_interruption(result):
        batch = _batch(library, progress, partial(_unless_renewed, library, result, chosen=True))
        for number, source in enumerate(sources):
            on_progress = _file_progress(progress, number, len(sources), Path(source.path).name)
            action = ImportFile(source, on_progress, group_id=group_id)
            _import_one(batch, action, result)
        _note_written(batch.write(), result)
    return Result(joined(result.changes), result)


def _file_progress(progress: Progress, number: int, files: int, name: str) -> ProgressCallback:
    """Tell that a file's turn has come; return what tells how many of its many documents are done."""
    progress.report(number, files, name)
    return lambda done, total: progress.report(done, total, name) if done else progress.check_canceled()


@contextmanager
def _note_interruption(result: ImportSummary) -> Iterator[None]:
    """Note what ended an import before its time."""
    try:
        yield
    except Canceled:
        result.canceled = True
    except LibraryError as error:
        result.error = error


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """What came of reading a file.

    Attributes:
        path: The file.
        data: Its bytes.
        source: What it holds; None where it can't be read, or its columns are not known.
        refusal: Why it can't be read, if it can't.
    """

    path: Path
    data: bytes
    source: SourceFile | None
    refusal: Unreadable | None = None


def _each_read(
    files: Sequence[Path], mapper: "Mapper", progress: Progress
) -> Iterator[tuple[_ReadFile, ProgressCallback]]:
    """Yield what came of reading each file; where there are many, those that come next are read meanwhile."""
    turns = ((path, partial(_file_progress, progress, at, len(files))) for at, path in enumerate(files))
    if len(files) <= FEW_FILES:
        for path, turn in turns:
            on_progress = turn(path.name)
            yield _read_file(mapper, path, on_progress), on_progress
        return
    ahead = read_ahead(files, partial(_read_files, mapper), lambda *_: progress.check_canceled())
    with closing(ahead):
        for (_, read), (path, turn) in zip(ahead, turns, strict=True):
            yield read, turn(path.name)


def _read_file(mapper: "Mapper", path: Path, on_progress: ProgressCallback) -> _ReadFile:
    """Read a file, a short text in this process."""
    data = _beginning(mapper, path, on_progress)
    if isinstance(data, _ReadFile):
        return data
    try:
        return _ReadFile(path, data, read_bytes(data, str(path), mapper=mapper, on_progress=on_progress))
    except Unreadable as error:
        return _ReadFile(path, data, None, error)


def _read_files(mapper: "Mapper", paths: Sequence[Path], on_progress: ProgressCallback) -> list[_ReadFile]:
    """Read files in other processes, short texts together; in any thread."""
    begun = [(path, _beginning(mapper, path, on_progress)) for path in paths]
    held = [(data, str(path)) for path, data in begun if not isinstance(data, _ReadFile)]
    sources = iter(read_each(held, mapper=mapper, on_progress=on_progress))
    return [
        data if isinstance(data, _ReadFile) else _came_of(path, data, next(sources)) for path, data in begun
    ]


def _beginning(mapper: "Mapper", path: Path, on_progress: ProgressCallback) -> bytes | _ReadFile:
    """Return the bytes of a file that can be read further; else what came of it."""
    data = b""
    try:
        data = bytes_of(path)
        head = head_of_table(data, str(path), None, mapper, on_progress)
    except Unreadable as error:
        return _ReadFile(path, data, None, error)
    return data if head is None or head.sure else _ReadFile(path, data, None)


def _came_of(path: Path, data: bytes, source: SourceFile | Unreadable) -> _ReadFile:
    if isinstance(source, Unreadable):
        return _ReadFile(path, data, None, source)
    return _ReadFile(path, data, source)


def _source_of(
    library: Library, read: _ReadFile, preview: bool, mapper: "Mapper", result: ImportSummary
) -> SourceFile | None:
    """Return a file that can be imported as it is; note why where it can't, or should be looked at first."""
    path = str(read.path)
    if read.refusal is not None and read.refusal.reason != "columns":
        result.failed_files.append((path, read.refusal.reason))
        return None
    source = _unless_doubtful(library, read, mapper)
    if preview or source is None:
        result.doubts.append(preview_file(path, read.data, mapper=mapper))
        return None
    inner = source.remarks.get("refused", "").splitlines()
    result.failed_files += [
        (f"{path}/{name}", why) for name, _, why in (one.rpartition(": ") for one in inner)
    ]
    return source


def _unless_doubtful(library: Library, read: _ReadFile, mapper: "Mapper") -> SourceFile | None:
    """Return a file as it was read; None where that was a guess, and nobody has confirmed it before."""
    source, path = read.source, str(read.path)
    if source is None or not source.doubtful:
        return source
    known = library.queries.documents_from(readable(path))
    if known:
        encoding = library.queries.version(known[0]).encoding
        with suppress(Unreadable):
            return read_bytes(read.data, path, encoding=encoding, mapper=mapper)
    return None


def _batch(
    library: Library, progress: Progress, select: Callable[[Sequence[ImportFile]], Sequence[ImportFile]]
) -> ImportBatch:
    """Return what files are written by, some at a time."""
    return ImportBatch(library, lambda write: patiently(write, lambda *_: progress.check_canceled()), select)


def _import_one(batch: ImportBatch, action: ImportFile, result: ImportSummary) -> None:
    if batch.has_path(action.source.path):
        _note_written(batch.write(), result)
    _note_written(batch.add(action), result)


def _unless_renewed(
    library: Library, result: ImportSummary, actions: Sequence[ImportFile], *, chosen: bool = False
) -> list[ImportFile]:
    """Return the files that gave no other text before; note those that did, with what makes new versions."""
    fresh = []
    for action in actions:
        source = action.source
        renewed = reimport_actions(library.queries, source, action.group_id or "", chosen=chosen)
        if renewed:
            result.renewed.append((source, renewed))
        else:
            fresh.append(action)
    return fresh


def _note_written(written: Iterable[WrittenFiles], result: ImportSummary) -> None:
    """Note what became of files that are in the library now."""
    for some in written:
        result.changes.append(some.changes)
        for one in some.results:
            result.made += one.made + one.restored
            result.duplicates += len(one.duplicates)


def summary(imported: ImportSummary) -> str:
    """Return a text that says in one line what became of an import."""
    parts = []
    if imported.made or imported.duplicates or imported.renewed or not imported.failed_files:
        parts.append(translate("Importing", "%n document(s) imported", n=len(imported.made)))
    if imported.duplicates:
        parts.append(translate("Importing", "%n already in the library", n=imported.duplicates))
    if imported.renew and imported.renewed:
        parts.append(translate("Importing", "%n file(s) changed", n=len(imported.renewed)))
    if imported.failed_files:
        parts.append(translate("Importing", "%n file(s) not imported", n=len(imported.failed_files)))
    if imported.canceled:
        parts.append(translate("Importing", "stopped"))
    return translate("Importing", ", ").join(parts)


def _details(imported: ImportSummary) -> tuple[str, str]:
    """Name the files that were refused: the first few, and all of them."""
    line = translate("Importing", "%1: %2")
    lines = [
        line.replace("%1", Path(path).name).replace("%2", error_messages.import_failure(reason))
        for path, reason in imported.failed_files
    ]
    shown = lines[:8] + (["…"] if len(lines) > 8 else [])
    return "\n".join(shown), "\n".join(lines) if len(lines) > 8 else ""
