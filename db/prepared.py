"""Prepared statements: Core compiled once, and run by the driver itself.

SQLAlchemy takes some 40 µs to run a statement that SQLite answers in two. That is nothing for a question
asked once, and most of the time where a dozen are asked for each file of an import. What is written so gives
plain tuples, and raises what the driver raises (see ``db.errors``).
"""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, cast

from sqlalchemy import ClauseElement, Connection
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.compiler import SQLCompiler


class Prepared:
    """A statement of Core whose parameters are single values, compiled when it is first run.

    Args:
        statement: The statement; no list may be among its parameters.
    """

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._sql = ""
        self._names: tuple[str, ...] = ()
        self._fixed: dict[str, Any] = {}

    def run(self, connection: Connection, **values: Any) -> sqlite3.Cursor:
        """Run it in the transaction of a connection, which begins one where there is none yet.

        Args:
            connection: Where to run it.
            values: The values of the parameters that have none yet, by name.
        """
        if not self._sql:
            self._compile()
        return driver_of(connection).execute(self._sql, self._in_order(values))

    def run_many(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run it for each of some sets of values; see ``run``."""
        if not self._sql:
            self._compile()
        driver_of(connection).executemany(self._sql, map(self._in_order, rows))

    def all(self, connection: Connection, **values: Any) -> list[tuple[Any, ...]]:
        """Return all rows."""
        return self.run(connection, **values).fetchall()

    def scalar(self, connection: Connection, **values: Any) -> Any:
        """Return the first column of the first row; None where there is no row."""
        row = self.run(connection, **values).fetchone()
        return None if row is None else row[0]

    def _in_order(self, values: Mapping[str, Any]) -> list[Any]:
        given = {**self._fixed, **values}
        return [given[name] for name in self._names]

    def _compile(self) -> None:
        compiled = self._statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
        assert isinstance(compiled, SQLCompiler)
        self._names = tuple(compiled.positiontup or ())
        required = {name for name, bind in compiled.binds.items() if bind.required}
        self._fixed = {name: value for name, value in compiled.params.items() if name not in required}
        self._sql = str(compiled)


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Return the driver's own connection, in a transaction."""
    if not connection.in_transaction():
        connection.begin()
    driver: Any = connection.connection.dbapi_connection  # SQLAlchemy's type knows no driver
    return cast(sqlite3.Connection, driver)
