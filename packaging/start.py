#!/usr/bin/env python3
"""Set Piyue up and open it, or run its checks; needs Python 3.11 and nothing else.

python3 packaging/start.py [LIBRARY]       set up and open the reader
python3 packaging/start.py test [ARG...]   set up and run every check (with ARG: pytest alone)
python3 packaging/start.py slow [ARG...]   the long fault and fuzz tests
python3 packaging/start.py bench [NAME...] speed and memory
python3 packaging/start.py tour [FOLDER]   the main job without a screen; pictures, library and CSV in FOLDER
python3 packaging/start.py setup           set up only
python3 packaging/start.py lock [ARG...]   make both files requirements.lock again, here and in freeze
python3 packaging/start.py docs            put map, scores and example into the documentation
python3 packaging/start.py docs --bench    measure speed and put it into the handbook, see packaging/docs.py
python3 packaging/start.py rules           write resources/handbook/rules.md from the recognizer's rules
python3 packaging/start.py alike           write resources/alike.tsv from what Unicode and OpenCC know
python3 packaging/start.py pinyin          write resources/pinyin.tsv from what pypinyin knows
python3 packaging/start.py mutants [--minutes N] [MODULE...]  the share of faults that the tests notice

Everything goes into the folder .venv beside the source; a second run finds it ready and starts at once.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "packaging" / "requirements.lock"
FROZEN_LOCK = ROOT / "packaging" / "freeze" / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / "piyue-setup"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)

QT_PACKAGES = (
    ("libegl1",),
    ("libgl1",),
    ("libglib2.0-0", "libglib2.0-0t64"),
    ("libdbus-1-3",),
    ("libfontconfig1",),
    ("libxkbcommon0",),
    ("libxkbcommon-x11-0",),
    ("libwayland-cursor0",),
    ("libwayland-egl1",),
    ("libxcb-cursor0",),
    ("libxcb-icccm4",),
    ("libxcb-image0",),
    ("libxcb-keysyms1",),
    ("libxcb-randr0",),
    ("libxcb-render-util0",),
    ("libxcb-shape0",),
    ("libxcb-xinerama0",),
    ("libxcb-xkb1",),
    ("fonts-noto-cjk", "fonts-wqy-zenhei", "fonts-wqy-microhei", "fonts-arphic-uming"),
)
"""What Qt needs of Debian. One package of each row is enough; the first that Debian has is installed."""

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lint", ("-m", "ruff", "check", "--quiet", ".")),
    ("format", ("-m", "ruff", "format", "--check", "--quiet", ".")),
    ("types", ("-m", "mypy", "--no-error-summary")),
    ("imports", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
)
"""The checks before the tests: name and arguments for Python."""


def _i18n() -> ModuleType:
    """Return `desktop.i18n`, which needs nothing installed, loaded by its path."""
    spec = importlib.util.spec_from_file_location("piyue_i18n", ROOT / "desktop" / "i18n.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


i18n = _i18n()

MESSAGES = i18n.MessageTable(
    "Setup",
    {
        "missing-packages": "Some packages needed by Qt or Python are missing. Please run: {command}",
        "installing-packages": "Installing Debian packages: {names}",
        "making-venv": "Creating .venv",
        "venv-not-made": "Could not create {folder}.",
        "no-venv": "Python's venv module is missing; cannot continue.",
        "installing-dependencies": "Installing dependencies (takes a few minutes the first time)",
        "pip-failed": "pip could not install the dependencies. See above.",
        "no-qt": "Qt can't be loaded yet: {reason}",
        "ready": "Piyue is ready ({seconds:.0f} s).",
        "no-display": "No display available. Running a demo without one; see {folder}",
        "checks-failed": "Failed before the tests: {checks}",
        "no-atheris": ("No atheris wheel for this Python; skipping coverage-guided fuzzing."),
        "old-python": "Piyue needs Python 3.11 or newer.",
    },
)


def say(key: str, /, **values: object) -> None:
    """Print a line in the user's language."""
    print(MESSAGES.format(key, **values), flush=True)


