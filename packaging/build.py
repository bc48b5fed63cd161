#!/usr/bin/env python3
"""Build what is shipped; needs Python 3.11, and for Linux programs root and debootstrap.

python3 packaging/build.py deb [tar ...]   the Debian package, and the archive for other Linux
python3 packaging/build.py wheel sdist     what pip installs
python3 packaging/build.py app             the frozen program alone, in OUT/program
python3 packaging/build.py deb --root DIR  with the build root in DIR; it is made where there is none
python3 packaging/build.py deb --here      with this Python and this system, in no root
python3 packaging/build.py deb --quick     packed fast rather than small, to try it out

Everything comes to the folder dist, or that of ``--out``. Frozen programs are built in a Debian 11 root
(packaging/debian/build_root.sh), so that they run wherever glibc is 2.31 or newer; libraries come from
packaging/freeze/requirements.lock. A frozen program has to show what it can do before it is packed
(packaging/freeze/check.py). What was not committed is built, too, and said.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "packaging" / "freeze" / "requirements.lock"
SPEC = ROOT / "packaging" / "freeze" / "piyue.spec"
FROZEN = ("deb", "tar", "app")
PYTHON_PACKAGES = ("wheel", "sdist")
INSIDE = "/build/piyue"
"""Where the source is in the root."""

VENV = "/build/venv"
CA_BUNDLE = "etc/ssl/certs/ca-certificates.crt"
BUILD_PACKAGES = ("binutils", "xz-utils", "gzip")
"""Debian packages that a build needs in the root, beside those of Qt in start.py."""


def main(arguments: Sequence[str]) -> int:
    """Build what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="+", choices=(*FROZEN, *PYTHON_PACKAGES))
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--root", type=Path, default=ROOT / "build" / "root")
    parser.add_argument("--here", action="store_true")
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args(arguments)
    out = given.out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    python = [one for one in PYTHON_PACKAGES if one in given.what]
    frozen = [one for one in FROZEN if one in given.what]
    if python:
        build_python_packages(python, out)
    if frozen and given.here:
        build_frozen(frozen, out, quick=given.quick)
    elif frozen:
        build_in_root([*frozen, *["--quick"] * given.quick], given.root.absolute(), out)
    return 0


# ---- wheel and sdist


def build_python_packages(what: Sequence[str], out: Path) -> None:
    """Build wheel and sdist with hatchling, of the environment that set-up made, or of this Python."""
    venv = ROOT / ".venv" / "bin" / "python"
    python = str(venv) if venv.exists() else sys.executable
    kinds = ["-t", what[0]] if len(what) == 1 else ["-t", "sdist", "-t", "wheel"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(_build_time())}
    run([python, "-m", "hatchling", "build", *kinds, "-d", str(out)], cwd=ROOT, env=environment)


def _build_time() -> int:
    sys.path.insert(0, str(ROOT / "packaging"))
    from shipping.project import build_time

    return build_time()


# ---- in a root


def build_in_root(what: Sequence[str], root: Path, out: Path) -> None:
    """Run this script within the root, with the source as it is now, and fetch what it built."""
    run(["sh", str(ROOT / "packaging" / "debian" / "build_root.sh"), str(root)])
    source = root / INSIDE.lstrip("/")
    shutil.rmtree(source, ignore_errors=True)
    copy_source(source)
    shutil.copy(f"/{CA_BUNDLE}", root / CA_BUNDLE)  # the certificates that this machine trusts
    mounts = {"proc": "proc", "dev/shm": "tmpfs"}  # its /dev is its own, so that deleting it harms no other
    for folder, kind in mounts.items():
        run(["mount", "-t", kind, kind, str(root / folder)])
    try:
        provide(root)
        inside(root, f"{VENV}/bin/python", "packaging/build.py", *what, "--here", "--out", "/build/out")
    finally:
        for folder in mounts:
            subprocess.run(["umount", str(root / folder)], check=False)
    for path in sorted((root / "build" / "out").iterdir()):
        target = out / path.name
        if path.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(path, target, symlinks=True)
        else:
            shutil.copy2(path, target)


