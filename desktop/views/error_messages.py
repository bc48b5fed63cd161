"""Error messages: what went wrong with a library or a file, and what the user can do."""

from PySide6.QtCore import QCoreApplication

from desktop.actions.errors import (
    BadRange,
    BadValue,
    CorruptLibrary,
    DiskFull,
    EditConflict,
    ExistingFile,
    FileUnreachable,
    LibraryError,
    LockedLibrary,
    MissingLibrary,
    NewerLibrary,
    NotALibrary,
    NotFound,
    ReadOnlyLibrary,
)
from desktop.files.atomic_write import TargetIsLibrary
from desktop.messages import Messages

translate = QCoreApplication.translate


def open_failure(error: LibraryError) -> tuple[str, str]:
    """Return why a library can't be opened: a heading, and what can be done."""
    heading = translate("Problems", "“%1” can't be opened").replace("%1", error.path.name)
    return heading, f"{_reason(error)}\n\n{error.path}"


def action_failure(error: LibraryError) -> tuple[str, str]:
    """Return why something could not be done in an open library."""
    return translate("Problems", "That could not be done; nothing was changed"), _reason(error)


def _reason(error: LibraryError) -> str:
    """Return the reason and the way out."""
    match error:
        case NotALibrary():
            return translate("Problems", "The file is not a Piyue library. It was left untouched.")
        case NewerLibrary():
            return translate(
                "Problems",
                "A newer version of Piyue made this library. Update Piyue to open it; it was left untouched.",
            )
        case LockedLibrary():
            return translate(
                "Problems",
                "Another program is using the library. Close it there, or wait a moment, and try again.",
            )
        case ReadOnlyLibrary():
            return translate(
                "Problems",
                "The library or its folder can't be written to. Change the permissions, or copy the file "
                "to a folder of your own and open the copy.",
            )
        case CorruptLibrary():
            return translate(
                "Problems",
                "The library is damaged. It was left untouched: keep the file, and restore a backup or open "
                "another library.",
            )
        case DiskFull():
            return translate("Problems", "The disk is full. Make room and try again.")
        case MissingLibrary():
            return _missing(error)
        case ExistingFile():
            return translate("Problems", "There is a file of this name already. Choose another name.")
        case FileUnreachable():
            return translate(
                "Problems", "The disk did not answer, or the file was moved away. Check it and try again."
            )
        case _:
            return _action_message(error)


def _missing(error: LibraryError) -> str:
    if error.reason == "no-permission":
        return translate("Problems", "You have no permission to open this file.")
    if error.reason == "is-folder":
        return translate("Problems", "This is a folder, not a library.")
    if error.reason == "vanished":
        return translate(
            "Problems",
            "Your library is not there any more: it was moved or deleted, or its disk is not connected. "
            "No new one was made in its place. Put it back and try again, or restore a backup.",
        )
    return translate("Problems", "There is no such file. It may have been moved or deleted.")


def _action_message(error: LibraryError) -> str:
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


def _bad_value(error: LibraryError) -> str:
    value = str(error.particulars.get("value", ""))
    if error.reason == "taken":
        return translate("Problems", "“%1” is taken already. Choose another.").replace("%1", value)
    if error.reason == "empty":
        return translate("Problems", "It may not be empty.")
    if error.reason == "slash":
        return translate("Problems", "The name of a tag may not hold a slash (/).")
    if error.reason == "too-deep":
        return translate("Problems", "Tags may stand 32 levels deep at most.")
    if error.reason == "too-long":
        return translate("Problems", "The name of a tag may have 200 characters at most.")
    return translate("Problems", "“%1” can't be taken.").replace("%1", value)


def import_failure(reason: str) -> str:
    """Return a text that says why a file was not imported."""
    return {
        "empty": translate("Problems", "the file is empty, or holds no text"),
        "is-library": translate("Problems", "a Piyue library or a file that belongs to one, not a document"),
        "binary": translate("Problems", "not a text file"),
        "not-text": translate("Problems", "not a text file"),
        "not-supported": translate("Problems", "files of this kind can't be read"),
        "no-permission": translate("Problems", "no permission to read it"),
        "too-large": translate("Problems", "too large: more than 64 MB"),
        "too-much-within": translate("Problems", "it unpacks to more than 256 MB, or to too many files"),
        "too-many-pages": translate("Problems", "more than 2,000 pages; split it first"),
        "too-many-rows": translate("Problems", "more than 200,000 documents in one table; split it first"),
        "too-many-bytes": translate("Problems", "too large: it unpacks to more than 1 GB in all"),
        "too-many-characters": translate("Problems", "too large: more than 64 million characters"),
        "too-many-cells": translate("Problems", "too large: more than 20 million table cells"),
        "too-many-nodes": translate("Problems", "too large: more than 4 million elements"),
        "too-many-sheet-rows": translate("Problems", "too large: a sheet of more than 1,048,576 rows"),
        "too-nested": translate("Problems", "nested too deeply; save it anew with the program it comes from"),
        "too-much-memory": translate("Problems", "too large: reading it takes more than 2 GB of memory"),
        "too-slow": translate("Problems", "reading it took too long and was given up; split it first"),
        "missing": translate("Problems", "the file is not there any more"),
        "not-a-file": translate("Problems", "not an ordinary file"),
        "wrong-encoding": translate("Problems", "the bytes are not in the encoding chosen"),
        "io-error": translate("Problems", "the disk could not read it"),
        "damaged": translate("Problems", "damaged or cut short; get the file anew"),
        "encrypted": translate("Problems", "protected by a password; save it without one"),
        "scan": translate("Problems", "a scan: pictures of pages without text; recognise the text first"),
        "needs-office": translate(
            "Problems", "an old Word file: install LibreOffice to read it, or save it as .docx"
        ),
        "columns": translate("Problems", "no column with the text of the documents was found"),
        "no-documents": translate("Problems", "no document was found in it"),
        "unreadable": translate("Problems", "it can't be read"),
    }.get(reason, reason)


def write_failure(error: OSError) -> str:
    """Return a text that says why a file could not be written, as far as the system told."""
    if isinstance(error, TargetIsLibrary):
        return translate("Problems", "It is a library, or a backup of one: choose another name.")
    return error.strerror or str(error)


def report(messages: Messages, error: LibraryError) -> None:
    """Tell a user why something could not be done."""
    messages.warn(*action_failure(error))
