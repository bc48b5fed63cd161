"""User data: the user's own words, corrected figures and bookmarks."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from db.errors import BadValue, NotFound
from db.ids import new_id
from db.queries import user_data
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.annotate import annotate_spans, short_quote
from desktop.actions.known_figures import confirmation
from desktop.actions.passages import delete_unused, passage_at
from desktop.text.figures.model import Figure


def _parts(work: UnitOfWork, parts: Sequence[str], least: int) -> list[str]:
    trimmed = [part.strip() for part in parts]
    if len(trimmed) < least or not all(trimmed):
        raise BadValue(work.path, "empty", field="parts", value="/".join(parts))
    return trimmed


def _insert_user_word(work: UnitOfWork, kind: str, parts: list[str]) -> None:
    """Keep one word, or one split, for the same characters."""
    word = "".join(parts)
    for known in user_data.with_word(work.connection, word):
        work.delete("own_word", known)
    row = {"id": new_id(), "kind": kind, "word": word, "created": work.now}
    work.insert("own_word", {**row, "parts": json.dumps(parts, ensure_ascii=False)})
    work.set_label_args(word=" ".join(parts))


@dataclass(frozen=True, slots=True)
class AddWord(Action[None]):
    """Take some characters as one word.

    Attributes:
        word: The characters.
    """

    kind: ClassVar[str] = "add-word"
    word: str

    def do(self, work: UnitOfWork) -> None:
        """Write the word."""
        _insert_user_word(work, "word", _parts(work, [self.word], 1))


@dataclass(frozen=True, slots=True)
class JoinWords(Action[None]):
    """Take neighboring words as one.

    Attributes:
        parts: The words as they were cut.
    """

    kind: ClassVar[str] = "join-words"
    parts: Sequence[str]

    def do(self, work: UnitOfWork) -> None:
        """Write the joined word."""
        _insert_user_word(work, "word", ["".join(_parts(work, self.parts, 2))])


@dataclass(frozen=True, slots=True)
class SplitWord(Action[None]):
    """Take some characters as several words.

    Attributes:
        parts: The words they are to be cut into.
    """

    kind: ClassVar[str] = "split-word"
    parts: Sequence[str]

    def do(self, work: UnitOfWork) -> None:
        """Write the split."""
        _insert_user_word(work, "split", _parts(work, self.parts, 2))


@dataclass(frozen=True, slots=True)
class RemoveWord(Action[None]):
    """Forget what was taught of some characters.

    Attributes:
        word: The characters, without a mark between.
    """

    kind: ClassVar[str] = "remove-word"
    word: str

    def do(self, work: UnitOfWork) -> None:
        """Delete the word or split."""
        known = user_data.with_word(work.connection, self.word)
        if not known:
            raise NotFound(work.path, "unknown", what="word", id=self.word)
        for one in known:
            work.delete("own_word", one)
        work.set_label_args(word=self.word)


@dataclass(frozen=True, slots=True)
class CorrectFigure(Action[None]):
    """Say what a figure means, or that a number is none; a former correction of the range is replaced.

    Attributes:
        document_id: The document.
        start: First code point in its current text.
        end: Code point after the last.
        fields: The fields set by hand, names as in ``Figure``; None says that it is no figure.
    """

    kind: ClassVar[str] = "correct-figure"
    document_id: str
    start: int
    end: int
    fields: Mapping[str, Any] | None

    def do(self, work: UnitOfWork) -> None:
        """Write the correction on its passage."""
        document = work.document(self.document_id)
        passage_id = passage_at(work, document["version_id"], self.start, self.end)
        held = None if self.fields is None else json.dumps(dict(self.fields), ensure_ascii=False)
        known = user_data.correction_at(work.connection, passage_id)
        if known is not None:
            work.update("figure_correction", known, fields=held, modified=work.now)
        else:
            row = {"id": new_id(), "document_id": self.document_id, "passage_id": passage_id, "fields": held}
            stamp = {"annotator_id": work.annotator_id, "created": work.now, "modified": work.now}
            work.insert("figure_correction", {**row, **stamp, "state": "placed"})
        work.set_label_args(
            quote=short_quote(work.row("passage", passage_id)["quote"]), document=document["title"]
        )


@dataclass(frozen=True, slots=True)
class ConfirmFigure(CorrectFigure):
    """Say that a figure is as it was recognized; attributes as for a correction."""

    kind: ClassVar[str] = "confirm-figure"

    @classmethod
    def of(cls, document_id: str, figure: Figure, *, group_id: str | None = None) -> Self:
        """Return the action that confirms a figure of a document's current text."""
        return cls(document_id, figure.start, figure.end, confirmation(figure), group_id=group_id)


@dataclass(frozen=True, slots=True)
class ForgetCorrection(Action[None]):
    """Take a figure again as it is recognized.

    Attributes:
        correction_id: The correction.
    """

    kind: ClassVar[str] = "forget-correction"
    correction_id: str

    def do(self, work: UnitOfWork) -> None:
        """Delete the correction."""
        row = work.row("figure_correction", self.correction_id)
        work.set_label_args(quote=short_quote(work.row("passage", row["passage_id"])["quote"]))
        work.delete("figure_correction", self.correction_id)
        delete_unused(work, row["passage_id"])


@dataclass(frozen=True, slots=True)
class FiguresToAnnotations(Action[list[str]]):
    """Apply a tag to many figures of a document in one step; its value are the annotations' ids by span.

    Attributes:
        document_id: The document.
        spans: Ranges of its current text in code points, end exclusive.
        tag_id: The tag.
    """

    kind: ClassVar[str] = "figures-to-annotations"
    creates_annotations: ClassVar[bool] = True
    document_id: str
    spans: Sequence[tuple[int, int]]
    tag_id: str

    def do(self, work: UnitOfWork) -> list[str]:
        """Write an annotation for each span."""
        ids = annotate_spans(work, self.document_id, self.spans, self.tag_id)
        document, tag = work.document(self.document_id), work.row("tag", self.tag_id)
        work.set_label_args(tag=tag["name"], count=str(len(ids)), document=document["title"])
        return ids


@dataclass(frozen=True, slots=True)
class HitsToAnnotations(FiguresToAnnotations):
    """Apply a tag to many places found by searching, in one step; attributes as for figures."""

    kind: ClassVar[str] = "hits-to-annotations"


@dataclass(frozen=True, slots=True)
class AddBookmark(Action[None]):
    """Mark a place of a document to find it again.

    Attributes:
        document_id: The document.
        position: Code point in its current text.
        label: What the user calls it.
        id: The bookmark's id.
    """

    kind: ClassVar[str] = "add-bookmark"
    document_id: str
    position: int
    label: str = ""
    id: str = field(default_factory=new_id)

    def do(self, work: UnitOfWork) -> None:
        """Write the bookmark."""
        document = work.document(self.document_id)
        row = {"id": self.id, "document_id": self.document_id, "position": self.position}
        work.insert("bookmark", {**row, "label": self.label, "created": work.now})
        work.set_label_args(document=document["title"], label=self.label)


@dataclass(frozen=True, slots=True)
class RemoveBookmark(Action[None]):
    """Forget a marked place.

    Attributes:
        bookmark_id: The bookmark.
    """

    kind: ClassVar[str] = "remove-bookmark"
    bookmark_id: str

    def do(self, work: UnitOfWork) -> None:
        """Delete the bookmark."""
        work.set_label_args(label=work.row("bookmark", self.bookmark_id)["label"])
        work.delete("bookmark", self.bookmark_id)
