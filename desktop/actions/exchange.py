"""Exchange: a library, or some documents of it, as the records that other programs get."""

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import groupby

from desktop.actions.reading import Reading
from desktop.actions.rows import AnnotationRow, DocumentRow
from desktop.files.exchange.records import FACTS, Code, Coding, Older, Project, Selection, TextDocument, User

Holds = Callable[[str, str], bool]
"""Says of an annotation whether it is to go out, from its tag's id and its annotator's name."""


def all_hold(_tag_id: str, _annotator: str) -> bool:
    """Let every annotation go out."""
    return True


def project(
    reading: Reading, name: str, document_ids: Collection[str] | None = None, holds: Holds = all_hold
) -> Project:
    """Give the records of a library; its documents are read one at a time, while they are asked for.

    Annotations that wait on the review list or are kept as lost have no place in the texts; they come with
    the older text that their offsets count in.

    Args:
        reading: The queries of the library.
        name: What the project is to be called.
        document_ids: Only these documents; None for all.
        holds: Says which of their annotations.
    """
    users = {row.name: User(row.id, row.name) for row in reading.annotators()}
    used = [users[row.name] for row in reading.annotators() if row.annotations]
    codes = codes_of(reading)
    rows = [row for row in reading.documents() if document_ids is None or row.id in document_ids]
    return Project(name, used, codes, _documents(reading, rows, users, holds), reading.last_change())


def codes_of(reading: Reading) -> list[Code]:
    """Give the codebook as the records that other programs get."""
    return [
        Code(
            row.id,
            row.name,
            row.parent_id,
            row.colour,
            row.description,
            row.use_when,
            row.not_when,
            row.examples,
            row.shortcut or "",
            row.archived,
        )
        for row in reading.tags()
    ]


def _documents(
    reading: Reading, rows: list[DocumentRow], users: dict[str, User], holds: Holds
) -> Iterator[TextDocument]:
    for row in rows:
        held = [one for one in reading.annotations(row.id) if holds(one.tag_id, one.annotator)]
        placed = [one for one in held if one.state == "placed"]
        waiting = [one for one in held if one.state != "placed"]
        facts = {name: str(value) for name in FACTS if (value := getattr(row, name)) not in ("", None)}
        yield TextDocument(
            row.id,
            row.title,
            reading.text(row.id),
            _selections(placed, users),
            facts,
            reading.version(row.id).sha256,
            row.added,
            tuple(_older(reading, row.id, waiting, users)) if waiting else (),
        )


def _older(
    reading: Reading, document_id: str, waiting: list[AnnotationRow], users: dict[str, User]
) -> Iterator[Older]:
    """Give the older texts on which annotations wait."""
    for version in reading.versions(document_id):
        here = [one for one in waiting if one.version_id == version.id]
        if here:
            text = reading.version_text(version.id)
            selections = _selections(here, users)
            yield Older(version.id, version.number, text, version.sha256, selections, version.created)


def _selections(rows: Iterable[AnnotationRow], users: dict[str, User]) -> tuple[Selection, ...]:
    """Give annotations of one text, in order of place, as passages with all annotations on each."""
    grouped = groupby(rows, key=lambda one: one.passage_id)
    return tuple(_selection(list(group), users) for _, group in grouped)


def _selection(group: list[AnnotationRow], users: dict[str, User]) -> Selection:
    """Give a passage with all annotations on it."""
    first = group[0]
    codings = tuple(
        Coding(one.id, one.tag_id, users[one.annotator].id, one.note, one.created, one.modified, one.state)
        for one in group
    )
    return Selection(
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
