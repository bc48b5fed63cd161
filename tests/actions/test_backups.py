"""When backups are due, and where they go."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.actions.backups import DAY, back_up, back_up_daily, backups, folder_of, is_backup_needed, is_due
from desktop.actions.library import Library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Library.create(tmp_path / "文库.piyue").close()
    return tmp_path / "文库.piyue"


def stamped(folder: Path, age: timedelta, reason: str) -> Path:
    """Write what looks like a backup of that age."""
    folder.mkdir(exist_ok=True)
    stamp = (datetime.now(UTC) - age).strftime("%Y%m%dT%H%M%S%fZ")
    made = folder / f"{stamp}-{reason}.piyue"
    made.write_bytes(b"")
    return made


def test_one_backup_a_minute_is_enough_for_actions_of_a_kind(path: Path) -> None:
    folder = folder_of(path)
    assert folder == path.with_name("文库.piyue.backups")
    assert is_backup_needed(path, "delete-tag")
    for age, needed in (
        (timedelta(seconds=5), False),
        (timedelta(seconds=50), False),
        (timedelta(seconds=70), True),
        (timedelta(seconds=-60), True),
    ):
        made = stamped(folder, age, "delete-tag")
        assert is_backup_needed(path, "delete-tag") is needed
        assert is_backup_needed(path, "merge-tags")
        assert is_backup_needed(path, "delete-tag", path.parent / "elsewhere")
        made.unlink()


def test_a_day_after_the_last_backup_the_next_is_due(path: Path) -> None:
    folder = folder_of(path)
    assert timedelta(days=1) == DAY
    assert is_due(path)
    for age, due in (
        (timedelta(hours=1), False),
        (timedelta(hours=23, minutes=50), False),
        (timedelta(hours=24, minutes=10), True),
        (timedelta(hours=-1), True),
    ):
        made = stamped(folder, age, "manual")
        assert is_due(path) is due
        assert is_due(path, path.parent / "elsewhere")
        made.unlink()
    stamped(folder, timedelta(hours=2), "manual")
    assert is_due(path, age=timedelta(hours=1))


def test_the_backup_of_the_day_thins_the_old_ones(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    old = [stamped(folder, timedelta(days=400, minutes=minutes), "daily") for minutes in (0, 1)]
    made = back_up_daily(path, folder)
    assert made is not None
    assert (made.reason, made.path.parent, made.size) == ("daily", folder, made.path.stat().st_size)
    assert abs(datetime.now(UTC) - made.made) < timedelta(minutes=1)
    assert [one.path for one in backups(path, folder)] == [made.path, old[0]]
    assert back_up_daily(path, folder) is None
    assert not folder_of(path).exists()


def test_a_backup_made_by_hand_says_so(path: Path) -> None:
    made = back_up(path)
    assert (made.reason, made.path.parent) == ("manual", folder_of(path))
    assert back_up(path, "delete-tag").reason == "delete-tag"
    assert [one.reason for one in backups(path)] == ["delete-tag", "manual"]
