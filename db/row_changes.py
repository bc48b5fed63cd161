"""Row changes: rows before and after an action, from which every kind of action is undone and redone."""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from db.schema import metadata

Values = dict[str, Any]
"""Columns by name, as the database holds them: text, numbers or None."""

RECORDED = frozenset(
    (
        "document",
        "passage",
        "tag",
        "annotation",
        "own_word",
        "figure_correction",
        "bookmark",
        "saved_query",
        "suggestion_verdict",
        "document_group",
        "document_group_member",
        "attribute",
        "attribute_value",
        "dictionary",
        "dictionary_word",
        "ledger",
        "ledger_cell",
    )
)
"""Tables whose rows an action may change; all others are written once or belong to no step."""

_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_SUBJECTS = {
    "annotation": ("document_id", "tag_id"),
    "figure_correction": ("document_id",),
    "bookmark": ("document_id",),
    "suggestion_verdict": ("document_id",),
    "document_group_member": ("document_id",),
    "attribute_value": ("document_id",),
    "ledger_cell": ("document_id",),
}
"""Columns of a row that say whom its change concerns, kept with each change of it."""

_TOUCHED = {"figure_correction": "figures", "bookmark": "documents", "ledger_cell": "ledger_cells"}
"""The attribute of a summary that gets the document which a row of a table belongs to."""

_ID_SETS = (
    *("documents", "annotations", "tags", "counted_tags"),
    *("texts", "figures", "ledger_cells", "ledgers"),
)
"""The attributes of a summary that are sets of ids."""

_RENAMED = {"tag": {"colour": "color"}}
"""Columns by the names that they had in former schemas: a step is kept as it was recorded."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after.

    Attributes:
        table: The table.
        key: The row's primary key.
        before: The row as it was, only the columns that changed; None where there was none.
        after: The row as it became, the same columns; None where it was deleted.
        subjects: Ids of the documents and tags the row belongs to, also where they did not change; empty
            in the place of the tag of an annotation that has none.
    """

    table: str
    key: str
    before: Values | None
    after: Values | None
    subjects: tuple[str, ...] = ()

    def inverted(self) -> "RowChange":
        """Return the change taken back."""
        return RowChange(self.table, self.key, self.after, self.before, self.subjects)


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """What row changes touch; every attribute holds ids unless said otherwise.

    Attributes:
        documents: Documents that came, went or changed, and those whose annotations did.
        annotations: Annotations that came, went or changed.
        tags: Tags that came, went or changed.
        counted_tags: Tags whose annotations came, went or changed.
        texts: Documents whose current version changed.
        words: Whether own words changed.
        figures: Documents whose figure corrections changed.
        classification: Whether groups of documents, attributes or their values changed.
        ledger_cells: Documents of which cells of a ledger were decided, noted or reopened.
        ledgers: Ledgers that came, went or changed.
    """

    documents: frozenset[str]
    annotations: frozenset[str]
    tags: frozenset[str]
    counted_tags: frozenset[str]
    texts: frozenset[str]
    words: bool
    figures: frozenset[str]
    classification: bool = False
    ledger_cells: frozenset[str] = frozenset()
    ledgers: frozenset[str] = frozenset()


def subjects_of(table: str, row: Values) -> tuple[str, ...]:
    """Return the ids of the documents and tags a row belongs to."""
    return tuple(row[name] or "" for name in _SUBJECTS.get(table, ()))


class Summarizer:
    """What row changes touch, put together as they come."""

    def __init__(self) -> None:
        self._sets: dict[str, set[str]] = {name: set() for name in _ID_SETS}
        self._words = self._classification = False

    def add(self, changes: Iterable[RowChange]) -> None:
        """Note what some more changes touch."""
        sets = self._sets
        for change in changes:
            if change.table == "document":
                sets["documents"].add(change.key)
                changed = (change.before or {}) | (change.after or {})
                if "version_id" in changed or "removed" in changed:
                    sets["texts"].add(change.key)
            elif change.table == "annotation":
                sets["annotations"].add(change.key)
                sets["documents"].add(change.subjects[0])
                sets["counted_tags"] |= _tags_of(change)
            elif change.table == "tag":
                sets["tags"].add(change.key)
            elif change.table == "own_word":
                self._words = True
            elif change.table in _TOUCHED:
                sets[_TOUCHED[change.table]].add(change.subjects[0])
            elif change.table == "ledger":
                sets["ledgers"].add(change.key)
            elif change.table in ("document_group_member", "attribute_value"):
                sets["documents"].add(change.subjects[0])
                self._classification = True
            elif change.table in ("document_group", "attribute"):
                self._classification = True

    def add_summary(self, summary: ChangeSummary) -> None:
        """Note what others put together."""
        for name, ids in self._sets.items():
            ids |= getattr(summary, name)
        self._words |= summary.words
        self._classification |= summary.classification

    def summary(self) -> ChangeSummary:
        """Return what all changes so far touch."""
        frozen = {name: frozenset(ids) for name, ids in self._sets.items()}
        return ChangeSummary(words=self._words, classification=self._classification, **frozen)


