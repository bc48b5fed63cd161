"""Related documents: a report of the same place in an earlier year, and that of the place above."""

from collections.abc import Iterable, Sequence

from desktop.actions.document_filters import DocumentFilters
from desktop.actions.row_types import DocumentRow

_UPPER = {
    "town": ("county", "city", "province"),
    "county": ("city", "province"),
    "city": ("province",),
    "province": ("nation",),
}
"""The levels above a level, nearest first."""


def report_of_last_year(rows: Iterable[DocumentRow], row: DocumentRow) -> DocumentRow | None:
    """Return the document of the same kind and place from the nearest earlier year, or None."""
    if row.year is None or not row.region:
        return None
    earlier = [
        one
        for one in rows
        if one.year is not None
        and one.year < row.year
        and one.kind == row.kind
        and _place(one) == _place(row)
    ]
    return max(earlier, key=lambda one: one.year or 0, default=None)


def _place(row: DocumentRow) -> tuple[str, ...]:
    return row.level, row.region, row.province, row.city, row.county


def report_of_place_above(rows: Iterable[DocumentRow], row: DocumentRow) -> DocumentRow | None:
    """Return the document of the same kind and year from the nearest place above, or None."""
    alike = [one for one in rows if one.kind == row.kind and one.year == row.year and one.id != row.id]
    for level in _UPPER.get(row.level, ()):
        for one in alike:
            if one.level == level and (level == "nation" or _named(one, level) == _named(row, level)):
                return one
    return None


def _named(row: DocumentRow, level: str) -> tuple[str, ...]:
    """Return the names of the place of a level that a document belongs to."""
    return {
        "province": (row.province,),
        "city": (row.province, row.city),
        "county": (row.province, row.city, row.county),
    }[level]


def years_apart(rows: Sequence[DocumentRow]) -> tuple[DocumentFilters, DocumentFilters] | None:
    """Return filters for the latest year of some documents and the one they have before it, or None."""
    years = sorted({row.year for row in rows if row.year is not None})
    if len(years) < 2:
        return None
    last, before = years[-1], years[-2]
    return DocumentFilters(years=((last, last),)), DocumentFilters(years=((before, before),))


def place_and_above(
    rows: Sequence[DocumentRow], row: DocumentRow, level: str
) -> tuple[DocumentFilters, DocumentFilters] | None:
    """Return filters for the place of a document and for that of a level above it, or None.

    Args:
        rows: The documents of the library.
        row: A document of the place.
        level: ``province`` or ``nation``.
    """
    if not row.region or row.level in ("", level, "nation"):
        return None
    name = row.province if level == "province" else ""
    above = DocumentFilters(regions=(name,) if name else (), levels=(level,))
    known = any(one.level == level and (not name or one.province == name) for one in rows)
    return (DocumentFilters(regions=(row.region,), levels=(row.level,)), above) if known else None
