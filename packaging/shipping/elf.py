"""Shared libraries: which of the system's a folder of programs needs, and which Debian packages have them."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

_MAGIC = b"\x7fELF"

WHERE_PRESENT = ("platformthemes/libqgtk3", "printsupport/libcups")
"""Plugins that Qt loads only where the desktop has what they need; that is no reason to install it."""

RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}
"""Packages that later releases call by another name."""

UNVERSIONED = ("libgl1", "libegl1")
"""Packages of which any version will do, whoever provides it."""


def programs(folder: Path) -> list[Path]:
    """Return the programs and libraries below a folder, in order of name."""
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and _is_elf(path)
    )


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == _MAGIC


def needed(folder: Path) -> list[str]:
    """Return the names of the shared libraries that a folder needs and does not have, in order."""
    found = [path for path in programs(folder) if not any(part in str(path) for part in WHERE_PRESENT)]
    inside = {path.name for path in folder.rglob("*")}
    names = {name for path in found for name in _needs(path)}
    return sorted(names - inside)


def _needs(path: Path) -> list[str]:
    told = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
    return re.findall(r"^\s+NEEDED\s+(\S+)$", told, re.MULTILINE)


def oldest_glibc(folder: Path) -> tuple[int, int]:
    """Return the version of glibc that a folder's programs need at least."""
    versions = {(2, 0)}
    for path in programs(folder):
        told = subprocess.run(["objdump", "-T", str(path)], capture_output=True, text=True, check=True).stdout
        versions |= {(int(a), int(b)) for a, b in re.findall(r"GLIBC_(\d+)\.(\d+)", told)}
    return max(versions)


def debian_packages(names: Iterable[str]) -> list[str]:
    """Return the Debian packages that have the libraries of these names, in order, on this Debian.

    Raises:
        LookupError: No installed package has one of them.
    """
    return sorted({_package(name) for name in names})


def _package(name: str) -> str:
    told = subprocess.run(["dpkg", "-S", f"*/{name}"], capture_output=True, text=True, check=False).stdout
    for line in told.splitlines():
        package, _, path = line.partition(": ")
        if re.search(r"^(/usr)?/lib(64)?(/[^/]*-linux-gnu[^/]*)?/[^/]+$", path.strip()):
            return package.split(",")[0].split(":")[0]
    raise LookupError(name)


def dependencies(folder: Path) -> list[str]:
    """Return the clauses of ``Depends`` that a folder of programs needs."""
    glibc = "libc6 (>= {}.{})".format(*max(oldest_glibc(folder), (2, 31)))
    others = [name for name in debian_packages(needed(folder)) if name != "libc6"]
    return [glibc, *(f"{name} | {RENAMED[name]}" if name in RENAMED else name for name in others)]
