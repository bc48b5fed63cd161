"""Column mapping: which column of a table holds which field of a document, guessed or said by a user."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.files.column_names import FIELDS, NAMES, PARTS, plain_forms

__all__ = ["FIELDS", "Mapper", "TableHead", "from_header", "guess_mapping", "head_of"]

Mapper = Callable[[tuple[str, ...]], Mapping[str, str] | None]
"""Tells from the columns' names which column is which field; None where it does not know these columns."""

HEAD_ROWS = 21
"""Rows that are looked at to guess the columns, with the header."""

_CAPTIONS = 10
"""Rows among which that with the names of the columns is looked for."""

_LONG = 200
"""Characters that a cell has at least on average for its column to be taken for the text."""


@dataclass(frozen=True, slots=True)
class TableHead:
    """What can be seen of a table before it is decided which column is which field.

    Attributes:
        columns: The names of its columns.
        rows: The first rows, by the columns' names.
        mapping: What is guessed.
        sure: Whether text and title are named as such: nobody need look.
    """

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    mapping: Mapping[str, str]
    sure: bool


def guess_mapping(columns: tuple[str, ...], first_rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Guess which column is which field from the names, then from the cells; the longest are the text."""
    mapping: dict[str, str] = {}
    forms = {column: tuple(plain_forms(column)) for column in columns}
    for exact in (True, False):
        for field, names in NAMES.items():
            free = [one for one in columns if one not in mapping]
            if field not in mapping.values() and (found := _named(names, free, forms, exact)):
                mapping[found] = field
    for field, words in PARTS.items():
        free = [column for column in columns if column not in mapping]
        if field not in mapping.values():
            part = next((one for one in free if any(word in one.lower() for word in words)), None)
            if part is not None and (field != "text" or _typical_length(part, first_rows) >= _LONG):
                mapping[part] = field
    if "text" not in mapping.values() and columns and first_rows:
        lengths = {column: _typical_length(column, first_rows) for column in columns}
        longest = max(columns, key=lengths.__getitem__)
        if lengths[longest] >= _LONG:
            mapping[longest] = "text"
    for column in columns:
        if column not in mapping:
            from desktop.files.cell_fields import field_of_cells  # loads all places, seldom needed

            told = field_of_cells([row[column] for row in first_rows if row.get(column)])
            if told and told not in mapping.values() and not (told == "region" and _has_place(mapping)):
                mapping[column] = told
    return mapping


def _named(
    names: Sequence[str], free: Sequence[str], forms: Mapping[str, Sequence[str]], exact: bool
) -> str | None:
    """Return the first of the columns that has one of some names, the surest name first."""
    for name in names:
        for column in free:
            if name == forms[column][0] if exact else name in forms[column]:
                return column
    return None


def _has_place(mapping: Mapping[str, str]) -> bool:
    return not {"province", "city", "county", "region"}.isdisjoint(mapping.values())


def _typical_length(column: str, rows: Sequence[Mapping[str, str]]) -> float:
    """Return the mean length of a column's cells that are not empty."""
    lengths = [len(row[column]) for row in rows if row.get(column)]
    return sum(lengths) / len(lengths) if lengths else 0


def head_of(records: Iterable[Sequence[str]], mapper: Mapper | None = None) -> TableHead:
    """Return what can be seen of a table from its first rows, the header first."""
    first = list(itertools.islice(records, HEAD_ROWS))
    columns = _columns(first)
    named = tuple(dict(zip(columns, record, strict=False)) for record in first[1:] if any(record))
    known = mapper(columns) if mapper is not None else None
    guessed = known if known is not None else guess_mapping(columns, list(named))
    plain = {field: set(plain_forms(column)) for column, field in guessed.items()}
    sure = known is not None or all(plain.get(one, set()) & set(NAMES[one]) for one in ("text", "title"))
    return TableHead(columns, named, dict(guessed), sure)


def _columns(first: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the names of the columns, as far as there is anything in the first rows."""
    used = max((place for row in first for place, cell in enumerate(row, start=1) if cell), default=0)
    header = [*first[0], *[""] * used][:used] if first else []
    return tuple(
        name.strip().strip("\ufeff") or f"column {index}" for index, name in enumerate(header, start=1)
    )


def from_header(records: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    """Yield the rows of a table with the names of its columns first.

    Rows above them, such as a caption, become empty rows below. A table whose first row holds a document has
    no names: an empty row is put in their place.
    """
    stream = iter(records)
    first = list(itertools.islice(stream, HEAD_ROWS))
    if first and any(len(cell) >= _LONG for cell in first[0]):
        first.insert(0, [""] * len(first[0]))
    at = _header_row(first)
    yield from first[at : at + 1]
    yield from ([] for _ in first[:at])
    yield from first[at + 1 :]
    yield from stream


def _header_row(first: Sequence[Sequence[str]]) -> int:
    """Return which row names the columns: the first, unless it names none and one below it several."""
    if not first or _fields_named(first[0]):
        return 0
    for at, row in enumerate(first[:_CAPTIONS]):
        if _fields_named(row) > 1 and all(len(cell) < _LONG for cell in row):
            return at
    return 0


def _fields_named(row: Sequence[str]) -> int:
    """Return how many fields the cells of a row name."""
    forms = {form for cell in row if cell for form in plain_forms(cell)}
    return sum(1 for names in NAMES.values() if not forms.isdisjoint(names))
