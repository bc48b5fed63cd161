"""Actions (操作): what a user did to a library, by name; one undo step each."""

from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from db.unit_of_work import UnitOfWork
from desktop.actions.changes import Changes

Value = TypeVar("Value", covariant=True)
"""What an action gives back, such as the ids of the annotations it made; None for most."""


@dataclass(frozen=True, slots=True)
class Result(Generic[Value]):
    """What came of an action.

    Attributes:
        changes: The rows that it touched.
        value: What the action returns, such as the ids of the annotations that it made.
    """

    changes: Changes
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Generic[Value]):
    """One thing a user does. It is handed to ``Library.perform`` and holds no connection.

    An action writes through the unit of work alone; that records the rows as they were and as they became,
    from which the library undoes and redoes every kind of action and knows what was touched.

    Attributes:
        risky: Whether so much goes at once that a backup before it is wise.
        kind: The kind of action, such as ``add-annotation``; the views word it.
        creates_annotations: Whether annotations that bear the annotator's name are made by it.
        annotator: Name of who does it; None for whoever opened the library.
        group_id: Joins it with others of the same group to one undo step.
    """

    kind: ClassVar[str] = ""
    risky: ClassVar[bool] = False
    creates_annotations: ClassVar[bool] = False
    annotator: str | None = None
    group_id: str | None = None

    def do(self, work: UnitOfWork) -> Value:
        """Write what the action writes, and return its value.

        Raises:
            LibraryError: When it can't be done; nothing is written then.
        """
        raise NotImplementedError

    def merge_key(self) -> str | None:
        """Return the key by which quick edits are merged: equal keys in direct succession become one step."""
        return None
