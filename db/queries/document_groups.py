"""Queries on groups of documents and on users' attributes of documents."""

from sqlalchemy import Connection, bindparam, func, select

from db.json_columns import load_json
from db.row_types import AttributeRow, GroupRow
from db.schema import attribute, attribute_value, document, document_group, document_group_member

_KEPT = select(document.c.id).where(document.c.removed.is_(None))
_GROUPS = select(document_group.c.id, document_group.c.name).order_by(
    document_group.c.position, document_group.c.name
)
_MEMBERS = select(
    document_group_member.c.group_id, document_group_member.c.document_id, document_group_member.c.id
)
_ATTRIBUTES = select(attribute.c.id, attribute.c.name, attribute.c.kind, attribute.c.choices).order_by(
    attribute.c.position, attribute.c.name
)
_VALUES = select(attribute_value.c.document_id, attribute_value.c.attribute_id, attribute_value.c.value)
_VALUE_IDS = select(attribute_value.c.document_id, attribute_value.c.id).where(
    attribute_value.c.attribute_id == bindparam("attribute_")
)


def groups(connection: Connection) -> list[GroupRow]:
    """Return all groups in their order, each with its documents that are not removed."""
    kept = _MEMBERS.where(document_group_member.c.document_id.in_(_KEPT))
    members: dict[str, list[str]] = {}
    for group_id, document_id, _ in connection.execute(kept):
        members.setdefault(group_id, []).append(document_id)
    return [
        GroupRow(row.id, row.name, frozenset(members.get(row.id, ()))) for row in connection.execute(_GROUPS)
    ]


def members(connection: Connection, group_id: str) -> dict[str, str]:
    """Return the ids of the rows that put documents into a group, by the document's id."""
    query = _MEMBERS.where(document_group_member.c.group_id == group_id)
    return {document_id: key for _, document_id, key in connection.execute(query)}


def attributes(connection: Connection) -> list[AttributeRow]:
    """Return all attributes in their order."""
    return [
        AttributeRow(row.id, row.name, row.kind, tuple(map(str, load_json(row.choices, list))))
        for row in connection.execute(_ATTRIBUTES)
    ]


def values(connection: Connection) -> dict[str, dict[str, str]]:
    """Return the values of attributes by document and attribute, of documents that are not removed."""
    found: dict[str, dict[str, str]] = {}
    for document_id, attribute_id, value in connection.execute(
        _VALUES.where(attribute_value.c.document_id.in_(_KEPT))
    ):
        found.setdefault(document_id, {})[attribute_id] = value
    return found


def value_ids(connection: Connection, attribute_id: str) -> dict[str, str]:
    """Return the ids of the rows that hold an attribute's values, by the document's id."""
    return {row[0]: row[1] for row in connection.execute(_VALUE_IDS, {"attribute_": attribute_id})}


def next_group_position(connection: Connection) -> int:
    """Return the place in the list for a group that is made."""
    return int(connection.scalar(select(func.coalesce(func.max(document_group.c.position), -1))) or 0) + 1


def next_attribute_position(connection: Connection) -> int:
    """Return the place in the list for an attribute that is made."""
    return int(connection.scalar(select(func.coalesce(func.max(attribute.c.position), -1))) or 0) + 1
