"""Codebooks read: CSV, JSON or REFI-QDA .qdc, as this program writes them or as others do."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from desktop.files.csv_table import read_table
from desktop.files.errors import Unreadable
from desktop.files.exchange.codebook_parents import ParentColumns, with_paths
from desktop.files.exchange.codebook_write import COLUMNS
from desktop.files.exchange.records import MARKS, CodebookEntry
from desktop.files.guarded import is_library, opened
from desktop.files.table_words import english_columns, english_reader

SUFFIXES = (".csv", ".json", ".qdc")
"""Endings of codebooks that can be read."""

_JOINT = "/"


def read_codebook(path: Path) -> list[CodebookEntry]:
    """Read a codebook; each tag comes after the one above it, a missing one above is made up.

    Raises:
        Unreadable: With reason ``not-supported`` when it is no codebook, ``columns`` when a table has no
            column ``tag_path`` or ``path``, nor one of names (``tag``, as Taguette has it, ``name``), beside
            which there may be one of the tags above; or as for any file.
    """
    if path.suffix.lower() == ".qdc":
        from desktop.files.exchange.refi_codes import read_qdc

        return [told_apart(code) for code in read_qdc(path)]
    if is_library(path):
        raise Unreadable(path, "is-library")
    try:
        with opened(path) as file:
            data = file.read()
    except FileNotFoundError as error:
        raise Unreadable(path, "missing") from error
    except PermissionError as error:
        raise Unreadable(path, "no-permission") from error
    read: Callable[[bytes, Path], Iterable[Mapping[str, Any]]]
    read = _json if path.suffix.lower() == ".json" else _csv
    return _codes(read(data, path), path)


def told_apart(code: CodebookEntry) -> CodebookEntry:
    """Return a tag whose description was one text with its parts told apart again, where they are marked.

    ``CodebookEntry.told`` gives the same text again; a text that came about otherwise stays a description. A
    tag that has its parts keeps them.
    """
    if code.use_when or code.not_when or code.examples:
        return code
    parts: dict[str, list[str]] = {"": []}
    mark = ""
    for line in code.description.split("\n"):
        mark = next((one for one in MARKS if line.startswith(one)), mark)
        parts.setdefault(mark, []).append(line.removeprefix(mark))
    words = {mark: "\n".join(lines) for mark, lines in parts.items()}
    use_when, not_when, examples = (words.get(one, "") for one in MARKS)
    apart = replace(code, description=words[""], use_when=use_when, not_when=not_when, examples=examples)
    return apart if apart.told() == code.description else code


def _csv(data: bytes, path: Path) -> Iterable[Mapping[str, Any]]:
    found, rows = read_table(BytesIO(data))
    if not any(found):
        raise Unreadable(path, "empty")
    columns = english_columns(found, COLUMNS)
    english = rows if columns == found else map(english_reader(found, COLUMNS), rows)
    named = ParentColumns(columns)
    if {"tag_path", "path"}.intersection(columns) or ("tag" in columns and named.parent is None):
        return english
    if named.name is None:
        raise Unreadable(path, "columns", missing="tag_path")
    return with_paths(english, named)


def _json(data: bytes, path: Path) -> Iterable[Mapping[str, Any]]:
    try:
        held = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Unreadable(path, "not-supported", format="json") from error
    rows = held.get("codebook") if isinstance(held, dict) else held
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Unreadable(path, "not-supported", format="json")
    return rows


def _codes(rows: Iterable[Mapping[str, Any]], path: Path) -> list[CodebookEntry]:
    """Return rows as tags; the path alone says which stands under which."""
    codes: list[CodebookEntry] = []
    places: dict[tuple[str | None, str], int] = {}  # by the id above and the name: a path may be very long
    for number, row in enumerate(rows, start=1):
        own = row.get("tag_path") or row.get("path") or row.get("tag") or ""
        names = [name.strip() for name in str(own).split(_JOINT) if name.strip()]
        above: str | None = None
        for name in names[:-1]:
            above = codes[_place(codes, places, above, name, number)].id
        if names:
            place = _place(codes, places, above, names[-1], number, str(row.get("tag_id") or ""))
            codes[place] = _filled(codes[place], row, number)
    if not codes:
        raise Unreadable(path, "empty")
    return codes


def _place(
    codes: list[CodebookEntry],
    places: dict[tuple[str | None, str], int],
    above: str | None,
    name: str,
    number: int,
    own_id: str = "",
) -> int:
    """Return where the tag of a name under another stands in the list, at whose end a new one is put."""
    place = places.get((above, name))
    if place is None:
        place = places[above, name] = len(codes)
        codes.append(CodebookEntry(own_id or f"#{place}", name, above, row=number))
    return place


def _filled(code: CodebookEntry, row: Mapping[str, Any], number: int) -> CodebookEntry:
    """Return a tag with what its row says of it."""

    def words(name: str) -> str:
        return str(row.get(name) or "")

    return CodebookEntry(
        code.id,
        code.name,
        code.parent_id,
        (words("color") or words("colour")).lower(),
        words("description"),
        words("use_when"),
        words("not_when"),
        words("examples") or words("example"),
        words("shortcut")[:1],
        words("archived") in ("1", "True", "true"),
        number,
    )
