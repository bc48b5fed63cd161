"""The sixth schema: an index holds all that a query for figures of an indicator decides by.

Figures may be kept packed as well, so that those of a text are read in one piece.
"""

from alembic import op

revision = "0006"
down_revision = "0005"

_STATEMENTS = (
    "DROP INDEX figure_by_indicator",
    "CREATE INDEX figure_by_indicator ON figure"
    " (indicator, document_id, norm_unit, highest, lowest, start, status, qualifier)"
    " WHERE indicator is not null",
    "ALTER TABLE figure_run ADD COLUMN packed BLOB",
    "CREATE INDEX figure_run_current ON figure_run (document_id, version_id, year, recognizer)",
)


def upgrade() -> None:
    """Make what is new."""
    for statement in _STATEMENTS:
        op.execute(statement)
