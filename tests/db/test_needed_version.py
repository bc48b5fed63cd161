"""The needed version: a library says which Piyue reads it, and a program that is too old passes it on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import desktop
from db.needed_version import KEY, needed_version
from db.schema import NEEDED_VERSION, REVISION
from desktop import error_messages, i18n
from desktop.actions.errors import NewerLibrary
from desktop.actions.library import Library

RELEASED = {1: "0.1.0", 2: "0.1.0", 3: "0.1.0"}
"""The version that each revision was released with; one of none of them goes out with the next."""


def _from_the_future(path: Path, version: str | bytes | None) -> None:
    Library.create(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
        if version is None:
            connection.execute("DELETE FROM library_setting")
        else:
            connection.execute("DROP TABLE library_setting")
            connection.execute("CREATE TABLE library_setting (key, value, more)")
            connection.execute("INSERT INTO library_setting VALUES (?, ?, 1)", (KEY, version))
        connection.execute("PRAGMA user_version=99")


def test_the_version_goes_up_with_the_revision() -> None:
    assert RELEASED.get(REVISION, desktop.__version__) == NEEDED_VERSION


def test_a_new_library_says_it(tmp_path: Path) -> None:
    path = tmp_path / "new.piyue"
    Library.create(path).close()
    assert needed_version(path) == NEEDED_VERSION


def test_an_upgraded_library_says_it(tmp_path: Path) -> None:
    path = tmp_path / "old.piyue"
    path.write_bytes((Path(__file__).parent / "libraries" / "1.piyue").read_bytes())
    assert needed_version(path) == ""
    Library.open(path).close()
    assert needed_version(path) == NEEDED_VERSION


def test_a_newer_library_is_refused_with_the_version_to_get(tmp_path: Path) -> None:
    path = tmp_path / "newer.piyue"
    _from_the_future(path, "3.1.4")
    before = path.read_bytes()
    with pytest.raises(NewerLibrary) as raised:
        Library.open(path)
    assert path.read_bytes() == before
    assert "Get Piyue 3.1.4 or newer" in error_messages.open_failure(raised.value)[1]
    i18n.use("zh")
    assert "请安装批阅 3.1.4 或更新的版本" in error_messages.library_reason(raised.value)


@pytest.mark.parametrize("version", [None, b"\x00\xff", "two\nlines", ""])
def test_one_that_does_not_say_which_is_refused_all_the_same(
    tmp_path: Path, version: str | bytes | None
) -> None:
    path = tmp_path / "newer.piyue"
    _from_the_future(path, version)
    with pytest.raises(NewerLibrary) as raised:
        Library.open(path)
    assert "Update Piyue" in error_messages.library_reason(raised.value)


def test_a_ruined_one_is_refused_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "newer.piyue"
    _from_the_future(path, "3.1.4")
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(NewerLibrary):
        Library.open(path)
