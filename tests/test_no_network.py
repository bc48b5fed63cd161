"""No network: strace follows the program through its main uses, and no network socket is opened."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.commands import ROOT

STRACE = shutil.which("strace")
NETWORK = re.compile(r"\bsocket\((?:AF|PF)_(INET6?|PACKET|VSOCK|BLUETOOTH)\b.*")


def _can_trace() -> bool:
    if STRACE is None:
        return False
    return (
        subprocess.run([STRACE, "-qq", "-o", os.devnull, "true"], capture_output=True, check=False).returncode
        == 0
    )


pytestmark = pytest.mark.skipif(not _can_trace(), reason="nothing can be traced here")


def _sockets(log: Path, *command: str | Path) -> list[str]:
    """Run a command with all its processes traced, and return each network socket that was opened."""
    assert STRACE is not None
    trace = [STRACE, "-f", "-qq", "--seccomp-bpf", "-e", "trace=socket", "-o", str(log)]
    done = subprocess.run([*trace, *map(str, command)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return NETWORK.findall(log.read_text(encoding="utf-8", errors="replace"))


def test_a_network_socket_would_be_seen(tmp_path: Path) -> None:
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    assert _sockets(tmp_path / "log", sys.executable, "-c", code) == ["INET"]


def test_import_search_and_export_open_none(tmp_path: Path) -> None:
    library, document = tmp_path / "a.piyue", next((ROOT / "tests" / "files" / "fixtures").rglob("*.docx"))
    sample = next((ROOT / "resources" / "samples").glob("*.txt"))
    asked = (
        ("import", document, sample, "--library", library),
        ("search", "经济", "--library", library),
        ("export", tmp_path / "a.csv", "--library", library),
        ("figures", sample),
    )
    for arguments in asked:
        assert _sockets(tmp_path / "log", sys.executable, "-m", "desktop", *arguments) == [], arguments[0]


def test_the_window_opens_none(tmp_path: Path) -> None:
    code = (
        "from PySide6.QtCore import QTimer\nfrom desktop.app import application, run\n"
        "QTimer.singleShot(4000, application().closeAllWindows)\nraise SystemExit(run())"
    )
    assert _sockets(tmp_path / "log", sys.executable, "-c", code) == []
