"""Batches of proposals: those of one report, made by a worker process and packed to be stored.

They are derived: another text, year, region, correction of a figure, recognizer or rule here means that they
have to be made again, which `proposal_stamp` and `basis` tell.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from desktop.text.figures.model import Figure
from desktop.text.ledger.candidates import STATUSES
from desktop.text.ledger.indicators import LedgerIndicator
from desktop.text.ledger.proposal import CellProposal, propose
from desktop.text.ledger.values import FALL, CellValue
from desktop.text.outline import Heading, SectionLookup
from desktop.text.text_analysis import recognizer_stamp

_FILES = (
    "batch.py",
    "candidates.py",
    "headline.py",
    "indicators.py",
    "proposal.py",
    "scope.py",
    "shared_figures.py",
    "time_frames.py",
    "values.py",
    "wording.py",
)
"""The modules of this package that decide what is proposed."""


class ProposalTask(NamedTuple):
    """A report whose cells are to be proposed.

    Attributes:
        key: The document's id.
        text: Its text.
        headings: Its outline.
        year: Its own year.
        figures: Its figures, in order, as a user corrected them.
        regions: Names of its place, and of those that it lies in.
    """

    key: str
    text: str
    headings: tuple[Heading, ...]
    year: int | None
    figures: tuple[Figure, ...]
    regions: tuple[str, ...]


class PlacedProposal(NamedTuple):
    """A proposal and where it stands.

    Attributes:
        proposal: The proposal.
        section: Path of the headings that it stands under.
    """

    proposal: CellProposal
    section: str


@cache
def proposal_stamp() -> str:
    """Return what tells these rules of choosing from any other: a hash of rules and words."""
    digest = hashlib.sha256(recognizer_stamp().encode())
    here = files("desktop.text.ledger")
    found = [here.joinpath(name) for name in _FILES]
    for one in (*found, files("resources").joinpath("ledger").joinpath("wording.tsv")):
        digest.update(one.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def proposals_of(
    task: ProposalTask, indicators: Sequence[LedgerIndicator], headline_names: frozenset[str]
) -> list[PlacedProposal]:
    """Return the proposals for a report, by indicator, the target first.

    Args:
        task: The report.
        indicators: The indicators of the ledger.
        headline_names: Canonical names by which the headline passages are known.
    """
    _, text, headings, year, figures, regions = task
    lookup = SectionLookup(headings)
    found = propose(text, headings, year, figures, indicators, regions, headline_names)
    return [
        PlacedProposal(one, "" if one.value.start is None else lookup.section(one.value.start))
        for one in found
    ]


def packed_proposals(
    task: ProposalTask, indicators: Sequence[LedgerIndicator], headline_names: frozenset[str]
) -> tuple[str, bytes]:
    """Return a report's id and its proposals as they are stored; arguments as for ``proposals_of``."""
    return task.key, pack(proposals_of(task, indicators, headline_names))


def pack(found: Iterable[PlacedProposal]) -> bytes:
    """Return proposals as they are stored."""
    cells = [
        [one.state, one.period, section, *map(_values, (one.value, *one.others))] for one, section in found
    ]
    return zlib.compress(json.dumps(cells, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def _values(value: CellValue) -> list[Any]:
    return [
        value.value,
        value.value_high,
        value.unit,
        value.qualifier,
        value.start,
        value.end,
        value.quote,
    ]


def unpack(packed: bytes, indicators: Sequence[str]) -> list[PlacedProposal]:
    """Return proposals as ``pack`` was given them.

    Args:
        packed: What it returned.
        indicators: Names of the indicators of the ledger, in order.
    """
    names = [(indicator, status) for indicator in indicators for status in STATUSES]
    return [
        PlacedProposal(
            CellProposal(
                indicator,
                status,
                period,
                state,
                CellValue(*value),
                tuple(CellValue(*one) for one in others),
            ),
            section,
        )
        for (indicator, status), (state, period, section, value, *others) in zip(
            names, json.loads(zlib.decompress(packed)), strict=True
        )
    ]


def unpack_numbers(packed: bytes) -> list[tuple[str, float | None]]:
    """Return of each stored proposal its state and its number, negative for a fall; a tenth of the work."""
    return [
        (state, -value[0] if value[0] is not None and FALL in (value[3] or "") else value[0])
        for state, _, _, value, *_ in json.loads(zlib.decompress(packed))
    ]
