"""Keeping: the commands that back a library up, put a backup back, check it and tell its history."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from desktop.actions import keeping
from desktop.actions.chronicle import write_history
from desktop.actions.default_library import remember
from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from desktop.actions.rows import StepRow
from desktop.commands.console import Failure, as_json, complain, line
from desktop.commands.opening import existing_library, library, status_of, unwritten, worded
from desktop.commands.speech import say
from desktop.files.atomic import holds_library
from desktop.paths import default_library, known_libraries, there
from desktop.text.moments import spoken

LATEST = 50
"""Steps that ``history`` shows."""


def backup(arguments: Namespace) -> int:
    """Make a verified copy of a library, beside it or where the person says, and print its path."""
    path = existing_library(arguments)
    with _told():
        out = Path(arguments.out) if arguments.out else None
        if out is None or out.is_dir():
            made = keeping.back_up(path, folder=out).path
        else:
            made = _copied_to(path, out)
        held = keeping.contents(made)
    line(str(made))
    complain(_counted(held))
    return 0


def _copied_to(path: Path, out: Path) -> Path:
    """Make a copy under a name of the person's own, which is not to be taken yet."""
    if out.exists() or out.is_symlink():
        raise Failure(say("cannot-write", path=out, reason=say("exists")))
    if holds_library(out):  # the name of a log beside a library, which SQLite would take away
        raise Failure(say("cannot-write", path=out, reason=say("holds-library")))
    if not out.parent.is_dir():
        raise Failure(say("cannot-write", path=out, reason=say("missing-folder")))
    made = keeping.back_up(path, folder=out.parent).path
    try:
        return made.rename(out)
    except OSError as error:
        made.unlink(missing_ok=True)
        raise Failure(say("cannot-write", path=out, reason=error.strerror or error), 1) from error


def restore(arguments: Namespace) -> int:
    """Put a backup in the place of a library's contents, backed up first; without one, list what there is."""
    path = Path(arguments.library) if arguments.library else default_library()
    if not arguments.backup:
        return _list(path)
    source = Path(arguments.backup)
    with _told():
        if there(path) and there(source) and path.samefile(source):
            raise Failure(say("same-file", path=source))
        was_there = there(path)
        kept = keeping.restore(path, source)
        if not arguments.library:
            remember(path, known_libraries())
        held = keeping.contents(path)
    line(say("restored-from", path=path, source=source))
    line(f"    {_counted(held)}")
    if kept is not None:
        line(f"    {say('kept-in', path=kept.path)}")
    elif was_there:
        line(f"    {say('set-aside', folder=path.parent)}")
    return 0


def _list(path: Path) -> int:
    """List a library's backups, the newest first."""
    found = keeping.backups(path)
    if not found:
        raise Failure(say("no-backups", path=path), 1)
    for one in found:
        when = spoken(one.made)
        try:
            held = _counted(keeping.contents(one.path))
        except LibraryError as error:
            held = worded(error)
        line(f"{when}  {one.reason}  {held}")
        line(f"    {one.path}")
    return 0


def check(arguments: Namespace) -> int:
    """Check everything in a library; the status is 1 when something is not as it must be."""
    path = existing_library(arguments)
    with _told():
        found = keeping.check(path)
        held = keeping.contents(path)
    if arguments.json:
        as_json([asdict(one) for one in found])
        return int(bool(found))
    for one in found:
        where = " ".join(part for part in (one.table, one.id) if part)
        told = f"{say(f'finding-{one.kind}')}: {where}" if where else say(f"finding-{one.kind}")
        line(told + (f" ({one.detail})" if one.detail else ""))
        line(f"    → {say(f'remedy-{one.remedy}')}")
    line(say("check-bad", count=len(found)) if found else say("check-good", held=_counted(held)))
    return int(bool(found))


def history(arguments: Namespace) -> int:
    """Show what was done last, or write the whole history to a CSV file or one of JSON lines."""
    existing_library(arguments)
    with library(arguments) as opened:
        if arguments.out:
            return _export(Path(arguments.out), opened)
        if arguments.json:
            for step in opened.reading.iterate_history():
                as_json(asdict(step))
            return 0
        steps = opened.reading.history(limit=LATEST)
    for step in reversed(steps):
        line(_told_step(step))
    return 0


def _export(out: Path, opened: Library) -> int:
    try:
        count = write_history(opened.reading, out)
    except OSError as error:
        raise unwritten(error, out) from error
    except ValueError as error:  # a step whose rows can't be read: `check` names it
        raise Failure(say("finding-step"), 1) from error
    complain(say("history-written", count=count, path=out))
    return 0


def _told_step(step: StepRow) -> str:
    when = spoken(step.at)
    said = "  ".join(step.particulars[name] for name in sorted(step.particulars))
    state = "" if step.state == "done" else f"[{step.state}]  "
    return f"{step.number:>6}  {when}  {step.annotator}  {state}{step.name}  {said}".rstrip()


def _counted(held: keeping.Contents) -> str:
    return say(
        "contents",
        documents=held.documents,
        annotations=held.annotations,
        tags=held.tags,
        steps=held.steps,
    )


@contextmanager
def _told() -> Iterator[None]:
    """Word what a library or the world has against it."""
    try:
        yield
    except LibraryError as error:
        raise Failure(worded(error), status_of(error)) from error
    except OSError as error:
        raise Failure(say("cannot-write", path=error.filename or "", reason=error.strerror), 1) from error
