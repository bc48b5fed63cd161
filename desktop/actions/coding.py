"""Coding: several tags at once, many annotations at once, and what has been reviewed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from db.ids import new_id
from db.queries import passages
from db.work import Work
from desktop.actions.action import Action
from desktop.actions.annotate import annotation, shown
from desktop.actions.passages import passage_at, passages_at
from desktop.actions.tag_values import ensure_path

Place = tuple[str, int, int]
"""A range of a document's current text: the document's id, first code point, code point after the last."""


@dataclass(frozen=True, slots=True)
class PutTags(Action):
    """Put several tags on a range of a document's current text, making those that are missing.

    A tag that the annotator has put on the very range already is not put again.

    Attributes:
        document_id: The document.
        start: First code point.
        end: Code point after the last.
        tag_ids: Tags that there are.
        paths: Paths of tags, such as ``产业/煤炭``; what is missing of them is made.
        ids: After it was done, the new annotations' ids.
        put: After it was done, the ids of all tags meant, made ones included.
    """

    kind: ClassVar[str] = "put-tags"
    document_id: str
    start: int
    end: int
    tag_ids: Sequence[str] = ()
    paths: Sequence[str] = ()
    ids: list[str] = field(default_factory=list, compare=False)
    put: list[str] = field(default_factory=list, compare=False)

    def do(self, work: Work) -> None:
        """Write tags, passage and annotations."""
        document = work.document(self.document_id)
        made = [ensure_path(work, path)[-1] for path in self.paths]
        wanted = list(work.rows("tag", [*self.tag_ids, *made]))
        passage_id = passage_at(work, document["version_id"], self.start, self.end)
        known = passages.tagged(work.connection, [passage_id], work.annotator_id)
        rows = [
            annotation(work, new_id(), self.document_id, passage_id, tag_id, "")
            for tag_id in wanted
            if (passage_id, tag_id) not in known
        ]
        work.insert("annotation", *rows)
        self.ids[:] = [str(row["id"]) for row in rows]
        self.put[:] = wanted
        names = "、".join(row["name"] for row in work.rows("tag", wanted).values())
        quote = work.text(document["version_id"])[self.start : self.end]
        work.say(tag=names, quote=shown(quote), document=document["title"], count=str(len(rows)))


@dataclass(frozen=True, slots=True)
class AnnotateMany(Action):
    """Put a tag on many ranges of any documents in one step; not where the annotator has put it already.

    Attributes:
        places: The ranges.
        tag_id: The tag.
        ids: After it was done, the new annotations' ids.
    """

    kind: ClassVar[str] = "annotate-many"
    places: Sequence[Place]
    tag_id: str
    ids: list[str] = field(default_factory=list, compare=False)

    def do(self, work: Work) -> None:
        """Write an annotation for each range."""
        tag = work.row("tag", self.tag_id)
        by_document: dict[str, list[tuple[int, int]]] = {}
        for document_id, start, end in dict.fromkeys(self.places):
            by_document.setdefault(document_id, []).append((start, end))
        made: list[str] = []
        for document_id, spans in by_document.items():
            made += annotate_spans(work, document_id, spans, self.tag_id)
        self.ids[:] = made
        work.say(tag=tag["name"], count=str(len(made)))


def annotate_spans(work: Work, document_id: str, spans: Sequence[tuple[int, int]], tag_id: str) -> list[str]:
    """Put a tag on ranges of one document and give the new annotations' ids; none where it stands already."""
    document = work.document(document_id)
    passage_ids = passages_at(work, document["version_id"], spans)
    known = passages.tagged(work.connection, passage_ids, work.annotator_id)
    rows = [
        annotation(work, new_id(), document_id, one, tag_id, "")
        for one in passage_ids
        if (one, tag_id) not in known
    ]
    work.insert("annotation", *rows)
    return [str(row["id"]) for row in rows]


@dataclass(frozen=True, slots=True)
class RetagMany(Action):
    """Give many annotations another tag in one step.

    Attributes:
        ids: The annotations.
        tag_id: The tag.
    """

    kind: ClassVar[str] = "retag-many"
    ids: Sequence[str]
    tag_id: str

    def do(self, work: Work) -> None:
        """Write the tag."""
        tag = work.row("tag", self.tag_id)
        _change(work, self.ids, tag_id=self.tag_id)
        work.say(tag=tag["name"], count=str(len(self.ids)))


@dataclass(frozen=True, slots=True)
class NoteMany(Action):
    """Write one note on many annotations in one step.

    Attributes:
        ids: The annotations.
        note: The note.
    """

    kind: ClassVar[str] = "note-many"
    ids: Sequence[str]
    note: str

    def do(self, work: Work) -> None:
        """Write the notes."""
        _change(work, self.ids, note=self.note)
        work.say(count=str(len(self.ids)))


@dataclass(frozen=True, slots=True)
class SetReviewed(Action):
    """Say of annotations that somebody has looked at them again, or take that back.

    Attributes:
        ids: The annotations.
        reviewed: What is to be said.
    """

    kind: ClassVar[str] = "set-reviewed"
    ids: Sequence[str]
    reviewed: bool = True

    def do(self, work: Work) -> None:
        """Write the flag; it is no change of the annotation's own, so that its time stays."""
        work.rows("annotation", self.ids)
        work.update("annotation", *self.ids, reviewed=int(self.reviewed))
        work.say(count=str(len(self.ids)))


def _change(work: Work, ids: Sequence[str], **values: Any) -> None:
    """Write columns of those annotations in which something changes, and when."""
    rows = work.rows("annotation", ids)
    wanted = {**values, "modified": work.now}
    changed = {
        key: wanted for key, row in rows.items() if any(row[name] != value for name, value in values.items())
    }
    work.change("annotation", changed, rows)
