"""What went wrong is worded once, in both languages, for window and command line."""

import errno
import os
from pathlib import Path

import pytest

from desktop import error_messages, i18n
from desktop.actions.errors import (
    BadRange,
    BadValue,
    EditConflict,
    FileUnreachable,
    LibraryError,
    LockedLibrary,
    MissingLibrary,
    NotALibrary,
    NotFound,
)
from desktop.commands.console import shortened
from desktop.commands.open_library import error_text
from desktop.files.atomic_write import TargetIsLibrary
from desktop.files.errors import REASONS
from desktop.text.regex_search import PATTERN_REASONS, InvalidPattern
from tests.helpers.commands import piyue, python

PATH = Path("文库.piyue")


def _in_both(words: str, again: str) -> bool:
    """Return whether English words are English and Chinese ones Chinese."""
    return words.replace("“", "").replace("”", "").isascii() and not again.isascii()


@pytest.mark.parametrize("reason", [*REASONS, "no-documents", "unreadable"])
def test_every_reason_why_a_file_is_not_taken_has_words(reason: str) -> None:
    said = []
    for language in i18n.LANGUAGES[::-1]:
        i18n.use(language)
        said.append(error_messages.import_failure(reason))
    assert reason not in said
    assert _in_both(*said)


@pytest.mark.parametrize(
    "error",
    [
        NotALibrary(PATH, "not-a-library"),
        LockedLibrary(PATH, "locked"),
        MissingLibrary(PATH, "missing"),
        MissingLibrary(PATH, "name-too-long"),
        MissingLibrary(PATH, "vanished"),
        FileUnreachable(PATH, "missing"),
        FileUnreachable(PATH, "replaced"),
        FileUnreachable(PATH, "io"),
        BadRange(PATH, "bad-range", start=3, end=1, length=9),
        BadValue(PATH, "empty", field="name", value=""),
        BadValue(PATH, "slash", field="name", value="a/b"),
        BadValue(PATH, "taken", field="name", value="a"),
        BadValue(PATH, "control-character", field="name", value="a\0"),
        BadValue(PATH, "too-deep", field="name", value="a", limit=32),
        BadValue(PATH, "too-long", field="name", value="a", limit=200),
        BadValue(PATH, "not-text", field="", value="'a'"),
        BadValue(PATH, "within-itself", field="parent_id", value="3f"),
        BadValue(PATH, "not-a-year", field="year", value="x"),
        EditConflict(PATH, "conflict", what="note", id="3f"),
        NotFound(PATH, "unknown", what="document", id="3f"),
    ],
    ids=lambda error: f"{type(error).__name__}-{error.reason}",
)
def test_every_error_of_a_library_has_words(error: LibraryError) -> None:
    said = []
    for language in i18n.LANGUAGES[::-1]:
        i18n.use(language)
        said.append(error_messages.library_reason(error))
        assert error_messages.action_failure(error)[1] == said[-1]
        assert said[-1] in error_messages.open_failure(error)[1]
    assert _in_both(*said)
    assert error.reason not in said


def test_a_file_that_went_away_is_told_from_one_that_never_was() -> None:
    gone = error_messages.library_reason(FileUnreachable(PATH, "missing"))
    assert gone != error_messages.library_reason(MissingLibrary(PATH, "missing"))
    assert "has been moved" in gone


def test_what_is_in_the_way_of_writing_is_named() -> None:
    assert "library" in error_messages.write_failure(TargetIsLibrary(errno.EEXIST, "", str(PATH)))
    assert error_messages.write_failure(OSError(errno.ENOSPC, "No space left on device")) == (
        "The disk is full. Free up space and try again."
    )
    assert error_messages.write_failure(OSError(errno.ENOTTY, "Not a typewriter")) == "Not a typewriter"


def test_what_the_system_has_against_a_file_is_said_in_both_languages() -> None:
    for number in (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOENT, errno.ENAMETOOLONG, errno.EIO):
        said = []
        for language in i18n.LANGUAGES[::-1]:
            i18n.use(language)
            said.append(error_messages.write_failure(OSError(number, os.strerror(number))))
        assert _in_both(*said)


@pytest.mark.parametrize("reason", sorted(PATTERN_REASONS))
def test_what_is_wrong_with_a_regular_expression_is_said_in_both_languages(reason: str) -> None:
    said = []
    for language in i18n.LANGUAGES[::-1]:
        i18n.use(language)
        said.append(error_messages.pattern_problem(InvalidPattern("missing )", reason, 4)))
        assert "5" in said[-1]
        assert "missing )" not in said[-1]
    assert any(map(str.islower, said[0]))
    assert not any(map(str.islower, said[1]))


def test_of_annotations_no_advice_is_given_that_is_meant_for_documents() -> None:
    assert "docx" not in error_messages.annotations_failure("not-supported")
    assert "3" in error_messages.annotations_failure("not-supported", "3")
    assert error_messages.annotations_failure("damaged") == error_messages.import_failure("damaged")


def test_the_command_line_says_what_the_window_says(tmp_path: Path) -> None:
    path = tmp_path / "文库.piyue"
    path.write_text("no library", encoding="utf-8")
    done = piyue("documents", "--library", path)
    assert done.err == f"piyue: {path}: {error_messages.library_reason(NotALibrary(path, 'not-a-library'))}\n"
    (tmp_path / "a.txt").write_bytes(b"")
    done = piyue("import", tmp_path / "a.txt", "--library", tmp_path / "new.piyue")
    assert error_messages.import_failure("empty") in done.out


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_command_line_names_a_value_that_is_not_taken_once_and_briefly(language: str) -> None:
    i18n.use(language)
    for reason, value in (("taken", "a"), ("taken", "长" * 500), ("slash", "a"), ("too-long", "长" * 500)):
        line = error_text(BadValue(PATH, reason, field="name", value=value))
        assert line.count(shortened(value)) >= 1
        assert len(line) < 200
        named = f"“{shortened(value)}”" if reason == "taken" else repr(shortened(value))
        assert line.count(named) == 1


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_command_line_says_which_commands_bring_a_library_back(language: str) -> None:
    i18n.use(language)
    error = MissingLibrary(PATH, "vanished")
    line = error_text(error)
    assert error_messages.library_reason(error) in line
    assert "piyue restore" in line
    assert f"piyue import --library {PATH}" in line


def test_neither_qt_nor_the_database_is_loaded() -> None:
    code = (
        "import sys\nfrom desktop import error_messages\nerror_messages.import_failure('scan')\n"
        "assert not {'PySide6', 'sqlalchemy', 'sqlite3'} & set(sys.modules)"
    )
    assert python("-c", code).status == 0
