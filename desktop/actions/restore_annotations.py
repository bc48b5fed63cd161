"""Restoring annotations that were exported: rows come back into a library that has their documents."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple

from db.ids import new_id
from db.queries import documents
from db.row_types import STATES
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.passages import passage_at
from desktop.actions.tag_values import ensure_path, path_refusal, usable_name
from desktop.files.exchange.refi_vocabulary import plain_guid
from desktop.text.anchor import Anchor, locate, locate_by_words
from desktop.text.timestamps import timestamp_of

UNPLACED = -1
"""The start of a row that tells no place."""

_PROGRESS_STEP = 24
"""Characters of words and surroundings that tell a document from all others."""


@dataclass(slots=True)
class RestoreResult:
    """What became of the rows.

    Attributes:
        annotations: Ids of the annotations that are new.
        waiting: Ids of those among them that are on the review list again, as they were when they went out.
        repeated: How many were there already, with the same id.
        unplaced: Rows that have no place, as their number (the first is 1) and why: ``document`` when the
            library has none such, ``quote`` when its words are not there or not there once, ``tag`` when the
            name of its tag is none, ``too-deep`` or ``too-long`` when its tag can't be made.
    """

    annotations: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    repeated: int = 0
    unplaced: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RestoreAnnotations(Action[RestoreResult]):
    """Take annotations in that were exported as CSV, JSON lines or Web Annotations, in one step.

    A row finds its document by id, else by the hash of its text, else by its title and its words, else by its
    words and surroundings where one document alone has them at that very place. Its offsets are believed only
    while the words are there; nothing is guessed. What had no place in the text when it went out waits on the
    review list again, where an older text of the document has its words. An annotation whose id is known is
    left as it is. A row whose tag is empty is a highlight or a note without one.

    Attributes:
        rows: The rows, by the columns of the CSV.
    """

    kind: ClassVar[str] = "import-annotations"
    rows: Iterable[Mapping[str, Any]]

    def do(self, work: UnitOfWork) -> RestoreResult:
        """Write tags, passages and annotations."""
        restoring = _Restore(work)
        for number, row in enumerate(self.rows, start=1):
            restoring.restore_row(number, row)
        work.set_label_args(count=str(len(restoring.result.annotations)))
        return restoring.result


class _Place(NamedTuple):
    """Where a row stands: in which text, from where to where, and whether that is the current one."""

    document_id: str
    version_id: str
    start: int
    end: int
    state: str


class _Restore:
    """Rows on their way into a library.

    Attributes:
        result: What became of them so far.
    """

    def __init__(self, work: UnitOfWork) -> None:
        self.result = RestoreResult()
        self._work = work
        self._tags: dict[str, str] = {}
        self._refusals: dict[str, str] = {}
        listed = documents.list_documents(work.connection)
        self._versions = {row.id: row.version_id for row in listed}
        self._elsewhere: dict[str, list[str]] = {}
        self._titles: dict[str, list[str]] = {}
        for row in listed:
            self._titles.setdefault(row.title, []).append(row.id)

    def restore_row(self, number: int, row: Mapping[str, Any]) -> None:
        """Write one row, or note why it has no place."""
        own = str(row.get("annotation_id") or "")
        key = plain_guid(own) if own else new_id()
        known = self._work.existing_rows("annotation", [key]).get(key)
        if known is not None:
            if known["document_id"] in self._versions:
                self.result.repeated += 1
            else:  # it went with its document, which is kept for undo
                self.result.unplaced.append((number, "document"))
            return
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
        self._write(key, row, path, places[0])

    def _refusal(self, path: str) -> str:
        """Return why the tag of a path can't be made; nothing where it is there or can be."""
        if path in self._tags:
            return ""
        if path not in self._refusals:
            self._refusals[path] = path_refusal(self._work, path.split("/"))
        return self._refusals[path]

    def _places(self, row: Mapping[str, Any], anchor: Anchor, candidates: Sequence[str]) -> list["_Place"]:
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

    def _current(self, document_id: str, anchor: Anchor) -> "_Place | None":
        version_id = self._versions[document_id]
        found = _find(anchor, self._work.text(version_id))
        return None if found is None else _Place(document_id, version_id, *found, "placed")

    def _waited(
        self, document_id: str, row: Mapping[str, Any], anchor: Anchor, state: str
    ) -> "_Place | None":
        """Return the place in the older text that a row names by its hash, else in the latest that has it."""
        digest = str(row.get("sha256") or "")
        known = documents.versions(self._work.connection, document_id)
        older = [one for one in reversed(known) if one.id != self._versions[document_id]]
        for version in [one for one in older if one.sha256 == digest] or older:
            found = _find(anchor, self._work.text(version.id))
            if found is not None:
                return _Place(document_id, version.id, *found, state)
        return None

    def _documents(self, row: Mapping[str, Any], anchor: Anchor | None) -> list[str]:
        """Return the documents a row may refer to: by id, text or title, else by words in their place."""
        own, digest = str(row.get("document_id") or ""), str(row.get("sha256") or "")
        if own in self._versions:
            return [own]
        if digest and (known := documents.with_text(self._work.connection, digest)) and not known.removed:
            return [known.id]
        titled = self._titles.get(str(row.get("document") or ""))
        if titled or anchor is None:
            return titled or []
        if own not in self._elsewhere:
            self._elsewhere[own] = self._with_words(anchor)
        return self._elsewhere[own]

    def _with_words(self, anchor: Anchor) -> list[str]:
        """Return the one document that has the words and what surrounds them at that very place, or none."""
        words = anchor.prefix + anchor.quote + anchor.suffix
        start = anchor.start - len(anchor.prefix)
        if len(words) < _PROGRESS_STEP or start < 0:
            return []
        found = documents.documents_with_words_at(self._work.connection, start, words)
        return found if len(found) == 1 else []

    def _write(self, key: str, row: Mapping[str, Any], path: str, place: "_Place") -> None:
        work = self._work
        tag_id = self._tags.get(path)
        if tag_id is None and path:
            tag_id = self._tags[path] = ensure_path(work, path)[-1]
        created = timestamp_of(str(row.get("created") or "")) or work.now
        values = {
            "id": key,
            "document_id": place.document_id,
            "passage_id": passage_at(work, place.version_id, place.start, place.end),
            "tag_id": tag_id,
            "annotator_id": work.annotator_id_of(str(row.get("annotator") or "")),
            "note": str(row.get("note") or ""),
            "created": created,
            "modified": timestamp_of(str(row.get("modified") or "")) or created,
            "state": place.state,
        }
        work.insert("annotation", values)
        self.result.annotations.append(key)
        if place.state != "placed":
            self.result.waiting.append(key)


def _path(row: Mapping[str, Any]) -> str:
    """Return the path of a row's tag with names that a tag can have, empty where it names none."""
    return "/".join(filter(None, (usable_name(part) for part in _said_path(row).split("/"))))


def _said_path(row: Mapping[str, Any]) -> str:
    """Return the path of a row's tag as it is written, empty where it has none."""
    return str(row.get("tag_path") or row.get("tag") or "")


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
    return locate_by_words(anchor, text) if anchor.start == UNPLACED else locate(anchor, text)


def _waiting(row: Mapping[str, Any], candidates: Sequence[str]) -> str:
    """Return the state of a row that waited to be placed when it went out; empty where it had its place.

    A CSV cannot say so but by empty offsets. Another program's row has none either, but no id that is known.
    """
    said = str(row.get("state") or "")
    if said:
        return said if said in STATES and said != "placed" else ""
    own = row.get("annotation_id") and row.get("document_id") in candidates
    return "review" if own and row.get("start") in ("", None) else ""
