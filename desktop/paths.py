"""Paths: where a user's library and settings live on this machine.

``PIYUE_HOME``, when set, is one folder that takes the place of both; tests and portable copies use it.
"""

import os
from pathlib import Path

from desktop.i18n import translate

HOME_VARIABLE = "PIYUE_HOME"
"""Name of the environment variable that replaces the user's data and config folders."""

LIBRARY_SUFFIX = ".piyue"
"""What the name of a library file ends with."""


def resources() -> Path:
    """Return the program's own data: icons, the catalog of messages, the style sheet.

    The window's start goes without ``importlib.resources``, which takes longer to load than what it gives;
    Qt wants files with names in any case.
    """
    return Path(__file__).parent.with_name("resources")


def data_folder() -> Path:
    """Return the folder for libraries, backups and crash reports; it need not exist yet."""
    home = _home()
    return home / "data" if home else _dirs("data")


def config_folder() -> Path:
    """Return the folder for settings; it need not exist yet."""
    home = _home()
    return home / "config" if home else _dirs("config")


def default_library() -> Path:
    """Return the library that opens when none is named."""
    return data_folder() / f"library{LIBRARY_SUFFIX}"


def library_name(path: Path) -> str:
    """Return the name of a library: what its file is called, for the default one *My library*."""
    if path.absolute() == default_library().absolute():
        return translate("Libraries", "My library")
    return path.stem


def known_libraries() -> Path:
    """Return the file that remembers which default libraries there were, so that a lost one is missed."""
    return config_folder() / "known-libraries.txt"


def there(path: Path) -> bool:
    """Return whether anything stands at a path; also where nobody may look, since opening it will say why."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):  # too long a name, links in a circle, a disk that does not answer
        return False
    return True


def _home() -> Path | None:
    value = os.environ.get(HOME_VARIABLE, "")
    if not value:
        return None
    try:
        return Path(value).expanduser()
    except RuntimeError:  # ~ of nobody whom the system knows
        return Path(value)


def _dirs(what: str) -> Path:
    import platformdirs  # not needed where PIYUE_HOME is set, nor for commands that touch no library

    dirs = platformdirs.PlatformDirs("Piyue", appauthor=False, roaming=False)
    return dirs.user_data_path if what == "data" else dirs.user_config_path
