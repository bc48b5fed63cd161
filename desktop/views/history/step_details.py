"""Details: the rows that a step wrote, before and after."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit

from desktop.actions.errors import NotFound
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import AnnotationRow, RowChange, StepRow
from desktop.actions.saved_queries import TAGS, query_from_json
from desktop.i18n import translate
from desktop.text.metadata import KINDS
from desktop.text.timestamps import spoken
from desktop.views import display_names
from desktop.views.history.field_labels import HIDDEN, field_label, table_label
from desktop.views.retrieval.query_bar import relation_words

MAX_ROWS = 40
"""Rows of a step that are shown."""

EMPTY = "“”"
"""Stands for a text without anything in it."""

_LONGEST = 120
"""Characters of a value that are shown."""

_QUOTED = 40
"""Characters of a passage that name an annotation."""

_KINDS_TOLD = ("own_word", "saved_query")
"""Tables whose kinds the name of the step tells."""


class StepDetails(QPlainTextEdit):
    """What a step changed, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("history-details")
        self.setAccessibleName(translate("History", "Changes in this step, before and after"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)


def step_text(reading: LibraryQueries, step: StepRow) -> str:
    """Return what a step changed, in lines; a step that imported much is read for long.

    Raises:
        LibraryError: The changes can't be read.
        ValueError: They are not what this program writes.
    """
    changes = next((held for _, held in reading.iterate_changes(step.number)), [])
    labels = _Labels(reading)
    told = [line for one in changes[:MAX_ROWS] for line in _change_text(one, labels.of(one), labels.named)]
    if len(changes) > MAX_ROWS:
        told.append(translate("History", "… and %n more row(s)", n=len(changes) - MAX_ROWS))
    return "\n".join(told)


def _change_text(
    row_change: RowChange, label: str, named: "Callable[[_Row | None], _Row | None]"
) -> list[str]:
    """Return what became of a row: that it came or went with its values, or which values changed.

    Args:
        row_change: The row before and after.
        label: What a user knows it by.
        named: Puts names of what is in the library for ids.
    """
    before, after = named(row_change.before), named(row_change.after)
    mark = "+" if before is None else "\u2212" if after is None else "·"
    lines = [f"{mark} {table_label(row_change.table)} {label}".rstrip()]
    for name in after if after is not None else before or {}:
        was, is_ = (before or {}).get(name), (after or {}).get(name)
        if name in HIDDEN or name.endswith("_id") or was == is_:
            continue
        if name == "kind" and row_change.table in _KINDS_TOLD:
            continue
        shown = _value(name, is_) if before is None else _value(name, was) if after is None else None
        if shown in ("", EMPTY):  # a row that came or went has many fields without anything in them
            continue
        label_of = "cell_state" if (row_change.table, name) == ("ledger_cell", "state") else name
        change = shown if shown is not None else f"{_side(name, was)} → {_side(name, is_)}"
        lines.append("    " + display_names.labeled(field_label(label_of), change))
    return lines


_Row = Mapping[str, Any]
"""The columns of a row by name."""


class _Labels:
    """Names for rows, by which a user knows them again; the beginning of the id where there is none.

    Args:
        reading: Where to look up what is there now.
    """

    def __init__(self, reading: LibraryQueries) -> None:
        self._queries = reading
        self._tags = {row.id: row.path for row in reading.tags()}
        self._annotators = {row.id: row.name for row in reading.annotators()}

    def of(self, row_change: RowChange) -> str:
        """Name a row."""
        if row_change.table == "annotation":
            return self._annotation(row_change)
        if row_change.table == "tag":
            return self._tags.get(row_change.key, "")
        if row_change.table in ("figure_correction", "document"):
            document_id = row_change.subjects[0] if row_change.subjects else row_change.key
            return self._known(lambda: self._queries.document(document_id).title)
        return ""

    def named(self, row: "_Row | None") -> "_Row | None":
        """Return a row with the name of who confirmed it, and with a query for tags in words."""
        if row is None:
            return None
        known = dict(row)
        if known.get("confirmed_by"):
            known["confirmed_by"] = self._annotators.get(str(known["confirmed_by"]), "—")
        if known.get("kind") == TAGS and "query" in known:
            known["query"] = self._query(str(known["query"]))
        return known

    def _query(self, held: str) -> str:
        """Return a query for tags in words: 民生 · near (characters) · 财政."""
        try:
            query = query_from_json(held)
        except ValueError:
            return held
        ones, others = map(self._tag_names, (query.ones, query.others))
        return " · ".join((ones, relation_words(query.relation), others) if query.relation else (ones,))

    def _tag_names(self, ids: tuple[str, ...]) -> str:
        names = [self._tags[one] for one in ids if one in self._tags]
        return ", ".join(names) or translate("History", "any tag")

    def _annotation(self, row_change: RowChange) -> str:
        named = self._known(lambda: _named(self._queries.annotation(row_change.key)))
        return named or self._tags.get(
            row_change.subjects[1] if len(row_change.subjects) > 1 else "", row_change.key[:8]
        )

    def _known(self, preview: Callable[[], str]) -> str:
        """Return what is found, or nothing for what is there no longer."""
        try:
            return preview()
        except NotFound:
            return ""


def _named(row: AnnotationRow) -> str:
    quote = " ".join(row.quote.split())
    name = display_names.annotation_name(row.tag_path, row.note)
    return f"{name} “{quote if len(quote) <= _QUOTED else quote[: _QUOTED - 1] + '…'}”"


def _value(name: str, value: object) -> str:
    """Return the text for a value: the program's own words in the user's, others as they are.

    Nothing for no value.
    """
    if value is None:
        return ""
    if value == "":
        return EMPTY
    if isinstance(value, dict):
        return _shortened(_object_text(value))
    if isinstance(value, list):
        return _shortened(", ".join(_entry(name.removesuffix("s"), one) for one in value))
    said = _OWN_WORDS[name](str(value)) if name in _OWN_WORDS else ""
    text = said or " ".join(_unpacked(str(value)).split())
    return _shortened(text)


def _side(name: str, value: object) -> str:
    """Return the text for a value before or after a change: whether a row is deleted, not since when."""
    if name == "removed":
        return _yes_no("1" if value else "0")
    return _value(name, value) or EMPTY


def _entry(name: str, one: object) -> str:
    """Return one of several values of a filter: years from one to another, an attribute with its value."""
    if not isinstance(one, list) or len(one) != 2:
        return _value(name, one)
    first, last = map(str, one)
    if name == "year":
        return first if first == last else f"{first}–{last}"
    return display_names.labeled(first, last)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _unpacked(text: str) -> str:
    """Return what a column holds as JSON in words: a list by its entries, an object by its fields.

    An entry that is a list itself, such as an indicator, begins with its name.
    """
    if text[:1] not in ("[", "{"):
        return text
    try:
        held = json.loads(text)
    except ValueError:
        return text
    if isinstance(held, list):
        return " | ".join(str(one[0] if isinstance(one, list) and one else one) for one in held)
    return _object_text(held)


def _object_text(held: Mapping[str, Any]) -> str:
    named = (
        (name.removesuffix("s") if isinstance(value, list) else name, _value(name, value))
        for name, value in held.items()
    )
    return " · ".join(display_names.labeled(field_label(name), value) for name, value in named if value)


def _state(name: str) -> str:
    return {
        "placed": translate("History", "placed"),
        "review": translate("History", "unplaced"),
        "lost": translate("History", "not found"),
        "proposed": translate("History", "proposed"),
        "confirmed": translate("History", "confirmed"),
        "corrected": translate("History", "corrected"),
        "absent": translate("History", "not mentioned"),
        "conflict": translate("History", "conflict"),
    }.get(name, "")


def _yes_no(held: str) -> str:
    return translate("History", "yes") if held == "1" else translate("History", "no")


def _verdict(name: str) -> str:
    return {
        "accepted": translate("History", "accepted"),
        "refused": translate("History", "rejected"),
    }.get(name, "")


def _kind(name: str) -> str:
    """Return the text for the kind of a document, an attribute or a figure."""
    if name in KINDS:
        return display_names.kind(name)
    return display_names.attribute_kind(name) or display_names.figure_kind(name)


_OWN_WORDS: dict[str, Callable[[str], str]] = {
    "state": _state,
    "reviewed": _yes_no,
    "archived": _yes_no,
    "verdict": _verdict,
    "kind": _kind,
    "level": display_names.level,
    "script": display_names.script,
    "part": display_names.part,
    "status": display_names.status,
    "direction": display_names.direction,
    "doubt": display_names.doubt,
    "confirmed_at": spoken,
    "opened_at": spoken,
    "removed": spoken,
    "pattern": display_names.line_pattern,
}
"""Columns that hold names of the program's own."""
