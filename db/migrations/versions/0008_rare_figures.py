"""The eighth schema: figures are found by what few of them have, and by their units as written."""

from alembic import op

revision = "0008"
down_revision = "0007"

_STATEMENTS = (
    "CREATE INDEX figure_by_unit ON figure (unit) WHERE unit is not norm_unit",
    "CREATE INDEX figure_by_values ON figure (lowest, highest, norm_unit) WHERE lowest < highest",
    "CREATE INDEX figure_by_qualifier ON figure (qualifier) WHERE qualifier is not null",
    "CREATE INDEX figure_by_doubt ON figure (doubt) WHERE doubt is not null",
    "CREATE INDEX figure_by_kind ON figure (kind) WHERE kind not in ('quantity', 'percent', 'change')",
    "CREATE INDEX figure_by_direction ON figure (direction) WHERE direction not in ('up')",
    "CREATE INDEX figure_by_status ON figure (status) WHERE status not in ('achieved', 'target')",
)


def upgrade() -> None:
    """Make what is new."""
    for statement in _STATEMENTS:
        op.execute(statement)
