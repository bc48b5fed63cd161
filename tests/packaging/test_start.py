"""The set-up script: what it decides, without setting anything up."""

import ast
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.commands import ROOT, python

SCRIPT = ROOT / "packaging" / "start.py"


@pytest.fixture
def start() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start_under_test", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _programs(folder: Path, **scripts: str) -> str:
    for name, body in scripts.items():
        path = folder / name.replace("_", "-")
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)
    return str(folder)


def test_it_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    assert names <= sys.stdlib_module_names


def test_it_speaks_chinese_before_anything_is_installed(tmp_path: Path) -> None:
    for name in ("packaging/start.py", "desktop/i18n.py", "resources/locale/zh_CN/LC_MESSAGES/piyue.po"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    script = tmp_path / "packaging" / "start.py"
    code = (
        "import importlib.util\n"
        f"spec = importlib.util.spec_from_file_location('start', {str(script)!r})\n"
        "start = importlib.util.module_from_spec(spec)\nspec.loader.exec_module(start)\n"
        "start.say('making-venv')\nstart.say('ready', seconds=3.2)\nraise start.failure('old-python')\n"
    )
    command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", code]
    environment = {"LC_ALL": "zh_CN.UTF-8", "PATH": os.environ["PATH"]}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=False)
    assert done.stdout == "正在创建 .venv\n批阅已就绪（3 秒）。\n"
    assert (done.returncode, done.stderr) == (1, "批阅需要 Python 3.11 或更新的版本。\n")


def test_messages_that_changed_are_compiled_again(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(start, "run", lambda *arguments: ran.append(arguments))
    monkeypatch.setattr(start.i18n, "is_compiled", lambda language: True)
    start.compile_messages()
    assert ran == []
    monkeypatch.setattr(start.i18n, "is_compiled", lambda language: language == "zh")
    start.compile_messages()
    assert ran == [("packaging/translations.py", "--compile")]


def test_help_sets_nothing_up() -> None:
    done = python(SCRIPT, "--help")
    assert done.status == 0
    assert "start.py test" in done.out


posix = pytest.mark.skipif(os.name != "posix", reason="stands on scripts of a shell")


@posix
def test_of_each_row_one_package_is_enough(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _programs(
        tmp_path,
        dpkg_query='printf "libegl1 installed\\nfonts-wqy-zenhei installed\\nlibgl1 not-installed\\n"',
        apt_get="exit 0",
        apt_cache="exit 1",
    )
    monkeypatch.setenv("PATH", path)
    rows = [("libegl1",), ("libgl1",), ("fonts-noto-cjk", "fonts-wqy-zenhei"), ("a", "b")]
    assert start.packages_missing(rows) == ["libgl1", "a"]


@posix
def test_the_package_that_debian_offers_is_taken(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _programs(tmp_path, dpkg_query="exit 1", apt_get="exit 0", apt_cache='test "$3" = libglib2.0-0t64')
    monkeypatch.setenv("PATH", path)
    assert start.packages_missing([("libglib2.0-0", "libglib2.0-0t64")]) == ["libglib2.0-0t64"]


def test_where_there_is_no_apt_nothing_is_missing(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert start.packages_missing(start.QT_PACKAGES) == []


@posix
def test_without_permission_the_exact_command_is_printed(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _programs(tmp_path, dpkg_query="exit 1", apt_get="exit 0", apt_cache="exit 0", sudo="exit 1")
    monkeypatch.setenv("PATH", path)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert not start.install_packages([("libegl1",), ("libgl1",)])
    said = capsys.readouterr().out
    assert "sudo apt-get install --yes --no-install-recommends libegl1 libgl1" in said


@posix
def test_a_failing_apt_is_shown_and_gone_on_from(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _programs(
        tmp_path,
        dpkg_query="exit 1",
        apt_get="echo 'no route to the mirror'; exit 100",
        apt_cache="exit 0",
        env='while [ "${1#*=}" != "$1" ]; do shift; done; exec "$@"',
    )
    monkeypatch.setenv("PATH", path)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert not start.install_packages([("libegl1",)])
    said = capsys.readouterr().out
    assert "no route to the mirror" in said
    assert "sudo apt-get install" in said


@pytest.mark.skipif(sys.platform != "linux", reason="X11 and Wayland are Linux's")
def test_a_display_is_one_that_answers(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not start.has_display()
    monkeypatch.setenv("DISPLAY", ":987")
    assert not start.has_display()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X987")
        server.listen()
        assert start.has_display()
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
        assert not start.has_display()
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", "elsewhere:10.0")
    assert start.has_display()
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert start.has_display()


def test_the_fingerprint_follows_the_lock(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = start.fingerprint()
    assert before == start.fingerprint()
    other = tmp_path / "other.lock"
    other.write_text("another==1\n", encoding="utf-8")
    monkeypatch.setattr(start, "LOCK", other)
    assert start.fingerprint() != before


def test_an_old_python_is_told_so(start: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    with pytest.raises(SystemExit, match=r"3\.11"):
        start.main([])


def test_the_closing_line_of_pytest_comes_last(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "CHECKS", (("good", ("-c", "")), ("bad", ("-c", "raise SystemExit(3)"))))
    monkeypatch.setattr(start, "PYTHON", sys.executable)
    monkeypatch.setattr(start, "_pytest", lambda *_: (0, "=== 7 passed in 1.00s ==="))
    assert start.test([]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("good")
    assert any("FAILED" in line and "bad" in line for line in lines)
    assert lines[-1] == "=== 7 passed in 1.00s ==="
