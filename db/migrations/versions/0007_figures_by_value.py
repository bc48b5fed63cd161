"""The seventh schema: figures of a unit are found by their value, and figures by their period."""

from alembic import op

revision = "0007"
down_revision = "0006"

_STATEMENTS = (
    "CREATE INDEX figure_by_value ON figure (norm_unit, highest, lowest) WHERE norm_unit is not null",
    "CREATE INDEX figure_by_period ON figure (period) WHERE period is not null",
)


def upgrade() -> None:
    """Make what is new."""
    for statement in _STATEMENTS:
        op.execute(statement)
