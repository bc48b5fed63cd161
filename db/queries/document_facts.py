"""Queries on what documents belong to: groups, attributes and tags."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from db.queries.driver_rows import chunks
from db.schema import annotation, attribute, attribute_value, document_group, document_group_member


def has_group(connection: Connection, name: str) -> bool:
    """Return whether there is a group of documents with this name."""
    return connection.scalar(select(document_group.c.id).where(document_group.c.name == name)) is not None


def has_attribute(connection: Connection, name: str) -> bool:
    """Return whether there is an attribute of documents with this name."""
    return connection.scalar(select(attribute.c.id).where(attribute.c.name == name)) is not None


def in_groups(connection: Connection, names: Collection[str]) -> set[str]:
    """Return the ids of the documents in any of some groups."""
    query = (
        select(document_group_member.c.document_id)
        .join(document_group, document_group.c.id == document_group_member.c.group_id)
        .where(document_group.c.name.in_(names))
    )
    return set(connection.scalars(query)) if names else set()


def with_value(connection: Connection, name: str, value: str) -> set[str]:
    """Return the ids of the documents whose attribute of this name has this value."""
    query = (
        select(attribute_value.c.document_id)
        .join(attribute, attribute.c.id == attribute_value.c.attribute_id)
        .where(attribute.c.name == name, attribute_value.c.value == value)
    )
    return set(connection.scalars(query))


def tagged(connection: Connection, tag_ids: Collection[str]) -> set[str]:
    """Return the ids of the documents on which an annotation has one of some tags."""
    found: set[str] = set()
    wanted = list(tag_ids)
    for some in chunks(wanted):
        query = select(annotation.c.document_id).where(annotation.c.tag_id.in_(some)).distinct()
        found |= set(connection.scalars(query))
    return found
