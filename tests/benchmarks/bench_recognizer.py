"""The recognizer beside the segmenter that everybody uses."""

import json
import logging
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from desktop.actions.worker_processes import workers
from desktop.files.decoding import decode
from desktop.text.figures import find_figures
from desktop.text.terms import find_terms
from tests.benchmarks.harness import Measured, at_least, at_most, benchmark, by_turns, repeat
from tests.benchmarks.texts import report

SHARED = Path(__file__).parents[2].parent / "shared"
REPORTS = SHARED / "reports"
CORPUS = SHARED / "corpora" / "national_reports.jsonl"
PROCESSES = 2
PAIRS = 15


def _texts() -> list[str]:
    files = sorted(REPORTS.glob("*.txt"))
    return [decode(path.read_bytes(), path.name).text for path in files] or [
        report(20_000, n) for n in (1, 2, 3)
    ]


def _recognize(texts: list[str]) -> None:
    for text in texts:
        find_figures(text)
        find_terms(text)


@benchmark("figures and terms of the five reports", at_most(1 / 3, "ratio"), floor="jieba.lcut")
def five_reports() -> Measured:
    cut, texts = _jieba(), _texts()
    return by_turns(lambda: _recognize(texts), lambda: [cut(text) for text in texts], PAIRS)


@benchmark(
    "figures and terms of whole reports, each read for the first time",
    at_most(1 / 3, "ratio"),
    floor="jieba.lcut",
)
def first_reading() -> Measured:
    """Measure without what is kept of words and phrases that the same text had when it was read before."""
    cut, texts = _jieba(), _corpus()
    _recognize(_texts())  # all tables are loaded then
    cut("")
    ours, floor = iter(texts), iter(texts)
    return by_turns(lambda: _recognize([next(ours)]), lambda: cut(next(floor)), len(texts) - 1)


def _jieba() -> Callable[[str], list[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.WARNING)
    cut: Callable[[str], list[str]] = jieba.lcut
    return cut


@benchmark(
    "figures and terms: ten million characters, speed",
    at_least(0.8, "ratio"),
    unit="Mchar/s",
    floor="at one hundred thousand",
)
def growth() -> Measured:
    small, large = report(100_000), report(10_000_000)
    speed = [len(small) / taken / 1000 for taken in repeat(lambda: _recognize([small]), 9)]
    began = time.perf_counter()
    _recognize([large])
    return Measured([len(large) / (time.perf_counter() - began) / 1_000_000], speed)


def _corpus() -> list[str]:
    """Return the national reports where they are there, else as many made ones."""
    if not CORPUS.exists():
        return [report(15_000, number + 1) for number in range(40)]
    return [json.loads(line)["content"] for line in CORPUS.read_text("utf-8").splitlines()]


def _count_figures(text: str) -> int:
    return len(find_figures(text))


@benchmark("figures of forty whole reports by two worker processes", at_least(1), unit="Mchar/s")
def by_workers() -> Measured:
    texts = _corpus()
    with workers(_count_figures, len(texts), PROCESSES) as count_all:
        assert sum(count_all(texts))  # the processes have loaded their tables
        speeds = []
        for _ in range(3):
            began = time.perf_counter()
            assert sum(count_all(texts))
            speeds.append(sum(map(len, texts)) / (time.perf_counter() - began) / 1_000_000)
    return Measured(speeds)


_PEAK = """
import sys
from desktop.text.figures import iter_figures
from tests.benchmarks.memory import peak_memory
from tests.benchmarks.texts import report
for _ in iter_figures(report(int(sys.argv[1]))):
    pass
print(peak_memory())
"""


def _peak(length: int) -> float:
    """Return the most megabytes that a process held which read the figures of a text, the text among them."""
    command = (sys.executable, "-c", _PEAK, str(length))
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@benchmark(
    "figures: ten million characters, memory",
    at_most(130),
    unit="MB",
    floor="one hundred thousand",
)
def memory() -> Measured:
    return Measured([_peak(10_000_000)], [_peak(100_000)])
