"""Stored proposals: the same as those made at once, made again where what they were made from has changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters
from desktop.actions.documents import DeleteDocuments, SetMetadata
from desktop.actions.ledger_cells import LedgerCell, ledger_cells
from desktop.actions.ledger_proposals import ProposalList, current_ids, update_proposals
from desktop.actions.ledgers import DeleteLedger, Ledger, SaveLedger, template_indicators
from desktop.actions.library import Library
from desktop.actions.user_data import CorrectFigure
from desktop.actions.versions import NewVersion
from tests.actions.factories import imported, rows, source
from tests.text.ledger.reports import COUNTY, PROVINCE

INDICATORS = template_indicators("headline")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        imported(library, COUNTY)
        imported(library, PROVINCE)
        yield library


def _cells(library: Library) -> list[LedgerCell]:
    return list(ledger_cells(library.queries, INDICATORS, ALL_DOCUMENTS))


def _update(library: Library) -> int:
    return update_proposals(library, INDICATORS, ALL_DOCUMENTS)


def _current(library: Library) -> int:
    asked = ProposalList.of(INDICATORS, ALL_DOCUMENTS)
    return len(current_ids(library.queries, asked, library.queries.documents()))


def test_stored_cells_are_those_made_at_once(library: Library) -> None:
    made = _cells(library)
    steps = rows(library.path)
    batches: list[str] = []
    assert update_proposals(library, INDICATORS, ALL_DOCUMENTS, on_batch=batches.extend) == 2
    assert len(batches) == 2
    assert _cells(library) == made
    assert rows(library.path) == steps  # nothing is confirmed, and no step of the history made
    assert _update(library) == 0


def test_worker_processes_propose_the_same(library: Library) -> None:
    made = _cells(library)
    update_proposals(library, INDICATORS, ALL_DOCUMENTS, processes=2)
    assert _cells(library) == made


def test_they_are_made_again_where_something_changed(library: Library) -> None:
    county, province = (row.id for row in library.queries.documents())
    _update(library)
    start = COUNTY.index("6%左右")
    for action in (
        SetMetadata(county, year=2023),
        CorrectFigure(county, start, start + 2, {"indicator": "别的"}),
        NewVersion(province, source(PROVINCE.replace("增长2%", "增长3%"))),
    ):
        library.perform(action)
        assert _current(library) == 1, action.kind
        assert _update(library) == 1
        stored = _cells(library)
        with closing(sqlite3.connect(library.path)) as connection, connection:
            connection.execute("DELETE FROM ledger_proposal")
        assert _cells(library) == stored
        _update(library)
    library.undo()
    assert _current(library) == 1
    library.perform(DeleteDocuments([county]))
    assert _update(library) == 1


def test_one_who_is_stopped_goes_on_with_what_is_missing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.actions.ledger_proposals.AT_ONCE", 1)

    def stop(done: int, _total: int, step: str) -> None:
        if step == "proposals" and done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update_proposals(library, INDICATORS, ALL_DOCUMENTS, stop)
    assert _current(library) == 1
    assert _update(library) == 1


def test_a_damaged_row_is_passed_over(library: Library) -> None:
    made = _cells(library)
    _update(library)
    for damage in ("x'00'", "x'789c03000000000001'", "zeroblob(3)"):
        with closing(sqlite3.connect(library.path)) as connection, connection:
            connection.execute(f"UPDATE ledger_proposal SET cells = {damage}")
        assert _cells(library) == made


def test_lists_that_no_ledger_has_are_forgotten(library: Library) -> None:
    kept = Ledger("甲", INDICATORS[:2])
    ledger_id = library.perform(SaveLedger(kept)).value
    update_proposals(library, kept.indicators, kept.filters)
    update_proposals(library, INDICATORS[:3], DocumentFilters(parts=("plan",)))

    def lists() -> int:
        with closing(sqlite3.connect(library.path)) as connection:
            return int(connection.execute("SELECT count(DISTINCT list) FROM ledger_proposal").fetchone()[0])

    assert lists() == 2
    _update(library)
    assert lists() == 2
    library.perform(DeleteLedger(ledger_id))
    update_proposals(library, INDICATORS[:1], ALL_DOCUMENTS)
    assert lists() == 1


def test_what_cannot_be_stored_is_handed_on(library: Library, tmp_path: Path) -> None:
    library.close()
    (tmp_path / "l.piyue").chmod(0o444)
    tmp_path.chmod(0o555)
    batches: list[str] = []
    try:
        with Library.open(tmp_path / "l.piyue", read_only_fallback=True) as opened:
            update_proposals(opened, INDICATORS, ALL_DOCUMENTS, on_batch=batches.extend)
    finally:
        tmp_path.chmod(0o755)
    assert len(batches) == 2
