"""Filter choices: what the documents of a library can be filtered by."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.actions.concordance import place_of
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.text.place_order import path_order


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """Something that can be chosen.

    Attributes:
        value: As the filter has it.
        name: What it is called among those under the same parent.
        parent: The value of what it lies within, or empty.
        count: How many documents have it; None where that is not counted.
        selectable: Whether it can be chosen itself.
    """

    value: str
    name: str
    parent: str = ""
    count: int | None = None
    selectable: bool = True


@dataclass(frozen=True, slots=True)
class FilterChoices:
    """What can be chosen for each filter; those above come before those within them.

    Attributes:
        regions: Places, each within the greater one; a value has the names from the greatest on.
        kinds: Kinds of documents that there are.
        levels: Levels that there are.
        groups: Groups of documents.
        tags: Tags by path.
        attributes: Attributes, which can't be chosen themselves, with the values that documents have.
    """

    regions: list[FilterChoice] = field(default_factory=list)
    kinds: list[FilterChoice] = field(default_factory=list)
    levels: list[FilterChoice] = field(default_factory=list)
    groups: list[FilterChoice] = field(default_factory=list)
    tags: list[FilterChoice] = field(default_factory=list)
    attributes: list[FilterChoice] = field(default_factory=list)


def filter_choices(queries: LibraryQueries, rows: Sequence[DocumentRow] | None = None) -> FilterChoices:
    """Return what the documents of a library can be filtered by.

    Args:
        queries: The queries of the library.
        rows: All its documents, where they have been read already.
    """
    rows = queries.documents() if rows is None else rows
    places: dict[tuple[str, ...], int] = {}
    kinds: dict[str, int] = {}
    levels: dict[str, int] = {}
    for row in rows:
        steps = place_of(row)
        for depth in range(len(steps)):
            places[steps[: depth + 1]] = places.get(steps[: depth + 1], 0) + 1
        kinds[row.kind] = kinds.get(row.kind, 0) + 1
        if row.level:
            levels[row.level] = levels.get(row.level, 0) + 1
    return FilterChoices(
        regions=[
            FilterChoice("/".join(steps), steps[-1], "/".join(steps[:-1]), count)
            for steps, count in sorted(places.items(), key=lambda one: path_order(one[0]))
        ],
        kinds=[FilterChoice(name, name, "", count) for name, count in sorted(kinds.items())],
        levels=[FilterChoice(name, name, "", count) for name, count in sorted(levels.items())],
        groups=[FilterChoice(one.name, one.name) for one in queries.groups()],
        tags=[FilterChoice(one.path, one.name, one.path.rpartition("/")[0]) for one in queries.tags()],
        attributes=_attributes(queries),
    )


def _attributes(queries: LibraryQueries) -> list[FilterChoice]:
    values: dict[str, dict[str, int]] = {}
    for held in queries.attribute_values().values():
        for attribute_id, value in held.items():
            counts = values.setdefault(attribute_id, {})
            counts[value] = counts.get(value, 0) + 1
    found = []
    for one in queries.attributes():
        if one.id in values:
            found.append(FilterChoice(one.name, one.name, selectable=False))
            found += [
                FilterChoice(f"{one.name}={value}", value, one.name, count)
                for value, count in sorted(values[one.id].items())
            ]
    return found
