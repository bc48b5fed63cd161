"""Annotating: applying tags to passages, and changing annotations."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from db.errors import EditConflict
from db.ids import new_id
from db.queries import passages
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.passages import delete_unused, passage_at

_QUOTE_LENGTH = 24
"""Characters of a quote that the name of a step shows."""


def short_quote(quote: str) -> str:
    """Return a quote as short as a menu can show it, on one line."""
    line = " ".join(quote.split())
    return line if len(line) <= _QUOTE_LENGTH else line[: _QUOTE_LENGTH - 1] + "…"


@dataclass(frozen=True, slots=True)
class AddAnnotation(Action[str]):
    """Annotate a range of a document's current text; its value is the annotation's id.

    Where the annotator has put that tag on these very words already, that annotation stays the only one: its
    id is returned, and a note is added to its note. One without a tag on these very words is given the tag.

    Attributes:
        document_id: The document.
        start: First code point.
        end: Code point after the last.
        tag_id: The tag; empty for a highlight, or a note, without one.
        note: What the annotator writes.
        id: The new annotation's id.
    """

    kind: ClassVar[str] = "add-annotation"
    creates_annotations: ClassVar[bool] = True
    document_id: str
    start: int
    end: int
    tag_id: str = ""
    note: str = ""
    id: str = field(default_factory=new_id)

    def do(self, work: UnitOfWork) -> str:
        """Write passage and annotation."""
        document = work.document(self.document_id)
        tag_id = self.tag_id or None
        tag = tag_name(work, tag_id)
        passage_id = passage_at(work, document["version_id"], self.start, self.end)
        quote = work.text(document["version_id"])[self.start : self.end]
        work.set_label_args(tag=tag, quote=short_quote(quote), document=document["title"])
        known = _existing(work, passage_id, tag_id)
        if known is not None:
            add_tag_and_note(work, [known], tag_id, self.note)
            return known
        work.insert(
            "annotation",
            new_annotation_row(work, self.id, self.document_id, passage_id, tag_id, self.note),
        )
        return self.id


def tag_name(work: UnitOfWork, tag_id: str | None) -> str:
    """Return the name of a tag; empty where there is none to name.

    Raises:
        NotFound: When there is no such tag any more.
    """
    return "" if tag_id is None else str(work.row("tag", tag_id)["name"])


def _existing(work: UnitOfWork, passage_id: str, tag_id: str | None) -> str | None:
    """Return the annotator's annotation of a passage with a tag, else the one that can be given it.

    On a new passage there is none.
    """
    if work.has_inserted("passage", passage_id):
        return None
    known = passages.tagged(work.connection, [passage_id], work.annotator_id)
    return known.get((passage_id, tag_id)) or known.get((passage_id, None))


def add_tag_and_note(work: UnitOfWork, ids: Sequence[str], tag_id: str | None, note: str) -> None:
    """Give a tag to those of some annotations that have none, and add a note to theirs that don't say so."""
    for row in work.rows("annotation", ids).values() if ids else ():
        told = f"{row['note']}\n{note}".strip() if note and note not in row["note"] else row["note"]
        _modify(work, row, tag_id=row["tag_id"] or tag_id, note=told)


def new_annotation_row(
    work: UnitOfWork, own_id: str, document_id: str, passage_id: str, tag_id: str | None, note: str
) -> dict[str, object]:
    """Return the row of a new annotation of whoever does the work."""
    return {
        "id": own_id,
        "document_id": document_id,
        "passage_id": passage_id,
        "tag_id": tag_id,
        "annotator_id": work.annotator_id,
        "note": note,
        "state": "placed",
        "created": work.now,
        "modified": work.now,
    }


def _modify(work: UnitOfWork, row: dict[str, Any], **values: Any) -> None:
    """Write what changes of an annotation, and when; nothing where nothing changes."""
    if any(row[name] != value for name, value in values.items()):
        work.update("annotation", row["id"], **values, modified=work.now)


def _label_annotation(work: UnitOfWork, row: dict[str, Any]) -> None:
    """Name an annotation for the wording of its step."""
    passage = work.row("passage", str(row["passage_id"]))
    work.set_label_args(tag=tag_name(work, row["tag_id"]), quote=short_quote(passage["quote"]))


