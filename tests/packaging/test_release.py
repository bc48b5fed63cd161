"""A release: what has to agree does, checksums are right, and what differs between two builds is named."""

import importlib.util
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.commands import ROOT


@pytest.fixture
def release() -> ModuleType:
    spec = importlib.util.spec_from_file_location("release_under_test", ROOT / "packaging" / "release.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_version_is_the_same_everywhere(release: ModuleType) -> None:
    assert release.disagreements() == []


def test_what_does_not_agree_is_named(
    release: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    citation = tmp_path / "CITATION.cff"
    citation.write_text('cff-version: 1.2.0\nversion: 0.0.9\ndate-released: "1999-01-01"\n', encoding="utf-8")
    monkeypatch.setattr(release, "CITATION", citation)
    assert [line.partition(":")[0] for line in release.disagreements()] == ["CITATION.cff"] * 2


def test_a_version_is_written_where_it_stands(
    release: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "ROOT", tmp_path)
    for name in ("CITATION", "VERSION_FILE"):
        target = tmp_path / getattr(release, name).name
        shutil.copy(getattr(release, name), target)
        monkeypatch.setattr(release, name, target)
    (tmp_path / "CHANGELOG.md").write_text("# C\n\n## [Unreleased]\n\n- new\n", encoding="utf-8")
    release.bump("7.8.9", "2031-02-03")
    assert '__version__ = "7.8.9"\n' in (tmp_path / "__init__.py").read_text(encoding="utf-8")
    assert 'version: 7.8.9\ndate-released: "2031-02-03"' in (tmp_path / "CITATION.cff").read_text("utf-8")
    assert "## [7.8.9] - 2031-02-03\n" in (tmp_path / "CHANGELOG.md").read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        release.bump("8.0")


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum here")
def test_checksums_are_those_of_the_files(release: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.deb").write_bytes(b"a")
    release.write_sums(tmp_path)
    release.write_sums(tmp_path)
    command = ["sha256sum", "--check", "--strict", release.SUMS]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "a.deb: OK\n")


def _packages(folder: Path, words: str) -> None:
    folder.mkdir()
    with zipfile.ZipFile(folder / "x.whl", "w") as wheel:
        wheel.writestr(zipfile.ZipInfo("piyue/a.py"), words)
        wheel.writestr(zipfile.ZipInfo("piyue/b.py"), "same")
    (folder / "a.py").write_text(words, encoding="utf-8")
    with tarfile.open(folder / "x.tar.gz", "w:gz") as tar:
        tar.add(folder / "a.py", "x/a.py")
    (folder / "a.py").unlink()


def test_what_differs_between_two_builds_is_named(
    release: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _packages(tmp_path / "one", "1")
    _packages(tmp_path / "two", "2")
    (tmp_path / "two" / "more.deb").write_bytes(b"")
    found = list(release.differences(tmp_path / "one", tmp_path / "two"))
    assert found == ["more.deb: only in one", "x.tar.gz: x/a.py", "x.whl: piyue/a.py"]
    monkeypatch.setattr(release, "DIFFERENCES", (r"/a\.py$",))
    assert list(release.differences(tmp_path / "one", tmp_path / "two")) == ["more.deb: only in one"]
    assert list(release.differences(tmp_path / "one", tmp_path / "one")) == []


def test_everything_is_built_again_and_compared(
    release: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _packages(tmp_path / "dist", "1")
    asked = []

    def built(folder: Path, options: list[str]) -> int:
        asked.append(options)
        shutil.copytree(tmp_path / "dist", folder, dirs_exist_ok=True)
        if len(asked) > 1:
            (folder / "x.whl").unlink()
        return 3 if len(asked) > 2 else 0

    monkeypatch.setattr(release, "DIST", tmp_path / "dist")
    monkeypatch.setattr(release, "_build_into", built)
    assert [release.main(["again", "--here"]) for _ in range(3)] == [0, 1, 3]
    assert capsys.readouterr().out == "x.whl: only in one\n"
    assert asked == [["--here"]] * 3
