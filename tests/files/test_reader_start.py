"""Processes that read are copies of a program that has only just begun, else new interpreters."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop.files.reader_start import StartedProcess, can_copy, start_copies, start_interpreter
from tests.helpers.commands import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux alone")

_IMPORTING = """
import os, sys
from pathlib import Path
from desktop.files import reader_process
from desktop.files.errors import Unreadable
from desktop.files.file_input import read_each, read_file
from desktop.files.read_ahead import start_early

folder = Path(sys.argv[1])
paths = sorted(folder.iterdir())
start_early([folder])
readers = [process.pid for process, _ in reader_process._pool._idle]
own = Path("/proc/self/cmdline").read_bytes()
assert readers and all(Path(f"/proc/{pid}/cmdline").read_bytes() == own for pid in readers)
found = read_each([(path.read_bytes(), str(path)) for path in paths])
assert found == [read_file(path) for path in paths]
assert {process.pid for process, _ in reader_process._pool._idle} == set(readers)
used = reader_process._pool._idle[-1][0].pid
assert os.getpgid(used) == used
assert {os.readlink(f"/proc/{used}/fd/{fd}") for fd in range(3)} == {"/dev/null"}
assert len(os.listdir(f"/proc/{used}/fd")) == 5
ENDING
print(*readers)
"""


def written(folder: Path, count: int) -> Path:
    for number in range(count):
        text = f"2024年云岭县政府工作报告\n第{number}份，增长{number}%。\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until_ended(pids: list[int]) -> bool:
    """Return whether processes end within some seconds."""
    for _ in range(500):
        if not any(map(is_alive, pids)):
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("ending", ["", "os.kill(os.getpid(), 9)"])
def test_copies_read_as_the_program_does_and_end_with_it(tmp_path: Path, ending: str) -> None:
    last = "print(*readers, flush=True)\n" if ending else ""
    done = run(_IMPORTING.replace("ENDING", last + ending), str(written(tmp_path, 10)))
    assert done.returncode == (-signal.SIGKILL if ending else 0), done.stderr
    assert wait_until_ended([int(pid) for pid in done.stdout.split()])


def end(process: StartedProcess) -> None:
    if process.poll() is None:
        process.kill()
        process.wait()
    for stream in (process.stdin, process.stdout):
        assert stream is not None
        stream.close()


def echo(requests: BinaryIO, answers: BinaryIO) -> None:
    for line in requests:
        answers.write(line)
        answers.flush()


@pytest.fixture
def copy(monkeypatch: pytest.MonkeyPatch) -> Iterator[StartedProcess]:
    monkeypatch.setattr("gc.freeze", lambda: None)
    (process,) = start_copies(1, echo)
    yield process
    end(process)


def test_a_copy_has_streams_of_its_own(copy: StartedProcess) -> None:
    assert copy.stdin is not None
    assert copy.stdout is not None
    copy.stdin.write(b"one\n")
    copy.stdin.flush()
    assert copy.stdout.readline() == b"one\n"
    assert copy.poll() is None
    copy.stdin.close()
    assert (copy.wait(), copy.poll()) == (0, 0)


def test_how_a_copy_ended_is_told_as_subprocess_tells_it(copy: StartedProcess) -> None:
    os.kill(copy.pid, signal.SIGXCPU)
    assert copy.wait() == -signal.SIGXCPU
    assert copy.poll() == -signal.SIGXCPU


def test_a_copy_that_somebody_else_waited_for_has_ended(copy: StartedProcess) -> None:
    copy.kill()
    os.waitpid(copy.pid, 0)
    assert copy.wait() == 0


def test_a_copy_that_fails_ends_and_says_so() -> None:
    script = (
        "from desktop.files.reader_start import start_copies\n"
        "(process,) = start_copies(1, lambda requests, answers: 1 / 0)\n"
        "print(process.wait())\n"
    )
    done = run(script)
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_neither_a_window_nor_a_program_with_threads_is_copied() -> None:
    assert not can_copy()  # Qt is loaded here
    script = (
        "import threading\n"
        "from desktop.files.reader_start import can_copy\n"
        "alone = can_copy()\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "print(alone, can_copy())\n"
    )
    assert run(script).stdout == "True False\n"


def test_an_interpreter_is_a_process_of_its_own() -> None:
    process = start_interpreter(early=False)
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait() == 0
    end(process)
