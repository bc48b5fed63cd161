"""The schema: the tables of a library.

The tables stand here as they are now; ``migrations`` holds how a file of an older Piyue becomes so. Ids are
UUID4 in text, times ISO 8601 in UTC, offsets code points with the end exclusive, structured values JSON.
"""

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    event,
    text,
)

from db import character_index
from db.rare_figures import FREQUENT_IN_FIGURES, SEVERAL_VALUES, UNIT_OF_ITS_OWN, rare_in_figures

APPLICATION_ID = 0x50495955
"""``PIYU``, kept in the file's header: what tells a library from any other database."""

REVISION = 8
"""The schema's number: the last migration's, also kept in the file's header as ``user_version``."""

NEEDED_VERSION = "0.2.0"
"""The first version of Piyue that reads libraries of this revision; it goes up with the revision."""

metadata = MetaData()


def _id() -> "Column[str]":
    return Column("id", Text, primary_key=True)


def _foreign_key(target: str, name: str, *, optional: bool = False) -> "Column[str]":
    """Return a column that holds the id of a row of another table."""
    return Column(name, Text, ForeignKey(f"{target}.id"), nullable=optional)


def _text_column(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False, server_default="")


def _integer_column(name: str) -> "Column[int]":
    return Column(name, Integer, nullable=False, server_default=text("0"))


def _required_text(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False)


def _json_column(name: str) -> "Column[str]":
    return Column(name, Text, nullable=False, server_default="[]")


def _real_column(name: str) -> "Column[float]":
    return Column(name, REAL)


def _table(
    name: str,
    *parts: "Column[str] | Column[int] | Column[float] | Column[bytes] | CheckConstraint | Index",
) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


_STATE = "state in ('placed', 'review', 'lost')"

library_setting = _table("library_setting", Column("key", Text, primary_key=True), _required_text("value"))

annotator = _table(
    "annotator", _id(), Column("name", Text, nullable=False, unique=True), _required_text("created")
)

source_file = _table(
    "source_file",
    _id(),
    Column("sha256", Text, nullable=False, unique=True),
    _required_text("name"),
    _required_text("path"),
    _integer_column("size"),
    _required_text("added"),
    Column("data", LargeBinary, nullable=False),  # zlib; last, so that no listing reads over it
    Index("source_file_by_path", "path"),
)