def _tags_of(change: RowChange) -> set[str]:
    """Return an annotation's tag, if any, and the former one too where it changed."""
    sides = (change.before or {}, change.after or {})
    found = {change.subjects[1], *(side.get("tag_id") for side in sides)}
    return {tag_id for tag_id in found if tag_id}


_ENCODED_TOGETHER = 1_000
"""Rows that are written as one text."""


class ChangeEncoder:
    """Row changes on their way to what is kept of them; of many, never more than some are held as text.

    Args:
        level: How hard they are compressed, from 1 to 9. Of 94 MB, 3 leaves 15 MB in 0.8 seconds and 6 leaves
            13 MB in 2.
    """

    def __init__(self, level: int = 6) -> None:
        self._packer = zlib.compressobj(level)
        self._packed = [self._packer.compress(b"[")]
        self._is_empty = True

    def add(self, changes: Iterable[RowChange]) -> None:
        """Write changes after those before."""
        rows = map(_row, changes)
        while some := ",".join(islice(rows, _ENCODED_TOGETHER)):
            self._packed.append(self._packer.compress((some if self._is_empty else f",{some}").encode()))
            self._is_empty = False

    def encoded(self) -> bytes:
        """Return all that was added, as `decode` reads it; more may be added afterwards."""
        packer = self._packer.copy()
        return b"".join((*self._packed, packer.compress(b"]"), packer.flush()))


def encode(changes: Iterable[RowChange]) -> bytes:
    """Return row changes as they are kept."""
    encoder = ChangeEncoder()
    encoder.add(changes)
    return encoder.encoded()


def _row(change: RowChange) -> str:
    """Write one change; all of them at once would hold up every other thread as long as it takes."""
    return _WRITER.encode([change.table, change.key, change.before, change.after, change.subjects])


def decode(held: bytes) -> list[RowChange]:
    """Read row changes as they are kept, under the names that their columns have today.

    Raises:
        ValueError: When they are damaged, or speak of tables or columns that no action writes.
    """
    try:
        rows = _rows(zlib.decompress(held).decode())
        return [
            _checked_names(RowChange(table, key, _renamed(table, was), _renamed(table, is_), tuple(of)))
            for table, key, was, is_, of in rows
        ]
    except (zlib.error, TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error


def _renamed(table: str, row: Values | None) -> Values | None:
    """Return a row with the names that its columns have today."""
    if row is None or table not in _RENAMED:
        return row
    names = _RENAMED[table]
    return {names.get(name, name): value for name, value in row.items()}


def _rows(text: str) -> Iterator[Any]:
    """Read a list row by row, for the same reason."""
    if text[:1] != "[" or text[-1:] != "]":
        raise ValueError("no list")
    read, at, end = json.JSONDecoder().raw_decode, 1, len(text) - 1
    while at < end:
        row, at = read(text, at)
        yield row
        if at > end or text[at] not in ",]":  # a row that took the list's own end is none
            raise ValueError(f"no list: {at}")
        at += 1


def _checked_names(change: RowChange) -> RowChange:
    """Refuse names of tables and columns that a stranger may have written into a library."""
    if change.table not in RECORDED:
        raise ValueError(f"no table of the history: {change.table}")
    unknown = {*(change.before or ()), *(change.after or ())} - set(metadata.tables[change.table].c.keys())
    if unknown:
        raise ValueError(f"no columns of {change.table}: {', '.join(sorted(unknown))}")
    return change


def batches(changes: Iterable[RowChange]) -> Iterator[list[RowChange]]:
    """Cut row changes into stretches that can be written at once.

    A stretch is of one table, one kind of change and the same columns. No row comes twice in a stretch.
    """
    run: list[RowChange] = []
    keys: set[str] = set()
    for change in changes:
        if run and (_shape(change) != _shape(run[0]) or change.key in keys):
            yield run
            run, keys = [], set()
        run.append(change)
        keys.add(change.key)
    if run:
        yield run


def _shape(change: RowChange) -> tuple[object, ...]:
    columns = None if change.after is None else tuple(change.after)
    return change.table, change.before is None, columns


def squash(first: Iterable[RowChange], second: Iterable[RowChange]) -> list[RowChange]:
    """Return two lists of row changes as a single one; rows that end as they began drop out."""
    rows: dict[tuple[str, str], RowChange] = {}
    for change in (*first, *second):
        known = rows.get((change.table, change.key))
        rows[change.table, change.key] = change if known is None else _squash_pair(known, change)
    return [change for change in rows.values() if change.before != change.after]


def _squash_pair(first: RowChange, second: RowChange) -> RowChange:
    """Return two changes of one row as one; each side keeps the columns that either changed."""
    before, after = first.before, second.after
    if before is not None and second.before is not None:
        before = {**second.before, **before}
    if after is not None and first.after is not None:
        after = {**first.after, **after}
    return replace(second, before=before, after=after)
