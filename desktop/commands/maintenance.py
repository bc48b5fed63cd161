"""Maintenance commands: back up and restore a library, check it, and show its history."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from desktop import error_messages
from desktop.actions import backups as backup_actions
from desktop.actions.default_library import remember
from desktop.actions.errors import LibraryError
from desktop.actions.history_export import JSON_LINES, write_history
from desktop.actions.library import Library
from desktop.actions.row_types import StepRow
from desktop.commands.console import CommandError, as_json, write_error, write_line
from desktop.commands.messages import message
from desktop.commands.open_library import (
    check_ending,
    error_text,
    existing_library,
    opened_library,
    status_of,
    write_failure,
)
from desktop.files.atomic_write import TargetIsLibrary, holds_library
from desktop.paths import default_library, known_libraries, there
from desktop.text.timestamps import spoken

LATEST = 50
"""Steps that ``history`` shows."""


def backup(arguments: Namespace) -> int:
    """Make a verified copy of a library, beside it or where the user says, and print its path."""
    path = existing_library(arguments)
    with _step_printer():
        out = Path(arguments.out) if arguments.out else None
        if out is None or out.is_dir():
            made = backup_actions.back_up(path, folder=out).path
        else:
            made = _copied_to(path, out)
        held = backup_actions.read_contents(made)
    write_line(str(made))
    write_error(_counted(held))
    return 0


def _copied_to(path: Path, out: Path) -> Path:
    """Make a copy under a name of the user's own, which is not to be taken yet."""
    if out.exists() or out.is_symlink():
        raise CommandError(message("cannot-write", path=out, reason=error_messages.existing_file()))
    if holds_library(out):  # the name of a log beside a library, which SQLite would take away
        why = error_messages.write_failure(TargetIsLibrary())
        raise CommandError(message("cannot-write", path=out, reason=why))
    if not out.parent.is_dir():
        raise CommandError(message("cannot-write", path=out, reason=message("missing-folder")))
    made = backup_actions.back_up(path, folder=out.parent).path
    try:
        return made.rename(out)
    except OSError as error:
        made.unlink(missing_ok=True)
        raise CommandError(
            message("cannot-write", path=out, reason=error_messages.system_reason(error)), 1
        ) from error


def restore(arguments: Namespace) -> int:
    """Put a backup in the place of a library's contents, backed up first; without one, list what there is."""
    path = Path(arguments.library) if arguments.library else default_library()
    if not arguments.backup:
        return _list(path)
    source = Path(arguments.backup)
    with _step_printer():
        if there(path) and there(source) and path.samefile(source):
            raise CommandError(message("same-file", path=source))
        was_there = there(path)
        kept = backup_actions.restore(path, source)
        if not arguments.library:
            remember(path, known_libraries())
        held = backup_actions.read_contents(path)
    write_line(message("restored-from", path=path, source=source))
    write_line(f"    {_counted(held)}")
    if kept is not None:
        write_line(f"    {message('kept-in', path=kept.path)}")
    elif was_there:
        write_line(f"    {message('set-aside', folder=path.parent)}")
    return 0


def _list(path: Path) -> int:
    """List a library's backups, the newest first."""
    found = backup_actions.backups(path)
    if not found:
        raise CommandError(message("no-backups", path=path), 1)
    for one in found:
        when = spoken(one.made)
        try:
            held = _counted(backup_actions.read_contents(one.path))
        except LibraryError as error:
            held = error_text(error)
        write_line(f"{when}  {one.reason}  {held}")
        write_line(f"    {one.path}")
    return 0


def check(arguments: Namespace) -> int:
    """Check everything in a library; the status is 1 when something is not as it must be."""
    path = existing_library(arguments)
    with _step_printer():
        found = backup_actions.check(path)
        held = backup_actions.read_contents(path)
    if arguments.json:
        as_json([asdict(one) for one in found])
        return int(bool(found))
    for one in found:
        where = " ".join(part for part in (one.table, one.id) if part)
        told = f"{message(f'finding-{one.kind}')}: {where}" if where else message(f"finding-{one.kind}")
        write_line(told + (f" ({one.detail})" if one.detail else ""))
        write_line(f"    → {message(f'remedy-{one.remedy}')}")
    write_line(
        message("check-bad", count=len(found)) if found else message("check-good", held=_counted(held))
    )
    return int(bool(found))


def history(arguments: Namespace) -> int:
    """Show what was done last, or write the whole history to a CSV file or one of JSON lines."""
    existing_library(arguments)
    if arguments.out:
        check_ending(Path(arguments.out), (".csv", *JSON_LINES))
    with opened_library(arguments) as opened:
        if arguments.out:
            return _export(Path(arguments.out), opened)
        if arguments.json:
            for step in opened.queries.iterate_history():
                as_json(asdict(step))
            return 0
        steps = opened.queries.history(limit=LATEST)
    for step in reversed(steps):
        write_line(_step_text(step))
    return 0


def _export(out: Path, opened: Library) -> int:
    try:
        count = write_history(opened.queries, out)
    except OSError as error:
        raise write_failure(error, out) from error
    except ValueError as error:  # a step whose rows can't be read: `check` names it
        raise CommandError(message("finding-step"), 1) from error
    write_error(message("history-written", count=count, path=out))
    return 0


def _step_text(step: StepRow) -> str:
    when = spoken(step.at)
    said = "  ".join(step.label_args[name] for name in sorted(step.label_args))
    state = "" if step.state == "done" else f"[{step.state}]  "
    return f"{step.number:>6}  {when}  {step.annotator}  {state}{step.name}  {said}".rstrip()


def _counted(held: backup_actions.BackupContents) -> str:
    return message(
        "contents",
        documents=held.documents,
        annotations=held.annotations,
        tags=held.tags,
        steps=held.steps,
    )


@contextmanager
def _step_printer() -> Iterator[None]:
    """Word what a library or the world has against it."""
    try:
        yield
    except LibraryError as error:
        raise CommandError(error_text(error), status_of(error)) from error
    except OSError as error:
        raise CommandError(
            message("cannot-write", path=error.filename or "", reason=error_messages.system_reason(error)), 1
        ) from error
