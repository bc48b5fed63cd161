"""Prepared statements give what Core gives, in the same transaction."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import bindparam, func, select

from db import upgrade
from db.prepared import Prepared
from db.schema import library_setting
from db.store import Store

ADD = Prepared(library_setting.insert().values(key=bindparam("key"), value=bindparam("value")))
NAMED = Prepared(
    select(library_setting)
    .where(library_setting.c.key == bindparam("wanted"), library_setting.c.value != "drei")
    .limit(1)
)
OURS = (
    select(library_setting.c.value)
    .where(func.length(library_setting.c.key) == 1)
    .order_by(library_setting.c.key.desc())
)
ALL = Prepared(OURS.order_by(library_setting.c.key.desc()))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    upgrade.create(tmp_path / "l.piyue")
    opened = Store(tmp_path / "l.piyue", 1)
    yield opened
    opened.close()


def test_rows_are_plain_and_values_of_the_statement_itself_stay(store: Store) -> None:
    with store.unit_of_work("甲") as work:
        ADD.run_many(work.connection, [{"value": "eins", "key": "a"}, {"key": "b", "value": "zwei"}])
        assert ADD.run(work.connection, key="c", value="drei").rowcount == 1
        assert NAMED.all(work.connection, wanted="b") == [("b", "zwei")]
        assert NAMED.all(work.connection, wanted="c") == []
        assert ALL.scalar(work.connection) == "drei"
        assert NAMED.scalar(work.connection, wanted="nobody") is None
        with pytest.raises(KeyError):
            NAMED.all(work.connection)


def test_what_is_written_so_is_undone_with_its_transaction(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.unit_of_work("甲") as work:
        ADD.run(work.connection, key="a", value="eins")
        _ = 1 / 0
    with pytest.raises(sqlite3.IntegrityError), store.unit_of_work("甲") as work:
        ADD.run_many(work.connection, [{"key": "a", "value": "eins"}] * 2)
    with store.read() as connection:
        assert ALL.all(connection) == []


def test_a_read_begins_the_transaction_that_later_reads_share(store: Store) -> None:
    with store.read() as connection:
        assert ALL.all(connection) == []
        other = Store(store.path, 1)
        with other.unit_of_work("乙") as work:
            ADD.run(work.connection, key="a", value="eins")
        other.close()
        assert ALL.all(connection) == []
        assert connection.scalars(OURS).all() == []
    with store.read() as connection:
        assert ALL.all(connection) == [("eins",)]
