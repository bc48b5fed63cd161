"""The command that imports annotations that were exported, or another program's."""

from argparse import Namespace
from pathlib import Path

from desktop.actions.import_project import ImportProject
from desktop.actions.library import Library
from desktop.actions.restore_annotations import RestoreAnnotations
from desktop.commands.console import CommandError, shortened, write_line
from desktop.commands.messages import message
from desktop.commands.open_library import opened_library
from desktop.error_messages import import_failure
from desktop.files.errors import Unreadable
from desktop.files.exchange.foreign import ENDINGS, take_project, take_rows

REPORTED_LIMIT = 20
"""How many rows without a place are told one by one."""


def import_annotations(arguments: Namespace) -> int:
    """Take annotations in, in one step; the status is 1 when some have no place in the library's texts."""
    path = Path(arguments.file)
    ending = path.suffix.lower()
    if ending not in (*ENDINGS, ".qdpx"):
        raise CommandError(message("no-format", path=path, known=" ".join((*ENDINGS, ".qdpx"))))
    with opened_library(arguments) as opened:
        try:
            return _project(opened, path) if ending == ".qdpx" else _rows(opened, path)
        except Unreadable as error:
            why = message("columns") if error.reason == "columns" else import_failure(error.reason)
            raise CommandError(message("cannot-read", path=path, reason=why)) from error


def _rows(opened: Library, path: Path) -> int:
    made = opened.perform(RestoreAnnotations(take_rows(path))).value
    _report(path, len(made.annotations), made.repeated, len(made.unplaced))
    if made.waiting:
        write_line(f"    {message('waiting', count=len(made.waiting))}")
    for number, why in made.unplaced[:REPORTED_LIMIT]:
        write_line(message(f"unplaced-{why}", number=number))
    return int(bool(made.unplaced))


def _project(opened: Library, path: Path) -> int:
    received = take_project(path)
    made = opened.perform(ImportProject(received.project)).value
    _report(path, len(made.annotations), made.repeated, len(made.unplaced) + len(made.untagged))
    counts = {name: len(getattr(made, name)) for name in ("documents", "known", "tags", "waiting")}
    write_line(message("project-back", **counts))
    for name, times in received.remarks.items():
        write_line(message(f"mended-{name}", times=times))
    for number, tag, why in made.refused[:REPORTED_LIMIT]:
        write_line(message(f"refused-{why}", number=number, tag=shortened(tag)))
    for title, quote in made.untagged[:REPORTED_LIMIT]:
        write_line(message("untagged", title=title, quote=quote))
    for title, quote in made.unplaced[:REPORTED_LIMIT]:
        write_line(message("unplaced-words", title=title, quote=quote))
    return int(bool(made.unplaced or made.refused or made.untagged))


def _report(path: Path, new: int, repeated: int, unplaced: int) -> None:
    write_line(message("annotations-back", path=path, new=new, repeated=repeated, unplaced=unplaced))
