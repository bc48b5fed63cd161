"""Answer types: what the process that reads may give back."""

from desktop.files.column_mapping import TableHead
from desktop.files.draft import Draft, Removal, SourceFile
from desktop.files.exchange.records import (
    CodebookEntry,
    OlderVersion,
    Project,
    ProjectUser,
    ReadProject,
    TagAssignment,
    TextDocument,
    TextSelection,
)
from desktop.text.metadata import Metadata
from desktop.text.outline import Heading

ANSWER_TYPES = (
    *(Draft, Removal, SourceFile, Heading, Metadata, TableHead),
    *(CodebookEntry, OlderVersion, Project, ProjectUser, ReadProject, TagAssignment),
    *(TextDocument, TextSelection),
)
"""What an answer may be made of, besides what Python itself has: plain values that do nothing."""
