"""A log torn, cut or deleted, a page zeroed: the library opens, or what is wrong is told with the backups."""

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from desktop.actions.backups import back_up, backups, check, restore
from desktop.actions.codebook import AddTag
from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.messages import Choice
from tests.actions.factories import imported, rows
from tests.faults.conftest import make_window, recorder
from tests.helpers.commands import piyue
from tests.helpers.message_recorder import Recorder

__all__ = ["make_window", "recorder"]

PAGE = 4096
TAGS = 12


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A library with a backup, and with twelve tags in a log that a killed program left."""
    path = tmp_path / "left" / "文库.piyue"
    path.parent.mkdir()
    with Library.create(tmp_path / "文库.piyue", "甲") as library:
        imported(library, "招商引资。\n" * 400)
    with Library.open(tmp_path / "文库.piyue", "甲") as library:
        back_up(library.path, folder=path.with_name(f"{path.name}.backups"))
        for number in range(TAGS):
            library.perform(AddTag(f"标签{number}"))
        for tail in ("", "-wal", "-shm"):
            shutil.copy(f"{library.path}{tail}", f"{path}{tail}")
    return path


def _cut(log: Path, at: float) -> None:
    with log.open("rb+") as file:
        file.truncate(int(log.stat().st_size * at))


def _tear(log: Path, at: float) -> None:
    """A sector in the middle holds something else; whole frames stand after it."""
    with log.open("rb+") as file:
        file.seek(int(log.stat().st_size * at) // 512 * 512)
        file.write(b"\xa5" * 512)


@pytest.mark.parametrize("index", [True, False], ids=["index", "no index"])
@pytest.mark.parametrize("at", [0.0, 0.003, 0.2, 0.5, 0.77, 0.999])
@pytest.mark.parametrize("harm", [_cut, _tear])
def test_a_torn_log_gives_what_was_confirmed_before_the_tear(
    killed: Path, harm: Callable[[Path, float], None], at: float, index: bool
) -> None:
    harm(killed.with_name(f"{killed.name}-wal"), at)
    if not index:
        killed.with_name(f"{killed.name}-shm").unlink()
    with Library.open(killed, "甲") as library:
        names = [tag.name for tag in library.queries.tags()]
    assert sorted(names) == sorted(f"标签{number}" for number in range(len(names)))
    assert len(names) < TAGS
    assert bool(names) == (at > 0.1)
    assert check(killed) == []


@pytest.mark.parametrize("index", [True, False], ids=["index", "no index"])
def test_a_log_that_was_deleted_leaves_the_library_of_before(killed: Path, index: bool) -> None:
    killed.with_name(f"{killed.name}-wal").unlink()
    if not index:
        killed.with_name(f"{killed.name}-shm").unlink()
    assert check(killed) == []
    with Library.open(killed, "甲") as library:
        assert library.queries.tags() == [] and len(library.queries.documents()) == 1


def _pages(path: Path, some: int | None) -> list[int]:
    count = path.stat().st_size // PAGE
    return list(range(count)) if some is None else sorted(random.Random(1).sample(range(1, count), some))


@pytest.mark.parametrize("some", [12, pytest.param(None, marks=pytest.mark.slow)])
def test_a_zeroed_page_is_told_with_the_backups_or_does_no_harm(killed: Path, some: int | None) -> None:
    with Library.open(killed, "甲") as library:
        back_up(library.path)
    made = backups(killed)[0].path
    whole, data = rows(killed), killed.read_bytes()
    told = 0
    for page in [0, *_pages(killed, some)]:
        killed.write_bytes(data[: page * PAGE] + bytes(PAGE) + data[(page + 1) * PAGE :])
        commands = [
            piyue(name, "--library", killed) for name in ("documents", "annotations", "history", "check")
        ]
        for done in commands:
            assert done.status in (0, 1) and "Traceback" not in done.err, (page, done.err)
        checked = commands[-1]
        if checked.status == 0:
            assert rows(killed) == whole, "a page that nothing stands on"
            continue
        told += 1
        for done in commands:
            if done.status and done is not checked:
                assert str(made) in done.err, (page, done.err)
        assert "piyue restore" in checked.out + checked.err, page
        restore(killed, made)
        assert rows(killed) == whole and check(killed) == []
        for one in killed.parent.glob("*.broken"):
            one.unlink()
        for kept in backups(killed):
            if kept.reason == "restore":
                kept.path.unlink()
        killed.write_bytes(data)
    assert told > 5


def test_the_window_tells_of_a_damaged_library_and_offers_its_backups(
    killed: Path,
    recorder: Recorder,
    make_window: Callable[..., object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Library.open(killed).close()
    data = killed.read_bytes()
    offered: list[str] = []

    def choose(heading: str, text: str, choices: Sequence[Choice]) -> str:
        offered.extend(one.key for one in choices)
        return str(recorder._take("choose", f"{heading}\n{text}", ""))

    monkeypatch.setattr(recorder, "choose", choose)
    killed.write_bytes(bytes(PAGE) + data[PAGE:])
    make_window(killed)
    assert "not a Piyue library" in recorder.heard("choose")[-1] and "restore" in offered


def test_damage_that_is_met_late_is_a_library_error(killed: Path) -> None:
    """Not an error of ours: every page in turn is zeroed, and everything read."""
    Library.open(killed).close()
    data = killed.read_bytes()
    for page in _pages(killed, 20):
        killed.write_bytes(data[: page * PAGE] + bytes(PAGE) + data[(page + 1) * PAGE :])
        try:
            with Library.open(killed, "甲") as library:
                for row in library.queries.documents():
                    library.queries.text(row.id)
                library.queries.annotations()
                list(library.queries.iterate_history())
                library.perform(AddTag("新"))
        except LibraryError:
            continue
