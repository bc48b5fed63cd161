"""``python -m tests.faults.every_call FOLDER DEED [EVERY]``: end or fail an action at each system call.

A process is forked that does one thing with a library: annotate, import, export, back up, restore over a
sound and over a damaged library, upgrade. ``strace`` kills it at its first, second, third … write, sync,
truncation, rename, link and removal, or lets that call fail as on a full or broken disk. What is left is
examined each time. The counts are printed as JSON. With ``shim.c`` in LD_PRELOAD that does it instead.

    EVERY: only each so-many-th call, for a sample
"""

import ctypes
import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from db import backup
from db.restore import set_aside
from desktop.actions.annotate import AddAnnotation
from desktop.actions.backups import back_up, backups, check, restore
from desktop.actions.documents import ImportFile
from desktop.actions.errors import LibraryError
from desktop.actions.library import Library
from tests.actions.factories import imported, source, tagged
from tests.faults.kill_during_upgrade import next_schema
from tests.faults.kill_scenarios import digest, export, exported

CALLS = (
    "pwrite64",
    "write",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
)
"""Calls before each of which the process is killed."""

FAILS_WITH = {
    "pwrite64": ("ENOSPC", "EIO"),
    "write": ("ENOSPC",),
    "fsync": ("EIO",),
    "fdatasync": ("EIO",),
    "ftruncate": ("EIO",),
    "rename": ("ENOSPC", "EIO"),
    "link": ("ENOSPC", "EPERM"),
}
"""Calls that fail, and how."""

FAILURES_EVERY = 4
"""Of the calls that fail only each so-many-th is tried; the process is killed at every one."""

_TOLD = 3
"""Exit status of a process that was told what is wrong."""

SHIM_CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "link", "unlink")
"""Calls that the shim knows, in its own order."""

SHIM = ctypes.CDLL(None) if "LD_PRELOAD" in os.environ else None
"""The C library with ``shim.c`` before it, which does what ``strace`` does where that is not installed."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that is done with a library while it may end at any call.

    Attributes:
        act: Does it; calls its second argument when it is confirmed.
        examine: Looks at what is left: the library, the state before, whether it was confirmed.
        prepare: Changes the library first.
    """

    act: Callable[[Path, Callable[[], None]], None]
    examine: Callable[[Path, str, bool], None]
    prepare: Callable[[Path], None] = lambda path: None


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)


def _annotate(path: Path, confirm: Callable[[], None]) -> None:
    with Library.open(path, "甲") as library:
        tag = library.queries.tags()[0].id
        library.perform(AddAnnotation(library.queries.documents()[0].id, 0, 4, tag, note="注"))
        confirm()


def _import(path: Path, confirm: Callable[[], None]) -> None:
    with Library.open(path, "甲") as library:
        library.perform(ImportFile(source("新的一篇。\n" * 300, name="新.txt")))
        confirm()


def _export(path: Path, confirm: Callable[[], None]) -> None:
    with Library.open(path, "甲") as library:
        export(library, exported(path))
        confirm()


def _back_up(path: Path, confirm: Callable[[], None]) -> None:
    back_up(path, "daily")
    confirm()


def _restore(path: Path, confirm: Callable[[], None]) -> None:
    restore(path, _oldest(path))
    confirm()


def _upgrade(path: Path, confirm: Callable[[], None]) -> None:
    Library.open(path, "甲").close()
    confirm()


def _oldest(path: Path) -> Path:
    return [one.path for one in backups(path) if one.reason == "manual"][-1]


def _sound(path: Path) -> None:
    """Nothing is there by half, neither in the library nor in a backup of it."""
    _must(check(path) == [], f"not sound: {check(path)}")
    for one in backups(path):
        backup.verify(one.path)


def _one_step(path: Path, before: str, confirmed: bool) -> None:
    _sound(path)
    if digest(path) == before:
        _must(not confirmed, "what was confirmed is lost")
        return
    with Library.open(path, "甲") as library:
        library.undo()
    _must(digest(path) == before, "done by half")


def _exported(path: Path, before: str, confirmed: bool) -> None:
    _sound(path)
    _must(digest(path) == before, "the library was changed")
    lines = exported(path).read_bytes()
    old = lines == _OLD_EXPORT
    _must(old or lines.count(b"\r\n") == 2, "the file is cut")
    _must(not (old and confirmed), "the export is not there")


