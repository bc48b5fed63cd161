"""Killed with -9 at random points: nothing confirmed is lost, nothing is there by half."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.actions.backups import check
from desktop.actions.codebook import AddTag
from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes
from desktop.views.main_window import MainWindow
from desktop.views.maintenance import recovery_state
from tests.helpers.commands import ROOT, python
from tests.helpers.message_recorder import Recorder
from tests.views.conftest import report

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kill -9")

slow = pytest.mark.slow


@pytest.mark.parametrize("kills", [4, pytest.param(200, marks=slow)])
def test_killed_while_acting(tmp_path: Path, kills: int) -> None:
    done = python("-m", "tests.faults.kill_at_random", tmp_path, str(kills))
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert (told["kills"], told["lost"], told["half"]) == (kills, 0, 0)
    if kills > 100:
        assert len(told["doing"]) > 8


@pytest.mark.parametrize("kills", [3, pytest.param(60, marks=slow)])
def test_killed_while_upgrading(tmp_path: Path, kills: int) -> None:
    done = python("-m", "tests.faults.kill_during_upgrade", tmp_path, str(kills))
    assert done.status == 0, done.err
    told = json.loads(done.out)
    assert told["kills"] == kills
    if kills > 50:
        assert min(told["old"], told["new"]) > 5


def _made(path: Path) -> Path:
    with Library.create(path, "甲") as library:
        library.perform(ImportFile(read_bytes(report().encode(), "报告.txt")))
        for key in "123":
            library.perform(AddTag(f"标签{key}", shortcut=key))
    return path


def _at_work(path: Path, seconds: float) -> list[dict[str, object]]:
    """Let a user work at a real window, kill it, and return what had been confirmed."""
    command = [sys.executable, "-m", "tests.faults.window_process", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline()) == {"ready": True}
        first = process.stdout.readline()  # a busy machine may take a while over it
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        said = first + process.stdout.read()
    return [json.loads(line) for line in said.split("\n")[:-1]]


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_asked_to_end_the_window_closes_in_order(tmp_path: Path, sent: signal.Signals) -> None:
    path = _made(tmp_path / "文库.piyue")
    environment = {**os.environ, "PIYUE_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "desktop", str(path)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        _wait_until(lambda: list((tmp_path / "home").rglob("sessions/*.json")) != [])
        process.send_signal(sent)
        said = process.stderr.read()
        assert process.wait() == 0, said
    assert "Traceback" not in said
    assert list((tmp_path / "home").rglob("sessions/*.json")) == []
    assert not path.with_name(f"{path.name}-wal").exists()
    assert check(path) == []


def _wait_until(so: Callable[[], bool]) -> None:
    for _ in range(600):
        if so():
            return
        time.sleep(0.1)
    raise AssertionError("that never came")


@pytest.mark.parametrize("seed", [1, *(pytest.param(n, marks=slow) for n in range(2, 22))])
def test_the_window_killed_offers_to_go_on(
    tmp_path: Path, seed: int, recorder: Recorder, make_window: Callable[..., MainWindow]
) -> None:
    path = _made(tmp_path / "文库.piyue")
    confirmed = _at_work(path, 0.4 + random.Random(seed).uniform(0.0, 1.0))
    assert confirmed
    assert check(path) == []
    with Library.open(path) as library:
        steps = {step.number: step for step in library.queries.history(limit=100_000)}
        assert set(range(1, int(str(confirmed[-1]["number"])) + 1)) <= set(steps)
        found = {row.id for row in library.queries.annotations()}
    wanted = set(map(str, confirmed[-1]["marks"]))  # type: ignore[call-overload]
    assert len(found ^ wanted) <= 1, "one action may have been under way"
    window = make_window(path)
    places = list(recovery_state.folder().glob("*.json"))
    recorder.answer("choose", "go-on")
    window.recovery.offer()
    assert "closed unexpectedly" in recorder.heard("choose")[-1]
    assert window.document.id
    assert len(list(recovery_state.folder().glob("*.json"))) < len(places)
    assert check(path) == []
