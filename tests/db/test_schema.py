"""The schema: the tables of a new library are those of the library that is kept of this revision."""

import runpy
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine

from db import row_changes, schema

KEPT = Path(__file__).parent / "libraries" / f"{schema.REVISION}.piyue"
OUTSIDE_THE_HISTORY = {
    *("library_setting", "annotator", "source_file", "document_version", "reading_place", "saved_query_run"),
    *("text_index_entry", "figure_run", "figure", "text_statistics", "text_layers", "ledger_proposal"),
    *("action", "action_subject"),
}
"""What is written once, or belongs to no step: the history itself, what is derived, where a user reads."""


def _tables(connection: sqlite3.Connection) -> dict[str, str]:
    found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: " ".join(sql.split()) for name, sql in found if name != "alembic_version"}


def test_the_tables_are_those_of_this_revision() -> None:
    metadata = runpy.run_path(schema.__file__)["metadata"]  # made again, so that a test sees how
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        driver = connection.connection.driver_connection
        assert driver is not None
        made = _tables(driver)
    engine.dispose()
    with closing(sqlite3.connect(f"{KEPT.as_uri()}?mode=ro&immutable=1", uri=True)) as kept:
        assert made == _tables(kept)
        assert kept.execute("PRAGMA user_version").fetchone() == (schema.REVISION,)
        assert kept.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)


def test_the_history_is_of_all_that_users_make_and_of_nothing_else() -> None:
    assert {*schema.metadata.tables} - row_changes.RECORDED == OUTSIDE_THE_HISTORY
    assert schema.metadata.tables.keys() >= row_changes.RECORDED
