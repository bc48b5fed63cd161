"""Row types of a library, re-exported from ``db`` for the views and the writers."""

from db.queries.tags import DEEPEST
from db.row_changes import RowChange
from db.row_types import (
    ATTRIBUTE_KINDS,
    STATES,
    AnnotationRow,
    AnnotationSummary,
    AnnotatorRow,
    AttributeRow,
    BookmarkRow,
    CorrectionRow,
    DocumentRow,
    DocumentSummary,
    GroupRow,
    OriginalRow,
    SavedQueryRow,
    StepRow,
    TagRow,
    VerdictRow,
    VersionRow,
)

__all__ = [
    "ATTRIBUTE_KINDS",
    "DEEPEST",
    "STATES",
    "AnnotationRow",
    "AnnotationSummary",
    "AnnotatorRow",
    "AttributeRow",
    "BookmarkRow",
    "CorrectionRow",
    "DocumentRow",
    "DocumentSummary",
    "GroupRow",
    "OriginalRow",
    "RowChange",
    "SavedQueryRow",
    "StepRow",
    "TagRow",
    "VerdictRow",
    "VersionRow",
]