def failure(key: str, /, **values: object) -> SystemExit:
    """Return the exception that ends the program: a line on stderr, status 1."""
    return SystemExit(MESSAGES.format(key, **values))


# ---- Debian's packages


def packages_missing(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return for each row of which no package is installed the one to install; nothing without apt."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return []
    names = [name for row in rows for name in row]
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n", *names]
    shown = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    present = {line.split()[0] for line in shown.splitlines() if line.endswith(" installed")}
    return [_offered(row) for row in rows if present.isdisjoint(row)]


def _offered(row: Sequence[str]) -> str:
    """Return the first package of a row that Debian's lists have, else the first."""
    if len(row) == 1:
        return row[0]
    for name in row:
        show = ["apt-cache", "show", "--no-all-versions", name]
        if subprocess.run(show, capture_output=True, check=False).returncode == 0:
            return name
    return row[0]


def become_root() -> list[str] | None:
    """Return what makes a command run as root, or None where that is not allowed without asking."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def install_packages(rows: Sequence[Sequence[str]]) -> bool:
    """Install what is missing of Debian's packages, else print the command; True when all are there."""
    names = packages_missing(rows)
    if not names:
        return True
    prefix = become_root()
    if prefix is not None:
        say("installing-packages", names=" ".join(names))
        if _apt(prefix, ["update"]) and _apt(prefix, _install(packages_missing(rows))):
            return True
    command = shlex.join(["sudo", "apt-get", *_install(names)])
    say("missing-packages", command=command)
    return False


def _install(names: Sequence[str]) -> list[str]:
    return ["install", "--yes", "--no-install-recommends", *names]


def _apt(prefix: Sequence[str], arguments: Sequence[str]) -> bool:
    """Run apt-get quietly; show what it said only when it fails."""
    command = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        print(done.stdout, end="", flush=True)
    return done.returncode == 0


# ---- the virtual environment


def fingerprint() -> str:
    """Return what a set-up depends on: dependencies, project file, Python and place, as a hash."""
    digest = hashlib.sha256()
    for path in (LOCK, ROOT / "pyproject.toml", Path(__file__)):
        digest.update(path.read_bytes())
    digest.update(f"{sys.version_info[:2]} {ROOT}".encode())
    return digest.hexdigest()


def set_up() -> None:
    """Make .venv with the dependencies and the project, and give Qt its libraries, unless all is there."""
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="ascii") == fingerprint():
        compile_messages()
        return
    began = time.monotonic()
    if sys.platform == "linux":
        install_packages([*QT_PACKAGES, *venv_packages()])
    make_venv()
    install_dependencies()
    check_qt()
    STAMP.write_text(fingerprint(), encoding="ascii")
    seconds = time.monotonic() - began
    say("ready", seconds=seconds)


def compile_messages() -> None:
    """Compile the catalog of messages where it has changed since; until then its source is read."""
    if not all(map(i18n.is_compiled, i18n.LANGUAGES)):
        run("packaging/translations.py", "--compile")


def venv_packages() -> list[tuple[str, ...]]:
    """Return the Debian packages that this Python needs to make an environment, where it cannot yet."""
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return []
    return [("python{}.{}-venv".format(*sys.version_info[:2]), "python3-venv")]


def make_venv() -> None:
    """Make .venv of this Python's version, where there is none with a pip."""
    wanted = "import sys, pip; sys.exit(sys.version_info[:2] != ({}, {}))".format(*sys.version_info[:2])
    if (
        PYTHON.exists()
        and subprocess.run([PYTHON, "-c", wanted], capture_output=True, check=False).returncode == 0
    ):
        return
    importlib.invalidate_caches()
    if venv_packages():
        raise failure("no-venv")
    say("making-venv")
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout + done.stderr, end="", file=sys.stderr)
        raise failure("venv-not-made", folder=VENV)