@dataclass(frozen=True, slots=True)
class ChangeSpan(Action[None]):
    """Give an annotation another range of its document's current text; also places one from the review list.

    Attributes:
        annotation_id: The annotation.
        start: First code point.
        end: Code point after the last.
    """

    kind: ClassVar[str] = "change-span"
    annotation_id: str
    start: int
    end: int

    def do(self, work: UnitOfWork) -> None:
        """Move the annotation to the passage of the new range."""
        row = work.row("annotation", self.annotation_id)
        document = work.document(row["document_id"])
        old = work.row("passage", row["passage_id"])
        older = None if old["version_id"] == document["version_id"] else old["id"]
        passage_id = passage_at(work, document["version_id"], self.start, self.end, moved_from=older)
        _modify(work, row, passage_id=passage_id, state="placed")
        if older is None and passage_id != old["id"]:
            delete_unused(work, old["id"])
        _label_annotation(work, {**row, "passage_id": passage_id})


@dataclass(frozen=True, slots=True)
class SetNote(Action[None]):
    """Write the note of an annotation; quick edits of one note are one step.

    Attributes:
        annotation_id: The annotation.
        note: The new note.
        expected: The note as it was seen when editing began; when it is another by now, that is a Conflict
            and nothing is overwritten. None to write in any case.
    """

    kind: ClassVar[str] = "set-note"
    annotation_id: str
    note: str
    expected: str | None = None

    def do(self, work: UnitOfWork) -> None:
        """Write the note."""
        row = work.row("annotation", self.annotation_id)
        if self.expected is not None and row["note"] != self.expected:
            raise EditConflict(work.path, "conflict", what="note", id=self.annotation_id, found=row["note"])
        _modify(work, row, note=self.note)
        _label_annotation(work, row)

    def merge_key(self) -> str | None:
        """Join the edits of one note."""
        return f"note {self.annotation_id}"


@dataclass(frozen=True, slots=True)
class Retag(Action[None]):
    """Give annotations another tag, or their first, in one step.

    Attributes:
        ids: The annotations.
        tag_id: The new tag; empty to leave them without one.
    """

    kind: ClassVar[str] = "retag"
    ids: Sequence[str]
    tag_id: str

    def do(self, work: UnitOfWork) -> None:
        """Write the tag."""
        tag_id = self.tag_id or None
        tag = tag_name(work, tag_id)
        rows = change_each(work, self.ids, tag_id=tag_id)
        if len(rows) == 1:
            _label_annotation(work, {**next(iter(rows.values())), "tag_id": tag_id})
        work.set_label_args(tag=tag, count=str(len(self.ids)))


@dataclass(frozen=True, slots=True)
class DeleteAnnotations(Action[None]):
    """Delete annotations in one step.

    Attributes:
        ids: The annotations.
    """

    kind: ClassVar[str] = "delete-annotations"
    ids: Sequence[str]

    def do(self, work: UnitOfWork) -> None:
        """Delete the annotations, and the passages that nothing else stands on."""
        rows = work.rows("annotation", self.ids)
        if len(rows) == 1:
            _label_annotation(work, *rows.values())
        work.set_label_args(count=str(len(rows)))
        work.delete("annotation", *rows, known=rows)
        delete_unused(work, *(row["passage_id"] for row in rows.values()))


@dataclass(frozen=True, slots=True)
class KeepAsLost(Action[None]):
    """Take annotations off the review list without a place in the current text; they keep their old one.

    Attributes:
        ids: The annotations.
    """

    kind: ClassVar[str] = "keep-as-lost"
    ids: Sequence[str]

    def do(self, work: UnitOfWork) -> None:
        """Write the state."""
        work.set_label_args(count=str(len(self.ids)))
        for key, row in work.rows("annotation", self.ids).items():
            if row["state"] == "placed":
                raise EditConflict(work.path, "conflict", what="state", id=key, found="placed")
        work.update("annotation", *self.ids, state="lost", modified=work.now)


def change_each(work: UnitOfWork, ids: Sequence[str], **values: Any) -> dict[str, dict[str, Any]]:
    """Write columns of those annotations in which something changes, and when; return the rows before."""
    rows = work.rows("annotation", ids)
    wanted = {**values, "modified": work.now}
    changed = {
        key: wanted for key, row in rows.items() if any(row[name] != value for name, value in values.items())
    }
    work.change("annotation", changed, rows)
    return rows
