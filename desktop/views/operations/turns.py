"""Turns: work for the window's thread, taken in steps, so that no turn of the event loop is held for long."""

from __future__ import annotations

import time
from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer

Steps = Generator[None, None, None]
"""Work that may be interrupted wherever it yields. What it holds on to it gives back when it is closed."""

TURN_S = 0.008
"""Seconds after which no further step is begun in the same turn. A turn is as long as this and one more step,
beside what the window paints."""


class Turns(QObject):
    """Takes the steps of a work, as many in a turn of the event loop as there is time for.

    The work ends with the last step, with whoever else takes the steps meanwhile, or with its owner.

    Example: ``Turns(make_parts(), page).start()``
    """

    def __init__(self, steps: Steps, owner: QObject) -> None:
        """Take the steps; the owner is what they work on."""
        super().__init__(owner)
        self._steps = steps
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Take the first steps in the next turn, so that what is shown by now is painted before."""
        self._timer.start()

    def _go_on(self) -> None:
        self._timer.stop()
        if take_steps(self._steps):
            self.deleteLater()
        else:
            self._timer.start()


def take_steps(steps: Steps) -> bool:
    """Take steps for as long as a turn lasts, one at least; return whether that was the last of them."""
    end = time.perf_counter() + TURN_S
    return all(time.perf_counter() < end for _ in steps)


def take_all(steps: Steps) -> None:
    """Take all steps that are left, because what they make is wanted at once."""
    for _ in steps:
        pass
