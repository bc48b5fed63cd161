"""Batches of proposals: those of one report, made by a worker process and packed to be stored.

They are derived: another text, year, region, correction of a figure, recognizer or rule here means that they
have to be made again, which `proposal_stamp` and `basis` tell.
"""

import hashlib
import json
import math
import struct
import zlib
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, overload

from desktop.text.figures.model import Figure
from desktop.text.ledger.indicators import LedgerIndicator
from desktop.text.ledger.proposal import CellProposal, propose
from desktop.text.ledger.values import CellValue
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
    "zones.py",
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


PROPOSED_STATES = ("proposed", "absent", "conflict")
"""The states that a proposal can have, by the number that they are packed as."""

_COUNT = struct.Struct("<H")


def pack(found: Iterable[PlacedProposal]) -> bytes:
    """Return proposals as they are stored: how many, their numbers and states, and all of it compressed."""
    held = list(found)
    cells = [
        [one.state, one.period, section, *map(_values, (one.value, *one.others))] for one, section in held
    ]
    known = (one.proposal.value.in_base for one in held)
    numbers = struct.pack(f"<{len(held)}d", *(math.nan if one is None else one for one in known))
    states = bytes(PROPOSED_STATES.index(one.proposal.state) for one in held)
    whole = json.dumps(cells, ensure_ascii=False, separators=(",", ":")).encode()
    return _COUNT.pack(len(held)) + numbers + states + zlib.compress(whole, 6)


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


class UnpackedProposals(Sequence[PlacedProposal]):
    """The proposals of one report, each made when it is asked for."""

    def __init__(self, cells: Sequence[Any], names: Sequence[tuple[str, str]]) -> None:
        if len(cells) != len(names):
            raise ValueError("these are not the proposals of this list of indicators")
        self._cells = cells
        self._names = names

    def __len__(self) -> int:
        return len(self._cells)

    @overload
    def __getitem__(self, place: int) -> PlacedProposal: ...
    @overload
    def __getitem__(self, place: slice) -> list[PlacedProposal]: ...
    def __getitem__(self, place: int | slice) -> PlacedProposal | list[PlacedProposal]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        state, period, section, value, *others = self._cells[place]
        behind = tuple(CellValue(*one) for one in others)
        proposal = CellProposal(*self._names[place], period, state, CellValue(*value), behind)
        return PlacedProposal(proposal, section)


def unpack(packed: bytes, names: Sequence[tuple[str, str]]) -> UnpackedProposals:
    """Return proposals as ``pack`` was given them.

    Args:
        packed: What it returned.
        names: Indicator and status of each, in order.

    Raises:
        ValueError: When it is damaged, as a `zlib.error` tells, too.
    """
    at = _states_end(packed)
    return UnpackedProposals(json.loads(zlib.decompress(packed[at:])), names)


def unpack_numbers(packed: bytes) -> tuple[bytes, "array[float]"]:
    """Return of stored proposals the states, as numbers of PROPOSED_STATES, and the numbers.

    These are negative for a fall, and NaN where there is none. It is a hundredth of the work of all.

    Raises:
        ValueError: When it is damaged.
    """
    at = _states_end(packed)
    count = _COUNT.unpack_from(packed)[0]
    numbers = array("d", struct.unpack_from(f"<{count}d", packed, _COUNT.size))
    states = packed[at - count : at]
    if states and max(states) >= len(PROPOSED_STATES):
        raise ValueError("no such state")
    return states, numbers


def _states_end(packed: bytes) -> int:
    if len(packed) < _COUNT.size:
        raise ValueError("too short")
    end = int(_COUNT.size + 9 * _COUNT.unpack_from(packed)[0])
    if len(packed) < end:
        raise ValueError("too short")
    return end
