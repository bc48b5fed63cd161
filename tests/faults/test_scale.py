"""Ten thousand documents and a hundred thousand annotations: every step ends, and what it took is kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.actions.exports import FORMATS
from tests.faults.scaling import write_table
from tests.helpers.commands import ROOT

PATIENCE = int(os.environ.get("PIYUE_SCALE_SECONDS", "600"))
"""Seconds that a step may take."""

TABLE = Path(os.environ.get("PIYUE_SCALE_TABLE", "scale.md"))
"""Where the table is written: in the test's own folder, unless it is named."""


def _step(step: str, library: Path, argument: Path | str = "") -> tuple[str, str] | None:
    """Do a step in a process of its own; return its seconds and MB, or None where it ran out of time."""
    command = [sys.executable, "-m", "tests.faults.scaling", step, str(library), str(argument)]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    assert done.returncode == 0, done.stderr
    seconds, memory = done.stdout.split()
    return seconds, memory


@pytest.mark.slow
def test_a_large_library_goes_through_every_step(tmp_path: Path) -> None:
    library, table, backups = tmp_path / "大.piyue", tmp_path / "报告.csv", tmp_path / "backups"
    backups.mkdir()
    write_table(table)
    with (tmp_path / TABLE).open("w", encoding="utf-8") as out:
        lacking = []

        def record(name: str, taken: tuple[str, str] | None) -> None:
            seconds, memory = taken or (f"> {PATIENCE}", "—")
            out.write(f"| {name} | {seconds} | {memory} |\n")
            out.flush()
            if taken is None:
                lacking.append(name)

        record("import", _step("import", library, table))
        record("annotate", _step("annotate", library))
        record("check", _step("check", library))
        record("backup", _step("backup", library, backups))
        (backup,) = backups.glob("*.piyue")
        record("restore", _step("restore", library, backup))
        for name in sorted(FORMATS):
            record(name, _step("export", library, tmp_path / f"out.{name}"))
    assert lacking == []
