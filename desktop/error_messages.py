"""Error messages: what went wrong with a library or a file and what to do, for window and command line.

Neither Qt nor the database is loaded for it: a text is searched for figures without them.
"""

import errno
from typing import TYPE_CHECKING, Protocol

from desktop.files.atomic_write import TargetIsLibrary
from desktop.i18n import translate, translate_noop

if TYPE_CHECKING:
    from desktop.actions.errors import LibraryError
    from desktop.text.regex_search import InvalidPattern


class _Warns(Protocol):
    """Shows a user that something went wrong, as `desktop.messages.Messages` does."""

    def warn(self, heading: str, text: str = ...) -> None: ...


def open_failure(error: "LibraryError") -> tuple[str, str]:
    """Return why a library can't be opened: a heading, and the reason with the way out."""
    heading = translate("ErrorMessages", "“%1” could not be opened").replace("%1", error.path.name)
    return heading, f"{library_reason(error)}\n\n{error.path}"


def action_failure(error: "LibraryError") -> tuple[str, str]:
    """Return why something could not be done in an open library: a heading, and the reason."""
    return translate("ErrorMessages", "The action failed. Nothing was changed."), library_reason(error)


def library_reason(error: "LibraryError") -> str:
    """Return what is wrong with a library, or with what was asked of it, and the way out."""
    from desktop.actions.errors import FileUnreachable

    if isinstance(error, FileUnreachable) and error.reason != "replaced":
        return translate(
            "ErrorMessages",
            ("The disk is not responding, or the file has been moved. Check it and try again."),
        )
    if error.reason == "newer" and error.details.get("version"):
        words = translate(
            "ErrorMessages",
            (
                "This library was created by a newer version of Piyue. Get Piyue %1 or newer to open it. "
                "The file was not changed."
            ),
        )
        return words.replace("%1", str(error.details["version"]))
    source = _LIBRARY_REASONS.get(error.reason)
    return translate("ErrorMessages", source) if source else _of_an_action(error)


def _of_an_action(error: "LibraryError") -> str:
    from desktop.actions.errors import BadRange, BadValue, EditConflict, NotFound

    match error:
        case BadRange():
            return translate("ErrorMessages", "The range is empty or outside the text.")
        case BadValue():
            return _bad_value(error)
        case EditConflict(reason="changed-later"):
            words = translate(
                "ErrorMessages",
                (
                    "“%1” has changed the same item since this step, so it can't be undone or redone. "
                    "Nothing was changed."
                ),
            )
            return words.replace("%1", str(error.details.get("annotator", "")))
        case EditConflict():
            return translate("ErrorMessages", "This item was changed elsewhere. The view has been refreshed.")
        case NotFound():
            return translate(
                "ErrorMessages", "This item is no longer in the library. The view has been refreshed."
            )
        case _:
            return str(error)


def _bad_value(error: "LibraryError") -> str:
    source = _VALUE_REASONS.get(error.reason)
    words = translate("ErrorMessages", source) if source else translate("ErrorMessages", "“%1” is not valid.")
    return words.replace("%1", str(error.details.get("value", "")))


_LIBRARY_REASONS = {
    "not-a-library": translate_noop("ErrorMessages", "This file is not a Piyue library. It was not changed."),
    "newer": translate_noop(
        "ErrorMessages",
        (
            "This library was created by a newer version of Piyue. Update Piyue to open "
            "it. The file was not changed."
        ),
    ),
    "locked": translate_noop(
        "ErrorMessages",
        ("The library is in use by another program. Close it there, or wait a moment, and try again."),
    ),
    "read-only": translate_noop(
        "ErrorMessages",
        (
            "The library or its folder is read-only. Change the permissions, or copy the "
            "file to a folder of your own and open the copy."
        ),
    ),
    "corrupt": translate_noop(
        "ErrorMessages",
        (
            "The library is damaged. It was not changed. Keep the file, then restore a "
            "backup or open another library."
        ),
    ),
    "full": translate_noop("ErrorMessages", "The disk is full. Free up space and try again."),
    "missing": translate_noop("ErrorMessages", "File not found. It may have been moved or deleted."),
    "is-folder": translate_noop("ErrorMessages", "This is a folder, not a library."),
    "no-permission": translate_noop("ErrorMessages", "You don't have permission to open this file."),
    "vanished": translate_noop(
        "ErrorMessages",
        (
            "Your library can't be found: it was moved or deleted, or its disk is not "
            "connected. No new library was created in its place. Put the library back "
            "and try again, or restore a backup."
        ),
    ),
    "name-too-long": translate_noop("ErrorMessages", "The file name is too long."),
    "exists": translate_noop("ErrorMessages", "A file with this name already exists. Choose another name."),
    "replaced": translate_noop("ErrorMessages", "The file was replaced by another file."),
}
"""What is wrong with a library, by the reason of its error."""

