"""Versions: a document gets another text; what stands on it moves along, or waits to be placed."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from db.errors import BadRange, BadValue
from db.ids import new_id
from db.json_columns import load_rows
from db.queries import documents, passages
from db.queries import suggestions as suggestion_queries
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.passages import move_passages
from desktop.actions.text_storage import store_source, store_version
from desktop.files.draft import Draft, Removal, SourceFile
from desktop.files.recognized_text import doubtful_places
from desktop.text.alignment import MatchingBlock, TextAlignment
from desktop.text.anchor import Anchor, locate_by_words, make_anchor
from desktop.text.heading_finder import outline
from desktop.text.metadata import Metadata
from desktop.text.outline import Heading
from desktop.text.styled_headings import key_of

Place = Callable[[Anchor], tuple[int, int] | None]
"""Says where a passage of the old text is in the new one, or that it is not certain."""

_ON_PASSAGES = ("annotation", "figure_correction")


@dataclass(frozen=True, slots=True)
class NewVersion(Action[None]):
    """Replace the text of a document by that of a file read again.

    Attributes:
        document_id: The document.
        source: The file as it was read.
        part: Which of its drafts is the document's.
        reason: Why, by name: ``re-import`` or ``cleaning``.
    """

    kind: ClassVar[str] = "new-version"
    risky: ClassVar[bool] = True
    document_id: str
    source: SourceFile
    part: int = 0
    reason: str = "re-import"

    def do(self, work: UnitOfWork) -> None:
        """Keep the new text and move what stands on the old one."""
        if not 0 <= self.part < len(self.source.drafts):
            raise BadValue(work.path, "no-such-part", field="part", value=self.part)
        document = work.document(self.document_id)
        draft = self.source.drafts[self.part]
        source_id = store_source(work, self.source)
        moving = TextAlignment(work.text(document["version_id"]), draft.text)
        _replace_text(
            work, document, draft, (self.reason, source_id, self.source.encoding), moving, moving.mapped_range
        )


@dataclass(frozen=True, slots=True)
class AcceptRepairs(Action[None]):
    """Put the right characters in the place of damaged ones, as a new version.

    A passage that holds a repaired place as a whole keeps its ends and takes the new words.

    Attributes:
        document_id: The document.
        repairs: Start and end of each damaged place in the current text, and what it is to read.
    """

    kind: ClassVar[str] = "accept-repair"
    risky: ClassVar[bool] = True
    document_id: str
    repairs: Sequence[tuple[int, int, str]]

    def do(self, work: UnitOfWork) -> None:
        """Keep the repaired text and move what stands on the old one."""
        _repair(work, self.document_id, self.repairs)


@dataclass(frozen=True, slots=True)
class AcceptRepair(Action[None]):
    """Put the right characters in the place of one damaged stretch; see AcceptRepairs.

    Attributes:
        document_id: The document.
        start: First damaged code point in the current text.
        end: Code point after the last.
        reading: What it is to read.
    """

    kind: ClassVar[str] = "accept-repair"
    risky: ClassVar[bool] = True
    document_id: str
    start: int
    end: int
    reading: str

    def do(self, work: UnitOfWork) -> None:
        """Keep the repaired text and move what stands on the old one."""
        _repair(work, self.document_id, [(self.start, self.end, self.reading)])


def _repair(work: UnitOfWork, document_id: str, repairs: Sequence[tuple[int, int, str]]) -> None:
    document = work.document(document_id)
    old = work.text(document["version_id"])
    stretches, new = _repaired(work, old, sorted(repairs))
    moving = TextAlignment(old, new, stretches)

    def place(anchor: Anchor) -> tuple[int, int] | None:
        return moving.mapped_range(anchor) or moving.mapped_ends(anchor.start, anchor.end)

    was = documents.version_row(work.connection, document["version_id"])
    removals = tuple(
        one._replace(at=moving.mapped_position(one.at)) for one in load_rows(was.removals, Removal)
    )
    draft = Draft(
        text=new,
        metadata=Metadata(title=document["title"]),
        source="",
        part=0,
        source_start=was.source_start,
        source_end=was.source_end,
        removals=removals,
        damage=_damage_kinds(new) + len(doubtful_places(removals, new)),
        headings=outline(new, {key_of(one.title): one.level for one in load_rows(was.headings, Heading)}),
    )
    work.set_label_args(quote=" ".join(queries for _, _, queries in repairs))
    _replace_text(work, document, draft, ("repair", was.source_file_id, was.encoding), moving, place)


def _damage_kinds(text: str) -> int:
    from desktop.text.damage import count_damage  # tables that only a repair needs

    return count_damage(text)


def _repaired(
    work: UnitOfWork, old: str, repairs: Sequence[tuple[int, int, str]]
) -> tuple[list[MatchingBlock], str]:
    """Return what stays the same, and the new text."""
    stretches: list[MatchingBlock] = []
    pieces: list[str] = []
    at = size = 0
    for start, end, queries in repairs:
        if not at <= start < end <= len(old):
            raise BadRange(work.path, "bad-range", start=start, end=end, length=len(old))
        stretches.append(MatchingBlock(at, size, start - at))
        pieces += (old[at:start], queries)
        size += start - at + len(queries)
        at = end
    stretches.append(MatchingBlock(at, size, len(old) - at))
    return [one for one in stretches if one.size], "".join((*pieces, old[at:]))


def _replace_text(
    work: UnitOfWork,
    document: dict[str, Any],
    draft: Draft,
    origin: tuple[str, str, str],
    moving: TextAlignment,
    place: Place,
) -> None:
    """Make a draft the document's current text; nothing where it is that already.

    Args:
        work: The unit of work to write through.
        document: The document's row.
        draft: The new text.
        origin: Why, the id of the file's row, and how the file was decoded.
        moving: The way from the current text to the new one.
        place: Says where a passage is in the new text.
    """
    if moving.old == draft.text:
        return
    version_id = documents.version_with(work.connection, document["id"], draft.sha256)
    if version_id is None:
        version_id = new_id()
        number = documents.next_version(work.connection, document["id"])
        store_version(work, version_id, document["id"], number, origin[0], draft, origin[1], origin[2])
    work.update("document", document["id"], version_id=version_id)
    counts = _move_all(work, document, version_id, place)
    _move_verdicts(work, document["id"], moving, place)
    for row in passages.bookmarks_of(work.connection, document["id"]):
        work.update("bookmark", row.id, position=moving.mapped_position(row.position))
    work.set_label_args(document=document["title"], moved=str(counts["placed"]), review=str(counts["review"]))


def _move_verdicts(work: UnitOfWork, document_id: str, moving: TextAlignment, place: Place) -> None:
    """Move what was said of suggestions along with their words, so that none is made a second time.

    One whose words find no certain place stays as it is, and holds again where the former text comes back.
    """
    values: dict[str, dict[str, Any]] = {}
    for row in suggestion_queries.verdicts_in(work.connection, document_id):
        if row.quote and moving.old[row.start : row.end] == row.quote:
            to = place(make_anchor(moving.old, row.start, row.end))
            if to is not None:
                values[row.id] = {"start": to[0], "end": to[1], "quote": moving.new[slice(*to)]}
    work.change("suggestion_verdict", values)


def _move_all(work: UnitOfWork, document: dict[str, Any], version_id: str, place: Place) -> Counter[str]:
    """Move what stands on the current text, or waits for a place, to the passages of the new version."""
    counts: Counter[str] = Counter()
    new = work.text(version_id)
    places: dict[str, tuple[int, int] | None] = {}
    for row in passages.movable(work.connection, document["id"]):
        anchor = Anchor(row.start, row.end, row.quote, row.prefix, row.suffix)
        current = row.version_id == document["version_id"]  # others have waited since an older version
        places[row.id] = place(anchor) if current else locate_by_words(anchor, new)
    moved = move_passages(work, version_id, {key: at for key, at in places.items() if at is not None})
    for table in _ON_PASSAGES:
        values: dict[str, dict[str, Any]] = {}
        for row in passages.referencing(work.connection, table, document["id"]):
            to = moved.get(row.passage_id)
            values[row.id] = {"state": "review"} if to is None else {"passage_id": to, "state": "placed"}
            counts["review" if to is None else "placed"] += 1
        work.change(table, values)
    return counts
