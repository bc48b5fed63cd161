from collections.abc import Callable
from pathlib import Path

import pytest

from db.corruption import detect_corruption
from db.errors import CorruptLibrary
from desktop.actions.library import Library
from tests.actions.factories import imported


def test_a_fault_of_ours_over_a_sound_library_stays_one(tmp_path: Path) -> None:
    with Library.create(tmp_path / "l.piyue", "甲") as library:
        imported(library)
    with pytest.raises(KeyError), detect_corruption(tmp_path / "l.piyue"):
        raise KeyError("a name that is not there")


@pytest.mark.parametrize("damage", [lambda data: data[:4096], lambda data: b"", lambda data: data[:-4096]])
def test_the_same_over_a_damaged_one_is_told_as_damage(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "l.piyue"
    with Library.create(path, "甲") as library:
        imported(library)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(CorruptLibrary), detect_corruption(path):
        raise KeyError("a row that is not there")
