"""The default library: made on the first start, missed ever after when it is not there any more.

A library that was moved away, deleted, or lost with its disk must not be replaced by a new one in silence:
the user would go on in an empty library and take the old one for lost.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from db import backup
from db.restore import set_aside
from desktop.actions.errors import ExistingFile, MissingLibrary
from desktop.actions.library import Library


def open_or_create(
    path: Path, marker: Path, annotator: str, open_library: Callable[[Path, str], Library] = Library.open
) -> Library:
    """Open the default library; on the first start, make it with the sample reports.

    Args:
        path: Its file.
        marker: The file that remembers which default libraries there were.
        annotator: Name of who works with it.
        open_library: Opens what is there.

    Raises:
        MissingLibrary: With the reason ``vanished``, when it is gone though it was there before.
    """
    if not _is_there(path):
        if has_vanished(path, marker):
            raise MissingLibrary(path, "vanished")
        with suppress(ExistingFile):  # another program made it in the meantime
            return create(path, marker, annotator)
    library = open_library(path, annotator)
    remember(path, marker)
    return library


def create(path: Path, marker: Path, annotator: str) -> Library:
    """Make the default library with the sample reports; arguments as for ``open_or_create``.

    Raises:
        ExistingFile: When there is a file already.
    """
    from desktop.actions.samples import create_with_samples  # only on the first start

    library = create_with_samples(path, annotator)
    remember(path, marker)
    return library


def has_vanished(path: Path, marker: Path) -> bool:
    """Return whether a default library is gone that was there before; its backups and log are signs of it."""
    if _is_there(path):
        return False
    left = path.with_name(f"{path.name}-wal")
    return (
        str(path.absolute()) in _remembered(marker)
        or left.exists()
        or bool(backup.list_backups(backup.folder_of(path)) or set_aside(path))
    )


def remember(path: Path, marker: Path) -> None:
    """Note that a default library exists; where that can't be written, its backups alone tell it later."""
    known = _remembered(marker)
    line = str(path.absolute())
    if line in known:
        return
    with suppress(OSError, UnicodeEncodeError):
        marker.parent.mkdir(parents=True, exist_ok=True)
        with marker.open("a", encoding="utf-8", errors="surrogateescape") as file:
            file.write(f"{line}\n")


def _remembered(marker: Path) -> list[str]:
    try:
        return marker.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


def _is_there(path: Path) -> bool:
    """Return whether anything is at a path, a broken link and what may not be looked at included."""
    try:
        path.lstat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True
