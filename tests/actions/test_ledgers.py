"""Ledgers: what is proposed, decided, undone and kept, and who decided."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.document_filters import DocumentFilters, filters_from
from desktop.actions.errors import BadValue
from desktop.actions.ledger_cells import LedgerCell, ledger_cells, only_confirmed
from desktop.actions.ledgers import (
    ChooseCandidate,
    ConfirmCells,
    CorrectCell,
    DeleteLedger,
    Ledger,
    MarkCellAbsent,
    NoteCell,
    ReopenCells,
    SaveLedger,
    saved_ledgers,
    template_indicators,
)
from desktop.actions.library import Library
from desktop.actions.user_data import CorrectFigure
from desktop.text.ledger import CellValue
from tests.actions.factories import imported, refusal, rows, steps

TEXT = (
    "某县2024年政府工作报告\n一、2023年工作回顾\n全县地区生产总值完成96.4亿元，增长5.1%；固定资产投资增长12.5%；"
    "社会消费品零售总额增长4.6%。\n二、2024年工作安排\n主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%。\n"
    "网上零售额增长9%。云台镇地区生产总值增长7%。\n"
)
INDICATORS = template_indicators("headline")[:4]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        yield library


@pytest.fixture
def ledger_id(library: Library) -> str:
    imported(library, TEXT)
    return library.perform(SaveLedger(Ledger("台账", INDICATORS))).value


def _cells(library: Library, ledger_id: str | None = None) -> dict[tuple[str, str], LedgerCell]:
    found = ledger_cells(library.queries, INDICATORS, DocumentFilters(), ledger_id)
    return {(cell.key.status, cell.key.indicator): cell for cell in found}


def test_proposals(library: Library, ledger_id: str) -> None:
    cells = _cells(library, ledger_id)
    assert len(cells) == 8
    growth = cells["target", "地区生产总值增速"]
    assert (growth.state, growth.value.quote, growth.value.qualifier) == ("proposed", "6%", "左右")
    assert (growth.section, growth.confirmed_by) == ("二、2024年工作安排", "")
    assert cells["target", "规模以上工业增加值增速"].state == "absent"
    assert list(only_confirmed(iter(cells.values()))) == []


def test_each_decision_is_a_step_that_can_be_undone(library: Library, ledger_id: str) -> None:
    cells = _cells(library, ledger_id)
    growth, other = cells["target", "地区生产总值增速"], cells["target", "固定资产投资增速"]
    missing = cells["target", "规模以上工业增加值增速"]
    candidate = growth.others[0]
    before = rows(library.path)
    for action, status, name, state, value in (
        (ConfirmCells(ledger_id, {other.key: other.value}), "target", other.key.indicator, "confirmed", 8),
        (
            ConfirmCells(ledger_id, {missing.key: missing.value}),
            "target",
            missing.key.indicator,
            "absent",
            None,
        ),
        (
            CorrectCell(ledger_id, growth.key, CellValue(6.2, unit="%")),
            "target",
            growth.key.indicator,
            "corrected",
            6.2,
        ),
        (
            ChooseCandidate(ledger_id, growth.key, candidate),
            "target",
            growth.key.indicator,
            "corrected",
            candidate.value,
        ),
        (MarkCellAbsent(ledger_id, growth.key, growth.value), "target", growth.key.indicator, "absent", None),
    ):
        library.perform(action)
        cell = _cells(library, ledger_id)[status, name]
        assert (cell.state, cell.value.value, cell.confirmed_by) == (state, value, "甲")
        assert cell.confirmed_at
        assert rows(library.path) != before
        library.undo()
        assert rows(library.path) == before
        assert _cells(library, ledger_id)[status, name].confirmed_by == ""
    assert [name for name, _ in steps(library.path)][-1] == "mark-cell-absent"


def test_redo_brings_a_decision_back(library: Library, ledger_id: str) -> None:
    cell = _cells(library)["target", "地区生产总值增速"]
    library.perform(ConfirmCells(ledger_id, {cell.key: cell.value}, annotator="乙"))
    library.undo()
    library.redo()
    assert _cells(library)["target", "地区生产总值增速"].confirmed_by == "乙"


def test_many_cells_are_confirmed_in_one_step(library: Library, ledger_id: str) -> None:
    cells = _cells(library, ledger_id)
    library.perform(ConfirmCells(ledger_id, {one.key: one.value for one in cells.values()}))
    confirmed = list(only_confirmed(iter(_cells(library, ledger_id).values())))
    assert len(confirmed) == len(cells)
    assert {one.state for one in confirmed} == {"confirmed", "absent"}
    library.undo()
    assert list(only_confirmed(iter(_cells(library, ledger_id).values()))) == []


def test_a_decision_again_changes_the_same_cell(library: Library, ledger_id: str) -> None:
    cell = _cells(library, ledger_id)["target", "地区生产总值增速"]
    library.perform(ConfirmCells(ledger_id, {cell.key: cell.value}))
    library.perform(CorrectCell(ledger_id, cell.key, CellValue(6.5, unit="%")))
    assert len(rows(library.path)["ledger_cell"]) == 1
    again = _cells(library, ledger_id)["target", "地区生产总值增速"]
    assert (again.state, again.value.value, again.others[0].quote) == ("corrected", 6.5, "6%")


def test_a_note_confirms_nothing(library: Library, ledger_id: str) -> None:
    cell = _cells(library, ledger_id)["target", "地区生产总值增速"]
    library.perform(NoteCell(ledger_id, cell.key, "再看", cell.state, cell.value))
    noted = _cells(library, ledger_id)["target", "地区生产总值增速"]
    assert (noted.note, noted.state, noted.confirmed_by, noted.value) == ("再看", "proposed", "", cell.value)
    library.perform(ConfirmCells(ledger_id, {cell.key: cell.value}))
    confirmed = _cells(library, ledger_id)["target", "地区生产总值增速"]
    assert (confirmed.note, confirmed.state) == ("再看", "confirmed")


def test_reopened_cells_are_as_proposed(library: Library, ledger_id: str) -> None:
    cell = _cells(library, ledger_id)["target", "地区生产总值增速"]
    ids = library.perform(ConfirmCells(ledger_id, {cell.key: cell.value})).value
    library.perform(ReopenCells(tuple(ids)))
    assert _cells(library, ledger_id)["target", "地区生产总值增速"] == cell


def test_a_saved_ledger_comes_back(library: Library) -> None:
    filters = filters_from({"region": ["某县"], "year": ["2020-2024"], "attribute": []})
    ledger = Ledger("山西", template_indicators("environment"), filters, "试")
    key = library.perform(SaveLedger(ledger)).value
    assert saved_ledgers(library.queries) == {key: ledger}
    again = Ledger("山西", INDICATORS)
    assert library.perform(SaveLedger(again)).value == key
    assert saved_ledgers(library.queries) == {key: again}
    library.undo()
    assert saved_ledgers(library.queries) == {key: ledger}


def test_a_deleted_ledger_takes_its_cells_along(library: Library, ledger_id: str) -> None:
    cell = _cells(library, ledger_id)["target", "地区生产总值增速"]
    library.perform(ConfirmCells(ledger_id, {cell.key: cell.value}))
    library.perform(DeleteLedger(ledger_id))
    assert rows(library.path)["ledger"] == rows(library.path)["ledger_cell"] == []
    library.undo()
    assert len(rows(library.path)["ledger_cell"]) == 1


def test_what_is_refused(library: Library, ledger_id: str) -> None:
    cell = _cells(library, ledger_id)["target", "地区生产总值增速"]
    assert isinstance(refusal(library, SaveLedger(Ledger(" ", ()))), BadValue)
    assert isinstance(refusal(library, CorrectCell(ledger_id, cell.key, CellValue(None))), BadValue)
    refusal(library, ConfirmCells("none", {cell.key: cell.value}))


def test_corrected_figures_count(library: Library, ledger_id: str) -> None:
    cell = _cells(library, ledger_id)["target", "地区生产总值增速"]
    start, end = cell.value.start or 0, cell.value.end or 0
    library.perform(CorrectFigure(cell.document.id, start, end, None))
    assert _cells(library, ledger_id)["target", "地区生产总值增速"].state == "absent"


def test_a_ledger_is_renamed_with_its_cells(library: Library) -> None:
    first = library.perform(SaveLedger(Ledger("甲账", INDICATORS))).value
    other = library.perform(SaveLedger(Ledger("乙账", INDICATORS))).value
    assert library.perform(SaveLedger(Ledger("丙账", INDICATORS), first)).value == first
    assert [one.name for one in saved_ledgers(library.queries).values()] == ["丙账", "乙账"]
    taken = refusal(library, SaveLedger(Ledger("乙账", INDICATORS), first))
    assert isinstance(taken, BadValue)
    assert taken.reason == "taken"
    assert library.perform(SaveLedger(Ledger("乙账", ()), other)).value == other
    library.undo()
    library.undo()
    assert saved_ledgers(library.queries)[first].name == "甲账"
