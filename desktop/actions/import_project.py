"""Importing a project: documents, tags and annotations from another program or another user."""

import json
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

from db.ids import new_id
from db.queries import documents, tags
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.annotation_writer import AnnotationWriter, Place
from desktop.actions.attribute_writer import AttributeWriter
from desktop.actions.tag_values import clean_name, insert_tag, next_color, refusal, usable_color
from desktop.actions.text_storage import store_documents, store_source, version_values
from desktop.files.draft import Draft, SourceFile
from desktop.files.exchange.codebook_read import told_apart
from desktop.files.exchange.records import (
    NOTE,
    CodebookEntry,
    Project,
    TagAssignment,
    TextDocument,
    TextSelection,
)
from desktop.text.alignment import TextAlignment
from desktop.text.anchor import Anchor, locate
from desktop.text.metadata import Metadata
from desktop.text.timestamps import timestamp_of


@dataclass(slots=True)
class MergeResult:
    """What came of a project.

    Attributes:
        documents: Ids of the documents that are new.
        known: Ids of the documents that were there already, with the same text.
        tags: Ids of the tags that are new.
        annotations: Ids of the annotations that are new.
        attributes: Names of the attributes that documents were given values of.
        repeated: How many annotations were there already, by id or by document, place, tag and annotator.
        waiting: Ids of new annotations that are on the review list: they were made on an older text.
        unplaced: Selections whose words are not where they are said to be, as title and words; left out.
        refused: Tags that were left out, as their number in the codebook (the first is 1), name and why:
            ``too-deep`` or ``too-long``.
        untagged: Annotations that were left out with them, as title and words.
    """

    documents: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    repeated: int = 0
    waiting: list[str] = field(default_factory=list)
    unplaced: list[tuple[str, str]] = field(default_factory=list)
    refused: list[tuple[int, str, str]] = field(default_factory=list)
    untagged: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ImportProject(Action[MergeResult]):
    """Take a project in, in one step; what is known is not made again or overwritten.

    A tag is known by id or path, a document by its text, an annotation as `AnnotationWriter` says.

    Attributes:
        project: The records; its documents are read once.
    """

    kind: ClassVar[str] = "import-project"
    risky: ClassVar[bool] = True
    project: Project

    def do(self, work: UnitOfWork) -> MergeResult:
        """Write tags, then document by document."""
        merging = _ProjectMerge(work, self.project)
        for one in self.project.documents:
            merging.merge_document(one)
        merging.writer.flush()
        work.set_label_args(project=self.project.name, count=str(len(merging.result.annotations)))
        return merging.result


class _Refused(NamedTuple):
    """A tag that can't be made, and why."""

    reason: str


