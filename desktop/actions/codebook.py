"""The codebook: tags (标签) made, named, coloured, described, moved, merged and deleted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from db.errors import BadValue, Conflict
from db.ids import new_id
from db.queries import tags
from db.work import Work
from desktop.actions.action import Action
from desktop.actions.passages import let_go

PALETTE = (
    "#0072b2",
    "#e69f00",
    "#009e73",
    "#cc79a7",
    "#56b4e9",
    "#d55e00",
    "#f0e442",
    "#332288",
    "#44aa99",
    "#882255",
    "#999933",
    "#88ccee",
)
"""Colours that colour-blind people can tell apart (after Okabe & Ito, and Paul Tol), in the order given."""

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")


def checked_name(work: Work, name: str) -> str:
    """Give a tag's name trimmed.

    Raises:
        BadValue: When it is empty, or holds ``/`` (which joins paths) or a line end.
    """
    trimmed = name.strip()
    if not trimmed:
        raise BadValue(work.path, "empty", field="name", value=name)
    if "/" in trimmed:
        raise BadValue(work.path, "slash", field="name", value=name)
    if _CONTROL.search(trimmed):
        raise BadValue(work.path, "control-character", field="name", value=name)
    return trimmed


def checked_colour(work: Work, colour: str) -> str:
    """Give a colour as ``#rrggbb`` in small letters."""
    if not _COLOUR.fullmatch(colour.lower()):
        raise BadValue(work.path, "not-a-colour", field="colour", value=colour)
    return colour.lower()


def _free_name(work: Work, parent_id: str | None, name: str, own_id: str = "") -> str:
    """Give the name checked against the siblings it is to stand among."""
    trimmed = checked_name(work, name)
    known = tags.child_named(work.connection, parent_id, trimmed)
    if known is not None and known != own_id:
        raise BadValue(work.path, "taken", field="name", value=trimmed, id=known)
    return trimmed


def _next_colour(work: Work) -> str:
    """Give the colour of the palette that is used least."""
    used = tags.colours(work.connection)
    return min(PALETTE, key=lambda colour: used.get(colour, 0))


def _unpin(work: Work, key: str | None) -> None:
    """Take a key from the tag that has it."""
    if key is not None:
        for other in tags.pinned_to(work.connection, key):
            work.update("tag", other, shortcut=None)


def _insert(work: Work, own_id: str, parent_id: str | None, name: str, **fields: Any) -> None:
    row = {"colour": _next_colour(work), "description": "", "shortcut": None, "archived": 0, **fields}
    position = tags.next_position(work.connection, parent_id)
    work.insert("tag", {"id": own_id, "parent_id": parent_id, "name": name, "position": position, **row})


@dataclass(frozen=True, slots=True)
class AddTag(Action):
    """Add a tag below another, or at the root.

    Attributes:
        tag: Its name.
        parent_id: The tag above it, or None.
        colour: ``#rrggbb``; None takes the colour of the palette that is used least.
        description: When it is to be used.
        shortcut: The key that puts it; taken from the tag that had it.
        id: The new tag's id.
    """

    name: ClassVar[str] = "add-tag"
    tag: str
    parent_id: str | None = None
    colour: str | None = None
    description: str = ""
    shortcut: str | None = None
    id: str = field(default_factory=new_id)

    def do(self, work: Work) -> None:
        """Write the tag."""
        if self.parent_id is not None:
            work.row("tag", self.parent_id)
        name = _free_name(work, self.parent_id, self.tag)
        colour = _next_colour(work) if self.colour is None else checked_colour(work, self.colour)
        _unpin(work, self.shortcut)
        _insert(
            work,
            self.id,
            self.parent_id,
            name,
            colour=colour,
            description=self.description,
            shortcut=self.shortcut,
        )
        work.say(tag=name)


@dataclass(frozen=True, slots=True)
class AddTagPath(Action):
    """Add what is missing of a path of tags such as ``产业/煤炭``.

    Attributes:
        path: Names from the root down, joined with ``/``.
        ids: After it was done, the ids of all tags of the path, the root first.
    """

    name: ClassVar[str] = "add-tag"
    path: str
    ids: list[str] = field(default_factory=list, compare=False)

    def do(self, work: Work) -> None:
        """Walk down the path, making what is missing."""
        self.ids[:] = ensure_path(work, self.path)
        work.say(tag=self.path)


def ensure_path(work: Work, path: str) -> list[str]:
    """Give the ids of the tags of a path, the root first, making those that are missing."""
    names = [checked_name(work, part) for part in path.split("/")]
    ids: list[str] = []
    for name in names:
        parent_id = ids[-1] if ids else None
        known = tags.child_named(work.connection, parent_id, name)
        if known is None:
            known = new_id()
            _insert(work, known, parent_id, name)
        ids.append(known)
    return ids


@dataclass(frozen=True, slots=True)
class RenameTag(Action):
    """Give a tag another name.

    Attributes:
        tag_id: The tag.
        new: The new name.
    """

    name: ClassVar[str] = "rename-tag"
    tag_id: str
    new: str

    def do(self, work: Work) -> None:
        """Write the name."""
        row = work.row("tag", self.tag_id)
        name = _free_name(work, row["parent_id"], self.new, self.tag_id)
        work.update("tag", self.tag_id, name=name)
        work.say(old=row["name"], new=name)


@dataclass(frozen=True, slots=True)
class RecolourTag(Action):
    """Give a tag another colour.

    Attributes:
        tag_id: The tag.
        colour: ``#rrggbb``.
    """

    name: ClassVar[str] = "recolour-tag"
    tag_id: str
    colour: str

    def do(self, work: Work) -> None:
        """Write the colour."""
        row = work.row("tag", self.tag_id)
        work.update("tag", self.tag_id, colour=checked_colour(work, self.colour))
        work.say(tag=row["name"])


