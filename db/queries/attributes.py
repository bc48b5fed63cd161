"""Queries on the values of attributes by name, as other programs know them."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, select

from db.queries.driver_rows import chunks
from db.schema import attribute, attribute_value

_ANY = select(attribute_value.c.id).limit(1)
_VALUES = (
    select(attribute_value.c.document_id, attribute.c.name, attribute_value.c.value)
    .join(attribute, attribute.c.id == attribute_value.c.attribute_id)
    .order_by(attribute.c.position)
)
_VALUES_OF = _VALUES.where(attribute_value.c.document_id.in_(bindparam("keys", expanding=True)))


def values_of(connection: Connection, document_id: str) -> dict[str, str]:
    """Return the values that a document has, by the attribute's name."""
    return values_in(connection, [document_id]).get(document_id, {})


def values_in(connection: Connection, document_ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return the values that documents have, by document and the attribute's name."""
    found: dict[str, dict[str, str]] = {}
    if connection.scalar(_ANY) is None:
        return found
    for some in chunks(document_ids):
        for document_id, name, value in connection.execute(_VALUES_OF, {"keys": some}):
            found.setdefault(document_id, {})[name] = value
    return found
