"""The grid of a ledger: summaries in a few bytes a cell, decisions among them."""

import math
from array import array
from pathlib import Path

from desktop.actions.ledger_grid import CellSummary, LedgerGrid, RowSummary, grid_contents
from desktop.actions.ledger_proposals import update_proposals
from desktop.actions.ledgers import ConfirmCells, Ledger, MarkCellAbsent, SaveLedger, template_indicators
from desktop.actions.library import Library
from tests.actions.factories import imported
from tests.text.ledger.reports import COUNTY

INDICATORS = template_indicators("headline")[:3]


def test_a_row_in_bytes() -> None:
    found = RowSummary(bytes((0, 1, 2, 16 + 3, 16 + 1)), array("d", (5, math.nan, 7, -1.3, math.nan)))
    assert list(found) == [
        CellSummary("proposed", False, 5),
        CellSummary("absent", False, None),
        CellSummary("conflict", False, 7),
        CellSummary("confirmed", True, -1.3),
        CellSummary("absent", True, None),
    ]
    assert (found.done, found.conflicts) == (2, 1)
    assert found[1:3] == [found[1], found[2]]
    assert found.states((1, 4)) == {("absent", False), ("absent", True)}
    assert RowSummary(b"", array("d")).done == 0


def test_summaries_are_those_of_the_cells(tmp_path: Path) -> None:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        document = imported(library, COUNTY)
        ledger = Ledger("台账", INDICATORS)
        ledger_id = library.perform(SaveLedger(ledger)).value
        update_proposals(library, INDICATORS, ledger.filters)
        queries = library.queries
        grid = LedgerGrid(grid_contents(queries, ledger_id, ledger))
        first, second = grid.cells(queries, document)[:2]
        library.perform(ConfirmCells(ledger_id, {first.key: first.value}))
        library.perform(MarkCellAbsent(ledger_id, second.key, second.value))
        grid.forget([document])
        (summary,) = grid.summaries(queries, [document]).values()
        cells = grid.cells(queries, document)
        assert [(one.state, bool(one.confirmed_by), one.value.in_base) for one in cells] == list(summary)
        assert summary.done == 2
        assert len(cells) == len(summary) == 2 * len(INDICATORS)
        assert cells[0].confirmed_by == "甲"
