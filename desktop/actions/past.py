"""The past: going back to a point of the history, as a step that can be undone itself."""

from dataclasses import dataclass
from typing import ClassVar

from db import history
from db.errors import Unknown
from db.work import Work
from desktop.actions.action import Action


@dataclass(frozen=True, slots=True)
class GoBack(Action[None]):
    """Make everything as it was right after a step, whatever was done since.

    Attributes:
        number: Number of the step; 0 for the beginning.
    """

    kind: ClassVar[str] = "go-back"
    risky: ClassVar[bool] = True
    number: int

    def do(self, work: Work) -> None:
        """Take back all later steps, the last first."""
        if self.number and not history.exists(work.connection, self.number):
            raise Unknown(work.path, "unknown", what="step", id=str(self.number))
        count = history.take_back(work, self.number)
        work.say(number=str(self.number), count=str(count))