def copy_source(target: Path) -> None:
    """Copy all that git knows, as it is in the working tree now."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)


def provide(root: Path) -> None:
    """Install into the root what a build needs: Debian packages, and the locked libraries."""
    names = [*BUILD_PACKAGES, *_qt_packages(root)]
    inside(root, "apt-get", "install", "-qq", "--yes", "--no-install-recommends", *names)
    if not (root / VENV.lstrip("/") / "bin" / "python").exists():
        inside(root, "/opt/python/bin/python3.11", "-m", "venv", "--without-pip", VENV)
    wheels = root / "build" / "wheels"
    if not list(wheels.glob("pip-*.whl")):
        run([sys.executable, "-m", "pip", "download", "-qq", "--no-deps", "-d", str(wheels), "pip"])
    (pip,) = [f"/build/wheels/{path.name}/pip" for path in wheels.glob("pip-*.whl")]
    options = ["-qq", "--no-input", "--no-compile", "--disable-pip-version-check", "--require-hashes"]
    locked = f"{INSIDE}/{LOCK.relative_to(ROOT)}"
    inside(root, f"{VENV}/bin/python", pip, "install", *options, "-r", locked)


def _qt_packages(root: Path) -> list[str]:
    """Return the Debian packages that Qt needs, by their names in the root; no fonts."""
    import runpy

    rows = runpy.run_path(str(ROOT / "packaging" / "start.py"), run_name="start")["QT_PACKAGES"]
    return [row[0] for row in rows if not row[0].startswith("fonts-")]


def inside(root: Path, *command: str) -> None:
    """Run a command within the root, from the source's folder."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.startswith("PIP_") or name.endswith("_proxy") or name in {"DEBFULLNAME", "DEBEMAIL"}
    }
    environment = {
        "PATH": f"{VENV}/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": "/root",
        "LC_ALL": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive",
        "SOURCE_DATE_EPOCH": str(_build_time()),
        "PIP_CERT": f"/{CA_BUNDLE}",
        **{name: value for name, value in kept.items() if name not in {"PIP_CERT", "PIP_FIND_LINKS"}},
    }
    words = " ".join(f"'{word}'" for word in command)
    run(["chroot", str(root), "/bin/sh", "-c", f"cd {INSIDE} 2>/dev/null; exec {words}"], env=environment)


# ---- the frozen program


def build_frozen(what: Sequence[str], out: Path, *, quick: bool = False) -> None:
    """Freeze the program with this Python, and pack it as asked."""
    sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]
    from shipping import deb, licenses, sbom, tarball
    from shipping.project import build_time, version

    work = ROOT / "build" / "frozen"
    program = freeze(work, build_time())
    check(program)
    found = licenses.write(program)
    try:
        sbom.write(found, out / f"piyue-{version()}.cdx.json")
    except ImportError:
        print("no cyclonedx-python-lib: no bill of materials")
    if "app" in what:
        shutil.rmtree(out / "program", ignore_errors=True)
        shutil.copytree(program, out / "program", symlinks=True)
    for name, packer in (("deb", deb), ("tar", tarball)):
        if name in what:
            print(packer.build(program, out, work, quick=quick))


def freeze(work: Path, moment: int) -> Path:
    """Freeze the program into a folder of its own and return it; the same source gives the same bytes."""
    run([sys.executable, "packaging/translations.py", "--compile"], cwd=ROOT)
    for path in ROOT.rglob("__pycache__"):
        shutil.rmtree(path, ignore_errors=True)
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": str(moment),
        "QT_QPA_PLATFORM": "offscreen",
    }
    folders = ["--distpath", str(work / "dist"), "--workpath", str(work / "work")]
    shutil.rmtree(work, ignore_errors=True)
    options = ["--noconfirm", "--clean", "--log-level", "WARN", *folders]
    run([sys.executable, "-m", "PyInstaller", *options, str(SPEC)], cwd=ROOT, env=environment)
    return work / "dist" / "piyue"


def check(program: Path) -> None:
    """Let the frozen program show that it can do what it does from the source; end this program if not."""
    code = (ROOT / "packaging" / "freeze" / "check.py").read_text(encoding="utf-8")
    found = []
    for command in ([str(program / "piyue")], [sys.executable]):
        with tempfile.TemporaryDirectory() as home:
            environment = {
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "HOME": home,
                "PIYUE_HOME": home,
                "PYTHONPATH": str(ROOT),
            }
            done = subprocess.run(
                [*command, "-c", code], cwd=home, env=environment, capture_output=True, text=True, check=False
            )
        if done.returncode:
            raise SystemExit(f"build.py: {command[0]} fails:\n{done.stdout}{done.stderr}")
        found.append(json.loads(done.stdout))
    if found[0] != found[1]:
        raise SystemExit(f"build.py: the frozen program has\n{found[0]}\nand the source\n{found[1]}")
    print(f"the frozen program was tried: {found[0]}")


def run(command: Sequence[str], *, cwd: Path | None = None, env: dict[str, str] | None = None) -> None:
    """Run a command; end this program where it fails."""
    done = subprocess.run(command, cwd=cwd, env=env, check=False)
    if done.returncode:
        raise SystemExit(f"build.py: {' '.join(command[:6])} … ended with {done.returncode}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