_VALUE_REASONS = {
    "taken": translate_noop("ErrorMessages", "“%1” is already in use. Choose another."),
    "empty": translate_noop("ErrorMessages", "This can't be empty."),
    "slash": translate_noop("ErrorMessages", "Tag names can't contain a slash (/)."),
    "too-deep": translate_noop("ErrorMessages", "Tags can be nested at most 32 levels deep."),
    "too-long": translate_noop("ErrorMessages", "Tag names can have at most 200 characters."),
    "not-text": translate_noop("ErrorMessages", "This contains characters that are not valid text."),
    "control-character": translate_noop(
        "ErrorMessages", "Names can't contain control characters or line breaks."
    ),
    "long-name": translate_noop("ErrorMessages", "A name can have 200 characters at most."),
    "not-allowed": translate_noop("ErrorMessages", "“%1” is not one of the values that can be chosen."),
    "not-a-number": translate_noop("ErrorMessages", "“%1” is not a number."),
    "not-a-date": translate_noop(
        "ErrorMessages", "“%1” is not a date. Write it as 2024-05-08, 2024-05 or 2024."
    ),
    "within-itself": translate_noop("ErrorMessages", "A tag can't be placed under itself."),
}
"""Why a value is not taken, by the reason of its error."""

_FILE_REASONS = {
    "empty": translate_noop("ErrorMessages", "empty, or contains no text"),
    "is-library": translate_noop(
        "ErrorMessages", "a Piyue library or a file that belongs to one, not a document"
    ),
    "binary": translate_noop("ErrorMessages", "not a text file"),
    "not-text": translate_noop("ErrorMessages", "not a text file"),
    "not-supported": translate_noop(
        "ErrorMessages", "file type not supported; save it as .docx, .pdf, .txt or, a table, as .xlsx or .csv"
    ),
    "no-permission": translate_noop("ErrorMessages", "no permission to read the file"),
    "too-large": translate_noop("ErrorMessages", "too large (over 64 MB)"),
    "too-much-within": translate_noop("ErrorMessages", "unpacks to more than 256 MB, or to too many files"),
    "too-many-pages": translate_noop("ErrorMessages", "more than 2,000 pages; split the file first"),
    "too-many-rows": translate_noop(
        "ErrorMessages", "more than 200,000 documents in one table; split the file first"
    ),
    "too-many-bytes": translate_noop("ErrorMessages", "too large (unpacks to over 1 GB in all)"),
    "too-many-characters": translate_noop("ErrorMessages", "too large (over 64 million characters)"),
    "too-many-cells": translate_noop("ErrorMessages", "too large (over 20 million table cells)"),
    "too-many-nodes": translate_noop("ErrorMessages", "too large (over 4 million elements)"),
    "too-many-sheet-rows": translate_noop("ErrorMessages", "too large (a sheet of over 1,048,576 rows)"),
    "too-nested": translate_noop(
        "ErrorMessages", "nested too deeply; save it again in the program it came from"
    ),
    "too-much-memory": translate_noop("ErrorMessages", "too large (needs over 2 GB of memory)"),
    "too-slow": translate_noop(
        "ErrorMessages", "reading took too long and was stopped; split the file first"
    ),
    "missing": translate_noop("ErrorMessages", "file not found"),
    "not-a-file": translate_noop("ErrorMessages", "not a regular file"),
    "wrong-encoding": translate_noop("ErrorMessages", "not in the selected encoding"),
    "io-error": translate_noop("ErrorMessages", "the disk could not read the file"),
    "damaged": translate_noop("ErrorMessages", "damaged or incomplete; get the file again"),
    "encrypted": translate_noop(
        "ErrorMessages", "password-protected; remove the password and import the file again"
    ),
    "scan": translate_noop(
        "ErrorMessages",
        "scanned pages without text; to have them recognized, install Tesseract with Chinese (Debian and "
        "Ubuntu: tesseract-ocr and tesseract-ocr-chi-sim), then import the file again",
    ),
    "picture": translate_noop(
        "ErrorMessages",
        "a picture; to have its text recognized, install Tesseract with Chinese (Debian and Ubuntu: "
        "tesseract-ocr and tesseract-ocr-chi-sim), then import the file again",
    ),
    "needs-office": translate_noop(
        "ErrorMessages", "an old Word file; install LibreOffice Writer to read it, or save it as .docx"
    ),
    "old-table": translate_noop(
        "ErrorMessages", "an old Excel file; open it in Excel or LibreOffice and save it as .xlsx"
    ),
    "packed": translate_noop("ErrorMessages", "an archive; unpack it and import what is in it"),
    "columns": translate_noop("ErrorMessages", "no column with document text found"),
    "no-annotations": translate_noop("ErrorMessages", "no annotations, tags or project found in it"),
    "is-project": translate_noop(
        "ErrorMessages", "a REFI-QDA project within another file; import it by itself"
    ),
    "brat": translate_noop(
        "ErrorMessages",
        "brat annotations can't be read; convert them to CSV with the columns document_id, document, "
        "tag_path, quote, start and end",
    ),
    "uima": translate_noop(
        "ErrorMessages",
        "UIMA annotations (XMI) can't be read; convert them, with dkpro-cassis for Python, to CSV with the "
        "columns document_id, document, tag_path, quote, start and end",
    ),
    "webanno": translate_noop(
        "ErrorMessages",
        "WebAnno and INCEpTION annotations can't be read; export them as UIMA CAS and convert them, with "
        "dkpro-cassis for Python, to CSV with the columns document_id, document, tag_path, quote, start "
        "and end",
    ),
    "taguette": translate_noop(
        "ErrorMessages", "not a Taguette database, or damaged; export REFI-QDA or CSV instead"
    ),
    "no-documents": translate_noop("ErrorMessages", "no documents found"),
    "unreadable": translate_noop("ErrorMessages", "can't be read"),
}
"""Why a file is not taken, by the names of `desktop.files.errors.REASONS`."""

