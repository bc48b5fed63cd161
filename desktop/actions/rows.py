"""Rows: what a library gives, handed on from ``db`` for the views and the writers."""

from db.images import Image
from db.queries.tags import DEEPEST
from db.rows import (
    STATES,
    AnnotationRow,
    AnnotatorRow,
    BookmarkRow,
    CorrectionRow,
    DocumentMark,
    DocumentRow,
    MarkRow,
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
    "AnnotatorRow",
    "BookmarkRow",
    "CorrectionRow",
    "DocumentMark",
    "DocumentRow",
    "Image",
    "MarkRow",
    "OriginalRow",
    "SavedQueryRow",
    "StepRow",
    "TagRow",
    "VerdictRow",
    "VersionRow",
]
