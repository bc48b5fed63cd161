"""Deferred imports: what SQLAlchemy imports for uses that are none of ours is loaded when it is used.

It needs ``asyncio`` for asynchronous drivers, and ``importlib.metadata`` to look for plug-ins. With what they
import in turn (``ssl``, ``email``) they take 9 MB, and time in which a user waits for the window.
"""

import importlib
import sys
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any

UNUSED: dict[str, tuple[str, ...]] = {"asyncio": ("iscoroutine",), "importlib.metadata": ()}
"""What SQLAlchemy imports and does not use for us, each with functions that it takes from it at once."""


class _Deferred(ModuleType):
    """Stands for a module until something of it is asked for."""

    _lock = threading.RLock()

    def __init__(self, name: str, functions: tuple[str, ...]) -> None:
        super().__init__(name)
        for one in functions:
            setattr(self, one, _deferred_function(name, one))

    def __getattr__(self, name: str) -> Any:
        with self._lock:
            self.withdraw()
        return getattr(importlib.import_module(self.__name__), name)

    def withdraw(self) -> None:
        """Have whoever imports the module from now on get the module itself."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]


def _deferred_function(module: str, name: str) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        return getattr(importlib.import_module(module), name)(*arguments, **named)

    return call


def import_sqlalchemy() -> None:
    """Import SQLAlchemy with its dialect for SQLite, but without what it does not use for us."""
    if "sqlalchemy" in sys.modules:
        return
    deferred = [_Deferred(*one) for one in UNUSED.items() if one[0] not in sys.modules]
    sys.modules.update({one.__name__: one for one in deferred})
    try:
        importlib.import_module("sqlalchemy.dialects.sqlite")
    finally:
        for one in deferred:
            one.withdraw()
