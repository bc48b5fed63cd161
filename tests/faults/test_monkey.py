"""A monkey at the window: ten minutes of random keys, clicks, menus and dialogs, and nothing goes wrong.

``PIYUE_MONKEY_SEED`` and ``PIYUE_MONKEY_SECONDS`` choose another run.
"""

import os
from pathlib import Path

import pytest

from tests.faults import monkey


@pytest.mark.slow
def test_the_window_stands_a_monkey(tmp_path: Path) -> None:
    seed = int(os.environ.get("PIYUE_MONKEY_SEED", "1"))
    seconds = float(os.environ.get("PIYUE_MONKEY_SECONDS", "600"))
    came = monkey.run(tmp_path, seed, seconds)
    assert not came.faults, came.told()
    assert came.events > seconds


def _memory(folder: Path, sizes: list[float]) -> tuple[float, float]:
    path = folder / "memory.csv"
    lines = [f"{2 * second}.0,{size:.1f}\n" for second, size in enumerate(sizes)]
    path.write_text("".join(lines), encoding="ascii")
    return monkey.remembered(path)


def test_memory_is_compared_from_the_second_minute_on(tmp_path: Path) -> None:
    level = [*range(30), *[300.0] * 30]
    assert _memory(tmp_path, level) == (300.0, 300.0)
    before, after = _memory(tmp_path, [*[300.0] * 40, *[900.0] * 10])
    assert after > monkey.allowed(before)
    assert _memory(tmp_path, [300.0] * 39) == (0.0, 0.0), "too short to tell"


def test_a_window_that_ends_by_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("no folder", encoding="utf-8")
    came = monkey.run(tmp_path, 1, 1)
    assert "FileExistsError" in came.told()
    assert "status 1" in came.told()
