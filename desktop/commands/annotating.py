"""Annotating: the commands that put a tag on a passage and export what was put."""

import uuid
from argparse import Namespace
from pathlib import Path

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTagPath
from desktop.actions.exports import FORMATS, export_to, format_of
from desktop.commands.console import Failure, complain, line
from desktop.commands.opening import library
from desktop.commands.speech import say


def annotate(arguments: Namespace) -> int:
    """Put a tag on a range of a document and print the annotation's ID; a missing tag is made."""
    start, end = arguments.start, arguments.end
    with library(arguments) as opened:
        document = opened.reading.document(opened.reading.find_document(arguments.id))
        # Before the tag is made: a range that cannot be leaves nothing behind.
        _check_range(start, end, document.characters)
        batch = str(uuid.uuid4())
        path = AddTagPath(arguments.tag, batch=batch)
        opened.perform(path)
        made = AddAnnotation(document.id, start, end, path.ids[-1], arguments.note, batch=batch)
        opened.perform(made)
    line(made.id)
    return 0


def _check_range(start: int, end: int, length: int) -> None:
    if start < 0 or end > length or start > length:
        raise Failure(say("outside", start=start, end=end, length=length))
    if start >= end:
        raise Failure(say("empty-range", start=start, end=end))


def export(arguments: Namespace) -> int:
    """Write annotations, or all of a project, to a file, whole or not at all; its ending names the format."""
    path = Path(arguments.out)
    chosen = arguments.format or format_of(path)
    if chosen not in FORMATS:
        raise Failure(say("no-format", path=path, known=" ".join(f".{name}" for name in FORMATS)))
    with library(arguments) as opened:
        ids = [opened.reading.find_document(one) for one in arguments.document] or None
        count = sum(row.annotations for row in opened.reading.documents() if ids is None or row.id in ids)
        try:
            export_to(opened, path, chosen, ids)
        except OSError as error:
            raise Failure(say("cannot-write", path=path, reason=error.strerror or error), 1) from error
    complain(say("exported", count=count, path=path))
    return 0
