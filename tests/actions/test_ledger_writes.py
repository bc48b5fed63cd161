"""What actions on ledgers write, in a library of known rows."""

from collections.abc import Iterator
from typing import Any

import pytest

from db.errors import BadValue, LibraryError, NotFound
from db.store import Store
from db.unit_of_work import UnitOfWork
from desktop.actions import ledgers
from desktop.actions.action import Action
from desktop.actions.document_filters import DocumentFilters
from desktop.actions.ledgers import CellKey, Ledger
from desktop.actions.library_queries import LibraryQueries
from desktop.text.ledger import CellValue, LedgerIndicator
from tests.db.filled import AT, filled_store

NOW = "2024-06-01T09:00:00+00:00"
GROWTH = LedgerIndicator("增速", ("增长",), ("%",), ("change",), -20.0, 50.5)
GRAIN = LedgerIndicator("粮食产量", (), ("万吨", "吨"), ("quantity",), None, None, "any")
HELD = (
    '[["增速", "增长", "%", "change", "-20", "50.5", "whole", ""], '
    '["粮食产量", "", "万吨|吨", "quantity", "", "", "any", ""]]'
)
FILTERS = DocumentFilters(regions=("甲县",), years=((2020, 2024),), attributes=(("版本", "一"),))
HELD_FILTERS = '{"regions": ["甲县"], "years": [[2020, 2024]], "attributes": [["版本", "一"]]}'
VALUE = CellValue(6.5, 7.0, "%", "左右", 3, 7, "6.5%")
KEY = CellKey("d4", "产值", "achieved", "2024", "全市")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with filled_store(tmp_path_factory.mktemp("filled")) as opened:
        yield opened


@pytest.fixture
def work(store: Store) -> Iterator[UnitOfWork]:
    """What 甲 does in it is taken back."""
    with pytest.raises(KeyboardInterrupt), store.unit_of_work("甲") as opened:
        opened.now = NOW
        yield opened
        raise KeyboardInterrupt


def only_change(work: UnitOfWork) -> tuple[str, str, dict[str, Any] | None, dict[str, Any] | None]:
    (change,) = work.row_changes
    return change.table, change.key, change.before, change.after


@pytest.mark.parametrize(
    ("filters", "held"), [(DocumentFilters(), "{}"), (FILTERS, HELD_FILTERS)], ids=["all", "some"]
)
def test_a_ledger_is_made_behind_those_that_are_there(
    work: UnitOfWork, filters: DocumentFilters, held: str
) -> None:
    action = ledgers.SaveLedger(Ledger(" 新 ", (GROWTH, GRAIN), filters, "注"), id="l")
    assert action.do(work) == "l"
    row: dict[str, Any] = {"id": "l", "name": "新", "position": 4, "created": NOW}
    row |= {"indicators": HELD, "filters": held, "note": "注"}
    assert only_change(work) == ("ledger", "l", None, row)
    assert work.label_args == {"label": "新"}


def test_a_ledger_is_changed_by_its_id_and_else_by_its_name(work: UnitOfWork) -> None:
    assert ledgers.SaveLedger(Ledger("新", (GROWTH,)), id="l1").do(work) == "l1"
    _, key, before, after = only_change(work)
    assert (key, before and before["name"], after and after["name"]) == ("l1", "子", "新")
    assert ledgers.SaveLedger(Ledger("丑", (), note="注")).do(work) == "l2"
    assert work.row("ledger", "l2")["note"] == "注"
    assert work.row("ledger", "l2")["indicators"] == "[]"
    assert ledgers.SaveLedger(Ledger("寅", ()), id="l3").do(work) == "l3"


def test_ledgers_are_read_as_they_were_saved(store: Store) -> None:
    with store.unit_of_work("甲") as work:
        for key in ("l2", "l1", "l4", "l3"):
            ledgers.SaveLedger(Ledger(key, (GROWTH, GRAIN), FILTERS, "注"), id=key).do(work)
        before = {change.key: change.before for change in work.row_changes}
    found = ledgers.saved_ledgers(LibraryQueries(store))
    assert list(found) == ["l2", "l3", "l1", "l4"]
    assert found["l1"] == Ledger("l1", (GROWTH, GRAIN), FILTERS, "注")
    with store.unit_of_work("甲") as work:
        for key, values in before.items():
            work.update("ledger", key, **(values or {}))
        work.update("ledger", "l1", indicators='[["增速"]]', filters='{"parts": ["plan"], "other": [1]}')
        work.update("ledger", "l2", "l3", "l4", indicators="[]", filters="{}")
    (second, _, first, _) = ledgers.saved_ledgers(LibraryQueries(store)).values()
    assert first == Ledger(
        "子", (LedgerIndicator("增速", kinds=("change",)),), DocumentFilters(parts=("plan",)), "子注"
    )
    assert second == Ledger("丑", (), DocumentFilters(), "丑注")


def test_a_ledger_is_deleted_with_its_cells(work: UnitOfWork) -> None:
    ledgers.DeleteLedger("l1").do(work)
    told = [(change.table, change.key, change.after) for change in work.row_changes]
    assert told == [*(("ledger_cell", key, None) for key in ("j2", "j3", "j1")), ("ledger", "l1", None)]
    assert work.label_args == {"label": "子"}


