"""Reading ahead: the order is kept, few files are held, and what is not wanted any more is left off."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from desktop.files import reader_process
from desktop.files.draft import SourceFile
from desktop.files.errors import Unreadable
from desktop.files.file_input import bytes_of, read_each, read_file
from desktop.files.progress import ProgressCallback, no_progress
from desktop.files.read_ahead import (
    AHEAD,
    FEW_FILES,
    GROUP_BYTES,
    GROUP_FILES,
    TEXT_WORKERS,
    WORKERS,
    read_ahead,
    start_early,
    workers_for,
)
from desktop.files.reader_process import end_processes

PATHS = [Path(f"{number}.txt") for number in range(3 * AHEAD + 2)]


class Canceled(Exception):
    """What a user's wish to stop raises."""


def others() -> list[threading.Thread]:
    """Return the threads that read."""
    return [one for one in threading.enumerate() if one.name.startswith("read-ahead")]


Reader = Callable[[Sequence[Path], ProgressCallback], list[str]]


def waiting_reader(go: threading.Event) -> Reader:
    def read(paths: Sequence[Path], on_progress: ProgressCallback) -> list[str]:
        while not go.wait(0.01):
            on_progress(0, 0)
        return [path.name for path in paths]

    return read


def noting_reader(begun: list[list[str]]) -> Reader:
    def read(paths: Sequence[Path], _on_progress: ProgressCallback) -> list[str]:
        names = [path.name for path in paths]
        begun.append(names)
        return names

    return read


def test_files_come_in_their_order_however_long_each_takes() -> None:
    def read(paths: Sequence[Path], on_progress: ProgressCallback) -> list[str]:
        on_progress(0, 0)
        time.sleep(0.02 if int(paths[0].stem) % 3 == 0 else 0)
        return [path.stem for path in paths]

    found = list(read_ahead(PATHS, read, no_progress))
    assert found == [(path, path.stem) for path in PATHS]
    assert list(read_ahead([], read, no_progress)) == []
    assert not others()


def test_no_more_files_are_read_than_are_wanted_soon() -> None:
    begun: list[list[str]] = []  # of files that are not there, each is a group
    ahead = read_ahead(PATHS, noting_reader(begun), no_progress)
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

    def check_canceled(_done: int, _total: int) -> None:
        if stopped.is_set():
            raise Canceled

    ahead = read_ahead(PATHS, waiting_reader(threading.Event()), check_canceled)
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


def written(folder: Path, number: int, name: str = "{}.txt") -> list[Path]:
    """Return the paths of so many short texts."""
    paths = [folder / name.format(one) for one in range(number)]
    for one, path in enumerate(paths):
        path.write_text(f"2024年云岭县政府工作报告\n第{one}号。\n一、回顾\n增长6%。\n", encoding="utf-8")
    return paths


def test_short_texts_are_read_together_where_there_are_many(tmp_path: Path) -> None:
    many = 2 * WORKERS * GROUP_FILES
    paths = written(tmp_path, many)
    begun: list[list[str]] = []
    assert [name for _, name in read_ahead(paths, noting_reader(begun), no_progress)] == [
        path.name for path in paths
    ]
    assert {len(group) for group in begun} == {GROUP_FILES}
    begun.clear()
    few = paths[: 2 * WORKERS + 1]
    list(read_ahead(few, noting_reader(begun), no_progress))
    assert {len(group) for group in begun} == {1}  # so that every process has some


def test_a_long_text_and_what_is_no_text_are_read_alone(tmp_path: Path) -> None:
    paths = written(tmp_path, 2 * WORKERS * GROUP_FILES)
    long, other = paths[3], tmp_path / "a.docx"
    long.write_bytes(b"1" * GROUP_BYTES)
    other.write_bytes(b"1")
    begun: list[list[str]] = []
    list(read_ahead([other, *paths], noting_reader(begun), no_progress))
    assert ["a.docx"] in begun
    assert ["3.txt"] in begun
    assert sum(map(len, begun)) == len(paths) + 1


