"""Export fields: what is said of a document in tables, in order."""

from desktop.files.documents_csv import FIELDS as DOCUMENT_FIELDS

__all__ = ["DOCUMENT_FIELDS"]
