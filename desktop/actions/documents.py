"""Documents (文档): imported, their metadata set by hand, taken away."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, ClassVar

from db.errors import BadValue, NotFound
from db.ids import new_id
from db.json_columns import load_json
from db.queries import documents
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.text_storage import readable, store_documents, store_source, version_values
from desktop.files.draft import Draft, SourceFile
from desktop.files.progress import AT_ONCE, ProgressCallback, no_progress
from desktop.text.metadata import KINDS, LEVELS, Metadata

FIELDS = tuple(one.name for one in fields(Metadata) if one.name != "inferred")
"""The metadata fields that can be set by hand."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one draft.

    Attributes:
        what: ``made``; ``duplicate`` when the library has this very text already; ``restored`` when a
            document with this text had been taken away and is back.
        id: The document.
        title: Its title.
    """

    what: str
    id: str
    title: str


@dataclass(slots=True)
class ImportResult:
    """What became of the drafts of a file, in their order.

    Attributes:
        outcomes: One for each draft.
    """

    outcomes: list[ImportOutcome] = field(default_factory=list)

    @property
    def made(self) -> list[str]:
        """Ids of the documents that are new."""
        return [one.id for one in self.outcomes if one.what == "made"]

    @property
    def duplicates(self) -> list[str]:
        """Ids of the documents that hold the very text already."""
        return [one.id for one in self.outcomes if one.what == "duplicate"]

    @property
    def restored(self) -> list[str]:
        """Ids of the documents that had been taken away and are back."""
        return [one.id for one in self.outcomes if one.what == "restored"]


@dataclass(frozen=True, slots=True)
class ImportFile(Action[ImportResult]):
    """Take the documents of a file that was read into the library, all of them or none.

    Attributes:
        source: The file as it was read.
        on_progress: Is told how far it has come.
        index_later: Whether the index of characters takes the texts later, see ``complete_index``: they are
            found all the same, for a text that it lacks is searched itself.
    """

    kind: ClassVar[str] = "import"
    source: SourceFile
    on_progress: ProgressCallback = field(default=no_progress, compare=False)
    index_later: bool = False

    def do(self, work: UnitOfWork) -> ImportResult:
        """Write source, documents and versions."""
        intake, drafts = _DocumentImport(work, self.source, self.index_later), self.source.drafts
        result = ImportResult()
        for first in range(0, len(drafts), AT_ONCE):
            if first:
                self.on_progress(first, len(drafts))
            result.outcomes += intake.import_drafts(drafts[first : first + AT_ONCE])
        taken = [one for one in result.outcomes if one.what != "duplicate"]
        work.set_label_args(file=readable(Path(self.source.path).name), count=str(len(taken)))
        if len(taken) == 1:
            work.set_label_args(document=taken[0].title)
        return result


class _DocumentImport:
    """The drafts of one file on their way into a library, some at a time; the file itself is kept once."""

    def __init__(self, work: UnitOfWork, source: SourceFile, index_later: bool) -> None:
        self._work = work
        self._source = source
        self._index_later = index_later
        self._source_id = ""
        self._number = documents.next_number(work.connection)
        self._before = documents.from_file(work.connection, readable(source.path), source.sha256)
        self._part = 0

    def import_drafts(self, drafts: Sequence[Draft]) -> list[ImportOutcome]:
        """Write documents, or bring back those that had been taken away."""
        digests = [draft.sha256 for draft in drafts]
        here: dict[str, ImportOutcome] = {}
        made: list[tuple[str, Draft]] = []
        back: list[str] = []
        outcomes = []
        for part, (draft, digest) in enumerate(zip(drafts, digests, strict=True), self._part):
            there = here.get(digest)
            if there is not None:
                outcomes.append(ImportOutcome("duplicate", there.id, there.title))
                continue
            row = documents.with_text(self._work.connection, digest) or self._existing_part(part)
            if row is None:
                outcome = ImportOutcome("made", new_id(), draft.metadata.title)
                made.append((outcome.id, draft))
            else:
                outcome = ImportOutcome("duplicate" if row.removed is None else "restored", row.id, row.title)
            here[digest] = outcome
            if outcome.what == "restored":
                back.append(outcome.id)
            outcomes.append(outcome)
        self._part += len(drafts)
        self._store(made)
        self._work.change("document", {key: {"removed": None} for key in back})
        return outcomes

    def _existing_part(self, part: int) -> documents.KnownDocument | None:
        """Return the document that this part of the file already is, where only the decoding differs."""
        return self._before[part] if len(self._before) == len(self._source.drafts) else None

    def _store(self, made: Sequence[tuple[str, Draft]]) -> None:
        if not made:
            return
        work, source = self._work, self._source
        self._source_id = self._source_id or store_source(work, source)
        rows, versions = [], []
        for document_id, draft in made:
            version_id = new_id()
            rows.append(self._row(document_id, version_id, draft))
            how = ("import", draft, self._source_id, source.encoding)
            versions.append(version_values(work, version_id, document_id, 1, *how))
        drafts = [draft for _, draft in made]
        store_documents(work, rows, versions, drafts, index_later=self._index_later)

    def _row(self, document_id: str, version_id: str, draft: Draft) -> dict[str, Any]:
        number, self._number = self._number, self._number + 1
        return {
            "id": document_id,
            "number": number,
            "version_id": version_id,
            "added": self._work.now,
            "removed": None,
            "inferred": json.dumps(draft.metadata.inferred),
            **{name: getattr(draft.metadata, name) for name in FIELDS},
        }


@dataclass(frozen=True, slots=True, init=False)
class SetMetadata(Action[None]):
    """Set metadata of a document by hand.

    Attributes:
        document_id: The document.
        fields: The new values by name, names as in ``Metadata``.
    """

    kind: ClassVar[str] = "set-metadata"
    document_id: str
    fields: dict[str, Any]

    def __init__(
        self, document_id: str, *, annotator: str | None = None, group_id: str | None = None, **fields: Any
    ) -> None:
        object.__setattr__(self, "document_id", document_id)
        object.__setattr__(self, "fields", fields)
        object.__setattr__(self, "annotator", annotator)
        object.__setattr__(self, "group_id", group_id)

    def do(self, work: UnitOfWork) -> None:
        """Write the fields; what a user set is no longer inferred."""
        row = work.document(self.document_id)
        values = {name: _checked(work, name, value) for name, value in self.fields.items()}
        inferred = [name for name in load_json(row["inferred"], list) if name not in values]
        work.update("document", self.document_id, inferred=json.dumps(inferred), **values)
        work.set_label_args(document=row["title"], fields=", ".join(values))


@dataclass(frozen=True, slots=True)
class SetMetadataOfMany(Action[None]):
    """Set the same metadata of several documents by hand, in one step.

    Attributes:
        ids: The documents.
        fields: The new values by name, names as in ``Metadata``.
    """

    kind: ClassVar[str] = "set-metadata-many"
    ids: Sequence[str]
    fields: Mapping[str, Any]

    def do(self, work: UnitOfWork) -> None:
        """Write the fields of each document."""
        for document_id in dict.fromkeys(self.ids):
            SetMetadata(document_id, **self.fields).do(work)
        work.set_label_args(count=str(len(set(self.ids))))


def _checked(work: UnitOfWork, name: str, value: Any) -> Any:
    """Return a value as the column holds it."""
    if name not in FIELDS:
        raise BadValue(work.path, "no-such-field", field=name, value=value)
    allowed = {"kind": KINDS, "level": LEVELS, "script": ("hans", "hant")}.get(name)
    if allowed is not None and value not in allowed:
        raise BadValue(work.path, "not-allowed", field=name, value=value)
    if name == "year":
        if value is not None and (type(value) is not int or not 1 <= value <= 9999):
            raise BadValue(work.path, "not-a-year", field=name, value=value)
        return value
    if not isinstance(value, str):
        raise BadValue(work.path, "not-text", field=name, value=value)
    return value.strip()


@dataclass(frozen=True, slots=True)
class DeleteDocuments(Action[None]):
    """Take documents away with all annotations on them; all of it is kept, so that undo brings it back.

    Attributes:
        ids: The documents.
    """

    kind: ClassVar[str] = "delete-documents"
    risky: ClassVar[bool] = True
    ids: Sequence[str]

    def do(self, work: UnitOfWork) -> None:
        """Write when they were taken away."""
        for row in work.rows("document", self.ids).values():
            if row["removed"] is not None:
                raise NotFound(work.path, "unknown", what="document", id=row["id"])
            work.set_label_args(document=row["title"])
        work.update("document", *self.ids, removed=work.now)
        work.set_label_args(count=str(len(set(self.ids))))
