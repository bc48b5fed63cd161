"""The fourth schema: what is proposed for the cells of ledgers is stored, so that a large ledger opens at once."""

from alembic import op

revision = "0004"
down_revision = "0003"

_TABLE = """CREATE TABLE ledger_proposal (
	list TEXT NOT NULL,
	document_id TEXT NOT NULL,
	basis TEXT NOT NULL,
	cells BLOB NOT NULL,
	PRIMARY KEY (list, document_id),
	FOREIGN KEY(document_id) REFERENCES document (id)
)
 STRICT"""


def upgrade() -> None:
    """Make what is new."""
    op.execute(_TABLE)
