"""The process that reads: it is replaced when a file crashes it, and ends with the program."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.files import reader_process
from desktop.files.budget import MOST
from desktop.files.errors import Unreadable
from desktop.files.file_input import head_of_table, read_bytes
from desktop.files.reader_process import end_processes, read_apart
from tests.files.bombs import fixture, pdf
from tests.helpers.commands import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")
DOCX = fixture("docx")


@pytest.fixture(autouse=True)
def _none_left() -> Iterator[None]:
    end_processes()
    yield
    end_processes()


def processes() -> list[int]:
    return [process.pid for process, _ in reader_process._pool._idle]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_one_process_reads_many_files() -> None:
    read_bytes(DOCX, "a.docx")
    first = processes()
    read_bytes(fixture("odt"), "b.odt")
    with pytest.raises(Unreadable):
        read_bytes(DOCX[:900], "c.docx")
    assert processes() == first
    assert len(first) == 1


def test_a_process_that_died_is_replaced() -> None:
    read_bytes(DOCX, "a.docx")
    (pid,) = processes()
    os.kill(pid, signal.SIGKILL)
    while alive(pid):
        time.sleep(0.01)
    assert read_bytes(DOCX, "a.docx").drafts
    assert processes() != [pid]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (signal.SIGSEGV, "damaged"),
        (signal.SIGABRT, "damaged"),
        (signal.SIGXCPU, "too-slow"),
        (signal.SIGKILL, "too-much-memory"),
    ],
)
def test_a_reader_that_crashes_is_a_reason_and_the_next_file_is_read(
    number: signal.Signals, reason: str
) -> None:
    heard: list[int] = []

    def crash(_done: int, _total: int) -> None:
        (process,) = reader_process._pool._busy
        heard.append(process.pid)
        os.kill(process.pid, number)

    slow = pdf(b"0 0 m 1 1 l S " * 3_000_000)
    with pytest.raises(Unreadable) as caught:
        read_bytes(slow, "x.pdf", on_progress=crash)
    assert heard
    assert caught.value.reason == reason
    assert str(-number) in caught.value.details["reader"]
    assert read_bytes(DOCX, "a.docx").drafts


class _Stop(Exception):
    pass


def test_reading_is_stopped_at_once() -> None:
    began = threading.Event()
    pids: list[int] = []

    def stop(_done: int, _total: int) -> None:
        pids.extend(process.pid for process in reader_process._pool._busy)
        began.set()
        raise _Stop

    with pytest.raises(_Stop):
        read_bytes(pdf(b"0 0 m 1 1 l S " * 3_000_000), "x.pdf", on_progress=stop)
    assert began.is_set()
    assert not any(map(alive, pids))
    assert processes() == []


@pytest.mark.skipif(sys.platform != "linux", reason="the limit holds on Linux")
@pytest.mark.slow
@pytest.mark.parametrize("content", [b"0 0 m 1 1 l S " * 30_000_000, b"q " * 200_000_000])
def test_a_page_that_swells_in_memory_is_too_large(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bytes(pdf(content), "x.pdf")
    assert caught.value.reason == "too-much-memory"


def test_the_columns_are_asked_for_where_the_program_is() -> None:
    asked: list[tuple[str, ...]] = []

    def mapper(columns: tuple[str, ...]) -> dict[str, str]:
        asked.append(columns)
        return {"乙": "text"}

    data = "甲,乙\r\n一,过去一年，我们迎难而上。\r\n".encode()
    head = head_of_table(data, "x.csv", None, mapper)
    assert head is not None and head.mapping == {"乙": "text"}
    (draft,) = read_bytes(data, "x.csv", mapper=mapper).drafts
    assert draft.text == "过去一年，我们迎难而上。"
    assert asked == [("甲", "乙")] * 2


def test_what_is_done_of_a_table_is_told() -> None:
    told: list[int] = []
    data = b"title,content\n" + "题,过去一年，我们迎难而上。\n".encode() * 450
    read_bytes(data, "x.csv", on_progress=lambda done, _: told.append(done))
    assert [done for done in told if done] == [200, 400]


def test_an_answer_that_would_do_something_is_refused() -> None:
    import io
    import pickle

    held = pickle.dumps(("done", os.system, False))
    with pytest.raises(pickle.UnpicklingError):
        reader_process._AnswerUnpickler(io.BytesIO(held)).load()


def test_the_process_ends_with_the_program(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(b"0 0 m 1 1 l S " * 1_000_000))
    code = (
        "import sys, threading\n"
        "from desktop.files import reader_process\n"
        "from desktop.files.file_input import read_file\n"
        "told = []\n"
        "def watch(done, total):\n"
        "    if not told:\n"
        "        told.extend(one.pid for one in reader_process._pool._busy)\n"
        "        print(told[0], flush=True)\n"
        "from desktop.files.file_input import read_bytes\n"
        "read_bytes(open(sys.argv[1], 'rb').read(), 'x.pdf', on_progress=watch)\n"
    )
    for request in (signal.SIGKILL, signal.SIGINT):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
        ) as program:
            assert program.stdout is not None
            pid = int(program.stdout.readline())
            assert alive(pid)
            program.send_signal(request)
            program.wait(30)
        deadline = time.monotonic() + 5  # it would read for longer
        while alive(pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not alive(pid)


def test_a_process_that_had_much_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"title,content\n" + "题,过去一年。\n".encode() * 10
    read_apart("source", "x.csv", len(data), data, "x.csv", None, False)
    (process, _), *_ = reader_process._pool._idle
    assert MOST["memory"] > 1 << 30
    monkeypatch.setattr(reader_process, "MOST_IDLE", 0)
    read_bytes(data, "x.csv")
    assert not alive(process.pid)
