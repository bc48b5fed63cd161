"""Document filters: which documents of a library a question is asked of, and which part of their texts."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields

from db.queries import document_facts
from desktop.actions.export_scope import subtree_tag_ids
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.text.outline import PARTS

_YEARS = re.compile(r"([0-9]{1,4})(?:\s*(?:-|–|—|－|~|～|至|到)\s*([0-9]{1,4}))?年?")
_NAMES = {
    "文档": "document",
    "地区": "region",
    "年份": "year",
    "类型": "kind",
    "层级": "level",
    "部分": "part",
    "分组": "group",
    "标签": "tag",
    "属性": "attribute",
}
"""The Chinese names under which a filter may be written."""


class InvalidFilter(ValueError):
    """A filter that can't be understood, or that names what a library does not have.

    Attributes:
        reason: Why, by name: ``field``, ``year``, ``part``, ``tag``, ``group``, ``attribute``.
        value: What was written.
    """

    def __init__(self, reason: str, value: str) -> None:
        super().__init__(f"{reason}: {value}")
        self.reason = reason
        self.value = value


@dataclass(frozen=True, slots=True)
class DocumentFilters:
    """Conditions on documents, all of which hold; of several values of one, any. What is empty is none.

    Attributes:
        documents: Beginnings of their ids.
        regions: Names that the region, county, city or province has or begins with; several between slashes
            for a place within another of that name: 江苏省/南京市/鼓楼区.
        years: First and last of their own years.
        kinds: Their kinds.
        levels: ``province``, ``city`` or ``county``.
        parts: Parts of their texts, as in PARTS: nothing elsewhere counts.
        groups: Names of groups that they are in.
        tags: Paths of tags: an annotation with one of them, or one under it, is on the document.
        attributes: Names of attributes with the value they have.
    """

    documents: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether every document fulfills them."""
        return not any(getattr(self, one.name) for one in fields(self) if one.name != "parts")


ALL_DOCUMENTS = DocumentFilters()
"""No condition at all."""


def years_of(value: str) -> tuple[int, int]:
    """Read a year or a span of years, such as 2024 or 2024–2026.

    Raises:
        InvalidFilter: When it is neither.
    """
    match = _YEARS.fullmatch(value.strip())
    if match is None:
        raise InvalidFilter("year", value)
    first = int(match[1])
    last = int(match[2] or match[1])
    return min(first, last), max(first, last)


def parse_filters(written: str) -> DocumentFilters:
    """Read filters in one line, such as ``year=2024,region=山西省``; a comma means and.

    Of the same name written twice, either value will do.

    Raises:
        InvalidFilter: When one can't be understood.
    """
    values: dict[str, list[str]] = {}
    for piece in filter(None, (one.strip() for one in re.split("[,，]", written))):
        name, equals, value = piece.replace("＝", "=").partition("=")
        name = _NAMES.get(name.strip(), name.strip())
        if not equals or not value.strip() or name not in _NAMES.values():
            raise InvalidFilter("field", piece)
        values.setdefault(name, []).append(value.strip())
    return filters_from(values)


def filters_from(values: dict[str, list[str]]) -> DocumentFilters:
    """Return filters from the values written for each, by names such as ``region`` and ``year``.

    Raises:
        InvalidFilter: When one can't be understood.
    """
    parts = tuple(values.get("part", ()))
    for one in parts:
        if one not in PARTS:
            raise InvalidFilter("part", one)
    return DocumentFilters(
        documents=tuple(values.get("document", ())),
        regions=tuple(values.get("region", ())),
        years=tuple(map(years_of, values.get("year", ()))),
        kinds=tuple(values.get("kind", ())),
        levels=tuple(values.get("level", ())),
        parts=parts,
        groups=tuple(values.get("group", ())),
        tags=tuple(values.get("tag", ())),
        attributes=tuple(map(_attribute, values.get("attribute", ()))),
    )


def _attribute(written: str) -> tuple[str, str]:
    name, parted, value = written.replace("：", ":").replace("＝", "=").replace("=", ":").partition(":")
    if not parted:
        raise InvalidFilter("attribute", written)
    return name.strip(), value.strip()


def filtered_documents(queries: LibraryQueries, filters: DocumentFilters) -> list[DocumentRow]:
    """Return the documents that fulfill all filters, as they came in.

    Raises:
        InvalidFilter: When a tag, group or attribute is named that the library does not have.
        NotFound: When no document has an id that begins as one is written, or several do.
    """
    rows = queries.documents()
    if filters.is_empty:
        return rows
    for condition in _conditions(queries, filters):
        rows = [row for row in rows if condition(row)]
    return rows


def _conditions(queries: LibraryQueries, filters: DocumentFilters) -> Iterable[Callable[[DocumentRow], bool]]:
    if filters.documents:
        ids = {queries.find_document(one) for one in filters.documents}
        yield lambda row: row.id in ids
    if filters.regions:
        yield lambda row: lies_in(row, filters.regions)
    if filters.years:
        yield lambda row: row.year is not None and any(a <= row.year <= b for a, b in filters.years)
    if filters.kinds:
        yield lambda row: row.kind in filters.kinds
    if filters.levels:
        yield lambda row: row.level in filters.levels
    sets = list(_id_sets(queries, filters))
    yield lambda row: all(row.id in one for one in sets)


def _id_sets(queries: LibraryQueries, filters: DocumentFilters) -> Iterable[Collection[str]]:
    """Yield the ids of the documents that fulfill each filter which the documents' rows do not tell."""
    _check_names(queries, filters)
    tag_ids = _tag_ids(queries, filters.tags)
    with queries.moment() as connection:
        if filters.groups:
            yield document_facts.in_groups(connection, filters.groups)
        for name, value in filters.attributes:
            yield document_facts.with_value(connection, name, value)
        if filters.tags:
            yield document_facts.tagged(connection, tag_ids)


def _check_names(queries: LibraryQueries, filters: DocumentFilters) -> None:
    """Refuse groups and attributes that there are not, once nothing is read any more.

    An error while the library is read has the whole file checked for damage.
    """
    with queries.moment() as connection:
        has_group, has_attribute = document_facts.has_group, document_facts.has_attribute
        unknown = [("group", name) for name in filters.groups if not has_group(connection, name)]
        unknown += [
            ("attribute", f"{name}={value}")
            for name, value in filters.attributes
            if not has_attribute(connection, name)
        ]
    for reason, written in unknown:
        raise InvalidFilter(reason, written)


def _tag_ids(queries: LibraryQueries, paths: Iterable[str]) -> set[str]:
    ids: set[str] = set()
    for path in paths:
        under = subtree_tag_ids(queries, path)
        if not under:
            raise InvalidFilter("tag", path)
        ids |= under
    return ids


def lies_in(row: DocumentRow, regions: Collection[str]) -> bool:
    """Return whether a document is of one of some regions, or of one within it."""
    names = (row.region, row.county, row.city, row.province)
    return any(
        all(any(name.startswith(step) for name in names) for step in region.split("/")) for region in regions
    )
