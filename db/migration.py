"""Migration: bringing a file of an older schema up to date with Alembic's scripts, in one transaction."""

from pathlib import Path

from sqlalchemy import Column, Engine, MetaData, String, Table

from db.connections import broken_references, engine_of, write_header
from db.errors import CorruptLibrary
from db.needed_version import write_needed_version
from db.schema import APPLICATION_ID, REVISION

MIGRATIONS = Path(__file__).parent / "migrations"
"""Folder of Alembic's scripts, shipped in the package."""

alembic_version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
"""Alembic's own table, with the number of the schema; no part of that."""


def revision_name(number: int) -> str:
    """Return a schema number as Alembic's scripts are called."""
    return f"{number:04d}"


def migrate(path: Path, patience: float) -> None:
    """Bring an older library up to date: in one transaction, checked before it is kept.

    Raises:
        CorruptLibrary: When rows point nowhere afterwards; the file is as it was then.
    """
    engine = engine_of(path, patience, foreign_keys=False)  # tables are rebuilt under each other's feet
    try:
        _run_migrations(engine, path)
    finally:
        engine.dispose()


def _run_migrations(engine: Engine, path: Path) -> None:
    from alembic import command  # slow to load, and seldom needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, revision_name(REVISION))
        broken = broken_references(connection)
        if broken:
            raise CorruptLibrary(
                path, "corrupt", detail=f"{len(broken)} rows point nowhere after the upgrade"
            )
        write_needed_version(connection)
        write_header(connection, APPLICATION_ID, REVISION)
