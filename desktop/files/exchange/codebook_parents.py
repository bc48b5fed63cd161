"""Codebooks by parent: tables whose rows name a tag and the tag above it, where ours have a path."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

_JOINT = "/"
_NAMES = (
    *("name", "tag", "code", "tag name", "code name", "tag_name", "code_name"),
    *("名称", "标签", "标签名称", "编码", "代码", "节点"),
)
"""What the column of the name is called elsewhere, the likelier first."""

_PARENTS = (
    *("parent", "parent name", "parent tag", "parent code", "parent_name", "parent_tag", "parent_code"),
    *("上级", "上级标签", "上级编码", "上级节点", "父级", "父标签", "父编码", "父节点"),
)
_DESCRIPTIONS = ("description", "definition", "memo", "定义", "说明", "描述", "备注")


class ParentColumns:
    """The columns of a table that say name, tag above and description.

    Attributes:
        name: The column of the name; None where there is none.
        parent: The column of the tag above; None where there is none.
        description: The column that says what the tag means; None where there is none.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        known = {column.strip().casefold(): column for column in reversed(columns)}
        self.name, self.parent, self.description = (
            next((known[word] for word in words if word in known), None)
            for words in (_NAMES, _PARENTS, _DESCRIPTIONS)
        )


def with_paths(rows: Iterable[Mapping[str, str]], columns: ParentColumns) -> Iterator[dict[str, str]]:
    """Yield the rows of a table with a column ``tag_path`` and one ``description``.

    A tag above is named by its name or by its path; of several with that name it is the last that comes
    before, else the first. One without a row of its own is at the root, and so is one under itself.

    Args:
        rows: The rows.
        columns: What the columns are called; one is that of the name.
    """
    kept = [dict(row) for row in rows]
    names = [_cell(row, columns.name) for row in kept]
    parents = [_cell(row, columns.parent) for row in kept]
    places: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        places.setdefault(name, []).append(number)
    above = [_row_above(number, places, parents) for number in range(len(kept))]
    for number, name in enumerate(names):
        if _is_under_itself(number, above) or (above[number] is None and parents[number] == name):
            above[number], parents[number] = None, ""
    for number, row in enumerate(kept):
        path = _path(number, names, parents, above) if names[number] else []
        yield row | {"tag_path": _JOINT.join(path), "description": _cell(row, columns.description)}


def _cell(row: Mapping[str, str], column: str | None) -> str:
    return (row.get(column) or "").strip() if column is not None else ""


def _row_above(number: int, places: Mapping[str, Sequence[int]], parents: Sequence[str]) -> int | None:
    """Return the row of the tag above that of a row, None where it has none.

    Args:
        number: The row.
        places: The rows of each name.
        parents: What each row says of the tag above.
    """
    *path, wanted = parents[number].split(_JOINT)
    found = [one for one in places.get(wanted.strip(), ()) if wanted and one != number]
    if path:
        found = [one for one in found if parents[one] in (path[-1].strip(), _JOINT.join(path))] or found
    before = [one for one in found if one < number]
    return before[-1] if before else next(iter(found), None)


def _is_under_itself(number: int, above: Sequence[int | None]) -> bool:
    """Return whether one comes from a row up to the same row again."""
    met: set[int] = set()
    at = above[number]
    while at is not None and at != number and at not in met:
        met.add(at)
        at = above[at]
    return at == number


def _path(
    number: int, names: Sequence[str], parents: Sequence[str], above: Sequence[int | None]
) -> list[str]:
    """Return the names from the root down to the tag of a row."""
    path: list[str] = []
    at: int | None = number
    while at is not None:
        path.append(names[at])
        if above[at] is None and parents[at]:
            path.append(parents[at])  # it has no row of its own
        at = above[at]
    return path[::-1]
