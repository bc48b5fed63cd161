"""Importing: the command that takes files and folders into a library and tells what became of each."""

import uuid
from argparse import Namespace
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.actions.backups import back_up, is_backup_needed
from desktop.actions.documents import ImportFile, ImportResult
from desktop.actions.import_batch import ImportBatch, WrittenFiles
from desktop.actions.library import Library
from desktop.actions.reimport import reimport_actions
from desktop.actions.versions import NewVersion
from desktop.commands.console import SHOWN_ID, write_line
from desktop.commands.messages import message
from desktop.commands.open_library import opened_library
from desktop.error_messages import import_failure
from desktop.files.draft import SourceFile
from desktop.files.errors import Unreadable
from desktop.files.exchange.recognition import is_project
from desktop.files.file_input import bytes_of, find_files, read_each, read_file
from desktop.files.progress import ProgressCallback, no_progress
from desktop.files.read_ahead import FEW_FILES, read_ahead, workers_for


@dataclass(slots=True)
class _Sum:
    files: int = 0
    documents: int = 0
    known: int = 0
    failed: int = 0
    renewed: int = 0


def import_paths(arguments: Namespace) -> int:
    """Import every file named, or found in a folder named; the status is 1 when one could not be taken."""
    with opened_library(arguments, make=True) as opened:
        work = _Import(opened, arguments.encoding is not None)
        total = work.total
        files, projects = _parted(find_files(arguments.paths))
        for path in projects:
            total.files += 1
            total.failed += _take_project(opened, path)
        with closing(_each_source(files, arguments.encoding)) as sources:
            for path, source in sources:
                work.take(path, source)
        work.write()
    write_line(message("import-sum", **{name: getattr(total, name) for name in _Sum.__slots__}))
    return 1 if total.failed or not total.files else 0


def _parted(files: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return files of texts, and projects: a REFI-QDA project is one under any name, and no archive."""
    texts: list[Path] = []
    projects: list[Path] = []
    for path in files:
        (projects if path.suffix.lower() == ".qdpx" or is_project(path) else texts).append(path)
    return texts, projects


def _take_project(opened: Library, path: Path) -> int:
    """Take a project in; return 1 where it, or part of it, could not be taken."""
    from desktop.actions.foreign_files import read_foreign_file
    from desktop.commands.import_annotations import import_project

    try:
        return import_project(opened, read_foreign_file(path), path)
    except Unreadable as error:
        write_line(message("not-imported", path=path, reason=import_failure(error.reason)))
        return 1


def _each_source(
    paths: Sequence[Path], encoding: str | None
) -> Generator[tuple[Path, SourceFile | Unreadable], None, None]:
    """Yield each file as it was read, or why it can't be; of many files the next are read meanwhile."""
    if len(paths) <= FEW_FILES:
        return ((path, _source(encoding, path)) for path in paths)
    return read_ahead(paths, partial(_sources, encoding), no_progress, workers_for(paths))


def _source(encoding: str | None, path: Path) -> SourceFile | Unreadable:
    try:
        return read_file(path.absolute(), encoding=encoding)
    except Unreadable as error:
        return error


def _sources(
    encoding: str | None, paths: Sequence[Path], on_progress: ProgressCallback
) -> list[SourceFile | Unreadable]:
    held = [_bytes(path.absolute()) for path in paths]
    files = [one for one in held if not isinstance(one, Unreadable)]
    read = iter(read_each(files, encoding=encoding, on_progress=on_progress))
    return [one if isinstance(one, Unreadable) else next(read) for one in held]


def _bytes(path: Path) -> tuple[bytes, str] | Unreadable:
    try:
        return bytes_of(path), str(path)
    except Unreadable as error:
        return error


class _Import:
    """The import of files into a library, some at a time; each is told when it is there.

    Args:
        opened: The library.
        chosen: Whether a user said how to read the files.
    """

    def __init__(self, opened: Library, chosen: bool) -> None:
        self.total = _Sum()
        self._chosen = chosen
        self._group_id = str(uuid.uuid4())  # however many files, one step to undo
        self._batch = ImportBatch(opened, lambda write: write())
        self._named: dict[str, Path] = {}

    def take(self, path: Path, source: SourceFile | Unreadable) -> None:
        """Import a file that was read, or say why it can't be."""
        self.total.files += 1
        if isinstance(source, Unreadable):
            self.write()
            self.total.failed += 1
            write_line(message("not-imported", path=path, reason=import_failure(source.reason)))
            return
        if self._batch.has_path(source.path):
            self.write()
        library = self._batch.library
        renewed = reimport_actions(library.queries, source, self._group_id, chosen=self._chosen)
        if renewed:
            self.write()
            self.total.renewed += len(renewed)
            _renew(library, renewed, path)
            return
        self._named[source.path] = path
        self._tell(self._batch.add(ImportFile(source, group_id=self._group_id)))

    def write(self) -> None:
        """Write what was read and waits."""
        self._tell(self._batch.write())

    def _tell(self, written: Iterable[WrittenFiles]) -> None:
        for some in written:
            for action, result in zip(some.actions, some.results, strict=True):
                _tell(self._named[action.source.path], action.source, result, self.total)


def _tell(path: Path, source: SourceFile, result: ImportResult, total: _Sum) -> None:
    """Tell what became of the documents of a file."""
    outcomes = result.outcomes
    known = len(result.duplicates)
    total.documents += len(outcomes) - known
    total.known += known
    if not outcomes:
        total.failed += 1
        write_line(message("not-imported", path=path, reason=import_failure("no-documents")))
        return
    write_line(message("imported", path=path, count=len(outcomes) - known, known=known))
    if source.doubtful:
        write_line(f"    {message('doubtful', encoding=source.encoding)}")
    if "columns" in source.remarks:
        write_line(message("inner-columns", columns=source.remarks["columns"]))
    for name, _, why in (one.rpartition(": ") for one in source.remarks.get("refused", "").splitlines()):
        write_line(message("inner-refused", file=name, reason=import_failure(why)))
    for outcome, draft in zip(outcomes, source.drafts, strict=True):
        damage = f"  {message('damage-count', count=draft.damage)}" if draft.damage else ""
        size = message("size", characters=len(draft.text))
        write_line(f"    {outcome.id[:SHOWN_ID]}  {message(outcome.what)}  {outcome.title}  {size}{damage}")


def _renew(opened: Library, renewed: list[NewVersion], path: Path) -> None:
    """Make new versions of documents whose file holds another text by now, after a backup."""
    if is_backup_needed(opened.path, NewVersion.kind):
        back_up(opened.path, NewVersion.kind)
    for action in renewed:
        opened.perform(action)
        document = opened.queries.document(action.document_id)
        waiting = len(opened.queries.review(document.id))
        write_line(message("renewed", path=path, title=document.title))
        if waiting:
            write_line(f"    {document.id[:SHOWN_ID]}  {message('waiting', count=waiting)}")
