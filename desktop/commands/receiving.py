"""Receiving: the command that takes in annotations that were exported, or another program's."""

import csv
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from desktop.actions.import_project import ImportProject
from desktop.actions.library import Library
from desktop.actions.restore_annotations import RestoreAnnotations
from desktop.commands.console import Failure, line, shortened
from desktop.commands.opening import library
from desktop.commands.speech import reason, say
from desktop.files.annotations_csv import read_annotations
from desktop.files.errors import Unreadable
from desktop.files.exchange.jsonlines import read_jsonl
from desktop.files.exchange.webannotation import read_jsonld
from desktop.files.reading import LARGEST_TABLE, need_regular

SHOWN = 20
"""How many rows without a place are told one by one."""

_ROWS: dict[str, Callable[[BinaryIO, str], Iterator[dict[str, Any]]]] = {
    ".csv": read_annotations,
    ".jsonl": read_jsonl,
    ".jsonld": read_jsonld,
}
"""What reads the rows of a file, by its name's ending."""


def import_annotations(arguments: Namespace) -> int:
    """Take annotations in, in one step; the status is 1 when some have no place in the library's texts."""
    path = Path(arguments.file)
    ending = path.suffix.lower()
    if ending not in (*_ROWS, ".qdpx"):
        raise Failure(say("no-format", path=path, known=" ".join((*_ROWS, ".qdpx"))))
    with library(arguments) as opened:
        try:
            need_regular(path, LARGEST_TABLE)
            return _project(opened, path) if ending == ".qdpx" else _rows(opened, path, ending)
        except Unreadable as error:
            raise Failure(say("cannot-read", path=path, reason=reason(error.reason))) from error
        except (UnicodeDecodeError, csv.Error) as error:
            raise Failure(say("cannot-read", path=path, reason=reason("not-supported"))) from error
        except OSError as error:
            raise Failure(say("cannot-read", path=path, reason=error.strerror or error)) from error


def _rows(opened: Library, path: Path, ending: str) -> int:
    with path.open("rb") as source:
        action = RestoreAnnotations(_ROWS[ending](source, str(path)))
        opened.perform(action)
    made = action.result
    _tell(path, len(made.annotations), made.repeated, len(made.unplaced))
    if made.waiting:
        line(f"    {say('waiting', count=len(made.waiting))}")
    for number, why in made.unplaced[:SHOWN]:
        line(say(f"unplaced-{why}", number=number))
    return int(bool(made.unplaced))


def _project(opened: Library, path: Path) -> int:
    from desktop.files.exchange.refi_read import read_qdpx

    received = read_qdpx(path)
    action = ImportProject(received.project)
    opened.perform(action)
    made = action.result
    _tell(path, len(made.annotations), made.repeated, len(made.unplaced) + len(made.untagged))
    counts = {name: len(getattr(made, name)) for name in ("documents", "known", "tags", "waiting")}
    line(say("project-back", **counts))
    for name, times in received.remarks.items():
        line(say(f"mended-{name}", times=times))
    for number, tag, why in made.refused[:SHOWN]:
        line(say(f"refused-{why}", number=number, tag=shortened(tag)))
    for title, quote in made.untagged[:SHOWN]:
        line(say("untagged", title=title, quote=quote))
    for title, quote in made.unplaced[:SHOWN]:
        line(say("unplaced-words", title=title, quote=quote))
    return int(bool(made.unplaced or made.refused or made.untagged))


def _tell(path: Path, new: int, repeated: int, unplaced: int) -> None:
    line(say("annotations-back", path=path, new=new, repeated=repeated, unplaced=unplaced))
