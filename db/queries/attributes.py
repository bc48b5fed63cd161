"""Queries on attributes: what users say of documents in columns of their own."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from db.schema import attribute, attribute_value

SQL_PARAMETER_CHUNK = 500
"""Ids asked for in one query."""

_ANY = select(attribute_value.c.id).limit(1)
_ALL = select(attribute.c.id, attribute.c.name, attribute.c.kind).order_by(attribute.c.position)
_VALUES = (
    select(attribute_value.c.document_id, attribute.c.name, attribute_value.c.value)
    .join(attribute, attribute.c.id == attribute_value.c.attribute_id)
    .order_by(attribute.c.position)
)
_VALUES_OF = _VALUES.where(attribute_value.c.document_id.in_(bindparam("keys", expanding=True)))


class AttributeRow(NamedTuple):
    """An attribute.

    Attributes:
        id: UUID4, never changes.
        name: Its name, unique.
        kind: ``text``, ``number``, ``date`` or ``choice``.
    """

    id: str
    name: str
    kind: str


def all_attributes(connection: Connection) -> list[AttributeRow]:
    """Return all attributes, in the order of their columns."""
    return [AttributeRow(*row) for row in connection.execute(_ALL)]


def values_of(connection: Connection, document_id: str) -> dict[str, str]:
    """Return the values that a document has, by the attribute's name."""
    return values_in(connection, [document_id]).get(document_id, {})


def values_in(connection: Connection, document_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return the values that documents have, by document and the attribute's name."""
    found: dict[str, dict[str, str]] = {}
    if connection.scalar(_ANY) is None:
        return found
    for first in range(0, len(document_ids), SQL_PARAMETER_CHUNK):
        some = list(document_ids[first : first + SQL_PARAMETER_CHUNK])
        for document_id, name, value in connection.execute(_VALUES_OF, {"keys": some}):
            found.setdefault(document_id, {})[name] = value
    return found