@dataclass(frozen=True, slots=True)
class DescribeTag(Action):
    """Write when a tag is to be used; quick edits are one step.

    Attributes:
        tag_id: The tag.
        description: The new description.
    """

    name: ClassVar[str] = "describe-tag"
    tag_id: str
    description: str

    def do(self, work: Work) -> None:
        """Write the description."""
        row = work.row("tag", self.tag_id)
        work.update("tag", self.tag_id, description=self.description)
        work.say(tag=row["name"])

    def joins(self) -> str | None:
        """Join the edits of one description."""
        return f"description {self.tag_id}"


@dataclass(frozen=True, slots=True)
class PinTag(Action):
    """Give a tag a key, which another tag loses.

    Attributes:
        tag_id: The tag.
        key: The key, such as ``1``; None takes it away.
    """

    name: ClassVar[str] = "pin-tag"
    tag_id: str
    key: str | None

    def do(self, work: Work) -> None:
        """Write the key."""
        row = work.row("tag", self.tag_id)
        _unpin(work, self.key)
        work.update("tag", self.tag_id, shortcut=self.key)
        work.say(tag=row["name"], key=self.key or "")


@dataclass(frozen=True, slots=True)
class ArchiveTag(Action):
    """Put a tag out of the way, or bring it back; its annotations stay.

    Attributes:
        tag_id: The tag.
        archived: Whether it is to be out of the way.
    """

    name: ClassVar[str] = "archive-tag"
    tag_id: str
    archived: bool = True

    def do(self, work: Work) -> None:
        """Write the flag."""
        row = work.row("tag", self.tag_id)
        work.update("tag", self.tag_id, archived=int(self.archived))
        work.say(tag=row["name"])


@dataclass(frozen=True, slots=True)
class MoveTag(Action):
    """Put a tag, with what is under it, elsewhere in the tree.

    Attributes:
        tag_id: The tag.
        parent_id: The tag above it, or None for the root.
        position: Its new place among the siblings there, from 0; None for the last.
    """

    name: ClassVar[str] = "move-tag"
    tag_id: str
    parent_id: str | None
    position: int | None = None

    def do(self, work: Work) -> None:
        """Write the parent and the siblings' positions."""
        row = work.row("tag", self.tag_id)
        if self.parent_id is not None:
            work.row("tag", self.parent_id)
            if self.parent_id in tags.under(work.connection, self.tag_id):
                raise BadValue(work.path, "within-itself", field="parent_id", value=self.parent_id)
        _free_name(work, self.parent_id, row["name"], self.tag_id)
        order = [one for one in tags.children(work.connection, self.parent_id) if one != self.tag_id]
        order.insert(len(order) if self.position is None else max(0, self.position), self.tag_id)
        work.update("tag", self.tag_id, parent_id=self.parent_id)
        for position, one in enumerate(order):
            work.update("tag", one, position=position)
        work.say(tag=row["name"])


@dataclass(frozen=True, slots=True)
class MergeTags(Action):
    """Put the annotations and the lower tags of some tags under another, and delete the emptied tags.

    Attributes:
        source_ids: The tags that go.
        target_id: The tag that stays.
    """

    name: ClassVar[str] = "merge-tags"
    source_ids: Sequence[str]
    target_id: str

    def do(self, work: Work) -> None:
        """Merge one after the other."""
        target = work.row("tag", self.target_id)
        for source_id in dict.fromkeys(self.source_ids):
            if self.target_id in tags.under(work.connection, source_id):
                raise BadValue(work.path, "within-itself", field="target_id", value=self.target_id)
            work.say(tag=work.row("tag", source_id)["name"])
            _merge(work, source_id, self.target_id)
        work.say(target=target["name"], count=str(len(self.source_ids)))


def _merge(work: Work, source_id: str, target_id: str) -> None:
    """Empty one tag into another and delete it; lower tags of the same name are merged likewise."""
    for annotation_id in tags.annotations_of(work.connection, [source_id]):
        work.update("annotation", annotation_id, tag_id=target_id, modified=work.now)
    for child_id in tags.children(work.connection, source_id):
        child = work.row("tag", child_id)
        same = tags.child_named(work.connection, target_id, child["name"])
        if same is None:
            position = tags.next_position(work.connection, target_id)
            work.update("tag", child_id, parent_id=target_id, position=position)
        else:
            _merge(work, child_id, same)
    work.delete("tag", source_id)


@dataclass(frozen=True, slots=True)
class DeleteTag(Action):
    """Delete a tag with all tags under it and all annotations that carry them.

    Attributes:
        tag_id: The tag.
        expected: How many annotations the person was told would go; another number by now is a Conflict. None
            for any.
    """

    name: ClassVar[str] = "delete-tag"
    tag_id: str
    expected: int | None = None

    def do(self, work: Work) -> None:
        """Delete annotations, passages nothing stands on, then the tags from below."""
        row = work.row("tag", self.tag_id)
        subtree = tags.under(work.connection, self.tag_id)
        annotations = tags.annotations_of(work.connection, subtree)
        if self.expected is not None and len(annotations) != self.expected:
            raise Conflict(work.path, "conflict", what="annotations", id=self.tag_id, found=len(annotations))
        emptied: dict[str, None] = {}
        for annotation_id in annotations:
            emptied[work.row("annotation", annotation_id)["passage_id"]] = None
            work.delete("annotation", annotation_id)
        for passage_id in emptied:
            let_go(work, passage_id)
        for tag_id in reversed(subtree):
            work.delete("tag", tag_id)
        work.say(tag=row["name"], count=str(len(annotations)))
