"""Restoring annotations that were exported: rows come back into a library that has their documents."""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, NamedTuple

from db.ids import new_id
from db.queries import documents, tags
from db.row_types import STATES
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.annotation_writer import AnnotationWriter, Place
from desktop.actions.tag_values import ensure_path, path_refusal, usable_name
from desktop.files.exchange.refi_vocabulary import plain_guid
from desktop.text.anchor import Anchor, locate, locate_by_words
from desktop.text.timestamps import timestamp_of

UNPLACED = -1
"""The start of a row that tells no place."""

_ROWS_TOGETHER = 500
"""Rows whose ids are looked up together."""

_TELLING = 24
"""Characters of words and surroundings that tell a document from all others."""


@dataclass(slots=True)
class RestoreResult:
    """What became of the rows.

    Attributes:
        annotations: Ids of the annotations that are new.
        waiting: Ids of those among them that are on the review list again, as they were when they went out.
        repeated: How many were there already, by id or by document, place, tag and annotator.
        edited: Ids of annotations that were there and have another note now.
        conflicts: Rows whose note was edited, but of which the library's has been, too; it stays.
        unplaced: Rows that have no place, as their number (the first is 1) and why: ``document`` when the
            library has none such, ``quote`` when its words are not there or not there once, ``tag`` when the
            name of its tag is none, ``too-deep`` or ``too-long`` when its tag can't be made.
    """

    annotations: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    repeated: int = 0
    edited: list[str] = field(default_factory=list)
    conflicts: list[int] = field(default_factory=list)
    unplaced: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RestoreAnnotations(Action[RestoreResult]):
    """Take annotations in that were exported as CSV, JSON lines or Web Annotations, in one step.

    A row finds its document by id, else by the hash of its text, else by its title and its words, else by its
    words and surroundings where one document alone has them at that very place. Its offsets are believed only
    while the words are there; nothing is guessed. What had no place in the text when it went out waits on the
    review list again, where an older text of the document has its words. An annotation that is known is left
    as it is, unless the file is one in which notes are edited. A row whose tag is empty is a highlight or a
    note without one.

    Attributes:
        rows: The rows, by the columns of the CSV.
        edits: Whether the rows come from where notes are edited (Excel, Word): the note of a known annotation
            is taken over, unless it was changed here since, which ``modified`` tells.
    """

    kind: ClassVar[str] = "import-annotations"
    rows: Iterable[Mapping[str, Any]]
    edits: bool = False

    def do(self, work: UnitOfWork) -> RestoreResult:
        """Write tags, passages and annotations."""
        restoring = _Restore(work, edits=self.edits)
        numbered = enumerate(self.rows, start=1)
        while some := list(itertools.islice(numbered, _ROWS_TOGETHER)):
            restoring.restore(some)
        restoring.finish()
        work.set_label_args(count=str(len(restoring.result.annotations)))
        return restoring.result


class _Found(NamedTuple):
    """Where a row stands: in which document and text, from where to where, and whether that is current."""

    document_id: str
    place: Place
    state: str


