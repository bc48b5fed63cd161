"""Restoring annotations that were exported: rows come back into a library that has their documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from db.ids import new_id
from db.queries import documents
from db.work import Work
from desktop.actions.action import Action
from desktop.actions.passages import passage_at
from desktop.actions.tag_values import ensure_path, usable_name
from desktop.files.exchange.refi import plain_guid
from desktop.text.anchor import Anchor, locate
from desktop.text.moments import moment_of

_TELLING = 24
"""Characters of words and surroundings that tell a document from all others."""


@dataclass(slots=True)
class Restored:
    """What became of the rows.

    Attributes:
        annotations: Ids of the annotations that are new.
        repeated: How many were there already, with the same id.
        unplaced: Rows that have no place, as their number (the first is 1) and why: ``document`` when the
            library has none such, ``quote`` when its words are not there or not there once, ``tag`` when it
            names no tag.
    """

    annotations: list[str] = field(default_factory=list)
    repeated: int = 0
    unplaced: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RestoreAnnotations(Action):
    """Take annotations in that were exported as CSV, JSON lines or Web Annotations, in one step.

    A row finds its document by id, else by the hash of its text, else by its title and its words, else by its
    words and surroundings where one document alone has them at that very place. Its offsets are believed only
    while the words are there; nothing is guessed. An annotation whose id is known is left as it is.

    Attributes:
        rows: The rows, by the columns of the CSV.
        result: After it was done, what became of them.
    """

    kind: ClassVar[str] = "import-annotations"
    rows: Iterable[Mapping[str, Any]]
    result: Restored = field(default_factory=Restored, compare=False)

    def do(self, work: Work) -> None:
        """Write tags, passages and annotations."""
        restoring = _Restoring(work)
        for number, row in enumerate(self.rows, start=1):
            restoring.take(number, row)
        self.result.annotations[:] = restoring.result.annotations
        self.result.unplaced[:] = restoring.result.unplaced
        self.result.repeated = restoring.result.repeated
        work.say(count=str(len(self.result.annotations)))


class _Restoring:
    """Rows on their way into a library.

    Attributes:
        result: What became of them so far.
    """

    def __init__(self, work: Work) -> None:
        self.result = Restored()
        self._work = work
        self._tags: dict[str, str] = {}
        listed = documents.listed(work.connection)
        self._versions = {row.id: row.version_id for row in listed}
        self._elsewhere: dict[str, list[str]] = {}
        self._titles: dict[str, list[str]] = {}
        for row in listed:
            self._titles.setdefault(row.title, []).append(row.id)

    def take(self, number: int, row: Mapping[str, Any]) -> None:
        """Write one row, or note why it has no place."""
        own = str(row.get("annotation_id") or "")
        key = plain_guid(own) if own else new_id()
        known = self._work.found("annotation", [key]).get(key)
        if known is not None:
            if known["document_id"] in self._versions:
                self.result.repeated += 1
            else:  # it went with its document, which is kept for undo
                self.result.unplaced.append((number, "document"))
            return
        path = _path(row)
        if not path:
            self.result.unplaced.append((number, "tag"))
            return
        anchor = _anchor(row)
        candidates = self._documents(row, anchor)
        if anchor is None or not candidates:
            self.result.unplaced.append((number, "quote" if candidates else "document"))
            return
        places = [(one, place) for one in candidates if (place := self._place(one, anchor)) is not None]
        if len(places) != 1:
            self.result.unplaced.append((number, "quote"))
            return
        self._write(key, row, path, *places[0])

    def _documents(self, row: Mapping[str, Any], anchor: Anchor | None) -> list[str]:
        """Give the documents that a row may speak of: by id, text or title, else by words in their place."""
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
        """Give the one document that has the words and what surrounds them at that very place, or none."""
        words = anchor.prefix + anchor.quote + anchor.suffix
        start = anchor.start - len(anchor.prefix)
        if len(words) < _TELLING or start < 0:
            return []
        found = documents.with_words_at(self._work.connection, start, words)
        return found if len(found) == 1 else []

    def _place(self, document_id: str, anchor: Anchor) -> tuple[int, int] | None:
        return locate(anchor, self._work.text(self._versions[document_id]))

    def _write(
        self, key: str, row: Mapping[str, Any], path: str, document_id: str, place: tuple[int, int]
    ) -> None:
        work = self._work
        tag_id = self._tags.get(path)
        if tag_id is None:
            tag_id = self._tags[path] = ensure_path(work, path)[-1]
        created = moment_of(str(row.get("created") or "")) or work.now
        values = {
            "id": key,
            "document_id": document_id,
            "passage_id": passage_at(work, self._versions[document_id], *place),
            "tag_id": tag_id,
            "annotator_id": work.annotator_named(str(row.get("annotator") or "")),
            "note": str(row.get("note") or ""),
            "created": created,
            "modified": moment_of(str(row.get("modified") or "")) or created,
            "state": "placed",
        }
        work.insert("annotation", values)
        self.result.annotations.append(key)


def _path(row: Mapping[str, Any]) -> str:
    """Give the path of a row's tag with names that a tag can have, empty where it names none."""
    said = str(row.get("tag_path") or row.get("tag") or "")
    return "/".join(filter(None, (usable_name(part) for part in said.split("/"))))


def _anchor(row: Mapping[str, Any]) -> Anchor | None:
    """Give a row's place and words; None where it has no words or its offsets are no numbers."""
    quote = str(row.get("quote") or "")
    try:
        start, end = int(row.get("start", "")), int(row.get("end", ""))
    except (TypeError, ValueError):
        start, end = 0, len(quote)
    if not quote or start < 0:
        return None
    return Anchor(
        start, max(end, start + 1), quote, str(row.get("prefix") or ""), str(row.get("suffix") or "")
    )
