"""Annotating: the commands that put a tag on a passage and export what was put."""

from argparse import Namespace
from pathlib import Path

from desktop.actions.coding import ApplyTags
from desktop.actions.exports import ENDINGS, FORMATS, export_to, format_of, write_manifest
from desktop.actions.library import Library
from desktop.actions.scope import ALL, Only, Scope, documents_where, tags_under
from desktop.commands.console import Failure, complain, line
from desktop.commands.opening import library, unwritten
from desktop.commands.speech import say
from desktop.files.atomic import same_place


def annotate(arguments: Namespace) -> int:
    """Put a tag on a range of a document and print the annotation's ID; a missing tag is made."""
    with library(arguments) as opened:
        document_id = opened.reading.find_document(arguments.id)
        place = (document_id, arguments.start, arguments.end)
        applied = opened.perform(ApplyTags([place], paths=[arguments.tag], note=arguments.note)).value
    line(applied.annotation_ids[0])
    return 0


def export(arguments: Namespace) -> int:
    """Write annotations, or all of a project, to a file, whole or not at all; its ending names the format."""
    path = Path(arguments.out)
    chosen = arguments.format or format_of(path)
    if chosen not in FORMATS:
        raise Failure(
            say("no-format", path=path, known=" ".join(f".{name}" for name in FORMATS if name not in ENDINGS))
        )
    if arguments.manifest and same_place(path, Path(arguments.manifest)):
        raise Failure(say("cannot-write", path=arguments.manifest, reason=say("manifest-itself")))
    with library(arguments) as opened:
        ids = _documents(opened, arguments)
        only = _only(opened, arguments)
        count = Scope(opened.reading, "", ids, only=only).count()
        try:
            export_to(opened, path, chosen, ids, only=only)
            if arguments.manifest:
                write_manifest(opened, path, chosen, ids, Path(arguments.manifest), only)
        except OSError as error:
            at_fault = error.filename or path
            raise unwritten(error, at_fault) from error
    complain(say("exported", count=count, path=path))
    return 0


def _documents(opened: Library, arguments: Namespace) -> list[str] | None:
    """Give the documents that are asked for, by their IDs or by what is known of them; None for all."""
    named = [opened.reading.find_document(one) for one in arguments.document]
    if not (arguments.region or arguments.year or arguments.kind):
        return named or None
    found = documents_where(
        opened.reading, regions=arguments.region, years=arguments.year, kinds=arguments.kind
    )
    ids = [one for one in found if one in named or not named]
    if not ids:
        raise Failure(say("no-such-documents"))
    return ids


def _only(opened: Library, arguments: Namespace) -> Only:
    """Give which annotations are asked for: those with some tags, or under them, and of some annotators."""
    if not arguments.tag and not arguments.by:
        return ALL
    tags: set[str] = set()
    for path in arguments.tag:
        under = tags_under(opened.reading, path)
        if not under:
            raise Failure(say("no-tag", path=path))
        tags |= under
    names = {row.name for row in opened.reading.annotators()}
    for who in arguments.by:
        if who not in names:
            raise Failure(say("no-annotator", who=who))
    return Only(frozenset(tags) if arguments.tag else None, frozenset(arguments.by) if arguments.by else None)
