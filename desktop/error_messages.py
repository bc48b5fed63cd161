"""Error messages: what went wrong with a library or a file and what to do, for window and command line.

Neither Qt nor the database is loaded for it: a text is searched for figures without them.
"""

from typing import TYPE_CHECKING, Protocol

from desktop.files.atomic_write import TargetIsLibrary
from desktop.i18n import translate, translate_noop

if TYPE_CHECKING:
    from desktop.actions.errors import LibraryError


class _Warns(Protocol):
    """Shows a user that something went wrong, as `desktop.messages.Messages` does."""

    def warn(self, heading: str, text: str = ...) -> None: ...


def open_failure(error: "LibraryError") -> tuple[str, str]:
    """Return why a library can't be opened: a heading, and the reason with the way out."""
    heading = translate("Problems", "“%1” can't be opened").replace("%1", error.path.name)
    return heading, f"{library_reason(error)}\n\n{error.path}"


def action_failure(error: "LibraryError") -> tuple[str, str]:
    """Return why something could not be done in an open library: a heading, and the reason."""
    return translate("Problems", "That could not be done; nothing was changed"), library_reason(error)


def library_reason(error: "LibraryError") -> str:
    """Return what is wrong with a library, or with what was asked of it, and the way out."""
    from desktop.actions.errors import FileUnreachable

    if isinstance(error, FileUnreachable) and error.reason != "replaced":
        return translate(
            "Problems", "The disk did not answer, or the file was moved away. Check it and try again."
        )
    source = _LIBRARY_REASONS.get(error.reason)
    return translate("Problems", source) if source else _of_an_action(error)


def _of_an_action(error: "LibraryError") -> str:
    from desktop.actions.errors import BadRange, BadValue, EditConflict, NotFound

    match error:
        case BadRange():
            return translate("Problems", "The range is empty or lies outside the text.")
        case BadValue():
            return _bad_value(error)
        case EditConflict():
            return translate(
                "Problems", "It has been changed elsewhere in the meantime. What is shown was read anew."
            )
        case NotFound():
            return translate("Problems", "It is no longer in the library. What is shown was read anew.")
        case _:
            return str(error)


def _bad_value(error: "LibraryError") -> str:
    source = _VALUE_REASONS.get(error.reason)
    words = translate("Problems", source) if source else translate("Problems", "“%1” can't be taken.")
    return words.replace("%1", str(error.particulars.get("value", "")))


_LIBRARY_REASONS = {
    "not-a-library": translate_noop("Problems", "The file is not a Piyue library. It was left untouched."),
    "newer": translate_noop(
        "Problems",
        "A newer version of Piyue made this library. Update Piyue to open it; it was left untouched.",
    ),
    "locked": translate_noop(
        "Problems",
        "Another program is using the library. Close it there, or wait a moment, and try again.",
    ),
    "read-only": translate_noop(
        "Problems",
        "The library or its folder can't be written to. Change the permissions, or copy the file "
        "to a folder of your own and open the copy.",
    ),
    "corrupt": translate_noop(
        "Problems",
        "The library is damaged. It was left untouched: keep the file, and restore a backup or open "
        "another library.",
    ),
    "full": translate_noop("Problems", "The disk is full. Make room and try again."),
    "missing": translate_noop("Problems", "There is no such file. It may have been moved or deleted."),
    "is-folder": translate_noop("Problems", "This is a folder, not a library."),
    "no-permission": translate_noop("Problems", "You have no permission to open this file."),
    "vanished": translate_noop(
        "Problems",
        "Your library is not there any more: it was moved or deleted, or its disk is not connected. "
        "No new one was made in its place. Put it back and try again, or restore a backup.",
    ),
    "name-too-long": translate_noop("Problems", "The file name is too long."),
    "exists": translate_noop("Problems", "There is a file of this name already. Choose another name."),
    "replaced": translate_noop("Problems", "The file was replaced by another file."),
}
"""What is wrong with a library, by the reason of its error."""