class _ProjectMerge:
    """A project on its way into a library.

    Attributes:
        result: What came of it so far.
        writer: What writes its annotations.
    """

    def __init__(self, work: UnitOfWork, project: Project) -> None:
        self.result = MergeResult()
        self.writer = AnnotationWriter(work)
        self._work = work
        self._attributes = AttributeWriter(work, project.attributes)
        self._used: set[str] = set()  # ids of the annotations that this project brought
        self._used_passages: set[str] = set()  # a selection may have the id of its annotation
        self._names = {user.id: user.name for user in project.users}
        self._tags: dict[str, str] = {}
        self._left_out: dict[str, str] = {}
        for number, code in enumerate(project.codes, start=1):
            self._take_code(told_apart(code), number)

    def _take_code(self, code: CodebookEntry, number: int) -> None:
        """Take a tag in, or note why it can't be taken."""
        above = code.parent_id or ""
        reason = self._left_out.get(above, "")
        found = self._tag(code, self._tags.get(above), reason)
        if isinstance(found, _Refused):
            self._left_out[code.id] = found.reason
            self.result.refused.append((number, code.name, found.reason))
        else:
            self._tags[code.id] = found

    def _tag(self, code: CodebookEntry, parent_id: str | None, reason: str = "") -> "str | _Refused":
        """Return the tag of a code: of the same id, else of the same name in the same place, else a new one.

        Args:
            code: The code.
            parent_id: The tag above it, or None.
            reason: Why the one above it was left out, where it was.
        """
        if self._work.existing_rows("tag", [code.id]):
            return code.id
        cleaned = clean_name(code.name)
        known = None if reason else tags.child_named(self._work.connection, parent_id, cleaned)
        if known is not None:
            return known
        reason = reason or refusal(self._work, parent_id, [cleaned])
        if reason:
            return _Refused(reason)
        words = {name: getattr(code, name) for name in ("description", "use_when", "not_when", "examples")}
        color = usable_color(code.color) or next_color(self._work)
        insert_tag(self._work, code.id, parent_id, cleaned, color=color, **words)
        self.result.tags.append(code.id)
        return code.id

    def merge_document(self, one: TextDocument) -> None:
        """Take a document in with its annotations."""
        work = self._work
        name = one.metadata.get("source") or f"{one.title}.txt"
        draft = Draft(one.text, Metadata(), name, 0, 0, len(one.text))
        known = documents.with_text(work.connection, draft.sha256)
        if known is None:
            document_id = self._create_document(one, draft)
            self.result.documents.append(document_id)
        else:
            document_id = known.id
            work.update("document", document_id, removed=None)
            self.result.known.append(document_id)
        self._give_attributes(document_id, one)
        version_id = documents.version_with(work.connection, document_id, draft.sha256) or ""
        current = work.document(document_id)["version_id"]
        moving = None if current == version_id else TextAlignment(one.text, work.text(current))
        ids = [selection.id for selection in one.selections]
        taken = set(work.existing_rows("passage", ids)) | self._used_passages
        free = set(ids) - taken
        self._used_passages |= free
        ids = [coding.id for selection in one.selections for coding in selection.codings]
        there = set(work.existing_rows("annotation", ids)) | self._used.intersection(ids)
        for selection in one.selections:
            own_id = selection.id if selection.id in free else ""
            self._merge_selection(one, (document_id, version_id, current), selection, moving, own_id, there)

    def _give_attributes(self, document_id: str, one: TextDocument) -> None:
        """Set the values of attributes that a document does not have yet."""
        values = dict(one.attributes) | ({NOTE: one.memo} if one.memo else {})
        for name in self._attributes.give(document_id, values):
            if name not in self.result.attributes:
                self.result.attributes.append(name)

    def _create_document(self, one: TextDocument, draft: Draft) -> str:
        work = self._work
        document_id = new_id() if work.existing_rows("document", [one.id]) else one.id
        version_id = new_id()
        row = {
            "id": document_id,
            "number": documents.next_number(work.connection),
            "version_id": version_id,
            "added": timestamp_of(one.created) or work.now,
            "removed": None,
            "inferred": json.dumps([]),
        }
        source = SourceFile(draft.source, one.text.encode(), "utf-8", False, (draft,))
        source_id = store_source(work, source)
        how = ("import", draft, source_id, "utf-8")
        version = version_values(work, version_id, document_id, 1, *how)
        store_documents(work, [row | _metadata_values(one)], [version], [draft])
        return document_id

    def _merge_selection(
        self,
        one: TextDocument,
        document: tuple[str, str, str],
        selection: TextSelection,
        moving: TextAlignment | None,
        own_id: str,
        known: set[str],
    ) -> None:
        """Take a selection with its annotations, where its words stand.

        Args:
            one: The document as it came.
            document: The document here, its version with that text, and its current version.
            selection: The selection.
            moving: The way to the current text, where it is another one.
            own_id: The id of a new passage; empty for any.
            known: The ids of annotations that are there already.
        """
        quote = selection.quote or one.text[selection.start : selection.end]
        anchor = Anchor(selection.start, selection.end, quote, selection.prefix, selection.suffix)
        found = locate(anchor, one.text)
        if found is None:
            self.result.unplaced.append((one.title, quote))
            return
        codings = [coding for coding in selection.codings if self._has_tag(coding)]
        self.result.untagged += [(one.title, quote)] * (len(selection.codings) - len(codings))
        document_id, version_id, current = document
        places = [Place(version_id, *found)]
        if moving is not None:
            mapped = moving.mapped_range(Anchor(*found, quote, selection.prefix, selection.suffix))
            places += [Place(current, *mapped)] if mapped is not None else []
        state = "placed" if places[-1].version_id == current else "review"
        for coding in codings:
            self._annotate(coding, document_id, places, state, own_id, known)

    def _has_tag(self, coding: TagAssignment) -> bool:
        """Return whether a coding's tag was taken in; one that the project does not describe is made.

        A coding without a tag lacks nothing.
        """
        if not coding.code_id:
            return True
        if coding.code_id not in self._tags and coding.code_id not in self._left_out:
            self._take_code(CodebookEntry(coding.code_id, coding.code_id), 0)
        return coding.code_id in self._tags

    def _annotate(
        self,
        coding: TagAssignment,
        document_id: str,
        places: list[Place],
        state: str,
        own_id: str,
        known: set[str],
    ) -> None:
        """Write an annotation that is not there yet, at the last of its places in the versions."""
        work = self._work
        created = timestamp_of(coding.created) or work.now
        row: dict[str, Any] = {
            "id": coding.id,
            "document_id": document_id,
            "tag_id": self._tags[coding.code_id] if coding.code_id else None,
            "annotator_id": self._annotator(coding),
            "note": coding.note,
            "state": state,
            "created": created,
            "modified": timestamp_of(coding.modified) or created,
        }
        anybody = not coding.user_id
        if coding.id in known or any(
            self.writer.known(document_id, place, row, anybody=anybody) for place in places
        ):
            self.result.repeated += 1
            return
        known.add(coding.id)
        self._used.add(coding.id)
        self.writer.write(places[-1], row, passage_id=own_id)
        self.result.annotations.append(coding.id)
        if row["state"] == "review":
            self.result.waiting.append(coding.id)

    def _annotator(self, coding: TagAssignment) -> str:
        """Return the id of who made an annotation; whoever imports where the project does not say."""
        if not coding.user_id:
            return self._work.annotator_id
        return self._work.annotator_id_of(self._names.get(coding.user_id, ""), coding.user_id)


def _metadata_values(one: TextDocument) -> dict[str, Any]:
    """Return the metadata of a document as its columns hold it; what can't be read is left empty."""
    names = ("region", "province", "city", "county", "date", "session", "speaker")
    values: dict[str, Any] = {name: one.metadata.get(name, "") for name in names}
    year = one.metadata.get("year", "")
    values["year"] = int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else None
    values["title"] = one.title
    values["kind"] = one.metadata.get("kind") or "other"
    values["level"] = one.metadata.get("level", "")
    values["script"] = one.metadata.get("script") or "hans"
    return values
