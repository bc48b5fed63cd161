"""The optional features of PySide6 (snake_case names, true properties), which this program does not use.

PySide6 looks for its own name in the source of every module that is imported after it, to know where a
feature may be switched on (``shibokensupport.feature``). That reads and keeps the sources of some five
hundred modules: an eighth of the start and 20 MB.
"""

import importlib
from types import ModuleType


def skip_source_check() -> None:
    """Import PySide6 and have it take every module for one without features, without reading its source.

    A PySide6 that does not check, or checks in another way, is left alone.
    """
    importlib.import_module("PySide6.QtCore")
    try:
        feature = importlib.import_module("shibokensupport.feature")
    except ImportError:
        return
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = _uses_no_features


def _uses_no_features(module: ModuleType) -> bool:
    """Return False: no module uses features."""
    return False