def _backed_up(path: Path, before: str, confirmed: bool) -> None:
    _sound(path)
    _must(digest(path) == before, "the library was changed")
    made = [one for one in backups(path) if one.reason == "daily"]
    _must(bool(made) or not confirmed, "there is no backup")
    _must(all(digest(one.path) == before for one in made), "the backup is of another state")


def _restored(path: Path, before: str, confirmed: bool) -> None:
    _sound(path)
    if digest(path) == before:
        _must(not confirmed, "it was not restored")
        return
    _must(digest(path) == digest(_oldest(path)), "restored by half")
    kept = [one for one in backups(path) if one.reason == "restore"]
    _must([digest(one.path) for one in kept] == [before], "what was there is lost")


def _replaced(path: Path, before: str, confirmed: bool) -> None:
    _must(path.is_file(), "no library is left under its name")
    data = path.read_bytes()
    damaged = _hash(data) == before
    _must(damaged or check(path) == [], "neither the old file nor a library")
    _must(not (damaged and confirmed), "it was not restored")
    if not damaged:
        _must(digest(path) == digest(_oldest(path)), "restored by half")
        aside = set_aside(path)
        _must([_hash(one.read_bytes()) for one in aside] == [before], "the old file is lost")
        _must(Path(f"{aside[0]}-wal").read_bytes().startswith(b"torn"), "the old log is lost")
    backup.verify(_oldest(path))
    restore(path, _oldest(path))  # the user tries again
    _must(digest(path) == digest(_oldest(path)), "it can't be restored any more")


def _upgraded(path: Path, before: str, confirmed: bool) -> None:
    for one in backups(path):
        backup.verify(one.path)
    Library.open(path, "甲").close()  # goes on where it was ended, or opens what is there
    with Library.open(path, "甲") as library:
        _must(len(library.queries.documents()) == 1, "a document is lost")
        _must(len(library.queries.annotations()) == 1, "an annotation is lost")
    kept = [one for one in backups(path) if one.reason == "upgrade"]
    _must(bool(kept), "upgraded without a backup")
    _must(all(digest(one.path) == before for one in kept), "the backup is not of the old library")


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    path.write_bytes(data)
    Path(f"{path}-wal").write_bytes(b"torn" * 1000)


_OLD_EXPORT = b"old\r\n"

OPERATIONS = {
    "annotate": Operation(_annotate, _one_step),
    "import": Operation(_import, _one_step),
    "export": Operation(_export, _exported, lambda path: void(exported(path).write_bytes(_OLD_EXPORT))),
    "backup": Operation(_back_up, _backed_up),
    "restore": Operation(_restore, _restored),
    "restore-damaged": Operation(_restore, _replaced, _damage),
    "upgrade": Operation(_upgrade, _upgraded, lambda path: next_schema(path.parent.with_name("scripts"))),
}
"""What is done, by name."""


def void(_: object) -> None:
    """Do nothing with a value."""


def make(path: Path) -> None:
    """Make a library with an annotation, and a backup of the time before that."""
    path.parent.mkdir(parents=True)
    with Library.create(path, "甲") as library:
        tag, document = tagged(library), imported(library, "招商引资。\n" * 300)
        back_up(path)
        library.perform(AddAnnotation(document, 0, 4, tag, note="旧"))


def _child(operation: Operation, path: Path, started: int, fault: str, calls: Path | None) -> None:
    """Wait until somebody watches, and act; never returns."""
    status = 1
    try:
        os.read(started, 1)
        if SHIM is not None:
            _arm(fault)
        operation.act(path, lambda: os.mkdir(path.parent / "confirmed"))  # noqa: PTH102 - a call that is not watched
        if SHIM is not None and calls is not None:
            counts = [SHIM.piyue_count(index) for index in range(len(SHIM_CALLS))]
            lines = [f"{name}(\n" * count for name, count in zip(SHIM_CALLS, counts, strict=True)]
            calls.write_text("".join(lines))
        status = 0
    except (LibraryError, OSError):
        status = _TOLD
    except BaseException as error:  # noqa: BLE001 - told to the parent by the exit status
        sys.stderr.write(f"{error!r}\n")
    finally:
        os._exit(status)


