"""Annotating: the commands that put a tag on a passage and export what was put."""

import uuid
from argparse import Namespace

from desktop.actions.annotate import AddAnnotation
from desktop.actions.codebook import AddTagPath
from desktop.commands.console import Failure, complain, line
from desktop.commands.looking import exported
from desktop.commands.opening import library
from desktop.commands.speech import say
from desktop.files.annotations_csv import write_annotations
from desktop.files.atomic import atomic_write


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
    """Write all annotations of a library to a CSV file, whole or not at all."""
    with library(arguments) as opened:
        try:
            with atomic_write(arguments.out) as out:
                count = write_annotations(map(exported, opened.reading.iterate_annotations()), out)
        except OSError as error:
            raise Failure(
                say("cannot-write", path=arguments.out, reason=error.strerror or error), 1
            ) from error
    complain(say("exported", count=count, path=arguments.out))
    return 0
