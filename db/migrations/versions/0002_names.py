"""The second schema: columns by their plain names, and what reading, grouping and counting need.

The rows that steps of the history wrote are left as they are kept, with the columns of their time:
``db.row_changes`` reads them under the names of today. There may be a million steps, some of them damaged,
and what a step holds is evidence, which an upgrade should not write again.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

_RENAMED = (
    ("action", "particulars", "label_args"),
    ("action", "batch", "group_id"),
    ("action", "joins", "merge_key"),
    ("action", "turn", "undo_seq"),
    ("action", "images", "row_changes"),
    ("tag", "colour", "color"),
)

_ACTIONS = (("recolour-tag", "recolor-tag"), ("set-facts", "set-metadata"))

_STATEMENTS = (
    "DROP INDEX action_by_batch",
    "CREATE INDEX action_by_group ON action (group_id) WHERE group_id is not null",
    "ALTER TABLE tag ADD COLUMN pattern TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE document ADD COLUMN opened_at TEXT",
    "ALTER TABLE document ADD COLUMN source_url TEXT DEFAULT '' NOT NULL",
    # What was there before there was a mark is not new to anybody.
    "UPDATE document SET opened_at = coalesce((SELECT at FROM reading_place WHERE document_id = id), added)",
    "CREATE INDEX document_by_version ON document (version_id)",
    "CREATE INDEX document_removed ON document (id) WHERE removed is not null",
    "CREATE INDEX document_version_by_source ON document_version (source_file_id)",
    "CREATE INDEX source_file_by_path ON source_file (path)",
    # SQLite can't take NOT NULL from a column: the table is made again.
    "DROP INDEX annotation_by_document",
    "DROP INDEX annotation_by_passage",
    "DROP INDEX annotation_by_tag",
    "DROP INDEX annotation_by_annotator",
    "ALTER TABLE annotation RENAME TO annotation_before",
    """CREATE TABLE annotation (
	id TEXT NOT NULL,
	document_id TEXT NOT NULL,
	passage_id TEXT NOT NULL,
	tag_id TEXT,
	annotator_id TEXT NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	state TEXT DEFAULT 'placed' NOT NULL,
	reviewed INTEGER DEFAULT 0 NOT NULL,
	created TEXT NOT NULL,
	modified TEXT NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT annotation_state CHECK (state in ('placed', 'review', 'lost')),
	FOREIGN KEY(document_id) REFERENCES document (id),
	FOREIGN KEY(passage_id) REFERENCES passage (id),
	FOREIGN KEY(tag_id) REFERENCES tag (id),
	FOREIGN KEY(annotator_id) REFERENCES annotator (id)
)
 STRICT""",
    """INSERT INTO annotation
SELECT id, document_id, passage_id, tag_id, annotator_id, note, state, reviewed, created, modified
FROM annotation_before""",
    "DROP TABLE annotation_before",
    "CREATE INDEX annotation_by_document ON annotation (document_id, tag_id)",
    "CREATE INDEX annotation_by_passage ON annotation (passage_id)",
    "CREATE INDEX annotation_by_tag ON annotation (tag_id, document_id, annotator_id)",
    "CREATE INDEX annotation_by_annotator ON annotation (annotator_id)",
    "CREATE INDEX annotation_not_placed ON annotation (state, document_id) WHERE state != 'placed'",
    """CREATE TABLE document_group (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	position INTEGER DEFAULT 0 NOT NULL,
	created TEXT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (name)
)
 STRICT""",
    """CREATE TABLE document_group_member (
	id TEXT NOT NULL,
	group_id TEXT NOT NULL,
	document_id TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(group_id) REFERENCES document_group (id),
	FOREIGN KEY(document_id) REFERENCES document (id)
)
 STRICT""",
    "CREATE INDEX document_group_member_by_document ON document_group_member (document_id)",
    "CREATE UNIQUE INDEX document_group_member_by_group ON document_group_member (group_id, document_id)",
    """CREATE TABLE attribute (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	choices TEXT DEFAULT '[]' NOT NULL,
	position INTEGER DEFAULT 0 NOT NULL,
	created TEXT NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT attribute_kind CHECK (kind in ('text', 'number', 'date', 'choice')),
	UNIQUE (name)
)
 STRICT""",
    """CREATE TABLE attribute_value (
	id TEXT NOT NULL,
	attribute_id TEXT NOT NULL,
	document_id TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(attribute_id) REFERENCES attribute (id),
	FOREIGN KEY(document_id) REFERENCES document (id)
)
 STRICT""",
    "CREATE INDEX attribute_value_by_attribute ON attribute_value (attribute_id, value)",
    "CREATE UNIQUE INDEX attribute_value_by_document ON attribute_value (document_id, attribute_id)",
)


def upgrade() -> None:
    """Rename columns and actions, and make what is new."""
    for table, before, after in _RENAMED:
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {before} TO {after}")
    for before, after in _ACTIONS:
        op.execute(f"UPDATE action SET name = '{after}' WHERE name = '{before}'")
    for statement in _STATEMENTS:
        op.execute(statement)
