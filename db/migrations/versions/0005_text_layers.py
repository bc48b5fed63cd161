"""The fifth schema: words and terms of texts that were opened are stored, so that they are shown at once."""

from alembic import op

revision = "0005"
down_revision = "0004"

_TABLE = """CREATE TABLE text_layers (
	version_id TEXT NOT NULL,
	stamp TEXT NOT NULL,
	words BLOB NOT NULL,
	terms BLOB NOT NULL,
	PRIMARY KEY (version_id),
	FOREIGN KEY(version_id) REFERENCES document_version (id)
)
 STRICT"""


def upgrade() -> None:
    """Make what is new."""
    op.execute(_TABLE)
