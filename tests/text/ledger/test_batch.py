"""Batches of proposals: what is packed comes back, whole or as numbers alone, and damage is told."""

import math
import zlib

import pytest

from desktop.text.ledger import CellProposal, CellValue
from desktop.text.ledger.batch import PROPOSED_STATES, PlacedProposal, pack, unpack, unpack_numbers

NAMES = [("地区生产总值增速", "target"), ("地区生产总值增速", "achieved"), ("粮食产量", "target")]
HELD = [
    PlacedProposal(
        CellProposal(*NAMES[0], "2024", "proposed", CellValue(5, 5.5, "%", None, 3, 9, "5%—5.5%")), "一"
    ),
    PlacedProposal(
        CellProposal(
            *NAMES[1],
            "2023",
            "conflict",
            CellValue(1.3, None, "%", "下降", 1, 5, "1.3%"),
            (CellValue(2, None, "%", None, 7, 9, "2%"),),
        ),
        "二 / （一）",
    ),
    PlacedProposal(
        CellProposal(*NAMES[2], "2024", "absent", CellValue(None, start=0, end=2, quote="全文")), ""
    ),
]


def test_there_and_back() -> None:
    found = unpack(pack(HELD), NAMES)
    assert list(found) == HELD
    assert found[1:] == HELD[1:]
    assert len(found) == 3


def test_numbers_alone() -> None:
    states, numbers = unpack_numbers(pack(HELD))
    assert [PROPOSED_STATES[one] for one in states] == ["proposed", "conflict", "absent"]
    assert (numbers[0], numbers[1]) == (5, -1.3)
    assert math.isnan(numbers[2])


@pytest.mark.parametrize("damaged", [b"", b"\x01", b"\x03\x00" + bytes(20), pack(HELD)[:20]])
def test_what_is_cut_off(damaged: bytes) -> None:
    with pytest.raises(ValueError, match="short"):
        unpack_numbers(damaged)
    with pytest.raises((ValueError, zlib.error)):
        unpack(damaged, NAMES)


def test_a_state_that_is_none() -> None:
    packed = bytearray(pack(HELD))
    packed[2 + 8 * 3] = 77
    with pytest.raises(ValueError, match="state"):
        unpack_numbers(bytes(packed))


def test_proposals_of_another_list() -> None:
    with pytest.raises(ValueError, match="list"):
        unpack(pack(HELD), NAMES[:2])
