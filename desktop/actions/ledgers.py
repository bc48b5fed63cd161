"""Ledgers (目标台账): made, changed and deleted; each decision on a cell is a step of the history."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from typing import Any, ClassVar

from db.errors import BadValue
from db.ids import new_id
from db.json_columns import load_json
from db.queries import ledgers
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters
from desktop.actions.library_queries import LibraryQueries
from desktop.files.indicator_lists import COLUMNS, indicator_cells, read_indicators
from desktop.text.ledger.indicators import LedgerIndicator, kinds_of
from desktop.text.ledger.values import CellValue

FOLDER = "ledger"
"""Folder of the program's own lists of indicators in ``resources``."""

HEADLINE = "headline"

TEMPLATES = (HEADLINE, "agriculture", "livelihood", "environment", "investment")
"""The lists of indicators that come with the program, by name."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger: which documents, and which indicators.

    Attributes:
        name: Its name.
        indicators: Its indicators, in order.
        filters: Which documents it is of; those that come later belong to it, too.
        note: A note on it.
    """

    name: str
    indicators: tuple[LedgerIndicator, ...]
    filters: DocumentFilters = ALL_DOCUMENTS
    note: str = ""


@dataclass(frozen=True, slots=True)
class CellKey:
    """Which cell of a ledger.

    Attributes:
        document_id: The document.
        indicator: The indicator's name.
        status: ``target`` or ``achieved``.
        period: The year that the cell speaks of.
        scope: The part of the place; empty for the whole place.
    """

    document_id: str
    indicator: str
    status: str
    period: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class SaveLedger(Action[str]):
    """Save a ledger; one with the id changes, its name too, or else the one of its name. The value is its id.

    Attributes:
        ledger: The ledger.
        id: Its id.
    """

    kind: ClassVar[str] = "save-ledger"
    ledger: Ledger
    id: str = field(default_factory=new_id)

    def do(self, work: UnitOfWork) -> str:
        """Write the ledger; what was decided on its cells stays."""
        name = self.ledger.name.strip()
        if not name:
            raise BadValue(work.path, "empty", field="name", value=self.ledger.name)
        named = ledgers.named(work.connection, name)
        known = self.id if ledgers.is_there(work.connection, self.id) else named
        if named not in (None, known):
            raise BadValue(work.path, "taken", field="name", value=name)
        values = {
            "indicators": json.dumps(list(map(indicator_cells, self.ledger.indicators)), ensure_ascii=False),
            "filters": json.dumps(_plain(self.ledger.filters), ensure_ascii=False),
            "note": self.ledger.note,
        }
        if known is None:
            position = len(ledgers.listed(work.connection))
            row = {"id": self.id, "name": name, "position": position, "created": work.now}
            work.insert("ledger", {**row, **values})
        else:
            work.update("ledger", known, name=name, **values)
        work.set_label_args(label=name)
        return known or self.id


@dataclass(frozen=True, slots=True)
class DeleteLedger(Action[None]):
    """Delete a ledger with what was decided on its cells.

    Attributes:
        ledger_id: The ledger.
    """

    kind: ClassVar[str] = "delete-ledger"
    ledger_id: str

    def do(self, work: UnitOfWork) -> None:
        """Delete its cells and the ledger."""
        work.set_label_args(label=work.row("ledger", self.ledger_id)["name"])
        work.delete("ledger_cell", *ledgers.cell_ids(work.connection, self.ledger_id))
        work.delete("ledger", self.ledger_id)


@dataclass(frozen=True, slots=True)
class ConfirmCells(Action[list[str]]):
    """Confirm what cells say, or that the report says nothing. The value is the ids of their rows.

    Attributes:
        ledger_id: The ledger.
        cells: The cells with what they say; without a value, that the report says nothing.
    """

    kind: ClassVar[str] = "confirm-cells"
    ledger_id: str
    cells: Mapping[CellKey, CellValue]

    def do(self, work: UnitOfWork) -> list[str]:
        """Write each cell as confirmed."""
        done = [
            _decide(work, self.ledger_id, key, value, "absent" if value.value is None else "confirmed")
            for key, value in self.cells.items()
        ]
        _say(work, next(iter(self.cells), None), count=len(done))
        return done


@dataclass(frozen=True, slots=True)
class CorrectCell(Action[str]):
    """Say what a cell is instead of what was proposed; the value is the id of its row.

    Attributes:
        ledger_id: The ledger.
        key: The cell.
        value: What it is.
    """

    kind: ClassVar[str] = "correct-cell"
    ledger_id: str
    key: CellKey
    value: CellValue

    def do(self, work: UnitOfWork) -> str:
        """Write the cell as corrected."""
        if self.value.value is None:
            raise BadValue(work.path, "empty", field="value", value="")
        _say(work, self.key)
        return _decide(work, self.ledger_id, self.key, self.value, "corrected")


@dataclass(frozen=True, slots=True)
class ChooseCandidate(CorrectCell):
    """Take another figure of the report for a cell than the one proposed; attributes as for a correction."""

    kind: ClassVar[str] = "choose-candidate"


@dataclass(frozen=True, slots=True)
class MarkCellAbsent(Action[str]):
    """Say that a report says nothing for a cell; the value is the id of its row.

    Attributes:
        ledger_id: The ledger.
        key: The cell.
        searched: The passage that was searched.
    """

    kind: ClassVar[str] = "mark-cell-absent"
    ledger_id: str
    key: CellKey
    searched: CellValue

    def do(self, work: UnitOfWork) -> str:
        """Write the cell as absent."""
        _say(work, self.key)
        one = self.searched
        searched = CellValue(None, None, None, one.qualifier, one.start, one.end, one.quote)
        return _decide(work, self.ledger_id, self.key, searched, "absent")


