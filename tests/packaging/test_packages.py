"""Packages made of a small program in place of the frozen one: what is in them, and that twice is once."""

import os
import re
import runpy
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from tests.helpers.commands import ROOT

linux = pytest.mark.skipif(
    not (shutil.which("dpkg-deb") and shutil.which("objdump")), reason="no dpkg-deb and objdump here"
)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder like that of a frozen program: one that needs nothing but the C library, files, licenses."""
    folder = tmp_path / "program"
    (folder / "_internal").mkdir(parents=True)
    (folder / "licenses").mkdir()
    (folder / "licenses" / "README.md").write_text("MIT", encoding="utf-8")
    shutil.copy(shutil.which("true") or "/bin/true", folder / "piyue")
    (folder / "_internal" / "words.txt").write_text("招商引资", encoding="utf-8")
    return folder


@linux
def test_the_debian_package(program: Path, tmp_path: Path) -> None:
    from shipping import deb, project

    made = [deb.build(program, tmp_path / name, tmp_path / "work", quick=True) for name in ("a", "b")]
    assert made[0].name == f"piyue_{project.version()}_amd64.deb"
    assert made[0].read_bytes() == made[1].read_bytes()
    fields = subprocess.run(["dpkg-deb", "-f", made[0]], capture_output=True, text=True, check=True).stdout
    assert f"Version: {project.version()}\n" in fields
    assert "libc6 (>= 2." in fields
    assert "fonts-noto-cjk |" in fields
    assert {"libegl1", "shared-mime-info", "desktop-file-utils"} <= set(fields.replace(",", "").split())
    assert max(map(len, fields[fields.index("Description:") :].splitlines())) <= 80
    listed = subprocess.run(["dpkg-deb", "-c", made[0]], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=5) for line in listed.splitlines()]
    assert {row[1] for row in rows} == {"root/root"}
    names = {row[5]: row[0] for row in rows}
    assert names["./opt/piyue/piyue"] == "-rwxr-xr-x"
    assert names["./opt/piyue/_internal/words.txt"] == "-rw-r--r--"
    assert "./usr/bin/piyue -> /opt/piyue/piyue" in names
    assert "./usr/share/man/zh_CN/man1/piyue.1.gz" in names
    assert "./usr/share/doc/piyue/copyright" in names


@pytest.mark.skipif(not shutil.which("dpkg-parsechangelog"), reason="no dpkg-parsechangelog here")
def test_the_changelog_is_one_that_debian_reads(tmp_path: Path) -> None:
    from shipping import deb
    from shipping.project import Release

    path = tmp_path / "changelog"
    releases = [
        Release("", "", "soon"),
        Release("1.2.0", "2031-02-03", "甲"),
        Release("1.1.0", "2030-01-01", ""),
    ]
    path.write_text(deb.debian_changelog(releases), encoding="utf-8")
    command = ["dpkg-parsechangelog", "-l", str(path), "--all", "--format", "rfc822"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert re.findall(r"^Version: (.*)$", done.stdout, re.MULTILINE) == ["1.2.0", "1.1.0"]
    assert "Date: Mon, 03 Feb 2031 00:00:00 +0000\n" in done.stdout


@linux
def test_the_archive_and_its_script(program: Path, tmp_path: Path) -> None:
    from shipping import project, tarball

    made = [tarball.build(program, tmp_path / name, tmp_path / "work", quick=True) for name in ("a", "b")]
    assert made[0].read_bytes() == made[1].read_bytes()
    with tarfile.open(made[0]) as archive:
        assert {one.uname for one in archive} == {"root"}
        archive.extractall(tmp_path / "out", filter="data")
    folder = tmp_path / "out" / f"piyue-{project.version()}-linux-x86_64"
    assert "glibc 2." in (folder / "README").read_text(encoding="utf-8")
    home = tmp_path / "a home"
    library = home / ".local" / "share" / "Piyue" / "library.piyue"
    library.parent.mkdir(parents=True)
    library.write_bytes(b"mine")
    assert "installed in" in _install(folder, home)
    prefix = home / ".local"
    assert os.access(prefix / "bin" / "piyue", os.X_OK)
    entry = (prefix / "share" / "applications" / "piyue.desktop").read_text(encoding="utf-8")
    assert f'Exec="{prefix}/lib/piyue/piyue" %f\n' in entry
    stale = prefix / "lib" / "piyue" / "_internal" / "stale.so"
    stale.write_bytes(b"")
    _install(folder, home)
    assert not stale.exists(), "nothing of the older version is left"
    assert "已卸载" in _install(folder, home, "--remove", LC_ALL="zh_CN.UTF-8")
    left = [path for path in home.rglob("*") if path.is_file() and path.name != "mimeinfo.cache"]
    assert [path for path in left if "mime" not in path.parts] == [library]


def _install(folder: Path, home: Path, *arguments: str, **environment: str) -> str:
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C", **environment}
    done = subprocess.run(
        ["sh", folder / "install.sh", *arguments], capture_output=True, encoding="utf-8", env=env, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@linux
def test_the_system_s_libraries_that_are_needed_are_found(program: Path) -> None:
    from shipping import elf

    assert elf.needed(program) == ["libc.so.6"]
    assert elf.oldest_glibc(program) >= (2, 2)
    shutil.copy("/lib/x86_64-linux-gnu/libz.so.1", program / "_internal" / "libinside.so")
    (program / "_internal" / "libc.so.6").write_bytes(b"")
    assert elf.needed(program) == [], "what is inside is not needed"


def test_what_is_inside_is_named_with_its_license() -> None:
    from shipping import licenses

    found = {part.name.lower(): part for part in map(licenses._of_distribution, licenses.inside())}
    assert {"sqlalchemy", "lxml", "jieba", "pyside6_essentials"} <= {name.replace("-", "_") for name in found}
    assert "pytest" not in found
    assert all(part.license != "unknown" and part.version and part.texts for part in found.values())
    listing = licenses.listing(list(found.values()))
    assert "| SQLAlchemy |" in listing
    assert licenses.QT_LICENSE in listing


@pytest.mark.skipif(not shutil.which("dpkg-query"), reason="no Debian here")
def test_libraries_of_the_system_that_are_inside_are_named_too(tmp_path: Path) -> None:
    from shipping import licenses

    for name in ("libstdc++.so.6", "libxcb-cursor.so.0", "Qt/libicuuc.so.73"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = {part.name: part for part in licenses.parts(tmp_path)}
    assert found["libstdc++"].purl.startswith("pkg:generic/libstdc%2B%2B@")
    assert found["xcb-util-cursor"].license == "X11"
    assert (found["ICU"].version, [text.name for text in found["ICU"].texts]) == ("73", ["icu.txt"])
    assert found["Qt"].version == found["PySide6_Essentials"].version
    assert "libffi" not in found


def test_every_license_is_written_in_utf_8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from shipping import licenses

    texts = [tmp_path / name for name in ("LICENSE", "COPYING")]
    for text, words in zip(texts, ("Grüße 你好".encode(), "Grüße".encode("latin-1")), strict=True):
        text.write_bytes(words)
    part = licenses.Part("x", "1", "MIT", "", tuple(texts))
    monkeypatch.setattr(licenses, "parts", lambda program: [part])
    licenses.write(tmp_path / "program")
    folder = tmp_path / "program" / licenses.FOLDER / "x"
    assert (folder / "LICENSE").read_text(encoding="utf-8") == "Grüße 你好"
    assert (folder / "1-COPYING").read_text(encoding="utf-8") == "Grüße"


@pytest.mark.parametrize(
    ("labelled", "home_page", "address"),
    [
        (["Changelog, https://a/NEWS", "Source, https://a"], "", "https://a"),
        (["Donate, https://pay", "Source, https://a", "Homepage, https://b"], "https://c", "https://b"),
        (["Changelog, https://a/NEWS"], "https://c", "https://c"),
        (["Documentation, https://d"], "UNKNOWN", "https://d"),
        ([], "", ""),
    ],
)
def test_a_library_comes_from_its_home_page_or_its_source(
    labelled: list[str], home_page: str, address: str
) -> None:
    from shipping import licenses

    assert licenses._address(labelled, home_page) == address


def test_the_bill_of_materials() -> None:
    pytest.importorskip("cyclonedx")
    import json

    from shipping import sbom
    from shipping.licenses import Part

    part = Part("lxml", "6.1", "BSD-3-Clause", "https://lxml.de", (), "pkg:pypi/lxml@6.1")
    bill = json.loads(sbom.bill([part]))
    assert bill["bomFormat"] == "CycloneDX"
    assert [one["purl"] for one in bill["components"]] == ["pkg:pypi/lxml@6.1"]
    assert sbom.bill([part]) == sbom.bill([part])


def test_no_recipe_takes_the_network_along() -> None:
    recipe = (ROOT / "packaging" / "freeze" / "piyue.spec").read_text(encoding="utf-8")
    assert all(name in recipe for name in ('"ssl"', '"PySide6.QtNetwork"', '"Qt6Network"'))


def test_the_rules_that_are_read_as_files_are_among_those_taken_along(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from desktop.text.ledger.batch import proposal_stamp
    from desktop.text.text_analysis import layers_stamp, recognizer_stamp, segmenter_stamp

    read, real = [], Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        read.append(path)
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    for stamp in (recognizer_stamp, segmenter_stamp, layers_stamp, proposal_stamp):
        stamp.cache_clear()
        stamp()
    folders = {path.relative_to(ROOT).parts[:2] for path in read}
    assert ("desktop", "text") in folders
    assert {parts for parts in folders if parts[0] != "resources"} == {("desktop", "text")}, "see the spec"


@pytest.mark.skipif(os.name == "nt", reason="the program is a script here")
def test_a_frozen_program_that_finds_other_than_the_source_is_no_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build = runpy.run_path(str(ROOT / "packaging" / "build.py"), run_name="build")
    recipe = tmp_path / "packaging" / "freeze" / "check.py"
    recipe.parent.mkdir(parents=True)
    recipe.write_text("print('{\"pages\": 5}')", encoding="utf-8")
    monkeypatch.setitem(build["check"].__globals__, "ROOT", tmp_path)
    program = tmp_path / "piyue"
    for script, said in (
        ("echo '{\"pages\": 5}'", None),
        ("echo '{\"pages\": 4}'", "{'pages': 4}"),
        ("exit 3", "fails"),
    ):
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        if said is None:
            build["check"](tmp_path)
            assert "'pages': 5" in capsys.readouterr().out
        else:
            with pytest.raises(SystemExit, match=said):
                build["check"](tmp_path)