class _Restore:
    """Rows on their way into a library.

    Attributes:
        result: What became of them so far.
    """

    def __init__(self, work: UnitOfWork, *, edits: bool = False) -> None:
        self.result = RestoreResult()
        self._work = work
        self._edits = edits
        self._notes: dict[str, dict[str, Any]] = {}
        self._written: set[str] = set()
        self._writer = AnnotationWriter(work)
        self._tags: dict[str, str] = {}
        self._refusals: dict[str, str] = {}
        listed = documents.list_documents(work.connection)
        self._versions = {row.id: row.version_id for row in listed}
        self._elsewhere: dict[str, list[str]] = {}
        self._by_digest: dict[str, str | None] = {}
        self._titles: dict[str, list[str]] = {}
        for row in listed:
            self._titles.setdefault(row.title, []).append(row.id)

    def restore(self, rows: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
        """Write some rows with their numbers, or note why one has no place."""
        keys = [plain_guid(own) if (own := str(row.get("annotation_id") or "")) else "" for _, row in rows]
        known = self._work.existing_rows("annotation", [key for key in keys if key])
        for key, (number, row) in zip(keys, rows, strict=True):
            there = known.get(key)
            if key and key in self._written:
                self.result.repeated += 1
            elif there is None:
                self._restore_row(number, key, row)
            elif there["document_id"] in self._versions:
                self._repeat(number, key, row)
            else:  # it went with its document, which is kept for undo
                self.result.unplaced.append((number, "document"))

    def finish(self) -> None:
        """Write what waits."""
        self._writer.flush()
        if self._notes:
            self._work.change("annotation", self._notes)

    def _repeat(self, number: int, annotation_id: str, row: Mapping[str, Any]) -> None:
        """Count a row whose annotation is there; take its note over where notes are edited."""
        self.result.repeated += 1
        if not self._edits or "note" not in row or annotation_id in self._written:
            return
        there = self._work.row("annotation", annotation_id)
        note = str(row["note"] or "")
        if _lines(note) == _lines(there["note"]):
            return
        if not _same_second(str(row.get("modified") or ""), there["modified"]):
            self.result.conflicts.append(number)
            return
        self._notes[annotation_id] = {"note": note, "modified": self._work.now}
        self.result.edited.append(annotation_id)

    def _restore_row(self, number: int, key: str, row: Mapping[str, Any]) -> None:
        """Write one row, or note why it has no place."""
        if "comment" in row:
            row = {**row, **self._told(str(row["comment"]))}
        path = _path(row)
        if not path and _said_path(row).strip():
            self.result.unplaced.append((number, "tag"))
            return
        refused = self._refusal(path) if path else ""
        if refused:
            self.result.unplaced.append((number, refused))
            return
        anchor = _anchor(row)
        candidates = self._documents(row, anchor)
        if anchor is None or not candidates:
            self.result.unplaced.append((number, "quote" if candidates else "document"))
            return
        places = self._places(row, anchor, candidates)
        if len(places) != 1:
            self.result.unplaced.append((number, "quote"))
            return
        self._write(number, key, row, path, places[0])

    def _told(self, comment: str) -> dict[str, str]:
        """Return what a comment is: the path of a tag with a note below it, or a note alone."""
        first, _, rest = comment.partition("\n")
        if first and tags.with_path(self._work.connection, first) is not None:
            return {"tag_path": first, "note": rest}
        return {"tag_path": "", "note": comment}

    def _refusal(self, path: str) -> str:
        """Return why the tag of a path can't be made; nothing where it is there or can be."""
        if path in self._tags:
            return ""
        if path not in self._refusals:
            self._refusals[path] = path_refusal(self._work, path.split("/"))
        return self._refusals[path]

    def _places(self, row: Mapping[str, Any], anchor: Anchor, candidates: Sequence[str]) -> list["_Found"]:
        """Return where a row may stand: in the current texts, or in older ones where it waited."""
        state = _waiting(row, candidates)
        if state:
            waits = [found for one in candidates if (found := self._waited(one, row, anchor, state))]
            if waits:
                return waits
        if row.get("state") and state:  # its words are of another text, unless that is the current one here
            candidates = [one for one in candidates if self._is_current(one, str(row.get("sha256") or ""))]
        return [found for one in candidates if (found := self._current(one, anchor))]

    def _is_current(self, document_id: str, digest: str) -> bool:
        version_id = documents.version_with(self._work.connection, document_id, digest)
        return version_id == self._versions[document_id]

    def _current(self, document_id: str, anchor: Anchor) -> "_Found | None":
        version_id = self._versions[document_id]
        found = _find(anchor, self._work.text(version_id))
        return None if found is None else _Found(document_id, Place(version_id, *found), "placed")

    def _waited(
        self, document_id: str, row: Mapping[str, Any], anchor: Anchor, state: str
    ) -> "_Found | None":
        """Return the place in the older text that a row names by its hash, else in the latest that has it."""
        digest = str(row.get("sha256") or "")
        known = documents.versions(self._work.connection, document_id)
        older = [one for one in reversed(known) if one.id != self._versions[document_id]]
        for version in [one for one in older if one.sha256 == digest] or older:
            found = _find(anchor, self._work.text(version.id))
            if found is not None:
                return _Found(document_id, Place(version.id, *found), state)
        return None

    def _documents(self, row: Mapping[str, Any], anchor: Anchor | None) -> list[str]:
        """Return the documents a row may refer to: by id, text or title, else by words in their place."""
        own, digest = str(row.get("document_id") or ""), str(row.get("sha256") or "")
        if own in self._versions:
            return [own]
        if digest and (known := self._with_digest(digest)) is not None:
            return [known]
        titled = self._titles.get(str(row.get("document") or ""))
        if titled or anchor is None:
            return titled or []
        if own in self._elsewhere:
            return self._elsewhere[own]
        words = anchor.prefix + anchor.quote + anchor.suffix
        if len(words) < _TELLING or anchor.start < len(anchor.prefix):
            return []  # the next row of the same document may have words that tell it
        found = self._with_words(anchor.start - len(anchor.prefix), words)
        if own:
            self._elsewhere[own] = found
        return found

    def _with_digest(self, digest: str) -> str | None:
        """Return the document that has a text of this hash, or None; asked for once."""
        if digest not in self._by_digest:
            known = documents.with_text(self._work.connection, digest)
            self._by_digest[digest] = known.id if known is not None and not known.removed else None
        return self._by_digest[digest]

    def _with_words(self, start: int, words: str) -> list[str]:
        """Return the one document that has the words at that very place, or none."""
        found = documents.documents_with_words_at(self._work.connection, start, words)
        return found if len(found) == 1 else []

    def _write(self, number: int, key: str, row: Mapping[str, Any], path: str, found: _Found) -> None:
        work = self._work
        tag_id = self._tags.get(path) if path else None
        if tag_id is None and path:
            tag_id = self._tags[path] = ensure_path(work, path)[-1]
        created = timestamp_of(str(row.get("created") or "")) or work.now
        own_id = key or new_id()
        values = {
            "id": own_id,
            "document_id": found.document_id,
            "tag_id": tag_id,
            "annotator_id": self._annotator(row),
            "note": str(row.get("note") or ""),
            "created": created,
            "modified": timestamp_of(str(row.get("modified") or "")) or created,
            "state": found.state,
        }
        known = self._known(found, values, row)
        if known is not None:
            self._repeat(number, known, row)
            return
        self._writer.write(found.place, values, named=bool(key))
        self._written.add(own_id)
        self.result.annotations.append(own_id)
        if found.state != "placed":
            self.result.waiting.append(own_id)

    def _annotator(self, row: Mapping[str, Any]) -> str:
        """Return the id of who made a row's annotation; whoever imports where the file can't say."""
        said = row.get("annotator", "")
        return self._work.annotator_id if said is None else self._work.annotator_id_of(str(said))

    def _known(self, found: _Found, values: dict[str, Any], row: Mapping[str, Any]) -> str | None:
        """Return the annotation that a row is, or None."""
        anybody = row.get("annotator", "") is None
        known = self._writer.known(found.document_id, found.place, values, anybody=anybody)
        if known is None and self._edits and values["tag_id"] is None:
            # What has no tag is known by its note, which may have been edited: then by when it was changed.
            for one in self._writer.untagged(found.document_id, found.place, values["annotator_id"]):
                if _same_second(values["modified"], self._work.row("annotation", one)["modified"]):
                    return one
        return known


def _path(row: Mapping[str, Any]) -> str:
    """Return the path of a row's tag with names that a tag can have, empty where it names none."""
    return "/".join(filter(None, (usable_name(part) for part in _said_path(row).split("/"))))


def _said_path(row: Mapping[str, Any]) -> str:
    """Return the path of a row's tag as it is written, empty where it has none."""
    return str(row.get("tag_path") or row.get("tag") or "")


def _lines(note: str) -> str:
    """Return a note as programs that edit it keep it: with one kind of line end, none at its end."""
    return note.replace("\r\n", "\n").replace("\r", "\n").strip()


def _same_second(said: str, held: str) -> bool:
    """Return whether two moments are the same second: programs drop what is finer."""
    try:
        one, other = datetime.fromisoformat(timestamp_of(said)), datetime.fromisoformat(held)
    except ValueError:
        return False
    return abs((one - other).total_seconds()) < 1


def _anchor(row: Mapping[str, Any]) -> Anchor | None:
    """Return a row's place and words, the start -1 where it tells no place; None where it has no words."""
    quote = str(row.get("quote") or "")
    try:
        start, end = int(row.get("start", "")), int(row.get("end", ""))
    except (TypeError, ValueError):
        start = end = UNPLACED
    if not quote or start < UNPLACED:
        return None
    return Anchor(
        start, max(end, start + 1), quote, str(row.get("prefix") or ""), str(row.get("suffix") or "")
    )


def _find(anchor: Anchor, text: str) -> tuple[int, int] | None:
    if anchor.start != UNPLACED:
        return locate(anchor, text)
    found = locate_by_words(anchor, text)
    words = anchor.quote.split()
    if found is None and len(words) > 1:  # a table may have a space where a paragraph ended
        places = list(itertools.islice(re.finditer(r"\s+".join(map(re.escape, words)), text), 2))
        found = places[0].span() if len(places) == 1 else None
    return found


def _waiting(row: Mapping[str, Any], candidates: Sequence[str]) -> str:
    """Return the state of a row that waited to be placed when it went out; empty where it had its place.

    A CSV cannot say so but by empty offsets. Another program's row has none either, but no id that is known.
    """
    said = str(row.get("state") or "")
    if said:
        return said if said in STATES and said != "placed" else ""
    own = row.get("annotation_id") and row.get("document_id") in candidates
    return "review" if own and row.get("start") in ("", None) else ""
