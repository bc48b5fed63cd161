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
    heading = translate("ErrorMessages", "“%1” can't be opened").replace("%1", error.path.name)
    return heading, f"{library_reason(error)}\n\n{error.path}"


def action_failure(error: "LibraryError") -> tuple[str, str]:
    """Return why something could not be done in an open library: a heading, and the reason."""
    return translate("ErrorMessages", "That could not be done; nothing was changed"), library_reason(error)


def library_reason(error: "LibraryError") -> str:
    """Return what is wrong with a library, or with what was asked of it, and the way out."""
    from desktop.actions.errors import FileUnreachable

    if isinstance(error, FileUnreachable) and error.reason != "replaced":
        return translate(
            "ErrorMessages", "The disk did not answer, or the file was moved away. Check it and try again."
        )
    source = _LIBRARY_REASONS.get(error.reason)
    return translate("ErrorMessages", source) if source else _of_an_action(error)


def _of_an_action(error: "LibraryError") -> str:
    from desktop.actions.errors import BadRange, BadValue, EditConflict, NotFound

    match error:
        case BadRange():
            return translate("ErrorMessages", "The range is empty or lies outside the text.")
        case BadValue():
            return _bad_value(error)
        case EditConflict():
            return translate(
                "ErrorMessages", "It has been changed elsewhere in the meantime. What is shown was read anew."
            )
        case NotFound():
            return translate("ErrorMessages", "It is no longer in the library. What is shown was read anew.")
        case _:
            return str(error)


def _bad_value(error: "LibraryError") -> str:
    source = _VALUE_REASONS.get(error.reason)
    words = (
        translate("ErrorMessages", source) if source else translate("ErrorMessages", "“%1” can't be taken.")
    )
    return words.replace("%1", str(error.details.get("value", "")))


_LIBRARY_REASONS = {
    "not-a-library": translate_noop(
        "ErrorMessages", "The file is not a Piyue library. It was left untouched."
    ),
    "newer": translate_noop(
        "ErrorMessages",
        "A newer version of Piyue made this library. Update Piyue to open it; it was left untouched.",
    ),
    "locked": translate_noop(
        "ErrorMessages",
        "Another program is using the library. Close it there, or wait a moment, and try again.",
    ),
    "read-only": translate_noop(
        "ErrorMessages",
        "The library or its folder can't be written to. Change the permissions, or copy the file "
        "to a folder of your own and open the copy.",
    ),
    "corrupt": translate_noop(
        "ErrorMessages",
        "The library is damaged. It was left untouched: keep the file, and restore a backup or open "
        "another library.",
    ),
    "full": translate_noop("ErrorMessages", "The disk is full. Make room and try again."),
    "missing": translate_noop("ErrorMessages", "There is no such file. It may have been moved or deleted."),
    "is-folder": translate_noop("ErrorMessages", "This is a folder, not a library."),
    "no-permission": translate_noop("ErrorMessages", "You have no permission to open this file."),
    "vanished": translate_noop(
        "ErrorMessages",
        "Your library is not there any more: it was moved or deleted, or its disk is not connected. "
        "No new one was made in its place. Put it back and try again, or restore a backup.",
    ),
    "name-too-long": translate_noop("ErrorMessages", "The file name is too long."),
    "exists": translate_noop("ErrorMessages", "There is a file of this name already. Choose another name."),
    "replaced": translate_noop("ErrorMessages", "The file was replaced by another file."),
}
"""What is wrong with a library, by the reason of its error."""

_VALUE_REASONS = {
    "taken": translate_noop("ErrorMessages", "“%1” is taken already. Choose another."),
    "empty": translate_noop("ErrorMessages", "It may not be empty."),
    "slash": translate_noop("ErrorMessages", "The name of a tag may not hold a slash (/)."),
    "too-deep": translate_noop("ErrorMessages", "Tags may stand 32 levels deep at most."),
    "too-long": translate_noop("ErrorMessages", "The name of a tag may have 200 characters at most."),
    "not-text": translate_noop("ErrorMessages", "This contains characters that are not valid text."),
    "control-character": translate_noop(
        "ErrorMessages", "Names can't contain control characters or line breaks."
    ),
    "within-itself": translate_noop("ErrorMessages", "A tag can't be placed under itself."),
}
"""Why a value is not taken, by the reason of its error."""

