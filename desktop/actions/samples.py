"""Samples: the first library of a user, with the sample reports that come with the program."""

import os
from importlib.resources import as_file, files

from desktop.actions.documents import ImportFile
from desktop.actions.library import Library
from desktop.files.file_input import read_bytes

FOLDER = "samples"
"""Folder of the sample reports in ``resources``."""


def create_with_samples(path: str | os.PathLike[str], annotator: str = "") -> Library:
    """Make a new library that holds the sample reports, and open it.

    The reports are written for this project; an undo takes them out again in one step.

    Raises:
        ExistingFile: When there is a file already.
    """
    library = Library.create(path, annotator)
    for name, data in samples():
        library.perform(ImportFile(read_bytes(data, name), group_id="samples"))
    return library


def samples() -> list[tuple[str, bytes]]:
    """Return name and bytes of each sample report, in order of name."""
    with as_file(files("resources") / FOLDER) as folder:
        return [(one.name, one.read_bytes()) for one in sorted(folder.glob("*.txt"))]
