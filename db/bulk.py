"""Bulk statements: the one place that writes in SQL of its own, past SQLAlchemy's Core.

An undo may write a hundred thousand rows, and Core makes new parameters for each of them: written in Core,
20,000 rows of ``annotation`` take 1.3 times as long to insert, 1.7 times to update and 1.5 times to delete.
The tables and columns named here are those of ``db.schema`` alone (``db.row_changes.decode`` refuses others).
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection

from db.prepared import driver_of


def insert_rows(connection: Connection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write new rows, all with the columns of the first, in its order."""
    sql = _insert_sql(table, tuple(rows[0]))
    connection.exec_driver_sql(sql, [tuple(row.values()) for row in rows])


def insert_by_driver(connection: Connection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write new rows, all with the columns of the first, by the driver itself.

    Of an import each file's rows are written by themselves, in half the time. What the driver raises is no
    IntegrityError of SQLAlchemy, for which undoing looks.
    """
    sql = _insert_sql(table, tuple(rows[0]))
    driver_of(connection).executemany(sql, [tuple(row.values()) for row in rows])


def insert_tuples(
    connection: Connection, table: str, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Write new rows, each the values of the columns, in their order."""
    connection.exec_driver_sql(_insert_sql(table, columns), list(rows))


def update_rows(connection: Connection, table: str, rows: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Write columns of rows, each with its id, all with the columns of the first, in its order."""
    sql = _update_sql(table, tuple(rows[0][1]))
    connection.exec_driver_sql(sql, [(*values.values(), key) for key, values in rows])


def delete_rows(connection: Connection, table: str, keys: Sequence[str]) -> None:
    """Delete rows by their ids."""
    connection.exec_driver_sql(_delete_sql(table), [(key,) for key in keys])


@cache
def _insert_sql(table: str, columns: tuple[str, ...]) -> str:
    named = ", ".join(f'"{column}"' for column in columns)
    return f'INSERT INTO "{table}" ({named}) VALUES ({", ".join("?" * len(columns))})'


@cache
def _delete_sql(table: str) -> str:
    return f'DELETE FROM "{table}" WHERE id = ?'


@cache
def _update_sql(table: str, columns: tuple[str, ...]) -> str:
    named = ", ".join(f'"{column}" = ?' for column in columns)
    return f'UPDATE "{table}" SET {named} WHERE id = ?'