@dataclass(frozen=True, slots=True)
class NoteCell(Action[str]):
    """Write a note on a cell; nothing is confirmed by it. The value is the id of its row.

    Attributes:
        ledger_id: The ledger.
        key: The cell.
        note: The note.
        state: The state proposed for the cell where no user has decided.
        value: What is proposed.
    """

    kind: ClassVar[str] = "note-cell"
    ledger_id: str
    key: CellKey
    note: str
    state: str
    value: CellValue

    def do(self, work: UnitOfWork) -> str:
        """Write the note."""
        _say(work, self.key)
        known = _known(work, self.ledger_id, self.key)
        if known is None:
            known = _insert(work, self.ledger_id, self.key, {**_values(self.value), "state": self.state})
        work.update("ledger_cell", known, note=self.note, modified=work.now)
        return known


@dataclass(frozen=True, slots=True)
class ReopenCells(Action[None]):
    """Take back what was decided on cells: they are as proposed again.

    Attributes:
        cell_ids: The ids of their rows.
    """

    kind: ClassVar[str] = "reopen-cells"
    cell_ids: tuple[str, ...]

    def do(self, work: UnitOfWork) -> None:
        """Delete the rows of the cells."""
        work.set_label_args(count=str(len(self.cell_ids)))
        work.delete("ledger_cell", *self.cell_ids)


def _decide(work: UnitOfWork, ledger_id: str, key: CellKey, value: CellValue, state: str) -> str:
    stamp = {"state": state, "confirmed_by": work.annotator_id, "confirmed_at": work.now}
    known = _known(work, ledger_id, key)
    if known is None:
        return _insert(work, ledger_id, key, {**_values(value), **stamp})
    version = work.document(key.document_id)["version_id"]
    work.update(
        "ledger_cell",
        known,
        **_values(value),
        **stamp,
        period=key.period,
        version_id=version,
        modified=work.now,
    )
    return known


def _known(work: UnitOfWork, ledger_id: str, key: CellKey) -> str | None:
    return ledgers.cell_at(work.connection, ledger_id, key.document_id, key.indicator, key.status, key.scope)


def _insert(work: UnitOfWork, ledger_id: str, key: CellKey, values: Mapping[str, Any]) -> str:
    work.row("ledger", ledger_id)
    cell_id = new_id()
    work.insert(
        "ledger_cell",
        {
            "id": cell_id,
            "ledger_id": ledger_id,
            "document_id": key.document_id,
            "indicator": key.indicator,
            "status": key.status,
            "period": key.period,
            "scope": key.scope,
            "version_id": work.document(key.document_id)["version_id"],
            "note": "",
            "confirmed_by": None,
            "confirmed_at": None,
            "created": work.now,
            "modified": work.now,
            **values,
        },
    )
    return cell_id


def _values(value: CellValue) -> dict[str, Any]:
    is_figure = value.value is not None
    return {
        "value": value.value,
        "value_high": value.value_high,
        "unit": value.unit,
        "qualifier": value.qualifier,
        "figure_start": value.start if is_figure else None,
        "figure_end": value.end if is_figure else None,
        "start": value.start,
        "end": value.end,
        "quote": value.quote,
    }


def _say(work: UnitOfWork, key: CellKey | None, count: int = 1) -> None:
    if key is not None:
        title = work.document(key.document_id)["title"]
        work.set_label_args(indicator=key.indicator, document=title, count=str(count))


def saved_ledgers(queries: LibraryQueries) -> dict[str, Ledger]:
    """Return the ledgers of a library by their ids, in order."""
    with queries.moment() as connection:
        rows = ledgers.listed(connection)
    return {
        key: Ledger(name, tuple(map(_indicator, load_json(held, list))), _filters(filters), note)
        for key, name, held, filters, note in rows
    }


def _indicator(cells: list[str]) -> LedgerIndicator:
    row = dict(zip(COLUMNS, cells, strict=False))
    several = {
        name: tuple(filter(None, row.get(name, "").split("|"))) for name in ("synonyms", "unit", "kind")
    }
    low, high = (float(row[name]) if row.get(name) else None for name in ("low", "high"))
    kinds = kinds_of(row["indicator"], several["kind"])
    scope, better = row.get("scope") or "whole", row.get("better") or ""
    return LedgerIndicator(
        row["indicator"], several["synonyms"], several["unit"], kinds, low, high, scope, better
    )


def _plain(filters: DocumentFilters) -> dict[str, Any]:
    return {name: getattr(filters, name) for name in filters.__slots__ if getattr(filters, name)}


def _filters(held: str) -> DocumentFilters:
    values = load_json(held, dict)
    pairs = ("years", "attributes")
    known: dict[str, Any] = {
        name: tuple(map(tuple, given)) if name in pairs else tuple(given)
        for name, given in values.items()
        if name in DocumentFilters.__slots__
    }
    return DocumentFilters(**known)


def template_indicators(name: str) -> tuple[LedgerIndicator, ...]:
    """Return a list of indicators that comes with the program.

    Args:
        name: One of TEMPLATES.
    """
    with as_file(files("resources").joinpath(FOLDER).joinpath(f"{name}.csv")) as path:
        return read_indicators(path)
