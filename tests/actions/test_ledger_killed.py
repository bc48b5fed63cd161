"""Killed while proposing and confirming: what was confirmed is there, and nothing else counts as such."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.actions.backups import check
from desktop.actions.document_filters import ALL_DOCUMENTS
from desktop.actions.ledger_cells import ledger_cells, only_confirmed
from desktop.actions.ledger_proposals import update_proposals
from desktop.actions.ledgers import Ledger, SaveLedger, template_indicators
from desktop.actions.library import Library
from tests.actions.factories import imported, steps
from tests.helpers.commands import ROOT
from tests.text.ledger.reports import COUNTY

_WORK = """
import sys
from desktop.actions import ledger_proposals
from desktop.actions.document_filters import ALL_DOCUMENTS
from desktop.actions.ledger_cells import ledger_cells
from desktop.actions.ledgers import ConfirmCells, template_indicators
from desktop.actions.library import Library
ledger_proposals.AT_ONCE = 1
library, indicators = Library.open(sys.argv[1], "甲"), template_indicators("headline")
print("ready", flush=True)
ledger_proposals.update_proposals(library, indicators, ALL_DOCUMENTS, processes=0)
for cell in ledger_cells(library.queries, indicators, ALL_DOCUMENTS, sys.argv[2]):
    library.perform(ConfirmCells(sys.argv[2], {cell.key: cell.value}))
    print(cell.key.document_id, cell.key.indicator, cell.key.status, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_killed_while_proposing_and_confirming(tmp_path: Path, seed: int) -> None:
    path, indicators = tmp_path / "l.piyue", template_indicators("headline")
    with Library.create(path, "甲") as library:
        for number in range(6):
            imported(library, COUNTY.replace("石泉", f"石泉{number}"))
        ledger_id = library.perform(SaveLedger(Ledger("台账", indicators))).value
    before = len(steps(path))
    process = subprocess.Popen(
        [sys.executable, "-c", _WORK, str(path), ledger_id], stdout=subprocess.PIPE, cwd=ROOT, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(random.Random(seed).uniform(0.1, 3.0))
    os.kill(process.pid, signal.SIGKILL)
    told = process.stdout.read().split("\n")[:-1]  # what stands after the last line end may be cut off
    process.stdout.close()
    process.wait()
    with Library.open(path, "甲") as library:
        held = list(only_confirmed(ledger_cells(library.queries, indicators, ALL_DOCUMENTS, ledger_id)))
        names = {f"{one.key.document_id} {one.key.indicator} {one.key.status}" for one in held}
        assert set(told) <= names
        assert len(names) in (len(told), len(told) + 1)  # one may have been written and not been told
        assert len(steps(path)) - before == len(names)
        update_proposals(library, indicators, ALL_DOCUMENTS)
        again = list(only_confirmed(ledger_cells(library.queries, indicators, ALL_DOCUMENTS, ledger_id)))
        assert again == held
    assert not check(path)
