"""A library with a ledger of some thousand reports, all of its cells proposed."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from desktop.actions.derived_data import update_figures
from desktop.actions.document_filters import DocumentFilters
from desktop.actions.documents import ImportFile
from desktop.actions.ledger_proposals import update_proposals
from desktop.actions.ledgers import TEMPLATES, Ledger, SaveLedger, template_indicators
from desktop.actions.library import Library
from desktop.files.draft import Draft, SourceFile
from desktop.text.ledger import LedgerIndicator
from desktop.text.metadata import Metadata
from tests.text.ledger.reports import COUNTY, PROVINCE

DOCUMENTS = int(os.environ.get("PIYUE_BENCH_LEDGER", "3000"))
INDICATORS = 30

TOGETHER = 500
_DIGITS = "0123456789"


def indicators() -> tuple[LedgerIndicator, ...]:
    """Return the headline indicators, and those of the other lists as far as there is room."""
    found = {one.name: one for name in TEMPLATES for one in template_indicators(name)}
    return tuple(found.values())[:INDICATORS]


@contextmanager
def ledger_library() -> Iterator[Path]:
    """Make the library, or take the one that an earlier run has left in ``PIYUE_BENCH_FOLDER``."""
    kept = os.environ.get("PIYUE_BENCH_FOLDER")
    if kept:
        path = Path(kept) / f"ledger-{DOCUMENTS}.piyue"
        if not path.exists():
            _make(path)
        _propose(path)  # made by other rules, perhaps
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="piyue-bench-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "ledger.piyue"
        _make(path)
        _propose(path)
        yield path


def _make(path: Path) -> None:
    with Library.create(path, "王") as library:
        for first in range(0, DOCUMENTS, TOGETHER):
            drafts = tuple(_draft(number) for number in range(first, min(first + TOGETHER, DOCUMENTS)))
            library.perform(ImportFile(SourceFile(f"{first}.txt", b"all", "utf-8", False, drafts)))
        library.perform(SaveLedger(Ledger("台账", indicators())))


def _propose(path: Path) -> None:
    with Library.open(path, "王") as library:
        update_figures(library)
        update_proposals(library, indicators(), DocumentFilters())


def _draft(number: int) -> Draft:
    """Return a report of its own: the decimals of one of ours are drawn anew."""
    random, year = Random(number), 2000 + number % 25
    place, text = (("临江省", PROVINCE), ("石泉县", COUNTY))[number % 2]
    digits = list(text)
    for at in range(1, len(digits)):
        if digits[at - 1] == "." and digits[at] in _DIGITS:
            digits[at] = random.choice(_DIGITS)
    title = f"{year}年{place}政府工作报告（{number}）"
    metadata = Metadata(title=title, region=place, year=year, kind="report")
    return Draft("".join(digits), metadata, f"{number}.txt", number, 0, len(text))
