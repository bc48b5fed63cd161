"""Queries on tags (标签)."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, case, func, select

from db.queries.driver_rows import all_rows, chunks
from db.queries.hidden_annotators import visible_condition
from db.row_types import TagRow
from db.schema import annotation, document, tag

PATH_JOINT = "/"
"""What joins the names of a path."""

DEEPEST = 32
"""Levels that the codebook may have; a tag at the root is on the first."""

LONGEST_NAME = 200
"""Code points that a tag's name may have."""

LONGEST_PATH = 8_000
"""Code points that are kept of a path; one that obeys the limits above is never longer."""

_PARENT = func.coalesce(tag.c.parent_id, "")
_CHILD_NAMED = select(tag.c.id).where(bindparam("parent_") == _PARENT, tag.c.name == bindparam("name_"))
_ORDER = tag.c.position, tag.c.name
_CHILDREN = select(tag.c.id).where(bindparam("parent_") == _PARENT).order_by(*_ORDER)
_PARENT_OF = select(tag.c.parent_id).where(tag.c.id == bindparam("id_"))
_COUNTS = select(annotation.c.tag_id, func.count()).group_by(annotation.c.tag_id)
_REMOVED = select(document.c.id).where(document.c.removed.is_not(None))
_COUNTS_REMOVED = _COUNTS.where(annotation.c.document_id.in_(_REMOVED))


