"""One step of work on a large library in a process of its own: prints its seconds and its peak memory in MB.

python -m tests.faults.scaling STEP LIBRARY [ARGUMENT]
"""

import csv
import sys
import time
from collections.abc import Callable
from pathlib import Path

from desktop.actions import backups as backup_actions
from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.exports import export_to
from desktop.actions.library import Library
from desktop.actions.user_data import FiguresToAnnotations
from desktop.files.file_input import read_file
from tests.benchmarks.memory import peak_memory

DOCUMENTS = 10_000
MARKS = 10
"""Annotations on each document."""

_TEXT = (
    "{number}号县人民政府工作报告\n各位代表：\n一、工作回顾\n"
    "全年地区生产总值完成{number}亿元，增长5.5%；招商引资签约项目32个，总投资86亿元。\n"
    "二、工作安排\n新的一年，力争招商引资到位资金达到90亿元，城镇新增就业4200人。\n"
)


def write_table(path: Path) -> None:
    """Write the documents as one CSV table, as a crawler leaves them."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["title", "year", "text"])
        for number in range(DOCUMENTS):
            writer.writerow([f"{number}号县2024年政府工作报告", "2024", _TEXT.format(number=number)])


def _import(library: Path, table: str) -> None:
    with Library.create(library, "甲") as opened:
        opened.perform(ImportFile(read_file(Path(table))))
        assert len(opened.queries.documents()) == DOCUMENTS


def _annotate(library: Path, _: str) -> None:
    with Library.open(library, "甲") as opened:
        tags = [AddTag(f"标签{number}") for number in range(10)]
        for tag in tags:
            opened.perform(tag)
        for number, row in enumerate(opened.queries.documents()):
            spans = [(3 * one, 3 * one + 2) for one in range(MARKS)]
            opened.perform(FiguresToAnnotations(row.id, spans, tags[number % len(tags)].id))


def _export(library: Path, out: str) -> None:
    with Library.open(library, "甲") as opened:
        export_to(opened, Path(out), Path(out).name.partition(".")[2])
    assert Path(out).stat().st_size > 0


def _check(library: Path, _: str) -> None:
    assert backup_actions.check(library) == []


def _back_up(library: Path, folder: str) -> None:
    backup_actions.back_up(library, folder=Path(folder))


def _restore(library: Path, backup: str) -> None:
    backup_actions.restore(library, Path(backup))
    held = backup_actions.read_contents(library)
    assert (held.documents, held.annotations) == (DOCUMENTS, DOCUMENTS * MARKS)


STEPS: dict[str, Callable[[Path, str], None]] = {
    "import": _import,
    "annotate": _annotate,
    "export": _export,
    "check": _check,
    "backup": _back_up,
    "restore": _restore,
}


def main(step: str, library: str, argument: str = "") -> None:
    """Do a step and tell."""
    began = time.perf_counter()
    STEPS[step](Path(library), argument)
    taken = time.perf_counter() - began
    sys.stdout.write(f"{taken:.1f} {peak_memory():.0f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
