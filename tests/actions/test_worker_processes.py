"""Worker processes: what they give, and what they spare the garbage collector."""

import gc

from desktop.actions.worker_processes import workers

COUNT = 5


def _frozen(number: int) -> tuple[int, bool]:
    return number, gc.get_freeze_count() > 0


def test_tasks_are_done_in_order_and_what_the_first_loaded_is_frozen() -> None:
    with workers(_frozen, COUNT, processes=1) as do_all:
        done = list(do_all(range(COUNT)))
    assert done == [(number, number > 0) for number in range(COUNT)]


def test_without_processes_nothing_is_frozen_here() -> None:
    before = gc.get_freeze_count()
    with workers(_frozen, COUNT, processes=0) as do_all:
        assert [number for number, _ in do_all(range(COUNT))] == list(range(COUNT))
    assert gc.get_freeze_count() == before