def cell(**values: Any) -> dict[str, Any]:
    """Return a new row of the cell KEY of l1 with VALUE."""
    row: dict[str, Any] = {"ledger_id": "l1", "document_id": "d4", "indicator": "产值", "status": "achieved"}
    row |= {"period": "2024", "scope": "全市", "version_id": "v4b", "note": ""}
    row |= {"confirmed_by": None, "confirmed_at": None, "created": NOW, "modified": NOW}
    row |= {"value": 6.5, "value_high": 7.0, "unit": "%", "qualifier": "左右", "quote": "6.5%"}
    row |= {"figure_start": 3, "figure_end": 7, "start": 3, "end": 7}
    return row | values


NO_VALUE = {"value": None, "value_high": None, "unit": None, "figure_start": None, "figure_end": None}
DONE = {"confirmed_by": "u1", "confirmed_at": NOW}


@pytest.mark.parametrize(
    ("action", "row"),
    [
        (ledgers.ConfirmCells("l1", {KEY: VALUE}), cell(state="confirmed", **DONE)),
        (
            ledgers.ConfirmCells(
                "l1", {KEY: CellValue(None, start=3, end=7, quote="6.5%", qualifier="左右")}
            ),
            cell(state="absent", **NO_VALUE, **DONE),
        ),
        (ledgers.CorrectCell("l1", KEY, VALUE), cell(state="corrected", **DONE)),
        (ledgers.ChooseCandidate("l1", KEY, VALUE), cell(state="corrected", **DONE)),
        (ledgers.MarkCellAbsent("l1", KEY, VALUE), cell(state="absent", **NO_VALUE, **DONE)),
    ],
)
def test_a_cell_is_decided(work: UnitOfWork, action: Action[Any], row: dict[str, Any]) -> None:
    value = action.do(work)
    table, key, before, after = only_change(work)
    assert (table, before) == ("ledger_cell", None)
    assert {"id": key, **row} == after
    assert value == ([key] if isinstance(action, ledgers.ConfirmCells) else key)
    assert work.label_args == {"indicator": "产值", "document": "丁县报告", "count": "1"}


def test_what_was_decided_is_decided_again_in_its_row(work: UnitOfWork) -> None:
    key = CellKey("d1", "产值", "target", "2025")
    assert ledgers.ConfirmCells("l1", {key: VALUE, KEY: VALUE}).do(work)[0] == "j2"
    first = next(iter(work.row_changes))
    assert first.after == {
        "value": 6.5,
        "value_high": 7.0,
        "unit": "%",
        "qualifier": "左右",
        "quote": "6.5%",
        "figure_start": 3,
        "figure_end": 7,
        "start": 3,
        "end": 7,
        "period": "2025",
        "confirmed_by": "u1",
        "confirmed_at": NOW,
        "modified": NOW,
    }
    assert work.label_args == {"indicator": "产值", "document": "甲县报告", "count": "2"}
    ledgers.ConfirmCells("l1", {}).do(work)
    assert work.label_args["count"] == "2"


def test_a_note_confirms_nothing(work: UnitOfWork) -> None:
    made = ledgers.NoteCell("l1", KEY, "记", "conflict", VALUE).do(work)
    assert work.row("ledger_cell", made) == {"id": made, **cell(state="conflict", note="记")}
    assert work.label_args == {"indicator": "产值", "document": "丁县报告", "count": "1"}
    other = CellKey("d2", "产值", "target")
    assert ledgers.NoteCell("l1", other, "记", "proposed", VALUE).do(work) == "j3"
    change = list(work.row_changes)[-1]
    before = {"note": "j3", "modified": AT.format(4)}
    assert (change.before, change.after) == (before, {"note": "记", "modified": NOW})


def test_cells_are_as_proposed_again(work: UnitOfWork) -> None:
    ledgers.ReopenCells(("j1", "j4")).do(work)
    assert [(change.key, change.after) for change in work.row_changes] == [("j1", None), ("j4", None)]
    assert work.label_args == {"count": "2"}


@pytest.mark.parametrize(
    ("action", "kind", "reason", "details"),
    [
        (ledgers.SaveLedger(Ledger(" ", ())), BadValue, "empty", {"field": "name", "value": " "}),
        (ledgers.SaveLedger(Ledger("丑 ", ()), id="l1"), BadValue, "taken", {"field": "name", "value": "丑"}),
        (ledgers.DeleteLedger("x"), NotFound, "unknown", {"what": "ledger", "id": "x"}),
        (ledgers.ConfirmCells("x", {KEY: VALUE}), NotFound, "unknown", {"what": "ledger", "id": "x"}),
        (
            ledgers.ConfirmCells("l1", {CellKey("d3", "产值", "target"): VALUE}),
            NotFound,
            "unknown",
            {"what": "document", "id": "d3"},
        ),
        (ledgers.CorrectCell("l1", KEY, CellValue(None)), BadValue, "empty", {"field": "value", "value": ""}),
        (ledgers.ReopenCells(("x",)), NotFound, "unknown", {"what": "ledger-cell", "id": "x"}),
    ],
)
def test_what_ledgers_can_not_be_is_refused(
    work: UnitOfWork, action: Action[Any], kind: type, reason: str, details: dict[str, object]
) -> None:
    with pytest.raises(LibraryError) as raised:
        action.do(work)
    assert (type(raised.value), raised.value.reason, raised.value.details) == (kind, reason, details)
    assert list(work.row_changes) == []


def test_the_lists_of_indicators_that_come_with_the_program_are_there() -> None:
    assert ledgers.TEMPLATES == ("headline", "agriculture", "livelihood", "environment", "investment")
    assert all(ledgers.template_indicators(name) for name in ledgers.TEMPLATES)
