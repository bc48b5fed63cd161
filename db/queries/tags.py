"""Queries on tags (标签)."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, func, select

from db.queries.hidden import shown
from db.rows import TagRow
from db.schema import annotation, document, tag

PATH_JOINT = "/"
"""What joins the names of a path."""

_PARENT = func.coalesce(tag.c.parent_id, "")
_CHILD_NAMED = select(tag.c.id).where(bindparam("parent_") == _PARENT, tag.c.name == bindparam("name_"))
_CHILDREN = select(tag.c.id).where(bindparam("parent_") == _PARENT).order_by(tag.c.position, tag.c.name)
_COUNTS = (
    select(annotation.c.tag_id, func.count())
    .join(document, document.c.id == annotation.c.document_id)
    .where(document.c.removed.is_(None))
    .group_by(annotation.c.tag_id)
)


def counts_in(connection: Connection, document_id: str) -> dict[str, int]:
    """Count a document's annotations by tag."""
    query = (
        select(annotation.c.tag_id, func.count())
        .where(annotation.c.document_id == document_id)
        .group_by(annotation.c.tag_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def child_named(connection: Connection, parent_id: str | None, name: str) -> str | None:
    """Give the id of the tag of this name under another (None: at the root), or None."""
    return connection.scalar(_CHILD_NAMED, {"parent_": parent_id or "", "name_": name})


def with_path(connection: Connection, path: str) -> str | None:
    """Give the id of the tag with this path, or None."""
    found: str | None = None
    for name in path.split(PATH_JOINT):
        found = child_named(connection, found, name.strip())
        if found is None:
            return None
    return found


def children(connection: Connection, parent_id: str | None) -> list[str]:
    """Give the ids of the tags right under another, in order."""
    return list(connection.scalars(_CHILDREN, {"parent_": parent_id or ""}))


def under(connection: Connection, tag_id: str) -> list[str]:
    """Give a tag and all under it, each before those under it."""
    found = [tag_id]
    for one in found:  # grows while it is walked
        found.extend(children(connection, one))
    return found


def next_position(connection: Connection, parent_id: str | None) -> int:
    """Give the place after the last of the tags right under another."""
    query = select(func.max(tag.c.position)).where(bindparam("parent_") == _PARENT)
    last = connection.scalar(query, {"parent_": parent_id or ""})
    return 0 if last is None else int(last) + 1


def colours(connection: Connection) -> dict[str, int]:
    """Count the tags of each colour."""
    rows = connection.execute(select(tag.c.colour, func.count()).group_by(tag.c.colour))
    return {row[0]: row[1] for row in rows}


def pinned_to(connection: Connection, key: str) -> list[str]:
    """Give the ids of the tags that have a key."""
    return list(connection.scalars(select(tag.c.id).where(tag.c.shortcut == key)))


def annotations_of(connection: Connection, tag_ids: Sequence[str]) -> list[str]:
    """Give the ids of all annotations that carry one of some tags, removed documents included."""
    found: list[str] = []
    for tag_id in tag_ids:
        query = select(annotation.c.id).where(annotation.c.tag_id == tag_id).order_by(annotation.c.created)
        found.extend(connection.scalars(query))
    return found


def paths(connection: Connection) -> dict[str, tuple[str, str, str]]:
    """Give name, path and colour of each tag by its id, in the order of the tree."""
    columns = tag.c.id, tag.c.parent_id, tag.c.name, tag.c.colour, tag.c.position
    rows = {row.id: row for row in connection.execute(select(*columns))}
    found: dict[str, tuple[str, str, str]] = {}
    places: dict[str, list[tuple[int, str]]] = {}
    for key, row in rows.items():
        line, above = [row], row.parent_id
        while above is not None:
            line.append(rows[above])
            above = rows[above].parent_id
        line.reverse()
        places[key] = [(one.position, one.name) for one in line]
        found[key] = (row.name, PATH_JOINT.join(one.name for one in line), row.colour)
    return {key: found[key] for key in sorted(found, key=lambda key: places[key])}


def codebook(connection: Connection, without: Collection[str] = ()) -> list[TagRow]:
    """Give all tags in the order of the tree, each before those under it, siblings by position.

    Args:
        connection: Where to read.
        without: Names of annotators whose annotations are not counted.
    """
    counted = _COUNTS.where(shown(without)) if without else _COUNTS
    counts = {row[0]: row[1] for row in connection.execute(counted)}
    below: dict[str | None, list[TagRow]] = {}
    for row in connection.execute(select(tag).order_by(tag.c.position, tag.c.name)):
        one = TagRow(
            row.id,
            row.name,
            row.parent_id,
            row.name,
            0,
            row.colour,
            row.description,
            row.shortcut,
            row.position,
            counts.get(row.id, 0),
            bool(row.archived),
            row.use_when,
            row.not_when,
            row.examples,
        )
        below.setdefault(row.parent_id, []).append(one)
    return list(_walk(below, None, "", 0))


def _walk(
    below: dict[str | None, list[TagRow]], parent_id: str | None, above: str, depth: int
) -> Iterator[TagRow]:
    for row in below.get(parent_id, ()):
        path = above + row.name
        yield replace(row, path=path, depth=depth)
        yield from _walk(below, row.id, path + PATH_JOINT, depth + 1)
