"""Hidden annotators: whose annotations are left out of what is counted."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, select

from db.schema import annotation, annotator


def visible_condition(without: Collection[str]) -> ColumnElement[bool]:
    """Return the condition that an annotation is of none of some annotators, told by their names."""
    hidden = select(annotator.c.id).where(annotator.c.name.in_(sorted(without)))
    return annotation.c.annotator_id.not_in(hidden)