def counts_in(connection: Connection, document_id: str) -> dict[str, int]:
    """Count a document's annotations by tag."""
    query = (
        select(annotation.c.tag_id, func.count())
        .where(annotation.c.document_id == document_id, annotation.c.tag_id.is_not(None))
        .group_by(annotation.c.tag_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def child_named(connection: Connection, parent_id: str | None, name: str) -> str | None:
    """Return the id of the tag of this name under another (None: at the root), or None."""
    return connection.scalar(_CHILD_NAMED, {"parent_": parent_id or "", "name_": name})


def with_path(connection: Connection, path: str) -> str | None:
    """Return the id of the tag with this path, or None."""
    found: str | None = None
    for name in path.split(PATH_JOINT):
        found = child_named(connection, found, name.strip())
        if found is None:
            return None
    return found


def children(connection: Connection, parent_id: str | None) -> list[str]:
    """Return the ids of the tags right under another, in order."""
    return list(connection.scalars(_CHILDREN, {"parent_": parent_id or ""}))


def subtree(connection: Connection, tag_id: str) -> list[str]:
    """Return a tag and all under it, each once and before those under it, also where they form a circle."""
    return list(_levels_under(connection, tag_id))


def height(connection: Connection, tag_id: str) -> int:
    """Return how many levels a tag and what is under it take up; 1 where nothing is under it."""
    return max(_levels_under(connection, tag_id).values())


def _levels_under(connection: Connection, tag_id: str) -> dict[str, int]:
    """Return a tag and all under it with their levels, its own being 1, level by level."""
    levels = {tag_id: 1}
    waiting = [tag_id]
    for one in waiting:  # grows while it is walked
        below = [child for child in children(connection, one) if child not in levels]
        levels.update(dict.fromkeys(below, levels[one] + 1))
        waiting += below
    return levels


def level(connection: Connection, tag_id: str | None) -> int:
    """Return the level a tag stands on, 1 at the root; 0 for the place above the root (None)."""
    above: dict[str, None] = {}
    while tag_id is not None and tag_id not in above:  # a damaged library may hold a circle
        above[tag_id] = None
        tag_id = connection.scalar(_PARENT_OF, {"id_": tag_id})
    return len(above)


def next_position(connection: Connection, parent_id: str | None) -> int:
    """Return the place after the last of the tags right under another."""
    query = select(func.max(tag.c.position)).where(bindparam("parent_") == _PARENT)
    last = connection.scalar(query, {"parent_": parent_id or ""})
    return 0 if last is None else int(last) + 1


def color_counts(connection: Connection) -> dict[str, int]:
    """Count the tags of each color."""
    rows = connection.execute(select(tag.c.color, func.count()).group_by(tag.c.color))
    return {row[0]: row[1] for row in rows}


def pattern_counts(connection: Connection, color: str) -> dict[str, tuple[int, int]]:
    """Count the tags of each pattern: those of a color, and all."""
    of_color = func.sum(case((tag.c.color == color, 1), else_=0))
    rows = connection.execute(select(tag.c.pattern, of_color, func.count()).group_by(tag.c.pattern))
    return {row[0]: (row[1], row[2]) for row in rows}


def pinned_to(connection: Connection, key: str) -> list[str]:
    """Return the ids of the tags that have a key."""
    return list(connection.scalars(select(tag.c.id).where(tag.c.shortcut == key)))


def annotations_of(connection: Connection, tag_ids: Sequence[str]) -> list[str]:
    """Return the ids of all annotations that carry one of some tags, removed documents included."""
    found: list[str] = []
    for tag_id in tag_ids:
        query = select(annotation.c.id).where(annotation.c.tag_id == tag_id).order_by(annotation.c.created)
        found.extend(connection.scalars(query))
    return found


def paths(connection: Connection) -> dict[str, tuple[str, str, str, str]]:
    """Return name, path, color and pattern of each tag by its id, in the order of the tree."""
    columns = tag.c.id, tag.c.parent_id, tag.c.name, tag.c.color, tag.c.pattern
    rows = {row.id: row for row in connection.execute(select(*columns).order_by(*_ORDER))}
    found: dict[str, tuple[str, str, str, str]] = {}
    for key, above in in_order({row.id: row.parent_id for row in rows.values()}).items():
        name = rows[key].name
        path = name if above is None else _joined(found[above][1], name)
        found[key] = (name, path, rows[key].color, rows[key].pattern)
    return found


def codebook(connection: Connection, without: Collection[str] = ()) -> list[TagRow]:
    """Return all tags in the order of the tree, each before those under it, siblings by position.

    Args:
        connection: Where to read.
        without: Names of annotators whose annotations are not counted.
    """
    counts = _counts(connection, without)
    rows = {row.id: row for row in connection.execute(select(tag).order_by(*_ORDER))}
    found: dict[str, TagRow] = {}
    for key, above in in_order({row.id: row.parent_id for row in rows.values()}).items():
        found[key] = _tag_row(rows[key], found[above] if above is not None else None, counts.get(key, 0))
    return list(found.values())


def counts_of(
    connection: Connection, tag_ids: Collection[str], without: Collection[str] = ()
) -> dict[str, int]:
    """Count the annotations of some tags in documents that are not removed, by the tag's id; 0 for none."""
    counts: dict[str, int] = dict.fromkeys(tag_ids, 0)
    wanted = list(counts)
    for some in chunks(wanted):
        of_tags = annotation.c.tag_id.in_(some)
        counts.update(_counts(connection, without, of_tags))
    return counts


def _counts(
    connection: Connection, without: Collection[str], *conditions: ColumnElement[bool]
) -> dict[str, int]:
    """Count the annotations of documents that are not removed by tag.

    All are counted, from the index alone, and those of removed documents, which are few, taken off again:
    looking up each annotation's document would take twenty times as long.
    """
    if without:
        conditions = (*conditions, visible_condition(without))
    every, removed = (one.where(*conditions) for one in (_COUNTS, _COUNTS_REMOVED))
    counts = dict(all_rows(connection, every))
    for tag_id, count in all_rows(connection, removed):
        counts[tag_id] -= count
    return counts


def _tag_row(row: Any, above: TagRow | None, count: int) -> TagRow:
    return TagRow(
        row.id,
        row.name,
        above.id if above else None,
        _joined(above.path, row.name) if above else row.name,
        above.depth + 1 if above else 0,
        row.color,
        row.description,
        row.shortcut,
        row.position,
        count,
        bool(row.archived),
        row.use_when,
        row.not_when,
        row.examples,
        torn=above is None and row.parent_id is not None,
        pattern=row.pattern,
    )


def _joined(above: str, name: str) -> str:
    """Return a path; one that is too long keeps its end, or a deep tree would take memory by its square."""
    path = f"{above}{PATH_JOINT}{name}"
    return path if len(path) <= LONGEST_PATH else f"…{path[1 - LONGEST_PATH :]}"


def in_order(parents: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return tags in the order of the tree, each after the one above it, with that one's id.

    In a damaged library a tag may stand under itself, or under one that is not there: it comes behind the
    tree, as at the root (None), so that every tag comes once.

    Args:
        parents: Ids of the tags above by the tags' ids, in the order that siblings have.
    """
    below: dict[str | None, list[str]] = {}
    for key, above in parents.items():
        below.setdefault(above if above in parents else None, []).append(key)
    found: dict[str, str | None] = {}
    _walk(below, [(key, None) for key in below.get(None, ())], found)
    for key in parents:
        if key not in found:  # what no root leads to hangs on a circle
            _walk(below, [(_on_circle(parents, key), None)], found)
    return found


def _walk(
    below: Mapping[str | None, Sequence[str]],
    roots: Sequence[tuple[str, str | None]],
    found: dict[str, str | None],
) -> None:
    """Add tags and all under them, each before those under it."""
    waiting = list(reversed(roots))
    while waiting:
        key, above = waiting.pop()
        if key not in found:
            found[key] = above
            waiting += [(child, key) for child in reversed(below.get(key, ()))]


def _on_circle(parents: Mapping[str, str | None], key: str) -> str:
    """Return the tag of a circle that whoever goes up from a tag comes to first."""
    seen: set[str] = set()
    while key not in seen:
        seen.add(key)
        key = parents[key] or key
    return key