def install_dependencies() -> None:
    """Install exactly what the lock file names, then the project itself, editable."""
    say("installing-dependencies")
    _pip("--require-hashes", "--requirement", str(LOCK))
    _pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))


def _pip(*arguments: str) -> None:
    # -qq: errors only; a machine's own settings of pip are its own affair.
    command = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "-qq",
        "--no-input",
        "--disable-pip-version-check",
        *arguments,
    ]
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        raise failure("pip-failed")


def check_qt() -> None:
    """Show what Qt misses, if its libraries cannot be loaded; the checks without Qt still run."""
    done = subprocess.run(
        [PYTHON, "-c", "import PySide6.QtWidgets"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["?"]
        say("no-qt", reason=reason[0])


# ---- what can be done


def has_display() -> bool:
    """Return whether a window can be shown: a screen is named and answers."""
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal"}:
        return False
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY")) or _x11_answers(os.environ.get("DISPLAY", ""))


def _x11_answers(display: str) -> bool:
    host, colon, screen = display.rpartition(":")
    number = screen.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host and host != "unix":
        return True  # forwarded from another machine: its own business
    for address in (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}"):
        with socket.socket(socket.AF_UNIX) as probe:
            if probe.connect_ex(address) == 0:
                return True
    return False


def run(*arguments: str | Path, **environment: str) -> int:
    """Run the environment's Python from the project's folder and give its exit status."""
    return subprocess.run(
        [PYTHON, *arguments], cwd=ROOT, env={**os.environ, **environment}, check=False
    ).returncode


def open_reader(arguments: Sequence[str]) -> int:
    """Open the window, or show the tour where there is no screen."""
    if not has_display():
        folder = ROOT / "build" / "tour"
        say("no-display", folder=folder)
        return tour([str(folder)])
    # From where the user stands, so that a relative path to a library means what it says.
    command = [str(PYTHON), "-m", "desktop", *arguments]
    if os.name == "posix":
        os.execv(command[0], command)  # the window takes this process's place, and its signals
    return subprocess.run(command, check=False).returncode


def tour(arguments: Sequence[str]) -> int:
    """Show the main job without a screen."""
    return run("-m", "desktop", "tour", *(str(Path(a).absolute()) for a in arguments or ["build/tour"]))


def test(arguments: Sequence[str]) -> int:
    """Run every check beside the tests, each with its result; the closing line of pytest is the last line."""
    if arguments:
        return run("-m", "pytest", *arguments)
    failed: list[str] = []
    checking = threading.Thread(target=lambda: failed.extend(_failed_checks()))
    checking.start()  # while the tests run: they wait for each other at their end, and for timers
    status, closing = _pytest("-n", "2", "--dist", "worksteal")
    checking.join()
    if failed:
        say("checks-failed", checks=", ".join(failed))
    print(closing, flush=True)
    return status or int(bool(failed))


def _failed_checks() -> list[str]:
    """Run the checks one after the other, and return the names of those that fail."""
    return [name for name, command in CHECKS if not _check(name, command)]


def _check(name: str, command: Sequence[str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(
        [PYTHON, *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        sys.stdout.flush()
        sys.stdout.buffer.write(done.stdout)
    print(f"{name:8} {'FAILED' if done.returncode else 'ok'} ({time.monotonic() - began:.1f} s)", flush=True)
    return done.returncode == 0


def _pytest(*arguments: str) -> tuple[int, str]:
    """Run pytest, pass its output on, and return its status and its closing line, which is held back."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [str(PYTHON), "-m", "pytest", *arguments]
    held = ""
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for raw in process.stdout:
            if held:
                print(held, flush=True)
            held = raw.decode("utf-8", "replace").rstrip("\r\n")
    return process.returncode, held


def slow(arguments: Sequence[str]) -> int:
    """Run the long fault and fuzz tests, with the fuzzer atheris where there is a wheel of it."""
    options = ["-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check", "--no-deps"]
    command = [str(PYTHON), *options, "--only-binary", ":all:", "atheris>=2.3"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        say("no-atheris")
    return run("-m", "pytest", "--slow", "-m", "slow", *arguments, PIYUE_HYPOTHESIS="slow")


def bench(arguments: Sequence[str]) -> int:
    """Measure speed and memory and print the table."""
    return run("-m", "tests.benchmarks", *arguments)


def docs(arguments: Sequence[str]) -> int:
    """Put the map, the example, scores and, if asked for, speed into the documentation."""
    return run("packaging/docs.py", *arguments, PYTHONPATH=str(ROOT))


def mutants(arguments: Sequence[str]) -> int:
    """Compute the mutation score on a random sample and print it with the mutants that survived."""
    return run("-m", "tests.mutation", *arguments)


def pinyin(arguments: Sequence[str]) -> int:
    """Write the table of how characters are read."""
    return run("packaging/pinyin.py", *arguments)


def alike(arguments: Sequence[str]) -> int:
    """Write the table of alike characters."""
    return run("packaging/alike.py", *arguments, PYTHONPATH=str(ROOT))


def rules(arguments: Sequence[str]) -> int:
    """Write the page that lists the rules of the recognizer."""
    return run("packaging/rules.py", *arguments, PYTHONPATH=str(ROOT))


def lock(arguments: Sequence[str]) -> int:
    """Make both lock files again with uv, from a temporary environment; arguments go to ``uv``."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = str(Path(folder) / PYTHON.relative_to(VENV))
        subprocess.run([python, "-m", "pip", "install", "-qq", "uv"], check=True)
        status = _compile_lock(python, LOCK, ["--universal", "--extra", "dev", *arguments, "pyproject.toml"])
        if status:
            return status
        known = Path(folder) / "constraints.txt"
        known.write_text("\n".join(_locked_but_qt()), encoding="ascii")
        options = ["--python-platform", "x86_64-manylinux_2_31", "--constraint", str(known)]
        sources = ["pyproject.toml", str(FROZEN_LOCK.with_suffix(".in").relative_to(ROOT))]
        return _compile_lock(python, FROZEN_LOCK, [*options, *arguments, *sources])


def _compile_lock(python: str, lock_file: Path, arguments: Sequence[str]) -> int:
    compile_ = [python, "-m", "uv", "pip", "compile", "--quiet", "--python-version", "3.11"]
    options = ["--no-emit-index-url", "--generate-hashes", "--output-file", str(lock_file.relative_to(ROOT))]
    why = ["--custom-compile-command", "python3 packaging/start.py lock"]
    return subprocess.run([*compile_, *options, *why, *arguments], cwd=ROOT, check=False).returncode


def _locked_but_qt() -> list[str]:
    """Return name and version of what is locked, Qt left out: frozen programs need an older one."""
    lines = LOCK.read_text("ascii").splitlines()
    names = [line.removesuffix("\\").strip() for line in lines if "==" in line.split(" ")[0]]
    return [name for name in names if not name.startswith(("pyside6", "shiboken6"))]


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "test": test,
    "slow": slow,
    "bench": bench,
    "tour": tour,
    "setup": lambda _: 0,
    "lock": lock,
    "docs": docs,
    "rules": rules,
    "alike": alike,
    "pinyin": pinyin,
    "mutants": mutants,
}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; see the module's own words."""
    if sys.version_info < OLDEST:
        raise failure("old-python")
    if arguments and arguments[0] in {"-h", "--help", "help"}:
        print(__doc__)
        return 0
    if arguments and arguments[0] == "lock":
        return lock(arguments[1:])
    set_up()
    if arguments and arguments[0] in COMMANDS:
        return COMMANDS[arguments[0]](arguments[1:])
    return open_reader(arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
