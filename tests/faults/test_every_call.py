"""Ended or failing at each write, sync, rename, link and removal: the old or the new is there, whole."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.every_call import OPERATIONS, available
from tests.helpers.commands import ROOT

SAMPLE = {"annotate": 20, "restore": 60, "restore-damaged": 60}
"""Of these operations every so-many-th call is tried in the quick suite, too."""


TIMEOUT_S = 1800
"""Seconds; without other load an action takes about one minute."""


def _tried(folder: Path, operation: str, every: int, *, shim: bool = False) -> dict[str, int]:
    environment = dict(os.environ)
    if shim or not available():
        compiler = shutil.which("cc")
        if compiler is None or sys.platform != "linux":
            pytest.skip("neither strace nor a compiler for the shim is here")
        source, library = Path(__file__).with_name("shim.c"), folder / "shim.so"
        command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"]
        subprocess.run(command, check=True)
        environment["LD_PRELOAD"] = str(library)
    command = [sys.executable, "-m", "tests.faults.every_call", str(folder), operation, str(every)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=TIMEOUT_S
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout)["counted"])


@pytest.mark.parametrize("operation", SAMPLE)
def test_some_calls(tmp_path: Path, operation: str) -> None:
    assert any(name.endswith("killed") for name in _tried(tmp_path, operation, SAMPLE[operation]))


def test_some_calls_with_the_shim(tmp_path: Path) -> None:
    counted = _tried(tmp_path, "export", 5, shim=True)
    assert counted["pwrite64 killed"] and counted["rename failed"]


@pytest.mark.slow
@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_call(tmp_path: Path, operation: str) -> None:
    counted = _tried(tmp_path, operation, 1)
    assert sum(times for name, times in counted.items() if name.endswith("killed")) > 20
    assert counted.keys() & {"fdatasync killed", "fsync killed"}, "what is confirmed is on the disk"
    assert counted["pwrite64 failed"]
