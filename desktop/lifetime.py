"""Lifetimes: connections and callbacks that end with the object they serve.

A signal keeps a lambda, a ``partial`` or another object's method alive and calls it after the dialog that it
was written for is gone; so does a task that returns late. Whoever listens to an object that may outlive it
connects here, as the owner of the connection, and names itself the owner of what it starts in the background.
"""

import inspect
from collections.abc import Callable
from types import FunctionType, MethodType
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, SignalInstance
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


_ENDING = "ending"
"""The property of the program that says that the system ends it."""


def note_ending(app: QCoreApplication) -> None:
    """Note that the system ends the program: nothing is asked any more."""
    app.setProperty(_ENDING, True)


def is_ending() -> bool:
    """Return whether the system ends the program, or the user's session."""
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and (bool(app.property(_ENDING)) or app.isSavingSession())


def alive(owner: QObject) -> bool:
    """Return whether Qt's half of an object still exists."""
    return isValid(owner)


class Connection(QObject):
    """A slot that is called until its owner is destroyed.

    It is a child of the owner, so that Qt ends it with the owner; `deleteLater` ends it sooner.
    """

    def __init__(self, owner: QObject, slot: Callable[..., object]) -> None:
        super().__init__(owner)
        self._owner = owner
        self._slot = slot
        self._taken = _taken(slot)

    def deliver(self, *arguments: object) -> None:
        """Call the slot with as many arguments as it takes, unless the owner is being destroyed."""
        if alive(self._owner):
            self._slot(*arguments[: self._taken])


def connect(
    signal: SignalInstance | Any,
    owner: QObject,
    slot: Callable[..., object],
    sender: QObject | Any = None,
) -> Connection:
    """Connect a signal to a slot until the owner is destroyed.

    Args:
        signal: The signal, of an object that may outlive the owner.
        owner: The object the slot works for.
        slot: A lambda, a ``partial``, or a method of any object. It is handed as many arguments as it takes.
        sender: The object whose signal it is, where the owner outlives many such: the connection ends with
            it, too, and leaves nothing behind at the owner.
    """
    connection = Connection(owner, slot)
    signal.connect(connection.deliver)
    if sender is not None:
        sender.destroyed.connect(connection.deleteLater)
    return connection


def _taken(slot: Callable[..., object]) -> int | None:
    """Return how many positional arguments a slot takes; None for any number, and for Qt's own methods."""
    function = slot.__func__ if isinstance(slot, MethodType) else slot
    if isinstance(function, FunctionType) and not hasattr(function, "__wrapped__"):
        # Nearly all are; `signature` is slow, and a window connects hundreds.
        code = function.__code__
        return None if code.co_flags & inspect.CO_VARARGS else code.co_argcount - (function is not slot)
    try:
        parameters = inspect.signature(slot).parameters.values()
    except ValueError:  # a method written in C++
        return None
    if any(one.kind is inspect.Parameter.VAR_POSITIONAL for one in parameters):
        return None
    return sum(one.kind in POSITIONAL for one in parameters)
