"""The commands that annotate a passage and export annotations."""

from argparse import Namespace
from pathlib import Path

from desktop.actions.annotate import ApplyTags
from desktop.actions.export_scope import (
    ALL,
    AnnotationSelection,
    ExportCounts,
    ExportScope,
    document_ids_where,
    subtree_tag_ids,
)
from desktop.actions.exports import ENDINGS, FORMATS, ending_of, export_to, format_of, write_manifest
from desktop.actions.library import Library
from desktop.commands.console import CommandError, write_error, write_line
from desktop.commands.messages import message
from desktop.commands.open_library import check_ending, opened_library, write_failure
from desktop.files.atomic_write import same_place
from desktop.paths import library_name


def annotate(arguments: Namespace) -> int:
    """Annotate a range of a document and print the annotation's ID; a missing tag is made, none is needed."""
    with opened_library(arguments) as opened:
        document_id = opened.queries.find_document(arguments.id)
        place = (document_id, arguments.start, arguments.end)
        applied = opened.perform(
            ApplyTags([place], paths=[] if arguments.tag is None else [arguments.tag], note=arguments.note)
        ).value
    write_line(applied.annotation_ids[0])
    return 0


def export(arguments: Namespace) -> int:
    """Write annotations, or all of a project, to a file, whole or not at all; its ending names the format."""
    path = Path(arguments.out)
    chosen = _format(arguments, path)
    if arguments.manifest and same_place(path, Path(arguments.manifest)):
        raise CommandError(
            message("cannot-write", path=arguments.manifest, reason=message("manifest-itself"))
        )
    with opened_library(arguments) as opened:
        ids = _documents(opened, arguments)
        only = _only(opened, arguments)
        count = ExportScope(opened.queries, "", ids, only=only).count()
        try:
            name = library_name(opened.path)
            written = export_to(opened, path, chosen, ids, only=only, chinese=arguments.chinese, name=name)
            if arguments.manifest:
                write_manifest(opened, path, chosen, ids, Path(arguments.manifest), only, name)
        except OSError as error:
            at_fault = error.filename or path
            raise write_failure(error, at_fault) from error
    write_error(message("exported", count=count - written.left, path=path))
    _tell_left_out(written)
    return 0


def _format(arguments: Namespace, path: Path) -> str:
    """Return the format that is asked for.

    Raises:
        CommandError: It is none, or the file's name says another.
    """
    chosen = arguments.format or format_of(path)
    if chosen in FORMATS:
        check_ending(path, [ending_of(chosen)])
        return str(chosen)
    formats = " ".join(FORMATS)
    if arguments.format is not None:
        raise CommandError(message("no-such-format", name=chosen, formats=formats))
    known = " ".join(f".{name}" for name in FORMATS if name not in ENDINGS)
    raise CommandError(message("no-format", path=path, known=known, formats=formats))


def _tell_left_out(written: ExportCounts) -> None:
    for name, count in written.split.items():
        write_error(message("split", name=name, count=count))
    if written.without_figures:
        write_error(message("without-figures"))
    if written.left:
        write_error(message("left-out", count=written.left))


def _documents(opened: Library, arguments: Namespace) -> list[str] | None:
    """Return the documents that are asked for, by their IDs or by what is known of them; None for all."""
    named = [opened.queries.find_document(one) for one in arguments.document]
    if not (arguments.region or arguments.year or arguments.kind):
        return named or None
    found = document_ids_where(
        opened.queries, regions=arguments.region, years=arguments.year, kinds=arguments.kind
    )
    ids = [one for one in found if one in named or not named]
    if not ids:
        raise CommandError(message("no-such-documents"))
    return ids


def _only(opened: Library, arguments: Namespace) -> AnnotationSelection:
    """Return which annotations are asked for: those with some tags, or under them, and of some annotators."""
    if not arguments.tag and not arguments.by and not arguments.untagged:
        return ALL
    tags: set[str] = {""} if arguments.untagged else set()
    for path in arguments.tag:
        under = subtree_tag_ids(opened.queries, path)
        if not under:
            raise CommandError(message("no-tag", path=path))
        tags |= under
    names = {row.name for row in opened.queries.annotators()}
    for who in arguments.by:
        if who not in names:
            raise CommandError(message("no-annotator", who=who))
    return AnnotationSelection(
        frozenset(tags) if arguments.tag or arguments.untagged else None,
        frozenset(arguments.by) if arguments.by else None,
    )
