"""Export fields: what is said of a document in tables, in order."""

DOCUMENT_FIELDS = (
    "id",
    "title",
    "kind",
    "region",
    "province",
    "city",
    "county",
    "level",
    "year",
    "date",
    "session",
    "speaker",
    "script",
    "characters",
    "annotations",
    "damage",
    "source",
    "source_url",
)
"""What is said of a document, in order."""
