"""Documents (文档): imported, their metadata set by hand, taken away."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar

from db.errors import BadValue, Unknown
from db.ids import new_id
from db.kept import loaded
from db.queries import documents
from db.work import Work
from desktop.actions.action import Action
from desktop.actions.texts import keep_source, keep_version, readable, text_hash
from desktop.files.draft import Draft, SourceFile
from desktop.text.facts import KINDS, LEVELS, Facts

FIELDS = tuple(one.name for one in fields(Facts) if one.name != "inferred")
"""The metadata fields that can be set by hand."""


@dataclass(frozen=True, slots=True)
class Outcome:
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

    outcomes: list[Outcome] = field(default_factory=list)

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
class ImportFile(Action):
    """Take the documents of a file that was read into the library, all of them or none.

    Attributes:
        source: The file as it was read.
        result: After it was done, what became of each draft.
    """

    kind: ClassVar[str] = "import"
    source: SourceFile
    result: ImportResult = field(default_factory=ImportResult, compare=False)

    def do(self, work: Work) -> None:
        """Write source, documents and versions."""
        self.result.outcomes[:] = list(_import(work, self.source))
        work.say(file=readable(Path(self.source.path).name), count=str(len(self.result.outcomes)))
        if len(self.result.outcomes) == 1:
            work.say(document=self.result.outcomes[0].title)


def _import(work: Work, source: SourceFile) -> Iterator[Outcome]:
    digest = sha256(source.data).hexdigest()
    before = documents.from_file(work.connection, readable(source.path), digest)
    for part, draft in enumerate(source.drafts):
        known = documents.with_text(work.connection, text_hash(draft.text))
        if known is not None and known.removed is not None:
            work.update("document", known.id, removed=None)
            yield Outcome("restored", known.id, known.title)
        elif known is not None:
            yield Outcome("duplicate", known.id, known.title)
        elif len(before) == len(source.drafts):  # the same file, of which only the reading differs now
            yield Outcome("duplicate", before[part].id, before[part].title)
        else:
            yield Outcome("made", _make(work, source, draft), draft.facts.title)


def _make(work: Work, source: SourceFile, draft: Draft) -> str:
    """Write a document; its step only records that it is not removed, for what it holds is never deleted."""
    document_id, version_id = new_id(), new_id()
    facts = {name: getattr(draft.facts, name) for name in FIELDS}
    work.keep(
        "document",
        id=document_id,
        number=documents.next_number(work.connection),
        version_id=version_id,
        added=work.now,
        removed=work.now,
        inferred=json.dumps(draft.facts.inferred),
        **facts,
    )
    source_id = keep_source(work, source.path, source.data)
    keep_version(work, version_id, document_id, 1, "import", draft, source_id, source.encoding)
    work.update("document", document_id, removed=None)
    return document_id


@dataclass(frozen=True, slots=True, init=False)
class SetFacts(Action):
    """Set metadata of a document by hand.

    Attributes:
        document_id: The document.
        fields: The new values by name, names as in ``Facts``.
    """

    kind: ClassVar[str] = "set-facts"
    document_id: str
    fields: dict[str, Any]

    def __init__(
        self, document_id: str, *, annotator: str | None = None, batch: str | None = None, **fields: Any
    ) -> None:
        object.__setattr__(self, "document_id", document_id)
        object.__setattr__(self, "fields", fields)
        object.__setattr__(self, "annotator", annotator)
        object.__setattr__(self, "batch", batch)

    def do(self, work: Work) -> None:
        """Write the fields; what a person set is no longer inferred."""
        row = work.document(self.document_id)
        values = {name: _checked(work, name, value) for name, value in self.fields.items()}
        inferred = [name for name in loaded(row["inferred"], list) if name not in values]
        work.update("document", self.document_id, inferred=json.dumps(inferred), **values)
        work.say(document=row["title"], fields=", ".join(values))


def _checked(work: Work, name: str, value: Any) -> Any:
    """Give a value as the column holds it."""
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
class DeleteDocuments(Action):
    """Take documents away with all annotations on them; all of it is kept, so that undo brings it back.

    Attributes:
        ids: The documents.
    """

    kind: ClassVar[str] = "delete-documents"
    risky: ClassVar[bool] = True
    ids: Sequence[str]

    def do(self, work: Work) -> None:
        """Write when they were taken away."""
        for row in work.rows("document", self.ids).values():
            if row["removed"] is not None:
                raise Unknown(work.path, "unknown", what="document", id=row["id"])
            work.say(document=row["title"])
        work.update("document", *self.ids, removed=work.now)
        work.say(count=str(len(set(self.ids))))