_FILE_REASONS = {
    "empty": translate_noop("ErrorMessages", "the file is empty, or holds no text"),
    "is-library": translate_noop(
        "ErrorMessages", "a Piyue library or a file that belongs to one, not a document"
    ),
    "binary": translate_noop("ErrorMessages", "not a text file"),
    "not-text": translate_noop("ErrorMessages", "not a text file"),
    "not-supported": translate_noop("ErrorMessages", "files of this kind can't be read"),
    "no-permission": translate_noop("ErrorMessages", "no permission to read it"),
    "too-large": translate_noop("ErrorMessages", "too large: more than 64 MB"),
    "too-much-within": translate_noop(
        "ErrorMessages", "it unpacks to more than 256 MB, or to too many files"
    ),
    "too-many-pages": translate_noop("ErrorMessages", "more than 2,000 pages; split it first"),
    "too-many-rows": translate_noop(
        "ErrorMessages", "more than 200,000 documents in one table; split it first"
    ),
    "too-many-bytes": translate_noop("ErrorMessages", "too large: it unpacks to more than 1 GB in all"),
    "too-many-characters": translate_noop("ErrorMessages", "too large: more than 64 million characters"),
    "too-many-cells": translate_noop("ErrorMessages", "too large: more than 20 million table cells"),
    "too-many-nodes": translate_noop("ErrorMessages", "too large: more than 4 million elements"),
    "too-many-sheet-rows": translate_noop("ErrorMessages", "too large: a sheet of more than 1,048,576 rows"),
    "too-nested": translate_noop(
        "ErrorMessages", "nested too deeply; save it anew with the program it comes from"
    ),
    "too-much-memory": translate_noop(
        "ErrorMessages", "too large: reading it takes more than 2 GB of memory"
    ),
    "too-slow": translate_noop("ErrorMessages", "reading it took too long and was given up; split it first"),
    "missing": translate_noop("ErrorMessages", "the file is not there any more"),
    "not-a-file": translate_noop("ErrorMessages", "not an ordinary file"),
    "wrong-encoding": translate_noop("ErrorMessages", "the bytes are not in the encoding chosen"),
    "io-error": translate_noop("ErrorMessages", "the disk could not read it"),
    "damaged": translate_noop("ErrorMessages", "damaged or cut short; get the file anew"),
    "encrypted": translate_noop("ErrorMessages", "protected by a password; save it without one"),
    "scan": translate_noop(
        "ErrorMessages", "a scan: pictures of pages without text; recognize the text first"
    ),
    "needs-office": translate_noop(
        "ErrorMessages", "an old Word file: install LibreOffice to read it, or save it as .docx"
    ),
    "columns": translate_noop("ErrorMessages", "no column with the text of the documents was found"),
    "no-documents": translate_noop("ErrorMessages", "no document was found in it"),
    "unreadable": translate_noop("ErrorMessages", "it can't be read"),
}
"""Why a file is not taken, by the names of `desktop.files.errors.REASONS`."""


def import_failure(reason: str) -> str:
    """Return why a file is not taken, to stand after its name; a reason unknown here stands for itself."""
    source = _FILE_REASONS.get(reason)
    return translate("ErrorMessages", source) if source else reason


def existing_file() -> str:
    """Return why a name is not taken for a new file: another has it."""
    return translate("ErrorMessages", _LIBRARY_REASONS["exists"])


def write_failure(error: OSError) -> str:
    """Return why a file could not be written, as far as the system told."""
    if isinstance(error, TargetIsLibrary):
        return translate("ErrorMessages", "It is a library, or a backup of one: choose another name.")
    return error.strerror or str(error)


def report(messages: _Warns, error: "LibraryError") -> None:
    """Tell a user why something could not be done in an open library."""
    messages.warn(*action_failure(error))
