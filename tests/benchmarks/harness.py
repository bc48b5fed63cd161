"""Harness: how a benchmark is written down, measured and judged.

A module ``bench_….py`` in this folder (or one below it) holds benchmarks: functions without arguments that
give their measurements, in the unit they declare::

    @benchmark("saving an annotation", at_most(5))
    def saving() -> Measured:
        return Measured(repeat(save, 200), floor=repeat(bare_insert, 200))

Each module is run in a process of its own, so that one's memory and caches are not another's.
"""

import gc
import math
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

Statistic = Literal["median", "p95", "ratio"]


@dataclass(frozen=True, slots=True)
class Bound:
    """What a benchmark is to keep.

    Attributes:
        value: In the benchmark's unit; for ``ratio`` a multiple of the floor.
        of: Which statistic is held against it.
        least: True where the value is the least allowed, not the most.
    """

    value: float
    of: Statistic = "median"
    least: bool = False

    def holds(self, reached: float) -> bool:
        """Return whether a statistic keeps the bound."""
        return reached >= self.value if self.least else reached <= self.value


def at_most(value: float, of: Statistic = "median") -> Bound:
    """Return an upper bound."""
    return Bound(value, of)


def at_least(value: float, of: Statistic = "median") -> Bound:
    """Return a lower bound."""
    return Bound(value, of, least=True)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a benchmark measured.

    Attributes:
        values: Every repetition, in the benchmark's unit.
        floor: The same of the least that could be done instead, measured in the same run; may be empty.
        by_turns: Whether each value was measured beside the one of the floor that stands at its place.
    """

    values: Sequence[float]
    floor: Sequence[float] = field(default=())
    by_turns: bool = False

    def ratio_of_pairs(self) -> float | None:
        """Return the median of the values as multiples of the floor beside each, where there are pairs."""
        if not self.by_turns:
            return None
        return statistics.median(value / floor for value, floor in zip(self.values, self.floor, strict=True))


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark that a module declares.

    Attributes:
        name: What is measured, for the table.
        bound: What it is to keep, or None.
        unit: ``ms``, ``s``, ``MB``, ``/s`` or ``×``.
        floor: What the floor is, for the table.
        run: Measures it.
    """

    name: str
    bound: Bound | None
    unit: str
    floor: str
    run: Callable[[], Measured]


BENCHMARKS: list[Benchmark] = []
"""The benchmarks of the modules imported so far, in order."""


def benchmark(
    name: str, bound: Bound | None = None, *, unit: str = "ms", floor: str = ""
) -> Callable[[Callable[[], Measured]], Callable[[], Measured]]:
    """Declare the decorated function a benchmark; see Benchmark for the arguments."""

    def declare(run: Callable[[], Measured]) -> Callable[[], Measured]:
        BENCHMARKS.append(Benchmark(name, bound, unit, floor, run))
        return run

    return declare


def usual_environment() -> dict[str, str]:
    """Return the environment users have: Python keeps what it has compiled from the first start on."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def repeat(
    act: Callable[[], object], times: int, *, before: Callable[[], object] | None = None
) -> list[float]:
    """Return the milliseconds that each of some calls takes, without the collector's pauses.

    Args:
        act: What is measured.
        times: How often, after one call that does not count.
        before: Called before each, outside the measurement.
    """
    taken: list[float] = []
    for _ in range(times + 1):
        if before is not None:
            before()
        gc.collect()
        gc.disable()
        try:
            began = time.perf_counter()
            act()
            taken.append((time.perf_counter() - began) * 1000)
        finally:
            gc.enable()
    return taken[1:]


def by_turns(act: Callable[[], object], floor: Callable[[], object], times: int) -> Measured:
    """Return the milliseconds of processor time that two calls take in turn.

    Whatever else the machine does meanwhile slows both of a pair, and waiting does not count.

    Args:
        act: What is measured.
        floor: What it is measured against.
        times: How many pairs, after one that does not count.
    """
    taken: list[tuple[float, float]] = [(_cpu_time(act), _cpu_time(floor)) for _ in range(times + 1)]
    return Measured([one for one, _ in taken[1:]], [other for _, other in taken[1:]], by_turns=True)


def _cpu_time(act: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that a call takes, without the collector's pauses."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        act()
        return (time.process_time() - began) * 1000
    finally:
        gc.enable()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table.

    Attributes:
        name: What was measured.
        unit: Of ``median`` and ``p95``.
        median: Of the repetitions.
        p95: 95th percentile of the repetitions.
        floor_name: What the floor is.
        floor: Median of the floor, or None.
        bound: The bound in words.
        held: Whether it holds; None without a bound.
        of_pairs: The median of the ratios of pairs, where value and floor were measured by turns.
    """

    name: str
    unit: str
    median: float
    p95: float
    floor_name: str
    floor: float | None
    bound: str
    held: bool | None
    of_pairs: float | None = None

    @property
    def ratio(self) -> float | None:
        """The measured as a multiple of the floor."""
        if self.of_pairs is not None:
            return self.of_pairs
        return self.median / self.floor if self.floor else None

    def as_dict(self) -> dict[str, Any]:
        """Return the fields by name, for JSON."""
        return asdict(self)


def judged(benchmark: Benchmark, measured: Measured) -> Row:
    """Return the line of the table for what a benchmark measured."""
    median = statistics.median(measured.values)
    p95 = percentile(measured.values, 0.95)
    floor = statistics.median(measured.floor) if measured.floor else None
    bound = benchmark.bound
    row = Row(
        benchmark.name,
        benchmark.unit,
        median,
        p95,
        benchmark.floor,
        floor,
        _worded(bound, benchmark.unit),
        None,
        measured.ratio_of_pairs(),
    )
    reached = {"median": median, "p95": p95, "ratio": float("inf") if row.ratio is None else row.ratio}
    return replace(row, held=bound.holds(reached[bound.of]) if bound else None)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def _worded(bound: Bound | None, unit: str) -> str:
    if bound is None:
        return ""
    what = "p95 " if bound.of == "p95" else ""
    sign = "≥" if bound.least else "≤"
    return f"{what}{sign} {bound.value:g} {'× floor' if bound.of == 'ratio' else unit}"
