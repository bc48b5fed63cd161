"""Field labels: what tables, columns and fields of the history are called in the window."""

from desktop.i18n import translate

HIDDEN = (
    "id",
    "created",
    "modified",
    "prefix",
    "suffix",
    "moved_from",
    "position",
    "number",
    "inferred",
    "added",
    "figure_start",
    "figure_end",
)
"""Columns that tell a user nothing; nor do those that hold the id of another row."""


def table_label(name: str) -> str:
    """Return the text for what a row of a table is."""
    return {
        "document": translate("History", "document"),
        "passage": translate("History", "passage"),
        "tag": translate("History", "tag"),
        "annotation": translate("History", "annotation"),
        "own_word": translate("History", "word"),
        "figure_correction": translate("History", "figure correction"),
        "bookmark": translate("History", "bookmark"),
        "saved_query": translate("History", "saved query"),
        "suggestion_verdict": translate("History", "decision on a suggestion"),
        "document_group": translate("History", "group"),
        "document_group_member": translate("History", "document of a group"),
        "attribute": translate("History", "attribute"),
        "attribute_value": translate("History", "attribute value"),
        "dictionary": translate("History", "dictionary"),
        "dictionary_word": translate("History", "dictionary word"),
        "ledger": translate("History", "ledger"),
        "ledger_cell": translate("History", "ledger cell"),
    }.get(name, name)


def field_label(name: str) -> str:
    """Return the text for a column of a row, for a field in its JSON, or for a filter."""
    return {
        "quote": translate("History", "text"),
        "text": translate("History", "text"),
        "start": translate("History", "start"),
        "end": translate("History", "end"),
        "note": translate("History", "note"),
        "state": translate("History", "placement"),
        "reviewed": translate("History", "reviewed"),
        "name": translate("History", "name"),
        "color": translate("History", "color"),
        "description": translate("History", "description"),
        "use_when": translate("History", "use when"),
        "not_when": translate("History", "don't use when"),
        "examples": translate("History", "examples"),
        "shortcut": translate("History", "number key"),
        "archived": translate("History", "archived"),
        "removed": translate("History", "deleted"),
        "parts": translate("History", "word parts"),
        "word": translate("History", "word"),
        "fields": translate("History", "corrected fields"),
        "label": translate("History", "name"),
        "query": translate("History", "query"),
        "rule": translate("History", "rule"),
        "verdict": translate("History", "decision"),
        "pattern": translate("History", "line"),
        "choices": translate("History", "values"),
        "theme": translate("History", "theme"),
        "exceptions": translate("History", "exceptions"),
        "indicators": translate("History", "indicators"),
        "filters": translate("History", "filters"),
    }.get(name) or _figure_field(name)


def _figure_field(name: str) -> str:
    """Return the text for a field of a figure or of a cell of a ledger."""
    return {
        "indicator": translate("History", "indicator"),
        "value": translate("History", "value"),
        "value_high": translate("History", "upper value"),
        "unit": translate("History", "unit"),
        "status": translate("History", "status"),
        "period": translate("History", "period"),
        "qualifier": translate("History", "qualifier"),
        "scope": translate("History", "scope"),
        "norm_value": translate("History", "value in base unit"),
        "norm_unit": translate("History", "base unit"),
        "direction": translate("History", "direction"),
        "doubt": translate("History", "doubt"),
        "confirmed_by": translate("History", "confirmed by"),
        "confirmed_at": translate("History", "confirmed on"),
        "cell_state": translate("History", "decision"),
    }.get(name) or _metadata_name(name)


def _metadata_name(name: str) -> str:
    """Return the text for a property of a document."""
    return {
        "title": translate("History", "title"),
        "kind": translate("History", "type"),
        "region": translate("History", "region"),
        "province": translate("History", "province"),
        "city": translate("History", "city"),
        "county": translate("History", "county"),
        "level": translate("History", "level"),
        "year": translate("History", "year"),
        "date": translate("History", "date"),
        "session": translate("History", "session"),
        "speaker": translate("History", "speaker"),
        "script": translate("History", "script"),
        "source_url": translate("History", "web address"),
        "opened_at": translate("History", "first opened"),
        "part": translate("History", "part"),
        "group": translate("History", "group"),
    }.get(name) or table_label(name)