def test_texts_are_read_by_fewer_processes_than_other_files(tmp_path: Path) -> None:
    paths = written(tmp_path, 3)
    assert workers_for(paths) == TEXT_WORKERS
    assert workers_for([*paths, tmp_path / "a.docx"]) == WORKERS
    assert TEXT_WORKERS <= WORKERS


def test_no_more_groups_are_read_at_a_time_than_asked_for(tmp_path: Path) -> None:
    paths = written(tmp_path, 4 * WORKERS)
    lock, reading, most = threading.Lock(), 0, 0

    def read(some: Sequence[Path], _on_progress: ProgressCallback) -> list[str]:
        nonlocal reading, most
        with lock:
            reading += 1
            most = max(most, reading)
        time.sleep(0.02)
        with lock:
            reading -= 1
        return [path.name for path in some]

    assert [name for _, name in read_ahead(paths, read, no_progress, 1)] == [path.name for path in paths]
    assert most == 1


@pytest.fixture
def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have nothing read in this process."""

    def refuse(*_arguments: object) -> None:
        raise AssertionError("read in this process")

    yield monkeypatch.setattr("desktop.files.pipeline.source_of", refuse)
    end_processes()


def read_in_groups(paths: Sequence[Path], on_progress: ProgressCallback) -> list[SourceFile | Unreadable]:
    return read_each([(bytes_of(path), str(path)) for path in paths], on_progress=on_progress)


def test_short_texts_are_read_by_other_processes(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    paths = written(tmp_path, 4 * WORKERS)
    here = [read_file(path) for path in paths]
    request.getfixturevalue("_elsewhere")
    found = [source for _, source in read_ahead(paths, read_in_groups, no_progress)]
    assert found == here
    for one, other in zip(found, here, strict=True):
        assert isinstance(one, SourceFile)
        kept = vars(one)  # what a library keeps was made there
        assert (kept["sha256"], kept["compressed"]) == (other.sha256, other.compressed)
        for draft, same in zip(one.drafts, other.drafts, strict=True):
            assert vars(draft)["sha256"] == same.sha256
            assert "index_form" not in vars(draft), "which is larger than the text, and made later"


def test_among_short_texts_one_that_cannot_be_taken_is_told_apart(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    texts = written(tmp_path, 3)
    texts[1].write_bytes(b" \n\n ")
    here = [read_file(texts[0]), read_file(texts[2])]
    request.getfixturevalue("_elsewhere")
    one, refused, other = read_in_groups(texts, no_progress)
    assert [one, other] == here
    assert isinstance(refused, Unreadable)
    assert (refused.path, refused.reason) == (str(texts[1]), "empty")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_short_texts_whose_process_is_ended_are_read_one_by_one(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    texts = written(tmp_path, 3)
    here = [read_file(path) for path in texts]
    request.getfixturevalue("_elsewhere")
    slow = tmp_path / "slow.txt"  # which takes longer than it is waited for a word
    slow.write_text("2024年云岭县政府工作报告\n" + "增长6%。\n" * 50_000, encoding="utf-8")
    assert read_in_groups(texts[:1], no_progress) == here[:1]
    (first,) = reader_process._pool._idle
    ended: list[int] = []

    def end(_done: int, _total: int) -> None:
        if not ended:
            (process,) = reader_process._pool._busy
            ended.append(process.pid)
            os.kill(process.pid, signal.SIGKILL)

    found = read_in_groups([*texts, slow], end)
    assert ended == [first[0].pid]
    assert found[:3] == here
    assert isinstance(found[3], SourceFile)


def test_processes_are_started_early_for_many_files_alone(tmp_path: Path) -> None:
    end_processes()
    written(tmp_path, FEW_FILES)
    start_early([tmp_path])
    assert not reader_process._pool._idle
    written(tmp_path, FEW_FILES + 1)
    start_early([str(tmp_path)])
    early = [process.pid for process, _ in reader_process._pool._idle]
    assert len(early) == TEXT_WORKERS
    start_early([tmp_path])
    assert [process.pid for process, _ in reader_process._pool._idle] == early
    (source,) = read_in_groups([tmp_path / "0.txt"], no_progress)
    assert isinstance(source, SourceFile)
    assert {process.pid for process, _ in reader_process._pool._idle} == set(early)
    end_processes()
