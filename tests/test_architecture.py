"""What the house promises of itself: the arrows between its parts, and what a wheel holds."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from desktop import i18n
from tests.helpers.commands import ROOT, python

PROGRAM = "piyue/program"
"""The folder of a wheel that has our packages, whose names are too general for an environment of others."""

BELOW = (
    "desktop.i18n",
    "desktop.text",
    "desktop.files",
    "desktop.actions",
    "desktop.error_messages",
    "desktop.commands",
    "db",
)


def _modules(package: str) -> list[str]:
    folder = ROOT / Path(*package.split("."))
    if not folder.is_dir():
        return [package]
    paths = (path for path in folder.rglob("*.py") if "versions" not in path.parts and path.name != "env.py")
    names = (".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths)
    return sorted(name.removesuffix(".__init__") for name in names)


@pytest.mark.parametrize("package", BELOW)
def test_nothing_below_the_views_loads_qt(package: str) -> None:
    names = [name for name in _modules(package) if not name.startswith("desktop.commands.demo")]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6')])"
    )
    done = python("-W", "ignore", "-c", code)
    assert (done.status, done.out) == (0, "[]\n"), done.err


@pytest.mark.parametrize("arguments", [["--help"], ["figures"], ["terms"]])
def test_looking_at_a_text_loads_neither_window_nor_database(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom desktop.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        "heavy = {'PySide6', 'sqlalchemy', 'alembic', 'sqlite3', 'jieba', 'rjieba', 'openpyxl', 'docx'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = python("-c", code, data="增长5.6%。".encode())
    assert (done.status, done.err) == (0, "[]\n")


def test_the_arrows_between_the_parts_hold(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_only_these_modules_know_these_packages() -> None:
    owners = {
        "jieba": {"desktop/text/segmentation.py"},
        "rjieba": {"desktop/text/segmentation.py"},
        "opencc": {"desktop/text/script.py"},
    }
    for package, allowed in owners.items():
        pattern = re.compile(rf"^\s*(?:from|import)\s+{package}\b", re.MULTILINE)
        users = {
            path.relative_to(ROOT).as_posix()
            for part in ("desktop", "db")
            for path in (ROOT / part).rglob("*.py")
            if pattern.search(path.read_text(encoding="utf-8"))
        }
        assert users <= allowed, package


def test_the_folder_packaging_is_no_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_lock_pins_by_hash_and_names_no_index() -> None:
    lines = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert pins
    assert all(re.match(r"[a-z0-9-]+==[^ ]+ .*\\$", line) for line in pins)
    assert not any("://" in line or line.startswith("--") for line in lines)


def test_the_lock_has_every_dependency_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[<>=!~\[ ;]", one)[0].lower().replace("_", "-") for one in wanted}
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert names <= pinned


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True, cwd=folder)
    (made,) = folder.glob("piyue-*.whl")
    return made


def test_the_wheel_holds_all_the_program_needs_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("desktop", "db", "resources"):
        for path in (ROOT / part).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{PROGRAM}/{path.relative_to(ROOT).as_posix()}" in names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"piyue"}


def test_the_wheel_holds_the_compiled_messages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as held:
        for language in i18n.LANGUAGES:
            source = i18n.po_path(language)
            name = f"{PROGRAM}/{source.with_suffix('.mo').relative_to(ROOT).as_posix()}"
            made_of = i18n.read_mo(held.read(name))["\4".join(i18n.CHECKSUM).encode()]
            assert made_of.decode() == i18n.checksum(source.read_bytes())


def test_the_wheel_works_where_the_source_is_not(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-qq",
        "--no-deps",
        "--no-index",
        "--target",
        str(site),
    ]
    subprocess.run([*command, str(wheel)], check=True)
    script = (
        "import sys\n"
        f"sys.path = [p for p in sys.path if p not in ('', {str(ROOT)!r})"
        f" and not p.startswith({str(ROOT / 'packaging')!r})]\n"
        f"sys.path.insert(0, {str(site)!r})\n"
        "import piyue\n"
        f"assert piyue.__file__.startswith({str(site)!r})\n"
        "sys.argv = ['piyue', 'figures']\n"
        "status = piyue.main()\n"
        f"import desktop\nassert desktop.__file__.startswith({str(site)!r})\n"
        "sys.exit(status)"
    )
    # The environment's own site-packages give the dependencies; the source folder is taken off the path.
    done = subprocess.run(
        [sys.executable, "-c", script],
        input="增长5.6%".encode(),
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert '"text": "5.6%"' in done.stdout.decode()