def _arm(fault: str) -> None:
    """Have the shim count calls from now on, and end the process or fail at one, as ``strace`` would."""
    assert SHIM is not None
    call, how, when = fault.split(":") if fault else ("", "signal=KILL", "when=0")
    number, error = when.removeprefix("when="), how.removeprefix("error=")
    code = 0 if error == how else getattr(errno, error)
    SHIM.piyue_arm(call.encode(), ctypes.c_long(int(number.rstrip("+"))), code, int(number.endswith("+")))


def run(operation: Operation, path: Path, fault: str = "", calls: Path | None = None) -> int:
    """Do it under a fault, and return how the process ended, as ``waitpid`` says.

    Args:
        operation: What is done.
        path: The library.
        fault: As ``strace`` takes it: ``fsync:signal=KILL:when=3``; empty for none.
        calls: A file to write all calls into.
    """
    waiting, starting = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(starting)
        _child(operation, path, waiting, fault, calls)
    os.close(waiting)
    with ExitStack() as watched:
        if SHIM is None:
            watched.enter_context(_traced(child, fault, calls))
        os.write(starting, b"!")
        os.close(starting)
        _, status = os.waitpid(child, 0)
    return status


@contextmanager
def _traced(child: int, fault: str, calls: Path | None) -> Iterator[None]:
    """Have ``strace`` watch a process until that has ended."""
    options = ["-e", f"trace={fault.partition(':')[0] or ','.join(CALLS)}", "-o", str(calls or os.devnull)]
    if fault:
        options += ["-e", f"inject={fault}"]
    with subprocess.Popen(["strace", "-p", str(child), *options], stderr=subprocess.PIPE) as tracer:
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        yield
    _must(b"attached" in said, f"strace says {said!r}")


def at_every_call(folder: Path, name: str, every: int = 1) -> Counter[str]:
    """Do it again and again, ended or failing one call later each time; return how often each came to be."""
    operation = OPERATIONS[name]
    original = folder / "original" / "文库.piyue"
    make(original)
    operation.prepare(original)
    before = _hash(original.read_bytes()) if name == "restore-damaged" else digest(original)
    calls = _calls(operation, original, folder)
    counted: Counter[str] = Counter()
    for call, times in calls.items():
        faults = [f"{call}:signal=KILL:when={number}" for number in range(1, times + 1, every)]
        for error in FAILS_WITH.get(call, ()):
            some = range(1, times + 1, every * FAILURES_EVERY)
            faults += [f"{call}:error={error}:when={number}" for number in some]
            faults.append(f"{call}:error={error}:when=1+")  # and for as long as it lasts
        for fault in faults:
            ended = _once(operation, original, folder, before, fault)
            counted[f"{call} {ended}"] += 1
    return counted


def _calls(operation: Operation, original: Path, folder: Path) -> Counter[str]:
    """Return how often each call is made; what is loaded late is loaded first, so that it is not counted."""
    for name in ("warm", "counted"):
        copy = shutil.copytree(original.parent, folder / name)
        if name == "warm":
            operation.act(copy / original.name, lambda: None)
        else:
            run(operation, copy / original.name, calls=folder / "calls")
        shutil.rmtree(copy)
    lines = (folder / "calls").read_text().splitlines()
    return Counter(name for line in lines if (name := line.partition("(")[0]) in CALLS)


def _once(operation: Operation, original: Path, folder: Path, before: str, fault: str) -> str:
    """Do it under one fault, look at what is left, and return whether it was killed, failed or was done."""
    copy = shutil.copytree(original.parent, folder / "copy")
    path = copy / original.name
    status = run(operation, path, fault)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    code = -1 if killed else os.waitstatus_to_exitcode(status)
    try:
        _must(killed or code in (0, _TOLD), f"ended with {code}")
        operation.examine(path, before, (copy / "confirmed").exists())
    except (AssertionError, LibraryError) as error:
        raise AssertionError(f"{fault}: {error}") from error
    shutil.rmtree(copy)
    return "killed" if killed else "failed" if code == _TOLD else "done"


def available() -> bool:
    """Return whether ``strace`` may watch processes here."""
    try:
        done = subprocess.run(
            ["strace", "-o", os.devnull, "-e", "inject=fsync:error=EIO", "true"],
            check=False,
            capture_output=True,
        )
    except OSError:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    told = at_every_call(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    sys.stdout.write(json.dumps({"operation": sys.argv[2], "runs": told.total(), "counted": told}) + "\n")