_SYSTEM_REASONS = {
    errno.ENOSPC: translate_noop("ErrorMessages", "The disk is full. Free up space and try again."),
    errno.EDQUOT: translate_noop(
        "ErrorMessages", "Your share of the disk is full. Free up space and try again."
    ),
    errno.EACCES: translate_noop(
        "ErrorMessages", "You don't have permission for this file or its folder. Choose another folder."
    ),
    errno.EPERM: translate_noop(
        "ErrorMessages", "You don't have permission for this file or its folder. Choose another folder."
    ),
    errno.EROFS: translate_noop("ErrorMessages", "The disk is read-only. Choose another folder."),
    errno.ENOENT: translate_noop("ErrorMessages", "The file or folder was not found."),
    errno.ENOTDIR: translate_noop("ErrorMessages", "Part of the path is a file, not a folder."),
    errno.EISDIR: translate_noop("ErrorMessages", "This is a folder, not a file. Choose another name."),
    errno.EEXIST: translate_noop("ErrorMessages", "Something else has this name. Choose another name."),
    errno.ENAMETOOLONG: translate_noop("ErrorMessages", "The file name is too long. Choose a shorter one."),
    errno.EFBIG: translate_noop("ErrorMessages", "The file is too large for this disk. Choose another disk."),
    errno.EIO: translate_noop("ErrorMessages", "The disk reports an error. Check it and try again."),
    errno.EBUSY: translate_noop("ErrorMessages", "The file is in use by another program."),
    errno.ENXIO: translate_noop("ErrorMessages", "The device is not there, or not connected."),
    errno.ENODEV: translate_noop("ErrorMessages", "The device is not there, or not connected."),
    errno.ELOOP: translate_noop("ErrorMessages", "The link leads in a circle."),
}
"""What the system has against a file, by its number for it."""

