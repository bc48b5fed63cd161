"""The tree of the codebook: tags (标签) moved, merged and deleted with what is under them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from db.errors import BadValue, EditConflict
from db.ids import new_id
from db.queries import suggestions as suggestion_queries
from db.queries import tags
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.passages import delete_unused
from desktop.actions.rule_names import rule_for
from desktop.actions.tag_values import (
    checked_color,
    checked_name,
    insert_tag,
    move_tag,
    need_depth,
    next_color,
)


@dataclass(frozen=True, slots=True)
class MoveTag(Action[None]):
    """Put a tag, with what is under it, elsewhere in the tree.

    Attributes:
        tag_id: The tag.
        parent_id: The tag above it, or None for the root.
        position: Its new place among the siblings there, from 0; None for the last.
    """

    kind: ClassVar[str] = "move-tag"
    tag_id: str
    parent_id: str | None
    position: int | None = None

    def do(self, work: UnitOfWork) -> None:
        """Write the parent and the siblings' positions."""
        row = work.row("tag", self.tag_id)
        move_tag(work, row, self.parent_id, self.position)
        work.set_label_args(tag=row["name"])


@dataclass(frozen=True, slots=True)
class MergeTags(Action[None]):
    """Put the annotations and the lower tags of some tags under another, and delete the emptied tags.

    Attributes:
        source_ids: The tags that go.
        target_id: The tag that stays.
    """

    kind: ClassVar[str] = "merge-tags"
    risky: ClassVar[bool] = True
    source_ids: Sequence[str]
    target_id: str

    def do(self, work: UnitOfWork) -> None:
        """Merge one after the other."""
        target = work.row("tag", self.target_id)
        for source_id in dict.fromkeys(self.source_ids):
            if self.target_id in tags.subtree(work.connection, source_id):
                raise BadValue(work.path, "within-itself", field="target_id", value=self.target_id)
            work.set_label_args(tag=work.row("tag", source_id)["name"])
            work.settle_references_later()  # tags of a damaged library may stand under each other
            _merge(work, source_id, self.target_id)
        work.set_label_args(target=target["name"], count=str(len(self.source_ids)))


def _merge(work: UnitOfWork, source_id: str, target_id: str) -> None:
    """Empty one tag into another and delete it; lower tags of the same name are merged likewise."""
    waiting = [(source_id, target_id)]
    for source, target in waiting:  # grows while it is walked
        annotations = tags.annotations_of(work.connection, [source])
        work.update("annotation", *annotations, tag_id=target, modified=work.now)
        _merge_verdicts(work, source, target)
        for child_id in tags.children(work.connection, source):
            child = work.row("tag", child_id)
            same = tags.child_named(work.connection, target, child["name"])
            if same is not None:
                waiting.append((child_id, same))
                continue
            need_depth(work, child_id, target)
            position = tags.next_position(work.connection, target)
            work.update("tag", child_id, parent_id=target, position=position)
    work.delete("tag", *(source for source, _ in reversed(waiting)))


def _merge_verdicts(work: UnitOfWork, source_id: str, target_id: str) -> None:
    """Let what was said of suggestions of one tag count for the same rule of another: its hit rate stays."""
    rows = work.rows("suggestion_verdict", suggestion_queries.verdicts_on(work.connection, [source_id]))
    values = {
        key: {"tag_id": target_id, "rule": rule_for(row["rule"], target_id)} for key, row in rows.items()
    }
    work.change("suggestion_verdict", values, rows)


@dataclass(frozen=True, slots=True)
class SplitTag(Action[None]):
    """Move some of a tag's annotations to another tag, made beside it where there is none of that name.

    Attributes:
        tag_id: The tag that is split.
        annotation_ids: The annotations that leave it; all must carry it.
        name: The name of the other tag, among the siblings of the first.
        color: ``#rrggbb`` of a new one; None takes the color of the palette that is used least.
        id: The other tag's id where it is made.
    """

    kind: ClassVar[str] = "split-tag"
    tag_id: str
    annotation_ids: Sequence[str]
    name: str
    color: str | None = None
    id: str = field(default_factory=new_id)

    def do(self, work: UnitOfWork) -> None:
        """Write the other tag and the annotations."""
        row = work.row("tag", self.tag_id)
        name = checked_name(work, self.name)
        for key, one in work.rows("annotation", self.annotation_ids).items():
            if one["tag_id"] != self.tag_id:
                raise EditConflict(work.path, "conflict", what="annotation", id=key, found=one["tag_id"])
        target = tags.child_named(work.connection, row["parent_id"], name)
        if target == self.tag_id:
            raise BadValue(work.path, "taken", field="name", value=name, id=target)
        if target is None:
            target = self.id
            color = next_color(work) if self.color is None else checked_color(work, self.color)
            insert_tag(work, target, row["parent_id"], name, color=color)
            move_tag(work, work.row("tag", target), row["parent_id"], row["position"] + 1)
        work.update("annotation", *self.annotation_ids, tag_id=target, modified=work.now)
        work.set_label_args(tag=row["name"], target=name, count=str(len(set(self.annotation_ids))))


@dataclass(frozen=True, slots=True)
class DeleteTag(Action[None]):
    """Delete a tag with all tags under it and all annotations that carry them.

    Attributes:
        tag_id: The tag.
        expected: How many annotations the user was told would go; another number by now is a Conflict. None
            for any.
    """

    kind: ClassVar[str] = "delete-tag"
    risky: ClassVar[bool] = True
    tag_id: str
    expected: int | None = None

    def do(self, work: UnitOfWork) -> None:
        """Delete annotations, passages nothing stands on, then the tags from below."""
        row = work.row("tag", self.tag_id)
        subtree = tags.subtree(work.connection, self.tag_id)
        annotations = tags.annotations_of(work.connection, subtree)
        if self.expected is not None and len(annotations) != self.expected:
            raise EditConflict(
                work.path, "conflict", what="annotations", id=self.tag_id, found=len(annotations)
            )
        if annotations:
            emptied = [one["passage_id"] for one in work.rows("annotation", annotations).values()]
            work.delete("annotation", *annotations)
            delete_unused(work, *emptied)
        work.update(
            "suggestion_verdict", *suggestion_queries.verdicts_on(work.connection, subtree), tag_id=None
        )
        work.settle_references_later()  # tags of a damaged library may stand under each other
        work.delete("tag", *reversed(subtree))
        work.set_label_args(tag=row["name"], count=str(len(annotations)))
