"""PySide6 without what this program does not use, and with what it seldom uses loaded only when it is wanted.

Two things that PySide6 does as it is imported are most of what a window with a text takes to start:

* Its optional features (snake_case names, true properties) are switched on by an import. PySide6 therefore
  puts its own ``__import__`` in the place of Python's and looks for its own name in the source of every
  module that is imported after it (``shibokensupport.feature``): that reads and keeps the sources of some
  five hundred modules, 20 MB. Where ``shiboken6`` is imported before PySide6, there are no such features.
* What describes the signatures of Qt's functions, for messages of errors and for help, and what writes stubs
  for type checkers is compiled anew from sources within ``libshiboken``, with patterns that take long to
  compile (``shibokensupport.signature``): two fifths of the time from the command to a bare window.
"""

import builtins
import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from threading import RLock
from types import ModuleType
from typing import Any

_LOADER = "shibokensupport.signature.loader"
"""The module that imports all of the support for signatures, and hands on what is asked of it."""

_SELDOM_USED = {
    "shibokensupport.signature": {"errorhandler", "layout", "parser"},
    "shibokensupport.signature.lib": {"enum_sig", "pyi_generator", "tool"},
}
"""What it imports, by package."""

_IMPORT_STATEMENT = 4
"""How much an import statement gives ``__import__`` beside a name: globals, locals, what is wanted, level."""

_executing = RLock()
_not_executed: dict[str, ModuleSpec] = {}


def load_pyside() -> None:
    """Import PySide6; called before anything else imports it.

    A PySide6 that is there already, or whose support is arranged in another way, is left as it is, save that
    it reads no sources.
    """
    if "shiboken6" not in sys.modules:
        with _imports_watched():
            importlib.import_module("shiboken6")
    importlib.import_module("PySide6.QtCore")
    _skip_source_check()


class _LateModule(ModuleType):
    """A module that is executed when something in it is asked for first."""

    def __getattr__(self, name: str) -> object:
        # What looks through all modules, as `inspect` does, asks for names that begin so.
        if not name.startswith("__"):
            _execute(self)
        try:
            return vars(self)[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None


def _execute(module: ModuleType) -> None:
    """Execute a module once; other threads wait meanwhile."""
    with _executing:
        spec = _not_executed.pop(module.__name__, None)
        if spec is not None and spec.loader is not None:
            module.__spec__ = spec
            spec.loader.exec_module(module)


def _put_late_module(package: ModuleType, part: str) -> None:
    """Put a module into its package that is executed later, where there is one and it is not there yet."""
    name = f"{package.__name__}.{part}"
    spec = None if name in sys.modules else find_spec(name)
    if spec is None:
        return
    module = _LateModule(name)
    module.__spec__ = spec
    _not_executed[name] = ModuleSpec(name, spec.loader, origin=spec.origin)  # PySide6 gives the other a name
    sys.modules[name] = module
    setattr(package, part, module)


@contextmanager
def _imports_watched() -> Iterator[None]:
    """Let late modules take the place of what is seldom used while the support for signatures is imported.

    It is found by an importer of its own, which comes before all others: only here can it be told.
    """
    import_module = builtins.__import__

    def watched_import(name: str, *others: Any, **named: Any) -> ModuleType:
        if len(others) == _IMPORT_STATEMENT and others[0] and others[0].get("__name__") == _LOADER:
            for part in _SELDOM_USED.get(name, set()).intersection(others[2] or ()):
                _put_late_module(sys.modules[name], part)
        return import_module(name, *others, **named)

    builtins.__import__ = watched_import
    try:
        yield
    finally:
        builtins.__import__ = import_module


def _skip_source_check() -> None:
    """Have PySide6 take every module for one without features, without reading its source."""
    try:
        feature = importlib.import_module("shibokensupport.feature")
    except ImportError:
        return
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = _uses_no_features


def _uses_no_features(module: ModuleType) -> bool:
    """Return False: no module uses features."""
    return False