_VALUE_REASONS = {
    "taken": translate_noop("Problems", "“%1” is taken already. Choose another."),
    "empty": translate_noop("Problems", "It may not be empty."),
    "slash": translate_noop("Problems", "The name of a tag may not hold a slash (/)."),
    "too-deep": translate_noop("Problems", "Tags may stand 32 levels deep at most."),
    "too-long": translate_noop("Problems", "The name of a tag may have 200 characters at most."),
    "not-text": translate_noop("Problems", "This contains characters that are not valid text."),
    "control-character": translate_noop("Problems", "Names can't contain control characters or line breaks."),
    "within-itself": translate_noop("Problems", "A tag can't be placed under itself."),
}
"""Why a value is not taken, by the reason of its error."""

_FILE_REASONS = {
    "empty": translate_noop("Problems", "the file is empty, or holds no text"),
    "is-library": translate_noop("Problems", "a Piyue library or a file that belongs to one, not a document"),
    "binary": translate_noop("Problems", "not a text file"),
    "not-text": translate_noop("Problems", "not a text file"),
    "not-supported": translate_noop("Problems", "files of this kind can't be read"),
    "no-permission": translate_noop("Problems", "no permission to read it"),
    "too-large": translate_noop("Problems", "too large: more than 64 MB"),
    "too-much-within": translate_noop("Problems", "it unpacks to more than 256 MB, or to too many files"),
    "too-many-pages": translate_noop("Problems", "more than 2,000 pages; split it first"),
    "too-many-rows": translate_noop("Problems", "more than 200,000 documents in one table; split it first"),
    "too-many-bytes": translate_noop("Problems", "too large: it unpacks to more than 1 GB in all"),
    "too-many-characters": translate_noop("Problems", "too large: more than 64 million characters"),
    "too-many-cells": translate_noop("Problems", "too large: more than 20 million table cells"),
    "too-many-nodes": translate_noop("Problems", "too large: more than 4 million elements"),
    "too-many-sheet-rows": translate_noop("Problems", "too large: a sheet of more than 1,048,576 rows"),
    "too-nested": translate_noop(
        "Problems", "nested too deeply; save it anew with the program it comes from"
    ),
    "too-much-memory": translate_noop("Problems", "too large: reading it takes more than 2 GB of memory"),
    "too-slow": translate_noop("Problems", "reading it took too long and was given up; split it first"),
    "missing": translate_noop("Problems", "the file is not there any more"),
    "not-a-file": translate_noop("Problems", "not an ordinary file"),
    "wrong-encoding": translate_noop("Problems", "the bytes are not in the encoding chosen"),
    "io-error": translate_noop("Problems", "the disk could not read it"),
    "damaged": translate_noop("Problems", "damaged or cut short; get the file anew"),
    "encrypted": translate_noop("Problems", "protected by a password; save it without one"),
    "scan": translate_noop("Problems", "a scan: pictures of pages without text; recognise the text first"),
    "needs-office": translate_noop(
        "Problems", "an old Word file: install LibreOffice to read it, or save it as .docx"
    ),
    "columns": translate_noop("Problems", "no column with the text of the documents was found"),
    "no-documents": translate_noop("Problems", "no document was found in it"),
    "unreadable": translate_noop("Problems", "it can't be read"),
}
"""Why a file is not taken, by the names of `desktop.files.errors.REASONS`."""


def import_failure(reason: str) -> str:
    """Return why a file is not taken, to stand after its name; a reason unknown here stands for itself."""
    source = _FILE_REASONS.get(reason)
    return translate("Problems", source) if source else reason


def existing_file() -> str:
    """Return why a name is not taken for a new file: another has it."""
    return translate("Problems", _LIBRARY_REASONS["exists"])


def write_failure(error: OSError) -> str:
    """Return why a file could not be written, as far as the system told."""
    if isinstance(error, TargetIsLibrary):
        return translate("Problems", "It is a library, or a backup of one: choose another name.")
    return error.strerror or str(error)


def report(messages: _Warns, error: "LibraryError") -> None:
    """Tell a user why something could not be done in an open library."""
    messages.warn(*action_failure(error))
