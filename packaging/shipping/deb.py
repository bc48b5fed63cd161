"""The Debian package: the frozen program under /opt, and around it what a desktop wants to know."""

import datetime
import hashlib
import os
import shutil
import subprocess
from email.utils import format_datetime
from pathlib import Path

from shipping import elf, licenses, linux_files
from shipping.project import (
    DESCRIPTION,
    ROOT,
    SUMMARY,
    Release,
    build_date,
    build_time,
    changelog,
    maintainer,
    version,
)

HOME = "opt/piyue"
"""Where the program is."""

FONTS = "fonts-noto-cjk | fonts-wqy-zenhei | fonts-wqy-microhei | fonts-arphic-uming"

UNLINKED = ("libegl1", "libgl1", "shared-mime-info")
"""What is needed without being linked to: by Qt, and by the desktop to know the file type."""

RECOMMENDED = (FONTS, "desktop-file-utils", "libcups2 | libcups2t64", "xdg-utils")
"""What a desktop has by itself, save the fonts. KDE has no desktop-file-utils and does without: were it
needed, the package could not be installed there without a network."""

LINTIAN_OVERRIDES = (
    "dir-or-file-in-opt",
    "embedded-library",
    "binary-without-manpage",
    "duplicate-font-file",
    "unstripped-binary-or-object",
    "custom-library-search-path",
    "shared-library-lacks-prerequisites",
    "library-not-linked-against-libc",
    "hardening-no-pie",
    "hardening-no-fortify-functions",
    "hardening-no-bindnow",
    "hardening-no-relro",
    "no-debian-changes",
    "package-installs-python-bytecode",
    "executable-stack-in-shared-library",
    "sharedobject-in-library-directory-missing-soname",
    "bogus-mail-host",
)
"""What lintian says of a program that brings its own Python and Qt, which is meant here."""


def build(program: Path, out: Path, work: Path, *, quick: bool = False) -> Path:
    """Make the package.

    Args:
        program: The folder that PyInstaller made.
        out: The folder for the package.
        work: A folder for what is made on the way; what was in it is deleted.
        quick: Whether to pack it fast rather than small, to try it out.

    Returns:
        The package.
    """
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(program, tree / HOME, symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "piyue").symlink_to(f"/{HOME}/piyue")
    linux_files.write_share(tree / "usr" / "share")
    _documents(tree / "usr" / "share" / "doc" / "piyue", program)
    overrides = tree / "usr" / "share" / "lintian" / "overrides" / "piyue"
    overrides.parent.mkdir(parents=True)
    overrides.write_text("".join(f"piyue: {tag}\n" for tag in LINTIAN_OVERRIDES), encoding="utf-8")
    _modes(tree)
    _control(tree, program)
    os.environ["SOURCE_DATE_EPOCH"] = str(build_time())
    clamp(tree, build_time())
    target = out / f"piyue_{version()}_amd64.deb"
    out.mkdir(parents=True, exist_ok=True)
    packing = ["-Zgzip", "-z1"] if quick else ["-Zxz", "-z6"]
    command = ["dpkg-deb", "--build", "--root-owner-group", *packing, str(tree), str(target)]
    subprocess.run(command, check=True)
    return target


def _documents(folder: Path, program: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "copyright").write_text(copyright_file(program), encoding="utf-8")
    (folder / "changelog.gz").write_bytes(linux_files.packed(debian_changelog(changelog()).encode()))
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (folder / "NEWS.md.gz").write_bytes(linux_files.packed(changes))


def debian_changelog(releases: list[Release]) -> str:
    """Return the changelog in Debian's form, the newest version first; what changed is told in NEWS.md."""
    told = []
    for release in releases:
        if release.version:
            moment = release.date or build_date()
            date = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC)
            told.append(
                f"piyue ({release.version}) unstable; urgency=medium\n\n"
                "  * What changed is told in NEWS.md.gz beside this file.\n\n"
                f" -- {maintainer()}  {format_datetime(date)}\n"
            )
    return "\n".join(told)


def copyright_file(program: Path) -> str:
    """Return the package's file of licenses, machine-readable as Debian has it: ours, and what is inside."""
    words = (ROOT / "LICENSE").read_text(encoding="utf-8").partition("\n\n")[2]
    (owner,) = [line for line in words.splitlines() if line.startswith("Copyright")]
    terms = words.partition(owner)[2].strip()
    indented = "\n".join(f" {line}" if line else " ." for line in terms.splitlines())
    return f"""Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Piyue
Comment: The licenses of the libraries inside are in /{HOME}/{_license_folder(program)}.

Files: *
Copyright: {owner.removeprefix("Copyright (c) ")}
License: MIT
{indented}
"""


def _license_folder(program: Path) -> str:
    (found,) = [path.name for path in program.iterdir() if path.name == licenses.FOLDER]
    return found


def _control(tree: Path, program: Path) -> None:
    folder = tree / "DEBIAN"
    folder.mkdir()
    size = sum(path.stat().st_size for path in _files(tree)) // 1024
    (folder / "control").write_text(control(elf.dependencies(program), size), encoding="utf-8")
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}\n"
        for path in _files(tree)
        if "DEBIAN" not in path.parts
    ]
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")
    folder.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o644)


def control(depends: list[str], size_kib: int) -> str:
    """Return the control file.

    Args:
        depends: The clauses of the dependencies.
        size_kib: What is installed, in KiB.
    """
    clauses = [*depends, *(name for name in UNLINKED if name not in depends)]
    text = "\n .\n".join(f" {paragraph}" for paragraph in DESCRIPTION["en"])
    return f"""Package: piyue
Version: {version()}
Architecture: amd64
Maintainer: {maintainer()}
Installed-Size: {size_kib}
Depends: {", ".join(clauses)}
Recommends: {", ".join(RECOMMENDED)}
Section: editors
Priority: optional
Description: {SUMMARY["en"][0].lower()}{SUMMARY["en"][1:]}
{_folded(text)}
"""


def _folded(text: str, width: int = 78) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        words = line.split()
        kept = ""
        for word in words:
            if kept and len(kept) + len(word) + 2 > width:
                lines.append(f" {kept}")
                kept = word
            else:
                kept = f"{kept} {word}".strip()
        lines.append(f" {kept}")
    return "\n".join(lines)


def _files(tree: Path) -> list[Path]:
    return sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())


def _modes(tree: Path) -> None:
    """Let everybody read everything, and run what is a program; nothing else may be run."""
    for path in [tree, *tree.rglob("*")]:
        if path.is_symlink():
            continue
        runs = path.is_dir() or path == tree / HOME / "piyue"
        path.chmod(0o755 if runs else 0o644)


def clamp(tree: Path, moment: int) -> None:
    """Set one time for everything below a folder, in seconds since 1970."""
    for path in [tree, *tree.rglob("*")]:
        os.utime(path, (moment, moment), follow_symlinks=False)
