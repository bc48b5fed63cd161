"""The third schema: what asking the whole library needs: the index of characters, figures, dictionaries, ledgers.

The index begins empty: to fill it takes a minute for ten thousand texts, during which the library would not open.
A text without an entry is searched as it stands until the index is completed in the background.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

_STATEMENTS = (
    "ALTER TABLE saved_query ADD COLUMN kind TEXT DEFAULT 'tags' NOT NULL",
    """CREATE TABLE saved_query_run (
	query_id TEXT NOT NULL,
	at TEXT NOT NULL,
	result TEXT DEFAULT '[]' NOT NULL,
	PRIMARY KEY (query_id)
)
 STRICT""",
    """CREATE TABLE text_index_entry (
	number INTEGER NOT NULL,
	version_id TEXT NOT NULL,
	PRIMARY KEY (number),
	UNIQUE (version_id),
	FOREIGN KEY(version_id) REFERENCES document_version (id)
)
 STRICT""",
    """CREATE TABLE figure_run (
	document_id TEXT NOT NULL,
	version_id TEXT NOT NULL,
	year INTEGER,
	recognizer TEXT NOT NULL,
	PRIMARY KEY (document_id),
	FOREIGN KEY(document_id) REFERENCES document (id),
	FOREIGN KEY(version_id) REFERENCES document_version (id)
)
 STRICT""",
    """CREATE TABLE figure (
	number INTEGER NOT NULL,
	document_id TEXT NOT NULL,
	start INTEGER DEFAULT 0 NOT NULL,
	"end" INTEGER DEFAULT 0 NOT NULL,
	text TEXT NOT NULL,
	kind TEXT NOT NULL,
	value TEXT,
	unit TEXT,
	norm_value TEXT,
	norm_unit TEXT,
	qualifier TEXT,
	direction TEXT,
	indicator TEXT,
	status TEXT NOT NULL,
	period TEXT,
	doubt TEXT,
	lowest REAL,
	highest REAL,
	PRIMARY KEY (number),
	FOREIGN KEY(document_id) REFERENCES document (id)
)
 STRICT""",
    "CREATE INDEX figure_by_document ON figure (document_id, start)",
    "CREATE INDEX figure_by_indicator ON figure (indicator, document_id)",
    """CREATE TABLE text_statistics (
	version_id TEXT NOT NULL,
	segmenter TEXT NOT NULL,
	review INTEGER DEFAULT 0 NOT NULL,
	"plan" INTEGER DEFAULT 0 NOT NULL,
	other INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY (version_id),
	FOREIGN KEY(version_id) REFERENCES document_version (id)
)
 STRICT""",
    """CREATE TABLE dictionary (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	created TEXT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (name)
)
 STRICT""",
    """CREATE TABLE dictionary_word (
	id TEXT NOT NULL,
	dictionary_id TEXT NOT NULL,
	position INTEGER DEFAULT 0 NOT NULL,
	theme TEXT NOT NULL,
	word TEXT NOT NULL,
	exceptions TEXT DEFAULT '[]' NOT NULL,
	level TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(dictionary_id) REFERENCES dictionary (id)
)
 STRICT""",
    "CREATE INDEX dictionary_word_by_dictionary ON dictionary_word (dictionary_id, position)",
    """CREATE TABLE ledger (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	indicators TEXT DEFAULT '[]' NOT NULL,
	filters TEXT DEFAULT '{}' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	position INTEGER DEFAULT 0 NOT NULL,
	created TEXT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (name)
)
 STRICT""",
    """CREATE TABLE ledger_cell (
	id TEXT NOT NULL,
	ledger_id TEXT NOT NULL,
	document_id TEXT NOT NULL,
	indicator TEXT NOT NULL,
	status TEXT NOT NULL,
	period TEXT DEFAULT '' NOT NULL,
	scope TEXT DEFAULT '' NOT NULL,
	state TEXT DEFAULT 'proposed' NOT NULL,
	value REAL,
	value_high REAL,
	unit TEXT,
	qualifier TEXT,
	version_id TEXT,
	figure_start INTEGER,
	figure_end INTEGER,
	start INTEGER,
	"end" INTEGER,
	quote TEXT DEFAULT '' NOT NULL,
	note TEXT DEFAULT '' NOT NULL,
	confirmed_by TEXT,
	confirmed_at TEXT,
	created TEXT NOT NULL,
	modified TEXT NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT ledger_cell_state CHECK (state in ('proposed', 'confirmed', 'corrected', 'absent', 'conflict')),
	FOREIGN KEY(ledger_id) REFERENCES ledger (id),
	FOREIGN KEY(document_id) REFERENCES document (id),
	FOREIGN KEY(version_id) REFERENCES document_version (id),
	FOREIGN KEY(confirmed_by) REFERENCES annotator (id)
)
 STRICT""",
    "CREATE INDEX ledger_cell_by_document ON ledger_cell (document_id)",
    "CREATE UNIQUE INDEX ledger_cell_by_place ON ledger_cell (ledger_id, document_id, indicator, status, period, scope)",
    "CREATE VIRTUAL TABLE text_index USING fts5("
    "characters, content='', columnsize=0, detail=full, tokenize='ascii')",
    "INSERT INTO text_index(text_index, rank) VALUES ('automerge', 16)",
    "INSERT INTO text_index(text_index, rank) VALUES ('crisismerge', 64)",
)


def upgrade() -> None:
    """Make what is new."""
    for statement in _STATEMENTS:
        op.execute(statement)
