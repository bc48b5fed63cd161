"""The change log: whatever its length, it holds what was written; how it is kept changes nothing of that."""

import sys
import tracemalloc

import pytest

from db.change_log import HELD_CHANGES, ChangeLog
from db.row_changes import RowChange, Summarizer, decode, encode


def _change(number: int) -> RowChange:
    row = {"id": f"a{number}", "note": f"第{number}条，“引号”", "tag_id": f"t{number % 7}"}
    return RowChange("annotation", row["id"], None, row, (f"d{number % 50}", row["tag_id"]))


@pytest.mark.parametrize("count", [0, 1, HELD_CHANGES, HELD_CHANGES + 1, 3 * HELD_CHANGES + 17])
def test_changes_come_back_in_their_order(count: int) -> None:
    changes, log = [_change(number) for number in range(count)], ChangeLog()
    for first in range(0, count, 500):
        log.extend(changes[first : first + 500])
    assert (len(log), bool(log), list(log)) == (count, bool(count), changes)
    summarizer = Summarizer()
    summarizer.add(changes)
    assert log.summary() == summarizer.summary()
    assert decode(log.encoded()) == changes
    assert decode(log.encoded()) == decode(encode(changes))


def test_more_may_come_after_it_was_asked() -> None:
    log = ChangeLog([_change(number) for number in range(HELD_CHANGES + 5)])
    first = log.summary()
    assert log.summary() is first
    decode(log.encoded())
    log.extend([_change(HELD_CHANGES + 5)])
    assert len(decode(log.encoded())) == len(log) == HELD_CHANGES + 6
    assert log.summary().annotations - first.annotations == {f"a{HELD_CHANGES + 5}"}


def test_many_changes_take_little_memory() -> None:
    tracemalloc.start()
    try:
        log = ChangeLog()
        for first in range(0, 60_000, 500):
            log.extend(_change(number) for number in range(first, first + 500))
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    one = _change(1)
    assert one.after is not None
    whole = sys.getsizeof(one) + sys.getsizeof(one.after) + sum(map(sys.getsizeof, one.after.values()))
    assert held < 60_000 * whole / 3
