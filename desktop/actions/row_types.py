"""Row types of a library, re-exported from ``db`` for the views and the writers."""

from db.queries.tags import DEEPEST
from db.row_changes import RowChange
from db.row_types import (
    STATES,
    AnnotationRow,
    AnnotationSummary,
    AnnotatorRow,
    BookmarkRow,
    CorrectionRow,
    DocumentRow,
    DocumentSummary,
    OriginalRow,
    SavedQueryRow,
    StepRow,
    TagRow,
    VerdictRow,
    VersionRow,
)

__all__ = [
    "DEEPEST",
    "STATES",
    "AnnotationRow",
    "AnnotationSummary",
    "AnnotatorRow",
    "BookmarkRow",
    "CorrectionRow",
    "DocumentRow",
    "DocumentSummary",
    "OriginalRow",
    "RowChange",
    "SavedQueryRow",
    "StepRow",
    "TagRow",
    "VerdictRow",
    "VersionRow",
]
