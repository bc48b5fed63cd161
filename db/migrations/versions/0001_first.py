"""The first schema."""

from alembic import op

revision = "0001"
down_revision = None

# Frozen as it was: what the tables become later stands in the migrations after this one.
STATEMENTS = (
    """CREATE TABLE library_setting (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY ("key")
)
 STRICT""",
    """CREATE TABLE annotator (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	created TEXT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (name)
)
 STRICT""",
    """CREATE TABLE source_file (
	id TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	name TEXT NOT NULL,
	path TEXT NOT NULL,
	size INTEGER DEFAULT 0 NOT NULL,
	added TEXT NOT NULL,
	data BLOB NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (sha256)
)
 STRICT""",
    """CREATE TABLE document (
	id TEXT NOT NULL,
	number INTEGER NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	region TEXT DEFAULT '' NOT NULL,
	province TEXT DEFAULT '' NOT NULL,
	city TEXT DEFAULT '' NOT NULL,
	county TEXT DEFAULT '' NOT NULL,
	level TEXT DEFAULT '' NOT NULL,
	year INTEGER,
	date TEXT DEFAULT '' NOT NULL,
	session TEXT DEFAULT '' NOT NULL,
	speaker TEXT DEFAULT '' NOT NULL,
	script TEXT DEFAULT '' NOT NULL,
	inferred TEXT DEFAULT '[]' NOT NULL,
	version_id TEXT NOT NULL,
	added TEXT NOT NULL,
	removed TEXT,
	PRIMARY KEY (id),
	UNIQUE (number),
	FOREIGN KEY(version_id) REFERENCES document_version (id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT""",
    """CREATE TABLE document_version (
	id TEXT NOT NULL,
	document_id TEXT NOT NULL,
	number INTEGER DEFAULT 0 NOT NULL,
	reason TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	source_file_id TEXT NOT NULL,
	source_start INTEGER DEFAULT 0 NOT NULL,
	source_end INTEGER DEFAULT 0 NOT NULL,
	encoding TEXT NOT NULL,
	characters INTEGER DEFAULT 0 NOT NULL,
	damage INTEGER DEFAULT 0 NOT NULL,
	created TEXT NOT NULL,
	headings TEXT DEFAULT '[]' NOT NULL,
	removals TEXT DEFAULT '[]' NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(document_id) REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(source_file_id) REFERENCES source_file (id)
)
 STRICT""",
    """CREATE INDEX document_version_by_hash ON document_version (sha256)""",
    """CREATE UNIQUE INDEX document_version_by_document ON document_version (document_id, number)""",
    """CREATE TABLE tag (
	id TEXT NOT NULL,
	parent_id TEXT,
	name TEXT NOT NULL,
	position INTEGER DEFAULT 0 NOT NULL,
	colour TEXT NOT NULL,
	description TEXT DEFAULT '' NOT NULL,
	use_when TEXT DEFAULT '' NOT NULL,
	not_when TEXT DEFAULT '' NOT NULL,
	examples TEXT DEFAULT '' NOT NULL,
	shortcut TEXT,
	archived INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(parent_id) REFERENCES tag (id)
)
 STRICT""",
    """CREATE INDEX tag_by_parent ON tag (parent_id)""",
    """CREATE UNIQUE INDEX tag_by_name ON tag (coalesce(parent_id, ''), name)""",
    """CREATE TABLE own_word (
	id TEXT NOT NULL,
	kind TEXT NOT NULL,
	word TEXT NOT NULL,
	parts TEXT DEFAULT '[]' NOT NULL,
	created TEXT NOT NULL,
	PRIMARY KEY (id)
)
 STRICT""",
    """CREATE INDEX own_word_by_word ON own_word (word)""",
    """CREATE TABLE saved_query (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	"query" TEXT DEFAULT '[]' NOT NULL,
	created TEXT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (name)
)
 STRICT""",
    """CREATE TABLE action_subject (
	subject_id TEXT NOT NULL,
	number INTEGER NOT NULL,
	PRIMARY KEY (subject_id, number)
)
 WITHOUT ROWID,
 STRICT""",
    """CREATE TABLE passage (
	id TEXT NOT NULL,
	version_id TEXT NOT NULL,
	start INTEGER DEFAULT 0 NOT NULL,
	"end" INTEGER DEFAULT 0 NOT NULL,
	quote TEXT NOT NULL,
	prefix TEXT DEFAULT '' NOT NULL,
	suffix TEXT DEFAULT '' NOT NULL,
	moved_from TEXT,
	PRIMARY KEY (id),
	CONSTRAINT passage_range CHECK (start >= 0 and "end" > start),
	FOREIGN KEY(version_id) REFERENCES document_version (id),
	FOREIGN KEY(moved_from) REFERENCES passage (id)
)
 STRICT""",
    """CREATE INDEX passage_by_origin ON passage (moved_from)""",
    """CREATE UNIQUE INDEX passage_by_place ON passage (version_id, start, "end")""",
    """CREATE TABLE bookmark (
	id TEXT NOT NULL,
	document_id TEXT NOT NULL,
	position INTEGER DEFAULT 0 NOT NULL,
	label TEXT DEFAULT '' NOT NULL,
	created TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(document_id) REFERENCES document (id)
)
 STRICT""",
    """CREATE INDEX bookmark_by_document ON bookmark (document_id)""",
    """CREATE TABLE reading_place (
	document_id TEXT NOT NULL,
	position INTEGER DEFAULT 0 NOT NULL,
	at TEXT NOT NULL,
	PRIMARY KEY (document_id),
	FOREIGN KEY(document_id) REFERENCES document (id)
)
 STRICT""",
    """CREATE TABLE suggestion_verdict (
	id TEXT NOT NULL,
	rule TEXT NOT NULL,
	document_id TEXT NOT NULL,
	start INTEGER DEFAULT 0 NOT NULL,
	"end" INTEGER DEFAULT 0 NOT NULL,
	quote TEXT NOT NULL,
	tag_id TEXT,
	verdict TEXT NOT NULL,
	annotator_id TEXT NOT NULL,
	created TEXT NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT suggestion_verdict_verdict CHECK (verdict in ('accepted', 'refused')),
	FOREIGN KEY(document_id) REFERENCES document (id),
	FOREIGN KEY(tag_id) REFERENCES tag (id),
	FOREIGN KEY(annotator_id) REFERENCES annotator (id)
)
 STRICT""",
    """CREATE INDEX suggestion_verdict_by_document ON suggestion_verdict (document_id, rule)""",
    """CREATE INDEX suggestion_verdict_by_tag ON suggestion_verdict (tag_id)""",
    """CREATE TABLE action (
	number INTEGER NOT NULL,
	name TEXT NOT NULL,
	particulars TEXT DEFAULT '[]' NOT NULL,
	annotator_id TEXT NOT NULL,
	at TEXT NOT NULL,
	state TEXT DEFAULT 'done' NOT NULL,
	batch TEXT,
	joins TEXT,
	turn INTEGER,
	images BLOB NOT NULL,
	PRIMARY KEY (number),
	CONSTRAINT action_state CHECK (state in ('done', 'undone', 'abandoned')),
	FOREIGN KEY(annotator_id) REFERENCES annotator (id)
)
 STRICT""",
    """CREATE INDEX action_by_state ON action (state, number)""",
    """CREATE INDEX action_by_batch ON action (batch) WHERE batch is not null""",
    """CREATE INDEX action_undone ON action (turn) WHERE state = 'undone'""",
    """CREATE TABLE annotation (
	id TEXT NOT NULL,
	document_id TEXT NOT NULL,
	passage_id TEXT NOT NULL,
	tag_id TEXT NOT NULL,
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
    """CREATE INDEX annotation_by_annotator ON annotation (annotator_id)""",
    """CREATE INDEX annotation_by_tag ON annotation (tag_id)""",
    """CREATE INDEX annotation_by_passage ON annotation (passage_id)""",
    """CREATE INDEX annotation_by_document ON annotation (document_id, tag_id)""",
    """CREATE TABLE figure_correction (
	id TEXT NOT NULL,
	document_id TEXT NOT NULL,
	passage_id TEXT NOT NULL,
	fields TEXT,
	annotator_id TEXT NOT NULL,
	state TEXT DEFAULT 'placed' NOT NULL,
	created TEXT NOT NULL,
	modified TEXT NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT figure_correction_state CHECK (state in ('placed', 'review', 'lost')),
	FOREIGN KEY(document_id) REFERENCES document (id),
	FOREIGN KEY(passage_id) REFERENCES passage (id),
	FOREIGN KEY(annotator_id) REFERENCES annotator (id)
)
 STRICT""",
    """CREATE INDEX figure_correction_by_passage ON figure_correction (passage_id)""",
    """CREATE INDEX figure_correction_by_document ON figure_correction (document_id)""",
)


def upgrade() -> None:
    """Make the tables of an empty library."""
    for statement in STATEMENTS:
        op.execute(statement)
