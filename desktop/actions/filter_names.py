"""Filter names: what the documents of a library can be filtered by, and the documents themselves."""

from typing import NamedTuple

from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow


class FilterNames(NamedTuple):
    """What there is to choose from.

    Attributes:
        documents: The documents, as they came in.
        regions: Names of regions, and of what they belong to.
        kinds: Kinds of documents that there are.
        levels: Levels that there are.
        groups: Names of groups of documents.
        tags: Paths of tags.
        attributes: Names of a user's own attributes.
    """

    documents: tuple[DocumentRow, ...] = ()
    regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()


def filter_names(queries: LibraryQueries) -> FilterNames:
    """Return what the documents of a library can be filtered by."""
    rows = queries.documents()
    places = {name for row in rows for name in (row.province, row.city, row.county, row.region) if name}
    return FilterNames(
        tuple(rows),
        tuple(sorted(places)),
        tuple(sorted({row.kind for row in rows if row.kind})),
        tuple(sorted({row.level for row in rows if row.level})),
        tuple(row.name for row in queries.groups()),
        tuple(row.path for row in queries.tags()),
        tuple(row.name for row in queries.attributes()),
    )
