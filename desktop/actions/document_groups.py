"""Groups of documents that a user makes: made, renamed, filled and deleted, each as one step."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from db.errors import BadValue
from db.ids import new_id
from db.queries import document_groups
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action
from desktop.actions.tag_values import NAME_LIMIT, plain_name


def _free_name(work: UnitOfWork, name: str, own_id: str = "") -> str:
    """Return a group's name trimmed; BadValue where it is none or taken."""
    trimmed = plain_name(work, name)
    for row in document_groups.groups(work.connection):
        if row.name == trimmed and row.id != own_id:
            raise BadValue(work.path, "taken", field="name", value=trimmed, id=row.id)
    return trimmed


def _add(work: UnitOfWork, group_id: str, document_ids: Sequence[str]) -> int:
    """Put documents into a group, those that are not in it; return how many."""
    known = document_groups.members(work.connection, group_id)
    new = [one for one in dict.fromkeys(document_ids) if one not in known]
    for one in new:
        work.document(one)
    work.insert(
        "document_group_member",
        *({"id": new_id(), "group_id": group_id, "document_id": one} for one in new),
    )
    return len(new)


@dataclass(frozen=True, slots=True)
class AddGroup(Action[str]):
    """Make a group of documents; its value is the group's id.

    Attributes:
        name: Its name, unique, of at most NAME_LIMIT characters.
        document_ids: The documents it holds from the beginning.
        id: Its id.
    """

    kind: ClassVar[str] = "add-group"
    name: str
    document_ids: Sequence[str] = ()
    id: str = field(default_factory=new_id)

    def do(self, work: UnitOfWork) -> str:
        """Write the group and its members."""
        name = _free_name(work, self.name)
        position = document_groups.next_group_position(work.connection)
        row = {"id": self.id, "name": name, "position": position, "created": work.now}
        work.insert("document_group", row)
        _add(work, self.id, self.document_ids)
        work.set_label_args(label=name, count=str(len(set(self.document_ids))))
        return self.id


@dataclass(frozen=True, slots=True)
class RenameGroup(Action[None]):
    """Rename a group.

    Attributes:
        document_group_id: The group.
        name: Its new name.
    """

    kind: ClassVar[str] = "rename-group"
    document_group_id: str
    name: str

    def do(self, work: UnitOfWork) -> None:
        """Write the name."""
        row = work.row("document_group", self.document_group_id)
        name = _free_name(work, self.name, self.document_group_id)
        work.update("document_group", self.document_group_id, name=name)
        work.set_label_args(old=row["name"], new=name)


@dataclass(frozen=True, slots=True)
class DeleteGroup(Action[None]):
    """Delete a group; its documents stay.

    Attributes:
        document_group_id: The group.
    """

    kind: ClassVar[str] = "delete-group"
    document_group_id: str

    def do(self, work: UnitOfWork) -> None:
        """Delete the members, then the group."""
        row = work.row("document_group", self.document_group_id)
        work.delete(
            "document_group_member",
            *document_groups.members(work.connection, self.document_group_id).values(),
        )
        work.delete("document_group", self.document_group_id)
        work.set_label_args(label=row["name"])


@dataclass(frozen=True, slots=True)
class AddToGroup(Action[int]):
    """Put documents into a group; its value is how many were not in it.

    Attributes:
        document_group_id: The group.
        document_ids: The documents.
    """

    kind: ClassVar[str] = "add-to-group"
    document_group_id: str
    document_ids: Sequence[str]

    def do(self, work: UnitOfWork) -> int:
        """Write the members."""
        row = work.row("document_group", self.document_group_id)
        count = _add(work, self.document_group_id, self.document_ids)
        work.set_label_args(label=row["name"], count=str(len(set(self.document_ids))))
        return count


@dataclass(frozen=True, slots=True)
class RemoveFromGroup(Action[None]):
    """Take documents out of a group; they stay in the library.

    Attributes:
        document_group_id: The group.
        document_ids: The documents.
    """

    kind: ClassVar[str] = "remove-from-group"
    document_group_id: str
    document_ids: Sequence[str]

    def do(self, work: UnitOfWork) -> None:
        """Delete the members."""
        row = work.row("document_group", self.document_group_id)
        known = document_groups.members(work.connection, self.document_group_id)
        gone = [known[one] for one in dict.fromkeys(self.document_ids) if one in known]
        work.delete("document_group_member", *gone)
        work.set_label_args(label=row["name"], count=str(len(gone)))


__all__ = ["NAME_LIMIT", "AddGroup", "AddToGroup", "DeleteGroup", "RemoveFromGroup", "RenameGroup"]
