"""${message}."""

from alembic import op

revision = "${up_revision}"
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Bring the tables from the former revision to this one."""
    ${upgrades if upgrades else "pass"}
