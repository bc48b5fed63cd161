"""Places: where a library's file really is, and what stands there."""

import os
import stat
from pathlib import Path

from db.errors import MissingLibrary, NotALibrary, classified


def real_path(path: Path) -> Path:
    """Return the file that a path leads to through all links; its log and its backups stand beside that one.

    Unlike pathlib's own, this gives links in a circle back as they are.
    """
    return Path(os.path.realpath(path))


def require_file(path: Path) -> None:
    """Refuse a folder, a pipe and a device, which no library can be; what is not there at all may be made.

    Raises:
        MissingLibrary: For a folder, or where there is no way to the place.
        NotALibrary: For a pipe or a device.
    """
    with classified(path):
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            return
        if stat.S_ISDIR(mode):
            raise MissingLibrary(path, "is-folder")
        if not stat.S_ISREG(mode):
            raise NotALibrary(path, "not-a-library", detail="no regular file")
