"""Exchange: a library, or some documents of it, as the records that other programs get."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby

from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import AnnotationRow, DocumentRow
from desktop.files.exchange.records import (
    FACTS,
    NOTE,
    CodebookEntry,
    OlderVersion,
    Project,
    ProjectUser,
    TagAssignment,
    TextDocument,
    TextSelection,
)

SelectionTest = Callable[[str, str], bool]
"""Says of an annotation whether it is to go out, from its tag's id and its annotator's name."""


def select_all(_tag_id: str, _annotator: str) -> bool:
    """Let every annotation go out."""
    return True


def project_records(
    queries: LibraryQueries,
    name: str,
    document_ids: Collection[str] | None = None,
    holds: SelectionTest = select_all,
) -> Project:
    """Return the records of a library; its documents are read one at a time, while they are asked for.

    Annotations that wait on the review list or are kept as lost have no place in the texts; they come with
    the older text that their offsets count in.

    Args:
        queries: The queries of the library.
        name: What the project is to be called.
        document_ids: Only these documents; None for all.
        holds: Says which of their annotations.
    """
    users = {row.name: ProjectUser(row.id, row.name) for row in queries.annotators()}
    used = [users[row.name] for row in queries.annotators() if row.annotations]
    codes = codebook_entries(queries)
    rows = [row for row in queries.documents() if document_ids is None or row.id in document_ids]
    documents = _documents(queries, rows, users, holds)
    kinds = {row.name: row.kind for row in queries.attributes() if row.name != NOTE}
    return Project(name, used, codes, documents, queries.last_change(), kinds)


def codebook_entries(queries: LibraryQueries) -> list[CodebookEntry]:
    """Return the codebook as the records that other programs get."""
    return [
        CodebookEntry(
            row.id,
            row.name,
            row.parent_id,
            row.color,
            row.description,
            row.use_when,
            row.not_when,
            row.examples,
            row.shortcut or "",
            row.archived,
        )
        for row in queries.tags()
    ]


def _documents(
    queries: LibraryQueries, rows: list[DocumentRow], users: dict[str, ProjectUser], holds: SelectionTest
) -> Iterator[TextDocument]:
    ids = [row.id for row in rows]
    attributes = queries.attribute_values_by_name(ids)
    texts = queries.current_texts(ids)
    for (row, annotations), (text, digest) in zip(_with_annotations(queries, rows), texts, strict=True):
        held = [one for one in annotations if holds(one.tag_id, one.annotator)]
        placed = [one for one in held if one.state == "placed"]
        waiting = [one for one in held if one.state != "placed"]
        metadata = {name: str(value) for name in FACTS if (value := getattr(row, name)) not in ("", None)}
        yield TextDocument(
            row.id,
            row.title,
            text,
            _selections(placed, users),
            metadata,
            digest,
            row.added,
            tuple(_older(queries, row.id, waiting, users)) if waiting else (),
            {name: value for name, value in attributes.get(row.id, {}).items() if name != NOTE},
            attributes.get(row.id, {}).get(NOTE, ""),
        )


def _with_annotations(
    queries: LibraryQueries, rows: list[DocumentRow]
) -> Iterator[tuple[DocumentRow, list[AnnotationRow]]]:
    """Yield documents with their annotations, which are read in one stream for all of them."""
    stream = groupby(queries.iterate_annotations([row.id for row in rows]), key=lambda one: one.document_id)
    waiting = next(stream, None)
    for row in rows:
        if waiting is not None and waiting[0] == row.id:
            yield row, list(waiting[1])
            waiting = next(stream, None)
        else:
            yield row, []


def _older(
    queries: LibraryQueries, document_id: str, waiting: list[AnnotationRow], users: dict[str, ProjectUser]
) -> Iterator[OlderVersion]:
    """Yield the older texts on which annotations wait."""
    for version in queries.versions(document_id):
        here = [one for one in waiting if one.version_id == version.id]
        if here:
            text = queries.version_text(version.id)
            selections = _selections(here, users)
            yield OlderVersion(version.id, version.number, text, version.sha256, selections, version.created)


def _selections(rows: Iterable[AnnotationRow], users: dict[str, ProjectUser]) -> tuple[TextSelection, ...]:
    """Return annotations of one text, in order of place, as passages with all annotations on each."""
    grouped = groupby(rows, key=lambda one: one.passage_id)
    return tuple(_selection(list(group), users) for _, group in grouped)


def _selection(group: list[AnnotationRow], users: dict[str, ProjectUser]) -> TextSelection:
    """Return a passage with all annotations on it."""
    first = group[0]
    codings = tuple(
        TagAssignment(
            one.id, one.tag_id, users[one.annotator].id, one.note, one.created, one.modified, one.state
        )
        for one in group
    )
    return TextSelection(
        first.passage_id,
        first.start,
        first.end,
        first.quote,
        codings,
        first.section,
        first.part,
        first.prefix,
        first.suffix,
    )
