"""Annotating: applying tags to passages, one or many at once, and changing annotations."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from db.errors import EditConflict
from db.ids import new_id
from db.queries import passages
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.passages import delete_unused, passage_at, passages_at
from desktop.actions.tag_values import ensure_path

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
    """Tag those of some annotations that have no tag, and add a note to those whose notes do not say so."""
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
    """Move an annotation within its document's current text; also place one from the review list.

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
    """Change or set the tag of annotations in one step.

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


Place = tuple[str, int, int]
"""A range of a document's current text: the document's id, first code point, code point after the last."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What came of applying tags.

    Attributes:
        annotation_ids: Ids of the annotations at the ranges: new ones, and those that were there already.
        tag_ids: Ids of the tags, those made for their paths included.
    """

    annotation_ids: list[str]
    tag_ids: list[str]


@dataclass(frozen=True, slots=True)
class ApplyTags(Action[Applied]):
    """Apply tags to ranges of any documents in one step, making the tags that are missing.

    Where the annotator has applied a tag to the very words already, that annotation stays the only one; one
    without a tag on these words is given the first. Without any tag the ranges are highlighted.

    Attributes:
        places: The ranges.
        tag_ids: Tags that there are.
        paths: Paths of tags, such as ``产业/煤炭``; what is missing of them is made.
        note: What the annotator writes on each.
    """

    kind: ClassVar[str] = "apply-tags"
    creates_annotations: ClassVar[bool] = True
    places: Sequence[Place]
    tag_ids: Sequence[str] = ()
    paths: Sequence[str] = ()
    note: str = ""

    def do(self, work: UnitOfWork) -> Applied:
        """Write tags, passages and annotations."""
        made = [ensure_path(work, path)[-1] for path in self.paths]
        tags = work.rows("tag", [*self.tag_ids, *made])
        by_document: dict[str, list[tuple[int, int]]] = {}
        for document_id, start, end in dict.fromkeys(self.places):
            by_document.setdefault(document_id, []).append((start, end))
        ids: list[str] = []
        for document_id, spans in by_document.items():
            for tag_id in tags or (None,):
                ids += annotate_spans(work, document_id, spans, tag_id, self.note)
        names = "、".join(row["name"] for row in tags.values())
        work.set_label_args(tag=names, count=str(len(set(self.places))))
        if len(self.places) == 1:
            document_id, start, end = self.places[0]
            document = work.document(document_id)
            work.set_label_args(
                quote=short_quote(work.text(document["version_id"])[start:end]), document=document["title"]
            )
        return Applied(ids, list(tags))


def annotate_spans(
    work: UnitOfWork, document_id: str, spans: Sequence[tuple[int, int]], tag_id: str | None, note: str = ""
) -> list[str]:
    """Annotate ranges of one document; where the annotator has put the tag already, that annotation stays.

    Where an annotation of theirs on the very words has no tag, it is given this one.

    Args:
        work: The unit of work to write through.
        document_id: The document.
        spans: Ranges of its current text in code points, end exclusive.
        tag_id: The tag, or None for highlights without one.
        note: What the annotator writes on each.

    Returns:
        The ids of the annotations at the ranges, in the order of the ranges.

    Raises:
        NotFound: When there is no such document or tag any more.
    """
    document = work.document(document_id)
    tag_name(work, tag_id)
    passage_ids = passages_at(work, document["version_id"], spans)
    known = passages.tagged(work.connection, passage_ids, work.annotator_id)
    bare = {one: key for (one, tag), key in known.items() if tag is None}
    ids = {one: known.get((one, tag_id)) or bare.get(one) or new_id() for one in passage_ids}
    new = [one for one in ids if (one, tag_id) not in known and one not in bare]
    work.insert(
        "annotation", *(new_annotation_row(work, ids[one], document_id, one, tag_id, note) for one in new)
    )
    changed = [ids[one] for one in ids if note or (one, tag_id) not in known]
    made = {ids[one] for one in new}
    add_tag_and_note(work, [one for one in changed if one not in made], tag_id, note)
    return [ids[one] for one in passage_ids]


@dataclass(frozen=True, slots=True)
class NoteMany(Action[None]):
    """Write one note on many annotations in one step.

    Attributes:
        ids: The annotations.
        note: The note.
    """

    kind: ClassVar[str] = "note-many"
    ids: Sequence[str]
    note: str

    def do(self, work: UnitOfWork) -> None:
        """Write the notes."""
        change_each(work, self.ids, note=self.note)
        work.set_label_args(count=str(len(self.ids)))


@dataclass(frozen=True, slots=True)
class SetReviewed(Action[None]):
    """Say of annotations that somebody has looked at them again, or take that back.

    Attributes:
        ids: The annotations.
        reviewed: What is to be said.
    """

    kind: ClassVar[str] = "set-reviewed"
    ids: Sequence[str]
    reviewed: bool = True

    def do(self, work: UnitOfWork) -> None:
        """Write the flag; it is no change of the annotation's own, so that its time stays."""
        work.rows("annotation", self.ids)
        work.update("annotation", *self.ids, reviewed=int(self.reviewed))
        work.set_label_args(count=str(len(self.ids)))
