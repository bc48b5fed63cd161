"""The command that imports annotations that were exported, or another program's."""

from argparse import Namespace
from pathlib import Path

from desktop.actions.foreign_files import ForeignFile, read_foreign_file
from desktop.actions.import_project import ImportProject, MergeResult
from desktop.actions.library import Library
from desktop.actions.restore_annotations import RestoreAnnotations
from desktop.commands.console import CommandError, shortened, write_line
from desktop.commands.messages import message
from desktop.commands.open_library import opened_library
from desktop.error_messages import annotations_failure
from desktop.files.errors import Unreadable
from desktop.files.exchange.recognition import ENDINGS

REPORTED_LIMIT = 20
"""How many rows without a place are told one by one."""


def import_annotations(arguments: Namespace) -> int:
    """Take annotations in, in one step; the status is 1 when some have no place in the library's texts."""
    path = Path(arguments.file)
    with opened_library(arguments) as opened:
        try:
            read = read_foreign_file(path, arguments.format or "")
            return _restore(opened, read.rows, path) if read.rows else import_project(opened, read, path)
        except Unreadable as error:
            raise CommandError(message("cannot-read", path=path, reason=_reason(error))) from error


def _reason(error: Unreadable) -> str:
    """Return why a file is not taken, in words about annotations."""
    match error.reason:
        case "columns":
            return message("columns", missing=error.details.get("missing", ""))
        case "no-annotations":
            return message("not-annotations", known=" ".join(ENDINGS))
        case "is-library":
            return message("library-given")
        case reason:
            return annotations_failure(reason, error.details.get("line", ""))


def _restore(opened: Library, rows: RestoreAnnotations, path: Path) -> int:
    made = opened.perform(rows).value
    _report(path, len(made.annotations), made.repeated, len(made.unplaced))
    if made.edited:
        write_line(f"    {message('edited', count=len(made.edited))}")
    for number in made.conflicts[:REPORTED_LIMIT]:
        write_line(message("conflict", number=number))
    if made.waiting:
        write_line(f"    {message('waiting', count=len(made.waiting))}")
    for number, why in made.unplaced[:REPORTED_LIMIT]:
        write_line(message(f"unplaced-{why}", number=number))
    return int(bool(made.unplaced or made.conflicts))


def import_project(opened: Library, read: ForeignFile, path: Path) -> int:
    """Take a project in and say what came of it; the status is 1 when something was left out of it."""
    assert isinstance(read.project, ImportProject)
    made = opened.perform(read.project).value
    _report(path, len(made.annotations), made.repeated, len(made.unplaced) + len(made.untagged))
    counts = {name: len(getattr(made, name)) for name in ("documents", "known", "tags", "waiting")}
    write_line(message("project-back", **counts))
    if made.attributes:
        write_line(message("project-attributes", names=shortened("、".join(made.attributes))))
    for name, times in read.remarks.items():
        write_line(message(f"mended-{name}", times=times))
    _report_left(made)
    return int(bool(made.unplaced or made.refused or made.untagged))


def _report_left(made: MergeResult) -> None:
    """Name what was left out, one by one."""
    for number, tag, why in made.refused[:REPORTED_LIMIT]:
        write_line(message(f"refused-{why}", number=number, tag=shortened(tag)))
    for title, quote in made.untagged[:REPORTED_LIMIT]:
        write_line(message("untagged", title=title, quote=quote))
    for title, quote in made.unplaced[:REPORTED_LIMIT]:
        write_line(message("unplaced-words", title=title, quote=quote))


def _report(path: Path, new: int, repeated: int, unplaced: int) -> None:
    write_line(message("annotations-back", path=path, new=new, repeated=repeated, unplaced=unplaced))
