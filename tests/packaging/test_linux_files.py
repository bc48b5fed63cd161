"""What a Linux desktop is told: each file is taken by the tool of whoever reads it, and says what is true."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from db.schema import APPLICATION_ID
from desktop.actions.library import Library
from tests.helpers.commands import python


def _checked(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="no desktop-file-validate here")
def test_the_menu_entry_is_valid(tmp_path: Path) -> None:
    from shipping import linux_files

    path = tmp_path / "piyue.desktop"
    path.write_text(linux_files.desktop_entry(), encoding="utf-8")
    assert _checked("desktop-file-validate", path) == ""


def test_the_window_is_known_by_the_name_of_its_entry() -> None:
    from shipping import linux_files

    code = "from desktop.app import application; print(application().desktopFileName())"
    name = python("-c", code, QT_QPA_PLATFORM="offscreen").out.strip()
    assert name
    assert f"StartupWMClass={name}\n" in linux_files.desktop_entry()


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="no appstreamcli here")
@pytest.mark.parametrize("home_page", ["", "https://example.org/?a&b"])
def test_the_shop_s_page_is_valid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home_page: str) -> None:
    from shipping import linux_files, project

    monkeypatch.setattr(linux_files, "HOME_PAGE", home_page)
    path = tmp_path / f"{project.APP_ID}.metainfo.xml"
    path.write_text(linux_files.metainfo(), encoding="utf-8")
    command = ["appstreamcli", "validate", "--no-net", *_without_home_page()]
    done = subprocess.run([*command, path], capture_output=True, text=True, check=False)
    assert re.findall(r"^[EW]: .*$", done.stdout + done.stderr, re.MULTILINE) == []
    assert done.returncode == 0, done.stdout + done.stderr


def _without_home_page() -> list[str]:
    """Return the option by which AppStream 1.0 does not warn of a missing home page; older ones have none."""
    told = _checked("appstreamcli", "--version")
    found = re.search(r"(\d+)\.\d+", told)
    assert found is not None, told
    return ["--override=url-homepage-missing=info"] if int(found[1]) else []


def test_a_library_has_what_its_file_type_looks_for(tmp_path: Path) -> None:
    from shipping import linux_files

    path = tmp_path / "any name"
    Library.create(path).close()
    head = path.read_bytes()[:100]
    found = ElementTree.fromstring(linux_files.mime_info()).findall(".//{*}match")
    kinds = {(match.get("type"), match.get("offset"), match.get("value")) for match in found}
    assert kinds == {("string", "0", "SQLite format 3"), ("big32", "68", hex(APPLICATION_ID))}
    assert head.startswith(b"SQLite format 3")
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID


def test_all_of_it_is_written_and_the_same_twice(tmp_path: Path) -> None:
    from shipping import linux_files

    for name in ("a", "b"):
        linux_files.write_share(tmp_path / name)
    files = {path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*") if path.is_file()}
    assert {
        Path("applications/piyue.desktop"),
        Path("man/man1/piyue.1.gz"),
        Path("man/zh_CN/man1/piyue.1.gz"),
        Path("icons/hicolor/scalable/mimetypes/application-x-piyue.svg"),
        Path("icons/hicolor/128x128/apps/piyue.png"),
        Path("bash-completion/completions/piyue"),
    } <= files
    for one in files:
        assert (tmp_path / "a" / one).read_bytes() == (tmp_path / "b" / one).read_bytes(), one
    page = gzip.decompress((tmp_path / "a" / "man/zh_CN/man1/piyue.1.gz").read_bytes()).decode()
    assert "政府工作报告" in page.replace(r"\:", ""), "lines may be broken between characters"


@pytest.mark.skipif(not shutil.which("update-mime-database"), reason="no update-mime-database here")
def test_the_file_type_is_taken_by_the_desktop(tmp_path: Path) -> None:
    from shipping import linux_files

    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / "piyue.xml").write_text(linux_files.mime_info(), encoding="utf-8")
    assert "rror" not in _checked("update-mime-database", tmp_path)
    assert "application/x-piyue:*.piyue" in (tmp_path / "globs").read_text(encoding="utf-8")
