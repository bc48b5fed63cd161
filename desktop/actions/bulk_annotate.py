"""Bulk annotation: several tags at once, many annotations at once, and the reviewed flag."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from db.ids import new_id
from db.queries import passages
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.annotate import (
    add_tag_and_note,
    change_each,
    new_annotation_row,
    short_quote,
    tag_name,
)
from desktop.actions.passages import passages_at
from desktop.actions.tag_values import ensure_path

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