document = _table(
    "document",
    _id(),
    Column("number", Integer, nullable=False, unique=True),
    *(_text_column(name) for name in ("title", "kind", "region", "province", "city", "county", "level")),
    Column("year", Integer),
    *(_text_column(name) for name in ("date", "session", "speaker", "script")),
    _json_column("inferred"),
    Column(
        "version_id",
        Text,
        ForeignKey("document_version.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    _required_text("added"),
    Column("removed", Text),
    Column("opened_at", Text),  # when a user opened it first; None marks it as unread
    _text_column("source_url"),
    Index("document_by_version", "version_id"),
    Index("document_removed", "id", sqlite_where=text("removed is not null")),
)

document_version = _table(
    "document_version",
    _id(),
    Column(
        "document_id",
        Text,
        ForeignKey("document.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    _integer_column("number"),
    _required_text("reason"),
    _required_text("sha256"),
    _foreign_key("source_file", "source_file_id"),
    _integer_column("source_start"),
    _integer_column("source_end"),
    _required_text("encoding"),
    _integer_column("characters"),
    _integer_column("damage"),
    _required_text("created"),
    _json_column("headings"),
    _json_column("removals"),
    _required_text("text"),  # last, so that no listing reads over it
    Index("document_version_by_document", "document_id", "number", unique=True),
    Index("document_version_by_hash", "sha256"),
    Index("document_version_by_source", "source_file_id"),
)

passage = _table(
    "passage",
    _id(),
    _foreign_key("document_version", "version_id"),
    _integer_column("start"),
    _integer_column("end"),
    _required_text("quote"),
    _text_column("prefix"),
    _text_column("suffix"),
    _foreign_key("passage", "moved_from", optional=True),
    CheckConstraint('start >= 0 and "end" > start', name="passage_range"),
    Index("passage_by_place", "version_id", "start", "end", unique=True),
    Index("passage_by_origin", "moved_from"),
)

tag = _table(
    "tag",
    _id(),
    _foreign_key("tag", "parent_id", optional=True),
    _required_text("name"),
    _integer_column("position"),
    _required_text("color"),
    *(_text_column(name) for name in ("description", "use_when", "not_when", "examples")),
    Column("shortcut", Text),
    _integer_column("archived"),
    _text_column("pattern"),  # the style of its line; empty where the program chooses one
    Index("tag_by_name", text("coalesce(parent_id, '')"), "name", unique=True),
    Index("tag_by_parent", "parent_id"),
)

annotation = _table(
    "annotation",
    _id(),
    _foreign_key("document", "document_id"),
    _foreign_key("passage", "passage_id"),
    _foreign_key("tag", "tag_id", optional=True),  # None in a highlight or a note without a tag
    _foreign_key("annotator", "annotator_id"),
    _text_column("note"),
    Column("state", Text, nullable=False, server_default="placed"),
    _integer_column("reviewed"),
    _required_text("created"),
    _required_text("modified"),
    CheckConstraint(_STATE, name="annotation_state"),
    Index("annotation_by_document", "document_id", "tag_id"),
    Index("annotation_by_passage", "passage_id"),
    # All that the codebook's counts look at, so that they never read the annotations themselves.
    Index("annotation_by_tag", "tag_id", "document_id", "annotator_id"),
    Index("annotation_by_annotator", "annotator_id"),
    Index("annotation_not_placed", "state", "document_id", sqlite_where=text("state != 'placed'")),
)

own_word = _table(
    "own_word",
    _id(),
    _required_text("kind"),
    _required_text("word"),
    _json_column("parts"),
    _required_text("created"),
    Index("own_word_by_word", "word"),
)

figure_correction = _table(
    "figure_correction",
    _id(),
    _foreign_key("document", "document_id"),
    _foreign_key("passage", "passage_id"),
    Column("fields", Text),
    _foreign_key("annotator", "annotator_id"),
    Column("state", Text, nullable=False, server_default="placed"),
    _required_text("created"),
    _required_text("modified"),
    CheckConstraint(_STATE, name="figure_correction_state"),
    Index("figure_correction_by_document", "document_id"),
    Index("figure_correction_by_passage", "passage_id"),
)

bookmark = _table(
    "bookmark",
    _id(),
    _foreign_key("document", "document_id"),
    _integer_column("position"),
    _text_column("label"),
    _required_text("created"),
    Index("bookmark_by_document", "document_id"),
)

reading_place = _table(
    "reading_place",
    Column("document_id", Text, ForeignKey("document.id"), primary_key=True),
    _integer_column("position"),
    _required_text("at"),
)

saved_query = _table(
    "saved_query",
    _id(),
    Column("name", Text, nullable=False, unique=True),
    _json_column("query"),
    _required_text("created"),
    Column("kind", Text, nullable=False, server_default="tags"),  # or ``words``, ``numbers``
)

saved_query_run = _table(
    "saved_query_run",
    Column("query_id", Text, primary_key=True),  # no reference: it may outlive its query
    _required_text("at"),
    _json_column("result"),
)
"""What a saved query found when it was run last, to compare with."""

suggestion_verdict = _table(
    "suggestion_verdict",
    _id(),
    _required_text("rule"),
    _foreign_key("document", "document_id"),
    _integer_column("start"),
    _integer_column("end"),
    _required_text("quote"),
    _foreign_key("tag", "tag_id", optional=True),
    _required_text("verdict"),
    _foreign_key("annotator", "annotator_id"),
    _required_text("created"),
    CheckConstraint("verdict in ('accepted', 'refused')", name="suggestion_verdict_verdict"),
    Index("suggestion_verdict_by_document", "document_id", "rule"),
    Index("suggestion_verdict_by_tag", "tag_id"),
)

document_group = _table(
    "document_group",
    _id(),
    Column("name", Text, nullable=False, unique=True),
    _integer_column("position"),
    _required_text("created"),
)

document_group_member = _table(
    "document_group_member",
    _id(),
    _foreign_key("document_group", "group_id"),
    _foreign_key("document", "document_id"),
    Index("document_group_member_by_group", "group_id", "document_id", unique=True),
    Index("document_group_member_by_document", "document_id"),
)

attribute = _table(
    "attribute",
    _id(),
    Column("name", Text, nullable=False, unique=True),
    _required_text("kind"),
    _json_column("choices"),  # what a value may be, where the kind is ``choice``
    _integer_column("position"),
    _required_text("created"),
    CheckConstraint("kind in ('text', 'number', 'date', 'choice')", name="attribute_kind"),
)
"""What users say of documents in columns of their own, beside the metadata."""

attribute_value = _table(
    "attribute_value",
    _id(),
    _foreign_key("attribute", "attribute_id"),
    _foreign_key("document", "document_id"),
    _required_text("value"),
    Index("attribute_value_by_document", "document_id", "attribute_id", unique=True),
    Index("attribute_value_by_attribute", "attribute_id", "value"),
)

text_index_entry = _table(
    "text_index_entry",
    Column("number", Integer, primary_key=True),
    Column("version_id", Text, ForeignKey("document_version.id"), nullable=False, unique=True),
)
"""The number under which the index of characters has each version; one without is searched text by text.

Versions never change and are never deleted, so no entry ever does: what is current or removed is told by the
documents.
"""

figure_run = _table(
    "figure_run",
    Column("document_id", Text, ForeignKey("document.id"), primary_key=True),
    _foreign_key("document_version", "version_id"),
    Column("year", Integer),
    _required_text("recognizer"),
    Column("packed", LargeBinary),  # the figures in one piece; last, so that nothing reads over it
    # All that tells whether figures are outdated, so that it is asked without reading over what is packed.
    Index("figure_run_current", "document_id", "version_id", "year", "recognizer"),
)
"""What the figures of a document were recognized from: its text, its own year, and which recognizer."""

figure = _table(
    "figure",
    Column("number", Integer, primary_key=True),
    _foreign_key("document", "document_id"),
    _integer_column("start"),
    _integer_column("end"),
    _required_text("text"),
    _required_text("kind"),
    Column("value", Text),  # a JSON number, or a list of them for a range or a ratio
    Column("unit", Text),
    Column("norm_value", Text),
    Column("norm_unit", Text),
    *(Column(name, Text) for name in ("qualifier", "direction", "indicator")),
    _required_text("status"),
    *(Column(name, Text) for name in ("period", "doubt")),
    _real_column("lowest"),  # of the values in the base unit, or as written where there is none
    _real_column("highest"),
    Index("figure_by_document", "document_id", "start"),
    # All that a query for an indicator decides by, in the order of what narrows it down: it reads no figure.
    Index(
        "figure_by_indicator",
        *("indicator", "document_id", "norm_unit", "highest", "lowest", "start", "status", "qualifier"),
        sqlite_where=text("indicator is not null"),
    ),
    # Where no indicator is asked for: the few figures of a unit that have a value, or those of a period.
    Index("figure_by_value", "norm_unit", "highest", "lowest", sqlite_where=text("norm_unit is not null")),
    Index("figure_by_period", "period", sqlite_where=text("period is not null")),
    Index("figure_by_unit", "unit", sqlite_where=text(UNIT_OF_ITS_OWN)),
    Index("figure_by_values", "lowest", "highest", "norm_unit", sqlite_where=text(SEVERAL_VALUES)),
    # What few figures have, each in an index that holds these alone.
    Index("figure_by_qualifier", "qualifier", sqlite_where=text("qualifier is not null")),
    Index("figure_by_doubt", "doubt", sqlite_where=text("doubt is not null")),
    *(
        Index(f"figure_by_{name}", name, sqlite_where=text(rare_in_figures(name)))
        for name in FREQUENT_IN_FIGURES
    ),
)
"""The figures that the recognizer found in the current texts: derived, and no part of the history."""

text_statistics = _table(
    "text_statistics",
    Column("version_id", Text, ForeignKey("document_version.id"), primary_key=True),
    _required_text("segmenter"),
    *(_integer_column(name) for name in ("review", "plan", "other")),
)
"""How many words the parts of a text have, and which segmenter counted them: derived, outside the history."""

text_layers = _table(
    "text_layers",
    Column("version_id", Text, ForeignKey("document_version.id"), primary_key=True),
    _required_text("stamp"),
    Column("words", LargeBinary, nullable=False),  # see desktop.text.stored_layers
    Column("terms", LargeBinary, nullable=False),
)
"""The words and terms of texts that were opened, and what found them: derived, outside the history."""

dictionary = _table(
    "dictionary",
    _id(),
    Column("name", Text, nullable=False, unique=True),
    _text_column("note"),
    _required_text("created"),
)

dictionary_word = _table(
    "dictionary_word",
    _id(),
    _foreign_key("dictionary", "dictionary_id"),
    _integer_column("position"),
    _required_text("theme"),
    _required_text("word"),
    _json_column("exceptions"),  # longer strings in which the word does not count
    _text_column("level"),
    _text_column("note"),
    Index("dictionary_word_by_dictionary", "dictionary_id", "position"),
)

ledger = _table(
    "ledger",
    _id(),
    Column("name", Text, nullable=False, unique=True),
    _json_column("indicators"),
    Column("filters", Text, nullable=False, server_default="{}"),  # which documents, JSON
    _text_column("note"),
    _integer_column("position"),
    _required_text("created"),
)

ledger_cell = _table(
    "ledger_cell",
    _id(),
    _foreign_key("ledger", "ledger_id"),
    _foreign_key("document", "document_id"),
    *(_required_text(name) for name in ("indicator", "status")),
    *(_text_column(name) for name in ("period", "scope")),
    Column("state", Text, nullable=False, server_default="proposed"),
    _real_column("value"),
    _real_column("value_high"),  # the other end of a range
    *(Column(name, Text) for name in ("unit", "qualifier")),
    _foreign_key("document_version", "version_id", optional=True),
    *(Column(name, Integer) for name in ("figure_start", "figure_end", "start", "end")),
    _text_column("quote"),  # the passage from ``start`` to ``end`` of that version
    _text_column("note"),
    _foreign_key("annotator", "confirmed_by", optional=True),
    Column("confirmed_at", Text),
    *(_required_text(name) for name in ("created", "modified")),
    CheckConstraint(
        "state in ('proposed', 'confirmed', 'corrected', 'absent', 'conflict')", name="ledger_cell_state"
    ),
    Index(
        "ledger_cell_by_place",
        "ledger_id",
        "document_id",
        "indicator",
        "status",
        "period",
        "scope",
        unique=True,
    ),
    Index("ledger_cell_by_document", "document_id"),
)
"""A cell of a ledger: what a document says of an indicator, proposed until a user confirms it."""

ledger_proposal = Table(
    "ledger_proposal",
    metadata,
    Column("list", Text, primary_key=True),  # which indicators, and which parts of the texts: a hash
    Column("document_id", Text, ForeignKey("document.id"), primary_key=True),
    Column("basis", Text, nullable=False),  # what they were made from
    Column("cells", LargeBinary, nullable=False),  # see desktop.text.ledger.batch
    sqlite_strict=True,
)
"""What is proposed for the cells of ledgers: derived from the current texts, and no part of the history."""

action = _table(
    "action",
    Column("number", Integer, primary_key=True),
    _required_text("name"),
    _json_column("label_args"),
    _foreign_key("annotator", "annotator_id"),
    _required_text("at"),
    Column("state", Text, nullable=False, server_default="done"),
    Column("group_id", Text),
    Column("merge_key", Text),
    Column("undo_seq", Integer),  # which undoing it was undone in: the last one undone is redone first
    Column("row_changes", LargeBinary, nullable=False),  # zlib over JSON, see row_changes.py
    CheckConstraint("state in ('done', 'undone', 'abandoned')", name="action_state"),
    Index("action_by_state", "state", "number"),
    Index("action_by_group", "group_id", sqlite_where=text("group_id is not null")),
    Index("action_undone", "undo_seq", sqlite_where=text("state = 'undone'")),
)

action_subject = Table(
    "action_subject",
    metadata,
    Column("subject_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""Which documents and tags an action touched, to find its steps in a long history."""

event.listen(metadata, "after_create", character_index.create)
