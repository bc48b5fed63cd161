"""Rows: what a library gives, handed on from ``db`` for the views and the writers."""

from db.rows import (
    STATES,
    AnnotationRow,
    AnnotatorRow,
    BookmarkRow,
    CorrectionRow,
    DocumentRow,
    OriginalRow,
    StepRow,
    TagRow,
    VersionRow,
)

__all__ = [
    "STATES",
    "AnnotationRow",
    "AnnotatorRow",
    "BookmarkRow",
    "CorrectionRow",
    "DocumentRow",
    "OriginalRow",
    "StepRow",
    "TagRow",
    "VersionRow",
]
