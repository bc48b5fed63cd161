"""The ways into the program that is installed: frozen, and by pip; each in a process of its own."""

import shutil
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import desktop
from tests.helpers.commands import ROOT, python

ENTRY = ROOT / "packaging" / "freeze" / "entry.py"


def test_the_frozen_entry_is_the_command() -> None:
    done = python(ENTRY, "--version", PYTHONPATH=str(ROOT))
    assert (done.status, done.out) == (0, f"piyue {desktop.__version__}\n")


def test_a_program_that_runs_keeps_its_modules_through_an_upgrade() -> None:
    code = (
        "import sys, types, runpy\n"
        "held = sys.modules['pyimod02_importers'] = types.ModuleType('pyimod02_importers')\n"
        "held.pyz_archive = types.SimpleNamespace(_filename='/opt/piyue/piyue')\n"
        f"runpy.run_path({str(ENTRY)!r})['keep_modules']()\n"
        "print(held.pyz_archive._filename if sys.platform == 'linux' else '/proc/self/exe')"
    )
    assert python("-c", code).out == "/proc/self/exe\n"


def test_the_frozen_entry_runs_the_readers_of_foreign_files() -> None:
    code = "import sys; print(__name__, sys.argv)"
    assert python(ENTRY, "-c", code, "/a b", "c").out == "__main__ ['-c', '/a b', 'c']\n"


def test_a_document_is_read_by_the_entry_in_place_of_python() -> None:
    fixture = next((ROOT / "tests" / "files" / "fixtures").rglob("*.docx"))
    code = (
        "from pathlib import Path\n"
        "from desktop.files.file_input import read_bytes\nimport desktop.files.reader_start as apart\n"
        "real = apart.subprocess.Popen\n"
        "def started(command, **more):\n"
        f"    return real([command[0], {str(ENTRY)!r}, *command[1:]], **more)\n"
        "apart.subprocess.Popen = started\n"
        f"data = Path({str(fixture)!r}).read_bytes()\n"
        "print(len(read_bytes(data, 'x.docx').drafts[0].text) > 0)\n"
    )
    done = python("-c", code, PYTHONPATH=str(ROOT))
    assert (done.status, done.out) == (0, "True\n"), done.err


def test_the_wheel_takes_one_name_and_finds_its_own_there(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "packaging" / "launcher" / "piyue", tmp_path / "piyue")
    program = tmp_path / "piyue" / "program"
    program.mkdir()
    for name in ("desktop", "db", "resources"):
        (program / name).symlink_to(ROOT / name)
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "sys.argv = ['piyue', '--version']; import piyue\n"
        "status = piyue.main(); import desktop; print(status, desktop.__file__)"
    )
    done = python("-c", code)
    assert done.out.splitlines() == [f"piyue {desktop.__version__}", f"0 {program}/desktop/__init__.py"], (
        done.err
    )


def test_the_wheel_is_described_so() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    wheel = built["targets"]["wheel"]
    assert wheel["sources"] == {name: f"piyue/program/{name}" for name in ("desktop", "db", "resources")}
    assert all((ROOT / source).is_file() for source in wheel["force-include"])


@pytest.mark.slow
def test_wheel_and_sdist_are_built(tmp_path: Path) -> None:
    done = python(ROOT / "packaging" / "build.py", "wheel", "sdist", "--out", tmp_path)
    assert done.status == 0, done.out + done.err
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {"piyue", f"piyue-{desktop.__version__}.dist-info"}
    assert any(name.endswith("piyue.mo") for name in names)
    (source,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        assert f"piyue-{desktop.__version__}/packaging/build_hook.py" in archive.getnames()
