"""Reverting to a point of the history, as a step that can itself be undone."""

from dataclasses import dataclass
from typing import ClassVar

from db import history
from db.errors import NotFound
from db.unit_of_work import UnitOfWork
from desktop.actions.action import Action


@dataclass(frozen=True, slots=True)
class RevertTo(Action[None]):
    """Make everything as it was right after a step, whatever was done since.

    Attributes:
        number: Number of the step; 0 for the beginning.
    """

    kind: ClassVar[str] = "go-back"
    risky: ClassVar[bool] = True
    number: int

    def do(self, work: UnitOfWork) -> None:
        """Take back all later steps, the last first."""
        if self.number and not history.exists(work.connection, self.number):
            raise NotFound(work.path, "unknown", what="step", id=str(self.number))
        count = history.revert_to(work, self.number)
        work.set_label_args(number=str(self.number), count=str(count))
