"""The codebook: tags (标签) made, named, colored, described and given keys; moved, merged and deleted."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar

from db.ids import new_id
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.tag_hierarchy import DeleteTag, MergeTags, MoveTag, SplitTag
from desktop.actions.tag_values import (
    PALETTE,
    checked_color,
    checked_pattern,
    ensure_path,
    free_name,
    insert_tag,
    move_tag,
    next_color,
    unpin,
)

__all__ = [
    "PALETTE",
    "UNCHANGED",
    "AddTag",
    "AddTagPath",
    "ArchiveTag",
    "DeleteTag",
    "DescribeTag",
    "EditTag",
    "MergeTags",
    "MoveTag",
    "PinTag",
    "RecolorTag",
    "RenameTag",
    "SplitTag",
    "Unchanged",
    "ensure_path",
]


@dataclass(frozen=True, slots=True)
class AddTag(Action[None]):
    """Add a tag below another, or at the root.

    Attributes:
        name: Its name.
        parent_id: The tag above it, or None.
        color: ``#rrggbb``; None takes the color of the palette that is used least.
        description: What it means, in short.
        shortcut: The key that puts it; taken from the tag that had it.
        use_when: When it is to be used.
        not_when: When it is not to be used.
        examples: Passages that bear it.
        pattern: The style of its line, one of PATTERNS; empty takes the one that is used least.
        id: The new tag's id.
    """

    kind: ClassVar[str] = "add-tag"
    name: str
    parent_id: str | None = None
    color: str | None = None
    description: str = ""
    shortcut: str | None = None
    use_when: str = ""
    not_when: str = ""
    examples: str = ""
    pattern: str = ""
    id: str = field(default_factory=new_id)

    def do(self, work: UnitOfWork) -> None:
        """Write the tag."""
        if self.parent_id is not None:
            work.row("tag", self.parent_id)
        name = free_name(work, self.parent_id, self.name)
        color = next_color(work) if self.color is None else checked_color(work, self.color)
        unpin(work, self.shortcut)
        insert_tag(
            work,
            self.id,
            self.parent_id,
            name,
            color=color,
            description=self.description,
            shortcut=self.shortcut,
            use_when=self.use_when,
            not_when=self.not_when,
            examples=self.examples,
            pattern=checked_pattern(work, self.pattern) if self.pattern else "",
        )
        work.set_label_args(tag=name)


@dataclass(frozen=True, slots=True)
class AddTagPath(Action[list[str]]):
    """Add what is missing of a path of tags such as ``产业/煤炭``; its value are the ids, the root first.

    Attributes:
        path: Names from the root down, joined with ``/``.
    """

    kind: ClassVar[str] = "add-tag"
    path: str

    def do(self, work: UnitOfWork) -> list[str]:
        """Walk down the path, making what is missing."""
        work.set_label_args(tag=self.path)
        return ensure_path(work, self.path)


@dataclass(frozen=True, slots=True)
class RenameTag(Action[None]):
    """Rename a tag.

    Attributes:
        tag_id: The tag.
        name: The new name.
    """

    kind: ClassVar[str] = "rename-tag"
    tag_id: str
    name: str

    def do(self, work: UnitOfWork) -> None:
        """Write the name."""
        row = work.row("tag", self.tag_id)
        name = free_name(work, row["parent_id"], self.name, self.tag_id)
        work.update("tag", self.tag_id, name=name)
        work.set_label_args(old=row["name"], new=name)


@dataclass(frozen=True, slots=True)
class RecolorTag(Action[None]):
    """Change the color of a tag.

    Attributes:
        tag_id: The tag.
        color: ``#rrggbb``.
    """

    kind: ClassVar[str] = "recolor-tag"
    tag_id: str
    color: str

    def do(self, work: UnitOfWork) -> None:
        """Write the color."""
        row = work.row("tag", self.tag_id)
        work.update("tag", self.tag_id, color=checked_color(work, self.color))
        work.set_label_args(tag=row["name"])


@dataclass(frozen=True, slots=True)
class DescribeTag(Action[None]):
    """Write when a tag is to be used; quick edits are one step.

    Attributes:
        tag_id: The tag.
        description: The new description.
    """

    kind: ClassVar[str] = "describe-tag"
    tag_id: str
    description: str

    def do(self, work: UnitOfWork) -> None:
        """Write the description."""
        row = work.row("tag", self.tag_id)
        work.update("tag", self.tag_id, description=self.description)
        work.set_label_args(tag=row["name"])

    def merge_key(self) -> str | None:
        """Join the edits of one description."""
        return f"description {self.tag_id}"


@dataclass(frozen=True, slots=True)
class PinTag(Action[None]):
    """Assign a key to a tag, and take it from the tag that had it.

    Attributes:
        tag_id: The tag.
        key: The key, such as ``1``; None takes it away.
    """

    kind: ClassVar[str] = "pin-tag"
    tag_id: str
    key: str | None

    def do(self, work: UnitOfWork) -> None:
        """Write the key."""
        row = work.row("tag", self.tag_id)
        if row["shortcut"] != self.key:
            unpin(work, self.key)
            work.update("tag", self.tag_id, shortcut=self.key)
        work.set_label_args(tag=row["name"], key=self.key or "")


@dataclass(frozen=True, slots=True)
class ArchiveTag(Action[None]):
    """Put a tag out of the way, or bring it back; its annotations stay.

    Attributes:
        tag_id: The tag.
        archived: Whether it is to be out of the way.
    """

    kind: ClassVar[str] = "archive-tag"
    tag_id: str
    archived: bool = True

    def do(self, work: UnitOfWork) -> None:
        """Write the flag."""
        row = work.row("tag", self.tag_id)
        work.update("tag", self.tag_id, archived=int(self.archived))
        work.set_label_args(tag=row["name"])


class Unchanged(Enum):
    """Says that a field stays as it is, where None means something."""

    UNCHANGED = "unchanged"


UNCHANGED = Unchanged.UNCHANGED


@dataclass(frozen=True, slots=True)
class EditTag(Action[None]):
    """Change several things of a tag in one step; what is not given stays.

    Attributes:
        tag_id: The tag.
        name: The new name.
        color: The new color, ``#rrggbb``.
        description: What it means, in short.
        shortcut: The key that puts it; None for no key.
        parent_id: The tag above it; None for the root. It becomes the last there.
        use_when: When it is to be used.
        not_when: When it is not to be used.
        examples: Passages that bear it.
        pattern: The style of its line, one of PATTERNS.
    """

    kind: ClassVar[str] = "edit-tag"
    tag_id: str
    name: str | Unchanged = UNCHANGED
    color: str | Unchanged = UNCHANGED
    description: str | Unchanged = UNCHANGED
    shortcut: str | Unchanged | None = UNCHANGED
    parent_id: str | Unchanged | None = UNCHANGED
    use_when: str | Unchanged = UNCHANGED
    not_when: str | Unchanged = UNCHANGED
    examples: str | Unchanged = UNCHANGED
    pattern: str | Unchanged = UNCHANGED

    def do(self, work: UnitOfWork) -> None:
        """Write what is given."""
        row = work.row("tag", self.tag_id)
        parent_id = row["parent_id"] if self.parent_id is UNCHANGED else self.parent_id
        values: dict[str, Any] = {}
        if self.name is not UNCHANGED and self.name.strip() != row["name"]:
            values["name"] = free_name(work, parent_id, self.name, self.tag_id)
        if self.color is not UNCHANGED:
            values["color"] = checked_color(work, self.color)
        if self.pattern is not UNCHANGED:
            values["pattern"] = checked_pattern(work, self.pattern)
        for name in ("description", "use_when", "not_when", "examples"):
            given = getattr(self, name)
            if given is not UNCHANGED:
                values[name] = given
        if self.shortcut is not UNCHANGED:
            if self.shortcut != row["shortcut"]:
                unpin(work, self.shortcut)
            values["shortcut"] = self.shortcut
        if parent_id != row["parent_id"]:
            move_tag(work, {**row, **values}, parent_id, None)
        work.update("tag", self.tag_id, **values)
        work.set_label_args(tag=str(values.get("name", row["name"])))
