"""Reading ahead: the order is kept, few files are held, and what is not wanted any more is left off."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.files.file_input import bytes_of, read_bytes, read_file
from desktop.files.progress import ProgressCallback, no_progress
from desktop.files.read_ahead import AHEAD, read_ahead

PATHS = [Path(f"{number}.txt") for number in range(3 * AHEAD + 2)]


class Canceled(Exception):
    """What a user's wish to stop raises."""


def others() -> list[threading.Thread]:
    """Return the threads that read."""
    return [one for one in threading.enumerate() if one.name.startswith("read-ahead")]


def waiting_reader(go: threading.Event) -> Callable[[Path, ProgressCallback], str]:
    def read(path: Path, on_progress: ProgressCallback) -> str:
        while not go.wait(0.01):
            on_progress(0, 0)
        return path.name

    return read


def test_files_come_in_their_order_however_long_each_takes() -> None:
    def read(path: Path, on_progress: ProgressCallback) -> str:
        on_progress(0, 0)
        time.sleep(0.02 if int(path.stem) % 3 == 0 else 0)
        return path.stem

    found = list(read_ahead(PATHS, read, no_progress))
    assert found == [(path, path.stem) for path in PATHS]
    assert list(read_ahead([], read, no_progress)) == []
    assert not others()


def test_no_more_files_are_read_than_are_wanted_soon() -> None:
    begun: list[Path] = []

    def read(path: Path, _on_progress: ProgressCallback) -> int:
        begun.append(path)
        return len(begun)

    ahead = read_ahead(PATHS, read, no_progress)
    for taken in range(1, 4):
        next(ahead)
        deadline = time.monotonic() + 30
        while len(begun) < taken + AHEAD and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(0.02)  # so that one more than wanted would have begun
        assert len(begun) == taken + AHEAD
    ahead.close()
    assert len(begun) <= 3 + AHEAD
    assert not others()


def test_a_user_may_stop_it() -> None:
    stopped = threading.Event()

    def heed(_done: int, _total: int) -> None:
        if stopped.is_set():
            raise Canceled

    ahead = read_ahead(PATHS, waiting_reader(threading.Event()), heed)
    threading.Timer(0.05, stopped.set).start()
    with pytest.raises(Canceled):
        next(ahead)
    assert not others()


def test_who_asks_for_no_more_waits_for_nobody() -> None:
    go = threading.Event()
    go.set()
    ahead = read_ahead(PATHS, waiting_reader(go), no_progress)
    assert next(ahead) == (PATHS[0], "0.txt")
    go.clear()
    began = time.monotonic()
    ahead.close()
    assert time.monotonic() - began < 5
    assert not others()


def test_short_texts_are_read_by_other_processes_when_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(6)]
    for number, path in enumerate(paths):
        path.write_text(f"2024年云岭县政府工作报告\n第{number}号。\n一、回顾\n增长6%。\n", encoding="utf-8")
    here = [read_file(path) for path in paths]

    def refuse(*_arguments: object) -> None:
        raise AssertionError("read in this process")

    monkeypatch.setattr("desktop.files.pipeline.source_of", refuse)

    def read(path: Path, on_progress: ProgressCallback) -> object:
        return read_bytes(bytes_of(path), str(path), on_progress=on_progress, apart=True)

    assert [source for _, source in read_ahead(paths, read, no_progress)] == here
