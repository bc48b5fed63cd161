"""The annotation writer: annotations that come in from a file are written once, however they are known.

An annotation is known again by its id, else by document, place, tag and annotator; one without a tag by its
note, too. What comes of one file is looked for among what was there before: two of one library that differ in
their ids alone are two here. Rows wait and are written by the hundred; what a document has is read once.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from db.ids import new_id
from db.queries import passages
from db.unit_of_work import UnitOfWork
from desktop.actions.passages import anchor_in

_DOCUMENTS_AT_HAND = 256
"""Documents whose passages and annotations are kept while rows of others come."""

_WAITING = 500
"""Rows that are written together."""


class Place(NamedTuple):
    """A range of a text: of which version, from where to where."""

    version_id: str
    start: int
    end: int


_Mark = tuple[Place, str | None, str, str]
"""What an annotation is known by: place, tag, annotator, and its note where it has no tag."""


@dataclass(slots=True)
class _Held:
    """What a document has.

    Attributes:
        passages: Ids of passages by their place.
        annotations: Ids of annotations by what they are known by.
        by_anybody: The same, whoever made them.
        untagged: Ids of annotations without a tag by place and annotator.
    """

    passages: dict[Place, str] = field(default_factory=dict)
    annotations: dict[_Mark, str] = field(default_factory=dict)
    by_anybody: dict[_Mark, str] = field(default_factory=dict)
    untagged: dict[tuple[Place, str], list[str]] = field(default_factory=dict)

    def add(self, place: Place, values: dict[str, Any]) -> None:
        """Note an annotation, so that it is known again."""
        self.annotations[_mark(place, values)] = values["id"]
        self.by_anybody[_mark(place, {**values, "annotator_id": ""})] = values["id"]
        if values["tag_id"] is None:
            self.untagged.setdefault((place, values["annotator_id"]), []).append(values["id"])


class AnnotationWriter:
    """Writes passages and annotations through a unit of work."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._held: OrderedDict[str, _Held] = OrderedDict()
        self._passages: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []
        self._waiting: set[str] = set()

    def known(
        self, document_id: str, place: Place, values: dict[str, Any], *, anybody: bool = False
    ) -> str | None:
        """Return the id of the annotation that is already there, or None.

        Args:
            document_id: The document.
            place: Where the new one would be.
            values: The columns that it would have, tag, annotator and note among them.
            anybody: Whether it does not matter who made it: the file can't say.
        """
        held = self._of(document_id)
        if anybody:
            return held.by_anybody.get(_mark(place, {**values, "annotator_id": ""}))
        return held.annotations.get(_mark(place, values))

    def untagged(self, document_id: str, place: Place, annotator_id: str) -> list[str]:
        """Return the ids of an annotator's annotations without a tag that were there at a place."""
        return self._of(document_id).untagged.get((place, annotator_id), [])

    def write(
        self, place: Place, values: dict[str, Any], *, passage_id: str = "", named: bool = True
    ) -> None:
        """Write a new annotation, at the latest with ``flush``.

        Args:
            place: Where it is.
            values: Its row, without the passage.
            passage_id: A free id that a new passage is to have; empty for any.
            named: Whether it brought its id along: else the next one like it is the same.
        """
        held = self._of(values["document_id"])
        known = held.passages.get(place)
        if known is None:
            known = held.passages[place] = self._new_passage(place, passage_id)
        self._annotations.append({**values, "passage_id": known})
        self._waiting.add(values["document_id"])
        if not named:
            held.add(place, values)
        if len(self._annotations) >= _WAITING:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        if self._passages:
            self._work.insert("passage", *self._passages)
        if self._annotations:
            self._work.insert("annotation", *self._annotations)
        self._passages, self._annotations = [], []
        self._waiting.clear()

    def _new_passage(self, place: Place, own_id: str) -> str:
        anchor = anchor_in(self._work, *place)
        row = {"id": own_id or new_id(), "version_id": place.version_id, "moved_from": None}
        names = ("start", "end", "quote", "prefix", "suffix")
        self._passages.append(row | {name: getattr(anchor, name) for name in names})
        return str(row["id"])

    def _of(self, document_id: str) -> _Held:
        """Return what a document has, read where it is not at hand."""
        held = self._held.get(document_id)
        if held is not None:
            self._held.move_to_end(document_id)
            return held
        held = self._held[document_id] = _Held()
        for passage_id, *place in passages.of_document(self._work.connection, document_id):
            held.passages[Place(*place)] = passage_id
        for own_id, version_id, start, end, tag_id, annotator_id, note in passages.annotations_on(
            self._work.connection, document_id
        ):
            values = {"id": own_id, "tag_id": tag_id, "annotator_id": annotator_id, "note": note}
            held.add(Place(version_id, start, end), values)
        if len(self._held) > _DOCUMENTS_AT_HAND:
            gone, _ = self._held.popitem(last=False)
            if gone in self._waiting:
                self.flush()  # it may be read again
        return held


def _mark(place: Place, values: dict[str, Any]) -> _Mark:
    note = values["note"] if values["tag_id"] is None else ""
    return place, values["tag_id"], values["annotator_id"], note
