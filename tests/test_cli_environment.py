"""Environments that no user plans: whatever the system refuses, a command ends in one line."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.actions.library import Library
from desktop.text.timestamps import spoken
from tests.actions.factories import imported
from tests.helpers.commands import ROOT, piyue, python, python_in

COMMANDS = (
    ("documents",),
    ("annotations",),
    ("history",),
    ("check",),
    ("backup",),
    ("restore",),
    ("import", "nowhere.txt"),
    ("export", "out.csv"),
    ("history", "out.csv"),
    ("figures", "-"),
    ("segment", "nowhere.txt"),
    ("--help",),
)
ZONES = ("XXX+25", "Nowhere/City", ":/etc/passwd", "XXX+24:59:59", "")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "文库.piyue"
    with Library.create(path, "甲") as opened:
        imported(opened)
    return path


def _told(err: str) -> bool:
    return "Traceback" not in err and "Exception ignored" not in err and err.count("\n") <= 1


@pytest.mark.parametrize("zone", ZONES)
def test_history_and_backups_are_told_in_any_time_zone(library: Path, zone: str) -> None:
    code = (
        "import sys\nfrom desktop.cli import main\n"
        "for command in ('backup', 'history', 'restore'):\n"
        f"    print('status', main([command, '--library', {str(library)!r}]), flush=True)\n"
        "    print('end', file=sys.stderr, flush=True)"
    )
    done = python("-c", code, TZ=zone)
    _, history, restore, end = done.out.split("status 0\n")
    assert history.count("20") > 0 and restore.count("20") > 0
    assert (done.status, end) == (0, "")
    assert done.err.split("end\n")[1:] == ["", "", ""], "history and restore say nothing there"


def test_a_moment_beyond_all_clocks_stays_as_it_is() -> None:
    assert spoken("0001-01-01T00:00:00+14:00").endswith("00:00:00")
    assert spoken("gone") == "gone"


HOMES = ("/dev/null/x", "~nobody-of-this-name/x", "/proc/nowhere")
ON_A_LIBRARY = (("documents",), ("history",), ("backup",), ("import", "nowhere.txt"))


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("command", ON_A_LIBRARY)
def test_strange_homes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = piyue(*command, PIYUE_HOME=home)
    assert done.err.count("\n") <= 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PIYUE_HOME", HOMES[0]),
        ("TMPDIR", "/nowhere"),
        ("LANG", "zz_ZZ.nonsense"),
        ("LC_ALL", "\udcff"),
    ],
)
@pytest.mark.parametrize("command", [ON_A_LIBRARY[0], ON_A_LIBRARY[-1]])
def test_strange_variables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("PIYUE_HOME", str(tmp_path / "home"))
    environment: Any = {name: value}
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    done = python_in(tmp_path, "-m", "desktop", *command, **environment)
    assert "Traceback" not in done.err
    assert "Exception ignored" not in done.err
    assert done.err.count("\n") <= 1


@pytest.fixture
def gone(tmp_path: Path) -> Iterator[str]:
    """Say in a shell: go into a folder and take it away."""
    folder = tmp_path / "gone"
    folder.mkdir()
    yield f'cd "{folder}" && rmdir "{folder}" && exec "$@"'
    shutil.rmtree(folder, ignore_errors=True)


def _in_shell(script: str, command: tuple[str, ...], home: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PIYUE_HOME": str(home), "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    # The program is loaded from its folder: a path that is empty would mean the folder that is gone.
    run = f"import sys; sys.path[:] = [one for one in sys.path if one]; sys.path.insert(0, {str(ROOT)!r}); "
    run += "from desktop.cli import main; sys.exit(main())"
    return subprocess.run(
        ["sh", "-c", script, "sh", sys.executable, "-c", run, *command],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=180,
        stdin=subprocess.DEVNULL,
    )


needs_sh = pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")


@needs_sh
@pytest.mark.parametrize("command", [("documents",), ("tour", "tour"), ("--help",)], ids=" ".join)
def test_a_program_begun_in_a_folder_that_is_gone(
    tmp_path: Path, gone: str, command: tuple[str, ...]
) -> None:
    done = _in_shell(gone, command, tmp_path / "home")
    assert _told(done.stderr), done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that is in use stays there")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_folder_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    assert _told(piyue(*command).err)


@needs_sh
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no /dev/full")
@pytest.mark.parametrize("command", [("documents",), ("history",), ("--help",), ("figures", "-"), ("check",)])
@pytest.mark.parametrize("closed", [">/dev/full", ">&-", "2>&-", "<&-", "2>/dev/full", ">&- 2>&- <&-"])
def test_streams_that_are_closed_or_full(tmp_path: Path, closed: str, command: tuple[str, ...]) -> None:
    home = tmp_path / "home"
    with Library.create(home / "data" / "library.piyue", "甲") as opened:
        imported(opened)
    done = _in_shell(f'exec "$@" {closed}', command, home)
    assert done.returncode in (0, 1), done.stderr
    assert _told(done.stderr), done.stderr
    if closed == ">/dev/full" and command != ("figures", "-"):
        assert done.returncode == 1
        assert "could not be written" in done.stderr