_PATTERN_REASONS = {
    "open-round": translate_noop("ErrorMessages", "a bracket “(” is not closed"),
    "closed-round": translate_noop("ErrorMessages", "a bracket “)” was not opened"),
    "open-square": translate_noop("ErrorMessages", "a bracket “[” is not closed, or has nothing in it"),
    "nothing-repeated": translate_noop(
        "ErrorMessages", "there is nothing to repeat before “*”, “+”, “?” or “{”"
    ),
    "repeated-twice": translate_noop("ErrorMessages", "two signs for repetition follow each other"),
    "counts-reversed": translate_noop("ErrorMessages", "the first number in “{…}” is larger than the second"),
    "count-too-large": translate_noop("ErrorMessages", "the number in “{…}” is too large"),
    "range-reversed": translate_noop("ErrorMessages", "a range in “[…]” runs backwards or is not a range"),
    "escape": translate_noop("ErrorMessages", "what follows “\\” is incomplete or unknown"),
    "property": translate_noop("ErrorMessages", "no characters are known by this name"),
    "no-group": translate_noop("ErrorMessages", "it refers to a group that it does not have"),
    "other": translate_noop("ErrorMessages", "it can't be understood"),
}
"""What is wrong with a regular expression, by `desktop.text.regex_search.PATTERN_REASONS`."""


def import_failure(reason: str) -> str:
    """Return why a file is not taken, to stand after its name; a reason unknown here stands for itself."""
    source = _FILE_REASONS.get(reason)
    return translate("ErrorMessages", source) if source else reason


def annotations_failure(reason: str, line: str = "") -> str:
    """Return why a file of annotations, tags or a project is not taken, to stand after its name.

    Args:
        reason: One of `desktop.files.errors.REASONS`.
        line: The number of the line that is none, where one is known.
    """
    if reason != "not-supported":
        return import_failure(reason)
    if line:
        words = translate("ErrorMessages", "line %1 is neither an annotation nor a text with labels")
        return words.replace("%1", line)
    return translate(
        "ErrorMessages",
        "it holds no annotations, tags or project that can be read, or is damaged; export it again",
    )


def existing_file() -> str:
    """Return why a name is not taken for a new file: another has it."""
    return translate("ErrorMessages", _LIBRARY_REASONS["exists"])


def write_failure(error: OSError) -> str:
    """Return why a file could not be written, as far as the system told."""
    if isinstance(error, TargetIsLibrary):
        return translate("ErrorMessages", "This file is a library or a backup. Choose another name.")
    return system_reason(error)


def system_reason(error: OSError) -> str:
    """Return what the system has against a file; what has no words here is said in the system's own."""
    source = _SYSTEM_REASONS.get(error.errno or 0)
    return translate("ErrorMessages", source) if source else error.strerror or str(error)


def pattern_problem(error: "InvalidPattern") -> str:
    """Return what is wrong with a regular expression, to stand behind a colon, and where it was noticed."""
    source = _PATTERN_REASONS.get(error.reason)
    words = translate("ErrorMessages", source) if source else str(error)
    if source is None or error.position is None:
        return words
    place = translate("ErrorMessages", "%1 (at character %2)")
    return place.replace("%2", str(error.position + 1)).replace("%1", words)


def report(messages: _Warns, error: "LibraryError") -> None:
    """Tell a user why something could not be done in an open library."""
    messages.warn(*action_failure(error))
